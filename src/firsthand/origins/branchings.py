"""The fewest derivations that explain what reports share: not all pairs of them, but from whom each has its text.

Where one sentence stands in five reports, ten pairs share it, and four derivations explain it. Those whose direction
is known are chosen first, as a maximum branching (Chu and Liu 1965, Edmonds 1967): each report rests on one other at
most, and none on itself by a detour. What they leave apart is joined by likeness alone, as a source that is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.records import Derivation, Passage, Span

LARGEST = 200
"""Reports of a group whose branching is the best one: finding it takes the square of them. In a larger group the edge
with most text that fits is taken again and again, which keeps at least half."""


class Edge(NamedTuple):
    """Characters of narration that `copy` has from `model`, and where; without a direction, that the two share."""

    weight: int
    copy: str
    model: str
    evidence: tuple[Span, ...]


def explain(passages: Iterable[Passage]) -> tuple[Derivation, ...]:
    """The derivations of reports that share narration: one fewer than the reports of each group that hang together.

    A shared quotation joins nobody: it shows who was quoted. A derivation of kind "copied" leads from the copy to what
    it was copied from; one of kind "common_source" leads between two reports that rest on a third, or of which nobody
    can tell which rests on the other, from the one whose id comes later.
    """
    directed, joined = _edges(passages)
    groups, trees = _Trees(), _Trees()
    for edge in (*directed, *joined):
        groups.join(edge.copy, edge.model)
    own: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(directed, key=_rank):
        own[groups.top(edge.copy)].append(edge)
    chosen = [edge for top in sorted(own) for edge in (_best if groups.size(top) <= LARGEST else _greedy)(own[top])]
    for edge in chosen:
        trees.join(edge.copy, edge.model)
    rest = [edge for edge in sorted([*directed, *joined], key=_rank) if trees.join(edge.copy, edge.model)]
    told = [("copied", edge) for edge in chosen] + [("common_source", edge) for edge in rest]
    return tuple(
        Derivation(edge.copy, edge.model, "copied" if kind == "copied" else "common_source", edge.evidence)
        for kind, edge in sorted(told, key=lambda one: (one[1].copy, one[1].model, one[0]))
    )


def _edges(passages: Iterable[Passage]) -> tuple[list[Edge], list[Edge]]:
    """The edges with a direction, one for each pair and direction, and those without, one for each pair."""
    ways: dict[tuple[str, str, bool], list[Passage]] = defaultdict(list)
    for passage in passages:
        left, right = passage.left.report, passage.right.report
        if passage.within != "quote" and left != right:
            known = passage.direction in ("left_to_right", "right_to_left")
            later = right if passage.direction == "left_to_right" else left if known else max(left, right)
            ways[later, left if later == right else right, known].append(passage)
    edges: tuple[list[Edge], list[Edge]] = ([], [])
    for (copy, model, known), some in sorted(ways.items()):
        spans = sorted({span for passage in some for span in (passage.left, passage.right)})
        weight = sum(span.end - span.start for span in spans if span.report == copy)
        edges[0 if known else 1].append(Edge(weight, copy, model, tuple(spans)))
    return edges


def _rank(edge: Edge) -> tuple[int, str, str]:
    """Edges with most text come first."""
    return -edge.weight, edge.copy, edge.model


def _best(edges: Sequence[Edge]) -> list[Edge]:
    """The edges of a group that explain most reports, and of those with most text."""
    import networkx

    most = 1 + sum(edge.weight for edge in edges)
    graph = networkx.DiGraph()
    ranked: Mapping[tuple[str, str], Edge] = {(edge.model, edge.copy): edge for edge in edges}
    for place, (pair, edge) in enumerate(ranked.items()):
        graph.add_edge(*pair, weight=(most + edge.weight) * len(edges) ** 2 - place)
    branching = networkx.maximum_branching(graph)
    return [edge for pair, edge in ranked.items() if branching.has_edge(*pair)]


def _greedy(edges: Sequence[Edge]) -> list[Edge]:
    """The edges of a group, taken in their order where they fit."""
    trees, explained = _Trees(), set()
    chosen = []
    for edge in edges:
        if edge.copy not in explained and trees.join(edge.copy, edge.model):
            explained.add(edge.copy)
            chosen.append(edge)
    return chosen


class _Trees:
    """Reports in trees that grow together (disjoint sets)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._sizes: dict[str, int] = {}

    def top(self, report: str) -> str:
        """The report that stands for the tree of `report`."""
        if report not in self._above:
            self._above[report], self._sizes[report] = report, 1
        while self._above[report] != report:
            self._above[report] = self._above[self._above[report]]
            report = self._above[report]
        return report

    def join(self, one: str, other: str) -> bool:
        """Whether the two were in two trees; they are in one now."""
        tops = sorted((self.top(one), self.top(other)))
        if tops[0] == tops[1]:
            return False
        self._above[tops[1]] = tops[0]
        self._sizes[tops[0]] += self._sizes[tops[1]]
        return True

    def size(self, report: str) -> int:
        """How many reports the tree of `report` has."""
        return self._sizes[self.top(report)]
