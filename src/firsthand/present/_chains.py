"""The chain of a claim as trees: from each origin, through its channels and unseen texts, to the reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from firsthand.present import _words
from firsthand.records import Assertion, Attribution, Case, Claim, Derivation, Origin, Source

UNSEEN = "a text that is not here"

LONGEST_LINE = 12
"""Reports that one line of a chain leads through; what was copied further on is drawn beside the twelfth."""


@dataclass(slots=True)
class Node:
    """One party, text or report of a chain. `steps` are the derivations that lead from it back to its parent."""

    id: str
    label: str
    kind: Literal["origin", "first hand", "unsourced", "channel", "unseen", "report", "more"]
    steps: tuple[Derivation, ...] = ()
    children: list[Node] = field(default_factory=list)

    @property
    def loose(self) -> bool:
        """Whether nothing that was read shows what stands here."""
        return self.kind in ("unseen", "unsourced")


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a case stand for, so that each is looked up once."""

    reports: Mapping[str, str]
    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]


def names(case: Case) -> Names:
    """The names of everything that a chain of `case` can lead through."""
    return Names(_words.labels(case.reports), {s.id: s for s in case.sources}, {a.id: a for a in case.attributions})


def draw(claim: Claim, known: Names) -> tuple[Node, ...]:
    """One tree an origin of the claim, in the order of its origins; a denial stands in none of them."""
    origins = {o.id: o for o in claim.origins}
    first_hand = {d.target for d in claim.derivations if d.kind == "first_hand"}
    credited = {d.target for d in claim.derivations if d.kind == "credited"}
    nodes: dict[tuple[str, ...], Node] = {}
    steps = _steps(claim.derivations)
    for path in _paths(claim, known):
        if path[:1] not in nodes:
            origin = origins.get(path[0])
            kind = _kind_of_root(origin.kind if origin else None, path[0] in first_hand)
            nodes[path[:1]] = Node(path[0], _name_of_root(origin, path[0] in credited), kind)
        for length in range(2, len(path) + 1):
            if path[:length] not in nodes:
                nodes[path[:length]] = _node(path[length - 1], path[length - 2], known, steps)
                nodes[path[: length - 1]].children.append(nodes[path[:length]])
    order = {o.id: n for n, o in enumerate(claim.origins)}
    roots = (node for path, node in nodes.items() if len(path) == 1)
    return tuple(sorted(roots, key=lambda n: order.get(n.id, len(order))))


def notes(claim: Claim, known: Names) -> tuple[str, ...]:
    """What a reader of the chain must know beside it: unseen texts, lost attributions."""
    told = [
        f"{_words.listing([known.reports[r] for r in group])} share wording: "
        f"{'one rests on the other, or both' if len(group) == 2 else 'some rest on others, or all'} "
        "on a text that is not here."
        for group in _unseen(claim, known)
    ]
    bare = _without_attribution(claim, known)
    for origin in claim.origins:
        if origin.kind not in ("unsourced", "outlet") and bare.get(origin.id):
            says = "says" if len(bare[origin.id]) == 1 else "say"
            told.append(f"{_words.listing(bare[origin.id])} {says} it without naming {_words.origin_name(origin)}.")
    return tuple(told)


def _name_of_root(origin: Origin | None, credited: bool) -> str:
    if origin is None:
        return "not traced"
    name = _words.origin_name(origin)
    return f"{name}; text credited to {_words.party(origin.name)}" if credited and origin.kind == "unsourced" else name


def _kind_of_root(kind: str | None, first_hand: bool) -> Literal["origin", "first hand", "unsourced"]:
    if kind in (None, "unsourced"):
        return "unsourced"
    return "first hand" if first_hand else "origin"


def _steps(derivations: Iterable[Derivation]) -> dict[str, list[Derivation]]:
    steps: dict[str, list[Derivation]] = {}
    for derivation in derivations:
        steps.setdefault(derivation.source, []).append(derivation)
    return steps


def _node(id: str, parent: str, known: Names, steps: Mapping[str, list[Derivation]]) -> Node:
    mine = steps.get(id, [])
    towards = tuple(d for d in mine if d.target == parent) or tuple(mine)
    if id in known.reports:
        return Node(id, known.reports[id], "report", towards)
    if id in known.sources:
        source = known.sources[id]
        return Node(id, _words.party(source.name, source.kind), "channel", towards)
    return Node(id, UNSEEN, "unseen", towards)


