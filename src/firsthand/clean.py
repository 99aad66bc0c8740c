"""Which stretches of a report are the page's furniture: navigation, other stories, forms. Marked, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from firsthand.languages.furniture import matches
from firsthand.records import Range, Report

FEWEST_PROSE_WORDS = 10
"""Words of a line that ends as a sentence does, from which it is taken for running text."""

MOST_TITLE_WORDS = 30
"""Words of a headline: those of 21,578 agency items have at most 21; scraped ones carry a section's name."""

LONGEST_HEAD = 6
"""Short lines before the first running text from which they are a page's menu, not a report's own heading."""

LONGEST_TAIL = 6
"""Short lines after the last running text from which they are a page's foot."""

MOST_RELATED = 12
"""Headlines of other stories that one "read more" line brings in the midst of a report."""

WRAPPED = (45, 100)
"""Characters of a line that was cut to a page's width: typed and agency texts have 60 to 80."""


class Kind(Enum):
    """What a line looks like by itself."""

    PROSE = "prose"
    SHORT = "short"
    FURNITURE = "furniture"


class Line(NamedTuple):
    """A line with words in it, without the blanks at its ends, and what it looks like."""

    start: int
    end: int
    text: str
    kind: Kind


_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]{0,3}$""")
_FULL_STOP = re.compile(r"""\.["'”’»)\]]{0,3}$|[!?][”"»]$""")
_INNER_END = re.compile(r"""[a-z0-9)][.!?]["'”’»]{0,2} ["'“‘«(]?[A-ZÀ-Þ]""")
_SHAPES = re.compile(
    r"""\[/?[a-z][\w-]*(?:[ =][^\]\n]{0,200})?/?\]            # [form id=1]
    |<[^>\n]{1,200}>
    |(?:https?://|www\.)\S+
    |\S+@\S+\.\w+
    |[\W\d_]+                                                   # no letter at all
    |(?:©|\(c\)\s|copyright\s(?:©\s?)?\d{4}).{0,300}
    |[\d.,k]+\s(?:comments?|shares?|views?|likes?|votes?|retweets?|min(?:ute)?s?\sread)
    |(?:tags?|topics?|keywords?|categor(?:y|ies)|filed\sunder|hashtags?)\s?:.{0,300}
    |.{0,60}(?:/|\bvia\b|photo\s?:)\s?(?:getty(?:\simages)?|shutterstock|istock(?:photo)?)\b.{0,20}
    |(?:photo|photos|photograph|image|images|picture|pictures|credit)\s?(?:by|:|courtesy|source).{0,120}
    |home(?:\s?[>»›/|]\s?[^>»›/|\n]{1,60}){1,6}
    |[^>»›\n]{1,40}(?:\s[>»›]\s[^>»›\n]{1,60}){2,6}
    """,
    re.IGNORECASE | re.VERBOSE,
)


def mark(report: Report) -> Report:
    """`report` with the ranges of its text that are the page's furniture under `dropped`.

    The headline, lines that stand where the credit stands, byline and date lines are the report's own. Where in doubt
    a line is kept: a menu that stays costs less than a sentence that is lost.
    """
    lines = _lines(report.text)
    own = [r for r in (report.headline, report.credit) if r]
    dropped = _repeated_title(lines, report) | _singles(lines) | _related(lines) | _head(lines) | _tail(lines)
    kept = {k for k, line in enumerate(lines) if any(s < line.end and line.start < e for s, e in own)}
    return replace(report, dropped=tuple(_ranges(lines, dropped - kept)))


def _lines(text: str) -> list[Line]:
    found = []
    for match in re.finditer(r"\S(?:[^\r\n]*\S)?", text):
        found.append(Line(*match.span(), match[0], _kind(match[0])))
    return _unwrapped(text, found)


def _kind(text: str) -> Kind:
    if _SHAPES.fullmatch(text) or matches(text, "whole") or matches(text, "starts"):
        return Kind.FURNITURE
    words = len(text.split())
    ends = bool(_SENTENCE_END.search(text))
    if (words >= FEWEST_PROSE_WORDS and ends) or words > MOST_TITLE_WORDS or (ends and _INNER_END.search(text)):
        return Kind.PROSE
    return Kind.SHORT


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """`lines` with those that are running text cut to a page's width told to be prose."""
    low, high = WRAPPED
    found = list(lines)
    first = 0
    while first < len(lines):
        last = first
        while last + 1 < len(lines) and text.count("\n", lines[last].end, lines[last + 1].start) == 1:
            last += 1
        block = lines[first : last + 1]
        long = sum(low <= line.end - line.start <= high for line in block[:-1])
        if len(block) > 1 and long >= 0.8 * (len(block) - 1) and _SENTENCE_END.search(block[-1].text):
            found[first : last + 1] = [line._replace(kind=Kind.PROSE) for line in block]
        first = last + 1
    return found


def _singles(lines: Sequence[Line]) -> set[int]:
    """Lines that are furniture by themselves, wherever they stand."""
    return {k for k, line in enumerate(lines) if line.kind is Kind.FURNITURE}


def _repeated_title(lines: Sequence[Line], report: Report) -> set[int]:
    """Lines that only say the headline again, alone or after breadcrumbs."""
    if not report.headline:
        return set()
    title = " ".join(report.text[slice(*report.headline)].split())
    found = set()
    for k, line in enumerate(lines):
        plain = " ".join(line.text.split())
        apart = line.end <= report.headline[0] or line.start >= report.headline[1]
        if apart and len(title.split()) > 2 and plain.endswith(title) and len(plain) <= 2 * len(title) + 60:
            found.add(k)
    return found


def _related(lines: Sequence[Line]) -> set[int]:
    """Lines that say "read more" and the headlines of other stories that follow them."""
    found: set[int] = set()
    for k, line in enumerate(lines):
        if line.kind is Kind.PROSE or not _introduces(line.text):
            continue
        found.add(k)
        for other in range(k + 1, min(k + 1 + MOST_RELATED, len(lines))):
            if not _like_headline(lines[other]):
                break
            found.add(other)
    return found


def _introduces(text: str) -> bool:
    """Whether a line announces other stories: it is such a phrase, or begins with one and ends in a colon."""
    if not matches(text, "related"):
        return False
    return text.endswith(":") or len(text.split()) <= 6 or bool(re.match(r"[^:]{3,30}:\s", text))


def _like_headline(line: Line) -> bool:
    return (
        len(line.text.split()) <= MOST_TITLE_WORDS
        and not _FULL_STOP.search(line.text)
        and not _INNER_END.search(line.text)
    )


def _head(lines: Sequence[Line]) -> set[int]:
    """The short lines of a menu before the first running text, without those that head the report."""
    first = next((k for k, line in enumerate(lines) if line.kind is Kind.PROSE), 0)
    if sum(line.kind is Kind.SHORT for line in lines[:first]) < LONGEST_HEAD:
        return set()
    return {k for k in range(first) if not _heads(lines[k].text, first - k)}


def _heads(text: str, before: int) -> bool:
    """Whether a line can be of the report's own heading: near its first sentence, with a title's length or a date."""
    return before <= LONGEST_HEAD and (len(text.split()) >= 5 or bool(re.search(r"\d{4}|^[Bb]y ", text)))


def _tail(lines: Sequence[Line]) -> set[int]:
    """All after the last running text, where a phrase or the number of short lines tells a page's foot."""
    prose = [k for k, line in enumerate(lines) if line.kind is Kind.PROSE]
    if not prose:
        return set()
    foot = range(prose[-1] + 1, len(lines))
    phrase = next((k for k in foot if lines[k].kind is Kind.FURNITURE or _introduces(lines[k].text)), None)
    short = sum(lines[k].kind is Kind.SHORT for k in foot)
    if short >= LONGEST_TAIL:
        return set(foot)
    return set() if phrase is None else set(range(phrase, len(lines)))


def _ranges(lines: Sequence[Line], chosen: set[int]) -> Iterator[Range]:
    """The ranges of the chosen lines, neighbours as one."""
    start = None
    for k, line in enumerate(lines):
        if k in chosen and start is None:
            start = line.start
        if start is not None and (k + 1 not in chosen or k + 1 == len(lines)):
            yield start, line.end
            start = None
