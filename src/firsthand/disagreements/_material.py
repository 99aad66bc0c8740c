"""What a detector of disagreements looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.disagreements._days import name_days
from firsthand.disagreements._lines import NO_LINES, Line, Lines, is_content, plain
from firsthand.records import Assertion, Attribution, Claim, Parse, Passage, Range, Report, Source, Span, Value


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
        inside = [k for k, t in enumerate(tokens) if start <= t.start and t.end <= end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def gather(pairs: Iterable[tuple[Value, Value]], material: Material) -> Iterator[tuple[Value, ...]]:
    """The sides of each disagreement, put together from pairs of sides; sides whose stretches overlap are one.

    The sides stand in the order of the reports and of their text, whatever order the pairs come in.
    """
    pairs = list(pairs)
    order = {key: n for n, key in enumerate(material.reports)}
    sides = sorted({v for pair in pairs for v in pair}, key=lambda v: (order[v.report], v.start, v.end, v.value))
    group = {side: n for n, side in enumerate(sides)}
    joined = [(a, b) for a, b in combinations(sides, 2) if _overlap(a, b)]
    for a, b in [*pairs, *joined]:
        low, high = sorted((group[a], group[b]))
        group = {side: low if of == high else of for side, of in group.items()}
    for number in sorted(set(group.values())):
        yield tuple(_apart(side for side in sides if group[side] == number))


def _overlap(a: Value, b: Value) -> bool:
    return a.report == b.report and a.start < b.end and b.start < a.end


def _apart(sides: Iterable[Value]) -> Iterator[Value]:
    """The sides without those whose stretch another side of the same report covers in part."""
    kept: list[Value] = []
    for side in sides:
        if not any(_overlap(side, other) for other in kept):
            kept.append(side)
            yield side
