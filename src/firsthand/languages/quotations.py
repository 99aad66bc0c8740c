"""Where quotations open and close, for the marks that news texts use.

A paragraph is read by itself. What a mark does is told by what stands on its sides (a blank before it opens, a blank
after it closes) and, where that tells nothing, by whether a quotation is open. Double marks of all shapes pair with
one another, for texts mix them up; guillemets pair with guillemets. A single mark is most often an apostrophe, and is
believed only where it opens and closes, outside double marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import Literal, NamedTuple

from firsthand.records import Range

LONGEST_LOOSE = 12
"""Words of a quotation in single marks whose closing mark may be a possessive's ('the losers' of the valley). In
PolNeAR, BASIL and 6,265 reports of AllSides 171 different ones are found, all rightly, none longer than 10 words."""

MARKS = "\"'`“”„‟‘’‚‛«»‹›″"
"""The characters that quotation marks are made of."""

NEAR = 8
"""Characters before and after a mark that tell what it does: the longest elided word and its end, 6'11 and a blank."""

_RUN = re.compile(f"[{MARKS}]+|,,(?=\\w)")
_MARK = re.compile(r"``|'{2,3}|‘‘|’’|,,|.")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_DECADE = re.compile(r"\d\d(s?)(?!\w)")
_ELISION = re.compile(r"(?:em|tis|[Tt]was|til|till|cause|cuz|cos|bout|round|n)(?![\w'’])|n['’](?!\w)")
_OPENING = frozenset({"“", "„", "‟", "``", "‘‘", ",,", "«", "‹"})
_CLOSING = frozenset({"”", "»", "›"})
_TWICE = frozenset({"``", "''", "‘‘", "’’"})
_CURVED = {"“": "open", "‘": "open", "«": "open", "”": "close", "’": "close", "»": "close"}
_MATES = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_SINGLES = frozenset("'’‘‚‛`")
_DOUBLES = frozenset(MARKS) - _SINGLES
_UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff")
_HARD_BLANKS = ("\u00a0", "\u202f")
_BRACKETS = frozenset("([{<\\")
_ENDS = frozenset(".,;:!?…)]}>")
_STOPS = _ENDS - {":", ";"}
_DASHES = frozenset("-–—/")


class _Mark(NamedTuple):
    """A quotation mark and what it may do. `loose`: it may as well be an inch, or a possessive's apostrophe."""

    start: int
    end: int
    text: str
    opens: bool
    closes: bool
    loose: bool = False

    @property
    def runs(self) -> bool:
        """Whether it surely opens, so that the paragraph's end may close it."""
        return self.text in _OPENING or (self.opens and not self.closes and self.text not in _CLOSING)


class _Run(NamedTuple):
    """What stands before and after one or more marks, in their paragraph, and what that makes them do."""

    before: str
    after: str
    side: str


class _Pair(NamedTuple):
    """Marks that belong together, as the range of both, the first one's text, and in how many others they stand."""

    start: int
    end: int
    text: str
    depth: int


def find_quotations(text: str, paragraphs: tuple[Range, ...]) -> tuple[Range, ...]:
    """The quotations of each paragraph, marks included, in order and never nested.

    A quotation that its paragraph does not close runs to the paragraph's end where it is in double marks or
    guillemets (the next paragraph goes on with it), and in single marks only where the next paragraph opens with one
    too: else an unclosed single mark is an apostrophe and opens nothing. Where the next paragraph closes it without
    opening it again, all up to there is quoted.
    """
    found: list[Range] = []
    left_open = False
    for number, place in enumerate(paragraphs):
        after = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        ranges, left_open = _find_in(text, place, text[after : after + 2], left_open)
        found.extend(ranges)
    return tuple(found)


def closes(text: str, quotation: Range) -> bool:
    """Whether a quotation ends with a mark of its own, and not with its paragraph."""
    start, end = quotation
    if end - start < 2 or text[end - 2 : end] in _TWICE:
        return end - start > 1
    single = text[start] in _SINGLES and text[start : start + 2] not in _TWICE
    return text[end - 1] in (_SINGLES if single else _DOUBLES)


