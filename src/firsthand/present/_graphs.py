"""The chain of a claim as one drawing: every origin, channel, unseen text and report once, and arrows with words."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from firsthand.present import _layouts
from firsthand.present._chains import Node
from firsthand.present._layouts import Arrow, Box, Course, Layout, Point
from firsthand.records import Derivation

MOST_LEAVES = 9
"""Reports drawn below one node where none of them leads further; a screen holds ten rows."""

MOST_BOXES = 40
"""Boxes in one drawing: two screens. dagre takes 20 ms for them."""

MOST_ARROWS = 80
"""Arrows in one drawing; dagre takes up to 0.2 s for as many that cross each other and the layers."""


class Sizes(NamedTuple):
    """Pixels of a box, of the words on an arrow and between layers; letters of a Latin text in a line of each.

    The letters were counted on screenshots. `lines` is how many a box's name may take.
    """

    box: int
    words: int
    gap: int
    label_letters: int
    words_letters: int
    lines: int


ROOMY = Sizes(160, 132, 40, 18, 18, 3)
"""Two boxes and the words between them are 490 wide, three with two arrows 820."""

TIGHT = Sizes(124, 104, 28, 13, 14, 3)
"""For a chain that would be too wide: four boxes with words on two of three arrows are 830 wide."""

FEWER = 2
"""Letters less in a line of a name that is bold or stands in a round box."""

COMMON_WIDTH = 850
"""Pixels that a claim has in a window 1,280 wide."""

MOST_SHRUNK = 1_160
"""Pixels of a drawing that is shrunk to fit: its words, 12 pixels high, are then 9."""

WORDLESS = 24
"""Pixels of an arrow that says nothing."""

LINE, SMALL_LINE, PADDING = 18, 14, 12
"""Pixels: the height of a line of a box's name, of a small line, and of the space around them."""

MARGIN = 1
"""Pixels around the drawing, for the borders of its boxes."""


@dataclass(frozen=True, slots=True)
class Words:
    """What an arrow says: the words of a report, the anchor where they stand, and how the step goes."""

    said: str
    anchor: str
    how: str
    lost: str = ""


UNSEEN = Words("", "", "step not seen")
"""What the arrow to a text that is not here says: no report has words for it."""


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box at its place, with the arrows that lead to it; `more` counts reports that are not drawn one by one."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    arrows: tuple[DrawnArrow, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class DrawnArrow:
    """An arrow: its path and its tip in SVG, its words and where they stand."""

    path: str
    tip: str
    words: Words
    loose: bool
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes in the order in which the chain is read; `left_out` counts those that found no room."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    left_out: int

    @property
    def wide(self) -> bool:
        """Whether it is scrolled where it does not fit: shrunk it could not be read."""
        return self.width > MOST_SHRUNK


@dataclass(slots=True)
class _Graph:
    """Nodes by id in the order of reading, how many reports each stands for, and the steps from one to another."""

    nodes: dict[str, Node]
    more: dict[str, int]
    steps: dict[tuple[str, str], tuple[Derivation, ...]]


def draw(roots: Sequence[Node], words: Callable[[Sequence[Derivation]], Words]) -> Drawing:
    """The drawing of a chain's trees, in which a report that rests on two origins stands once, with two arrows."""
    graph = _merged(roots)
    unseen = {id for id, node in graph.nodes.items() if node.kind == "unseen"}
    told = {edge: UNSEEN if edge[1] in unseen else words(steps) for edge, steps in graph.steps.items()}
    boxes, arrows, layout = _arranged(graph, told, ROOMY)
    if layout.width > COMMON_WIDTH:
        boxes, arrows, layout = _arranged(graph, told, TIGHT)
    return Drawing(
        layout.width + 2 * MARGIN,
        layout.height + 2 * MARGIN,
        tuple(_boxes(graph, boxes, layout, _arrows(graph, boxes, arrows, layout, told))),
        _left_out(roots, graph),
    )


def _arranged(
    graph: _Graph, told: Mapping[tuple[str, str], Words], sizes: Sizes
) -> tuple[tuple[Box, ...], tuple[Arrow, ...], Layout]:
    places = {id: n for n, id in enumerate(graph.nodes)}
    boxes = tuple(_size(node, graph.more.get(id, 0), sizes) for id, node in graph.nodes.items())
    arrows = tuple(Arrow(places[a], places[b], *_size_of_words(told[a, b], sizes)) for a, b in graph.steps)
    return boxes, arrows, _layouts.arrange(boxes, arrows, sizes.gap)


def _merged(roots: Sequence[Node]) -> _Graph:
    graph = _Graph({}, {}, {})
    rest: list[tuple[str, Node]] = [("", root) for root in reversed(roots)]
    while rest:
        parent, node = rest.pop()
        if node.id not in graph.nodes:
            if len(graph.nodes) >= MOST_BOXES:
                continue
            graph.nodes[node.id] = node
        if parent and parent != node.id and len(graph.steps) < MOST_ARROWS:
            graph.steps[parent, node.id] = node.steps
        shown, folded = _folded(node.children)
        if folded and len(graph.nodes) < MOST_BOXES:
            more = f"more {node.id}"
            graph.nodes[more] = Node(more, "", "more")
            graph.more[more] = len(folded)
            graph.steps[node.id, more] = ()
        rest += [(node.id, child) for child in reversed(shown)]
    return graph


