"""A report's words as columns of numbers: where they stand, what they are, how much they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.languages.foldings import fold, listed
from firsthand.records import Parse, Range, Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CONTENT, FUNCTION = 20, 5
"""Weight of a word that says something and of one that any two reports share (`function_words`)."""

NAME = 0.25
"""What a name or title in common tells, where a content word tells 1: reports of one event share the names anyway."""

SIGN = 0.15
"""What a sign of a script without blanks tells: a word is about two of them, and names are not told apart."""

BREAK = 12
"""Words that stand for a stretch that was set aside: more than the widest gap inside an alignment."""

LONGEST_FUNCTION_WORD = 3
"""Letters: up to here a word of a language without a word list is taken for a function word."""

COMPILED_FROM = 1_000_000
"""Characters of all reports from which machine code reads and compares their words. Loading it takes a second, making
it once for a machine 25 s; without it this many characters of reports that share passages take 7 s."""

LOT = 1_000
"""Reports that are read together."""

STEP = 0x9E37_79B9_7F4A_7C15
"""2^64 divided by the golden ratio, odd: the multiplier that mixes hashes."""

SHIFT = 29
"""Bits by which a mixed hash is folded onto itself, for a product mixes upwards only."""

_ALL = (1 << 64) - 1
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d(?:[\d.,]*\d)?|{_SIGN.pattern}|[^\W_\d]+(?:['’ʼ][^\W_\d]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one report outside what was set aside, a row a word.

    `forms` are hashes of the folded words, `stems` of their lemmas (of the folded words where there is no parse),
    `weights` are CONTENT, FUNCTION or, where something was set aside, 0. `news` is how much a word tells of where the
    text is from: 1 for a content word, NAME for a name, less for what the report says again and
    again, nothing for a stock phrase.
    """

    report: str
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    forms: NDArray[np.uint64]
    stems: NDArray[np.uint64]
    weights: NDArray[np.int64]
    news: NDArray[np.float64]


class Rows(NamedTuple):
    """The words of many reports without a parse end to end, in the columns of `Words`; `begins` is where each's begin.

    `starts` and `ends` are characters of the report.
    """

    begins: NDArray[np.int64]
    starts: NDArray[Any]
    ends: NDArray[Any]
    forms: NDArray[np.uint64]
    weights: NDArray[Any]
    news: NDArray[np.float64]

    def words(self, place: int, report: str) -> Words:
        """The words of the report at that place, which has that id."""
        own = slice(self.begins[place], self.begins[place + 1])
        forms = self.forms[own]
        return Words(report, self.starts[own], self.ends[own], forms, forms, self.weights[own], self.news[own])


def end_to_end(blocks: Sequence[Rows]) -> Rows:
    """The words of reports in one block after those of another."""
    import numpy as np

    counts = np.concatenate([np.zeros(1, np.int64), *(np.diff(block.begins) for block in blocks)])
    kinds = (np.int32, np.int32, np.uint64, np.int32, np.float64)
    columns = [np.concatenate([np.zeros(0, k), *(b[n] for b in blocks)], dtype=k) for n, k in enumerate(kinds, 1)]
    return Rows(counts.cumsum(), *columns)


def read_words(given: tuple[Report, Parse | None]) -> Words:
    """The words of a report, with the lemmas of its parse where there is one."""
    report, parse = given
    lemmas = {token.start: token.lemma for token in parse.tokens} if parse else {}
    common = listed("function_words", report.language)
    seed = spell(report.id)
    rows: list[tuple[int, int, int, int, int, float]] = []
    for part, (first, last) in enumerate(kept(report)):
        for broken in range(BREAK if part else 0):
            barrier = mix(seed ^ (part * BREAK + broken))
            rows.append((first, first, barrier, barrier, 0, 0.0))
        for match in _WORD.finditer(report.text, first, last):
            word, lemma = fold(match.group()), lemmas.get(match.start())
            form = spell(word)
            stem = spell(fold(lemma)) if lemma else form
            rows.append((*match.span(), form, stem, *_worth(match.group(), word, common)))
    return _columns(report, rows)


