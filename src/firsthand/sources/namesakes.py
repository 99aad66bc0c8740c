"""Chains of mentions whose names are alike, in one report or across reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.languages import outlets
from firsthand.sources import lists, names
from firsthand.sources.chains import Chain, likeness
from firsthand.sources.likenesses import DOUBTED, JOINED, MOST_ALIKE, Alike

MOST_NAMESAKES = 20
"""Bearers of one surname that are compared with each other; bounds the work."""

FAR_MORE = 3
"""Times as many mentions as of another namesake make a person the one whom a story's bare surname means."""


def find(chains: Sequence[Chain]) -> Iterator[Alike]:
    """Chains whose names are alike: only those are compared that share a word, a spelling, an acronym or a byname.

    Or that are one listed outlet: "dpa", "the German Press Agency".
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    same: dict[tuple[object, ...], int] = {}
    for k, told in enumerate(chains):
        if not told.names:
            continue
        royal = tuple(sorted(told.roles & (lists.words("titles", "monarchs") | lists.words("titles", "heirs"))))
        signature = (tuple(sorted(n.lower() for n in told.names)), told.gender, tuple(sorted(told.kinds)), royal)
        if signature in same:
            yield names.SAME, same[signature], k
            continue
        same[signature] = k
        listed = {f"listed {o.name}" for n in told.names if "outlet" in told.kinds and (o := outlets.lookup(n))}
        for key in sorted(listed.union(*map(names.keys, told.names))):
            by_key[key].append(k)
    compared: dict[tuple[int, int], float] = {}
    for key in sorted(by_key):
        for pair in combinations(by_key[key][:MOST_ALIKE], 2):
            if pair not in compared:
                compared[pair] = likeness(chains[pair[0]], chains[pair[1]])
    doubtful = _shared_surnames(chains, compared)
    for pair, alike in compared.items():
        if alike >= DOUBTED:
            unsure = pair in doubtful or _is_relative(chains[pair[0]], chains[pair[1]])
            yield (min(alike, names.UNSURE) if unsure else alike), *pair


def _shared_surnames(chains: Sequence[Chain], compared: Mapping[tuple[int, int], float]) -> set[tuple[int, int]]:
    """Pairs of a bare surname and one of several who bear it, unless the role or most mentions tell who is meant."""
    bearers: dict[int, list[int]] = defaultdict(list)
    for (a, b), alike in compared.items():
        for k, n in ((a, b), (b, a)):
            if alike >= JOINED and "person" in chains[n].kinds and _is_bare(chains[k]) and not _is_bare(chains[n]):
                bearers[k].append(n)
    found: set[tuple[int, int]] = set()
    for k, places in bearers.items():
        pairs = [(min(n, m), max(n, m)) for n, m in combinations(places[:MOST_NAMESAKES], 2)]
        rivals = {n for pair in pairs if compared.get(pair, 0.0) < 0 for n in pair}
        meant = _meant(chains[k], [(n, chains[n]) for n in sorted(rivals)])
        found |= {(min(k, n), max(k, n)) for n in rivals - meant}
    return found


def _is_relative(a: Chain, b: Chain) -> bool:
    """Whether a surname with a rank or an office meets one who is told of as somebody's daughter, wife or brother."""
    bare, full = (a, b) if _is_bare(a) else (b, a)
    kin, offices = lists.words("people", "kin"), lists.words("people", "sole_offices") | lists.words("people", "ranks")
    return bool(_is_bare(bare) and not _is_bare(full) and full.roles & kin and bare.roles & offices - full.roles)


def _is_bare(told: Chain) -> bool:
    """Whether a party bears a surname only."""
    return not any(names.person(n).given for n in told.names)


def _meant(bare: Chain, rivals: Sequence[tuple[int, Chain]]) -> set[int]:
    """Whom of several namesakes a bare surname means: who holds its role, else who is met far more often."""
    fitting = {n for n, told in rivals if told.roles & bare.roles}
    if len(fitting) == 1:
        return fitting
    met = sorted(((len(told.mentions), n) for n, told in rivals), reverse=True)
    return {met[0][1]} if len(met) > 1 and met[0][0] >= FAR_MORE * met[1][0] else set()
