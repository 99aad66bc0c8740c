"""Which mention is which party: small stories about invented people and places."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import languages, sources
from firsthand.records import Attribution, Parse, Report, Source, identify
from firsthand.sources import names


def make_report(text: str, name: str = "a", outlet: str = "The Larn Courier") -> Report:
    return Report(identify("report", name, text), name, f"{name}.txt", "0", text, outlet=outlet)


class Story:
    """Reports with attributions at marked places: `[the mayor] said {the bridge fell}`; `<...>` is an intermediary."""

    def __init__(self, *marked: str) -> None:
        self.reports: list[Report] = []
        self.attributions: list[Attribution] = []
        self.parses: dict[str, Parse] = {}
        for number, text in enumerate(marked):
            self._add(text, number)
        self.sources, self.linked = sources.link(self.reports, self.parses, self.attributions)
        self.by_id = {s.id: s for s in self.sources}

    def _add(self, marked: str, number: int) -> None:
        plain = re.sub(r"[\[\]{}<>]", "", marked)
        report = make_report(plain, f"r{number}", f"Outlet {number}")
        self.reports.append(report)
        self.parses[report.id] = languages.parse(report)
        spans: list[tuple[str, int, int]] = []
        at, opened = 0, 0
        for ch in marked:
            if ch in "[{<":
                opened = at
            elif ch in "]}>":
                spans.append((ch, opened, at))
            else:
                at += 1
        groups: list[list[tuple[str, int, int]]] = [[]]
        for span in spans:
            if span[0] != ">" and span[0] in {mark for mark, _, _ in groups[-1]}:
                groups.append([])
            groups[-1].append(span)
        for group in groups:
            if not group:
                continue
            told = {mark: (s, e) for mark, s, e in group}
            via = tuple((s, e) for mark, s, e in group if mark == ">")
            content = (told["}"],) if "}" in told else ()
            key = identify("attribution", report.id, group)
            self.attributions.append(
                Attribution(key, report.id, "indirect", told.get("]"), (), content, "test", via=via)
            )

    def source(self, text: str, report: int = 0, nth: int = 0) -> Source:
        """The party of the nth attribution of a report whose source is `text`."""
        wanted = self.reports[report]
        found = [a for a in self.linked if a.report == wanted.id and a.source and wanted.text[slice(*a.source)] == text]
        assert found[nth].source_id is not None
        return self.by_id[found[nth].source_id or ""]

    def root(self, source: Source) -> Source:
        while source.speaks_for:
            source = self.by_id[source.speaks_for]
        return source


def test_surname_pronoun_and_full_name_are_one_person() -> None:
    story = Story(
        "[Zedland diplomat Orla Kessler] said {the harbour was shut on Monday}. [She] added {ships were waiting}. "
        "[Kessler, who is staying in Port Larn,] said {nobody was hurt}."
    )
    party = story.source("Zedland diplomat Orla Kessler")
    assert party == story.source("She") == story.source("Kessler, who is staying in Port Larn,")
    assert (party.kind, party.name) == ("person", "Orla Kessler")


def test_pronouns_follow_gender_not_only_nearness() -> None:
    story = Story(
        "[Maria Holt] said {the dam would hold}. Mr. Peter Vane was at the site. [She] said {the water was falling}."
    )
    assert story.source("She") == story.source("Maria Holt")


def test_acronym_and_staff_are_one_body_across_reports() -> None:
    story = Story(
        "[The Lower Port Unit (LPU) of the Harbour Command] said {around 40 sailors had left the ship}. "
        "[The LPU] said {the sailors walked away with nine boats}.",
        "[LPU Harbour Command] said {around 40 sailors had left the ship}. [The command] added {the boats were gone}.",
    )
    party = story.source("The Lower Port Unit (LPU) of the Harbour Command")
    assert party == story.source("The LPU") == story.source("LPU Harbour Command", 1) == story.source("The command", 1)
    assert party.kind == "state body"


def test_expansion_before_or_after_its_acronym() -> None:
    story = Story(
        "[The Zedland Institute for Rivers (ZIR)] said {the river rose}. [ZIR] said {it would rise again}.",
        "[ZIR] said {the river rose}. [The institute] said {it would rise again}.",
    )
    party = story.source("The Zedland Institute for Rivers (ZIR)")
    assert {story.source("ZIR"), story.source("ZIR", 1), story.source("The institute", 1)} == {party}


def test_two_unnamed_officials_stay_apart_and_may_be_one() -> None:
    story = Story(
        "<Reuters> reported [a Zedland official who saw the papers] said {the mine was closed}.\n\n"
        "[A Zedland official] also confirmed {the miners left}.",
        "[A Zedland official] said {the mine was closed}.",
    )
    one, two = story.source("a Zedland official who saw the papers"), story.source("A Zedland official")
    three = story.source("A Zedland official", 1)
    assert len({one.id, two.id, three.id}) == 3
    assert two.id in one.may_be and one.id in two.may_be and three.id in one.may_be
    assert {s.kind for s in (one, two, three)} == {"unnamed"}
    assert one.name.startswith("unnamed: a Zedland official") and "Outlet 1" in three.name


def test_another_official_is_surely_another() -> None:
    story = Story("[A customs official] said {the gate was shut}. [Another customs official] said {it was open}.")
    assert story.source("Another customs official").id not in story.source("A customs official").may_be


def test_the_official_is_the_last_one() -> None:
    story = Story("[A customs official] said {the gate was shut}. [The official] said {it would open at noon}.")
    assert story.source("A customs official") == story.source("The official")


def test_officials_of_two_countries_cannot_be_one() -> None:
    story = Story("[A French official] said {the gate was shut}.", "[A Chinese official] said {the gate was shut}.")
    assert story.source("A French official").may_be == ()


def test_spokesman_speaks_for_his_body() -> None:
    story = Story(
        "[Harbour Ministry spokesman Tam Oder] said {the crane fell}. [The Harbour Ministry] said {nobody was hurt}.",
        "[A spokeswoman for the Harbour Ministry] said {the crane fell}.",
    )
    ministry = story.source("The Harbour Ministry")
    spokesman = story.source("Harbour Ministry spokesman Tam Oder")
    assert spokesman.kind == "person" and spokesman.speaks_for == ministry.id
    assert story.root(story.source("A spokeswoman for the Harbour Ministry", 1)) == ministry


def test_lawyer_of_a_person_is_one_in_two_reports() -> None:
    story = Story(
        "Mayor Ann Roe was charged. [Her lawyer] said {she would plead not guilty}.",
        "[The lawyer for Ms. Roe, David Penn] said {she would plead not guilty}. [Ann Roe] said {nothing was proved}.",
    )
    assert story.source("Her lawyer") == story.source("The lawyer for Ms. Roe, David Penn", 1)
    assert story.source("Her lawyer").speaks_for == story.source("Ann Roe", 1).id


def test_former_head_does_not_speak_for_his_body() -> None:
    story = Story("[Former Harbour Ministry director Tam Oder] said {the crane was old}.")
    assert story.source("Former Harbour Ministry director Tam Oder").speaks_for is None


def test_two_persons_of_one_surname_stay_two() -> None:
    story = Story(
        "[Peter Vane] said {the well was dry}. [Laura Vane] said {the well was full}. [Mr. Vane] left. "
        "[Ms. Vane] stayed."
    )
    assert story.source("Peter Vane") != story.source("Laura Vane")
    assert story.source("Mr. Vane") == story.source("Peter Vane")
    assert story.source("Ms. Vane") == story.source("Laura Vane")


def test_same_quoted_words_join_a_described_and_a_named_party() -> None:
    words = '"we will rebuild every single house on the river before the winter comes,"'
    story = Story(f"{{{words}}} [the builders' chief] said.", f"{{{words}}} said [Igor Maslow].")
    assert story.source("the builders' chief") == story.source("Igor Maslow", 1)


def test_same_quoted_words_never_make_two_named_persons_one() -> None:
    words = '"we will rebuild every single house on the river before the winter comes,"'
    story = Story(f"{{{words}}} [Hanna Brill] said.", f"{{{words}}} said [Igor Maslow].")
    assert story.source("Hanna Brill") != story.source("Igor Maslow", 1)
    assert story.source("Igor Maslow", 1).id in story.source("Hanna Brill").may_be


def test_bynames_and_country_forms_of_a_body() -> None:
    story = Story("[The Pentagon] said {the ship sank}.", "[The US Defense Department] said {the ship sank}.")
    assert story.source("The Pentagon") == story.source("The US Defense Department", 1)


def test_outlets_by_name_and_address() -> None:
    story = Story("[The Larn Gazette] reported {the ship sank}.", "[Larngazette.com] reported {the ship sank}.")
    assert story.source("The Larn Gazette") == story.source("Larngazette.com", 1)
    assert story.source("The Larn Gazette").kind == "outlet"


def test_channel_is_filled_with_party_ids() -> None:
    story = Story("[The Harbour Ministry] said, <Reuters> reported, {the crane fell}.")
    (told,) = [a for a in story.linked if a.source]
    assert [story.by_id[i].name for i in told.channel] == ["Reuters"]


def test_own_outlet_is_a_party_and_this_newspaper_names_it() -> None:
    story = Story("The mayor told this newspaper. [This newspaper] learned {that the crane fell}.")
    assert story.source("This newspaper").name == "Outlet 0"


def test_monitor_named_later_is_the_named_body() -> None:
    story = Story(
        "At least 12 people died, [a monitor] said {on Sunday}.\n\n[The Zedland Observatory for Peace] said "
        "{a shell hit}. "
        "[The Larn-based group] said {more were hurt}."
    )
    party = story.source("The Zedland Observatory for Peace")
    assert party == story.source("a monitor") == story.source("The Larn-based group")


def test_group_in_the_plural_is_they() -> None:
    story = Story("The Gazette reported that [captured sailors] said {the ship was lost}. [They] said {no help came}.")
    assert story.source("They") == story.source("captured sailors")


@pytest.mark.parametrize(
    ("left", "right", "least"),
    [
        ("Oleksandr Dovhan", "Alexander Dovgan", names.PART),
        ("Jim Corbin", "James Corbin", names.CLOSE),
        ("Mr. Corbin", "James Corbin", names.PART),
        ("A. Peter Corbin", "Peter Corbin", names.CLOSE),
        ("Samir Abdulkarim", "Samir Abdel Karim", names.CLOSE),
        ("José Núñez", "Jose Nunez", names.SAME),
    ],
)
def test_names_of_one_person(left: str, right: str, least: float) -> None:
    assert names.match_persons(left, right) >= least


@pytest.mark.parametrize(
    ("left", "right"),
    [("Ann Roe", "Peter Roe"), ("Jack Corbin Jr.", "Jack Corbin Sr."), ("Ann Roe", "Ann Lund")],
)
def test_names_of_two_persons(left: str, right: str) -> None:
    assert names.match_persons(left, right) == names.CONFLICT


def test_part_of_a_name_without_its_head_is_no_proof() -> None:
    assert names.match_bodies("Harbour Safety", "Harbour Safety Administration") < names.PART
    assert names.match_bodies("French foreign ministry", "Chinese foreign ministry") == names.CONFLICT


def test_same_input_gives_same_records_whatever_the_order_of_sets() -> None:
    texts = ("[Peter Vane] said {the well was dry}. [He] left.", "[Vane] said {it}. [An official] said {it was so}.")
    assert Story(*texts).sources == Story(*texts).sources


def test_nothing_in_gives_nothing_out() -> None:
    assert sources.link((), {}, ()) == ((), ())


WORDS = st.sampled_from(
    [
        "the",
        "a",
        "Mr.",
        "Ann",
        "Roe",
        "Vane",
        "ministry",
        "spokesman",
        "said",
        "who",
        "(",
        ")",
        ",",
        ".",
        "'",
        "s",
        "his",
        "her",
        "of",
        "for",
        "LPU",
        "U.S.",
        "“",
        "”",
        "-",
        "and",
        "official",
        "it",
        "12",
        "é",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=5))
def test_any_words_link_without_failing_and_spans_stand_in_the_text(
    words: list[str], ranges: list[tuple[int, int]]
) -> None:
    report = make_report(" ".join(words))
    spans = [(s, min(s + n, len(report.text))) for s, n in ranges if s < len(report.text)]
    told = [Attribution(f"a{k}", report.id, "indirect", s, (), (s,), "test") for k, s in enumerate(spans)]
    found, linked = sources.link([report], {report.id: languages.parse(report)}, told)
    ids = {s.id for s in found}
    assert len(ids) == len(found)
    for source in found:
        assert all(0 <= m.start < m.end <= len(report.text) for m in source.mentions)
        assert source.speaks_for is None or source.speaks_for in ids
        assert set(source.may_be) <= ids - {source.id}
        assert list(source.mentions) == sorted(source.mentions)
    for a, b in combinations(found, 2):
        assert not set(a.mentions) & set(b.mentions)
        assert (b.id in a.may_be) == (a.id in b.may_be)
    assert all(a.source_id is None or a.source_id in ids for a in linked)


def test_a_bare_statement_is_of_the_party_that_spoke_last() -> None:
    story = Story("[The Harbour Ministry] said {the crane fell}. [The statement] added {that nobody was hurt}.")
    assert story.root(story.source("The statement")) == story.source("The Harbour Ministry")


def test_a_letter_speaks_for_its_author() -> None:
    story = Story("[A letter from Mayor Ann Roe] said {the dam leaks}. [Ms. Roe] said {it was old}.")
    letter = story.source("A letter from Mayor Ann Roe")
    assert letter.kind == "document" and story.root(letter) == story.source("Ms. Roe")


def test_her_office_is_not_the_department_named_before() -> None:
    story = Story(
        "[The Water Department] said {the dam leaks}. Mayor Ann Roe disagreed. [Her office] said {the dam was sound}."
    )
    assert story.source("Her office") != story.source("The Water Department")
    assert story.root(story.source("Her office")).name == "Ann Roe"
    assert story.source("The Water Department").speaks_for is None


def test_a_president_speaks_as_his_palace() -> None:
    story = Story(
        "[Russian President Pavel Dorin] said {the ship sank}.",
        "[The Kremlin] said {so}. [Ann Roe] said {it sank}.",
    )
    assert story.root(story.source("Russian President Pavel Dorin")) == story.source("The Kremlin", 1)
    assert story.root(story.source("Ann Roe", 1)) == story.source("Ann Roe", 1)


def test_the_committee_is_the_only_one_that_another_report_names() -> None:
    story = Story(
        "[The committee] said {the dam leaks}.",
        "[The Senate Committee on Rivers] said {the dam leaks}. [It] met on Monday.",
    )
    assert story.source("The committee") == story.source("The Senate Committee on Rivers", 1) == story.source("It", 1)


def test_the_committee_is_not_told_when_two_are_named() -> None:
    story = Story(
        "[The committee] said {the dam leaks}.",
        "[The Committee on Rivers] said {the dam leaks}. [The Committee on Roads] said {it does not}.",
    )
    rivers, roads = story.source("The Committee on Rivers", 1), story.source("The Committee on Roads", 1)
    assert len({rivers.id, roads.id, story.source("The committee").id}) == 3
    assert {rivers.id, roads.id} <= set(story.source("The committee").may_be)


def test_an_army_and_its_staff_that_state_the_same_are_one() -> None:
    story = Story(
        "According to [the Armed Forces of Zedland], {around 300 sailors left the harbour district}. "
        '{"In the harbour district the sailors disobeyed,"} said [ZAF General Staff].'
    )
    assert story.source("the Armed Forces of Zedland") == story.source("ZAF General Staff")


def test_armies_of_two_countries_stay_two() -> None:
    story = Story(
        "[The French army] said {the harbour district was quiet}. "
        "[The Chinese army] said {the harbour district burned}.",
        "[The French army] said {the harbour district was quiet}.",
    )
    assert story.source("The French army") == story.source("The French army", 1) != story.source("The Chinese army")


def test_they_are_the_crowd_and_not_the_paper_that_tells_of_it() -> None:
    story = Story(
        "[The Larn Gazette] reported {captured sailors turned on their captain}. [They] warned {of more losses}."
    )
    assert story.source("They").name != story.source("The Larn Gazette").name


def test_a_strange_name_after_an_article_is_no_person() -> None:
    story = Story(
        "[The Zenova Ustrana] said {the ship sank}.\n\nPeter Vane posted a video where [he] outlined {how it sank}."
    )
    assert story.source("The Zenova Ustrana").kind != "person"
    assert story.source("he").name == "Peter Vane"


@pytest.mark.parametrize(
    "thing", ["The latest meeting", "Friday", "The digital blackout", "Preliminary reports", "The visit", "You"]
)
def test_what_cannot_speak_is_no_party(thing: str) -> None:
    story = Story(f"[Ann Poe] said {{the dam held}}. [{thing}] showed {{that the river was rising}}.")
    assert [a.source_id is None for a in story.linked] == [False, True]
    assert not any(thing in s.name for s in story.sources)


@pytest.mark.parametrize(
    "party",
    [
        "Her plan",
        "A report by the port",
        "The charges",
        "Critics",
        "Scores of farmers",
        "The ministry",
        "The missive",
        "One of the witnesses of the shooting",
    ],
)
def test_what_somebody_wrote_or_planned_is_a_party(party: str) -> None:
    story = Story(f"[Ann Poe] said {{the dam held}}. [{party}] showed {{that the river was rising}}.")
    assert all(a.source_id for a in story.linked)


def test_police_beside_police_of_another_name_are_one_body() -> None:
    story = Story(
        "[Police] said {the road was shut}. [Tactical police] said {it was open}. [Police] said {two men had fled}."
    )
    assert story.source("Police") == story.source("Police", nth=1) != story.source("Tactical police")
