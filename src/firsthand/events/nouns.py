"""What a noun of an event names: whom, of which sort, and under which word it is counted."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from firsthand.events.kinds import word_list
from firsthand.languages import DEFAULT, meanings
from firsthand.records import Parse, Token

_OPPOSED = ("pro", "anti", "non")
_QUALIFYING = ("compound", "amod", "nmod", "poss")
MOST_QUALIFIERS = 8
"""Words before a noun that are looked at for what it belongs to."""


def name_of(token: Token) -> str:
    """The word of the lists that a noun is, whatever its capitals and its number: "Terrorists" is "terrorist"."""
    return known(token.lemma.lower())


def known(lemma: str) -> str:
    """A lemma, or the listed word that it is the plural of: the lemmas of capitalised words keep their "s"."""
    return lemma if _is_listed(lemma) or not _is_listed(lemma.removesuffix("s")) else lemma.removesuffix("s")


def _is_listed(lemma: str) -> bool:
    return any(lemma in table for table in (word_list("actors"), word_list("parties"), meanings("counted_groups")))


def is_person(noun: str) -> bool:
    """Whether a noun is of people: areas, buses and rockets are counted too, but are no party."""
    return (_is_listed(noun) and meanings("counted_groups").get(noun) != "strike") or noun in _people()


@cache
def _people(code: str = DEFAULT) -> frozenset[str]:
    """What people are called by what they do, of the words that tell what kind of party a mention is."""
    text = (resources.files("firsthand.languages") / code / "roles.toml").read_text("utf-8")
    table = tomllib.loads(text)["people"]
    return frozenset(word for name in ("roles", "members", "staff") for word in table[name])


def is_party(parse: Parse, head: int) -> bool:
    """Whether a noun names somebody: shelling, orders and a report are no sides; "40 people" are only counted."""
    token, noun = parse.tokens[head], name_of(parse.tokens[head])
    if meanings("counted_groups").get(noun) in ("people", "strike") or noun in meanings("month_numbers"):
        return False
    return token.entity in ("PERSON", "ORG", "GPE", "NORP") or _is_listed(noun)


def sort_of(parse: Parse, head: int) -> str | None:
    """ACLED's sort of the actor that a noun names; of "forces" and "fighters" by whose they are."""
    noun = name_of(parse.tokens[head])
    if noun in word_list("actors"):
        return word_list("actors")[noun]
    if noun not in word_list("parties"):
        return None
    whose = (name_of(parse.tokens[k]) for k in qualifiers(parse, head) if not _is_opposed(parse, k))
    sorts = (word_list("actors").get(w) or word_list("belonging").get(w) for w in whose)
    return next((s for s in sorts if s and s != "Civilians"), None)


def qualifiers(parse: Parse, head: int) -> Iterator[int]:
    """The words before a noun that say whose or which it is, the nearest first."""
    for k in range(head - 1, max(-1, head - 1 - MOST_QUALIFIERS), -1):
        token = parse.tokens[k]
        if token.dep in _QUALIFYING and k < token.head <= head:
            yield k


def _is_opposed(parse: Parse, k: int) -> bool:
    """Whether a word says whom somebody is for or against ("pro-government"), which is not whose they are."""
    before = [t.text.lower().strip("-") for t in parse.tokens[max(0, k - 2) : k]]
    own = parse.tokens[k].text.lower()
    return any(own.startswith(f"{o}-") or o in before for o in _OPPOSED)
