"""Who speaks for a story's one body without its name, and what keeps them from it."""

from __future__ import annotations

import pytest

from firsthand import attributions, languages, sources
from firsthand.records import Source
from test_sources import Story
from test_sources_clubs import link
from test_sources_invented import make_report

ROAD = "The road is shut. {} said so."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hospital officials", "The hospital"),
        ("CNN executives", "CNN"),
        ("Turkish troops", "The Turkish army"),
        ("The justices", "The Zedland Supreme Court"),
        ("House Intelligence Chairman Al Dreyer", "The House Intelligence Committee"),
        ("The health department", "The Larnford Health Department"),
        ("The hospital", "Averill General Hospital"),
        ("Poe & Roe", "P&R"),
    ],
)
def test_one_voice(left: str, right: str) -> None:
    a, b = link((ROAD.format(left), ROAD.format(right)), (left, right))
    assert b.id in (a.id, a.speaks_for) or a.id == b.speaks_for


@pytest.mark.parametrize(
    ("left", "right", "third"),
    [
        ("Hospital officials", "Averill Hospital", "Kern Hospital"),
        ("The health department", "The Larnford Health Department", "The Poetown Health Department"),
        ("Turkish troops", "The Greek army", "The Syrian army"),
        ("Two hospital officials", "The hospital", "The mayor"),
        ("Two justices", "The Zedland Supreme Court", "The mayor"),
        ("The justices", "The Zedland Supreme Court", "The Supreme Court of Wyland"),
        ("King Karim", "Prince Karim", "The mayor"),
    ],
)
def test_not_surely_one_voice(left: str, right: str, third: str) -> None:
    a, b, c = link(tuple(map(ROAD.format, (left, right, third))), (left, right, third))
    assert not {a.id, a.speaks_for} & {b.id, c.id}


def test_office_before_a_full_name_is_none_of_the_name() -> None:
    a, b = link(
        (ROAD.format("County Coroner Gale Hatch"), ROAD.format("The coroner")),
        ("County Coroner Gale Hatch", "The coroner"),
    )
    assert a.name == "Gale Hatch"
    assert a.id == b.id


@pytest.mark.parametrize(
    ("report", "speaker", "other"),
    [
        # a prosecutor, a friend and an adviser of old speak for themselves
        ("Special counsel Gale Hatch sued Al Dreyer. Al Dreyer denied it.", "Special counsel Gale Hatch", "Al Dreyer"),
        ("Al Dreyer left. Gale Hatch, a longtime adviser to Al Dreyer, said so.", "Gale Hatch", "Al Dreyer"),
        ("“Our president must go,” Al Dreyer said. President Gale Hatch laughed.", "President Gale Hatch", "Al Dreyer"),
        # a president of one country is no voice of another's palace
        ("The White House said no. South Korean President Moon Roe said yes.", "South Korean President Moon Roe",
         "The White House"),
        ("The White House said no. Former U.S. President Gale Hatch said yes.", "Former U.S. President Gale Hatch",
         "The White House"),
        # who reports from a palace is no voice of it
        ("The White House said no. White House correspondent Gale Hatch said yes.", "Gale Hatch", "The White House"),
        # a body between two words is not the one that was told of before
        ("The FBI said no. Water Board press secretary Gale Hatch said yes.", "Water Board press secretary Gale Hatch",
         "The FBI"),
    ],
)  # fmt: skip
def test_speaks_for_nobody_else(report: str, speaker: str, other: str) -> None:
    a, b = link((report, report), (speaker, other))
    assert a.speaks_for != b.id and a.id != b.id


@pytest.mark.parametrize(
    ("report", "speaker", "other"),
    [
        ("Al Dreyer left. His spokesman, Gale Hatch, said so.", "His spokesman, Gale Hatch,", "Al Dreyer"),
        ("Al Dreyer left. Gale Hatch, an attorney for Al Dreyer, said so.", "Gale Hatch", "Al Dreyer"),
        ("The White House said no. President Gale Hatch said no.", "President Gale Hatch", "The White House"),
        ("The White House said no. U.S. President Gale Hatch said no.", "U.S. President Gale Hatch", "The White House"),
    ],
)
def test_speaks_for_the_other(report: str, speaker: str, other: str) -> None:
    a, b = link((report, report), (speaker, other))
    assert a.speaks_for == b.id


def test_a_person_is_called_by_the_name_met_most() -> None:
    text = "Slippery Ann Roe spoke. Ann Roe left. Ann Roe said so. Roe said it."
    (a,) = link((text,), ("Ann Roe",))
    assert a.name == "Ann Roe"


def test_committees_of_two_houses_are_two() -> None:
    bodies = ("The House Harbour Committee", "House Harbour Chairman Al Dreyer", "The Harbour Committee",
              "The Senate Harbour Committee")  # fmt: skip
    house, _, _, senate = link(tuple(map(ROAD.format, bodies)), bodies)
    assert house.id != senate.id


