"""Who or what reports name as the one that fills a role which only one fills: a winner, a motto, a gunman."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements._doers import is_person
from firsthand.disagreements._fillers import Filler, are_together, read, stated
from firsthand.disagreements._lines import Line, plain
from firsthand.disagreements._material import Material
from firsthand.languages import words
from firsthand.languages.places import people_of
from firsthand.records import Token, Value

SAME_ROLE = 4.5
"""Nats that two sentences must share, beside the role and the names, for the role to be one."""

SPELLING = 70.0
"""Likeness (0 to 100, by edits) from which two names may be spellings of one."""

MOST_ROLES = 200
"""Fillers of one role in a story that are compared; beyond, only the first ones are."""

_QUOTED = re.compile(r"[“\"'‘]([A-Z][^“”\"]{2,60}?)[,.]?[”\"’]")


class Held(NamedTuple):
    """A role and what a sentence names in it; `free` is whether many may fill it, if not in one and the same claim."""

    line: Line
    role: str
    free: bool
    start: int
    end: int
    names: frozenset[str]


def parted(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of names of two reports for one role, neither of which the other report has."""
    of_role: dict[str, list[Held]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for held in _held(line, material):
                of_role.setdefault(held.role, []).append(held)
    claims = stated(material)
    for fillers in of_role.values():
        for a, b in combinations(fillers[:MOST_ROLES], 2):
            if a.line.report != b.line.report and _are_two(a, b, material):
                together = are_together(a.line, b.line, claims)
                both = (a.line.words & b.line.words) - a.names - b.names - {a.role}
                if together or (not a.free and material.lines.weight(both) >= SAME_ROLE):
                    yield material.value(*_at(a)), material.value(*_at(b))


def _at(held: Held) -> tuple[str, int, int]:
    return held.line.report, held.start, held.end


def _are_two(a: Held, b: Held, material: Material) -> bool:
    """Whether no word of one name, or one spelt like it, stands in the other's report."""
    for held, other in ((a, b), (b, a)):
        tokens = material.parses[other.line.report].tokens
        theirs = {plain(t) for t in tokens if t.text[0].isupper()}
        if any(fuzz.ratio(w, x) >= SPELLING for w in sorted(held.names) for x in sorted(theirs)):
            return False
    return True


def _held(line: Line, material: Material) -> Iterator[Held]:
    """What a sentence names in a role: by its grammar, or between quotation marks right behind the role."""
    text, tokens = material.reports[line.report].text, material.parses[line.report].tokens
    quoted = set()
    for k in range(*line.tokens):
        if plain(tokens[k]) in words("single_roles"):
            match = _QUOTED.search(text, tokens[k].end, min(line.end, tokens[k].end + 70))
            if match and text[tokens[k].end : match.start()].strip(" ,:") in ("", "is", "was", "of"):
                quoted.add(plain(tokens[k]))
                names = frozenset(w.lower() for w in re.findall(r"[A-Z]\w+", match[1]))
                yield Held(line, plain(tokens[k]), False, match.start(1), match.end(1), names)
    for filler in read(line, material.parses[line.report]):
        role, head = _role(filler, material), tokens[filler.head]
        if role and role not in quoted and head.pos == "PROPN":
            yield Held(line, role, False, filler.start, filler.end, filler.names)
        elif role := _free_role(filler, head, tokens[filler.by]):
            yield Held(line, role, True, filler.start, filler.end, filler.names | {plain(head)})


def _free_role(filler: Filler, head: Token, by: Token) -> str | None:
    """The role of one whom something is done to, or of the nation that somebody or something is of."""
    word, place = filler.place
    if (
        place == "done to"
        and head.text[0].isupper()
        and is_person(head)
        and word not in words("repeated_acts") | words("light_verbs")
    ):
        return f"{word} {place}"
    of_nation = place == "kind" and by.dep not in ("nsubj", "pobj") and head.tag == "JJ" and bool(people_of(head.text))
    return f"{word} of a nation" if of_nation and word in words("nationals") else None


def _role(filler: Filler, material: Material) -> str | None:
    """The role of which a sentence says what fills it ("the winner, Ann Hill", "the capital is Brenn")."""
    word, place = filler.place
    tokens = material.parses[filler.line.report].tokens
    if place == "is" and word in words("single_roles"):
        return word
    head = tokens[tokens[filler.head].head]
    if place == "as" and word in ("identify", "name") and head.text == "as":
        above = [
            t for t in tokens[slice(*filler.line.tokens)] if t.head == filler.by and t.dep in ("nsubjpass", "dobj")
        ]
        return next((plain(t) for t in above if plain(t) in words("single_roles")), None)
    return None
