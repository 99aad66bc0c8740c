"""The engine that runs in this process: the definition of right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from firsthand.engine import Progress

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

    def pairs(self, postings: Iterable[tuple[int, int]], at_most: int) -> Iterator[tuple[int, int, int]]:
        """For each two items that share keys of at most `at_most` items: (item, larger item, keys shared)."""
        return shared_keys(postings, at_most)


def shared_keys(postings: Iterable[tuple[int, int]], at_most: int) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order."""
    items_of: defaultdict[int, set[int]] = defaultdict(set)
    for key, item in postings:
        items_of[key].add(item)
    shared: Counter[tuple[int, int]] = Counter()
    for items in items_of.values():
        if 1 < len(items) <= at_most:
            shared.update(combinations(sorted(items), 2))
    for (left, right), count in sorted(shared.items()):
        yield left, right, count
