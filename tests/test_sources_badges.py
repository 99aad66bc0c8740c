"""How a source stands to what it tells: each badge at the words that show it, and none where no words do."""

from __future__ import annotations

import re

import pytest

from firsthand import attributions, languages, sources
from firsthand.present import html
from firsthand.records import Attribution, Case, Report
from firsthand.sources import phrases

OUTLET = "The Brackwater Post"


def told(text: str, credit: tuple[int, int] | None = None) -> list[tuple[str, str]]:
    """The badges of a report of OUTLET: their kind and their words, in the order of the text."""
    report = Report("r", "r", "r", "", text, outlet=OUTLET, credit=credit)
    parse = languages.parse(report)
    _, said = sources.link([report], {"r": parse}, attributions.find(report, parse))
    return sorted({(b.kind, text[b.start : b.end]) for a in said for b in a.badges}, key=lambda b: text.index(b[1]))


FIRST_HAND = [
    ("Maren Tolk, who witnessed the blast, said the roof fell in.", "who witnessed"),
    ("“The roof fell in,” said a nurse who saw the explosion.", "who saw the"),
    ("Odd Renner, who heard several shots, said the guards had fled.", "who heard several shots"),
    ("Ilse Varn, who was at the scene, said nobody came.", "who was at the scene"),
    ("A witness said the lorry never stopped.", "witness"),
    ("Two eyewitnesses said the bridge had been open.", "eyewitnesses"),
    ("Ilse Varn told this newspaper that the mill was empty.", "told this newspaper"),
    ("Ilse Varn told the Brackwater Post that the mill was empty.", "told the Brackwater Post"),
    ("The minister told us that the mill was empty.", "told us"),
    ("“It was empty,” Ilse Varn said in an interview on Monday.", "in an interview"),
    ("“It was empty,” Ilse Varn said in an interview with The Brackwater Post.", "interview with The Brackwater Post"),
    ("“It was empty,” Ilse Varn said in a long telephone interview.", "in a long telephone interview"),
    ("In an interview with this reporter, Ilse Varn said it was empty.", "interview with this reporter"),
    ("The mine was closed, Odd Renner said in a statement to the Brackwater Post.", "statement to the Brackwater Post"),
    ("Sela Brandt, who was in the room, said the deal was signed.", "who was in the room"),
    ("Sela Brandt, who attended the meeting, said the deal was signed.", "who attended the meeting"),
    ("“I saw it with my own eyes,” said the farmer Odd Renner.", "I saw it with my own eyes"),
    ("“We heard two shots and ran,” Sela Brandt said.", "We heard two shots"),
    ("A bystander said that the driver was asleep.", "bystander"),
]

SECOND_HAND = [
    ("Ilse Varn, who heard from neighbours that the dam broke, said the road was shut.", "who heard from"),
    ("The mayor, who was told by engineers of the crack, said the dam would hold.", "was told by"),
    ("The Larn Gazette, citing two officials, said the dam would hold.", "The Larn Gazette"),
    ("Radio Dolmere, quoting a hospital doctor, said nine people had died.", "Radio Dolmere"),
    ("The mayor, citing engineers who had been there, said the dam would hold.", "citing engineers"),
    ("Two people briefed on the talks said the deal was near.", "briefed on"),
    ("A senator who was briefed about the raid said it had failed.", "was briefed about"),
    ("Ilse Varn told Radio Dolmere that the mill was empty.", "Radio Dolmere"),
    ("The mill was empty, the mayor told Reuters on Monday.", "Reuters"),
    ("The general said he had been told that the column turned back.", "he had been told that"),
    ("“I heard from my brother that they left at night,” Sela Brandt said.", "I heard from"),
    ("The minister, as quoted by the Interfax news agency, said the port would open.", "the Interfax news agency"),
    ("Odd Renner, who was informed by the police of the theft, said the safe was open.", "was informed by"),
]

ANONYMOUS = [
    ("An official said the tunnel would reopen.", "An official"),
    ("Two people familiar with the matter said the bank would close.", "Two people familiar with the matter"),
    ("The bank would close, according to three senior officials.", "three senior officials"),
    ("“It is over,” said one diplomat.", "one diplomat"),
    ("Several aides said the minister had left by the back door.", "Several aides"),
    ("An unnamed engineer said the weld was poor.", "An unnamed engineer"),
    ("Sources said the weld was poor.", "Sources"),
    ("The official spoke on condition of anonymity and said the tunnel was safe.", "spoke on condition of anonymity"),
    (
        "An official, speaking on the condition of anonymity, said the tunnel was safe.",
        "speaking on the condition of anonymity",
    ),
    ("The tunnel is safe, said an engineer who asked not to be named.", "asked not to be named"),
    ("The tunnel is safe, said a guard who declined to be identified.", "declined to be identified"),
    ("A guard who did not want to give his name said the gate was open.", "did not want to give his name"),
    (
        "A clerk who was not authorised to speak publicly said the ledger was gone.",
        "was not authorised to speak publicly",
    ),
    (
        "The clerk said the ledger was gone. He asked that his name not be used.",
        "asked that his name not be used",
    ),
    (
        "A clerk said the ledger was gone. The clerk spoke on condition of anonymity because of the inquiry.",
        "spoke on condition of anonymity",
    ),
    ("A soldier who requested anonymity said the fuel had run out.", "requested anonymity"),
    ("“The fuel ran out,” said a soldier, speaking anonymously.", "speaking anonymously"),
    ("A nurse who wished to remain anonymous said the ward was full.", "wished to remain anonymous"),
    ("A nurse whose name has been withheld said the ward was full.", "whose name has been withheld"),
    ("A villager who gave only his first name said the well was dry.", "gave only his first name"),
]


