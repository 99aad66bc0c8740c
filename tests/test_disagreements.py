"""What cannot both hold is told with both texts; what can stays silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from firsthand import disagreements, languages
from firsthand.records import Assertion, Claim, Disagreement, Origin, Range, Report, Source, Span, Stance


def find(
    *texts: str,
    stances: Sequence[Stance] = (),
    sure: bool = True,
    sources: Sequence[Source] = (),
    dropped: Range | None = None,
) -> tuple[Disagreement, ...]:
    """The disagreements of one claim that each text states as a whole, each by an origin of its own."""
    reports = [
        Report(key, key, key, "0", text, outlet=f"Outlet {key}") for key, text in zip("abcd", texts, strict=False)
    ]
    if dropped:
        reports[0] = replace(reports[0], dropped=(dropped,))
    parses = {r.id: languages.parse(r) for r in reports}
    stance: dict[int, Stance] = dict(enumerate(stances))
    assertions = tuple(
        Assertion(r.id, 0, len(r.text), None, stance.get(n, "asserts"), f"party {r.id}", sure)
        for n, r in enumerate(reports)
    )
    origins = tuple(Origin(f"party {r.id}", f"Party {r.id.upper()}", "person") for r in reports)
    claim = Claim("claim", "story", texts[0], assertions, (), origins)
    return disagreements.find(reports, parses, sources, (), [claim], ())


def told(found: Sequence[Disagreement]) -> list[tuple[str, list[str]]]:
    return [(d.kind, [v.value for v in d.values]) for d in found]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("About 40 people were killed in the fire.", "More than 60 people were killed in the fire.", ["40", "60"]),
        ("The fire killed 40 soldiers.", "The fire killed 70 soldiers.", ["40", "70"]),
        ("They left with 70 trucks.", "They left with 90 trucks.", ["70", "90"]),
        (
            "The survey found that 45 percent of women back it.",
            "The survey found that 51 percent of women back it.",
            ["45", "51"],
        ),
        ("Forty people died.", "31 people were killed and 60 were wounded in the fire.", ["Forty", "31"]),
    ],
)
def test_two_counts_of_one_thing_that_cannot_both_hold(one: str, other: str, values: list[str]) -> None:
    assert told(find(one, other)) == [("figure", values)]
    assert told(find(other, one)) == [("figure", values[::-1])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 40 people were killed in the fire.", "Dozens of people were killed in the fire."),
        ("At least 40 people were killed in the fire.", "45 people were killed in the fire."),
        ("40 people were killed in the fire.", "60 people were wounded in the fire."),
        (
            "The survey found that 45 percent of women back the plan.",
            "The survey found that 51 percent of men back it.",
        ),
        ("40 people were killed in the fire.", "60 people fled the fire."),
        ("31 people including eight civilians were killed.", "Nine civilians were killed."),
        ("31 people, eight of them civilians, were killed.", "Nine civilians were killed."),
        ("Ten people were killed.", "Eight civilians were killed."),
        ("Ten people were killed on Monday.", "Twelve people were killed on Tuesday."),
        ("They left with 70 trucks.", "They left with 90 crates."),
        ("40 people were killed in the fire of 2011.", "40 people were killed in the fire of 2012."),
        ("40 people were killed.", "40 people were killed. 60 people were killed."),
    ],
)
def test_counts_that_can_both_hold_stay_silent(one: str, other: str) -> None:
    assert told(find(one, other)) == []
    assert told(find(other, one)) == []


def test_one_report_does_not_disagree_with_itself() -> None:
    text = "40 people were killed.\n60 people were killed."
    report = Report("a", "a", "a", "0", text)
    parts = (Assertion("a", 0, 22, None, "asserts"), Assertion("a", 23, len(text), None, "asserts"))
    claim = Claim("claim", "story", "", parts)
    assert disagreements.find([report], {"a": languages.parse(report)}, (), (), [claim], ()) == ()


def test_what_may_state_another_claim_is_not_compared() -> None:
    assert told(find("40 people were killed.", "60 people were killed.", sure=False)) == []


def test_a_disagreement_points_at_the_words_of_every_side() -> None:
    texts = ("About 40 people were killed in the fire.", "More than 60 people were killed in the fire.")
    (found,) = find(*texts)
    for value, text in zip(found.values, texts, strict=True):
        assert value.value in text[value.start : value.end]
    assert "killed" in found.reason
    assert "40" in found.reason and "60" in found.reason


def test_an_acronym_that_two_reports_explain_differently() -> None:
    texts = ("Men of the Water Board of Ostrel (WBO) sealed it.", "Men of the WBO (Western Border Office) sealed it.")
    (found,) = find(*texts)
    assert (found.kind, found.subject) == ("identity", "WBO")
    assert [v.value for v in found.values] == ["Water Board of Ostrel", "Western Border Office"]
    assert all(v.value in t[v.start : v.end] for t, v in zip(texts, found.values, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The World Bureau of Orchards (WBO) sealed it.", "Men of the WBO (World Bureau of Orchards) sealed it."),
        ("The Brenn Directorate of Roads (BDR) shut it.", "The Bren Direktorat of Roads (BDR) shut it."),
        ("The Water Board of Ostrel (WBO) sealed it.", "Men of the WBO sealed it."),
        ("The Water Board of Ostrel (WBO) sealed it.", "The Brenn Directorate of Roads (BDR) shut it."),
    ],
)
def test_one_explanation_in_two_spellings_stays_silent(one: str, other: str) -> None:
    assert told(find(one, other)) == []


def test_what_was_set_aside_explains_nothing() -> None:
    one, other = "The Water Board of Ostrel (WBO) sealed it.", "Men of the WBO (Western Border Office) sealed it."
    assert told(find(one, other, dropped=(0, len(one)))) == []


def mentions(name: str, *places: tuple[str, str, str]) -> Source:
    """An outlet with mentions: (report, its text, the words)."""
    spans = tuple(Span(key, text.index(words), text.index(words) + len(words)) for key, text, words in places)
    return Source(f"outlet-{name}", name, "outlet", spans)


DESCRIBED = "The Standard, once the gazette of the Orchard League, saw it."


def test_a_name_that_several_outlets_bear() -> None:
    given = "Standard.example.com saw it, and then the Standard of Larn Harbour told it."
    words = "The Standard, once the gazette of the Orchard League"
    source = mentions("The Standard", ("a", DESCRIBED, words), ("b", given, "the Standard of Larn Harbour"))
    (found,) = find(DESCRIBED, given, sources=[source])
    assert (found.kind, found.subject) == ("identity", "Standard")
    assert "need not be the same" in found.reason


def test_a_name_described_alike_or_not_at_all_stays_silent() -> None:
    words = "The Standard, once the gazette of the Orchard League"
    for other, named in (
        ("It stood in the Standard today.", "the Standard"),
        ("The Standard of the Orchard League saw it.", "The Standard of the Orchard League"),
    ):
        source = mentions("The Standard", ("a", DESCRIBED, words), ("b", other, named))
        assert told(find(DESCRIBED, other, sources=[source])) == []


def test_a_claim_that_another_party_denies() -> None:
    (found,) = find(
        "Miners walked out.", "No miner walked out.", "Miners left.", stances=("asserts", "denies", "asserts")
    )
    assert found.kind == "polarity"
    assert found.reason == "Party A and Party C assert it and Party B denies it."
    assert [v.report for v in found.values] == ["a", "c", "b"]


def test_one_denial_of_two_claims_is_told_once() -> None:
    reports = [Report(key, key, key, "0", "Miners walked out.", outlet=key) for key in "abc"]
    no = Assertion("c", 0, 18, None, "denies", "c")
    claims = [
        Claim(f"claim {key}", "story", "", (Assertion(key, 0, 18, None, "asserts", key), no), (),
              (Origin(key, f"Party {key}", "person"), Origin("c", "unsourced: C", "outlet")))
        for key in "ab"
    ]  # fmt: skip
    (found,) = disagreements.find(reports, {r.id: languages.parse(r) for r in reports}, (), (), claims, ())
    assert [v.report for v in found.values] == ["a", "b", "c"]
    assert found.reason == "Party a and Party b assert it and C denies it."


@pytest.mark.parametrize(("stances", "sure"), [(("asserts", "asserts"), True), (("denies", "denies"), True),
                                                (("asserts", "denies"), False)])  # fmt: skip
def test_no_polarity_without_two_sides_that_surely_speak_of_one_thing(stances: tuple[Stance, ...], sure: bool) -> None:
    assert told(find("Miners walked out.", "No miner walked out.", stances=stances, sure=sure)) == []


def test_a_party_does_not_disagree_with_itself() -> None:
    reports = [Report(key, key, key, "0", "Miners walked out.", outlet=key) for key in "ab"]
    said = (Assertion("a", 0, 18, None, "asserts", "party"), Assertion("b", 0, 18, None, "denies", "party"))
    claim = Claim("claim", "story", "", said, (), (Origin("party", "Party", "person"),))
    assert disagreements.find(reports, {r.id: languages.parse(r) for r in reports}, (), (), [claim], ()) == ()
