"""Which days words mean, reckoned from the publication, and never one after it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.languages.dates import find_dates, join, precision
from firsthand.records import Period

WEDNESDAY = "2022-03-23"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str, int]]:
    return [(text[d.start : d.end], *d.period) for d in find_dates(text, 0, len(text), published)]


@pytest.mark.parametrize(
    ("words", "first", "last", "precise"),
    [
        ("on Wednesday", "2022-03-23", "2022-03-23", 1),
        ("on Tuesday night", "2022-03-22", "2022-03-22", 1),
        ("on Thursday", "2022-03-17", "2022-03-17", 1),
        ("last Wednesday", "2022-03-16", "2022-03-16", 1),
        ("today", "2022-03-23", "2022-03-23", 1),
        ("this morning", "2022-03-23", "2022-03-23", 1),
        ("yesterday", "2022-03-22", "2022-03-22", 1),
        ("last night", "2022-03-22", "2022-03-22", 1),
        ("the day before yesterday", "2022-03-21", "2022-03-21", 1),
        ("overnight", "2022-03-22", "2022-03-23", 2),
        ("two days ago", "2022-03-21", "2022-03-21", 1),
        ("a week ago", "2022-03-13", "2022-03-19", 3),
        ("over the weekend", "2022-03-19", "2022-03-20", 2),
        ("last week", "2022-03-14", "2022-03-20", 3),
        ("earlier this week", "2022-03-21", "2022-03-23", 2),
        ("last month", "2022-02-01", "2022-02-28", 4),
        ("last year", "2021-01-01", "2021-12-31", 5),
        ("22 March", "2022-03-22", "2022-03-22", 1),
        ("22nd of March", "2022-03-22", "2022-03-22", 1),
        ("March 22", "2022-03-22", "2022-03-22", 1),
        ("March 22, 2021", "2021-03-22", "2021-03-22", 1),
        ("22 March 2021", "2021-03-22", "2021-03-22", 1),
        ("2021-03-22", "2021-03-22", "2021-03-22", 1),
        ("Sept. 7", "2021-09-07", "2021-09-07", 1),
        ("3-5 March", "2022-03-03", "2022-03-05", 2),
        ("March 3 to 5", "2022-03-03", "2022-03-05", 2),
        ("in early March", "2022-03-01", "2022-03-23", 4),
        ("May 2020", "2020-05-01", "2020-05-31", 4),
        ("last September", "2021-09-01", "2021-09-30", 4),
        ("since Sunday", "2022-03-20", "2022-03-23", 2),
        ("in 2011", "2011-01-01", "2011-12-31", 5),
    ],
)
def test_words_mean_days(words: str, first: str, last: str, precise: int) -> None:
    (found,) = read(f"The mill burned {words}, they said.")
    assert found[1:] == (first, last, precise)
    assert words.startswith(found[0]) or found[0] in words


@pytest.mark.parametrize(
    "words",
    [
        *(
            "next Tuesday",
            "coming Friday",
            "this Friday",
            "this weekend",
            "30 March",
            "in May",
            "March 30",
            "2022-03-24",
        ),
        *("31 February 2021", "45 March", "May 40 people", "it may 5 times", "they march 3 abreast", "the sun rose"),
        *("99999 weeks ago", "room 2011", "0 March", "on Fridayish", "tomorrow", "on Mondays"),
    ],
)
def test_what_lies_ahead_or_is_no_date_means_no_day(words: str) -> None:
    assert [f for f in read(f"The mill will burn {words}, they said.") if f[3] == 1] == []


@pytest.mark.parametrize("published", [None, "2022-03", "2022", "nonsense", ""])
def test_without_a_day_of_publication_only_whole_dates_are_known(published: str | None) -> None:
    assert read("It burned on Tuesday, last week, on 22 March and yesterday.", published) == []
    assert [f[1] for f in read("It burned on 22 March 2021.", published)] == ["2021-03-22"]


def test_the_time_of_publication_changes_nothing() -> None:
    assert read("It burned on Tuesday.", "2022-03-23T00:10+02:00") == read("It burned on Tuesday.")


def test_a_date_is_read_once_and_as_long_as_it_is() -> None:
    assert [f[0] for f in read("On Tuesday, 22 March 2022, and on 2022-03-21.")] == [
        "Tuesday",
        "22 March 2022",
        "2022-03-21",
    ]


def test_only_the_part_asked_for_is_read() -> None:
    text = "On Monday it burned. On Tuesday it rained."
    assert [text[d.start : d.end] for d in find_dates(text, 21, len(text), WEDNESDAY)] == ["Tuesday"]


def test_periods_join_from_the_first_to_the_last_day() -> None:
    days = [Period("2022-03-19", "2022-03-19", 1), Period("2022-03-20", "2022-03-20", 1)]
    assert join(days) == Period("2022-03-19", "2022-03-20", 2)
    assert [precision(date(2022, 3, 1), date(2022, 3, n)) for n in (1, 2, 6, 7, 8, 31)] == [1, 2, 2, 3, 4, 4]
    assert precision(date(2022, 3, 1), date(2022, 4, 1)) == 5


PIECES = [
    "on Friday",
    "last week",
    "22 March",
    "May 3",
    "two weeks ago",
    "since June",
    "this weekend",
    "2022-02-30",
    "xx",
    "9",
]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=6), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_no_day_is_after_the_publication_and_every_range_is_in_order(pieces: list[str], day: date) -> None:
    text = " and ".join(pieces)
    found = find_dates(text, 0, len(text), day.isoformat())
    assert all(d.period.start <= d.period.end <= day.isoformat() for d in found)
    assert all(text[d.start : d.end].strip() for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    find_dates(text, 0, len(text), WEDNESDAY)


def test_a_long_hostile_text_is_read_in_a_moment() -> None:
    for piece in ("1", "May ", "last ", "since ", "Monday", "1 of ", "in early ", "this past "):
        text = piece * (200_000 // len(piece))
        assert len(find_dates(text, 0, len(text), WEDNESDAY)) <= len(text)
