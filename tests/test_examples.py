"""The example story is marked correctly: every mark stands in its report, and every promised trap is there."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from firsthand import read
from firsthand.records import Report

STORY = Path(__file__).parent.parent / "examples" / "kaldrin-depot"
GOLD: dict[str, Any] = json.loads((STORY / "gold.json").read_text(encoding="utf-8"))
RECORDS = [json.loads(line) for line in (STORY / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


def visible_text(path: Path) -> str:
    return str(html.fromstring(path.read_text(encoding="utf-8")).xpath("//article")[0].text_content())


def read_texts() -> dict[str, str]:
    texts = {record["id"]: record["text"] for record in RECORDS}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in STORY.glob("*.txt")}
    return texts | {path.name: visible_text(path) for path in STORY.glob("*.html")}


TEXTS = read_texts()
CLAIMS: dict[str, Any] = {claim["id"]: claim for claim in GOLD["claims"]}


def marks() -> Iterator[tuple[str, str]]:
    for claim in GOLD["claims"]:
        for assertion in claim["assertions"]:
            yield assertion["report"], assertion["text"]
            if assertion["source_text"] is not None:
                yield assertion["report"], assertion["source_text"]
    for disagreement in GOLD["disagreements"]:
        yield from ((value["report"], value["text"]) for value in disagreement["values"])
    for passage in GOLD["copied"]:
        yield from ((passage[side]["report"], passage[side]["text"]) for side in "ab")


def test_the_reports_are_those_of_the_folder_in_all_three_formats() -> None:
    assert sorted(GOLD["reports"]) == sorted(TEXTS)
    assert len(list(STORY.glob("*.html"))) == 3
    assert len(list(STORY.glob("*.txt"))) == 3
    assert len(RECORDS) == 4


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_reports_are_of_realistic_length(name: str) -> None:
    assert 250 <= len(TEXTS[name].split()) <= 500


@pytest.mark.parametrize(("report", "text"), sorted(set(marks())))
def test_every_mark_is_an_exact_substring_of_its_report(report: str, text: str) -> None:
    assert text.strip()
    assert text in TEXTS[report]


def test_every_mark_stands_in_the_text_that_is_read() -> None:
    texts = {report.name: report.text for report in read.files([STORY]) if isinstance(report, Report)}
    assert sorted(texts) == sorted(GOLD["reports"])
    assert [(report, text) for report, text in marks() if text not in texts[report]] == []


@pytest.mark.parametrize("claim", GOLD["claims"], ids=lambda claim: claim["id"])
def test_ranges_and_origins_agree_with_the_assertions(claim: dict[str, Any]) -> None:
    low, high = claim["independent"]
    stated = {a["origin"] for a in claim["assertions"] if a["stance"] == "asserts"}
    unsourced = {origin for origin in stated if origin.startswith("unsourced: ")}
    assert {a["stance"] for a in claim["assertions"]} <= {"asserts", "denies"}
    assert set(claim["origins"]) == stated <= set(GOLD["sources"])
    assert low <= len(stated - unsourced) <= high <= len(stated)


def test_mentions_of_sources_stand_in_some_report() -> None:
    mentions = [mention for source in GOLD["sources"].values() for mention in source["mentions"]]
    assert [mention for mention in mentions if not any(mention in text for text in TEXTS.values())] == []


def test_furniture_has_exact_offsets() -> None:
    for about in GOLD["about_reports"]:
        text = TEXTS[about["report"]]
        for mark in [about["title"], about["byline"], about["published_text"], *about["boilerplate"]]:
            assert text[mark["start"] : mark["end"]] == mark["text"]
    assert len(GOLD["about_reports"]) == 3


def test_no_evidence_stands_in_the_furniture() -> None:
    furniture = [(about["report"], line["text"]) for about in GOLD["about_reports"] for line in about["boilerplate"]]
    long_marks = [(report, text) for report, text in marks() if len(text) >= 12]
    assert long_marks
    assert [mark for mark in long_marks for where, line in furniture if mark[0] == where and mark[1] in line] == []


def test_disagreements_name_different_values_and_the_three_kinds_are_there() -> None:
    assert Counter(d["kind"] for d in GOLD["disagreements"]) >= Counter({"figure": 2, "polarity": 2, "identity": 1})
    for disagreement in GOLD["disagreements"]:
        assert len({value["value"] for value in disagreement["values"]}) >= 2


def test_copied_passages_share_eight_words() -> None:
    for passage in GOLD["copied"]:
        left, right = (passage[side]["text"].lower().split() for side in "ab")
        shared = Counter(word.strip(".,“”‘’\"'") for word in left) & Counter(w.strip(".,“”‘’\"'") for w in right)
        assert shared.total() >= 8, passage


def test_an_agency_text_is_reprinted_with_and_without_its_credit() -> None:
    credited, bare = TEXTS["brackwater-post.html"], TEXTS["kestlow-evening-star-tarvenia"]
    lead = "near the southern Tarvenian town of Dolmere overnight"
    assert f"{lead}, the military command for the region said" in credited
    assert f"{lead}.\n" in bare
    assert "(Lodestar)" in credited
    assert "Lodestar" not in bare + str(next(r for r in RECORDS if r["id"] == "kestlow-evening-star-tarvenia"))


def test_one_claim_of_many_reports_has_one_origin() -> None:
    assert len({a["report"] for a in CLAIMS["C1"]["assertions"]}) >= 7
    assert CLAIMS["C1"]["independent"] == [1, 1]


def test_a_chain_has_two_intermediaries_nearest_the_origin_first() -> None:
    chains = [a["channel"] for claim in GOLD["claims"] for a in claim["assertions"]]
    assert ["Radio Dolmere", "Seld Mercury"] in chains


def test_the_figure_grows_in_order_of_time() -> None:
    values = [v["value"] for v in GOLD["disagreements"][0]["values"]]
    assert list(dict.fromkeys(values)) == ["about 40", "more than 60", "nearly 100"]
    assert any("ozens of people" in text for text in TEXTS.values())


def test_there_is_a_second_independent_origin_on_the_spot() -> None:
    assert "outlet: The Marnost Courier" in CLAIMS["C8"]["origins"]
    assert CLAIMS["C8"]["independent"][0] == 2
    assert "this newspaper’s reporter counted" in TEXTS["marnost-courier.html"]


def test_two_reports_have_an_unnamed_official_who_may_be_one() -> None:
    assert all(origin.startswith("unnamed: ") for origin in CLAIMS["C7"]["origins"])
    assert CLAIMS["C7"]["independent"] == [1, 2]


def test_the_accused_deny_and_confirmed_names_nobody() -> None:
    assert {a["origin"] for a in CLAIMS["C5"]["assertions"] if a["stance"] == "denies"} >= {"Highland Front"}
    (confirmed,) = CLAIMS["C3"]["assertions"]
    assert "confirmed" in confirmed["text"]
    assert confirmed["source_text"] is None
    assert CLAIMS["C3"]["independent"] == [0, 1]
