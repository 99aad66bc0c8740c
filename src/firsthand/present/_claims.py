"""A claim as the page shows it: three numbers, the chain, and what each of them rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.present import _chains, _graphs, _words
from firsthand.present._chains import Node
from firsthand.present._evidence import CONTEXT, Evidence, Group, Quote, Tag
from firsthand.present._graphs import Drawing, Words
from firsthand.records import Assertion, Claim, Derivation, Grade, HedgeLoss

MOST_SENTENCES = 100
"""Sentences listed for one claim."""

MOST_BRANCHES = 30
"""Reports below one node of the chain in words; two screens."""

MOST_EVIDENCE = 3
"""Spans quoted for one step of a chain."""

ARROW = 50
"""Characters quoted on an arrow of a chain: two short lines."""

HOW = 32
"""Characters of how a step goes, if it goes in several ways: two short lines; otherwise the most telling is told."""

THIS, BROADER = "For this very claim", "Perhaps only for a broader one"

_MADE_HERE = re.compile(r"[a-z]+-[0-9a-f]{16}")
"""An id as `records.identify` makes it; nothing else becomes an anchor."""

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a chain with the words on the arrow that leads to it."""

    label: str
    kind: str
    anchor: str
    words: Words
    loose: bool
    children: tuple[Branch, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LossView:
    """Words of doubt that one report has and the next lacks."""

    loss: HedgeLoss
    hedged: Quote
    surer: Quote


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another part of the page."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its three numbers and what each of them rests on. `keys` are what it can be filtered by."""

    anchor: str
    permanent: str
    number: int
    gist: str
    reports: int
    outlets: int
    low: int
    high: int
    verdict: str
    drawing: Drawing | None
    spots: Mapping[str, str]
    days: Mapping[str, str]
    chain: tuple[Branch, ...]
    notes: tuple[str, ...]
    losses: tuple[LossView, ...]
    badges: tuple[Tag, ...]
    by_report: tuple[Group, ...]
    by_outlet: tuple[Group, ...]
    by_origin: tuple[Group, ...]
    denials: tuple[Quote, ...]
    broader: int
    scope: tuple[Group, ...]
    near: tuple[Quote, ...]
    grade: Grade | None
    related: tuple[Link, ...]
    kinds: tuple[str, ...]
    outlet_names: tuple[str, ...]
    parties: tuple[str, ...]
    more: int

    @property
    def origins(self) -> str:
        """The range of independent origins in words."""
        return _words.independent(self.low, self.high)

    @property
    def repeated(self) -> bool:
        """Whether several outlets carry what only one origin can stand behind."""
        return self.outlets > 1 and self.high <= 1

    @property
    def told(self) -> int:
        """How many sentences state it."""
        return sum(len(g.quotes) for g in self.by_report)


def view(
    claim: Claim, anchor: str, number: int, evidence: Evidence, related: Mapping[str, Sequence[tuple[int, int, Link]]]
) -> ClaimView:
    """The claim, ready to print; `related` has, by report, where in it other parts of the page have something."""
    told = [a for a in claim.stated if a.stance == "asserts"]
    denied = [a for a in claim.stated if a.stance == "denies"]
    shown = told[:MOST_SENTENCES]
    origins = {o.id: _words.origin_apart(o) for o in claim.origins}
    outlets = [evidence.outlets.get(a.report, a.report) for a in shown]
    trees = _chains.draw(claim, evidence.known)
    lost = _lost(claim.hedge_losses)
    return ClaimView(
        anchor=anchor,
        permanent=claim.id if _MADE_HERE.fullmatch(claim.id) else anchor,
        number=number,
        gist=_words.gist(claim),
        reports=len(_words.asserting(claim)),
        outlets=claim.outlets,
        low=claim.independent[0],
        high=claim.independent[1],
        verdict=_verdict(claim),
        drawing=_graphs.draw(trees, lambda steps: _step(steps, evidence, lost)) if trees else None,
        spots=_spots(told, evidence),
        days=evidence.days,
        chain=tuple(_branch(n, evidence, lost) for n in trees),
        notes=_chains.notes(claim, evidence.known),
        losses=tuple(_loss(loss, evidence) for loss in claim.hedge_losses[:MOST_SENTENCES]),
        badges=evidence.badges(shown) if len(told) > 1 else (),
        by_report=evidence.groups(shown, [evidence.label(a.report) for a in shown], own=True),
        by_outlet=evidence.groups(shown, outlets),
        by_origin=evidence.groups(shown, [origins.get(a.origin or "", "not traced") for a in shown]),
        denials=tuple(evidence.sentence(a, CONTEXT) for a in denied[:MOST_SENTENCES]),
        broader=sum(not a.sure for a in shown),
        scope=_scope(shown, evidence),
        near=tuple(evidence.sentence(a) for a in claim.assertions if a.near)[:MOST_SENTENCES],
        grade=claim.grade,
        related=_related(claim.stated, related),
        kinds=tuple(_kinds(claim, evidence)),
        outlet_names=tuple(dict.fromkeys(outlets)),
        parties=tuple(dict.fromkeys(_parties(claim, evidence))),
        more=max(0, len(told) - MOST_SENTENCES) + max(0, len(denied) - MOST_SENTENCES),
    )


def _scope(told: Sequence[Assertion], evidence: Evidence) -> tuple[Group, ...]:
    """The sentences that state this very claim, and those that may only support a broader one; () where all do."""
    ordered = sorted(told, key=lambda a: not a.sure)
    mixed = len({a.report for a in told}) > 1 and any(not a.sure for a in told)
    return evidence.groups(ordered, [THIS if a.sure else BROADER for a in ordered]) if mixed else ()


def _spots(told: Iterable[Assertion], evidence: Evidence) -> dict[str, str]:
    """By report: the anchor of the first of its sentences that state the claim."""
    spots: dict[str, str] = {}
    for assertion in told:
        if assertion.report not in spots:
            spots[assertion.report] = evidence.plain(assertion).anchor
    return spots


def _lost(losses: Iterable[HedgeLoss]) -> dict[str, str]:
    """By the report that is surer: the words of doubt that it lost."""
    lost: dict[str, str] = {}
    for loss in losses:
        lost.setdefault(loss.surer.report, loss.lost)
    return lost


def _loss(loss: HedgeLoss, evidence: Evidence) -> LossView:
    return LossView(loss, evidence.quote(loss.hedged, CONTEXT), evidence.quote(loss.surer, CONTEXT))


def _branch(node: Node, evidence: Evidence, lost: Mapping[str, str]) -> Branch:
    return Branch(
        label=node.label,
        kind=node.kind,
        anchor=evidence.anchors.report(node.id) if node.kind == "report" else "",
        words=_graphs.UNSEEN if node.kind == "unseen" else _step(node.steps, evidence, lost),
        loose=node.loose,
        children=tuple(_branch(c, evidence, lost) for c in node.children[:MOST_BRANCHES]),
        more=max(0, len(node.children) - MOST_BRANCHES),
    )


def _step(steps: Sequence[Derivation], evidence: Evidence, lost: Mapping[str, str]) -> Words:
    """What the steps back say, and the words that show it, those of the report that takes the step first."""
    steps = sorted(steps, key=lambda s: list(_words.STEPS).index(s.kind))
    kinds = dict.fromkeys(_way(s, evidence) for s in steps)
    own = [span for s in steps for span in s.evidence if span.report == s.source]
    spans = [*own, *(span for s in steps for span in s.evidence)][:MOST_EVIDENCE]
    dropped = next((lost[s.source] for s in steps if s.source in lost), "")
    quote = evidence.quote(spans[0]) if spans else Quote("", "", "")
    said = _words.shortened(quote.text.lstrip(" ,;:"), ARROW)
    how = "; ".join(kinds)
    how = how if len(how) <= HOW else next(iter(kinds))
    return Words(said, quote.anchor, how, _words.shortened(dropped, ARROW // 2))


def _way(step: Derivation, evidence: Evidence) -> str:
    """How a step goes, in few words: what an arrow leads from stands in its box."""
    if step.kind == "common_source":
        return "shares wording"
    shared = step.kind == "copied" and step.target not in evidence.known.reports
    return "wording of one that names it" if shared else _words.STEPS[step.kind]


def _related(
    assertions: Iterable[Assertion], related: Mapping[str, Sequence[tuple[int, int, Link]]]
) -> tuple[Link, ...]:
    found = (
        link for a in assertions for start, end, link in related.get(a.report, ()) if start < a.end and a.start < end
    )
    return tuple(dict.fromkeys(found))


def _kinds(claim: Claim, evidence: Evidence) -> Iterable[str]:
    """What kinds of claim it is, as the filter knows them."""
    low, high = claim.independent
    if claim.outlets > 1:
        yield "repeated" if high <= 1 else "several" if low > 1 else "unsure"
    else:
        yield "alone"
    if any(a.stance == "denies" for a in claim.stated):
        yield "denied"
    if _FIGURE.search(claim.gist):
        yield "figure"
    if claim.hedge_losses:
        yield "surer"
    said = (evidence.known.attributions.get(a.attribution or "") for a in claim.stated)
    yield from dict.fromkeys(b.kind for a in said if a for b in a.badges)


def _parties(claim: Claim, evidence: Evidence) -> Iterable[str]:
    """Who vouches for it or passed it on, by name."""
    yield from (_words.party(o.name, o.kind) for o in claim.origins if o.kind != "unsourced")
    for assertion in claim.stated:
        attribution = evidence.known.attributions.get(assertion.attribution or "")
        if attribution:
            sources = (evidence.known.sources.get(s or "") for s in (attribution.source_id, *attribution.channel))
            yield from (_words.party(s.name, s.kind) for s in sources if s)


def _verdict(claim: Claim) -> str:
    """One sentence on what the three numbers mean; it never says that a claim is true."""
    low, high = claim.independent
    names = [_words.origin_name(o) for o in claim.origins if o.kind != "unsourced"]
    if claim.outlets > 1 and high <= 1:
        behind = f"one origin: {_behind(claim)}" if low and names else "a single voice that names no source"
        outlets = "both outlets" if claim.outlets == 2 else f"all {claim.outlets} outlets"
        return f"Repeated, not confirmed: {outlets} rest on {behind}."
    if high == 0:
        return "Nobody vouches for it in these reports."
    if low == 0 and names:
        return (
            f"Nobody surely vouches for this very claim; at most {_words.count(high, 'origin')}, if every doubt fell."
        )
    if low == 0:
        return "No report names anybody who vouches for it."
    if low != high:
        return f"{_words.count(low, 'origin')} surely; up to {high} if every doubtful voice stood on its own."
    if high > 1:
        return f"{high} origins, none of which is seen to rest on another."
    return ""


def _behind(claim: Claim) -> str:
    """The origin that a claim rests on: one of those that state it, the surest first, and none that only comes near."""
    stated = sorted((a for a in claim.stated if a.stance == "asserts"), key=lambda a: not a.sure)
    named = {o.id: _words.origin_name(o) for o in claim.origins if o.kind != "unsourced"}
    ranked = [*(a.origin for a in stated), *named]
    return next(named[origin] for origin in ranked if origin in named)
