"""The scores that must not be lost: pinned in floors.toml, each beside the digest of the data it was measured on."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.toml")

MARGIN = 0.5
"""Points that --pin leaves below a measured percentage: the spread allowed to other builds of the numeric libraries."""

WORSE_WHEN_HIGHER = frozenset(
    {
        "body wrongly dropped %",
        "denials wrongly told",
        "aside: false confirmations",
        "aside: denials wrongly told",
        "false alarms",
        "false confirmations",
        "later than published",
        "negatives hit",
        "test denials wrongly told",
        "test false confirmations",
        "test told apart %",
        "test wrongly joined %",
        "tune denials wrongly told",
        "tune false confirmations",
        "tune told apart %",
        "tune wrongly joined %",
        "pages foreign segments kept %",
        "scrapes foreign segments kept %",
        "stories failed",
    }
)
"""Figures that are pinned by `at_most`."""

Scores = Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Floor:
    """One pinned figure of one section, in one form ("short" or "full"): at least, or at most, so much."""

    form: str
    section: str
    figure: str
    limit: float
    upper: bool = False
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the floor is for; two versions of floors.toml are compared by it."""
        return self.form, self.section, self.figure

    def holds(self, value: float | None) -> bool:
        """Whether `value` keeps to the floor; a figure that could not be measured keeps to no floor but one of 0."""
        if value is None:
            return not self.upper and self.limit <= 0
        return value <= self.limit if self.upper else value >= self.limit

    def weaker_than(self, other: Floor) -> bool:
        """Whether this floor lets pass what `other` did not."""
        return self.limit > other.limit if self.upper else self.limit < other.limit


