"""Where a report says that its text is an agency's or another outlet's, and how an outlet is named in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from firsthand.languages import outlets
from firsthand.read._dates import find as find_dates
from firsthand.records import Range

DATELINE_REACH = 300
"""Characters from the start of a text in which a credit within the first words is looked for."""

LONGEST_CREDIT_LINE = 12
"""Words; a longer line with an agency's name in it is prose."""

_NAME = r"[A-ZÀ-Þ][\w.’'&/-]{0,30}(?: [\w.’'&/-]{1,30}){0,4}"
_PLACE = r"[A-ZÀ-Þ][\w.,’'/ -]{0,80}?"
_SMALL = "[a-z]{3,8}"
_BRACKETED = re.compile(rf"\s*(?:{_PLACE})?\s*[(\[](?P<name>{_NAME}|{_SMALL})[)\]](?=\s{{0,3}}[^a-z\s])")
_UNLISTED = re.compile(
    rf"(?P<place>[A-ZÀ-Þ]{{3,}}[A-ZÀ-Þ .’'/-]{{0,30}}(?:, [\w. ]{{2,30}}){{0,2}}) \((?P<name>{_NAME})\) ?[-–—]{{1,2}} "
)
"""A dateline in the form that agencies share; who writes so is one, listed or not ("MARNE, Oct 8 (Lantern) - ")."""

_DASHED = re.compile(rf"\s*(?:{_PLACE}[,/] ?|{_PLACE} [-–—]{{1,2}} ?)?(?P<name>{_NAME}?)\s*(?:[-–—]{{1,2}}|:)\s")
_SAYS_WHO = re.compile(r"\s*(?:by|source|from|credit|text by|via)\b:?\s*", re.IGNORECASE)
_SEPARATOR = re.compile(
    rf"^(?:{_SAYS_WHO.pattern})?|\s*[|,/·•–—]\s*|\s-+\s+|\bby\s|\s(?:staff|report(?:er)?s?|corresp\w+)\b|$",
    re.IGNORECASE,
)
_END = re.compile(rf"(?:[-–—]{{1,2}}\s?|[(\[]|\b[Ss]ource:? |\n)(?P<name>{_NAME}|{_SMALL})[)\]]?\.?\s*$")
_PICTURE = re.compile(r"[(\[][^)\]]{0,60}/|\b(?:photo|image|picture|video|graphic)", re.IGNORECASE)
_RIGHTS = re.compile(
    rf"(?i:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{{4}}\s)?(?i:by\s)?(?P<name>(?:The )?{_NAME}?)(?=\.|,|\s+All\b|\s*$)"
)
_PAIR = re.compile(r"(?<![\w/])[A-Z]{2,8}(?:/[A-Z]{2,8})+(?![\w/])")


class Credit(NamedTuple):
    """Where an outlet is named as the one that the text is by, and its name there."""

    start: int
    end: int
    name: str

    @property
    def is_agency(self) -> bool:
        """Whether some agency bears the name."""
        return any(o.kind == "agency" for o in outlets.named(self.name))


def find(text: str, start: int = 0, own: tuple[str | None, ...] = ()) -> Range | None:
    """Where the text from `start` on credits an agency or another outlet than its own as a whole, or None.

    `own` are the names and addresses that the report's own outlet goes by.

    It is looked for in the dateline, in lines of few words at the top, and at the very end; a name in running text
    ("AFP reported") is an attribution, no credit.
    """
    for credit in candidates(text, start):
        if not any(same(credit.name, name) for name in own if name):
            return credit.start, credit.end
    return None


def candidates(text: str, start: int = 0) -> Iterator[Credit]:
    """The outlets that the text from `start` on names in its dateline, byline or last words, best evidence first."""
    lines = _top_lines(text, start)
    for line in lines:
        yield from _dateline(text, *line)
    for line in lines:
        yield from _unlisted(text, *line)
    for line in lines:
        yield from _furniture(text, *line)
    yield from _beside_date(text, start)
    yield from _last_words(text, start)


