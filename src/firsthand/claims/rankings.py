"""How surely two statements say the same thing, given how alike each is to all others of the story.

Likeness alone cannot tell a paraphrase from a neighbour: in a story about one subject everything is alike. The best
match of a statement in another report, where it is the best by far and both ways, is far likelier to say the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest

from firsthand.claims.similarity import weights
from firsthand.claims.statements import Statement

RANKS = ("likeness", "below_best", "above_next", "below_best_back", "above_next_back", "neighbours", "through_third")

LEAST = -5.0
"""Log-odds of likeness below which two statements are not looked at again: fewer than one pair in 150 says the same."""

NEAREST = 30
"""Best matches of a statement among which one of a third report is looked for: time must grow with the statements."""

Pair = tuple[int, int]
Likenesses = Mapping[Pair, float]
"""Log-odds for pairs of statements of two reports, by their numbers, the lower first."""


def rank(statements: Sequence[Statement], alike: Likenesses) -> dict[Pair, float]:
    """The probability, 0 to 1, that two statements say the same, for each pair of `alike`."""
    learned, bias = weights("ranking", RANKS)
    found = {}
    for pair, values in compare(statements, alike):
        found[pair] = 1 / (1 + math.exp(-bias - sum(w * v for w, v in zip(learned, values, strict=True))))
    return found


def compare(statements: Sequence[Statement], alike: Likenesses) -> Iterable[tuple[Pair, tuple[float, ...]]]:
    """The values of RANKS for each pair of `alike`, in nats, in its order."""
    partners: dict[int, dict[int, float]] = {}
    for (i, j), value in alike.items():
        partners.setdefault(i, {})[j] = value
        partners.setdefault(j, {})[i] = value
    best = {k: _best_two(statements, of_k) for k, of_k in partners.items()}
    nearest = {k: dict(nlargest(NEAREST, of_k.items(), key=_first)) for k, of_k in partners.items()}
    for (i, j), value in alike.items():
        ranks = []
        for one, other in ((i, j), (j, i)):
            first, second = best[one][statements[other].report]
            ranks += [value - first, value - (second if value == first else first)]
        yield (i, j), (value, *ranks, _beside(statements, alike, (i, j)), _through(statements, nearest, (i, j)))


def _first(partner: tuple[int, float]) -> tuple[float, int]:
    """What partners are ordered by: the better first, then the earlier."""
    return partner[1], -partner[0]


def _best_two(statements: Sequence[Statement], partners: Mapping[int, float]) -> dict[str, tuple[float, float]]:
    """For each other report the best and the next best likeness that a statement has in it."""
    found: dict[str, tuple[float, float]] = {}
    for other, value in partners.items():
        first, second = found.get(statements[other].report, (LEAST, LEAST))
        found[statements[other].report] = (max(first, value), max(second, min(first, value)))
    return found


def _beside(statements: Sequence[Statement], alike: Likenesses, pair: Pair) -> float:
    """The best likeness of the statements just before or after the two: reports tell in like order."""
    i, j = pair
    around = ((i + a, j + b) for a in (-1, 1) for b in (-1, 1))
    return max(
        (
            alike[x, y]
            for x, y in around
            if (x, y) in alike
            and statements[x].report == statements[i].report
            and statements[y].report == statements[j].report
        ),
        default=LEAST,
    )


def _through(statements: Sequence[Statement], partners: Mapping[int, Mapping[int, float]], pair: Pair) -> float:
    """The best likeness of both to one statement of a third report: the lower of the two, the best over all."""
    few, many = sorted((partners[pair[0]], partners[pair[1]]), key=len)
    reports = {statements[k].report for k in pair}
    both = (min(value, many[k]) for k, value in few.items() if k in many and statements[k].report not in reports)
    return max(both, default=LEAST)
