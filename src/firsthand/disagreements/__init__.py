"""What cannot both hold, one module a kind; compatible values stay silent, and no side is ever called right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.disagreements import _lines
from firsthand.disagreements._material import Material
from firsthand.plugins import discover
from firsthand.records import Attribution, Claim, Disagreement, Parse, Passage, Report, Source


def find(
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    passages: Sequence[Passage],
) -> tuple[Disagreement, ...]:
    """The disagreements of one story, kind by kind, each with the words of every side and why both cannot hold."""
    said = {a.id: a for a in attributions}
    lines = _lines.read(reports, parses)
    material = Material({r.id: r for r in reports}, parses, tuple(sources), said, tuple(claims), passages, lines)
    found = (d for detector in discover("firsthand.disagreements") for d in detector.detect(material))
    return tuple(dict.fromkeys(found))
