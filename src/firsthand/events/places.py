"""Where an event was: the place that the leading claims name, located where the gazetteer can tell which it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.languages import words
from firsthand.languages.clauses import inside, sentences_of
from firsthand.languages.places import Context, Location, Mention, find_mentions, fold, gather, locate
from firsthand.records import Assertion, Fact, Parse, Place, Report, Span

MOST_PLACES = 60
"""Names of a story that are looked at, those of most reports first: 7 milliseconds each."""

ENOUGH = 0.5
"""Share of the reports that name the leading place that must name a narrower one for it to be where the event was."""

PRECISIONS = {1: "the place itself", 2: "near the place", 3: "its district", 4: "its region", 6: "the country"}


_DATELINE = re.compile(r"(?:, [A-Z][\w.]{1,20})?(?:, [A-Z][\w.]{1,10} \d{1,2})? ?(?:\([^)\n]{2,30}\))? ?(?:[—–]|--?) ")
"""What follows the place where a report was written: "BEIRUT (AP) — "."""


@dataclass(slots=True)
class _Name:
    """Where a name of a place stands, which reports' leading claims have it, and which of them as where it was.

    `anywhere` are the reports that tell, in whatever sentence, that something was there.
    """

    mentions: list[tuple[Span, Mention]] = field(default_factory=list)
    leading: set[str] = field(default_factory=set)
    there: set[str] = field(default_factory=set)
    anywhere: set[str] = field(default_factory=set)


def find_place(
    leading: Sequence[Assertion], reports: Sequence[Report], parses: Mapping[str, Parse], most: int
) -> tuple[Fact | None, Place | None]:
    """The place of the event in words, and in the gazetteer; either may be None.

    A place beats its region and a region its country, if half as many reports tell it of the event. What several
    places may be stays unlocated. `most` is how many spans are listed.
    """
    names = _collect(leading, reports, parses)
    context = gather([(parses[r.id], r.text) for r in reports])
    located = [(key, name, _locate(name, context)) for key, name in names]
    if not located:
        return None, None
    _, name, found = min(_told_enough(located, len(reports)), key=_breadth)
    spans = tuple(span for span, _ in name.mentions)
    return Fact(name.mentions[0][1].name, _told(found), spans[:most]), found.place


_Located = tuple[str, _Name, Location]


def _told_enough(located: Sequence[_Located], reports: int) -> list[_Located]:
    """The names that half as many reports as any other tell of the event.

    Where the leading claims have no more than a country, those where half of all reports tell that something was.
    """
    narrower = [x for x in located if x[2].place is None or x[2].place.precision != 6]
    top = max((len(n.there) for _, n, _ in narrower), default=0)
    if top:
        return [x for x in located if len(x[1].there) >= ENOUGH * top]
    wide = [x for x in narrower if x[2].place is not None and len(x[1].anywhere) >= ENOUGH * reports]
    return wide or [x for x in located if x[1].there] or [x for x in located if x[1].leading] or list(located)


def _collect(
    leading: Sequence[Assertion], reports: Sequence[Report], parses: Mapping[str, Parse]
) -> list[tuple[str, _Name]]:
    """The names of places, those that leading claims of most reports have first."""
    names: dict[str, _Name] = {}
    ranges: dict[str, list[range]] = {}
    for a in leading:
        ranges.setdefault(a.report, []).append(sentences_of(parses[a.report], a))
    for report in reports:
        parse = parses[report.id]
        for mention in find_mentions(parse, report.text):
            if _DATELINE.match(report.text, mention.end):
                continue
            name = names.setdefault(fold(mention.name), _Name())
            name.mentions.append((Span(report.id, mention.start, mention.end), mention))
            at = inside(parse, mention.start, mention.end)
            there = _is_there(parse, at)
            name.anywhere.update([report.id] if there else [])
            if any(at.start in part for part in ranges.get(report.id, [])):
                name.leading.add(report.id)
                name.there.update([report.id] if there else [])
    ranked = sorted(names.items(), key=lambda x: (-len(x[1].there), -len(x[1].leading), -len(_reports(x[1]))))
    return ranked[:MOST_PLACES]


def _reports(name: _Name) -> set[str]:
    return {span.report for span, _ in name.mentions}


def _is_there(parse: Parse, at: range) -> bool:
    """Whether a name tells where something was, and not who did it.

    It stands after "in", "near" or "of", or what it qualifies does ("in an Aleppo suburb").
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


def _breadth(candidate: tuple[str, _Name, Location]) -> tuple[int, int, int]:
    """A populated place before a division, that before a name without a place, that before a country."""
    _, name, found = candidate
    rank = 3 if found.place is None else {1: 0, 2: 0, 3: 1, 4: 2, 6: 4}[found.place.precision]
    return rank, -len(name.there), -len(_reports(name))


def _told(found: Location) -> str:
    if found.place is not None:
        return f"{PRECISIONS[found.place.precision]}, located by GeoNames"
    if found.candidates:
        return f"named, not located: {found.candidates} places may be meant"
    return "named, not located: not in the gazetteer"
