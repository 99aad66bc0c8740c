"""What two reports share, cut into passages: where a quotation begins or ends, and only what tells enough.

`cut` is for one pair of reports; `cut_all` does the same for many, in columns of numbers, by machine code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from firsthand.passages import comparisons, condensations, rewritings
from firsthand.passages.alignments import Match
from firsthand.passages.comparisons import VERBATIM, Found, Shared, Tells, to_kind, to_range
from firsthand.passages.words import Rows, Words
from firsthand.records import Range, Report, Within

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDING = 1e-9
"""What two ways of adding up the same numbers may differ by, at most."""

SHORTEST = 8
"""Words in common of a passage."""

NEWS: Mapping[Within, float] = {"quote": 1.0, "narration": 2.0}
"""The least that the words in common tell (see `Words.news`), less OWN of what the words between them tell.

Two reports of one event state the same facts in words of their own, so narration must tell more. Chosen with OWN on 15
marked stories (F1 of characters 89 there, 91 on the 14 others; SHORTEST = 7 loses 3 points of precision).
"""

OWN = 0.2
"""The share of what only one of the two says that counts against a passage."""

SHORTEST_PART = 5
"""Words in common: a quoted or unquoted part shorter than this goes with what stands beside it."""

WITHINS: tuple[Within, ...] = ("narration", "quote", "both")
"""What a passage stands in, by the numbers that machine code has for it."""

TELLS = Tells(SHORTEST, min(NEWS.values()) - ROUNDING, OWN)

Cut = tuple[int, int, int, int, int, int, bool, int]
"""A passage: the places of its two reports, its characters in the first and in the second, whether it is verbatim,
and the place of what it stands in among WITHINS."""


def cut(
    left: Words, right: Words, found: Shared, quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]]
) -> Iterator[tuple[Range, Range, Literal["verbatim", "rewritten"], Within]]:
    """The rows of each passage in both reports, its kind, and what it stands in."""
    matches, alike = found
    for match in matches:
        for part, within in _parts(match, quoted):
            if _telling(left, right, part, within):
                yield to_range(part.left), to_range(part.right), to_kind(part), within
    for like in alike:
        share = float((quoted[0][slice(*like.left)].mean() + quoted[1][slice(*like.right)].mean()) / 2)
        yield like.left, like.right, "rewritten", _within(share)


def quote(starts: NDArray[Any], quotations: Sequence[Range]) -> NDArray[np.bool_]:
    """Which of the words that begin at `starts` stand in a quotation."""
    import numpy as np

    depth = np.zeros(len(starts) + 1, np.int64)
    if quotations:
        places = np.searchsorted(starts, np.array(quotations))
        np.add.at(depth, places[:, 0], 1)
        np.add.at(depth, places[:, 1], -1)
    inside: NDArray[np.bool_] = depth[:-1].cumsum() > 0
    return inside


def _within(share: float) -> Within:
    """What a passage that was reworded stands in, by the share of it that is quoted: it has no bounds to cut it at."""
    return "quote" if share >= VERBATIM else "narration" if share <= 1 - VERBATIM else "both"


def _parts(match: Match, quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]]) -> Iterator[tuple[Match, Within]]:
    """The match cut where a quotation begins or ends.

    Too short a quoted part goes with the narration beside it; too short a piece of narration (said Jane Doe) is left
    out.
    """
    inside = (quoted[0][list(match.left)] | quoted[1][list(match.right)]).tolist()
    runs = [(value, len(list(run))) for value, run in groupby(inside)]
    calm = [(value and (length >= SHORTEST_PART or len(runs) == 1), length) for value, length in runs]
    start = 0
    for value, some in groupby(calm, key=lambda run: run[0]):
        length = sum(n for _, n in some)
        piece = slice(start, start + length)
        start += length
        if length >= SHORTEST_PART:
            yield Match(match.left[piece], match.right[piece]), "quote" if value else "narration"


def _telling(left: Words, right: Words, match: Match, within: Within) -> bool:
    """Whether the words in common are more than names, titles or what any report of the event would say."""
    sides = ((left, match.left), (right, match.right))
    (one, ours), (other, theirs) = ((w.news[rows[0] : rows[-1] + 1].sum(), w.news[list(rows)]) for w, rows in sides)
    shared = float(ours.clip(max=theirs).sum())
    own = float(one - ours.sum() + other - theirs.sum())
    return len(match.left) >= SHORTEST and shared - OWN * own >= NEWS[within] - ROUNDING


def cut_all(
    rows: Rows,
    pairs: NDArray[np.int64],
    reports: Sequence[Report],
    quotations: Callable[[int, Sequence[Range]], Sequence[Range]],
) -> Iterator[Iterator[Cut]]:
    """The passages of the pairs, by pair: the places of two reports, and whether they are compared the other way round.

    `quotations` tells those of the report at a place, as far as they matter for the ranges that it shares.
    """
    import numpy as np

    shelf = comparisons.shelve(rows)
    sides = np.where(pairs[:, 2:] > 0, pairs[:, 1::-1], pairs[:, :2])
    columns = np.column_stack([sides, pairs[:, 2]])
    quoted = np.zeros(len(rows.forms), np.bool_)
    for found in comparisons.compare_all(shelf, columns, TELLS):
        found, last = _completed(found, rows, columns, reports)
        for place, around in _stretches(found, last, rows, columns):
            said = quotations(place, around)
            if said:
                own = slice(rows.begins[place], rows.begins[place + 1])
                quoted[own] |= quote(rows.starts[own], said)
        yield _spans(_table(found, last, rows, columns, quoted), rows, pairs)


def _stretches(found: Found, last: Any, rows: Rows, pairs: Any) -> Iterator[tuple[int, list[Range]]]:
    """For each report that shares anything its place, and the stretches of its characters that it shares, in order."""
    import numpy as np

    likes = np.concatenate([found.alike, last], axis=1)
    bounds = []
    for side in (0, 1):
        own, (pair, start, end) = found.rows[side], found.told
        stretches = np.stack([pair, own[start], own[end - 1]]), likes[[0, 1 + 2 * side, 2 + 2 * side]]
        pair, first, final = np.concatenate([stretches[0], stretches[1] - [[0], [0], [1]]], axis=1)
        begins = rows.begins[pairs[pair, side]]
        bounds.append(np.stack([pairs[pair, side], rows.starts[begins + first], rows.ends[begins + final]]))
    column = np.concatenate(bounds, axis=1)
    places, firsts, finals = column[:, np.lexsort(column[::-1])]
    fresh = np.ones(len(places), np.bool_)
    fresh[1:] = np.diff(places) | np.diff(firsts) | np.diff(finals) != 0
    told = zip(places[fresh].tolist(), zip(firsts[fresh].tolist(), finals[fresh].tolist(), strict=True), strict=True)
    for place, some in groupby(told, key=itemgetter(0)):
        yield place, [around for _, around in some]


def _completed(found: Found, rows: Rows, pairs: Any, reports: Sequence[Report]) -> tuple[Found, Any]:
    """All that the pairs share, and the likenesses that come last: what machine code left to the readable way, too."""
    import numpy as np

    from firsthand.passages.comparison_kernels import CONDENSED

    left = found.told[:, found.told[1] < 0]
    told, last = [found.told[:, found.told[1] >= 0]], []
    columns, used = [found.rows], found.rows.shape[1]
    for pair, how, _ in left.T.tolist():
        one, other = (rows.words(int(at), reports[at].id) for at in pairs[pair, :2])
        if how == CONDENSED:
            stretches = [(to_range(a), to_range(b)) for a, b in _matches(found, told[0], pair)]
            likes = [((a, b), (c, d)) for _, a, b, c, d, _ in found.alike[:, found.alike[0] == pair].T.tolist()]
            contents = rewritings.weigh(one, other)
            shared: Shared = (), tuple(condensations.discern(contents, [*stretches, *likes]))
        else:
            shared = comparisons.compare(one, other)
        for match in shared[0]:
            columns.append(np.array(match, np.int64))
            told.append(np.array([[pair], [used], [used + len(match.left)]]))
            used += len(match.left)
        last += [(pair, *like.left, *like.right, like.shared) for like in shared[1]]
    whole = Found(
        np.concatenate(columns, axis=1) if len(columns) > 1 else found.rows, np.concatenate(told, axis=1), found.alike
    )
    return whole, np.array(last, np.int64).reshape(-1, 6).T


def _matches(found: Found, told: Any, pair: int) -> Iterator[Any]:
    """The rows of the matches of one pair."""
    for _, start, end in told[:, told[0] == pair].T.tolist():
        yield found.rows[:, start:end].tolist()


def _table(found: Found, last: Any, rows: Rows, pairs: Any, quoted: NDArray[np.bool_]) -> Any:
    """A column for each passage: its pair, its rows of both reports, whether it is verbatim, what it stands in."""
    import numpy as np

    from firsthand.passages import cutting_kernels as kernels

    limits = SHORTEST_PART, SHORTEST, OWN, NEWS["narration"] - ROUNDING, NEWS["quote"] - ROUNDING, VERBATIM
    parts = np.empty((7, int((found.told[2] - found.told[1]).sum()) // SHORTEST + 1), np.int64)
    n = kernels.cut(rows.begins, rows.news, pairs, found.rows, found.told, quoted, limits, parts)
    alike = found.alike[:, np.lexsort(found.alike[::-1])]
    likes = np.concatenate([alike, last], axis=1)[:5]
    shares = np.zeros((2, likes.shape[1]))
    for side in (0, 1):
        begins = rows.begins[pairs[likes[0], side]]
        bounds = zip((begins + likes[1 + 2 * side]).tolist(), (begins + likes[2 + 2 * side]).tolist(), strict=True)
        shares[side] = [quoted[start:end].mean() for start, end in bounds]
    share = (shares[0] + shares[1]) / 2
    within = np.where(share >= VERBATIM, 1, np.where(share <= 1 - VERBATIM, 0, 2))
    table = np.concatenate([parts[:, :n], np.vstack([likes, np.zeros_like(within), within])], axis=1)
    return table[:, np.argsort(table[0], kind="stable")]


def _spans(table: Any, rows: Rows, pairs: NDArray[np.int64]) -> Iterator[Cut]:
    """The passages of a table, in the order in which the pairs' reports were given."""
    import numpy as np

    given, turned = pairs[table[0]].T[:2], pairs[table[0], 2] > 0
    stretches = np.where(turned, table[[3, 4, 1, 2]], table[1:5])
    places = [stretches[n] + rows.begins[given[n // 2]] - (n % 2) for n in range(4)]
    columns = [(rows.ends if n % 2 else rows.starts)[place] for n, place in enumerate(places)]
    told = [*given, *columns, table[5] > 0, table[6]]
    return zip(*(column.tolist() for column in told), strict=True)
