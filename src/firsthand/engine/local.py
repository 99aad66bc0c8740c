"""The engine that runs in this process: the definition of right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from firsthand.engine import Postings, Progress
from firsthand.engine.shuffles import Rule, count_pairs

T = TypeVar("T")
R = TypeVar("R")


class Local:
    """One item after another, in this process."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order."""
        for done, item in enumerate(items, 1):
            yield function(item)
            if self._progress:
                self._progress(label, done, len(items))

    def pairs(
        self,
        postings: Postings,
        at_most: int,
        at_least: int = 1,
        beside: int | None = None,
        partners: int | None = None,
        rarity: int = 0,
    ) -> Iterator[tuple[int, int, int]]:
        """For each two items that share keys: (item, larger item, keys shared); see `Engine.pairs`."""
        return count_pairs(postings, Rule(at_most, at_least, beside, partners, rarity))


def shared_keys(postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order, for one story: no engine is needed for that."""
    return count_pairs(postings, Rule(at_most))
