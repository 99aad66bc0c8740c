"""The grammar of one report as a tree that can be asked: who hangs on whom, inside which quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.languages.quotations import MARKS
from firsthand.records import Parse, Range, Report, Token

_LOOSE = frozenset(" \t\u00a0,;:–—-\r\n")
_BEFORE = _LOOSE | set(".)]")
_AFTER = _LOOSE | set("([")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse with its look-ups made once.

    `children`, `edges` (the range of tokens of the word's subtree), `sentence` and `quotation` (the index of the one
    that it stands in, or -1) run parallel to `tokens`.
    """

    text: str
    parse: Parse
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    edges: tuple[Range, ...]
    sentence: tuple[int, ...]
    quotation: tuple[int, ...]

    def span(self, first: int, last: int) -> Range:
        """The characters of the tokens `first` to `last`, end exclusive."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def subtree(self, word: int) -> Range:
        """The characters of the word and all that hangs on it."""
        return self.span(*self.edges[word])

    def kids(self, word: int, *deps: str) -> list[int]:
        """The words that hang on `word` with one of the dependency labels, in text order."""
        return [k for k in self.children[word] if self.tokens[k].dep in deps]

    def first(self, start: int) -> int:
        """The index of the first token that starts at or after the character `start`."""
        return bisect_right(self.tokens, start - 1, key=_start)

    def words(self, span: Range) -> range:
        """The indexes of the tokens that start inside `span`."""
        return range(self.first(span[0]), self.first(span[1]))

    def bounds(self, word: int) -> Range:
        """The tokens of the sentence that `word` stands in."""
        return self.parse.sentences[self.sentence[word]]

    def ancestors(self, word: int) -> Iterator[int]:
        """The words above `word`, the nearest first."""
        while self.tokens[word].head != word:
            word = self.tokens[word].head
            yield word


def _start(token: Token) -> int:
    return token.start


def grow(report: Report, parse: Parse) -> Tree:
    """The tree of a report's parse, in time linear in its tokens."""
    children: list[list[int]] = [[] for _ in parse.tokens]
    for i, token in enumerate(parse.tokens):
        if token.head != i:
            children[token.head].append(i)
    sentence = [-1] * len(parse.tokens)
    for n, (first, last) in enumerate(parse.sentences):
        sentence[first:last] = [n] * (last - first)
    return Tree(
        report.text,
        parse,
        parse.tokens,
        tuple(tuple(k) for k in children),
        _edges(parse, children),
        tuple(sentence),
        _quotation(parse),
    )


def _edges(parse: Parse, children: list[list[int]]) -> tuple[Range, ...]:
    """Every word's subtree as a range, leaves first; words above which no root stands keep themselves alone."""
    order = [i for i, t in enumerate(parse.tokens) if t.head == i]
    for word in order:
        order.extend(children[word])
    first, last = list(range(len(parse.tokens))), [i + 1 for i in range(len(parse.tokens))]
    for word in reversed(order):
        head = parse.tokens[word].head
        first[head] = min(first[head], first[word])
        last[head] = max(last[head], last[word])
    return tuple(zip(first, last, strict=True))


def _quotation(parse: Parse) -> tuple[int, ...]:
    starts = [s for s, _ in parse.quotations]
    at = (bisect_right(starts, t.start) - 1 for t in parse.tokens)
    return tuple(
        n if n >= 0 and t.start < parse.quotations[n][1] else -1 for n, t in zip(at, parse.tokens, strict=True)
    )


def merge(ranges: Iterable[Range], text: str) -> tuple[Range, ...]:
    """The ranges in text order, each trimmed of loose punctuation; those with only blanks between joined."""
    found: list[Range] = []
    for start, end in sorted(trim(r, text) for r in ranges):
        if start >= end:
            continue
        if found and (start <= found[-1][1] or not text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def trim(span: Range, text: str) -> Range:
    """`span` without blanks, commas and dashes at its ends, and without the full stop of the sentence around it.

    A bracket that closes at its start or opens at its end belongs to what stands before or after it.
    """
    start, end = span
    while start < end and (text[start] in _BEFORE or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _AFTER or text[end - 1].isspace()):
        end -= 1
    if end - start > 1 and text[end - 1] == "." and text[end - 2] != "." and text[start] not in MARKS:
        end -= 1
    return start, end


def subtract(spans: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """`spans` without the characters of `holes`."""
    left = list(spans)
    for start, end in holes:
        left = [p for s, e in left for p in ((s, min(e, start)), (max(s, end), e)) if p[0] < p[1]]
    return left


def overlap(some: Iterable[Range], others: Iterable[Range]) -> int:
    """How many characters two lists of disjoint ranges share."""
    second = list(others)
    return sum(max(0, min(e, f) - max(s, t)) for s, e in some for t, f in second)


def length(spans: Iterable[Range]) -> int:
    """How many characters the ranges have."""
    return sum(e - s for s, e in spans)
