"""A chain: mentions that stand for one party, and what they tell of it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from firsthand.languages import outlets
from firsthand.sources import lists, names
from firsthand.sources.mentions import Mention


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
            self._distinct.setdefault((mention.name.lower(), mention.kind, mention.gender), mention)

    @property
    def gender(self) -> str:
        """The gender that most of its mentions tell: m, f or nothing."""
        return max(sorted(self._genders), key=lambda g: self._genders[g], default="")

    def countries(self) -> set[str]:
        """The countries that its names and descriptions tell."""
        told = {lists.country(w) for w in self.words} - {""}
        return told.union(*(names.body(n).countries for n in self.names))

    def bearers(self) -> list[Mention]:
        """One mention for each name that the party bears."""
        return list(self._distinct.values())


def likeness(a: Chain, b: Chain) -> float:
    """How surely the names of two chains are one party's; CONFLICT if one name or the gender rules it out."""
    scores = [match_names(x, y) for x in a.bearers() for y in b.bearers()]
    return names.CONFLICT if names.CONFLICT in scores else max(scores, default=0.0)


def match_names(a: Mention, b: Mention) -> float:
    """How surely two named mentions are one party, by their names and what kinds of party bear them."""
    persons = {a.kind, b.kind} <= {"person", "", "group"}
    if a.name.lower() == b.name.lower():
        return names.CONFLICT if _gender_conflict(a, b) else names.SAME
    if persons and "person" in (a.kind, b.kind):
        return names.CONFLICT if _gender_conflict(a, b) else names.match_persons(a.name, b.name)
    if "person" in (a.kind, b.kind):
        return 0.0
    if "outlet" in (a.kind, b.kind):
        return max(match_outlets(a.name, b.name), names.match_bodies(a.name, b.name))
    likeness = names.match_bodies(a.name, b.name)
    return likeness if (a.kind and b.kind) or likeness >= names.CLOSE else 0.0


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


def _gender_conflict(a: Mention, b: Mention) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)
