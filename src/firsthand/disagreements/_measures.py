"""The measures that a sentence gives: ages, times, lengths, sums, shares, scores, calibers, numbers to call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.disagreements._counts import list_turns, name_subject
from firsthand.disagreements._lines import Line, is_content, plain
from firsthand.disagreements._scores import name_kind, read_call, read_score
from firsthand.languages import meanings, words
from firsthand.languages.figures import goes_on, number, widen
from firsthand.records import Parse, Range, Token

OLDEST = 115
"""Years that nobody is older than: "Smith, 1998," gives no age."""

NEAR = 8
"""Words before or after a measure among which stands what is measured and whose it is."""

TRUNCATED = 0.49
"""Share of its last digit by which a sum that was cut off, not rounded, may be more: "$43 million" may be 43.9."""

SECOND = 1 / 86_400
"""Days of a second."""

OTHER_UNIT = {"time": 1.25, "length": 1.05}
"""Times that one measure must be another that is told in another unit to be more: four months may be 130 days."""

ABOUT, MORE = 4.0, 10.0
"""Points of a hundred by which "about" a share may miss it, and "more than" may fall short: of 87 nobody writes "more
than 75", though of a count of 87 he may."""

LONGEST = 12
"""Words of the longest number that is read."""

HIGHEST = 6
"""Steps up the grammar from a measure to its verb."""

Reading = tuple["Measure", int]


class Measure(NamedTuple):
    """What one stretch measures: the sort, its range in the sort's own unit, and of what.

    `sort` is "age", "age limit", "time", "length", "sum", "share", "score", "caliber", "magnitude" or "telephone";
    `unit` is the unit or the currency as it was written, `low` and `high` are in years, days, metres and so on.
    `parts` are the numbers of a score or the digits of a number to call; `of` are the content words around, `owner` the
    names among them; `what` are the words that the measure hangs on up to its verb, `who` are the names of that verb's
    subject, "?" for a pronoun. `held` is whether it stands in brackets, as the record of a side does; `whole` are the
    words for what it is a part or a number of.
    """

    line: Line
    start: int
    end: int
    sort: str
    unit: str
    low: float
    high: float
    exact: bool
    of: frozenset[str]
    owner: frozenset[str]
    what: frozenset[str]
    who: frozenset[str]
    parts: tuple[str, ...] = ()
    held: bool = False
    whole: frozenset[str] = frozenset()

    @property
    def currency(self) -> str:
        """The currency of a sum of money; "" for other sorts."""
        return self.unit if self.sort == "sum" else ""

    def agrees(self, other: Measure) -> bool:
        """Whether both can hold."""
        if self.sort == other.sort == "telephone":
            return self.parts[0].endswith(other.parts[0]) or other.parts[0].endswith(self.parts[0])
        if self.parts or other.parts:
            return sorted(self.parts) == sorted(other.parts)
        if self.unit == other.unit or self.sort not in OTHER_UNIT:
            return self.low <= other.high and other.low <= self.high
        apart, step = OTHER_UNIT[self.sort], max(_step(self), _step(other))
        return self.low <= max(other.high * apart, other.high + step) and other.low <= max(
            self.high * apart, self.high + step
        )


def _step(measure: Measure) -> float:
    """One of the unit of a time or a length, in days or metres: by less nobody who told it in that unit cared."""
    if measure.unit == "second":
        return SECOND
    return float(meanings("unit_days" if measure.sort == "time" else "unit_metres").get(measure.unit, 0.0))


class _Number(NamedTuple):
    """A number of a text: its tokens, its range, and whether no word widens it."""

    first: int
    last: int
    low: float
    high: float
    exact: bool


def read(line: Line, parse: Parse) -> Iterator[Measure]:
    """The measures of a sentence, in order."""
    k, end = line.tokens
    while k < end:
        found = _measure(line, parse, k)
        if found:
            yield found[0]
        k = found[1] if found else k + 1


