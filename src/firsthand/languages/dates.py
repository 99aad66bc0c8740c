"""When something was, by the words of a report and the day of its publication, with how precise it is.

"Tuesday" is the last Tuesday up to the publication. Nothing is ever later than the publication: what is still to come
("next week") is no date of an event. The precision is that of the UCDP (GED Codebook 24.1, date_prec).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from firsthand.languages import DEFAULT, meanings, words
from firsthand.languages.figures import number
from firsthand.records import Period

LONGEST_AGO = 400
"""Days up to which "days ago", "weeks ago" and "months ago" are reckoned: of what lies further back a report gives
the date."""


AHEAD = 120
"""Days up to which a date without its year may lie ahead, and is none of an event: a report tells the year of what was
eight months ago or more."""


class Dated(NamedTuple):
    """Words that say when: their range, and the first and the last day that they can mean."""

    start: int
    end: int
    period: Period


def find_dates(text: str, start: int, end: int, published: str | None, code: str = DEFAULT) -> tuple[Dated, ...]:
    """The dates in `text` from `start` to `end`, in order, none over another.

    `published` is an ISO 8601 prefix: what is told from the day of publication ("on Tuesday") has no date without it.
    """
    day = _day(published)
    found: list[Dated] = []
    for match in sorted(_matches(text, start, end, code), key=lambda m: (m.start(), -m.end())):
        days = _read(match, day, code) if not found or match.start() >= found[-1].end else None
        if days is not None and days[0] <= days[1] and (day is None or days[0] <= day):
            last = min(days[1], day or days[1])
            period = Period(days[0].isoformat(), last.isoformat(), precision(days[0], last))
            found.append(Dated(*match.span(), period))
    return tuple(found)


def find_coming(text: str, start: int, end: int, published: str | None, code: str = DEFAULT) -> tuple[Dated, ...]:
    """The dates in `text` from `start` to `end` if they lie ahead of the publication; none without its day."""
    day = _day(published)
    found: list[Dated] = []
    for form in _coming(code) if day else ():
        for match in form.finditer(text, start, end):
            days = _ahead(match, day, code) if day else None
            if days is not None and days[0] <= days[1]:
                period = Period(days[0].isoformat(), days[1].isoformat(), precision(*days))
                found.append(Dated(*match.span(), period))
    return tuple(sorted(d for d in found if not any(_holds(other, d) for other in found)))


def _holds(outer: Dated, inner: Dated) -> bool:
    return outer != inner and outer.start <= inner.start and inner.end <= outer.end


def _ahead(match: re.Match[str], day: date, code: str) -> Days | None:
    """The first and last day of a match that lies ahead."""
    told = {name: text for name, text in match.groupdict().items() if text}
    try:
        if "month" in told:
            month = int(meanings("month_numbers", code)[told["month"].rstrip(".").lower()])
            year = int(told["of"]) if "of" in told else day.year + (month < day.month)
            first = date(year, month, int(told.get("on", 1)))
            days = first, first if "on" in told else _month_end(first)
            return days if days[1] >= day else None
        if "weekday" in told:
            on = int(meanings("weekday_numbers", code)[told["weekday"].lower()])
            coming = day + timedelta(days=(on - day.weekday()) % 7)
            return coming, coming
        if "tomorrow" in told:
            return day + timedelta(days=1), day + timedelta(days=1)
        return _coming_span(told, day)
    except (ValueError, OverflowError):
        return None


def _coming_span(told: dict[str, str], day: date) -> Days:
    """The next week (from Monday) or month, or what is left of this one, or its beginning or end."""
    unit, part = told["unit"].lower(), told.get("part", "").lower()
    first = _begun(unit, day)
    if told["span"].lower() == "next":
        first = first + timedelta(days=7) if unit == "week" else _month_end(first) + timedelta(days=1)
    last = first + timedelta(days=6) if unit == "week" else _month_end(first)
    length = (last - first).days
    if part.startswith("early"):
        last = first + timedelta(days=length // 3)
    elif part.startswith(("late", "end")):
        first = last - timedelta(days=length // 3)
    return max(first, day), last


@cache
def _coming(code: str) -> tuple[re.Pattern[str], ...]:
    """The forms of dates that may lie ahead."""
    month = rf"(?P<month>{_names('month_numbers', code)})\b\.?"
    day = r"(?P<on>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?"
    forms = (
        rf"\b{day}\s(?:of\s)?{month}(?:,?\s(?P<of>\d{{4}})\b)?",
        rf"\b{month}\s{day}(?![\d:.,]\d)(?:,?\s(?P<of>\d{{4}})\b)?(?!\s?(?:%|percent))",
        rf"\b(?:[Ii]n|[Nn]ext|[Bb]y|[Uu]ntil)\s{month}(?!\s\d)(?:\s(?P<of>\d{{4}})\b)?",
        rf"\b(?:(?:[Nn]ext|[Cc]oming)\s)?(?P<weekday>{_names('weekday_numbers', code)})\b",
        r"(?i:\b(?P<tomorrow>tomorrow)\b)",
        r"(?i:\b(?:(?P<part>early|late|end of)\s(?:the\s)?)?(?P<span>next|this)\s(?P<unit>week|month)\b)",
    )
    return tuple(re.compile(form) for form in forms)


def _matches(text: str, start: int, end: int, code: str) -> Iterator[re.Match[str]]:
    for pattern in _patterns(code):
        yield from pattern.finditer(text, start, end)


def precision(first: date, last: date) -> Literal[1, 2, 3, 4, 5]:
    """UCDP's date_prec: 1 the day, 2 within 2 to 6 days, 3 a week, 4 within 8 to 31 days, 5 longer."""
    days = (last - first).days + 1
    if days == 1:
        return 1
    return 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def join(periods: list[Period]) -> Period:
    """The period from the first to the last day of all of them, which are not none."""
    first, last = min(p.start for p in periods), max(p.end for p in periods)
    return Period(first, last, precision(date.fromisoformat(first), date.fromisoformat(last)))


