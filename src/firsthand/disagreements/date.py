"""One act that two reports date to different times."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from firsthand.disagreements import _deeds, _durations, _occasions, _times
from firsthand.disagreements._deeds import Deed
from firsthand.disagreements._lines import plain
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._times import Time
from firsthand.languages import meanings, words
from firsthand.records import Disagreement, Parse, Range, Value

SAME_ACT = {"day": 3.0, "weekday": 4.5, "month": 3.0, "year": 4.0, "clock": 3.0, "after": 4.0, "quarter": 6.0}
"""Nats that two acts named by one word must share, with it, to be one act; by the axis on which they are dated."""

OTHER_OBJECTS = 8.0
"""Nats more where each is done to something that the other does not name."""

OTHER_DOERS = 1.5
"""Nats more where each is done by somebody whom the other does not name."""

NOUN = 3.0
"""Nats more where nouns name them beside verbs of their own: a noun stands for many acts of its kind."""

REPEATED = 4.0
"""Nats more for what is said or done again and again, and yet told by one claim."""

DAYS = ("day", "weekday", "month")
"""Axes on which hours tell whether two dates are of one act."""

LONG_AHEAD = ("season", "month", "year")
"""Axes on which what is to come is not what was: "will open in the autumn" and "opened in the spring"."""

PLAIN = ("day", "month", "year")
"""Axes on which one verb with one date is compared without more ado; elsewhere much that is alike is told twice."""

APART = 3.0
"""Nats more, unless one claim tells both, for nouns and on the other axes. In stories that
were not looked at while these were set, 14 were told without it, of which readers had marked 3."""

WIDE = 3.0
"""Nats more where one of the times is a week or longer: such a time holds many acts of one kind."""

SAME_LONG_ACT = 5.0
"""Nats that two acts must share in their verb and arguments for both to have taken the time of one."""

FEWEST_WORDS, MOST_WORDS = 2, 10
"""Words of a clause that can stand for an act: fewer do not say what was done, more are no short name of it."""

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "prt", "aux", "auxpass")
_BY_NOUNS = ("det", "amod", "compound", "nummod")

MOST_ACTS = 300
"""Acts of one verb whose durations are compared; beyond, only the first ones are, so that time stays linear."""


class Dated(NamedTuple):
    """A deed with the time at which it was done, the words that tell it, and the hours that its sentence tells."""

    deed: Deed
    time: Time
    words: str
    hours: tuple[Time, ...] = ()


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act that the reports date to times that do not meet."""
    found = [d for key in sorted(material.reports) for d in _dated(key, material)]
    deeds = _deeds.claimed([d.deed for d in found], material)
    dated = [d._replace(deed=deed) for d, deed in zip(found, deeds, strict=True)]
    parted = [
        (_value(dated[i], material), _value(dated[j], material), dated[i].deed)
        for i, j in _deeds.propose(deeds)
        if _part(dated[i], dated[j], material)
    ]
    subjects = {value: deed for a, b, deed in reversed(parted) for value in (b, a)}
    for values in gather(((a, b) for a, b, _ in parted), material):
        act, told = _subject(subjects[values[0]], material), list_told(values)
        yield Disagreement("date", act, values, f"One act ({act}) is dated {told}, which do not meet.")
    yield from _lasting(material)


def _subject(deed: Deed, material: Material) -> str:
    """What was done, in words of its sentence: the noun, or the verb with its own ("The first bang was heard")."""
    parse = material.parses[deed.line.report]
    tokens, clause = parse.tokens, _clause(deed, parse)
    if len(clause) < FEWEST_WORDS:
        return tokens[deed.head].lemma.lower()
    gaps = ("" if tokens[a].end == tokens[b].start else " " for a, b in pairwise(clause))
    return tokens[clause[0]].text + "".join(gap + tokens[k].text for gap, k in zip(gaps, clause[1:], strict=True))


def _clause(deed: Deed, parse: Parse) -> list[int]:
    """The verb of a deed with its subject and object, in order, each with the words that stand right by it."""
    tokens, line = parse.tokens, range(*deed.line.tokens)
    if tokens[deed.head].pos != "VERB":
        return []
    beside = {k for k in line if tokens[k].head == deed.head and tokens[k].dep in _ARGUMENTS and k != deed.head}
    named = {k for k in beside if tokens[k].pos in ("NOUN", "PROPN")}
    near = {k for k in line if tokens[k].head in named and tokens[k].dep in _BY_NOUNS and tokens[k].pos != "PRON"}
    helping = {k for k in beside if tokens[k].pos in ("AUX", "ADP")}
    found = sorted({deed.head} | named | near | helping) if named else []
    return found if len(found) <= MOST_WORDS else []


