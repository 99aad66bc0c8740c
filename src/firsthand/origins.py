"""Each claim back to its origins, and how many of them are independent.

The graph is that of DESIGN.md: every assertion leads one step back, to a party, an outlet or nothing; copied
passages join assertions; what has no step back is a root. `low` counts the roots that are surely separate, `high`
every root that may be one of its own. A denial is no origin of the claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import networkx as nx

from firsthand.languages import words
from firsthand.records import (
    Assertion,
    Attribution,
    Claim,
    Derivation,
    Origin,
    Parse,
    Passage,
    Range,
    Report,
    Source,
    SourceKind,
    Span,
    Step,
    identify,
)

COPIED_SHARE = 0.5
"""Share of the shorter assertion that a passage must cover before the two assertions are one text: what the scorer
of marked stories calls two stretches that meet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the claims of a story are traced with."""

    reports: Mapping[str, Report]
    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]
    passages: tuple[Passage, ...]
    parses: Mapping[str, Parse]

    def outlet(self, report: str) -> str:
        """The outlet's name, or the report's own where the outlet is not known."""
        return self.reports[report].outlet or self.reports[report].name


class Root(NamedTuple):
    """Where one assertion's chain ends. `sure` says that the text names or types a party that vouches for it,
    `credited` that the report as a whole is credited to an agency or another outlet.
    """

    id: str
    name: str
    kind: SourceKind
    sure: bool
    credited: bool = False


def trace(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    passages: Sequence[Passage],
) -> tuple[Claim, ...]:
    """The claims of one story with their origins, derivations and range of independent origins filled in."""
    evidence = Evidence(
        {r.id: r for r in reports}, {s.id: s for s in sources}, {a.id: a for a in attributions}, tuple(passages), parses
    )
    return tuple(_trace(claim, evidence) for claim in claims)


def _trace(claim: Claim, evidence: Evidence) -> Claim:
    roots = {n: _root(a, evidence) for n, a in enumerate(claim.assertions)}
    same, doubt = _joins(claim, roots, evidence)
    representative = _representatives(same, roots)
    assertions = tuple(replace(a, origin=representative[roots[n].id].id) for n, a in enumerate(claim.assertions))
    voices = [n for n, a in enumerate(claim.assertions) if a.stance == "asserts"]
    origins = {representative[roots[n].id].id: representative[roots[n].id] for n in range(len(assertions))}
    return replace(
        claim,
        assertions=assertions,
        origins=tuple(
            Origin(r.id, r.name, r.kind) for r in sorted(origins.values(), key=lambda r: (not r.sure, r.name))
        ),
        derivations=(*_derivations(assertions, roots, representative, evidence), *_shared(assertions, evidence)),
        independent=_range(claim, voices, roots, representative, doubt),
        outlets=len({evidence.outlet(a.report) for a in claim.assertions if a.stance == "asserts"}),
    )


def _root(assertion: Assertion, evidence: Evidence) -> Root:
    """Where an assertion's own words say that it comes from."""
    attribution = evidence.attributions.get(assertion.attribution or "")
    source = evidence.sources.get(attribution.source_id or "") if attribution else None
    report = evidence.reports[assertion.report]
    words_of_source = attribution.source if attribution and source and source.kind in ("unnamed", "outlet") else None
    if source is not None and source.kind != "unsourced" and not _is_own_worker(words_of_source, report):
        source = _body(source, evidence)
        if source.kind == "outlet" and source.name == evidence.outlet(assertion.report):
            return _first_hand(assertion.report, evidence)
        return Root(source.id, source.name, source.kind, True)
    if source is not None or _shows_work(report.text[assertion.start : assertion.end], report):
        return _first_hand(assertion.report, evidence)
    agency = report.text[slice(*report.credit)] if report.credit else ""
    if agency and agency != report.outlet:
        return Root(identify("origin", "unsourced", agency), f"unsourced: {agency}", "unsourced", False, True)
    outlet = evidence.outlet(assertion.report)
    return Root(identify("origin", "unsourced", outlet), f"unsourced: {outlet}", "unsourced", False)


def _body(source: Source, evidence: Evidence) -> Source:
    """The party that a source speaks for, at the end of the chain; itself where it speaks for nobody."""
    seen: set[str] = set()
    while source.speaks_for in evidence.sources and source.id not in seen:
        seen.add(source.id)
        source = evidence.sources[source.speaks_for or ""]
    return source


def _first_hand(report: str, evidence: Evidence) -> Root:
    outlet = evidence.outlet(report)
    return Root(identify("origin", "outlet", outlet), f"outlet: {outlet}", "outlet", True)


def _is_own_worker(mention: Range | None, report: Report) -> bool:
    """Whether the words that name a source name the outlet's own reporter."""
    return mention is not None and _shows_work(report.text[slice(*mention)], report)


