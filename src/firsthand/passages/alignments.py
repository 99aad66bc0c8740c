"""Where the words of two reports run side by side.

Seeds (runs of words and couples of content words in common) mark out small regions; in each region the best local
alignment (Smith and Waterman 1981) is taken, then the best of what is left before and after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from firsthand.passages.fingerprints import couples
from firsthand.passages.words import CONTENT, Words, grams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 3
"""Words in common, in order, that make a seed."""

REACH = 12
"""Words: seeds no further apart than this in both reports lie in one region, and a region is that much wider."""

LONGEST_REGION = 300
"""Words: a longer region is cut, so that the work for two reports grows with their length, not its square."""

OFTEN = 4
"""Places of one report at most that a seed may have; what comes again and again there marks no place."""

CHANGED, SKIPPED = 8, 6
"""What a changed word and a word that only one report has take from an alignment, where CONTENT is 20."""

WIDEST_GAP = 8
"""Words that one report may have and the other not, inside one alignment; past it there are two."""

LEAST = 60
"""The least score of an alignment."""


class Match(NamedTuple):
    """Words of two reports side by side: rows of the left and of the right, both rising, one pair a word shared."""

    left: tuple[int, ...]
    right: tuple[int, ...]


def align(left: Words, right: Words, seeds: NDArray[np.int64]) -> tuple[Match, ...]:
    """The stretches that the two reports share, in the order of the left one, none touching another."""
    found: list[tuple[int, Match]] = []
    waiting = [seeds]
    while waiting:
        for near in find_regions(waiting.pop()):
            pieces = [(_score(left, right, piece), piece) for piece in _pieces(*find_best(left, right, near))]
            good = [(score, piece) for score, piece in pieces if score >= LEAST]
            found += good
            if good:
                first, last = min(p.left[0] for _, p in good), max(p.left[-1] for _, p in good)
                sides = (near[:, near[0] < first], near[:, near[0] > last])
                waiting += [side for side in sides if 0 < side.shape[1] < near.shape[1]]
    return tuple(match for match in _joined(_apart(found)) if _score(left, right, match) >= LEAST)


def _apart(found: list[tuple[int, Match]]) -> list[Match]:
    """The matches, each without the words of either report that a better one has."""
    ours: set[int] = set()
    theirs: set[int] = set()
    kept = []
    for _, match in sorted(found, key=lambda scored: (-scored[0], scored[1])):
        pairs = zip(*match, strict=True)
        free = [(row, column) for row, column in pairs if row not in ours and column not in theirs]
        kept += list(_pieces([row for row, _ in free], [column for _, column in free]))
        ours.update(match.left)
        theirs.update(match.right)
    return kept


def _joined(matches: list[Match]) -> list[Match]:
    """The matches in the order of the left report, those that a region's border cut made whole again."""
    joined: list[Match] = []
    for match in sorted(matches):
        last = joined[-1] if joined else None
        if last and all(0 < after[0] - before[-1] <= WIDEST_GAP + 1 for before, after in zip(last, match, strict=True)):
            joined[-1] = Match(last.left + match.left, last.right + match.right)
        else:
            joined.append(match)
    return joined