@pytest.mark.parametrize(("text", "shown"), FIRST_HAND)
def test_first_hand(text: str, shown: str) -> None:
    assert ("first-hand", shown) in told(text)


@pytest.mark.parametrize(("text", "shown"), SECOND_HAND)
def test_second_hand(text: str, shown: str) -> None:
    assert ("second-hand", shown) in told(text)


@pytest.mark.parametrize(("text", "shown"), ANONYMOUS)
def test_anonymous(text: str, shown: str) -> None:
    assert ("anonymous", shown) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Varn said the mill was empty.",
        "The Ministry of Works said the bridge would open.",
        "A ministry spokesman said the bridge would open.",
        "“We never saw it,” Ilse Varn said.",
        "Ilse Varn, who was never told by the council of the plan, said she was angry.",
        "Ilse Varn said the council saw the plan as a threat.",
        "The report said the weld was poor.",
        "Police said the driver was asleep.",
        "Ilse Varn said that an official had left.",
        "An expert witness statement was read out, the court said.",
        "Ilse Varn said the guard spoke to a man who asked not to be named.",
        "The president said he had not been briefed on the raid.",
        "A judge said the case would go on.",
        "Voters said the roads were bad.",
        "His wife said the roads were bad.",
        "The court heard the case on Monday, Ilse Varn said.",
        "“Nobody told me the road was shut,” Ilse Varn said.",
        "Supporters of the mayor said the roads were bad.",
        "Sela Brandt, citing the cost, said the bridge would not be built.",
        "Odd Renner, who saw his lead fall, said he would fight on.",
        "The minister will say on Monday that the road is shut.",
        "Candidates must declare that they own no land.",
        "Both men said the roof was old.",
        "That quote from Commissioner Odd Renner said the roof was old.",
        "The polls tell us that nobody likes the mayor.",
        "“It was empty,” Ilse Varn said in a Channel Nine interview.",
        "Ilse Varn, whose husband asked not to be named, said the mill was empty.",
        "Odd Renner, who saw the blast on television, said the roof fell in.",
        "“I saw it on television,” said the farmer Odd Renner.",
    ],
)
def test_no_words_no_badge(text: str) -> None:
    assert told(text) == []


def test_an_interview_with_another_is_not_first_hand() -> None:
    kinds = {kind for kind, _ in told("“It was empty,” Ilse Varn said in an interview with Radio Dolmere.")}
    assert "first-hand" not in kinds


def test_who_is_named_is_not_anonymous() -> None:
    text = "Ilse Varn said the mill was empty, but an official, who asked not to be named, said it was full."
    report = Report("r", "r", "r", "", text, outlet=OUTLET)
    parse = languages.parse(report)
    _, said = sources.link([report], {"r": parse}, attributions.find(report, parse))
    kinds = {text[slice(*a.source)]: {b.kind for b in a.badges} for a in said if a.source}
    assert kinds["Ilse Varn"] == set()
    assert any("anonymous" in found for found in kinds.values())


def test_whoever_refuses_to_speak_without_a_name_did_not_do_so() -> None:
    text = "A guard refused to speak on condition of anonymity, but said the gate was open."
    assert told(text) == [("anonymous", "A guard")]


def test_a_mention_can_have_several_badges_in_the_order_of_the_text() -> None:
    text = "Two officials briefed on the talks, who spoke on condition of anonymity, told Reuters the deal was near."
    shown = ["Two officials briefed on the talks", "briefed on", "spoke on condition of anonymity", "Reuters"]
    kinds = ["anonymous", "second-hand", "anonymous", "second-hand"]
    assert told(text) == list(zip(kinds, shown, strict=True))


def test_an_agency_told_is_first_hand_in_its_own_text_and_second_hand_in_another() -> None:
    text = "(Reuters) The mill was empty, the mayor told Reuters on Monday."
    assert told(text, credit=(1, 8)) == [("first-hand", "told Reuters")]
    assert told(text) == [("second-hand", "Reuters")]


def test_badges_point_at_their_report_whatever_it_is() -> None:
    for text in (
        "",
        " ",
        "He said.",
        "who saw " * 2000,
        "“" * 50 + " said he was told that",
        "citing " * 500 + "said x.",
    ):
        assert all(shown.strip() for _, shown in told(text))


def test_nothing_is_found_without_tokens() -> None:
    report = Report("r", "r", "r", "", "He said so.")
    parse = languages.outline(report)
    said = Attribution("a", "r", "indirect", (0, 2), ((3, 7),), ((8, 10),), "x")
    assert sources.link([report], {"r": parse}, [said])[1][0].badges == ()


def test_a_phrase_is_found_once_and_whole() -> None:
    parse = languages.parse(Report("r", "r", "r", "", "He spoke on strict condition of total anonymity."))
    ((start, end),) = phrases.find("anonymity", parse.tokens, 0, len(parse.tokens))
    assert [t.text for t in parse.tokens[start:end]] == [
        "spoke",
        "on",
        "strict",
        "condition",
        "of",
        "total",
        "anonymity",
    ]


@pytest.mark.parametrize("name", ["anonymity", "first_hand", "second_hand", "first_hand_told", "second_hand_told"])
def test_no_phrase_begins_or_ends_with_a_gap(name: str) -> None:
    found = [line.split() for line in languages.words(name)]
    assert found
    assert all(parts[0] != "*" and parts[-1] != "*" for parts in found)


def test_the_page_shows_a_badge_with_its_words_beside_the_sentence(example: Case) -> None:
    page = html.page(example)
    for kind, told in (("first-hand", "told the Dispatch"), ("anonymous", "spoke on condition of anonymity")):
        assert re.search(f'</a> <a class="tag {kind}" href="#r[0-9-]+">{kind}: “{told}”</a>', page)
