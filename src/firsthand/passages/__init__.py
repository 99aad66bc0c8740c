"""Passages that reports share, word for word or lightly reworded, and which of the two rests on the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from firsthand.engine import Engine, Made, Postings
from firsthand.languages.quotations import MARKS, find_quotations
from firsthand.passages import condensations, rewritings
from firsthand.passages.alignments import Match, align, find_seeds
from firsthand.passages.directions import Evidence, direct, gather, group_by_report
from firsthand.passages.fingerprints import keys, number, read_postings
from firsthand.passages.proposals import WINDOW_FROM, propose
from firsthand.passages.rewritings import Likeness
from firsthand.passages.words import Lots, Words, is_large, read_words
from firsthand.records import Attribution, Parse, Passage, Range, Report, Span, Within

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from firsthand.passages.comparisons import Tells

PAIRS_AT_ONCE, CHARACTERS_AT_ONCE, LOTS_AT_ONCE = 500_000, 48_000_000, 2
"""Pairs of a lot at most, characters of its reports, and lots that are held together: a word takes about 70 bytes."""

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

LONGEST_LINE = 10_000
"""Characters of a line in which a quotation is looked for."""

WORD_FOR_WORD = 0.35
"""Share of a stretch that verbatim passages must have for them to stand for all of it."""

VERBATIM = 0.9
"""Share of the words of both sides that are in common, from which a passage is verbatim."""


_MARKED = re.compile(rf"(?!(?<=[^\W_])['’][^\W_])[{MARKS}]|,,")
"""Any quotation mark; but an apostrophe between two letters is none, and tells of no quotation."""


def find(
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    attributions: Sequence[Attribution],
    engine: Engine,
) -> tuple[Passage, ...]:
    """The passages that two reports share, by left report, then right, in the order of `reports`.

    It needs neither `parses` nor `attributions`: they add lemmas, quotations without marks and credits.
    """
    return tuple(search(reports, parses, attributions, engine))


def search(
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    attributions: Sequence[Attribution],
    engine: Engine,
) -> Iterator[Passage]:
    """What `find` gives back, one by one: neither they nor the reports need to be held together.

    `reports` may be any sequence, one that reads each report from a file when it is asked for, too.
    """
    large = not parses and is_large(reports)
    said = group_by_report(attributions)
    pairs = propose(_postings(reports, parses, large, engine), engine, _published(reports))
    for lots in _batched(_lots(pairs, reports, parses, said), LOTS_AT_ONCE):
        for found in engine.map(find_in_archive if large else find_in_lot, lots, "passages"):
            yield from found


def _postings(reports: Sequence[Report], parses: Mapping[str, Parse], large: bool, engine: Engine) -> Postings:
    if large:
        return Made(read_postings, Lots(reports), "fingerprints")
    return number(map(keys, _words(reports, parses, engine)))


def _published(reports: Sequence[Report]) -> Sequence[str | None]:
    """When the reports were published, if there are so many that it matters."""
    return [report.published for report in reports] if len(reports) >= WINDOW_FROM else ()


def _words(reports: Sequence[Report], parses: Mapping[str, Parse], engine: Engine) -> Iterator[Words]:
    return engine.map(read_words, [(r, parses.get(r.id)) for r in reports], "words")


class Lot(NamedTuple):
    """Pairs to compare, as places in the reports they are of, with what is known of these."""

    pairs: Sequence[tuple[int, int]]
    reports: Sequence[Report]
    parses: Mapping[str, Parse]
    attributions: Sequence[Attribution]


def _lots(
    pairs: Iterable[tuple[int, int]],
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    said: Mapping[str, Sequence[Attribution]],
) -> Iterator[Lot]:
    """The pairs in lots whose reports have CHARACTERS_AT_ONCE together, or little more."""
    own: list[tuple[int, int]] = []
    held: dict[int, Report] = {}
    size = 0
    for left, right in chain(pairs, [(-1, -1)]):
        if own and (left < 0 or size >= CHARACTERS_AT_ONCE or len(own) >= PAIRS_AT_ONCE):
            places = {at: n for n, at in enumerate(held)}
            some = list(held.values())
            yield Lot(
                [(places[a], places[b]) for a, b in own],
                some,
                {r.id: parses[r.id] for r in some if r.id in parses},
                [a for r in some for a in said.get(r.id, ())],
            )
            own, held, size = [], {}, 0
        for at in (left, right) if left >= 0 else ():
            if at not in held:
                held[at] = reports[at]
                size += len(held[at].text)
        if left >= 0 and held[left].id != held[right].id:
            own.append((left, right))


def _batched(lots: Iterable[Lot], size: int) -> Iterator[list[Lot]]:
    waiting = iter(lots)
    while some := list(islice(waiting, size)):
        yield some


def find_in_lot(lot: Lot) -> list[Passage]:
    """The passages of a lot's pairs."""
    words = [read_words((report, lot.parses.get(report.id))) for report in lot.reports]
    return _told(
        lot, words, ((pair, compare(words[left], words[right])) for pair, (left, right) in enumerate(lot.pairs))
    )


