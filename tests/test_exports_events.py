"""Rows of UCDP GED and ACLED: their columns, what the event tells in them, and nothing where it tells nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.records import Case, Code, Event, Period, Place

GED, ACLED = "ucdp_ged.csv", "acled.csv"
PLACE = Place("Port Ellory", 1, "Tarvenia", "TV", "Ellory", -33.5, 151.0, 1)
CODES = (
    Code("UCDP GED", "source_article", 'Ellory Post, 2031-05-06, "Ferry strike"', "outlet, day and title"),
    Code("UCDP GED", "source_original", "Harbour Board;two port officials", "origins of the leading claims"),
    Code("UCDP GED", "best", 40.0, "the figure of most reports"),
    Code("UCDP GED", "latitude", -33.5, "GeoNames"),
    Code("UCDP GED", "deaths_a", None, "no count says of which side the dead were"),
    Code("ACLED", "event_date", "2031-05-06", "the first day of those that the reports tell"),
    Code("ACLED", "actor1", "=HYPERLINK(1)", "as the reports name it"),
)


def with_event(event: Event | None) -> Case:
    case = invented_case.case()
    return replace(case, stories=(replace(case.stories[0], event=event),))


def rows(case: Case, name: str) -> list[dict[str, str]]:
    text = exports.export(case, "events")[name].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


EVENT = Event(place=PLACE, period=Period("2031-05-06", "2031-05-07", 2), codes=CODES)


def test_the_columns_are_those_of_the_data_sets() -> None:
    (ged,), (acled,) = (rows(with_event(EVENT), name) for name in (GED, ACLED))
    assert len(ged) == 49 and len(acled) == 31
    assert list(ged)[:3] == ["id", "relid", "year"] and list(ged)[-3:] == ["low", "gwnoa", "gwnob"]
    assert list(acled)[:3] == ["event_id_cnty", "event_date", "year"] and list(acled)[-1] == "timestamp"


def test_what_the_event_tells_is_filled_in_and_the_rest_is_empty() -> None:
    (ged,) = rows(with_event(EVENT), GED)
    assert {column: value for column, value in ged.items() if value} == {
        "year": "2031",
        "source_article": 'Ellory Post, 2031-05-06, "Ferry strike"',
        "source_original": "Harbour Board;two port officials",
        "best": "40",
        "latitude": "-33.5",
        "geom_wkt": "POINT (151.0 -33.5)",
    }
    (acled,) = rows(with_event(EVENT), ACLED)
    assert {column: value for column, value in acled.items() if value} == {
        "event_date": "2031-05-06",
        "year": "2031",
        "actor1": "'=HYPERLINK(1)",
    }


def test_days_of_two_years_have_no_year_and_a_country_no_point() -> None:
    event = Event(place=PLACE._replace(latitude=None, longitude=None), period=Period("2031-12-31", "2032-01-01", 2))
    (ged,) = rows(with_event(event), GED)
    assert not any(ged.values())


def test_each_cell_has_its_reason() -> None:
    told = rows(with_event(EVENT), "reasons.csv")
    assert [(t["row"], t["column"], t["reason"]) for t in told] == [("1", c.column, c.reason) for c in CODES]


def test_a_story_without_an_event_has_no_row() -> None:
    assert [rows(with_event(None), name) for name in (GED, ACLED, "reasons.csv")] == [[], [], []]


def test_every_column_that_a_trace_fills_is_a_column_of_its_data_set(example: Case) -> None:
    codes = [code for story in example.stories if story.event for code in story.event.codes]
    assert codes
    for code in codes:
        name = {"UCDP GED": GED, "ACLED": ACLED}[code.scheme]
        assert code.column in rows(example, name)[0]
    (first, *_) = rows(example, GED)
    assert first["source_article"] and first["source_original"]


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_breaks_nothing(text: str) -> None:
    codes = tuple(code._replace(value=text, reason=text) for code in CODES)
    for name in (GED, ACLED, "reasons.csv"):
        for row in rows(with_event(replace(EVENT, codes=codes)), name):
            assert not [v for v in row.values() if v.startswith(tuple("=@+\t\r\n"))]
