"""Where each voice of a claim ends up, once repetition, copying and relaying are followed.

A voice is one assertion. A voice that names its party keeps it; one that names nobody inherits from the nearest that
does, and never makes two parties one by standing between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import networkx as nx

from firsthand.languages import meanings, words
from firsthand.origins.evidence import Evidence, Root, named_root, unsourced
from firsthand.origins.performances import find_performers
from firsthand.origins.sorts import are_of_two_sorts, is_one_body
from firsthand.origins.spellings import sound_alike
from firsthand.records import Assertion, Span, Within

COPIED_SHARE = 0.5
"""Share of the shorter of two stretches that must be shared for them to be one: what the scorer of marked stories
calls two stretches that meet."""

_VAGUE = ("person", "state body", "organisation", "document", "group", "unnamed", "outlet", "unsourced")
"""Kinds from the one that names most to the one that names least."""


class Voice(NamedTuple):
    """An assertion, the root that its own words name, and the root that it ends at.

    `told` is whether its own report tells the root, in its words or below them, and not only a copy of it elsewhere;
    `acts` whether it tells what the root did by speaking, which proves no second origin.
    """

    assertion: Assertion
    named: Root | None
    root: Root
    told: bool
    acts: bool = False


def settle(assertions: Sequence[Assertion], evidence: Evidence) -> tuple[Voice, ...]:
    """The voices of the assertions of one stance, in their order, each with the root that it ends at."""
    named = [named_root(a, evidence) for a in assertions]
    copies = [
        (n, k)
        for n, a in enumerate(assertions)
        for k in range(n)
        if a.report != assertions[k].report and one_text(a, assertions[k], evidence)
    ]
    known = {n: root for n, root in enumerate(named) if root}
    known |= (tops := _summing_up(assertions, known, evidence))
    known |= (again := _repeated(assertions, known))
    known |= (acts := find_performers(assertions, known, evidence))
    known |= (released := _released(assertions, known, evidence))
    known |= _copied(assertions, known, copies)
    known |= _bare(assertions, known, copies, evidence)
    same = [(known[n].id, known[k].id) for n, k in copies if _is_one_voice(n, k, named, assertions, evidence)]
    ends = _one(known, _kept_apart(same, evidence.apart), {root.id for root in named if root})
    behind = _relayed(assertions, known, evidence)
    told = {*tops, *again, *released}
    return tuple(
        Voice(a, named[n], _followed(known[n], ends, behind), named[n] is not None or n in told, n in acts)
        for n, a in enumerate(assertions)
    )


def one_text(a: Assertion, b: Assertion, evidence: Evidence, within: Sequence[Within] = ()) -> bool:
    """Whether a passage (of the kinds `within`, if any are given) makes two assertions one text.

    Sentences with other numbers, or of which one is negated, are two, however alike they are.
    """
    passages = evidence.shared.get((a.report, b.report), ())
    if not passages or _terms(_text(a, evidence)) != _terms(_text(b, evidence)):
        return False
    shorter = min(a.end - a.start, b.end - b.start)
    for passage in passages:
        sides = (passage.left, passage.right)
        left, right = sides if passage.left.report == a.report else reversed(sides)
        together = min(_overlap(a, left), _overlap(b, right)) >= COPIED_SHARE * shorter
        if together and (not within or passage.within in within):
            return True
    return False


def _text(assertion: Assertion, evidence: Evidence) -> str:
    return evidence.reports[assertion.report].text[assertion.start : assertion.end]


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[frozenset[str], bool]:
    """The numbers of a sentence, and whether it is negated: what a copy may not change."""
    told = re.findall(r"[\w’']+", text.lower())
    negated = sum(w in words("negations") | words("falsities") or w.endswith(("n't", "n’t")) for w in told) % 2 == 1
    return frozenset(w for w in told if w[0].isdigit() or w in meanings("numbers")), negated


def _is_one_voice(
    n: int, k: int, named: Sequence[Root | None], assertions: Sequence[Assertion], evidence: Evidence
) -> bool:
    """Whether a copied text makes one origin of the two that its reports give for it.

    It does where a report names nobody, or nobody in particular, and where it is a quotation: then there is one who
    said it, whatever each report calls him, unless they name two persons. Two reports that give one sentence of
    narration to two named parties leave open which it is: that is no reason to take the parties for one.
    """
    a, b = named[n], named[k]
    if a is None or b is None or a.id == b.id or "outlet" in (a.kind, b.kind):
        return True
    unnamed = [r for r in (a, b) if r.kind in ("unnamed", "group")]
    if unnamed and not (all(map(is_one_body, unnamed)) and are_of_two_sorts(a, b, evidence)):
        return True
    if _are_two_persons(a, b):
        return False
    open_pair = any(
        evidence.party(s).id in (a.id, b.id)
        and other in evidence.sources
        and evidence.party(evidence.sources[other]).id in (a.id, b.id)
        for root in (a, b)
        for s in (evidence.sources.get(root.id),)
        if s is not None
        for other in s.may_be
    )
    quoted = one_text(assertions[n], assertions[k], evidence, ("quote",))
    return quoted or (open_pair and not _are_two_of_a_sort(a.name, b.name))


def _are_two_persons(a: Root, b: Root) -> bool:
    """Whether two roots are persons by full names whose surnames no spelling makes one."""
    names = [re.findall(r"\w+", root.name) for root in (a, b)]
    return a.kind == b.kind == "person" and all(len(n) > 1 for n in names) and not sound_alike(a.name, b.name)


def _are_two_of_a_sort(left: str, right: str) -> bool:
    """Whether two names tell bodies of one sort apart by whose each is: the police of two towns, two armies."""
    words_of = [set(re.findall(r"\w+", name.lower())) - _SMALL for name in (left, right)]
    sorts = {w for w in words_of[0] & words_of[1] if meanings("party_sorts").get(w) == "state"}
    return bool(sorts) and words_of[0] & words_of[1] == sorts and all(w - sorts for w in words_of)


_SMALL = frozenset({"the", "of", "in", "for", "and", "s"})


def _kept_apart(same: Sequence[tuple[str, str]], apart: frozenset[frozenset[str]]) -> list[tuple[str, str]]:
    """The pairs that are one, without those that would make one of two whom a person keeps apart."""
    groups: dict[str, set[str]] = {}
    kept = []
    for a, b in same:
        left, right = groups.setdefault(a, {a}), groups.setdefault(b, {b})
        if apart and any(frozenset((x, y)) in apart for x in left for y in right):
            continue
        kept.append((a, b))
        left |= right
        groups.update(dict.fromkeys(right, left))
    return kept


def lie_together(assertion: Assertion, span: Span) -> bool:
    """Whether at least half of the shorter of the two lies in the other."""
    shorter = min(assertion.end - assertion.start, span.end - span.start)
    return assertion.report == span.report and _overlap(assertion, span) >= COPIED_SHARE * shorter


def _overlap(assertion: Assertion, span: Span) -> int:
    return min(assertion.end, span.end) - max(assertion.start, span.start)


def _repeated(assertions: Sequence[Assertion], known: Mapping[int, Root]) -> dict[int, Root]:
    """A report that names the party somewhere gives its other assertions of the claim the nearest such party."""
    found: dict[int, Root] = {}
    for n, a in enumerate(assertions):
        near = [
            (abs(assertions[k].start - a.start), assertions[k].start, r)
            for k, r in known.items()
            if assertions[k].report == a.report
        ]
        if n not in known and near:
            found[n] = min(near)[2]
    return found


def _summing_up(assertions: Sequence[Assertion], known: Mapping[int, Root], evidence: Evidence) -> dict[int, Root]:
    """A headline or lead leads to where the first attribution that it sums up ends, in whatever claim that stands.

    So does one that names no more than "a new report".
    """
    found: dict[int, Root] = {}
    for n, a in enumerate(assertions):
        if n not in known or known[n].nameless:
            ends = (evidence.ends[told] for told in a.rests_on if told in evidence.ends)
            first = next((root for root in ends if not root.nameless and root.kind not in ("unnamed", "group")), None)
            if first is not None:
                found[n] = first
    return found


def _released(assertions: Sequence[Assertion], known: Mapping[int, Root], evidence: Evidence) -> dict[int, Root]:
    """What a report says in its own voice where it says at its end which body its text is by."""
    return {
        n: evidence.authors[a.report]
        for n, a in enumerate(assertions)
        if n not in known and a.report in evidence.authors
    }


def _copied(
    assertions: Sequence[Assertion], known: Mapping[int, Root], copies: Sequence[tuple[int, int]]
) -> dict[int, Root]:
    """A voice that names nobody inherits from the copy of its text that does, over the fewest steps.

    A step leads from copy to copy, or within one report between voices that name nobody.
    """
    free = dict.fromkeys(n for n in range(len(assertions)) if n not in known)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(assertions)))
    graph.add_edges_from((n, k) for n, k in copies if n in free or k in free)
    graph.add_edges_from((n, k) for n in free for k in free if n < k and assertions[n].report == assertions[k].report)
    found: dict[int, Root] = {}
    frontier = dict(known)
    while frontier:
        reached: dict[int, Root] = {}
        for n in sorted(frontier, key=lambda n: (assertions[n].report, assertions[n].start)):
            for k in graph[n]:
                if k not in known and k not in found:
                    reached.setdefault(k, frontier[n])
        frontier = reached
        found |= frontier
    return found


def _bare(
    assertions: Sequence[Assertion],
    known: Mapping[int, Root],
    copies: Sequence[tuple[int, int]],
    evidence: Evidence,
) -> dict[int, Root]:
    """What is left is unsourced; voices of one outlet, one agency or one text are one."""
    own = {n: unsourced(a.report, evidence) for n, a in enumerate(assertions) if n not in known}
    same = [(own[n].id, own[k].id) for n, k in copies if n in own and k in own]
    ends = _one(own, same)
    return {n: ends[root.id] for n, root in own.items()}


def _relayed(assertions: Sequence[Assertion], known: Mapping[int, Root], evidence: Evidence) -> dict[str, Root]:
    """For each outlet that a report cites, the root that another report names behind it, or that a report of it has.

    A report of an agency is also one that credits it as a whole, whichever outlet prints it.
    """
    found: dict[str, Root] = {}
    for outlet in sorted({r for r in known.values() if r.kind == "outlet" and r.id in evidence.sources}):
        behind = [
            (not known[k].vouched, a.report, a.start, known[k])
            for k, a in enumerate(assertions)
            if known[k].id != outlet.id and (outlet.id in evidence.channel(a) or _is_by(a.report, outlet, evidence))
        ]
        if behind:
            found[outlet.id] = min(behind)[3]
    return found


def _is_by(report: str, root: Root, evidence: Evidence) -> bool:
    """Whether a root is the outlet of a report, or the agency that it credits as a whole."""
    return root.name in (evidence.outlet(report), evidence.agency(report))


def _followed(root: Root, ends: Mapping[str, Root], behind: Mapping[str, Root]) -> Root:
    """The root at the far end of what outlets relayed; of outlets that cite each other, the last one come to."""
    root, seen = ends[root.id], set()
    while root.id in behind and root.id not in seen:
        seen.add(root.id)
        root = ends[behind[root.id].id]
    return root


def _one(roots: Mapping[int, Root], same: Sequence[tuple[str, str]], spoken: Collection[str] = ()) -> dict[str, Root]:
    """For each root's id the root that stands for all that are surely the same: the one that names most.

    Those that a voice's own words name (`spoken`) come before those that a headline was found to sum up.
    """
    by_id = {r.id: r for r in roots.values()}
    graph = nx.Graph()
    graph.add_nodes_from(sorted(by_id))
    graph.add_edges_from(same)
    result: dict[str, Root] = {}
    for group in nx.connected_components(graph):
        members = [by_id[i] for i in group]
        first = min(
            members,
            key=lambda r: (not r.vouched, r.id not in spoken, not r.credited, _VAGUE.index(r.kind), r.name, r.id),
        )
        result.update(dict.fromkeys(group, first))
    return result
