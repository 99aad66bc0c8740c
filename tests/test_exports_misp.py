"""MISP: pymisp reads it, every object is of its template, every tag of the taxonomy, nothing is judged or shared."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from pymisp import MISPEvent, MISPObject

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports import misp
from firsthand.present.exports._names import admiralty
from firsthand.records import Case, Grade

TAGS = {f'admiralty-scale:source-reliability="{letter}"' for letter in "abcdef"} | {
    f'admiralty-scale:information-credibility="{number}"' for number in range(1, 7)
}
"""The machine tags of the taxonomy admiralty-scale (MISP taxonomies, admiralty-scale/machinetag.json)."""


def written(case: Case) -> list[dict[str, Any]]:
    return [told["Event"] for told in json.loads(exports.export(case, "misp")["trace.misp.json"])["response"]]


def read(case: Case) -> list[MISPEvent]:
    """The events as pymisp reads them; every object is built anew by its template, which refuses what is not in it."""
    events = []
    for told in written(case):
        event = MISPEvent()
        event.load({"Event": told})
        for found in event.objects:
            strict = MISPObject(found.name, strict=True, force_timestamps=True)
            assert (strict.template_uuid, str(strict.template_version)) == (
                found.template_uuid,
                str(found.template_version),
            )
            for attribute in found.attributes:
                again = strict.add_attribute(attribute.object_relation, value=attribute.value)
                assert again.type == attribute.type
                assert len(attribute.value.encode()) <= misp.LONGEST_VALUE
            assert strict.to_json()
        events.append(event)
    return events


def objects(case: Case, name: str) -> list[dict[str, Any]]:
    return [found for event in written(case) for found in event["Object"] if found["name"] == name]


def test_pymisp_reads_it() -> None:
    (event,) = read(invented_case.case())
    assert event.info == "Ferry crews walk out at Port Ellory"
    assert str(event.date) == "2031-05-06"
    assert read(Case()) == []


def test_every_record_is_an_object() -> None:
    case = invented_case.case()
    assert len(objects(case, "news-media")) == len(case.reports)
    assert len(objects(case, "annotation")) == len(case.claims) + len(case.disagreements)


def test_every_claim_is_tagged_and_cannot_be_judged_before_somebody_does() -> None:
    case = invented_case.case()
    told = [a["Tag"] for o in objects(case, "annotation") for a in o["Attribute"] if "Tag" in a]
    assert len(told) == len(case.claims)
    for tags in told:
        assert [t["name"] for t in tags] == [
            'admiralty-scale:source-reliability="f"',
            'admiralty-scale:information-credibility="6"',
        ]


@pytest.mark.parametrize("letter", "ABCDEF")
@pytest.mark.parametrize("number", range(1, 7))
def test_a_grade_is_a_tag_of_the_taxonomy(letter: Any, number: Any) -> None:
    graded = replace(invented_case.case().claims[0], grade=Grade(letter, number, "a rule", ()))
    told = admiralty(graded)
    assert set(told) <= TAGS
    assert (told[0][-2], told[1][-2]) == (letter.lower(), str(number))


def test_nothing_is_judged_published_or_shared() -> None:
    for event in written(invented_case.case()):
        assert event["published"] is False
        assert (event["threat_level_id"], event["analysis"], event["distribution"]) == ("4", "0", "0")
        assert not any(a["to_ids"] for o in event["Object"] for a in o["Attribute"])


def test_every_reference_leads_to_an_object_of_the_event() -> None:
    for event in written(invented_case.case()):
        ids = [found["uuid"] for found in event["Object"]]
        assert len(set(ids)) == len(ids)
        references = [r for found in event["Object"] for r in found["ObjectReference"]]
        assert references and {r["referenced_uuid"] for r in references} <= set(ids)
        assert "derived-from" in {r["relationship_type"] for r in references}


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_breaks_nothing(text: str) -> None:
    (event,) = read(hostile_cases.with_texts(text))
    assert len(event.objects) == 11


@settings(max_examples=10, deadline=None)
@given(hostile_cases.cases)
def test_any_text_breaks_nothing(case: Case) -> None:
    assert len(read(case)) == 1
