"""One act that two reports put in two places, of which neither lies in the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements._acts import Act, read
from firsthand.disagreements._lines import Line
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._persons import differences, value
from firsthand.disagreements._places import lie_apart
from firsthand.languages import words
from firsthand.records import Disagreement, Parse, Range, Value

SAME_ACT = 6.0
"""Nats that two acts must share in their verb and arguments to be one act. In the marked stories and 42 groups of
reports of one day and place, 4 takes withdrawals from two countries for one."""

SAME_SENTENCE = 5.0
"""Nats that two sentences must share for the places in them, whose names sound alike, to be one: two rare words."""

ALIKE = 70.0
"""Likeness (0 to 100, by edits) of names of places from which one may be taken for the other."""

FEWEST_LETTERS = 5
"""Letters of the shortest name that is compared so: shorter ones are alike by chance."""

_PREPOSITIONS = ("in", "at", "near", "outside")
_KINDS = ("GPE", "LOC", "FAC")


class Placed(NamedTuple):
    """An act with the place that it was done in."""

    act: Act
    name: str


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each act, and each person's home, that two reports put in places which lie apart."""
    of_verb: dict[str, list[Placed]] = {}
    for key in sorted(material.reports):
        for placed in _placed(key, material):
            of_verb.setdefault(placed.act.word, []).append(placed)
    for verb in sorted(of_verb):
        parted = [
            (_value(a, material), _value(b, material))
            for a, b in combinations(of_verb[verb], 2)
            if a.act.line.report != b.act.line.report
            and _one_act(a.act, b.act, material)
            and not (_named(a, b.act.line.report, material) or _named(b, a.act.line.report, material))
            and lie_apart(a.name, b.name)
        ]
        for values in gather(parted, material):
            told = list_told(values)
            reason = f"One act ({verb}) is put in {told}, and none of them lies in another."
            yield Disagreement("place", verb, values, reason)
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
            for token in parse.tokens[slice(*line.tokens)]:
                if token.entity in _KINDS and token.pos == "PROPN" and len(token.text) >= FEWEST_LETTERS:
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


def _placed(report: str, material: Material) -> Iterator[Placed]:
    """The acts of a report that it puts in one place each; what is done again and again is left out."""
    parse = material.parses[report]
    for line in material.lines.of[report]:
        for act in read(line, parse):
            names = list(_names(parse, line.tokens, act))
            if len(names) == 1 and not act.negated and act.word not in words("repeated_acts"):
                yield Placed(act, names[0])


def _names(parse: Parse, part: Range, act: Act) -> Iterator[str]:
    """The places that a preposition ties to the verb of an act."""
    tokens = parse.tokens
    for k in range(*part):
        above = tokens[tokens[k].head]
        tied = tokens[k].dep == "pobj" and above.text.lower() in _PREPOSITIONS and above.head == act.verb
        if tied and tokens[k].entity in _KINDS:
            first = k
            while first > part[0] and tokens[first - 1].dep == "compound" and tokens[first - 1].head == k:
                first -= 1
            yield " ".join(t.text for t in tokens[first : k + 1])


def _one_act(a: Act, b: Act, material: Material) -> bool:
    args = a.agents & b.agents or a.patients & b.patients
    return bool(args) and material.lines.weight((a.words & b.words) | {a.word}) >= SAME_ACT


def _named(placed: Placed, report: str, material: Material) -> bool:
    """Whether a report names a place anywhere: then it tells of two."""
    return placed.name.lower() in material.reports[report].text.lower()


def _value(placed: Placed, material: Material) -> Value:
    line = placed.act.line
    return material.value(line.report, line.start, line.end, placed.name)
