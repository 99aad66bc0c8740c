"""Which place a name is: told by the countries and regions that the reports name, and by no guess."""

from __future__ import annotations

import pytest

from firsthand import languages
from firsthand.languages import gazetteer
from firsthand.languages.gazetteer import MOST_NAMESAKES
from firsthand.languages.places import (
    MOST_RUNS,
    Context,
    find_entries,
    find_mentions,
    fold,
    gather,
    locate,
    people_of,
)
from firsthand.records import Report

NOWHERE = Context({}, frozenset())


def context(*texts: str) -> Context:
    reports = [Report(str(n), str(n), "", "0", text) for n, text in enumerate(texts)]
    return gather([(languages.parse(r), r.text) for r in reports])


def mentions(text: str) -> list[tuple[str, int]]:
    report = Report("x", "x", "", "0", text)
    found = find_mentions(languages.parse(report), text)
    assert all(text[m.start : m.end] == m.name for m in found)
    return [(m.name, m.precision) for m in found]


def where(name: str, *texts: str, precision: int = 1) -> tuple[str, str | None, int] | None:
    place = locate(name, precision, context(*texts)).place  # type: ignore[arg-type]
    return (place.country_code, place.region, place.precision) if place else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Zürich", "Zurich"),
        ("Xi'an", "Xi’an"),
        ("Dar‘ā", "dara"),
        ("NEW  YORK", "New York"),
    ],
)
def test_accents_quotes_blanks_and_hyphens_make_no_other_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_name_of_the_gazetteer_has_its_place() -> None:
    place = locate("Tromsø", 1, context("A ferry sank near Tromsø in Norway.")).place
    assert place is not None
    assert (place.country, place.country_code, place.precision) == ("Norway", "NO", 1)
    assert place.latitude == pytest.approx(69.65, abs=0.1)
    assert place.longitude == pytest.approx(18.96, abs=0.1)
    assert place.geonames == 3133895


def test_a_country_is_no_point() -> None:
    place = locate("Norway", 1, NOWHERE).place
    assert place is not None
    assert (place.precision, place.region, place.latitude, place.longitude) == (6, None, None, None)


def test_another_name_of_a_country_is_the_country() -> None:
    assert where("the United Kingdom") == where("Britain") == ("GB", None, 6)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A mill burned in Cambridge. English police came.", "GB"),
        ("A mill burned in Cambridge. Massachusetts sent help, as did other American states.", "US"),
    ],
)
def test_places_of_one_name_are_told_apart_by_the_country_that_is_named(text: str, country: str) -> None:
    found = where("Cambridge", text)
    assert found is not None
    assert found[0] == country


def test_places_of_one_name_are_told_apart_by_the_region_that_is_named() -> None:
    assert where("Springfield", "A mill burned in Springfield, Illinois, in the United States.") == (
        "US",
        "Illinois",
        1,
    )


def test_what_may_be_several_places_stays_unlocated_and_says_how_many() -> None:
    found = locate("Springfield", 1, context("A mill burned in Springfield. American officials came."))
    assert found.place is None
    assert found.candidates > 5


def test_a_hamlet_in_a_country_that_nobody_names_is_not_meant() -> None:
    name = "Vikersund"
    assert {e.country for e in find_entries(name)} == {"NO"}
    assert locate(name, 1, context("A mill burned in Peru. Peruvian police came.")).place is None
    assert where(name, "A mill burned in Vikersund. Norwegian police came.") == ("NO", where("Drammen")[1], 1)  # type: ignore[index]


def test_a_famous_place_needs_no_country() -> None:
    assert where("Tokyo", "A mill burned in Tokyo.") == ("JP", "Tokyo", 1) or where("Tokyo")[0] == "JP"  # type: ignore[index]
    assert where("Paris", "Peruvian diplomats met in Paris.")[0] == "FR"  # type: ignore[index]


def test_a_famous_place_abroad_and_a_small_one_in_a_country_that_is_named_leave_it_open() -> None:
    assert {"GB", "US"} <= {e.country for e in find_entries("London")}
    assert where("London", "American diplomats met.") is None
    assert where("London", "American diplomats met in London.")[0] == "GB"  # type: ignore[index]
    assert where("London", "American and British diplomats met in London.")[0] == "GB"  # type: ignore[index]


