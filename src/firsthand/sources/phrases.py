"""Phrases among the tokens of a report: where those of a word list stand, and on which word one rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from firsthand.languages import DEFAULT, words
from firsthand.records import Range, Token
from firsthand.sources import lists

WIDEST_GAP = 3
"""Words that a `*` stands for at most: "spoke on the strict condition of anonymity"."""

NEGATED_WITHIN = 2
"""Words before a phrase in which "not" or "never" turns it into its opposite: "was never told by"."""

Part = frozenset[str] | None
"""One place of a phrase: the words that may stand there, or None for a gap."""


def find(name: str, tokens: Sequence[Token], first: int, last: int) -> list[Range]:
    """Where phrases of the list `name` stand within tokens `first` to `last`, as ranges of tokens that never overlap.

    A phrase is words with a blank between them; `a|b` is either, `*` up to WIDEST_GAP words of any kind. A word of it
    stands for its written form or its lemma. What is negated is no such phrase, but where "not" is a word of it.
    """
    found: list[Range] = []
    openings = _by_first(name)
    end = first
    for at in range(first, last):
        token = tokens[at]
        phrases = (*openings.get(token.text.lower(), ()), *openings.get(token.lemma, ()))
        if phrases and at >= end:
            end = _longest(phrases, tokens, at, last)
            if end > at:
                found.append((at, end))
    return found


def head(inside: Sequence[Token], tokens: Sequence[Token]) -> Token:
    """The noun of a mention on which its other words rest; of "two officials briefed on it" the subject.

    `inside` are the words of the mention, at least one, of the `tokens` of its report.
    """
    start, end = inside[0].start, inside[-1].end
    heads = [t for t in inside if not start <= tokens[t.head].start < end or tokens[t.head] is t]
    subjects = [t for t in inside if t.dep in ("nsubj", "nsubjpass") and t.pos in ("NOUN", "PROPN")]
    nouns = [t for t in (*heads, *subjects) if t.pos in ("NOUN", "PROPN")]
    return (nouns or heads or list(inside))[0]


def is_person(noun: Token) -> bool:
    """Whether a noun is one for persons, by what they do or what part they have."""
    lemma = lists.full(noun.lemma.lower())
    known = lemma in lists.words("people", "roles") or lemma.removesuffix("s") in lists.words("people", "roles")
    return known or lists.is_person(lemma) or lemma in words("occupations") or lemma in words("informants")


def _longest(phrases: Iterable[tuple[Part, ...]], tokens: Sequence[Token], at: int, last: int) -> int:
    """Where the longest of some phrases that begins at a token ends; `at` where none does."""
    return max((_end(phrase, tokens, at, last) for phrase in phrases), default=at)


def _end(phrase: tuple[Part, ...], tokens: Sequence[Token], at: int, last: int) -> int:
    """Where a phrase that begins at a token ends, the shortest way; `at` where it does not stand there."""
    reached = {at}
    for part in phrase:
        if part is None:
            reached = {n for r in reached for n in _over_gap(tokens, r, last)}
        else:
            reached = {r + 1 for r in reached if r < last and part & _forms(tokens[r])}
        if not reached:
            return at
    end = min(reached)
    if not any(part and "not" in part for part in phrase) and _is_negated(tokens, at, end):
        return at
    return end


def _over_gap(tokens: Sequence[Token], at: int, last: int) -> Iterator[int]:
    """The places that a gap which begins at a token can lead to: it crosses no mark."""
    yield at
    for k in range(at, min(at + WIDEST_GAP, last)):
        if tokens[k].pos == "PUNCT":
            return
        yield k + 1


def _is_negated(tokens: Sequence[Token], at: int, end: int) -> bool:
    around = tokens[max(0, at - NEGATED_WITHIN) : end]
    return any(t.text.lower() in words("negations") or t.text.lower() == "n’t" for t in around)


def _forms(token: Token) -> frozenset[str]:
    lower = token.text.lower().replace("’", "'")
    return frozenset((lower, token.lemma, "not")) if lower == "n't" else frozenset((lower, token.lemma))


@cache
def _by_first(name: str, code: str = DEFAULT) -> Mapping[str, tuple[tuple[Part, ...], ...]]:
    """The phrases of a list by each word that they may begin with."""
    found: dict[str, list[tuple[Part, ...]]] = defaultdict(list)
    for line in sorted(words(name, code)):
        phrase = tuple(None if word == "*" else frozenset(word.split("|")) for word in line.split())
        for word in sorted(phrase[0] or ()):
            found[word].append(phrase)
    return {word: tuple(phrases) for word, phrases in found.items()}
