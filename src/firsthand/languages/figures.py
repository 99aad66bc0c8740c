"""The figures in a text: how many of what, as a range, because "dozens" and "around 300" say no single number."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import numeric

from firsthand.languages import DEFAULT, meanings, words
from firsthand.records import Parse, Range, Token

APPROXIMATE = 0.1
"""Share by which "around 300" may miss 300: the widest that GUIDELINES of hand-marked stories call compatible."""

PRECISE = 100
"""Steps of 1 or 5 in some place from which a number is told precisely: "roughly 141" is not 155, "about 150" may be."""

OPEN = 10**15
"""The upper end of "millions" and of crowd words without a next larger one: there is none."""

AT_LEAST = 1.5
"""Times its number that "at least 20" and "more than 20" may turn out to be. A report that knew of 31 dead does not
write "at least 19"; marked stories call such pairs disagreements, and "at least 45" against "some 50" none."""

FEW = 5
"""Below this "at least one" says that there is any, not how many."""

ROUND = 1_000_000
"""From this scale on a number in words is one that was rounded: nobody counted "15 million" to the last one."""

LARGEST = 10**16
"""Above this nothing is counted in the news, all debts of the world in the smallest coin included: a longer row of
digits is a code, a slip, or a snare, and says no number."""

LONGEST_NAME = 8
"""Words that names before what is counted run to, at most."""

_DECIMALS = re.compile(r"\.(\d+)$")
_PARTS = "½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞"
_DIGITS = re.compile(
    rf"[$€£]?((?:\d{{1,3}}(?:,\d{{2,3}}){{0,5}},\d{{3}}|\d{{1,16}})(?:\.\d{{1,16}})?|(?=[{_PARTS}]))([{_PARTS}]?)(?:st|nd|rd|th|s|(m|bn|k))?$"
)
_PART = re.compile(r"([1-7])/([23458])")
_ORDINAL = re.compile(r"[\d,]+(?:st|nd|rd|th)")
_CUT_OFF = re.compile(r"0\d+")
_CLOCK = re.compile(r"\d?\d")
_CASUALTIES = frozenset({"dead", "wounded", "injured", "missing"})


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
        other = _end_of_range(parse, at, last, part[1], code)
        if last > at and not _counts_nothing(parse, at, other, code):
            figure = _figure(parse, at, last, other, part, code)
            found += [figure] if figure.low <= figure.high else []
        at = max(other, at + 1)
    return tuple(found)


def number(text: str, code: str = DEFAULT) -> float | None:
    """The value of a number in digits or words ("2,000", "forty-five", "1.5 million", "3½"); None for other words."""
    total, current, seen, before = 0.0, 0.0, False, ""
    numbers, scales = meanings("numbers", code), meanings("scales", code)
    for word in text.lower().replace("-", " ").split():
        digits, part = _DIGITS.match(word), _PART.fullmatch(word)
        if digits:
            value = float(digits[1].replace(",", "") or 0) + (numeric(digits[2]) if digits[2] else 0.0)
            value *= float(scales[digits[3]]) if digits[3] else 1.0
            current = current * 1000 + value if _is_group(before, word) else current + value
        elif part and before.isdecimal():
            current += int(part[1]) / int(part[2])
        elif word in numbers:
            current += float(numbers[word])
        elif word in scales and float(scales[word]) < 1000:
            current = (current or 1.0) * float(scales[word])
        elif word in scales:
            total, current = total + (current or 1.0) * float(scales[word]), 0.0
        elif word not in ("and", "a"):
            return None
        seen = seen or word not in ("and", "a")
        before = word
    return total + current if seen and total + current <= LARGEST else None


def _is_group(before: str, word: str) -> bool:
    """Whether `word` is the thousands' three digits of a number written with blanks ("3 000")."""
    return before.isdigit() and len(before) <= 3 and word.isdigit() and len(word) == 3


