"""Paragraphs: the lines of a text, and where the text is hard-wrapped the lines of one paragraph together.

Plain-text wires and mails break their lines within sentences, at one right margin. A line that had room for the next
line's first word was not broken by that margin, and so the lines themselves tell where it is and where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from firsthand.records import Range

LONGEST = 10_000
"""Characters; a longer paragraph is cut at a blank, so that one hostile line cannot take all memory."""

NARROWEST, WIDEST = 40, 100
"""Characters: the right margins at which plain text is wrapped."""

LONGEST_WORD = 20
"""Characters; of a longer word (an address, a script without blanks) no more count as what a line had no room for."""

SLACK = 3
"""Characters by which a line that ends a sentence may miss the margin and still be full: wires are wrapped by hand too.
In 3,000 wires of Reuters-21578 without their indents 21 % of the paragraphs are joined to the one before with 3 (12
with 0, 25 with 5) and 4 % of the other line ends are not joined (14 with 0, 3 with 5)."""

SLACK_WITHIN = 10
"""The same for a line that does not end a sentence: what follows is seldom a new paragraph."""

BROKEN = 2
"""Lines broken within a sentence by one margin, before any is joined. No text of PolNeAR, BASIL, ECB+ or 6,265 reports
of AllSides, which all have a paragraph a line, has 2; some 20 of those 8,168 have 1, mostly a title above its date."""

BROKEN_AMONG_OTHERS = 4
"""The same where a wrapped text stands among lines of another kind, as between the menus of a page."""

FULL = 0.7
"""Share, among the lines of half a margin or more that end no sentence, of those that end at the margin in a wrapped
text. Titles and verse, of which many end no sentence, are of all lengths."""

SURE = 0.3
"""Share of the full lines of a wrapped text that surely break a sentence: the next goes on with a small letter. Titles
that happen to be equally long break none."""

SURE_AMONG_OTHERS = 0.5
"""The same for each stretch of full lines among lines of another kind."""

TAIL = 5
"""Characters at a line's end in which the mark stands that closes a sentence, with the quotation marks after it."""

_BREAKS = ("\n", "\r\n", "\r")
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(rf"\S{{1,{LONGEST_WORD}}}")
_CLOSED = re.compile(r"[.!?:;…][\"'”’“»)\]*]{0,3}$")
_ITEM = re.compile(r"(?:[-–—*•·o+|#]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s|[>|#=*_~<]")
_SOLID = re.compile(r"\S")
_GAP = re.compile(r"\S {3,}\S|\S\t")


class _Line(NamedTuple):
    """A line without the blanks at its ends. `near`: nothing but one line break stands before it."""

    start: int
    end: int
    indent: int
    near: bool

    @property
    def reach(self) -> int:
        """The column that it ends at."""
        return self.indent + self.end - self.start


class _Seam(NamedTuple):
    """Where one line follows another. `reach`: of the first line. `word`: the length of the second one's first.

    `open`: the second may go on with the first, as far as blank lines, indents and tables tell. `broken`: the first
    ends as no sentence does. `sure`: the second begins as none does, too.
    """

    reach: int
    word: int
    open: bool
    broken: bool
    sure: bool


def split(text: str, dropped: tuple[Range, ...]) -> Iterator[Range]:
    """The paragraphs of `text` outside what was set aside, without blanks at their ends; none is empty.

    A paragraph is a line, or in a hard-wrapped text the lines up to a blank line, an indent, or a line that ends
    before the margin. Titles, lists, tables and verse, whose lines keep to no margin, stay apart.
    """
    run: list[_Line] = []
    for line in _lines(text, dropped):
        if line.end - line.start <= WIDEST:
            run.append(line)
            continue
        yield from _join(text, run)
        run = []
        yield from _cut(text, line.start, line.end)
    yield from _join(text, run)


def _lines(text: str, dropped: tuple[Range, ...]) -> Iterator[_Line]:
    """The lines outside what was set aside that are not blank; what was set aside also ends a line."""
    at = 0
    for start, end in (*sorted(dropped), (len(text), len(text))):
        last = -1
        for match in _LINE.finditer(text, at, max(at, start)):
            content = match.group().lstrip()
            if content:
                start = match.end() - len(content)
                near = last >= 0 and text[last : match.start()] in _BREAKS
                last = match.end()
                yield _Line(start, start + len(content.rstrip()), start - match.start(), near)
        at = max(at, end)


