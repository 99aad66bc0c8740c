"""The whole answer on stories marked for it (answers.jsonl): who stands behind each claim, and what is disputed.

139 stories of the shared collections, 2,223 claims. Of each claim the statements are marked, the origin of each, the
statements that deny it and the range of independent origins; of each story its disagreements. Marks keep places and
numbers, never text: of an assertion [report, start, end, number of its origin in the story, 1 if it denies], of a
disagreement's value [report, start, end, number of the value]. Twelve stories were marked twice, apart: of 147 claims
93 % have the same range (all overlap), 93 % of the pairs of assertions are one origin or two for both, and 24 of 30
disagreements were seen by the other. Half of the stories ("tune") may be looked at and learned from; of the other half
("test") only the figures are ever read. The links of the same stories (training/claims.jsonl) taught the claims: those
of the half for tuning what statements mean (training/meanings.py), those of the other half the 29 weights above that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation import texts
from firsthand.read import jsonl
from firsthand.records import Report

FILE = Path(__file__).with_name("answers.jsonl")
HALVES = ("tune", "test")
EVERY = 35
"""The short form takes every so many stories of each half."""


@dataclass(frozen=True, slots=True)
class Story:
    """One marked story: the lines of its reports as the shared collection has them, and the marks that they bear."""

    name: str
    half: str
    lines: tuple[bytes, ...]
    marks: dict[str, Any]


def find_stories(data: Path, short: bool = False) -> Iterator[Story]:
    """The marked stories, each after its texts were compared. Raises TextsChangedError where one is not the same."""
    marks = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    if short:
        marks = [mark for half in HALVES for mark in [m for m in marks if m["half"] == half][::EVERY]]
    sets = {name: texts.find_lines(data / texts.SETS[name]) for name in sorted({m["set"] for m in marks})}
    for number, mark in enumerate(marks):
        lines = tuple(sets[mark["set"]][name] for name in mark["reports"])
        yield Story(f"{number:03}", mark["half"], lines, mark)


def lay_out(stories: Iterable[Story], folder: Path) -> None:
    """Writes each story below `folder` as the scorer of marked stories wants it, a folder to each half."""
    for story in stories:
        place = folder / story.half / story.name
        place.mkdir(parents=True)
        (place / "reports.jsonl").write_bytes(b"".join(line + b"\n" for line in story.lines))
        (place / "gold.json").write_text(json.dumps(as_gold(story), ensure_ascii=False), encoding="utf-8")


def as_gold(story: Story) -> dict[str, Any]:
    """The marks of a story with the words that they mark. Raises TextsChangedError where a text is not the same."""
    read = jsonl.read(story.name, story.name, b"\n".join(story.lines))
    found = {r.name: r.text for r in read if isinstance(r, Report)}
    for name, digest in story.marks["reports"].items():
        if name not in found or not texts.verify(found[name], digest):
            raise texts.TextsChangedError(f"{name} is not the text that was marked")

    def at(report: str, start: int, end: int) -> dict[str, Any]:
        return {"report": report, "start": start, "text": found[report][start:end]}

    claims = [
        {
            "id": f"C{number}",
            "gist": "",
            "independent": claim["independent"],
            "assertions": [
                {**at(*place), "stance": "denies" if denies else "asserts", "origin": str(origin), "source_text": None}
                for *place, origin, denies in claim["assertions"]
            ],
        }
        for number, claim in enumerate(story.marks["claims"])
    ]
    disagreements = [
        {
            "kind": d["kind"],
            "subject": "",
            "values": [{**at(*place), "value": str(value)} for *place, value in d["values"]],
        }
        for d in story.marks["disagreements"]
    ]
    return {
        "story": story.name,
        "reports": list(found),
        "claims": claims,
        "disagreements": disagreements,
        "copied": [],
    }
