"""Whom a mention names or calls: shouted names, several at once, namesakes, kin, nouns within names, offices."""

from __future__ import annotations

import pytest

from firsthand.sources import kinds
from test_sources import Story


def test_name_in_capitals_is_borne_by_the_person_of_whom_the_story_writes() -> None:
    story = Story(
        "The mayor met Orla Vennick in Larn. [Vennick] said {the quay was safe}. Vennick left early. "
        "Nobody saw Vennick leave.\n\n[VENNICK] TELLS COUNCIL {THE QUAY IS SAFE}",
        "[Orla Vennick] said {it was safe}.",
    )
    assert story.source("VENNICK").kind == "person"
    assert story.source("VENNICK") == story.source("Orla Vennick", 1)


def test_several_bodies_are_not_the_first_of_them_and_may_be_each() -> None:
    story = Story(
        "Norway says little of the wreck. [Norway and Finland] blamed {the storm}. [Norway] said {the ship was old}. "
        "[Finland] said {it had warned the crew}."
    )
    both, one, other = (story.source(t) for t in ("Norway and Finland", "Norway", "Finland"))
    assert len({both.id, one.id, other.id}) == 3
    assert one.id in both.may_be
    assert other.id in both.may_be


def test_two_roles_before_a_name_are_of_one_person() -> None:
    story = Story(
        "[Former Larn Courier publisher and editor Tom Hallam] said {the paper would close}. "
        "[Hallam] said {it was too late}."
    )
    assert story.source("Former Larn Courier publisher and editor Tom Hallam") == story.source("Hallam")


def test_bare_surname_goes_on_about_the_one_whom_it_meant() -> None:
    story = Story(
        "Jeb Corrigan gave up on Monday. [Mr. Corrigan] said {he was tired}. His grandfather Prescott Corrigan and his "
        "brother George Corrigan had both governed Larn. [Mr. Corrigan] said {he would fish}."
    )
    first, second = (story.source("Mr. Corrigan", nth=n) for n in (0, 1))
    assert first == second
    assert first.name == "Jeb Corrigan"


def test_bare_surname_is_of_the_namesake_who_spoke_since() -> None:
    story = Story(
        "Jeb Corrigan gave up on Monday. [Corrigan] said {he was tired}. [George Corrigan] said {his brother was ill}. "
        "[Corrigan] said {the doctors were hopeful}."
    )
    first, second = (story.source("Corrigan", nth=n) for n in (0, 1))
    assert (first.name, second.name) == ("Jeb Corrigan", "George Corrigan")


def test_family_is_no_single_person() -> None:
    story = Story(
        "Mark Hallam was arrested in Larn on Monday. Hallam is 23. Nobody knew Hallam well. "
        '{"We are in shock,"} [the family] said.'
    )
    assert story.source("the family").name != "Mark Hallam"


def test_couple_called_by_the_plural_of_a_surname_is_neither_of_the_two() -> None:
    story = Story(
        "Jesse Kovel and his wife Sandra Kovel pleaded guilty. [The Kovels] said {they were sorry}. "
        "[Jesse Kovel] said {he wept}."
    )
    assert story.source("The Kovels").id != story.source("Jesse Kovel").id


def test_noun_within_a_name_is_not_its_own() -> None:
    story = Story(
        "[Tim Roake, president of the Zed Home School Coalition], said {he was shocked}. The coalition is old. "
        "[The school] said {the man had left in 2012}."
    )
    assert "Coalition" not in story.source("The school").name


def test_administration_is_no_service() -> None:
    story = Story(
        "[The Zedland Revenue Service] said {it had no letter}. The service is small. "
        "[The administration] said {the letter was lost}."
    )
    assert story.source("The administration").id != story.source("The Zedland Revenue Service").id


def test_lawyer_of_one_is_not_a_person_told_of_without_a_role() -> None:
    story = Story(
        "Petra Lindt repaid Milo Cohn for the money that he gave to Ida Daniels. "
        "[Daniels’ lawyer] called {the news stunning}. [Cohn] said {nothing was wrong}."
    )
    assert story.source("Daniels’ lawyer").id != story.source("Cohn").id


