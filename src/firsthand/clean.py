"""Which stretches of a report are the page's furniture: menus, other stories, captions. Marked, never rewritten."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from firsthand.languages import captions, outlets, words
from firsthand.languages.furniture import matches
from firsthand.records import Range, Report

FEWEST_PROSE_WORDS = 10
"""Words of a line that ends as a sentence does, from which it is taken for running text."""

MOST_TITLE_WORDS = 30
"""Words of a headline: those of 21,578 agency items have at most 26, of 6,265 articles at most 30."""

MOST_INTRODUCING = 6
"""Words of a line without a colon that announces other stories ("More from the River Gazette")."""

FEWEST_IN_CAPITALS = 5
"""Words of a line in capitals from which it is no heading of the report's ("WHAT WE KNOW") but another's headline."""

LONG = 5
"""Letters of a word that tells what a line is about."""

MOST_GAIN = 30
"""Words of a line of running text that count for the report, so that one long comment does not weigh as ten lines."""

NEAREST_HEADING = 6
"""Lines before the first running text among which the report's own headline, byline and date can be."""

MENU_WORDS, LONGEST_MENU = 3, 6
"""Words of an entry of a menu, and how many such lines in a row outside the report are one."""

MOST_RELATED = 12
"""Headlines of other stories that one "read more" line brings in the midst of a report."""

WRAPPED = (38, 100)
"""Characters of a line that was cut to a page's width: half of the lines of agency items have 59 to 63."""


class Kind(Enum):
    """What a line looks like by itself."""

    PROSE = "prose"
    SHORT = "short"
    FURNITURE = "furniture"
    CAPTION = "caption"


LOSS = {Kind.SHORT: 2, Kind.FURNITURE: 4, Kind.CAPTION: 0}
"""Words of running text that one such line outweighs. On 161 scraped pages (precision, recall, F1): (2, 4) 74, 94, 80;
(1, 4) 72, 94, 79; (4, 16) 77, 90, 81. A lost sentence costs more than a menu that stays."""


_SINGLE = frozenset({Kind.FURNITURE, Kind.CAPTION})
"""Lines that are none of the text by themselves; a caption stands in the midst of it and tells nothing of its ends."""


class Line(NamedTuple):
    """A line with words in it, without the blanks at its ends, and what it looks like."""

    start: int
    end: int
    text: str
    kind: Kind


_INSERTED = r"""\b(?P<last>[A-Z][\w’'-]{1,30}?)(?:,?\ (?:Jr|Sr|I{2,3})\.?)?(?:’s|'s)?
    \ (?P<cut>(?:(?:[A-Z(“"'][\w.,’'()”"-]{0,30}|[a-z]{2,3})\ ){1,6}(?P=last)(?=["'“‘\dA-Z(])
    [^\n]{3,900}?\ (?:%s)\b)"""
"""A name, the same person's in full, headlines that run on from it, and the word that ends them: what a page shows of
somebody who is pointed at. Of 3,183 such stretches in 533 reports of one outlet it finds 3,137."""

_SENTENCE_END = re.compile(r"""[.!?…。！？؟।]["'”’»)\]]{0,3}$""")
_FULL_STOP = re.compile(r"""[.。।]["'”’»)\]]{0,3}$|[!?][”"»]$""")
_INNER_END = re.compile(r"""[a-z0-9)][.!?]["'”’»]{0,2} ["'“‘«(]?[A-ZÀ-Þ]""")
_QUOTES = "\"'“‘«„"
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SHAPES = re.compile(
    r"""\[/?[a-z][\w-]*(?:[ =][^\]\n]{0,200})?/?\]            # [form id=1]
    |<[^>\n]{1,200}>
    |(?:https?://|www\.)\S+
    |\S+@\S+\.\w+
    |(?:©|\(c\)\s|copyright\s(?:©\s?)?\d{4}).{0,300}
    |[\d.,k]+\s(?:comments?|shares?|views?|likes?|votes?|retweets?|min(?:ute)?s?\sread)
    |(?:tags?|topics?|keywords?|categor(?:y|ies)|filed\sunder|hashtags?)\s?:.{0,300}
    |.{0,60}(?:/|\bvia\b|photo\s?:)\s?(?:getty(?:\simages)?|shutterstock|istock(?:photo)?)\b.{0,20}
    |(?:photo|photos|photograph|image|images|picture|pictures|credit)\s?(?:by|:|courtesy|source).{0,120}
    |(?:more|related|read\smore|see\salso|also\sread|read\salso|watch|listen)\s?:\s?\S.{0,200}(?<![.!?…”"])
    |home(?:\s?[>»›/|]\s?[^>»›/|\n]{1,60}){1,6}
    |[^>»›\n]{1,40}(?:\s[>»›]\s[^>»›\n]{1,60}){2,6}
    """,
    re.IGNORECASE | re.VERBOSE,
)