def find_seeds(left: Words, right: Words) -> NDArray[np.int64]:
    """The places that the two reports have in common: a column of left rows above one of right rows."""
    import numpy as np

    found = []
    for one, other in ((_runs(left), _runs(right)), (couples(left), couples(right))):
        rare = [_rare(*side) for side in (one, other)]
        (hashes, rows), (names, places) = rare
        order = np.argsort(names, kind="stable")
        names, places = names[order], places[order]
        first, last = np.searchsorted(names, hashes, "left"), np.searchsorted(names, hashes, "right")
        times = last - first
        at = np.repeat(first, times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        found.append(np.stack([np.repeat(rows, times), places[at]]))
    return np.concatenate(found, axis=1)


def _runs(words: Words) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hashes and first rows of the runs of SEED words that hold a content word."""
    import numpy as np

    hashes = grams(words.forms, SEED)
    said = np.concatenate(([0], (words.weights == CONTENT).cumsum()))
    rows = np.flatnonzero(said[SEED:] > said[:-SEED]) if len(hashes) else np.zeros(0, np.int64)
    return hashes[rows], rows


def _rare(hashes: NDArray[np.uint64], rows: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    import numpy as np

    _, places, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    kept = counts[places] <= OFTEN if len(hashes) else np.zeros(0, bool)
    return hashes[kept], rows[kept]


def find_regions(seeds: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The seeds, those that lie near one another in both reports together."""
    import numpy as np

    waiting = [(seeds, 0, 0)]
    while waiting:
        group, side, settled = waiting.pop()
        if group.shape[1] == 0:
            continue
        group = group[:, np.argsort(group[side], kind="stable")]
        parts = np.split(group, np.flatnonzero(np.diff(group[side]) > REACH) + 1, axis=1)
        if len(parts) > 1 or settled < 2:
            waiting += [(part, 1 - side, 0 if len(parts) > 1 else settled + 1) for part in reversed(parts)]
            continue
        long = max(range(2), key=lambda s: int(np.ptp(group[s])))
        if np.ptp(group[long]) > LONGEST_REGION:
            middle = int(group[long].min()) + int(np.ptp(group[long])) // 2
            waiting += [(group[:, group[long] > middle], 0, 0), (group[:, group[long] <= middle], 0, 0)]
        else:
            yield group


def find_best(left: Words, right: Words, seeds: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """The rows of the best local alignment of the region of `seeds`, a pair a word shared."""
    import numpy as np

    (top, low), (near, far) = ((max(0, int(s.min()) - REACH), int(s.max()) + REACH + SEED) for s in seeds)
    same = (left.forms[top:low, None] == right.forms[None, near:far]) | (
        left.stems[top:low, None] == right.stems[None, near:far]
    )
    if int(left.weights[top:low][same.any(axis=1)].sum()) < LEAST:
        return [], []
    worth = np.minimum(left.weights[top:low, None], right.weights[None, near:far])
    gain = np.where(same, worth, -CHANGED)
    height, width = gain.shape
    score = np.zeros((height + 1, width + 1), np.int64)
    slope = SKIPPED * np.arange(width)
    for row in range(height):
        reached = np.maximum(score[row, :-1] + gain[row], score[row, 1:] - SKIPPED)
        np.maximum(reached, 0, out=reached)
        score[row + 1, 1:] = np.maximum.accumulate(reached + slope) - slope
    lefts: list[int] = []
    rights: list[int] = []
    row, column = (int(n) for n in np.unravel_index(int(score.argmax()), score.shape))
    while score[row, column] > 0:
        if score[row, column] == score[row - 1, column - 1] + gain[row - 1, column - 1]:
            row, column = row - 1, column - 1
            if same[row, column]:
                lefts.append(top + row)
                rights.append(near + column)
        elif score[row, column] == score[row - 1, column] - SKIPPED:
            row -= 1
        else:
            column -= 1
    return lefts[::-1], rights[::-1]


def _pieces(lefts: list[int], rights: list[int]) -> Iterator[Match]:
    """The alignment cut where one of the reports goes its own way for more than WIDEST_GAP words."""
    start = 0
    for at in range(1, len(lefts) + 1 if lefts else 0):
        if at == len(lefts) or max(lefts[at] - lefts[at - 1], rights[at] - rights[at - 1]) > WIDEST_GAP + 1:
            yield Match(tuple(lefts[start:at]), tuple(rights[start:at]))
            start = at


def _score(left: Words, right: Words, match: Match) -> int:
    """The weight of the words shared, less what the words between them take."""
    rows, columns = list(match.left), list(match.right)
    shared = int(left.weights[rows].clip(max=right.weights[columns]).sum())
    own = rows[-1] - rows[0] + columns[-1] - columns[0] + 2 - 2 * len(rows)
    return shared - own * CHANGED // 2
