"""Two counts of the same thing whose ranges do not meet, in two reports or by two voices in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import combinations

from firsthand.disagreements import _rivals
from firsthand.disagreements._counted import Claimed, claims_of, list_claimed, stand_together
from firsthand.disagreements._counts import Count, are_of_other_things, are_of_other_turns, read
from firsthand.disagreements._days import day_of, differ, is_of_month
from firsthand.disagreements._lines import LONGEST_LINE, plain
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._measures import Measure
from firsthand.disagreements._rivals import (
    EVERYBODY,
    FARTHEST,
    FARTHEST_CROWD,
    FARTHEST_TOLL,
    apart,
    are_of_one_sort,
    differ_in,
)
from firsthand.disagreements._scenes import (
    LEADING,
    are_elsewhere,
    are_of_one_voice,
    are_of_other_days,
    are_of_two_voices,
    is_local,
    meet,
    set_in,
    share_scene,
    share_unknown_place,
    stand_in_one_day,
)
from firsthand.disagreements._stated import find_parted
from firsthand.languages import meanings, words
from firsthand.languages.figures import Figure, number
from firsthand.records import Disagreement, Report, Value

EVIDENCE = 5.0
"""Nats that the words around two counts must share for both to be of one thing: two words rare in the story."""

UNDATED = 8.0
"""The same for tolls where no day is told and the reports are of two: they may be of another day each."""

UNNAMED = 12.0
"""The same where two sentences do not both name whose things they count: a pronoun may be of anybody."""

FEWEST_OF_AMOUNTS = 3
"""Words that two amounts of money or shares must have around them in common: who paid and that he paid is too few."""

VAGUE = 2.0
"""Times its lower end from which a figure's upper end makes it too vague to give another ("tens of thousands")."""

GIVEN = 1.4
"""Times its lower end to which a figure's upper end may reach for a report to give that one too: one that says "at
least 12" beside its "12" does not tell of 18."""

ROUNDED = 1.02
"""Times that one sum may be another which was worked out from the same one in another unit."""

NAMED = {"%": "share"}
"""What the unit of a count is called; others are those of sums."""

