"""What many pairs of reports share, found pair after pair in one call of machine code.

It gives back what `passages.compare` gives for each pair, less the matches that tell too little to be a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.passages.alignments import LONGEST_REGION, REACH, SEED, Match
from firsthand.passages.rewritings import COMMONNESS, Likeness
from firsthand.passages.words import Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEEDS, REGIONS = 20_000, 4_000
"""Seeds and regions of a pair for which there is room, and more for longer reports; one that has even more, as only
hostile texts have, is left to the readable way."""

ROWS_AT_ONCE = 1_000_000
"""Rows of matches, for which there is room; where they are full, those are given back, and it goes on."""

CELLS = 48
"""Cells of a region with the same word up to which they are taken one by one, and not all cells row by row."""

VOCABULARY = 100_000
"""Different words for which there is room at first, where they lie in a processor's cache."""

PRODUCTS = 4_096
"""Products of how often two reports have a word whose worth is looked up."""

Found = tuple[int, tuple[tuple[Match, ...], tuple[Likeness, ...]] | None]
"""Which pair, and what its reports share; None where that is to be found otherwise."""


class Shelf(NamedTuple):
    """The words of reports end to end, in columns, with where each report's begin, and what a comparison asks of them.

    `names` are what seeds are found by, with their rows; `ids`, `times`, `named` and `content` have an entry for each
    content word: a small number for it, how often its report has it, whether it is a name, and its row; `ranks` tell
    for each row how many content words come before it.
    """

    begins: NDArray[np.int64]
    forms: NDArray[np.uint64]
    weights: NDArray[np.int32]
    news: NDArray[np.float64]
    names: NDArray[np.uint64]
    rows: NDArray[np.int32]
    named_to: NDArray[np.int64]
    ids: NDArray[np.int32]
    times: NDArray[np.int32]
    named: NDArray[np.bool_]
    content: NDArray[np.int32]
    content_to: NDArray[np.int64]
    ranks: NDArray[np.int32]
    numbered: NDArray[np.int32]
    size: int


class Tells(NamedTuple):
    """Which matches matter: the fewest words of one, and the least they tell (`Words.news`) added up.

    `own` is the share of what the words between them tell that counts against it.
    `verbatim` is the share of its words that are in common in a verbatim one, and `word_for_word` the share of what is
    alike that such ones have for them to stand for all of it.
    """

    words: int
    news: float
    own: float
    verbatim: float
    word_for_word: float


def shelve(words: Sequence[Words]) -> Shelf:
    """The words of the reports, ready to be compared."""
    import numpy as np

    from firsthand.passages import comparison_kernels as kernels

    begins = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(w.forms) for w in words], out=begins[1:])
    forms = np.concatenate([np.zeros(0, np.uint64), *(w.forms for w in words)])
    weights = np.concatenate([np.zeros(0, np.int32), *(w.weights for w in words)], dtype=np.int32)
    news = np.concatenate([np.zeros(0), *(w.news for w in words)])
    size, longest = len(forms), int(np.diff(begins).max(initial=0))
    table = np.zeros(1 << (8 * longest + 64).bit_length(), np.uint64)
    counts = np.zeros(len(table), np.int32)
    names, rows, named_to = np.empty(2 * size, np.uint64), np.empty(2 * size, np.int32), np.zeros(len(begins), np.int64)
    kernels.name_all(begins, forms, weights, names, rows, named_to, table, counts)
    ids, own, content, ranks, numbered = np.empty((5, size), np.int32)
    columns = ids, own, np.empty(size, np.bool_), content, np.zeros(len(begins), np.int64), ranks, numbered
    different = _number(begins, forms, weights, news, columns)
    return Shelf(begins, forms, weights, news, names, rows, named_to, *columns, different)