class Lots(Sequence[tuple[int, Sequence[Report]]]):
    """Reports in lots of LOT, each with the place of its first; each is looked up when it is asked for."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports

    def __len__(self) -> int:
        return -(-len(self._reports) // LOT)

    def __getitem__(self, lot: Any) -> Any:
        if not 0 <= lot < len(self):
            raise IndexError(lot)
        first = lot * LOT
        return first, [self._reports[n] for n in range(first, min(first + LOT, len(self._reports)))]


def is_large(reports: Iterable[Report]) -> bool:
    """Whether the reports have COMPILED_FROM characters or more; no more of them are looked at than that takes."""
    size = 0
    for report in reports:
        size += len(report.text)
        if size >= COMPILED_FROM:
            return True
    return False


def kept(report: Report) -> list[Range]:
    """The stretches of the text between what was set aside."""
    if not report.dropped:
        return [(0, len(report.text))]
    found, at = [], 0
    for start, end in (*sorted(report.dropped), (len(report.text), len(report.text))):
        if start > at:
            found.append((at, start))
        at = max(at, end)
    return found


@lru_cache(maxsize=1 << 17)
def spell(word: str) -> int:
    """A number of 64 bits for a word, the same on every machine."""
    number = 0
    for letter in word:
        number = ((number ^ ord(letter)) * STEP) & _ALL
    return number ^ (number >> SHIFT)


def mix(number: int) -> int:
    """A number of 64 bits that looks nothing like `number`."""
    number = (number * STEP) & _ALL
    return number ^ (number >> SHIFT)


def grams(ids: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """A hash for each run of `size` rows of `ids`: its first row is the hash's."""
    import numpy as np

    count = max(0, len(ids) - size + 1)
    mixed = np.zeros(count, np.uint64)
    for place in range(size):
        mixed = (mixed ^ ids[place : place + count]) * np.uint64(STEP)
        mixed ^= mixed >> np.uint64(SHIFT)
    return mixed


def _worth(word: str, folded: str, common: frozenset[str]) -> tuple[int, float]:
    """The weight of a word, and what it tells where it stands once."""
    if _SIGN.match(word):
        return CONTENT, SIGN
    if folded in common if common else len(folded) <= LONGEST_FUNCTION_WORD and not word[0].isdecimal():
        return FUNCTION, 0.0
    return CONTENT, NAME if word[0].isupper() else 1.0


def _columns(report: Report, rows: Sequence[tuple[int, int, int, int, int, float]]) -> Words:
    import numpy as np

    starts, ends, forms, stems, weights, news = zip(*rows, strict=True) if rows else ((),) * 6
    written, roots = np.array(forms, np.uint64), np.array(stems, np.uint64)
    places = np.array(starts, np.int64), np.array(ends, np.int64)
    tells = settle(np.array(news, np.float64), written, roots, report.language)
    return Words(report.id, *places, written, roots, np.array(weights, np.int64), tells)


def settle(
    news: NDArray[np.float64], forms: NDArray[np.uint64], stems: NDArray[np.uint64], language: str | None
) -> NDArray[np.float64]:
    """`news`, less for what comes again and again, nothing in a stock phrase of the language."""
    import numpy as np

    _, places, counts = np.unique(stems, return_inverse=True, return_counts=True)
    tells = news / np.sqrt(counts[places])
    tells[_in_phrases(forms, listed("stock_phrases", language))] = 0.0
    return tells


def _in_phrases(forms: NDArray[np.uint64], phrases: frozenset[str]) -> NDArray[np.int64]:
    """The rows of the words that stand in one of `phrases`."""
    import numpy as np

    found = [np.zeros(0, np.int64)]
    for length, hashes in phrase_hashes(phrases):
        first = np.flatnonzero(np.isin(grams(forms, length), hashes))
        found += [first + place for place in range(length)]
    return np.concatenate(found)


@cache
def phrase_hashes(phrases: frozenset[str]) -> tuple[tuple[int, NDArray[np.uint64]], ...]:
    """The lengths of the phrases in words, and the hashes of those of each length."""
    import numpy as np

    hashes: dict[int, list[np.uint64]] = {}
    for phrase in sorted(phrases):
        words = np.array([spell(word) for word in phrase.split()], np.uint64)
        hashes.setdefault(len(words), []).append(grams(words, len(words))[0])
    return tuple((length, np.array(some, np.uint64)) for length, some in sorted(hashes.items()))