def _end_of_number(parse: Parse, at: int, end: int, code: str) -> int:
    """The token after the number that starts at token `at`; `at` itself where none starts there."""
    tokens, last = parse.tokens, at
    if [t.text.lower() for t in tokens[at : at + 3]] == ["half", "a", "dozen"] and at + 3 <= end:
        return at + 3
    while last < end and _is_number(parse, last, code):
        digits = tokens[last].text[0].isdigit()
        last += 1
        following = [t.text.lower() for t in tokens[last : min(last + 2, end)]]
        if len(following) == 2 and _joins(parse, last - 1, code):
            last += 1
        elif digits and following and not goes_on(tokens[last - 1].text, following[0], code):
            break
    return last


def goes_on(digits: str, following: str, code: str = DEFAULT) -> bool:
    """Whether a word goes on a number that is written in digits: three more digits, a part ("3 1/2"), or a scale."""
    part = following in [*_PARTS] or _PART.fullmatch(following)
    return _is_group(digits, following) or following in meanings("scales", code) or bool(digits.isdecimal() and part)


def _joins(parse: Parse, at: int, code: str) -> bool:
    """Whether a hyphen, "and" or "of" makes one number of the words before and after it."""
    left, between, right = (t.text.lower() for t in parse.tokens[at : at + 3])
    if left[0].isdigit() or right[0].isdigit() or not _is_number(parse, at + 2, code):
        return False
    crowds = words("crowds", code)
    return (
        between in ("-", "–")
        or (between == "and" and left in meanings("scales", code))
        or (between == "of" and left in crowds and right in crowds)
    )


def _end_of_range(parse: Parse, first: int, last: int, end: int, code: str) -> int:
    """The end of the second number of a range ("20 to 30", "between 20 and 30"); `last` where there is none."""
    if last == first or last + 1 >= end:
        return last
    between = parse.tokens[last].text.lower()
    opened = first > 0 and parse.tokens[first - 1].text.lower() == "between"
    if between in ("-", "–", "to") or (opened and between == "and"):
        return max(last, _end_of_number(parse, last + 1, end, code) if _is_number(parse, last + 1, code) else last)
    return last


def _is_number(parse: Parse, at: int, code: str) -> bool:
    token = parse.tokens[at]
    word = token.text.lower()
    if (
        _ORDINAL.fullmatch(word)
        or token.entity == "ORDINAL"
        or (token.entity in ("DATE", "TIME") and not _counts_a_noun(parse, at))
    ):
        return False
    plain = word.replace("-", " ").split()
    return (
        bool(_DIGITS.match(word))
        or (at > 0 and bool(_PART.fullmatch(word)) and parse.tokens[at - 1].text.isdecimal())
        or word in words("crowds", code)
        or (bool(plain) and all(p in meanings("numbers", code) or p in meanings("scales", code) for p in plain))
    )


def _counts_a_noun(parse: Parse, at: int) -> bool:
    """Whether what was taken for a date hangs on a noun outside it: "between 20 and 30 guards" is none."""
    head = parse.tokens[parse.tokens[at].head]
    while head.pos == "NUM" and parse.tokens[head.head] is not head:
        head = parse.tokens[head.head]
    return head.pos == "NOUN" and not head.entity


def _counts_nothing(parse: Parse, first: int, last: int, code: str) -> bool:
    """Whether the number is part of a date, an hour or an age, a name's ("Route 66") or another number's.

    A scale whose digits say no number ("3,5 million") says none either, and what is below zero counts nothing.
    """
    following = parse.tokens[last].text.lower() if last < len(parse.tokens) else ""
    before = parse.tokens[first - 1].text.lower() if first else ""
    token = parse.tokens[first]
    if following in words("after_no_count", code) or _is_of_hour(parse, first, last) or _CUT_OFF.fullmatch(token.text):
        return True
    scale = token.text.lower() in meanings("scales", code) and token.start - parse.tokens[first - 1].end <= 1
    if before == "minus" or (scale and any(map(str.isnumeric, before))):
        return True
    if last - first == 1 and token.text.lower() == "one" and before not in ("than", "least", "exactly", "only"):
        return True
    year = token.text.isdecimal() and len(token.text) == 4 and 1800 <= int(token.text) <= 2100
    joined = parse.tokens[last + 1].lemma.lower() if following == "-" and last + 1 < len(parse.tokens) else ""
    if joined in words("uncounted", code) or (before == "of" and _is_parent(parse, first - 2, last, code)):
        return True
    named = token.dep == "nummod" and token.head == first - 1 and parse.tokens[token.head].text[0].isupper()
    return (
        named
        or (
            year
            and (before in ("in", "since", "of", "by", ",", "until") or before[:1].isdigit() or _is_month(before, code))
        )
        or before in ("no.", "number", "#", "age")
    )


