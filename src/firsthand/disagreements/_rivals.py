"""Two counts of one thing in one report, where two parties give them; and when any two counts lie too far apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.disagreements._counts import Count
from firsthand.disagreements._days import differ
from firsthand.disagreements._material import Material
from firsthand.disagreements._stretches import Stretches
from firsthand.languages import words
from firsthand.records import Range

FARTHEST, FARTHEST_CROWD, FARTHEST_TOLL = 2.0, 5.0, 12.0
"""Times that one count of a thing may be another: beyond, they are of two things. Where people marked stories, sums and
numbers of things part by up to 1.2 times, tolls by up to 10 ("1300" and "more than 130")."""

SLIP = 0.02
"""Share by which one count may miss ten or a hundred times another for a slipped digit to be likely."""

EVERYBODY = "people"
"""The noun of a toll that leaves out nobody."""

MOST_BEFORE = 4
"""Counts of a sort before a toll among which is the one that it is said to be higher than."""

FEWEST_SHARED = 2
"""Content words that two sentences of one report must share for two parties to count one thing, beside its noun."""

Voice = tuple[str, Range]
Voices = Mapping[str, Stretches[Voice]]


def list_voices(material: Material) -> Voices:
    """For each report: which stretches give the words of which party."""
    said: dict[str, list[tuple[Range, Voice]]] = {key: [] for key in material.reports}
    for attribution in material.attributions.values():
        if attribution.source_id and attribution.act in ("speech", "writing"):
            said[attribution.report] += [(part, (attribution.source_id, part)) for part in attribution.content]
    return {key: Stretches(parts) for key, parts in said.items()}


def find(counts: Sequence[Count], material: Material, voices: Voices) -> Iterator[tuple[Count, Count]]:
    """The pairs of counts of one report that it gives as rivals.

    Either it says itself that one toll is the higher, or two parties count the same in sentences that follow.
    """
    for n, count in enumerate(counts):
        way = _compares(count, material) if count.fate and not count.part else ""
        for other in reversed(counts[max(0, n - MOST_BEFORE) : n]):
            near = other.line.report == count.line.report and other.line.number <= count.line.number
            if near and way and other.line.number < count.line.number:
                low, high = (other, count) if way == "higher" else (count, other)
                alike = are_of_one_sort(low, high) and not other.part and apart(low, high) <= FARTHEST_TOLL
                if alike and low.figure.high < high.figure.low:
                    yield other, count
                break
            if near and not way and _by_two(other, count, material):
                yield from _by_other_parties(other, count, material, voices[count.line.report])


def _compares(count: Count, material: Material) -> str:
    """Whether a sentence says that its toll is "higher" or "lower" than another's; "" where it tells of neither."""
    tokens = material.parses[count.line.report].tokens[slice(*count.line.tokens)]
    lemmas = {t.lemma.lower() for t in tokens}
    if not lemmas & words("tallies") or lemmas & words("changing_tallies"):
        return ""
    return next((t.text.lower() for t in tokens if t.text.lower() in ("higher", "lower")), "")


def _by_two(a: Count, b: Count, material: Material) -> bool:
    """Whether two counts of one sentence or of two that follow may be of one thing and differ.

    Who saw a few of many fall counts a part of them: tolls too may part by as much as other numbers only.
    """
    if b.line.number - a.line.number > 1 or a.part or b.part or a.unit or b.unit or a.figure.agrees(b.figure):
        return False
    farthest = FARTHEST_CROWD if a.noun == EVERYBODY and not a.fate else FARTHEST
    alike = a.fate == b.fate and a.noun == b.noun and a.verb == b.verb and apart(a, b) <= farthest
    if not alike or a.total != b.total or differ(a.days, b.days) or b.places - a.places:
        return False
    if differ_in(a.means, b.means) or differ_in(a.sites, b.sites) or a.who - {"?"} != b.who - {"?"}:
        return False
    return _same_matter(a, b, material)


def _same_matter(a: Count, b: Count, material: Material) -> bool:
    """Whether two sentences share what they count, or the second is set against the first; none tells of a change."""
    told = [material.parses[c.line.report].tokens[slice(*c.line.tokens)] for c in (a, b)]
    if any((t.lemma.lower() in words("changing_tallies") - {"than"}) for tokens in told for t in tokens):
        return False
    if any(t.text.lower() in words("contrasting") | words("adversative") for t in told[1]):
        return True
    shared = a.near & b.near - {a.verb}
    return a.line != b.line and len(shared | ({a.verb} - words("plain_verbs") - {""})) >= FEWEST_SHARED


def _by_other_parties(a: Count, b: Count, material: Material, said: Stretches[Voice]) -> Iterator[tuple[Count, Count]]:
    """Two counts, those of one sentence each with its party's words alone, where two parties surely give them."""
    ours, theirs = (said.over(c.figure.start, c.figure.end) for c in (a, b))
    if len(ours) != 1 or len(theirs) != 1 or ours[0][0] == theirs[0][0]:
        return
    (one, first), (other, second) = ours[0], theirs[0]
    joined = {k for s in material.sources if s.id in (one, other) for k in (s.speaks_for, *s.may_be)}
    if joined & {one, other}:
        return
    if a.line.number == b.line.number:
        a, b = (c._replace(line=c.line._replace(start=p[0], end=p[1])) for c, p in ((a, first), (b, second)))
    yield a, b


def differ_in(ours: str | frozenset[str], theirs: str | frozenset[str]) -> bool:
    """Whether both tell something, and nothing that is the same."""
    if isinstance(ours, str) or isinstance(theirs, str):
        return bool(ours and theirs) and ours != theirs
    return bool(ours and theirs) and not ours & theirs


def apart(a: Count, b: Count) -> float:
    """Times that the greater count is the smaller one at least; 1 where their ranges meet, or a digit slipped."""
    low, high = sorted((a.figure, b.figure), key=lambda f: (f.low, f.high))
    times = max(1.0, high.low / max(low.high, 1.0))
    middle = (high.low + high.high) / max(low.low + low.high, 1.0)
    return 1.0 if any(abs(middle / slip - 1) <= SLIP for slip in (10, 100, 1000)) else times


def are_of_one_sort(a: Count, b: Count) -> bool:
    """Whether two counts tell of one fate, and not of two groups."""
    return a.fate == b.fate and (a.noun == b.noun or not (a.noun and b.noun))
