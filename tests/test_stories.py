from __future__ import annotations

import dataclasses
from itertools import permutations

import pytest

from firsthand import stories
from firsthand.engine import open_engine
from firsthand.records import Report, identify

FERRY = (
    "Ferry runs aground off Tarnholm\n\nThe ferry Lady Iselin ran aground off Tarnholm with 214 passengers "
    "aboard. The harbour master, Oda Brekke, said the captain had left the marked channel in thick fog.",
    "214 rescued from stranded Tarnholm ferry\n\nLifeboats took 214 passengers off the Lady Iselin after she ran "
    "onto rocks near Tarnholm. Fog had closed the channel, the harbour master said.",
    "Captain of the Lady Iselin questioned\n\nPolice in Tarnholm questioned the captain of the Lady Iselin, which "
    "ran aground in fog. All passengers were rescued by lifeboats from the harbour.",
)
BUDGET = (
    "Council of Marrow Vale passes budget\n\nThe council of Marrow Vale passed a budget of 18 million crowns, "
    "closing two libraries. Mayor Jorun Pell called the cuts painful.",
    "Libraries to close as Marrow Vale cuts spending\n\nTwo libraries in Marrow Vale will close under a budget the "
    "council passed. Mayor Jorun Pell said the 18 million crowns left no choice.",
)


def report(name: str, text: str, published: str | None = None, title: str | None = None) -> Report:
    return Report(identify("report", name), name, name, "0" * 64, text, published=published, title=title)


def folder(*texts: str, published: str | None = None) -> list[Report]:
    return [report(f"{text[:12]}{n}", text, published, text.split("\n")[0]) for n, text in enumerate(texts)]


def test_reports_of_one_event_are_one_story() -> None:
    reports = folder(*FERRY)
    found = stories.group(reports, open_engine())
    assert [set(s.reports) for s in found] == [{r.id for r in reports}]
    assert found[0].title in {r.title for r in reports}


ANGLE = (
    "Insurers count the cost of a wreck\n\nShares of the Skerry Line fell by a tenth after its ferry Lady Iselin was "
    "lost off Tarnholm. The company has 90 days to raise her, the registry said, and tourists have begun to cancel."
)


def test_a_report_from_another_angle_belongs_to_the_story() -> None:
    assert len(stories.group(folder(*FERRY, ANGLE), open_engine())) == 1


def test_a_larger_collection_asks_for_more_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "FEW", len(FERRY) / 1000)
    assert len(stories.group(folder(*FERRY, ANGLE), open_engine())) > 1


def test_reports_of_two_events_stay_apart_and_the_larger_comes_first() -> None:
    ferry, budget = folder(*FERRY), folder(*BUDGET)
    found = stories.group(budget + ferry, open_engine())
    assert [set(s.reports) for s in found] == [{r.id for r in ferry}, {r.id for r in budget}]


def test_every_report_is_in_one_story_even_an_empty_one() -> None:
    reports = [*folder(*FERRY), report("empty", ""), report("dots", "... !!!")]
    found = stories.group(reports, open_engine())
    assert sorted(r for s in found for r in s.reports) == sorted(r.id for r in reports)
    assert stories.group([], open_engine()) == ()


def test_the_same_stories_whatever_the_order_and_the_engine() -> None:
    reports = folder(*FERRY, *BUDGET)
    first = stories.group(reports, open_engine())
    assert all(stories.group(some, open_engine()) == first for some in list(permutations(reports))[::17])
    assert stories.group(reports, open_engine("processes")) == first


def test_a_like_event_a_month_later_is_another_story() -> None:
    early, late = folder(*FERRY[:1], published="2031-03-03"), report("late", FERRY[1], "2031-04-14")
    assert len(stories.group([*early, late], open_engine())) == 2
    assert len(stories.group([*early, dataclasses.replace(late, published="2031-03-04")], open_engine())) == 1
    assert len(stories.group([*early, dataclasses.replace(late, published=None)], open_engine())) == 1
    assert len(stories.group([*early, dataclasses.replace(late, published="2031")], open_engine())) == 1


def test_a_chain_of_reports_that_each_resemble_the_next_is_not_one_story() -> None:
    words = [f"topic{n} subject{n} matter{n} question{n} affair{n} business{n}" for n in "abcdefghijkl"]
    chain = [report(f"r{n}", f"{words[n]} {words[n + 1]}.") for n in range(11)]
    assert len(stories.group(chain, open_engine())) > 2


def test_what_was_set_aside_makes_no_story() -> None:
    menu = "Read more: Lady Iselin ferry ran aground off Tarnholm, harbour master Oda Brekke says in fog. " * 3
    budget = report("menu", menu + BUDGET[0])
    budget = dataclasses.replace(budget, dropped=((0, len(menu)),))
    assert len(stories.group([*folder(FERRY[0]), budget], open_engine())) == 2


def test_stories_of_one_size_stand_by_date() -> None:
    late, early = folder(FERRY[0], published="2031-03-05"), folder(BUDGET[0], published="2031-03-04")
    assert [s.reports for s in stories.group(late + early, open_engine())] == [(early[0].id,), (late[0].id,)]


def test_a_title_is_made_from_the_first_sentence_where_there_is_none() -> None:
    bare = report("bare", "By Ann Lee\n\nThe ferry Lady Iselin ran aground off Tarnholm. Nobody was hurt.")
    assert stories.group([bare], open_engine())[0].title == "The ferry Lady Iselin ran aground off Tarnholm"
