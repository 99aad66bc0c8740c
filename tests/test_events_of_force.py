"""The event record of violence: who did it to whom, by what, and how many it cost, as coders of events want it."""

from __future__ import annotations

import pytest

from firsthand import events, languages
from firsthand.records import Assertion, Claim, Event, Report


def told(*texts: str, claimed: int | None = None) -> Event:
    """The event of one claim that each text, or the first `claimed`, states in its first sentence."""
    reports = [Report(f"r{n}", f"r{n}", "", "0", text, published="2031-05-06") for n, text in enumerate(texts)]
    stated = reports[:claimed]
    assertions = tuple(Assertion(r.id, 0, r.text.index(".") + 1, None, "asserts") for r in stated)
    claim = Claim("claim", "story", texts[0][: assertions[0].end], assertions)
    found = events.find(reports, {r.id: languages.parse(r) for r in reports}, [claim])
    assert found is not None
    return found


def sides(event: Event) -> dict[str, tuple[str, str | None]]:
    return {a.side: (a.name, a.kind) for a in event.actors}


def kind(event: Event) -> str | None:
    return event.kind.value if event.kind else None


def counts(event: Event) -> list[tuple[str, str | None, float, float | None, float | None]]:
    return [(c.of, c.fate, c.low, c.best, c.high) for c in event.counts]


def code(event: Event, column: str) -> object:
    return next(c.value for c in event.codes if c.column == column)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Six villagers were killed in an army ambush.", "army"),
        ("Six villagers were killed by regime raids.", "regime"),
        ("Six villagers were among at least 22 people killed in Danish air strikes.", "Danish"),
        ("Regime air strikes killed six villagers.", "Regime"),
        ("Rebels shelled the harbour, killing six villagers.", "Rebels"),
        ("A missile fired by soldiers killed six villagers.", "soldiers"),
    ],
)
def test_whose_deed_it_was_is_who_acts(text: str, agent: str) -> None:
    found = sides(told(text))
    assert found["a"][0] == agent
    assert found["b"] == ("villagers", "Civilians")


@pytest.mark.parametrize(
    "text",
    [
        "Six villagers were killed in a Bergen attack.",
        "Six villagers were killed in Norway air strikes near Bergen in Norway.",
        "Six villagers were killed in a rocket attack.",
    ],
)
def test_where_or_with_what_a_deed_was_done_did_not_do_it(text: str) -> None:
    assert sides(told(text)) == {"b": ("villagers", "Civilians")}


@pytest.mark.parametrize(
    "text",
    [
        "Unicef reported that six villagers were killed.",
        "Denmark condemned the killing of six villagers.",
        "The army accused the rebels of killing six villagers.",
        "Denmark has lost its credibility after six villagers were killed.",
    ],
)
def test_who_only_tells_of_it_is_no_side(text: str) -> None:
    assert "a" not in sides(told(text))


def test_civilians_never_act_in_an_event_of_force() -> None:
    assert sides(told("Villagers fled the town after rockets killed six people.")) == {}


def test_two_sides_that_no_report_tells_together_are_not_put_against_each_other() -> None:
    found = told("The army raided a farm near Bergen.", "Six villagers were killed in an explosion.")
    assert sides(found) == {"a": ("army", "State forces")}
    assert code(found, "type_of_violence") is None


def test_one_party_under_two_nouns_is_not_on_both_sides() -> None:
    found = told("Black Lion militants stormed a base. At least 30 Black Lion fighters were killed.")
    assert sides(found) == {"a": ("Black Lion militants", None)}


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Government forces", "State forces"),
        ("Security forces", "State forces"),
        ("Rebel fighters", "Rebel group"),
        ("Opposition fighters", "Rebel group"),
        ("Pro-government fighters", None),
        ("Masked gunmen", None),
    ],
)
def test_forces_are_of_the_sort_of_those_whose_they_are(name: str, sort: str | None) -> None:
    assert sides(told(f"{name} killed six villagers."))["a"][1] == sort


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        ("Terrorist rocket attacks killed six villagers.", "Shelling/artillery/missile attack"),
        ("Six villagers were injured in a mortar attack.", "Shelling/artillery/missile attack"),
        ("Six villagers were among 22 people killed in air strikes.", "Air/drone strike"),
        ("Six villagers died in a car bombing.", "Remote explosive/landmine/IED"),
        ("The strikes were executed to deny the rebels a road.", None),
        ("Gunmen killed six villagers.", "Attack"),
        ("Soldiers killed six rebels.", "Armed clash"),
        ("Gunmen killed six rebels.", None),
        ("Six villagers were killed.", None),
        ("Soldiers rescued six villagers.", None),
    ],
)
def test_the_kind_follows_from_the_means_or_else_from_the_sides(text: str, sub_event: str | None) -> None:
    assert kind(told(text)) == sub_event


