"""One act that two reports date to different times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements import _durations
from firsthand.disagreements._acts import Act, read
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.languages import meanings, words
from firsthand.languages.dates import find_dates
from firsthand.records import Disagreement, Parse, Value

SAME_ACT = 3.0
"""Nats that two acts must share in their verb and arguments to be one act."""

NEAREST = 14
"""Days between two dates up to which they can be of one act: what lies further apart is told of two."""

LONGEST = 7
"""Days of the longest span that is compared: a month or a year holds many acts of one kind."""

SAME_ACT_OF_A_YEAR = 4.0
"""The same for acts that are dated to years: a year holds many."""

LONGEST_MONTH = 31
"""Days from which a span is longer than a month."""

FARTHEST_YEAR = 12
"""Years between two years up to which they can be of one act."""

YEAR = len("1967")
"""Digits of a year."""

SAME_LONG_ACT = 5.0
"""Nats that two acts must share in their verb and arguments for both to have taken the time of one."""

MOST_ACTS = 300
"""Acts of one verb whose durations are compared; beyond, only the first ones are, so that time stays linear."""

STEPS = 4
"""Steps up the grammar from a date to the verb that it dates."""


class Dated(NamedTuple):
    """An act with a date: its first and last day where they are known, else its month and day (0 where not told)."""

    act: Act
    words: str
    first: date | None
    last: date | None
    month: int
    day: int


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act that the reports date to times that do not meet."""
    of_verb: dict[str, list[Dated]] = {}
    for key in sorted(material.reports):
        for dated in _dated(key, material):
            of_verb.setdefault(dated.act.word, []).append(dated)
    for verb in sorted(of_verb):
        parted = [
            (_value(a, material), _value(b, material))
            for a, b in combinations(of_verb[verb], 2)
            if a.act.line.report != b.act.line.report
            and _differ(a, b)
            and not (_names(a, b, material) or _names(b, a, material))
            and _one_act(a, b, material)
        ]
        for values in gather(parted, material):
            told = list_told(values)
            yield Disagreement("date", verb, values, f"One act ({verb}) is dated {told}, which do not meet.")
    yield from _lasting(material)


