"""What the flow must know of a language: how to parse it, and its word lists. One package a language."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from firsthand.languages.paragraphs import split
from firsthand.languages.quotations import find_quotations
from firsthand.records import Parse, Report

DEFAULT = "en"


@cache
def known() -> tuple[str, ...]:
    """The codes (ISO 639-1) of the languages that the flow can parse."""
    folders = resources.files("firsthand.languages").iterdir()
    return tuple(sorted(f.name for f in folders if f.is_dir() and (f / "words.toml").is_file()))


def parse(report: Report) -> Parse:
    """The grammar of `report` outside what was set aside, by the parser of its language (English where unknown)."""
    code = (report.language or DEFAULT)[:2].lower()
    module = importlib.import_module(f"firsthand.languages.{code if code in known() else DEFAULT}")
    result: Parse = module.parse(report)
    return result


def outline(report: Report) -> Parse:
    """The paragraphs and quotations of `report` outside what was set aside, without grammar, in no time."""
    paragraphs = tuple(split(report.text, report.dropped))
    return Parse(report.id, (), (), paragraphs, find_quotations(report.text, paragraphs), ())


@cache
def words(name: str, code: str = DEFAULT) -> frozenset[str]:
    """The word list `name` of a language, lower case; raises KeyError where it has none of that name."""
    return frozenset(_tables(code)["lists"][name])


@cache
def meanings(name: str, code: str = DEFAULT) -> Mapping[str, str | int]:
    """The table `name` of a language (a word and what it stands for); raises KeyError where it has none."""
    table: Mapping[str, str | int] = _tables(code)["tables"][name]
    return table


@cache
def _tables(code: str) -> dict[str, dict[str, dict[str, str | int]]]:
    text = (resources.files("firsthand.languages") / code / "words.toml").read_text("utf-8")
    return tomllib.loads(text)
