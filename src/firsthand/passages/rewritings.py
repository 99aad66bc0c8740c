"""Stretches of two reports that tell the same in other words: reworded, translated and back, put in another order.

Seeds are grown, in turn on either side, to the stretch in which content words that the other side has outweigh those
that it has not (a maximal scoring segment around the seeds). That follows the seeding, extension and filtering of
Sanchez-Perez, Sidorov and Gelbukh, "A Winning Approach to Text Alignment for Text Reuse Detection at PAN 2014", on
words instead of sentences, for a rewriter moves their bounds.

Two reports of one event say alike things in places whatever rests on what. So likeness counts for nothing where the
two share names and words in the rest of their texts, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from firsthand.passages.alignments import find_regions
from firsthand.passages.words import CONTENT, Words
from firsthand.records import Range

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MISSED = 0.42
"""What a content word that the other side lacks takes from a stretch, where one that it has adds 1 or less.

This and what follows was chosen on PAN 2013's training pairs whose document names hash to even numbers (see
`docs/models/passages.md` for what it reaches on the others).
"""

LOPSIDED, STRICTER = 3.0, 0.7
"""Times as many content words from which on one side has more than the other told, and what one that the other lacks
takes from it then."""

COMMONNESS = 0.3
"""The power of how often the two reports have a word, by whose inverse it counts."""

MARGIN = 25
"""Content words beyond a stretch in which a word of the other side may stand for the stretch to grow towards it."""

STRIDE = 100
"""Content words by which a stretch may grow on one side at one go."""

ROUNDS = 8
"""Times that a stretch is grown on both sides; most stand still after three."""

FEWEST_WORDS, LEAST = 10, 5.0
"""Different content words that both sides of a stretch have, and the least that they count for."""

SHARE = 0.4
"""The least share of the content words of either side that the other has."""

MOST_REGIONS = 40
"""Groups of seeds that are grown, the largest first, so that a hostile pair costs no more."""

UNRELATED = 0.5
"""The most that the rest of two reports may be alike (`resemble`) for a stretch to count.

On PAN 2013 95 of 100 pairs with a reworded stretch lie below, of the 79 pairs of reports in 29 marked stories, each
of one event, one in ten.
"""

SMALL = 0.15
"""The largest part of the longer report, by content words, that the stretches may be: what makes up much of two reports
is what both report. In PAN 2013 it is 0.03 in the middle, in the marked stories more than 0.1 for three pairs in four
that pass UNRELATED."""

FEWEST_NAMES, FEWEST_OTHERS = 5, 10
"""Names and other words of a report's rest from which a share of them tells anything."""


NAMED_BELOW = 0.5
"""What a word tells, that stands once, below which it is a name: between NAME and 1."""


class Likeness(NamedTuple):
    """Rows of words of two reports that tell the same, end exclusive; `shared` are content words both have."""

    left: Range
    right: Range
    shared: int


class Contents(NamedTuple):
    """The content words of two reports: rows, and for each word a small number, the same in both, and its worth."""

    rows: tuple[NDArray[np.int64], NDArray[np.int64]]
    ids: tuple[NDArray[np.int64], NDArray[np.int64]]
    worth: tuple[NDArray[np.float64], NDArray[np.float64]]
    size: int


def may_tell(left: Words, right: Words) -> bool:
    """Whether either report is so long that a stretch of FEWEST_WORDS is a SMALL part of it."""
    longest = max(int((words.weights == CONTENT).sum()) for words in (left, right))
    return longest * SMALL >= FEWEST_WORDS


def discern(left: Words, right: Words, contents: Contents, seeds: NDArray[np.int64]) -> tuple[Likeness, ...]:
    """The stretches that the two tell alike, if the rest of the two is not alike as well."""
    found: list[tuple[Range, Range]] = []
    for start in _starts(contents, seeds):
        if not any(_inside(start, stretch) for stretch in found):
            grown = _evened(_tightened(_grown(start, contents), contents), contents)
            if grown not in found:
                found.append(grown)
    told = [(stretch, shared) for stretch in found if (shared := _telling(stretch, contents))]
    stretches = [stretch for stretch, _ in told]
    if not told or _part(stretches, contents) > SMALL or resemble((left, right), stretches, contents) > UNRELATED:
        return ()
    return tuple(Likeness(*to_rows(stretch, contents), shared) for stretch, shared in sorted(told))


