"""The sentences of a story, and which of them speak of the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.engine.local import shared_keys
from firsthand.languages import words
from firsthand.records import Parse, Range, Report, Token

MOST_LINES = 60
"""Sentences of a story that may share a word before it proposes no pair."""

FEWEST_LINES = 60
"""Sentences that a story is taken to have at least (the marked ones have 60 to 150), so that in two short reports, too,
a word that both share tells something."""

LONGEST_LINE = 300
"""Words of the longest sentence whose figures are compared: a longer one is a table or a list, or no sentence."""

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")


class Line(NamedTuple):
    """A sentence of a report: its number there, its tokens, its characters, its content words and its names."""

    report: str
    number: int
    tokens: Range
    start: int
    end: int
    words: frozenset[str]
    names: frozenset[str]


class Pair(NamedTuple):
    """Two sentences of different reports, and the share (0 to 1) of the shorter one's weight that both have."""

    left: Line
    right: Line
    alike: float


class Lines(NamedTuple):
    """The sentences of a story, by report, and how much each word tells there (nats)."""

    of: Mapping[str, tuple[Line, ...]]
    weights: Mapping[str, float]

    def weight(self, some: frozenset[str]) -> float:
        """How much words tell together, in nats."""
        return sum(self.weights.get(w, 0.0) for w in sorted(some))


NO_LINES = Lines({}, {})
"""The sentences of a story without reports."""


def read(reports: Sequence[Report], parses: Mapping[str, Parse]) -> Lines:
    """The sentences of a story; a word tells the more the fewer of them hold it."""
    of = {r.id: tuple(_lines(parses[r.id])) for r in reports}
    counts = Counter(word for lines in of.values() for line in lines for word in line.words)
    total = max(FEWEST_LINES, 1 + sum(map(len, of.values())))
    return Lines(of, {word: math.log(total / (count + 0.5)) for word, count in counts.items()})


def _lines(parse: Parse) -> Iterator[Line]:
    for number, (first, last) in enumerate(parse.sentences):
        tokens = parse.tokens[first:last]
        content = frozenset(plain(t) for t in tokens if is_content(t))
        names = frozenset(plain(t) for t in tokens if t.pos == "PROPN" and is_content(t))
        yield Line(parse.report, number, (first, last), tokens[0].start, tokens[-1].end, content, names)


Below = Mapping[int, Sequence[int]]
"""For a token those that hang on it by grammar, in their order."""


def hang(line: Line, tokens: Sequence[Token]) -> Below:
    """The tokens of a sentence by the one that they hang on; the top of the sentence hangs on none."""
    found: dict[int, list[int]] = {}
    for k in range(*line.tokens):
        if tokens[k].head != k:
            found.setdefault(tokens[k].head, []).append(k)
    return found


def is_content(token: Token) -> bool:
    """Whether a word says something of its own."""
    return token.pos in _CONTENT and token.lemma.lower() not in words("stop_words") and token.text[0].isalnum()


def plain(token: Token) -> str:
    """What a word is compared by: its lemma, small."""
    return token.lemma.lower()


def pairs(lines: Lines, at_least: float) -> Iterator[Pair]:
    """The pairs of sentences of different reports that share two words and are alike enough, the reports by id."""
    every = [line for key in sorted(lines.of) for line in lines.of[key]]
    numbers: dict[str, int] = {}
    postings = [(numbers.setdefault(w, len(numbers)), k) for k, line in enumerate(every) for w in sorted(line.words)]
    for i, j, shared in shared_keys(postings, MOST_LINES):
        left, right = every[i], every[j]
        if left.report == right.report or shared < 2:
            continue
        least = min(lines.weight(left.words), lines.weight(right.words))
        alike = lines.weight(left.words & right.words) / least if least else 0.0
        if alike >= at_least:
            yield Pair(left, right, alike)
