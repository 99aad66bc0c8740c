"""A stretch of one report that sums up the whole of the other.

Its words stand all over the other report, in no place of it for the most part, and the rest of its own report does not
share them: so two reports of one event, which share words throughout, do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from firsthand.passages.rewritings import Contents, Likeness, densest, to_rows
from firsthand.records import Range

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LACKED = 0.6
"""What a content word that the other report lacks takes from a stretch, where one that it has adds 1 or less.

This and what follows was chosen on the same half of PAN 2013's training pairs as `rewritings.MISSED`.
"""

FEWEST_WORDS = 35
"""Content words of the shortest summary."""

FEWEST_SHARED = 25
"""Different content words of it that the other report has."""

SHARE, ELSEWHERE = 0.61, 0.18
"""The least share of its content words that the other has, and the most of those of the rest of its report."""

REST = 2
"""Times its length that the rest of its own report must have, for that share to tell."""

SHORTER = 3.5
"""Times its length that what it sums up must have."""

LONGEST = 1100
"""Content words of the longest report that is summed up: a longer one has most words by chance."""

ONE_PLACE = 0.85
"""The most of the shared words that may stand in one place of the other, twice as long as the summary; there it would
be a passage."""

TOLD = 0.7
"""The most of it that may be told already, by passages from one place of the other report, twice as long."""

MOST_TOLD = 50
"""Passages from one place that are looked at."""


def discern(contents: Contents, told: Sequence[tuple[Range, Range]]) -> Iterator[Likeness]:
    """The stretches of either that sum up the other; `told` are rows of both that passages have already."""
    import numpy as np

    for side in (0, 1):
        own, other = contents.ids[side], contents.ids[1 - side]
        if not len(own) >= (1 + REST) * FEWEST_WORDS or not SHORTER * FEWEST_WORDS <= len(other) <= LONGEST:
            continue
        held = np.isin(own, other)
        times = np.bincount(own, minlength=contents.size)[own]
        stretch = densest(np.where(held, 1 / np.sqrt(times), -LACKED))
        shared = np.unique(own[slice(*stretch)][held[slice(*stretch)]])
        if len(shared) < FEWEST_SHARED or not _stands_out(stretch, held):
            continue
        places = np.flatnonzero(np.isin(other, shared))
        whole = (int(places[0]), int(places[-1]) + 1)
        length = stretch[1] - stretch[0]
        if whole[1] - whole[0] < SHORTER * length or _gathered(other[slice(*whole)], shared, 2 * length):
            continue
        rows = to_rows((stretch, whole) if side == 0 else (whole, stretch), contents)
        if _covered(rows[side], [(pair[side], pair[1 - side][0]) for pair in told]) < TOLD:
            yield Likeness(*rows, len(shared))


def _stands_out(stretch: Range, held: NDArray[np.bool_]) -> bool:
    """Whether the other report has the words of the stretch, and not those of what is around it."""
    length = stretch[1] - stretch[0]
    rest = len(held) - length
    inside = int(held[slice(*stretch)].sum())
    if length < FEWEST_WORDS or rest < REST * length:
        return False
    return inside >= SHARE * length and int(held.sum()) - inside <= ELSEWHERE * rest


def _gathered(words: NDArray[np.int64], shared: NDArray[np.int64], length: int) -> bool:
    """Whether most of `shared` stand in one place of so many words."""
    import numpy as np

    steps = range(0, max(1, len(words) - length + 1), max(1, length // 6))
    return max(len(np.intersect1d(words[at : at + length], shared)) for at in steps) > ONE_PLACE * len(shared)


def _covered(stretch: Range, told: Sequence[tuple[Range, int]]) -> float:
    """The largest share of a stretch that passages from one place of the other report have; `told` says where from."""
    import numpy as np

    inside = sorted((begin, own) for own, begin in told if own[0] < stretch[1] and stretch[0] < own[1])
    most, first = 0.0, 0
    for last, (begin, _) in enumerate(inside):
        while begin - inside[first][0] > 2 * (stretch[1] - stretch[0]):
            first += 1
        had = np.zeros(stretch[1] - stretch[0], bool)
        for _, (start, end) in inside[first : last + 1][-MOST_TOLD:]:
            had[max(0, start - stretch[0]) : max(0, end - stretch[0])] = True
        most = max(most, float(had.mean()))
    return most
