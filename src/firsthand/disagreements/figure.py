"""Two counts of the same thing whose ranges do not meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from itertools import combinations

from rapidfuzz import fuzz

from firsthand.disagreements._counts import Count, name_places, read
from firsthand.disagreements._days import day_of, differ, is_of_month
from firsthand.disagreements._lines import Line, plain
from firsthand.disagreements._material import Material, gather
from firsthand.disagreements._places import lie_apart
from firsthand.languages import meanings, words
from firsthand.languages.dates import find_dates
from firsthand.languages.figures import Figure
from firsthand.languages.places import find_entries, people_of
from firsthand.records import Disagreement, Report, Value

EVIDENCE = 5.0
"""Nats that the words around two counts must share for both to be of one thing: two words rare in the story."""

UNDATED = 8.0
"""The same for tolls where the day of a report is not known: it may be of another day."""

FEWEST_OF_AMOUNTS = 3
"""Words that two amounts of money or shares must have around them in common: who paid and that he paid is too few."""

LEADING = 3
"""Sentences from the start of a report, its headline included, whose toll is that of the story's own event."""

KNOWN = 20_000
"""People of the smallest town that a word by itself is taken for: there is a place of nearly every name."""

SPELLING = 70.0
"""Likeness (0 to 100, by edits) from which two words are spellings of one name."""

SLIP = 0.02
"""Share by which one count may miss ten or a hundred times another for a slipped digit to be likely."""

FARTHEST, FARTHEST_TOLL = 2.0, 12.0
"""Times that one count of a thing may be another: beyond, they are of two things. Where people marked stories, sums and
numbers of things part by up to 1.2 times, tolls by up to 10 ("1300" and "more than 130")."""

VAGUE = 2.0
"""Times its lower end from which a figure's upper end makes it too vague to give another ("tens of thousands")."""

NEXT_DAY = 1
"""Days between two reports up to which their tolls are of one event unless they name others: news of the same sort
comes every day, and of 50 tolls told over more days three in four were of two events."""

MOST_COUNTS = 400
"""Counts of one sort that are compared in a story; beyond, only the first ones are, so that time stays linear."""


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that the reports count in ways that cannot all hold."""
    stated = _claimed(material)
    sorts: defaultdict[tuple[str, str], list[Count]] = defaultdict(list)
    for key in sorted(material.reports):
        for count in _of_report(material.reports[key], material):
            sorts[count.fate or count.noun, count.unit].append(count)
    for (thing, unit), counts in sorted(sorts.items()):
        if not (thing or unit):
            continue
        told: dict[Value, Count] = {}
        parted: list[tuple[Value, Value]] = []
        for a, b in _nearest(counts[:MOST_COUNTS], material, stated):
            if not a.figure.agrees(b.figure) and not _given_too(a, b, counts) and not _grew(a, b, material):
                sides = _value(a, material), _value(b, material)
                told.update(zip(sides, (a, b), strict=True))
                parted.append(sides)
        same = [
            (v, w)
            for v, w in combinations(told, 2)
            if told[v].noun == told[w].noun and _is_one_side(v, w, told[v].figure, told[w].figure)
        ]
        for values in gather([*parted, *same], material):
            yield _disagreement(thing or unit, values, told, material)


def _is_one_side(v: Value, w: Value, one: Figure, other: Figure) -> bool:
    """Whether two sides say the same: one report with figures that agree, or two reports with one figure."""
    return one.agrees(other) if v.report == w.report else one[2:4] == other[2:4]


def _of_report(report: Report, material: Material) -> Iterator[Count]:
    """The counts of a report; what it begins with is of the day that its first sentences name."""
    found = [
        c for line in material.lines.of[report.id] for c in read(line, material.parses[report.id], report.published)
    ]
    first = frozenset(d for c in found if c.line.number < LEADING for d in c.days if is_of_month(d))
    for count in map(partial(_named, found), found):
        dated = any(is_of_month(d) for d in count.days) or count.line.number >= LEADING
        yield count if dated else count._replace(days=count.days | first)


def _named(found: Sequence[Count], count: Count) -> Count:
    """A count; where it does not tell of whom, of those of whom its report gives the same figure and fate elsewhere."""
    if count.noun or not count.fate:
        return count
    nouns = (c.noun for c in found if c.fate == count.fate and c.noun and c.figure.agrees(count.figure))
    return count._replace(noun=next(nouns, ""))


def _nearest(counts: Sequence[Count], material: Material, stated: Claimed) -> Iterator[tuple[Count, Count]]:
    """The pairs of counts of different reports that are of one thing, each the nearest that the other report has."""
    near: dict[tuple[int, int], float] = {}
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    single = _single(counts)
    for (i, a), (j, b) in combinations(enumerate(counts), 2):
        if a.line.report != b.line.report and _comparable(a, b, material):
            alone = (
                bool(a.fate and a.near & b.near)
                and {a.line.report, b.line.report} <= single
                and not (_vague(a) or _vague(b))
            )
            weight = _evidence(a, b, material, stated) or (EVIDENCE if alone else 0.0)
            if weight:
                near[i, j] = weight
                for one, other in ((i, b), (j, a)):
                    best[one, other.line.report] = max(best[one, other.line.report], weight)
    for (i, j), weight in near.items():
        if weight >= max(best[i, counts[j].line.report], best[j, counts[i].line.report]):
            yield counts[i], counts[j]


def _single(counts: Sequence[Count]) -> frozenset[str]:
    """The reports whose counts of a sort all agree: the only toll of a report is that of its story."""
    of_report: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if not count.total:
            of_report[count.line.report].append(count)
    return frozenset(
        report for report, own in of_report.items() if all(a.figure.agrees(b.figure) for a, b in combinations(own, 2))
    )


Claimed = Mapping[tuple[str, int], Mapping[str, bool]]


def _claimed(material: Material) -> Claimed:
    """For each sentence: the claims that it surely states, or perhaps."""
    found: defaultdict[tuple[str, int], dict[str, bool]] = defaultdict(dict)
    for claim in material.claims:
        for assertion in claim.stated:
            for line in material.lines.of[assertion.report]:
                if assertion.start < line.end and line.start < assertion.end:
                    found[assertion.report, line.number][claim.id] = assertion.sure
    return found


def _comparable(a: Count, b: Count, material: Material) -> bool:
    """Whether two counts are of one sort, of no part of something, and of no other days, places or span of time.

    Of two fates only like ones are compared, and of two groups only the same: ten people and eight civilians, or 31
    fighters and 17 civilians, can both have died.
    """
    alike = a.fate == b.fate and (a.noun == b.noun or (bool(a.fate) and not (a.noun and b.noun)))
    other_place = _lie_apart(a, b, material)
    other_whole = bool(a.whole and b.whole and a.whole != b.whole)
    if other_whole or _apart(a, b) > (FARTHEST_TOLL if a.fate else FARTHEST):
        return False
    if (a.means and b.means and not a.means & b.means) or a.noun in meanings("means"):
        return False
    if a.fate and _other_time(a, b, material):
        return False
    return alike and not (a.part or b.part) and a.total == b.total and not differ(a.days, b.days) and not other_place


def _other_time(a: Count, b: Count, material: Material) -> bool:
    """Whether two tolls are of days that are not next to each other, as far as their sentences or reports tell."""
    ours, theirs = _days(a, material), _days(b, material)
    if not ours or not theirs:
        return False
    return all((y[0] - x[1]).days > NEXT_DAY or (x[0] - y[1]).days > NEXT_DAY for x in ours for y in theirs)


def _days(count: Count, material: Material) -> tuple[tuple[date, date], ...]:
    """The spans of days that a count's sentence names, else the day of its report and the one before."""
    day = _day(count, material)
    return _spans(material.reports[count.line.report], count.line, day) or (
        ((day - timedelta(days=1), day),) if day else ()
    )


