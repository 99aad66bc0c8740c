"""The figures in a text: how many of what, as a range, because "dozens" and "around 300" say no single number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from firsthand.languages import DEFAULT, meanings, words
from firsthand.records import Parse, Range, Token

APPROXIMATE = 0.1
"""Share by which "around 300" may miss 300: the widest that GUIDELINES of hand-marked stories call compatible."""

OPEN = 10**15
"""The upper end of "millions" and of crowd words without a next larger one: there is none."""

AT_LEAST = 1.5
"""Times its number that "at least 20" and "more than 20" may turn out to be. A report that knew of 31 dead does not
write "at least 19"; marked stories call such pairs disagreements, and "at least 45" against "some 50" none."""

FEW = 5
"""Below this "at least one" says that there is any, not how many."""

_DIGITS = re.compile(r"[$€£]?(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th|s|m|bn|k)?$")


class Figure(NamedTuple):
    """A count: where it stands, its least and greatest value, the noun counted, and whether it is exact."""

    start: int
    end: int
    low: float
    high: float
    noun: str
    exact: bool

    def agrees(self, other: Figure) -> bool:
        """Whether both can hold: their ranges meet."""
        return self.low <= other.high and other.low <= self.high


def find_figures(parse: Parse, part: Range, code: str = DEFAULT) -> tuple[Figure, ...]:
    """The figures among the tokens `part` of a report, in order; dates, times, ages and ordinals are none."""
    found: list[Figure] = []
    at = part[0]
    while at < part[1]:
        last = _end_of_number(parse, at, part[1], code)
        if last > at and not _is_calendar(parse, at, last):
            found.append(_figure(parse, at, last, part, code))
        at = max(last, at + 1)
    return tuple(found)


def _end_of_number(parse: Parse, at: int, end: int, code: str) -> int:
    """The token after the number that starts at token `at`; `at` itself where none starts there."""
    last = at
    while last < end and _is_number(parse.tokens[last], code):
        last += 1
        if last + 1 < end and parse.tokens[last].text == "-" and _is_number(parse.tokens[last + 1], code):
            last += 1
    return last


def number(text: str, code: str = DEFAULT) -> float | None:
    """The value of a number in digits or words ("2,000", "forty-five", "1.5 million"); None for other words."""
    total, current, seen = 0.0, 0.0, False
    numbers, scales = meanings("numbers", code), meanings("scales", code)
    for word in text.lower().replace("-", " ").split():
        digits = _DIGITS.match(word)
        if digits:
            current, seen = current + float(digits[1].replace(",", "")), True
        elif word in numbers:
            current, seen = current + float(numbers[word]), True
        elif word in scales:
            total, current, seen = _scaled(total, current, float(scales[word])), 0.0, True
        elif word != "and":
            return None
    return total + current if seen else None


def _scaled(total: float, current: float, scale: float) -> float:
    return total + (current or 1.0) * scale


def _is_number(token: Token, code: str) -> bool:
    word = token.text.lower()
    if token.entity in ("DATE", "TIME", "ORDINAL"):
        return False
    plain = word.replace("-", " ").split()
    return (
        bool(_DIGITS.match(word))
        or word in words("crowds", code)
        or (bool(plain) and all(p in meanings("numbers", code) or p in meanings("scales", code) for p in plain))
    )


def _is_calendar(parse: Parse, first: int, last: int) -> bool:
    """Whether the number is part of a date, an age, a score or a list number, and counts nothing."""
    following = parse.tokens[last].text.lower() if last < len(parse.tokens) else ""
    before = parse.tokens[first - 1].text.lower() if first else ""
    text = parse.tokens[first].text
    if following in ("years", "year", "-year", "months", "weeks", "days", "hours", "minutes", "am", "pm", "st", "th"):
        return True
    if last - first == 1 and text.lower() == "one" and before not in ("than", "least", "exactly", "only"):
        return True
    year = text.isdigit() and len(text) == 4 and 1800 <= int(text) <= 2100
    return (year and before in ("in", "since", "of", "by", ",", "until")) or before in ("no.", "number", "#", "age")


def _figure(parse: Parse, first: int, last: int, part: Range, code: str) -> Figure:
    tokens = parse.tokens[first:last]
    crowds: Mapping[str, str | int] = meanings("crowd_sizes", code)
    text = " ".join(t.text for t in tokens if t.text != "-")
    value = number(text, code)
    if value is None:
        crowd = next((t.text.lower() for t in tokens if t.text.lower() in crowds), "")
        low = high = float(crowds.get(crowd, 2))
        high, exact = float(meanings("crowd_limits", code).get(crowd, OPEN)), False
    else:
        low, high, exact = _widened(parse, first, value, code)
    return Figure(tokens[0].start, tokens[-1].end, low, high, _noun(parse, first, last, part), exact)


def _widened(parse: Parse, first: int, value: float, code: str) -> tuple[float, float, bool]:
    before = [t.text.lower() for t in parse.tokens[max(0, first - 4) : first]]
    close = before[-2:]
    if ("than" in close and {"more", "greater", "higher"} & set(before)) or {"over", "above", "least"} & set(close):
        return value, value * AT_LEAST if value >= FEW else OPEN, False
    if ("than" in close and {"less", "fewer", "lower"} & set(before)) or {"under", "below", "most"} & set(close):
        return 0.0, value, False
    if close == ["up", "to"]:
        return 0.0, value, False
    if set(before[-2:] if before[-1:] == ["to"] else close[-1:]) & words("nearly", code):
        return value * (1 - APPROXIMATE), value * (1 + APPROXIMATE), False
    return value, value, True


def _noun(parse: Parse, first: int, last: int, part: Range) -> str:
    """The lemma of what is counted: the noun or the casualty word that the number stands before; "" where none."""
    head = parse.tokens[parse.tokens[last - 1].head]
    following = parse.tokens[last : min(last + 4, part[1])]
    if head.pos in ("NOUN", "PROPN") and parse.tokens[last - 1].end <= head.start < parse.tokens[last - 1].end + 40:
        return head.lemma
    for token in following:
        if token.pos == "NOUN" or token.text.lower() in ("dead", "wounded", "injured", "missing"):
            return token.lemma
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
            break
    return ""