@dataclass(frozen=True, slots=True)
class Pinned:
    """One version of floors.toml: the floors, and the digest of each section's data."""

    floors: tuple[Floor, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


def parse(text: str) -> Pinned:
    """The floors written in `text` (TOML). Raises ValueError where an entry is not one floor."""
    data = tomllib.loads(text)
    floors = tuple(_parse_floor(entry) for entry in data.get("floor", []))
    if len({floor.key for floor in floors}) < len(floors):
        raise ValueError("floors.toml pins one figure twice")
    return Pinned(floors, {str(k): str(v) for k, v in data.get("digests", {}).items()})


def _parse_floor(entry: Mapping[str, Any]) -> Floor:
    upper = "at_most" in entry
    if upper == ("at_least" in entry):
        raise ValueError(f"a floor needs either at_least or at_most: {dict(entry)}")
    limit = float(entry["at_most"] if upper else entry["at_least"])
    return Floor(entry["form"], entry["section"], entry["figure"], limit, upper, entry.get("reason", ""))


def digest(paths: Mapping[str, Path]) -> str:
    """A SHA-256 over the names and the bytes of all files of `paths` (name: file or folder), in sorted order."""
    files: dict[str, Path] = {}
    for name, path in paths.items():
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                files[f"{name}/{file.relative_to(path).as_posix()}"] = file
    whole = hashlib.sha256()
    for name, file in sorted(files.items()):
        whole.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def judge(pinned: Pinned, form: str, scores: Scores, digests: Mapping[str, str]) -> list[str]:
    """What is wrong, a sentence each: data that changed, broken floors. Sections not run are not judged."""
    wrong = []
    for section in scores:
        floors = [floor for floor in pinned.floors if floor.form == form and floor.section == section]
        if floors and pinned.digests.get(section) != digests[section]:
            wrong.append(f"{section}: the data changed: pin the floors anew (python -m evaluation --pin)")
            continue
        for floor in floors:
            value = scores[section].get(floor.figure)
            if not floor.holds(value):
                told = "was not measured" if value is None else f"is {value:g}"
                wrong.append(
                    f"{section}: {floor.figure} {told}, {'at most' if floor.upper else 'at least'} {floor.limit:g}"
                )
    return wrong


def find_unexplained(now: Pinned, earlier: Sequence[Pinned]) -> list[str]:
    """Floors that were lowered, or taken out, without a reason, a sentence each.

    Compared is with the strongest floor that any earlier version pinned on the same data. A reason must begin with the
    new figure ("30.5: ..."), so that the reason of one lowering never covers the next.
    """
    current = {floor.key: floor for floor in now.floors}
    strongest: dict[tuple[str, str, str], Floor] = {}
    for version in earlier:
        for floor in version.floors:
            if version.digests.get(floor.section) == now.digests.get(floor.section):
                known = strongest.get(floor.key)
                strongest[floor.key] = floor if known is None or known.weaker_than(floor) else known
    wrong = []
    for key, floor in sorted(strongest.items()):
        kept = current.get(key)
        name = " / ".join(key)
        if kept is None:
            wrong.append(f"{name}: the floor was taken out; lower it, with a reason, instead")
        elif kept.weaker_than(floor) and not kept.reason.startswith(f"{kept.limit:g}: "):
            wrong.append(f'{name}: lowered from {floor.limit:g} without a reason = "{kept.limit:g}: why" beside it')
    return wrong


def read_history(file: Path = FILE) -> list[Pinned]:
    """Every committed version of `file`, newest first; none where there is no git or no checkout."""
    git = ["git", "-C", str(file.parent)]
    try:
        log = subprocess.run([*git, "log", "--format=%H", "--", file.name], capture_output=True, text=True, check=True)
        versions = [
            subprocess.run([*git, "show", f"{commit}:./{file.name}"], capture_output=True, text=True).stdout
            for commit in log.stdout.split()
        ]
    except (OSError, subprocess.CalledProcessError):
        return []
    return list(filter(None, map(_parse_old, versions)))


def _parse_old(text: str) -> Pinned | None:
    try:
        return parse(text)
    except (ValueError, KeyError):
        return None


def pin(pinned: Pinned, form: str, scores: Scores, digests: Mapping[str, str]) -> str:
    """The whole of a new floors.toml as text. On the same data no floor is ever weaker in it than before.

    Floors of the other form are kept where their section's data are the same, and left out, aloud, where they changed.
    """
    known = {floor.key: floor for floor in pinned.floors}
    same = {section for section in scores if pinned.digests.get(section) == digests[section]}
    lines = ["# Made by `python -m evaluation --pin`; the rules stand in evaluation/floors.py.", "", "[digests]"]
    lines += [f'{section} = "{value}"' for section, value in sorted({**pinned.digests, **digests}.items())]
    for floor in pinned.floors:
        if floor.section not in scores or (floor.form != form and floor.section in same):
            lines += _write(floor)
        elif floor.form != form:
            lines += ["", f"# {' / '.join(floor.key)}: the data changed; pin the {floor.form} form too"]
    for section, figures in scores.items():
        for figure, value in figures.items():
            before = known.get((form, section, figure)) if section in same else None
            lines += _pin_one(form, section, figure, value, before)
    return "\n".join(lines) + "\n"


def _pin_one(form: str, section: str, figure: str, value: float | None, before: Floor | None) -> list[str]:
    if value is None:
        return _write(before, "not measured this time") if before else []
    upper = figure in WORSE_WHEN_HIGHER
    margin = MARGIN if figure.endswith(("%", " P", " R", " F1")) else 0.0
    measured = Floor(form, section, figure, round(value + margin if upper else max(value - margin, 0.0), 1), upper)
    if before is None or before.weaker_than(measured):
        return _write(measured)
    return _write(before, "" if before.holds(value) else f"measured {value:g}: to lower the floor, give a reason")


def _write(floor: Floor, note: str = "") -> list[str]:
    lines = ["", f"# {note}"] if note else [""]
    lines += ["[[floor]]", f'form = "{floor.form}"', f'section = "{floor.section}"', f'figure = "{floor.figure}"']
    lines.append(f"{'at_most' if floor.upper else 'at_least'} = {floor.limit:g}")
    if floor.reason:
        lines.append(f"reason = {json.dumps(floor.reason, ensure_ascii=False)}")
    return lines