LONGEST_HEAD = 3_000
"""Characters of a text in which its dateline stands."""

_DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.’'-]{1,20}(?:,?\s[A-Z\d][\w.’'-]{0,20}){0,4}\s?)?"
    r"\((?P<name>[A-Z]\w{1,20}(?:\s[A-Z]\w{1,20}){0,2})\)\s?(?=[A-Z“\"‘'])"
)


def mark(report: Report) -> Report:
    """`report` with the ranges of its text that are the page's furniture under `dropped`.

    The headline, lines that stand where the credit stands, byline and date lines are the report's own. Where in doubt
    a line is kept: a menu that stays costs less than a sentence that is lost.
    """
    lines = _lines(report.text)
    core = _core(lines)
    own = [r for r in (report.headline, report.credit) if r]
    dropped = (
        _repeated_title(lines, report)
        | _singles(lines)
        | _related(lines)
        | _in_capitals(lines, core)
        | _head(lines, core)
        | _tail(lines, core)
    )
    kept = {k for k, line in enumerate(lines) if any(s < line.end and line.start < e for s, e in own)}
    near = range(max(0, core[0] - NEAREST_HEADING), min(len(lines), core[0] + NEAREST_HEADING))
    kept |= {k for k in near if report.byline and lines[k].text.endswith(report.byline)}
    aside = list(_ranges(lines, dropped - kept))
    return replace(report, dropped=tuple(sorted([*aside, *_inserted(report.text, aside)])))


def plain(report: Report) -> Report:
    """`report` with blanks for what was set aside within a line, so that its sentence goes on; all offsets stay."""
    inside = [(start, end) for start, end in report.dropped if _is_inserted(report.text, start)]
    rest = tuple(r for r in report.dropped if r not in inside)
    return replace(report, text=_blanked(report.text, inside), dropped=rest) if inside else report


def undated(report: Report) -> Report:
    """`report` with blanks for a dateline that no dash parts from its sentence ("Velm (Lantern) The mayor said").

    Its grammar is read so; who is credited stands in the dateline, so nothing else is.
    """
    return replace(report, text=_blanked(report.text, list(_datelines(report))))


def _blanked(text: str, ranges: Sequence[Range]) -> str:
    parts, at = [], 0
    for start, end in ranges:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def _datelines(report: Report) -> Iterator[Range]:
    """Where a line at the top begins with an outlet in brackets, a place before it or none, and no dash behind it.

    It is an agency, is written in capitals or is the report's own and no newspaper: "Ann Roe (Independent)" tells her
    party, and "Ann Lantern (Lantern)" her firm.
    """
    for line in list(re.finditer(r"[^\r\n]*\S[^\r\n]*", report.text[:LONGEST_HEAD]))[:NEAREST_HEADING]:
        match = _DATELINE.match(line[0])
        if (
            match
            and match[0].count(match["name"]) == 1
            and any(_sends(name, report) for name in (match["name"], match["name"].partition(" ")[0]))
        ):
            yield line.start(), line.start() + match.end()
            return