def test_the_kind_is_taken_from_the_lead_where_the_claim_does_not_tell_it() -> None:
    assert kind(told("Six villagers were killed. The army shelled the town on Monday, a monitor said.")) == (
        "Shelling/artillery/missile attack"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ten civilians were killed and around 40 injured in a raid.", {("people", "wounded"): (36, 40, 44)}),
        ("The raid killed 10 villagers and 20 others were wounded.", {("people", "wounded"): (20, 20, 20)}),
        ("At least 22 people killed in the raid were buried.", {("people", "killed"): (22, 22, None)}),
        ("Six villagers were among 22 people killed.", {("civilian", "killed"): (6, 6, 6)}),
        ("Two pilots were killed in a crash.", {("pilot", "killed"): (2, 2, 2)}),
        ("Six pilgrims and 22 injured were claimed in a bombing.", {("people", "wounded"): (22, 22, 22)}),
        ("Ten villagers including four children were killed.", {("child", "killed"): (4, 4, 4)}),
        ("The battle cost 500 lives.", {("people", "killed"): (500, 500, 500)}),
    ],
)
def test_a_count_has_its_own_fate(text: str, wanted: dict[tuple[str, str], tuple[object, ...]]) -> None:
    found = {(c.of, c.fate): (c.low, c.best, c.high) for c in told(text).counts}
    assert {thing: found.get(thing) for thing in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Rebels broke the truce 3 times.",
        "Rebels fired dozens of rockets on two villages.",
        "Rebels hit 10 buses.",
        "Six regimes met.",
        "The conflict is a civil war that has killed more than 90,000 people.",
        "The war has killed more than 90,000 people.",
    ],
)
def test_things_and_times_are_no_counts_of_people(text: str) -> None:
    assert told(text).counts == ()


def test_what_does_the_harm_is_not_what_it_befell() -> None:
    assert counts(told("Some 40 rockets killed ten villagers.")) == [("civilian", "killed", 10, 10, 10)]


def test_a_plural_with_a_capital_is_the_same_group() -> None:
    found = told("Army kills 20 Terrorists in Bergen.", "The army killed 20 fighters in Bergen.")
    assert [(c.of, c.low, c.high, len(c.evidence)) for c in found.counts] == [("fighter", 20, 20, 2)]


def test_the_toll_of_a_report_outside_the_leading_claims_is_taken_from_its_lead() -> None:
    found = told(
        "A blast killed 11 people.", "A market was hit on Monday. Police said 18 people were killed.", claimed=1
    )
    assert counts(found) == [("people", "killed", 11, None, 18)]
    assert {s.report for s in found.counts[0].evidence} == {"r0", "r1"}


def test_a_toll_far_down_a_report_is_not_taken() -> None:
    report = "A market was hit. It was noon. It rained. It was cold. A blast killed 90 people in 2029."
    assert counts(told("A blast killed 11 people.", report, claimed=1)) == [("people", "killed", 11, 11, 11)]


def test_what_was_a_day_before_is_no_toll_of_the_event() -> None:
    found = told("Tanks killed four villagers, a day after soldiers killed 80 people.")
    assert counts(found) == [("civilian", "killed", 4, 4, 4)]
    assert code(found, "best") == 4


def test_what_is_told_behind_a_day_after_at_the_start_is_of_the_event() -> None:
    found = told("A day after rebels left the town, a raid killed four children.")
    assert counts(found) == [("child", "killed", 4, 4, 4)]


@pytest.mark.parametrize("number", ["More than 100", "At least 100", "Some 100", "A hundred"])
def test_a_side_is_named_without_its_number(number: str) -> None:
    assert sides(told(f"{number} masked militants were killed."))["b"][0] == "masked militants"


def test_a_part_is_never_told_for_the_whole() -> None:
    found = told("A blast killed 17 soldiers. It killed two people in a car, police said.")
    assert code(found, "best") is None
