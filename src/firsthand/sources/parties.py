"""The parties of one story: which chains of mentions, in one report or across reports, stand for one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain, likeness
from firsthand.sources.resemblances import JOINED


@dataclass(slots=True)
class Parties:
    """Which chain of the story is which party: `root` gives each chain's party by its first chain."""

    chains: list[Chain]
    parents: list[int]
    doubts: set[tuple[int, int]] = field(default_factory=set)
    speaks: dict[int, int] = field(default_factory=dict)

    def root(self, k: int) -> int:
        """The first chain of the party that chain `k` is of."""
        while self.parents[k] != k:
            self.parents[k] = self.parents[self.parents[k]]
            k = self.parents[k]
        return k

    def members(self) -> dict[int, list[int]]:
        """The chains of each party, by its first one."""
        found: dict[int, list[int]] = defaultdict(list)
        for k in range(len(self.chains)):
            found[self.root(k)].append(k)
        return dict(found)

    def join(self, a: int, b: int, told: bool = False) -> bool:
        """Makes two chains one party; tells whether that could be done without naming two persons one.

        Where the text tells that they are one (`told`), two names are no hindrance.
        """
        x, y = sorted((self.root(a), self.root(b)))
        if x == y:
            return True
        if not told and self._conflict(x, y):
            return False
        self.parents[y] = x
        self.chains[x] = _together(self.chains[x], self.chains[y])
        return True

    def countries(self, k: int) -> set[str]:
        """The countries that a party's words tell, else those that whom it belongs to does: "Zedland's army"."""
        told = self.chains[k]
        own = told.countries()
        return own if own or told.owner is None else self.chains[self.root(told.owner)].countries()

    def _conflict(self, x: int, y: int) -> bool:
        left, right = self.chains[x], self.chains[y]
        things = {"body", "outlet"}
        sure = [(told.kinds & {"person", *things}) for told in (left, right)]
        namesakes = {names.split(n) for n in left.names} & {names.split(n) for n in right.names}
        doubtful = any(len(n) > 1 for n in namesakes) or any(len(s) > 1 for s in sure)
        alike = likeness(left, right)
        unlike = all(sure) and ("person" in sure[0]) != ("person" in sure[1]) and not doubtful and alike < JOINED
        countries = (self.countries(x), self.countries(y))
        foreign = all(countries) and not countries[0] & countries[1] and not {"person", "outlet"} & left.kinds
        rivals = bool(things & left.kinds & right.kinds) and _are_rivals(left, right)
        titled = "outlet" in left.kinds & right.kinds and left.names and right.names and alike < names.PART
        return bool(unlike or foreign or titled or rivals) or alike == names.CONFLICT


def _are_rivals(left: Chain, right: Chain) -> bool:
    """Whether two bodies bear words that tell such as them apart: committees of the House and of the Senate."""
    ours, theirs = ({w for n in told.names for w in names.split(n)} for told in (left, right))
    apart = [lists.words("rivals", sort) for sort in ("houses", "quarters", "halves")]
    return any(ours & sort and theirs & sort and not ours & theirs & sort for sort in apart)


def _together(a: Chain, b: Chain) -> Chain:
    return Chain([*a.mentions, *b.mentions], a.owner if a.owner is not None else b.owner)
