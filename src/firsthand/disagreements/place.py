"""One act that two reports put in two places, of which neither lies in the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements import _deeds, _sites
from firsthand.disagreements._deeds import Deed
from firsthand.disagreements._lines import Line
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._persons import differences, value
from firsthand.disagreements._places import lie_apart
from firsthand.disagreements._sites import KINDS, Site
from firsthand.languages import words
from firsthand.records import Disagreement, Token, Value

SAME_ACT = 6.0
"""Nats that two acts must share in their verb and arguments to be one act. In the marked stories and 42 groups of
reports of one day and place, 4 takes withdrawals from two countries for one."""

OTHER_WORD = 6.0
"""Nats more that they must share where two verbs name them, in one claim; elsewhere two verbs name two acts."""

OTHER_OBJECTS = 8.0
"""Nats more where each is done to something that the other does not name."""

PART_OTHER = 2.0
"""The same where it is partly another: "a 40-year-old woman" and "Greta Holm, 40"."""

OTHER_DOERS = 3.0
"""Nats more where each is done by somebody whom the other does not name."""

REPEATED = 2.0
"""Nats more for what is done again and again."""

SAME_SENTENCE = 5.0
"""Nats that two sentences must share for the places in them, whose names sound alike, to be one: two rare words."""

ALIKE = 70.0
"""Likeness (0 to 100, by edits) of names of places from which one may be taken for the other."""

FEWEST_LETTERS = 5
"""Letters of the shortest name that is compared so: shorter ones are alike by chance."""


class Placed(NamedTuple):
    """A deed with the place that it was done in, and the words that tell it."""

    deed: Deed
    site: Site
    words: str


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act, and each person's home, that two reports put in places which lie apart."""
    found = [p for key in sorted(material.reports) for p in _placed(key, material)]
    deeds = _deeds.claimed([p.deed for p in found], material)
    placed = [p._replace(deed=deed) for p, deed in zip(found, deeds, strict=True)]
    parted = [
        (_value(placed[i], material), _value(placed[j], material))
        for i, j in _deeds.propose(deeds)
        if _part(placed[i], placed[j], material)
    ]
    subjects = {_value(p, material): p.deed for p in reversed(placed)}
    for values in gather(parted, material):
        act, told = _subject(subjects[values[0]], material), list_told(values)
        reason = f"One act ({act}) is put in two places that cannot both be: {told}."
        yield Disagreement("place", act, values, reason)
    for values in gather(_homes(material), material):
        told = list_told(values)
        yield Disagreement("place", values[0].value, values, f"One person is told to be of {told}.")
    for values in gather(_taken_for_another(material), material):
        told = list_told(values)
        reason = f"Sentences about one thing name {told}: two places whose names sound alike."
        yield Disagreement("place", values[0].value, values, reason)


def _homes(material: Material) -> Iterator[tuple[Value, Value]]:
    """The homes of one person that lie apart."""
    for a, b in differences("home", material):
        if lie_apart(a.value, b.value):
            yield value(a, material), value(b, material)


def _taken_for_another(material: Material) -> Iterator[tuple[Value, Value]]:
    """Sentences of two reports that have much in common, with the names of two places that sound alike."""
    found: dict[tuple[str, str], Value] = {}
    lines: dict[tuple[str, str], list[Line]] = {}
    for key in sorted(material.reports):
        parse = material.parses[key]
        for line in material.lines.of[key]:
            for token in (parse.tokens[k] for k in range(*line.tokens) if _stands_alone(parse.tokens, k)):
                if token.entity in KINDS and token.pos == "PROPN" and len(token.text) >= FEWEST_LETTERS:
                    lines.setdefault((key, token.text), []).append(line)
                    found.setdefault((key, token.text), material.value(key, line.start, line.end, token.text))
    for (one, a), (other, b) in combinations(sorted(found), 2):
        alike = one != other and a != b and fuzz.ratio(a.lower(), b.lower()) >= ALIKE
        if not alike or (other, a) in found or (one, b) in found or not lie_apart(a, b):
            continue
        shared = ((x, y, material.lines.weight(x.words & y.words)) for x in lines[one, a] for y in lines[other, b])
        x, y, weight = max(shared, key=lambda told: (told[2], told[0].number, told[1].number))
        if weight >= SAME_SENTENCE:
            yield material.value(one, x.start, x.end, a), material.value(other, y.start, y.end, b)


