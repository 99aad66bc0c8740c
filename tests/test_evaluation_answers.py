"""The stories marked for the whole answer: how their marks become what the scorer reads."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import answers, texts

TEXTS = {"one": "The mill burned, police said. Nobody was hurt.", "two": "Police: the mill burned. Two were hurt."}


def marked(name: str, words: str) -> list[Any]:
    start = TEXTS[name].index(words)
    return [name, start, start + len(words)]


def story(**changed: str) -> answers.Story:
    marks = {
        "set": "basil",
        "half": "tune",
        "reports": {n: hashlib.sha256(t.encode()).hexdigest()[:16] for n, t in TEXTS.items()},
        "claims": [
            {
                "independent": [1, 2],
                "assertions": [[*marked("one", "The mill burned"), 0, 0], [*marked("two", "the mill burned"), 4, 1]],
            }
        ],
        "disagreements": [
            {"kind": "figure", "values": [[*marked("one", "Nobody was hurt"), 0], [*marked("two", "Two were hurt"), 1]]}
        ],
    }
    lines = (json.dumps({"id": n, "outlet": n, "text": t}).encode() for n, t in (TEXTS | changed).items())
    return answers.Story("000", "tune", tuple(lines), marks)


def test_marks_become_the_words_that_they_mark(tmp_path: Path) -> None:
    answers.lay_out([story()], tmp_path)
    gold = json.loads((tmp_path / "tune" / "000" / "gold.json").read_text("utf-8"))
    told = [(a["text"], a["stance"], a["origin"]) for a in gold["claims"][0]["assertions"]]
    assert told == [("The mill burned", "asserts", "0"), ("the mill burned", "denies", "4")]
    assert gold["claims"][0]["independent"] == [1, 2]
    assert [v["text"] for v in gold["disagreements"][0]["values"]] == ["Nobody was hurt", "Two were hurt"]
    assert len((tmp_path / "tune" / "000" / "reports.jsonl").read_bytes().splitlines()) == 2


def test_a_text_that_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(texts.TextsChangedError, match="two"):
        answers.lay_out([story(two="Police: the mill stands. Two were hurt.")], tmp_path)


def test_every_mark_of_the_file_is_well_formed() -> None:
    marks = [json.loads(line) for line in answers.FILE.read_text("utf-8").splitlines()]
    assert len(marks) == 139
    assert {m["half"] for m in marks} == set(answers.HALVES)
    for mark in marks:
        for claim in mark["claims"]:
            low, high = claim["independent"]
            assert 0 <= low <= high <= len({a[3] for a in claim["assertions"]}) + 1
            assert all(a[0] in mark["reports"] and a[1] < a[2] for a in claim["assertions"])
        for disagreement in mark["disagreements"]:
            assert len({v[3] for v in disagreement["values"]}) >= 2
