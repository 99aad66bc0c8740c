"""Which state or province a short form stands for: "N.J." for New Jersey."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


def lookup(short: str, code: str = "en") -> str:
    """The state or province that a short form (lower case, without dots) stands for, or ""."""
    return _listed(code).get(short, "")


def is_region(name: str, code: str = "en") -> bool:
    """Whether a lower-case name is a state's or a province's in full."""
    return name in _names(code)


@cache
def _names(code: str) -> frozenset[str]:
    return frozenset(name.lower() for name, _ in _rows(code))


@cache
def _listed(code: str) -> Mapping[str, str]:
    return {short: name for name, shorts in _rows(code) for short in shorts.split()}


@cache
def _rows(code: str) -> tuple[tuple[str, str], ...]:
    lines = (resources.files("firsthand.languages") / code / "regions.tsv").read_text("utf-8").splitlines()
    split = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return tuple((name, shorts) for name, _, shorts in split)
