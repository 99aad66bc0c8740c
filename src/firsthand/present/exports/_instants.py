"""The date of a report as other formats want it. No clock is read, and no precision is made up."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Literal

UNKNOWN = "1970-01-01T00:00:00.000Z"
"""Stands where a format demands an instant and no report tells one: the beginning of Unix time, no date of news."""

Precision = Literal["gYear", "gYearMonth", "date", "dateTime"]

_PADDING = {4: "-01-01", 7: "-01"}
_SHAPE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:.+Z-]{2,30})?)?)?")


def instant(published: str | None) -> str | None:
    """The first instant of a date in UTC, to the millisecond; a time without an offset is taken for UTC."""
    moment = _moment(published)
    if moment is None:
        return None
    try:
        told = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return told.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def earliest(dates: list[str | None]) -> str:
    """The first of the dates as an instant, or `UNKNOWN` where none can be read."""
    return min((found for found in map(instant, dates) if found), default=UNKNOWN)


def day(published: str | None) -> str | None:
    """The day, YYYY-MM-DD; None where the date is less precise or cannot be read."""
    return published[:10] if published and len(published) >= 10 and _moment(published) else None


def typed(published: str | None) -> tuple[str, Precision] | None:
    """The date as a value of XML Schema with its type, as precise as it is told; None where it cannot be read."""
    moment = _moment(published)
    if moment is None or published is None:
        return None
    if len(published) > 10:
        return moment.isoformat(timespec="seconds"), "dateTime"
    kinds: dict[int, Precision] = {4: "gYear", 7: "gYearMonth", 10: "date"}
    return published, kinds[len(published)]


def _moment(published: str | None) -> datetime | None:
    if not published or not _SHAPE.fullmatch(published):
        return None
    try:
        return datetime.fromisoformat(published + _PADDING.get(len(published), ""))
    except ValueError:
        return None
