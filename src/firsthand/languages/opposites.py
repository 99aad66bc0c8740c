"""Which words say the opposite of each other: what is approved is not rejected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from firsthand.languages import DEFAULT, words


@cache
def opposites(code: str = DEFAULT) -> Mapping[str, frozenset[str]]:
    """For each word of the list (training/opposites.py) those that say the opposite of it."""
    text = (resources.files("firsthand.languages") / code / "opposites.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: frozenset(others.split()) for word, others in rows}


def may_follow(one: str, other: str, code: str = DEFAULT) -> bool:
    """Whether of two opposites one may be done after the other: who was detained is freed."""
    return " ".join(sorted((one, other))) in words("following_opposites", code)
