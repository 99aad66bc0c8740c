"""Where an event was: the place that the leading claims name, located where the gazetteer can tell which it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.events.leads import find_lead
from firsthand.languages import words
from firsthand.languages.clauses import inside, sentences_of
from firsthand.languages.places import Context, Location, Mention, find_mentions, fold, gather, locate
from firsthand.records import Assertion, Fact, Parse, Place, Report, Span

MOST_PLACES = 60
"""Names of a story that are looked at, those of most reports first: 7 milliseconds each."""

ENOUGH = 0.5
"""Share of what tells of a region that must tell of a place in it for the event to have been there."""

WEIGHTS = (1, 3, 4)
"""How much "in the town" tells that the event was there: anywhere in a report, in its lead or a leading claim, in both.
"""

PRECISIONS = {1: "the place itself", 2: "near the place", 3: "its district", 4: "its region", 6: "the country"}


_DATELINE = re.compile(r"(?:, [A-Z][\w.]{1,20})?(?:, [A-Z][\w.]{1,10} \d{1,2})? ?(?:\([^)\n]{2,30}\))? ?(?:[—–]|--?) ")
"""What follows the place where a report was written: "BEIRUT (AP) — "."""


@dataclass(slots=True)
class _Name:
    """Where a name of a place stands, and by report how much tells that the event was there: see WEIGHTS."""

    mentions: list[tuple[Span, Mention]] = field(default_factory=list)
    weight: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The weight over all reports."""
        return sum(self.weight.values())


def find_place(
    leading: Sequence[Assertion], reports: Sequence[Report], parses: Mapping[str, Parse], most: int
) -> tuple[Fact | None, Place | None]:
    """The place of the event in words, and in the gazetteer; either may be None.

    It is the one that most tells of, or a place in it of which half as much does; or where that one is in no gazetteer,
    another of which half as much does. What several places may be stays unlocated. `most` is how many spans are listed.
    """
    names = [n for n in _collect(leading, reports, parses) if n.total]
    context = gather([(parses[r.id], r.text) for r in reports])
    located = [(name, _locate(name, context)) for name in names]
    if not located:
        return None, None
    narrower = [x for x in located if x[1].place is None or x[1].place.precision != 6]
    best = max(narrower or located, key=lambda x: x[0].total)
    enough = [x for x in narrower if x[0].total >= ENOUGH * best[0].total and _lies_in(x[1], best[1])]
    if best[1].place is None:
        enough = [x for x in located if x[1].place and x[0].total >= ENOUGH * best[0].total]
    name, found = min([best, *enough], key=lambda x: _breadth(x[1]))
    spans = tuple(span for span, _ in name.mentions)
    return Fact(name.mentions[0][1].name, _told(found), spans[:most]), found.place


def _collect(leading: Sequence[Assertion], reports: Sequence[Report], parses: Mapping[str, Parse]) -> list[_Name]:
    """The names of places, those first that most tells of."""
    names: dict[str, _Name] = {}
    claimed: dict[str, list[range]] = {}
    for a in leading:
        claimed.setdefault(a.report, []).append(sentences_of(parses[a.report], a))
    for report in reports:
        parse = parses[report.id]
        parts = [[inside(parse, *span) for span in find_lead(report, parse)], claimed.get(report.id, [])]
        for mention in find_mentions(parse, report.text):
            if _DATELINE.match(report.text, mention.end):
                continue
            name = names.setdefault(fold(mention.name), _Name())
            name.mentions.append((Span(report.id, mention.start, mention.end), mention))
            at = inside(parse, mention.start, mention.end)
            within = [any(at.start in part for part in where) for where in parts]
            weight = WEIGHTS[sum(within)] if _is_there(parse, at) else 0
            name.weight[report.id] = max(weight, name.weight.get(report.id, 0))
    return sorted(names.values(), key=lambda n: -n.total)[:MOST_PLACES]


def _lies_in(inner: Location, outer: Location) -> bool:
    """Whether a place lies in the division or the country that another is."""
    a, b = inner.place, outer.place
    if a is None or b is None or a.country_code != b.country_code:
        return False
    return b.precision == 6 or (b.precision in (3, 4) and a.region == b.region)


def _is_there(parse: Parse, at: range) -> bool:
    """Whether a name tells where something was, and not who did it.

    It stands after "in", "near" or "of", or what it qualifies does ("in an Aleppo suburb", "Aleppo air strikes").
    """
    k = at.start
    while parse.tokens[k].dep in ("compound", "nmod", "appos", "conj") and parse.tokens[k].head != k:
        k = parse.tokens[k].head
    above = parse.tokens[parse.tokens[k].head]
    return parse.tokens[k].dep == "pobj" and above.text.lower() in words("event_prepositions")


def _locate(name: _Name, context: Context) -> Location:
    """The place of a name, with the most careful precision that most of its mentions give."""
    told = [mention.precision for _, mention in name.mentions]
    precision = max(sorted(set(told), reverse=True), key=told.count)
    return locate(name.mentions[0][1].name, precision, context)


def _breadth(found: Location) -> int:
    """A populated place before a division, that before a name without a place, that before a country."""
    return 3 if found.place is None else {1: 0, 2: 0, 3: 1, 4: 2, 6: 4}[found.place.precision]


def _told(found: Location) -> str:
    if found.place is not None:
        return f"{PRECISIONS[found.place.precision]}, located by GeoNames"
    if found.candidates:
        several = f"{found.candidates} places may be meant"
        return f"named, not located: {several if found.candidates > 1 else 'one of that name, in a country not named'}"
    return "named, not located: not in the gazetteer"
