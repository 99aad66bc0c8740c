"""Passages that reports share, word for word or lightly reworded, and which of the two rests on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Literal

from firsthand.engine import Engine, Made, Postings
from firsthand.languages.quotations import find_quotations
from firsthand.passages import condensations, rewritings
from firsthand.passages.alignments import Match, align, choose_ways
from firsthand.passages.directions import Evidence, direct, gather, group_by_report
from firsthand.passages.fingerprints import keys, number, read_postings
from firsthand.passages.proposals import WINDOW_FROM, propose
from firsthand.passages.rewritings import Likeness
from firsthand.passages.words import Lots, Words, is_large, read_words
from firsthand.records import Attribution, Parse, Passage, Range, Report, Span, Within

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAIRS_AT_ONCE = 20_000
"""Pairs of reports whose words are held together: 40,000 reports at most, of 25 kB each."""

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
    while lot := list(islice(pairs, PAIRS_AT_ONCE)):
        some = {at: reports[at] for at in sorted({at for pair in lot for at in pair})}
        words = dict(zip(some, _words(list(some.values()), parses, large, engine), strict=True))
        lot = [(left, right) for left, right in lot if some[left].id != some[right].id]
        matches = engine.map(compare, [(words[left], words[right], large) for left, right in lot], "passages")
        evidence = gather(some.values(), [a for r in some.values() for a in said.get(r.id, ())])
        quoted = {at: _quoted(words[at], _quotations(report, parses, evidence)) for at, report in some.items()}
        for (left, right), found in zip(lot, matches, strict=True):
            if any(found):
                yield from _passages(words[left], words[right], found, (quoted[left], quoted[right]), evidence)


def _postings(reports: Sequence[Report], parses: Mapping[str, Parse], large: bool, engine: Engine) -> Postings:
    if large:
        return Made(read_postings, Lots(reports), "fingerprints")
    return number(map(keys, _words(reports, parses, large, engine)))


def _published(reports: Sequence[Report]) -> Sequence[str | None]:
    """When the reports were published, if there are so many that it matters."""
    return [report.published for report in reports] if len(reports) >= WINDOW_FROM else ()


def _words(reports: Sequence[Report], parses: Mapping[str, Parse], large: bool, engine: Engine) -> Iterator[Words]:
    if large:
        from firsthand.passages.scans import read_many

        return read_many(reports)
    return engine.map(read_words, [(r, parses.get(r.id)) for r in reports], "words")


def compare(given: tuple[Words, Words, bool]) -> tuple[tuple[Match, ...], tuple[Likeness, ...]]:
    """What two reports share word for word or nearly so, and what they tell alike; by machine code where that is so.

    They are compared in the order of their ids, so that the order they were given in changes nothing.
    """
    left, right, compiled = given
    if left.report > right.report:
        same, told = compare((right, left, compiled))
        swapped = (like._replace(left=like.right, right=like.left) for like in told)
        return tuple(Match(match.right, match.left) for match in same), tuple(swapped)
    ways = choose_ways(compiled)
    seeds = ways.seeds(left, right)
    matches = align(left, right, seeds, ways)
    shared = sum(len(match.left) for match in matches)
    if shared > rewritings.SMALL * max(len(left.forms), len(right.forms)) or not rewritings.may_tell(left, right):
        return matches, ()
    contents = rewritings.weigh(left, right)
    found = rewritings.discern(left, right, contents, seeds, ways)
    alike = [like for like in found if not _is_verbatim(like, matches)]
    known = [(_rows(match.left), _rows(match.right)) for match in matches] + [like[:2] for like in alike]
    return matches, (*alike, *condensations.discern(contents, known))


def _is_verbatim(like: Likeness, matches: Sequence[Match]) -> bool:
    """Whether most of what is alike is the same word for word: there the match tells the bounds better."""
    inside = [m for m in matches if _kind(m) == "verbatim" and like.left[0] <= m.left[0] and m.left[-1] < like.left[1]]
    return sum(len(m.left) for m in inside) >= WORD_FOR_WORD * (like.left[1] - like.left[0])


def _passages(
    left: Words,
    right: Words,
    found: tuple[Sequence[Match], Sequence[Likeness]],
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
    """The lines of the text; a longer one than LONGEST_LINE is cut, so that one hostile line costs no more."""
    found, at = [], 0
    for line in report.text.splitlines(keepends=True):
        end = at + len(line)
        found += [(start, min(start + LONGEST_LINE, end)) for start in range(at, end, LONGEST_LINE)]
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
