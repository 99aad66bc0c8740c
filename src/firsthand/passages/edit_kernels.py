"""The loop of `edits` over every character of an archive, compiled by numba.

Importing this module imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

from typing import Any

from numba import int64, njit, uint64

from firsthand.passages.edits import LONGEST_NAME, MOST, SHORTEST_NAME
from firsthand.passages.kernels import CHARACTERS, Column
from firsthand.passages.words import SHIFT, STEP

BLANK = 32
"""The character between a name and what stands before it."""


def _waver(chars: Column, begins: Column, kinds: Any, table: Any, found: Column) -> None:
    """Writes for each text whether it may have a name in two spellings after the same word: see `edits.wavers`.

    `kinds` tell of each character whether it is one of a word, may begin a name, and is a capital. `table` has a column
    of zeros, which are so again, with room for twice as many words as a text has, and three more columns as long.
    """
    worded, capital, upper = kinds
    keys, names, sizes, used = table
    for text in range(len(found)):
        at, end, n = begins[text], begins[text + 1], 0
        before, gap = uint64(0), at - 2
        while at < end and not found[text]:
            if chars[at] >= CHARACTERS:
                found[text] = True
            if chars[at] >= CHARACTERS or not worded[chars[at]]:
                at += 1
                continue
            first, h = at, uint64(0)
            while at < end and chars[at] < CHARACTERS and worded[chars[at]]:
                h = uint64((h ^ uint64(chars[at])) * uint64(STEP))
                at += 1
            h, size = uint64(h ^ (h >> uint64(SHIFT))), at - first
            if gap == first - 1 and capital[chars[first]] and SHORTEST_NAME <= size <= LONGEST_NAME + 1:
                key = uint64((before ^ uint64(chars[first])) * uint64(STEP)) | uint64(1)
                place, many = int64(key >> uint64(32)) & (len(keys) - 1), 0
                while keys[place] != 0 and not found[text]:
                    if keys[place] == key:
                        many += 1
                        if names[place] == h:
                            break
                        found[text] = abs(sizes[place] - size) <= 1 or many > MOST
                    place = (place + 1) & (len(keys) - 1)
                if keys[place] == 0:
                    keys[place], names[place], sizes[place], used[n] = key, h, size, place
                    n += 1
            named = upper[chars[first]] and capital[chars[first]] and size <= LONGEST_NAME
            before, gap = h, at if named and at < end and chars[at] == BLANK else -2
        for place in used[:n]:
            keys[place] = 0


waver = njit(cache=True, nogil=True)(_waver)
