"""JSON Lines: a report a line, with `text` or `html`, and what else it tells of itself."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from firsthand.errors import ReadError
from firsthand.read import html
from firsthand.read._decoding import decode, printable
from firsthand.read._reports import LONGEST_FIELD, LONGEST_TEXT, Fields, make
from firsthand.records import Report, Unread

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
LARGEST = 500_000_000
"""Bytes of a file, packed or not; it is held in memory once."""

LONGEST_LINE = 10_000_000
"""Bytes: ten times the longest text, for a page's markup and JSON's escapes."""

_FIELDS = ("url", "outlet", "published", "title", "byline", "language")


def read(path: str, name: str, data: bytes) -> Iterator[Report | Unread]:
    """The reports of a file, line by line, and the lines that hold none and why."""
    if data.startswith(b"\x1f\x8b"):
        data = _unpack(data)
    start, number = 0, 0
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        number += 1
        place = f"{path}, line {number}"
        try:
            if end - start > LONGEST_LINE:
                raise ReadError(f"{end - start:,} bytes long, more than the {LONGEST_LINE:,} that a line may have")
            line = data[start:end].strip()
            if line and line != b"\xef\xbb\xbf":
                yield from _line(path, place, f"{name}:{number}", line)
        except ReadError as error:
            yield Unread(place, str(error))
        start = end + 1


def _line(path: str, place: str, name: str, line: bytes) -> Iterator[Report | Unread]:
    text, notes = decode(line)
    try:
        record = json.loads(text)
    except RecursionError as error:
        raise ReadError("JSON nested too deeply") from error
    except ValueError as error:
        raise ReadError(f"not JSON: {str(error)[:200]}") from error
    if not isinstance(record, dict):
        raise ReadError(f"not a report: {_kind(record)} where an object with `text` or `html` must be")
    values, more = _values(record)
    own = record.get("id")
    name = printable(str(own)).text if isinstance(own, str | int) and not isinstance(own, bool) and own != "" else name
    fields = Fields(**{key: values.get(key) for key in _FIELDS})
    if "text" in values:
        if not values["text"].strip():
            raise ReadError("its `text` is empty")
        if len(values["text"]) > LONGEST_TEXT:
            raise ReadError(
                f"{len(values['text']):,} characters, more than the {LONGEST_TEXT:,} that a report may have"
            )
        yield make(line, path, name[:LONGEST_FIELD], values["text"], fields)
    elif "html" in values:
        yield from html.report(line, path, name[:LONGEST_FIELD], values["html"], fields)
    else:
        raise ReadError("it has no `text` and no `html`")
    for note in (*notes, *more):
        yield Unread(place, note)


def _values(record: dict[str, object]) -> tuple[dict[str, str], list[str]]:
    """The fields of a line that are text, and a note on each that is not or that had to be changed."""
    values, notes = {}, []
    for key in ("text", "html", *_FIELDS):
        value = record.get(key)
        if isinstance(value, str):
            plain, changed = printable(value)
            notes += [f"`{key}`: {note}" for note in changed]
            if key in ("text", "html"):
                values[key] = plain
            elif len(plain) > LONGEST_FIELD:
                notes.append(f"`{key}` has {len(plain):,} characters and is left out")
            elif plain.strip():
                values[key] = plain.strip()
        elif value is not None:
            notes.append(f"`{key}` is {_kind(value)} where text must be, and is left out")
    if "text" in values and not values["text"].strip() and values.get("html"):
        del values["text"]
    return values, notes


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "text" if isinstance(value, str) else "null")


def _unpack(data: bytes) -> bytes:
    """The content of a gzip file; raises ReadError where it is broken or grows beyond what a file may have."""
    stream = zlib.decompressobj(wbits=31)
    try:
        content = stream.decompress(data, LARGEST)
    except zlib.error as error:
        raise ReadError(f"broken gzip data: {error}") from error
    if stream.unconsumed_tail:
        raise ReadError(f"more than {LARGEST:,} bytes once unpacked")
    return content