def _stands_alone(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word of a place's name is all of it, unlike "America" in "the United States of America"."""
    before = k > 0 and tokens[k - 1].entity in KINDS and tokens[k - 1].pos in ("PROPN", "ADP")
    return not before and not (k + 1 < len(tokens) and tokens[k + 1].entity in KINDS and tokens[k + 1].pos == "PROPN")


def _placed(report: str, material: Material) -> Iterator[Placed]:
    """The deeds of a report that it puts in a place; words that only pass something on are none."""
    parse, text = material.parses[report], material.reports[report].text
    for line in _deeds.lines_of(report, material):
        sites = list(_sites.find(line, parse))
        acts = _deeds.acts_of(line, parse) if sites else {}
        for site in sites:
            start, end = parse.tokens[site.told[0]].start, parse.tokens[site.told[1] - 1].end
            for deed in _deeds.find(line, site.told, acts, parse, where=True):
                if deed.name not in words("telling_acts"):
                    yield Placed(deed, site, site.name or " ".join(text[start:end].split()))


def _part(a: Placed, b: Placed, material: Material) -> bool:
    """Whether two deeds are one, put in places that cannot both be."""
    return (
        _deeds.may_be_one(a.deed, b.deed)
        and not _deeds.have_named_doers(a.deed, b.deed)
        and _deeds.shared(a.deed, b.deed, material) >= _fewest(a, b)
        and a.deed.ahead == b.deed.ahead
        and not _deeds.are_of_other_days(a.deed, b.deed, material)
        and _sites.differ(a.site, b.site)
        and not _are_named_so(a, b)
        and not (_names(a, b, material) or _names(b, a, material))
    )


def _are_named_so(a: Placed, b: Placed) -> bool:
    """Whether the places only say which of several things each is: "the Larn law", "the Corsa law"."""
    return a.site.before and b.site.before and not {a.deed.name, b.deed.name} & words("hostile_acts")


def _fewest(a: Placed, b: Placed) -> float:
    """Nats that two deeds must share to be one."""
    told = bool(a.deed.claims & b.deed.claims)
    fewest = SAME_ACT
    if a.deed.word != b.deed.word:
        fewest += OTHER_WORD if told and not (a.deed.by_noun or b.deed.by_noun) else math.inf
    if not _deeds.repeated().isdisjoint({a.deed.word, b.deed.word}):
        other = a.site.name != b.site.name and {a.deed.name, b.deed.name} & words("hostile_acts")
        fewest += REPEATED if told or not other else math.inf
    if _deeds.have_other_objects(a.deed, b.deed):
        fewest += PART_OTHER if a.deed.objects & b.deed.objects else OTHER_OBJECTS
    return fewest + (OTHER_DOERS if _deeds.have_other_doers(a.deed, b.deed) else 0.0)


def _names(a: Placed, b: Placed, material: Material) -> bool:
    """Whether the sentence of one deed, or its report, has the words of the other's place too: then it tells of two."""
    text, line = material.reports[a.deed.line.report].text, a.deed.line
    near = text[line.start : line.end] if a.deed.claims & b.deed.claims or not b.site.name else text
    return a.words != b.words and b.words.lower() in near.lower()


def _subject(deed: Deed, material: Material) -> str:
    return material.parses[deed.line.report].tokens[deed.head].lemma.lower()


def _value(placed: Placed, material: Material) -> Value:
    line = placed.deed.line
    return material.value(line.report, line.start, line.end, placed.words)