def _find_in(text: str, place: Range, after: str, left_open: bool) -> tuple[list[Range], bool]:
    """The quotations of one paragraph, and whether a double mark is open at its end; `after` begins the next one."""
    marks = list(_read(text, place))
    doubles = [m for m in marks if m.text not in _SINGLES and m.text not in _MATES]
    goes_on = after.startswith(("“", "„", "‟", "”", '"', "``", "''", "‘‘"))
    outer, runs_on = _pair(doubles, place, goes_on, left_open)
    outer += _pair([m for m in marks if m.text in _MATES], place, after[:1] in _MATES, False)[0]
    outer = _keep_outermost(outer)
    singles = list(_outside(outer, (m for m in marks if m.text in _SINGLES)))
    found = _keep_outermost([*outer, *_pair_singles(text, singles, place, after[:1])])
    return [span for span in found if _WORD.search(text, *span)], runs_on


def _read(text: str, place: Range) -> Iterator[_Mark]:
    """The quotation marks of a paragraph, each with what its neighbours let it do."""
    for match in _RUN.finditer(text, *place):
        start, end = match.span()
        before, after = text[max(place[0], start - NEAR) : start], text[end : min(place[1], end + NEAR)]
        side = _side(before[-1:] or " ", after[:1] or " ", after[1:2])
        amid = side == "between" and end - start > 1
        for inner in _MARK.finditer(text, start, end):
            mark = inner.group()
            run = _Run(before, after, _CURVED.get(mark, side) if amid else side)
            read = _read_single if mark in _SINGLES else _read_angle if mark in _MATES else _read_double
            opens, closes, loose = read(mark, run)
            if opens or closes:
                yield _Mark(*inner.span(), mark, opens, closes, loose)


def _side(left: str, right: str, beyond: str) -> Literal["open", "close", "apart", "between"]:
    """What a mark does that stands between two characters, as far as they and the one after them tell."""
    blank, blank_after = (c.isspace() or c in _UNSEEN for c in (left, right))
    ends = right in _ENDS and right != "…" and not (right == "." and beyond and not beyond.isspace())
    if blank or blank_after:
        return "apart" if blank and (blank_after or ends) else "open" if blank else "close"
    if left in _BRACKETS:
        return "open"
    if right in _ENDS or (right in _DASHES and (left.isalnum() or left in _ENDS)):
        return "close"
    return "between"


def _read_double(mark: str, run: _Run) -> tuple[bool, bool, bool]:
    """Whether a double mark opens, whether it closes, and whether it may be an inch; it may be no mark at all."""
    if _FEET.search(run.before):
        return False, False, False
    sides = {"open", "between"} if mark in _CLOSING else {"open", "apart", "between"}
    glued = run.side == "between" and run.before[-1:].isalnum() and mark not in _OPENING
    loose = run.before[-1:].isdigit() and mark not in _OPENING and run.after[:1] not in _ENDS
    return run.side in sides and not glued and mark != "’’", run.side != "open" or mark in _CLOSING, loose


def _read_angle(mark: str, run: _Run) -> tuple[bool, bool, bool]:
    """Whether a guillemet opens and closes: it closes only its mate, and so may always close."""
    if mark in _CLOSING:
        opens = run.side in ("open", "between") and not run.before[-1:].isalnum()
    else:
        opens = run.side != "close" or (run.after[:1] in _HARD_BLANKS and not run.before[-1:].isalnum())
    return opens, True, False


def _read_single(mark: str, run: _Run) -> tuple[bool, bool, bool]:
    """Whether a single mark opens, whether it closes, and whether it may be an apostrophe nevertheless.

    One that opens may be a year's ('08); one that closes may be of the losers' loss or of goin' home.
    """
    left, right = run.before[-1:], run.after[:1]
    between = run.side == "between"
    decade = _DECADE.match(run.after)
    starts = right.isalnum() or (right != "" and right in "[($£€…@#&")
    opens = starts and mark != "’" and not (decade and decade[1]) and not _ELISION.match(run.after)
    opens = opens and (run.side == "open" or (between and not left.isalnum() and left not in _STOPS))
    closes = run.side == "close" or (between and (left in _STOPS or not right.isalnum()))
    owner = left in {"s", "S", "z", "x"} or (run.before.endswith("in") and run.before[-3:-2].isalnum())
    possessive = owner and right.isspace() and run.after[1:2].isalnum()
    return opens, closes and mark != "`", possessive or (opens and decade is not None)