def _is_parent(parse: Parse, at: int, last: int, code: str) -> bool:
    """Whether a number tells only of whom somebody is the parent ("a father of three")."""
    counted = last < len(parse.tokens) and parse.tokens[last].pos in ("NOUN", "ADJ")
    return at >= 0 and not counted and parse.tokens[at].lemma.lower() in words("parents", code)


def _is_of_hour(parse: Parse, first: int, last: int) -> bool:
    """Whether the number is one of the two of an hour that was cut at its colon ("3 : 33")."""
    tokens = parse.tokens
    after = [t.text for t in tokens[last : last + 2]]
    before = [t.text for t in tokens[max(0, first - 2) : first]]
    pairs = ([tokens[first].text, *after], [*before, tokens[first].text])
    return any(
        len(p) == 3 and p[1] == ":" and len(p[2]) == 2 and _CLOCK.fullmatch(p[0]) and _CLOCK.fullmatch(p[2])
        for p in pairs
    )


def _is_month(word: str, code: str) -> bool:
    return word.rstrip(".") in meanings("month_numbers", code)


def _figure(parse: Parse, first: int, last: int, other: int, part: Range, code: str) -> Figure:
    """The figure of the number at tokens `first` to `last`, or of the range that goes on to `other`."""
    tokens = parse.tokens[first:last]
    value = number(_plain(tokens), code)
    second = number(_plain(parse.tokens[last + 1 : other]), code) if other > last else None
    if value is None:
        low, high = _crowd([t.text.lower() for t in tokens], code)
        exact = False
    elif second is not None:
        low, high, exact = (
            _scaled(value, last - first, parse.tokens[other - 1].text.lower(), second, code),
            second,
            False,
        )
    else:
        low, high, exact = widen(parse, first, last, value, code)
    noun = _noun(parse, first, other, part)
    return Figure(tokens[0].start, parse.tokens[other - 1].end, low, high, noun, exact)


def _scaled(value: float, size: int, scale: str, second: float, code: str) -> float:
    """The lower end of a range of `size` words, of the scale that is told behind its upper end ("3 to 4 million")."""
    scaled = value * float(meanings("scales", code).get(scale, 1)) if size == 1 else value
    return scaled if scaled <= second else value


def _plain(tokens: Sequence[Token]) -> str:
    """The words of a number; "half a dozen" is six."""
    text = " ".join(t.text.lower() for t in tokens if t.text not in "-–")
    return "six" if text == "half a dozen" else text


def _crowd(found: Sequence[str], code: str) -> tuple[float, float]:
    """What a crowd word says, and "tens of thousands" of two; no range for what is too large to be a number."""
    sizes, limits, scales = (meanings(name, code) for name in ("crowd_sizes", "crowd_limits", "scales"))
    crowd = next((w for w in found if w in sizes), "")
    if not crowd and not words("crowds", code) & set(found):
        return math.inf, 0.0
    low, high = float(sizes.get(crowd, 2)), float(limits.get(crowd, OPEN))
    scale = float(scales.get(found[-1].removesuffix("s"), 1)) if len(found) > 1 and found[-1] != crowd else 1.0
    return low * scale, OPEN if high == OPEN else (high + 1) * scale - 1


