"""The days that sentences name, and whether two name others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import cache

from firsthand.languages import meanings, words
from firsthand.languages.dates import find_dates
from firsthand.records import Report, Token

DAY = len("2016-06-06")
"""Characters of a date that is told to the day."""

LONGEST_DAY = 2
"""Digits of a day of a month."""

LAST_DAY = 31
"""Days of the longest month."""

BEGINNING = 300
"""Characters in which a report that begins with its date has it."""

_NUMERIC = re.compile(r"\b(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def name_days(tokens: Sequence[Token], published: str | None) -> Iterator[str]:
    """The weekdays, years, and days of a month ("6/8") that a sentence names."""
    for k, token in enumerate(tokens):
        word = token.text.lower()
        if _YEAR.fullmatch(word) or word in words("weekdays"):
            yield word
        if word == "year" and tokens[k - 1].text.lower() == "last" and published:
            yield str(int(published[:4]) - 1)
        month = (
            meanings("month_numbers").get(word.rstrip("."))
            if word.rstrip(".").isalpha() and token.pos == "PROPN"
            else None
        )
        if numeric := _NUMERIC.fullmatch(word):
            yield f"{int(numeric[2])}/{int(numeric[1])}"
        for beside in (*tokens[max(0, k - 1) : k], *tokens[k + 1 : k + 2]):
            if month and day_of_month(beside.text):
                yield f"{month}/{day_of_month(beside.text)}"


def day_of_month(word: str) -> int:
    """The day of a month that a word of digits can be; 0 for another word, as "²" and a thousand digits are."""
    day = int(word) if word.isdecimal() and len(word) <= LONGEST_DAY else 0
    return day if day <= LAST_DAY else 0


@cache
def day_of(report: Report) -> date | None:
    """The day of a report: that of its publication, else the first full date that it begins with."""
    if report.published and len(report.published) >= DAY:
        return _read(report.published[:DAY])
    found = [(d.start, d.period.start) for d in find_dates(report.text, 0, BEGINNING, None)]
    found += [
        (m.start(), f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}") for m in _NUMERIC.finditer(report.text, 0, BEGINNING)
    ]
    return _read(min(found)[1]) if found else None


def _read(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def is_of_month(named: str) -> bool:
    """Whether what is named is a day of a month ("6/8")."""
    return "/" in named


def differ(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether both name weekdays, or days of a month, and none in common, or name other years."""
    years = [{d for d in days if d.isdigit()} for days in (ours, theirs)]
    if all(years) and years[0] != years[1]:
        return True
    for sort in (str.isalpha, is_of_month):
        left, right = ({d for d in days if sort(d)} for days in (ours, theirs))
        if left and right and not left & right:
            return True
    return False