def _day(published: str | None) -> date | None:
    """The day of an ISO 8601 prefix that is as long as one."""
    try:
        return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None


Days = tuple[date, date]


def _read(match: re.Match[str], day: date | None, code: str) -> Days | None:
    """The first and last day of a match; None where it has none, or lies ahead."""
    told = {name: text for name, text in match.groupdict().items() if text}
    try:
        if "iso" in told:
            return (exact := date.fromisoformat(told["iso"])), exact
        if "month" in told:
            days = _in_month(told, day, code)
        elif "year" in told:
            days = date(int(told["year"]), 1, 1), date(int(told["year"]), 12, 31)
        else:
            days = _relative(told, day, code) if day else None
    except (ValueError, OverflowError):
        return None
    return (days[0], day) if days and day and "since" in told and days[0] <= day else days


def _in_month(told: dict[str, str], day: date | None, code: str) -> Days | None:
    """A day or days of a month, or the month; without its year the last one up to the publication."""
    month = int(meanings("month_numbers", code)[told["month"].rstrip(".").lower()])
    year = int(told["of"]) if "of" in told else day.year if day else 0
    if "of" not in told and day and (ahead := (date(year, month, int(told.get("on", 1))) - day).days) > 0:
        year = year - 1 if ahead > AHEAD or "gone" in told else 0
    if not year:
        return None
    first = date(year, month, int(told.get("on", 1)))
    return first, date(year, month, int(told.get("to", told["on"]))) if "on" in told else _month_end(first)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _relative(told: dict[str, str], day: date, code: str) -> Days | None:
    """What is told from the day of publication: a weekday, "yesterday", "last week", "two days ago"."""
    if "weekday" in told:
        return _weekday(told, day, code)
    if "before" in told:
        found = day - timedelta(days=int(meanings("days_before", code)[" ".join(told["before"].lower().split())]))
        return found, found
    if "overnight" in told:
        return day - timedelta(days=1), day
    if "ago" in told:
        return _ago(told, day, code)
    span, unit = told["span"].lower(), told["unit"].lower()
    ahead = (span, unit) == ("this", "weekend") and day.weekday() < 5
    return None if ahead else _span(unit, span in words("past_spans", code), day)


