"""A trace that was saved is read back as it was; anything else is refused, in words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hostile_cases
import invented_case
from firsthand.errors import ReadError
from firsthand.present import traces
from firsthand.present.json import to_json
from firsthand.records import Case


def test_the_example_is_read_back_as_it_was(example: Case) -> None:
    assert traces.read(to_json(example)) == example
    assert to_json(traces.read(to_json(example).encode("utf-8"))) == to_json(example)


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_a_case_is_read_back_as_it_was(case: Case) -> None:
    assert traces.read(to_json(case)) == case


@settings(max_examples=20, deadline=None)
@given(hostile_cases.cases)
def test_any_text_is_read_back_as_it_was(case: Case) -> None:
    assert to_json(traces.read(to_json(case))) == to_json(case)


LEAVES = st.none() | st.booleans() | st.floats() | st.text()


def spoilt(*path: Any, value: Any) -> str:
    told = json.loads(to_json(invented_case.case()))
    at = told
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(told)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("[", "not JSON"),
        ("[" * 100_000, "nested too deeply|not JSON"),
        ("null", "the trace is None"),
        ('{"reports": []}', "no trace of this version"),
        (b"\xff\xfe{", "not JSON"),
        (spoilt("verdict", value=True), "verdict"),
        (spoilt("reports", 0, "text", value=5), r"reports\[0\]\.text is 5"),
        (spoilt("reports", 0, "headline", value=[1]), r"reports\[0\]\.headline is \[1\]"),
        (spoilt("claims", 0, "outlets", value=True), r"claims\[0\]\.outlets is True"),
        (spoilt("claims", 0, "independent", value=[0, float("nan")]), "NaN is no number"),
        (spoilt("passages", 0, "kind", value="sideways"), r"passages\[0\]\.kind is 'sideways'"),
        (spoilt("claims", 0, "assertions", 0, "end", value=10**6), "points at text that is not there"),
        (spoilt("claims", 0, "assertions", 0, "report", value="elsewhere"), "points at text that is not there"),
        (spoilt("reports", 0, "dropped", value=[[9, 3]]), "points at text that is not there"),
        (spoilt("reports", 0, "title", value=["x" * 10**6]), "no trace of this version"),
    ],
    ids=range(16),
)
def test_what_is_no_trace_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ReadError, match=why) as error:
        traces.read(text)
    assert len(str(error.value)) < 400


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_read_or_refused(told: object) -> None:
    with pytest.raises(ReadError):
        traces.read(json.dumps(told))
