"""Dates in words or figures to ISO 8601 prefixes that are as long as the date is precise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1450, 2100
"""Years between which a date is one of a publication: since printing, and no wall clock is asked."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s{1,3})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?=\d{{1,2}}(?:[:.]\d\d|\s?[ap]\.?\s?m\b))(?P<{0}hour>\d{{1,2}})"
    r"(?:[:.](?P<{0}minute>\d\d)(?::(?P<{0}second>\d\d)(?:\.\d{{1,9}})?)?)?"
)
_HALF = r"(?:\s?(?P<{0}half>[ap])\.?\s?m\b\.?)?"
_ZONE = r"(?:\s{{0,2}}(?P<{0}zone>Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?(?:\d\d)?(?!\d)|UTC\b|GMT\b))?"
_TIME = (_CLOCK + _HALF + _ZONE).format
_AFTER = r"(?:(?:T|,?\s{1,3}(?:at\s|\|\s|[-–—]\s|·\s|/\s)?)" + _TIME("a_") + r")?(?!\d)"
_BEFORE = r"(?:" + _TIME("b_") + r"(?:\s[A-Z]{2,4})?,?\s{1,3}(?:on\s)?)?"

_FORMS = (
    re.compile(r"(?<![\d-])(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d\d)(?:(?P=sep)(?P<day>\d\d))?(?![\d-])" + _AFTER),
    re.compile(r"(?<![\d:.])" + _BEFORE + _WEEKDAY + r"(?<!\d)" + _DAY + r"[\s.-]{1,3}(?:of\s)?" + _MONTH
               + r",?[\s-]{1,3}'?(?P<year>\d{4}|\d\d)(?![\d:])" + _AFTER, re.IGNORECASE),
    re.compile(r"(?<![\d:.])" + _BEFORE + _WEEKDAY + r"\b" + _MONTH + r"\s{0,3}" + _DAY
               + r"(?:,\s{0,3}|\s{1,3})(?P<year>\d{4})(?![\d:])" + _AFTER, re.IGNORECASE),
    re.compile(r"(?<![\d:./-])" + _BEFORE + _WEEKDAY + r"(?<!\d)(?P<first>\d{1,2})(?P<sep>[./-])"
               r"(?P<second_>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\d:])" + _AFTER, re.IGNORECASE),
    re.compile(r"\b" + _MONTH + r",?\s{1,3}(?P<year>\d{4})(?!\d)", re.IGNORECASE),
)  # fmt: skip


class Dated(NamedTuple):
    """A date in a text: where it stands and its ISO 8601 prefix."""

    start: int
    end: int
    iso: str


def parse(value: str) -> str | None:
    """The ISO 8601 prefix of the one date that `value` holds, as precise as it is given; None where there is none.

    A time keeps its offset from UTC where one is told ("2022-03-23T11:42+02:00"). Of a numeric date whose day and
    month cannot be told apart only the year is sure.
    """
    text = value[:200].strip()
    if re.fullmatch(r"\d{4}", text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return text
    if re.fullmatch(r"(?:19|20)\d{6}(?:T?\d{4,6}Z?)?", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return next((found.iso for found in find(text)), None)


def find(text: str) -> Iterator[Dated]:
    """The dates of at least a month and a year in `text`, in order, none over another."""
    found = [Dated(*match.span(), iso) for form in _FORMS for match in form.finditer(text) if (iso := _iso(match))]
    end = 0
    for dated in sorted(found, key=lambda d: (d.start, -d.end)):
        if dated.start >= end:
            yield dated
            end = dated.end


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000 if year < 70 else 1900
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second_"])
        if parts["sep"] != "." and first <= 12 and second <= 12 and first != second:
            return f"{year:04}"
        day, month = (second, first) if second > 12 and parts["sep"] != "." else (first, second)
    else:
        name = parts["month"].lower()
        month = int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1
        day = int(parts.get("day") or 0)
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    try:
        whole = date(year, month, day)
    except ValueError:
        return None
    return _with_time(whole, parts, "a_") or _with_time(whole, parts, "b_") or whole.isoformat()


def _with_time(day: date, parts: dict[str, str | None], side: str) -> str | None:
    """The date with the time of day that stands on one side of it; None where there is none."""
    hour, minute, second, half, zone = (parts.get(side + k) for k in ("hour", "minute", "second", "half", "zone"))
    if hour is None or (minute is None and half is None):
        return None
    clock = int(hour)
    if half and 1 <= clock <= 12:
        clock = clock % 12 + (12 if half.lower() == "p" else 0)
    if clock > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    moment = datetime(day.year, day.month, day.day, clock, int(minute or 0), int(second or 0))
    precision = "seconds" if second else "minutes" if minute else "hours"
    return moment.isoformat(timespec=precision) + _offset(zone)


def _offset(zone: str | None) -> str:
    """The offset from UTC in ISO 8601, or nothing where none is told: a name like CST stands for several."""
    match = re.search(r"([+-])(\d\d):?(\d\d)?", zone or "")
    if not match:
        return "Z" if zone else ""
    hours, minutes = int(match[2]), int(match[3] or 0)
    return f"{match[1]}{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""