@pytest.mark.parametrize("who", ["The law firm representing the accuser", "Lawyers for the accuser"])
def test_name_behind_a_body_or_several_is_of_whom_they_stand_for(who: str) -> None:
    story = Story(
        f"[{who}, Meredith Watling], said {{she was attacked in 2000}}. [Watling] said {{she would testify}}."
    )
    assert story.source(f"{who}, Meredith Watling").id != story.source("Watling").id


def test_reporter_is_of_an_outlet_whatever_its_name_looks_like() -> None:
    story = Story("[Tony Plohart, an investigative reporter for the Larn American-Statesman], said {police were slow}.")
    speaker = story.by_id[story.source("Tony Plohart, an investigative reporter for the Larn American-Statesman").id]
    assert speaker.speaks_for is not None
    assert story.by_id[speaker.speaks_for].kind == "outlet"


def test_paper_within_a_sentence_is_no_partisan() -> None:
    story = Story("[Spokesman Geoff Borgan] told <The Larn Democrat> {the party would answer}.")
    assert "outlet" in [s.kind for s in story.sources if s.name == "Larn Democrat"]


def test_post_written_small_is_a_document() -> None:
    story = Story(
        "[Danene Hallam] posted a photo of her son. {I graduated Mark,} [the post] reads.",
    )
    assert story.source("the post").kind == "document"


def test_judge_of_the_lead_is_the_one_whom_the_report_names() -> None:
    story = Story(
        "[A federal judge] ordered {the county to count all ballots}. The county must begin on Monday. "
        "[U.S. District Judge Amy Tolberg] said {the count was a duty}. [Tolberg] said {she would watch}."
    )
    assert story.source("A federal judge") == story.source("Tolberg")


def test_another_judge_is_not_the_one_whom_the_report_names() -> None:
    story = Story(
        "[Another federal judge] ordered {the county to count all ballots}. The county must begin on Monday. "
        "[U.S. District Judge Amy Tolberg] said {the count was a duty}."
    )
    assert story.source("Another federal judge").id != story.source("U.S. District Judge Amy Tolberg").id


def test_person_of_a_place_is_whom_who_stands_for() -> None:
    story = Story("It was put on hold by [a judge in Larn], [who] said {the cases overlap}. Larn is a port.")
    assert story.source("who") == story.source("a judge in Larn")


def test_envoy_to_a_body_is_the_person_named_behind_it() -> None:
    story = Story(
        "{The council will meet,} [Ambassador to the U.N. Nikki Harlan] said. [Harlan] said {it was urgent}.",
    )
    assert story.source("Ambassador to the U.N. Nikki Harlan") == story.source("Harlan")


def test_leaders_of_one_party_are_not_those_of_the_other() -> None:
    story = Story(
        "[Democratic leaders] said {the tax was fair}. The vote is on Monday. [The GOP leaders] said {it was too high}."
    )
    assert story.source("The GOP leaders").id != story.source("Democratic leaders").id


def test_paper_title_needs_a_place_before_it() -> None:
    assert not kinds.is_titled_paper(())


def test_police_called_by_the_same_words_twice_are_one() -> None:
    story = Story(
        "[Larn police] said {the man was dead}. Officers found him in a car near the town of Vell.\n\n"
        "The town has two bridges. Both were shut on Monday.\n\n[Larn police] said {the bridges were safe}."
    )
    first, second = (story.source("Larn police", nth=n) for n in (0, 1))
    assert first == second


def test_other_name_that_a_report_tells_joins_the_two_in_every_report() -> None:
    story = Story(
        "[Gusty Vance, whose real name is Olwen Harte], said {she was paid}.",
        "[Olwen Harte] said {she was paid in 2016}.",
    )
    assert story.source("Gusty Vance, whose real name is Olwen Harte") == story.source("Olwen Harte", 1)


def test_other_name_in_the_next_sentence_is_nobody_elses() -> None:
    story = Story(
        "[Gusty Vance] said {she was paid}. A singer also known as Olwen Harte was there.",
        "[Olwen Harte] said {she was not paid}.",
    )
    assert story.source("Gusty Vance").id != story.source("Olwen Harte", 1).id


