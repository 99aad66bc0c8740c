"""`rewritings.discern` for one pair of many after the other, compiled by numba; tests hold the two together.

A side of a pair is a tuple of the columns of its content words: small numbers for the words that are so in this pair
alone, how often the report has each, whether it is a name, what it is worth in this pair, the rows; and for every row a
number for its word that is so in all reports. Importing this module imports numba, so functions do it, and only for an
archive.
"""

from __future__ import annotations

import math
from typing import Any

from numba import njit

from firsthand.passages import condensations
from firsthand.passages.alignment_kernels import split
from firsthand.passages.kernels import FULL, Column
from firsthand.passages.rewritings import (
    COMMONNESS,
    FEWEST_NAMES,
    FEWEST_OTHERS,
    FEWEST_WORDS,
    LEAST,
    LOPSIDED,
    MARGIN,
    MISSED,
    MOST_REGIONS,
    ROUNDS,
    SHARE,
    SMALL,
    STRICTER,
    STRIDE,
    UNRELATED,
)  # fmt: skip

IDS, TIMES, NAMED, WORTH, ROWS, WORDS = range(6)
"""The columns of a side."""

SHORTEST, SHARED, SHORTER, LONGEST = (
    (1 + condensations.REST) * condensations.FEWEST_WORDS,
    condensations.FEWEST_SHARED,
    condensations.SHORTER * condensations.FEWEST_WORDS,
    condensations.LONGEST,
)
"""Content words: of a report with a summary, of both in a summary, of the report that is summed up, from and to."""


MOST_SHARED = (condensations.REST * condensations.ELSEWHERE + 1) / (condensations.REST + 1)
"""The most of a report's content words that the other may have: all of the longest summary, ELSEWHERE of the rest."""


@njit(cache=True)
def weigh(keeper: Any, visitor: Any, desk: Any) -> None:
    """Writes what each word of either side is worth, 0 where the other report has it not: see `rewritings.weigh`."""
    often, shared, worths = desk[3], desk[4], desk[9]
    for at in range(len(visitor[IDS])):
        times = visitor[TIMES][at] * often[visitor[IDS][at]]
        worth = worths[times] if times < len(worths) else math.sqrt(times) ** (-2 * COMMONNESS)
        visitor[WORTH][at] = shared[visitor[IDS][at]] = worth
    for at in range(len(keeper[IDS])):
        keeper[WORTH][at] = shared[keeper[IDS][at]]
    for word in visitor[IDS]:
        shared[word] = 0.0


@njit(cache=True)
def mark(ids: Column, start: int, end: int, marks: Column) -> Any:
    """The number by which the words of a stretch are marked now."""
    marks[-1] += 2
    for at in range(max(0, start), min(end, len(ids))):
        marks[ids[at]] = marks[-1]
    return marks[-1]


@njit(cache=True)
def around(side: Any, own: Any, other: Any, widened: Any, marks: Column) -> Any:
    """The stretch of a side around `own` that has most in common with `widened` of the other one."""
    ids, worth = side[IDS], side[WORTH]
    stamp = mark(other[IDS], widened[0] - MARGIN, widened[1] + MARGIN, marks)
    first, last = own
    most, total = 0.0, 0.0
    for at in range(min(own[0], len(ids)) - 1, max(0, own[0] - STRIDE) - 1, -1):
        gain = worth[at]
        total += gain if marks[ids[at]] == stamp else -MISSED
        if total > most:
            most, first = total, at
    most, total = 0.0, 0.0
    for at in range(own[1], min(own[1] + STRIDE, len(ids))):
        gain = worth[at]
        total += gain if marks[ids[at]] == stamp else -MISSED
        if total > most:
            most, last = total, at + 1
    return first, last


@njit(cache=True)
def densest(side: Any, own: Any, other: Any, stretch: Any, missed: float, marks: Column) -> Any:
    """The part of `own` that has most in common with a stretch of the other side, and least that it lacks."""
    ids, worth = side[IDS], side[WORTH]
    stamp = mark(other[IDS], stretch[0], stretch[1], marks)
    total, least, lowest, most = 0.0, 0.0, own[0], 0.0
    first, last = own[0], own[0]
    for at in range(max(0, own[0]), min(own[1], len(ids))):
        gain = worth[at]
        total += gain if marks[ids[at]] == stamp else -missed
        if total < least:
            least, lowest = total, at + 1
        if total - least > most:
            most, first, last = total - least, lowest, at + 1
    return first, last


