"""Which two items share keys, counted in columns of numbers, in bounded memory: what is too much for it waits on disk.

Postings are dealt into parts by their keys; each part is sorted by itself and gives pairs. Those are dealt into parts
by their items, and each of these is counted by itself. The answer depends on neither the parts nor their size.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.engine import Blocks, Postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.void]

ROWS_AT_ONCE = 4_000_000
"""Rows of 16 bytes that are held together; to sort them takes about five times as much."""

PARTS = 64
"""Files that rows are dealt into where there are more: enough for 256 million in parts of ROWS_AT_ONCE."""

WHOLE = 4096
"""The rarity of a key in one item; of one that n share it is WHOLE // n. Whole numbers, so that no order of adding
changes a sum."""

POSTING = [("key", "<u8"), ("item", "<i8")]
PAIR = [("code", "<u8"), ("shared", "<u4"), ("rarity", "<u4")]
"""A row of columns. The code of a pair holds an item above another: one << 32 | other."""

LARGEST = (1 << 32) - 1


class Rule(NamedTuple):
    """What joins two items; see `Engine.pairs`."""

    at_most: int
    at_least: int = 1
    beside: int | None = None
    partners: int | None = None
    rarity: int = 0


def count_pairs(postings: Postings, rule: Rule) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order."""
    keyed = Waiting(POSTING)
    top = 0
    for rows in tables(postings):
        top = max(top, int(rows["item"].max(initial=0)))
        keyed.add(rows, lambda some: some["key"] * _odd() >> _bits())
    paired = Waiting(PAIR)
    for part in keyed.parts():
        for rows in join(part, rule):
            if rule.partners is not None:
                paired.add(turn(rows), lambda some: _range(some, top))
            paired.add(rows, lambda some: _range(some, top))
    if rule.partners is not None:
        paired = _best(paired, rule, top)
    for part in paired.parts():
        counted = _once(part) if rule.partners is not None else keep_enough(count(part), rule)
        one, other = counted["code"] >> _half(), counted["code"] & _low()
        yield from zip(one.tolist(), other.tolist(), counted["shared"].tolist(), strict=True)


class Waiting:
    """Rows that wait to be read part by part: in memory while they are few, dealt into files once they are not."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._held: list[Any] = []
        self._size = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, rows: Table, deal: Any) -> None:
        """Takes rows; `deal` gives for rows the numbers, below PARTS, of the parts they belong to."""
        self._held.append(rows)
        self._size += len(rows)
        self._deal = deal
        if self._size > ROWS_AT_ONCE:
            self._write()

    def parts(self) -> Iterator[Table]:
        """The rows of each part, in the order of the parts; to be asked for once."""
        import numpy as np

        if self._folder is None:
            yield np.concatenate([np.zeros(0, self._kind), *self._held])
            self._held = []
            return
        self._write()
        with self._folder:
            for path in sorted(Path(self._folder.name).iterdir()):
                yield np.fromfile(path, self._kind)
                path.unlink()

    def _write(self) -> None:
        import numpy as np

        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="firsthand-")
        rows = np.concatenate([np.zeros(0, self._kind), *self._held])
        numbers = self._deal(rows)
        order = np.argsort(numbers, kind="stable")
        borders = np.searchsorted(numbers[order], np.arange(PARTS + 1))
        for part in range(PARTS):
            with (Path(self._folder.name) / f"{part:04}").open("ab") as file:
                rows[order[borders[part] : borders[part + 1]]].tofile(file)
        self._held, self._size = [], 0


def join(postings: Table, rule: Rule) -> Iterator[Table]:
    """A row for each two items of a key; those a step apart, then two, and so on."""
    import numpy as np

    order = np.lexsort((postings["item"], postings["key"]))
    keys, items = postings["key"][order], postings["item"][order]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (items[1:] != items[:-1])
    keys, items = keys[fresh], items[fresh].astype(np.uint64)
    starts = _heads(keys)
    lengths = np.diff(np.append(starts, len(keys)))
    shared = (lengths > 1) & (lengths <= rule.at_most)
    kept = np.repeat(shared, lengths)
    keys, items, sizes = keys[kept], items[kept], np.repeat(lengths, lengths)[kept]
    longest = int(lengths[shared].max(initial=1))
    for step in range(1, min(longest, (rule.beside or longest) + 1)):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        rows = np.empty(len(same), PAIR)
        rows["code"] = items[same] << _half() | items[same + step]
        rows["shared"] = 1
        rows["rarity"] = WHOLE // sizes[same]
        yield rows


def count(pairs: Table) -> Table:
    """A row for each pair, in order: what its rows share and how rare that is, added up."""
    import numpy as np

    order = np.argsort(pairs["code"], kind="stable")
    codes = pairs["code"][order]
    starts = _heads(codes)
    rows = np.empty(len(starts), PAIR)
    rows["code"] = codes[starts]
    for column in ("shared", "rarity"):
        rows[column] = np.add.reduceat(pairs[column][order], starts) if len(starts) else 0
    return rows


def keep_enough(counted: Table, rule: Rule) -> Table:
    """Of counted rows those that share enough keys, and rare enough ones."""
    return counted[(counted["shared"] >= rule.at_least) & (counted["rarity"] >= rule.rarity)]


def keep_partners(counted: Table, partners: int) -> Table:
    """Of counted rows those of each first item's best partners: the rarest shared, then the nearest, then the first."""
    import numpy as np

    one, other = counted["code"] >> _half(), counted["code"] & _low()
    away = np.maximum(one, other) - np.minimum(one, other)
    order = np.lexsort((other, away, -counted["rarity"].astype(np.int64), one))
    owners = one[order]
    starts = _heads(owners)
    rank = np.arange(len(owners)) - np.repeat(starts, np.diff(np.append(starts, len(owners))))
    return counted[np.sort(order[rank < partners])]


