"""Who or what it was, and who did it: what two reports tell of one thing cannot both be so, or can."""

from __future__ import annotations

import pytest

from firsthand import disagreements, languages
from firsthand.languages import sorts
from firsthand.records import Assertion, Claim, Disagreement, Origin, Report


def find(*texts: str) -> list[Disagreement]:
    """The disagreements of identity and attribution of one claim that each text states as a whole."""
    reports = [Report(k, k, k, "0", text, outlet=f"Outlet {k}") for k, text in zip("ab", texts, strict=True)]
    parses = {r.id: languages.parse(r) for r in reports}
    stated = tuple(Assertion(r.id, 0, len(r.text), None, "asserts", f"party {r.id}") for r in reports)
    origins = tuple(Origin(f"party {r.id}", f"Party {r.id}", "person") for r in reports)
    claim = Claim("claim", "story", texts[0], stated, (), origins)
    found = disagreements.find(reports, parses, (), (), [claim], ())
    return [d for d in found if d.kind in ("identity", "attribution")]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "identity",
            "Mayor Lindqvist underwent surgery on Monday for a broken fibula.",
            "Lindqvist, the mayor, had surgery for a broken tibia on Monday.",
        ),
        (
            "identity",
            "Harmon pleaded guilty to conspiracy before Judge Adler in Tulsa.",
            "Harmon pleaded guilty in Tulsa to one count of perjury.",
        ),
        (
            "identity",
            "A suicide bombing outside the Kelmar police academy killed nine recruits.",
            "Nine recruits were killed in a car bombing outside the police academy in Kelmar.",
        ),
        (
            "identity",
            "Vandals smashed the window of a fire truck during the protest in Malden.",
            "During the Malden protest vandals smashed the window of a police van.",
        ),
        (
            "identity",
            "The driver, a 34-year-old nurse, was arrested at the scene in Dunmore.",
            "The driver, a 34-year-old teacher, was arrested at the scene in Dunmore.",
        ),
        (
            "identity",
            "The victim was stabbed by her brother in the kitchen of their Leeds home.",
            "The victim was stabbed by her cousin in the kitchen of their Leeds home.",
        ),
        (
            "identity",
            "The gunman used a shotgun in the attack on the Brookfield clinic.",
            "The gunman used a rifle in the attack on the Brookfield clinic.",
        ),
        (
            "identity",
            "The outbreak of measles at the Ridgeway camp sickened forty children.",
            "The outbreak of mumps at the Ridgeway camp sickened forty children.",
        ),
        (
            "identity",
            "Fire inspectors said a faulty heater caused the blaze at the Norden hotel.",
            "Fire inspectors said a faulty stove caused the blaze at the Norden hotel.",
        ),
        (
            "identity",
            "The cargo ship was carrying wheat when it sank off Varnal.",
            "The cargo ship was carrying rice when it sank off Varnal.",
        ),
        (
            "identity",
            "The helicopter that crashed near Solberg belonged to the coast guard.",
            "The airplane that crashed near Solberg belonged to the coast guard.",
        ),
        (
            "identity",
            "Teller was charged with arson after the Milton warehouse fire.",
            "Teller was charged with manslaughter after the Milton warehouse fire.",
        ),
        (
            "identity",
            "Norwell's state bird is the heron, the guide says.",
            "The guide says that Norwell's state bird is the falcon.",
        ),
        (
            "identity",
            "Researchers found traces of arsenic in the wells of Tamsin County.",
            "Researchers found traces of mercury in the wells of Tamsin County.",
        ),
        (
            "attribution",
            "Company president Ada Brill was succeeded by Tom Reyes in March.",
            "Company president Ada Brill was succeeded by Jon Marsh in March.",
        ),
        (
            "attribution",
            "The goal was scored by Petrov in the last minute against Ajax.",
            "The goal was scored by Jensen in the last minute against Ajax.",
        ),
        (
            "identity",
            "The statue of Bolivar was toppled by students outside the Quellin city hall.",
            "The statue of Bolivar was toppled by soldiers outside the Quellin city hall.",
        ),
        (
            "attribution",
            "Turkish planes bombed the village of Tel Asfar on Monday, killing six people.",
            "Iraqi planes bombed the village of Tel Asfar on Monday, killing six people.",
        ),
        (
            "attribution",
            "The government was responsible for the attack on the Zarif market.",
            "Rebels were responsible for the attack on the Zarif market.",
        ),
        (
            "attribution",
            "The strikes on Kafr Amal were most likely carried out by Egyptian jets.",
            "The strikes on Kafr Amal were carried out by either Egyptian or Libyan jets.",
        ),
        (
            "attribution",
            "Officials blamed separatists for the bombing of the Korvan pipeline.",
            "Officials blamed smugglers for the bombing of the Korvan pipeline.",
        ),
        (
            "attribution",
            "Harker confirmed the leak published by the Gazette.",
            "Harker and Doyle confirmed the leak published by the Gazette.",
        ),
    ],
)
def test_two_things_that_cannot_both_be_so(kind: str, one: str, other: str) -> None:
    (found,) = find(one, other)
    assert found.kind == kind
    texts = {"a": one, "b": other}
    assert [v.report for v in found.values] == ["a", "b"]
    assert all(texts[v.report][v.start : v.end].strip() for v in found.values)
    assert all(v.value in found.reason for v in found.values)
    assert len({v.value for v in found.values}) == 2
    assert find(other, one) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Mayor Lindqvist underwent surgery on Monday for a broken leg.",
            "Lindqvist, the mayor, had surgery for a broken tibia on Monday.",
        ),
        (
            "Harmon pleaded guilty to conspiracy before Judge Adler in Tulsa.",
            "Harmon pleaded guilty in Tulsa to one felony count.",
        ),
        (
            "A bombing outside the Kelmar police academy killed nine recruits.",
            "Nine recruits were killed in a car bombing outside the police academy in Kelmar.",
        ),
        (
            "Vandals smashed the window of a vehicle during the protest in Malden.",
            "During the Malden protest vandals smashed the window of a police van.",
        ),
        (
            "The driver, a 34-year-old nurse, was arrested at the scene in Dunmore.",
            "The passenger, a 29-year-old teacher, was arrested at the scene in Dunmore.",
        ),
        (
            "The victim was stabbed by a relative in the kitchen of their Leeds home.",
            "The victim was stabbed by her cousin in the kitchen of their Leeds home.",
        ),
        (
            "Okafor defended his world titles against Briggs in Lagos.",
            "Okafor kept his WBA, WBO, IBF and IBO titles against Briggs in Lagos.",
        ),
        (
            "Delgado, the director of the Parks Bureau, resigned on Tuesday.",
            "Delgado, the former director of the Parks Bureau, died on Friday.",
        ),
        (
            "The gunman used a gun in the attack on the Brookfield clinic.",
            "The gunman used a rifle in the attack on the Brookfield clinic.",
        ),
        (
            "The outbreak of measles at the Ridgeway camp sickened forty children.",
            "The outbreak of mumps at the Colby camp sickened forty children.",
        ),
        (
            "The cargo ship was carrying grain when it sank off Varnal.",
            "The cargo ship was carrying wheat when it sank off Varnal.",
        ),
        (
            "The helicopter that crashed near Solberg belonged to the coast guard.",
            "The aircraft that crashed near Solberg belonged to the coast guard.",
        ),
        (
            "Teller was charged with arson after the Milton warehouse fire.",
            "Brandt was charged with manslaughter after the Milton warehouse fire.",
        ),
        (
            "Teller was charged with arson and manslaughter after the Milton fire.",
            "Teller was charged with manslaughter after the Milton fire.",
        ),
        (
            "Researchers found traces of arsenic in the wells of Tamsin County.",
            "Researchers found traces of arsenic and mercury in the wells of Tamsin County.",
        ),
        (
            "Company president Ada Brill was succeeded by Tom Reyes in March.",
            "Company president Ada Brill was succeeded in March by Thomas Reyes, her deputy.",
        ),
        (
            "Petrov scored a goal in the first half against Ajax.",
            "Jensen scored a goal in the last minute against Ajax.",
        ),
        (
            "The statue of Bolivar was toppled by students outside the Quellin city hall.",
            "The statue of Bolivar was toppled by protesters outside the Quellin city hall.",
        ),
        (
            "Turkish planes bombed the village of Tel Asfar on Monday, killing six people.",
            "Turkish warplanes bombed the village of Tel Asfar on Monday, killing six.",
        ),
        (
            "Turkish planes bombed the village of Tel Asfar on Monday.",
            "Iraqi planes bombed the town of Bashiq on Sunday.",
        ),
        (
            "The government was responsible for the attack on the Zarif market.",
            "The army was responsible for the attack on the Zarif market.",
        ),
        (
            "Officials blamed separatists for the bombing of the Korvan pipeline.",
            "Officials blamed armed men for the bombing of the Korvan pipeline.",
        ),
        (
            "The governor thanked the nurses for their work.",
            "The governor thanked the soldiers for their work.",
        ),
        (
            "The minister met the ambassador of Norway on Monday.",
            "The minister met the ambassador of Chile on Tuesday.",
        ),
        (
            "Anna Cole, a lawyer, voted for the budget in Perth.",
            "Anna Cole, a mother of two, voted for the budget in Perth.",
        ),
        (
            "The senator voted for the budget in Perth.",
            "The treasurer voted for the budget in Perth.",
        ),
        (
            "The team signed a goalkeeper from Porto on Friday.",
            "The team signed a striker from Lyon on Friday.",
        ),
        (
            "The court convicted two doctors of fraud in Zagreb.",
            "The court convicted three lawyers of fraud in Zagreb.",
        ),
    ],
)
def test_what_can_both_be_so(one: str, other: str) -> None:
    assert find(one, other) == []
    assert find(other, one) == []


def test_a_report_that_speaks_of_both_parts_with_nobody() -> None:
    one = "The gunman used a shotgun in the attack on the Brookfield clinic. A rifle lay in his car."
    assert find(one, "The gunman used a rifle in the attack on the Brookfield clinic.") == []


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ("fibula", "tibia", "bone"),
        ("brother", "cousin", "relative"),
        ("tibia", "shinbone", None),
        ("fibula", "cousin", None),
        ("pistol", "revolver", None),
        ("gun", "rifle", None),
        ("mercury", "arsenic", "metal"),
    ],
)
def test_the_sort_of_which_two_nouns_are_two_things(one: str, other: str, sort: str | None) -> None:
    assert sorts.part(one, other) == sort == sorts.part(other, one)
