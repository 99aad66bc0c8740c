"""How long the acts of a sentence took, and whether two such times are others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from firsthand.disagreements import _deeds
from firsthand.disagreements._deeds import Deed
from firsthand.disagreements._lines import Line
from firsthand.languages import meanings, words
from firsthand.languages.figures import number
from firsthand.records import Parse

LONGER = 1.25
"""Times that one duration must be another in other units to be surely longer: "four months" may be 130 days."""

FARTHEST = 5.0
"""Times that one duration may be another: beyond, they are of two acts."""

BEFORE = 3
"""Words before a number in which it is told that it is not exact ("for more than four months")."""

_FOLLOWING = frozenset({"ago", "old", "later", "earlier", "before", "after", "from", "into", "of", "per", "-", "and"})
_TIED = ("for", "to")


class Lasting(NamedTuple):
    """An act that lasted: where it says how long, in which unit and how many, and how many days that is."""

    deed: Deed
    start: int
    end: int
    unit: str
    days: float


def find(line: Line, parse: Parse) -> Iterator[Lasting]:
    """The acts of a sentence with how long they took, where that is told exactly."""
    tokens, days = parse.tokens, meanings("unit_days")
    for k in range(line.tokens[0] + 1, line.tokens[1]):
        unit = tokens[k].lemma.lower()
        many = number(tokens[k - 1].text) if unit in days else None
        following = tokens[k + 1].text.lower() if k + 1 < line.tokens[1] else ""
        before = {t.text.lower() for t in tokens[max(line.tokens[0], k - 1 - BEFORE) : k]}
        if many is None or following in _FOLLOWING or before & (words("nearly") | words("limits")):
            continue
        above = tokens[k].head
        tied = tokens[k].dep == "pobj" and tokens[above].text.lower() in _TIED
        if tied or tokens[k].dep in ("dobj", "npadvmod", "attr"):
            for deed in _deeds.find(line, (k - 1, k + 1), _deeds.acts_of(line, parse), parse):
                if not deed.by_noun:
                    yield Lasting(deed, tokens[k - 1].start, tokens[k].end, unit, many * float(days[unit]))


def differ(a: Lasting, b: Lasting) -> bool:
    """Whether two durations are others: of one unit and another number, or one surely longer; and not far apart."""
    short, long = sorted((a.days, b.days))
    if not 0 < long <= FARTHEST * short:
        return False
    return long > LONGER * short or (a.unit == b.unit and long != short)
