"""Reports that say at their very end which body their text is by: "(Source: Larn Relief Council)"."""

from __future__ import annotations

import re

from firsthand.origins.evidence import Evidence, Root
from firsthand.records import Source

REACH = 160
"""Characters from the end of a text in which it may say so; a button or two may follow."""

_CREDIT = re.compile(r"[(\[]\s?(?i:source)\s?: ?(?P<name>[^()\[\]:;,/+&|\n]{3,60}?)\s?[)\]]")
_BODIES = ("state body", "organisation", "group")


def find_authors(evidence: Evidence) -> dict[str, Root]:
    """For each report that says so the body that its own words come from, if the story knows it; an outlet is none."""
    bodies: dict[str, Source] = {}
    for source in sorted(evidence.sources.values(), key=lambda s: s.id):
        if source.kind in _BODIES:
            bodies.setdefault(_plain(source.name), evidence.party(source))
    found = {}
    for report in evidence.reports.values():
        credits = list(_CREDIT.finditer(report.text, max(0, len(report.text) - REACH)))
        party = bodies.get(_plain(credits[-1]["name"])) if credits else None
        if party is not None and party.kind in _BODIES:
            found[report.id] = Root(party.id, party.name, party.kind, True)
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
