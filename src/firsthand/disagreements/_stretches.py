"""Stretches of one report, and which of them lie over another: asked often, they are ordered once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from firsthand.records import Range

Told = TypeVar("Told")


class _Stretch(NamedTuple, Generic[Told]):
    """A stretch, its place among those given, and what stands there."""

    start: int
    end: int
    place: int
    told: Told


class Stretches(Generic[Told]):
    """Stretches with what stands at each. They may lie over one another; what they hold keeps the order given."""

    def __init__(self, given: Iterable[tuple[Range, Told]]) -> None:
        found = (_Stretch(start, end, place, told) for place, ((start, end), told) in enumerate(given))
        self._ordered = sorted(found, key=lambda s: (s.start, s.place))
        self._farthest = list(accumulate((s.end for s in self._ordered), max))

    def over(self, start: int, end: int) -> list[Told]:
        """What stands at the stretches that share a character with the one from `start` to `end`, in the order given.

        It takes as long as stretches begin behind the first one that ends so late, which are few in a text.
        """
        last = bisect_left(self._ordered, end, key=lambda s: s.start)
        first = last
        while first > 0 and self._farthest[first - 1] > start:
            first -= 1
        near = (s for s in self._ordered[first:last] if s.end > start)
        return [s.told for s in sorted(near, key=lambda s: s.place)]