def _pair(marks: list[_Mark], place: Range, goes_on: bool, left_open: bool) -> tuple[list[Range], bool]:
    """The outermost pairs of marks, and whether the paragraph's end closes the last."""
    stack: list[_Mark] = []
    pairs: list[_Pair] = []
    for mark, after in zip_longest(marks, marks[1:]):
        closed_later = after is not None and after.closes and not (after.opens or after.loose)
        inch = mark.loose and closed_later and len(stack) == 1
        mate = _MATES.get(stack[-1].text, mark.text) if stack else ""
        if mark.closes and mark.text == mate and not inch:
            opener = stack.pop()
            pairs.append(_Pair(opener.start, mark.end, opener.text, len(stack)))
        elif mark.opens:
            stack.append(mark)
        elif left_open and not pairs and not stack and not mark.loose:
            pairs.append(_Pair(place[0], mark.end, mark.text, 0))
    return _settle(sorted(pairs), stack, place, goes_on)


def _settle(pairs: list[_Pair], unclosed: list[_Mark], place: Range, goes_on: bool) -> tuple[list[Range], bool]:
    """The outermost pairs, where some marks were never closed.

    The paragraph's end closes the last of them, or the first if it begins the paragraph and either the next goes on
    or what stands in it has other marks. Any other was forgotten by the writer, nobody knows where it ends, and it is
    as if it were not there.
    """
    if unclosed and unclosed[0].start == place[0] and unclosed[0].runs:
        first = unclosed[0]
        if goes_on or all(pair.text != first.text for pair in pairs):
            return [(first.start, place[1])], True
    starts = [mark.start for mark in unclosed]
    found = [(p.start, p.end) for p in pairs if p.depth == bisect_right(starts, p.start)]
    last = unclosed[-1] if unclosed else None
    if last is None or not last.runs or (pairs and pairs[-1].start > last.start):
        return found, False
    return [*found, (last.start, place[1])], True


def _keep_outermost(ranges: Iterable[Range]) -> list[Range]:
    """The ranges, in order, without those that begin in another."""
    kept: list[Range] = []
    for start, end in sorted(ranges, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _outside(ranges: list[Range], marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """The marks, which are in order, that stand in none of the ranges, which are in order too."""
    number = 0
    for mark in marks:
        while number < len(ranges) and ranges[number][1] <= mark.start:
            number += 1
        if number == len(ranges) or mark.start < ranges[number][0]:
            yield mark


def _pair_singles(text: str, marks: list[_Mark], place: Range, after: str) -> Iterator[Range]:
    """The quotations in single marks.

    One is closed before the next mark opens; by a mark that may be a possessive's only where no other closes it, and
    only where it is short.
    """
    openers = [number for number, mark in enumerate(marks) if mark.opens]
    for number, following in zip_longest(openers, openers[1:], fillvalue=len(marks)):
        mark = marks[number]
        closers = [m for m in marks[number + 1 : following] if m.closes]
        closer = next((m for m in closers if not m.loose), None)
        goes_on = following == len(marks) and mark.text == after
        begins = goes_on and mark.start == place[0]
        if mark.loose:
            goes_on, closers = False, []
        if closer is None and closers and not begins and _short(text, mark.end, closers[0].start):
            closer = closers[0]
        if closer is not None:
            yield mark.start, closer.end
        elif goes_on:
            yield mark.start, place[1]


def _short(text: str, start: int, end: int) -> bool:
    """Whether a range is of few words and within a sentence."""
    words = islice(_WORD.finditer(text, start, end), LONGEST_LOOSE + 1)
    return _SENTENCE_END.search(text, start, end) is None and sum(1 for _ in words) <= LONGEST_LOOSE
