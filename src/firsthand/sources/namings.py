"""What a party is called, of all that its mentions call it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from firsthand.languages import outlets
from firsthand.records import SourceKind
from firsthand.sources import lists, names
from firsthand.sources.chains import Chain

_OWNING = re.compile(r"(?<=s)['’]$|['’]s$")
_ADJECTIVES = ("an", "ish", "ese", "ch", "i")
USUAL = 2
"""Times as often as a person's fuller name the shorter one may be met, and the fuller still be what he is called."""


def choose(told: Chain, kind: SourceKind, outlet_of: Mapping[str, str]) -> str:
    """The proper name of a party of this kind, of a person the commonest, of a body the fullest.

    Where it has none, its fullest description, called unnamed, with the outlet that gives it.
    """
    if told.names:
        if kind == "outlet":
            listed = [o.name for n in told.names if (o := outlets.lookup(n))]
            if listed:
                return listed[0]
        return _commonest(told) if kind == "person" else _country(told) or _fullest(told)
    described = [m for m in told.mentions if m.form != "pronoun"] or told.mentions
    best = max(described, key=lambda m: (m.form == "indefinite", len(m.text) < 80, len(m.text), m.text))
    plain = _OWNING.sub("", best.text)
    if kind in ("state body", "organisation", "group", "document"):
        return plain
    return f"unnamed: {plain} ({outlet_of.get(best.report, '')})"


def _commonest(told: Chain) -> str:
    """The name of a person that is met most, of several words where one is; a fuller one met half as often goes before.

    The fullest of all may be a slip: "Slippery Ann Roe", "Ann RoeJury"; one that has a word twice is several persons',
    and "Jr." a son's who was taken for his father, if it is the rarer.
    """
    counts = _count_names(told)
    full = {n: c for n, c in counts.items() if 1 < len(names.split(n)) == len({*names.split(n)})}
    if not full:
        return _fullest(told)
    plain = {n: c for n, c in full.items() if not names.person(n).suffix}
    full = plain if 2 * sum(plain.values()) >= sum(full.values()) else full
    best = max(full, key=lambda n: (full[n], len(n), n))
    suffixes = lists.words("titles", "suffixes")
    added = {
        n: set(names.split(n)) - set(names.split(best)) for n in full if set(names.split(n)) > {*names.split(best)}
    }
    fuller = [n for n, words in added.items() if USUAL * full[n] >= full[best] and not words <= suffixes]
    return max(fuller, key=lambda n: (full[n], len(n), n), default=best)


def _country(told: Chain) -> str:
    """The country of a party that a report calls by its adjective: "Ukrainian claims"; "" where none is so called."""
    countries = {lists.country(n.lower()) for n in told.names}
    adjectives = [n for n in told.names if n.lower().endswith(_ADJECTIVES) and n not in countries]
    return countries.pop() if len(countries) == 1 and adjectives else ""


def _fullest(told: Chain) -> str:
    """The longest of the names, of equals the one met most; one with an acronym explained in it comes last.

    So does one that names another beside it: "the North and South Larn".
    """
    counts = _count_names(told)
    return max(
        counts, key=lambda n: ("(" not in n, not _names_others(n, counts), len(names.split(n)), counts[n], len(n), n)
    )


def _count_names(told: Chain) -> Counter[str]:
    return Counter(m.name for m in told.mentions if m.name)


def _names_others(name: str, known: Iterable[str]) -> bool:
    """Whether a name joins one of the other names to somebody else's."""
    parts = name.split(" and ")
    return len(parts) > 1 and any(part in known for part in parts)
