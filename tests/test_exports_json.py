"""The JSON of a trace: its published schema is true of it and of nothing else, and it is read back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import hostile_cases
import invented_case
import trace_schema
from firsthand.present import exports
from firsthand.records import Case

SCHEMA = json.loads(trace_schema.FILE.read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def written(case: Case) -> dict[str, Any]:
    return json.loads(exports.export(case, "json")["trace.json"])


def test_the_schema_is_one_and_is_made_from_the_records_and_the_reference() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert trace_schema.FILE.read_text("utf-8") == trace_schema.text(), "python tests/trace_schema.py writes it anew"


def test_the_schema_stands_in_the_reference() -> None:
    assert (trace_schema.REFERENCE.parent / "trace.schema.json").read_text("utf-8") == trace_schema.text()


def test_every_key_is_explained() -> None:
    silent = [
        f"{name}.{key}"
        for name, record in SCHEMA["$defs"].items()
        for key, value in record["properties"].items()
        if "description" not in value and key != "id"
    ]
    assert silent == []


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_a_trace_is_valid(case: Case) -> None:
    VALIDATOR.validate(written(case))


def test_the_trace_of_the_example_is_valid(example: Case) -> None:
    VALIDATOR.validate(written(example))


def _without_a_key(told: dict[str, Any]) -> None:
    del told["claims"][0]["independent"]


def _with_another_key(told: dict[str, Any]) -> None:
    told["claims"][0]["verdict"] = "true"


def _of_another_kind(told: dict[str, Any]) -> None:
    told["passages"][0]["direction"] = "sideways"


def _half_a_range(told: dict[str, Any]) -> None:
    told["reports"][0]["headline"] = [3]


def _before_the_text(told: dict[str, Any]) -> None:
    told["attributions"][0]["cue"] = [[-1, 3]]


@pytest.mark.parametrize(
    "spoil", [_without_a_key, _with_another_key, _of_another_kind, _half_a_range, _before_the_text]
)
def test_what_is_no_trace_is_not_valid(spoil: Callable[[dict[str, Any]], None]) -> None:
    told = written(invented_case.case())
    spoil(told)
    assert not VALIDATOR.is_valid(told)


@settings(max_examples=20, deadline=None)
@given(hostile_cases.cases)
def test_any_text_is_valid(case: Case) -> None:
    VALIDATOR.validate(written(case))
