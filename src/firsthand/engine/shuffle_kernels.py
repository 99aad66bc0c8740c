"""The loops of `shuffles` over every posting of an archive, compiled by numba.

What they give back is defined by `shuffles.join`, `count` and `keep_partners`; tests hold the two together. Importing
this module imports numba, so functions do it, and only where there are enough postings.
"""

from __future__ import annotations

from typing import Any

from numba import int64, njit, uint64

Column = Any
"""A numpy array; a function is compiled for the types that it is first called with."""

ODD = 0x9E37_79B9_7F4A_7C15
"""2^64 divided by the golden ratio, odd: spreads keys over the buckets."""

BUCKET = 8
"""Rows of a bucket, about: few enough to be sorted by insertion, many enough that the ends of all stay in a cache."""

SMALL = 48
"""Rows that are sorted by insertion at most, so that keys that are made to meet in one bucket cost no square."""

DAY = 32
"""Bits of an order below its day."""

ITEM = (1 << DAY) - 1
"""The bits of an order that are its item."""

WORTH, LOW = 16, (1 << 16) - 1
"""Bits of a row below what its key is worth there, and those of how many next ones it meets."""

RARE = 40
"""Bits of what two items share that are how rare it is: up to 250 million keys that two items alone hold."""

ONE = 1 << RARE
"""A key that two items share, above how rare that is."""


@njit(cache=True)
def _sort_bucket(names: Column, places: Column) -> None:
    if len(names) > SMALL:
        for side in range(2):
            order = (places if side == 0 else names).argsort(kind="mergesort")
            names[:], places[:] = names[order], places[order]
        return
    for at in range(1, len(names)):
        name, place, to = names[at], places[at], at
        while to > 0 and (names[to - 1] > name or (names[to - 1] == name and places[to - 1] > place)):
            names[to], places[to] = names[to - 1], places[to - 1]
            to -= 1
        names[to], places[to] = name, place


def _sort(keys: Column, orders: Column, skip: int, ends: Column, names: Column, places: Column) -> None:
    """Writes the rows, those of a key together and by order, into `names` and `places`.

    They are dealt into buckets first, by bits of the key after the first `skip`: those are the same for all. There is
    room for two to the power of whole bits in `ends`, which are zeros.
    """
    bits = 0
    while (2 << bits) <= len(ends):
        bits += 1
    left, right = uint64(skip), uint64(64 - bits)
    for at in range(len(keys)):
        ends[((keys[at] * uint64(ODD)) << left) >> right] += 1
    total = 0
    for bucket in range(len(ends)):
        size = ends[bucket]
        ends[bucket] = total
        total += size
    for at in range(len(keys)):
        bucket = ((keys[at] * uint64(ODD)) << left) >> right
        names[ends[bucket]], places[ends[bucket]] = keys[at], orders[at]
        ends[bucket] += 1
    first = 0
    for bucket in range(len(ends)):
        _sort_bucket(names[first : ends[bucket]], places[first : ends[bucket]])
        first = ends[bucket]


@njit(cache=True)
def _distinct(names: Column, places: Column, first: int) -> Any:
    """Where the rows of the key at `first` end, and where without those that are there twice, which are left out."""
    end, last = first, first
    while end < len(names) and names[end] == names[first]:
        if end == first or places[end] != places[last - 1]:
            places[last] = places[end]
            last += 1
        end += 1
    return end, last


@njit(cache=True)
def _crowd(places: Column, apart: int, crowds: Column) -> None:
    """Writes among how many each of a key's rows stands: all, or those within `apart` days and those without a day."""
    size, undated, low, high = len(places), 0, 0, 0
    while apart >= 0 and undated < size and places[undated] >> uint64(DAY) == 0:
        undated += 1
    low = high = undated
    for at in range(size):
        day = int64(places[at] >> uint64(DAY))
        if apart < 0 or day == 0:
            crowds[at] = size
            continue
        while int64(places[low] >> uint64(DAY)) < day - apart:
            low += 1
        while high < size and int64(places[high] >> uint64(DAY)) <= day + apart:
            high += 1
        crowds[at] = high - low + undated


