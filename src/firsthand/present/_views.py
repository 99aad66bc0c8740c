"""What the page shows, ready to print: every text still as it was read, every link an anchor made here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.present import _claims, _copies, _maps, _sides, _times, _words
from firsthand.present._claims import ClaimView, Link
from firsthand.present._copies import PassageView
from firsthand.present._evidence import Evidence, Group
from firsthand.present._maps import MapView
from firsthand.present._marks import Mark, Segment, segments
from firsthand.present._sides import DisagreementView
from firsthand.present._times import Timeline
from firsthand.records import Case, Count, Disagreement, Event, Fact, Passage, Report, Span, Story

MOST_CLAIMS = 1_000
"""Claims in one page, over all stories: more are no longer read but searched, and the JSON has them all."""

MOST_DISAGREEMENTS = 200
"""Disagreements of one story."""

MOST_PLACES = 200
"""Copied passages and sides of disagreements in one report that its claims lead to."""

MOST_EVIDENCE = 3
"""Spans quoted for one fact, and places listed as set aside."""

FACT = 160
"""Characters quoted for one fact: two lines."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One field of an event with its value and the words that it rests on."""

    name: str
    value: str
    precision: str
    evidence: Group


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story as the page shows it."""

    anchor: str
    title: str
    reports: int
    days: str
    repetition: str
    shared: tuple[ClaimView, ...]
    single: tuple[ClaimView, ...]
    more_claims: int
    disagreements: tuple[DisagreementView, ...]
    more_disagreements: int
    passages: tuple[PassageView, ...]
    more_passages: int
    facts: tuple[FactView, ...]
    event: Event | None
    timeline: Timeline
    map: MapView | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with its text, its marks and where it came from."""

    anchor: str
    number: int
    label: str
    report: Report
    published: str
    segments: tuple[Segment, ...]
    hidden: int
    aside: tuple[str, ...]
    aside_letters: int


def claim_anchors(case: Case) -> dict[str, tuple[str, int]]:
    """The anchor and the number in its story of each claim that the page shows."""
    stories = {s.id: n for n, s in enumerate(case.stories, 1)}
    numbers = dict.fromkeys(stories, 0)
    anchors: dict[str, tuple[str, int]] = {}
    for claim in case.claims:
        if claim.story in stories and len(anchors) < MOST_CLAIMS:
            numbers[claim.story] += 1
            anchors[claim.id] = (f"claim-{stories[claim.story]}-{numbers[claim.story]}", numbers[claim.story])
    return anchors


