"""Whom a pronoun, a relative pronoun, an "I" or a description stands for, in reports written for the tests."""

from __future__ import annotations

import re

import pytest

from firsthand import languages, sources
from firsthand.records import Attribution, Report, Source, identify
from test_sources import Story


def meant(text: str) -> dict[str, Source]:
    """The party of each mention that stands in {braces}, by its words."""
    plain = re.sub(r"[{}]", "", text)
    report = Report("report-1", "one.txt", "one.txt", "", plain, outlet="The Larn Gazette", language="en")
    spans = []
    for match in re.finditer(r"\{([^}]*)\}", text):
        start = match.start() - len(re.findall(r"[{}]", text[: match.start()]))
        spans.append((start, start + len(match[1])))
    said = [Attribution(identify("attribution", s), report.id, "indirect", s, (), (), "test") for s in spans]
    parties, linked = sources.link([report], {report.id: languages.parse(report)}, said)
    by_id = {p.id: p for p in parties}
    return {plain[slice(*a.source)]: by_id[a.source_id] for a in linked if a.source and a.source_id}


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("The mayor met Ida Roe, an architect {who} said the dam was unsafe.", "who", "Ida Roe"),
        ("Ida Roe, Ann Poe and Tom Vance, {who} chairs the board, left early.", "who", "Tom Vance"),
        ("{Mayor Ada Brill} spoke at noon. Ida Roe listened to her. “It has burst,” {she} said.", "she", "Ada Brill"),
        ("Ann Poe and Tom Hale argued. {Hale} left. “Nobody listens,” {he} said.", "he", "Tom Hale"),
        ("Senator Orla Vance voted no. {The Velden Republican} called it a mistake.", "The Velden Republican", "Vance"),
        ("Ida Roe is a liar and a cheat {who} sold the dam.", "who", "Ida Roe"),
        ("The town will vote on Senator Ida Roe this year, {who} opposed the dam.", "who", "Ida Roe"),
        ("In {her} letter to the council, Ida Roe called the dam unsafe.", "her", "Ida Roe"),
        ("Ida Roe paints. On Monday {the 43-year-old} said the dam had burst.", "the 43-year-old", "Ida Roe"),
        ("Ann Poe and Tom Hale argued for an hour. {Both} said the dam was safe.", "Both", "Poe and Tom Hale"),
        ("The vote drew the ire of Senator Ida Roe {who} said the dam was unsafe.", "who", "Ida Roe"),
        ("Senator Ann Poe spoke. Rep. Tom Hale (D-Ohio) left. {The Utah Democrat} smiled.", "The Utah Democrat", "Poe"),
        ("Ida Roe waited. Tom Hale paid the clerk, an old friend. Then {she} called him a fool.", "she", "Ida Roe"),
        ("{The Velden police} ran. {Velden cops} stayed out. A day later {cops} said it was open.", "cops", "Velden"),
        ("Larn District Attorney Ida Roe spoke. {The DA} called the dam unsafe.", "The DA", "Ida Roe"),
        ("{The Velden police} closed the road on Monday. A day later {police} said it was open.", "police", "Velden"),
    ],
)
def test_who_is_meant(text: str, pronoun: str, name: str) -> None:
    found = meant(text)[pronoun]
    report = re.sub(r"[{}]", "", text)
    assert any(name in report[s.start : s.end] for s in found.mentions), found


def test_a_new_party_is_nobody_named_before() -> None:
    found = meant("{Mayor Ada Brill} said the dam held. {A resident} said it had burst. {Two officials} said nothing.")
    assert len({p.id for p in found.values()}) == 3


def test_the_signer_of_a_letter_is_its_i() -> None:
    text = (
        "LETTERS.\n\n{I} have seen the dam leak for years.\n\nIda Roe.\n\n{My neighbours} knew. So did I.\n\nTom Vance."
    )
    assert meant(text)["I"].name == "Ida Roe"


def test_the_author_told_of_at_the_end_is_the_i_of_an_opinion() -> None:
    text = (
        "The dam is old.\n\n{I} warned of it.\n\nNobody listened to us.\n\nThe mayor laughed.\n\n"
        "Ida Roe is a writer who lives in Velden."
    )
    assert meant(text)["I"].name == "Ida Roe"


def test_an_unsigned_i_is_the_outlet_that_reports() -> None:
    assert meant("{I} have seen the dam leak.\n\nIt was built long ago.")["I"].name == "The Larn Gazette"


