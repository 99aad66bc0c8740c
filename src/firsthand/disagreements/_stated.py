"""Measures that two statements of one claim give of the same thing, and that cannot both hold.

A claim says already who did what, so that a sum, an age or a score in one statement of it is that in the other, where
the words that it hangs on agree. What a claim is only shown beside counts too: often just its figure sets it apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.disagreements._counts import are_of_other_things, are_of_other_turns
from firsthand.disagreements._days import day_of, differ
from firsthand.disagreements._lines import LONGEST_LINE
from firsthand.disagreements._material import Material
from firsthand.disagreements._measures import Measure, read
from firsthand.languages import meanings, words
from firsthand.languages.figures import number
from firsthand.records import Assertion, Claim

MOST_STATEMENTS = 40
"""Statements of a claim that are compared, each with each other; beyond, only the first ones are."""

MOST = 20
"""Measures of a statement that are compared; beyond, only the first ones are."""

EVIDENCE = 3.0
"""Nats that the words around two measures must share. Where people marked stories, those of one thing share 5.6 and
more, and of those that share more than 4 and hang on like words one in four is of something else."""

FAR = 0.5
"""What a word of both sentences weighs that does not stand near both measures."""

CROSSED = 5.0
"""The same where they do not hang on like words, but what one hangs on stands near the other."""

PLAINLY = 8.0
"""The same from which they are of one thing though a report gives both."""

FARTHEST = {"age": 1.12, "age limit": 1.5, "time": 4.0, "length": 2.0, "sum": 2.0, "share": 2.0, "magnitude": 1.5}
"""Times that one measure may be another of its sort: beyond, they are of two things."""

NAMES_OF_SIDES = 2
"""Words of names that two sentences of one game share: those of both sides, or who played and when."""

NAMES_OF_GAME = 3
"""Words of names from which two games are one though each sentence names somebody more: two sides and a place."""

ALIKE = 5
"""Digits that a number to call which was copied wrongly still begins with."""

Parted = tuple[Measure, Measure]


def find_parted(material: Material) -> Iterator[Parted]:
    """The measures of two reports that a claim holds and that cannot both be those of its one thing, each pair once."""
    every = {
        key: tuple(
            m for line in lines if len(range(*line.tokens)) <= LONGEST_LINE for m in read(line, material.parses[key])
        )
        for key, lines in material.lines.of.items()
    }
    found = (
        pair
        for claim in material.claims
        for (one, ours), (other, theirs) in combinations(_statements(claim, every), 2)
        if one.report != other.report
        for pair in _pairs(ours, theirs, material, every)
    )
    yield from dict.fromkeys(found)


Every = dict[str, tuple[Measure, ...]]


def _statements(claim: Claim, every: Every) -> Sequence[tuple[Assertion, tuple[Measure, ...]]]:
    """The statements of a claim that measure something."""
    stated = [(a, _measured(a, every[a.report])[:MOST]) for a in claim.assertions]
    return [(a, measures) for a, measures in stated if measures][:MOST_STATEMENTS]


def _measured(assertion: Assertion, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Those of a report's measures, which stand in its order, that begin in an assertion."""
    first, last = (bisect_left(measures, at, key=lambda m: m.start) for at in (assertion.start, assertion.end))
    return measures[first:last]


def _pairs(ours: Sequence[Measure], theirs: Sequence[Measure], material: Material, every: Every) -> Iterator[Parted]:
    """The measures of two statements that are of one thing and cannot both hold.

    What agrees with a measure of the other statement is told by both; of what is left each goes with the one that
    shares most words with it, and with none where two share as much.
    """
    left = [a for a in ours if not any(a.sort == b.sort and a.agrees(b) for b in theirs)]
    right = [b for b in theirs if not any(a.sort == b.sort and a.agrees(b) for a in ours)]
    found = [
        (a, b)
        for a in left
        for b in right
        if _are_of_one(a, b, material, every, _is_alone(a, ours) and _is_alone(b, theirs))
    ]
    for a, b in found:
        rivals = [(x, y) for x, y in found if (x is a) != (y is b)]
        if all(len(x.of & y.of) < len(a.of & b.of) for x, y in rivals):
            yield a, b


def _is_alone(measure: Measure, stated: Sequence[Measure]) -> bool:
    """Whether a statement gives no other measure of the sort."""
    return sum(m.sort == measure.sort for m in stated) == 1


