"""The event record: what the reports give of who, what, where, when and how many, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand import events, languages
from firsthand.events.codes import INTER
from firsthand.events.kinds import BROADER, word_list
from firsthand.records import Assertion, Claim, Event, Fact, Origin, Period, Report

TEXTS = {
    "a": "About 40 miners walked out of a flooded gallery in Norway on Monday. They went home.",
    "b": "Some 40 miners left a gallery in Norway, the union said.",
    "c": "45 miners left a gallery in Norway. France sent a telegram.",
}
DAYS = {"a": "2031-05-06T18:20", "b": "2031-05-06", "c": None}


def make_reports() -> list[Report]:
    return [Report(key, key, key, "0", text, published=DAYS[key]) for key, text in TEXTS.items()]


def event(*keys: str) -> Event:
    reports = [r for r in make_reports() if r.id in keys]
    assertions = tuple(Assertion(r.id, 0, r.text.index("." if r.id != "b" else ","), None, "asserts") for r in reports)
    gist = reports[0].text[: assertions[0].end]
    claim = Claim("claim", "story", gist, assertions)
    found = events.find(reports, {r.id: languages.parse(r) for r in reports}, [claim])
    assert found is not None
    return found


def test_the_event_is_what_the_reports_share() -> None:
    found = event("a", "b", "c")
    assert found.what and found.what.value == "About 40 miners walked out of a flooded gallery in Norway on Monday"
    assert found.who and found.who.value == "40 miners"
    assert found.where and found.where.value == "Norway"
    assert [span.report for span in found.where.evidence] == ["a", "b", "c"]
    assert [f.value for f in found.how_many] == ["miner: low 36, best 40, high 45"]


def test_the_day_is_the_one_that_the_reports_tell() -> None:
    found = event("a", "b", "c")
    assert found.when and (found.when.value, found.when.precision) == ("2031-05-05", "the day")
    assert [TEXTS[s.report][s.start : s.end] for s in found.when.evidence] == ["Monday"]
    assert found.period == Period("2031-05-05", "2031-05-05", 1)


def test_a_day_that_no_report_tells_is_at_latest_that_of_the_earliest_report() -> None:
    found = event("b")
    assert found.when == Fact("2031-05-06", "on or before the day of publication", ())
    assert found.period is None
    assert event("c").when is None


def test_evidence_is_words_of_the_reports() -> None:
    found = event("a", "b", "c")
    facts = [f for f in (found.what, found.who, found.where, *found.how_many) if f]
    spans = [s for f in facts for s in f.evidence]
    assert spans
    assert all(TEXTS[s.report][s.start : s.end].strip() for s in spans)
    assert {TEXTS[s.report][s.start : s.end] for s in found.how_many[0].evidence} == {"40", "45"}


def test_nothing_is_guessed_where_nothing_is_claimed() -> None:
    reports = make_reports()
    assert events.find(reports, {r.id: languages.parse(r) for r in reports}, []) is None


def test_a_field_that_the_reports_do_not_give_is_empty() -> None:
    report = replace(make_reports()[0], text="It was shut and nobody came.", published=None)
    claim = Claim("claim", "story", report.text, (Assertion("a", 0, len(report.text), None, "asserts"),))
    found = events.find([report], {"a": languages.parse(report)}, [claim])
    assert found and found.what
    assert (found.who, found.where, found.when, found.how_many) == (None, None, None, ())


def told(*texts: str, published: str | None = "2031-05-06", origins: tuple[Origin, ...] = ()) -> Event:
    """The event of one claim that each text states in its first sentence."""
    reports = [
        Report(f"r{n}", f"r{n}", "", "0", text, published=published, outlet=f"Outlet {n}", title=f"Title; {n}")
        for n, text in enumerate(texts)
    ]
    origin = origins[0].id if origins else None
    assertions = tuple(Assertion(r.id, 0, r.text.index(".") + 1, None, "asserts", origin) for r in reports)
    claim = Claim("claim", "story", texts[0][: assertions[0].end], assertions, origins=origins, independent=(1, 1))
    found = events.find(reports, {r.id: languages.parse(r) for r in reports}, [claim])
    assert found is not None
    return found


def code(event: Event, scheme: str, column: str) -> object:
    (found,) = [c for c in event.codes if (c.scheme, c.column) == (scheme, column)]
    assert found.reason
    return found.value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An air strike killed five villagers.", "Air/drone strike"),
        ("Five villagers were killed in a drone strike on a mill.", "Air/drone strike"),
        ("Rebels shelled the harbour on Monday.", "Shelling/artillery/missile attack"),
        ("Clashes between the army and rebels left 14 dead.", "Armed clash"),
        ("A suicide bomber killed three guards.", "Suicide bomb"),
        ("A roadside bomb killed three guards.", "Remote explosive/landmine/IED"),
        ("Gunmen abducted two engineers.", "Abduction/forced disappearance"),
        ("Workers protested outside the ministry.", "Peaceful protest"),
        ("Workers protested outside the ministry and police fired tear gas.", "Protest with intervention"),
        ("Police arrested 12 students.", "Arrests"),
        ("A crowd lynched two traders.", "Mob violence"),
    ],
)
def test_the_main_clause_tells_the_kind(text: str, kind: str) -> None:
    found = told(text)
    assert found.kind is not None
    assert found.kind.value == kind
    assert all(text[s.start : s.end] for s in found.kind.evidence)
    assert code(found, "ACLED", "sub_event_type") == kind
    assert code(found, "ACLED", "event_type")
    assert code(found, "ACLED", "disorder_type")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels did not shell the harbour.",
        "Rebels may shell the harbour.",
        "The minister spoke of air strikes.",
        "The film tells of a kidnapping.",
        "An officer who once fought rebels was promoted.",
        "A blast killed five villagers.",
        "Around 300 soldiers refused to fight.",
    ],
)
def test_what_no_main_clause_asserts_has_no_kind(text: str) -> None:
    found = told(text)
    assert found.kind is None
    assert code(found, "ACLED", "sub_event_type") is None


def test_a_refusal_has_no_code_and_the_reason_is_told() -> None:
    found = told("Around 300 soldiers refused to fight.")
    (reason,) = [c.reason for c in found.codes if (c.scheme, c.column) == ("ACLED", "event_type")]
    assert "refusal" in reason


def test_two_kinds_in_as_many_reports_are_none() -> None:
    found = told("Rebels shelled the harbour.", "Gunmen abducted two engineers.")
    assert found.kind is None
    (reason,) = [c.reason for c in found.codes if (c.scheme, c.column) == ("ACLED", "event_type")]
    assert "Abduction/forced disappearance, Shelling/artillery/missile attack" in reason


def test_the_sides_are_who_acts_and_who_is_acted_on() -> None:
    found = told("Rebels killed five villagers near Bergen in Norway on Monday.")
    assert [(a.name, a.side, a.kind) for a in found.actors] == [
        ("Rebels", "a", "Rebel group"),
        ("villagers", "b", "Civilians"),
    ]
    assert [code(found, "ACLED", c) for c in ("inter1", "inter2")] == [2, 7]
    assert code(found, "UCDP GED", "type_of_violence") == 3


def test_who_is_killed_by_nobody_leaves_side_a_empty() -> None:
    found = told("Five villagers were killed.")
    assert [a.side for a in found.actors] == ["b"]
    assert code(found, "UCDP GED", "side_a") is None
    assert code(found, "UCDP GED", "type_of_violence") is None


@pytest.mark.parametrize(
    ("text", "violence"),
    [
        ("Soldiers killed five rebels.", 1),
        ("Rebels killed five militiamen.", 2),
        ("Rebels wounded five militiamen.", None),
        ("Gunmen killed five villagers.", None),
    ],
)
def test_the_type_of_violence_needs_a_death_and_both_sides(text: str, violence: int | None) -> None:
    assert code(told(text), "UCDP GED", "type_of_violence") == violence


def test_soldiers_of_another_country_are_external_forces() -> None:
    home, abroad = (f"{who} soldiers killed five villagers in Bergen in Norway." for who in ("Norwegian", "Danish"))
    assert [told(t).actors[0].kind for t in (home, abroad)] == ["State forces", "External/Other forces"]


def test_the_place_is_located_with_its_precision() -> None:
    found = told("A mill burned near Bergen in Norway on Monday.")
    assert found.place is not None
    assert found.where is not None
    assert (found.place.name, found.place.country_code, found.place.precision) == ("Bergen", "NO", 2)
    assert (found.where.value, found.where.precision) == ("Bergen", "near the place, located by GeoNames")
    assert [code(found, "UCDP GED", c) for c in ("where_prec", "country", "adm_1")] == [2, "Norway", "Vestland"]
    assert [code(found, "ACLED", c) for c in ("geo_precision", "location", "country")] == [2, "Bergen", "Norway"]


def test_a_country_has_no_coordinates() -> None:
    found = told("A mill burned in Norway.")
    assert [code(found, "UCDP GED", c) for c in ("where_prec", "latitude", "longitude")] == [6, None, None]
    assert [code(found, "ACLED", c) for c in ("geo_precision", "location", "country")] == [None, None, "Norway"]


def test_a_place_that_is_nowhere_stays_named_and_unlocated() -> None:
    found = told("A mill burned in Qwzrtovsk on Monday.")
    assert found.place is None
    assert code(found, "UCDP GED", "latitude") is None


def test_a_place_is_taken_before_its_region_and_its_region_before_its_country() -> None:
    text = "A mill burned in Bergen, in the Vestland region of Norway."
    assert told(text).where.value == "Bergen"  # type: ignore[union-attr]


def test_where_a_report_was_written_is_not_where_it_was() -> None:
    found = told("OSLO, Norway (AP) — A mill burned in Bergen on Monday.", "OSLO (AP) — A mill burned in Bergen.")
    assert found.where is not None
    assert found.where.value == "Bergen"


def test_days_that_reports_give_differently_are_spanned_and_said() -> None:
    found = told("A mill burned on Monday.", "A mill burned on Saturday.", "A mill burned.")
    assert found.period == Period("2031-05-03", "2031-05-05", 2)
    assert found.when is not None
    assert "the reports differ" in found.when.precision
    assert [code(found, "UCDP GED", c) for c in ("date_prec", "date_start", "date_end")] == [
        2,
        "2031-05-03",
        "2031-05-05",
    ]
    assert [code(found, "ACLED", c) for c in ("time_precision", "event_date")] == [2, "2031-05-03"]


def test_days_far_apart_are_two_events_and_give_none() -> None:
    found = told("A mill burned on Monday.", "A mill burned on 3 April 2031.")
    assert found.period is None
    assert found.when is not None
    assert found.when.precision.endswith("the reports differ")


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    found = told("A mill burned on Saturday, police said on Monday.")
    assert found.period == Period("2031-05-03", "2031-05-03", 1)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("About 40 people were killed.", [("people", "killed", 36, 40, 44)]),
        ("At least 20 people were killed.", [("people", "killed", 20, 20, None)]),
        ("Dozens of people were killed.", [("people", "killed", 24, None, 199)]),
        ("The blast left 14 people dead.", [("people", "killed", 14, 14, 14)]),
        ("The blast killed 17 civilians.", [("civilian", "killed", 17, 17, 17)]),
        (
            "The blast killed five and wounded 20 people.",
            [("people", "killed", 5, 5, 5), ("people", "wounded", 20, 20, 20)],
        ),
        ("The mill cost $3 million and lost 40 percent.", []),
        ("More than 9,000 people have been killed since 2011.", []),
    ],
)
def test_counts_say_how_many_of_what_became_what(text: str, counts: list[object]) -> None:
    assert [tuple(c)[:5] for c in told(text).counts] == counts


def test_no_figure_is_best_where_as_many_reports_tell_each() -> None:
    (count,) = told("The blast killed 17 civilians.", "The blast killed 19 civilians.").counts
    assert (count.low, count.best, count.high) == (17, None, 19)


def test_the_dead_fill_the_columns_that_the_reports_give_and_no_other() -> None:
    found = told("The blast killed 17 civilians.", "The blast killed 17 civilians.", "The blast killed 19 civilians.")
    assert [code(found, "UCDP GED", c) for c in ("best", "low", "high", "deaths_civilians")] == [17, 17, 19, 17]
    assert [code(found, "UCDP GED", c) for c in ("deaths_a", "deaths_b", "deaths_unknown")] == [None, None, None]
    assert code(found, "ACLED", "fatalities") == 17
    people = told("The blast killed 17 people.")
    assert [code(people, "UCDP GED", c) for c in ("deaths_unknown", "deaths_civilians", "best")] == [17, None, 17]
    assert [code(told("A mill burned."), "UCDP GED", c) for c in ("best", "low", "high")] == [None, None, None]


def test_parts_that_nobody_adds_up_have_no_best() -> None:
    found = told("The blast killed 17 civilians and five soldiers.")
    assert code(found, "UCDP GED", "best") is None
    assert code(found, "UCDP GED", "deaths_civilians") == 17


def test_the_sources_are_listed_as_the_code_book_lists_them() -> None:
    origin = Origin("o", "Harbour Board", "state body")
    found = told("A mill burned.", "A mill burned.", origins=(origin,))
    assert code(found, "UCDP GED", "source_office") == "Outlet 0;Outlet 1"
    assert code(found, "UCDP GED", "source_date") == "2031-05-06"
    assert code(found, "UCDP GED", "source_headline") == "Title, 0;Title, 1"
    assert code(found, "UCDP GED", "source_original") == "Harbour Board"
    assert code(found, "UCDP GED", "number_of_sources") == 2
    assert [(f.value, f.precision, len(f.evidence)) for f in found.reported_by] == [("Harbour Board", "state body", 2)]


def test_every_column_is_there_once_with_its_reason() -> None:
    ged = """id relid type_of_violence side_a side_b number_of_sources source_article source_office source_date
        source_headline source_original where_prec where_coordinates where_description adm_1 country latitude longitude
        event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low"""
    acled = """event_date time_precision disorder_type event_type sub_event_type actor1 inter1 actor2 inter2 country
        admin1 location latitude longitude geo_precision source source_scale notes fatalities"""
    for found in (told("A mill burned."), told("Rebels killed five villagers near Bergen in Norway on Monday.")):
        assert [c.column for c in found.codes if c.scheme == "UCDP GED"] == ged.split()
        assert [c.column for c in found.codes if c.scheme == "ACLED"] == acled.split()
        assert all(c.reason for c in found.codes)
        values = {(c.scheme, c.column): c.value for c in found.codes}
        assert values["UCDP GED", "id"] is values["ACLED", "source_scale"] is None
        assert values["UCDP GED", "event_clarity"] == (1 if found.place else None)


def test_every_sub_event_of_the_lists_has_its_type() -> None:
    listed = {k for name in ("verbs", "nouns", "pairs", "interventions") for k in word_list(name).values()}
    assert listed <= set(BROADER)
    assert set(word_list("actors").values()) <= set(INTER)


def test_every_span_of_an_event_points_at_words() -> None:
    texts = [
        "Rebels killed five villagers near Bergen in Norway on Monday.",
        "On Monday rebels shelled Bergen in Norway.",
    ]
    found = told(*texts)
    facts = [f for f in (found.what, found.who, found.where, found.when, found.kind, *found.how_many) if f]
    spans = [s for part in (facts, found.actors, found.counts, found.reported_by) for x in part for s in x.evidence]
    assert len(spans) > 8
    assert all(texts[int(s.report[1:])][s.start : s.end].strip() for s in spans)


def test_the_same_reports_give_the_same_event() -> None:
    texts = ("Rebels killed five villagers near Bergen in Norway on Monday.", "Rebels killed six villagers in Norway.")
    assert told(*texts) == told(*texts)


def test_the_day_of_publication_with_its_year_is_no_day_of_the_event() -> None:
    assert told("Updated May 6, 2031, by the desk. A mill burned on Sunday.").period == Period(
        "2031-05-04", "2031-05-04", 1
    )
    assert told("A mill burned on May 6.").period == Period("2031-05-06", "2031-05-06", 1)


def test_whoever_dies_is_acted_on() -> None:
    assert [(a.name, a.side) for a in told("Five villagers died in an air strike.").actors] == [("villagers", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "About 40 people were killed in a fire.",
        "Nearly 100 people lost their lives in a fire.",
        "The fire killed 40 people.",
        "Dozens of bodies were found on Monday.",
    ],
)
def test_people_who_are_only_counted_are_no_side(text: str) -> None:
    assert told(text).actors == ()


@pytest.mark.parametrize(
    "text",
    ["Three soldiers lost their lives in a fire.", "Three soldiers are dead.", "Three soldiers were feared dead."],
)
def test_whoever_lost_their_lives_acts_in_nothing(text: str) -> None:
    assert [(a.name, a.side) for a in told(text).actors] == [("soldiers", "b")]


def test_whoever_deserts_acts() -> None:
    assert [(a.name, a.side) for a in told("Three soldiers deserted.").actors] == [("soldiers", "a")]


def test_who_is_a_party_where_one_is_told_though_more_tell_of_a_thing() -> None:
    things = ("The bridge collapsed near Bergen.", "The bridge collapsed in Norway.")
    found = told(*things, "Rebels destroyed the bridge.")
    assert found.who is not None and found.who.value == "Rebels"
    found = told(*things)
    assert found.who is not None and found.who.value == "bridge"


def test_nobody_is_on_both_sides() -> None:
    texts = ("Rebels killed the soldiers.", "Rebels killed the soldiers.", "Police arrested the rebels.")
    assert [(a.name, a.side) for a in told(*texts).actors] == [("Rebels", "a"), ("soldiers", "b")]
