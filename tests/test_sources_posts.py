"""Who heads a department speaks for it, under whatever name the reports call it."""

from __future__ import annotations

import pytest

from test_sources import Story


def whose(who: str, body: str = "The town hall") -> str | None:
    """The name of the party for which one speaks, in a story where another body is told of."""
    story = Story(f"[{who}] said {{the gates were shut}}. [{body}] said {{they were open}}.")
    spoken = story.source(who).speaks_for
    return story.by_id[spoken].name if spoken else None


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Defense Secretary Ida Roe", "The Pentagon"),
        ("Deputy Defense Secretary Ida Roe", "The Defense Department"),
        ("U.S. Defence Secretary Ida Roe", "The Pentagon"),
        ("Secretary of Defense Ida Roe", "The Pentagon"),
        ("U.S. Secretary of State Ida Roe", "The State Department"),
        ("Treasury Secretary Ida Roe", "The Treasury Department"),
        ("Interior Secretary Ida Roe", "The Department of the Interior"),
        ("Ida Roe, the education secretary,", "The Education Department"),
        ("Health and Human Services Secretary Ida Roe", "HHS"),
        ("Home Secretary Ida Roe", "The Home Office"),
        ("Foreign Secretary Ida Roe", "The Foreign Office"),
        ("British Defence Secretary Ida Roe", "The Ministry of Defence"),
        ("The defense secretary", "The Pentagon"),
        ("Secretary of State for Health Ida Roe", "The Department of Health"),
    ],
)
def test_a_secretary_speaks_for_the_department(who: str, body: str) -> None:
    story = Story(f"[{who}] said {{the gates were shut}}. [{body}] said {{they were open}}.")
    assert story.source(who).speaks_for == story.source(body).id


@pytest.mark.parametrize(
    "who",
    [
        "Former Defense Secretary Ida Roe",
        "Shadow Home Secretary Ida Roe",
        "Ida Roe, who was defense secretary in spring,",
        "Maine Secretary of State Ida Roe",
        "Zedland's Defense Secretary Ida Roe",
        "Ghana's Defense Secretary Ida Roe",
        "Georgia's Secretary of State Ida Roe",
        "Georgia's secretary of state, Ida Roe,",
        "Defense Secretary nominee Ida Roe",
        "Ousted Defense Secretary Ida Roe",
        "Sacked home secretary Ida Roe",
        "Ida Roe, a onetime home secretary,",
        "Press Secretary Ida Roe",
        "Education Minister Ida Roe",
    ],
)
def test_others_speak_for_none_of_these_departments(who: str) -> None:
    told = whose(who)
    assert told is None or not told.startswith(("Department", "Ministry", "Home", "Defense Department", "State"))


def test_the_education_secretary_of_one_state_is_not_that_of_the_country() -> None:
    assert whose("Ohio Education Secretary Ida Roe") == "Ohio Department of Education"


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Attorney General Ida Roe", "The Justice Department"),
        ("National Security Adviser Ida Roe", "The White House"),
    ],
)
def test_who_holds_an_office_without_a_body_may_speak_for_its_usual_one(who: str, body: str) -> None:
    story = Story(f"[{who}] said {{the gates were shut}}. [{body}] said {{they were open}}.")
    told = story.source(who)
    assert told.speaks_for is None
    assert story.source(body).id in told.may_be
    spoken = Story(f"[{who}] said {{the gates were shut}}. [A {body[4:]} spokesman] said {{they were open}}.")
    assert spoken.root(spoken.source(f"A {body[4:]} spokesman")).id in spoken.source(who).may_be
    other = Story(f"[Texas {who}] said {{the gates were shut}}. [{body}] said {{they were open}}.")
    assert other.source(body).id not in other.source(f"Texas {who}").may_be


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Family Research Council president Tom Perk", "Family Research Council"),
        ("Veterans Affairs Secretary Tom Perk", "Department of Veterans Affairs"),
    ],
)
def test_a_word_for_a_kinsman_or_a_soldier_is_part_of_a_body_name(who: str, body: str) -> None:
    assert whose(who) == body


def test_the_site_is_no_newspaper_that_the_report_has_yet_to_name() -> None:
    story = Story(
        "The archive Larnleaks said in a tweet that [powerful actors] were at work. [The site] said {he had been seen}."
        " [The New York Times] said {it was so}."
    )
    assert story.source("The site").id != story.source("The New York Times").id
    later = Story("[The New York Times] said {it was so}. [The site] said {he had been seen}.")
    assert later.source("The site").id == later.source("The New York Times").id


@pytest.mark.parametrize(
    "who",
    [
        "Election Director Tom Perk",
        "State Elections Director Tom Perk",
        "Communications Director Tom Perk",
        "Assistant State's Attorney Tom Perk",
    ],
)
def test_what_somebody_is_in_charge_of_is_no_body(who: str) -> None:
    assert whose(who) is None


@pytest.mark.parametrize("who", ["secretary of state assistant", "secretary of state associate"])
def test_whose_title_ends_in_an_aides_word_is_read(who: str) -> None:
    assert Story(f"[A {who}] said {{the talks had failed}}.").source(f"A {who}").kind == "unnamed"


def test_a_secretary_of_a_state_is_told_with_its_name_before() -> None:
    assert whose("Pennsylvania's agriculture secretary, Ida Roe,") == "Pennsylvania Department of Agriculture"
    assert whose("Pennsylvania state Agriculture Secretary Ida Roe") == "Pennsylvania Department of Agriculture"
