"""The loops of `comparisons` over reports and pairs of them, compiled by numba.

Importing this module imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

import math
from typing import Any

from numba import int32, int64, njit

from firsthand.passages.alignment_kernels import align, hold, name, seed
from firsthand.passages.kernels import FULL, Column, slot
from firsthand.passages.rewriting_kernels import discern, may_condense, weigh
from firsthand.passages.rewritings import FEWEST_WORDS, NAMED_BELOW, SMALL
from firsthand.passages.words import CONTENT

OTHERWISE, CONDENSED = -1, -2
"""Instead of where a match starts: the pair is to be read otherwise, or one of it may sum the other up."""


def _name_all(
    begins: Column, forms: Column, weights: Column, names: Column, rows: Column, ends: Column, table: Column,
    counts: Column,
) -> None:  # fmt: skip
    """Writes the names of each report, with their rows, and up to where they are those of each."""
    n = 0
    for report in range(len(begins) - 1):
        own = slice(begins[report], begins[report + 1])
        n += name(forms[own], weights[own], names[n:], rows[n:], table, counts)
        ends[report + 1] = n


def _number_all(
    begins: Column, forms: Column, weights: Column, news: Column, table: Column, numbers: Column, held: Column,
    columns: Any, start: Any,
) -> Any:  # fmt: skip
    """How many different content words there are, after `columns` were written: see `comparisons.Shelf`.

    It begins at `start`: a report, and how many different and how many content words came before. It gives back where
    it came to, in the same way, where `table` is half full. `numbers` are those of its places, -1 in an empty one, and
    `held` are zeros, one for each word that there may be.
    """
    times, named, content, ends, ranks, numbered = columns
    where, different, n = start
    for report in range(where, len(begins) - 1):
        if 2 * (different + begins[report + 1] - begins[report]) > len(table):
            return report, different, n
        first = n
        for row in range(begins[report], begins[report + 1]):
            ranks[row] = n - first
            place = slot(table, len(table), forms[row])
            if numbers[place] < 0:
                numbers[place] = different
                different += 1
            numbered[row] = numbers[place]
            if weights[row] == CONTENT:
                content[n] = row - begins[report]
                held[numbers[place]] += 1
                n += 1
        for at in range(first, n):
            times[at] = held[numbered[begins[report] + content[at]]]
            named[at] = news[begins[report] + content[at]] * math.sqrt(times[at]) < NAMED_BELOW
        for row in range(begins[report], begins[report + 1]):
            held[numbered[row]] = 0
        ends[report + 1] = n
    return len(begins) - 1, different, n


def _rehash(table: Column, numbers: Column, larger: Column, own: Column) -> None:
    """Puts what is in a table, with its numbers, into a larger one that is empty."""
    for at in range(len(table)):
        if numbers[at] >= 0:
            own[slot(larger, len(larger), table[at])] = numbers[at]


def _compare(shelf: Any, pairs: Column, first: int, held: Any, room: Any, desk: Any, out: Any, tells: Any) -> Any:
    """The pair that comes next, and how many matches and likenesses were written: all, or until there was no room.

    Matches are told by pair and where their rows start and end, likenesses by pair, where the left and where the right
    stretch starts and ends, and how many words both have.
    """
    begins, _, weights, news, names, rows, named_to = shelf[:7]
    found, told, alike = out
    used, matches, likes, holding, size = 0, 0, 0, int64(-1), 0
    for pair in range(first, len(pairs)):
        one, other, side = pairs[pair]
        longest = max(begins[one + 1] - begins[one], begins[other + 1] - begins[other])
        full = max(used, matches) + longest > found.shape[1] or likes + alike_room(room) > alike.shape[1]
        if full:
            first = pair
            break
        keeper, visitor = (one, other) if side == 0 else (other, one)
        if holding != keeper:
            forget(shelf, holding, desk)
            learn(shelf, keeper, desk)
            holding, size = keeper, hold(names[named_to[keeper] : named_to[keeper + 1]], *held)
        theirs = slice(named_to[visitor], named_to[visitor + 1])
        own = rows[named_to[keeper] : named_to[keeper + 1]]
        many = seed(held, size, own, names[theirs], rows[theirs], side, room[14])
        a, b = slice(begins[one], begins[one + 1]), slice(begins[other], begins[other + 1])
        recall(shelf, visitor, desk)
        ours, yours = (desk[1], desk[2]) if side == 0 else (desk[2], desk[1])
        n, wanted, summed = many, 0, False
        if many != FULL:
            n = align(ours[: a.stop - a.start], weights[a], yours[: b.stop - b.start], weights[b], room[14], many, room)
        if n != FULL:
            wanted, summed = reword(shelf, (one, other, side), room, many, n, desk, tells)
        if n == FULL or wanted == FULL or summed:
            how = CONDENSED if summed else OTHERWISE
            told[0, matches], told[1, matches], told[2, matches] = pair, how, how
            matches += 1
            if not summed:
                continue
        for match in range(n):
            start, end = room[7][0, match], room[7][1, match]
            if summed or may_matter(news[a], news[b], room[6], start, end, tells):
                told[0, matches], told[1, matches], told[2, matches] = pair, used, used + end - start
                matches += 1
                for at in range(start, end):
                    found[0, used], found[1, used] = room[6][0, at], room[6][1, at]
                    used += 1
        for like in range(wanted):
            alike[0, likes] = pair
            for row in range(5):
                alike[row + 1, likes] = room[11][row, like]
            likes += 1
    else:
        first = len(pairs)
    forget(shelf, holding, desk)
    return first, matches, likes


@njit(cache=True)
def learn(shelf: Any, keeper: int, desk: Any) -> None:
    """Gives the words of a report small numbers: those of a pair stay in a processor's nearest cache."""
    begins, numbered = shelf[0], shelf[12]
    numbers, mine, often = desk[0], desk[1], desk[3]
    times, content, content_to = shelf[7], shelf[9], shelf[10]
    different = 0
    for row in range(begins[keeper], begins[keeper + 1]):
        word = numbered[row]
        if numbers[word] == 0:
            often[different] = 0
            different += 1
            numbers[word] = different
        mine[row - begins[keeper]] = numbers[word] - 1
    for at in range(content_to[keeper], content_to[keeper + 1]):
        often[mine[content[at]]] = times[at]