def _number(begins: Any, forms: Any, weights: Any, news: Any, columns: Any) -> int:
    """How many different content words there are; `columns` are written."""
    import numpy as np

    from firsthand.passages import comparison_kernels as kernels

    size = 1 << (4 * int(np.diff(begins).max(initial=0)) + VOCABULARY).bit_length()
    table, numbers, held = np.zeros(size, np.uint64), np.full(size, -1, np.int32), np.zeros(len(forms) + 1, np.int32)
    report, different, n = 0, 0, 0
    while report < len(begins) - 1:
        start = report, different, n
        report, different, n = kernels.number_all(begins, forms, weights, news, table, numbers, held, columns, start)
        if report < len(begins) - 1:
            larger, own = np.zeros(2 * len(table), np.uint64), np.full(2 * len(table), -1, np.int32)
            kernels.rehash(table, numbers, larger, own)
            table, numbers = larger, own
    return different


def compare_all(shelf: Shelf, pairs: NDArray[np.int64], tells: Tells) -> Iterator[Found]:
    """What each pair shares that shares anything; nothing but None for one that is to be read otherwise.

    A pair is the places of two reports, in the order in which they are compared, and the side of the one that is the
    same in many pairs that follow one another.
    """
    import numpy as np

    from firsthand.passages import comparison_kernels as kernels

    longest = int(np.diff(shelf.begins).max(initial=0))
    names = 1 << (8 * longest + 64).bit_length()
    held = np.zeros(names, np.uint64), np.empty(names, np.int64), np.empty(names, np.int64), np.zeros(512, np.uint64)
    worths = np.array([0.0, *(np.sqrt(np.arange(1, PRODUCTS)) ** (-2 * COMMONNESS))])
    side = np.empty((2, longest + 1))
    counts = np.zeros(shelf.size + 1, np.int64), np.zeros((2, shelf.size + 1), np.int64), side[0], side[1], worths
    found = np.empty((2, max(ROWS_AT_ONCE, 2 * longest)), np.int64)
    out = found, np.empty((3, found.shape[1]), np.int64), np.empty((6, found.shape[1] // 8), np.int64)
    room, done = make_room(longest), 0
    while done < len(pairs):
        done, matches, likes = kernels.compare(tuple(shelf[:-1]), pairs, done, held, room, counts, out, tuple(tells))
        yield from _unpack(found, out[1][:, :matches], out[2][:, :likes])


def _unpack(rows: Any, told: Any, alike: Any) -> Iterator[Found]:
    """What was found, pair by pair."""
    matches: dict[int, list[Match]] = {}
    likes: dict[int, list[Likeness]] = {}
    for pair, start, end in told.T.tolist():
        own = matches.setdefault(pair, [])
        if start >= 0:
            own.append(Match(*(tuple(side[start:end].tolist()) for side in rows)))
    for pair, start, end, near, far, shared in alike.T.tolist():
        likes.setdefault(pair, []).append(Likeness((start, end), (near, far), shared))
    for pair in sorted(matches.keys() | likes.keys()):
        own = matches.get(pair, [])
        yield pair, (tuple(own), tuple(sorted(likes.get(pair, ())))) if own or pair in likes else None


def make_room(longest: int) -> tuple[Any, ...]:
    """Columns to work in, for reports of so many words at most."""
    import numpy as np

    side = LONGEST_REGION + 2 * REACH + SEED + 1
    size, regions = SEEDS + 6 * longest, REGIONS + longest // 8
    return (
        np.empty((2, regions), np.int64), np.empty((4, 2 * size), np.int64),
        np.empty((side, side), np.int32), np.empty((2, side), np.int64),
        np.empty((2, size), np.int64), np.empty((2, size), np.int64),
        np.empty((2, size), np.int64), np.empty((3, size), np.int64), np.empty((2, regions), np.int64),
        np.zeros((2, longest + 1), np.bool_), np.empty(size, np.int64),
        np.empty((5, 64), np.int64), np.empty((5, regions), np.int64), np.empty(longest + 1, np.bool_),
        np.empty((2, size), np.int64), np.empty((2, size), np.int64), np.empty((4, CELLS), np.int64),
    )  # fmt: skip
