"""`alignments.align` for one pair of many after the other, compiled by numba; tests hold the two together.

The words of all reports stand in flat columns. What does not fit the room that there is, as only hostile texts do, is
left to the readable way. Importing this module imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

from typing import Any

from numba import int64, njit, uint64

from firsthand.passages.alignments import (
    CHANGED,
    LEAST,
    LONGEST_REGION,
    OFTEN,
    REACH,
    SEED,
    WIDEST_GAP,
)  # fmt: skip
from firsthand.passages.kernels import FULL, Column, slot
from firsthand.passages.region_kernels import climb
from firsthand.passages.words import BREAK, CONTENT, SHIFT, STEP

BITS = 1 << 15
"""Bits that tell whether a report may have a name: they stay in a processor's nearest cache."""

FEW = 24
"""Seeds that are sorted by insertion."""


def _name(forms: Column, weights: Column, names: Column, rows: Column, table: Column, counts: Column) -> Any:
    """How many names were written, with their rows: runs of words and couples that stand at OFTEN places at most.

    `table` has room for four times as many, in whole bits; it and `counts` are zeros, and are so again.
    """
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
                one, other = forms[before], forms[row]
                h = uint64((min(one, other) * uint64(STEP)) ^ max(one, other))
                names[n], rows[n] = h & ~uint64(1), before
                n += 1
            before = row
    size = 64
    while size < 4 * n:
        size *= 2
    for at in range(n):
        counts[slot(table, size, names[at])] += 1
    kept = 0
    for at in range(n):
        if counts[slot(table, size, names[at])] <= OFTEN:
            names[kept], rows[kept] = names[at], rows[at]
            kept += 1
    table[:size] = 0
    counts[:size] = 0
    return kept


def _hold(names: Column, table: Column, heads: Column, after: Column, bits: Column) -> Any:
    """The size of the hash table that the names of a report were put into; `after` leads from one place to the next."""
    size = 64
    while size < 4 * len(names):
        size *= 2
    bits[:] = 0
    table[:size] = 0
    heads[:size] = -1
    for at in range(len(names)):
        bit = names[at] & uint64(BITS - 1)
        bits[bit >> uint64(6)] |= uint64(1) << (bit & uint64(63))
        place = slot(table, size, names[at])
        fresh = heads[place] < 0 or names[heads[place]] != names[at]
        after[at] = -1 if fresh else heads[place]
        heads[place] = at
    return size


def _seed(held: Any, size: int, rows: Column, names: Column, places: Column, side: int, seeds: Column) -> Any:
    """How many seeds were written: rows of the report that is held, on one side, and of the one that has `names`."""
    table, heads, after, bits = held
    n = 0
    for at in range(len(names)):
        bit = names[at] & uint64(BITS - 1)
        if (bits[bit >> uint64(6)] >> (bit & uint64(63))) & uint64(1) == 0:
            continue
        name = max(uint64(1), names[at])
        place = int64((name ^ (name >> uint64(32))) & uint64(size - 1))
        while table[place] != name and table[place] != 0:
            place = (place + 1) & (size - 1)
        if table[place] == 0:
            continue
        one = heads[place]
        while one >= 0:
            if n == seeds.shape[1]:
                return FULL
            seeds[side, n], seeds[1 - side, n] = rows[one], places[at]
            n += 1
            one = after[one]
    return n


@njit(cache=True)
def arrange(seeds: Column, side: int, start: int, end: int) -> None:
    """Sorts a stretch of the seeds by one side."""
    if end - start > FEW:
        order = seeds[side, start:end].argsort()
        one, other = seeds[0, start:end][order], seeds[1, start:end][order]
        seeds[0, start:end] = one
        seeds[1, start:end] = other
        return
    for at in range(start + 1, end):
        one, other, key, to = seeds[0, at], seeds[1, at], seeds[side, at], at
        while to > start and seeds[side, to - 1] > key:
            seeds[0, to], seeds[1, to] = seeds[0, to - 1], seeds[1, to - 1]
            to -= 1
        seeds[0, to], seeds[1, to] = one, other


