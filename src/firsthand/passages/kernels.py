"""The loops over every character, word and cell of an archive, compiled by numba.

What they give back is defined by their readable counterparts in `words`, `fingerprints` and `alignments`; tests hold
the two together. Importing this module imports numba, so functions do it, and only where there is enough text.
"""

from __future__ import annotations

import math
from typing import Any

from numba import int64, njit, uint64

from firsthand.passages.fingerprints import GRAM, WINDOW
from firsthand.passages.words import BREAK, LONGEST_FUNCTION_WORD, SHIFT, STEP

Column = Any
"""A numpy array; a function is compiled for the types that it is first called with."""

FULL = -1
"""What a function gives back for which there was no room."""

OTHER, LETTER, SIGNED, DIGIT, MARK, POINT, COMMA, ODD = range(8)
"""What a character does in a word. A text with an ODD one is left to the readable way."""

SPELLS, JOINS, JOINS_ONCE, ENDS = range(4)
"""What a character does inside a word of one kind: it is spelt, stands between two that are, or ends the word."""

BROKEN, FUNCTIONAL, DRAWN, NAMED, STATED = range(5)
"""What a row is worth: a break, a function word, and what says something: a sign, a name, another word."""

CHARACTERS = 0x20000
"""Characters that are looked up, up to the emoji; those beyond (rare Chinese signs) are odd."""

PROBES = 4
"""Places of a hash table, from the one that its last bits name on, at one of which a hash stands."""


def _look(chars: Column, begins: Column, classes: Column, odd: Column) -> None:
    """Writes -1 for each text, of those that begin at `begins`, that holds an odd character."""
    for text in range(len(odd)):
        for at in range(begins[text], begins[text + 1]):
            if chars[at] >= CHARACTERS or classes[chars[at]] == ODD:
                odd[text] = -1
                break


def _scan(chars: Column, parts: Column, seeds: Column, tables: Any, columns: Any, upto: Column) -> None:
    """Writes `columns`: the starts, ends, forms and worths of the words of the texts that `chars` holds end to end.

    `parts` has a row for each kept stretch: start, end, text, its number in the text, word list (-1: none). `tables`
    are classes, folds, capitals, roles, and a table of hashes for each word list. `upto` gets the rows of the texts up
    to each; of a text that is marked there by -1 nothing is written. One long loop, for each call with an array costs
    more than a word.
    """
    classes, folds, capitals, roles, lists = tables
    starts, ends, forms, worths = columns
    n, last_slot = 0, uint64(lists.shape[1] - PROBES - 1)
    for p in range(len(parts)):
        at, end, text, number, which = parts[p, 0], parts[p, 1], parts[p, 2], parts[p, 3], parts[p, 4]
        if upto[text] < 0:
            continue
        for broken in range(BREAK if number else 0):
            h = uint64((seeds[text] ^ uint64(number * BREAK + broken)) * uint64(STEP))
            starts[n], ends[n], forms[n], worths[n] = at, at, h ^ (h >> uint64(SHIFT)), BROKEN
            n += 1
        while at < end:
            kind = classes[chars[at]]
            if kind == OTHER or kind > DIGIT:
                at += 1
                continue
            first, last, stop, h, size = at, at, at, uint64(0), 0
            while stop + 1 < end and classes[chars[stop + 1]] == POINT and 0 < classes[chars[stop]] < DIGIT:
                stop += 2
            pointed = stop - first > 3
            role = POINT if pointed else kind
            stop = stop if pointed else first + 1 if kind == SIGNED else end
            while at < stop:
                c = chars[at]
                does = roles[role, classes[c]]
                if does == SPELLS:
                    h, last = uint64((h ^ uint64(folds[c, 0])) * uint64(STEP)), at + 1
                    size += 1
                    if folds[c, 1]:
                        h = uint64((h ^ uint64(folds[c, 1])) * uint64(STEP))
                        size += 1
                        if folds[c, 2]:
                            h = uint64((h ^ uint64(folds[c, 2])) * uint64(STEP))
                            size += 1
                elif does == ENDS or (does == JOINS_ONCE and at > last):
                    break
                at += 1
            at = stop if pointed else last
            h = uint64(h ^ (h >> uint64(SHIFT)))
            said, slot = which >= 0 or size > LONGEST_FUNCTION_WORD or kind == DIGIT, int64(h & last_slot)
            for probe in range(PROBES):
                said &= which < 0 or lists[which, slot + probe] != h
            said |= kind == SIGNED
            worth = STATED if not capitals[chars[first]] else NAMED
            worths[n] = FUNCTIONAL if not said else DRAWN if kind == SIGNED else worth
            starts[n], ends[n], forms[n] = first, at, h
            n += 1
        upto[text] = n