def test_a_bare_surname_is_of_whoever_was_last_named_in_full() -> None:
    text = (
        "{Gary Jansen} said the dam held. Jansen left.\n\nAn expert, {Jeb Jansen}, disagreed. "
        "“It leaks,” {Jansen} said on Friday."
    )
    found = meant(text)
    assert found["Jansen"].name == "Jeb Jansen"
    assert found["Gary Jansen"].id != found["Jeb Jansen"].id


def test_two_persons_named_together_are_neither_of_them_alone() -> None:
    text = "Ann Brill and Tom Hale met. {Brill and Hale} said they agreed. Later {Hale} said he had not."
    found = meant(text)
    assert found["Brill and Hale"].id != found["Hale"].id


def test_a_statement_that_was_issued_is_the_statement_that_says() -> None:
    text = "The council issued a statement on Monday. {The statement} said the dam had burst."
    found = meant(text)["The statement"]
    assert len(found.mentions) == 2


def test_the_country_last_named_is_the_country() -> None:
    text = "Officials in Norway met. {The country} said it would help."
    report = re.sub(r"[{}]", "", text)
    assert any(report[s.start : s.end] == "Norway" for s in meant(text)["The country"].mentions)


def test_i_in_words_of_another_is_whoever_says_them() -> None:
    text = "“I believe the dam is safe,” Ida Roe told the council on Monday."
    report = Report("report-1", "one.txt", "one.txt", "", text, outlet="The Larn Gazette", language="en")
    said = [
        Attribution("a", report.id, "direct", (29, 36), ((37, 41),), ((0, 28),), "test"),
        Attribution("b", report.id, "indirect", (1, 2), ((3, 10),), ((11, 26),), "test"),
    ]
    _, linked = sources.link([report], {report.id: languages.parse(report)}, said)
    assert len({a.source_id for a in linked}) == 1


def test_whoever_answers_in_an_interview_is_its_i() -> None:
    text = (
        "Ida Roe on the old dam.\n\nIda Roe has built dams for years.\n\nQ: Is the dam safe?\n\nA: {I} think it leaks."
        "\n\nQ: Since when?\n\nA: Since it was built."
    )
    assert meant(text)["I"].name == "Ida Roe"


def test_the_office_of_one_is_no_body_named_before() -> None:
    found = meant("{The Water Department} said the dam leaks. Mayor Ann Roe disagreed. {Her office} said it was sound.")
    assert found["Her office"].id != found["The Water Department"].id


def test_another_person_is_nobody_before() -> None:
    found = meant("{Tom Hale} said the dam held. {Another man} said it had burst. {A man} said nothing.")
    assert len({p.id for p in found.values()}) == 3


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Rami Abdel Hale the port's director", "Rami Abdel Hale"),
        ("Tom Hale head of the Larn Port Board", "Tom Hale"),
        ("President of the Larn Chamber Ida Roe", "Ida Roe"),
        ("Msgr. Farmer", "Farmer"),
        ("Tom Hale himself", "Tom Hale"),
        ("VELDEN, N.D. — Mayor Ida Roe", "Ida Roe"),
        ("Tom Hale, the lawyer for clerks Ann Poe and Ida Roe,", "Tom Hale"),
    ],
)
def test_a_name_is_found_in_what_stands_around_it(mention: str, name: str) -> None:
    found = meant(f"{{{mention}}} said on Monday that the dam had burst.")[mention]
    assert (found.kind, found.name) == ("person", name)


@pytest.mark.parametrize("word", ["Many", "Dozens", "Nothing", "Records"])
def test_a_common_word_that_begins_a_sentence_is_no_name(word: str) -> None:
    found = meant(f"{{{word}}} in the town showed on Monday that the dam had burst.")
    assert all(p.kind not in ("person", "organisation", "state body") for p in found.values())


def test_a_rank_without_its_body_is_of_the_only_police_of_the_report() -> None:
    found = meant("{Velden Police} closed the road. “It has burst,” {Chief Inspector Tom Hale} said.")
    assert found["Chief Inspector Tom Hale"].speaks_for == found["Velden Police"].id


def test_a_rank_tells_its_body_before_or_behind_the_name() -> None:
    found = meant("{Lt. Tom Hale of the Velden State Police} spoke. {The Velden State Police} closed the road.")
    assert found["Lt. Tom Hale of the Velden State Police"].speaks_for == found["The Velden State Police"].id


def test_a_member_of_parliament_speaks_for_no_place() -> None:
    found = meant("{Representative Ida Roe of New York} said it had burst. {New York} said nothing.")
    assert found["Representative Ida Roe of New York"].speaks_for is None


