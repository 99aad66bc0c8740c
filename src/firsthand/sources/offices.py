"""Persons whom a report calls by their office alone ("the mayor"), and the one who holds it in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.sources import lists
from firsthand.sources.chains import Chain
from firsthand.sources.descriptions import description_points
from firsthand.sources.likenesses import DOUBTED, FITTING, MOST_ALIKE, Alike
from firsthand.sources.mentions import Mention
from firsthand.sources.parties import Parties

LEAD = 2
"""Sentences with which a report begins, where "a judge" is whom it names later."""

OFFICE = 0.68
"""Likeness of an office called by its name and the only one of the story who holds it; less than of two names."""


def find(parties: Parties, chains: Sequence[Chain]) -> Iterator[Alike]:
    """Unnamed persons and the named ones whom their descriptions fit: surely one where only one holds the office."""
    holders: dict[str, list[int]] = defaultdict(list)
    for k in sorted({parties.root(k) for k in range(len(chains))}):
        told = parties.chains[k]
        if told.names and "person" in told.kinds:
            for word in sorted({c for role in told.roles for c in (role, *lists.classes(role))}):
                holders[word].append(k)
    led: dict[int, set[int]] = defaultdict(set)
    for k, told in enumerate(chains):
        if told.owner is not None:
            led[parties.root(k)].add(parties.root(told.owner))
    for k, told in enumerate(chains):
        first = max(told.mentions, key=lambda m: (m.form != "pronoun", m.cited, len(m.words)))
        if not parties.chains[parties.root(k)].names and first.kind == "person" and not told.plural:
            body = chains[told.owner] if told.owner is not None and _leads(first, chains[told.owner]) else None
            for likeness, a, b in _held(k, first, parties, holders):
                other = parties.root(b if a == k else a)
                there = body is None or parties.root(told.owner or 0) in led[other]
                if there or not _is_abroad(body, parties.chains[other]):
                    yield (likeness if there else DOUBTED), a, b


def _leads(office: Mention, body: Chain) -> bool:
    """Whether an office is told to be at a body by name, and no state or city: "president of Zed Watch"."""
    named = any(m.name and (not m.settled or lists.country(m.name.lower())) for m in body.mentions)
    return named and office.head in lists.words("people", "body_heads")


def _is_abroad(body: Chain | None, told: Chain) -> bool:
    """Whether an office is one of a country, and whoever may hold it of another."""
    country = {lists.country(n.lower()) for n in body.names} - {""} if body else set()
    return bool(country and told.countries() and not country & told.countries())


def _held(k: int, first: Mention, parties: Parties, holders: dict[str, list[int]]) -> Iterator[Alike]:
    """The persons who may be the one described, surely if he is the only one in an office that has one holder."""
    places = {n for word in (first.head, *lists.classes(first.head)) for n in holders.get(word, ())[:MOST_ALIKE]}
    fitting = [n for n in sorted(places) if description_points(first, parties.chains[n]) >= FITTING]
    leads = first.sentence <= LEAD and not lists.words("mention", "separate") & set(first.text.lower().split()[:2])
    sole = first.head in lists.words("people", "sole_offices")
    under = bool(_under() & (first.words | first.roles))
    exact = [n for n in fitting if first.head in parties.chains[n].roles and _is_under(parties.chains[n]) == under]
    here = [n for n in exact if any(m.report == first.report for m in parties.chains[n].mentions)]
    exact = here if leads and len(here) == 1 else exact
    now = not first.words & lists.words("mention", "gone")
    for n in exact if len(exact) == 1 and sole else fitting:
        told = parties.chains[n]
        held = not any((m.words | m.roles) & lists.words("mention", "gone") for m in told.mentions)
        same = len(exact) == 1 and sole and now and held
        missing = _telling(first, told) - told.words - told.roles
        elsewhere = first.form != "indefinite" or leads or all(m.report != first.report for m in told.mentions)
        yield (OFFICE if same and elsewhere and not missing else DOUBTED), min(k, n), max(k, n)


def _under() -> frozenset[str]:
    """Words that make an office that of who stands in for its holder."""
    return lists.words("people", "under")


def _is_under(told: Chain) -> bool:
    return any(_under() & (m.words | m.roles) for m in told.mentions if m.roles)


def _telling(described: Mention, told: Chain) -> set[str]:
    """The words of a description that tell more than its office and the country that the other is of, too."""
    common = lists.words("mention", "former") | lists.words("bodies", "plain")
    whole = told.countries() | ({lists.country("us")} if {"united", "states"} <= told.words else set())
    return {w for w in described.words - common if lists.country(w) not in whole}
