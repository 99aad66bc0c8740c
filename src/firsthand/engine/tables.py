"""Rows that wait, in memory or on disk, to be read part by part."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.engine import Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.void]

ROWS_AT_ONCE = 8_000_000
"""Rows of 16 bytes that are held together; to sort them takes about five times as much."""

PARTS = 64
"""Files that rows are dealt into where there are more: enough for 512 million in parts of ROWS_AT_ONCE."""

DEALT_FROM = 200_000
"""Rows from which parts are smaller than all: a processor's cache holds each."""

WHOLE = 4096
"""The rarity of a key in one item; of one that n share it is WHOLE // n. Whole numbers, so that no order of adding
changes a sum."""

POSTING = [("key", "<u8"), ("item", "<i8")]
PAIR = [("code", "<u8"), ("shared", "<u4"), ("rarity", "<u4")]
"""A row of columns. The code of a pair holds an item above another: one << 32 | other."""


class Waiting:
    """Rows that wait to be read part by part: in memory while they are few, dealt into files once they are not."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._held: list[Any] = []
        self._waiting = 0
        self.size = 0
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, rows: Table, deal: Any) -> None:
        """Takes rows; `deal` gives for rows the numbers, below PARTS, of the parts they belong to."""
        self._held.append(rows)
        self._waiting += len(rows)
        self.size += len(rows)
        self._deal = deal
        if self._waiting > ROWS_AT_ONCE:
            self._write()

    def parts(self) -> Iterator[Table]:
        """The rows of each part, in the order of the parts; to be asked for once."""
        import numpy as np

        if self._folder is None and self.size < DEALT_FROM:
            yield np.concatenate([np.zeros(0, self._kind), *self._held])
            self._held = []
        elif self._folder is None:
            dealt = self._dealt()
            for part in range(PARTS):
                yield np.concatenate(
                    [np.zeros(0, self._kind), *(rows[ends[part] : ends[part + 1]] for rows, ends in dealt)]
                )
        else:
            self._write()
            with self._folder:
                for path in sorted(Path(self._folder.name).iterdir()):
                    yield np.fromfile(path, self._kind)
                    path.unlink()

    def _write(self) -> None:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="firsthand-")
        dealt = self._dealt()
        for part in range(PARTS):
            with (Path(self._folder.name) / f"{part:04}").open("ab") as file:
                for rows, ends in dealt:
                    rows[ends[part] : ends[part + 1]].tofile(file)
        self._waiting = 0

    def _dealt(self) -> list[tuple[Table, list[int]]]:
        """The tables that are held, the rows of each in the order of their parts, and where those end; none after."""
        import numpy as np

        from firsthand.engine.shuffle_kernels import deal

        dealt = []
        for place, rows in enumerate(self._held):
            numbers, ordered = self._deal(rows).astype(np.uint8), np.empty_like(rows)
            ends = np.append(0, np.bincount(numbers, minlength=PARTS).cumsum())
            deal(rows.view("<u8").reshape(-1, 2), numbers, ends[:-1].copy(), ordered.view("<u8").reshape(-1, 2))
            dealt.append((ordered, ends.tolist()))
            self._held[place] = rows[:0]
        self._held = []
        return dealt


def tell(furniture: int, rule: Rule) -> None:
    """Logs how many keys joined nothing, or not all of their items, because they stand in too many."""
    if furniture and rule.label:
        told = "%d %s stand in more than %d reports that might belong together: they are no sign that two do"
        logging.getLogger("firsthand").warning(told, furniture, rule.label, rule.at_most)