def _folded(children: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The children that are drawn, and those that are only counted: leaves, where there are too many."""
    leaves = [c for c in children if not c.children]
    if len(leaves) <= MOST_LEAVES:
        return list(children), []
    hidden = {id(c) for c in leaves[MOST_LEAVES - 1 :]}
    return [c for c in children if id(c) not in hidden], leaves[MOST_LEAVES - 1 :]


def _left_out(roots: Sequence[Node], graph: _Graph) -> int:
    ids: set[str] = set()
    rest = list(roots)
    while rest:
        node = rest.pop()
        ids.add(node.id)
        rest += node.children
    return max(0, len(ids) - len(graph.nodes) + len(graph.more) - sum(graph.more.values()))


def _size(node: Node, more: int, sizes: Sizes) -> Box:
    less = FEWER if node.kind in ("origin", "first hand", "channel") else 0
    lines = 1 if more else min(sizes.lines, _lines(node.label, sizes.label_letters - less))
    return Box(sizes.box, PADDING + LINE * lines + SMALL_LINE)


def _size_of_words(words: Words, sizes: Sizes) -> tuple[int, int]:
    """The words stand above the line and the kind of step below it, so that the line runs through the middle."""
    above = min(2, _lines(f"“{words.said}”", sizes.words_letters)) if words.said else 0
    below = min(2, _lines(words.how, sizes.words_letters)) + (1 if words.lost else 0) if words.how else 0
    return (sizes.words if above or below else WORDLESS), 2 * (SMALL_LINE * max(above, below) + 3)


def _lines(text: str, letters: int) -> int:
    """The lines that a text takes where no word is broken that fits; a wide letter takes the room of two."""
    wide = "".join("xx" if unicodedata.east_asian_width(c) in "WF" else c for c in text)
    return max(1, len(textwrap.wrap(wide, letters)))


def _boxes(
    graph: _Graph, boxes: Sequence[Box], layout: Layout, arrows: Mapping[str, Sequence[DrawnArrow]]
) -> Iterator[DrawnBox]:
    for (id, node), box, (x, y) in zip(graph.nodes.items(), boxes, layout.boxes, strict=True):
        left, top = x - box.width // 2 + MARGIN, y - box.height // 2 + MARGIN
        more = graph.more.get(id, 0)
        yield DrawnBox(node, left, top, box.width, box.height, tuple(arrows.get(id, ())), more)


def _arrows(
    graph: _Graph,
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    layout: Layout,
    told: Mapping[tuple[str, str], Words],
) -> dict[str, list[DrawnArrow]]:
    """By the id of a node: the arrows that lead to it."""
    found: dict[str, list[DrawnArrow]] = {}
    widths: dict[int, int] = {}
    for arrow, course in zip(arrows, layout.arrows, strict=True):
        widths[course.x] = max(arrow.width, widths.get(course.x, 0))
    for (start, end), arrow, course in zip(graph.steps, arrows, layout.arrows, strict=True):
        path, tip = _path(arrow, course, boxes, layout, widths[course.x])
        loose = graph.nodes[start].loose or graph.nodes[end].loose
        left, top = course.x - arrow.width // 2 + MARGIN, course.y - arrow.height // 2 + MARGIN
        drawn = DrawnArrow(path, tip, told[start, end], loose, left, top, arrow.width, arrow.height)
        found.setdefault(end, []).append(drawn)
    return found


def _path(arrow: Arrow, course: Course, boxes: Sequence[Box], layout: Layout, width: int) -> tuple[str, str]:
    """The path of an arrow from border to border, and its tip; it is straight where its layer has words, `width`."""
    (x1, y1), (x2, y2) = layout.boxes[arrow.start], layout.boxes[arrow.end]
    ahead = 1 if x2 > x1 else -1
    start = (x1 + ahead * boxes[arrow.start].width // 2, y1)
    end = (x2 - ahead * boxes[arrow.end].width // 2 - 7 * ahead, y2)
    half = ahead * width // 2
    straight = [(course.x - half, course.y), (course.x + half, course.y)]
    between = [p for p in course.points[1:-1] if abs(p[0] - course.x) > width // 2]
    before = [p for p in between if (p[0] - course.x) * ahead < 0]
    after = [p for p in between if (p[0] - course.x) * ahead > 0]
    points = [(x + MARGIN, y + MARGIN) for x, y in (start, *before, *straight, *after, end)]
    x, y = points[-1]
    return "".join(_curve(points)), f"M{x + 7 * ahead} {y}l{-8 * ahead}-4.5v9z"


def _curve(points: Sequence[Point]) -> Iterator[str]:
    """Through the points from left to right, level in each, so that the curves join smoothly."""
    yield f"M{points[0][0]} {points[0][1]}"
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (x1 + x2) // 2
        yield f"H{x2}" if y1 == y2 else f"C{middle} {y1} {middle} {y2} {x2} {y2}"
