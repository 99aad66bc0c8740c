"""The names that the reports of a story write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.languages import words
from firsthand.records import Parse


class Name(NamedTuple):
    """A run of capitalised words of a report: where it stands, its words without endings, small.

    Initials and short titles are left out of its words, unless it has no others.
    """

    report: str
    start: int
    end: int
    words: tuple[str, ...]


def read(parse: Parse) -> Iterator[Name]:
    """The names of a report, in its order."""
    tokens, first = parse.tokens, 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and _is_named(parse, last):
            last += 1
        if last > first:
            found = tuple(plain(t.text) for t in tokens[first:last] if t.text not in "-–’'" and t.text[0].isalnum())
            found = tuple(w for w in found if len(w) > 1 and f"{w}." not in words("abbreviated_titles")) or found
            yield Name(parse.report, tokens[first].start, tokens[last - 1].end, found)
        first = max(last, first + 1)


def _is_named(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    hyphen = token.text in "-–" and 0 < at < len(parse.tokens) - 1 and parse.tokens[at - 1].pos == "PROPN"
    hyphen = hyphen and parse.tokens[at - 1].text[0].isupper()
    return (token.pos == "PROPN" and token.text[0].isupper()) or (hyphen and parse.tokens[at + 1].pos == "PROPN")


def plain(word: str) -> str:
    """A word of a name, small and without the ending of a possessive."""
    return word.lower().strip(".,’'").removesuffix("'s").removesuffix("’s")
