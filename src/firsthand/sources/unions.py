"""Which chains of mentions are one party, by all that speaks for it: the surest first, the doubtful noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.records import Attribution, Parse, Range, Report
from firsthand.sources import (
    aliases,
    clubs,
    doubts,
    likenesses,
    lists,
    members,
    monitors,
    names,
    namesakes,
    officers,
    offices,
    shortenings,
    voices,
)
from firsthand.sources.chains import Chain
from firsthand.sources.likenesses import JOINED, MOST_ALIKE, Alike, Teller
from firsthand.sources.parties import Parties
from firsthand.sources.readings import Reading

_PAST = frozenset({"former", "then", "vice", "ex", "retired", "retire"})


def unite(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    parses: Mapping[str, Parse],
    attributions: Sequence[Attribution],
) -> tuple[Parties, list[int]]:
    """The parties of a story, and for each report the place of its first chain among the story's."""
    offsets: list[int] = []
    chains: list[Chain] = []
    noted: set[tuple[int, int]] = set()
    for reading in readings:
        at = len(chains)
        offsets.append(at)
        for told in reading.chains:
            chains.append(Chain(list(told.mentions), None if told.owner is None else told.owner + at))
        noted |= {(a + at, b + at) for a, b in reading.doubts if b < len(reading.chains)}
    parties = Parties(chains, list(range(len(chains))), noted)
    owners = {k: told.owner for k, told in enumerate(chains) if told.owner is not None}
    teller = Teller(reports, readings, parses, offsets)
    originals = list(chains)
    _settle(parties, namesakes.find(originals))
    for one, other in aliases.find(reports, readings, offsets):
        parties.join(one, other, told=True)
    _settle(parties, likenesses.introduced(originals))
    _settle(parties, members.find(parties, originals, owners))
    _settle(parties, likenesses.restated(parties, originals, teller, attributions))
    _settle(parties, likenesses.same_quotations(parties, originals, teller, attributions))
    _settle(parties, likenesses.standing(originals))
    _settle(parties, shortenings.find(parties, originals))
    _settle(parties, monitors.find(parties, originals))
    _settle(parties, offices.find(parties, originals))
    _settle(parties, voices.find(parties, originals, owners))
    _settle(parties, clubs.find(originals, parses.values()))
    _settle(parties, likenesses.several(originals))
    _settle(parties, likenesses.owned(parties, originals, owners))
    _settle(parties, likenesses.same_roles(parties, originals, owners))
    _settle(parties, members.related(parties, originals))
    _settle(parties, likenesses.described_alike(parties, originals))
    _settle(parties, doubts.find(parties))
    parties.speaks = officers.find(parties, _speakers(parties, originals, owners))
    parties.doubts |= set(_colleagues(parties))
    return parties, offsets


def _settle(parties: Parties, found: Iterable[Alike]) -> None:
    """Joins what is surely one, the surest first, and notes what may be; chains often met come before others."""
    weight = [len(c.mentions) for c in parties.chains]
    for likeness, a, b in sorted(found, key=lambda f: (-f[0], -weight[f[1]] - weight[f[2]], f[1:])):
        if likeness < JOINED or not parties.join(a, b):
            parties.doubts.add((min(a, b), max(a, b)))


def _speakers(parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int]) -> dict[int, int]:
    """For each party that speaks for another: the other, by their first chains; never in a circle."""
    found: dict[int, int] = {}
    for k, owner in sorted(owners.items()):
        a, b = parties.root(k), parties.root(owner)
        spoken_for = chains[owner]
        if a == b or a in found or _is_nobody(spoken_for) or not _speaks_for(chains[k], spoken_for):
            continue
        if _is_untold(parties, a, b):
            continue
        above = b
        while above in found and above != a:
            above = found[above]
        if above != a:
            found[a] = b
    leads = _leaders(parties, found)
    stately = ((palace, found[root]) for root, palace in leads.items() if root in found)
    parties.doubts |= {(min(pair), max(pair)) for pair in stately}
    return found | leads


def _is_untold(parties: Parties, speaker: int, owner: int) -> bool:
    """Whether nothing tells what body a named person speaks for but a pronoun or a bare noun: "hospital director"."""
    told = parties.chains[owner]
    if not parties.chains[speaker].names or told.names or any(m.cited for m in told.mentions):
        return False
    standing = told.roles & (lists.words("bodies", "standing") | lists.words("bodies", "state"))
    return not standing and all(m.form in ("bare", "pronoun") for m in told.mentions)


def _is_nobody(owner: Chain) -> bool:
    """Whether the only names before an office are a day's or a side's of a house: "Senate Majority Leader"."""
    last = {names.split(n)[-1] for n in owner.names if names.split(n)}
    last = last or {m.head for m in owner.mentions if m.form == "bare"}
    return bool(last) and last <= lists.words("bodies", "no_owners")


def _colleagues(parties: Parties) -> Iterator[tuple[int, int]]:
    """Those who speak for one party, one of them unnamed: "port officials" may be the port's spokeswoman.

    So may one who is not named be those who speak for a party that he may be.
    """
    by_body: dict[int, list[int]] = {}
    for root, body in sorted(parties.speaks.items()):
        by_body.setdefault(body, []).append(root)
    for speakers in by_body.values():
        for a, b in combinations(speakers[:MOST_ALIKE], 2):
            if not (parties.chains[a].names and parties.chains[b].names):
                yield min(a, b), max(a, b)
    for x, y in sorted(parties.doubts):
        for a, b in ((parties.root(x), parties.root(y)), (parties.root(y), parties.root(x))):
            if not parties.chains[a].names:
                yield from ((min(a, k), max(a, k)) for k in by_body.get(b, ())[:MOST_ALIKE] if k != a)


