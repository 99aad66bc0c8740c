"""CSV: RFC 4180, each table as its records have it, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports._cells import guarded, table
from firsthand.present.exports._texts import whole
from firsthand.records import Case

GUIDE = Path(__file__).parent.parent / "docs" / "how-to" / "export.md"
NAMES: dict[str, Any] = {}
exec(re.findall(r"^```python\n(.*?)^```$", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE)[0], NAMES)
unguarded: Callable[[str], str] = NAMES["unguarded"]
"""How the guide says that a program reads the guards away."""

SIGNS = tuple("=+-@＝＋－＠")
BLANKS = " \u00a0\u2000\u2001\u200b\u200d\u2060\u3000\ufeff"


def tables(case: Case) -> dict[str, list[dict[str, str]]]:
    csv.field_size_limit(1 << 30)  # the reader's own bound, 131,072 characters, is no part of RFC 4180
    found = {}
    for name, content in exports.export(case, "csv").items():
        text = content.decode("utf-8")
        assert text.endswith("\r\n")
        found[name.removesuffix(".csv")] = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    return found


def test_each_record_is_in_its_table() -> None:
    case = invented_case.case()
    found = tables(case)
    assert {name: len(rows) for name, rows in found.items()} == {
        "reports": len(case.reports),
        "sources": sum(len(s.mentions) for s in case.sources),
        "attributions": len(case.attributions),
        "claims": len(case.claims),
        "assertions": sum(len(c.assertions) for c in case.claims),
        "derivations": sum(len(d.evidence) for c in case.claims for d in c.derivations),
        "passages": len(case.passages),
        "disagreements": sum(len(d.values) for d in case.disagreements),
        "stories": 1,
        "unread": len(case.unread),
    }


def test_every_span_stands_beside_its_words() -> None:
    case = invented_case.case()
    texts = {r.id: r.text for r in case.reports}
    found = tables(case)
    for name in ("sources", "assertions", "derivations", "disagreements"):
        for row in found[name]:
            assert row["words"] and row["words"] == texts[row["report"]][int(row["start"]) : int(row["end"])]
    for row in found["passages"]:
        for side in ("left", "right"):
            words = texts[row[f"{side}_report"]][int(row[f"{side}_start"]) : int(row[f"{side}_end"])]
            assert row[f"{side}_words"] == words


def test_a_claim_has_its_three_numbers() -> None:
    row = tables(invented_case.case())["claims"][2]
    assert (row["reports"], row["outlets"], row["independent_low"], row["independent_high"]) == ("3", "3", "1", "3")


def test_a_text_comes_back_as_it_was() -> None:
    case = invented_case.case()
    texts = [row["text"] for row in tables(case)["reports"]]
    assert texts == [r.text for r in case.reports]


FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")',
    " =1+1", "\u00a0=1", "\ufeff=1", "\u200b@x",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_guarded(text: str) -> None:
    case = invented_case.case()
    hostile = replace(case, reports=tuple(replace(r, title=text, outlet=text, url=text) for r in case.reports))
    for rows in tables(hostile).values():
        for row in rows:
            for value in row.values():
                assert not value.lstrip(" \u00a0\ufeff\u200b").startswith(tuple("=+-@\t\r\n＝＋－＠"))
    row = tables(hostile)["reports"][0]
    assert row["title"].startswith("'")
    assert unguarded(row["title"]) == text


def test_a_number_is_no_formula_and_a_guard_is_guarded() -> None:
    assert table(["a", "b"], [[-33.5, "'tis"]]) == "a,b\r\n-33.5,''tis\r\n"
    assert table(["a", "b", "c"], [[None, True, False]]) == "a,b,c\r\n,true,false\r\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_any_text_comes_back_when_its_guards_are_read_away(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(table(["a", "b"], rows), newline=""), strict=True))[1:]
    assert [[unguarded(cell) for cell in row] for row in read] == [[whole(cell) for cell in row] for row in rows]


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from(";\t\r\n ,\"'=+-@1a\u00a0")))
def test_no_spreadsheet_sees_a_formula_whatever_it_parts_cells_by(text: str) -> None:
    assert unguarded(guarded(text)) == text
    written = table(["a", "b"], [["id", text]])
    (cell,) = [row[1] for row in csv.reader(io.StringIO(written, newline=""), strict=True)][1:]
    assert not cell.lstrip(BLANKS).startswith((*SIGNS, "\t", "\r", "\n"))
    for separator in (";", "\t"):
        for line in re.split("[\r\n]", written):
            for seen in next(csv.reader([line], delimiter=separator), []):
                assert not seen.lstrip(BLANKS + '"').startswith(SIGNS)


@pytest.mark.parametrize("text", ["a; -5", "a\n- item", 'x;"=1+1', "\t@x", "a\r\n '=1"])
def test_a_formula_inside_a_text_is_guarded(text: str) -> None:
    assert "'" in guarded(text)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["a-b", "x = 1", "2024-10-08;2024-10-09", "it's", "a;b", "e@x.example", "—=1"])
def test_plain_text_has_no_guard(text: str) -> None:
    assert guarded(text) == text


@settings(max_examples=20, deadline=None)
@given(hostile_cases.cases)
def test_any_case_is_read_back(case: Case) -> None:
    found = tables(case)
    for row, report in zip(found["reports"], case.reports, strict=True):
        assert unguarded(row["text"]) == whole(report.text)
        assert unguarded(row["title"]) == whole(report.title or "")
    assert [unguarded(row["gist"]) for row in found["claims"]] == [whole(c.gist) for c in case.claims]
