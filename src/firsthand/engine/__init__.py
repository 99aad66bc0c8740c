"""Where work runs. `local` is the default and the definition of right: every engine returns what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from firsthand.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
R = TypeVar("R")

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many items are done, and how many there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What joins two items of `Engine.pairs`.

    They share `at_least` keys. A key that stands in more than `at_most` items joins nothing: it is furniture, and would
    make the work grow with the square of the reports; where keys have a `label`, how many those are is logged. A key
    joins an item with the next `beside` items only. A pair is left out where the keys that it shares do not add up to
    `rarity` (one that n items hold counts for 4096 // n), and where neither item has the other among its `partners`:
    those with which it shares the rarest keys, then the nearest, then the first.

    `days` has a day for each item, -1 where it is not known. Where it is given, two items whose days lie more than
    `apart` days apart are no pair, a key is furniture only for items that too many others within those days hold, and
    the next items are the next in time, those without a day first.
    """

    at_most: int
    at_least: int = 1
    beside: int | None = None
    partners: int | None = None
    rarity: int = 0
    days: NDArray[np.int32] | None = None
    apart: int = 0
    label: str = ""


Columns = tuple["NDArray[np.uint64]", "NDArray[np.int64]"]
"""A column of keys, and one of the items that they stand in."""


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """Postings that `function` makes, in columns, of each of `sources`: where the engine runs, never all together."""

    function: Callable[[Any], Columns]
    sources: Sequence[Any]
    label: str = ""


Postings = Iterable[tuple[int, int]] | Columns | Made
"""Keys and the items that they stand in: (key, item) one by one, in columns, or to be made where they are needed. An
item is a number from 0 to 2^32 - 1."""


class Engine(Protocol):
    """Two verbs: `map` for work per report or story, `pairs` for the only shuffle."""

    def map(self, function: Callable[[T], R], items: Sequence[T], label: str = "") -> Iterator[R]:
        """What `function` returns for each item, in the items' order; `label` names the stage to a progress bar."""
        ...

    def pairs(self, postings: Postings, rule: Rule) -> Iterator[tuple[int, int, int]]:
        """For each two items that `rule` joins: (item, larger item, how many keys they share), in order."""
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
