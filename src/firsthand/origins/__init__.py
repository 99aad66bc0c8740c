"""Each claim back to its origins, and how many of them are independent.

The graph is that of DESIGN.md: every assertion leads one step back, to a party, an outlet or nothing; copied
passages join assertions; what has no step back is a root. A denial is no origin of the claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.origins.derivations import derive
from firsthand.origins.evidence import Evidence, Root, doubted, parted
from firsthand.origins.grades import grade
from firsthand.origins.hedges import find_losses
from firsthand.origins.ranges import count
from firsthand.origins.releases import find_authors
from firsthand.origins.tellings import survey
from firsthand.origins.voices import Voice, settle
from firsthand.records import Assertion, Attribution, Claim, Origin, Parse, Passage, Report, Source

MOST_PERSONS = 3
"""Persons who speak for an origin that its name tells; the assertions tell them all."""


def trace(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    passages: Sequence[Passage],
) -> tuple[Claim, ...]:
    """The claims of one story with their origins, derivations, range of origins, grade and hedge losses filled in."""
    shared: dict[tuple[str, str], list[Passage]] = {}
    for p in passages:
        for pair in ((p.left.report, p.right.report), (p.right.report, p.left.report)):
            shared.setdefault(pair, []).append(p)
    known = {a.id: a for a in attributions}
    parties = {s.id: s for s in sources}
    evidence = Evidence({r.id: r for r in reports}, parses, parties, known, shared, tellings=survey(parses))
    said: dict[str, list[Attribution]] = {}
    for a in sorted((a for a in attributions if a.content), key=lambda a: (a.content[0][0], a.id)):
        said.setdefault(a.report, []).append(a)
    evidence = replace(
        evidence, said=said, authors=find_authors(evidence), doubts=doubted(evidence), apart=parted(evidence)
    )
    evidence = replace(evidence, ends=_ends(claims, evidence))
    return tuple(_trace(claim, evidence) for claim in claims)


def _ends(claims: Sequence[Claim], evidence: Evidence) -> dict[str, Root]:
    """Where each attribution ends, before any headline or lead rests on it."""
    found: dict[str, Root] = {}
    for claim in claims:
        for voice in settle([a for a in claim.stated if a.stance == "asserts"], evidence):
            if voice.assertion.attribution and voice.root.vouched:
                found.setdefault(voice.assertion.attribution, voice.root)
    return found


def _trace(claim: Claim, evidence: Evidence) -> Claim:
    asserting = settle([a for a in claim.stated if a.stance == "asserts"], evidence)
    denying = settle([a for a in claim.stated if a.stance == "denies"], evidence)
    nearby = _beside(claim, evidence)
    voices = {v.assertion: v for v in (*asserting, *denying, *nearby)}
    ordered = [voices[a] for a in claim.assertions]
    roots = {v.root.id: v.root for v in ordered}.values()
    naming: dict[str, list[Voice]] = {}
    for voice in ordered:
        if voice.named:
            naming.setdefault(voice.named.id, []).append(voice)
    traced = replace(
        claim,
        assertions=tuple(replace(v.assertion, origin=v.root.id) for v in ordered),
        origins=tuple(
            Origin(r.id, _called(r, naming.get(r.id, []), evidence), r.kind)
            for r in sorted(roots, key=lambda r: (not r.vouched, r.name, r.id))
        ),
        derivations=derive([*asserting, *denying], evidence),
        independent=count(asserting, evidence),
        outlets=_count_outlets({v.assertion.report for v in asserting}, evidence),
    )
    return replace(traced, grade=grade(traced), hedge_losses=find_losses(traced, evidence))


def _called(root: Root, voices: Sequence[Voice], evidence: Evidence) -> str:
    """The name of an origin that `voices` name, with the persons who speak for it in this claim: "Ann Roe (Larn Port)".

    Where the origin speaks for itself too, or several for it: "Larn Port, by Ann Roe". Of a person's lawyer, and that
    person's state: "Guy Roe (Ann Poe)".
    """
    if root.kind in ("unnamed", "unsourced") or root.id not in evidence.sources:
        return root.name
    told = [s for v in voices if (s := _teller(v.assertion, evidence))]
    heads = {s.id: s for s in (_head(s, root, evidence) for s in told)}
    head = next(iter(heads.values())) if len(heads) == 1 and any(s.id not in heads for s in told) else None
    whole, name = (head.id, head.name) if head else (root.id, root.name)
    persons = tuple(dict.fromkeys(s.name for s in told if s.kind == "person" and s.id != whole))
    if len(persons) == 1 and all(s.kind == "person" and s.id != whole for s in told):
        return f"{persons[0]} ({name})"
    return f"{name}, by {', '.join(persons[:MOST_PERSONS])}" if persons else name


def _head(teller: Source, root: Root, evidence: Evidence) -> Source:
    """The last person on the way from a source to the origin that it speaks for; the source itself where none is."""
    head, met = teller, {teller.id}
    at = evidence.sources.get(teller.speaks_for or "")
    while at is not None and at.id not in {root.id, *met}:
        head = at if at.kind == "person" else head
        met.add(at.id)
        at = evidence.sources.get(at.speaks_for or "")
    return head


def _teller(assertion: Assertion, evidence: Evidence) -> Source | None:
    attribution = evidence.attributions.get(assertion.attribution or "")
    return evidence.sources.get(attribution.source_id or "") if attribution else None


def _beside(claim: Claim, evidence: Evidence) -> list[Voice]:
    """The voices that only come near a claim: they may rest on those that assert it, and those never on them."""
    if not any(a.near for a in claim.assertions):
        return []
    together = settle([a for a in claim.assertions if a.near or a.stance == "asserts"], evidence)
    return [v for v in together if v.assertion.near]


def _count_outlets(reports: set[str], evidence: Evidence) -> int:
    """How many outlets the reports surely come from: those without a known outlet may all be of one."""
    known = {evidence.reports[r].outlet for r in reports}
    return len(known)