@lru_cache(maxsize=10_000)
def _spans(report: Report, line: Line, day: date | None) -> tuple[tuple[date, date], ...]:
    told = find_dates(report.text, line.start, line.end, day.isoformat() if day else None)
    return tuple((date.fromisoformat(d.period.start), date.fromisoformat(d.period.end)) for d in told)


def _same_day(a: Count, b: Count, material: Material) -> bool:
    """Whether two counts stand in reports of one known day."""
    day = _day(a, material)
    return day is not None and day == _day(b, material)


def _day(count: Count, material: Material) -> date | None:
    """The day of a count's report: that of its publication, else the first that it begins with."""
    return day_of(material.reports[count.line.report])


@cache
def _is_local(name: str) -> bool:
    """Whether a name is that of a place that is no country: it tells where in a country something was."""
    entries = find_entries(name)
    known = any(e.sort == "A" or e.people >= KNOWN for e in entries)
    return known and not people_of(name.capitalize()) and all(e.sort != "C" for e in entries)


def _apart(a: Count, b: Count) -> float:
    """Times that the greater count is the smaller one at least; 1 where their ranges meet."""
    low, high = sorted((a.figure, b.figure), key=lambda f: (f.low, f.high))
    times = max(1.0, high.low / max(low.high, 1.0))
    middle = (high.low + high.high) / max(low.low + low.high, 1.0)
    return 1.0 if any(abs(middle / slip - 1) <= SLIP for slip in (10, 100, 1000)) else times


def _evidence(a: Count, b: Count, material: Material, stated: Claimed) -> float:
    """How much shows that two counts are of one thing, in nats; 0 where it is not enough.

    Two sentences of one claim are of one thing where either surely states it; so are the tolls that two reports begin
    with, if they share any word; else the words around must tell enough.
    """
    ours, theirs = stated.get((a.line.report, a.line.number), {}), stated.get((b.line.report, b.line.number), {})
    one_claim = any(ours[key] or theirs[key] for key in ours.keys() & theirs.keys())
    both = a.near & b.near
    if a.noun and not a.fate and not a.bound & b.bound:
        return EVIDENCE if one_claim else 0.0
    weight = material.lines.weight(both | ({a.noun} if a.noun and not a.fate else set()))
    if one_claim or (a.fate and both and _leading(a, b) and _same_day(a, b, material)):
        return max(weight, EVIDENCE)
    local = not a.fate or any(_is_local(w) for w in sorted(a.line.names & b.line.names)) or _share_unknown(a, b)
    needed = EVIDENCE if not a.fate or (_day(a, material) and _day(b, material)) else UNDATED
    fewest = FEWEST_OF_AMOUNTS if a.unit else 1 if a.noun else 2
    return weight if local and len(both) >= fewest and weight >= needed else 0.0


