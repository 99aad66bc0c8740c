"""Lists of names before one noun ("the WBA, WBO and IBF titles"), of which two reports give other ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements._days import differ
from firsthand.disagreements._lines import Line, plain
from firsthand.disagreements._material import Material
from firsthand.records import Value

SHARED = 2
"""Names that two lists must share to be of one thing."""

BEHIND = 3
"""Words behind a list among which its noun stands ("heavyweight world titles")."""

MOST_LISTS = 200
"""Lists of a story that are compared; beyond, only the first ones are, so that time stays linear."""

_NAME = r"[A-Z][A-Za-z0-9&.’'-]{1,20}"
_LIST = re.compile(rf"\b{_NAME}(?:,\s{_NAME}){{0,8}},?\s(?:and|&)\s{_NAME}(?=\s[a-z])")


class List(NamedTuple):
    """A list, the names in it, and the nouns behind it."""

    line: Line
    start: int
    end: int
    names: frozenset[str]
    nouns: frozenset[str]


def parted(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of lists before one noun, in sentences of one person, of which one names more.

    A report that has the name elsewhere may have left it out here, and does not part with the other.
    """
    found = [x for key in sorted(material.reports) for x in read(key, material)][:MOST_LISTS]
    for a, b in combinations(found, 2):
        named = (a.line.names & b.line.names) - a.names - b.names
        apart = a.line.report != b.line.report and a.names != b.names and bool(a.nouns & b.nouns)
        apart = apart and bool(named) and len(a.names & b.names) >= SHARED
        apart = apart and not differ(material.days(a.line), material.days(b.line))
        if apart and not _has(a, b, material) and not _has(b, a, material):
            yield material.value(a.line.report, a.start, a.end), material.value(b.line.report, b.start, b.end)


def _has(one: List, other: List, material: Material) -> bool:
    """Whether the report of a list has, elsewhere, a name that only another list holds."""
    text = material.reports[one.line.report].text.lower()
    return any(name in text for name in sorted(other.names - one.names))


def read(key: str, material: Material) -> Iterator[List]:
    """The lists of a report that stand before a noun for several, in its order."""
    text, tokens = material.reports[key].text, material.parses[key].tokens
    for match in _LIST.finditer(text):
        line = material.line_at(key, match.start())
        first, last = material.tokens(key, match.end(), line.end if line else match.end())
        nouns = frozenset(plain(t) for t in tokens[first : min(first + BEHIND, last)] if t.tag in ("NNS", "NN"))
        if line and nouns:
            names = frozenset(n.lower() for n in re.findall(_NAME, match[0]))
            yield List(line, match.start(), match.end(), names, nouns)
