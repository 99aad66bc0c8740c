"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from firsthand.present.exports._texts import whole

Cell = str | int | float | bool | None

GUARD = "'"
"""Stands before a text that a spreadsheet could take for a formula. To read it, drop one from the start of a cell."""

_STARTS = tuple("=+-@\t\r\n＝＋－＠'")
"""Of a formula in a spreadsheet (OWASP, CSV injection); and the guard itself, so that dropping one gives all back."""

_SKIPPED = (
    " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u2060\u3000\ufeff"
)
"""Blanks that a spreadsheet may trim before it looks for a formula."""


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The rows below a head of column names. Nothing is an empty cell, yes and no are true and false."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return written.getvalue()


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(whole(value)) if isinstance(value, str) else value


def guarded(text: str) -> str:
    """`text` with the guard before it where a spreadsheet could take it for a formula."""
    return GUARD + text if text.lstrip(_SKIPPED).startswith(_STARTS) else text
