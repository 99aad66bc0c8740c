"""What a plain text says of itself around its body: title, byline, date, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.languages import outlets
from firsthand.languages.furniture import matches
from firsthand.read import _dates
from firsthand.records import Range

TOP_LINES = 300
"""Lines at the top of a text in which title, byline and date are looked for; half of 280 scraped pages have 57 before
the report, few over 300."""

PROSE_LINES, SHORTEST_PROSE = 3, 80
"""The lines that far at the top end with the third line of running text, which has at least 80 characters."""

BOTTOM_LINES = 4
"""Lines at the end in which a date is looked for, where the top has none."""

LONGEST_HEADING = 300
"""Characters; the longest headline of 21,578 Reuters items has 137, scraped ones carry breadcrumbs before them."""

MOST_WORDS_BESIDE = 8
"""Words beside the date in a line that is there for the date; with more it is prose about a day."""

DATELINE_REACH = 40
"""Characters of a text's first line in which a date stands as a dateline before running text."""

MOST_NAME_WORDS = 5
"""Words of an outlet's name that stands alone or before breadcrumbs at the top of a page."""

_ENDED = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")
_LABEL = re.compile(
    r"\s*(?:(?:first |originally |date )?(?:published|posted|publication|created|issued|released)"
    r"|(?:last )?(?:updated|modified)|date(?: of publication)?|dated)\b[\s:on]*$",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_BY = re.compile(
    r"\s*(?:(?:written|words|story|text|reported|posted|published|report)\s+)?(?:by|from|author:)\s+(?=\S)",
    re.IGNORECASE,
)
_BYLINE_END = re.compile(r"\s*(?:\||•|·|\s[-–—]\s|\bon\s|\bin\s[A-Z]|\b(?:published|updated|posted)\b)", re.IGNORECASE)
_STAFF = re.compile(
    r"^(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}) (?P<role>(?:[a-z]+ ){0,2}"
    r"(?:(?i:staff(?: reporters?| writers?)?|newsroom|desk|team|bureau)|reporters?|writers?|correspondents?"
    r"|editors?))\b"
)
_OWN_STAFF = re.compile(r"\b(?:staff|newsroom|desk|team)\b", re.IGNORECASE)
_NO_OUTLET = re.compile(
    r"(?:\s|^)(?:our|the|an?|staff|web|online|news|foreign|political|senior|chief|business|sports?|local|crime|special"
    r"|guest|defen[cs]e|war|health|science|education|legal|media|night|digital|city|world|national|home|affairs)$",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"(?:\b(?:News|Times|Post|Herald|Tribune|Gazette|Chronicle|Observer|Courier|Telegraph|Press|Mail|Mirror|Star|Sun"
    r"|Daily|Weekly|Today|Online|Radio|TV|Television|Dispatch|Examiner|Register|Sentinel|Bulletin|Review|Independent|Guardian"
    r"|Echo|Globe|Mercury|Argus|Advertiser|Record|Recorder|Ledger|Monitor|Inquirer|Leader|Advocate|Beacon|Citizen"
    r"|Statesman|Gazeta|Zeitung|Journal|Standard|Wire|Network|Media|Magazine|Voice)\b|[a-z][A-Z][a-z]|\.(?:com|org|net|co|info|news)\b)"
)
_NAMED_START = re.compile(r"(?P<name>[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3})\s+[-–—]{1,2}\s+(?=[\"“‘']?[A-Z])")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*)?(?P<name>[A-Z][\w.&’' -]{1,50}?)(?=[.,|]|\s*$|\s+All\b)",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """What a text says of itself; what it does not say is None."""

    title: Range | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None


def find(text: str) -> Heading:
    """Title, byline, date and outlet as the lines at the top and the bottom of a plain text tell them."""
    top, bottom = _top(text), _bottom(text)
    byline_at = next((line for line in top + bottom if _byline(text[slice(*line)])), None)
    byline = _byline(text[slice(*byline_at)]) if byline_at else None
    dated = _dated(text, top + bottom)
    marks = [line for line in (byline_at, dated[1] if dated else None) if line in top]
    title = _title(text, top, [line for line in marks if line])
    outlet = _outlet(text, top[:5], top[-BOTTOM_LINES:] + bottom, byline, title)
    return Heading(title, byline, dated[0] if dated else None, outlet)


def find_date(text: str) -> str | None:
    """The date of publication as the lines at the top or the bottom of a text tell it."""
    dated = _dated(text, _top(text) + _bottom(text))
    return dated[0] if dated else None


def _top(text: str) -> list[Range]:
    """The first lines with words in them, without the blanks at their ends."""
    top: list[Range] = []
    prose = 0
    for match in re.finditer(r"\S(?:[^\r\n]*\S)?", text):
        top.append(match.span())
        prose += len(match[0]) >= SHORTEST_PROSE and match[0].rstrip('"”’»)')[-1:] in (".", "?", "!")
        if prose == PROSE_LINES or len(top) == TOP_LINES:
            break
    return top


def _bottom(text: str) -> list[Range]:
    """The last lines with words in them, after the first ones."""
    top = _top(text)
    after = max(top[-1][1] if top else 0, len(text) - 2_000)
    bottom = [m.span() for m in re.finditer(r"\S(?:[^\r\n]*\S)?", text[after:])]
    return [(after + s, after + e) for s, e in bottom[-BOTTOM_LINES:]]


def _byline(line: str) -> str | None:
    """Whom a line names as its writer, or None where it is no byline."""
    match = _BY.match(line)
    staff = None if match else _STAFF.fullmatch(line)
    if staff and _OWN_STAFF.search(staff["role"]):
        return line
    if not match or len(line) > 150 or len(line.split()) > 16 or _ENDED.search(line.rstrip(" .")):
        return None
    rest = line[match.end() :]
    cut = min((at for at in (d.start for d in _dates.find(rest)) if at), default=len(rest))
    end = _BYLINE_END.search(rest, 1)
    name = rest[: min(cut, end.start() if end else cut)].strip(" ,|-–—")
    return name if name and (name[0].isupper() or name.split()[0].lower() in ("our", "staff")) else None


def _dated(text: str, lines: list[Range]) -> tuple[str, Range] | None:
    """The date of publication and its line; one that is told to be of a change counts only where there is no other."""
    found = [(iso, line) for place, line in enumerate(lines) for iso in _line_dates(text, line, place)]
    first = [(iso, line) for iso, line in found if not _CHANGED.search(text[line[0] : line[0] + 100])]
    return next(iter(first or found), None)


def _line_dates(text: str, line: Range, place: int) -> Iterator[str]:
    content = text[line[0] : min(line[1], line[0] + LONGEST_HEADING)]
    found = list(_dates.find(content))
    beside = len(content.split()) - sum(len(content[d.start : d.end].split()) for d in found)
    for dated in found:
        before, after = content[: dated.start], content[dated.end :]
        furniture = beside <= MOST_WORDS_BESIDE and line[1] - line[0] <= 150 and not _ENDED.search(content)
        labelled = bool(_LABEL.match(before)) or (not before.strip() and place == 0)
        runs_on = re.match(r"\s*[a-z]", after)
        agency = re.search(r"\b([A-Z][A-Za-z]{1,9})\s+$", before)
        credited = bool(agency and place == 0 and any(o.kind == "agency" for o in outlets.named(agency[1])))
        if furniture or credited or (labelled and dated.start <= DATELINE_REACH and not runs_on):
            yield dated.iso


def _title(text: str, lines: list[Range], marks: list[Range]) -> Range | None:
    """The headline: the last line like one before byline and date, or after them and before the first paragraph."""
    if marks:
        first = lines.index(min(marks))
        above = [line for line in lines[:first] if _like_title(text[slice(*line)])]
        if above:
            return above[-1]
        lines = lines[lines.index(max(marks)) + 1 :]
    if len(lines) > 1 and _like_title(text[slice(*lines[0])]):
        body = text[slice(*lines[1])]
        if len(body) > lines[0][1] - lines[0][0] or _ENDED.search(body):
            return lines[0]
    return None


def _like_title(line: str) -> bool:
    """Whether a line has a headline's length and end, and is no furniture, byline or date line."""
    if len(line.split()) < 3 or len(line) > LONGEST_HEADING or _ENDED.search(line.rstrip("?!")):
        return False
    furniture = any(matches(line, kind) for kind in ("whole", "starts", "related"))
    return not furniture and not _byline(line) and not any(True for _ in _dates.find(line))


def _outlet(text: str, top: list[Range], bottom: list[Range], byline: str | None, title: Range | None) -> str | None:
    """The outlet as its staff, the byline, the dateline, title or rights line name it; never an agency."""
    for name, surely in _outlet_names(text, top, bottom, byline, title):
        listed = outlets.named(name)
        if listed and all(o.kind == "agency" for o in listed):
            continue
        if name and (surely or listed or _OUTLET_WORD.search(name)):
            return name
    return None


def _outlet_names(
    text: str, top: list[Range], bottom: list[Range], byline: str | None, title: Range | None
) -> Iterator[tuple[str, bool]]:
    """Names that stand where an outlet's name does, and whether the place alone is enough to tell."""
    staff = _STAFF.match(byline or "")
    if staff:
        name = staff["name"]
        while name and _NO_OUTLET.search(name):
            name = name.rpartition(" ")[0]
        yield name, bool(_OWN_STAFF.search(staff["role"])) or name.isupper()
    if byline and "," in byline:
        yield byline.rpartition(",")[2].strip(), False
    for start, _ in top:
        match = _NAMED_START.match(text, start)
        if match:
            yield match["name"], False
        bracketed = re.match(r"(?:[A-Z][\w., ]{0,60}?)?\((?P<name>[^()\n]{2,40})\)", text[start : start + 120])
        if bracketed and outlets.named(bracketed["name"]):
            yield bracketed["name"], False
    parts = re.split(r"\s[|–—-]\s", text[slice(*title)]) if title else []
    yield from ((part, False) for part in parts[1:][-1:])
    for start, end in top[:2]:
        first = re.split(r"\s?[>»›|/]\s", text[start:end])[0]
        yield first if len(first.split()) <= MOST_NAME_WORDS else "", False
    for start, end in bottom:
        match = _RIGHTS.search(text[start : min(end, start + 200)])
        if match:
            yield match["name"], False
