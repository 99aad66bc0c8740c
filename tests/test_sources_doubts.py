"""What keeps an outlet apart from those it reports on, and two names of one party from counting as two."""

from __future__ import annotations

import pytest

from firsthand import languages, sources
from firsthand.records import Attribution, Source, identify
from firsthand.sources import names
from test_sources import Story, make_report


def told_by(outlet: str, marked: str) -> Source:
    """The party that a report of `outlet` names between brackets."""
    at, end = marked.index("["), marked.index("]") - 1
    report = make_report(marked.replace("[", "").replace("]", ""), outlet=outlet)
    content = (0, at - 1) if at else (end, len(report.text))
    attribution = Attribution(identify("attribution", marked), report.id, "indirect", (at, end), (), (content,), "test")
    found, (linked,) = sources.link([report], {report.id: languages.parse(report)}, [attribution])
    return next(s for s in found if s.id == linked.source_id)


@pytest.mark.parametrize(
    ("outlet", "who"),
    [
        ("Larn Herald", "the Larn hospital"),
        ("Larn Herald", "Larn"),
        ("Larn Herald", "its chief executive Tom Oder"),
        ("Larn Herald", "the UN health agency"),
        ("Larn Herald", "the Ustrana news agency"),
        ("Larn Herald", "Radio Ustrana"),
        ("Larn Herald", "the newspaper"),
        ("Larn Today", "the Larn hospital"),
        ("Kyiv Post", "Kyiv"),
        ("The Moscow Times", "Moscow"),
        ("Larn News Agency", "the agency"),
    ],
)
def test_who_shares_a_word_with_the_outlet_is_not_the_outlet(outlet: str, who: str) -> None:
    assert told_by(outlet, f"Twelve miners were killed by the fire, [{who}] said.").name != outlet


@pytest.mark.parametrize(
    "who", ["the Larn Herald", "Larn Herald", "the Herald", "this newspaper", "our correspondent", "our reporter"]
)
def test_the_outlet_by_its_name_its_title_and_its_own_voice(who: str) -> None:
    assert told_by("Larn Herald", f"Twelve miners were killed by the fire, [{who}] said.").name == "Larn Herald"


def test_a_town_is_not_the_paper_of_another_report() -> None:
    story = Story("[Larn] said {the crane fell}.", "[The Larn Courier] said {the crane fell}.")
    assert story.source("Larn") != story.source("The Larn Courier", 1)


@pytest.mark.parametrize("who", ["the Ustrana news agency", "Radio Ustrana", "the Ustrana newspaper", "Ustrana TV"])
def test_newsrooms_are_outlets(who: str) -> None:
    assert told_by("Larn Herald", f"The crane fell on Monday, [{who}] said.").kind == "outlet"


@pytest.mark.parametrize("who", ["LCC", "the ICRC", "the ZZU"])
def test_an_acronym_is_no_person(who: str) -> None:
    assert told_by("Larn Herald", f"The crane fell on Monday, [{who}] said.").kind == "organisation"


def test_a_role_before_a_name_is_that_person() -> None:
    story = Story("[hospital director Pavel Dorn] said {the ward was full}.", "[The hospital] said {it was full}.")
    director = story.source("hospital director Pavel Dorn")
    assert (director.name, director.kind, director.speaks_for) == ("Pavel Dorn", "person", None)
    assert story.source("The hospital", 1).id in director.may_be


def test_a_description_within_one_name_is_that_body() -> None:
    story = Story(
        "[The Harbour Command of Larn] said {the crane fell}.",
        "[The army's harbour command] said {the crane fell}. The army was silent.",
    )
    assert story.source("The army's harbour command", 1) == story.source("The Harbour Command of Larn")


def test_a_description_within_two_names_is_neither_for_sure() -> None:
    story = Story(
        "[The Harbour Command of Larn] said {the crane fell}. [The Harbour Command of Ustrana] said {it stood}.",
        "[The harbour command] said {the crane fell}.",
    )
    described = story.source("The harbour command", 1)
    assert {story.source(f"The Harbour Command of {p}").id for p in ("Larn", "Ustrana")} <= set(described.may_be)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Defence Ministry", "The army"),
        ("The General Staff", "The military"),
        ("The French Defence Ministry", "Paris"),
        ("The Russian Defence Ministry", "The Kremlin"),
        ("The government", "The Defence Ministry"),
        ("The Red Cross", "The ICRC"),
        ("The French army", "The Armed Forces of France"),
        ("Oskelgaz", "The gas company"),
        ("Governor Oleh Syniehubov", "Oleg Sinegubov"),
        ("Moammar Qadhafi", "Muammar Gaddafi"),
        ("Natalia Humeniuk", "Nataliya Gumenyuk"),
        ("Ivan Vyhivskyi", "Ivan Vygovsky"),
        ("Hezbollah", "Hizbullah"),
        ("The coastguard", "The Coast Guard"),
        ("Prosecutors", "The Prosecutor General's Office"),
        ("Mayor Ann Roe", "The city council"),
        ("Governor Ann Roe", "The regional administration"),
        ("The Harbour Ministry", "Peter Vane, a spokesman,"),
    ],
)
def test_two_names_that_may_be_one_party(one: str, two: str) -> None:
    story = Story(f"[{one}] said {{the crane fell}}.", f"[{two}] said {{the crane fell}}.")
    a, b = story.source(one), story.source(two, 1)
    assert story.root(a) == story.root(b) or (b.id in a.may_be and a.id in b.may_be)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mayor Ann Roe", "Governor Peter Vane"),
        ("The French army", "The Chinese Defence Ministry"),
        ("Mayor Ann Roe", "The fire service"),
        ("Northern Command", "Southern Command"),
        ("Governor Ann Roe", "The Regional Command of Larn"),
        ("Ivan Petrov", "Ivan Sidorov"),
        ("Oskelgaz", "The Tolmin Bank"),
    ],
)
def test_two_parties_that_are_surely_two(one: str, two: str) -> None:
    story = Story(f"[{one}] said {{the crane fell}}.", f"[{two}] said {{the crane fell}}.")
    a, b = story.source(one), story.source(two, 1)
    assert story.root(a) != story.root(b) and b.id not in a.may_be and a.id not in b.may_be


def test_the_parts_of_one_name_in_another() -> None:
    assert names.may_be_spelt("Abu Omar", "Abu Omar al-Larni")
    assert names.may_be_spelt("LCC", "Local Coordination Committees")
    assert not names.may_be_spelt("Peter Vane", "Peter Holt")
    assert not names.may_be_spelt("", "Peter Holt")


def test_a_title_that_two_papers_share_makes_them_not_one() -> None:
    story = Story(
        "[The Larn Herald] said {the crane fell}.",
        "[The Herald] said {the crane fell}.",
        "[The Ustrana Herald] said {the crane fell}.",
    )
    assert story.source("The Larn Herald") != story.source("The Ustrana Herald", 2)