def test_the_person_at_the_end_of_an_antecedent_is_whoever_says_it() -> None:
    text = "The vote drew the ire of Senator Ida Roe who said the dam was unsafe."
    report = Report("report-1", "one.txt", "one.txt", "", text, outlet="The Larn Gazette", language="en")
    said = Attribution("a", report.id, "indirect", (41, 44), ((45, 49),), ((50, 68),), "test", antecedent=(14, 40))
    parties, linked = sources.link([report], {report.id: languages.parse(report)}, [said])
    assert {p.name for p in parties if p.id == linked[0].source_id} == {"Ida Roe"}


def test_remarks_are_of_whoever_is_to_give_them() -> None:
    found = meant("{Ida Roe} spoke. {The prepared text of remarks she was to give at the Larn Council} was short.")
    text = found["The prepared text of remarks she was to give at the Larn Council"]
    assert text.speaks_for == found["Ida Roe"].id


def test_a_dateline_is_no_part_of_what_a_party_is_called() -> None:
    found = meant("{VELDEN, N.D. — Leaders of the dockers} said on Monday that the dam had burst.")
    assert [p.name for p in found.values()] == ["unnamed: Leaders of the dockers (The Larn Gazette)"]


@pytest.mark.parametrize("words", ["Lawyers for the port", "Larn dockers", "Dockers and sailors"])
def test_several_called_by_the_very_same_words_are_the_same(words: str) -> None:
    story = Story(f"[{words}] said {{it rained}}. Tom Hale slept at home. [{words}] said {{it froze}}.")
    assert len({a.source_id for a in story.linked}) == 1


def test_two_more_of_the_same_words_are_others() -> None:
    story = Story("[Two lawyers for the port] said {it rained}. [Two other lawyers for the port] said {it froze}.")
    assert len({a.source_id for a in story.linked}) == 2


def test_institute_is_the_only_body_that_bears_the_noun() -> None:
    far = "Nobody at the quay knew of it. " * 12
    text = "The [Velden Institute of Tides] said {{it rained}}. {far}{more}[The institute] said {{it froze}}."
    one = Story(text.format(far=far, more=""))
    assert one.source("The institute") == one.source("Velden Institute of Tides")
    two = Story(text.format(far=far, more="The Corsa Institute closed. "))
    assert two.source("The institute") != two.source("Velden Institute of Tides")


@pytest.mark.parametrize(("place", "same"), [("Velden", True), ("Corsa", False)])
def test_police_are_those_of_the_place_that_the_report_is_set_in(place: str, same: bool) -> None:
    story = Story(
        f"A quay in {place} fell into the sea on Monday. [Police] said {{it was old}}. Tom Hale slept. Ida Roe left. "
        "Nobody was hurt. [Velden police] said {the road was shut}."
    )
    assert (story.source("Police") == story.source("Velden police")) is same


def test_what_stands_behind_a_name_and_tells_of_it_is_the_one_named() -> None:
    story = Story("Velden Harbour Watch, [a group] set up in May, said {it rained}. Tom Hale, [a banker], slept.")
    assert story.source("a group").name == "Velden Harbour Watch"
    assert story.source("a banker").name == "Tom Hale"


def test_spokeswoman_of_one_is_nobody_named_in_the_next_paragraph() -> None:
    told = "Mayor Peter Lund was away. [His spokeswoman] would not say {who pays}."
    story = Story(f"{told}\n\n[Ellen Marsh] said {{it rained}}.")
    assert story.source("His spokeswoman").id != story.source("Ellen Marsh").id
    assert story.source("His spokeswoman").speaks_for is not None


def test_lawyer_of_one_is_no_attorney_told_of_as_nobodys() -> None:
    story = Story(
        "[Attorney Jean Rhee] told the judge {it rained}. Jon Colt wept. [Colt's lawyer] said {the case was over}. "
        "Guy Petrin left."
    )
    assert story.source("Attorney Jean Rhee").id != story.source("Colt's lawyer").id


def test_largest_organization_of_the_country_is_the_one_named_before() -> None:
    story = Story(
        "[The National League for Civic Rights] sued on {Monday}. "
        "[The country's largest civil rights organization] said {the law was unfair}."
    )
    assert len({a.source_id for a in story.linked}) == 1


def test_largest_union_of_the_country_is_no_bank_named_before() -> None:
    story = Story("[The Larn Bank] closed on {Monday}. [The country's largest dockers union] said {it was unfair}.")
    assert len({a.source_id for a in story.linked}) == 2
