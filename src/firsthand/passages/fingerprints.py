"""The few numbers that stand for a report's text: reports that may share a passage meet under them.

Winnowing is Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from firsthand.engine import Columns
from firsthand.passages.words import BREAK, CONTENT, STEP, Words, grams, read_words
from firsthand.records import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAM = 4
"""Words in a fingerprint."""

WINDOW = 4
"""Fingerprints of which one is kept: any GRAM + WINDOW - 1 = 7 words in common are surely noticed."""


def winnow(hashes: NDArray[np.uint64], window: int) -> NDArray[np.uint64]:
    """The least hash of every `window` neighbours, each once: what two texts share in `window` places, they keep."""
    import numpy as np

    if len(hashes) <= window:
        return np.unique(hashes)
    return np.unique(np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1))


def content(words: Words) -> NDArray[np.int64]:
    """The rows of the words that say something."""
    import numpy as np

    return np.flatnonzero(words.weights == CONTENT)


def couples(words: Words) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """A hash for each two neighbouring content words, whichever comes first, and the row of the one that does.

    They stay where a sentence was reworded or its function words changed.
    """
    import numpy as np

    rows = content(words)
    one, other = words.stems[rows[:-1]], words.stems[rows[1:]]
    pair = np.stack([np.minimum(one, other), np.maximum(one, other)])
    near = rows[1:] - rows[:-1] < BREAK
    hashes = (pair[0] * np.uint64(STEP)) ^ pair[1]
    return hashes[near], rows[:-1][near]


def keys(words: Words) -> NDArray[np.uint64]:
    """The keys under which reports that may share a passage meet."""
    import numpy as np

    return np.unique(np.concatenate([winnow(grams(words.forms, GRAM), WINDOW), couples(words)[0]]))


def number(columns: Iterable[NDArray[np.uint64]]) -> Columns:
    """The keys of all reports in one column, and in another the places of the reports that have them."""
    import numpy as np

    held = [np.zeros(0, np.uint64), *columns]
    return np.concatenate(held), np.repeat(np.arange(-1, len(held) - 1), [len(keys) for keys in held])


def read_postings(given: tuple[int, Sequence[Report]]) -> Columns:
    """The keys of reports without a parse, `keys` of each in any order, some more than once, and the reports' places.

    The first report is at the place that is given with them. By machine code.
    """
    import numpy as np

    from firsthand.passages import kernels, scans

    place, reports = given
    blocks: list[Columns] = []
    for lot in scans.lots(reports):
        words = scans.scan(lot)
        room, chosen = np.empty(len(words.forms), np.uint64), np.empty(2 * len(words.forms) + 1, np.uint64)
        ends = np.zeros(len(lot), np.int64)
        kernels.choose(words.forms, words.worths, words.upto, room, chosen, ends)
        places = np.arange(place, place + len(lot))
        blocks.append((chosen[: ends[-1]].copy(), np.repeat(places, np.diff(ends, prepend=0))))
        for odd in words.odd:
            own = keys(read_words((lot[odd], None)))
            blocks.append((own, np.full(len(own), place + odd)))
        place += len(lot)
    names, rows = zip(number(()), *blocks, strict=True)
    return np.concatenate(names), np.concatenate(rows)
