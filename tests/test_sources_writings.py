"""Whose a document is: by who wrote it, brought it out or says something in it; and names read in full."""

from __future__ import annotations

import pytest

from test_sources import Story


def whose(text: str, document: str) -> str | None:
    """The name of the party that a document speaks for."""
    story = Story(text)
    speaks_for = story.source(document).speaks_for
    return story.by_id[speaks_for].name if speaks_for else None


@pytest.mark.parametrize(
    ("text", "document", "party"),
    [
        (
            "The Larn League argued in a legal filing that it was not liable. [The filing] said {so}.",
            "The filing",
            "Larn League",
        ),
        ("In a memo, Ida Roe said the case was shut. [The memo] said {it was over}.", "The memo", "Ida Roe"),
        ("The Larn League published a report on Monday. [The report] said {it rained}.", "The report", "Larn League"),
        ("Ida Roe wrote a letter. Tom Hale spoke. [The letter] said {it rained}.", "The letter", "Ida Roe"),
        ("A memo written by Ida Roe was found. [The memo] said {it rained}.", "The memo", "Ida Roe"),
        ("[Court papers filed on Monday by the Larn League] said {it rained}.", "", "Larn League"),
        ("[A recent paper by Ida Roe] said {it rained}.", "", "Ida Roe"),
        ("[An audit of the Larn Bank by Ida Roe] said {it rained}.", "", "Ida Roe"),
        ("[A report of the Larn Panel] said {it rained}.", "", "Larn Panel"),
        ("[Court papers released by federal prosecutors] said {it rained}.", "", "federal prosecutors"),
        ("[The White House plan] calls for {new boats}.", "", "White House"),
        ("[Larn Police Department data] showed {it rained}.", "", "Larn Police Department"),
    ],
)
def test_document_is_whose_it_is_told_to_be(text: str, document: str, party: str) -> None:
    assert whose(text, document or text[1 : text.index("]")]) == party


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("[A report obtained by the Corsa Times] said {it rained}.", ""),
        ("[Documents reviewed by the Corsa Times] said {it rained}.", ""),
        ("Ida Roe was quoted in a report on Monday. [The report] said {it rained}.", "The report"),
        ("Ida Roe cited a report. [The report] said {it rained}.", "The report"),
        ("[A Facebook post] said {it rained}.", ""),
        ("[An audit of the Larn Bank] said {it rained}.", ""),
        ("[A survey of farmers] found {it rained}.", ""),
        ("[The Corsa plan] calls for {new boats}.", ""),
        ("[Court documents] said {it rained}.", ""),
    ],
)
def test_document_is_not_of_whoever_had_it_or_is_told_of_in_it(text: str, document: str) -> None:
    assert whose(text, document or text[1 : text.index("]")]) is None


def test_report_by_another_is_not_of_who_speaks_in_it() -> None:
    text = "Ida Roe said in a report by the Larn Institute that it was bad. [The report] said {it rained}."
    assert whose(text, "The report") == "Larn Institute"


def test_filings_of_two_parties_are_two() -> None:
    story = Story(
        "[Prosecutors] said in [a court filing] {that Roe fled}. "
        "[The Larn League] argued in [another filing] {that it did}."
    )
    assert story.source("a court filing").id != story.source("another filing").id


@pytest.mark.parametrize(
    ("mention", "kind", "name"),
    [
        ("A group called the Corsa Boat Union", "organisation", "Corsa Boat Union"),
        ("A company known as Velm Boats", "organisation", "Velm Boats"),
        ("The U.S. House of Representatives", "state body", "U.S. House of Representatives"),
        ("The Center for a New Velden Harbour", "organisation", "Center for a New Velden Harbour"),
        ("The panel chief, Kansas Secretary of State Kris Velt,", "person", "Kris Velt"),
        ("LARN - Ida Roe", "person", "Ida Roe"),
        ("LARN (Larn Post) - The Corsa Boat Union", "organisation", "Corsa Boat Union"),
    ],
)
def test_name_is_read_in_full(mention: str, kind: str, name: str) -> None:
    found = Story(f"[{mention}] said {{the dam was safe}}.").source(mention)
    assert (found.kind, found.name) == (kind, name)


def test_group_called_in_from_somewhere_has_no_name() -> None:
    assert (
        Story("[A group called in from Corsa] said {it was open}.").source("A group called in from Corsa").kind
        == "unnamed"
    )


def test_name_and_himself_is_the_one_named() -> None:
    story = Story("Mark Tarn came late. [Tarn himself], though, has cited {the fire}.")
    assert story.source("Tarn himself").name == "Mark Tarn"


def test_secretary_of_a_state_speaks_for_no_state_department() -> None:
    story = Story("[Maine Secretary of State Ida Roe] said {the vote was fair}.")
    assert story.source("Maine Secretary of State Ida Roe").speaks_for is None


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("[A study by the Zed Institute] said {it rained}. [A study by the Velm Institute] said {it snowed}.", False),
        ("In [a filing], the Larn League said {it rained}. In [a filing], Ida Roe said {it snowed}.", False),
        ("[A study by the Zed Institute] said {it rained}. [A study by the institute] said {it snowed}.", True),
        ("[A study by the Zed Institute] said {it rained}. [The study] said {it snowed}.", True),
    ],
)
def test_what_two_wrote_is_two_documents(text: str, one: bool) -> None:
    story = Story(text)
    first, second = (a.source_id for a in story.linked[:2])
    assert (first == second) is one


def test_a_document_that_is_somebodys_is_not_of_who_speaks_of_it() -> None:
    text = (
        "Judge Guy Roe, who said he was troubled by what he called an inconsistency in the women's lawsuit, left. "
        "“Number one, you said this is a culture,” Roe told lawyer Ed Tarn. [The lawsuit] says {men earn more}."
    )
    assert whose(text, "The lawsuit") != "Guy Roe"