def test_whose_voice_one_is_may_be_told_by_an_office_with_its_article() -> None:
    text = "Guy Tarn is the mayor of Velm. Gale Hatch, a spokeswoman for the mayor, said it was closed."
    hatch, tarn = link((text, text), ("Gale Hatch, a spokeswoman for the mayor,", "Guy Tarn"))
    assert hatch.speaks_for == tarn.id


def test_this_newspaper_is_no_other_paper_of_the_report() -> None:
    story = Story(
        "The Second School Courier closed. Tom Roe read the Second School Courier. [This newspaper’s reporter] saw "
        "{the quay}. [The Second School Courier] said {so}."
    )
    ours, other = story.source("This newspaper’s reporter"), story.source("The Second School Courier")
    assert ours.speaks_for != other.id


def test_a_spokesman_speaks_for_whom_one_spoke_before_and_for_nobody_in_his_own_quotation() -> None:
    story = Story(
        "[A Palace spokesman] said {the plan helps some}.\n\n“{To turn down a plan that Parliament had rejected is a "
        "usurpation},” [deputy press secretary Guy Roe] said."
    )
    assert story.root(story.source("deputy press secretary Guy Roe")).name == "Palace"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "[A Velm police spokesman] said {the road was shut}. Larnoil, an oil company, dug the mine. "
            "[Spokesman Tom Poe] said {nine miners died}.",
            "Spokesman Tom Poe",
        ),
        (
            "[A police spokesman] said {the road was shut}. Ann Poe, who runs the hospital, wept. "
            "[A spokeswoman] said {nine died}.",
            "A spokeswoman",
        ),
    ],
)
def test_a_spokesman_speaks_for_nobody_for_whom_one_spoke_before_others_came_in(text: str, who: str) -> None:
    assert Story(text).source(who).speaks_for is None


def test_justices_are_not_of_a_highest_court_where_their_report_tells_of_another_court() -> None:
    story = Story(
        "The Velm court of appeals met on Friday. [The justices] said {the law was void}.",
        "[The Zedland Supreme Court] said {the law was void}.",
    )
    justices, court = story.source("The justices"), story.source("The Zedland Supreme Court", 1)
    assert court.id not in (justices.id, justices.speaks_for)


def test_of_two_palaces_a_president_has_the_one_that_no_other_has() -> None:
    story = Story(
        "[President Dunn] said {the envoys would leave}. [Russian President Oleg Roe] said {they would stay}.",
        "[The White House] said {the envoys would leave}. [The Kremlin] said {they would stay}.",
    )
    assert story.source("President Dunn").speaks_for == story.source("The White House", 1).id
    other = Story(
        "[President Dunn] said {the envoys would leave}.",
        "[The White House] said {the envoys would leave}. [The Kremlin] said {they would stay}.",
    )
    dunn = other.source("President Dunn")
    assert {other.source("The White House", 1).id, other.source("The Kremlin", 1).id} <= {*dunn.may_be}


def speakers(*texts: str) -> dict[str, Source]:
    """The party that each source of some reports stands for, by its words."""
    reports = [make_report(f"r{k}", text, f"Gazette {k}") for k, text in enumerate(texts)]
    parses = {r.id: languages.parse(r) for r in reports}
    found, said = sources.link(reports, parses, [a for r in reports for a in attributions.find(r, parses[r.id])])
    by_id, text_of = {s.id: s for s in found}, {r.id: r.text for r in reports}
    return {text_of[a.report][slice(*a.source)]: by_id[a.source_id] for a in said if a.source and a.source_id}


@pytest.mark.parametrize("claims", ["the guild's claims", "claims by the guild"])
def test_who_denies_what_a_party_claims_is_not_that_party(claims: str) -> None:
    a, b = speakers(f"The ministry denied {claims} that soldiers burned the mill at Orlo.").values()
    assert a.id != b.id


@pytest.mark.parametrize(
    ("claims", "says", "name"),
    [
        ("rebel", "The rebels", "the rebels"),
        ("Ukrainian", "Ukraine", "ukraine"),
        ("the rebels'", "The rebels", "the rebels"),
    ],
)
def test_whose_claims_are_denied_is_called_by_a_noun(claims: str, says: str, name: str) -> None:
    found = speakers(
        f"The army rejected {claims} claims that soldiers burned a mill.", f"{says} said soldiers burned a mill."
    )
    assert found[claims].id == found[says].id
    assert found[claims].name.lower() == name


def test_an_advocate_of_a_nation_that_nothing_names_speaks_for_no_country() -> None:
    (a,) = link(("The nation's leading advocate for pilots said so.",), ("The nation's leading advocate for pilots",))
    assert a.speaks_for is None


def test_a_party_is_not_called_by_where_it_is_based() -> None:
    (a,) = link(("The Britain based Larn Watch said the blast was heard.",), ("The Britain based Larn Watch",))
    assert a.name == "Larn Watch"
