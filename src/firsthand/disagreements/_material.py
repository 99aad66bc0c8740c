"""What a detector of disagreements looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from firsthand.disagreements._days import name_days
from firsthand.disagreements._lines import NO_LINES, Line, Lines, is_content, plain
from firsthand.records import Assertion, Attribution, Claim, Parse, Passage, Range, Report, Source, Span, Value

LONGEST_SUBJECT = 200
"""Characters of a sentence that is shown whole as what a disagreement is about: a line or two of a page."""


@dataclass(frozen=True, slots=True)
class Material:
    """One story: its reports and all that was found in them. Every detector takes one and yields disagreements."""

    reports: Mapping[str, Report]
    parses: Mapping[str, Parse]
    sources: tuple[Source, ...]
    attributions: Mapping[str, Attribution]
    claims: tuple[Claim, ...]
    passages: Sequence[Passage]
    lines: Lines = NO_LINES

    def text(self, span: Span | Assertion) -> str:
        """The words of a span."""
        return self.reports[span.report].text[span.start : span.end]

    def value(self, report: str, start: int, end: int, value: str | None = None) -> Value:
        """One side of a disagreement; without a plain form its own words are its value."""
        return Value(report, start, end, value or " ".join(self.reports[report].text[start:end].split()))

    def sentence(self, side: Value) -> str:
        """The sentence in which one side of a disagreement begins, its end left out where it is long."""
        line = self.line_at(side.report, side.start)
        told = self.value(line.report, line.start, line.end).value if line else side.value
        return told if len(told) <= LONGEST_SUBJECT else told[:LONGEST_SUBJECT].rpartition(" ")[0] + " …"

    def words(self, report: str, start: int, end: int) -> frozenset[str]:
        """The content words between two characters of a report, as lemmas."""
        return frozenset(
            plain(t) for t in self.parses[report].tokens[slice(*self.tokens(report, start, end))] if is_content(t)
        )

    def days(self, line: Line) -> frozenset[str]:
        """The days that a sentence names."""
        tokens = self.parses[line.report].tokens[slice(*line.tokens)]
        return frozenset(name_days(tokens, self.reports[line.report].published))

    def line_at(self, report: str, at: int) -> Line | None:
        """The sentence that a character of a report stands in."""
        lines = self.lines.of[report]
        before = bisect_right(lines, at, key=lambda line: line.start)
        return lines[before - 1] if before and at < lines[before - 1].end else None

    def tokens(self, report: str, start: int, end: int) -> Range:
        """The range of the tokens that stand between two characters of a report."""
        tokens = self.parses[report].tokens
        first = bisect_left(tokens, start, key=lambda t: t.start)
        last = bisect_right(tokens, end, first, key=lambda t: t.end)
        return (first, last) if first < last else (0, 0)


def gather(pairs: Iterable[tuple[Value, Value]], material: Material) -> Iterator[tuple[Value, ...]]:
    """The sides of each disagreement, put together from pairs of sides; sides whose stretches overlap are one.

    The sides stand in the order of the reports and of their text, whatever order the pairs come in.
    """
    pairs = list(pairs)
    order = {key: n for n, key in enumerate(material.reports)}
    sides = sorted({v for pair in pairs for v in pair}, key=lambda v: (order[v.report], v.start, v.end, v.value))
    graph = nx.Graph()
    graph.add_nodes_from(sides)
    graph.add_edges_from((*pairs, *_overlapping(sides)))
    number = {side: n for n, group in enumerate(nx.connected_components(graph)) for side in group}
    groups: dict[int, list[Value]] = {}
    for side in sides:
        groups.setdefault(number[side], []).append(side)
    for group in groups.values():
        yield tuple(_apart(group))


def _overlapping(sides: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Of sides in order each that overlaps one before it, with that of those which reaches farthest."""
    farthest: Value | None = None
    for side in sides:
        if farthest is not None and _overlap(farthest, side):
            yield farthest, side
        if farthest is None or farthest.report != side.report or farthest.end < side.end:
            farthest = side


def list_told(values: Iterable[Value]) -> str:
    """What the sides of a disagreement say, each once."""
    return " / ".join(dict.fromkeys(v.value for v in values))


def _overlap(a: Value, b: Value) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _apart(sides: Iterable[Value]) -> Iterator[Value]:
    """The sides without those whose stretch another side of the same report covers in part."""
    kept: list[Value] = []
    for side in sides:
        if not any(_overlap(side, other) for other in kept[-1:]):
            kept.append(side)
            yield side
