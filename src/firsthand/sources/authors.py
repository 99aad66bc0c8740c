"""Who "I" is in a letter or an opinion: whoever signs it, or is told of in the last paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.records import Parse, Range, Token
from firsthand.sources import kinds, lists

LONGEST_NAME = 5
"""Words of a signature; a longer line is none."""

LONGEST_HOME = 8
"""Words between commas after a name that tell where somebody is from: ", D-Larn, is"."""

LAST = 2
"""Paragraphs at a text's end in which its author may be told of: "Jane Roe is a playwright in Velden."."""


class Signature(NamedTuple):
    """Up to where a text is somebody's own, from the signature before, and where the name stands (characters)."""

    end: int
    name: Range


def find(parse: Parse) -> tuple[Signature, ...]:
    """The signatures of a report in text order: lines that are a name, and whom the last paragraphs tell of."""
    return tuple(_signatures(parse))


def author(signatures: tuple[Signature, ...], place: int) -> Range | None:
    """Where the name stands of whoever signed the text at `place`; None where nobody did."""
    at = bisect_right(signatures, place, key=lambda signature: signature.end)
    return signatures[at].name if at < len(signatures) else None


def _signatures(parse: Parse) -> Iterator[Signature]:
    starts = [t.start for t in parse.tokens]
    last = len(parse.paragraphs) - LAST
    for number, (start, end) in enumerate(parse.paragraphs):
        words = parse.tokens[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        title = next((k for k, t in enumerate(words[:3]) if not kinds.role_of(t)), 0)
        name = _name(words[title:])
        after = words[title + len(name) :]
        signed = number > 0 and bool(name) and all(t.pos == "PUNCT" for t in after)
        told = number >= last > 0 and bool(name) and _tells(after)
        if signed or told:
            yield Signature(end, (name[0].start, name[-1].end))


def _tells(after: tuple[Token, ...]) -> bool:
    """Whether words after a name say what the person is: "is a playwright", ", a writer, lives in"."""
    home = next(
        (k for k, t in enumerate(after[:LONGEST_HOME]) if t.lemma == "be" and k and after[k - 1].text == ","), 0
    )
    after = after[home:]
    return len(after) > 2 and after[0].lemma == "be" and after[1].pos in ("DET", "NOUN", "ADJ", "PROPN")


def _name(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The person's name that the words begin with, of two words at least."""
    length = 0
    while length < min(len(words), LONGEST_NAME + 1) and (
        words[length].entity == "PERSON" or (words[length].pos == "PROPN" and words[length].text[:1].isupper())
    ):
        length += 1
    person = any(t.entity == "PERSON" for t in words[:length]) or (
        length > 0 and lists.is_given_name(words[0].text.lower())
    )
    return words[:length] if 1 < length <= LONGEST_NAME and person else ()