def test_a_capital_that_is_named_with_its_country_is_the_capital() -> None:
    found = where("Washington", "American officials met in Washington.")
    assert found is not None
    assert found[1] == "District of Columbia"


def test_a_country_that_has_the_name_of_a_region_is_told_by_what_else_is_named() -> None:
    assert where("Georgia", "Voters queued in Georgia. American officials came from Alabama.") == ("US", "Georgia", 4)
    assert where("Georgia", "Voters queued in Georgia. Police came from Tbilisi.") == ("GE", None, 6)


def test_a_name_that_is_not_there_is_not_found() -> None:
    assert find_entries("Qwzrtx Ovsk") == ()
    assert locate("Qwzrtx Ovsk", 1, NOWHERE) == (None, 0)
    assert find_entries("") == find_entries("'") == find_entries("|") == ()


def test_a_name_with_an_article_is_found_without_it() -> None:
    assert {e.country for e in find_entries("al-Raqqah")} == {"SY"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A mill burned in Tromsø on Monday.", [("Tromsø", 1)]),
        ("A mill burned near Bergen in Norway.", [("Bergen", 2), ("Norway", 1)]),
        ("A mill burned on the outskirts of Lyon.", [("Lyon", 2)]),
        ("A mill burned in the Aleppo countryside.", [("Aleppo", 2)]),
        ("A mill burned in Idlib province.", [("Idlib", 4)]),
        ("A mill burned in the province of Idlib.", [("Idlib", 4)]),
        ("A mill burned in northern Norway.", [("Norway", 1)]),
        ("A mill burned in North Carolina.", [("North Carolina", 1)]),
        ("A mill burned in The Hague.", [("The Hague", 1)]),
        ("They met in March.", []),
    ],
)
def test_the_words_about_a_name_say_which_part_of_the_place_is_meant(text: str, found: list[tuple[str, int]]) -> None:
    assert [(name.removeprefix("The "), p) for name, p in mentions(text)] == [
        (name.removeprefix("The "), p) for name, p in found
    ]


def test_a_landscape_is_no_hamlet_of_its_name() -> None:
    assert mentions("The army of the Levant burned a mill.") == []


def test_a_region_has_the_coordinates_of_its_most_populous_place() -> None:
    place = locate("Idlib", 4, context("A mill burned in Idlib province in Syria.")).place
    assert place is not None
    assert (place.precision, place.region) == (4, "Idlib")
    city = locate("Idlib", 1, context("Syrian police came.")).place
    assert city is not None
    assert city.precision == 1
    assert city.geonames != place.geonames
    assert city.latitude == pytest.approx(place.latitude, abs=0.5)


def test_the_words_of_a_name_tell_a_people() -> None:
    assert people_of("Norwegian police") == ("NO",)
    assert people_of("the police") == ()


@pytest.mark.parametrize("name", ["\0", "|", "\n", "\t", "a" * 100_000, "Ⅷ", "\ud800", "in |oslo| \tC\tNO"])
def test_hostile_names_find_nothing_and_break_nothing(name: str) -> None:
    assert len(find_entries(name)) <= MOST_NAMESAKES
    assert locate(name, 1, NOWHERE).place is None


def test_a_report_of_nothing_but_names_is_looked_at_in_part() -> None:
    text = " ".join(f"He slept in Qw{chr(97 + n % 26)}{chr(97 + n // 26)}ovsk." for n in range(350))
    before = find_entries.cache_info().misses
    assert len(mentions(text)) <= MOST_RUNS
    assert find_entries.cache_info().misses - before <= 3 * MOST_RUNS


def test_looking_names_up_finds_what_reading_all_of_the_text_finds() -> None:
    """Names of one place and of many, of divisions, the longest, beginnings of others, and none."""
    text = gazetteer._gazetteer()
    lines = text.split(b"\n")
    picked = [line.split(b"|")[1].decode() for line in lines[1 :: len(lines) // 40] if b"|" in line]
    longest = max((name for line in lines[1::50] for name in line.split(b"|")[1:-1]), key=len).decode()
    for key in (
        *picked,
        longest,
        longest[:16],
        "santamaria",
        "sanjose",
        "lyon",
        "lyo",
        "x",
        "",
        "|",
        "\tA\t",
        "\ud7ff",
    ):
        wanted = f"|{key}|".encode()
        told = [gazetteer._entry(line) for line in lines if wanted in line] if wanted in text else []
        assert list(gazetteer.search(key)) == told