def _are_of_one(a: Measure, b: Measure, material: Material, every: Every, alone: bool) -> bool:
    """Whether two measures are of one thing, as far as their sort and the words around them tell."""
    if a.sort != b.sort or a.currency != b.currency:
        return False
    if a.sort == "score":
        return _are_of_one_side(a, b, material)
    if a.sort == "telephone":
        return a.parts[0][:ALIKE] == b.parts[0][:ALIKE]
    if a.sort == "caliber":
        return True
    low, high = sorted((a, b), key=lambda m: (m.low, m.high))
    if are_of_other_turns(a.of, b.of):
        return False
    if a.sort == "age" and sorted(f"{a.low:.0f}") == sorted(f"{b.low:.0f}"):
        return bool(a.what & b.what)
    if high.low > FARTHEST[a.sort] * low.high or differ(material.days(a.line), material.days(b.line)):
        return False
    if a.sort == "time" and _rate(a, material) != _rate(b, material):
        return False
    if a.sort == "time" and "day" in (a.unit, b.unit) and not _stand_in_one_day(a, b, material):
        return False
    if a.sort in ("age", "age limit", "magnitude"):
        told = material.lines.weight(a.line.words & b.line.words) >= EVIDENCE
        both = _gives_both(a, b, every) or _holds(a, b, material) or _holds(b, a, material)
        return told and not both
    if a.sort in ("sum", "share") and are_of_other_things(a.of, b.of):
        return False
    plainly = _weigh(a, b, material) >= PLAINLY
    return (
        _share_words(a, b, material, alone)
        and not _are_of_others(a, b)
        and (plainly or bool(a.who & b.who - {"?"}) or not _gives_both(a, b, every))
    )


def _are_of_one_side(a: Measure, b: Measure, material: Material) -> bool:
    """Whether two scores are of one game, one vote or one record of a side.

    Games are told by those who played: two that share one side and name another each are two. A record is one where a
    number stayed the same, or where it is a game apart.
    """
    if a.unit != b.unit or differ(material.days(a.line), material.days(b.line)):
        return False
    shared = a.owner & b.owner
    if a.unit == "vote":
        same = sum(map(int, a.parts)) == sum(map(int, b.parts))
        return same or bool(shared and set(a.parts) & set(b.parts))
    if a.unit == "record":
        steps = [abs(int(x) - int(y)) for x, y in zip(a.parts, b.parts, strict=False)]
        alike = sum(steps) == 1 or (bool(shared) and 0 in steps)
        return alike and len(a.parts) == len(b.parts) and bool(a.owner and b.owner)
    others = bool(a.owner - b.line.names and b.owner - a.line.names)
    fewest = NAMES_OF_GAME if others else 1 if set(a.parts) & set(b.parts) else NAMES_OF_SIDES
    return bool(a.unit) and len(shared) >= fewest


def _rate(measure: Measure, material: Material) -> str:
    """Over which time a length of time comes back ("20 hours a week"); "" where it does not."""
    first, _ = material.tokens(measure.line.report, measure.end, measure.line.end)
    tokens = material.parses[measure.line.report].tokens[first : first + 2] if first else ()
    told = len(tokens) > 1 and tokens[0].text.lower() in words("each") and tokens[1].lemma in meanings("unit_days")
    return tokens[1].lemma if told else ""


def _stand_in_one_day(a: Measure, b: Measure, material: Material) -> bool:
    """Whether no other days are known of two reports: how many days something has gone on is more on the next one."""
    days = {day_of(material.reports[m.line.report]) for m in (a, b)}
    return None in days or len(days) == 1


def _share_words(a: Measure, b: Measure, material: Material, alone: bool) -> bool:
    """Whether two measures hang on like words, and the words around tell enough."""
    weight = _weigh(a, b, material)
    if a.what & b.what:
        return weight >= EVIDENCE
    needed = PLAINLY if a.sort == "length" else CROSSED
    return weight >= needed and (bool(a.what & b.of or b.what & a.of) or alone)


def _weigh(a: Measure, b: Measure, material: Material) -> float:
    """How much the words around two measures tell together, in nats; those farther off count for half."""
    near = a.of & b.of
    return material.lines.weight(near) + FAR * material.lines.weight((a.line.words & b.line.words) - near)


def _are_of_others(a: Measure, b: Measure) -> bool:
    """Whether two measures are of two parties: their verbs have other subjects, or they stand beside other names.

    Those that are said to be of something ("of voice traffic") are of two things where each has a word for it that the
    other's sentence lacks.
    """
    if a.whole - b.line.words and b.whole - a.line.words:
        return True
    if a.who & b.who - {"?"}:
        return False
    if a.owner - b.line.names and b.owner - a.line.names:
        return True
    held = a.who & b.line.names or b.who & a.line.names
    subjects = a.who and b.who and not held and "?" not in a.who | b.who
    return bool(subjects or (a.owner and b.owner and not a.owner & b.owner))


def _holds(a: Measure, b: Measure, material: Material) -> bool:
    """Whether the sentence of an age or a magnitude, or the next, holds that of another ("it was later put at 6.1")."""
    near = material.lines.of[a.line.report][a.line.number : a.line.number + 2]
    tokens = material.parses[a.line.report].tokens[near[0].tokens[0] : near[-1].tokens[1]]
    others = (number(t.text.rstrip(".")) for t in tokens if not a.start <= t.start < a.end)
    return any(n is not None and b.low <= n <= b.high for n in others)


def _gives_both(a: Measure, b: Measure, every: Every) -> bool:
    """Whether a report gives both measures, and nothing shows that they are of one party."""
    return any(m.sort == a.sort and m.agrees(a) for m in every[b.line.report]) or any(
        m.sort == b.sort and m.agrees(b) for m in every[a.line.report]
    )
