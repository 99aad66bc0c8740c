"""Named persons of whom two reports hold others to have done one act."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements._days import differ
from firsthand.disagreements._fillers import Filler, are_together, read, spoken, stated
from firsthand.disagreements._lines import Line
from firsthand.disagreements._material import Material
from firsthand.languages import words
from firsthand.languages.foldings import fold
from firsthand.languages.places import people_of
from firsthand.records import Token, Value

MOST_ACTS = 100
"""Acts of one verb in a story that are compared; beyond, only the first ones are, so that time stays linear."""

_DEFINITE = ("the", "this", "that", "his", "her", "its", "their", "’s", "'s")


class Done(NamedTuple):
    """An act: the persons named as its doers, also by surname, and the words of what it was done to.

    `definite` is whether that is a thing that is known, so that only one such act is meant.
    """

    line: Line
    doers: tuple[Filler, ...]
    names: frozenset[str]
    things: frozenset[str]
    definite: bool


def parted(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of sentences of one claim that name others as the doers of one act on one thing.

    A report that names one of the other's doers beside more, or fewer, tells more or less of one act.
    """
    of_verb: dict[str, list[Done]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for verb, done in _acts(line, material):
                of_verb.setdefault(verb, []).append(done)
    names = {key: spoken(parse.tokens) for key, parse in material.parses.items()}
    claims = stated(material)
    for acts in of_verb.values():
        for a, b in combinations(acts[:MOST_ACTS], 2):
            together = are_together(a.line, b.line, claims)
            if together and a.line.report != b.line.report and a.things & b.things and a.names != b.names:
                apart = not (a.names & names[b.line.report] or b.names & names[a.line.report])
                definite = a.definite or b.definite
                if definite and apart and not differ(material.days(a.line), material.days(b.line)):
                    yield _value(a, material), _value(b, material)


def _acts(line: Line, material: Material) -> Iterator[tuple[str, Done]]:
    """The acts of a sentence that named persons did on a definite thing, each with its verb."""
    tokens = material.parses[line.report].tokens
    of_verb: dict[int, list[Filler]] = {}
    for filler in read(line, material.parses[line.report]):
        if filler.place[1] in ("doer", "done to"):
            of_verb.setdefault(filler.by, []).append(filler)
    known = {tokens[k].head for k in range(*line.tokens) if tokens[k].text.lower() in _DEFINITE}
    for fillers in of_verb.values():
        doers = tuple(f for f in fillers if f.place[1] == "doer" and f.names)
        things = [f for f in fillers if f.place[1] == "done to"]
        definite = any(f.names or f.head in known for f in things)
        word = doers[0].place[0] if doers else ""
        repeated = word in words("repeated_acts") | words("light_verbs")
        if things and doers and not repeated and all(is_person(tokens[f.head]) for f in doers):
            own = frozenset(fold(tokens[f.head].text) for f in doers)
            yield word, Done(line, doers, own, frozenset(k for f in things for k in f.kinds), definite)


def is_person(token: Token) -> bool:
    """Whether a word can be a person's surname: of single surnames the parser takes half for those of bodies."""
    return token.tag == "NNP" and token.entity in ("PERSON", "ORG", "") and not people_of(token.text)


def _value(done: Done, material: Material) -> Value:
    start, end = min(f.start for f in done.doers), max(f.end for f in done.doers)
    return material.value(done.line.report, start, end)
