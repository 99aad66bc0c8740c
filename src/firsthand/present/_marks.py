"""The full text of a report cut where its marks begin and end, so that marks may overlap as they like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from firsthand.present import _words
from firsthand.records import Case, Event, Report, Span

MarkKind = Literal["claim", "alone", "evidence", "copied", "differs"]

KINDS = ("claim", "alone", "evidence", "copied", "differs", "aside")
"""What a stretch of a report can be, the most telling first; "alone" is a claim that no other
report makes, "aside" what was set aside."""

MOST_TEXT = 6_000_000
"""Characters of reports in one page: what a browser still opens from disk in about two seconds."""

LONGEST_TEXT = 200_000
"""Characters of one report in a page; a book-length report is told from its start."""

SHORTEST_TEXT = 3_000
"""Characters that each report is given even where many share the page: about a screen."""

MOST_MARKS = 2_000
"""Marks in one report; a report with more is a hostile or a broken one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that something in the page rests on; `claim` is the anchor and number of the claim that it states."""

    start: int
    end: int
    kind: MarkKind
    claim: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text between two borders. `anchors` are the marks, and `claims` the claims, that begin here."""

    at: int
    text: str
    kinds: tuple[str, ...]
    anchors: tuple[str, ...]
    claims: tuple[tuple[str, int], ...]


class Anchors:
    """Where in the page each span is to be found, and the words that stand there."""

    def __init__(self, reports: Sequence[Report], marks: Mapping[str, Sequence[Mark]]) -> None:
        self._reports = {r.id: (n, r) for n, r in enumerate(reports, 1)}
        share = MOST_TEXT // max(1, len(reports))
        self._limit = min(LONGEST_TEXT, max(SHORTEST_TEXT, share))
        self._marked = {Span(report, m.start, m.end) for report, found in marks.items() for m in found}

    def shown(self, report: Report) -> int:
        """How many characters of the report's text the page shows."""
        return min(len(report.text), self._limit)

    def report(self, id: str) -> str:
        """The anchor of a report, or of the list of reports where the case has none of that id."""
        return f"report-{self._reports[id][0]}" if id in self._reports else "reports"

    def span(self, span: Span) -> str:
        """The anchor of a span, or of its report where that part of the text is not shown or not marked."""
        if span.report not in self._reports:
            return "reports"
        number, report = self._reports[span.report]
        span = clamped(span, len(report.text))
        shown = span in self._marked and span.start < self.shown(report)
        return f"r{number}-{span.start}-{span.end}" if shown else f"report-{number}"

    def words(self, span: Span) -> str:
        """The words of a span."""
        if span.report not in self._reports:
            return ""
        report = self._reports[span.report][1]
        return _words.quoted(report, *clamped(span, len(report.text))[1:])

    def around(self, span: Span, letters: int) -> tuple[str, str]:
        """Up to `letters` characters before and after a span, in its paragraph, cut at blanks."""
        text = self._text(span)
        _, start, end = clamped(span, len(text))
        before = text[max(0, start - letters) : start].rpartition("\n")[2]
        after = text[end : end + letters].partition("\n")[0]
        if len(before) == letters:
            before = "…" + before[before.find(" ") + 1 :]
        if len(after) == letters:
            after = after[: after.rfind(" ") + 1] + "…"
        return before, after

    def _text(self, span: Span) -> str:
        return self._reports[span.report][1].text if span.report in self._reports else ""


def clamped(span: Span, length: int) -> Span:
    """The part of a span that lies inside a text of that length."""
    start = min(max(span.start, 0), length)
    return Span(span.report, start, min(max(span.end, start), length))


def collect(case: Case, claims: Mapping[str, tuple[str, int]]) -> dict[str, list[Mark]]:
    """The marks of each report; `claims` gives the anchor and number of each claim that the page shows."""
    marks: dict[str, dict[Mark, None]] = {r.id: {} for r in case.reports}
    lengths = {r.id: len(r.text) for r in case.reports}
    for span, kind, claim in _spans(case, claims):
        if span.report in marks and len(marks[span.report]) < MOST_MARKS:
            _, start, end = clamped(span, lengths[span.report])
            if start < end:
                marks[span.report][Mark(start, end, kind, claim)] = None
    return {report: list(found) for report, found in marks.items()}


def _spans(
    case: Case, claims: Mapping[str, tuple[str, int]]
) -> Iterator[tuple[Span, MarkKind, tuple[str, int] | None]]:
    for claim in case.claims:
        kind: MarkKind = "claim" if len({a.report for a in claim.stated}) > 1 else "alone"
        for assertion in claim.stated:
            span = Span(assertion.report, assertion.start, assertion.end)
            yield span, kind, claims.get(claim.id)
        yield from ((span, "evidence", None) for step in claim.derivations for span in step.evidence)
        yield from ((span, "evidence", None) for loss in claim.hedge_losses for span in (loss.hedged, loss.surer))
    for disagreement in case.disagreements:
        yield from ((Span(v.report, v.start, v.end), "differs", None) for v in disagreement.values)
    for story in case.stories:
        if story.event:
            yield from ((span, "evidence", None) for span in _evidence(story.event))
    for passage in case.passages:
        yield passage.left, "copied", None
        yield passage.right, "copied", None
    for said in case.attributions:
        yield from ((Span(said.report, b.start, b.end), "evidence", None) for b in said.badges)


def _evidence(event: Event) -> Iterator[Span]:
    facts = (event.what, event.kind, event.who, event.where, event.when, *event.reported_by, *event.how_many)
    for told in (*facts, *event.actors, *event.counts):
        if told:
            yield from told.evidence


def segments(report: Report, marks: Iterable[Mark], anchors: Anchors) -> Iterator[Segment]:
    """The shown text of a report from border to border; put together, the segments are that text."""
    shown = anchors.shown(report)
    marks = sorted((m for m in marks if m.start < shown), key=lambda m: (m.start, -m.end, m.kind))
    ranges = [(m.start, min(m.end, shown), str(m.kind)) for m in marks]
    ranges += [(*clamped(Span(report.id, *d), shown)[1:], "aside") for d in report.dropped]
    change: Counter[tuple[int, str]] = Counter()
    for start, end, kind in ranges:
        change[start, kind] += 1
        change[end, kind] -= 1
    begin: dict[int, list[Mark]] = {}
    for mark in marks:
        begin.setdefault(mark.start, []).append(mark)
    active: Counter[str] = Counter()
    for start, end in pairwise(sorted({0, shown, *(at for at, _ in change)})):
        for kind in KINDS:
            active[kind] += change[start, kind]
        here = begin.get(start, [])
        yield Segment(
            at=start,
            text=report.text[start:end],
            kinds=tuple(kind for kind in KINDS if active[kind] > 0),
            anchors=tuple(dict.fromkeys(anchors.span(Span(report.id, m.start, m.end)) for m in here)),
            claims=tuple(dict.fromkeys(m.claim for m in here if m.claim)),
        )


def lines(text: str) -> str:
    """`text` with every kind of line end as a new line, and nothing in it that can hide or reorder."""
    for end in ("\r\n", "\r", "\u2028", "\u2029", "\x85"):
        text = text.replace(end, "\n")
    return _words.visible(text, "\n\t")
