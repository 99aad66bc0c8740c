"""The seeds, regions and best alignments of `alignments`, compiled by numba; tests hold the two together.

Importing this module imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numba import njit, uint64

from firsthand.passages.alignments import CHANGED, LEAST, LONGEST_REGION, OFTEN, REACH, SEED, SKIPPED
from firsthand.passages.words import BREAK, CONTENT, SHIFT, STEP, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Column = Any
"""A numpy array; a function is compiled for the types that it is first called with."""


def find_seeds(left: Words, right: Words) -> NDArray[np.int64]:
    """What `alignments.find_seeds` gives back, in another order."""
    import numpy as np

    sides = []
    for words in (left, right):
        size = 2 * len(words.forms) + 1
        names, rows = np.empty(size, np.uint64), np.empty(size, np.int64)
        n = name(words.forms, words.stems, words.weights, names, rows)
        order = np.argsort(names[:n], kind="stable")
        sides.append((names[:n][order], rows[:n][order]))
    (names, rows), (others, places) = sides
    seeds = np.empty((2, OFTEN * len(names) + 1), np.int64)
    return seeds[:, : meet(names, rows, others, places, seeds)]


def find_regions(seeds: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """What `alignments.find_regions` gives back, in another order."""
    import numpy as np

    own = seeds.copy()
    ends = np.empty((2, seeds.shape[1] + 1), np.int64)
    count = split(own, ends, np.empty((4, 4 * seeds.shape[1] + 4), np.int64))
    return [own[:, start:end] for start, end in ends[:, :count].T.tolist()]


def find_best(left: Words, right: Words, seeds: NDArray[np.int64]) -> tuple[list[int], list[int]]:
    """What `alignments.find_best` gives back."""
    import numpy as np

    (top, low), (near, far) = ((max(0, int(s.min()) - REACH), int(s.max()) + REACH + SEED) for s in seeds)
    low, far = min(low, len(left.forms)), min(far, len(right.forms))
    pairs = np.empty((2, min(low - top, far - near)), np.int64)
    score = np.zeros((low - top + 1, far - near + 1), np.int64)
    ours, theirs = slice(top, low), slice(near, far)
    count = climb(
        left.forms[ours], left.stems[ours], left.weights[ours],
        right.forms[theirs], right.stems[theirs], right.weights[theirs], score, pairs,
    )  # fmt: skip
    rows, columns = (pairs[:, :count][:, ::-1] + np.array([[top], [near]])).tolist()
    return rows, columns


def _name(forms: Column, stems: Column, weights: Column, names: Column, rows: Column) -> int:
    """How many names were written: of the runs of SEED words that hold a content word, and of couples."""
    n = 0
    for row in range(len(forms) - SEED + 1):
        said, h = False, uint64(0)
        for place in range(SEED):
            said |= weights[row + place] == CONTENT
            h = uint64((h ^ forms[row + place]) * uint64(STEP))
            h = uint64(h ^ (h >> uint64(SHIFT)))
        if said:
            names[n], rows[n] = h | uint64(1), row
            n += 1
    before = -BREAK
    for row in range(len(forms)):
        if weights[row] == CONTENT:
            if row - before < BREAK:
                one, other = stems[before], stems[row]
                h = uint64((min(one, other) * uint64(STEP)) ^ max(one, other))
                names[n], rows[n] = h & ~uint64(1), before
                n += 1
            before = row
    return n


def _meet(names: Column, rows: Column, others: Column, places: Column, seeds: Column) -> int:
    """How many seeds were written: names that both have, neither more than OFTEN times."""
    i, j, n = 0, 0, 0
    while i < len(names) and j < len(others):
        if names[i] < others[j]:
            i += 1
        elif names[i] > others[j]:
            j += 1
        else:
            a, b, value = i, j, names[i]
            while i < len(names) and names[i] == value:
                i += 1
            while j < len(others) and others[j] == value:
                j += 1
            if i - a <= OFTEN and j - b <= OFTEN:
                for x in range(a, i):
                    for y in range(b, j):
                        seeds[0, n], seeds[1, n] = rows[x], places[y]
                        n += 1
    return n


def _order(seeds: Column, side: int, start: int, end: int) -> None:
    """Sorts a stretch of the seeds by one side."""
    order = seeds[side, start:end].argsort()
    one, other = seeds[0, start:end][order], seeds[1, start:end][order]
    seeds[0, start:end] = one
    seeds[1, start:end] = other


def _split(seeds: Column, ends: Column, stack: Column) -> int:
    """How many regions there are: the seeds are put together by region, and `ends` gets where each starts and ends."""
    stack[:, 0] = 0
    stack[1, 0] = seeds.shape[1]
    waiting, count = 1, 0
    while waiting:
        waiting -= 1
        start, end, side, settled = stack[0, waiting], stack[1, waiting], stack[2, waiting], stack[3, waiting]
        if end <= start:
            continue
        order(seeds, side, start, end)
        parts, first = 0, start
        for at in range(start + 1, end + 1):
            if at == end or seeds[side, at] - seeds[side, at - 1] > REACH:
                parts += 1
                stack[0, waiting + parts], stack[1, waiting + parts] = first, at
                first = at
        if parts > 1 or settled < 2:
            for part in range(parts):
                stack[:2, waiting + part] = stack[:2, waiting + part + 1]
                stack[2, waiting + part], stack[3, waiting + part] = 1 - side, 0 if parts > 1 else settled + 1
            waiting += parts
            continue
        order(seeds, 1, start, end)
        wide = seeds[1, end - 1] - seeds[1, start]
        order(seeds, 0, start, end)
        if max(wide, seeds[0, end - 1] - seeds[0, start]) > LONGEST_REGION:
            long = 0 if seeds[0, end - 1] - seeds[0, start] >= wide else 1
            order(seeds, long, start, end)
            middle, cut = seeds[long, start] + (seeds[long, end - 1] - seeds[long, start]) // 2, start
            while seeds[long, cut] <= middle:
                cut += 1
            stack[2:, waiting : waiting + 2] = 0
            stack[0, waiting], stack[1, waiting], stack[0, waiting + 1], stack[1, waiting + 1] = cut, end, start, cut
            waiting += 2
        else:
            ends[0, count], ends[1, count] = start, end
            count += 1
    return count


def _climb(
    forms: Column, stems: Column, weights: Column, others: Column, roots: Column, worths: Column,
    score: Column, pairs: Column,
) -> int:  # fmt: skip
    """How many pairs of rows were written, last first: those of the best local alignment of two stretches."""
    reach = 0
    for row in range(len(forms)):
        for column in range(len(others)):
            if forms[row] == others[column] or stems[row] == roots[column]:
                reach += weights[row]
                break
    if reach < LEAST:
        return 0
    most, row, column = 0, 0, 0
    for i in range(len(forms)):
        for j in range(len(others)):
            same = forms[i] == others[j] or stems[i] == roots[j]
            gain = min(weights[i], worths[j]) if same else -CHANGED
            value = max(0, score[i, j] + gain, score[i, j + 1] - SKIPPED, score[i + 1, j] - SKIPPED)
            score[i + 1, j + 1] = value
            if value > most:
                most, row, column = value, i + 1, j + 1
    n = 0
    while score[row, column] > 0:
        i, j = row - 1, column - 1
        same = forms[i] == others[j] or stems[i] == roots[j]
        if score[row, column] == score[i, j] + (min(weights[i], worths[j]) if same else -CHANGED):
            row, column = i, j
            if same:
                pairs[0, n], pairs[1, n] = i, j
                n += 1
        elif score[row, column] == score[row - 1, column] - SKIPPED:
            row -= 1
        else:
            column -= 1
    return n


name = njit(cache=True, nogil=True)(_name)
meet = njit(cache=True, nogil=True)(_meet)
order = njit(cache=True, nogil=True)(_order)
split = njit(cache=True, nogil=True)(_split)
climb = njit(cache=True, nogil=True)(_climb)
