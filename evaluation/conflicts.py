"""Whether the conflicts of figures that are told are real ones, by verdicts of a reader (conflicts.jsonl).

The reports are FA-KES's (Syrian incidents, many outlets). They are traced twice: each group of one date and place by
itself, and all of them as one collection, whose stories are the tracer's own; with `--wide` also as a coder would group
them who is not sure of the day: all of one place, or all of them, up to three days apart. Fifty conflicts are drawn at
random with a seed, or all where fewer are told; a reader says of each whether both figures count the same thing of the
same event and cannot both hold. A verdict keeps places, never text: report, start and end of every side. A told
conflict that shares two sides of different reports with a read one has its verdict.

    python -m evaluation.conflicts draw [--seed N] [--whole]     what to read
    python -m evaluation.conflicts score [--wide]                the share that is real, and how much of it was read
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.sections import read_lines, write_lines
from firsthand import pipeline
from firsthand.records import Case, Disagreement

FILE = Path(__file__).with_name("conflicts.jsonl")
DATA = "data/fakes_before_2016-07.jsonl.gz"
WIDE = (1, 2, 3)
"""Days that the reports of a group lie apart at most, where a coder is not sure of the day."""

DRAWN = 50
"""Conflicts that are drawn to be read."""

Record = dict[str, Any]
Side = tuple[str, int, int]
"""A report's name, and where in its text one figure stands: the characters of its sentence."""


class Conflict(NamedTuple):
    """A told conflict of figures: its sides, and what is shown to a reader."""

    sides: tuple[Side, ...]
    shown: str


class Verdict(NamedTuple):
    """A reader's word on a conflict with these sides."""

    sides: tuple[Side, ...]
    real: bool


def read_verdicts(file: Path = FILE) -> tuple[Verdict, ...]:
    """The verdicts, in the file's order."""
    told = map(json.loads, file.read_text("utf-8").splitlines())
    return tuple(Verdict(tuple((name, start, end) for name, start, end in v["sides"]), bool(v["real"])) for v in told)


def find_conflicts(data: Path, whole: bool) -> Iterator[Conflict]:
    """The conflicts of figures that are told of all reports together, or of each group of one date and place."""
    records = {record["id"]: record for record in read_lines(data)}
    yield from _told([list(records.values())] if whole else _by(records.values(), itemgetter("story_id")))


def find_widely(data: Path) -> Iterator[Conflict]:
    """The conflicts that are told of the reports of one place, or of all, of a few days together, each once."""
    records = {record["id"]: record for record in read_lines(data)}
    by_place = _by(records.values(), lambda record: record["story_id"].rpartition("/")[2])
    groups = {tuple(r["id"] for r in g): g for days in WIDE for of in by_place for g in _near(of, days)}
    groups |= {tuple(r["id"] for r in g): g for days in (0, *WIDE[:-1]) for g in _near(records.values(), days)}
    yield from dict.fromkeys(_told(list(groups.values())))


def _by(records: Iterable[Record], key: Callable[[Record], str]) -> list[list[Record]]:
    groups: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return [groups[name] for name in sorted(groups)]


def _near(records: Iterable[Record], days: int) -> Iterator[list[Record]]:
    """The records in groups that begin with one and take in all up to so many days after it."""
    group: list[Record] = []
    for record in sorted(records, key=lambda r: (r["date"], r["id"])):
        if group and (date.fromisoformat(record["date"]) - date.fromisoformat(group[0]["date"])).days > days:
            yield group
            group = []
        group.append(record)
    yield group


def _told(groups: Iterable[Sequence[Record]]) -> Iterator[Conflict]:
    for group in groups:
        if len(group) > 1:
            with tempfile.TemporaryDirectory(prefix="firsthand-conflicts-") as folder:
                case = pipeline.trace([write_lines(Path(folder) / "reports.jsonl", group)])
            yield from (_conflict(d, case) for d in case.disagreements if d.kind == "figure")


def _conflict(told: Disagreement, case: Case) -> Conflict:
    reports = {r.id: r for r in case.reports}
    sides = tuple((reports[v.report].name, v.start, v.end) for v in told.values)
    lines = [f"  {reports[v.report].name} {v.value}: {reports[v.report].text[v.start : v.end]}" for v in told.values]
    return Conflict(sides, "\n".join([f"{told.subject.partition(':')[0]}: {told.reason}", *lines]))


def draw(conflicts: Sequence[Conflict], seed: int, number: int = DRAWN) -> list[Conflict]:
    """So many of the conflicts, drawn at random; all where there are fewer."""
    return random.Random(seed).sample(list(conflicts), min(number, len(conflicts)))


def judge(conflict: Conflict, verdicts: Iterable[Verdict]) -> bool | None:
    """The verdict on a conflict: the one that shares most sides, of two reports at least; None if it was not read.

    Two voices of one report must both be shared.
    """
    shared = [(set(conflict.sides) & set(v.sides), v.real) for v in verdicts]
    fewest = min(2, len({name for name, _, _ in conflict.sides}))
    read = [(len(s), real) for s, real in shared if len(s) > 1 and len({name for name, _, _ in s}) >= fewest]
    return max(read)[1] if read else None


def score(conflicts: Sequence[Conflict], verdicts: Sequence[Verdict]) -> dict[str, float | None]:
    """How many conflicts are told and were read, and the share of those read that is real."""
    judged = [real for c in conflicts if (real := judge(c, verdicts)) is not None]
    share = round(100 * sum(judged) / len(judged), 1) if judged else None
    return {"told": float(len(conflicts)), "read": float(len(judged)), "real %": share}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status, after writing what was asked for to standard output."""
    from evaluation.__main__ import find_shared

    parser = argparse.ArgumentParser(prog="python -m evaluation.conflicts", description=__doc__)
    parser.add_argument("command", choices=("draw", "score"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="all reports as one collection, not by date and place")
    parser.add_argument("--wide", action="store_true", help="groups of one place, or of all, a few days apart")
    options = parser.parse_args(arguments)
    data = find_shared() / DATA
    if options.command == "draw":
        told = find_widely(data) if options.wide else find_conflicts(data, options.whole)
        for conflict in draw(list(told), options.seed):
            print(json.dumps({"sides": conflict.sides, "real": None}), conflict.shown, sep="\n", end="\n\n")
        return 0
    verdicts = read_verdicts()
    for name, whole in (("groups of one date and place", False), ("all reports together", True)):
        print(name, score(list(find_conflicts(data, whole)), verdicts))
    if options.wide:
        print("a few days apart", score(list(find_widely(data)), verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