def _gram(forms: Column, first: int) -> Any:
    """The hash of the GRAM words from `first` on."""
    h = uint64(0)
    for place in range(GRAM):
        h = uint64((h ^ forms[first + place]) * uint64(STEP))
        h = uint64(h ^ (h >> uint64(SHIFT)))
    return h


def _winnow(grams: Column, count: int, found: Column, n: int) -> Any:
    """How many keys there are after the least of every WINDOW grams was written from `n` on."""
    if count <= WINDOW:
        for at in range(count):
            found[n + at] = grams[at]
        return n + max(0, count)
    held = uint64(0)
    for at in range(count - WINDOW + 1):
        least = grams[at]
        for place in range(1, WINDOW):
            least = min(least, grams[at + place])
        found[n] = least
        n += at == 0 or least != held
        held = least
    return n


def _choose(forms: Column, worths: Column, upto: Column, grams: Column, found: Column, ends: Column) -> None:
    """Writes the keys of each text into `found`: `fingerprints.keys` in any order, some more than once.

    `upto` are the rows of the texts up to each, `ends` gets the keys up to each; `grams` is room to work in.
    """
    n, first = 0, 0
    for text in range(len(upto)):
        last = upto[text]
        count = last - first - GRAM + 1
        for at in range(count):
            grams[at] = gram(forms, first + at)
        n = winnow(grams, count, found, n)
        before = first - BREAK
        for row in range(first, last):
            if worths[row] >= DRAWN:
                if row - before < BREAK:
                    one, other = forms[before], forms[row]
                    found[n] = uint64((min(one, other) * uint64(STEP)) ^ max(one, other))
                    n += 1
                before = row
        ends[text], first = n, last


@njit(cache=True)
def slot(table: Column, size: int, number: Any) -> Any:
    """The place of a number in a hash table: where it is, or was put now. Zero stands for one."""
    number = max(uint64(1), uint64(number))
    at = int64((number ^ (number >> uint64(32))) & uint64(size - 1))
    while table[at] != number and table[at] != 0:
        at = (at + 1) & (size - 1)
    table[at] = number
    return at


@njit(cache=True)
def listed(table: Column, number: Any) -> Any:
    """Whether a number is in a table of `scans.table`."""
    place = int64(uint64(number) & uint64(len(table) - PROBES - 1))
    found = False
    for probe in range(PROBES):
        found |= table[place + probe] == number
    return found


def _settle(
    forms: Column, worths: Column, upto: Column, lists: Any, values: Column, table: Column, counts: Any, news: Column
) -> None:
    """Writes what each word tells: `words.settle` of its value, by what it is worth.

    `lists` are the list of phrases of each text, and for each list a table of the phrases' first words, one of their
    hashes, and which lengths they have. `table` and the first of `counts` are zeros, and are so again.
    """
    which, firsts, phrases, lengths = lists
    times, places = counts
    first = 0
    for text in range(len(upto)):
        last, size = upto[text], 64
        while size < 2 * (last - first):
            size *= 2
        for row in range(first, last):
            places[row] = slot(table, size, forms[row])
            times[places[row]] += 1
        for row in range(first, last):
            news[row] = values[worths[row]] / math.sqrt(times[places[row]])
        for row in range(first, last):
            times[places[row]] = table[places[row]] = 0
        chosen = which[text]
        for row in range(first, last):
            if listed(firsts[chosen], forms[row]):
                h = uint64(0)
                for place in range(min(lengths.shape[1] - 1, last - row)):
                    h = uint64((h ^ forms[row + place]) * uint64(STEP))
                    h = uint64(h ^ (h >> uint64(SHIFT)))
                    if lengths[chosen, place + 1] and listed(phrases[chosen], h):
                        news[row : row + place + 1] = 0.0
        first = last


look = njit(cache=True, nogil=True)(_look)
settle = njit(cache=True, nogil=True)(_settle)
scan = njit(cache=True, nogil=True)(_scan)
gram = njit(cache=True)(_gram)
winnow = njit(cache=True)(_winnow)
choose = njit(cache=True, nogil=True)(_choose)
