"""In whose words a mention stands: who says the content around it, and which contents are its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from firsthand.records import Attribution, Range

NESTED = 8
"""Contents that begin before a place and are looked at, the last first: bounds the work where many overlap."""


class Utterance(NamedTuple):
    """What somebody says: the range of its words, and where the speaker is mentioned."""

    start: int
    end: int
    speaker: Range


def gather(attributions: Iterable[Attribution]) -> tuple[Utterance, ...]:
    """The contents of a report whose speakers it mentions, in the order of the text."""
    return tuple(
        sorted(
            {
                Utterance(start, end, speaker)
                for a in attributions
                for start, end in a.content
                if (speaker := a.source or a.antecedent)
            }
        )
    )


def around(utterances: Sequence[Utterance], where: Range) -> Utterance | None:
    """The shortest content of somebody else that a mention stands in."""
    at = bisect_right(utterances, where[0], key=lambda u: u.start)
    found = [
        u
        for u in utterances[max(0, at - NESTED) : at]
        if where[1] <= u.end and not (u.speaker[0] < where[1] and where[0] < u.speaker[1])
    ]
    return min(found, key=lambda u: (u.end - u.start, u), default=None)
