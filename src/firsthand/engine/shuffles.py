"""Which two items share keys, counted in columns of numbers, in bounded memory: what is too much for it waits on disk.

Postings are dealt into parts by their keys; each part is sorted by itself and gives pairs. Those are dealt into parts
by their items, and each of these is counted by itself. The answer depends on neither the parts nor their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.engine import Engine, Made, Postings, Rule
from firsthand.engine.tables import PAIR, PARTS, POSTING, WHOLE, Waiting, tell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.void]

COMPILED_FROM, COMPILED_TO = 200_000, 160_000_000
"""Postings from which machine code makes the pairs: loading it takes half a second, in which numpy makes those of so
many. It holds 12 bytes for each posting of a shared key; where there may be too many for 2 GB, pairs wait on disk."""

ROWS_TOLD = 1_000_000
"""Pairs or postings that are Python's numbers at the same time."""

LARGEST = (1 << 32) - 1

LATEST = 1 << 23
"""More than any day: the last one that a date can have is 3,652,059."""


def count_pairs(tables: Iterable[Table], rule: Rule) -> Iterator[tuple[int, int, int]]:
    """The pairs of `Engine.pairs`, in order."""
    keyed = Waiting(POSTING)
    top = 0
    for rows in tables:
        top = max(top, int(rows["item"].max(initial=0)))
        keyed.add(rows, lambda some: some["key"] * _odd() >> _bits())
    if COMPILED_FROM <= keyed.size <= COMPILED_TO and top < COMPILED_TO and rule.at_most < 1 << 16:
        from firsthand.engine import gatherings

        yield from _numbers(gatherings.gather(keyed, rule, top))
        return
    paired, furniture = Waiting(PAIR), 0
    for part in keyed.parts():
        shared = choose(part, rule)
        furniture += shared.furniture
        for rows in join(shared, rule):
            if rule.partners is not None:
                paired.add(turn(rows), lambda some: _range(some, top))
            paired.add(rows, lambda some: _range(some, top))
    tell(furniture, rule)
    if rule.partners is not None:
        paired = _best(paired, rule, top)
    for part in paired.parts():
        counted = _once(part) if rule.partners is not None else keep_enough(count(part), rule)
        yield from _numbers(counted)


def _numbers(counted: Table) -> Iterator[tuple[int, int, int]]:
    for start in range(0, len(counted), ROWS_TOLD):
        some = counted[start : start + ROWS_TOLD]
        one, other = some["code"] >> _half(), some["code"] & _low()
        yield from zip(one.tolist(), other.tolist(), some["shared"].tolist(), strict=True)


class Shared(NamedTuple):
    """The postings of keys that join items, in the order of the keys, then of days, then of items.

    `crowds` are the items among which each stands; `furniture` the keys that stood in too many.
    """

    keys: NDArray[np.uint64]
    items: NDArray[np.uint64]
    days: NDArray[np.int64]
    crowds: NDArray[np.int64]
    furniture: int


def choose(postings: Table, rule: Rule) -> Shared:
    """The postings under which items meet."""
    import numpy as np

    days = np.zeros(len(postings), np.int64) if rule.days is None else rule.days[postings["item"]].astype(np.int64)
    order = np.lexsort((postings["item"], days, postings["key"]))
    keys, items, days = postings["key"][order], postings["item"][order], days[order]
    fresh = np.ones(len(keys), bool)
    fresh[1:] = (keys[1:] != keys[:-1]) | (items[1:] != items[:-1])
    keys, items, days = keys[fresh], items[fresh].astype(np.uint64), days[fresh]
    starts = _heads(keys)
    lengths = np.diff(np.append(starts, len(keys)))
    crowds = np.repeat(lengths, lengths) if rule.days is None else _crowds(lengths, days, rule.apart)
    common = crowds > rule.at_most
    furniture = int(np.logical_or.reduceat(common, starts).sum()) if len(starts) else 0
    kept = ~common & (np.repeat(lengths, lengths) > 1)
    return Shared(keys[kept], items[kept], days[kept], crowds[kept], furniture)


def _crowds(lengths: NDArray[np.int64], days: NDArray[np.int64], apart: int) -> NDArray[np.int64]:
    """How many of a key's items lie within so many days of each or have no day: all, for one that has none."""
    import numpy as np

    groups = np.repeat(np.arange(len(lengths)), lengths)
    undated = np.bincount(groups[days < 0], minlength=len(lengths))[groups]
    column = groups * LATEST + days + 1
    low = np.searchsorted(column, groups * LATEST + np.maximum(1, days + 1 - apart))
    high = np.searchsorted(column, groups * LATEST + np.minimum(LATEST - 1, days + 1 + apart), "right")
    return np.where(days < 0, np.repeat(lengths, lengths), high - low + undated)


def join(shared: Shared, rule: Rule) -> Iterator[Table]:
    """A row for each two items of a key; those a step apart, then two, and so on."""
    import numpy as np

    keys, items, days, crowds, _ = shared
    longest = int(np.diff(np.append(_heads(keys), len(keys))).max(initial=1))
    for step in range(1, min(longest, (rule.beside or longest) + 1)):
        near = (days[:-step] < 0) | (days[step:] - days[:-step] <= rule.apart)
        same = np.flatnonzero((keys[step:] == keys[:-step]) & near)
        one, other = items[same], items[same + step]
        rows = np.empty(len(same), PAIR)
        rows["code"] = np.minimum(one, other) << _half() | np.maximum(one, other)
        rows["shared"] = 1
        rows["rarity"] = WHOLE // np.maximum(crowds[same], crowds[same + step])
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


def make(postings: Postings, engine: Engine) -> Iterator[Table]:
    """The postings in tables; those that are to be made are, by the engine."""
    import numpy as np

    if isinstance(postings, Made):
        blocks: Iterable[tuple[Any, Any]] = engine.map(postings.function, postings.sources, postings.label)
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
    while some := list(islice(waiting, ROWS_TOLD)):
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
