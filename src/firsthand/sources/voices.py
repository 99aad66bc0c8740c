"""Who is the voice of a story's one body of a sort: "hospital officials", "Zedlandic troops", a committee's chair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.likenesses import MOST_ALIKE, STANDING, Alike
from firsthand.sources.members import MEMBERS
from firsthand.sources.mentions import Mention
from firsthand.sources.parties import Parties

MOST_WORDS = 3
"""Words of a chair's committee before its noun: "House Intelligence", "Ways and Means"."""


def find(parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int]) -> Iterator[Alike]:
    """Unnamed parties that are the voice of the only body of the story that their words can mean, and that body."""
    bodies = [k for k, told in enumerate(chains) if "body" in told.kinds and not told.kinds & {"person", "outlet"}]
    yield from _officials(parties, chains, bodies)
    yield from _soldiers(parties, chains, bodies)
    yield from _justices(parties, chains, bodies)
    yield from _committees(parties, chains, owners, bodies)


def _officials(parties: Parties, chains: Sequence[Chain], bodies: Sequence[int]) -> Iterator[Alike]:
    """Officials who are told by a body's noun or name alone, and that body."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for k in bodies:
        told = chains[k]
        borne = [words for words in map(names.split, told.names) if words]
        nouns = {told.mentions[0].head} if not told.words and not borne else {words[-1] for words in borne}
        for word in sorted(nouns):
            by_word[word].append(k)
    voices = lists.words("people", "voices")
    for k, told in enumerate(chains):
        first = told.mentions[0]
        if told.names or told.owner is not None or first.head not in voices or not _is_whole(first):
            continue
        words = {w for w in first.words if w not in lists.words("mention", "former")}
        if len(words) == 1:
            yield from ((MEMBERS, min(n, k), max(n, k)) for n in _only(parties, by_word.get(words.pop(), ())))


def _soldiers(parties: Parties, chains: Sequence[Chain], bodies: Sequence[int]) -> Iterator[Alike]:
    """Troops who are told by a country alone, and its army."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for k in bodies:
        told = chains[k]
        countries = told.countries()
        borne = {w for n in told.names for w in names.split(n)} or told.roles
        if len(countries) == 1 and borne & lists.words("bodies", "whole_armies"):
            by_country[min(countries)].append(k)
    for k, told in enumerate(chains):
        first = told.mentions[0]
        countries = {lists.country(w) for w in first.words}
        of_army = not told.names and first.head in lists.words("people", "troops") and first.plural
        if of_army and len(countries) == 1 and "" not in countries and _is_whole(first):
            yield from ((MEMBERS, min(n, k), max(n, k)) for n in _only(parties, by_country.get(min(countries), ())))


def _justices(parties: Parties, chains: Sequence[Chain], bodies: Sequence[int]) -> Iterator[Alike]:
    """Justices of whom nothing else is told, and the highest court where it is the one court of their report.

    Or of the story, where their report tells of none.
    """
    words = lists.words("bodies", "highest_court")
    courts = [k for k in bodies if "court" in {*chains[k].roles, *(w for n in chains[k].names for w in names.split(n))}]
    for k, told in enumerate(chains):
        first = told.mentions[0]
        bench = not told.names and first.head in lists.words("people", "bench") and first.plural
        if bench and first.form == "definite" and not first.words and _is_whole(first):
            here = [n for n in courts if chains[n].mentions[0].report == first.report]
            only = _only(parties, here or courts)
            highest = (n for n in only if any(words <= {*names.split(name)} for name in chains[n].names))
            yield from ((MEMBERS, min(n, k), max(n, k)) for n in highest)


def _committees(
    parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int], bodies: Sequence[int]
) -> Iterator[Alike]:
    """What a chair is told to be the chair of ("Oversight Chairman Ann Poe") and the one committee so called."""
    committees: list[tuple[int, frozenset[str]]] = []
    for k in bodies[:MOST_ALIKE]:
        words = {w for n in chains[k].names for w in names.split(n)}
        if words & lists.words("bodies", "committees"):
            committees.append((k, frozenset(words)))
    chairs = lists.words("people", "chairs")
    chaired = sorted({owner for k, owner in owners.items() if chains[k].roles & chairs})
    for k in chaired if committees else ():
        words = {w for n in chains[k].names for w in names.split(n)}
        if words and len(words) <= MOST_WORDS and not words & lists.words("bodies", "committees"):
            found = _only(parties, [n for n, borne in committees if words <= borne and n != k])
            yield from ((STANDING, min(n, k), max(n, k)) for n in found)


def _only(parties: Parties, places: Sequence[int]) -> Sequence[int]:
    """The first of some chains if all are one party, else nothing."""
    return places[:1] if len({parties.root(n) for n in places[:MOST_ALIKE]}) == 1 else ()


def _is_whole(mention: Mention) -> bool:
    """Whether a mention stands for all of them: "the officials", not "two officials", "some", "former officials"."""
    first = mention.text.lower().partition(" ")[0]
    counted = first[:1].isdigit() or first in lists.words("mention", "some") | lists.words("mention", "numbers")
    apart = lists.words("mention", "apart") | lists.words("mention", "gone")
    return mention.form in ("bare", "definite") and not counted and not mention.words & apart
