"""Which nouns are for things of one sort of which one is never the other: no fibula is a tibia."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from firsthand.languages import DEFAULT


def part(one: str, other: str, code: str = DEFAULT) -> str | None:
    """The sort of which two lower-case nouns are two things; None where they are of none, or can be one thing."""
    ours, theirs = (_things(code).get(noun, {}) for noun in (one, other))
    both = [sort for sort in ours if sort in theirs]
    return None if any(ours[sort] & theirs[sort] for sort in both) else next(iter(both), None)


def known(noun: str, code: str = DEFAULT) -> bool:
    """Whether a lower-case noun is of some sort; two words stand with "_" between them."""
    return noun in _things(code)


@cache
def _things(code: str) -> Mapping[str, Mapping[str, frozenset[int]]]:
    """Of each noun its sorts, and the numbers of the things in each that it can be meant for."""
    text = (resources.files("firsthand.languages") / code / "sorts.toml").read_text("utf-8")
    found: dict[str, dict[str, frozenset[int]]] = {}
    for sort, things in tomllib.loads(text).items():
        for number, thing in enumerate(things):
            for noun in thing.split():
                own = found.setdefault(noun, {})
                own[sort] = own.get(sort, frozenset()) | {number}
    return found
