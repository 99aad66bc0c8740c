"""The engine that runs in this process: the definition of right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from firsthand.engine import Postings, Progress, Rule
from firsthand.engine.shuffles import count_pairs, make

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

    def pairs(self, postings: Postings, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """For each two items that `rule` joins: (item, larger item, keys shared)."""
        return count_pairs(make(postings, self), rule)


def shared_keys(postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order, for one story: no engine is needed for that."""
    return count_pairs(make(postings, Local()), Rule(at_most))