def weigh(left: Words, right: Words) -> Contents:
    """The content words of the two."""
    import numpy as np

    rows = (np.flatnonzero(left.weights == CONTENT), np.flatnonzero(right.weights == CONTENT))
    stems = np.concatenate([left.stems[rows[0]], right.stems[rows[1]]])
    names, places = np.unique(stems, return_inverse=True)
    ids = (places[: len(rows[0])], places[len(rows[0]) :])
    times = [np.bincount(some, minlength=len(names)) for some in ids]
    both = np.sqrt(np.maximum(1, times[0]) * np.maximum(1, times[1]))
    worth = np.where((times[0] > 0) & (times[1] > 0), both ** (-2 * COMMONNESS), 0.0)
    return Contents(rows, ids, (worth[ids[0]], worth[ids[1]]), len(names))


def to_rows(stretch: tuple[Range, Range], contents: Contents) -> tuple[Range, Range]:
    """The rows, end exclusive, of stretches of content words."""
    (top, low), (near, far) = stretch
    left, right = contents.rows
    return (int(left[top]), int(left[low - 1]) + 1), (int(right[near]), int(right[far - 1]) + 1)


def resemble(sides: tuple[Words, Words], stretches: Sequence[tuple[Range, Range]], contents: Contents) -> float:
    """How alike the two are outside the stretches: the share of its names that the other has, and of other words.

    Each is the geometric mean of the shares of both reports; their sum goes from 0 to 2, and is 2 where the rest is
    too short to tell.
    """
    import numpy as np

    shares: tuple[list[float], list[float]] = ([], [])
    for side in (0, 1):
        words, rows, ids = sides[side], contents.rows[side], contents.ids[side]
        rest = np.ones(len(rows), bool)
        for stretch in stretches:
            rest[slice(*stretch[side])] = False
        times = np.bincount(ids, minlength=contents.size)
        named = words.news[rows] * np.sqrt(times[ids]) < NAMED_BELOW
        held = np.bincount(contents.ids[1 - side], minlength=contents.size) > 0
        for kind, chosen, fewest in ((0, rest & named, FEWEST_NAMES), (1, rest & ~named, FEWEST_OTHERS)):
            different = np.unique(ids[chosen])
            if len(different) >= fewest:
                shares[kind].append(float(held[different].mean()))
    return sum(float(np.prod(some)) ** (1 / len(some)) if some else 1.0 for some in shares)


def _part(stretches: Sequence[tuple[Range, Range]], contents: Contents) -> float:
    """The part of one report or the other, whichever is less, that lies in the stretches."""
    import numpy as np

    parts = []
    for side in (0, 1):
        inside = np.zeros(len(contents.rows[side]), bool)
        for stretch in stretches:
            inside[slice(*stretch[side])] = True
        parts.append(float(inside.mean()))
    return min(parts)


def _starts(contents: Contents, seeds: NDArray[np.int64]) -> Iterator[tuple[Range, Range]]:
    """Where seeds lie together, as stretches of content words; where most do, first."""
    import numpy as np

    places = np.stack([np.searchsorted(rows, some) for rows, some in zip(contents.rows, seeds, strict=True)])
    regions = [(len(np.unique(r[0])), tuple((int(s.min()), int(s.max()) + 2) for s in r)) for r in find_regions(places)]
    most = [len(rows) for rows in contents.rows]
    for seen, region in sorted(regions, key=lambda region: (-region[0], region[1]))[:MOST_REGIONS]:
        if seen > 1:
            (top, low), (near, far) = region
            yield (top, min(low, most[0])), (near, min(far, most[1]))


