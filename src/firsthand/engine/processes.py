"""The engine that runs on every core of this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from firsthand.engine import Postings, Progress, Rule
from firsthand.engine.local import Local
from firsthand.engine.shuffles import count_pairs, make

T = TypeVar("T")
R = TypeVar("R")

FEWEST_ITEMS = 8
"""Below this many items a process pool costs more (about a second of imports in each process) than it saves."""

AHEAD = 3
"""Lots of items that wait or run for each core, so that none is idle and not all are held in memory."""


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
        from concurrent.futures import Future, ProcessPoolExecutor

        cores = os.cpu_count() or 1
        size = max(1, min(64, len(items) // (4 * cores)))
        lots = (range(first, min(first + size, len(items))) for first in range(0, len(items), size))
        done = 0
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            running: deque[Future[list[R]]] = deque()
            for lot in chain(lots, repeat(None)):
                if lot is not None:
                    running.append(pool.submit(_each, function, [items[n] for n in lot]))
                if not running:
                    return
                if lot is None or len(running) > AHEAD * cores:
                    for result in running.popleft().result():
                        done += 1
                        yield result
                        if self._progress:
                            self._progress(label, done, len(items))

    def pairs(self, postings: Postings, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """For each two items that `rule` joins: (item, larger item, keys shared)."""
        return count_pairs(make(postings, self), rule)


def _each(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [function(item) for item in items]