class Viewer:
    """Makes the views of one case."""

    def __init__(self, case: Case, evidence: Evidence, claims: dict[str, tuple[str, int]]) -> None:
        self._case = case
        self._evidence = evidence
        self._claims = claims
        self._reports = {r.id: r for r in case.reports}

    def story(self, number: int, story: Story) -> StoryView:
        """A story with its claims, disagreements, copied passages, timeline, map and event."""
        members, anchor = set(story.reports), f"story-{number}"
        claims = [c for c in self._case.claims if c.story == story.id]
        passages = [p for p in self._case.passages if p.left.report in members and p.right.report in members]
        differ = [d for d in self._case.disagreements if any(v.report in members for v in d.values)]
        copies, sides = self._copies(anchor, passages), self._disagreements(anchor, differ[:MOST_DISAGREEMENTS])
        related = _places(copies, sides, passages, differ)
        listed = [c for c in claims if c.id in self._claims]
        own = [self._reports[r] for r in story.reports if r in self._reports]
        shown = [_claims.view(c, *self._claims[c.id], self._evidence, related) for c in listed]
        return StoryView(
            anchor=anchor,
            title=story.title.strip() or "Without a title",
            reports=len(story.reports),
            days=_words.days(own),
            repetition=_words.repetition(claims),
            shared=tuple(c for c in shown if c.reports > 1),
            single=tuple(c for c in shown if c.reports <= 1),
            more_claims=len(claims) - len(shown),
            disagreements=sides,
            more_disagreements=max(0, len(differ) - MOST_DISAGREEMENTS),
            passages=copies,
            more_passages=len(passages) - len(copies),
            facts=tuple(self._facts(story.event)) if story.event else (),
            event=story.event,
            timeline=_times.view(own, passages, claims, self._evidence),
            map=_maps.view(story.event.place) if story.event else None,
        )

    def report(self, number: int, report: Report, marks: Iterable[Mark]) -> ReportView:
        """A report with its marks."""
        anchors = self._evidence.anchors
        shown = anchors.shown(report)
        aside = [anchors.words(Span(report.id, *d)) for d in report.dropped]
        return ReportView(
            anchor=f"report-{number}",
            number=number,
            label=self._evidence.label(report.id),
            report=report,
            published=_times.when(report.published),
            segments=tuple(segments(report, marks, anchors)),
            hidden=len(report.text) - shown,
            aside=tuple(_words.shortened(a, 80) for a in aside[:MOST_EVIDENCE]),
            aside_letters=sum(map(len, aside)),
        )

    def _copies(self, anchor: str, passages: Sequence[Passage]) -> tuple[PassageView, ...]:
        longest = _copies.longest(passages)
        return tuple(_copies.view(f"{anchor}-copy-{n}", p, self._evidence) for n, p in enumerate(longest, 1))

    def _disagreements(self, anchor: str, differ: Sequence[Disagreement]) -> tuple[DisagreementView, ...]:
        numbered = enumerate(differ, 1)
        return tuple(_sides.view(f"{anchor}-differ-{n}", d, self._reports, self._evidence) for n, d in numbered)

    def _facts(self, event: Event) -> Iterable[FactView]:
        """The fields of an event that have a value, each with its evidence."""
        named: list[tuple[str, Fact | None]] = [
            *(("What", event.what), ("Kind", event.kind), ("Who", event.who), ("Where", event.where)),
            *(("When", event.when), *(("Told by", fact) for fact in event.reported_by)),
        ]
        for name, fact in named:
            if fact:
                value = _words.party(fact.value) if name == "Told by" else fact.value
                yield self._fact(name, value, fact.precision, fact.evidence)
        for actor in event.actors:
            yield self._fact(
                "Acts" if actor.side == "a" else "Is acted on", actor.name, actor.kind or "", actor.evidence
            )
        if event.counts:
            yield from (self._fact("How many", _range(c), "low, best, high", c.evidence) for c in event.counts)
        else:
            yield from (self._fact("How many", f.value, f.precision, f.evidence) for f in event.how_many)

    def _fact(self, name: str, value: str, precision: str, spans: Sequence[Span]) -> FactView:
        quotes = tuple(self._evidence.quote(s, longest=FACT) for s in spans[:MOST_EVIDENCE])
        return FactView(name, value, precision, Group(name, quotes))


def _range(count: Count) -> str:
    """A count in words: killed: low 31, best 40, high 60 people."""
    best = f"{count.best:,.10g}" if count.best is not None else "none told by most"
    high = f"{count.high:,.10g}" if count.high is not None else "without limit"
    counted = f"{count.of} {count.fate}" if count.fate else count.of
    return f"{counted}: low {count.low:,.10g}, best {best}, high {high}"


def _places(
    copies: Sequence[PassageView],
    shown: Sequence[DisagreementView],
    passages: Sequence[Passage],
    differ: Sequence[Disagreement],
) -> dict[str, list[tuple[int, int, Link]]]:
    """By report: where in it a copied passage or a side of a disagreement is, and where the page shows that."""
    found: defaultdict[str, list[tuple[int, int, Link]]] = defaultdict(list)
    for side, disagreement in zip(shown, differ, strict=False):
        values = " / ".join(g.name for g in side.sides[:4])
        link = Link(f"they disagree ({side.kind}): {values}", side.anchor)
        for value in disagreement.values:
            found[value.report].append((value.start, value.end, link))
    for copy, passage in zip(copies, _copies.longest(passages), strict=True):
        sides = f"{copy.left.report} {copy.arrow} {copy.right.report}"
        link = Link(f"{copy.kind}, {copy.length.partition(',')[0]}: {sides}", copy.anchor)
        for span in (passage.left, passage.right):
            found[span.report].append((span.start, span.end, link))
    return {report: places[:MOST_PLACES] for report, places in found.items()}
