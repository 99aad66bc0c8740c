"""STIX 2.1: valid by OASIS's validator and library, ids and confidence as the standard has them, no clock."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import stix2
import stix2validator
from hypothesis import given, settings
from stix2.confidence import scales

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports import stix
from firsthand.records import Case, Grade

UUIDS_OF_CHANCE = "103"
"""The validator's check that ids are version 4: they should be, says the standard, and may be made from content."""


def bundle(case: Case) -> dict[str, Any]:
    (content,) = exports.export(case, "stix").values()
    return json.loads(content)


def of(type: str, case: Case) -> list[dict[str, Any]]:
    return [o for o in bundle(case)["objects"] if o["type"] == type]


def assert_valid(told: dict[str, Any]) -> None:
    options = stix2validator.ValidationOptions(version="2.1", strict=True, disabled=UUIDS_OF_CHANCE)
    result = stix2validator.validate_instance(told, options)
    assert result.is_valid, [str(e) for e in result.errors]
    assert not getattr(result, "warnings", None), result.warnings
    parsed = stix2.parse(told, allow_custom=False)
    assert len(parsed.get("objects", [])) == len(told.get("objects", []))


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_it_is_valid(case: Case) -> None:
    assert_valid(bundle(case))


def test_each_record_has_its_object() -> None:
    case = invented_case.case()
    kinds = [o["type"] for o in bundle(case)["objects"]]
    assert kinds.count("report") == 1
    assert kinds.count("observed-data") == kinds.count("file") == kinds.count("url") == 4
    assert kinds.count("note") == len(case.claims) + len(case.disagreements) + 1
    names = {o["name"] for o in of("identity", case)}
    assert names >= {"firsthand", "Harbour Board", "Ellory Post", "two port officials (unnamed)"}
    assert not [name for name in names if "no source" in name], "a voice without a source is nobody"


def test_every_reference_leads_somewhere_and_the_report_to_all_of_its_story() -> None:
    objects = {o["id"]: o for o in bundle(invented_case.case())["objects"]}
    for told in objects.values():
        refs = told.get("object_refs", []) + [v for k, v in told.items() if k.endswith("_ref")]
        assert set(refs) <= set(objects)
    (report,) = of("report", invented_case.case())
    kinds = [ref.partition("--")[0] for ref in report["object_refs"]]
    assert kinds.count("observed-data") == 4 and kinds.count("note") == 5 and kinds.count("relationship") >= 1


def test_a_note_tells_the_three_numbers_and_the_words() -> None:
    (note,) = [n for n in of("note", invented_case.case()) if "night pay" in n["abstract"]]
    assert note["content"].startswith("3 reports → 3 outlets → 1 to 3 independent origins\n")
    assert "“according to two port officials”" in note["content"]


def test_ids_of_observables_are_those_of_the_standard() -> None:
    for told in of("file", invented_case.case()):
        assert stix2.v21.File(name=told["name"], hashes=told["hashes"]).id == told["id"]
    for told in of("url", invented_case.case()):
        assert stix2.v21.URL(value=told["value"]).id == told["id"]


NAMES = {
    1: "1 - Confirmed by other sources", 2: "2 - Probably True", 3: "3 - Possibly True", 4: "4 - Doubtful",
    5: "5 - Improbable",
}  # fmt: skip


@pytest.mark.parametrize("credibility", [1, 2, 3, 4, 5, 6])
def test_confidence_is_that_of_the_standard(credibility: Any) -> None:
    case = invented_case.case()
    graded = replace(case, claims=(replace(case.claims[0], grade=Grade("F", credibility, "a rule", ())),))
    (note,) = [n for n in of("note", graded) if n["abstract"] == case.claims[0].gist]
    assert note["labels"][1] == f'admiralty-scale:information-credibility="{credibility}"'
    if credibility == 6:
        assert "confidence" not in note
    else:
        assert note["confidence"] == scales.admiralty_credibility_to_value(NAMES[credibility])


def test_a_claim_without_a_grade_has_no_confidence() -> None:
    assert all("confidence" not in n for n in of("note", invented_case.case()))


def test_dates_are_those_of_the_reports_or_the_one_that_says_unknown() -> None:
    seen = {
        o["external_references"][0]["source_name"]: o["first_observed"]
        for o in of("observed-data", invented_case.case())
    }
    assert seen == {
        "Ellory Post": "2031-05-06T18:20:00.000Z",
        "Northern Herald": "2031-05-07T00:00:00.000Z",
        "The Echo": "2031-05-07T00:00:00.000Z",
        "Marren Chronicle": "1970-01-01T00:00:00.000Z",
    }


def test_another_claim_changes_its_note_and_no_other() -> None:
    case = invented_case.case()
    other = replace(case, claims=(replace(case.claims[0], gist="other words"), *case.claims[1:]))
    before, after = ({o["id"] for o in of("note", c)} for c in (case, other))
    assert len(before - after) == len(after - before) == 1


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_breaks_nothing(text: str) -> None:
    assert_valid(bundle(hostile_cases.with_texts(text)))


@settings(max_examples=10, deadline=None)
@given(hostile_cases.cases)
def test_any_text_breaks_nothing(case: Case) -> None:
    told = bundle(case)
    assert stix2.parse(told, allow_custom=False)
    assert len([o for o in told["objects"] if o["type"] == "observed-data"]) <= len(case.reports)


def test_the_table_of_confidence_leaves_out_what_cannot_be_judged() -> None:
    assert 6 not in stix.CONFIDENCE