def _sends(name: str, report: Report) -> bool:
    """Whether a name in a dateline is an outlet's that sends reports from other places."""
    known = outlets.named(name)
    own = {*outlets.named(report.outlet or ""), outlets.lookup(report.outlet or "")}
    sends = any(o.kind == "agency" or (o in own and o.kind != "newspaper") for o in known)
    return bool(known) and (name.isupper() or sends)


def _inserted(text: str, aside: Sequence[Range]) -> Iterator[Range]:
    """The stretches within lines that tell of other stories about somebody whose name stands before them."""
    starts = [start for start, _ in aside]
    for match in re.finditer(
        _INSERTED % "|".join(sorted(w.upper() for w in words("closing_inserted"))), text, re.VERBOSE
    ):
        at = bisect_right(starts, match.start("cut")) - 1
        if at < 0 or aside[at][1] <= match.start("cut"):
            yield match.span("cut")


def _is_inserted(text: str, start: int) -> bool:
    """Whether what begins there was set aside within a line: words stand before it."""
    while start and text[start - 1].isspace() and text[start - 1] not in "\r\n":
        start -= 1
    return start > 0 and text[start - 1] not in "\r\n"


def _lines(text: str) -> list[Line]:
    found = []
    for match in re.finditer(r"\S(?:[^\r\n]*\S)?", text):
        found.append(Line(*match.span(), match[0], _kind(match[0])))
    if not any(line.kind is Kind.PROSE for line in found):
        found = [x._replace(kind=Kind.PROSE) if x.kind is Kind.CAPTION else x for x in found]
    return _unwrapped(text, found)


def _kind(text: str) -> Kind:
    if captions.is_caption(text):
        return Kind.CAPTION
    if _SHAPES.fullmatch(text) or matches(text, "whole") or matches(text, "starts"):
        return Kind.FURNITURE
    words = _words(text)
    ends = bool(_SENTENCE_END.search(text))
    if (words >= FEWEST_PROSE_WORDS and ends) or words > MOST_TITLE_WORDS or (ends and _INNER_END.search(text)):
        return Kind.PROSE
    return Kind.SHORT


def _words(text: str) -> int:
    """How many words `text` has; two signs are one where a script sets no blanks."""
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2


def _unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """`lines` with those that are running text cut to a page's width told to be prose.

    A line that goes on in lower case shows the cut; the lines of its block that are as long go with it, and the short
    one that ends its last sentence.
    """
    low, high = WRAPPED
    near = [text.count("\n", a.end, b.start) == 1 for a, b in pairwise(lines)]
    cut = {
        k
        for k, (above, below) in enumerate(pairwise(lines))
        if near[k] and low <= len(above.text) <= high and above.text[-1] not in ".!?:" and below.text[0].islower()
    }
    prose = cut | {k + 1 for k in cut}
    for k in (*range(1, len(lines)), *range(len(lines) - 2, -1, -1)):
        beside = (k - 1 in prose and near[k - 1]) or (k + 1 in prose and near[k])
        ends = k - 1 in prose and _SENTENCE_END.search(lines[k].text) and lines[k].kind not in _SINGLE
        if beside and (low <= len(lines[k].text) <= high or ends):
            prose.add(k)
    return [line._replace(kind=Kind.PROSE) if k in prose else line for k, line in enumerate(lines)]


def _singles(lines: Sequence[Line]) -> set[int]:
    """Lines that are furniture by themselves, wherever they stand."""
    return {k for k, line in enumerate(lines) if line.kind in _SINGLE}


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
    return found if len(found) + 1 < len(lines) else set()


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


def _in_capitals(lines: Sequence[Line], core: Range) -> set[int]:
    """Headlines of other stories in capitals, between two lines of running text that is none.

    Not what a report quotes in capitals (a post, a banner, a question), nor what it is about itself.
    """
    inside = range(max(core[0], 1), min(core[1], len(lines) - 1))
    near = [k for k in inside if _is_in_capitals(lines[k]) and all(_is_text(lines[n]) for n in (k - 1, k + 1))]
    about = {w for line in lines if near and _is_text(line) for w in _long_words(line.text)}
    return {k for k in near if 2 * len(_long_words(lines[k].text) & about) < len(_long_words(lines[k].text))}