@njit(cache=True)
def grow(left: Any, right: Any, start: Any, marks: Column) -> Any:
    """The stretch, as far as it grows on either side, and then the best of it."""
    one, other = start
    for _ in range(ROUNDS):
        before = one, other
        one = around(left, one, right, other, marks)
        other = around(right, other, left, one, marks)
        if before[0] == one and before[1] == other:
            break
    for _ in range(2):
        one = densest(left, one, right, other, MISSED, marks)
        other = densest(right, other, left, one, MISSED, marks)
    if one[1] - one[0] > LOPSIDED * (other[1] - other[0]):
        one = densest(left, one, right, other, STRICTER, marks)
    elif other[1] - other[0] > LOPSIDED * (one[1] - one[0]):
        other = densest(right, other, left, one, STRICTER, marks)
    return one, other


@njit(cache=True)
def tell(left: Any, right: Any, stretch: Any, marks: Column) -> Any:
    """How many different content words both sides have; 0 where they are too few to tell anything."""
    many = 0
    for side in range(2):
        own, other = (left, right) if side == 0 else (right, left)
        start, end = stretch[side]
        end = min(end, len(own[IDS]))
        stamp = mark(other[IDS], stretch[1 - side][0], stretch[1 - side][1], marks)
        hits, total, different = 0, 0.0, 0
        for at in range(start, end):
            word = own[IDS][at]
            if marks[word] >= stamp:
                hits += 1
                total += own[WORTH][at]
                different += marks[word] == stamp
                marks[word] = stamp + 1
        many = different
        if different < FEWEST_WORDS or total < LEAST or hits / (end - start) < SHARE:
            return 0
    return many


@njit(cache=True)
def resemble(left: Any, right: Any, stretches: Column, inside: Column, marks: Column) -> Any:
    """The part of one report or the other, whichever is less, that lies in the stretches, and how alike the rest is."""
    alike, part = 0.0, 1.0
    shares = (1.0, 1.0)
    kinds = (0, 0)
    for side in range(2):
        own, other = (left, right) if side == 0 else (right, left)
        words, rows = own[WORDS], own[ROWS]
        inside[: len(rows)] = False
        for at in range(stretches.shape[1]):
            inside[stretches[2 * side, at] : stretches[2 * side + 1, at]] = True
        part = min(part, inside[: len(rows)].sum() / len(rows))
        for kind in range(2):
            marks[-1] += 2
            held = marks[-1]
            for row in other[ROWS]:
                marks[other[WORDS][row]] = held
            seen, missed = held + 1, held + 2
            marks[-1] += 2
            different, had = 0, 0
            for at in range(len(rows)):
                word = words[rows[at]]
                if not inside[at] and own[NAMED][at] == (kind == 0) and marks[word] < seen:
                    different += 1
                    had += marks[word] == held
                    marks[word] = seen if marks[word] == held else missed
            if different >= (FEWEST_NAMES if kind == 0 else FEWEST_OTHERS):
                share = had / different
                shares = (shares[0] * share, shares[1]) if kind == 0 else (shares[0], shares[1] * share)
                kinds = (kinds[0] + 1, kinds[1]) if kind == 0 else (kinds[0], kinds[1] + 1)
    for kind in range(2):
        alike += math.sqrt(shares[kind]) if kinds[kind] == 2 else shares[kind]
    return part, alike


