"""The words of many reports in one pass of machine code, row for row those of `words.read_words`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from firsthand.languages.foldings import listed
from firsthand.passages import kernels
from firsthand.passages.words import (
    BREAK,
    CONTENT,
    FUNCTION,
    NAME,
    SIGN,
    Rows,
    Words,
    end_to_end,
    kept,
    phrase_hashes,
    read_words,
    spell,
)
from firsthand.records import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


LOT = 400_000
"""Characters that are read in one pass: their columns stay in a processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The words of reports end to end; `upto` are the rows up to the end of each, and `starts` count from `begins`.

    Of the reports in `odd` there are none: they hold a character that only the readable way knows.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    forms: NDArray[np.uint64]
    worths: NDArray[np.uint8]
    begins: NDArray[np.int64]
    upto: NDArray[np.int64]
    odd: tuple[int, ...]


def read_many(reports: Sequence[Report]) -> Iterator[Words]:
    """The words of each report, without a parse."""
    for lot in lots(reports):
        rows = _read_lot(lot)
        yield from (rows.words(place, report.id) for place, report in enumerate(lot))


def read_rows(reports: Sequence[Report]) -> Rows:
    """The words of all reports, without a parse.

    There is room for all from the first, for the memory in which nothing is written costs nothing.
    """
    import numpy as np

    begins, size, n = [np.zeros(1, np.int64)], most_words(reports), 0
    kinds = np.int32, np.int32, np.uint64, np.int32, np.float64
    columns: list[NDArray[Any]] = [np.empty(size, kind) for kind in kinds]
    for lot in lots(reports):
        read = _read_lot(lot)
        begins.append(n + read.begins[1:])
        end = n + int(read.begins[-1])
        for column, some in zip(columns, read[1:], strict=True):
            column[n:end] = some
        n = end
    return Rows(np.concatenate(begins), *(column[:n] for column in columns))


def most_words(reports: Sequence[Report]) -> int:
    """The most words that the reports may have: one for each character, and those that stand for what was set aside."""
    return 1 + sum(len(report.text) + BREAK * len(report.dropped) for report in reports)


def _read_lot(reports: Sequence[Report]) -> Rows:
    import numpy as np

    scanned = scan(reports)
    counts = np.diff(scanned.upto, prepend=0)
    begins = np.append(0, scanned.upto)
    shift = np.repeat(scanned.begins[:-1], counts).astype(np.int32)
    weights = np.array([0, FUNCTION, CONTENT, CONTENT, CONTENT], np.int32)[scanned.worths]
    news = _tell(scanned, reports)
    read = Rows(begins, scanned.starts - shift, scanned.ends - shift, scanned.forms, weights, news)
    if not scanned.odd:
        return read
    odd = set(scanned.odd)
    each = (read_words((r, None)) if n in odd else read.words(n, r.id) for n, r in enumerate(reports))
    return end_to_end([Rows(np.array([0, len(w.forms)]), w.starts, w.ends, w.forms, w.weights, w.news) for w in each])


def _tell(scanned: Scan, reports: Sequence[Report]) -> NDArray[np.float64]:
    """What each word tells: `Words.news`."""
    import numpy as np

    codes = sorted({report.language or "" for report in reports})
    which = np.array([codes.index(report.language or "") for report in reports], np.int64)
    longest = int(np.diff(scanned.upto, prepend=0).max(initial=0))
    size = 1 << max(6, (2 * longest).bit_length())
    counts = np.zeros(size, np.int32), np.empty(len(scanned.forms), np.int32)
    news = np.empty(len(scanned.forms))
    kernels.settle(
        scanned.forms, scanned.worths, scanned.upto, (which, *_phrases(tuple(codes))),
        np.array([0.0, 0.0, SIGN, NAME, 1.0]), np.zeros(size, np.uint64), counts, news,
    )  # fmt: skip
    return news


@cache
def _phrases(codes: tuple[str, ...]) -> tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.bool_]]:
    """The first words and the hashes of the stock phrases of each language, and how many words they have."""
    import numpy as np

    said = [listed("stock_phrases", code or None) for code in codes]
    hashes = [[(length, n) for length, some in phrase_hashes(one) for n in some.tolist()] for one in said]
    lengths = np.zeros((len(codes), 2 + max((length for one in hashes for length, _ in one), default=0)), np.bool_)
    for row, one in enumerate(hashes):
        lengths[row, [length for length, _ in one]] = True
    firsts = tuple(tuple(sorted({spell(phrase.split()[0]) for phrase in one})) for one in said)
    return tables(firsts), tables(tuple(tuple(n for _, n in one) for one in hashes)), lengths


