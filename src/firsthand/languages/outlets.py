"""Which outlets and agencies bear a name or a web address: a public list of the world's larger ones."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, cast

OutletKind = Literal["agency", "newspaper", "broadcaster", "magazine", "site"]

LONGEST_ACRONYM = 5
"""Letters; a listed name up to this length in capitals (AP, PA, EPA) is met in capitals only: "pa" is a word."""


class Outlet(NamedTuple):
    """An outlet or agency; `country` is an ISO 3166 code, `aliases` are other names in use, some borne by several."""

    name: str
    kind: OutletKind
    country: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


def lookup(name_or_domain: str) -> Outlet | None:
    """The one outlet of that name, alias, domain or web address; None where there is none, or several share it."""
    bearers = named(name_or_domain) or at(name_or_domain)
    return bearers[0] if len(bearers) == 1 else None


def named(name: str) -> tuple[Outlet, ...]:
    """All outlets that bear `name` as their name or an alias, in the list's order: papers share names."""
    bearers = _by_name().get(_key(name), ())
    capitals = name.strip().removeprefix("The ").removeprefix("the ").isupper()
    return tuple(outlet for outlet, in_capitals in bearers if capitals or not in_capitals)


def is_written_small(name: str) -> bool:
    """Whether some outlet writes itself so, without a capital: "dpa"."""
    return name in _written_small()


def at(address: str) -> tuple[Outlet, ...]:
    """The outlet of a web address or host, by the longest listed domain that the host ends in; else nothing."""
    labels = host(address).split(".")
    for first in range(max(0, len(labels) - 5), len(labels) - 1):
        outlet = _by_domain().get(".".join(labels[first:]))
        if outlet:
            return (outlet,)
    return ()


def host(address: str) -> str:
    """The host of a web address, lower case, without "www." and port; an address without a scheme is taken as one."""
    rest = address.strip().partition("://")[2] or address.strip()
    authority = rest.removeprefix("//").split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    bare = authority.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return bare.removeprefix("www.")


@cache
def listed() -> tuple[Outlet, ...]:
    """Every outlet of the list, in its order."""
    lines = (resources.files("firsthand.languages") / "outlets.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(_outlet(line) for line in lines if line)


def _outlet(line: str) -> Outlet:
    name, kind, country, domains, aliases = line.split("\t")
    return Outlet(name, cast(OutletKind, kind), country, _parts(domains, ","), _parts(aliases, ";"))


def _parts(field: str, separator: str) -> tuple[str, ...]:
    return tuple(part for part in field.split(separator) if part)


def _key(name: str) -> str:
    """`name` without case, accents, article, punctuation: what two spellings of one name share."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace(".", " ").replace("-", " ")).casefold()
    words = "".join(c for c in plain if c.isalnum() or c in " /&").split()
    joined = " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
    return joined.replace(" ", "") if all(len(w) == 1 for w in words) else joined


@cache
def _by_name() -> Mapping[str, tuple[tuple[Outlet, bool], ...]]:
    found: defaultdict[str, dict[Outlet, bool]] = defaultdict(dict)
    for outlet in listed():
        for name in (outlet.name, *outlet.aliases):
            in_capitals = len(name) <= LONGEST_ACRONYM and name.isupper()
            known = found[_key(name)].get(outlet, True)
            found[_key(name)][outlet] = known and in_capitals
    return {key: tuple(bearers.items()) for key, bearers in found.items()}


@cache
def _written_small() -> frozenset[str]:
    names = (name for outlet in listed() for name in (outlet.name, *outlet.aliases))
    return frozenset(name for name in names if name.islower() and name.isalnum() and len(name) > 1)


@cache
def _by_domain() -> Mapping[str, Outlet]:
    return {domain: outlet for outlet in listed() for domain in outlet.domains}