def _paths(claim: Claim, known: Names) -> list[tuple[str, ...]]:
    """For each report that asserts the claim and each origin it has there: origin, what lies between, report."""
    told = [a for a in claim.stated if a.stance == "asserts" and a.report in known.reports]
    between: dict[tuple[str, str], tuple[str, ...]] = {}
    for assertion in told:
        key = (assertion.origin or "", assertion.report)
        between[key] = max(between.get(key, ()), _channels(claim, assertion, known), key=len)
    between.update(_behind_unseen(claim, between, known))
    copied = _copied_from(claim)
    return [_path(origin, report, between, copied) for origin, report in between]


def _path(
    origin: str, report: str, between: Mapping[tuple[str, str], tuple[str, ...]], copied: Mapping[str, str]
) -> tuple[str, ...]:
    """From the origin to the report, along the reports that it was copied from where they have the same origin."""
    line = [report]
    seen = {report}
    while (origin, copied.get(line[-1], "")) in between and copied[line[-1]] not in seen:
        line.append(copied[line[-1]])
        seen.add(line[-1])
    line.reverse()
    if len(line) > LONGEST_LINE:
        line = [*line[: LONGEST_LINE - 1], report]
    return (origin, *between[origin, line[0]], *line)


def _channels(claim: Claim, assertion: Assertion, known: Names) -> tuple[str, ...]:
    """The intermediaries from the origin to the report, in that order; the report's own outlet is none."""
    attribution = known.attributions.get(assertion.attribution or "")
    through: Iterable[str] = attribution.channel if attribution else ()
    if not through:
        through = (d.target for d in claim.derivations if d.source == assertion.report and d.kind == "channel")
    own = known.reports[assertion.report].casefold()
    told = [c for c in dict.fromkeys(through) if c in known.sources and c != assertion.origin]
    return tuple(c for c in told if _words.visible(known.sources[c].name).casefold() != own)


def _copied_from(claim: Claim) -> dict[str, str]:
    """The report that each report of the claim was taken from, where a step says so."""
    taken = (d for d in claim.derivations if d.kind in ("copied", "credited"))
    return {d.source: d.target for d in reversed(tuple(taken))}


def _unseen(claim: Claim, known: Names) -> tuple[tuple[str, ...], ...]:
    """The groups of reports that share wording whose first writer is not among them, in the order of the claim."""
    group_of: dict[str, str] = {}

    def top(node: str) -> str:
        while group_of.setdefault(node, node) != node:
            node = group_of[node]
        return node

    for step in claim.derivations:
        if step.kind == "common_source":
            group_of[top(step.source)] = top(step.target)
    groups: dict[str, list[str]] = {}
    for report in _words.asserting(claim):
        if report in group_of and report in known.reports:
            groups.setdefault(top(report), []).append(report)
    return tuple(tuple(g) for g in groups.values() if len(g) > 1)


def _behind_unseen(
    claim: Claim, between: Mapping[tuple[str, str], tuple[str, ...]], known: Names
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What lies between origin and report for the reports that rest on a text that is not here, that text included.

    Only where all of a group have one origin and tell one way; a report that attributes nothing tells none.
    """
    attributed = {a.report for a in claim.stated if a.attribution}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, group in enumerate(_unseen(claim, known)):
        members = {key: channels for key, channels in between.items() if key[1] in group}
        ways = {channels for key, channels in members.items() if channels or key[1] in attributed} or {()}
        if len({origin for origin, _ in members}) == 1 and len(ways) == 1:
            (way,) = ways
            found.update(dict.fromkeys(members, (*way, f"unseen {number}")))
    return found


def _without_attribution(claim: Claim, known: Names) -> dict[str, list[str]]:
    """By origin: the reports that copy it, or rest on a text that is not here, and attribute it nowhere."""
    attributed = {a.report for a in claim.stated if a.attribution}
    resting = {d.source for d in claim.derivations if d.kind in ("copied", "common_source")}
    bare_reports = (resting - attributed) & known.reports.keys()
    bare: dict[str, list[str]] = {}
    for assertion in claim.stated:
        if assertion.report in bare_reports and assertion.origin and assertion.stance == "asserts":
            reports = bare.setdefault(assertion.origin, [])
            if known.reports[assertion.report] not in reports:
                reports.append(known.reports[assertion.report])
    return bare
