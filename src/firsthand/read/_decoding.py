"""Bytes to text, and what had to be guessed or replaced on the way."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from firsthand.errors import ReadError

GUESSED_FROM = 200_000
"""Bytes of a file that an encoding is guessed from; the guess takes under 0.1 s on so many."""

MOST_CONTROLS = 0.01
"""Share of control characters (NUL among them) above which bytes are no text: random bytes have 10 %, text none."""

MOST_BROKEN = 0.02
"""Share of characters that may be broken UTF-8 for a file to be taken as UTF-8 with mistakes in it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"
_WESTERN_MARKS = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb")
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_SHIFTED = ("iso2022", "hz")


class Decoded(NamedTuple):
    """The text of some bytes; `notes` say in words what was guessed or replaced."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, line ends untouched; `declared` is the encoding that the input itself names.

    The byte order mark counts most, then UTF-8 (which other encodings hardly ever fit), then what is declared, then a
    guess, which a note tells. Raises ReadError where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mistakes(data[len(mark) :], encoding)
    wide = _wide_without_mark(data)
    if wide:
        return _with_mistakes(data, wide)
    if _is_binary(data):
        raise ReadError("binary data, no text")
    known = _codec(declared)
    if known and known.startswith(_SHIFTED):
        return _with_mistakes(data, known)
    try:
        return printable(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if known and known != "utf-8":
        return _with_mistakes(data, known)
    return _guess(data)


def printable(text: str) -> Decoded:
    """`text` with what no UTF-8 output can hold (halves of surrogate pairs) and NUL replaced one for one by U+FFFD."""
    replaced, count = _UNPRINTABLE.subn("\ufffd", text)
    if not count:
        return Decoded(text)
    return Decoded(replaced, (f"{count} characters that cannot be printed (NUL, half surrogates) were replaced",))


def _with_mistakes(data: bytes, encoding: str, *notes: str) -> Decoded:
    text, more = printable(data.decode(encoding, "replace"))
    broken = text.count("\ufffd") if not more else 0
    if broken:
        more = (f"up to {broken} characters that are not valid {encoding} were replaced",)
    return Decoded(text, (*notes, *more))


def _guess(data: bytes) -> Decoded:
    """Text in no declared encoding: UTF-8 with mistakes, Western punctuation, or the likeliest by its letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:GUESSED_FROM] if c > "\x7f" and c != "\ufffd")
    if broken <= MOST_BROKEN * len(text) and sound > broken:
        return _with_mistakes(data, "utf-8")
    if all(b < 0x80 or b in _WESTERN_MARKS for b in data):
        return _with_mistakes(data, "cp1252", "not UTF-8: read as Windows-1252, a guess by its bytes")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESSED_FROM]).best()
    if best is None:
        raise ReadError("text in an encoding that could not be told")
    return _with_mistakes(data, best.encoding, f"not UTF-8: read as {best.encoding}, a guess by its bytes")


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(data)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a NUL at nearly every second byte of Latin text."""
    head = data[:4_000]
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half >= 8 and odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if half >= 8 and even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _codec(declared: str | None) -> str | None:
    """Python's name of a declared text encoding, or None where it is unknown or none that text comes in."""
    if not declared:
        return None
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(declared.lower(), declared)
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)
    except (LookupError, ValueError):
        return None
    return None if codec.name in ("utf-7", "idna", "punycode") else codec.name
