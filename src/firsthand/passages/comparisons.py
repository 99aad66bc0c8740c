"""What two reports share; for many pairs of them, found pair after pair in one call of machine code.

That gives back what `compare` gives for each pair, less the matches that tell too little to be a passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from firsthand.passages import condensations, rewritings
from firsthand.passages.alignments import LONGEST_REGION, REACH, SEED, Match, align, find_seeds
from firsthand.passages.rewritings import COMMONNESS, Likeness
from firsthand.passages.words import Rows, Words
from firsthand.records import Range

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

VERBATIM = 0.9
"""Share of the words of both sides that are in common, from which a passage is verbatim."""

WORD_FOR_WORD = 0.35
"""Share of a stretch that verbatim passages must have for them to stand for all of it."""

Shared = tuple[tuple[Match, ...], tuple[Likeness, ...]]
"""What two reports share word for word or nearly so, and what they tell alike."""


class Found(NamedTuple):
    """What pairs share, in columns: only to be read before the next are asked for.

    `rows` are those of the matches, `told` the pair of each match and where its rows start and end; a pair that is to
    be read otherwise, or of which it is to be seen whether one sums the other up, has one that starts at OTHERWISE or
    CONDENSED. `alike` are the likenesses: pair, left start and end, right start and end, and how many words both have.
    """

    rows: NDArray[np.int64]
    told: NDArray[np.int64]
    alike: NDArray[np.int64]


class Shelf(NamedTuple):
    """The words of reports end to end, in columns, with where each report's begin, and what a comparison asks of them.

    `names` are what seeds are found by, with their rows; `times`, `named` and `content` have an entry for each content
    word: how often its report has it, whether it is a name, and its row; `ranks` tell for each row how many content
    words come before it, `numbered` have a number for its word.
    """

    begins: NDArray[np.int64]
    forms: NDArray[np.uint64]
    weights: NDArray[np.int32]
    news: NDArray[np.float64]
    names: NDArray[np.uint64]
    rows: NDArray[np.int32]
    named_to: NDArray[np.int64]
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
    """

    words: int
    news: float
    own: float
    verbatim: float = VERBATIM
    word_for_word: float = WORD_FOR_WORD


def compare(left: Words, right: Words) -> Shared:
    """What two reports share.

    They are compared in the order of their ids, so that the order they were given in changes nothing.
    """
    if left.report > right.report:
        return turn(*compare(right, left))
    seeds = find_seeds(left, right)
    matches = align(left, right, seeds)
    shared = sum(len(match.left) for match in matches)
    if shared > rewritings.SMALL * max(len(left.forms), len(right.forms)) or not rewritings.may_tell(left, right):
        return matches, ()
    contents = rewritings.weigh(left, right)
    alike = [like for like in rewritings.discern(left, right, contents, seeds) if not _is_verbatim(like, matches)]
    known = [(to_range(match.left), to_range(match.right)) for match in matches] + [like[:2] for like in alike]
    return matches, (*alike, *condensations.discern(contents, known))


def turn(matches: tuple[Match, ...], alike: tuple[Likeness, ...]) -> Shared:
    """The same, with the two reports in the other order."""
    swapped = tuple(like._replace(left=like.right, right=like.left) for like in alike)
    return tuple(Match(match.right, match.left) for match in matches), swapped


def to_range(rows: Sequence[int]) -> Range:
    """From the first of some rows up to the last."""
    return rows[0], rows[-1] + 1


def to_kind(match: Match) -> Literal["verbatim", "rewritten"]:
    """Whether a match is the same word for word."""
    longest = max(side[-1] - side[0] + 1 for side in match)
    return "verbatim" if len(match.left) >= VERBATIM * longest else "rewritten"


def _is_verbatim(like: Likeness, matches: Sequence[Match]) -> bool:
    """Whether most of what is alike is the same word for word: there the match tells the bounds better."""
    own = [m for m in matches if to_kind(m) == "verbatim" and like.left[0] <= m.left[0] and m.left[-1] < like.left[1]]
    return sum(len(m.left) for m in own) >= WORD_FOR_WORD * (like.left[1] - like.left[0])


def shelve(words: Rows) -> Shelf:
    """The words of the reports, ready to be compared."""
    import numpy as np

    from firsthand.passages import comparison_kernels as kernels

    begins, forms, weights, news = words.begins, words.forms, words.weights, words.news
    size, longest = len(forms), int(np.diff(begins).max(initial=0))
    table = np.zeros(1 << (8 * longest + 64).bit_length(), np.uint64)
    counts = np.zeros(len(table), np.int32)
    names, rows, named_to = np.empty(2 * size, np.uint64), np.empty(2 * size, np.int32), np.zeros(len(begins), np.int64)
    kernels.name_all(begins, forms, weights, names, rows, named_to, table, counts)
    own, content, ranks, numbered = np.empty((4, size), np.int32)
    columns = own, np.empty(size, np.bool_), content, np.zeros(len(begins), np.int64), ranks, numbered
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
    """What the pairs share, some of them after the other.

    A pair is the places of two reports, in the order in which they are compared, and the side of the one that is the
    same in many pairs that follow one another.
    """
    import numpy as np

    from firsthand.passages import comparison_kernels as kernels

    longest = int(np.diff(shelf.begins).max(initial=0))
    names = 1 << (8 * longest + 64).bit_length()
    held = np.zeros(names, np.uint64), np.empty(names, np.int64), np.empty(names, np.int64), np.zeros(512, np.uint64)
    found = np.empty((2, max(ROWS_AT_ONCE, 2 * longest)), np.int64)
    out = found, np.empty((3, found.shape[1]), np.int64), np.empty((6, found.shape[1] // 8), np.int64)
    room, desk, done = make_room(longest), make_desk(longest, shelf.size), 0
    while done < len(pairs):
        done, matches, likes = kernels.compare(tuple(shelf[:-1]), pairs, done, held, room, desk, out, tuple(tells))
        yield Found(found, out[1][:, :matches], out[2][:, :likes])


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
        np.full(longest + 2, -1, np.int32), np.empty(side, np.int32),
    )  # fmt: skip


def make_desk(longest: int, different: int) -> tuple[Any, ...]:
    """Columns in which the words of two reports get small numbers: for so many words, and so many different ones.

    The number of each word; of each row of either report; by that number, how often the first report has the word and
    what it is worth; marks for each word and for each number; for the content words of either report, their numbers and
    what they are worth; that worth by a product; and the inverse roots of numbers.
    """
    import numpy as np

    return (
        np.zeros(different + 1, np.int32), np.empty(longest + 1, np.int32), np.empty(longest + 1, np.int32),
        np.zeros(longest + 2, np.int32), np.zeros(longest + 2),
        np.zeros(different + 1, np.int64), np.zeros(longest + 4, np.int64),
        np.empty((2, longest + 1), np.int32), np.empty((2, longest + 1)),
        np.array([0.0, *(np.sqrt(np.arange(1, PRODUCTS)) ** (-2 * COMMONNESS))]),
        np.array([0.0, *(1 / np.sqrt(np.arange(1, PRODUCTS)))]),
    )  # fmt: skip
