"""Figures that cannot both hold are told side by side; those that can stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from told_stories import tell, told

PLACE = "in the flood that swept the orchards of Ostrel on Sunday"
DAY = ("2021-06-14", "2021-06-14")


def figures(one: str, other: str, published: tuple[str, str] = DAY) -> list[list[str]]:
    """The values of the conflicts of figures, which must be the same whichever report comes first."""
    found = told(tell(one, other, published=published), "figure")
    turned = told(tell(other, one, published=published[::-1]), "figure")
    assert [sorted(values) for values in found] == [sorted(values) for values in turned]
    return found


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (f"At least 31 people were killed {PLACE}.", f"About 12 people were killed {PLACE}.", ["31", "12"]),
        (f"The water killed 130 people {PLACE}.", f"The water killed 1,300 people {PLACE}.", ["130", "1,300"]),
        (f"Flood: 12 dead {PLACE}.", f"Forty people lost their lives {PLACE}.", ["12", "Forty"]),
        (f"17 killed, 38 injured {PLACE}.", f"17 killed, 90 injured {PLACE}.", ["38", "90"]),
        ("The council paid $5,687.75 for the Larn Harbour Holistic Retreat in spring.",
         "The council paid $5,587.75 for the Larn Harbour Holistic Retreat in spring.", ["5,687.75", "5,587.75"]),
        ("The ministry received 55,000 pages of the mayor's letters about the dam.",
         "Boxes with 50,000 pages of the mayor's letters about the dam reached the ministry.", ["55,000", "50,000"]),
        ("The harbour tax rate of Ostrel was 35.7 percent in that year.",
         "The harbour tax rate of Ostrel was 30 percent in that year.", ["35.7", "30"]),
        ("The Tavels earned roughly $141 million from speeches and book sales in the harbour years.",
         "The Tavels earned $139 million from speeches and book sales in the harbour years.",
         ["141 million", "139 million"]),
    ],
)  # fmt: skip
def test_figures_of_one_thing_that_cannot_both_hold(one: str, other: str, values: list[str]) -> None:
    assert figures(one, other) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"About 300 people were killed {PLACE}.", f"Hundreds of people were killed {PLACE}."),
        (f"12 people were killed {PLACE}.", f"30 people were wounded {PLACE}."),
        (f"12 dead {PLACE}.", f"30 wounded {PLACE}."),
        (f"Five of the 12 dead were children {PLACE}.", f"12 people were killed {PLACE}."),
        (f"12 people were killed {PLACE}, five of them children.", f"12 people were killed {PLACE}."),
        (f"At least 10 people were killed {PLACE}.", f"14 people were killed {PLACE}."),
        (f"More than 10 people were killed {PLACE}.", f"12 people were killed {PLACE}."),
        (f"Between 10 and 20 people were killed {PLACE}.", f"15 people were killed {PLACE}."),
        (f"Dozens of people were killed {PLACE}.", f"40 people were killed {PLACE}."),
        (f"12 people were killed {PLACE}.", "Since the war began 2,300 people have been killed in Ostrel."),
        (f"12 villagers were killed {PLACE}.", f"Nine soldiers were killed {PLACE}."),
        ("12 people were killed in air strikes on Ostrel on Sunday.",
         "30 people were killed in rocket attacks on Ostrel on Sunday."),
        ("12 people were killed in a flood in Lyon on Sunday.",
         "30 people were killed in a flood in Hamburg on Sunday."),
        ("12 people were killed in the flood on Sunday in Ostrel.",
         "30 people were killed in the flood on Monday in Ostrel."),
        (f"12 people were killed {PLACE}.", f"12 people were killed {PLACE}. 30 people were killed {PLACE}."),
        ("The council raised $15 million for the Larn Harbour school in spring.",
         "The council raised $14,959,450 for the Larn Harbour school in spring."),
        ("The council paid $5,000 for the Larn Harbour school.", "The council paid $9,500 for two Brenn fire engines."),
        ("The four old judges objected to the harbour policy that bars most dogs from the school of Ostrel.",
         "The court's five young judges prevailed over its four old ones on the harbour policy that bars most dogs."),
        ("Under terms of the deal, Ostrel can keep a stockpile of no more than 300 kilograms (660 pounds) of salt.",
         "Under the deal that Larn left, Ostrel can keep no more than 300 kilograms (661 pounds) of salt in all."),
        ("The harbour tax rate of Ostrel was 35.7 percent.", "The harbour tax rate of Ostrel was 35.72 percent."),
    ],
)  # fmt: skip
def test_figures_that_can_both_hold_stay_silent(one: str, other: str) -> None:
    assert figures(one, other) == []


def test_a_toll_that_grew_is_told_as_one_that_may_have_grown_or_not_at_all() -> None:
    one, other = f"12 people were killed {PLACE}.", f"30 people were killed {PLACE}."
    (found,) = [d for d in tell(one, other, published=("2021-06-14", "2021-06-15")) if d.kind == "figure"]
    assert "may have grown" in found.reason
    (found,) = [d for d in tell(one, other, published=("2021-06-15", "2021-06-14")) if d.kind == "figure"]
    assert "may have grown" not in found.reason
    risen = f"The toll rose to 30 dead {PLACE}."
    assert figures(one, risen, ("2021-06-14", "2021-06-15")) == []


def test_tolls_of_reports_that_lie_days_apart_are_of_two_events() -> None:
    one, other = "12 people were killed in a flood in Lyon.", "30 people were killed in a flood in Lyon."
    assert figures(one, other, ("2021-06-14", "2021-06-25")) == []


LEAD = "A flood swept the orchards of Lyon on {day}."


@pytest.mark.parametrize("days", [("Sunday", "Monday"), ("June 12", "June 14")])
def test_a_toll_is_of_the_day_that_its_report_begins_with(days: tuple[str, str]) -> None:
    """A headline names no day, the lead does: two floods on two days, in reports of one day."""
    one, other = (
        f"Flood kills {n} in Lyon\n\n{LEAD.format(day=day)}" for n, day in zip(("12", "30"), days, strict=True)
    )
    assert figures(one, other) == []
    assert figures(one, other.replace(days[1], days[0])) == [["12", "30"]]


def test_the_day_on_which_somebody_spoke_is_none_of_the_toll() -> None:
    one = "At least 12 people were killed in the flood of Lyon, a warden said on Sunday."
    other = "About 30 people were killed in the flood of Lyon, a priest said on Monday."
    assert figures(one, other) == [["12", "30"]]


def test_tolls_of_one_day_one_place_and_like_means_are_told_whatever_words_surround_them() -> None:
    one = (
        "The town hall is closed. The mayor is abroad. Nobody answers. "
        "A blast inside a tram injured ten in down town Lyon on Sunday."
    )
    other = (
        "Thugs bombed a tram\n\n9 dead and 22 injured were claimed in a bombing of a tram at a depot in Lyon on Sunday."
    )
    assert figures(one, other) == [["ten", "22"]]


def test_what_kills_is_that_of_the_clause_in_which_the_figure_stands() -> None:
    one = "12 people were killed in air strikes on Lyon on Sunday."
    other = "The air strikes on Lyon on Sunday were an answer to rocket attacks which killed 30 people in Lyon."
    assert figures(one, other) == []
    assert figures(one, other.replace("rocket attacks which", "a raid, and they")) == [["12", "30"]]


def test_a_toll_of_one_place_alone_is_no_toll_of_all() -> None:
    one = "12 people were killed in the flood of Lyon on Sunday."
    other = "30 people were killed in the flood of Lyon on Sunday in two quarters{}."
    assert figures(one, other.format(" alone")) == []
    assert figures(one, f"Flood of Lyon kills 30 on Sunday\n\n{other.format(' alone')}") == []
    assert figures(one, other.format("")) == [["12", "30"]]
    assert figures(one, "30 people living alone were killed in the flood of Lyon on Sunday.") == [["12", "30"]]


def test_a_rough_toll_of_another_day_is_no_other_toll_of_one_event() -> None:
    one, other = "40 people were killed in the flood of Lyon.", "Hundreds of people were killed in the flood of Lyon."
    assert figures(one, other, ("2021-06-14", "2021-06-15")) == []
    assert figures(one, other) == [["40", "Hundreds"]]
    assert figures(one, other.replace("Hundreds of", "80"), ("2021-06-14", "2021-06-15")) == [["40", "80"]]


def test_what_a_report_tells_further_down_of_a_day_before_is_not_the_news_of_another() -> None:
    far = "The town hall is closed. The mayor is abroad. Nobody answers. "
    one, other = (
        "On Saturday 12 people were killed in the flood of Lyon.",
        "30 people were killed in the flood of Lyon.",
    )
    assert figures(one, other) == [["12", "30"]]
    assert figures(far + one, other) == []
    assert figures(f"{far}12 people were killed in the flood of Lyon on Saturday.", other) == [["12", "30"]]


@pytest.mark.parametrize("stretch", ["in recent days", "in the past 48 hours", "in two days", "over the last week"])
def test_what_is_summed_up_over_days_is_no_toll_of_one(stretch: str) -> None:
    one, other = "12 people were killed in floods of Lyon.", f"30 people were killed {stretch} in floods of Lyon."
    assert figures(one, other) == []
    assert figures(one, other.replace(stretch, "")) == [["12", "30"]]
    assert figures(one, f"30 dead in floods of Lyon\n\nA wet year. {other}") == []


def test_an_outlet_that_tells_of_two_days_does_not_contradict_itself() -> None:
    one, other = "12 people were killed in the flood of Lyon.", "30 people were killed in the flood of Lyon."
    days = ("2021-06-14", "2021-06-15")
    assert told(tell(one, other, published=days, outlets=("The Larn Post", "The Larn Post")), "figure") == []
    assert told(tell(one, other, published=days, outlets=("The Larn Post", "Ostrel News")), "figure") == [["12", "30"]]
    same = tell(one, other, published=DAY, outlets=("The Larn Post", "The Larn Post"))
    assert told(same, "figure") == [["12", "30"]]


def test_a_month_is_no_day_of_a_toll() -> None:
    one = "Flood of Lyon kills 12\n\nAFP Monday 14 Jun\n\nJun 2021 The flood of Lyon killed 12 people on Monday."
    other = "Flood of Lyon kills 30\n\nAFP Friday 11 Jun\n\nJun 2021 The flood of Lyon killed 30 people on Friday."
    assert figures(one, other, ("2021-06-14", "2021-06-11")) == []


def test_those_who_were_hurt_are_not_those_whom_somebody_killed() -> None:
    one, other = f"Child killed 9 civilians injured {PLACE}.", f"30 civilians were killed {PLACE}."
    assert figures(one, other) == []
    assert figures(one, f"40 civilians injured {PLACE}.") == [["9", "40"]]


RIVAL = "Rescue workers gave a {} toll of {} dead."


def test_two_voices_of_one_report_are_told_where_it_says_that_they_differ() -> None:
    begun = f"At least 15 people were killed {PLACE}, the mayor said."
    assert told(tell(f"{begun} {RIVAL.format('higher', 23)}"), "figure") == [["15", "23"]]
    assert told(tell(f"{begun} {RIVAL.format('lower', 8)}"), "figure") == [["15", "8"]]


@pytest.mark.parametrize(
    "more",
    [
        RIVAL.format("lower", 23),
        RIVAL.format("higher", 8),
        "The toll rose to 23 dead, higher than feared.",
        "A higher toll of 23 dead is expected.",
        "In the next valley 23 people were killed.",
        "Rescue workers gave a higher toll of 23 wounded.",
    ],
)
def test_two_tolls_of_one_report_stay_silent_where_it_does_not_set_them_against_each_other(more: str) -> None:
    assert told(tell(f"At least 15 people were killed {PLACE}, the mayor said. {more}"), "figure") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Police said 12 people were killed in the blast in Larn on Monday. "
         "Hospital officials said 15 people were killed in the blast.", ["12", "15"]),
        ("The mayor said 12 people were killed in the blast in Larn, "
         "but Corsa police said 15 people were killed in the blast.", ["12", "15"]),
        ("Police said 3,000 people marched through Larn on Sunday, but organisers said 10,000 people marched.",
         ["3,000", "10,000"]),
    ],
)  # fmt: skip
def test_counts_that_two_parties_of_one_report_give_of_one_thing_are_told(text: str, values: list[str]) -> None:
    (found,) = [d for d in tell(text) if d.kind == "figure"]
    assert [v.value for v in found.values] == values
    assert len({(v.start, v.end) for v in found.values}) == 2


@pytest.mark.parametrize(
    "more",
    [
        "Hospital officials said 15 people were killed in a raid on Tuesday.",
        "Hospital officials said at least 10 people were killed in the blast.",
        "Police officials said 15 people were killed in the blast.",
        "Hospital officials said 15 soldiers were killed in the blast.",
        "Hospital officials said 15 people may have been killed in the blast.",
        "Hospital officials said 15 people were killed in another blast in Corsa.",
        "Dana Orlov said two people were killed beside her in the blast.",
        "Hospital officials said the wards were full. The union said 15 people were killed in the blast.",
        "Fifteen people were killed in the blast.",
    ],
)
def test_counts_of_one_report_that_may_both_hold_stay_silent(more: str) -> None:
    assert told(tell(f"Police said 12 people were killed in the blast in Larn on Monday. {more}"), "figure") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Marr scored 22 points for the Ostrel Otters in the harbour hall.",
         "Lena Brenn scored 25 points for the Ostrel Otters in the harbour hall."),
        ("Jane Marr missed nine of the 16 games of the Ostrel Otters with a sprain.",
         "Jane Marr missed nine games of the Ostrel Otters with a sprain."),
        ("Jane Marr has eight rebounds a game for the Ostrel Otters this year.",
         "Jane Marr has three rebounds for the Ostrel Otters this year."),
        ("The call about the fire in the Larn Harbour hotel came at 3: 33 a. m. on Tuesday.",
         "The call about the fire in the Larn Harbour hotel came at 3: 30 a. m. on Tuesday."),
        ("The fire broke out at the corner of 117th Street and Larn Harbour road.",
         "The fire broke out at the corner of 97th Street and Larn Harbour road."),
        ("The fire did $2 million of damage in Larn Harbour that winter.",
         "The fire did 9 million euros of damage in Larn Harbour that winter."),
        ("Jane Marr, mother of 12, was killed in the Larn Harbour shooting.",
         "Three people were killed in the Larn Harbour shooting."),
    ],
)  # fmt: skip
def test_what_is_of_other_people_or_counts_nothing_stays_silent(one: str, other: str) -> None:
    assert figures(one, other) == []


def test_lowest_and_highest_and_the_one_given_most_are_told() -> None:
    texts = [f"{n} people were killed {PLACE}." for n in ("12", "31", "31")]
    (found,) = [d for d in tell(*texts, published=("2021-06-14",) * 3) if d.kind == "figure"]
    assert found.reason == (
        "They count the same (killed) and differ: 12, 31. Lowest: 12, highest: 31, given most often: 31."
    )
    assert found.subject.startswith("killed: ")


@settings(max_examples=15, deadline=None)
@given(st.integers(2, 5000), st.integers(2, 5000))
def test_a_report_that_comes_twice_adds_nothing(one: int, other: int) -> None:
    texts = [f"{n} people were killed {PLACE}." for n in (one, other)]
    once = tell(*texts, published=DAY)
    twice = tell(*texts, texts[0], published=("2021-06-14",) * 3)
    assert [d.kind for d in once] == [d.kind for d in twice]
    assert not once or one != other
    assert not any(d.kind == "figure" for d in once) or max(one, other) > min(one, other)
