"""Which parties of two reports are one: headlines, officials and their bodies, offices, namesakes, spellings."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand import languages
from firsthand.languages import outlets
from firsthand.records import Entity, Source
from firsthand.sources import headlines, lists, names, resemblances
from firsthand.sources.stretches import Stretches
from test_sources import Story, make_report


def one_voice(story: Story, left: Source, right: Source) -> bool:
    return left.id == right.id or story.root(left).id == story.root(right).id


def apart_for_sure(story: Story, left: Source, right: Source) -> bool:
    return not one_voice(story, left, right) and right.id not in left.may_be


def test_name_in_a_headline_is_cut_from_the_verb_after_it() -> None:
    story = Story(
        "[Kessler Wows] the Harbour Crowd With Long Speech\n\nOrla Kessler spoke for an hour. The crowd cheered her.",
        "[Orla Kessler] said {the harbour was full}.",
    )
    assert story.source("Kessler Wows").name == "Orla Kessler"
    assert story.source("Kessler Wows") == story.source("Orla Kessler", 1)


def test_headline_keeps_a_name_that_the_text_has_whole() -> None:
    text = "Larn Water Front Foils Attack on Old Harbour Wall\n\nThe Larn Water Front met on Monday. The front is old."
    report = make_report(text)
    parse = languages.parse(report)
    known = headlines.learn([parse])
    assert ("larn", "water", "front") in known.names
    assert not headlines.is_title_cased([t for t in parse.tokens if t.start > text.index("The Larn")])


@pytest.mark.parametrize("sentence", ["It was sent by the National Port Workers Committee.", "Ships wait.", ""])
def test_running_text_is_no_title(sentence: str) -> None:
    tokens = languages.parse(make_report(sentence)).tokens
    assert not headlines.is_title_cased(tokens)


def test_officials_of_a_body_are_its_voice_in_every_report() -> None:
    story = Story(
        "[The Larn Port Authority] said {the quay was shut}.",
        "[Larn Port Authority officials] said {the quay would open soon}.",
    )
    assert one_voice(story, story.source("The Larn Port Authority"), story.source("Larn Port Authority officials", 1))


def test_two_officials_are_not_the_whole_body_yet_may_not_be_counted_beside_it() -> None:
    story = Story(
        "[The Larn Port Authority] said {the quay was shut}.",
        "[Two former Larn Port Authority officials] said {the quay was never safe}.",
    )
    body, two = story.source("The Larn Port Authority"), story.source("Two former Larn Port Authority officials", 1)
    assert body.id != two.id
    assert not apart_for_sure(story, body, two)


def test_officer_speaks_for_the_police_that_stand_before_his_rank() -> None:
    story = Story(
        "[Larn State Police Lt. Henrik Dahl] said {two people were hurt}.", "[Larn State Police] said {so too}."
    )
    dahl = story.source("Larn State Police Lt. Henrik Dahl")
    assert dahl.name == "Henrik Dahl"
    assert story.root(dahl) == story.source("Larn State Police", 1)


def test_police_of_two_towns_are_not_one_through_the_bare_word() -> None:
    story = Story(
        "[Larn police] said {the bridge was shut}.",
        "[Dorvik police] said {the road was shut}.",
        "[Police] said {nobody was hurt}.",
    )
    larn, dorvik, bare = story.source("Larn police"), story.source("Dorvik police", 1), story.source("Police", 2)
    assert len({larn.id, dorvik.id, bare.id}) == 3
    assert bare.id in larn.may_be


def test_campaigns_of_two_candidates_are_two() -> None:
    story = Story(
        "Orla Kessler spoke in Larn. [Her campaign] said {she would win}.",
        "Henrik Dahl spoke in Dorvik. [His campaign] said {he would win}.",
    )
    assert story.source("Her campaign") != story.source("His campaign", 1)


def test_counted_people_of_a_country_are_not_its_government() -> None:
    story = Story("[Norway] said {the port was open}.", "[Four Norwegians] said {they were held there}.")
    assert story.source("Norway") != story.source("Four Norwegians", 1)


def test_the_mayor_is_the_one_mayor_of_the_story() -> None:
    story = Story(
        "[Larn Mayor Orla Kessler] said {the harbour was shut}.",
        "[The mayor] said {the harbour would open}. [A former mayor] said {it never should}.",
    )
    kessler = story.source("Larn Mayor Orla Kessler")
    assert story.source("The mayor", 1) == kessler
    assert story.source("A former mayor", 1) != kessler


def test_state_media_of_one_country_are_one_voice() -> None:
    story = Story("[State TV] said {the bridge was hit}.", "[The state news agency] said {two bridges were hit}.")
    assert one_voice(story, story.source("State TV"), story.source("The state news agency", 1))


def test_surname_of_two_bearers_is_given_to_neither_without_a_sign() -> None:
    story = Story(
        "[Orla Kessler] said {it was late}. [Henrik Kessler] said {it was early}.",
        "[Kessler] said {it was noon}.",
    )
    lone = story.source("Kessler", 1)
    both = [story.source("Orla Kessler"), story.source("Henrik Kessler")]
    assert lone not in both
    assert {b.id for b in both} <= set(lone.may_be)


def test_own_outlet_written_small_is_the_listed_one() -> None:
    assert outlets.lookup("sana") is None
    listed = outlets.lookup("SANA")
    assert listed is not None
    assert listed.name == "Syrian Arab News Agency"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna Petrov", "Anna Petroff"),
        ("Muammar Gadari", "Moammar Qadhari"),
        ("Bobbie Corbin", "Bobby Corbin"),
        ("Orban Viktor", "Viktor Orban"),
        ("Park Min-ho", "Park"),
        ("Hutterington", "Huterington"),
    ],
)
def test_spellings_of_one_person(left: str, right: str) -> None:
    assert names.match_persons(left, right) >= names.PART - 0.1


@pytest.mark.parametrize(
    ("left", "right"),
    [("Johnson", "Ann Johnston"), ("John Kent", "John Gent"), ("Morris", "Ann Morrison"), ("Ann Hogan", "Ann Kagan")],
)
def test_names_that_only_look_alike_are_not_joined(left: str, right: str) -> None:
    assert names.match_persons(left, right) < 0.6


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Zellwood", "Zellwood Entertainment Inc.", True),
        ("Zellwood Corp.", "Zellwood", True),
        ("Larn Water Board", "Dorvik Water Board", False),
        ("UN", "UN refugee agency", False),
        ("First", "First Energy", False),
    ],
)
def test_names_of_firms_and_bodies(left: str, right: str, joined: bool) -> None:
    assert (names.match_bodies(left, right) >= 0.6) == joined


def test_two_boards_of_one_kind_are_never_one() -> None:
    assert names.match_bodies("Larn Water Board", "Dorvik Water Board") == names.CONFLICT


def test_a_seat_of_government_stands_for_it() -> None:
    assert lists.byname("malacañang") == lists.byname("malacanang palace") != ""
    assert lists.capital("kyiv") == lists.capital("kiev") == "Ukraine"
    assert lists.country("scottish") != lists.country("british")


def test_each_byname_of_a_body_is_well_formed() -> None:
    for body, (kind, _, country) in lists.bodies().items():
        assert body.strip() == body != ""
        assert kind in ("state", "private")
        assert country == "" or lists.country(country.lower().removeprefix("the ")) == country, body


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Ana Ruiz", "Ana Ruiz Vega", True),
        ("Ruiz Vega", "Ana Ruiz Vega", True),
        ("Ana Ruiz", "Ana Vega", False),
        ("Anton LaCorbina", "Anton Corbina", True),
    ],
)
def test_double_surnames_and_prefixes(left: str, right: str, joined: bool) -> None:
    assert (names.match_persons(left, right) >= 0.6) == joined


@pytest.mark.parametrize(
    ("short", "long", "joined"),
    [
        ("Riga", "Riga Opera", False),
        ("the Senate", "Senate Majority", False),
        ("the EU", "EU NATO", False),
        ("Taliban", "Taliban movement", True),
    ],
)
def test_what_only_begins_with_a_bodys_name_is_not_joined(short: str, long: str, joined: bool) -> None:
    assert (names.match_bodies(short, long) >= 0.6) == joined


def test_office_with_a_bare_surname_is_not_the_holders_daughter() -> None:
    story = Story(
        "[Governor Kessler] said {the port was shut}.",
        "[Orla Kessler, daughter of the governor,] said {she was sorry}.",
    )
    governor, daughter = story.source("Governor Kessler"), story.source("Orla Kessler, daughter of the governor,", 1)
    assert governor.id != daughter.id


def test_surname_that_is_a_role_word_is_a_name() -> None:
    story = Story("[Rep. Ann King] said {the vote was late}.", "[Ann King] said {so}.")
    assert story.source("Rep. Ann King").name == "Ann King"
    assert story.source("Rep. Ann King") == story.source("Ann King", 1)


def test_parts_of_one_side_are_not_the_whole_side() -> None:
    story = Story("[Senate Republicans] said {no}.", "[Republicans] said {yes}.")
    left, right = story.source("Senate Republicans"), story.source("Republicans", 1)
    assert left.id != right.id
    assert right.id in left.may_be


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("J.P. Corbin", "James P. Corbin"),
        ("Elias Vretakis", "Ilias Vretakis"),
        ("Ste Larkin", "Stephan Larkin"),
        ("N. Corbin", "John N. Corbin"),
        ('Luis Gerardo "Jerry" Ortega', "Jerry"),
    ],
)
def test_given_names_in_other_forms_are_one_name(left: str, right: str) -> None:
    assert names.match_persons(left, right) >= 0.6


def test_given_names_one_letter_apart_are_neither_one_nor_two() -> None:
    assert names.match_persons("Jason Corbin", "Mason Corbin") == names.UNSURE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("N. J.", "New Jersey"),
        ("U. S. Navy", "US Navy"),
        ("LA County Water Board", "Los Angeles County Water Board"),
        ("Kingdom of Denmark", "Denmark"),
        ("Larn Electric Co-operative", "Larn Electric Cooperative"),
        ("TWL", "Trans World Lines Inc"),
        ("HDS", "U.S. Department of Harbour and Dock Services"),
        ("T - Dial", "TDial"),
        ("Larn Films", "Larn"),
        ("Larn Observatory for Ports [LOFP]", "Larn Observatory for Ports"),
    ],
)
def test_bodies_under_short_and_other_forms_are_one(left: str, right: str) -> None:
    assert names.match_bodies(left, right) >= 0.6


def test_a_district_in_short_is_no_acronym_of_another_name() -> None:
    assert names.match_bodies("D.C.", "Diocese of Corvale") < 0.6


def test_every_fact_has_a_weight_and_every_weight_a_fact() -> None:
    told = set(re.findall(r'"((?:persons|bodies|part): [^"]+|one kind is unknown|the kinds differ)"', _facts_source()))
    assert told == set(resemblances.weights())


def _facts_source() -> str:
    return Path(resemblances.__file__).read_text("utf-8")


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("[Lorn County] said {the mill burned}.", "[Lorn County Museum] said {the mill stood}.", False),
        ("[Morgan Dale] said {the mill burned}.", "[Morgan Dale Group Inc] said {the mill burned}.", True),
        ("[The Tidewater Institute for Ports] said {it rained}.", "[The Tidewater Institute] said {it rained}.", True),
        ("[The NWL] said {it rained}.", "[The NWL Draft] said {it rained}.", False),
        ("[Ann Roe] said {the mill burned}.", "[The Roe Foundation] said {the mill stood}.", False),
        ("[The Habour Athority Board] said {it rained}.", "[The Habour Authority Board] said {it rained}.", True),
    ],
)
def test_what_a_longer_name_adds_tells_whether_it_is_another_party(first: str, second: str, one: bool) -> None:
    story = Story(first, second)
    left, right = story.source(first[1 : first.index("]")]), story.source(second[1 : second.index("]")], 1)
    assert (left == right) == one


def test_a_party_named_in_another_s_name_is_never_surely_a_second_one() -> None:
    story = Story("[Ann Roe] said {the mill burned}.", "[The Roe Foundation] said {the mill stood}.")
    assert story.source("Ann Roe").id in story.source("The Roe Foundation", 1).may_be


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Ann Poe spoke on Monday. [Losing Poe] said {it rained}.", "Losing Poe"),
        ("Ann Poe spoke. [DA Ann Poe] said {it rained}.", "DA Ann Poe"),
    ],
)
def test_a_word_before_a_name_is_no_part_of_it(text: str, mention: str) -> None:
    story = Story(text, "[Ann Poe] said {it snowed}.")
    assert story.source(mention) == story.source("Ann Poe", 1)


def test_lawyers_speak_for_the_department_that_they_are_of() -> None:
    story = Story("[Justice Department lawyers] said {the plan was lawful}. [The Justice Department] said {it agreed}.")
    assert story.source("Justice Department lawyers").speaks_for == story.source("The Justice Department").id


def test_who_runs_a_field_for_a_body_speaks_for_the_body() -> None:
    story = Story("[Ann Poe, director of public affairs at the Corvale Institute,] said {it agreed}.")
    poe = story.source("Ann Poe, director of public affairs at the Corvale Institute,")
    assert [s.name for s in story.sources if s.id == poe.speaks_for] == ["Corvale Institute"]


def test_a_judge_in_one_report_is_the_one_judge_of_the_other() -> None:
    story = Story("[A federal judge] said {the law was void}.", "[Judge Ann Poe] said {the law was void}.")
    assert story.source("A federal judge") == story.source("Judge Ann Poe", 1)


def test_a_vice_president_is_not_the_president() -> None:
    story = Story("[The president] said {the law was void}.", "[Vice President Ann Poe] said {it was not}.")
    assert story.source("The president") != story.source("Vice President Ann Poe", 1)


def test_two_persons_named_together_are_the_same_two_in_another_report() -> None:
    story = Story("[Ann Poe and Tom Roe] said {the law was void}.", "[Tom Roe and Ann Poe] said {it was void}.")
    assert story.source("Ann Poe and Tom Roe") == story.source("Tom Roe and Ann Poe", 1)


def test_states_named_together_are_a_group_and_not_the_next_two_as_well() -> None:
    story = Story(
        "[Zedland and Wyland] said {the pact was void}. [Ford and Toyota] said {sales fell}.",
        "[Wyland and Zedland] said {it was void}. [Orland and Velmland] said {it was not}.",
    )
    pair = story.source("Zedland and Wyland")
    assert (pair.kind, pair) == ("group", story.source("Wyland and Zedland", 1))
    assert apart_for_sure(story, pair, story.source("Orland and Velmland", 1))


def test_an_agency_that_writes_its_name_small_is_an_outlet() -> None:
    story = Story("{The mayor quit}, [dpa] reported. {A bomb went off}, [the dpa] said. [The sun] said {no}.")
    agency = story.source("dpa")
    assert (agency.kind, agency) == ("outlet", story.source("the dpa"))
    others = Story("{The mayor quit}, [dpa] reported.", "{The mayor quit}, [the German Press Agency] said.")
    assert others.source("dpa") == others.source("the German Press Agency", 1)
    assert not any(s.name == "The Sun" for s in story.sources), "a word that is a name with a capital only"


def test_her_campaign_is_the_campaign_that_bears_her_name() -> None:
    story = Story(
        "Ann Poe spoke on Monday. [Her campaign] said {the law was void}.", "[The Poe campaign] said {it was not}."
    )
    assert story.source("Her campaign") == story.source("The Poe campaign", 1)


def test_whoever_is_of_a_party_does_not_speak_for_it() -> None:
    told = Story(
        "[Democratic Attorney General Orla Kessler] said {the harbour was full}. [Kessler] said {it would stay}."
    )
    assert told.source("Democratic Attorney General Orla Kessler").speaks_for is None


def one_party(left: str, right: str, said: str = "{the quay was shut}") -> bool:
    story = Story(f"[{left}] said {said}.", f"[{right}] said {{the quay would open}}.")
    return story.source(left).id == story.source(right, 1).id


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("J. Christopher Dahl", "Chris Dahl"),
        ("Gao Meilin", "Mr. Gao"),
        ("Larnum Foods", "Larnum"),
        ("Larnum Motors Corp.", "Larnum"),
    ],
)
def test_one_party_under_two_names(left: str, right: str) -> None:
    assert one_party(left, right)


@pytest.mark.parametrize(("left", "right"), [("Henrik W. Dahl", "Henrik H. Dahl"), ("Robert Dahl", "Bill Dahl")])
def test_other_initials_and_other_names_are_not_one(left: str, right: str) -> None:
    assert not one_party(left, right)


def test_a_monitor_without_a_name_is_the_only_one_that_another_report_names() -> None:
    story = Story(
        "[A monitoring group] said {ten fighters were killed}.",
        "[The Larnish Observatory for Human Rights] said {ten fighters were killed}.",
    )
    assert story.source("A monitoring group") == story.source("The Larnish Observatory for Human Rights", 1)


def test_a_monitor_without_a_name_is_neither_of_two() -> None:
    story = Story(
        "[A monitoring group] said {ten fighters were killed}.",
        "[The Larnish Observatory for Human Rights] said {eleven were}.",
        "[Dorvik Watch] said {nine were}.",
    )
    named = {story.source(w, k) for k, w in enumerate(("The Larnish Observatory for Human Rights", "Dorvik Watch"), 1)}
    assert story.source("A monitoring group") not in named


def test_nobody_speaks_for_a_majority_or_a_day() -> None:
    story = Story("[Senate Majority Leader Henrik Dahl] said {the vote was lost}.", "[Dahl] said {he would resign}.")
    dahl = story.source("Senate Majority Leader Henrik Dahl")
    assert story.root(dahl) == dahl


def test_a_regime_is_the_government_of_its_country_and_speaks_as_it() -> None:
    story = Story(
        "[The Larnish government] said {ten were hurt}.",
        "[The Iranian regime] said {nine were killed}.",
        "[Iran's government] said {two were shot}.",
        "[Iran] said {three were held}.",
    )
    iran = [story.source(w, k) for k, w in enumerate(("The Iranian regime", "Iran's government", "Iran"), 1)]
    assert len({story.root(s).id for s in iran}) == 1
    assert story.root(story.source("The Larnish government")) != story.root(iran[0])


@pytest.mark.parametrize(
    ("name", "description", "one"),
    [
        ("CNN", "the cable news network", True),
        ("CNN", "the newspaper", False),
        ("The Guardian", "the daily newspaper", True),
        ("The Guardian", "the network", False),
        ("The Larn Gazette", "the daily newspaper", True),
        ("Reuters", "the environment agency", False),
        ("The BBC", "the criminal network", False),
    ],
)
def test_a_listed_outlet_is_called_what_its_kind_is(name: str, description: str, one: bool) -> None:
    story = Story(f"{name} has sued the port. In its suit [{description}] said {{the port broke the law}}.")
    assert (name.removeprefix("The ") in story.source(description).name) is one


def test_two_persons_by_other_names_are_not_surely_one_for_the_same_quotation() -> None:
    said = "Thought you would say that. Anytime anyone criticizes the media, the media shrieks about the harbour."
    story = Story(f"[Elon Dunn] said {{“{said}”}}", f"President Roe was not there. {{“{said}”}} [he] said.")
    dunn, roe = story.source("Elon Dunn"), story.source("he", 1)
    assert dunn != roe and dunn.id in roe.may_be


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("TV station CBS Chicago", "CBS Chicago"),
        ("BBC Radio 4", "BBC Radio 4"),
        ("CNN Philippines", "CNN Philippines"),
        ("Al Jazeera", "Al Jazeera"),
    ],
)
def test_a_station_of_a_broadcaster_is_an_outlet(told: str, name: str) -> None:
    source = Story(f"[{told}] said {{two men died}}.").source(told)
    assert (source.kind, source.name) == ("outlet", name)


def test_two_officials_with_one_sentence_are_not_surely_one() -> None:
    said = "that 40 people had died in the blast at the harbour market"
    story = Story(f"[The mayor] said {{{said}}}.", f"[The sheriff] said {{{said}}}.")
    mayor, sheriff = story.source("The mayor"), story.source("The sheriff", 1)
    assert mayor != sheriff and sheriff.id in mayor.may_be


def test_a_father_is_named_without_the_suffix_of_his_son() -> None:
    story = Story(
        "[Guy Dunn Jr.] said {no}. [President Guy Dunn] said {yes}. [Guy Dunn Jr.] left {it}. "
        "[Guy J. Dunn] said {it was late}. [President Guy J. Dunn] said {it was old}."
    )
    assert story.source("President Guy Dunn").name == "Guy J. Dunn"


def test_a_word_that_leads_in_a_sentence_is_no_part_of_a_name() -> None:
    report = make_report("Considering Roe was late.")
    parse = languages.parse(report)
    verb = parse.tokens[0]._replace(pos="PROPN", dep="compound", head=1, entity="ORG")
    taken = replace(parse, tokens=(verb, *parse.tokens[1:]), entities=(Entity(0, 2, "ORG"),))
    assert Stretches(taken).named_or_described() == [(12, 15)]


def test_a_father_by_name_is_not_whom_a_bare_surname_means() -> None:
    story = Story(
        "President Dunn spoke. [Dunn] said {it was hard}. While his mother was born in Larn, his father, Fred Dunn, "
        "was born in Velm. [Dunn] said {yes}."
    )
    assert story.source("Dunn").name == "Dunn"
    bare = Story("[Dunn] said {it was hard}. His father, Fred Dunn, was born in Velm. President Dunn left.")
    assert bare.source("Dunn").name == "Dunn"


def test_two_countries_in_one_word_are_no_party() -> None:
    story = Story("[U.S. President Guy Dunn] said {U.S.-Russia relations were bad}. [The U.S.] said {it was late}.")
    assert not any("-" in s.name for s in story.sources)


@pytest.mark.parametrize(
    ("place", "paper"), [("China", "The China Daily"), ("Japan", "The Japan Times"), ("Larn", "The Larn Daily")]
)
def test_a_place_is_not_the_paper_that_bears_its_name(place: str, paper: str) -> None:
    story = Story(f"[{place}] said {{no}}. [{paper}] said {{yes}}. {place} left.")
    assert story.source(place) != story.source(paper)


def test_a_company_is_no_city() -> None:
    text = (
        "[Washington] said {the firm broke a deal in which the Chinese company agreed to pay}. [Washington] left {it}."
    )
    story = Story(text)
    spans = {story.reports[0].text[m.start : m.end] for m in story.source("Washington").mentions}
    assert spans == {"Washington"}


def test_a_firm_is_no_person_though_the_parser_takes_it_for_one() -> None:
    story = Story("[U.S. chipmaker Qualcomm Inc] said {no}. [Qualcomm], which left, said {yes}. [Qualcomm] said {it}.")
    assert story.source("U.S. chipmaker Qualcomm Inc").kind == "organisation"


def test_a_given_name_of_men_and_women_parts_nobody() -> None:
    story = Story("[Sen. Lindsey Roe] said {no}. [Mr. Roe] said {it was late}.")
    assert story.source("Sen. Lindsey Roe") == story.source("Mr. Roe")


@pytest.mark.parametrize("name", ["Havana", "Dhaka", "Chad", "Rabat"])
def test_a_listed_place_is_no_person_though_the_parser_takes_it_for_one(name: str) -> None:
    story = Story(f"{name} said nothing on Monday. [{name}] said {{no}}. [Ann Roe] told {name} {{it was late}}.")
    assert story.source(name).kind == "state body"


MONITOR = "Larn Observatory for Human Rights"


@pytest.mark.parametrize("who", ["[Observatory head Guy Roe]", "[observatory director Guy Roe]"])
def test_who_heads_a_body_by_its_noun_speaks_for_it(who: str) -> None:
    story = Story(f"[The {MONITOR}] said {{ten died}}. {{“Ten died,”}} said {who}. [The Observatory] said {{no}}.")
    watch = story.source(f"The {MONITOR}")
    assert story.source(who[1:-1]).speaks_for == watch.id == story.source("The Observatory").id


def test_a_toll_is_the_monitors_that_gives_it() -> None:
    story = Story(f"[The {MONITOR}] said {{ten died}}. [An Observatory toll] said {{40 were killed in May}}.")
    toll = story.source("An Observatory toll")
    assert toll.kind == "document" and toll.speaks_for == story.source(f"The {MONITOR}").id


@pytest.mark.parametrize("name", ["Zed Front", "Hezbollah"])
def test_a_monitoring_group_is_no_other_group_beside_a_monitor(name: str) -> None:
    told = (
        f"{{Larn is held by the extremist {name} group}}, according to [the {MONITOR}]. [The {name} group] said {{no}}."
    )
    story = Story("{Ten died in Larn}, [a monitoring group] said. " + told)
    assert story.source("a monitoring group") == story.source(f"the {MONITOR}")
    assert story.source(f"The {name} group").name == name


@pytest.mark.parametrize(
    ("party", "name", "kind"),
    [
        (f"The {MONITOR} monitoring group", MONITOR, "organisation"),
        ("The Larn Institute think tank", "Larn Institute", "organisation"),
        ("The Red Dawn terror group", "Red Dawn", "organisation"),
    ],
)
def test_what_a_body_does_stands_between_its_name_and_its_noun(party: str, name: str, kind: str) -> None:
    source = Story(f"[{party}] said {{ten died}}.").source(party)
    assert (source.name, source.kind) == (name, kind)


def test_who_heads_a_body_by_a_clause_speaks_for_it() -> None:
    story = Story(
        f"[The Zed Group] said {{no}}. [Guy Roe, who heads another group, the {MONITOR},] said {{ten died}}. "
        "[Ann Poe, who ran the Zed Fund,] said {nine}. [The Observatory] later said {eleven died}."
    )
    head, watch = story.source(f"Guy Roe, who heads another group, the {MONITOR},"), story.source("The Observatory")
    assert head.speaks_for == watch.id and watch.name == MONITOR
    assert story.source("Ann Poe, who ran the Zed Fund,").speaks_for is None


def test_the_head_of_a_division_speaks_for_the_whole() -> None:
    who = "Ann Poe, deputy director of the Middle East division at the Larn Institute,"
    story = Story(f"{{We know}}, said [{who}] on Monday. [The Larn Institute] left {{it}}.")
    assert story.source(who).speaks_for == story.source("The Larn Institute").id


@pytest.mark.parametrize(
    "who", ["Republican National Committee Chairwoman Ann Poe", "Ann Poe, Republican National Committee chairwoman,"]
)
def test_who_leads_a_partys_own_body_does_not_speak_for_the_other_partys(who: str) -> None:
    both = "[The Democratic National Committee] said {yes}. [The Republican National Committee] left {it}."
    story = Story(f"[{who}] said {{no}}. {both}")
    assert story.source(who).speaks_for == story.source("The Republican National Committee").id
    assert story.source("The Democratic National Committee").name == "Democratic National Committee"


def test_a_spokesman_for_a_counsel_by_name_is_not_the_counsel() -> None:
    who = "A spokesman for special counsel Robert Muller late Friday"
    story = Story(f"[{who}] said {{the report was false}}. [Muller] left {{it}}.")
    assert story.source(who).speaks_for == story.source("Muller").id != story.source(who).id


def test_a_surname_in_which_papers_end_is_a_persons_behind_a_given_name() -> None:
    who = "Jessica Post, director of the port,"
    story = Story(f"{{They lost}}, said [{who}]. [Post] said {{she was glad}}. [The Larn Post] said {{no}}.")
    post = story.source("Post")
    assert post.kind == "person" and post.name == "Jessica Post" and story.source("The Larn Post").kind == "outlet"


def test_the_year_of_a_campaign_is_no_part_of_a_name() -> None:
    story = Story("Fans called for an Ann Winfrey 2020 run. [Winfrey] said {she was late}. [Ann Winfrey] said {no}.")
    assert story.source("Winfrey").name == story.source("Ann Winfrey").name == "Ann Winfrey"


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Ann Poe, editor of the Weekly Standard and a leading voice of support for the war,", "The Weekly Standard"),
        ("DNC Communications Director Ann Poe", "The DNC"),
    ],
)
def test_who_has_an_office_speaks_for_the_body_alone(who: str, body: str) -> None:
    story = Story(f"[{who}] said {{no}}. [{body}] left {{it}}.")
    assert story.source(who).speaks_for == story.source(body).id


@pytest.mark.parametrize(
    "who",
    [
        "Representative Guy Issa of California, the senior Republican on the House Oversight Committee,",
        "Guy Issa, the chief of staff,",
    ],
)
def test_who_has_a_seat_or_a_staff_speaks_for_neither(who: str) -> None:
    story = Story(f"[{who}] said {{no}}. California left {{it}}.")
    assert story.source(who).speaks_for is None


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Ann Poe, director of the advocacy group Larn Watch,", "Larn Watch"),
        ("Ann Poe, president of anti-drug group Smart Approaches,", "Smart Approaches"),
        ("Ann Poe, who heads the advocacy group Larn Watch,", "Larn Watch"),
        ("A spokesman for the rights group Larn Watch", "Larn Watch"),
    ],
)
def test_a_name_behind_what_it_is_is_a_bodys_and_its_head_speaks_for_it(who: str, body: str) -> None:
    story = Story(f"[{who}] said {{no}}. [{body}] left {{it}}.")
    assert story.source(body).kind == "organisation"
    assert story.source(who).speaks_for == story.source(body).id


def test_a_reserve_is_a_body() -> None:
    story = Story("He served in the Marine Corps Reserve. [The Marine Corps Reserve] said {he had}.")
    assert story.source("The Marine Corps Reserve").kind == "state body"


@pytest.mark.parametrize(
    "body", ["The Grace Coalition Against Fraud", "The Faith Union Against War", "Hope Campaign on Fraud"]
)
def test_a_body_that_begins_with_a_given_name_is_one(body: str) -> None:
    assert Story(f"[{body}] said {{no}}.").source(body).kind in ("organisation", "state body")


@pytest.mark.parametrize(
    ("who", "body"),
    [
        ("Eric Cantor, the House majority leader,", "The House"),
        ("Senate Democratic Leader Ann Poe", "The Senate"),
        ("retired Army Lt. Col. Guy Davis", "The Army"),
    ],
)
def test_who_leads_a_side_of_a_house_or_has_left_a_body_does_not_speak_for_it(who: str, body: str) -> None:
    story = Story(f"{{It is late}}, said [{who}]. [{body}] left {{it}}.")
    assert story.source(who).speaks_for is None


def test_an_acronym_before_an_office_is_the_body_and_not_its_head() -> None:
    said = '{"He stole $700 billion from Larnoil to fund it,"} said [RNC Chair Reince Priebus].'
    story = Story(f'The Dunn team said that Roe took the money.\n\n{said} {{"It is on their hands."}} [The RNC] left.')
    assert story.source("RNC Chair Reince Priebus").speaks_for == story.source("The RNC").id


def test_a_day_behind_a_name_is_no_part_of_it() -> None:
    story = Story("[Trump on Tuesday] said {he would not go}. [Donald Trump] said {no}. [Black Friday] said {so}.")
    assert story.source("Trump on Tuesday") == story.source("Donald Trump") != story.source("Black Friday")