def _measure(line: Line, parse: Parse, k: int) -> Reading | None:
    """The measure that starts at a token, and the token after it."""
    tokens = parse.tokens
    if part := _fraction(line, parse, k):
        return part
    if not (tokens[k].text[-1].isnumeric() or tokens[k].pos == "NUM" or plain(tokens[k]) in words("vague_numbers")):
        return None
    special = _to_call(line, parse, k) or _score(line, parse, k) or _barrel(line, parse, k)
    many = None if special else _number(parse, k, line.tokens[1])
    if many is None:
        return special
    after = many.last + (many.last < line.tokens[1] and tokens[many.last].text in ("-", "–"))
    unit = plain(tokens[after]) if after < line.tokens[1] else ""
    for sort in (_age, _extent, _amount, _magnitude):
        if told := sort(line, parse, many, after, unit):
            return told
    return None


def _found(
    line: Line,
    parse: Parse,
    at: Range,
    sort: str,
    unit: str,
    many: tuple[float, float, bool],
    parts: Sequence[str] = (),
) -> Reading:
    """The measure of the tokens `at`, with the words around it."""
    tokens = parse.tokens
    near = range(max(line.tokens[0], at[0] - NEAR), min(line.tokens[1], at[1] + NEAR))
    beside = [tokens[k] for k in near if not at[0] <= k < at[1]]
    turns = list_turns(beside)
    of = frozenset(plain(t) for t in beside if _says(t)) | turns
    owner = frozenset(plain(tokens[k]) for k in near if tokens[k].pos == "PROPN" and is_content(tokens[k]))
    start, end = tokens[at[0]].start, tokens[at[1] - 1].end
    what = frozenset(_above(tokens, at))
    who = name_subject(parse, at[1] - 1)
    held = at[0] > 0 and tokens[at[0] - 1].text == "("
    whole = frozenset(_whole(tokens, at[1], line.tokens[1]))
    owner -= _digits(owner)
    return Measure(line, start, end, sort, unit, *many, of, owner, what, who, tuple(parts), held, whole), at[1]


def _whole(tokens: Sequence[Token], first: int, end: int) -> Iterator[str]:
    """The content words of what follows a measure after "of", up to the noun that names it."""
    if first >= end or tokens[first].text.lower() != "of":
        return
    for token in tokens[first + 1 : min(end, first + 1 + NEAR)]:
        if is_content(token):
            yield plain(token)
        if token.dep == "pobj":
            return


def _above(tokens: Sequence[Token], at: Range) -> Iterator[str]:
    """The words that a measure hangs on, up to its verb."""
    k = at[1] - 1
    for _ in range(HIGHEST):
        if not at[0] <= k < at[1] and _says(tokens[k]):
            yield plain(tokens[k])
        if tokens[k].head == k or (tokens[k].pos == "VERB" and not at[0] <= k < at[1]):
            return
        k = tokens[k].head


def _says(token: Token) -> bool:
    return is_content(token) and token.pos != "NUM"


def _digits(some: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in some if any(map(str.isdigit, w)))


def _number(parse: Parse, first: int, end: int) -> _Number | None:
    """The number that starts at a token, or the range of two; None where none does."""
    tokens = parse.tokens
    last, value = _value(tokens, first, end)
    if value is None:
        return _vague(tokens, first, end)
    between = first > 0 and tokens[first - 1].text.lower() in ("between", "from")
    if last + 1 < end and tokens[last].text.lower() in ("to", "-", "–", *(("and",) if between else ())):
        second = last + 1 + (tokens[last + 1].text in meanings("currencies").values())
        after, other = _value(tokens, second, end)
        if other is not None and other > value:
            scaled = (
                value * float(meanings("scales").get(tokens[after - 1].text.lower(), 1))
                if after > second + 1
                else value
            )
            return _Number(first, after, scaled if last == first + 1 and scaled < other else value, other, False)
    return _Number(first, last, *widen(parse, first, last, value))


