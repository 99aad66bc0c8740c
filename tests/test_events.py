"""The event record: what the reports give of who, what, where, when and how many, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from firsthand import events, languages
from firsthand.records import Assertion, Claim, Event, Fact, Period, Report

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