def _share_unknown(a: Count, b: Count) -> bool:
    """Whether two counts are put in one place that the gazetteer does not know."""
    return any(not find_entries(x) and not people_of(x.capitalize()) for x in sorted(a.places & b.places))


def _leading(a: Count, b: Count) -> bool:
    return max(a.line.number, b.line.number) < LEADING


def _given_too(a: Count, b: Count, counts: Sequence[Count]) -> bool:
    """Whether either report gives the other's figure elsewhere: then it tells of two things, or of both sides."""
    ours = [c for c in counts if c.line.report == a.line.report and c is not a]
    theirs = [c for c in counts if c.line.report == b.line.report and c is not b]
    return any(_gives(c, b) for c in ours) or any(_gives(c, a) for c in theirs)


def _gives(a: Count, b: Count) -> bool:
    """Whether a count, told precisely enough, gives another's figure."""
    return _same_sort(a, b) and a.figure.agrees(b.figure) and not _vague(a)


def _vague(count: Count) -> bool:
    return count.figure.high > VAGUE * count.figure.low


def _same_sort(a: Count, b: Count) -> bool:
    return a.fate == b.fate and (a.noun == b.noun or not (a.noun and b.noun))


def _lie_apart(a: Count, b: Count, material: Material) -> bool:
    """Whether two counts are of places that lie apart, as far as their sentences, or the first ones, tell."""
    if a.sites and b.sites and not _share_site(a.sites, b.sites):
        return True
    ours, theirs = (_local_places(c, material) for c in (a, b))
    if ours and theirs:
        return all(lie_apart(x, y) for x in ours for y in theirs)
    return max(a.line.number, b.line.number) >= LEADING and bool(a.places and b.places and not a.places & b.places)


def _share_site(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether quarters, villages and the like share a name, beside that of a town which both lie in."""
    towns = {x for x in ours & theirs if _is_local(x)}
    left, right = ours - towns, theirs - towns
    return not left or not right or any(fuzz.ratio(x, y) >= SPELLING for x in left for y in right)


def _local_places(count: Count, material: Material) -> tuple[str, ...]:
    """The places, no countries, that a count's sentence names, else those that its report begins with."""
    found = tuple(x for x in sorted(count.places) if _is_local(x))
    parse, lines = material.parses[count.line.report], material.lines.of[count.line.report][:LEADING]
    return found or tuple(x for line in lines for x in sorted(name_places(parse, line)) if _is_local(x))


def _later(a: Count, b: Count, material: Material) -> Count | None:
    """The count of the report that was published later, as far as both dates tell; else None."""
    days = [material.reports[c.line.report].published or "" for c in (a, b)]
    precision = min(map(len, days))
    first, second = (day[:precision] for day in days)
    return None if first == second else b if first < second else a


def _grew(a: Count, b: Count, material: Material) -> bool:
    """Whether the later report gives the higher toll and says that it grew: that is no conflict."""
    later = _later(a, b, material)
    earlier = b if later is a else a
    if later is None or not a.fate or later.figure.low <= earlier.figure.high:
        return False
    tokens = material.parses[later.line.report].tokens[slice(*later.line.tokens)]
    return any(plain(t) in words("growing") for t in tokens)


def _value(count: Count, material: Material) -> Value:
    words = material.reports[count.line.report].text[count.figure.start : count.figure.end]
    return material.value(count.line.report, count.line.start, count.line.end, words)


def _disagreement(
    thing: str, values: tuple[Value, ...], told: Mapping[Value, Count], material: Material
) -> Disagreement:
    figures = {v: told[v].figure for v in values}
    lowest = min(values, key=lambda v: (figures[v].low, v))
    highest = max(values, key=lambda v: (figures[v].low, v))
    most = Counter(v.value for v in values).most_common(1)[0]
    often = f", given most often: {most[0]}" if most[1] > 1 else ""
    shortest = min(values, key=lambda v: (v.end - v.start, v))
    gist = " ".join(material.reports[shortest.report].text[shortest.start : shortest.end].split())
    counted = ", ".join(dict.fromkeys(v.value for v in values))
    reason = f"They count the same ({thing}) and differ: {counted}. Lowest: {lowest.value}, highest: {highest.value}"
    if _later(told[lowest], told[highest], material) is told[highest] and told[lowest].fate:
        often += "; the higher one is the later, so that the toll may have grown"
    return Disagreement("figure", f"{thing}: {gist}", values, f"{reason}{often}.")