@njit(cache=True)
def begin(seeds: Column, many: int, room: Any) -> Any:
    """How many places there are where seeds lie together, in content words: they are written into room[12].

    room[10] has their numbers in order: where most seeds do, first.
    """
    ends, stack, order, starts = room[0], room[1], room[10], room[12]
    regions = split(seeds, 0, many, ends, stack)
    if regions == FULL or regions > starts.shape[1]:
        return FULL
    for region in range(regions):
        start, end = ends[0, region], ends[1, region]
        near, far, seen = seeds[1, start], seeds[1, start], 1
        for at in range(start, end):
            near, far = min(near, seeds[1, at]), max(far, seeds[1, at])
            seen += at > start and seeds[0, at] != seeds[0, at - 1]
        starts[0, region], starts[1, region] = seeds[0, start], seeds[0, end - 1] + 2
        starts[2, region], starts[3, region], starts[4, region] = near, far + 2, -seen
        to = region
        while to > 0 and before(starts, region, order[to - 1]):
            order[to] = order[to - 1]
            to -= 1
        order[to] = region
    n = 0
    for region in order[: min(regions, MOST_REGIONS)]:
        n += starts[4, region] < -1
    return n


@njit(cache=True)
def before(starts: Column, one: int, other: int) -> Any:
    """Whether one place has more seeds than another, or as many and comes first."""
    for row in (4, 0, 1, 2, 3):
        if starts[row, one] != starts[row, other]:
            return bool(starts[row, one] < starts[row, other])
    return False


def _discern(left: Any, right: Any, seeds: Column, many: int, room: Any, desk: Any) -> Any:
    """How many stretches were written that the two tell alike: see `rewritings.discern`.

    `seeds` are pairs of places among the content words. The stretches stand in room[11], where each left one starts and
    ends, then each right one, then how many words both have; FULL where there was no room.
    """
    found, starts, marks = room[11], room[12], desk[6]
    places = begin(seeds, many, room)
    if places == FULL:
        return FULL
    n = 0
    for place in room[10][: max(0, places)]:
        low, far = min(starts[1, place], len(left[IDS])), min(starts[3, place], len(right[IDS]))
        start = (starts[0, place], low), (starts[2, place], far)
        known = False
        for at in range(n):
            known = known or (
                found[0, at] <= start[0][0] and start[0][1] <= found[1, at]
                and found[2, at] <= start[1][0] and start[1][1] <= found[3, at]
            )  # fmt: skip
        if known:
            continue
        one, other = grow(left, right, start, marks)
        for at in range(n):
            same = found[0, at] == one[0] and found[1, at] == one[1]
            known = known or (same and found[2, at] == other[0] and found[3, at] == other[1])
        if not known:
            found[0, n], found[1, n], found[2, n], found[3, n] = one[0], one[1], other[0], other[1]
            n += 1
    told = 0
    for at in range(n):
        shared = tell(left, right, ((found[0, at], found[1, at]), (found[2, at], found[3, at])), marks)
        if shared:
            for row in range(4):
                found[row, told] = found[row, at]
            found[4, told] = shared
            told += 1
    if told == 0:
        return 0
    part, alike = resemble(left, right, found[:4, :told], room[13], desk[5])
    return 0 if part > SMALL or alike > UNRELATED else told


def _may_condense(own: Any, other: Any, roots: Column) -> Any:
    """Whether a stretch of one report may sum up the other: what of `condensations.discern` is found out at once.

    `roots` are the inverse roots of the first numbers.
    """
    worth, times, length = own[WORTH], own[TIMES], len(other[IDS])
    if len(worth) < SHORTEST or length < SHORTER or length > LONGEST:
        return False
    whole = 0
    for value in worth:
        whole += value > 0
    if whole < SHARED or whole > MOST_SHARED * len(worth) + 1:
        return False
    total, least, lowest, most, first, last = 0.0, 0.0, 0, 0.0, 0, 0
    for at in range(len(worth)):
        gain = roots[times[at]] if times[at] < len(roots) else 1 / math.sqrt(times[at])
        total += gain if worth[at] > 0 else -condensations.LACKED
        if total < least:
            least, lowest = total, at + 1
        if total - least > most:
            most, first, last = total - least, lowest, at + 1
    inside, size = 0, last - first
    for at in range(first, last):
        inside += worth[at] > 0
    rest = len(worth) - size
    if inside < SHARED or size < condensations.FEWEST_WORDS or rest < condensations.REST * size:
        return False
    return inside >= condensations.SHARE * size and whole - inside <= condensations.ELSEWHERE * rest


discern = njit(cache=True, nogil=True)(_discern)
may_condense = njit(cache=True, nogil=True)(_may_condense)
