"""Passages that reports share, word for word or lightly reworded, and which of the two rests on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from firsthand.engine import Engine, Made, Postings
from firsthand.passages import cuttings, quotations
from firsthand.passages.comparisons import Shared, compare
from firsthand.passages.cuttings import WITHINS
from firsthand.passages.directions import Evidence, direct, gather, group_by_report
from firsthand.passages.fingerprints import keys, number, read_postings
from firsthand.passages.proposals import WINDOW_FROM, propose
from firsthand.passages.words import Lots, Words, is_large, read_words
from firsthand.records import Attribution, Parse, Passage, Range, Report, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAIRS_AT_ONCE, CHARACTERS_AT_ONCE, LOTS_AT_ONCE = 500_000, 64_000_000, 2
"""Pairs of a lot at most, characters of its reports, and lots that are held together: a word takes about 70 bytes."""


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
    places: dict[int, int] = {}
    held: list[Report] = []
    own: tuple[list[int], list[int]] = [], []
    size = 0
    for left, right in chain(pairs, [(-1, -1)]):
        if own[0] and (left < 0 or size >= CHARACTERS_AT_ONCE or len(own[0]) >= PAIRS_AT_ONCE):
            yield Lot(
                list(zip(*own, strict=True)),
                held,
                {r.id: parses[r.id] for r in held if r.id in parses},
                [a for r in held for a in said.get(r.id, ())],
            )
            places, held, own, size = {}, [], ([], []), 0
        for at in (left, right) if left >= 0 else ():
            if at not in places:
                places[at] = len(held)
                held.append(reports[at])
                size += len(held[-1].text)
        if left >= 0 and held[places[left]].id != held[places[right]].id:
            own[0].append(places[left])
            own[1].append(places[right])


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
    import numpy as np

    from firsthand.passages import edits, scans

    steady = {r.id for r, may in zip(lot.reports, edits.may_waver(lot.reports), strict=True) if not may}
    rows, evidence = scans.read_rows(lot.reports), replace(gather(lot.reports, lot.attributions), steady=steady)
    given = np.array(lot.pairs, np.int64).reshape(-1, 2)
    ranks = np.argsort(sorted(range(len(lot.reports)), key=lambda place: lot.reports[place].id))
    pairs = np.column_stack([given, ranks[given[:, 0]] > ranks[given[:, 1]]])
    passages: list[Passage] = []

    def quote(place: int, around: Sequence[Range]) -> tuple[Range, ...]:
        report = lot.reports[place]
        return quotations.find(report, None, evidence.quotes.get(report.id, ()), around)

    for found in cuttings.cut_all(rows, pairs, lot.reports, quote):
        for left, right, start, end, near, far, verbatim, within in found:
            spans = Span(lot.reports[left].id, start, end), Span(lot.reports[right].id, near, far)
            kind: Literal["verbatim", "rewritten"] = "verbatim" if verbatim else "rewritten"
            passages.append(Passage(*spans, kind, WITHINS[within], *direct(*spans, WITHINS[within], evidence)))
    return passages


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
                    report = lot.reports[at]
                    said = quotations.find(report, lot.parses.get(report.id), evidence.quotes.get(report.id, ()))
                    quoted[at] = cuttings.quote(words[at].starts, said)
            passages += _passages(words[left], words[right], shared, (quoted[left], quoted[right]), evidence)
    return passages


def _passages(
    left: Words,
    right: Words,
    found: Shared,
    quoted: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    evidence: Evidence,
) -> Iterator[Passage]:
    for ours, theirs, kind, within in cuttings.cut(left, right, found, quoted):
        spans = (_span(left, ours), _span(right, theirs))
        yield Passage(*spans, kind, within, *direct(*spans, within, evidence))


def _span(words: Words, rows: Range) -> Span:
    return Span(words.report, int(words.starts[rows[0]]), int(words.ends[rows[1] - 1]))
