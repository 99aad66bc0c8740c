"""When the reports were published, as places on one line: how a story spread."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from firsthand.present import _words
from firsthand.present._evidence import Evidence
from firsthand.records import Claim, Passage, Report

WIDTH = 1000
"""The units of a line of time; a browser stretches it to the room there is."""

NARROWEST = 8
"""Units of the shortest mark, so that a minute is seen on a line of weeks."""

MOST_TAKEN = 4
"""Reports named as those from which one took its wording."""

_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


class Moment(NamedTuple):
    """The first and the last instant that a date can mean: as far apart as it is imprecise."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A report on the line of time: `x` and `width` are None where it has no date that can be read."""

    label: str
    anchor: str
    when: str
    title: str
    x: int | None
    width: int | None
    taken: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The reports of a story in the order of their dates; those without one come last."""

    first: str
    last: str
    rows: tuple[TimeRow, ...]
    zones: bool


def moment(published: str | None) -> Moment | None:
    """What a date means, in UTC where it names no zone; None where it cannot be read."""
    if not published:
        return None
    try:
        if len(published) == 4:
            return Moment(datetime(int(published), 1, 1, tzinfo=UTC), datetime(int(published), 12, 31, tzinfo=UTC))
        if len(published) == 7:
            year, month = int(published[:4]), int(published[5:])
            last = monthrange(year, month)[1]
            return Moment(datetime(year, month, 1, tzinfo=UTC), datetime(year, month, last, 23, 59, tzinfo=UTC))
        found = datetime.fromisoformat(published)
        start = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        return Moment(start, start + (timedelta(days=1) if len(published) == 10 else timedelta(minutes=1)))
    except (ValueError, OverflowError):
        return None


def scaled(moments: Sequence[Moment], width: int) -> list[tuple[int, int]]:
    """Where each moment begins and how wide it is, on a line of `width` units from the first to the last."""
    if not moments:
        return []
    first, last = min(m.start for m in moments), max(m.end for m in moments)
    whole = (last - first).total_seconds() or 1.0
    found = []
    for start, end in moments:
        wide = max(NARROWEST, round((end - start).total_seconds() / whole * width))
        found.append((min(round((start - first).total_seconds() / whole * width), width - wide), wide))
    return found


def view(
    reports: Iterable[Report], passages: Iterable[Passage], claims: Iterable[Claim], evidence: Evidence
) -> Timeline:
    """The reports on their line, each with those that it takes wording from."""
    dated = [(r, moment(r.published)) for r in reports]
    known = sorted(((m, r) for r, m in dated if m), key=lambda p: p[0])
    taken = _taken(passages, claims)
    places = scaled([m for m, _ in known], WIDTH)
    rows = [_row(r, x, width, taken, evidence) for (_, r), (x, width) in zip(known, places, strict=True)]
    rows += [_row(r, None, None, taken, evidence) for r, m in dated if not m]
    first, last = (known[0][1].published, known[-1][1].published) if known else (None, None)
    zones = len({_zone(r.published) for _, r in known if _CLOCK.search(r.published or "")}) > 1
    return Timeline(_words.day(first), _words.day(last), tuple(rows), zones)


def _row(
    report: Report, x: int | None, width: int | None, taken: dict[str, dict[str, None]], evidence: Evidence
) -> TimeRow:
    label, anchor = evidence.label(report.id), evidence.anchors.report(report.id)
    sources = _words.listing([evidence.label(r) for r in taken.get(report.id, {})], MOST_TAKEN)
    return TimeRow(label, anchor, when(report.published), report.title or "", x, width, sources)


def _taken(passages: Iterable[Passage], claims: Iterable[Claim]) -> dict[str, dict[str, None]]:
    """By report: the reports that its wording rests on, as passages and credits show."""
    taken: dict[str, dict[str, None]] = {}
    for passage in passages:
        if passage.direction == "left_to_right":
            taken.setdefault(passage.right.report, {})[passage.left.report] = None
        elif passage.direction == "right_to_left":
            taken.setdefault(passage.left.report, {})[passage.right.report] = None
    reports = {a.report for c in claims for a in c.stated}
    for step in (d for c in claims for d in c.derivations if d.kind in ("copied", "credited")):
        if step.target in reports:
            taken.setdefault(step.source, {})[step.target] = None
    return taken


def when(published: str | None) -> str:
    """Day and time of a date as a person reads it, as precise as it is, with its zone where it names one."""
    clock = _CLOCK.search(published or "")
    if not clock:
        return _words.day(published)
    zone = "UTC" if clock[2] == "Z" else clock[2] or ""
    return f"{_words.day(published)}, {clock[1]} {zone}".rstrip()


def _zone(published: str | None) -> str:
    clock = _CLOCK.search(published or "")
    return (clock[2] or "") if clock else ""
