"""The places of the world by their names: the gazetteer that ships with the package.

They are those of GeoNames (https://www.geonames.org, CC BY 4.0): countries, their first and second divisions, and
235,000 cities, towns and villages. `training/places.py` writes the file, docs/decisions/0012 says why so.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, NamedTuple

Sort = Literal["C", "A", "B", "P"]
"""A country, a first division of one, a second division, a populated place."""

LONGEST_NAME = 60
"""Characters of a name that is looked up."""

MOST_NAMESAKES = 200
"""Places of one name that are looked at: "Santa Maria" has the most, 164."""

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
    """The lines that have `key` among their names.

    The text is searched, in 7 milliseconds: reading it all into records takes as long as 100 searches, and their memory
    in every process; a pair of reports needs 30.
    """
    text, wanted, at = _gazetteer(), f"|{key}|".encode(), 0
    for _ in range(MOST_NAMESAKES):
        at = text.find(wanted, at)
        if at < 0:
            return
        yield _entry(_line(at))
        at = text.find(b"\n", at)


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