def _group(names: Column, places: Column, limits: Any, n: int, columns: Any, room: Column) -> Any:
    """How many rows there are after those of shared keys were written from `n` on, and how many keys were furniture.

    A row is an item, how many of its key it stands among, and how many of the next rows it meets. `limits` are
    `Rule.at_most`, `beside` and, where days count, `apart`, else -1; `room` is as long as the rows that come.
    """
    at_most, beside, apart = limits
    items, crowds, steps = columns
    furniture, end = 0, 0
    while end < len(names):
        first = end
        end, last = _distinct(names, places, first)
        if last - first < 2:
            continue
        _crowd(places[first:last], apart, room)
        kept = first
        for at in range(first, last):
            if room[at - first] <= at_most:
                places[kept] = places[at]
                items[n + kept - first] = places[at] & uint64(ITEM)
                crowds[n + kept - first] = room[at - first]
                kept += 1
        furniture += kept < last
        if kept - first < 2:
            continue
        to = first
        for at in range(first, kept):
            day = int64(places[at] >> uint64(DAY))
            if apart < 0 or day == 0:
                steps[n + at - first] = min(kept - 1 - at, beside)
                continue
            to = max(to, at)
            while to + 1 < kept and int64(places[to + 1] >> uint64(DAY)) <= day + apart:
                to += 1
            steps[n + at - first] = min(to - at, beside)
        n += kept - first
    return n, furniture


def _file(items: Column, starts: Column, rows: Column) -> None:
    """Writes `rows`, those of each item together, and in `starts` where each item's begin."""
    for at in range(len(items)):
        starts[items[at] + 1] += 1
    for item in range(1, len(starts)):
        starts[item] += starts[item - 1]
    for at in range(len(items)):
        rows[starts[items[at]]] = at
        starts[items[at]] += 1
    for item in range(len(starts) - 1, 0, -1):
        starts[item] = starts[item - 1]
    starts[0] = 0


def _meet(
    rows: Column, filed: Any, rule: Any, shared: Column, met: Column, first: int, codes: Column, shares: Column
) -> Any:
    """How many pairs were written, and the item that comes next, where there was no more room.

    `rows` are those of shared keys, key by key: an item, what its crowd makes the key worth, how many next ones it
    meets, in one number, for they are read in no order. `filed` are those of `_file`. `rule` is `at_least`, `rarity`,
    `partners` (-1: all) and the most steps of a row; `shared` are zeros, one for each item, and `met` is room as long.
    """
    starts, own = filed
    at_least, rarity, partners, reach = rule
    n = 0
    for item in range(first, len(starts) - 1):
        many = 0
        for place in range(starts[item], starts[item + 1]):
            row = int64(own[place])
            worth, steps = int64(rows[row] >> uint64(WORTH)) & LOW, int64(rows[row]) & LOW
            for other in range(max(0, row - reach) if partners >= 0 else row + 1, row + steps + 1):
                if other == row or (other < row and row - other > int64(rows[other]) & LOW):
                    continue
                at = int64(rows[other] >> uint64(DAY))
                met[many] = at
                many += shared[at] == 0
                shared[at] += ONE + min(worth, int64(rows[other] >> uint64(WORTH)) & LOW)
        enough = 0
        for at in met[:many]:
            if shared[at] >> RARE >= at_least and shared[at] & (ONE - 1) >= rarity:
                met[enough] = at
                enough += 1
            else:
                shared[at] = 0
        if n + enough > len(codes):
            for at in met[:enough]:
                shared[at] = 0
            return n, item
        chosen = met[:enough]
        if 0 <= partners < enough:
            chosen = _best(chosen, shared, item)[:partners]
        for at in chosen:
            codes[n] = (uint64(min(item, at)) << uint64(32)) | uint64(max(item, at))
            shares[n] = shared[at] >> RARE
            n += 1
        for at in met[:enough]:
            shared[at] = 0
    return n, len(starts) - 1


@njit(cache=True)
def _best(met: Column, shared: Column, item: int) -> Any:
    """The items met: those with which the rarest keys are shared first, then the nearest, then the first."""
    ranks = met.copy()
    for at in range(len(met)):
        away, rare = abs(met[at] - item), shared[met[at]] & (ONE - 1)
        ranks[at] = ((0x3FFF_FFFF - min(rare, 0x3FFF_FFFF)) << 33) + 2 * away + (met[at] > item)
    return met[ranks.argsort()]


def _deal(rows: Column, numbers: Column, places: Column, dealt: Column) -> None:
    """Writes `dealt`: the rows in the order of their numbers; `places` are where those of each number begin."""
    for row in range(len(rows)):
        place = places[numbers[row]]
        places[numbers[row]] += 1
        dealt[place, 0], dealt[place, 1] = rows[row, 0], rows[row, 1]


deal = njit(cache=True, nogil=True)(_deal)
sort = njit(cache=True, nogil=True)(_sort)
group = njit(cache=True, nogil=True)(_group)
file = njit(cache=True, nogil=True)(_file)
meet = njit(cache=True, nogil=True)(_meet)
