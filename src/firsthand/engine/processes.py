"""The engine that runs on every core of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from firsthand.engine import Postings, Progress
from firsthand.engine.local import Local, shared_keys

T = TypeVar("T")
R = TypeVar("R")

FEWEST_ITEMS = 8
"""Below this many items a process pool costs more (about a second of imports in each process) than it saves."""


class Processes:
    """The items of a `map` side by side in a process for each core; results come in the items' order."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order; `function` and items must pickle."""
        if len(items) < FEWEST_ITEMS:
            yield from Local(self._progress).map(function, items, label)
            return
        import multiprocessing
        import os
        from concurrent.futures import ProcessPoolExecutor

        chunk = max(1, min(64, len(items) // (4 * (os.cpu_count() or 1))))
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            for done, result in enumerate(pool.map(function, items, chunksize=chunk), 1):
                yield result
                if self._progress:
                    self._progress(label, done, len(items))

    def pairs(self, postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
        """For each two items that share keys of at most `at_most` items: (item, larger item, keys shared)."""
        return shared_keys(postings, at_most)