def test_other_name_of_somebody_beside_a_person_is_not_the_persons() -> None:
    story = Story(
        "Ann Roe and a dancer better known as Mary Poe were there. [Ann Roe] said {she was paid}.",
        "[Mary Poe] said {she was not paid}.",
    )
    assert story.source("Ann Roe").id != story.source("Mary Poe", 1).id


def test_copied_statement_of_somebody_unnamed_is_one_voice() -> None:
    words = "{dozens of people in the port were given passes although clerks had refused them}"
    story = Story(f"[A port official] said {words}.", f"[A clerk who works in the harbour office] said {words}.")
    assert story.source("A port official") == story.source("A clerk who works in the harbour office", 1)


def test_copied_statement_of_two_named_persons_is_of_two() -> None:
    words = "{dozens of people in the port were given passes although clerks had refused them}"
    story = Story(f"[Orla Vennick] said {words}.", f"[Tom Hallam] said {words}.")
    assert story.source("Orla Vennick").id != story.source("Tom Hallam", 1).id


def test_number_before_more_than_is_no_name() -> None:
    story = Story("[More than a dozen towns] backed {the port}. [Larn] said {it would pay}.")
    assert story.source("More than a dozen towns").kind == "unnamed"


def test_one_document_is_not_several() -> None:
    story = Story(
        "[The documents] say {the passes were sold}.",
        "[The Labour document] says {nobody sold a pass}.",
    )
    assert story.source("The documents").id != story.source("The Labour document", 1).id


def test_surname_of_a_titled_person_is_his_whatever_the_parser_takes_it_for() -> None:
    story = Story(
        "[Chief Superintendent Graziano Mijarez] said {fourteen civilians were dead}. The bombs went off at noon.\n\n"
        "[Mijarez] further claimed {90 civilians were wounded}."
    )
    assert story.source("Mijarez") == story.source("Chief Superintendent Graziano Mijarez")


def test_listed_name_with_and_in_it_is_one_body() -> None:
    story = Story("[The Islamic State of Iraq and the Levant] claimed {it had set the bomb}.")
    assert story.source("The Islamic State of Iraq and the Levant").name == "Islamic State of Iraq and the Levant"


def test_guard_belongs_to_the_name_of_its_body() -> None:
    story = Story("[A Coast Guard spokesperson] said {a seaman was dead}. [The Coast Guard] said {he was 19}.")
    speaker = story.source("A Coast Guard spokesperson")
    assert speaker.speaks_for == story.source("The Coast Guard").id


def test_who_stands_in_for_a_chief_is_of_the_same_force() -> None:
    story = Story(
        "[Acting Larn County Police Chief Willem Kramp] said {five were dead}. [Police] said {two were hurt}.",
        "[Larn County Deputy Police Chief Willem Kramp] said {five were dead}. [Police] said {a man was held}.",
        "[Larn County police] said {two others were hurt}.",
    )
    first, second, third = story.source("Police"), story.source("Police", 1), story.source("Larn County police", 2)
    assert first == second == third


def test_age_goes_on_about_the_one_named_right_before() -> None:
    story = Story(
        "Police stood by. Lora Bernstam held up a sign that called the mayor a liar. [The 57-year-old surgeon] said "
        "{she was angry}. [Bernstam] said {she would come back}."
    )
    assert story.source("The 57-year-old surgeon") == story.source("Bernstam")


def test_wife_by_her_short_name_is_the_wife_by_her_full_one() -> None:
    story = Story(
        "Jesse Kovel pleaded guilty. [Kovel’s wife, Sandi], said {she was sorry}.",
        "Jesse Kovel pleaded guilty. [Kovel’s wife, Sandra Kovel], said {she was sorry too}.",
    )
    assert story.source("Kovel’s wife, Sandi") == story.source("Kovel’s wife, Sandra Kovel", 1)


def test_firm_is_called_by_the_capitals_that_begin_its_name() -> None:
    story = Story("[ZGM Resorts International] filed {a suit}. It owns the hall. [ZGM] said {it was not liable}.")
    assert story.source("ZGM") == story.source("ZGM Resorts International")


