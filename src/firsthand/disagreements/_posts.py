"""Which post in a body reports give a person: a deputy director is not the director."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements._material import Material
from firsthand.disagreements._names import Name
from firsthand.disagreements._names import read as read_names
from firsthand.languages import words
from firsthand.languages.foldings import fold
from firsthand.records import Value

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


def parted(material: Material) -> Iterator[tuple[Value, Value]]:
    """The pairs of posts of one noun and other ranks that two reports give one person.

    A report that gives the other one, too, tells of a career and parts with nobody.
    """
    of_surname: dict[str, list[Post]] = {}
    for key in sorted(material.reports):
        for name in map(_without_ending, read_names(material.parses[key])):
            for post in _posts(name, material.reports[key].text):
                of_surname.setdefault(fold(name.words[-1]), []).append(post)
    for posts in of_surname.values():
        given = {(p.name.report, p.noun, p.rank) for p in posts}
        for a, b in combinations(posts[:MOST_POSTS], 2):
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
