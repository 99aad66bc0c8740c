"""A map of where a story's event is, drawn from outlines that lie beside this module: no tile is loaded from anywhere.

The outlines are Natural Earth's at 1:110 million (public domain), as world-atlas 2.0.2 ships them (ISC), in tenths of
a degree: x from the 180th meridian eastwards, y from the North Pole southwards.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from firsthand.records import Place

WIDTH, HEIGHT = 440, 240
"""Tenths of a degree shown around the place: a country of middling size with its neighbours."""

WORLD_WIDTH, WORLD_HEIGHT = 3600, 1800

PRECISIONS = {
    1: "the place itself",
    2: "near the place",
    3: "somewhere in its district",
    4: "somewhere in its region",
    6: "somewhere in its country",
}


@dataclass(frozen=True, slots=True)
class MapView:
    """Outlines around a place as SVG paths, what part of the world is shown, and where in it the place is."""

    left: int
    top: int
    land: str
    borders: str
    x: int
    y: int
    name: str
    where: str
    precision: str
    rough: bool


def view(place: Place | None) -> MapView | None:
    """The map of a place; None where it is not known where it lies."""
    if not place or place.latitude is None or place.longitude is None:
        return None
    if not (abs(place.latitude) <= 90 and abs(place.longitude) <= 180):
        return None
    x, y = round((place.longitude + 180) * 10), round((90 - place.latitude) * 10)
    left = min(max(0, x - WIDTH // 2), WORLD_WIDTH - WIDTH)
    top = min(max(0, y - HEIGHT // 2), WORLD_HEIGHT - HEIGHT)
    where = ", ".join(dict.fromkeys(part for part in (place.name, place.region, place.country) if part))
    return MapView(
        left,
        top,
        _paths("land", left, top, "z"),
        _paths("borders", left, top, ""),
        x,
        y,
        place.name,
        where,
        f"{PRECISIONS[place.precision]}; {_degrees(place.latitude, 'NS')} {_degrees(place.longitude, 'EW')}",
        place.precision > 2,
    )


def _degrees(value: float, signs: str) -> str:
    return f"{abs(value):.2f}° {signs[value < 0]}"


@cache
def _outlines() -> dict[str, list[list[int]]]:
    text = (resources.files("firsthand.present") / "outlines" / "world.json").read_text("utf-8")
    found: dict[str, list[list[int]]] = json.loads(text)
    return found


def _paths(name: str, left: int, top: int, close: str) -> str:
    """The lines of that name that touch the part of the world shown."""
    return "".join(_path(line) + close for line in _outlines()[name] if _touches(line, left, top))


def _path(line: Sequence[int]) -> str:
    steps = (f"{x - a} {y - b}" for a, b, x, y in zip(line[::2], line[1::2], line[2::2], line[3::2], strict=False))
    return f"M{line[0]} {line[1]}l{' '.join(steps)}"


def _touches(line: Sequence[int], left: int, top: int) -> bool:
    inside_x = min(line[::2]) <= left + WIDTH and max(line[::2]) >= left
    return inside_x and min(line[1::2]) <= top + HEIGHT and max(line[1::2]) >= top