MOST_COUNTS = 400
"""Counts of one sort that are compared in a story; beyond, only the first ones are, so that time stays linear."""


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that the reports count or measure in ways that cannot all hold."""
    counted: set[tuple[str, int]] = set()
    yield from _counted(material, counted)
    yield from _measured(material, counted)


def _counted(material: Material, given: set[tuple[str, int]]) -> Iterator[Disagreement]:
    """A disagreement for each thing that the reports count in ways that cannot all hold; `given` gets their figures."""
    stated, voices = list_claimed(material), _rivals.list_voices(material)
    sorts: defaultdict[tuple[str, str], list[Count]] = defaultdict(list)
    for key in sorted(material.reports):
        for count in set_in(_of_report(material.reports[key], material), material):
            noun = EVERYBODY if count.noun in words("crowd_people") else count.noun
            sorts[count.fate or noun, count.unit].append(count)
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
        for a, b in _rivals.find(counts[:MOST_COUNTS], material, voices):
            sides = _value(a, material), _value(b, material)
            told.update(zip(sides, (a, b), strict=True))
            parted.append(sides)
        same = [
            (v, w)
            for v, w in combinations(told, 2)
            if told[v].noun == told[w].noun and _is_one_side(v, w, told[v].figure, told[w].figure)
        ]
        for values in gather([*parted, *same], material):
            given.update((v.report, told[v].figure.start) for v in values)
            yield _disagreement(thing or NAMED.get(unit, "sum"), values, told, material)


def _measured(material: Material, given: Set[tuple[str, int]]) -> Iterator[Disagreement]:
    """A disagreement for each thing that statements of one claim measure in ways that cannot all hold.

    A figure that is told already by its count, `given`, is not told again as a measure.
    """
    sorts: defaultdict[str, list[tuple[Value, Value]]] = defaultdict(list)
    for a, b in find_parted(material):
        told = any((m.line.report, at) in given for m in (a, b) for at in range(m.start, m.end))
        if told or _are_converted(a, b, (a.line.report, b.line.report), material):
            continue
        sorts[a.sort].append((_side(a, material), _side(b, material)))
    for sort, parted in sorted(sorts.items()):
        for values in gather(parted, material):
            gist = _gist(values, material)
            reason = f"They tell the same ({sort}) and differ: {list_told(values)}. Both cannot be true."
            yield Disagreement("figure", f"{sort}: {gist}", values, reason)


def _side(measure: Measure, material: Material) -> Value:
    told = material.reports[measure.line.report].text[measure.start : measure.end]
    return material.value(measure.line.report, measure.line.start, measure.line.end, " ".join(told.split()))


def _is_one_side(v: Value, w: Value, one: Figure, other: Figure) -> bool:
    """Whether two sides say the same: one report with figures that agree, or two reports with one figure."""
    return one.agrees(other) if v.report == w.report else one[2:4] == other[2:4]


def _of_report(report: Report, material: Material) -> Iterator[Count]:
    """The counts of a report; what it begins with is of the day that its first sentences name."""
    found = [
        c
        for line in material.lines.of[report.id]
        if line.tokens[1] - line.tokens[0] <= LONGEST_LINE
        for c in read(line, material.parses[report.id], report.published)
    ]
    first = frozenset(d for c in found if c.line.number < LEADING for d in c.days if is_of_month(d))
    for count in map(partial(_named, found), map(partial(_summed, found), found)):
        dated = any(is_of_month(d) for d in count.days) or count.line.number >= LEADING
        yield count if dated else count._replace(days=count.days | first)


def _summed(found: Sequence[Count], count: Count) -> Count:
    """A count; where its report tells elsewhere over what time it sums up, it does so here."""
    same = (c.total for c in found if count.fate and c.fate == count.fate and c.figure[2:4] == count.figure[2:4])
    return count._replace(total=count.total or next(filter(None, same), ""))


def _named(found: Sequence[Count], count: Count) -> Count:
    """A count; where it does not tell of whom, of those of whom its report gives the same figure and fate elsewhere."""
    if count.noun or not count.fate:
        return count
    same = (c for c in found if c.fate == count.fate and c.noun and c.figure.agrees(count.figure))
    nouns = (c.noun for c in same if _vague(count) or not _vague(c))
    return count._replace(noun=next(nouns, ""))


def _nearest(counts: Sequence[Count], material: Material, stated: Claimed) -> Iterator[tuple[Count, Count]]:
    """The pairs of counts of different reports that are of one thing, each the nearest that the other report has."""
    near: dict[tuple[int, int], float] = {}
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    single = _single(counts)
    for (i, a), (j, b) in combinations(enumerate(counts), 2):
        if a.line.report != b.line.report and _comparable(a, b, material, stand_together(a, b, stated)):
            alone = {a.line.report, b.line.report} <= single and _may_be_of_one(a, b)
            weight = _evidence(a, b, material, stated) or (EVIDENCE if alone else 0.0)
            if weight:
                near[i, j] = weight
                for one, other in ((i, b), (j, a)):
                    best[one, other.line.report] = max(best[one, other.line.report], weight)
    for (i, j), weight in near.items():
        if weight >= max(best[i, counts[j].line.report], best[j, counts[i].line.report]):
            yield counts[i], counts[j]


def _may_be_of_one(a: Count, b: Count) -> bool:
    """Whether two tolls, each the only one of its report, of a known day and told plainly, share a word."""
    return bool(a.fate and a.near & b.near and a.when and b.when) and not (_vague(a) or _vague(b))


def _single(counts: Sequence[Count]) -> frozenset[str]:
    """The reports whose counts of a sort all agree: the only toll of a report is that of its story."""
    of_report: defaultdict[str, list[Count]] = defaultdict(list)
    for count in counts:
        if not count.total:
            of_report[count.line.report].append(count)
    return frozenset(
        report for report, own in of_report.items() if all(a.figure.agrees(b.figure) for a, b in combinations(own, 2))
    )


def _comparable(a: Count, b: Count, material: Material, together: bool) -> bool:
    """Whether two counts are of one sort, of no part of something, and of no other days, places or span of time.

    Of two fates only like ones are compared, and of two groups only the same: ten people and eight civilians, or 31
    fighters and 17 civilians, can both have died.
    """
    alike = a.fate == b.fate and (
        a.noun == b.noun or (not (a.noun and b.noun) or _exceeds(a, b) if a.fate else together and a.verb == b.verb)
    )
    if not alike or a.part or b.part or a.total != b.total or a.noun in meanings("means"):
        return False
    if a.fate and (are_of_one_voice(a, b, material) or _is_rough_of_other_days(a, b, material)):
        return False
    if not a.fate and are_of_other_turns(a.near, b.near):
        return False
    if not a.fate and (_stands_in(a, b, material) or _stands_in(b, a, material)):
        return False
    if (a.unit and are_of_other_things(a.near, b.near)) or (a.fate == "missing" and _fell(a, b, material)):
        return False
    if a.unit and _are_converted(a.figure, b.figure, (a.line.report, b.line.report), material):
        return False
    others = (
        differ_in(a.whole, b.whole)
        or differ_in(a.means, b.means)
        or (not a.fate and differ_in(a.who - {"?"}, b.who - {"?"}))
    )
    farthest = FARTHEST_CROWD if EVERYBODY in (a.noun, b.noun) else FARTHEST
    if others or apart(a, b) > (FARTHEST_TOLL if a.fate else farthest):
        return False
    of_days = are_of_other_days(a, b) if a.fate and a.when and b.when else differ(a.days, b.days)
    together = together and are_of_two_voices(a, b, material)
    placed = together and material.lines.weight(a.near & b.near) >= UNDATED and not differ_in(a.places, b.places)
    return not of_days and (placed or not are_elsewhere(a, b))


def _stands_in(a: Count, b: Count, material: Material) -> bool:
    """Whether the sentence of one count has the other's number too: "five judges over four" does not deny the four."""
    tokens = (t for t in material.parses[b.line.report].tokens[slice(*b.line.tokens)] if t.pos == "NUM")
    others = (number(t.text) for t in tokens if not b.figure.start <= t.start < b.figure.end)
    return a.figure.low == a.figure.high and a.figure.low in others