@njit(cache=True)
def forget(shelf: Any, keeper: Any, desk: Any) -> None:
    """Takes the small numbers back."""
    begins, numbered = shelf[0], shelf[12]
    if keeper >= 0:
        for row in range(begins[keeper], begins[keeper + 1]):
            desk[0][numbered[row]] = 0


@njit(cache=True)
def recall(shelf: Any, visitor: int, desk: Any) -> None:
    """Writes the small numbers of the words of another report, the last for those that the first one has not."""
    begins, numbered, unknown = shelf[0], shelf[12], int32(len(desk[3]) - 1)
    for row in range(begins[visitor], begins[visitor + 1]):
        number = desk[0][numbered[row]]
        desk[2][row - begins[visitor]] = number - 1 if number else unknown


@njit(cache=True)
def alike_room(room: Any) -> Any:
    """The most stretches that one pair may have."""
    return room[11].shape[1]


@njit(cache=True)
def may_matter(ours: Column, theirs: Column, rows: Column, start: int, end: int, tells: Any) -> Any:
    """Whether any part of a match may be long and telling enough."""
    return end - start >= tells[0] and share(ours, theirs, rows, start, end, tells[2]) >= tells[1]


@njit(cache=True)
def share(ours: Column, theirs: Column, rows: Column, start: int, end: int, own: float) -> Any:
    """The most that the words in common of any part of a match tell, less `own` of what the words between them do."""
    total, most = 0.0, 0.0
    for at in range(start, end):
        if at > start:
            between = 0.0
            for row in range(rows[0, at - 1] + 1, rows[0, at]):
                between += ours[row]
            for row in range(rows[1, at - 1] + 1, rows[1, at]):
                between += theirs[row]
            total = max(0.0, total - own * between)
        total += min(ours[rows[0, at]], theirs[rows[1, at]])
        most = max(most, total)
    return most


@njit(cache=True)
def reword(shelf: Any, pair: Any, room: Any, many: int, matches: int, desk: Any, tells: Any) -> Any:
    """How many likenesses were written into room[11], in rows, and whether one report may sum the other up.

    FULL instead where the pair is to be read otherwise.
    """
    begins, content_to, ranks = shelf[0], shelf[10], shelf[11]
    one, other, side = pair
    shared = 0
    for match in range(matches):
        shared += room[7][1, match] - room[7][0, match]
    size, length = content_to[one + 1] - content_to[one], content_to[other + 1] - content_to[other]
    longest = max(begins[one + 1] - begins[one], begins[other + 1] - begins[other])
    if shared > SMALL * longest or max(size, length) * SMALL < FEWEST_WORDS:
        return 0, False
    left, right = lay(shelf, one, side, desk), lay(shelf, other, 1 - side, desk)
    if side == 0:
        weigh(left, right, desk)
    else:
        weigh(right, left, desk)
    for at in range(many):
        room[15][0, at] = ranks[begins[one] + room[14][0, at]]
        room[15][1, at] = ranks[begins[other] + room[14][1, at]]
    found = discern(left, right, room[15], many, room, desk)
    if found == FULL:
        return FULL, False
    summed = may_condense(left, right, desk[10]) or may_condense(right, left, desk[10])
    return settle(left, right, found, matches, room, tells), summed


@njit(cache=True)
def lay(shelf: Any, report: int, visits: int, desk: Any) -> Any:
    """The columns of a report's content words, as `rewriting_kernels` wants them."""
    times, named, content, content_to = shelf[7:11]
    own = slice(content_to[report], content_to[report + 1])
    rows, size = content[own], own.stop - own.start
    words = shelf[12][shelf[0][report] : shelf[0][report + 1]]
    small, worth = desk[7][visits, :size], desk[8][visits, :size]
    numbers = desk[1] if visits == 0 else desk[2]
    for at in range(size):
        small[at] = numbers[rows[at]]
    return small, times[own], named[own], worth, rows, words


@njit(cache=True)
def settle(left: Any, right: Any, found: int, matches: int, room: Any, tells: Any) -> Any:
    """How many of the stretches are kept, in rows: those that are not for the most part the same word for word."""
    stretches, rows, bounds = room[11], room[6], room[7]
    kept = 0
    for at in range(found):
        start, end = left[4][stretches[0, at]], left[4][stretches[1, at] - 1] + 1
        near, far = right[4][stretches[2, at]], right[4][stretches[3, at] - 1] + 1
        same = 0
        for match in range(matches):
            first, last = bounds[0, match], bounds[1, match]
            wide = max(rows[0, last - 1] - rows[0, first], rows[1, last - 1] - rows[1, first]) + 1
            if start <= rows[0, first] and rows[0, last - 1] < end and last - first >= tells[3] * wide:
                same += last - first
        if same < tells[4] * (end - start):
            stretches[0, kept], stretches[1, kept], stretches[2, kept], stretches[3, kept] = start, end, near, far
            stretches[4, kept] = stretches[4, at]
            kept += 1
    return kept


name_all = njit(cache=True, nogil=True)(_name_all)
rehash = njit(cache=True, nogil=True)(_rehash)
number_all = njit(cache=True, nogil=True)(_number_all)
compare = njit(cache=True, nogil=True)(_compare)
