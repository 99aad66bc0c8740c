"""Where work runs. `local` is the default and the definition of right: every engine returns what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar, Union

from firsthand.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many items are done, and how many there are."""


Postings = Union[Iterable[tuple[int, int]], "tuple[NDArray[np.uint64], NDArray[np.int64]]"]
"""Keys and the items that they stand in: (key, item) one by one, or a column of keys and a column of items."""


class Engine(Protocol):
    """Two verbs: `map` for work per report or story, `pairs` for the only shuffle."""

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order; `label` names the stage to a progress bar."""
        ...

    def pairs(self, postings: Postings, at_most: int) -> Iterator[tuple[int, int, int]]:
        """For each two items that share keys: (item, larger item, how many keys they share), in order.

        A posting is (key, item). A key that stands in more than `at_most` items joins nothing: it is furniture, and
        would make the work grow with the square of the reports.
        """
        ...


def open_engine(name: str = "local", progress: Progress | None = None) -> Engine:
    """The engine of that name; raises UsageError where there is none."""
    if name == "local":
        from firsthand.engine.local import Local

        return Local(progress)
    if name == "processes":
        from firsthand.engine.processes import Processes

        return Processes(progress)
    raise UsageError(f"there is no engine called {name!r}; there are: local, processes", name)
