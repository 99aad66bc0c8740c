"""How many independent origins a claim has: the range from what is sure to what is possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from firsthand.origins.evidence import Evidence, Root
from firsthand.origins.voices import Voice

MOST_EXACT = 24
"""Sure roots up to which the largest set of surely separate ones is found exactly (the search is exponential, and
takes milliseconds at this size); beyond it the count of groups without any doubt between them, which is never more.
"""


def count(voices: Sequence[Voice], evidence: Evidence) -> tuple[int, int]:
    """[low, high] of the voices that assert a claim.

    `high` counts every root. `low` is the most roots of which no two may be one, among those that a voice surely
    vouches for: an unnamed official who may be either of two named ones takes nothing from the two.
    """
    roots = {v.root.id: v.root for v in voices}
    sure = sorted({v.root.id for v in voices if v.assertion.sure and v.told and v.root.vouched})
    doubts = _doubts(evidence)
    graph = nx.Graph()
    graph.add_nodes_from(sure)
    graph.add_edges_from((a, b) for a, b in combinations(sure, 2) if _may_be_one(roots[a], roots[b], doubts, evidence))
    if len(sure) > MOST_EXACT:
        return nx.number_connected_components(graph), len(roots)
    clique, _ = nx.max_weight_clique(nx.complement(graph), weight=None)
    return len(clique), len(roots)


def _doubts(evidence: Evidence) -> set[frozenset[str]]:
    """The pairs of parties that `sources` leaves open; a doubt about a spokesman is one about his body."""
    found: set[frozenset[str]] = set()
    for source in evidence.sources.values():
        for other in source.may_be:
            if other in evidence.sources:
                found.add(frozenset((evidence.party(source).id, evidence.party(evidence.sources[other]).id)))
    return found


def _may_be_one(a: Root, b: Root, doubts: set[frozenset[str]], evidence: Evidence) -> bool:
    """Whether the texts do not tell two roots apart: one is unnamed or a group, or an outlet cited for others."""
    if frozenset((a.id, b.id)) in doubts:
        return True
    return any(_is_vague(r, evidence) for r in (a, b))


def _is_vague(root: Root, evidence: Evidence) -> bool:
    """Whether a root may be anybody: it is unnamed, or an outlet that must have got it from somebody."""
    cited = root.kind == "outlet" and root.id in evidence.sources
    return root.kind in ("unnamed", "group") or cited or root.nameless
