"""A chain: mentions that stand for one party, and what they tell of it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from firsthand.languages import outlets
from firsthand.sources import lists, names, resemblances
from firsthand.sources.mentions import Mention

SELDOM = 2
"""Times as often as an odd name a party must bear those that it shares with another, to be one with it all the same."""


class Chain:
    """Mentions that stand for one party, growing while the reports are read; `owner` is another chain's place.

    `names` are the names it bears, in the order they were read; `kinds` what its mentions say that it is; `roles`
    their role words and the nouns that head its descriptions; `words` their other content words; `plural` whether it
    is described as several.
    """

    def __init__(self, mentions: Iterable[Mention] = (), owner: int | None = None) -> None:
        self.mentions: list[Mention] = []
        self.owner = owner
        self.names: list[str] = []
        self.kinds: set[str] = set()
        self.roles: set[str] = set()
        self.words: set[str] = set()
        self.plural = False
        self._genders: Counter[str] = Counter()
        self._distinct: dict[tuple[str, str, str], Mention] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        self.mentions.append(mention)
        self.words |= mention.words
        self.kinds |= {mention.kind} - {""}
        self._genders.update({mention.gender} - {""})
        if mention.form != "pronoun":
            self.roles |= {*mention.roles, mention.head} - {""}
            self.plural = self.plural or mention.plural
        if mention.name:
            if mention.name not in self.names:
                self.names.append(mention.name)
            self._distinct.setdefault((mention.name, mention.kind, mention.gender), mention)

    @property
    def gender(self) -> str:
        """The gender that most of its mentions tell: m, f or nothing."""
        return max(sorted(self._genders), key=lambda g: self._genders[g], default="")

    def countries(self) -> set[str]:
        """The countries that its names and descriptions tell."""
        told = {lists.country(w) for w in self.words} - {""}
        return told.union(*(names.body(n).countries for n in self.names))

    @property
    def together(self) -> frozenset[str]:
        """The names of those whom its first mention names in one breath; none where it has a name of its own."""
        told = frozenset[str]() if self.names else self.mentions[0].together
        return told if len(told) > 1 else frozenset()

    def bearers(self) -> list[Mention]:
        """One mention for each name that the party bears."""
        return list(self._distinct.values())


def governed(told: Chain) -> str:
    """The one country that a party is the government of ("Government of Zedland", "the Zedlandish regime"), or ""."""
    if "person" in told.kinds:
        return ""
    if not told.names:
        nouns = {lists.country(told_by) for told_by in told.words}
        first = told.mentions[0]
        listed = lists.bodies().get(lists.byname(first.text.lower().removeprefix("the ")), ("", "", ""))[2]
        governs = first.head in lists.words("bodies", "governments")
        return listed if governs and listed else max(nouns) if governs and len(nouns) == 1 else ""
    countries = set()
    for told_by in map(names.body, told.names):
        plain = told_by.words == {"government"} or told_by.byname.startswith("Government of")
        listed = lists.bodies().get(told_by.byname, ("", "", ""))[2]
        countries.add((listed or " ".join(told_by.countries)) if plain else "")
    return max(countries) if len(countries) == 1 else ""


def likeness(a: Chain, b: Chain) -> float:
    """How surely the names of two chains are one party's; CONFLICT if one name or the gender rules it out.

    A full name that both bear outweighs one that a few of their mentions have, as where a name was cut wrongly.
    """
    scores = {(x, y): match_names(x, y) for x in _fullest(a) for y in _fullest(b)}
    ruled_out = [pair for pair, score in scores.items() if score == names.CONFLICT]
    if not ruled_out:
        return max(scores.values(), default=0.0)
    shared = {names.split(n) for n in a.names if " " in n} & {names.split(n) for n in b.names}
    suffixes = any(all(names.person(m.name).suffix for m in pair) for pair in ruled_out)
    if not shared or suffixes or {*a.kinds, *b.kinds} & {"outlet", "document"}:
        return names.CONFLICT
    odd = (_is_odd(x, a, shared) or _is_odd(y, b, shared) for x, y in ruled_out)
    return names.SAME if all(odd) else names.CONFLICT


def _is_odd(mention: Mention, told: Chain, shared: Collection[tuple[str, ...]]) -> bool:
    """Whether a party bears a name half as often, at most, as the full ones that it shares with another."""
    if names.split(mention.name) in shared:
        return False
    borne = Counter(m.name == mention.name for m in told.mentions if m.name)
    common = sum(names.split(m.name) in shared for m in told.mentions if m.name)
    return borne[True] * SELDOM <= common


def _fullest(told: Chain) -> list[Mention]:
    """The bearers of a party's names but for those that a fuller name of it holds: "Department" tells nothing more.

    Of an outlet without "the Post", where it has a name of several words or a listed one.
    """
    bearers = told.bearers()
    if "outlet" in told.kinds:
        return [m for m in bearers if len(names.split(m.name)) > 1 or outlets.lookup(m.name)] or bearers
    words = [frozenset(names.split(m.name)) for m in bearers]
    return [m for m, mine in zip(bearers, words, strict=True) if not any(mine < other for other in words)]


def match_names(a: Mention, b: Mention) -> float:
    """How surely two named mentions are one party, by their names and what kinds of party bear them."""
    if "outlet" in (a.kind, b.kind) and not _is_doubtful_outlet(a, b):
        return _match_papers(a, b)
    return resemblances.compare(a, b)


def _match_papers(a: Mention, b: Mention) -> float:
    """How surely two mentions are one outlet: its full name, an alias, its address, or its title's noun.

    An outlet shares the rest of its name, most often a place, with half of those whom it reports on.
    """
    left, right = (names.split(_stem(m.name)) for m in (a, b))
    if left == right and left:
        placed = (
            {a.kind, b.kind} != {"outlet"} and len(left) == 1 and _is_place(a.name if a.kind != "outlet" else b.name)
        )
        return 0.0 if placed else names.SAME
    known = match_outlets(a.name, b.name)
    if known or (outlets.lookup(a.name) and outlets.lookup(b.name)):
        return known
    short, long, words, whole = (a, b, left, right) if len(left) < len(right) else (b, a, right, left)
    if len(words) == 1 and _is_title(short, words[0], whole) and long.kind == "outlet":
        return names.PART
    rest = set(whole) - set(words)
    placeless = {w for w in rest if not lists.country(w)} if len(words) > 1 else rest
    titled = short.kind == "outlet" or whole[:1] != words[:1]
    if titled and placeless <= lists.words("bodies", "rhythms") and set(words) < set(whole):
        return names.PART
    core = _without_nouns(whole)
    if words == core and a.kind == b.kind:
        return names.PART
    return names.UNSURE if core and core == _without_nouns(words) else 0.0


def _is_doubtful_outlet(a: Mention, b: Mention) -> bool:
    """Whether the outlet of the two is one only by its capitals, which the other's name makes as well."""
    outlet, other = (a, b) if a.kind == "outlet" else (b, a)
    acronym = outlet.name.isupper() and " " not in outlet.name
    return acronym and other.kind == "body" and names.match_bodies(outlet.name, other.name) >= names.CLOSE