def _part(a: Dated, b: Dated, material: Material) -> bool:
    """Whether two deeds are one, dated to times that do not meet."""
    return (
        a.words.lower() != b.words.lower()
        and _times.differ(a.time, b.time)
        and (a.deed.ahead == b.deed.ahead or a.time.axis not in LONG_AHEAD)
        and not _is_again(a.deed, b.deed, material)
        and not _are_two(a, b, material)
        and not (a.time.axis.startswith("clock") and _deeds.are_of_other_days(a.deed, b.deed, material))
        and _deeds.may_be_one(a.deed, b.deed)
        and _particle(a.deed, material) == _particle(b.deed, material)
        and _deeds.shared(a.deed, b.deed, material) >= _fewest(a, b)
        and not (_names(a, b, material) or _names(b, a, material))
    )


def _are_two(a: Dated, b: Dated, material: Material) -> bool:
    """Whether the sentences of two deeds show them to be two, or two days of theirs to be one night."""
    parses = material.parses[a.deed.line.report], material.parses[b.deed.line.report]
    hours = (a.hours, b.hours)
    other_hours = a.time.axis in DAYS and _occasions.have_other_hours(*hours)
    one_night = a.time.axis in DAYS and _occasions.meet_at_midnight(a.time, b.time, *hours)
    return other_hours or one_night or _occasions.are_two(a.deed, b.deed, parses, a.time.axis.startswith("clock"))


def _fewest(a: Dated, b: Dated) -> float:
    """Nats that two deeds must share to be one."""
    axis, one_claim = a.time.axis.split()[0], bool(a.deed.claims & b.deed.claims)
    fewest = SAME_ACT.get(axis, SAME_ACT["quarter"])
    fewest += 0.0 if a.deed.word == b.deed.word else math.inf
    fewest += 0.0 if _deeds.repeated().isdisjoint({a.deed.word, b.deed.word}) else REPEATED
    plain = a.deed.word == b.deed.word and axis in PLAIN and a.deed.head == a.deed.verb and b.deed.head == b.deed.verb
    if not plain:
        fewest += 0.0 if one_claim else APART
        fewest += NOUN if a.deed.by_noun and b.deed.by_noun else 0.0
    fewest += OTHER_DOERS if _deeds.have_other_doers(a.deed, b.deed) else 0.0
    if _deeds.have_other_objects(a.deed, b.deed):
        counted = a.deed.counts and b.deed.counts and not a.deed.counts & b.deed.counts
        fewest += OTHER_OBJECTS if one_claim and not counted else math.inf
    wide = axis == "day" and max(a.time.high - a.time.low, b.time.high - b.time.low) >= _times.LONGEST - 1
    return fewest + (WIDE if wide else 0.0)


def _names(a: Dated, b: Dated, material: Material) -> bool:
    """Whether the sentence of one date has the words of another too, or its report the year."""
    line, text = a.deed.line, material.reports[a.deed.line.report].text
    if b.time.axis == "year" and b.time.low == b.time.high and str(int(b.time.low)) in text:
        return True
    told = re.escape(b.words.lower())
    return re.search(rf"(?<!\w){told}(?!\w)", text[line.start : line.end].lower()) is not None


def _dated(report: str, material: Material) -> Iterator[Dated]:
    """The deeds of a report that it dates, in its order."""
    parse, text = material.parses[report], material.reports[report].text
    for line in _deeds.lines_of(report, material):
        times = list(_times.find(line, material.reports[report], parse))
        hours = tuple(t for t in times if t.axis.startswith("clock"))
        acts = _deeds.acts_of(line, parse) if times else {}
        for time in times:
            told = material.tokens(report, time.start, time.end)
            time = time._replace(bound="since") if _deeds.stands_under("since", told, parse) else time
            for deed in _deeds.find(line, told, acts, parse) if told != (0, 0) else ():
                if _dates_well(deed, time, material) and not _tells_when_said(told, deed, parse):
                    yield Dated(deed, time, _words(text, time, line.end), hours)


