"""No false confirmation in short reports that were written for it, of many fields, and two origins where there are two.

What stays wrong says why in the table: a strict xfail.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from firsthand import pipeline

TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("invented_confirmations.toml").read_text("utf-8"))
FLOOD = ("The flood broke the dam at Hesk on Monday", "The dam at Hesk was broken by the flood on Monday")
WORKERS = (
    "Workers closed the Sorrel plant in Brask on Monday",
    "The Sorrel plant in Brask was closed by workers on Monday",
)


def lower_end(folder: Path, reports: Sequence[Mapping[str, str]]) -> int:
    """The highest lower end of the story's claims."""
    (folder / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in reports), encoding="utf-8")
    return max((claim.independent[0] for claim in pipeline.trace([folder]).claims), default=0)


def two_reports(first: str, second: str) -> list[dict[str, str]]:
    told = (("Ennerdal Courier", "News", first), ("Quist Tribune", "Other news", second))
    return [{"outlet": o, "title": title, "text": text, "published": "2023-05-04"} for o, title, text in told]


def marked(rows: Sequence[Any], whys: Sequence[str | None], ids: Sequence[str]) -> list[Any]:
    """The rows as cases; those with a reason why they stay wrong as strict xfails."""
    return [
        pytest.param(row, id=name, marks=[pytest.mark.xfail(reason=why, strict=True)] if why else [])
        for row, why, name in zip(rows, whys, ids, strict=True)
    ]


STORIES = TABLE["stories"]
STATEMENTS = TABLE["statements"]


@pytest.mark.parametrize("story", marked(STORIES, [s.get("missed") for s in STORIES], [s["name"] for s in STORIES]))
def test_the_lower_end_is_the_number_of_origins(story: Mapping[str, Any], tmp_path: Path) -> None:
    found = lower_end(tmp_path, story["reports"])
    assert found == story["origins"] if story["origins"] > 1 else found <= 1


@pytest.mark.parametrize(
    "row", marked(STATEMENTS, [r[3] if len(r) > 3 else None for r in STATEMENTS], [r[0] for r in STATEMENTS])
)
def test_nearly_the_same_words_of_two_things_confirm_nothing(row: Sequence[str], tmp_path: Path) -> None:
    for first, second in ((row[1], row[2]), (row[2], row[1])):
        assert (
            lower_end(tmp_path, two_reports(f"{first}, the police said.", f"{second}, the Karsk hospital said.")) <= 1
        )


@pytest.mark.parametrize("parties", TABLE["parties"], ids=" and ".join)
def test_two_parties_that_may_be_one_confirm_nothing(parties: Sequence[str], tmp_path: Path) -> None:
    for first, second in (parties, parties[::-1]):
        assert lower_end(tmp_path, two_reports(f"{FLOOD[0]}, {first} said.", f"{FLOOD[1]}, {second} said.")) <= 1


@pytest.mark.parametrize("said", [FLOOD, WORKERS], ids=["flood", "workers"])
def test_the_control_of_these_parties_counts_two(said: tuple[str, str], tmp_path: Path) -> None:
    pairs = (
        ("the police", "the Karsk hospital"),
        ("the mayor", "the company"),
        ("the hospital in Karsk", "the ministry"),
    )
    for first, second in pairs:
        assert lower_end(tmp_path, two_reports(f"{said[0]}, {first} said.", f"{said[1]}, {second} said.")) == 2
