"""Where quotations open and close, for the marks that news texts use."""

from __future__ import annotations

import re

from firsthand.records import Range

_CLOSES = {"“": "”", "”": "”", "«": "»", "„": "“”", "‹": "›", "‘": "’", "``": "''"}
_OPENING = re.compile(
    r"[“«„‹]|``|(?<!\S)”(?=\w)|(?<!\w)‘(?=\w)|(?<![\w\d])''(?=[\w\[(])"
    r"|(?<![\w\d.,!?])\"(?=[^\s\"])|(?<![\w.,!?'])'(?=[A-Za-z\[])"
)


def find_quotations(text: str, paragraphs: tuple[Range, ...]) -> tuple[Range, ...]:
    """The quotations of each paragraph, marks included, in order and never nested.

    A quotation that its paragraph does not close runs to the paragraph's end where it is in double marks (the next
    paragraph goes on with it), and in single marks only where the next paragraph opens with one too: else an unclosed
    single mark is an apostrophe and opens nothing.
    """
    found: list[Range] = []
    for number, (start, end) in enumerate(paragraphs):
        after = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        at = start
        while opening := _OPENING.search(text, at, end):
            mark = opening.group()
            close = _closing(text, opening.end(), end, mark)
            if close is None and mark in "'‘" and mark != after:
                at = opening.end()
                continue
            found.append((opening.start(), close or end))
            at = close or end
    return tuple(found)


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    """Where the quotation that `mark` opened ends, its closing mark included; None where it never closes."""
    if mark in ("‘", "'"):
        closing = re.compile(r"[’'](?!\w)")
    elif mark in ("``", "''"):
        closing = re.compile("''")
    elif mark == '"':
        closing = re.compile('"')
    else:
        closing = re.compile(f"[{_CLOSES[mark]}]")
    match = closing.search(text, at, end)
    return match.end() if match else None
