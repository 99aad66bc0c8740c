import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.present.json import attribute_lines, copies_lines, read_lines, stories_lines, to_json
from firsthand.records import Case, Report
from invented_case import case


@pytest.fixture(scope="module")
def trace():
    return json.loads(to_json(case()))


def test_the_parts_stand_in_the_promised_order(trace):
    assert list(trace) == [
        *("reports", "stories", "sources", "attributions", "passages", "claims", "disagreements", "unread")
    ]


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("reports", "id name path url outlet published title byline language sha256 text dropped"),
        ("stories", "id title reports event"),
        ("sources", "id name kind mentions"),
        ("attributions", "id report kind source cue content source_id channel medium hedge found_by"),
        ("passages", "left right kind within direction reason"),
        ("claims", "id story gist assertions derivations origins independent outlets"),
        ("disagreements", "kind subject values reason"),
        ("unread", "path why"),
    ],
)
def test_every_record_begins_with_the_promised_keys(trace, part, keys):
    assert trace[part]
    for record in trace[part]:
        assert list(record)[: len(keys.split())] == keys.split()


def test_spans_point_at_the_words_they_are_about(trace):
    texts = {r["id"]: r["text"] for r in trace["reports"]}
    first = trace["claims"][0]["assertions"][0]
    assert texts[first["report"]][first["start"] : first["end"]].startswith("About 400 passengers")
    fact = trace["stories"][0]["event"]["how_many"][0]
    assert [texts[e["report"]][e["start"] : e["end"]] for e in fact["evidence"]] == ["About 400 passengers"]


def test_a_derivation_leads_from_a_report_to_what_it_rests_on(trace):
    step = trace["claims"][0]["derivations"][0]
    assert (step["from"], step["to"], step["kind"]) == ("post", "o-board", "attributed")


def test_two_runs_give_the_same_bytes_ending_in_a_new_line():
    assert to_json(case()) == to_json(case())
    assert to_json(case()).endswith("}\n")


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_any_text_survives_and_can_be_written_as_utf8(text):
    pairs = any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
    written = to_json(Case(reports=(Report("r", "n", "p", "s", text),))).encode()
    assert pairs or json.loads(written)["reports"][0]["text"] == text


def test_a_json_line_is_one_line_whatever_the_text_holds():
    report = replace(case().reports[0], text="a\u2028b\x85c\rd\ne\x9bf")
    (line,) = read_lines([report])
    assert line.endswith("\n") and len(line.splitlines()) == 1
    assert json.loads(line)["text"] == report.text


def test_attributions_alone_are_told_by_document_and_an_empty_report_has_none():
    told = [json.loads(line) for line in attribute_lines(case().reports, case().attributions)]
    assert [d["doc_id"] for d in told] == ["post", "herald", "echo", "chronicle"]
    assert told[1]["attributions"] == []
    (start, end), *_ = told[0]["attributions"][0]["source"]
    assert case().reports[0].text[start:end] == "the Harbour Board"


def test_copies_and_stories_call_reports_by_their_name():
    copies = [json.loads(line) for line in copies_lines(case().reports, case().passages)]
    assert (copies[0]["left"]["report"], copies[0]["right"]["report"]) == ("herald.txt", "post.txt")
    stories = [json.loads(line) for line in stories_lines(case().reports, case().stories)]
    assert stories[0] == {"report": "post.txt", "story": "story"}
    assert len(stories) == 4