def _leaders(parties: Parties, found: Mapping[int, int]) -> dict[int, int]:
    """The heads of state who speak as the one body of the story that they lead: a president and his palace.

    They do so, too, where nothing but their country was told as what they speak for: "U.S. President Ann Poe".
    """
    members = [(root, parties.chains[root]) for root in parties.members()]
    often = {root: len(told.mentions) for root, told in members}
    led: dict[str, list[tuple[int, str]]] = {}
    countries = {root: _country(told) for root, told in members}
    for root, told in members:
        for body in sorted({names.body(n).byname for n in told.names} & lists.bodies().keys()):
            _, role, country = lists.bodies()[body]
            if role and root not in found:
                led.setdefault(role, []).append((root, country))
    places: dict[int, list[int]] = {}
    for root, told in members:
        stately = root in found and bool(countries.get(found[root]))
        for role in sorted(told.roles & led.keys()):
            held = [m for m in told.mentions if role in m.roles and (stately or not m.owner)]
            called = not told.names or any(m.name for m in held)
            now = bool(held) and called and not any(m.words & _PAST for m in held)
            told_of = _countries(told) | {countries[found[root]]} if stately else _countries(told)
            fitting = [k for k, country in led[role] if not told_of or country in told_of]
            if now and "person" in told.kinds and (stately or root not in found) and fitting:
                places[root] = fitting
    leads = _of_one_palace(places)
    parties.doubts |= {(min(k, n), max(k, n)) for k, told_of in places.items() for n in told_of if k not in leads}
    rivals: dict[int, list[int]] = {}
    for root, palace in leads.items():
        rivals.setdefault(palace, []).append(often[root])
    sole = {palace: max(told) for palace, told in rivals.items() if told.count(max(told)) == 1}
    return {root: palace for root, palace in leads.items() if often[root] == sole.get(palace)}


def _of_one_palace(places: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """For each head of state the palace that is surely meant: the only one that fits, or that no other's country fits.

    So in a story of two presidents "President Roe" has the palace that "Zedland's President Poe" has not.
    """
    leads = {root: fitting[0] for root, fitting in places.items() if len(fitting) == 1}
    taken = set(leads.values())
    for root, fitting in places.items():
        free = [k for k in fitting if k not in taken]
        if root not in leads and len(free) == 1:
            leads[root] = free[0]
    return leads


def _country(told: Chain) -> str:
    """The country whose name alone a party bears, or ""."""
    known = {lists.country(n.lower().removeprefix("the ")) for n in told.names}
    return known.pop() if len(known) == 1 else ""


def _countries(told: Chain) -> set[str]:
    """The countries that a party's words tell of."""
    return {lists.country(w) for w in told.words}.union(*(lists.countries_in(m.text) for m in told.mentions)) - {""}


def _speaks_for(told: Chain, owner: Chain) -> bool:
    """Whether the role that ties a party to another is one of speaking for it; a country has few such roles."""
    past = {w for m in told.mentions if m.words & _PAST for w in (*m.roles, m.head)}
    past |= {
        w for m in told.mentions if m.words & lists.words("people", "loose") for w in lists.words("people", "advisers")
    }
    owned = [m for m in told.mentions if m.owner] or told.mentions
    if "person" in owner.kinds and told.names and "person" in told.kinds:
        named = {(m.report, m.sentence) for m in told.mentions if m.name}
        owned = [m for m in owned if (m.report, m.sentence) in named]
    roles = {w for m in owned for w in (*m.roles, m.head)} - past
    if not any("doctor" in m.text.lower() for m in owned):
        roles.discard("doctor")
    if any(m.words & lists.words("people", "prosecuting") for m in told.mentions):
        roles.discard("counsel")
    if any(names.body(n).byname for n in owner.names):
        roles = {w for w in roles if "journalist" not in lists.classes(w)}
    is_country = any(lists.country(n.lower().removeprefix("the ")) for n in owner.names)
    land = not owner.names and owner.roles <= lists.words("bodies", "lands")
    is_country = is_country or (bool(owner.names) and all(m.settled for m in owner.mentions if m.name))
    if not is_country and roles & _of_bodies(named=bool(told.names)) and owner.names and owner.kinds <= {"body"}:
        return True
    speakers = lists.words("people", "country_speakers" if is_country or land else "speakers")
    if not is_country and "person" in owner.kinds and told.kinds == {"person"}:
        speakers = lists.words("people", "voices_of_persons")
    things = any(m.kind in ("document", "") and m.owner and not m.name for m in told.mentions)
    return bool(roles & speakers) or told.kinds == {"document"} or (things and not land)


def _of_bodies(named: bool) -> frozenset[str]:
    """Roles of those who speak for a named body that they are of, but for no country; one who is named has a rank."""
    unnamed = lists.words("people", "members") | lists.words("people", "staff")
    return lists.words("people", "ranks") | (frozenset() if named else unnamed)


def range_of(reading: Reading, offset: int, where: Range | None) -> int | None:
    """The story's chain that stands at a range of a report, or None."""
    return None if where is None or where not in reading.of else offset + reading.of[where]