def _weekday(told: dict[str, str], day: date, code: str) -> Days | None:
    back = (day.weekday() - int(meanings("weekday_numbers", code)[told["weekday"].lower()])) % 7
    which = (told.get("which") or "").lower()
    if which in words("coming_spans", code) or (which == "this" and back > day.weekday()):
        return None
    found = day - timedelta(days=back or (7 if which == "last" else 0))
    return found, found


def _span(unit: str, past: bool, day: date) -> Days:
    """The week (from Monday), weekend, month or year of `day`, up to that day, or the one before it."""
    if unit == "weekend":
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        ended = saturday + timedelta(days=1) < day
        saturday -= timedelta(days=0 if ended or not past else 7)
        return saturday, saturday + timedelta(days=1)
    start = _begun(unit, day)
    return (_begun(unit, end := start - timedelta(days=1)), end) if past else (start, day)


def _begun(unit: str, day: date) -> date:
    """The first day of the week, month or year that a day is in."""
    begun = {"week": day - timedelta(days=day.weekday()), "month": day.replace(day=1)}
    return begun.get(unit) or day.replace(month=1, day=1)


def _ago(told: dict[str, str], day: date, code: str) -> Days | None:
    """The days that "three weeks ago" can mean: half a week or a month to either side."""
    times = number(told["times"], code) or 1
    unit = told["ago"].lower().rstrip("s")
    if unit == "hour":
        return day - timedelta(days=-int(-times // 24)), day
    length = {"day": 1, "week": 7, "month": 30}[unit]
    back = int(times * length)
    if back > LONGEST_AGO:
        return None
    middle, slack = day - timedelta(days=back), timedelta(days=length // 2)
    return middle - slack, min(middle + slack, day)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """The forms of dates. Names of days and months must begin with a capital ("may", "march", "sun")."""
    month = rf"(?P<month>{_names('month_numbers', code)})\b\.?"
    day = r"(?P<on>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?"
    other = r"(?:\s?(?:[-–]|to|and|through)\s?(?P<to>[0-3]?\d)(?!\d)(?:st|nd|rd|th)?)?"
    since = r"(?:(?P<since>[Ss]ince)\s(?:the\s)?)?"
    half = r"(?:(?:early|late|mid)[\s-])?"
    weekday = rf"(?P<weekday>{_names('weekday_numbers', code)})\b"
    units = r"(?P<unit>week|weekend|month|year)\b"
    befores = "|".join(sorted(meanings("days_before", code), key=len, reverse=True)).replace(" ", r"\s{1,2}")
    times = "|".join(sorted(meanings("numbers", code)))
    forms = (
        r"(?<![\d-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])",
        rf"{since}\b{day}{other}\s(?:of\s)?{month}(?:,?\s(?P<of>\d{{4}})\b)?",
        rf"{since}\b{month}\s{day}{other}(?![\d:.,]\d)(?:,?\s(?P<of>\d{{4}})\b)?(?!\s?(?:%|percent))",
        rf"{since}\b{month}\s(?P<of>\d{{4}})\b",
        rf"\b(?:(?P<since>[Ss]ince)|[Ii]n|[Dd]uring|(?P<gone>[Ll]ast)|[Tt]his)\s{half}{month}(?!\s\d)",
        rf"{since}(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming)\s)?\b{weekday}",
        rf"(?i:\b(?P<before>{befores})\b)",
        r"(?i:\b(?P<overnight>overnight)\b)",
        rf"(?i:\b(?:(?:earlier|later)\s)?(?P<span>last|past|this past|this|the past)\s{units})",
        r"(?i:\b(?:over|at|during)\s(?P<span>the)\s(?P<unit>weekend)\b)",
        rf"(?i:\b(?P<times>\d{{1,3}}|a|an|{times})\s(?P<ago>hours?|days?|weeks?|months?)\sago\b)",
        r"\b(?:(?P<since>[Ss]ince)|[Ii]n)\s(?P<year>(?:19|20)\d\d)\b(?!\s?%)",
    )
    return tuple(re.compile(form) for form in forms)


def _names(table: str, code: str) -> str:
    listed = sorted(meanings(table, code), key=lambda word: (-len(word), word))
    return "|".join(f"{word.capitalize()}|{word.upper()}" for word in listed)
