"""Copied passages side by side: their length, their direction and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.present import _words
from firsthand.present._differences import Piece, compare
from firsthand.present._evidence import Evidence, Quote
from firsthand.records import Passage

MOST_PASSAGES = 60
"""Copied passages shown side by side in one story, the longest first."""

DIRECTIONS = {
    "left_to_right": "{right} rests on {left}",
    "right_to_left": "{left} rests on {right}",
    "common_source": "One rests on the other, or both on a text that is not here",
    "undetermined": "Nothing tells which came first",
}

WITHIN = {
    "quote": "a quotation of a third party: it shows a common origin, not that one copied the other",
    "narration": "the reporters' own words",
    "both": "the reporters' own words and a quotation",
}

ARROWS = {"left_to_right": "→", "right_to_left": "←", "common_source": "↔", "undetermined": "↔"}


@dataclass(frozen=True, slots=True)
class PassageView:
    """Two sides of a shared passage, piece by piece, and what is known of it."""

    anchor: str
    left: Quote
    right: Quote
    left_pieces: tuple[Piece, ...]
    right_pieces: tuple[Piece, ...]
    kind: str
    within: str
    length: str
    arrow: str
    direction: str
    reason: str
    loose: bool


def longest(passages: Iterable[Passage]) -> list[Passage]:
    """The passages that the page shows, the longest first."""
    return sorted(passages, key=lambda p: p.left.start - p.left.end)[:MOST_PASSAGES]


def view(anchor: str, passage: Passage, evidence: Evidence) -> PassageView:
    """A passage, ready to print."""
    left, right = evidence.quote(passage.left), evidence.quote(passage.right)
    left_pieces, right_pieces = compare(left.text, right.text)
    return PassageView(
        anchor=anchor,
        left=left,
        right=right,
        left_pieces=left_pieces,
        right_pieces=right_pieces,
        kind="word for word" if passage.kind == "verbatim" else "reworded",
        within=WITHIN[passage.within],
        length=_length([evidence.anchors.words(passage.left), evidence.anchors.words(passage.right)]),
        arrow=ARROWS[passage.direction],
        direction=DIRECTIONS[passage.direction].format(left=left.report, right=right.report),
        reason=passage.reason.rstrip("."),
        loose=passage.direction not in ("left_to_right", "right_to_left"),
    )


def _length(sides: Sequence[str]) -> str:
    """The length of both sides in words, and of the longer one in characters."""
    words = [len(side.split()) for side in sides]
    told = f"{words[0]} and {words[1]} words" if words[0] != words[1] else _words.count(words[0], "word")
    return f"{told}, {_words.count(max(map(len, sides)), 'character')}"
