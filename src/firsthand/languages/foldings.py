"""Words without what tells nothing of their meaning: case, accents, apostrophes."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from firsthand import languages


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """`word` without case, accents, apostrophes and the points of an abbreviation."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in letters if c.isalnum()) or word


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """A number of 64 bits for a word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def listed(name: str, language: str | None) -> frozenset[str]:
    """The word list `name` of a language (English where unknown), empty where that language has none."""
    code = (language or languages.DEFAULT)[:2].lower()
    try:
        return languages.words(name, code) if code in languages.known() else frozenset()
    except KeyError:
        return frozenset()
