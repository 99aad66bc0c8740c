"""Where the boxes and arrows of a layered drawing stand, left to right: laid out by dagre.

dagre is JavaScript. It runs in an interpreter that has no files and no network, and is given sizes and numbers alone:
no text of a report reaches it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

GAPS = {"nodesep": 10, "edgesep": 10}
"""Pixels between boxes of a layer, and between arrows."""

MOST_MEMORY = 256 * 2**20
"""Bytes that the interpreter may use: 100 boxes take 10 MB."""

MOST_KEPT = 1_000
"""Layouts kept for graphs of the same shape: as many as a page has claims."""

Point = tuple[int, int]


class Box(NamedTuple):
    """The size of a box, in pixels."""

    width: int
    height: int


class Arrow(NamedTuple):
    """From which box to which, by their places in the list, and the size of the words on it."""

    start: int
    end: int
    width: int
    height: int


class Course(NamedTuple):
    """The middle of the words on an arrow, and the points that it runs through."""

    x: int
    y: int
    points: tuple[Point, ...]


class Layout(NamedTuple):
    """The size of a drawing, the middle of each box, and the course of each arrow, in the order they were given."""

    width: int
    height: int
    boxes: tuple[Point, ...]
    arrows: tuple[Course, ...]


@lru_cache(MOST_KEPT)
def arrange(boxes: tuple[Box, ...], arrows: tuple[Arrow, ...], gap: int) -> Layout:
    """The layout of a graph; the same graph has the same layout. At most one arrow from one box to another.

    `gap` is from a box to the next in pixels, without the words between them.
    """
    gaps = GAPS | {"ranksep": gap}
    found = json.loads(_engine()(json.dumps({"boxes": boxes, "arrows": arrows, "gaps": gaps})))
    places = _points(found["boxes"])
    courses = [Course(x, y, _points(points)) for x, y, points in found["arrows"]]
    layout = Layout(found["width"], found["height"], places, tuple(courses))
    return _mirrored(layout) if len(places) > 1 and places[1][1] > places[-1][1] else layout


def _points(found: Sequence[Sequence[int]]) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in found)


def _mirrored(layout: Layout) -> Layout:
    """The layout upside down: dagre likes to set the first of equals last."""
    height = layout.height
    courses = (Course(x, height - y, tuple((a, height - b) for a, b in points)) for x, y, points in layout.arrows)
    return layout._replace(boxes=tuple((x, height - y) for x, y in layout.boxes), arrows=tuple(courses))


def _engine() -> Callable[[str], str]:
    """dagre, ready to be called: a new interpreter each time (5 ms), because none may pass from thread to thread."""
    import quickjs

    context = quickjs.Context()
    context.set_memory_limit(MOST_MEMORY)
    folder = resources.files("firsthand.present") / "dagre"
    for name in ("dagre.min.js", "arrange.js"):
        context.eval((folder / name).read_text("utf-8"))
    function: Callable[[str], str] = context.get("arrange")
    return function
