"""What the page shows, ready to print: every text still as it was read, every link an anchor made here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.present import _chains, _words
from firsthand.present._chains import Names, Node
from firsthand.present._differences import Piece, compare
from firsthand.present._marks import Anchors, Mark, Segment, segments
from firsthand.records import (
    Assertion,
    Case,
    Claim,
    Derivation,
    Disagreement,
    Event,
    Fact,
    Passage,
    Report,
    Span,
    Story,
)

MOST_CLAIMS = 1_000
"""Claims in one page, over all stories: more are no longer read but searched, and the JSON has them all."""

MOST_PASSAGES = 60
"""Copied passages shown side by side in one story."""

MOST_BRANCHES = 30
"""Reports below one node of a chain; two screens of boxes."""

MOST_SENTENCES = 100
"""Sentences listed for one claim."""

MOST_EVIDENCE = 3
"""Spans quoted for one step of a chain."""

LONGEST_QUOTE = 600
"""Characters of a sentence quoted outside its report; the report has it whole."""

ARROW = 60
"""Characters quoted on an arrow of a chain: three short lines."""

CONTEXT = 90
"""Characters shown on either side of what disagrees."""

DIRECTIONS = {
    "left_to_right": "{right} rests on {left}",
    "right_to_left": "{left} rests on {right}",
    "common_source": "one rests on the other, or both on a text that is not here",
    "undetermined": "nothing tells which came first",
}

WITHIN = {
    "quote": "a quotation of a third party: it shows a common origin, not that one copied the other",
    "narration": "the reporters' own words",
    "both": "the reporters' own words and a quotation",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, what stands around them, whose they are, and the anchor where they stand."""

    text: str
    report: str
    anchor: str
    before: str = ""
    after: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under one heading, which has an anchor of its own where it is a report."""

    name: str
    quotes: tuple[Quote, ...]
    anchor: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a chain with the words on the arrow that leads to it."""

    label: str
    kind: str
    anchor: str
    step: str
    evidence: tuple[Quote, ...]
    loose: bool
    children: tuple[Branch, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its three numbers and what each of them rests on."""

    anchor: str
    number: int
    gist: str
    reports: int
    outlets: int
    low: int
    high: int
    verdict: str
    chain: tuple[Branch, ...]
    notes: tuple[str, ...]
    by_report: tuple[Group, ...]
    by_outlet: tuple[Group, ...]
    by_origin: tuple[Group, ...]
    denials: tuple[Quote, ...]
    more: int

    @property
    def origins(self) -> str:
        """The range of independent origins in words."""
        return _words.independent(self.low, self.high)

    @property
    def repeated(self) -> bool:
        """Whether several outlets carry what only one origin can stand behind."""
        return self.outlets > 1 and self.high <= 1


@dataclass(frozen=True, slots=True)
class PassageView:
    """Two sides of a shared passage, piece by piece, and what is known of it."""

    left: Quote
    right: Quote
    left_pieces: tuple[Piece, ...]
    right_pieces: tuple[Piece, ...]
    kind: str
    within: str
    direction: str
    reason: str


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """The sides of a disagreement: each value with the quotes that give it."""

    kind: str
    subject: str
    sides: tuple[Group, ...]
    reason: str


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
    passages: tuple[PassageView, ...]
    more_passages: int
    facts: tuple[tuple[str, str, Group], ...]


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

    def __init__(self, case: Case, anchors: Anchors, claims: dict[str, tuple[str, int]]) -> None:
        self._case = case
        self._anchors = anchors
        self._claims = claims
        self._known: Names = _chains.names(case)

    def story(self, number: int, story: Story) -> StoryView:
        """A story with its claims, disagreements, copied passages and event."""
        members = set(story.reports)
        claims = [c for c in self._case.claims if c.story == story.id]
        shown = [self._claim(c) for c in claims if c.id in self._claims]
        passages = [p for p in self._case.passages if p.left.report in members and p.right.report in members]
        differ = [d for d in self._case.disagreements if any(v.report in members for v in d.values)]
        return StoryView(
            anchor=f"story-{number}",
            title=story.title.strip() or "Without a title",
            reports=len(story.reports),
            days=_words.days(r for r in self._case.reports if r.id in members),
            repetition=_words.repetition(claims),
            shared=tuple(c for c in shown if c.reports > 1),
            single=tuple(c for c in shown if c.reports <= 1),
            more_claims=len(claims) - len(shown),
            disagreements=tuple(self._disagreement(d) for d in differ),
            passages=tuple(self._passage(p) for p in passages[:MOST_PASSAGES]),
            more_passages=max(0, len(passages) - MOST_PASSAGES),
            facts=tuple(self._facts(story.event)) if story.event else (),
        )

    def report(self, number: int, report: Report, marks: Iterable[Mark]) -> ReportView:
        """A report with its marks."""
        shown = self._anchors.shown(report)
        aside = [self._anchors.words(Span(report.id, *d)) for d in report.dropped]
        return ReportView(
            anchor=f"report-{number}",
            number=number,
            label=self._label(report.id),
            report=report,
            published=_words.day(report.published),
            segments=tuple(segments(report, marks, self._anchors)),
            hidden=len(report.text) - shown,
            aside=tuple(_words.shortened(a, 80) for a in aside[:MOST_EVIDENCE]),
            aside_letters=sum(map(len, aside)),
        )

    def _label(self, report: str) -> str:
        return self._known.reports.get(report, report)

    def _quote(self, span: Span, letters: int = 0, tags: tuple[str, ...] = ()) -> Quote:
        text = self._anchors.words(span)
        before, after = self._anchors.around(span, letters) if letters else ("", "")
        text = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rstrip() + " … [shortened]"
        return Quote(text, self._label(span.report), self._anchors.span(span), before, after, tags)

    def _claim(self, claim: Claim) -> ClaimView:
        anchor, number = self._claims[claim.id]
        told = [a for a in claim.assertions if a.stance == "asserts"]
        denied = [a for a in claim.assertions if a.stance == "denies"]
        shown = told[:MOST_SENTENCES]
        origins = {o.id: _words.origin_apart(o) for o in claim.origins}
        outlets = {r.id: r.outlet or self._label(r.id) for r in self._case.reports}
        return ClaimView(
            anchor=anchor,
            number=number,
            gist=_words.gist(claim),
            reports=len(_words.asserting(claim)),
            outlets=claim.outlets,
            low=claim.independent[0],
            high=claim.independent[1],
            verdict=_verdict(claim),
            chain=tuple(self._branch(n) for n in _chains.draw(claim, self._known)),
            notes=_chains.notes(claim, self._known),
            by_report=self._groups(shown, [self._label(a.report) for a in shown], own=True),
            by_outlet=self._groups(shown, [outlets.get(a.report, a.report) for a in shown]),
            by_origin=self._groups(shown, [origins.get(a.origin or "", "not traced") for a in shown]),
            denials=tuple(self._sentence(a) for a in denied[:MOST_SENTENCES]),
            more=max(0, len(told) - MOST_SENTENCES) + max(0, len(denied) - MOST_SENTENCES),
        )

    def _groups(self, told: Sequence[Assertion], names: Sequence[str], own: bool = False) -> tuple[Group, ...]:
        """The assertions as quotes under their names; with `own`, a name is a report's and leads to it."""
        quotes: dict[str, list[Quote]] = {}
        anchors: dict[str, str] = {}
        for assertion, name in zip(told, names, strict=True):
            quotes.setdefault(name, []).append(self._sentence(assertion))
            anchors.setdefault(name, self._anchors.report(assertion.report) if own else "")
        return tuple(Group(name, tuple(found), anchors[name]) for name, found in quotes.items())

    def _sentence(self, assertion: Assertion) -> Quote:
        attribution = self._known.attributions.get(assertion.attribution or "")
        tags: list[str] = []
        if attribution:
            source = self._known.sources.get(attribution.source_id or "")
            if source:
                tags.append(f"according to {_words.party(source.name, source.kind)}")
            through = [self._known.sources[c] for c in attribution.channel if c in self._known.sources]
            tags += [f"through {_words.party(s.name, s.kind)}" for s in through]
            tags += [word for word in (attribution.medium, attribution.hedge) if word]
            shown = (
                (b.kind, self._anchors.words(Span(attribution.report, b.start, b.end))) for b in attribution.badges
            )
            tags += [f"{kind}: “{_words.shortened(words, ARROW)}”" for kind, words in shown]
        else:
            tags.append("in the report's own voice")
        if not assertion.sure:
            tags.append("perhaps a broader claim")
        return self._quote(Span(assertion.report, assertion.start, assertion.end), tags=tuple(tags))

    def _branch(self, node: Node) -> Branch:
        step, evidence = self._step(node.steps)
        return Branch(
            label=node.label,
            kind=node.kind,
            anchor=self._anchors.report(node.id) if node.kind == "report" else "",
            step=step,
            evidence=evidence,
            loose=node.loose,
            children=tuple(self._branch(c) for c in node.children[:MOST_BRANCHES]),
            more=max(0, len(node.children) - MOST_BRANCHES),
        )

    def _step(self, steps: Sequence[Derivation]) -> tuple[str, tuple[Quote, ...]]:
        """What the steps back say, and the words that show it, those of the report that takes the step first."""
        steps = sorted(steps, key=lambda s: list(_words.STEPS).index(s.kind))
        kinds = dict.fromkeys(self._way(s) for s in steps)
        own = [span for s in steps for span in s.evidence if span.report == s.source]
        spans = dict.fromkeys([*own, *(span for s in steps for span in s.evidence)])
        quotes = (self._quote(s) for s in list(spans)[:MOST_EVIDENCE])
        return "; ".join(kinds), tuple(replace(q, text=_words.shortened(q.text, ARROW)) for q in quotes)

    def _way(self, step: Derivation) -> str:
        shared = step.kind == "copied" and step.target not in self._known.reports
        return _words.WORDING_OF_A_NAMING_REPORT if shared else _words.STEPS[step.kind]

    def _disagreement(self, disagreement: Disagreement) -> DisagreementView:
        sides: dict[str, list[Quote]] = {}
        for value in disagreement.values:
            quotes = sides.setdefault(value.value, [])
            if len(quotes) < MOST_SENTENCES:
                quotes.append(self._quote(Span(value.report, value.start, value.end), CONTEXT))
        groups = tuple(Group(value, tuple(quotes)) for value, quotes in sides.items())
        return DisagreementView(disagreement.kind, disagreement.subject, groups, disagreement.reason)

    def _passage(self, passage: Passage) -> PassageView:
        left, right = self._quote(passage.left), self._quote(passage.right)
        left_pieces, right_pieces = compare(left.text, right.text)
        return PassageView(
            left=left,
            right=right,
            left_pieces=left_pieces,
            right_pieces=right_pieces,
            kind="word for word" if passage.kind == "verbatim" else "reworded",
            within=WITHIN[passage.within],
            direction=DIRECTIONS[passage.direction].format(left=left.report, right=right.report),
            reason=passage.reason,
        )

    def _facts(self, event: Event) -> list[tuple[str, str, Group]]:
        """The fields of an event that have a value: the field, its value, and its evidence with its precision."""
        named: list[tuple[str, Fact | None]] = [
            *(("What", event.what), ("Who", event.who), ("Where", event.where), ("When", event.when)),
            *(("How many", fact) for fact in event.how_many),
        ]
        return [
            (
                name,
                fact.value,
                Group(name, tuple(self._quote(s) for s in fact.evidence[:MOST_EVIDENCE]), "", fact.precision),
            )
            for name, fact in named
            if fact
        ]


def _verdict(claim: Claim) -> str:
    """One sentence on what the three numbers mean; it never says that a claim is true."""
    low, high = claim.independent
    names = [_words.origin_name(o) for o in claim.origins if o.kind != "unsourced"]
    if claim.outlets > 1 and high <= 1:
        behind = f"one origin: {names[0]}" if low and names else "a single voice that names no source"
        outlets = "both outlets" if claim.outlets == 2 else f"all {claim.outlets} outlets"
        return f"Repeated, not confirmed: {outlets} rest on {behind}."
    if high == 0:
        return "Nobody vouches for it in these reports."
    if low == 0:
        return "No report names anybody who vouches for it."
    if low != high:
        return f"{_words.count(low, 'origin')} surely; up to {high} if every doubtful voice stood on its own."
    if high > 1:
        return f"{high} origins, none of which is seen to rest on another."
    return ""
