"""Who "I" is in an interview or a transcript: whoever answers ("A: I think"), or whose name stands before the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from firsthand.records import Parse, Range

FEWEST = 2
"""Answers; one paragraph that begins with "A:" makes no interview."""

LONGEST_LABEL = 4
"""Tokens before the colon of whoever speaks: "MAYOR ADA BRILL:"."""

_QUESTION, _ANSWER = "q", "a"


class Turn(NamedTuple):
    """What somebody says up to the next turn (characters), and where the speaker's name stands; None where unknown."""

    start: int
    end: int
    name: Range | None


def find(parse: Parse) -> tuple[Turn, ...]:
    """The turns of a report that is an interview or a transcript, in the order of the text; none for other reports."""
    starts = [t.start for t in parse.tokens]
    labels = [(start, _label(parse, bisect_left(starts, start))) for start, _ in parse.paragraphs]
    turns = [(start, label) for start, label in labels if label]
    answers = [start for start, (word, _) in turns if word == _ANSWER]
    if len({word for _, (word, _) in turns}) < FEWEST or len(turns) < 2 * FEWEST:
        return ()
    asked = _asked(parse, answers[0]) if len(answers) >= FEWEST else None
    ends = [*(start for start, _ in turns[1:]), parse.paragraphs[-1][1]]
    names = (asked if word == _ANSWER else None if word == _QUESTION else name for _, (word, name) in turns)
    return tuple(Turn(start, end, name) for (start, _), end, name in zip(turns, ends, names, strict=True))


def speaker(turns: tuple[Turn, ...], place: int) -> Range | None:
    """Where the name stands of whoever speaks at a place; None where nobody is known to."""
    at = bisect_right(turns, place, key=lambda turn: turn.start) - 1
    return turns[at].name if at >= 0 and place < turns[at].end else None


def _label(parse: Parse, first: int) -> tuple[str, Range] | None:
    """The label that a paragraph begins with, in lower case, and where it stands: "A:", "Q.", "BRILL:"."""
    words = parse.tokens[first : first + LONGEST_LABEL + 1]
    if not words:
        return None
    if words[0].text == "Q" or (words[0].text[0] == "Q" and words[0].text[1:2].isupper()):
        return _QUESTION, (words[0].start, words[0].end)
    end = next((k for k, t in enumerate(words) if t.text == ":"), 0)
    if not end or not all(t.text.isupper() or t.text == "." for t in words[:end]):
        return None
    return " ".join(t.text.lower() for t in words[:end]), (words[0].start, words[end - 1].end)


def _asked(parse: Parse, before: int) -> Range | None:
    """Where the one is named who is met most by full name before the first answer: whoever is asked."""
    named: dict[str, Range] = {}
    counts: Counter[str] = Counter()
    for entity in parse.entities:
        words = parse.tokens[entity.first : entity.last]
        if entity.kind == "PERSON" and len(words) > 1 and words[0].start < before:
            name = " ".join(t.text for t in words)
            named.setdefault(name, (words[0].start, words[-1].end))
            counts[name] += 1
    return named[max(counts, key=lambda n: (counts[n], -named[n][0]))] if counts else None