def _best(paired: Waiting, rule: Rule, top: int) -> Waiting:
    """The pairs that one of the two has among its best, smaller item first."""
    import numpy as np

    best = Waiting(PAIR)
    for part in paired.parts():
        rows = keep_partners(keep_enough(count(part), rule), rule.partners or 0)
        turned = rows["code"] >> _half() > rows["code"] & _low()
        best.add(np.concatenate([rows[~turned], turn(rows[turned])]), lambda some: _range(some, top))
    return best


def _heads(column: NDArray[Any]) -> NDArray[np.int64]:
    """The places of a sorted column where another value begins."""
    import numpy as np

    return np.flatnonzero(np.concatenate((np.ones(min(1, len(column)), bool), column[1:] != column[:-1])))


def _once(pairs: Table) -> Table:
    """Each row once, in order."""
    import numpy as np

    return pairs[np.unique(pairs["code"], return_index=True)[1]]


def turn(rows: Table) -> Table:
    """The rows with their items the other way round."""
    turned = rows.copy()
    turned["code"] = rows["code"] << _half() | rows["code"] >> _half()
    return turned


def tables(postings: Postings) -> Iterator[Table]:
    """The postings in tables of ROWS_AT_ONCE rows at most, if they do not come in columns of their own."""
    import numpy as np

    if isinstance(postings, Blocks):
        blocks: Iterable[tuple[Any, Any]] = postings.columns
    elif isinstance(postings, tuple):
        blocks = [postings]
    else:
        blocks = _lots(postings)
    for keys, items in blocks:
        rows = np.empty(len(keys), POSTING)
        rows["key"], rows["item"] = keys, items
        if len(rows) and not 0 <= int(rows["item"].min()) <= int(rows["item"].max()) <= LARGEST:
            raise ValueError(f"an item is a number from 0 to {LARGEST}")
        yield rows


def _lots(postings: Iterable[tuple[int, int]]) -> Iterator[tuple[Any, Any]]:
    import numpy as np

    waiting = iter(postings)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        keys: Sequence[int] = [key & 0xFFFF_FFFF_FFFF_FFFF for key, _ in some]
        yield np.array(keys, np.uint64), np.array([item for _, item in some], np.int64)


def _range(pairs: Table, top: int) -> NDArray[np.int64]:
    """The part of each pair: the parts hold items in rising order, of about equal numbers."""
    import numpy as np

    items: NDArray[np.int64] = (pairs["code"] >> _half()).astype(np.int64)
    return items * PARTS // (top + 1)


def _odd() -> Any:
    import numpy as np

    return np.uint64(0x9E37_79B9_7F4A_7C15)


def _bits() -> Any:
    import numpy as np

    return np.uint64(64 - PARTS.bit_length() + 1)


def _half() -> Any:
    import numpy as np

    return np.uint64(32)


def _low() -> Any:
    import numpy as np

    return np.uint64(LARGEST)