@njit(cache=True)
def split(seeds: Column, begin: int, finish: int, ends: Column, stack: Column) -> Any:
    """How many regions a stretch of the seeds has: they are put together by region, those of each by their left row.

    `ends` gets where each starts and ends. FULL where there was no room.
    """
    stack[0, 0], stack[1, 0], stack[2, 0], stack[3, 0] = begin, finish, 0, 0
    waiting, count = 1, 0
    while waiting:
        waiting -= 1
        start, end, side, settled = stack[0, waiting], stack[1, waiting], stack[2, waiting], stack[3, waiting]
        if end <= start:
            continue
        if waiting + (end - start) + 3 > stack.shape[1] or count == ends.shape[1]:
            return FULL
        arrange(seeds, side, start, end)
        parts, first = 0, start
        for at in range(start + 1, end + 1):
            if at == end or seeds[side, at] - seeds[side, at - 1] > REACH:
                stack[0, waiting + parts], stack[1, waiting + parts] = first, at
                parts += 1
                first = at
        if parts > 1 or settled < 2:
            for part in range(parts):
                stack[2, waiting + part], stack[3, waiting + part] = 1 - side, 0 if parts > 1 else settled + 1
            waiting += parts
            continue
        low, high = seeds[1, start], seeds[1, start]
        for at in range(start, end):
            low, high = min(low, seeds[1, at]), max(high, seeds[1, at])
        arrange(seeds, 0, start, end)
        tall = seeds[0, end - 1] - seeds[0, start]
        if max(high - low, tall) > LONGEST_REGION:
            long = 0 if tall >= high - low else 1
            arrange(seeds, long, start, end)
            middle, cut = seeds[long, start] + (seeds[long, end - 1] - seeds[long, start]) // 2, start
            while seeds[long, cut] <= middle:
                cut += 1
            stack[0, waiting], stack[1, waiting], stack[2, waiting], stack[3, waiting] = cut, end, 0, 0
            waiting += 1
            stack[0, waiting], stack[1, waiting], stack[2, waiting], stack[3, waiting] = start, cut, 0, 0
            waiting += 1
        else:
            ends[0, count], ends[1, count] = start, end
            count += 1
    return count


@njit(cache=True)
def rate(weights: Column, worths: Column, rows: Column, start: int, end: int) -> Any:
    """The weight of the words shared, less what the words between them take: `alignments._score`."""
    shared = 0
    for at in range(start, end):
        shared += min(weights[rows[0, at]], worths[rows[1, at]])
    own = rows[0, end - 1] - rows[0, start] + rows[1, end - 1] - rows[1, start] + 2 - 2 * (end - start)
    return shared - own * CHANGED // 2


@njit(cache=True)
def leap(rows: Column, at: int) -> Any:
    """Whether one of the reports goes its own way before the pair of rows at `at`."""
    return max(rows[0, at] - rows[0, at - 1], rows[1, at] - rows[1, at - 1]) > WIDEST_GAP + 1


@njit(cache=True)
def explore(
    forms: Column, weights: Column, others: Column, worths: Column, seeds: Column, region: Any, rows: Column,
    marks: Column, n: int, score: Column, pairs: Column, cells: Column, chains: Any,
) -> Any:  # fmt: skip
    """How many good pieces there are after those of the best alignment of a region were added; FULL: no room."""
    start, end = region
    near, far = seeds[1, start], seeds[1, start]
    for at in range(start, end):
        near, far = min(near, seeds[1, at]), max(far, seeds[1, at])
    top, low = max(0, seeds[0, start] - REACH), min(len(forms), seeds[0, end - 1] + REACH + SEED)
    near, far = max(0, near - REACH), min(len(others), far + REACH + SEED)
    count = climb(forms[top:low], weights[top:low], others[near:far], worths[near:far], score, pairs, cells, chains)
    used = marks[1, n - 1] if n else 0
    if used + count > rows.shape[1]:
        return FULL
    begin = used
    for at in range(count):
        rows[0, used + at], rows[1, used + at] = top + pairs[0, count - 1 - at], near + pairs[1, count - 1 - at]
    for at in range(used + 1, used + count + 1):
        if at == used + count or leap(rows, at):
            value = rate(weights, worths, rows, begin, at)
            if value >= LEAST:
                if n == marks.shape[1]:
                    return FULL
                marks[0, n], marks[1, n], marks[2, n] = begin, at, value
                n += 1
            begin = at
    return n