def _is_place(name: str) -> bool:
    return bool(lists.country(name.lower()) or lists.capital(name.lower()))


def _is_title(short: Mention, word: str, whole: tuple[str, ...]) -> bool:
    """Whether "the Courier" is the title's noun of "The Larn Courier", and so no word that a place is called by."""
    if short.kind not in ("outlet", "body", "") or word != whole[-1] or _is_place(word):
        return False
    listed = word in lists.words("bodies", "outlet")
    return listed or (short.text.lower() == f"the {word}" and whole[0] not in lists.words("bodies", "airs"))


def _without_nouns(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an outlet's name before what it is: "Zed" of "Zed news agency"."""
    nouns = lists.words("bodies", "newsrooms") | lists.words("bodies", "newsroom_ties") | {"newspaper", "magazine"}
    end = len(words)
    while end and words[end - 1] in nouns:
        end -= 1
    return words[:end]


def match_outlets(left: str, right: str) -> float:
    """Whether two names are borne by one listed outlet, or one is the other's web address."""
    a, b = outlets.lookup(left), outlets.lookup(right)
    if a and b:
        return names.SAME if a == b else 0.0
    if set(outlets.named(left)) & set(outlets.named(right)):
        return names.CLOSE
    one, two = (names.split(_stem(name)) for name in (left, right))
    if "".join(one) == "".join(two):
        return names.CLOSE
    return 0.0


def _stem(name: str) -> str:
    """A name without its article, and a web address without its last parts."""
    bare = name.lower().removeprefix("www.").removeprefix("the ")
    return bare.split(".")[0] if "." in bare and " " not in bare else bare
