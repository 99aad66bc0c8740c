"""Who or what reports name in a role which only one fills (a winner, a motto), and which post they give a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements._doers import is_person
from firsthand.disagreements._fillers import Filler, are_together, read, stated
from firsthand.disagreements._lines import Line, plain
from firsthand.disagreements._material import Material
from firsthand.disagreements._names import Name
from firsthand.disagreements._names import read as read_names
from firsthand.languages import words
from firsthand.languages.foldings import fold
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


def roles(material: Material) -> Iterator[tuple[Value, Value]]:
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


MOST_POSTS = 200
"""Posts told of bearers of one surname that are compared; beyond, only the first ones are."""

BEFORE, AFTER = 60, 90
"""Characters before and after a name in which a post stands."""

_ENDINGS = ("jr", "sr", "ii", "iii")

_BODY = re.compile(r"\s(?:of|at|for)\s(?:the\s)?(?:[A-Z][\w.&’'-]*\s?){1,6}(?<!\s)")


class Post(NamedTuple):
    """A post told of a name: the noun for it, and the words that tell its rank."""

    name: Name
    start: int
    end: int
    noun: str
    rank: frozenset[str]


def posts(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of posts of one noun and other ranks that two reports give one person.

    A report that gives the other one, too, tells of a career and parts with nobody.
    """
    of_surname: dict[str, list[Post]] = {}
    for key in sorted(material.reports):
        for name in map(_without_ending, read_names(material.parses[key])):
            for post in _posts(name, material.reports[key].text):
                of_surname.setdefault(fold(name.words[-1]), []).append(post)
    for told in of_surname.values():
        given = {(p.name.report, p.noun, p.rank) for p in told}
        for a, b in combinations(told[:MOST_POSTS], 2):
            one = a.name.report == b.name.report or a.noun != b.noun or a.rank == b.rank or not _is_one(a.name, b.name)
            both = (b.name.report, a.noun, a.rank) in given or (a.name.report, b.noun, b.rank) in given
            if not one and not both:
                yield _value(a, material), _value(b, material)


def _without_ending(name: Name) -> Name:
    """A name without "Jr." and the like, unless it has no other words."""
    kept = tuple(w for w in name.words if w not in _ENDINGS)
    return name._replace(words=kept or name.words)


def _is_one(a: Name, b: Name) -> bool:
    """Whether two names of one surname share another word, or one of them is the surname alone."""
    ours, theirs = ({fold(w) for w in n.words[:-1]} for n in (a, b))
    return not ours or not theirs or bool(ours & theirs)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A post before a name ("deputy director Ann Hill"), and behind it ("Ann Hill, the deputy director of")."""
    ranks, nouns = ("|".join(sorted(words(name))) for name in ("post_ranks", "posts"))
    post = rf"(?P<rank>(?:(?:{ranks})\s){{0,3}})(?P<noun>{nouns})"
    before = re.compile(rf"(?<![\w-]){post}\s$", re.IGNORECASE)
    verb = r"\s(?:was|is|served\sas|became)\s"
    link = rf"\.?(?:,\s(?:who(?:\swas|\sis)\s)?|{verb})(?:the\s|an?\s|its\s|then\s|then-)?"
    return before, re.compile(rf"{link}{post}\b(?=\s(?:of|at|for)\b|,|\.)", re.IGNORECASE)


def _posts(name: Name, text: str) -> Iterator[Post]:
    before, after = _patterns()
    if match := before.search(text, max(0, name.start - BEFORE), name.start):
        yield _post(name, match.start("rank"), name.end, match)
    if match := after.match(text, name.end, name.end + AFTER):
        body = _BODY.match(text, match.end(), match.end() + AFTER)
        yield _post(name, match.start("rank"), body.end() if body else match.end(), match)


def _post(name: Name, start: int, end: int, match: re.Match[str]) -> Post:
    return Post(name, start, end, match["noun"].lower(), frozenset(match["rank"].lower().split()))


def _value(post: Post, material: Material) -> Value:
    return material.value(post.name.report, post.start, post.end)
