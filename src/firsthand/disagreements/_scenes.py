"""Where and when those whom two figures count came to harm, as far as the reports tell: two scenes are two tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from rapidfuzz import fuzz

from firsthand.disagreements._counts import Count, Days, name_places
from firsthand.disagreements._days import day_of
from firsthand.disagreements._lines import LONGEST_LINE, Line
from firsthand.disagreements._material import Material
from firsthand.disagreements._places import lie_apart
from firsthand.languages import words
from firsthand.languages.dates import Dated, find_dates
from firsthand.languages.places import find_entries, people_of
from firsthand.records import Parse, Report

LEADING = 3
"""Sentences from the start of a report, its headline included, whose toll is that of the story's own event."""

LATE = 1
"""Days more that a report may lie after what it tells of without its day, where another names that: without them
reports of the second morning are lost, and between two reports that name no day they would join two days' news."""

OPENING = 2
"""Words with which a sentence begins that tells its day first: "On Wednesday ten people were killed"."""

LONGEST = 7
"""Days of the longest time that is told as when something was: a month or a year ("Sep 2014") is none."""

KNOWN = 20_000
"""People of the smallest town that a word by itself is taken for: there is a place of nearly every name."""

SPELLING = 70.0
"""Likeness (0 to 100, by edits) from which two words are spellings of one name."""


SAME_SPELLING = 85.0
"""The same from which two names of towns are one: towns of like names lie in one country more often than quarters."""


def are_of_other_days(a: Count, b: Count) -> bool:
    """Whether two tolls, both of known days, are of other days.

    A report without its day is not of one with which a sentence further down begins: that tells what came before.
    """
    own = a.dated != b.dated and not (a if a.dated else b).earlier
    late = timedelta(days=LATE if own else 0)
    return all(y[0] > x[1] + late or x[0] > y[1] + late for x in a.when for y in b.when)


def meet(a: Count, b: Count) -> bool:
    """Whether a day is among those of two tolls, of which one at least names its own."""
    return (a.dated or b.dated) and any(x[0] <= y[1] and y[0] <= x[1] for x in a.when for y in b.when)


def share_scene(a: Count, b: Count) -> bool:
    """Whether two tolls are of one day that both reports name, of one known place, and of like means."""
    return a.dated and b.dated and meet(a, b) and share_place(a, b) and bool(a.means & b.means)


def share_place(a: Count, b: Count) -> bool:
    """Whether two counts are of one place that is known, however it is spelt."""
    ours, theirs = ({e.geonames for x in c.where for e in find_entries(x)} for c in (a, b))
    return bool(ours & theirs) or any(fuzz.ratio(x, y) >= SAME_SPELLING for x in a.where for y in b.where)


def set_in(counts: Iterable[Count], material: Material) -> Iterator[Count]:
    """The counts of a report with the days and the places that their sentences tell, or the report."""
    spans: dict[int, tuple[Days, ...]] = {}
    places: dict[int, tuple[str, ...]] = {}
    for count in counts:
        number = count.line.number
        if number not in places:
            places[number] = _local_places(count, material)
        told, day = _days(count, material, spans), day_of(material.reports[count.line.report])
        last = ((day - timedelta(days=1), day),) if day else ()
        begin = count.line.tokens[0]
        first = material.parses[count.line.report].tokens[begin : begin + OPENING]
        earlier = number >= LEADING and any(t.entity == "DATE" for t in first)
        yield count._replace(when=told or last, dated=bool(told), where=places[number], earlier=earlier)


def _days(count: Count, material: Material, spans: dict[int, tuple[Days, ...]]) -> tuple[Days, ...]:
    """The days that a count's sentence names, else those that its report begins with if it stands there.

    `spans` keeps the days of each sentence that was read, so that none is read again for its next count.
    """
    report, lines = material.reports[count.line.report], material.lines.of[count.line.report]
    leading = lines[:LEADING] if count.line.number < LEADING else ()
    for line in (count.line, *leading):
        if line.number not in spans:
            short = line.tokens[1] - line.tokens[0] <= LONGEST_LINE
            spans[line.number] = _spans(report, material.parses[report.id], line) if short else ()
    return spans[count.line.number] or tuple(days for line in leading for days in spans[line.number])


