"""The places of the world by their names: the gazetteer that ships with the package.

They are those of GeoNames (https://www.geonames.org, CC BY 4.0): countries, their first and second divisions, and
235,000 cities, towns and villages. `training/places.py` writes the file, docs/decisions/0012 says why so.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Sort = Literal["C", "A", "B", "P"]
"""A country, a first division of one, a second division, a populated place."""

LONGEST_NAME = 60
"""Characters of a name that is looked up."""

MOST_NAMESAKES = 200
"""Places of one name that are looked at: "Santa Maria" has the most, 164."""

DIGESTED = 16
"""Bytes of a name that it is looked up by, with its size: at most 164 of the 646,000 names agree in them, and those are
one name."""

PRIME = 16_777_619
"""What a digest is multiplied by for each of its bytes, after Fowler, Noll and Vo."""

_OTHER = re.compile(r"[\W_ʻʼ]+")
_ARTICLE = re.compile(r"(?:the|a[ldnrstz]|ash|el)[ -](?=\w)", re.IGNORECASE)


class Entry(NamedTuple):
    """A place of the gazetteer. `first` is the code of the first division that it lies in, `people` its inhabitants.

    The coordinates of a division are those of its most populous place; a country has none.
    """

    sort: Sort
    country: str
    first: str
    name: str
    geonames: int
    latitude: float | None
    longitude: float | None
    people: int


def fold(name: str) -> str:
    """The letters of a name, lower case and without accents: "Deir ez-Zor" and "Deir Ezzor" are one."""
    plain = unicodedata.normalize("NFKD", name[:LONGEST_NAME])
    return _OTHER.sub("", "".join(c for c in plain if not unicodedata.combining(c)).casefold())


@lru_cache(maxsize=50_000)
def find_entries(name: str) -> tuple[Entry, ...]:
    """The places of that name: countries, divisions, then populated places, those of most people first.

    Where there is none it is looked for without its article ("al-", "the").
    """
    keys = (fold(name), fold(_ARTICLE.sub("", name, count=1)))
    return next((found for key in dict.fromkeys(keys) if len(key) > 2 and (found := tuple(search(key)))), ())


def search(key: str) -> Iterator[Entry]:
    """The lines that have `key` among their names, in their order."""
    text, wanted, read = _gazetteer(), f"|{key}|".encode(), 0
    found = 0
    for at in _places_of(wanted):
        if at >= read and text.startswith(wanted, at) and found < MOST_NAMESAKES:
            yield _entry(_line(at))
            read, found = text.find(b"\n", at), found + 1


def _places_of(wanted: bytes) -> Sequence[int]:
    """Where names stand, each from the bar before it, that have the digest of one in its bars; others may have it."""
    import numpy as np

    digests, places = _index()
    digest = _digest(np.frombuffer(wanted, np.uint8), np.zeros(1, np.int64), np.array([len(wanted) - 1]))
    first, last = (int(np.searchsorted(digests, digest, side)[0]) for side in ("left", "right"))
    return [int(at) for at in places[first:last]]


@cache
def _index() -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The digests of all names in order, and for each where it stands.

    It takes 0.2 seconds and 12 MB; a search without it takes 7 milliseconds, and a pair of reports needs 30, a story of
    a hundred reports 200 and more. Reading the text into records takes as long as 100 of them.
    """
    import numpy as np

    text = np.frombuffer(_gazetteer(), np.uint8)
    bars = np.flatnonzero(text == ord("|"))
    digests = _digest(text, bars[:-1], np.diff(bars))
    order = np.argsort(digests, kind="stable")
    return digests[order], bars[order]


def _digest(text: NDArray[np.uint8], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.uint32]:
    """A number for each stretch of `text`, made of its size and its first DIGESTED bytes."""
    import numpy as np

    found = sizes.astype(np.uint32)
    for k in range(1, DIGESTED):
        letters = text[np.minimum(starts + k, len(text) - 1)]
        found = found * np.uint32(PRIME) + np.where(k < sizes, letters, 0).astype(np.uint32)
    return found


def _entry(line: bytes) -> Entry:
    _, sort, country, first, name, number, latitude, longitude, people = line.decode().split("\t")
    where = [float(v) if v else None for v in (latitude, longitude)]
    return Entry(sort, country, first, name, int(number), where[0], where[1], int(people))  # type: ignore[arg-type]


@cache
def _gazetteer() -> bytes:
    return lzma.decompress((resources.files("firsthand.languages") / "places.tsv.xz").read_bytes())


@cache
def list_countries() -> Mapping[str, Entry]:
    """The countries by their codes and by their folded names; they stand first in the gazetteer."""
    text = _gazetteer()
    lines = text[1 : text.find(b"\tA\t")].split(b"\n")
    entries = [_entry(line) for line in lines if b"\tC\t" in line]
    return {e.country: e for e in entries} | {fold(e.name): e for e in entries}


@cache
def name_region(country: str, first: str) -> str | None:
    """The name of a first division, by the codes of its country and its own."""
    at = _gazetteer().find(f"\tA\t{country}\t{first}\t".encode()) if first else -1
    return _entry(_line(at)).name if at >= 0 else None


def _line(at: int) -> bytes:
    text = _gazetteer()
    return text[text.rfind(b"\n", 0, at) + 1 : text.find(b"\n", at)]