def _are_converted(a: Figure | Measure, b: Figure | Measure, reports: tuple[str, str], material: Material) -> bool:
    """Whether both stand in brackets behind another measure, and are nearly one: "300 kilograms (660 pounds)"."""
    near = a.low <= ROUNDED * b.high and b.low <= ROUNDED * a.high
    before = (material.reports[key].text[: x.start].rstrip(" $€£") for key, x in zip(reports, (a, b), strict=True))
    return near and all(text.endswith("(") for text in before)


def _is_rough_of_other_days(a: Count, b: Count, material: Material) -> bool:
    """Whether one toll is rough ("hundreds"), and in reports of two days not both name their day: it may be another."""
    days = [day_of(material.reports[c.line.report]) for c in (a, b)]
    return (_vague(a) or _vague(b)) and not (a.dated and b.dated) and None not in days and days[0] != days[1]


def _fell(a: Count, b: Count, material: Material) -> bool:
    """Whether fewer are missing later: in a later report, on other days, or where they are missing still."""
    low = min((a, b), key=lambda c: c.figure.low)
    tokens = material.parses[low.line.report].tokens[slice(*low.line.tokens)]
    still = any(plain(t) in ("still", "remain") for t in tokens)
    return still or differ(a.days, b.days) or _later(a, b, material) is low


def _exceeds(a: Count, b: Count) -> bool:
    """Whether those of one group are told to be more than all people: ten people died, and 15 soldiers."""
    everybody, group = (a, b) if a.noun == EVERYBODY else (b, a)
    return everybody.noun == EVERYBODY and everybody.figure.high < group.figure.low


