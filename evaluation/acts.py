"""PolNeAR's marks of what was said or written alone, without what was believed, meant or felt."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VOUCHING = ("speech", "writing")

OTHER = frozenset((Path(__file__).parent / "acts.txt").read_text("utf-8").split())
"""Lemmas of cues that tell of a belief, an aim, a feeling: fixed here, so that the package moves no gold."""


def copy_spoken(gold: Path, target: Path) -> Path:
    """`target`, a copy of a PolNeAR folder without the attributions whose cue tells of a belief, an aim or a feeling.

    A cue does where the lemma of one of its words is among OTHER.
    """
    from firsthand import languages
    from firsthand.records import Report

    shutil.copytree(gold / "text", target / "text")
    (target / "attributions").mkdir()
    for marks in sorted((gold / "attributions").glob("*.ann")):
        text = (gold / "text" / f"{marks.stem.rpartition('_')[0]}.txt").read_bytes().decode("utf-8")
        parse = languages.parse(Report(marks.stem, marks.stem, marks.name, "", text))
        other = [t.start for t in parse.tokens if t.lemma in OTHER]
        kept = "\n".join(_spoken(marks.read_text("utf-8").splitlines(), other))
        (target / "attributions" / marks.name).write_text(kept + "\n", "utf-8")
    return target


def _spoken(lines: list[str], other: list[int]) -> Iterator[str]:
    """The lines of a brat file without the events whose cue holds one of the places `other`."""
    spans = {}
    for line in lines:
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            spans[match[1]] = [tuple(map(int, part.split())) for part in match[2].split(";")]
    for line in lines:
        cues = re.findall(r"Cue\d*:(T\d+)", line) if line.startswith("E") else []
        if not any(start <= at < end for cue in cues for start, end in spans.get(cue, ()) for at in other):
            yield line


def keep_spoken(found: Path, target: Path) -> Path:
    """`target`, the lines of `firsthand attribute` without what vouches for nothing."""
    lines = []
    for line in found.read_text("utf-8").splitlines():
        told: dict[str, Any] = json.loads(line)
        told["attributions"] = [a for a in told["attributions"] if a["act"] in VOUCHING]
        lines.append(json.dumps(told) + "\n")
    target.write_text("".join(lines), "utf-8")
    return target
