"""The times that sentences tell, each on an axis on which it can be compared, and whether two cannot both be."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from firsthand.disagreements._days import day_of_month
from firsthand.disagreements._lines import Line
from firsthand.languages import meanings, words
from firsthand.languages.dates import Dated, find_coming, find_dates
from firsthand.languages.figures import number
from firsthand.records import Parse, Range, Report, Token

NEAREST = 14
"""Days between two dates up to which they can be of one act: what lies further apart is told of two."""

LONGEST = 7
"""Days of the longest span that is compared by its days: a month or a year holds many acts of one kind."""

LONGEST_MONTH = 31
"""Days from which a span is longer than a month."""

FARTHEST_MONTH = 200
"""Days between a span of up to a month and another up to which they can be of one act."""

FARTHEST_YEAR = 12
"""Years between two years up to which they can be of one act."""

MINUTES = 24 * 60
"""Minutes of a day."""

CLOCKS_DIFFER = 20
"""Minutes from which two hours of the day are others: reports round to a quarter."""

LOOSE = 40
"""Minutes to either side of an hour that is told as not exact ("about 3 p.m.")."""

YEAR = len("1967")
"""Digits of a year."""

LONGEST_AGO = 60
"""Years up to which "ten years ago" is reckoned."""

ROUND = 8
"""Part of its years by which "twenty years ago" may be rounded."""

BEFORE = 400
"""Characters before "that year" in which the year that it means is told."""

FARTHEST_ERA = 150
"""Years between two decades or centuries, or one and a year, up to which they can be of one act."""


class Time(NamedTuple):
    """Words that tell a time: where they stand, and its low and high end on an axis.

    `axis` names what is compared: "day" (numbers of days), "weekday", "month" (31 times the month, and the day),
    "year", "season", "clock" (minutes of a day), a part of a game ("quarter"), or days after an event ("after flood").
    `bound` is the word that makes it a limit ("by", "since", "until"), `ahead` whether it is one to come.
    """

    start: int
    end: int
    axis: str
    low: float
    high: float
    bound: str = ""
    ahead: bool = False


def find(line: Line, report: Report, parse: Parse) -> Iterator[Time]:
    """The times that a sentence tells, axis by axis."""
    yield from _days(line, report, parse)
    yield from _weekdays_and_months(line, parse, report.published)
    yield from _years(line, report)
    for match in _year_ago().finditer(report.text, line.start, line.end):
        if span := _told_from(match, report):
            yield Time(match.start(), match.end(), "year", *span, _bound(report.text, line.start, *match.span()))
    yield from _clocks(line, report)
    yield from _parts(line, report)
    yield from _after(line, parse)
    yield from _seasons(line, report)


def _days(line: Line, report: Report, parse: Parse) -> Iterator[Time]:
    """The days that a sentence tells; "today" in a quotation is the day on which it was said, which nobody tells."""
    text, published = report.text, report.published
    for ahead, finder in ((False, find_dates), (True, find_coming)):
        for found in finder(text, line.start, line.end, published):
            first, last = (date.fromisoformat(d).toordinal() for d in (found.period.start, found.period.end))
            rolling = "past" in text[found.start : found.end].lower()
            if last - first <= LONGEST_MONTH and not rolling and not _is_said_then(found, text, parse):
                bound = _bound(text, line.start, found.start, found.end)
                if ahead and text[found.start : found.end].lower() in words("whole_spans"):
                    first = last - (LONGEST if last - first < LONGEST else LONGEST_MONTH) + 1
                yield Time(found.start, found.end, "day", first, last, bound, ahead)


def _is_said_then(told: Dated, text: str, parse: Parse) -> bool:
    """Whether a day in a quotation is told by no figure, but by the day of its speaker: "today", "on Friday"."""
    if any(map(str.isdigit, text[told.start : told.end])):
        return False
    at = bisect_right(parse.quotations, (told.start, len(text))) - 1
    return at >= 0 and told.end <= parse.quotations[at][1]


def _bound(text: str, begin: int, start: int, end: int) -> str:
    """The word that makes a time a limit: "by", "since", "until", "before", "after"."""
    if text[start:end].lower().startswith("since"):
        return "since"
    before = [w for w in text[max(begin, start - 30) : start].lower().split() if w not in words("bound_fillers")][-1:]
    return next((_limit(w) for w in before), "")


def _limit(word: str) -> str:
    """What a word makes of the time after it: one of the bounds, "" for another word."""
    return str(meanings("time_bounds").get(word.lower(), ""))


def _weekdays_and_months(line: Line, parse: Parse, published: str | None) -> Iterator[Time]:
    tokens = parse.tokens
    for k in range(*line.tokens):
        token, word = tokens[k], tokens[k].text.lower().rstrip(".")
        month = int(meanings("month_numbers").get(word, 0)) if token.pos == "PROPN" else 0
        bound = _limit(tokens[k - 1].text) if k else ""
        if month:
            first_token, last_token, day = _month_day(parse, k, line)
            first, last = (day, day) if day else (1, 31)
            yield Time(first_token.start, last_token.end, "month", 31 * month + first, 31 * month + last, bound)
        elif word in meanings("weekday_numbers") and published is None:
            n = int(meanings("weekday_numbers")[word])
            yield Time(token.start, token.end, "weekday", n, n, bound)


def _month_day(parse: Parse, k: int, line: Line) -> tuple[Token, Token, int]:
    """The first and last token of a month with its day before or after it; 0 where it has none."""
    tokens = parse.tokens
    for at in (k + 1, k - 1):
        text = tokens[at].text if line.tokens[0] <= at < line.tokens[1] else ""
        day = day_of_month(text)
        if day:
            return tokens[min(at, k)], tokens[max(at, k)], day
    return tokens[k], tokens[k], 0


_YEAR = r"(?:1[5-9]|20)\d\d"


@cache
def _year_forms() -> tuple[re.Pattern[str], ...]:
    decades, ordinals = ("|".join(sorted(meanings(name))) for name in ("decades", "ordinals"))
    part = r"(?:(?P<part>early|mid|late)[\s-])?"
    return (
        re.compile(rf"(?<![\d,.$€£])\b(?P<first>{_YEAR})\s?(?:-|–|to|through|until|and)\s?(?P<to>{_YEAR})\b"),
        re.compile(rf"(?i:\b{part}(?:the\s)?(?P<decade>{_YEAR[:-2]}0)s\b)"),
        re.compile(rf"(?i:\b{part}(?:nineteen[\s-])?(?P<word>{decades})\b)"),
        re.compile(rf"(?i:\b{part}(?P<century>{ordinals})[\s-]century\b)"),
        re.compile(rf"\b(?P<since>[Ss]ince\s)?(?:[Ii]n|[Ff]rom|[Dd]uring|[Bb]y|[A-Z][a-z]+|[A-Z][a-z]+\sof|\d,)?\s?"
                   rf"(?<![\d,.$€£])(?P<year>{_YEAR})\b(?![%,.]?\d|-)"),
        re.compile(r"(?i:\b(?:later\s)?(?:that|the)\s(?:very\s)?(?:same\s)?year\b)"),
    )  # fmt: skip


@cache
def _year_ago() -> re.Pattern[str]:
    times = "|".join(sorted(meanings("numbers")))
    return re.compile(rf"(?i:\b(?P<which>last|this)\syear\b|\b(?P<times>\d{{1,2}}|a|{times})\syears?\sago\b)")


def _years(line: Line, report: Report) -> Iterator[Time]:
    """The years, decades and centuries that a sentence names, and "that year" by the year that was named before it."""
    for match in _matches(_year_forms(), line, report.text):
        told = match.groupdict()
        span = _named_years(told) if told else _that_year(report, match)
        if span is not None and not (told.get("year") and match[0].strip() == told["year"]):
            bound = "since" if told.get("since") else _bound(report.text, line.start, match.start(), match.end())
            yield Time(match.start(), match.end(), "year", *span, bound)


def _matches(forms: Iterable[re.Pattern[str]], line: Line, text: str) -> Iterator[re.Match[str]]:
    """What the forms find in a sentence, each of them over what no earlier one took."""
    taken: list[Range] = []
    for form in forms:
        for match in form.finditer(text, line.start, line.end):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                yield match


def _told_from(match: re.Match[str], report: Report) -> tuple[int, int] | None:
    """The years that "last year" and "ten years ago" can mean in a report whose year is known."""
    year = (report.published or "")[:YEAR]
    if not year.isdecimal():
        return None
    word = match["which"].lower() if match["which"] else ""
    if word:
        at = int(year) - (word == "last")
        return at, at
    times = number(match["times"]) or 1
    at, slack = int(year) - int(times), max(1, int(times) // ROUND)
    return (at - slack, at + slack) if times <= LONGEST_AGO else None


def _named_years(told: dict[str, str | None]) -> tuple[int, int] | None:
    if told.get("to"):
        return int(told["first"] or 0), int(told["to"] or 0)
    if told.get("year"):
        return int(told["year"] or 0), int(told["year"] or 0)
    if told.get("decade"):
        first, length = int(told["decade"] or 0), 10
    elif told.get("word"):
        first, length = int(meanings("decades")[(told["word"] or "").lower()]), 10
    else:
        first, length = 100 * int(meanings("ordinals")[(told["century"] or "").lower()]) - 99, 100
    part = {"early": (0, 0.45), "mid": (0.3, 0.7), "late": (0.55, 1)}.get((told.get("part") or "").lower(), (0, 1))
    return first + int(part[0] * length), first + int(part[1] * length) - (part[1] == 1)


def _that_year(report: Report, match: re.Match[str]) -> tuple[int, int] | None:
    """The last year that a report names right before "that year"."""
    before = report.text[max(0, match.start() - BEFORE) : match.start()]
    named = re.findall(rf"(?<![\d,.$€£])\b({_YEAR})\b", before)
    return (int(named[-1]), int(named[-1])) if named else None


@cache
def _clock_forms() -> tuple[re.Pattern[str], ...]:
    parts = "|".join(sorted(meanings("day_parts"), key=len, reverse=True))
    days = "|".join(sorted(words("weekdays")))
    hour = r"(?<![\d$€£.,:-])(?P<hour>[01]?\d|2[0-4])"
    return (
        re.compile(rf"(?i:{hour}(?:\s?[:.]\s?(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?)"),
        re.compile(rf"(?i:\b(?:at|around|about)\s{hour}[:.]\s?(?P<minute>[0-5]\d)(?![\d%]))"),
        re.compile(rf"(?i:\b(?:(?P<part>early|late)\s)?(?:in\sthe\s|on\s)?(?:{days}|this|the|at|around|about|before|after|"
                   rf"until|yesterday|last|one)\s(?:(?P<within>early|late)\s)?(?P<name>{parts})\b)"),
        re.compile(rf"(?i:\b(?P<part>early|late)\s(?:on\s)?(?P<day>{days})\b(?!\s(?:{parts})))"),
        re.compile(r"(?i:\b(?P<name>overnight|midnight|midday|noon)\b)"),
    )  # fmt: skip


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"\s?,?\s?\(?(?i:({'|'.join(sorted(words('time_zones')))})\b)")


_ABOUT = re.compile(r"(?i:\b(about|around|approximately|roughly|some|shortly|just|before|after|by|until)\s(?:at\s)?)$")


def _clocks(line: Line, report: Report) -> Iterator[Time]:
    """The hours and parts of the day that a sentence tells."""
    for match in _matches(_clock_forms(), line, report.text):
        told = match.groupdict()
        if told.get("hour"):
            yield from _hour(match, report.text)
        else:
            yield _day_part(match, told, report.text)


def _hour(match: re.Match[str], text: str) -> Iterator[Time]:
    told = match.groupdict()
    hour = int(told["hour"])
    if (told.get("half") and not 1 <= hour <= 12) or (
        not told.get("half") and 0 < hour < 13 and told["hour"][0] != "0"
    ):
        return
    if told.get("half"):
        hour = hour % 12 + (12 if told["half"].lower() == "p" else 0)
    at = 60 * hour + int(told.get("minute") or 0)
    near = _ABOUT.search(text, max(0, match.start() - 20), match.start())
    word = near[1].lower() if near else ""
    low = at - (LOOSE if word not in ("", "after") else 0)
    high = at + (LOOSE if word not in ("", "before") else 0)
    zone = _zone().match(text, match.end())
    bound = _limit(word) if not near or not _is_just(text, near.start()) else ""
    yield Time(match.start(), match.end(), f"clock {zone[1].upper()}" if zone else "clock", low, high, bound)


def _is_just(text: str, at: int) -> bool:
    return text[max(0, at - 9) : at].lower().split()[-1:] in (["shortly"], ["just"])


def _day_part(match: re.Match[str], told: dict[str, str | None], text: str) -> Time:
    name = (told.get("name") or "").lower()
    low, high = (60 * float(h) for h in str(meanings("day_parts").get(name, "0-24")).split("-"))
    part = (told.get("within") or told.get("part") or "").lower()
    if not name:
        low, high = (0.0, 9.0 * 60) if part == "early" else (17.0 * 60, 26.0 * 60)
    elif part:
        low, high = (
            (0.0 if name == "morning" else low, low + 0.6 * (high - low))
            if part == "early"
            else (low + 0.4 * (high - low), high)
        )
    first = match[0].split()[0].lower()
    bound = {"before": "by", "after": "after", "until": "until"}.get(first) or _bound(
        text, max(0, match.start() - 30), match.start(), match.end()
    )
    if bound and _is_just(text, match.start()):
        bound, low, high = "", low - (LOOSE if bound == "by" else 0), high + (LOOSE if bound == "after" else 0)
    return Time(match.start(), match.end(), "clock", low, high, bound)


@cache
def _part_form() -> re.Pattern[str]:
    ordinals, parts = ("|".join(sorted(x)) for x in (meanings("ordinals"), words("game_parts")))
    return re.compile(rf"(?i:\b(?P<number>{ordinals})[\s-](?P<part>{parts})\b(?!-))")


def _parts(line: Line, report: Report) -> Iterator[Time]:
    """The parts of a game that a sentence names: halves and quarters lie in each other."""
    for match in _part_form().finditer(report.text, line.start, line.end):
        n, part = int(meanings("ordinals")[match["number"].lower()]), match["part"].lower()
        size = {"half": 2.0, "quarter": 1.0}.get(part, 1.0)
        axis = "quarter" if part in ("half", "quarter") else part
        yield Time(match.start(), match.end(), axis, size * (n - 1), size * n - 1)


@cache
def _season_form() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:\b(?:in|this|next|last|the|by|since)\s(?P<name>{'|'.join(sorted(meanings('seasons')))})\b(?!-))"
    )


def _seasons(line: Line, report: Report) -> Iterator[Time]:
    for match in _season_form().finditer(report.text, line.start, line.end):
        n = int(meanings("seasons")[match["name"].lower()])
        yield Time(match.start(), match.end(), "season", n, n, _limit(match[0].split()[0]))


def _after(line: Line, parse: Parse) -> Iterator[Time]:
    """The times that are told as so many days before or after an event that a noun names."""
    tokens, lengths = parse.tokens, meanings("unit_days")
    for k in range(line.tokens[0] + 1, line.tokens[1] - 1):
        side = tokens[k].text.lower()
        unit = tokens[k - 1].lemma.lower()
        if side not in ("before", "after") or unit not in lengths:
            continue
        event = next((t for t in tokens[k + 1 : min(k + 6, line.tokens[1])] if t.pos in ("NOUN", "VERB")), None)
        first = k - 2 if k - 2 >= line.tokens[0] else k - 1
        many = number(tokens[first].text)
        word = tokens[first].text.lower()
        few = str(meanings("vague_numbers").get(word, "1-9" if first == k - 1 else "2-9")).split("-")
        low, high = (many, many) if many is not None else (float(few[0]), float(few[1]))
        if event is None:
            continue
        days = float(lengths[unit])
        slack = 0.0 if days == 1 else days / 2 if many else 0.0
        ends = (low * days - slack, high * days + slack)
        start = tokens[first if many is not None or word in meanings("vague_numbers") else k - 1].start
        low, high = ends if side == "after" else (-ends[1], -ends[0])
        yield Time(start, event.end, f"after {event.lemma.lower()}", low, high)


def differ(a: Time, b: Time) -> bool:
    """Whether two times on one axis do not meet, and are near enough to be of one act."""
    if a.axis != b.axis:
        return False
    if "since" in (a.bound, b.bound) and a.bound != b.bound:
        return False
    if a.axis in ("weekday", "season"):
        return a.low != b.low and not (a.bound or b.bound)
    if a.axis.startswith("clock"):
        return not (a.bound or b.bound) and _apart_on_clock(a, b) >= CLOCKS_DIFFER
    gap = _gap(a, b)
    if a.axis == "day":
        wide = max(a.high - a.low, b.high - b.low)
        near = wide < LONGEST and not (a.ahead or b.ahead)
        return 0 < gap <= (NEAREST if near else FARTHEST_MONTH)
    if a.axis == "year":
        return 0 < gap <= (FARTHEST_YEAR if a.low == a.high and b.low == b.high else FARTHEST_ERA)
    return gap > 0


def _gap(a: Time, b: Time) -> float:
    """How far two stretches of an axis lie apart, where a limit reaches on to its side; not above 0 where they meet."""
    if a.bound and a.bound == b.bound:
        return max(b.low - a.high, a.low - b.high) - (1 if a.bound == "by" else 0)
    ours, theirs = _reach(a), _reach(b)
    return max(theirs[0] - ours[1], ours[0] - theirs[1])


def _reach(time: Time) -> tuple[float, float]:
    low = -math.inf if time.bound in ("by", "until") else time.low
    return low, math.inf if time.bound in ("after", "since", "until") else time.high


def _apart_on_clock(a: Time, b: Time) -> float:
    """Minutes between two stretches of the day, the shorter way round."""
    shifts = (-MINUTES, 0, MINUTES)
    return min(max(b.low + s - a.high, a.low - b.high - s) for s in shifts)