def _evidence(a: Count, b: Count, material: Material, stated: Claimed) -> float:
    """How much shows that two counts are of one thing, in nats; 0 where it is not enough.

    Two sentences of one claim are of one thing where either surely states it; so are the tolls that two reports begin
    with, or those of one scene, if they share any word; else the words around must tell enough.
    """
    ours, theirs = claims_of(a, stated), claims_of(b, stated)
    shared = ours.keys() & theirs.keys()
    one_claim = any(max(ours[key], theirs[key]) > 1 and min(ours[key], theirs[key]) > 0 for key in shared)
    both = a.near & b.near
    weight = material.lines.weight(both | ({a.noun} if a.noun and not a.fate else set()))
    unnamed = not a.fate and bool(a.who or b.who) and not _name_one_party(a, b)
    together = stand_together(a, b, stated) and are_of_two_voices(a, b, material) if a.fate else bool(shared)
    if together and not a.unit and both and weight >= (UNDATED if unnamed or a.fate else EVIDENCE):
        return weight
    if _are_of_one_act(a, b):
        return max(weight, EVIDENCE)
    if a.noun and not a.fate and not a.bound & b.bound:
        return EVIDENCE if one_claim else 0.0
    if a.noun and unnamed:
        return weight if one_claim or weight >= UNNAMED else 0.0
    lead = _leading(a, b) and stand_in_one_day(a, b, material)
    if one_claim or (a.fate and both and (lead or share_scene(a, b))):
        return max(weight, EVIDENCE)
    local = not a.fate or any(is_local(w) for w in sorted(a.line.names & b.line.names)) or share_unknown_place(a, b)
    needed = EVIDENCE if not a.fate or _one_time(a, b, material) else UNDATED
    fewest = FEWEST_OF_AMOUNTS if a.unit else 1 if a.noun else 2
    return weight if local and len(both) >= fewest and weight >= needed else 0.0


def _name_one_party(a: Count, b: Count) -> bool:
    """Whether two sentences name one party whose things they count, or one names it and the other just holds it."""
    ours, theirs = a.who - {"?"}, b.who - {"?"}
    return bool(ours & theirs if ours and theirs else (ours & b.line.names) | (theirs & a.line.names))


def _are_of_one_act(a: Count, b: Count) -> bool:
    """Whether two counts of like things tell what one named party did or had done, by one verb."""
    hit = a.noun == "hit" and bool(a.bound & b.bound & (a.line.names | b.line.names))
    named = bool(a.who & b.who - {"?"}) and a.verb == b.verb and a.verb not in words("plain_verbs")
    return bool(a.noun) and not a.fate and (hit or named)


def _one_time(a: Count, b: Count, material: Material) -> bool:
    """Whether two tolls are of one time: of a day that one of them names, or in reports of one day."""
    return meet(a, b) or stand_in_one_day(a, b, material)


def _leading(a: Count, b: Count) -> bool:
    return max(a.line.number, b.line.number) < LEADING


def _given_too(a: Count, b: Count, counts: Sequence[Count]) -> bool:
    """Whether either report gives the other's figure elsewhere: then it tells of two things, or of both sides."""
    ours = [c for c in counts if c.line.report == a.line.report and c is not a]
    theirs = [c for c in counts if c.line.report == b.line.report and c is not b]
    return any(_gives(c, b) for c in ours) or any(_gives(c, a) for c in theirs)


def _gives(a: Count, b: Count) -> bool:
    """Whether a count, told precisely enough, gives another's figure."""
    others = not a.fate and differ_in(a.who - {"?"}, b.who - {"?"})
    return not others and are_of_one_sort(a, b) and a.figure.agrees(b.figure) and a.figure.high <= GIVEN * a.figure.low


def _vague(count: Count) -> bool:
    return count.figure.high > VAGUE * count.figure.low


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


def _gist(values: Sequence[Value], material: Material) -> str:
    """The shortest side, in its report's words."""
    shortest = min(values, key=lambda v: (v.end - v.start, v))
    return " ".join(material.reports[shortest.report].text[shortest.start : shortest.end].split())


def _disagreement(
    thing: str, values: tuple[Value, ...], told: Mapping[Value, Count], material: Material
) -> Disagreement:
    figures = {v: told[v].figure for v in values}
    lowest = min(values, key=lambda v: (figures[v].low, v))
    highest = max(values, key=lambda v: (figures[v].low, v))
    most = Counter(v.value for v in values).most_common(1)[0]
    often = f", given most often: {most[0]}" if most[1] > 1 else ""
    counted = ", ".join(dict.fromkeys(v.value for v in values))
    reason = f"They count the same ({thing}) and differ: {counted}. Lowest: {lowest.value}, highest: {highest.value}"
    if _later(told[lowest], told[highest], material) is told[highest] and told[lowest].fate:
        often += "; the higher one is the later, so that the toll may have grown"
    return Disagreement("figure", f"{thing}: {_gist(values, material)}", values, f"{reason}{often}.")
