"""The phrases that pages print around their reports: a list for each language, with small misspellings let pass."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

FewWords = Literal["whole", "starts", "related", "closing"]

CLOSEST = 90
"""Likeness (0 to 100, rapidfuzz's ratio) from which a line is a phrase of the list: "Leave a Commment" has 97,
"Advertisment" 96; other words stay below ("related to this" and "related topics" have 83)."""

SHORTEST_FUZZY = 8
"""Letters; shorter lines must be the phrase itself: "prime" is one letter from "print"."""

MOST_WORDS = 14
"""Words of a line that can be furniture by its phrase; a longer one is prose that happens to begin so."""


def matches(line: str, kind: FewWords, code: str = "en") -> bool:
    """Whether `line` is (`whole`, `closing`), or begins with (`starts`, `related`), a phrase of that list."""
    plain = simplify(line)
    words = plain.split()
    if not words or len(words) > MOST_WORDS:
        return False
    phrases = _phrases(code)[kind]
    if kind in ("whole", "closing"):
        return _like(plain, phrases.get(len(words), ())) or _like(plain, _near(phrases, len(words)))
    return any(_like(" ".join(words[:n]), phrases[n]) for n in phrases if n <= len(words))


def simplify(line: str) -> str:
    """`line` in lower case without figures and punctuation."""
    return " ".join(re.sub(r"[^\w\s']|[\d_]", " ", line.lower().replace("’", "'")).replace("'", "").split())


def _near(phrases: Mapping[int, tuple[str, ...]], words: int) -> tuple[str, ...]:
    """Phrases of one word more or less, for words that run together or fall apart."""
    return phrases.get(words - 1, ()) + phrases.get(words + 1, ())


def _like(text: str, phrases: tuple[str, ...]) -> bool:
    if text in phrases:
        return True
    if len(text) < SHORTEST_FUZZY or not phrases:
        return False
    from rapidfuzz import fuzz, process

    return process.extractOne(text, phrases, scorer=fuzz.ratio, score_cutoff=CLOSEST) is not None


@cache
def _phrases(code: str) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """For each list, its phrases by how many words they have."""
    text = (resources.files("firsthand.languages") / code / "furniture.toml").read_text("utf-8")
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for kind, phrases in tomllib.loads(text).items():
        by_length: dict[int, tuple[str, ...]] = {}
        for phrase in dict.fromkeys(simplify(p) for p in phrases):
            by_length[len(phrase.split())] = (*by_length.get(len(phrase.split()), ()), phrase)
        found[kind] = by_length
    return found
