"""Which parties of a story may be one although nothing joins them: doubts that keep two names from counting as two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.sources import lists, names, spellings
from firsthand.sources.chains import Chain, likeness
from firsthand.sources.likenesses import DOUBTED, MOST_ALIKE, Alike
from firsthand.sources.parties import Parties

SHORT = 8
"""Words; a longer mention tells a story about its party, whose words are not the party's own."""

MOST_SPELT = 60
"""Cited parties that share the beginning of a word of their names and are compared; bounds the work."""

FEW = 3
"""Mentions of a party without a name that are read for the names of others."""

LEAST_ACRONYM = 2
"""Letters; one capital stands for no name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells a party from others.

    `families` are the fields that its words belong to ("police"), `telling` the words that are neither of a field nor
    common to bodies, `voice` whether it speaks for a whole country.
    """

    person: bool
    named: bool
    families: frozenset[str]
    telling: frozenset[str]
    countries: frozenset[str]
    voice: bool
    names: tuple[str, ...]


def find(parties: Parties) -> Iterator[Alike]:
    """Pairs of cited parties that the texts do not clearly tell apart, each with the likeness of a doubt."""
    cited = sorted({parties.root(k) for k, told in enumerate(parties.chains) if any(m.cited for m in told.mentions)})
    profiles = {root: p for root in cited if (p := _profile(parties.chains[root]))}
    found = {
        *_by_field(profiles),
        *_by_spelling(profiles),
        *_by_kind(parties.chains, profiles),
        *_by_voice(parties.chains, profiles),
        *_by_name(parties.chains, cited),
        *_by_newsroom(parties.chains, cited),
        *_by_post(parties, cited),
    }
    for a, b in sorted(found):
        yield DOUBTED, a, b


def _profile(told: Chain) -> Profile | None:
    """What a party's mentions tell; None for an outlet, a document, and an unnamed person."""
    person = "person" in told.kinds and "body" not in told.kinds
    if told.kinds & {"outlet", "document"} or not (told.names or told.kinds & {"body", "group"}):
        return None
    if person and not told.names:
        return None
    bynames = tuple(b for n in told.names if (b := names.body(n).byname))
    borne = tuple(dict.fromkeys((*told.names, *bynames)))
    words = {w for role in (*told.roles, *told.words) for w in names.split(role)}
    if not person:
        texts = (split for m in told.mentions if len(split := names.split(m.text)) <= SHORT)
        words = words.union(*(names.split(n) for n in borne), *texts)
    families = frozenset(f for w in words for f in lists.families(w))
    common = lists.words("bodies", "plain") | lists.words("bodies", "state") | lists.words("mention", "former")
    telling = {w for w in words - common if not lists.families(w) and not lists.country(w) and w not in _SMALL}
    countries = told.countries() | {lists.bodies()[b][2] for b in bynames} | {lists.capital(n.lower()) for n in borne}
    voice = not person and (any(_is_country(n) for n in borne) or "government" in families)
    return Profile(person, bool(told.names), families, frozenset(telling), frozenset(countries - {""}), voice, borne)


_PRIVATE = frozenset({"firm", "body", "monitor"})
_SMALL = frozenset(["the", "a", "an", "of", "for", "and", "in", "on", "s", "its", "their", "his", "her"])


def _is_country(name: str) -> bool:
    plain = name.lower().removeprefix("the ")
    return bool(
        lists.country(plain) or lists.capital(plain) or lists.bodies().get(lists.byname(plain), ("", "", ""))[2]
    )