def _words(text: str, time: Time, end: int) -> str:
    """The words of a time, without the full stop of its sentence."""
    told = " ".join(text[time.start : time.end].split())
    return told.removesuffix(".") if time.end >= end and not time.axis.startswith("clock") else told


def _is_again(a: Deed, b: Deed, material: Material) -> bool:
    """Whether two deeds are of a kind that is done again and again, and no claim tells both in reports of one day."""
    ours, theirs = ((material.reports[d.line.report].published or "")[:10] for d in (a, b))
    one = bool(a.claims & b.claims) and ours == theirs
    return not _deeds.repeated().isdisjoint({a.word, b.word}) and (a.by_noun or b.by_noun or not one)


def _dates_well(deed: Deed, time: Time, material: Material) -> bool:
    """Whether a time can be that of a deed, and the deed is not that of the page that says when it was published."""
    token = material.parses[deed.line.report].tokens[deed.verb]
    page = not deed.doers and token.text.lower() in words("publication_words")
    yearly = time.axis == "year" and time.bound != "since" and deed.word in words("yearly_acts")
    usual = deed.word in _deeds.repeated() and token.tag in ("VBZ", "VBP")
    nearing = deed.name in words("coming_acts")
    ahead = deed.ahead or _is_under_way(deed, material)
    return not (page or nearing) and not yearly and not usual and (time.axis != "day" or time.ahead == ahead)


def _is_under_way(deed: Deed, material: Material) -> bool:
    """Whether a verb with a time is a present progressive, which is of one to come: "is leaving on Friday"."""
    tokens = material.parses[deed.line.report].tokens
    helping = (tokens[k] for k in range(*deed.line.tokens) if tokens[k].head == deed.verb and tokens[k].dep == "aux")
    return tokens[deed.verb].tag == "VBG" and any(t.tag in ("VBZ", "VBP") and t.lemma == "be" for t in helping)


def _tells_when_said(told: Range, deed: Deed, parse: Parse) -> bool:
    """Whether a time stands right behind a verb of telling and before the deed: "said on Friday she would leave"."""
    before = [t for t in parse.tokens[max(told[0] - 2, deed.line.tokens[0]) : told[0]] if t.pos != "ADP"][-1:]
    return told[0] < deed.verb and any(plain(t) in words("telling_acts") and t.tag == "VBD" for t in before)


def _particle(deed: Deed, material: Material) -> frozenset[str]:
    """The words by a verb that make another verb of it ("check out")."""
    tokens = material.parses[deed.line.report].tokens
    beside = (tokens[k] for k in range(*deed.line.tokens) if tokens[k].head == deed.verb)
    return frozenset(t.text.lower() for t in beside) & words("turning_particles")


def _value(dated: Dated, material: Material) -> Value:
    line = dated.deed.line
    return material.value(line.report, line.start, line.end, dated.words)


def _lasting(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act that took another time in another report."""
    of_word: dict[str, list[_durations.Lasting]] = {}
    for key in sorted(material.reports):
        for line in _deeds.lines_of(key, material):
            for lasting in _durations.find(line, material.parses[key]):
                of_word.setdefault(lasting.deed.word, []).append(lasting)
    for word in sorted(of_word):
        parted = [
            (_long(a, material), _long(b, material))
            for a, b in combinations(of_word[word][:MOST_ACTS], 2)
            if a.deed.line.report != b.deed.line.report
            and _durations.differ(a, b)
            and _one_long_act(a.deed, b.deed, material)
        ]
        for values in gather(parted, material):
            act, told = _subject(of_word[word][0].deed, material), list_told(values)
            yield Disagreement("date", act, values, f"One act ({act}) is told to have taken {told}.")


def _one_long_act(a: Deed, b: Deed, material: Material) -> bool:
    shared = (a.around.keys() & b.around.keys()) - frozenset(meanings("unit_days"))
    return bool(shared) and not _deeds.have_other_doers(a, b) and _deeds.shared(a, b, material) >= SAME_LONG_ACT


def _long(lasting: _durations.Lasting, material: Material) -> Value:
    line = lasting.deed.line
    told = material.reports[line.report].text[lasting.start : lasting.end]
    return material.value(line.report, line.start, line.end, told)
