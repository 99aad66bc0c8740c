"""Event rows as UCDP's GED and ACLED have them: what the reports give is filled in, and the rest is the coder's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from firsthand.present.exports._cells import Cell, table
from firsthand.records import Case, Event, Story

_REASONS = ("row", "story", "title", "scheme", "column", "value", "reason")


def export(case: Case) -> dict[str, str]:
    """A row a story that has an event, in each scheme; and beside them why each cell is filled or empty."""
    told = [(story, story.event) for story in case.stories if story.event]
    rows = {
        f"{name}.csv": table(scheme["columns"], (_row(event, scheme) for _, event in told))
        for name, scheme in _schemes().items()
    }
    reasons = (row for number, (story, event) in enumerate(told, 1) for row in _reasons(number, story, event))
    return {**rows, "reasons.csv": table(_REASONS, reasons)}


def _row(event: Event, scheme: Mapping[str, Any]) -> list[Cell]:
    told = {code.column: code.value for code in event.codes if code.scheme == scheme["scheme"]}
    told = {**_derived(event), **told}
    return [_plain(told.get(column)) for column in scheme["columns"]]


def _derived(event: Event) -> dict[str, Cell]:
    """What follows from the fields alone: the year, and the point in well-known text, longitude first."""
    period, place = event.period, event.place
    year = period.start[:4] if period and period.start[:4] == period.end[:4] else None
    located = place is not None and place.latitude is not None and place.longitude is not None
    return {"year": year, "geom_wkt": f"POINT ({place.longitude} {place.latitude})" if place and located else None}


def _reasons(number: int, story: Story, event: Event) -> Iterator[list[Cell]]:
    for code in event.codes:
        yield [number, story.id, story.title, code.scheme, code.column, _plain(code.value), code.reason]


def _plain(value: Cell) -> Cell:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@cache
def _schemes() -> dict[str, dict[str, Any]]:
    return tomllib.loads((resources.files("firsthand.present.exports") / "events.toml").read_text("utf-8"))
