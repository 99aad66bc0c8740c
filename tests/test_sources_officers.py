"""Who speaks for a story's one police, prosecution or examiner without a word that says so."""

from __future__ import annotations

import pytest

from test_sources import Story


def test_ranks_and_cops_speak_for_the_only_police() -> None:
    story = Story(
        "[Larn police] said {two men were held}. [Sgt. Henrik Dahl] said {a knife was found}.",
        "[Cops] said {two men were held}. [Police commissioner Orla Kessler] said {they would be charged}.",
    )
    police = story.source("Larn police")
    for k, words in enumerate(("Sgt. Henrik Dahl", "Cops", "Police commissioner Orla Kessler")):
        assert story.root(story.source(words, min(k, 1))) == story.root(police), words


def test_a_sergeant_of_a_story_with_an_army_is_not_of_the_police() -> None:
    story = Story(
        "[Larn police] said {two men were held}.",
        "[Sgt. Henrik Dahl] said {the road was mined}. [The army] said {so}.",
    )
    assert story.root(story.source("Sgt. Henrik Dahl", 1)) != story.root(story.source("Larn police"))


def test_an_officer_speaks_for_neither_of_two_forces() -> None:
    story = Story(
        "[Larn police] said {two men were held}. [Dorvik police] said {a third was sought}.",
        "[Det. Henrik Dahl] said {a knife was found}. [Police] said {so}.",
    )
    forces = [story.root(story.source(w)) for w in ("Larn police", "Dorvik police")]
    assert forces[0] != forces[1]
    assert not {story.root(story.source(w, 1)) for w in ("Det. Henrik Dahl", "Police")} & {*forces}


def test_somebody_who_left_the_police_speaks_for_himself() -> None:
    story = Story("[Larn police] said {two men were held}.", "[Former police chief Henrik Dahl] said {that was late}.")
    assert story.root(story.source("Former police chief Henrik Dahl", 1)) != story.root(story.source("Larn police"))


def test_counted_officers_are_not_the_force() -> None:
    story = Story("[Larn police] said {two men were held}.", "[Two officers] said {they were beaten}.")
    assert story.root(story.source("Two officers", 1)) != story.root(story.source("Larn police"))


@pytest.mark.parametrize("who", ["Prosecutors", "District Attorney Orla Kessler"])
def test_charges_are_the_prosecutors(who: str) -> None:
    story = Story(f"[{who}] said {{he took bribes}}.", "[The charges] say {he took bribes for years}.")
    assert story.root(story.source("The charges", 1)) == story.root(story.source(who))


def test_an_autopsy_is_the_examiners_and_not_the_victims() -> None:
    story = Story(
        "[The coroner] said {Dahl was shot twice}.", "[Henrik Dahl's autopsy] showed {that he was shot twice}."
    )
    assert story.root(story.source("Henrik Dahl's autopsy", 1)) == story.root(story.source("The coroner"))


def test_authorities_are_the_only_body_of_the_state() -> None:
    story = Story("[Authorities] said {ten were hurt}.", "[Larn police] said {ten were hurt}.")
    assert story.root(story.source("Authorities")) == story.root(story.source("Larn police", 1))


def test_authorities_are_neither_of_two_bodies_of_the_state() -> None:
    story = Story(
        "[Authorities] said {ten were hurt}.",
        "[Larn police] said {two men were held}.",
        "[The government] said {the port would stay open}.",
    )
    others = {story.root(story.source(w, k)) for k, w in enumerate(("Larn police", "The government"), 1)}
    assert story.root(story.source("Authorities")) not in others


COUNSEL = "[Special counsel Orla Kessler] said {he lied}. [Her office] said {so}. His lawyer is Henrik Dahl."


@pytest.mark.parametrize(
    "who",
    [
        "Prosecutors",
        "Federal prosecutors",
        "The special counsel's office",
        "The special counsel",
        "The indictment",
        "An indictment issued in Corsa",
    ],
)
def test_who_prosecutes_does_so_for_the_only_special_counsel(who: str) -> None:
    story = Story(COUNSEL, f"The port chief, Jonas Weller, was charged. [{who}] said {{he lied}}.")
    assert story.root(story.source(who, 1)) == story.root(story.source("Special counsel Orla Kessler"))


@pytest.mark.parametrize(
    "other", ["Larn prosecutors", "District Attorney Ann Roe", "Special counsel Ann Roe", "Prosecutors in Corsa"]
)
def test_prosecutors_are_nobodys_where_others_prosecute_too(other: str) -> None:
    story = Story(COUNSEL, f"[{other}] said {{a second man lied}}.", "[Prosecutors] said {he lied}.")
    assert story.root(story.source("Prosecutors", 2)) != story.root(story.source("Special counsel Orla Kessler"))


def test_prosecutors_are_not_of_a_counsel_who_is_only_spoken_of() -> None:
    story = Story("[The mayor] said {he trusts special counsel Orla Kessler}.", "[Prosecutors] said {he lied}.")
    assert "Kessler" not in story.root(story.source("Prosecutors", 1)).name


def test_a_special_counsel_is_nobodys_lawyer() -> None:
    story = Story("[Special counsel Orla Kessler] said {Bo Tarn lied}. [His lawyer] said {he did not}.")
    assert story.root(story.source("His lawyer")) != story.root(story.source("Special counsel Orla Kessler"))


@pytest.mark.parametrize("who", ["special counsel Orla Kessler", "police chief Orla Kessler", "Orla Kessler"])
def test_nobody_first_names_himself_in_what_he_says(who: str) -> None:
    story = Story(f"[The mayor] said {{he trusts {who}}}.", "[Orla Kessler] said {it rained}.")
    assert story.root(story.source("The mayor")) != story.root(story.source("Orla Kessler", 1))
    apart = Story("[The mayor] said {it rained}.\n\nMayor Orla Kessler opened the port. [She] said {so}.")
    assert apart.root(apart.source("The mayor")) == apart.root(apart.source("She"))


def test_the_president_is_nobody_of_whom_another_office_is_told() -> None:
    story = Story("Port aide Orla Kessler taped a call. [The president] said {it was a lie}. [Kessler] said {so}.")
    assert story.root(story.source("The president")) != story.root(story.source("Kessler"))
    same = Story(
        "President Orla Kessler taped a call. [The president] said {it was a lie}. [Kessler] said {it was so}."
    )
    assert same.root(same.source("The president")) == same.root(same.source("Kessler"))


def test_a_show_is_no_person() -> None:
    story = Story("[Orla Kessler] told {the tale} to “Morning Show”. [She] said {so}.")
    assert story.root(story.source("She")) == story.root(story.source("Orla Kessler"))
