"""Which reports are compared word by word: those that share rare keys, few for each report.

The work grows with the reports, not with their square, and what rests on one text stays linked: where many reports
share a sentence, each is compared with some of them, and those with others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from firsthand.engine import Engine, Postings, Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FURNITURE = 100
"""Reports: what stands in more of them than this is no sign that two of them belong together."""

BESIDE = 15
"""Reports that one key joins with each report that holds it: the next in order. Of up to 16 all are joined; the
largest of 29 marked stories has 3."""

FEWEST_KEYS = 3
"""Keys (runs of four words, couples of content words) that two reports share before they are compared."""

RARITY = 1_200
"""What the keys that two reports share before they are compared add up to: about three that ten reports hold, or a
sentence that sixty do. Without it the pairs of a report grow with the archive, for any two of it say "prime minister".
"""

PARTNERS = 20
"""Reports with which one report is compared on its own account, those with which it shares the rarest keys first.

In made-up stories of 200 reports, each of which copied 6 of 30 sentences, all that hold a sentence stayed linked by
passages in it, for each of the 30.
"""


WINDOW, WINDOW_FROM = 31, 10_000
"""Days apart up to which two dated reports are compared where there are so many reports or more: what is written about
an event later than that is another story (see `stories.FADES`), and an archive grows with its days. In a smaller one,
and where a report has no date, all are compared."""


def propose(postings: Postings, engine: Engine, published: Sequence[str | None] = ()) -> Iterator[tuple[int, int]]:
    """The pairs of reports to compare, as their places, in order; `postings` are the keys of the reports at each place.

    `published` says when those were published.
    """
    days = _days(published) if len(published) >= WINDOW_FROM else None
    rule = Rule(
        FURNITURE, FEWEST_KEYS, BESIDE, PARTNERS, RARITY, days, WINDOW, "runs of words and couples of content words"
    )
    return ((left, right) for left, right, _ in engine.pairs(postings, rule))


def _days(published: Sequence[str | None]) -> NDArray[np.int32]:
    """The day of each report, -1 where it is not known to the day."""
    import numpy as np

    return np.fromiter(map(_day, published), np.int32, len(published))


@lru_cache(maxsize=1 << 12)
def _day(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return -1