def _vague(tokens: Sequence[Token], first: int, end: int) -> _Number | None:
    """What "several" or "a few" says, where it stands before a unit."""
    word = tokens[first].text.lower()
    if word not in words("vague_numbers") or first + 1 >= end:
        return None
    return _Number(first, first + 1, *FEW, False)


FEW = (2.0, 9.0)
"""What "a few" and "several" can be."""


def _value(tokens: Sequence[Token], first: int, end: int) -> tuple[int, float | None]:
    """The token after the number that starts at a token, and its value; None where none starts there."""
    if first >= end or tokens[first].text.lower() in ("and", "a") or _is_of_unread(tokens, first):
        return first, None
    value, last = number(tokens[first].text), first + 1
    if value is None and tokens[first].text[0].isdecimal():
        return first, None
    if value is None and tokens[first].text[:1] == "." and tokens[first].text[1:].isdecimal():
        return last, float(tokens[first].text)
    while value is not None and last < min(end, first + LONGEST):
        digits = tokens[first].text[0].isdecimal()
        joined = last + (tokens[last].text == "-" and last + 1 < end and not digits)
        following = tokens[joined].text.lower() if joined < end else ""
        in_words = not digits and not following[:1].isdecimal() and number(following) is not None
        if not in_words and not goes_on(tokens[last - 1].text, following):
            break
        last = joined + 1
        value = number(" ".join(t.text for t in tokens[first:last] if t.text != "-"))
    return last, value


def _is_of_unread(tokens: Sequence[Token], k: int) -> bool:
    """Whether a scale stands behind digits that say no number ("3,5 million"), and says none either."""
    return tokens[k].text.lower() in meanings("scales") and k > 0 and any(map(str.isnumeric, tokens[k - 1].text))


def _age(line: Line, parse: Parse, many: _Number, after: int, unit: str) -> Reading | None:
    """An age ("60-year-old", "aged 60", "Smith, 60,") or a limit of it ("18 or older", "adults over 21")."""
    tokens, end = parse.tokens, line.tokens[1]
    before = [t.text.lower() for t in tokens[max(line.tokens[0], many.first - 2) : many.first]]
    following = [t.text.lower() for t in tokens[after : after + 4]]
    if many.high > OLDEST:
        return None
    value = many.low, many.high, many.exact
    old = [w for w in following if w not in ("-", "–")][:2]
    if unit == "year" and old[1:] == ["old"]:
        last = next(k for k in range(after, end) if tokens[k].text.lower() == "old") + 1
        return _found(line, parse, (many.first, last), "age", "year", value)
    if following[:1] in (["or"], ["and"]) and following[1:2] and following[1] in words("beyond_ages"):
        return _found(line, parse, (many.first, after + 2), "age limit", "year", value)
    named = len(before) == 2 and before[1] == "," and tokens[many.first - 2].pos == "PROPN"
    closed = after < end and tokens[after].text in (",", ")", ".", ";")
    if before[-1:] in (["age"], ["aged"]) or (
        named and closed and many.exact and many.low == int(many.low) and many.low > 1
    ):
        return _found(line, parse, (many.first, many.last), "age", "year", value)
    return None


def _extent(line: Line, parse: Parse, many: _Number, after: int, unit: str) -> Reading | None:
    """A time or a length, in days or metres; the time since something, or until, is none."""
    tokens, end = parse.tokens, line.tokens[1]
    following = tokens[after + 1].text.lower() if after + 1 < end else ""
    before = tokens[many.first - 1].text.lower() if many.first > line.tokens[0] else ""
    for sort, table in (("time", "unit_days"), ("length", "unit_metres")):
        scale = SECOND if sort == "time" and unit == "second" else meanings(table).get(unit)
        if scale is None or (
            sort == "time" and (before in words("past") or (before != "for" and following in words("after_times")))
        ):
            continue
        value = many.low * float(scale), many.high * float(scale), many.exact
        return _found(line, parse, (many.first, after + 1), sort, unit, value)
    return None


