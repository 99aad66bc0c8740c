"""Figures as ranges: what is counted, from what to what; dates, times and ages are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import languages
from firsthand.languages.figures import OPEN, Figure, find_figures, number
from firsthand.records import Parse, Report, Token


def figures(text: str) -> tuple[Figure, ...]:
    parse = languages.parse(Report("r", "r", "r", "0", text))
    return find_figures(parse, (0, len(parse.tokens)))


def figure(text: str) -> Figure:
    (found,) = figures(text)
    return found


def plain(text: str) -> tuple[float, float, str]:
    found = figure(text)
    return round(found.low, 6), round(found.high, 6), found.noun


@pytest.mark.parametrize(
    ("text", "low", "high", "noun"),
    [
        ("Dozens of soldiers left the camp.", 24, 199, "soldier"),
        ("Hundreds of people fled.", 200, 1999, "people"),
        ("Several guards left.", 3, 12, "guard"),
        ("Millions of people fled.", 2_000_000, OPEN, "people"),
        ("Around 300 soldiers refused orders.", 270, 330, "soldier"),
        ("Nearly 100 people died.", 90, 110, "people"),
        ("About 2,000 people fled.", 1800, 2200, "people"),
        ("Some 1.5 million litres leaked.", 1_350_000, 1_650_000, "litre"),
        ("More than 60 people died.", 60, 90, "people"),
        ("Over 12 boats sank.", 12, 18, "boat"),
        ("At least 20 people died.", 20, 30, "people"),
        ("At least one person was hurt.", 1, OPEN, "person"),
        ("More than two dozen guards left.", 24, 36, "guard"),
        ("Up to 40 boats sank.", 0, 40, "boat"),
        ("At most 12 boats sank.", 0, 12, "boat"),
        ("Fewer than 50 houses burned.", 0, 50, "house"),
        pytest.param("No more than 50 houses burned.", 0, 50, "house"),
        pytest.param("As many as 12 boats sank.", 0, 12, "boat"),
        pytest.param("Tens of thousands of people fled.", 20_000, 199_999, "people"),
        pytest.param("Between 20 and 30 guards left.", 20, 30, "guard"),
        pytest.param("20 to 30 guards left.", 20, 30, "guard"),
        pytest.param("20-30 guards left.", 20, 30, "guard"),
    ],
)
def test_words_around_a_number_make_it_a_range(text: str, low: float, high: float, noun: str) -> None:
    assert plain(text) == (low, high, noun)
    assert not figure(text).exact


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("Twenty-three miners walked out.", 23, "miner"),
        ("Twenty three miners walked out.", 23, "miner"),
        ("A hundred people came.", 100, "people"),
        ("Two dozen guards left.", 24, "guard"),
        ("Only one guard left.", 1, "guard"),
        ("The toll rose to 31 dead.", 31, "dead"),
        pytest.param("One hundred and five people came.", 105, "people"),
        pytest.param("Two hundred thousand tonnes burned.", 200_000, "tonne"),
        pytest.param("Half a dozen guards left.", 6, "guard"),
        pytest.param("At the gate 3 000 people waited.", 3000, "people"),
    ],
)
def test_a_bare_number_is_exact(text: str, value: float, noun: str) -> None:
    assert plain(text) == (value, value, noun)
    assert figure(text).exact


@pytest.mark.parametrize(
    "text",
    [
        "The flood came in 2011.",
        "The army left on 8 October 2024.",
        "In 1914 soldiers marched.",
        "It happened on the 4th of May.",
        "The meeting began at 9 a.m. on Monday.",
        "The meeting lasted 45 minutes.",
        "Lida Vosk, 58, lost her home.",
        "A 58-year-old woman was hurt.",
        "She is 34 years old.",
        "The first blast killed a guard.",
        "He is one of the leaders.",
        "No one was hurt.",
        "Number 11 bus left.",
        pytest.param("They won 3-1."),
        pytest.param("Route 66 was closed."),
    ],
)
def test_dates_times_ages_and_numbers_of_things_count_nothing(text: str) -> None:
    assert figures(text) == ()


def test_each_of_two_counts_is_found() -> None:
    found = figures("Three people were killed and 12 were wounded.")
    assert [(f.low, f.high, f.noun) for f in found] == [(3, 3, "people"), (12, 12, "")]


def test_a_part_of_a_report_is_searched_alone() -> None:
    parse = languages.parse(Report("r", "r", "r", "0", "Three guards left. Nine miners stayed."))
    (first, second) = parse.sentences
    assert [f.low for f in find_figures(parse, first)] == [3]
    assert [f.low for f in find_figures(parse, second)] == [9]


def test_a_figure_stands_at_its_own_words() -> None:
    text = "In the valley more than two dozen guards left."
    found = figure(text)
    assert text[found.start : found.end] == "two dozen"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Around 300 soldiers left.", "Some 320 soldiers left.", True),
        ("Dozens of soldiers left.", "40 soldiers left.", True),
        ("Dozens of soldiers left.", "Hundreds of soldiers left.", False),
        ("At least 45 soldiers left.", "Some 50 soldiers left.", True),
        ("At least 19 soldiers left.", "31 soldiers left.", False),
        ("Up to 40 soldiers left.", "31 soldiers left.", True),
        ("40 soldiers left.", "41 soldiers left.", False),
    ],
)
def test_ranges_that_meet_agree(one: str, other: str, agree: bool) -> None:
    a, b = figure(one), figure(other)
    assert a.agrees(b) is agree
    assert b.agrees(a) is agree


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty-five", 45),
        ("2,000", 2000),
        ("1.5 million", 1_500_000),
        ("three hundred and six", 306),
        ("two thousand three hundred", 2300),
        ("guards", None),
        ("", None),
        pytest.param("two hundred thousand", 200_000),
        pytest.param("one hundred million", 100_000_000),
    ],
)
def test_the_value_of_a_number(text: str, value: float | None) -> None:
    assert number(text) == value


TEXT = """7 12,000 1.5 ½ ٣٠ 1,2,3 20-30 3-1 dozens hundred thousand million at least more than up to around no fewer
some , . - of and people dead guards 2024 May $4.5m 10% 🙂 العدد 九 0 one twenty-three"""
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_every_figure_stands_at_words_and_is_a_range(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens, at = [], 0
    for part in parts:
        tokens.append(
            Token(
                at, at + len(part), part, part.lower(), "NUM", "CD", "nummod", min(len(tokens) + 1, len(parts) - 1), ""
            )
        )
        at += len(part) + 1
    found = find_figures(Parse("r", tuple(tokens), (), (), (), ()), (0, len(tokens)))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
        assert 0 <= one.low <= one.high
        assert one.agrees(one)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "The call came at 3: 33 a. m. from a hotel.",
        "The call came at 3 : 33 from a hotel.",
        "The shop is at 117th Street.",
        "She is a mother of three.",
        "An 86-yard run ended it.",
    ],
)
def test_hours_ranks_and_measures_before_a_noun_count_nothing(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A bomb killed 18 in a suburb.", ""),
        ("The blast injured 20 on Wednesday, a monitor said.", ""),
        ("At least 70 army and rebel fighters were killed.", "fighter"),
        ("She is a mother of three daughters.", "daughter"),
        ("They paid 43 pounds in federal taxes.", "pound"),
    ],
)
def test_a_noun_beyond_a_preposition_is_not_what_is_counted(text: str, noun: str) -> None:
    assert [f.noun for f in figures(text)] == [noun]


def test_a_number_behind_a_date_line_is_one() -> None:
    (found,) = [f for f in figures("4 May 2023\n\nTwelve miners were killed.") if f.noun == "miner"]
    assert (found.low, found.high) == (12, 12)