def _spans(report: Report, parse: Parse, line: Line) -> tuple[Days, ...]:
    """The days that a sentence names, but for that of its report and those on which somebody spoke."""
    day = day_of(report)
    told = find_dates(report.text, line.start, line.end, day.isoformat() if day else None)
    spans = ((date.fromisoformat(d.period.start), date.fromisoformat(d.period.end), d) for d in told)
    return tuple(
        (a, b)
        for a, b, d in spans
        if (b - a).days < LONGEST and not (_is_dateline(report, d, day) or _is_of_speech(parse, line, d))
    )


def _is_dateline(report: Report, dated: Dated, day: date | None) -> bool:
    """Whether a date gives the day of its report in figures: nobody writes so of what happened that day."""
    told, before = report.text[dated.start : dated.end], report.text[max(0, dated.start - 4) : dated.start].lower()
    in_figures = any(map(str.isdigit, told)) and before.split()[-1:] != ["on"]
    return day is not None and dated.period.start == day.isoformat() and in_figures


def _is_of_speech(parse: Parse, line: Line, dated: Dated) -> bool:
    """Whether a date stands right behind a verb of saying ("a monitor said on Thursday")."""
    before = [t for t in parse.tokens[slice(*line.tokens)] if t.end <= dated.start][-2:]
    return any(t.pos == "VERB" and t.lemma.lower() in words("asserting_cues") for t in before)


def are_of_one_voice(a: Count, b: Count, material: Material) -> bool:
    """Whether one outlet tells two tolls on two days: it does not contradict itself, it tells what came next."""
    ours, theirs = (material.reports[c.line.report] for c in (a, b))
    return bool(ours.outlet) and ours.outlet == theirs.outlet and day_of(ours) != day_of(theirs)


def are_of_two_voices(a: Count, b: Count, material: Material) -> bool:
    """Whether two outlets tell two tolls on one day: one outlet, or the next day, may tell of two events."""
    ours, theirs = (material.reports[c.line.report].outlet for c in (a, b))
    return stand_in_one_day(a, b, material) and (ours is None or ours != theirs)


def stand_in_one_day(a: Count, b: Count, material: Material) -> bool:
    """Whether two counts stand in reports of one known day."""
    day = day_of(material.reports[a.line.report])
    return day is not None and day == day_of(material.reports[b.line.report])


def are_elsewhere(a: Count, b: Count) -> bool:
    """Whether two counts are of places that lie apart, as far as their sentences, or the first ones, tell."""
    if a.sites and b.sites and not _share_site(a.sites, b.sites):
        return True
    if a.where and b.where:
        return all(lie_apart(x, y) for x in a.where for y in b.where)
    return max(a.line.number, b.line.number) >= LEADING and bool(a.places and b.places and not a.places & b.places)


def _share_site(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether quarters, villages and the like share a name, beside that of a town which both lie in."""
    towns = {x for x in ours & theirs if is_local(x)}
    left, right = ours - towns, theirs - towns
    return not left or not right or any(fuzz.ratio(x, y) >= SPELLING for x in left for y in right)


def _local_places(count: Count, material: Material) -> tuple[str, ...]:
    """The places, no countries, that a count's sentence names, else those that its report begins with.

    Where none of them is known those that are not: a village, or a spelling of its own.
    """
    parse, lines = material.parses[count.line.report], material.lines.of[count.line.report][:LEADING]
    begun = [x for line in lines for x in sorted(name_places(parse, line))]
    for names in (sorted(count.places), begun):
        if found := tuple(x for x in names if is_local(x)):
            return found
    return tuple(x for x in (*sorted(count.places), *begun) if _is_unknown(x))


@cache
def is_local(name: str) -> bool:
    """Whether a name is that of a place that is no country: it tells where in a country something was."""
    entries = find_entries(name)
    known = any(e.sort == "A" or e.people >= KNOWN for e in entries)
    return known and not people_of(name.capitalize()) and all(e.sort != "C" for e in entries)


def share_unknown_place(a: Count, b: Count) -> bool:
    """Whether two counts are put in one place that the gazetteer does not know."""
    return any(_is_unknown(x) for x in sorted(a.places & b.places))


def _is_unknown(name: str) -> bool:
    return not find_entries(name) and not people_of(name.capitalize())
