"""Whether two named places lie apart."""

from __future__ import annotations

from itertools import product
from math import cos, hypot, radians

from firsthand.languages.places import Entry, find_entries

SMALLER = 10
"""Times that a town's namesake may be greater for the town still to be meant."""

CITY = 100_000
"""People from which a town may be meant by a name that a country or a division has too."""


OUTSIDE = 150.0
"""Kilometres from a place within which what is told to be outside it may lie; the middle of a division may be as far
from its border."""

DEGREE = 111.2
"""Kilometres of a degree of latitude."""


def lie_apart(one: str, other: str, outside: bool = False) -> bool:
    """Whether both names are of known places and none of them can lie in, or be, one of the other's.

    With `outside` one of them is told to be the nearest, and the other may be beside it.

    A country, a division and a town of it lie in each other, and so do two divisions that the gazetteer does not put
    beside each other: only towns, or divisions of one rank, lie apart.
    """
    ours, theirs = _meant(one), _meant(other)
    return bool(ours and theirs) and not any(
        _may_hold(a, b) or _may_hold(b, a) or (outside and _is_near(a, b)) for a, b in product(ours, theirs)
    )


def _is_near(one: Entry, other: Entry) -> bool:
    """Whether two places are near enough for the one to be outside the other."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return False
    east = (one.longitude - other.longitude) * cos(radians((one.latitude + other.latitude) / 2))
    return hypot(one.latitude - other.latitude, east) * DEGREE <= OUTSIDE


def _meant(name: str) -> tuple[Entry, ...]:
    """The places that a name may well be of: no town that has far fewer people than its namesake, or is no city."""
    entries = find_entries(name)
    most = max((e.people for e in entries), default=0)
    if any(e.sort in ("C", "A") for e in entries):
        most = max(most, SMALLER * CITY)
    known = [e for e in entries if e.sort in ("C", "A") or e.people * SMALLER >= most > 0]
    return tuple(known) or entries


def _may_hold(outer: Entry, inner: Entry) -> bool:
    """Whether a place may be another or hold it."""
    if outer.geonames == inner.geonames or (outer.sort == "C" and outer.country == inner.country):
        return True
    divided = outer.sort in ("A", "B") and inner.sort in ("B", "P") and outer.sort != inner.sort
    return divided and (outer.country, outer.first) == (inner.country, inner.first)