def _shows_work(text: str, report: Report) -> bool:
    """Whether the words show that the outlet was there or did the reporting ("seen by this newspaper")."""
    plain = " ".join(text.lower().replace("’", "'").split())
    named = set(words("own_names"))
    if report.outlet:
        named |= {report.outlet.lower(), "the " + report.outlet.lower()}
    before = (f"{work} {who}" for work in words("own_work") for who in named)
    after = (f"{who}{ending} {worker}" for worker in words("own_workers") for who in named for ending in ("", "'s"))
    return any(phrase in plain for phrase in (*before, *after))


def _joins(
    claim: Claim, roots: Mapping[int, Root], evidence: Evidence
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of roots that are surely one, and pairs that may be one."""
    same = [
        *_inherited(claim, roots),
        *_performed(claim, roots, evidence),
        *_copied(claim, roots, evidence),
        *_relayed(claim, roots, evidence),
    ]
    return same, list(_doubtful(claim, roots, evidence))


def _inherited(claim: Claim, roots: Mapping[int, Root]) -> Iterator[tuple[str, str]]:
    """A report that attributes the claim somewhere gives its unattributed repetitions the same origin."""
    for n, assertion in enumerate(claim.assertions):
        if roots[n].sure:
            continue
        known = [
            (abs(other.start - assertion.start), roots[k].id)
            for k, other in enumerate(claim.assertions)
            if other.report == assertion.report and roots[k].sure and other.stance == assertion.stance
        ]
        if known:
            yield roots[n].id, min(known)[1]


def _performed(claim: Claim, roots: Mapping[int, Root], evidence: Evidence) -> Iterator[tuple[str, str]]:
    """A report that tells in its own voice of a public act rests on whoever acted, where the claim has that party.

    "The senator apologized" and "I am sorry, the senator said" have one origin.
    """
    named = sorted({r for r in roots.values() if r.sure and r.kind in ("person", "state body", "organisation")})
    for n, assertion in enumerate(claim.assertions):
        if not roots[n].sure:
            actors = _actors(assertion, evidence.parses[assertion.report])
            for root in named:
                if root.name.split()[-1].lower() in actors:
                    yield roots[n].id, root.id
                    break


def _actors(assertion: Assertion, parse: Parse) -> set[str]:
    """The words, lower case, of the subjects of public acts in an assertion and of "by" phrases on them."""
    found: set[str] = set()
    acts = words("public_acts")
    for token in parse.tokens:
        if assertion.start <= token.start and token.end <= assertion.end and token.dep in ("nsubj", "pobj"):
            above = parse.tokens[token.head]
            verb = parse.tokens[above.head] if above.dep == "agent" else above
            if (token.dep == "nsubj" or above.dep == "agent") and verb.lemma in acts:
                found.add(token.text.lower())
    return found


def _copied(claim: Claim, roots: Mapping[int, Root], evidence: Evidence) -> Iterator[tuple[str, str]]:
    """A copied sentence inherits the origin that either report gives for it; a shared quotation has one speaker."""
    for n, a in enumerate(claim.assertions):
        for k in range(n + 1, len(claim.assertions)):
            b = claim.assertions[k]
            if a.report != b.report and a.stance == b.stance and _one_text(a, b, evidence.passages):
                yield roots[n].id, roots[k].id


def _one_text(a: Assertion, b: Assertion, passages: Sequence[Passage]) -> bool:
    shorter = min(a.end - a.start, b.end - b.start)
    for passage in passages:
        left, right = passage.left, passage.right
        if (left.report, right.report) == (b.report, a.report):
            left, right = right, left
        if (left.report, right.report) != (a.report, b.report):
            continue
        on_a = min(a.end, left.end) - max(a.start, left.start)
        on_b = min(b.end, right.end) - max(b.start, right.start)
        if min(on_a, on_b) >= COPIED_SHARE * shorter:
            return True
    return False


def _relayed(claim: Claim, roots: Mapping[int, Root], evidence: Evidence) -> Iterator[tuple[str, str]]:
    """An outlet that one report cites, and whose own source another report names, leads to that source."""
    for n, root in roots.items():
        if root.kind != "outlet" or root.id not in evidence.sources:
            continue
        for k, assertion in enumerate(claim.assertions):
            attribution = evidence.attributions.get(assertion.attribution or "")
            through = attribution.channel if attribution else ()
            alike = assertion.stance == claim.assertions[n].stance
            if k != n and alike and (root.id in through or evidence.outlet(assertion.report) == root.name):
                yield root.id, roots[k].id


def _doubtful(claim: Claim, roots: Mapping[int, Root], evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Pairs of roots that the texts do not tell apart.

    Two unnamed parties, an unnamed and a named one, an outlet that is cited for what others said, mentions that
    `sources` left open, and two voices of which one may be speaking of a broader claim.
    """
    numbers = sorted(roots)
    for n in numbers:
        for k in numbers:
            a, b = roots[n], roots[k]
            if n >= k or a.id == b.id:
                continue
            open_pair = (
                a.id in evidence.sources and b.id in evidence.sources[a.id].may_be
                if a.id in evidence.sources
                else False
            )
            vague = "unnamed" in (a.kind, b.kind) or "group" in (a.kind, b.kind)
            cited = "outlet" in (a.kind, b.kind) and (a.id in evidence.sources or b.id in evidence.sources)
            unsure = not (claim.assertions[n].sure and claim.assertions[k].sure)
            if open_pair or vague or cited or unsure:
                yield a.id, b.id


def _representatives(same: Sequence[tuple[str, str]], roots: Mapping[int, Root]) -> dict[str, Root]:
    """For each root the one that stands for all that are surely the same: a named party before an outlet."""
    by_id = {r.id: r for r in roots.values()}
    graph = nx.Graph()
    graph.add_nodes_from(sorted(by_id))
    graph.add_edges_from(same)
    result: dict[str, Root] = {}
    for group in nx.connected_components(graph):
        first = min(
            (by_id[i] for i in group), key=lambda r: (not r.sure, not r.credited, _VAGUE.index(r.kind), r.name, r.id)
        )
        result.update(dict.fromkeys(group, first))
    return result


_VAGUE: tuple[SourceKind, ...] = (
    "person", "state body", "organisation", "document", "group", "unnamed", "outlet", "unsourced",
)  # fmt: skip
"""Kinds from the one that names most to the one that names least."""


def _range(
    claim: Claim,
    voices: Sequence[int],
    roots: Mapping[int, Root],
    representative: Mapping[str, Root],
    doubt: Sequence[tuple[str, str]],
) -> tuple[int, int]:
    """[low, high]: the roots that are surely separate, and all that may be."""
    all_roots = {representative[roots[n].id].id for n in voices}
    graph = nx.Graph()
    graph.add_nodes_from(representative[roots[n].id].id for n in voices if representative[roots[n].id].sure)
    for a, b in doubt:
        left, right = representative[a].id, representative[b].id
        if left in graph and right in graph:
            graph.add_edge(left, right)
    low = nx.number_connected_components(graph)
    return low, len(all_roots)


def _derivations(
    assertions: Sequence[Assertion],
    roots: Mapping[int, Root],
    representative: Mapping[str, Root],
    evidence: Evidence,
) -> Iterator[Derivation]:
    """One step back at a time, from each report to the origins, each with the words that show it."""
    steps: dict[tuple[str, str, Step], list[Span]] = {}
    for n, assertion in enumerate(assertions):
        origin = representative[roots[n].id]
        for source, target, kind, span in _steps(assertion, roots[n], origin, evidence):
            spans = steps.setdefault((source, target, kind), [])
            if span not in spans:
                spans.append(span)
    for (source, target, kind), spans in steps.items():
        yield Derivation(source, target, kind, tuple(spans))


def _shared(assertions: Sequence[Assertion], evidence: Evidence) -> Iterator[Derivation]:
    """What copied narration tells of a claim's reports: one rests on the other, or both on a text that is not here."""
    for passage in evidence.passages:
        left, right = passage.left, passage.right
        states = [a for a in assertions for side in (left, right) if a.report == side.report and _lie_together(a, side)]
        if passage.within == "quote" or {a.report for a in states} != {left.report, right.report}:
            continue
        source, target = (left, right) if passage.direction == "right_to_left" else (right, left)
        known = passage.direction in ("left_to_right", "right_to_left")
        yield Derivation(source.report, target.report, "copied" if known else "common_source", (source, target))


def _lie_together(assertion: Assertion, span: Span) -> bool:
    """Whether at least half of the shorter of the two lies in the other."""
    shared = min(assertion.end, span.end) - max(assertion.start, span.start)
    return shared >= COPIED_SHARE * min(assertion.end - assertion.start, span.end - span.start)


def _steps(assertion: Assertion, root: Root, origin: Root, evidence: Evidence) -> Iterator[tuple[str, str, Step, Span]]:
    attribution = evidence.attributions.get(assertion.attribution or "")
    words_of = Span(assertion.report, assertion.start, assertion.end)
    at = assertion.report
    if attribution is not None:
        for channel, mention in zip(reversed(attribution.channel), reversed(attribution.via), strict=False):
            yield at, channel, "channel", Span(assertion.report, *mention)
            at = channel
        words_of = Span(assertion.report, *_cue(attribution, (assertion.start, assertion.end)))
    if root.kind == "outlet" and root.id in evidence.sources and root.id != origin.id:
        yield at, root.id, "channel", words_of
        at = root.id
    if at == origin.id:
        return
    kind: Step
    if origin.kind == "unsourced":
        kind = "credited" if root.credited else "unsourced" if root.id == origin.id else "copied"
    elif origin.id == root.id:
        kind = "first_hand" if origin.id not in evidence.sources else "attributed"
    else:
        kind = "copied" if not root.sure else "attributed"
    yield at, origin.id, kind, words_of


def _cue(attribution: Attribution, otherwise: Range) -> Range:
    """The words of an attribution that name its source."""
    if attribution.source is not None:
        return attribution.source
    if attribution.antecedent is not None:
        return attribution.antecedent
    return attribution.cue[0] if attribution.cue else otherwise
