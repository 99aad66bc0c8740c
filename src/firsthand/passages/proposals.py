"""Which reports are compared word by word: those that share rare keys, few for each report.

The work grows with the reports, not with their square, and what rests on one text stays linked: where many reports
share a sentence, each is compared with some of them, and those with others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from firsthand.engine import Engine
from firsthand.passages.fingerprints import keys
from firsthand.passages.words import STEP, Words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FURNITURE = 100
"""Reports: what stands in more of them than this is no sign that two of them belong together."""

CIRCLE = 16
"""Reports that one key joins with one another; of more, those that hold it are joined in circles of this size, each
half over the next. The largest of 29 marked stories has 3 reports."""

FEWEST_KEYS = 3
"""Keys (runs of four words, couples of content words) that two reports share before they are compared."""

PARTNERS = 20
"""Reports with which one report is compared on its own account, those with which it shares the rarest keys first.

A story of up to 21 reports is compared whole. In made-up stories of 200 reports, each of which copied 6 of 30
sentences, all that hold a sentence stayed linked by passages in it, for each of the 30.
"""


def propose(words: Sequence[Words], engine: Engine) -> tuple[tuple[int, int], ...]:
    """The pairs to compare, as places in `words`, in order."""
    columns = [keys(w) for w in words]
    pairs = [(a, b) for a, b, shared in engine.pairs(_postings(columns), FURNITURE) if shared >= FEWEST_KEYS]
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in pairs:
        beside[left].append(right)
        beside[right].append(left)
    if all(len(others) <= PARTNERS for others in beside.values()):
        return tuple(pairs)
    shared = _rarities(columns, pairs)
    kept = {
        (min(one, other), max(one, other))
        for one, others in beside.items()
        for other in sorted(others, key=lambda o: (-shared[min(one, o), max(one, o)], abs(one - o), o))[:PARTNERS]
    }
    return tuple(sorted(kept))


def _rarities(columns: Sequence[NDArray[np.uint64]], pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """For each pair, how much the keys that the two share tell: each 1 by the number of reports that hold it."""
    import numpy as np

    _, places, counts = np.unique(np.concatenate(columns), return_inverse=True, return_counts=True)
    own = np.split(places, np.cumsum([len(c) for c in columns])[:-1])
    tells = np.where(counts <= FURNITURE, 1 / counts, 0.0)
    marked, at = np.zeros(len(tells), bool), -1
    found = {}
    for left, right in pairs:
        if left != at:
            marked[own[at]] = False
            marked[own[left]], at = True, left
        found[left, right] = round(float(tells[own[right][marked[own[right]]]].sum()), 9)
    return found


def _postings(columns: Sequence[NDArray[np.uint64]]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Keys and the reports that hold them; a key of more than CIRCLE reports has a name of its own in each circle."""
    import numpy as np

    names = np.concatenate([np.zeros(0, np.uint64), *columns])
    items = np.repeat(np.arange(len(columns), dtype=np.int64), [len(c) for c in columns])
    order = np.argsort(names, kind="stable")
    names, items = names[order], items[order]
    _, first, places, counts = np.unique(names, return_index=True, return_inverse=True, return_counts=True)
    rank, held = np.arange(len(names)) - first[places], counts[places]
    few, many = held <= CIRCLE, (held > CIRCLE) & (held <= FURNITURE)
    own = [names[few]]
    for step in (1, 2):
        circle = (rank[many] // (CIRCLE // 2) + step).astype(np.uint64)
        own.append(names[many] ^ (circle * np.uint64(STEP)))
    return np.concatenate(own), np.concatenate([items[few], items[many], items[many]])
