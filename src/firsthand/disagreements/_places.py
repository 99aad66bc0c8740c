"""Whether two named places lie apart."""

from __future__ import annotations

from itertools import product

from firsthand.languages.places import Entry, find_entries

SMALLER = 10
"""Times that a town's namesake may be greater for the town still to be meant."""

CITY = 100_000
"""People from which a town may be meant by a name that a country or a division has too."""


def lie_apart(one: str, other: str) -> bool:
    """Whether both names are of known places and none of them can lie in, or be, one of the other's.

    A country, a division and a town of it lie in each other, and so do two divisions that the gazetteer does not put
    beside each other: only towns, or divisions of one rank, lie apart.
    """
    ours, theirs = _meant(one), _meant(other)
    return bool(ours and theirs) and not any(_may_hold(a, b) or _may_hold(b, a) for a, b in product(ours, theirs))


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