def same(name: str, own: str) -> bool:
    """Whether `name` and `own` can be one outlet: some listed outlet bears both, or `own` begins with `name`."""
    bearers = outlets.named(name)
    if set(bearers) & {*outlets.named(own), *outlets.at(own)}:
        return True
    names = [name, *(n for outlet in bearers for n in (outlet.name, *outlet.aliases))]
    return any(f"{own} ".casefold().startswith(f"{n} ".casefold()) for n in names)


def _top_lines(text: str, start: int, most: int = 6) -> list[Range]:
    found = []
    for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", text[start : start + 3_000]):
        found.append((start + match.start(), start + match.end()))
        if len(found) == most:
            break
    return found


def _credit(match: re.Match[str], offset: int) -> Credit | None:
    name = match["name"].strip(" .")
    if not outlets.named(name) or (name.islower() and not outlets.is_written_small(name)):
        return None
    start = offset + match.start("name") + match["name"].index(name)
    return Credit(start, start + len(name), name)


def _dateline(text: str, start: int, end: int) -> Iterator[Credit]:
    head = text[start : min(end, start + 120)]
    for form in (_BRACKETED, _DASHED):
        match = form.match(head)
        credit = match and _credit(match, start)
        if credit and (form is _BRACKETED or credit.is_agency):
            yield credit


def _unlisted(text: str, start: int, end: int) -> Iterator[Credit]:
    match = _UNLISTED.match(text[start : min(end, start + DATELINE_REACH)])
    if match:
        yield Credit(start + match.start("name"), start + match.end("name"), match["name"])


def _furniture(text: str, start: int, end: int) -> Iterator[Credit]:
    """Agencies in a line of few words: alone, in a byline, beside a date, or as a pair in capitals."""
    line = text[start:end]
    if len(line.split()) > LONGEST_CREDIT_LINE or len(line) > LONGEST_CREDIT_LINE * 12:
        return
    if _PICTURE.search(line):
        return
    dates = list(find_dates(line))
    parts = _parts(line)
    for match in _PAIR.finditer(line, dates[0].end) if dates else ():
        yield Credit(start + match.start(), start + match.end(), match[0])
    alone = len(parts) == 1 or "|" in line
    if dates or _SAYS_WHO.match(line) or (alone and any(outlets.named(line[s:e]) for s, e in parts)):
        for first, last in parts:
            yield from _agency_at_end(line, first, last, start)


def _parts(line: str) -> list[Range]:
    """The stretches of a line between its separators ("By Jane Doe, Reuters | 5 March": Jane Doe; Reuters; 5 March)."""
    cuts = [match.span() for match in _SEPARATOR.finditer(line)]
    return [(left, right) for (_, left), (right, _) in pairwise(cuts) if left < right]


def _agency_at_end(line: str, first: int, last: int, offset: int) -> Iterator[Credit]:
    """An agency's name as the last words of a stretch, the longest that is one."""
    starts = [first, *(m.end() for m in re.finditer(r"\s+", line[:last]) if m.end() > first)]
    for at in starts:
        credit = Credit(offset + at, offset + last, line[at:last])
        if credit.is_agency:
            yield credit
            return


def _beside_date(text: str, start: int) -> Iterator[Credit]:
    """An agency in capitals right before or after a date within the first words ("Monitor AFP Monday 6 June 2016")."""
    head = text[start : start + DATELINE_REACH]
    for dated in find_dates(head):
        before = re.search(r"(?P<name>\b[A-Z][A-Za-z]{1,9})\s+$", head[: dated.start])
        after = re.match(r"\s+(?P<name>[A-Z]{2,9}\b)", head[dated.end :])
        for match, offset in ((before, start), (after, start + dated.end)):
            credit = match and _credit(match, offset)
            if credit and credit.is_agency:
                yield credit


def _last_words(text: str, start: int) -> Iterator[Credit]:
    for form, reach in ((_END, 80), (_RIGHTS, 400)):
        match = form.search(text, max(start, len(text) - reach))
        credit = match and _credit(match, 0)
        if credit and credit.is_agency:
            yield credit