def _amount(line: Line, parse: Parse, many: _Number, after: int, unit: str) -> Reading | None:
    """A sum of money or a share."""
    tokens, signs = parse.tokens, meanings("currencies")
    before = tokens[many.first - 1].text[-1:] if many.first else ""
    sign = before if before in signs.values() else str(signs.get(unit, ""))
    if sign:
        value = many.low, many.high + ((many.high - many.low) * TRUNCATED if many.exact else 0), many.exact
        first = many.first - (before == sign)
        return _found(line, parse, (first, after + 1 if unit in signs else many.last), "sum", sign, value)
    if unit in ("percent", "%", "pct") or (
        unit == "per" and [t.text.lower() for t in tokens[after + 1 : after + 2]] == ["cent"]
    ):
        return _found(line, parse, (many.first, after + 1 + (unit == "per")), "share", "%", _points(many))
    return None


def _fraction(line: Line, parse: Parse, k: int) -> Reading | None:
    """A share in words ("more than half of them", "two-thirds of it")."""
    tokens = parse.tokens
    times = number(tokens[k].text) if tokens[k].pos == "NUM" else None
    at = k + 1 + (tokens[k + 1].text in ("-", "–")) if times is not None and k + 1 < line.tokens[1] else k
    part = meanings("fractions").get(plain(tokens[at])) if at + 1 < line.tokens[1] else None
    if part is None or tokens[at + 1].text.lower() != "of":
        return None
    low, high, exact = widen(parse, k, k + 1, float(part) * (times or 1.0))
    return _found(line, parse, (k, at + 1), "share", "%", _points(_Number(k, at + 1, low, high, exact)))


def _points(many: _Number) -> tuple[float, float, bool]:
    """The range of a share, which is narrower than that of a count; rounded shares may be off by their last digit."""
    if many.exact:
        half = 0.5 if many.low == many.high else 0.0
        return many.low - half, many.high + half, True
    middle = (many.low + many.high) / 2
    if not many.low:
        return many.low, many.high, False
    if many.high > many.low * 1.4:
        return many.low, min(many.high, many.low + MORE), False
    return max(many.low, middle - ABOUT), min(many.high, middle + ABOUT), False


def _magnitude(line: Line, parse: Parse, many: _Number, after: int, unit: str) -> Reading | None:
    """How strong an earthquake was."""
    before = [plain(t) for t in parse.tokens[max(line.tokens[0], many.first - 3) : many.first]]
    if unit == "magnitude" or "magnitude" in before:
        at = (many.first, after + 1 if unit == "magnitude" else many.last)
        return _found(line, parse, at, "magnitude", "", (many.low, many.high, many.exact))
    return None


def _to_call(line: Line, parse: Parse, k: int) -> Reading | None:
    """A number to call."""
    called = read_call(line, parse, k)
    return called and _found(line, parse, (k, called[0]), "telephone", "", (0.0, 0.0, True), (called[1],))


def _score(line: Line, parse: Parse, k: int) -> Reading | None:
    """A score, a record of games or a count of votes; its unit is which of them it is, or the stage of the game."""
    scored = read_score(line, parse, k)
    if scored is None:
        return None
    at = (k, scored[0])
    return _found(line, parse, at, "score", name_kind(line, parse, at), (0.0, 0.0, True), scored[1])


_BARREL = re.compile(r"\.?(\d{1,3})")


def _barrel(line: Line, parse: Parse, k: int) -> Reading | None:
    """The caliber of a gun."""
    tokens, digits = parse.tokens, _BARREL.fullmatch(parse.tokens[k].text)
    after = k + 1 + (k + 1 < line.tokens[1] and tokens[k + 1].text in ("-", "–"))
    if digits is None or after >= line.tokens[1]:
        return None
    point = tokens[k].text[0] == "." or (k > line.tokens[0] and tokens[k - 1].text[-1] == ".")
    unit = plain(tokens[after])
    if unit in words("calibers") or (point and unit in words("guns")):
        return _found(line, parse, (k, after + 1), "caliber", "", (float(digits[1]), float(digits[1]), True))
    return None