def widen(parse: Parse, first: int, last: int, value: float, code: str = DEFAULT) -> tuple[float, float, bool]:
    """The range of a number with the words before it that widen it, and whether none does."""
    before = [t.text.lower() for t in parse.tokens[max(0, first - 5) : first]]
    before = (before[:-1] if before[-1:] in (["a"], ["an"], ["$"]) else before)[-4:]
    close = before[-2:]
    than = bool(close) and close[-1] == "than"
    denied = bool({"no", "not"} & set(before[-3:-1]))
    above = than and bool({"more", "greater", "higher"} & set(before))
    below = than and bool({"less", "fewer", "lower"} & set(before))
    if (above and denied) or (below and not denied) or {"under", "below", "most"} & set(close):
        return 0.0, value, False
    if above or {"over", "above", "least"} & set(close):
        return value, value * AT_LEAST if value >= FEW else OPEN, False
    if close == ["up", "to"] or before[-3:] == ["as", "many", "as"]:
        return 0.0, value, False
    if set(close if close[-1:] == ["to"] else close[-1:]) & words("nearly", code):
        margin = _margin(value)
        return value - margin, value + margin, False
    half = _rounded(_plain(parse.tokens[first:last]), code)
    return value - half, value + half, True


def _rounded(text: str, code: str) -> float:
    """Half of the last digit that a rounded number gives ("15 million", "35.7"): the true one may lie so far off."""
    named = text.split()
    digits = _DIGITS.match(named[0]) if named else None
    scale = float(meanings("scales", code).get((digits and digits[3]) or named[-1], 1)) if named else 1.0
    decimals = _DECIMALS.search(digits[1]) if digits else None
    if scale < ROUND and decimals is None:
        return 0.0
    return 0.5 * scale / math.pow(10, len(decimals[1]) if decimals else 0)


def _margin(value: float) -> float:
    """By how much "around" may miss: a share, but no more than the last step of a number that is told precisely."""
    steps = (half * math.pow(10, k) for k in range(12, -1, -1) for half in (5, 1))
    last = next((step for step in steps if value % step == 0), value)
    return last if value / last >= PRECISE else value * APPROXIMATE


def _noun(parse: Parse, first: int, last: int, part: Range) -> str:
    """The lemma of what is counted: the noun or the casualty word that the number stands before; "" where none."""
    at = parse.tokens[last - 1].head
    head = parse.tokens[at]
    near = head.pos in ("NOUN", "PROPN") and parse.tokens[last - 1].end <= head.start < parse.tokens[last - 1].end + 40
    said_at_once = last < part[1] and parse.tokens[last].text.lower() in _CASUALTIES
    if near and not (said_at_once and head.tag in ("NN", "NNP")):
        return _coordinated(parse, at).lemma
    money = parse.tokens[first].text[0] in "$€£" or (first > 0 and parse.tokens[first - 1].text in "$€£")
    for token in parse.tokens[last : min(last + 4, part[1])]:
        if token.pos == "NOUN" or token.text.lower() in _CASUALTIES:
            return token.lemma
        elsewhere = token.pos == "ADP" and token.lemma != "of" and not money
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ") or elsewhere:
            break
    return ""


def _above_names(parse: Parse, at: int) -> Token:
    """The word behind a name that the name stands for the kind of ("4,300 Larn and Brenn stores")."""
    for _ in range(len(parse.tokens)):
        head = parse.tokens[at].head
        if parse.tokens[at].pos != "PROPN" or not at < head <= at + LONGEST_NAME:
            break
        at = head
    return parse.tokens[at]


def _coordinated(parse: Parse, at: int) -> Token:
    """The noun at `at`, or the one that it is half of the description of ("70 army and rebel fighters")."""
    noun, following = parse.tokens[at], [t.lemma for t in parse.tokens[at + 1 : at + 2]]
    above = _above_names(parse, at)
    if noun.pos == "PROPN" and above.tag == "NNS":
        return above
    if following not in (["and"], ["or"]):
        return noun
    if noun.dep == "nmod" and parse.tokens[noun.head].tag == "NNS":
        return parse.tokens[noun.head]
    joined = (t for t in parse.tokens[at + 2 : at + 6] if t.dep == "conj" and t.head == at and t.tag == "NNS")
    return next(joined, noun) if noun.tag == "NN" else noun
