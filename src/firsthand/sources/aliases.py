"""Persons of whom a report tells another name: "Poe, whose real name is Ann Roe", "Ann Roe, also known as Poe"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.records import Report
from firsthand.sources import names
from firsthand.sources.readings import Reading

FARTHEST = 60
"""Characters between a party's name and the words that tell its other name."""

MOST = 200
"""Other names that are read in one report; bounds the work."""

_TOLD = re.compile(
    r"\b(?:whose (?:real|legal|birth|given|full|actual|true) name (?:is|was)"
    r"|(?:also|better|formerly|previously) known as|a\.k\.a\.?|aka|born(?= [A-Z]\w+ [A-Z]))"
    r"\s+(?:the\s+)?((?:[A-Z][\w.’'-]{0,30}[ ]?){1,4})"
)

_BETWEEN = re.compile(
    r"\.?[\"”’)]?(?: ?[,(–—-] ?(?:\d+, )?(?:(?:an?|the) (?:[\w-]{1,30} ){1,3})?| )(?:(?:who|is|was) ){0,2}"
)
"""What may stand between them: "Poe, 41, an actor whose real name is"; not "Poe's wife, born", which is of another."""


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
    ends: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in reading.mentions:
        at = report.text.find(mention.name, *mention.range) if mention.name and mention.kind == "person" else -1
        if at >= 0:
            end = at + len(mention.name)
            ends[end // FARTHEST].append((end, reading.of[mention.range]))
    for count, found in enumerate(_TOLD.finditer(report.text)):
        if count >= MOST:
            return
        cell = found.start() // FARTHEST
        near = max((e for c in (cell - 1, cell) for e in ends.get(c, ()) if e[0] <= found.start()), default=None)
        if near is not None and _BETWEEN.fullmatch(report.text, near[0], found.start()):
            yield near[1], names.split(found[1])