def _by_field(profiles: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    """Bodies, and persons with a role, of one field; a country's voice and its ministries, army and police."""
    groups: dict[str, list[int]] = defaultdict(list)
    for root, told in profiles.items():
        for family in sorted(told.families):
            groups[family].append(root)
        if told.voice or told.families & lists.words("mention", "national"):
            groups[" voice"].append(root)
    for family in sorted(groups):
        for a, b in combinations(groups[family][:MOST_ALIKE], 2):
            x, y = profiles[a], profiles[b]
            if (family != " voice" or x.voice or y.voice) and not _are_apart(x, y):
                yield a, b


def _are_apart(a: Profile, b: Profile) -> bool:
    """Whether words tell two parties of one field apart: two persons, two countries, each its own place or name."""
    if a.person and b.person:
        return True
    if a.countries and b.countries:
        return not a.countries & b.countries
    places = lists.words("mention", "levels")
    if a.families & b.families <= places and not (a.voice or b.voice):
        return bool((a.families ^ b.families) - places)
    return bool(a.telling and b.telling and not a.telling & b.telling and not (a.voice or b.voice))


def _by_spelling(profiles: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    """Parties whose names may be one name in two spellings, or one a part of the other."""
    groups: dict[str, list[int]] = defaultdict(list)
    for root, told in profiles.items():
        for key in sorted({key for name in told.names for key in _spelling_keys(name)}):
            groups[key].append(root)
    for key in sorted(groups):
        for a, b in combinations(groups[key][:MOST_SPELT], 2):
            x, y = profiles[a], profiles[b]
            if any(names.may_be_spelt(m, n) for m in x.names for n in y.names):
                yield a, b


def _spelling_keys(name: str) -> Iterator[str]:
    words = [w for w in names.split(name) if w not in _SMALL]
    yield from (spellings.coarse(w)[:3] for w in words)
    yield spellings.coarse("".join(words))[:3]
    yield from ("^" + i[-2:] for i in names.initials(name) | names.body(name).acronyms if len(i) >= LEAST_ACRONYM)


def _by_kind(chains: Sequence[Chain], profiles: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    """A body only described ("the gas company") and each one whose name does not tell that it is another kind."""
    described = [r for r, p in profiles.items() if not p.named and _classes(chains[r].roles) & _PRIVATE]
    named = [r for r, p in profiles.items() if p.named and not p.person and not p.voice]
    for a in described[:MOST_ALIKE]:
        mine = _classes(chains[a].roles)
        for b in named[:MOST_ALIKE]:
            theirs = {w for n in profiles[b].names for w in names.split(n)}
            unsaid = not theirs & (lists.words("bodies", "state") | lists.words("bodies", "private"))
            countries = profiles[a].countries and profiles[b].countries
            foreign = countries and not profiles[a].countries & profiles[b].countries
            if (unsaid or _classes(theirs) & mine) and not foreign:
                yield min(a, b), max(a, b)


def _by_voice(chains: Sequence[Chain], profiles: Mapping[int, Profile]) -> Iterator[tuple[int, int]]:
    """A spokesman of whom no report tells for whom he speaks, and every body of the story."""
    bodies = [r for r, p in profiles.items() if not p.person][:MOST_ALIKE]
    speakers = lists.words("people", "spokesmen")
    for a in [r for r, p in profiles.items() if p.person and chains[r].roles & speakers][:MOST_ALIKE]:
        if chains[a].owner is None:
            yield from ((min(a, b), max(a, b)) for b in bodies)


def _by_name(chains: Sequence[Chain], cited: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A party, and one whose name or description holds all telling words of its name: "Roe", "the Roe Campaign".

    Not a place, whose name half of those in a story bear; two whose names rule each other out are two.
    """
    told = {root: frozenset(w for n in chains[root].names for w in _telling_words(n)) for root in cited}
    by_word: dict[str, list[int]] = defaultdict(list)
    for root in cited:
        for word in sorted(told[root] or {w for m in chains[root].mentions[:FEW] for w in _telling_words(m.text)}):
            by_word[word].append(root)
    for a in cited:
        names_ = [_telling_words(n) for n in chains[a].names]
        if not told[a] or all(m.settled for m in chains[a].mentions if m.name):
            continue
        for b in sorted({b for word in told[a] for b in by_word[word][:MOST_ALIKE]} - {a}):
            theirs = told[b] or {w for m in chains[b].mentions[:FEW] for w in _telling_words(m.text)}
            if any(mine and mine <= theirs for mine in names_) and not _are_ruled_out(chains[a], chains[b]):
                yield min(a, b), max(a, b)


def _are_ruled_out(a: Chain, b: Chain) -> bool:
    """Whether two parties of one kind have names that cannot be one's; a person and a body may speak together.

    Not where both bear one full name, whatever else they are called.
    """
    shared = {n.lower() for n in a.names if " " in n} & {n.lower() for n in b.names}
    return a.kinds == b.kinds and not shared and likeness(a, b) == names.CONFLICT


def _telling_words(name: str) -> frozenset[str]:
    told = names.body(name).words
    common = lists.words("bodies", "plain") | lists.words("bodies", "state") | lists.words("bodies", "private")
    return (
        frozenset(w for w in told - common if len(w) > 2 and not lists.capital(w))
        if len(told) <= SHORT
        else frozenset()
    )


def _by_newsroom(chains: Sequence[Chain], cited: Sequence[int]) -> Iterator[tuple[int, int]]:
    """An outlet that is only described ("the network") and each that is named."""
    outlets = [root for root in cited if "outlet" in chains[root].kinds]
    for a, b in combinations(outlets[:MOST_SPELT], 2):
        if bool(chains[a].names) != bool(chains[b].names):
            yield a, b


def _by_post(parties: Parties, cited: Sequence[int]) -> Iterator[tuple[int, int]]:
    """One in an office of whom no report tells whose he is, and the body that such a one speaks for.

    The body may be cited by who speaks for it alone: "a Justice Department spokesman".
    """
    chains = parties.chains
    bodies = [(b, chains[b]) for b in parties.members() if "person" not in chains[b].kinds]
    named = {names.body(n).byname: b for b, told in bodies for n in told.names}
    for a in cited:
        held = chains[a].roles | chains[a].words if chains[a].owner is None else frozenset()
        for post, body in lists.posts().items() if "person" in chains[a].kinds else ():
            b = named.get(names.body(body).byname) if post <= held else None
            if b is not None and b != a:
                yield min(a, b), max(a, b)


def _classes(words: Iterable[str]) -> set[str]:
    return {c for w in words for c in lists.classes(w)}
