"""Texts made fit for any format: what is no text becomes its number, so that no parser stumbles and nothing is lost."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote
from uuid import UUID, uuid5

_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 forbids or discourages (section 2.2), and halves of surrogate pairs, which have no UTF-8."""

NAMESPACE = UUID("6a1ef0c4-8c5b-5d5e-9d0f-1b7f3f1c52a4")
"""Of the UUIDs (RFC 9562, version 5) that firsthand makes from content; drawn once, for good."""

_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"(?:[/?](?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){0,4000})?"
    r"(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){0,1000})?"
)
"""RFC 3986, with a plain host name."""


def whole(text: str) -> str:
    """`text` in which every character is one that XML, RDF and databases can hold; any other is its number, ‹U+0000›.

    Marks that steer the direction of writing stay: in Arabic and Hebrew they belong to the text.
    """
    if text.isascii() and text.isprintable():
        return text
    return _NO_TEXT.sub(_number, text)


def line(text: str) -> str:
    """`whole(text)` in one line, its white space made single blanks."""
    return " ".join(whole(text).split())


def is_address(text: str) -> bool:
    """Whether `text` is an address of the web that any reader of URIs takes; another is told as text."""
    return _ADDRESS.fullmatch(text) is not None


def uri(kind: str, id: str) -> str:
    """A URN for a record, made of its kind and its id."""
    return f"urn:firsthand:{kind}:{quote(id.encode('utf-8', 'surrogatepass'), safe='')}"


def uuid(*parts: str) -> str:
    """A UUID that depends on `parts` alone."""
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return str(uuid5(NAMESPACE, hashlib.sha256(content).hexdigest()))


def _number(found: re.Match[str]) -> str:
    return f"‹U+{ord(found[0]):04X}›"