def _is_in_capitals(line: Line) -> bool:
    """Whether a line is a headline in capitals: what has a speaker, a verb of whole sentences or an end is said."""
    if not line.text.isupper() or not FEWEST_IN_CAPITALS <= _words(line.text) <= MOST_TITLE_WORDS:
        return False
    whole = words("whole_sentences") & set(re.findall(r"\w+", line.text.lower()))
    said = bool(whole) or ":" in line.text or line.text[0] in _QUOTES or bool(_SENTENCE_END.search(line.text))
    return not said and _like_headline(line)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= LONG}


def _is_text(line: Line) -> bool:
    return line.kind is Kind.PROSE and not line.text.isupper()


def _introduces(text: str) -> bool:
    """Whether a line announces other stories: it is such a phrase, or begins with one and ends in a colon."""
    if not matches(text, "related") or _FULL_STOP.search(text):
        return False
    whole = re.fullmatch(r"\W*\w+\W*", text)
    return bool(":" in text or whole or (_words(text) <= MOST_INTRODUCING and not matches(text.split()[0], "related")))


def _like_headline(line: Line) -> bool:
    return (
        _words(line.text) <= MOST_TITLE_WORDS and not _FULL_STOP.search(line.text) and not _INNER_END.search(line.text)
    )


def _core(lines: Sequence[Line]) -> Range:
    """The stretch of lines with the most running text against short lines: the report in the page.

    Maximum subsequence segmentation (Pasternack and Roth, 2009), with what a line looks like for the scores.
    """
    best, core, total, first = 0, (0, len(lines)), 0, 0
    for k, line in enumerate(lines):
        gain = min(_words(line.text), MOST_GAIN) if line.kind is Kind.PROSE else -LOSS[line.kind]
        total, first = (gain, k) if total <= 0 else (total + gain, first)
        if total > best:
            best, core = total, (first, k + 1)
    return core


def _head(lines: Sequence[Line], core: Range) -> set[int]:
    """The menu before the report, without the lines that head it."""
    menu = _menu([lines[k] for k in range(core[0] - 1, -1, -1)])
    return {core[0] - 1 - k for k in menu if not _heads(lines[core[0] - 1 - k].text, k)}


def _tail(lines: Sequence[Line], core: Range) -> set[int]:
    """The foot of the page after the report."""
    return {core[1] + k for k in _menu(lines[core[1] :])}


def _menu(outside: Sequence[Line]) -> range:
    """Which of the lines outside the report, the nearest first, are the page's: from the first that surely is.

    A phrase tells it, or many lines in a row of a word or three; such lines before the phrase go with it.
    """
    surely = next((k for k, line in enumerate(outside) if line.kind is Kind.FURNITURE or _introduces(line.text)), None)
    few = 0
    for k, line in enumerate(outside[:surely]):
        few = few + 1 if _words(line.text) <= MENU_WORDS else 0
        if few == LONGEST_MENU:
            return range(k + 1 - few, len(outside))
    return range(len(outside) if surely is None else surely - few, len(outside))


def _heads(text: str, before: int) -> bool:
    """Whether a line can be of the report's own heading: near its first sentence, with a title's length or a date."""
    return before < NEAREST_HEADING and (_words(text) >= 5 or bool(re.search(r"\d{4}|^[Bb]y ", text)))


def _ranges(lines: Sequence[Line], chosen: set[int]) -> Iterator[Range]:
    """The ranges of the chosen lines, neighbours as one."""
    start = None
    for k, line in enumerate(lines):
        if k in chosen and start is None:
            start = line.start
        if start is not None and (k + 1 not in chosen or k + 1 == len(lines)):
            yield start, line.end
            start = None