def find_in_archive(lot: Lot) -> list[Passage]:
    """What `find_in_lot` gives back for reports without a parse, by machine code."""
    from firsthand.passages import comparisons, scans

    words = list(scans.read_many(lot.reports))
    tells = comparisons.Tells(SHORTEST, min(NEWS.values()) - ROUNDING, OWN, VERBATIM, WORD_FOR_WORD)
    return _told(lot, words, _compare_all(lot, words, tells))


def _compare_all(lot: Lot, words: Sequence[Words], tells: Tells) -> Iterator[tuple[int, Shared]]:
    """What `compare` gives back for each pair that shares anything, less what `tells` too little."""
    import numpy as np

    from firsthand.passages import comparisons

    turned = [words[left].report > words[right].report for left, right in lot.pairs]
    pairs = [(*(pair[::-1] if turn else pair), turn) for pair, turn in zip(lot.pairs, turned, strict=True)]
    columns = np.array(pairs, np.int64).reshape(-1, 3)
    for pair, shared in comparisons.compare_all(comparisons.shelve(words), columns, tells):
        if shared is None:
            yield pair, compare(*(words[at] for at in lot.pairs[pair]))
        else:
            yield pair, _turned(*shared, turned[pair])


Shared = tuple[tuple[Match, ...], tuple[Likeness, ...]]
"""What two reports share word for word or nearly so, and what they tell alike."""


def compare(left: Words, right: Words) -> Shared:
    """What two reports share.

    They are compared in the order of their ids, so that the order they were given in changes nothing.
    """
    if left.report > right.report:
        return _turned(*compare(right, left), True)
    seeds = find_seeds(left, right)
    matches = align(left, right, seeds)
    shared = sum(len(match.left) for match in matches)
    if shared > rewritings.SMALL * max(len(left.forms), len(right.forms)) or not rewritings.may_tell(left, right):
        return matches, ()
    contents = rewritings.weigh(left, right)
    alike = [like for like in rewritings.discern(left, right, contents, seeds) if not _is_verbatim(like, matches)]
    known = [(_rows(match.left), _rows(match.right)) for match in matches] + [like[:2] for like in alike]
    return matches, (*alike, *condensations.discern(contents, known))


def _turned(matches: tuple[Match, ...], alike: tuple[Likeness, ...], turn: bool) -> Shared:
    """The same, with the two reports in the other order if `turn` says so."""
    if not turn:
        return matches, alike
    swapped = tuple(like._replace(left=like.right, right=like.left) for like in alike)
    return tuple(Match(match.right, match.left) for match in matches), swapped


