"""Reports from what a format tells of them."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from firsthand.languages import outlets
from firsthand.read import _credits, _dates, _headings
from firsthand.records import Report, identify

LONGEST_TEXT = 1_000_000
"""Characters of one report. The longest of 6,265 news articles has 53,000; a book or a log is no report."""

LONGEST_FIELD = 2_000
"""Characters of a title, a name, a byline or a web address; what is longer is no such thing and is left out."""


class Fields(NamedTuple):
    """What a format tells of a report beside its body; None where it does not."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None


def make(original: bytes, path: str, name: str, body: str, fields: Fields) -> Report:
    """The report of a format that keeps the title apart: its text is title, blank line, body.

    Where the format tells no date, the body's own lines may; where it tells no outlet, the web address does.
    """
    title = " ".join(fields.title.split()) if fields.title else ""
    start = len(title) + 2 if title else 0
    text = f"{title}\n\n{body}" if title else body
    outlet = fields.outlet or outlet_of(fields.url)
    sha256 = hashlib.sha256(original).hexdigest()
    return Report(
        id=identify("report", sha256, name),
        name=name,
        path=path,
        sha256=sha256,
        text=text,
        url=fields.url,
        outlet=outlet,
        published=_dates.parse(fields.published or "") or _headings.find_date(body),
        title=title or None,
        byline=fields.byline,
        language=_language(fields.language),
        headline=(0, len(title)) if title else None,
        credit=_credits.find(text, start, (outlet, fields.url)),
    )


def outlet_of(url: str | None) -> str | None:
    """The outlet at a web address: its listed name, else its host; None without an address."""
    if not url or not re.match(r"(?:https?:)?//", url):
        return None
    listed = outlets.at(url)
    return listed[0].name if listed else outlets.host(url) or None


def _language(code: str | None) -> str | None:
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8}){0,3}", code or "")
    return match[1].lower() if match else None