def _join(text: str, run: list[_Line]) -> Iterator[Range]:
    """The paragraphs of lines none of which is longer than a margin can be."""
    joined = _find_joined(text, run)
    at = 0
    for last, line in enumerate(run):
        if last + 1 == len(run) or not joined[last] or _begins(text, run[at], line, run[last + 1]):
            yield from _cut(text, run[at].start, line.end)
            at = last + 1


def _begins(text: str, first: _Line, before: _Line, line: _Line) -> bool:
    """Whether `line` is an item of a list or indented, and so begins a paragraph; an item's own lines may hang."""
    if _item(text, line):
        return _item(text, first) or not _broken(text, before)
    return line.indent > before.indent and not (before is first and _item(text, first))


def _item(text: str, line: _Line) -> bool:
    return _ITEM.match(text, line.start, line.end) is not None


def _broken(text: str, line: _Line) -> bool:
    return _CLOSED.search(text, max(line.start, line.end - TAIL), line.end) is None


def _find_joined(text: str, run: list[_Line]) -> list[bool]:
    """For each line but the last whether the margin broke it, so that the next goes on with it."""
    if sum(line.reach >= NARROWEST for line in run) < BROKEN:
        return [False] * len(run)
    seams = [_look(text, one, other) for one, other in pairwise(run)]
    margin, votes = _find_margin(seams)
    if votes < BROKEN:
        return [False] * len(run)
    full = [s.open and s.reach - SLACK <= margin <= s.reach + s.word + SLACK for s in seams]
    long = [f for f, s in zip(full, seams, strict=True) if s.open and s.broken and s.reach >= margin / 2]
    sure = [s.sure for s in seams]
    if sum(long) >= FULL * len(long) and sum(sure) >= SURE * sum(full):
        near = [s.open and s.broken and s.reach + s.word + SLACK_WITHIN >= margin for s in seams]
        return [any(reasons) for reasons in zip(full, sure, near, strict=True)]
    return _keep_sure(full, sure) if votes >= BROKEN_AMONG_OTHERS else [False] * len(run)


def _look(text: str, one: _Line, other: _Line) -> _Seam:
    open_ = other.near and (other.indent <= one.indent or _item(text, one))
    word = _WORD.match(text, other.start, other.end) if open_ else None
    if not word or _GAP.search(text, one.start, one.end) or _GAP.search(text, other.start, other.end):
        return _Seam(one.reach, 0, False, False, False)
    broken = _broken(text, one)
    whole = len(word[0]) < LONGEST_WORD
    sure = broken and whole and one.reach >= NARROWEST and text[other.start].islower()
    return _Seam(one.reach, len(word[0]), True, broken, sure)


def _find_margin(seams: list[_Seam]) -> tuple[int, int]:
    """The margin that may have broken most lines, and how many: each votes for all that may have broken it."""
    votes = [0] * (WIDEST + LONGEST_WORD + SLACK + 2)
    for seam in seams:
        if seam.sure and seam.reach <= WIDEST:
            votes[seam.reach] += 1
            votes[seam.reach + seam.word + SLACK + 1] -= 1
    sums = list(accumulate(votes))
    margin = max(range(NARROWEST, WIDEST + 1), key=lambda column: (sums[column], -column))
    return margin, sums[margin]


def _keep_sure(full: list[bool], sure: list[bool]) -> list[bool]:
    """The full lines of those stretches in which enough of them surely break a sentence."""
    kept = [False] * len(full)
    start = 0
    for end in range(len(full) + 1):
        if end == len(full) or not full[end]:
            broken = sum(sure[start:end])
            if broken and broken >= SURE_AMONG_OTHERS * (end - start):
                kept[start:end] = [True] * (end - start)
            start = end + 1
    return kept


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    """The range in pieces that are not too long, cut at blanks where there are any."""
    while end - start > LONGEST:
        blank = max(text.rfind(mark, start + 1, start + LONGEST) for mark in " \r\n")
        cut = blank if blank > 0 else start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = next(_SOLID.finditer(text, cut, end)).start()
    if start < end:
        yield start, end
