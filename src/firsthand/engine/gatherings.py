"""The pairs of `shuffles`, gathered item by item by machine code: no row of a pair is ever sorted or written.

The postings of shared keys are laid out key by key. Each item then looks from where it stands at the next ones of the
same key, and adds up what it shares with each: a step in memory for each time that two items meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firsthand.engine import Rule
from firsthand.engine.tables import PAIR, PARTS, WHOLE, Waiting, tell

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAIRS_AT_ONCE = 1_000_000
"""Pairs for which there is room; more wait in another such column."""


def gather(keyed: Waiting, rule: Rule, top: int) -> NDArray[np.void]:
    """The rows of the pairs that the postings make, in order; `top` is the largest item."""
    import numpy as np

    from firsthand.engine import shuffle_kernels as kernels

    items, worths, steps = _group(keyed, rule)
    starts, own = np.zeros(top + 2, np.int64), np.empty(len(items), np.uint32)
    kernels.file(items, starts, own)
    rows = items.astype(np.uint64) << np.uint64(kernels.DAY)
    rows |= worths.astype(np.uint64) << np.uint64(kernels.WORTH)
    rows |= steps
    partners = -1 if rule.partners is None else rule.partners
    limits = (rule.at_least, rule.rarity, partners, int(steps.max(initial=0)))
    shared, met = np.zeros(top + 1, np.int64), np.empty(top + 2, np.int64)
    size = max(PAIRS_AT_ONCE, top + 1)
    item, found = 0, [np.zeros(0, PAIR)]
    codes, shares = np.empty(size, np.uint64), np.empty(size, np.uint32)
    while item <= top:
        n, item = kernels.meet(rows, (starts, own), limits, shared, met, item, codes, shares)
        some = np.empty(n, PAIR)
        some["code"], some["shared"] = codes[:n], shares[:n]
        found.append(some)
    return _ordered(found)


def _group(keyed: Waiting, rule: Rule) -> tuple[Any, Any, Any]:
    """Items of shared keys, key by key; what its crowd makes each worth; how many next ones it meets."""
    import numpy as np

    from firsthand.engine import shuffle_kernels as kernels

    items, (crowds, steps) = np.empty(keyed.size, np.uint32), np.empty((2, keyed.size), np.uint16)
    apart = -1 if rule.days is None else rule.apart
    limits = (rule.at_most, min(rule.beside or rule.at_most, rule.at_most), apart)
    n, furniture = 0, 0
    for part in keyed.parts():
        orders = part["item"].astype(np.uint64)
        if rule.days is not None:
            orders |= (rule.days[part["item"]] + 1).astype(np.uint64) << np.uint64(kernels.DAY)
        names, places = np.empty((2, len(part)), np.uint64)
        ends = np.zeros(1 << max(1, min(24, (len(part) // kernels.BUCKET).bit_length())), np.int64)
        kernels.sort(np.ascontiguousarray(part["key"]), orders, PARTS.bit_length() - 1, ends, names, places)
        n, some = kernels.group(names, places, limits, n, (items, crowds, steps), np.empty(len(part), np.int64))
        furniture += some
    tell(furniture, rule)
    worth = np.array([0, *(WHOLE // size for size in range(1, rule.at_most + 1))], np.uint16)
    return items[:n], worth[crowds[:n]], steps[:n]


def _ordered(found: list[NDArray[np.void]]) -> NDArray[np.void]:
    """The rows, each once, in the order of their pairs."""
    import numpy as np

    rows = np.concatenate(found)
    order = np.argsort(rows["code"], kind="stable")
    codes = rows["code"][order]
    fresh = np.ones(len(codes), bool)
    fresh[1:] = codes[1:] != codes[:-1]
    return rows[order[fresh]]
