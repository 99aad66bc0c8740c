"""`cuttings.cut` for the matches of many pairs, compiled by numba; tests hold the two together.

Importing this module imports numba, so functions do it, and only for an archive.
"""

from __future__ import annotations

from typing import Any

from numba import njit

from firsthand.passages.kernels import Column


def _cut(
    begins: Column, news: Column, pairs: Column, rows: Column, told: Column, quoted: Column, limits: Any, parts: Column
) -> Any:  # fmt: skip
    """How many parts of matches were written that tell enough: see `cuttings._table`.

    `limits` are the shortest part, the shortest passage, what counts of the words between those in common, the least
    that narration and a quotation tell, and the share of words in common from which a part is verbatim.
    """
    n = 0
    for match in range(told.shape[1]):
        pair, first, last = told[0, match], told[1, match], told[2, match]
        one, other = begins[pairs[pair, 0]], begins[pairs[pair, 1]]
        begin, value = first, False
        at = first
        while at <= last:
            stop, inside = at, False
            if at < last:
                inside = quoted[one + rows[0, at]] or quoted[other + rows[1, at]]
                stop = at + 1
                while stop < last and (quoted[one + rows[0, stop]] or quoted[other + rows[1, stop]]) == inside:
                    stop += 1
                inside = inside and (stop - at >= limits[0] or (at == first and stop == last))
            if at > first and (at == last or inside != value):
                least = limits[4] if value else limits[3]
                if at - begin >= limits[1] and tell(news, one, other, rows, begin, at, limits[2]) >= least:
                    wide = max(rows[0, at - 1] - rows[0, begin], rows[1, at - 1] - rows[1, begin]) + 1
                    parts[0, n], parts[1, n], parts[2, n] = pair, rows[0, begin], rows[0, at - 1] + 1
                    parts[3, n], parts[4, n] = rows[1, begin], rows[1, at - 1] + 1
                    parts[5, n], parts[6, n] = at - begin >= limits[5] * wide, value
                    n += 1
                begin = at
            if at == last:
                break
            value, at = inside, stop
    return n


@njit(cache=True)
def tell(news: Column, one: int, other: int, rows: Column, start: int, end: int, own: float) -> Any:
    """What the words in common tell, less `own` of what the words between them do."""
    shared, had, whole = 0.0, 0.0, 0.0
    for at in range(start, end):
        ours, theirs = news[one + rows[0, at]], news[other + rows[1, at]]
        shared += min(ours, theirs)
        had += ours + theirs
    for row in range(rows[0, start], rows[0, end - 1] + 1):
        whole += news[one + row]
    for row in range(rows[1, start], rows[1, end - 1] + 1):
        whole += news[other + row]
    return shared - own * (whole - had)


cut = njit(cache=True, nogil=True)(_cut)
