"""How many independent origins a claim has: the range from what is sure to what is possible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from firsthand.languages import words
from firsthand.origins.evidence import Evidence, Root
from firsthand.origins.sorts import are_of_two_sorts, is_vague, sorts_of
from firsthand.origins.spellings import sound_alike
from firsthand.origins.voices import Voice, one_text

MOST_EXACT = 24
"""Sure roots up to which the largest set of surely separate ones is found exactly (the search is exponential, and
takes milliseconds at this size); beyond it the count of groups without any doubt between them, which is never more.
"""


def count(voices: Sequence[Voice], evidence: Evidence) -> tuple[int, int]:
    """[low, high] of the voices that assert a claim.

    `high` counts every root. `low` is the most roots of which no two may be one, among those that a voice surely
    vouches for: an unnamed official who may be either of two named ones takes nothing from the two. Two parties to
    whom two reports give one text may be one: somebody wrote it first. So may a party in whose report
    another is named: it may have it from there. So may whoever is only a "he", and
    two outlets with one reporter. Two whom a person keeps apart are two.
    """
    roots = {v.root.id: v.root for v in voices}
    sure = sorted({v.root.id for v in voices if v.assertion.sure and v.told and v.root.vouched})
    doubts = {
        frozenset((a.root.id, b.root.id))
        for a, b in combinations([v for v in voices if v.root.id in sure], 2)
        if a.root.id != b.root.id
        and (
            one_text(a.assertion, b.assertion, evidence)
            or _names(a, b.root, evidence)
            or _names(b, a.root, evidence)
            or _are_by_one(a, b, evidence)
        )
    }
    named = {v.root.id for v in voices if v.assertion.sure and v.told and _names_it(v, evidence)}
    doubts |= {frozenset((a, b)) for a, b in combinations(sure, 2) if not {a, b} <= named}
    withdrawn = {r for r in sure if evidence.tellings.takes_from(roots[r].name)}
    doubts |= {frozenset((a, b)) for a, b in combinations(sure, 2) if {a, b} & withdrawn}
    graph = nx.Graph()
    graph.add_nodes_from(sure)
    graph.add_edges_from(
        (a, b)
        for a, b in combinations(sure, 2)
        if frozenset((a, b)) not in evidence.apart and _may_be_one(roots[a], roots[b], doubts, evidence)
    )
    if len(sure) > MOST_EXACT:
        return nx.number_connected_components(graph), len(roots)
    clique, _ = nx.max_weight_clique(nx.complement(graph), weight=None)
    return max(len(clique), _at_least(voices)), len(roots)


def _at_least(voices: Sequence[Voice]) -> int:
    """1 where every voice ends at a party, and one that states just this claim tells what that party did or said."""
    return int(any(v.assertion.sure and (v.told or v.acts) for v in voices) and all(v.root.vouched for v in voices))


def _are_by_one(a: Voice, b: Voice, evidence: Evidence) -> bool:
    """Whether two outlets have what they did themselves from one reporter, or are editions of one house."""
    if not a.root.kind == b.root.kind == "outlet":
        return False
    names = [
        set(re.findall(r"\w+", r.name.removeprefix("outlet: ").lower())) - words("editions") for r in (a.root, b.root)
    ]
    bylines = [
        (evidence.reports[v.assertion.report].byline or "").casefold().removeprefix("by ").strip() for v in (a, b)
    ]
    return names[0] <= names[1] or names[1] <= names[0] or (bylines[0] != "" and bylines[0] == bylines[1])


def _names_it(voice: Voice, evidence: Evidence) -> bool:
    """Whether an assertion's source is named or described at its place: "he" may be another.

    A headline or a repetition that only leads to where another sentence names somebody names nobody.
    """
    if voice.named is None:
        return False
    attribution = evidence.attributions.get(voice.assertion.attribution or "")
    where = attribution.source or attribution.antecedent if attribution else None
    words_of = evidence.reports[voice.assertion.report].text[slice(*where)].lower() if where else ""
    return words_of not in words("third_persons")


def _names(voice: Voice, root: Root, evidence: Evidence) -> bool:
    """Whether a report names another root's party: it may have it from there ("the hospital had told him")."""
    around = evidence.reports[voice.assertion.report].text
    name = set(re.findall(r"\w+", root.name.lower())) - {"the", "of", "outlet"}
    if name and name <= set(re.findall(r"\w+", around.lower())):
        return True
    sorts = sorts_of(root, evidence) - sorts_of(voice.root, evidence)
    return bool(sorts & evidence.tellings.sorts[voice.assertion.report])


def _are_called_alike(a: Root, b: Root) -> bool:
    """Whether two papers call themselves by one noun, "The Post": whose words a reprint has is not told by it."""
    last = {r.name.lower().split()[-1] for r in (a, b)}
    return len(last) == 1 and bool(last & (words("outlet_endings") - words("on_air")))


def _may_be_one(a: Root, b: Root, doubts: set[frozenset[str]], evidence: Evidence) -> bool:
    """Whether the texts do not prove two roots apart.

    The proof is on the side of two: what two outlets saw themselves is apart from all else, if not both call themselves
    "The Post", and so are two parties of different sorts (a hospital and a ministry). Two names of like sorts may be
    one body, or a body and its voice, however different they look.
    """
    pair = frozenset((a.id, b.id))
    if pair in evidence.doubts or pair in doubts or any(is_vague(r, evidence) for r in (a, b)):
        return True
    if any(r.kind == "outlet" for r in (a, b)):
        return a.kind == b.kind and _are_called_alike(a, b)
    if a.kind == b.kind == "person" and sound_alike(a.name, b.name):
        return True
    return not are_of_two_sorts(a, b, evidence)
