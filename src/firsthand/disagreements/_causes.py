"""One report tells the cause of something, and another says that it is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.disagreements._days import day_of, differ
from firsthand.disagreements._lines import Line
from firsthand.disagreements._material import Material
from firsthand.records import Value

MOST = 50
"""Sentences of either sort in a story that are compared; beyond, only the first ones are, so that time stays linear."""

_UNKNOWN = re.compile(
    r"\b(?:cause|reason)s?\s(?:of|for|behind)\s(?:the\s|this\s|that\s)?(?:[\w’'-]+\s){0,3}?(?P<what>[a-z-]+)\s(?:[\w’'-]+\s){0,6}?"
    r"(?:(?:was|is|remains?|remained|has|had|have|were|are)\s)"
    r"(?:(?:not|still|yet|as|immediately|been|n’t|n't|so|far)\s){0,4}"
    r"(?:unknown|unclear|undetermined|unexplained|a\smystery"
    r"|(?<=not\s)(?:known|clear|determined|certain|revealed|disclosed|established|released|identified|given)"
    r"|(?<=been\s)(?:determined|revealed|disclosed|established|released|identified|given)"
    r"|(?<=immediately\s)(?:known|clear|determined|released|given)|(?<=yet\s)(?:known|clear|determined))"
)
_TOLD = (
    r"\b(?:caused|triggered|sparked|set\soff|started)\sby\s(?!unknown)[a-z]"
    r"|\b(?:caused|triggered|sparked|set\soff)\sthe\s{what}"
    r"|\b(?:suicide|car|truck|roadside|parcel)[\s-](?:bomb|bombing|bomber)"
)
_ALIKE = {"blast": "explosion", "bombing": "explosion", "blaze": "fire", "collision": "crash", "inferno": "fire"}
_NEGATED = re.compile(r"\b(?:not|n’t|n't|never|whether|if|no|may|might|could)\b")


def parted(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of sentences of which one says that a cause is unknown and one, as old a report's, tells it."""
    lines = [line for key in sorted(material.reports) for line in material.lines.of[key]]
    unknown = [(line, match) for line in lines if (match := _UNKNOWN.search(_text(line, material)))][:MOST]
    for line, match in unknown:
        what = match["what"]
        told = re.compile(_TOLD.replace("{what}", f"(?:{'|'.join(sorted(_words(what)))})"), re.IGNORECASE)
        for other in lines:
            if other.report != line.report and _as_old(line, other, material) and _names(other, what, material):
                text = _text(other, material)
                if told.search(text) and not _NEGATED.search(text):
                    yield (
                        material.value(line.report, line.start, line.end, "not known"),
                        material.value(other.report, other.start, other.end),
                    )
                    break


def _text(line: Line, material: Material) -> str:
    return material.reports[line.report].text[line.start : line.end]


def _words(what: str) -> set[str]:
    """The words for one mishap: a blast is an explosion."""
    one = _ALIKE.get(what, what)
    return {what, one, *(k for k, v in _ALIKE.items() if v == one)}


def _names(line: Line, what: str, material: Material) -> bool:
    text = _text(line, material).lower()
    return any(word in text for word in _words(what)) or ("explosion" in _words(what) and "bomb" in text)


def _as_old(line: Line, other: Line, material: Material) -> bool:
    """Whether the report that tells the cause is of no later day than the one that does not know it."""
    days = [day_of(material.reports[x.report]) for x in (line, other)]
    later = days[0] is not None and days[1] is not None and days[1] > days[0]
    return not later and not differ(material.days(line), material.days(other))
