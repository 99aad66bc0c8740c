"""Where a report quotes, looked for only in the lines that may tell and, in an archive, only around what is shared."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from firsthand.languages.quotations import MARKS, find_quotations
from firsthand.records import Parse, Range, Report

LONGEST_LINE = 10_000
"""Characters of a line in which a quotation is looked for."""

_APOSTROPHES = "'’"
_MARKED = re.compile(rf"[{MARKS}](?:(?<![{_APOSTROPHES}])|(?<![^\W_].)|(?![^\W_]))")
"""Any quotation mark; but an apostrophe between two letters is none, and tells of no quotation."""
_MARKED_LOW = re.compile(rf"{_MARKED.pattern}|,,")


def find(
    report: Report, parse: Parse | None, told: Sequence[Range], around: Sequence[Range] | None = None
) -> tuple[Range, ...]:
    """Where a report quotes: between quotation marks, and in the direct quotations that are `told`.

    Those outside the lines `around` some ranges, which are in order, may be missing.
    """
    marked = parse.quotations if parse else find_quotations(report.text, find_lines(report.text, around))
    return (*marked, *told)


def find_lines(text: str, around: Sequence[Range] | None = None) -> tuple[Range, ...]:
    """The lines that hold a quotation mark, and the one after each: no other tells of a quotation.

    Lines that follow one another may tell of the same one: such as have nothing to do with the ranges `around` are left
    out. One longer than LONGEST_LINE is cut, so that one hostile line costs no more.
    """
    lines = _Lines(text)
    blocks = lines.blocks([(0, len(text))] if around is None else around)
    return tuple((lines.bounds[n], lines.bounds[n + 1]) for head, tail in blocks for n in range(head, tail + 1))


class _Lines:
    """The lines of a text, cut where they are too long, by number; whether one is marked is found out when needed."""

    def __init__(self, text: str) -> None:
        self.bounds = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
        if max(map(int.__sub__, self.bounds[1:], self.bounds), default=0) > LONGEST_LINE:
            pairs = zip(self.bounds, self.bounds[1:], strict=False)
            self.bounds = [at for start, end in pairs for at in range(start, end, LONGEST_LINE)] + [len(text)]
        self._text = text
        self._marking = _MARKED_LOW if ",," in text else _MARKED
        self._known: list[bool | None] = [None] * (len(self.bounds) - 1)

    def blocks(self, around: Sequence[Range]) -> Iterator[Range]:
        """The first and the last of marked lines in a row and the one after them, where one lies in a range."""
        done = 0
        for start, end in around:
            line, last = max(done, bisect_right(self.bounds, start) - 1), bisect_left(self.bounds, max(start + 1, end))
            while line < min(last, len(self._known)):
                if not self._marked(line) and not (line and self._marked(line - 1)):
                    line += 1
                    continue
                head = tail = line
                while head and self._marked(head - 1):
                    head -= 1
                while tail + 1 < len(self._known) and self._marked(tail):
                    tail += 1
                yield head, tail
                done = line = tail + 1

    def _marked(self, line: int) -> bool:
        known = self._known[line]
        if known is None:
            start, end = self.bounds[line], self.bounds[line + 1]
            found = self._marking.search(self._text, start, end + 1)
            known = self._known[line] = found is not None and found.start() < end
        return known
