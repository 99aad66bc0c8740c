"""The engine that runs in this process: the definition of right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from firsthand.engine import Postings, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")

PAIRS_AT_ONCE = 4_000_000
"""Pairs held before they are counted together; 8 bytes each and as much again to sort them."""


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

    def pairs(self, postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
        """For each two items that share keys of at most `at_most` items: (item, larger item, keys shared)."""
        return shared_keys(postings, at_most)


def shared_keys(postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order."""
    import numpy as np

    keys, items = _columns(postings)
    if len(keys) == 0:
        return
    names, items = np.unique(items, return_inverse=True)
    both = np.zeros(0, np.int64)
    counts = np.zeros(0, np.int64)
    held: list[NDArray[np.int64]] = []
    for some in _codes(keys, items.astype(np.int64), at_most, len(names)):
        held.append(some)
        if sum(map(len, held)) >= PAIRS_AT_ONCE:
            both, counts = _count(both, counts, held)
            held = []
    both, counts = _count(both, counts, held)
    left, right = names[both // len(names)].tolist(), names[both % len(names)].tolist()
    yield from zip(left, right, counts.tolist(), strict=True)


def _columns(postings: Postings) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The keys and items of `postings`, each posting once, sorted by key, then item."""
    import numpy as np

    if isinstance(postings, tuple):
        keys, items = postings[0].astype(np.uint64), postings[1].astype(np.int64)
    else:
        rows = [(key & 0xFFFF_FFFF_FFFF_FFFF, item) for key, item in postings]
        keys = np.array([key for key, _ in rows], np.uint64)
        items = np.array([item for _, item in rows], np.int64)
    order = np.lexsort((items, keys))
    keys, items = keys[order], items[order]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (items[1:] != items[:-1])
    return keys[fresh], items[fresh]


def _codes(keys: NDArray[np.uint64], items: NDArray[np.int64], at_most: int, size: int) -> Iterator[NDArray[np.int64]]:
    """Each two items of a key as item * size + larger item; those a step apart, then two, and so on."""
    import numpy as np

    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    lengths = np.diff(np.append(starts, len(keys)))
    kept = np.repeat((lengths > 1) & (lengths <= at_most), lengths)
    keys, items = keys[kept], items[kept]
    longest = int(lengths[(lengths > 1) & (lengths <= at_most)].max(initial=0))
    for step in range(1, longest):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        yield items[same] * size + items[same + step]


def _count(
    both: NDArray[np.int64], counts: NDArray[np.int64], held: list[NDArray[np.int64]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    import numpy as np

    values, places = np.unique(np.concatenate([both, *held]), return_inverse=True)
    weights = np.concatenate([counts, np.ones(len(places) - len(counts), np.int64)])
    return values, np.bincount(places, weights, len(values)).astype(np.int64)
