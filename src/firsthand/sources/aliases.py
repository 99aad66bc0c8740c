"""Persons of whom a report tells another name: "Poe, whose real name is Ann Roe", "Ann Roe, also known as Poe"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.records import Report
from firsthand.sources import names
from firsthand.sources.readings import Reading

FARTHEST = 60
"""Characters between a party's mention and the words that tell its other name."""

MOST = 200
"""Other names that are read in one report; bounds the work."""

_TOLD = re.compile(
    r"\b(?:whose (?:real|legal|birth|given|full|actual|true) name (?:is|was)"
    r"|(?:also|better|formerly|previously) known as|a\.k\.a\.?|aka|born(?= [A-Z]\w+ [A-Z]))"
    r"\s+(?:the\s+)?((?:[A-Z][\w.’'-]{0,30}[ ]?){1,4})"
)


def find(reports: Sequence[Report], readings: Sequence[Reading], offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of the story's chains: a named person, and who bears in any report the other name that is told of him."""
    bearers: dict[tuple[str, ...], int] = {}
    for reading, offset in zip(readings, offsets, strict=True):
        for k, told in enumerate(reading.chains):
            for name in told.names if told.kinds <= {"person"} else ():
                if " " in name:
                    bearers.setdefault(names.split(name), offset + k)
    for report, reading, offset in zip(reports, readings, offsets, strict=True):
        for k, other in _told(report, reading):
            at = bearers.get(other)
            if at is not None and at != offset + k:
                yield offset + k, at


def _told(report: Report, reading: Reading) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Persons of one report, each with the words of another name that is told right behind a mention of them."""
    ends: dict[int, list[int]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.name and mention.kind == "person":
            start = mention.range[0]
            ends[start // FARTHEST].append(start)
    chain_at = {m.range[0]: reading.of[m.range] for m in reading.mentions if m.name and m.kind == "person"}
    for count, found in enumerate(_TOLD.finditer(report.text)):
        if count >= MOST:
            return
        cell = found.start() // FARTHEST
        near = [s for c in (cell - 1, cell) for s in ends.get(c, ()) if 0 < found.start() - s <= FARTHEST]
        between = report.text[max(near) : found.start()] if near else "."
        if near and not re.search(r"[!?\n]|\.\s+[A-Z](?!\.)\w", between):
            yield chain_at[max(near)], names.split(found[1])
