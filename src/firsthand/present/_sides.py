"""The sides of a disagreement; for figures also the lowest, the one told most, the highest, and all of them in time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.languages import figures
from firsthand.present import _times, _words
from firsthand.present._evidence import CONTEXT, Evidence, Group, Quote
from firsthand.present._times import Moment
from firsthand.records import Disagreement, Report, Span, Value

MOST_VALUES = 100
"""Quotes shown for one value, and dots in one plot."""

KINDS = {"polarity": "said and denied", "identity": "who it is"}
"""Kinds of disagreement whose name in the trace is a term."""

PLOT_WIDTH, PLOT_HEIGHT = 640, 110
"""Units of the field in which the dots stand."""

NAME_LETTER, NAME_HEIGHT, NAME_GAP = 7, 15, 18
"""Units that a letter of an outlet's name takes beside a dot, the height of the name, and its distance from dots."""

NAME_LETTERS = 32
"""Letters of a name written beside a dot."""

LEFT, RIGHT, TOP, BOTTOM = 76, 24, 14, 34
"""Units around the field: for the figures, for half a dot, and for the days."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The low, best or high of a disagreement about figures, and who tells it."""

    name: str
    value: str
    who: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in a report: its place, whose it is, and where it stands. `width` is how imprecise its date is.

    `named` is whether there is room to write whose it is beside it, and `left` on which side.
    """

    x: int
    y: int
    width: int
    label: str
    value: str
    anchor: str
    named: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures over time: the dots, the figures beside their lines, and the first and the last day."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, str], ...]
    first: str
    last: str
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """The sides of a disagreement: each value with the quotes that give it."""

    anchor: str
    kind: str
    subject: str
    sides: tuple[Group, ...]
    extremes: tuple[Extreme, ...]
    plot: Plot | None
    reason: str


def view(anchor: str, disagreement: Disagreement, reports: dict[str, Report], evidence: Evidence) -> DisagreementView:
    """A disagreement, ready to print; no side is called right."""
    sides: dict[str, list[Quote]] = {}
    for value in disagreement.values:
        quotes = sides.setdefault(_words.side(disagreement, value.value), [])
        if len(quotes) < MOST_VALUES:
            quotes.append(evidence.quote(Span(value.report, value.start, value.end), CONTEXT))
    told = [(v, n) for v in disagreement.values if (n := amount(v.value)) is not None]
    figure = disagreement.kind == "figure" and len({n for _, n in told}) > 1
    return DisagreementView(
        anchor=anchor,
        kind=KINDS.get(disagreement.kind, disagreement.kind),
        subject=disagreement.subject,
        sides=tuple(Group(value, tuple(sides[value])) for value in _ordered(sides, figure)),
        extremes=tuple(_extremes(told, evidence)) if figure else (),
        plot=_plot(told[:MOST_VALUES], reports, evidence) if figure else None,
        reason=_words.side(disagreement, disagreement.reason),
    )


def _ordered(values: Iterable[str], figure: bool) -> list[str]:
    """The values, figures from the lowest to the highest; one that tells no single number comes last."""
    return sorted(values, key=lambda v: math.inf if (n := amount(v)) is None else n) if figure else list(values)


def amount(text: str) -> float | None:
    """The number in the words of a figure ("about 400", "some 4,000 people"); None where they tell no single one."""
    words = text.split()[:12]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            found = figures.number(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return None


def _extremes(told: Sequence[tuple[Value, float]], evidence: Evidence) -> list[Extreme]:
    """The lowest, the one that most reports tell (or that there is none), and the highest."""
    by_number: dict[float, list[Value]] = {}
    for value, number in told:
        by_number.setdefault(number, []).append(value)
    ranks = Counter({n: len({v.report for v in values}) for n, values in by_number.items()}).most_common(2)
    best = [ranks[0][0]] if len(ranks) == 1 or ranks[0][1] > ranks[1][1] else []
    named = [("Low", [min(by_number)]), ("Best: told by most", best), ("High", [max(by_number)])]
    return [
        Extreme(name, by_number[numbers[0]][0].value, _who(by_number[numbers[0]], evidence))
        if numbers
        else Extreme(name, "none", "no figure is told by more reports than the others")
        for name, numbers in named
    ]


def _who(values: Sequence[Value], evidence: Evidence) -> str:
    return _words.listing(list(dict.fromkeys(evidence.label(v.report) for v in values)), 3)


def _plot(told: Sequence[tuple[Value, float]], reports: dict[str, Report], evidence: Evidence) -> Plot | None:
    """The figures over time; None where fewer than two reports have a date that can be read."""
    dated: list[tuple[Value, float, Moment]] = []
    undated: list[str] = []
    for value, number in told:
        report = reports.get(value.report)
        found = _times.moment(report.published) if report else None
        if found:
            dated.append((value, number, found))
        else:
            undated.append(f"{evidence.label(value.report)}: {value.value}")
    if len({v.report for v, _, _ in dated}) < 2:
        return None
    numbers = sorted({n for _, n, _ in dated})
    heights = {n: _height(n, numbers[0], numbers[-1]) for n in numbers}
    places = _times.scaled([m for _, _, m in dated], PLOT_WIDTH)
    dots: list[Dot] = []
    for (v, n, _), (x, w) in zip(dated, places, strict=True):
        label, anchor, y = evidence.label(v.report), evidence.quote(Span(*v[:3])).anchor, heights[n]
        start, end = _reach(x, label)
        beside = [_reach(d.x - LEFT, d.label) for d in dots if d.named and abs(d.y - y) < NAME_HEIGHT]
        level = [at for (_, m, _), (at, _) in zip(dated, places, strict=True) if abs(heights[m] - y) < NAME_HEIGHT]
        room = not any(s < end and start < e for s, e in beside) and not any(start < at < end for at in level)
        dots.append(Dot(LEFT + x, y, w, label, v.value, anchor, room, end == x))
    days = sorted((m.start, reports[v.report].published) for v, _, m in dated)
    return Plot(
        LEFT + PLOT_WIDTH + RIGHT,
        TOP + PLOT_HEIGHT + BOTTOM,
        tuple(dots),
        tuple((heights[n], f"{n:,.10g}") for n in _apart(numbers, heights)),
        _words.day(days[0][1]),
        _words.day(days[-1][1]),
        tuple(undated),
    )


def _reach(x: int, label: str) -> tuple[int, int]:
    """From where to where the name beside a dot goes: to its left in the right half, so that it stays in the plot."""
    wide = NAME_LETTER * min(len(label), NAME_LETTERS) + NAME_GAP
    return (x - wide, x) if x > PLOT_WIDTH // 2 else (x, x + wide)


def _height(number: float, low: float, high: float) -> int:
    return TOP + round((high - number) / ((high - low) or 1.0) * PLOT_HEIGHT)


def _apart(numbers: Sequence[float], heights: dict[float, int]) -> list[float]:
    """The figures that are written beside their lines: not two within the height of a letter."""
    kept: list[float] = []
    for number in numbers:
        if not kept or heights[kept[-1]] - heights[number] >= 16:
            kept.append(number)
    return kept
