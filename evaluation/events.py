"""Where and when an event was, against the place and day that FA-KES gives for each of its reports on Syria.

FA-KES (Abu Salem et al., 2019) matched each report to an incident by hand, in part loosely: some reports are of other
days than their incident. So an agreement of 100 % cannot be had; what is measured is how often a careful reading of one
report alone gives the same region and the same day, and how often it gives none.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from firsthand import pipeline
from firsthand.languages.dates import find_dates
from firsthand.languages.places import Context, locate
from firsthand.records import Event, Report, Story

DATA = "fakes_before_2016-07.jsonl.gz"
SAMPLE = 200
SAMPLE_SHORT = 40
HEAD = 120
"""Characters from the start of a report in which its day of publication stands."""

NEAR = 7
"""Days before a report's publication that the incident's day may lie for the two to be of one event: of 107 reports
with both, 29 were matched to incidents that are weeks, months or years away, or that had not happened yet."""

SYRIA = Context({"SY": 1}, frozenset())
NEIGHBOURS = {"Dimashq": "Rīf Dimashq"}
"""The city of Damascus and the region around it, which FA-KES calls by one name."""


def measure(shared: Path, short: bool) -> dict[str, float | None]:
    """How many of a fixed sample get a place and a day, and how many of those agree, in per cent."""
    with gzip.open(shared / DATA, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    sample = random.Random(0).sample(records, SAMPLE_SHORT if short else SAMPLE)
    told: Counter[str] = Counter()
    for record in sample:
        told.update(_judge(_event(record), record))
    return {
        "region told %": _share(told["region"], told["reports"]),
        "region agrees %": _share(told["same region"], told["region"]),
        "day told %": _share(told["day"], told["dated"]),
        "day agrees %": _share(told["same day"], told["near day"]),
        "later than published": float(told["later"]),
    }


def _share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _event(record: dict[str, Any]) -> tuple[Event | None, str | None]:
    """The event of one report alone, and its day of publication where its head tells one."""
    text = record["text"]
    report = replace(Report(record["id"], record["id"], "", "", text), published=_published(text))
    understood = pipeline.understand(report)
    found, _ = pipeline.answer((Story(record["id"], "", (record["id"],)), (understood,), (), ()))
    return found.stories[0].event, report.published


def _published(text: str) -> str | None:
    found = find_dates(text, 0, min(HEAD, len(text)), None)
    return next((d.period.start for d in found if d.period.precision == 1), None)


def _judge(event: tuple[Event | None, str | None], record: dict[str, Any]) -> list[str]:
    found, published = event
    told = ["reports", *(["dated"] if published else [])]
    place, period = (found.place, found.period) if found else (None, None)
    wanted = locate(record["location"], 1, SYRIA).place
    if place is not None and place.region is not None:
        same = wanted is not None and wanted.region in (place.region, NEIGHBOURS.get(wanted.region or ""))
        near = wanted is not None and NEIGHBOURS.get(wanted.region or "") == place.region
        told += ["region", *(["same region"] if same or near else [])]
    if period is not None and published:
        day = date.fromisoformat(record["date"])
        first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
        told += ["day"]
        if 0 <= (date.fromisoformat(published) - day).days <= NEAR:
            told += ["near day", *(["same day"] if first <= day <= last else [])]
        told += ["later"] if period.end > published else []
    return told


if __name__ == "__main__":
    print(json.dumps(measure(Path(__file__).parent.parent.parent / "shared" / "data", False), indent=1))