def _align(forms: Column, weights: Column, others: Column, worths: Column, seeds: Column, many: int, room: Any) -> Any:
    """How many matches two reports have, in order: their rows are in room[4], where each starts and ends in room[5].

    `seeds` are `many`, with room for more; `room` is that of `comparisons.make_room`.
    """
    ends, stack, score, pairs = room[0], room[1], room[2], room[3]
    rows, marks, jobs, cells, chains = room[6], room[7], room[8], room[16], (room[17], room[18])
    n, used, waiting = 0, many, 1
    jobs[0, 0], jobs[1, 0] = 0, many
    while waiting:
        waiting -= 1
        regions = split(seeds, jobs[0, waiting], jobs[1, waiting], ends, stack)
        if regions == FULL:
            return FULL
        for region in range(regions):
            start, end, before = ends[0, region], ends[1, region], n
            n = explore(
                forms, weights, others, worths, seeds, (start, end), rows, marks, n, score, pairs, cells, chains
            )
            if n == FULL or used + 2 * (end - start) > seeds.shape[1] or waiting + 2 > jobs.shape[1]:
                return FULL
            if n == before:
                continue
            first, last = rows[0, marks[0, before]], rows[0, marks[1, n - 1] - 1]
            for side in range(2):
                begin = used
                for at in range(start, end):
                    if (side == 0 and seeds[0, at] < first) or (side == 1 and seeds[0, at] > last):
                        seeds[0, used], seeds[1, used] = seeds[0, at], seeds[1, at]
                        used += 1
                if 0 < used - begin < end - start:
                    jobs[0, waiting], jobs[1, waiting] = begin, used
                    waiting += 1
    return join(weights, worths, part(rows, marks, n, room), room)


@njit(cache=True)
def ahead(rows: Column, marks: Column, one: int, other: int) -> Any:
    """Whether one piece comes before another: the better, then the one whose rows come first."""
    if marks[2, one] != marks[2, other]:
        return bool(marks[2, one] > marks[2, other])
    sizes = marks[1, one] - marks[0, one], marks[1, other] - marks[0, other]
    for side in range(2):
        for at in range(min(sizes[0], sizes[1])):
            a, b = rows[side, marks[0, one] + at], rows[side, marks[0, other] + at]
            if a != b:
                return bool(a < b)
        if sizes[0] != sizes[1]:
            return bool(sizes[0] < sizes[1])
    return False


@njit(cache=True)
def part(rows: Column, marks: Column, n: int, room: Any) -> Any:
    """How many matches were written, each without the words of either report that a better one has."""
    kept, bounds, taken, order = room[4], room[5], room[9], room[10]
    for at in range(n):
        to = at
        while to > 0 and ahead(rows, marks, at, order[to - 1]):
            order[to] = order[to - 1]
            to -= 1
        order[to] = at
    count, used = 0, 0
    for one in order[:n]:
        begin = used
        for at in range(marks[0, one], marks[1, one]):
            if not taken[0, rows[0, at]] and not taken[1, rows[1, at]]:
                kept[0, used], kept[1, used] = rows[0, at], rows[1, at]
                if used > begin and leap(kept, used):
                    bounds[0, count], bounds[1, count] = begin, used
                    count, begin = count + 1, used
                used += 1
        if used > begin:
            bounds[0, count], bounds[1, count] = begin, used
            count += 1
        for at in range(marks[0, one], marks[1, one]):
            taken[0, rows[0, at]] = taken[1, rows[1, at]] = True
    for at in range(marks[1, n - 1] if n else 0):
        taken[0, rows[0, at]] = taken[1, rows[1, at]] = False
    return count


@njit(cache=True)
def join(weights: Column, worths: Column, count: int, room: Any) -> Any:
    """How many matches there are in order, those that a region's border cut made whole again; only good ones."""
    kept, bounds, rows, marks, order = room[4], room[5], room[6], room[7], room[10]
    for at in range(count):
        to = at
        while to > 0 and kept[0, bounds[0, order[to - 1]]] > kept[0, bounds[0, at]]:
            order[to] = order[to - 1]
            to -= 1
        order[to] = at
    n, used = 0, 0
    for one in order[:count]:
        start, end = bounds[0, one], bounds[1, one]
        whole = n > 0
        for side in range(2):
            whole = whole and 0 < kept[side, start] - rows[side, used - 1] <= WIDEST_GAP + 1
        if not whole:
            marks[0, n] = used
            n += 1
        for at in range(start, end):
            rows[0, used], rows[1, used] = kept[0, at], kept[1, at]
            used += 1
        marks[1, n - 1] = used
    good = 0
    for at in range(n):
        if rate(weights, worths, rows, marks[0, at], marks[1, at]) >= LEAST:
            marks[0, good], marks[1, good] = marks[0, at], marks[1, at]
            good += 1
    return good


name = njit(cache=True, nogil=True)(_name)
hold = njit(cache=True, nogil=True)(_hold)
seed = njit(cache=True, nogil=True)(_seed)
align = njit(cache=True, nogil=True)(_align)
