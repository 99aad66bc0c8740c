"""Pairs of reports whose figures, dates, ages, times and scores nobody would write: read, and no nonsense told."""

from __future__ import annotations

import math
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import passages, pipeline
from firsthand.engine import open_engine
from firsthand.languages.figures import LARGEST, number
from firsthand.records import Case, Report, Story
from told_stories import tell

TIMES = int(os.environ.get("FIRSTHAND_FUZZ", "1"))

PIECES = (
    "٣", "٤٠", "１２", "１２０", "²", "²²²²", "³", "①", "⑳", "Ⅻ", "ⅳ", "½", "1½", "3 ½", "3 1/2", "1/2", "0/0",
    "½½", "五", "三千", "५", "१२३४", "１９４３", "١٩٣٤", "٣٫٥", "1٬٠٠٠", "٢٥:٦١", "٣rd", "²nd", "1" * 400,
    "1" * 5_000, "0." + "3" * 400, "." + "3" * 400, "9" * 17, "5" * 60 + "bn", "1e400", "10⁴⁰⁰", "inf", "nan",
    "Infinity", "0x1F", "1_000", "-5", "−7", "-0", "0", "00012", "0000", "3,5", "1.234,56", "1,234.56",
    "1.234.567", "1,,2", "..5", ".5", "5.", "1 000 000", "1'000", "25:61", "24:00", "24:01", "00:00", "12:60",
    "3-4", "0-0", "5-", "–3", "7th", "900th", "5k", "5m", "5bn", "900", "99999", "31", "30", "12", "7", "zero",
    "minus two", "twenty-", "-twenty", "twenty-ninety", "a", "dozens", "million", "a million million million",
    "million " * 99, "M", "%", "$", "",
)  # fmt: skip
SENTENCES = (
    "{} people were killed and {} injured in the fire in Harrowgate.", "The council will pay ${} million, or £{} each.",
    "The siege of Harrowgate began on May {} at {} p.m.", "The fire began at {} on {} February {}.",
    "On {}/{}/{} the council met.", "On {}-{}-{} it met.", "Harrowgate, {} June {} — The fire began.",
    "The mayor, Jim Teller, {}, was hit by a car.", "Jim Teller, aged {}, of Marlow, died on 31 February {}.",
    "A {}-year-old man, Jim Teller ({}), was arrested.", "Marlow United beat Harrowgate City {}-{} on Saturday.",
    "Marlow won {}-{}, {}-{} in the final.", "The council voted {} to {} for the plan, {}–{}.",
    "The flood reached {} metres, {} feet, at the Marlow bridge.", "Temperatures fell by {} degrees and {}%.",
    "The siege lasted {} days and {} hours, from {} to {}.", "He got {} years in prison for a .{}-caliber gun.",
    "He used a {} caliber pistol of {} mm.", "The bridge was built in {}, in the {}th century, the {}s.",
    "It burned {} years ago, and {} weeks before that.", "An earthquake of magnitude {} struck Harrowgate.",
    "The {} floor of building {} burned, {} of {} flats.", "Call {}-{}-{} or {} {} {} to help.",
    "Between {} and {} people marched, up to {} more than {}.", "The toll rose to {} from {}.",
    "Half past {}, {} to {}.",
)  # fmt: skip

pieces = st.one_of(st.sampled_from(PIECES), st.text(st.characters(categories=("Nd", "Nl", "No", "Sc")), max_size=4))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two reports of the same sentences with other figures in them."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=8))
    blanks = sum(s.count("{}") for s in chosen)
    left, right = (draw(st.lists(pieces, min_size=blanks, max_size=blanks)) for _ in range(2))
    return " ".join(chosen).format(*left), " ".join(chosen).format(*right)


def answer(*texts: str) -> Case:
    given = [
        Report(f"r{n}", f"r{n}", f"r{n}", "0", t, outlet=f"O{n}", published="2024-05-03") for n, t in enumerate(texts)
    ]
    understood = tuple(pipeline.understand(report) for report in given)
    reports, parses = [u.report for u in understood], {u.report.id: u.parse for u in understood}
    shared = passages.find(reports, parses, [a for u in understood for a in u.attributions], open_engine())
    case, _ = pipeline.answer((Story("s", "t", tuple(r.id for r in reports)), understood, tuple(shared), ()))
    return case


@given(texts=pairs())
@settings(max_examples=15 * TIMES, deadline=None, derandomize=TIMES == 1, suppress_health_check=[HealthCheck.too_slow])
def test_no_figure_stops_a_trace_and_none_is_told_of_two_that_are_one(texts: tuple[str, str]) -> None:
    case = answer(*texts)
    for told in case.disagreements:
        assert len(told.values) > 1
        assert all(0 <= v.start < v.end <= len(texts[int(v.report[1:])]) for v in told.values)
    for story in case.stories:
        for count in story.event.counts if story.event else ():
            assert all(math.isfinite(n) for n in (count.low, count.best, count.high) if n is not None)


@given(
    text=st.one_of(st.sampled_from(PIECES), st.text(st.characters(categories=("Nd", "No", "Nl", "Po")), max_size=30))
)
@settings(max_examples=200 * TIMES, deadline=None)
def test_any_number_is_a_finite_one_or_none(text: str) -> None:
    value = number(text)
    assert value is None or 0 <= value <= LARGEST


PAID = "The Harrowgate council will pay {} for the Marlow bridge, the mayor said."
FLED = "{} people were evacuated from the Marlow valley in Harrowgate, mayor Jim Teller said."


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        (FLED, "About 5k", "About 5,000"),
        (FLED, "1.5k", "1,500"),
        (FLED, "٣٤", "34"),
        (FLED, "１２０", "120"),
        (FLED, "1" * 400, "7"),
        (PAID, "$5bn", "$5 billion"),
        (PAID, "$½ million", "$500,000"),
        (PAID, "$3½ million", "$3.5 million"),
        (PAID, "$3 1/2 million", "$3.5 million"),
        (PAID, "€3,5 million", "€3.5 million"),
        (PAID, "€1.200.000", "€1.2 million"),
    ],
)
def test_one_number_written_in_two_ways_is_no_disagreement(sentence: str, one: str, other: str) -> None:
    assert tell(sentence.format(one), sentence.format(other)) == ()


def test_a_number_with_its_scale_in_a_letter_is_as_large_as_it_says() -> None:
    (told,) = tell(PAID.format("£5bn"), PAID.format("£50m"))
    assert "Lowest: 50m, highest: 5bn" in told.reason


def test_a_scale_behind_digits_that_say_no_number_says_none() -> None:
    assert tell(PAID.format("3,5 million dollars"), PAID.format("1.7 million dollars")) == ()
    assert len(tell(PAID.format("1.3 million dollars"), PAID.format("1.7 million dollars"))) == 1


def test_what_is_below_zero_is_not_told_as_above() -> None:
    one, other = (f"It fell to {n} degrees in Harrowgate at the Marlow bridge." for n in ("minus four", "six"))
    assert tell(one, other) == ()
