"""Which state or province a short form stands for: "N.J." for New Jersey."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


def lookup(short: str, code: str = "en") -> str:
    """The state or province that a short form (lower case, without dots) stands for, or ""."""
    return _listed(code).get(short, "")


@cache
def _listed(code: str) -> Mapping[str, str]:
    lines = (resources.files("firsthand.languages") / code / "regions.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {short: name for name, shorts in rows for short in shorts.split()}
