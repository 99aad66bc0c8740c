"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from firsthand.present.exports._texts import whole

Cell = str | int | float | bool | None

GUARD = "'"
"""Stands before what a spreadsheet could take for a formula; `docs/how-to/export.md` says how to read it away."""

_SIGNS = "=+\\-@＝＋－＠"
_BLANKS = "\u0020\u00a0\u2000-\u200d\u2060\u3000\ufeff"
"""What a spreadsheet may trim before it looks for a formula."""

_OPENS = re.compile(f"[{_BLANKS}]*+[{_SIGNS}\t\r\n']")
"""The start of a text that a spreadsheet could run (OWASP, CSV injection), or of one that begins with a guard."""

_OPENS_INSIDE = re.compile(f"(?<=[;\t\r\n])([{_BLANKS}\"]*+'*+)(?=[{_SIGNS}])")
"""The start of a cell for a spreadsheet that parts cells by semicolons or tabs, as in half of the world."""


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
    """`text` with the guard wherever a spreadsheet could see the start of a formula; it can be read away again."""
    inside = _OPENS_INSIDE.sub(rf"\1{GUARD}", text)
    return GUARD + inside if _OPENS.match(text) else inside