def test_committee_about_a_body_is_not_called_by_its_capitals() -> None:
    story = Story("[The ZGM Ethics Committee] opened {an inquiry}. It met in Larn. [ZGM] said {it was not liable}.")
    assert story.source("ZGM").id != story.source("The ZGM Ethics Committee").id


def test_bare_surname_is_not_of_the_one_whom_the_sentence_goes_on_to_name() -> None:
    story = Story(
        "Bill Corrigan spoke for an hour in Larn. The crowd cheered Hilda Corrigan. {She is the one,} [Corrigan] said "
        "of Hilda Corrigan. [Corrigan] said {he would be back}."
    )
    first, second = (story.source("Corrigan", nth=n) for n in (0, 1))
    assert first == second
    assert first.name == "Bill Corrigan"


def test_one_of_somebodys_lawyers_is_a_single_person_and_no_one_elses_lawyer() -> None:
    story = Story(
        "[One of Mallory’s prosecutors] praised {the help}. [Attorney Jean Ree] told the judge {it was useful}. "
        "[Roe’s lawyer] said {his client was sorry}. [Some of the mayor’s aides] said {they would leave}."
    )
    ours, ree, theirs = (story.source(t) for t in ("One of Mallory’s prosecutors", "Attorney Jean Ree", "Roe’s lawyer"))
    assert ours.kind == "unnamed"
    assert len({ours.id, ree.id, theirs.id}) == 3
    assert story.source("Some of the mayor’s aides").kind == "unnamed"
    own = Story("[Roe’s lawyer, Guy Petrie,] said {he was sorry}. [Roe’s lawyer] said {it was late}.")
    assert own.source("Roe’s lawyer, Guy Petrie,") == own.source("Roe’s lawyer")


def test_names_of_several_of_one_family_run_together_are_not_one_of_them() -> None:
    story = Story(
        "[Donald Larn Jr. Ivana Larn Donald J. Larn] signed {a letter of intent}. [President Donald Larn] said {it was "
        "late}. [Larn] said {no}. [Mohammed bin Salman bin Abdul] said {so}. [Sirhan Sirhan] said {so}."
    )
    first, larn = story.source("Donald Larn Jr. Ivana Larn Donald J. Larn"), story.source("President Donald Larn")
    assert larn.name == "Donald Larn" and first.id != larn.id
    for whole in ("Mohammed bin Salman bin Abdul", "Sirhan Sirhan"):
        assert story.source(whole).name == whole


def test_a_spokesman_is_not_the_member_of_the_house_who_was_named_before() -> None:
    text = (
        "[Larn Republican Rep. Michael Roe] said {the quay was safe}. [Roe] said {no}. [Roe] said {he was late}.\n\n"
        "The woman gave money to Roe's campaign.\n\nA spokesman in Roe's Larn office did not return emails."
    )
    story = Story(text)
    mentions = story.source("Larn Republican Rep. Michael Roe").mentions
    assert "A spokesman" not in {story.reports[0].text[m.start : m.end] for m in mentions}
    firm = Story("[Ann Roe, a representative of Larn Bank,] said {it was safe}. [The spokeswoman] said {so}.")
    assert firm.source("Ann Roe, a representative of Larn Bank,") == firm.source("The spokeswoman")


def test_surnames_that_the_parser_labels_nothing_are_met() -> None:
    story = Story(
        "Tarn has taken aim at Adam Roe. [Tarn] said {Roe lied}. Roe quickly responded on Twitter. "
        "[He] said {it was late}. Mr. Tarn did not answer."
    )
    assert "Roe" in story.source("He").name


def test_a_memo_of_long_before_is_not_theirs_who_spoke_since() -> None:
    story = Story(
        "The port published a memo on Friday. [Tom Dunn] said {it was a lie}. It rained. "
        "[The memo] said {the quay was bad}."
    )
    assert story.source("The memo").speaks_for is None


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("President Guy Dunn", "The president of Larn Watch", False),
        ("Mayor Guy Dunn", "The director of the Larn Bank", False),
        ("French President Guy Dunn", "The president of the United States", False),
        ("French President Guy Dunn", "The president of France", True),
        ("Tom Fit, the president of Larn Watch,", "The president of Larn Watch", True),
        ("President Guy Dunn", "The president", True),
    ],
)
def test_who_leads_a_body_is_not_who_leads_another(first: str, second: str, one: bool) -> None:
    here = Story(f"[{first}] said {{the wall was safe}}. It rained.\n\n[{second}] said {{it was low}}.")
    assert (here.source(second) == here.source(first)) is one
    across = Story(f"[{first}] said {{the wall was safe}}.", f"[{second}] said {{it was low}}.")
    assert one or across.source(second, 1) != across.source(first)