def lots(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    """The reports in lots of LOT characters or little more."""
    first, size = 0, 0
    for place, report in enumerate(reports, 1):
        size += len(report.text)
        if size >= LOT or place == len(reports):
            yield reports[first:place]
            first, size = place, 0


def scan(reports: Sequence[Report]) -> Scan:
    """The words of the reports, end to end."""
    import numpy as np

    chars, begins = spell_out(reports)
    codes = sorted({report.language or "" for report in reports})
    lists = [listed("function_words", code or None) for code in codes]
    parts = np.array(
        [
            (begin + start, begin + end, place, part, codes.index(report.language or ""))
            for place, (report, begin) in enumerate(zip(reports, begins.tolist(), strict=False))
            for part, (start, end) in enumerate(kept(report))
        ],
        np.int64,
    ).reshape(-1, 5)
    for which, some in enumerate(lists):
        if not some:
            parts[parts[:, 4] == which, 4] = -1
    size = most_words(reports)
    starts, ends = np.empty(size, np.int32), np.empty(size, np.int32)
    forms, worths = np.empty(size, np.uint64), np.empty(size, np.uint8)
    seeds = np.array([spell(report.id) if report.dropped else 0 for report in reports], np.uint64)
    upto = np.zeros(len(reports), np.int64)
    if chars.itemsize > 1:
        kernels.look(chars, begins, _characters()[0], upto)
    kernels.scan(
        chars, parts, seeds, (*_characters(), _roles(), _slots(tuple(lists))), (starts, ends, forms, worths), upto
    )
    odd = tuple(np.flatnonzero(upto < 0).tolist())
    upto = np.maximum.accumulate(upto) if len(upto) else upto
    upto[upto < 0] = 0
    rows = int(upto[-1]) if len(upto) else 0
    return Scan(starts[:rows], ends[:rows], forms[:rows], worths[:rows], begins, upto, odd)


def spell_out(reports: Sequence[Report]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """The characters of the reports end to end, as numbers, and where those of each begin."""
    import numpy as np

    joined = "".join(report.text for report in reports)
    plain = joined.isascii()
    data = joined.encode("ascii") if plain else joined.encode("utf-32-le", "surrogatepass")
    begins = np.zeros(len(reports) + 1, np.int64)
    np.cumsum([len(report.text) for report in reports], out=begins[1:])
    return np.frombuffer(data, np.uint8 if plain else np.uint32), begins


@cache
def _characters() -> tuple[NDArray[np.uint8], NDArray[np.uint32], NDArray[np.bool_]]:
    """What each character does in a word, what it folds to, and whether it is a capital."""
    import numpy as np

    classes, folds = np.zeros(kernels.CHARACTERS, np.uint8), np.zeros((kernels.CHARACTERS, 3), np.uint32)
    letters = [chr(code) for code in range(kernels.CHARACTERS)]
    for code, letter in enumerate(letters):
        if letter.isalnum():
            folded = [c for c in unicodedata.normalize("NFKD", letter.casefold()) if c.isalnum()]
            if 0 < len(folded) <= 3:
                folds[code, : len(folded)] = [ord(c) for c in folded]
                classes[code] = kernels.DIGIT if letter.isdecimal() else kernels.LETTER
            else:
                classes[code] = kernels.ODD
    for first, last in ((0x3040, 0x30FF), (0x3400, 0x9FFF)):
        signs = slice(first, last + 1)
        classes[signs] = np.where(classes[signs] == kernels.ODD, kernels.ODD, kernels.SIGNED)
    for marks, kind in (("'’", kernels.MARK), (".", kernels.POINT), (",", kernels.COMMA)):
        classes[[ord(c) for c in marks]] = kind
    return classes, folds, np.array([letter.isupper() for letter in letters])


@cache
def _roles() -> NDArray[np.uint8]:
    """What each class of character does inside a word that begins with a character of each class."""
    import numpy as np

    k = kernels
    roles = np.full((k.ODD + 1, k.ODD + 1), k.ENDS, np.uint8)
    for row in (k.LETTER, k.SIGNED, k.POINT):
        roles[row, [k.LETTER, k.SIGNED]] = k.SPELLS
    roles[k.LETTER, k.MARK] = k.JOINS_ONCE
    roles[k.POINT, k.POINT] = k.JOINS
    roles[k.DIGIT, [k.POINT, k.COMMA]] = k.JOINS
    roles[k.DIGIT, k.DIGIT] = k.SPELLS
    return roles


@cache
def tables(lists: tuple[tuple[int, ...], ...]) -> NDArray[np.uint64]:
    """A hash table for each list of hashes, each of them at one of the few places that its last bits name."""
    import numpy as np

    size = 1 << 12
    while True:
        table = np.zeros((len(lists), size + kernels.PROBES), np.uint64)
        if all(_fill(table[row], some, size) for row, some in enumerate(lists)):
            return table
        size *= 2


@cache
def _slots(lists: tuple[frozenset[str], ...]) -> NDArray[np.uint64]:
    """A hash table for the words of each list."""
    return tables(tuple(tuple(sorted(map(spell, some))) for some in lists))


def _fill(table: NDArray[np.uint64], numbers: Sequence[int], size: int) -> bool:
    """Whether all numbers found a place."""
    for number in numbers:
        free = [slot for slot in range(number % size, number % size + kernels.PROBES) if not table[slot]]
        if not free:
            return False
        table[free[0]] = number
    return True