def _lasting(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act that took another time in another report."""
    of_verb: dict[str, list[_durations.Lasting]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for lasting in _durations.find(line, material.parses[key]):
                if not lasting.act.negated:
                    of_verb.setdefault(lasting.act.word, []).append(lasting)
    for verb in sorted(of_verb):
        parted = [
            (_long(a, material), _long(b, material))
            for a, b in combinations(of_verb[verb][:MOST_ACTS], 2)
            if a.act.line.report != b.act.line.report
            and _durations.differ(a, b)
            and _one_long_act(a.act, b.act, material)
        ]
        for values in gather(parted, material):
            told = list_told(values)
            yield Disagreement("date", verb, values, f"One act ({verb}) is told to have taken {told}.")


def _one_long_act(a: Act, b: Act, material: Material) -> bool:
    both = (a.words & b.words) - {a.word} - frozenset(meanings("unit_days"))
    other_agent = bool(a.agents and b.agents and not a.agents & b.agents)
    return bool(both) and not other_agent and material.lines.weight(both | {a.word}) >= SAME_LONG_ACT


def _long(lasting: _durations.Lasting, material: Material) -> Value:
    line = lasting.act.line
    told = material.reports[line.report].text[lasting.start : lasting.end]
    return material.value(line.report, line.start, line.end, told)


def _dated(report: str, material: Material) -> Iterator[Dated]:
    """The acts of a report that it dates, in its order; what is said or done again and again is left out."""
    parse = material.parses[report]
    text, published = material.reports[report].text, material.reports[report].published
    for line in material.lines.of[report]:
        dates = [*_by_day(text, line.start, line.end, published), *_by_month(parse, line.tokens)]
        acts = {a.verb: a for a in read(line, parse)} if dates else {}
        for start, end, first, last, month, day in dates:
            verb = _verb(parse, line.tokens, start)
            act = acts.get(verb) if verb is not None else None
            if act and not act.negated and _dates_well(act, parse):
                yield Dated(act, text[start:end], first, last, month, day)


def _dates_well(act: Act, parse: Parse) -> bool:
    """Whether an act is done once, and is not that of the page that says when it was published."""
    page = not act.agents and parse.tokens[act.verb].text.lower() in words("publication_words")
    return not page and act.word not in words("repeated_acts") | words("light_verbs")


When = tuple[int, int, date | None, date | None, int, int]


def _by_day(text: str, start: int, end: int, published: str | None) -> Iterator[When]:
    for found in find_dates(text, start, end, published):
        first, last = date.fromisoformat(found.period.start), date.fromisoformat(found.period.end)
        yield found.start, found.end, first, last, 0, 0


def _by_month(parse: Parse, part: tuple[int, int]) -> Iterator[When]:
    """The months that a sentence names, with the day where it is told: they may lie ahead."""
    tokens = parse.tokens
    for k in range(*part):
        month = int(meanings("month_numbers").get(tokens[k].text.lower().rstrip("."), 0))
        if month and tokens[k].pos == "PROPN":
            after = tokens[k + 1].text if k + 1 < part[1] else ""
            day = int(after) if after.isdigit() and int(after) <= 31 else 0
            yield tokens[k].start, tokens[k + 1].end if day else tokens[k].end, None, None, month, day


def _verb(parse: Parse, part: tuple[int, int], start: int) -> int | None:
    """The verb that a date at a character stands by, over prepositions and the subject right before it."""
    at = next((k for k in range(*part) if parse.tokens[k].end > start), None)
    for _ in range(STEPS):
        if at is None or parse.tokens[at].pos == "VERB" or parse.tokens[at].head == at:
            break
        at = parse.tokens[at].head
    return at


def _differ(a: Dated, b: Dated) -> bool:
    """Whether two dates do not meet, and are near enough to be of one act."""
    if a.words.lower() == b.words.lower():
        return False
    if a.month and b.month:
        return a.month != b.month or bool(a.day and b.day and a.day != b.day)
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    if _year(a) and _year(b):
        return 0 < abs(_year(a) - _year(b)) <= FARTHEST_YEAR
    if max((a.last - a.first).days, (b.last - b.first).days) > LONGEST:
        return False
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    return 0 < gap <= NEAREST


def _year(dated: Dated) -> int:
    """The year that an act is dated to, and to nothing nearer, by its number; 0 where it is not."""
    told = dated.words[-YEAR:]
    whole = dated.first and dated.last and (dated.last - dated.first).days > LONGEST_MONTH
    return int(told) if whole and told.isdigit() else 0


def _names(a: Dated, b: Dated, material: Material) -> bool:
    """Whether the sentence of one date has the words of another too, or its report the year."""
    line = a.act.line
    if _year(b) and str(_year(b)) in material.reports[line.report].text:
        return True
    return b.words.lower() in material.reports[line.report].text[line.start : line.end].lower()


def _one_act(a: Dated, b: Dated, material: Material) -> bool:
    ours, theirs = a.act, b.act
    other_agent = bool(ours.agents and theirs.agents and not ours.agents & theirs.agents)
    if other_agent and ours.patients and not ours.patients & theirs.patients:
        return False
    if _particle(ours, material) != _particle(theirs, material):
        return False
    both = (ours.words & theirs.words) - {ours.word}
    fewest = SAME_ACT_OF_A_YEAR if _year(a) and _year(b) else SAME_ACT
    return bool(both) and material.lines.weight(both | {ours.word}) >= fewest


def _particle(act: Act, material: Material) -> frozenset[str]:
    """The words by a verb that make another verb of it ("check out")."""
    tokens = material.parses[act.line.report].tokens
    beside = (tokens[k] for k in range(*act.line.tokens) if tokens[k].head == act.verb)
    return frozenset(t.text.lower() for t in beside) & words("turning_particles")


def _value(dated: Dated, material: Material) -> Value:
    line = dated.act.line
    return material.value(line.report, line.start, line.end, dated.words)