def _told(lot: Lot, words: Sequence[Words], found: Iterable[tuple[int, Shared]]) -> list[Passage]:
    """The passages of what each pair was found to share."""
    evidence = gather(lot.reports, lot.attributions)
    quoted: dict[int, NDArray[np.bool_]] = {}
    passages: list[Passage] = []
    for pair, shared in found:
        if any(shared):
            left, right = lot.pairs[pair]
            for at in (left, right):
                if at not in quoted:
                    quoted[at] = _quoted(words[at], _quotations(lot.reports[at], lot.parses, evidence))
            passages += _passages(words[left], words[right], shared, (quoted[left], quoted[right]), evidence)
    return passages


def _is_verbatim(like: Likeness, matches: Sequence[Match]) -> bool:
    """Whether most of what is alike is the same word for word: there the match tells the bounds better."""
    inside = [m for m in matches if _kind(m) == "verbatim" and like.left[0] <= m.left[0] and m.left[-1] < like.left[1]]
    return sum(len(m.left) for m in inside) >= WORD_FOR_WORD * (like.left[1] - like.left[0])


def _passages(
    left: Words,
    right: Words,
    found: Shared,
    quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    evidence: Evidence,
) -> Iterator[Passage]:
    matches, alike = found
    for match in matches:
        for part, within in _parts(match, quoted):
            if _telling(left, right, part, within):
                spans = (_span(left, _rows(part.left)), _span(right, _rows(part.right)))
                yield Passage(*spans, _kind(part), within, *direct(*spans, within, evidence))
    for like in alike:
        spans = (_span(left, like.left), _span(right, like.right))
        within = _within(float((quoted[0][slice(*like.left)].mean() + quoted[1][slice(*like.right)].mean()) / 2))
        yield Passage(*spans, "rewritten", within, *direct(*spans, within, evidence))


def _within(share: float) -> Within:
    """What a passage that was reworded stands in, by the share of it that is quoted: it has no bounds to cut it at."""
    return "quote" if share >= VERBATIM else "narration" if share <= 1 - VERBATIM else "both"


def _rows(rows: tuple[int, ...]) -> Range:
    return rows[0], rows[-1] + 1


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
    return len(match.left) >= SHORTEST and shared - OWN * own >= NEWS[within]


def _kind(match: Match) -> Literal["verbatim", "rewritten"]:
    longest = max(side[-1] - side[0] + 1 for side in match)
    return "verbatim" if len(match.left) >= VERBATIM * longest else "rewritten"


def _span(words: Words, rows: Range) -> Span:
    return Span(words.report, int(words.starts[rows[0]]), int(words.ends[rows[1] - 1]))


def _quotations(report: Report, parses: Mapping[str, Parse], evidence: Evidence) -> tuple[Range, ...]:
    """Where a report quotes: between quotation marks, and in the content of a direct attribution."""
    parse = parses.get(report.id)
    marked = parse.quotations if parse else find_quotations(report.text, _lines(report))
    return (*marked, *evidence.quotes.get(report.id, ()))


def _lines(report: Report) -> tuple[Range, ...]:
    """The lines that hold a quotation mark, and the one after each: no other tells of a quotation.

    One longer than LONGEST_LINE is cut, so that one hostile line costs no more.
    """
    found, at, before = [], 0, False
    for line in report.text.splitlines(keepends=True):
        end = at + len(line)
        for start in range(at, end, LONGEST_LINE):
            marked = _MARKED.search(report.text, start, min(start + LONGEST_LINE, end)) is not None
            if marked or before:
                found.append((start, min(start + LONGEST_LINE, end)))
            before = marked
        at = end
    return tuple(found)


def _quoted(words: Words, quotations: tuple[Range, ...]) -> NDArray[np.bool_]:
    import numpy as np

    depth = np.zeros(len(words.starts) + 1, np.int64)
    for start, end in quotations:
        depth[np.searchsorted(words.starts, start)] += 1
        depth[np.searchsorted(words.starts, end)] -= 1
    inside: NDArray[np.bool_] = depth[:-1].cumsum() > 0
    return inside
