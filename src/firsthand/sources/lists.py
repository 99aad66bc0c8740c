"""The word lists that tell what a mention is: roles, bodies, given names, countries, bynames of bodies."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise

from firsthand.languages import DEFAULT

Rows = tuple[tuple[str, ...], ...]

MOST_WORDS = 12
"""Words of a mention among which a country of two words is looked for."""


@cache
def words(table: str, name: str, code: str = DEFAULT) -> frozenset[str]:
    """The list `name` of a table of roles.toml, lower case."""
    return frozenset(_tables(code)[table][name])


def full(word: str, code: str = DEFAULT) -> str:
    """The role word that a short form stands for, else the word itself."""
    return _short(code).get(word, word)


def classes(word: str, code: str = DEFAULT) -> frozenset[str]:
    """The classes of role words that `word` belongs to: two words of one class can name one party."""
    return _classes(code).get(word, frozenset())


def families(word: str, code: str = DEFAULT) -> frozenset[str]:
    """The fields of public life that a word tells of: "mayor" and "municipal" of the city."""
    return _families(code).get(word, frozenset())


def sorts(word: str, code: str = DEFAULT) -> frozenset[str]:
    """The sorts of body that a noun can be of; a body called by a noun of one sort is no body of another."""
    return _sorts(code).get(word, frozenset())


def gender(given_name: str, code: str = DEFAULT) -> str:
    """The gender of a given name (lower case), of a short form its full form's: m, f, or nothing where neither."""
    genders = _genders(code)
    in_full = {genders.get(name, "x") for name in _forms(code).get(given_name, ())}
    found = genders.get(given_name) or (in_full.pop() if len(in_full) == 1 else "")
    return "" if found == "x" else found


@cache
def gendered(code: str = DEFAULT) -> tuple[frozenset[str], ...]:
    """The titles and the nouns that only a man bears, and those that only a woman does."""
    return tuple(words("titles", n, code) | words("people", n, code) for n in ("male", "female"))


def is_given_name(word: str, code: str = DEFAULT) -> bool:
    """Whether the lower-case word is a listed given name."""
    return word in _genders(code)


def forms(given_name: str, code: str = DEFAULT) -> frozenset[str]:
    """The lists of short and otherwise spelt forms that a given name (lower case) stands in, by their first name."""
    return _forms(code).get(given_name, frozenset())


def country(word: str, code: str = DEFAULT) -> str:
    """The country that a lower-case name, people or adjective belongs to, or ""."""
    return _countries(code)[0].get(word, "")


def countries_in(text: str, code: str = DEFAULT) -> set[str]:
    """The countries that two words of a short text tell of together: "South Korean President"."""
    return {country(f"{a} {b}", code) for a, b in pairwise(text.lower().split()[:MOST_WORDS])} - {""}


def capital(word: str, code: str = DEFAULT) -> str:
    """The country whose government a lower-case capital stands for, or ""."""
    return _countries(code)[1].get(word, "")


def byname(name: str, code: str = DEFAULT) -> str:
    """The body that a lower-case name without article stands for ("Pentagon"), or ""."""
    return _bynames(code).get(name, "")


def called(body: str, code: str = DEFAULT) -> frozenset[str]:
    """The names that a listed body goes by, in lower case."""
    return _called(code).get(body, frozenset())


@cache
def bodies(code: str = DEFAULT) -> Mapping[str, tuple[str, str, str]]:
    """For each body that has bynames: state or private, the role that leads it ("" if none), and its country."""
    return {row[1]: (row[2], row[3], row[4]) for row in _rows("bodies.tsv", code)}


def department(portfolio: str, code: str = DEFAULT) -> str:
    """The department of a secretary whose lower-case portfolio it is: "defense", "health and human services"; or ""."""
    return str(_tables(code)["portfolios"].get(portfolio, ""))


@cache
def posts(code: str = DEFAULT) -> Mapping[frozenset[str], str]:
    """The body that who has an office may speak for, by the words of the office: "attorney general"."""
    return {frozenset(post.split()): str(body) for post, body in _tables(code)["posts"].items()}


def is_person(noun: str, code: str = DEFAULT) -> bool:
    """Whether a lower-case noun in the singular is one for persons, by a dictionary."""
    return noun in _persons(code)


def wider(noun: str, code: str = DEFAULT) -> frozenset[str]:
    """The nouns, wider than a lower-case one, that can call the same person: "author" and "writer" of "novelist"."""
    return _persons(code).get(noun, frozenset())


@cache
def _persons(code: str) -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in _rows("persons.tsv", code)}


@cache
def _tables(code: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_text("roles.toml", code))


def _text(name: str, code: str) -> str:
    return (resources.files("firsthand.languages") / code / name).read_text("utf-8")


def _rows(name: str, code: str) -> Rows:
    lines = (line for line in _text(name, code).splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def _short(code: str) -> Mapping[str, str]:
    found: dict[str, str] = tomllib.loads(_text("roles.toml", code))["short"]
    return found


@cache
def _classes(code: str) -> Mapping[str, frozenset[str]]:
    return _groups("classes", code)


@cache
def _families(code: str) -> Mapping[str, frozenset[str]]:
    return _groups("families", code)


@cache
def _sorts(code: str) -> Mapping[str, frozenset[str]]:
    return _groups("sorts", code)


def _groups(table: str, code: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, members in _tables(code)[table].items():
        for member in members:
            found.setdefault(member, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _genders(code: str) -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("given_names.tsv", code)}


@cache
def _forms(code: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, others in _rows("nicknames.tsv", code):
        for form in (name, *others.split()):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _countries(code: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for name, others, cities in _rows("countries.tsv", code):
        for form in (name, *filter(None, others.split("|"))):
            names.setdefault(form.lower(), name)
            names.setdefault(form.lower() + "s", name)
        for city in filter(None, cities.split("|")):
            capitals.setdefault(city.lower(), name)
    return names, capitals


@cache
def _called(code: str) -> Mapping[str, frozenset[str]]:
    return {
        row[1]: frozenset(form.lower() for form in (*row[0].split("|"), row[1])) for row in _rows("bodies.tsv", code)
    }


@cache
def _bynames(code: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for forms_, body, *_ in _rows("bodies.tsv", code):
        for form in (*forms_.split("|"), body):
            found.setdefault(form.lower().removeprefix("the "), body)
    return found
