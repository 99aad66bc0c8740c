"""Web pages: the article in them, found by trafilatura, with what their metadata tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from firsthand.errors import ReadError
from firsthand.languages import outlets
from firsthand.read import _dates
from firsthand.read._decoding import decode, printable
from firsthand.read._reports import LONGEST_FIELD, LONGEST_TEXT, Fields, make, outlet_of
from firsthand.records import Report, Unread

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 20_000_000
"""Bytes; the largest of 283 web pages has 2,700,000."""

MOST_TAGS = 100_000
"""Tags of a page; the extractor takes about 4 s for so many, and the richest of 283 web pages has 19,437."""

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_PUBLISHED = (
    '//meta[@property="article:published_time" or @itemprop="datePublished" or @name="date" or @name="pubdate"'
    ' or @name="publish-date" or @name="parsely-pub-date" or @name="DC.date.issued" or @name="sailthru.date"]/@content',
    '//time[@itemprop="datePublished" or @pubdate]/@datetime',
)
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read(path: str, name: str, data: bytes) -> Iterator[Report | Unread]:
    """The one report of a page, and what had to be guessed or replaced; raises ReadError where there is no article."""
    declared = _CHARSET.search(data[:4_096])
    markup, notes = decode(data, declared[1].decode("ascii") if declared else None)
    yield from report(data, path, name, markup, Fields())
    for note in notes:
        yield Unread(path, note)


def report(original: bytes, path: str, name: str, markup: str, told: Fields) -> Iterator[Report | Unread]:
    """The report in a page's markup; what `told` already holds counts more than what the page says."""
    if len(markup) > LARGEST:
        raise ReadError(f"{len(markup):,} characters of markup, more than the {LARGEST:,} that a page may have")
    tags = markup.count("<")
    if tags > MOST_TAGS:
        raise ReadError(f"{tags:,} tags, more than the {MOST_TAGS:,} that a page may have")
    tree = _tree(markup)
    document = _extract(tree, told.url)
    body = _body(document)
    if not body.strip():
        raise ReadError("no article was found in the page")
    if len(body) > LONGEST_TEXT:
        raise ReadError(f"{len(body):,} characters, more than the {LONGEST_TEXT:,} that a report may have")
    page = _fields(document, tree, markup)
    fields = Fields(*(a if a is not None else b for a, b in zip(told, page, strict=True)))
    yield make(original, path, name, _without_title(body, fields.title), fields)


def _tree(markup: str) -> HtmlElement:
    from lxml.etree import LxmlError
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except (LxmlError, ValueError, RecursionError) as error:
        raise ReadError(f"markup that cannot be parsed: {str(error)[:200]}") from error
    if tree is None:
        raise ReadError("no web page, or one nested too deeply to be one")
    return tree


def _extract(tree: HtmlElement, url: str | None) -> Any:
    """What trafilatura finds in the page; dates only from where a page tells them, and no wall clock is asked."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            deepcopy(tree),
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-12-31"},
        )
    except Exception as error:  # a hostile page may raise anything inside the extractor
        raise ReadError(f"the page cannot be read: {type(error).__name__}") from error


def _body(document: Any) -> str:
    lines = (line.strip() for line in printable((document and document.text) or "").text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _fields(document: Any, tree: HtmlElement, markup: str) -> Fields:
    url = _short(document.url)
    site = _site(_short(document.sitename))
    language = _short(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    return Fields(
        url, site, _published(document, tree, markup), _title(document, site), _short(document.author), language
    )


def _site(name: str | None) -> str | None:
    """The outlet's name in what a page calls its site: without its motto, and an address by what stands there."""
    if name and " " not in name and (outlets.at(name) or "//" in name):
        return outlet_of(name if "//" in name else f"//{name}")
    return name and re.split(r"\s[|–—-]\s", name)[0]


def _title(document: Any, site: str | None) -> str | None:
    """The headline, without the site's name at its end."""
    title = _short(document.title)
    match = re.fullmatch(r"(.{10,}?)\s[|–—-]\s([^|–—]{2,60})", title or "")
    if match and (outlets.named(match[2]) or (site and _bare(site) in _bare(match[2]))):
        return match[1]
    return title


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removeprefix("the")


def _published(document: Any, tree: HtmlElement, markup: str) -> str | None:
    """The date of publication with its time of day, where the page's metadata tell it for the date that was found."""
    told = [str(value) for path in _PUBLISHED for value in tree.xpath(path)] + _LINKED_DATE.findall(markup)
    precise = [iso for value in told if (iso := _dates.parse(value))]
    day = _short(document.date)
    if day is None:
        return precise[0] if precise else None
    return max((iso for iso in precise if iso.startswith(day)), key=len, default=day)


def _without_title(body: str, title: str | None) -> str:
    """The body without its first line where that is the title again: the title is kept apart."""
    first, _, rest = body.partition("\n\n")
    return rest if title and rest and " ".join(first.split()) == " ".join(title.split()) else body


def _short(value: object) -> str | None:
    """A field of the page's metadata in one line, or None where there is none or it is no such thing."""
    text = " ".join(printable(value).text.split()) if isinstance(value, str) else ""
    return text if 0 < len(text) <= LONGEST_FIELD else None
