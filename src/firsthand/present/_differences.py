"""Two texts word by word: what both have, and what only one has."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 400
"""Words compared on either side: the comparison takes time with the square of the words."""

_WORD = re.compile(r"\s*\S+\s*")


class Piece(NamedTuple):
    """A stretch of one text, and whether the other text lacks it."""

    text: str
    differs: bool


def compare(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of each text; put together, they are that text. Case and punctuation at a word's ends do not differ.

    A text of more than `MOST_WORDS` words is not compared: it comes back in one piece.
    """
    words = [_WORD.findall(text) or [text] for text in (left, right)]
    if left == right or max(map(len, words)) > MOST_WORDS:
        return (Piece(left, False),), (Piece(right, False),)
    plain = [[w.strip().strip(".,;:!?\"'“”‘’()").casefold() for w in side] for side in words]
    blocks = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_matching_blocks()
    return _pieces(words[0], [(b.a, b.size) for b in blocks]), _pieces(words[1], [(b.b, b.size) for b in blocks])


def _pieces(words: list[str], shared: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, size in shared:
        own = "".join(words[at:start])
        blank = own[len(own.rstrip()) :] if own.strip() else ""
        pieces += [Piece(own.removesuffix(blank), True), Piece(blank + "".join(words[start : start + size]), False)]
        at = start + size
    return tuple(p for p in pieces if p.text)