def _inside(start: tuple[Range, Range], stretch: tuple[Range, Range]) -> bool:
    return all(b <= a and c <= d for (a, c), (b, d) in zip(start, stretch, strict=True))


def _grown(stretch: tuple[Range, Range], contents: Contents) -> tuple[Range, Range]:
    """The stretch, as far as it grows on either side."""
    left, right = stretch
    for _ in range(ROUNDS):
        before = left, right
        left = _around(0, left, _widened(right, MARGIN), contents)
        right = _around(1, right, _widened(left, MARGIN), contents)
        if before == (left, right):
            break
    return left, right


def _around(side: int, own: Range, other: Range, contents: Contents) -> Range:
    """The stretch of one side around `own` that has most in common with `other`, and least that it lacks."""
    start, end = max(0, own[0] - STRIDE), own[1] + STRIDE
    score = _scores(side, (start, end), other, contents)
    before, after = score[: own[0] - start][::-1].cumsum(), score[own[1] - start :].cumsum()
    first = own[0] - (int(before.argmax()) + 1 if len(before) and before.max() > 0 else 0)
    last = own[1] + (int(after.argmax()) + 1 if len(after) and after.max() > 0 else 0)
    return first, last


def _tightened(stretch: tuple[Range, Range], contents: Contents) -> tuple[Range, Range]:
    """The best of the stretch, either side with the other as it stands, without a margin."""
    sides = list(stretch)
    for side in (0, 1, 0, 1):
        best = densest(_scores(side, sides[side], sides[1 - side], contents))
        sides[side] = (sides[side][0] + best[0], sides[side][0] + best[1])
    return sides[0], sides[1]


def _evened(stretch: tuple[Range, Range], contents: Contents) -> tuple[Range, Range]:
    """The stretch, of whose longer side only the best is left, by a stricter count, where it is LOPSIDED."""
    sides = list(stretch)
    lengths = [end - start for start, end in stretch]
    longer = 0 if lengths[0] > lengths[1] else 1
    if lengths[longer] > LOPSIDED * lengths[1 - longer]:
        scores = _scores(longer, sides[longer], sides[1 - longer], contents, STRICTER)
        best = densest(scores)
        sides[longer] = (sides[longer][0] + best[0], sides[longer][0] + best[1])
    return sides[0], sides[1]


def densest(score: NDArray[np.float64]) -> Range:
    """The stretch of the greatest sum, (0, 0) where all are below zero."""
    import numpy as np

    sums = np.concatenate([[0.0], score.cumsum()])
    gains = sums - np.minimum.accumulate(sums)
    end = int(gains.argmax())
    return (int(sums[: end + 1].argmin()), end) if end else (0, 0)


def _scores(side: int, own: Range, other: Range, contents: Contents, missed: float = MISSED) -> NDArray[np.float64]:
    import numpy as np

    held = np.zeros(contents.size, bool)
    held[contents.ids[1 - side][slice(*other)]] = True
    return np.where(held[contents.ids[side][slice(*own)]], contents.worth[side][slice(*own)], -missed)


def _widened(stretch: Range, margin: int) -> Range:
    return max(0, stretch[0] - margin), stretch[1] + margin


def _telling(stretch: tuple[Range, Range], contents: Contents) -> int:
    """How many different content words both sides have; 0 where they are too few to tell anything."""
    import numpy as np

    own = [contents.ids[side][slice(*stretch[side])] for side in (0, 1)]
    if not len(own[0]) or not len(own[1]):
        return 0
    shared = np.intersect1d(own[0], own[1])
    hits = [np.isin(some, shared) for some in own]
    counts = min(_total(contents.worth[side][slice(*stretch[side])][hits[side]]) for side in (0, 1))
    enough = len(shared) >= FEWEST_WORDS and counts >= LEAST and min(float(h.mean()) for h in hits) >= SHARE
    return len(shared) if enough else 0


def _total(column: NDArray[np.float64]) -> float:
    """The sum, added up one after another, as machine code does."""
    return float(column.cumsum()[-1]) if len(column) else 0.0
