"""Plain text: `text` is the whole decoded file, so that offsets stay true; what it says of itself is found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from firsthand.errors import ReadError
from firsthand.read import _credits, _headings
from firsthand.read._decoding import decode
from firsthand.read._reports import LONGEST_TEXT
from firsthand.records import Report, Unread, identify

SUFFIXES = (".txt", ".text")
LARGEST = 50_000_000
"""Bytes; far above the longest text in bytes, so that the reason given for a long text is its length in characters."""


def read(path: str, name: str, data: bytes) -> Iterator[Report | Unread]:
    """The one report of a text file, and what had to be guessed or replaced; raises ReadError where it is no text."""
    if len(data) > 4 * LONGEST_TEXT:
        raise ReadError(
            f"{len(data):,} bytes of text, more than the {LONGEST_TEXT:,} characters that a report may have"
        )
    text, notes = decode(data)
    if not text.strip():
        raise ReadError("no text in it")
    if len(text) > LONGEST_TEXT:
        raise ReadError(f"{len(text):,} characters, more than the {LONGEST_TEXT:,} that a report may have")
    heading = _headings.find(text)
    sha256 = hashlib.sha256(data).hexdigest()
    yield Report(
        id=identify("report", sha256, name),
        name=name,
        path=path,
        sha256=sha256,
        text=text,
        outlet=heading.outlet,
        published=heading.published,
        title=text[slice(*heading.title)] if heading.title else None,
        byline=heading.byline,
        headline=heading.title,
        credit=_credits.find(text, own=(heading.outlet,)),
    )
    for note in notes:
        yield Unread(path, note)