@pytest.mark.parametrize(
    "who", ["his Chief of Staff John Tarn", "her Secretary of State John Tarn", "his Deputy Chief of Staff John Tarn"]
)
def test_a_name_behind_whose_office_it_is_is_a_name(who: str) -> None:
    story = Story(f"Mayor Guy Dunn left after [{who}] said {{the wall was high}}. [Tarn] said {{it was old}}.")
    assert (story.source(who).name, story.source(who)) == ("John Tarn", story.source("Tarn"))


def test_a_listed_body_is_one_though_a_headline_runs_it_together_with_a_name() -> None:
    story = Story(
        "Roe paints portrait of dysfunctional Dunn White House\n\nPresident Guy Dunn ran a White House where nobody "
        "wrote. [The White House] said {it was false}. [The White House] declined {to comment}."
    )
    assert story.source("The White House").kind == "state body"


def test_a_speaker_is_nobody_whom_he_brings_up_in_his_own_words() -> None:
    story = Story("Mayor Guy Dunn tweeted. {“It was Tom Roe. Ask Roe how that worked out,”} [he] said.")
    assert story.source("he").name == "Guy Dunn"
    woman = Story("Ann Poe was at the port on Friday. {“Tom Roe shut it,”} [he] said. [Ann Poe] left {it}.")
    assert woman.source("he") != woman.source("Ann Poe")
    turned = Story("Ann Lee left. {Former Mayor Tom Roe was for the port}, [he] said on Monday. [He] left {it}.")
    assert turned.source("he").name == "Tom Roe"


@pytest.mark.parametrize("behind", ["the chairman of the Senate Port Committee", "the committee's chairman"])
def test_a_chairman_may_be_a_woman(behind: str) -> None:
    story = Story(f"[Sen. Lindsey Roe] said {{she went}}.\n\n[Roe, {behind}], said {{it was late}}.")
    assert story.source("Sen. Lindsey Roe") == story.source(f"Roe, {behind}")


def test_a_document_is_nobody_who_says_i() -> None:
    story = Story("[I] could not be more glad {that they vote}.\n\n[The resolution] promises {a change}.")
    assert story.source("The resolution") != story.source("I")


def test_a_surname_with_a_suffix_is_his_who_bears_it_in_full() -> None:
    told = "President Guy Dunn was in Velm. [He] said {the wall was old}. His son, Guy Dunn Jr., worked on it."
    story = Story(f"{told} [Dunn Jr.] said {{it had nine cracks}}.")
    assert story.source("Dunn Jr.").name == "Guy Dunn Jr." != story.source("He").name


def test_a_pronoun_is_not_a_man_by_his_given_name_where_another_may_be_a_woman() -> None:
    story = Story("Retired Gen. John Tarn came on Monday. Tarn accused Velmina Brask of lying. [She] said {it was so}.")
    assert story.source("She").name == "Velmina Brask"


def test_a_surname_that_an_outlet_bears_is_the_person_whom_the_report_names() -> None:
    story = Story(
        "Michael Bloomberg came on Monday. [Bloomberg, who added that it was late], said {the gates were shut}."
        " [Reuters, which was there], said {so}."
    )
    assert story.source("Bloomberg, who added that it was late").kind == "person"
    assert story.source("Reuters, which was there").kind == "outlet"
    told = Story("Guy Guardian came on Monday. [The Guardian] said {ten died}.")
    assert told.source("The Guardian").kind == "outlet"
    agency = Story("Michael Bloomberg came on Monday. [Bloomberg, the news agency], said {ten died}.")
    assert agency.source("Bloomberg, the news agency").kind == "outlet"
