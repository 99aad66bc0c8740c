"""Where work runs. `local` is the default and the definition of right: every engine returns what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol, TypeVar, Union

from firsthand.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many items are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Postings that come in pairs of columns, keys and items, too many to be held together."""

    columns: Iterable[tuple[NDArray[np.uint64], NDArray[np.int64]]]


Postings = Union[Iterable[tuple[int, int]], "tuple[NDArray[np.uint64], NDArray[np.int64]]", Blocks]
"""Keys and the items that they stand in: (key, item) one by one, a column of keys and one of items, or blocks of
such columns. An item is a number from 0 to 2^32 - 1."""


class Engine(Protocol):
    """Two verbs: `map` for work per report or story, `pairs` for the only shuffle."""

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order; `label` names the stage to a progress bar."""
        ...

    def pairs(
        self,
        postings: Postings,
        at_most: int,
        at_least: int = 1,
        beside: int | None = None,
        partners: int | None = None,
        rarity: int = 0,
    ) -> Iterator[tuple[int, int, int]]:
        """For each two items that share `at_least` keys: (item, larger item, how many keys they share), in order.

        A key that stands in more than `at_most` items joins nothing: it is furniture, and would make the work grow
        with the square of the reports. A key joins an item with the next `beside` items only, in their order. A pair
        is left out where the keys that it shares do not add up to `rarity` (one that n items hold counts for
        4096 // n), and where neither item has the other among its `partners`: those with which it shares the rarest
        keys, then the nearest, then the first.
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
    if name == "spark":
        missing = [needed for needed in ("pyspark", "pyarrow", "pandas") if find_spec(needed) is None]
        if missing:
            raise UsageError(f"the engine spark needs {', '.join(missing)}: pip install 'firsthand[spark]'", name)
        from firsthand.engine.spark import Spark

        return Spark(progress)
    raise UsageError(f"there is no engine called {name!r}; there are: local, processes, spark", name)
