"""What a detector of disagreements looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

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

    def text(self, span: Span | Assertion) -> str:
        """The words of a span."""
        return self.reports[span.report].text[span.start : span.end]

    def value(self, report: str, start: int, end: int, value: str | None = None) -> Value:
        """One side of a disagreement; without a plain form its own words are its value."""
        return Value(report, start, end, value or " ".join(self.reports[report].text[start:end].split()))

    def tokens(self, report: str, start: int, end: int) -> Range:
        """The range of the tokens that stand between two characters of a report."""
        tokens = self.parses[report].tokens
        inside = [k for k, t in enumerate(tokens) if start <= t.start and t.end <= end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def apart(claim: Claim) -> Iterator[tuple[Assertion, Assertion]]:
    """Each two assertions of a claim that stand in different places."""
    for a, b in combinations(claim.assertions, 2):
        if a.report != b.report or a.end <= b.start or b.end <= a.start:
            yield a, b
