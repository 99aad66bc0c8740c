"""A report cut into windows of word pieces, as the tagger reads it and as it was trained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from firsthand.languages.networks import open_tokenizer
from firsthand.records import Range

LONGEST_WINDOW = 256
"""Word pieces, the two marks at its ends included; longer windows gave no better tags and cost more than they save."""

ROLES = ("source", "cue", "content")

_UNENCODABLE = re.compile("[\ud800-\udfff]")
_MARKS = str.maketrans("“”„«»‘’", '"""""\'\'')


class Hint(NamedTuple):
    """A range of characters that the rules take for a source, a cue or a content."""

    role: str
    range: Range


class Window(NamedTuple):
    """Whole paragraphs as far as they fit: piece numbers, where each stands in the text, and its sort.

    `words` are the pieces that begin a word, `opens` those that begin a paragraph. A piece's sort is twice the number
    of its hint (0 none, then `ROLES`), plus 1 inside quotation marks. The first and last piece are marks of the model
    and stand nowhere: their range is (0, 0).
    """

    pieces: tuple[int, ...]
    places: tuple[Range, ...]
    sorts: tuple[int, ...]
    words: tuple[int, ...]
    opens: frozenset[int]


SORTS = 2 * (1 + len(ROLES))


def cut(
    text: str, paragraphs: Sequence[Range], quotations: Sequence[Range], hints: Iterable[Hint] = (), first: int = 0
) -> Iterator[Window]:
    """The windows of a text, in order: every piece of every paragraph stands in exactly one.

    `first` is how many pieces fewer than the others the first window has room for (training shifts windows by it).
    """
    tokenizer = open_tokenizer()
    begin, end = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    plain = _plain(text, quotations)
    sorts = _sorts(len(text), quotations, hints)
    room = LONGEST_WINDOW - 2 - first
    pieces: list[int] = []
    places: list[Range] = []
    begins: list[bool] = []
    starts = {start for start, _ in paragraphs}
    for start, stop in paragraphs:
        encoded = tokenizer.encode(plain[start:stop], add_special_tokens=False)
        # Each is made anew whenever it is asked for.
        ids, offsets, words = encoded.ids, encoded.offsets, encoded.word_ids
        opens = [word != before for word, before in zip(words, [None, *words], strict=False)]
        at = 0
        while at < len(ids):
            if pieces and len(pieces) + min(len(ids) - at, room) > room:
                yield _window(pieces, places, begins, starts, sorts, begin, end)
                pieces, places, begins, room = [], [], [], LONGEST_WINDOW - 2
            last = _last_fitting(opens, at, room - len(pieces))
            pieces += ids[at:last]
            places += [(start + s, start + e) for s, e in offsets[at:last]]
            begins += opens[at:last]
            at = last
    if pieces:
        yield _window(pieces, places, begins, starts, sorts, begin, end)


def _plain(text: str, quotations: Sequence[Range]) -> str:
    """`text`, as long as it is, with the same straight mark at both ends of every quotation, whatever its style."""
    letters = list(_UNENCODABLE.sub("\ufffd", text.translate(_MARKS)))
    for start, end in quotations:
        for at in (start, end - 1):
            if letters[at] in "\"'`‚‹›":
                letters[at] = '"'
        if text[start : start + 2] in ("''", "``"):
            letters[start + 1] = " "
        if end - start > 2 and text[end - 2 : end] == "''":
            letters[end - 2] = " "
    return "".join(letters)


def _sorts(size: int, quotations: Sequence[Range], hints: Iterable[Hint]) -> bytearray:
    """The sort of each character."""
    sorts = bytearray(size)
    order = {role: number for number, role in enumerate(("content", "source", "cue"))}
    for hint in sorted(hints, key=lambda h: (order[h.role], h.range)):
        start, end = hint.range
        sorts[start:end] = bytes([2 * (1 + ROLES.index(hint.role))]) * (end - start)
    for start, end in quotations:
        for at in range(start, end):
            sorts[at] |= 1
    return sorts


def _last_fitting(opens: Sequence[bool], at: int, room: int) -> int:
    """The end of a stretch of at most `room` pieces from `at`, not within a word where that can be helped."""
    last = min(len(opens), at + room)
    whole = last
    while at < whole < len(opens) and not opens[whole]:
        whole -= 1
    return whole if whole > at else last


def _window(
    pieces: Sequence[int],
    places: Sequence[Range],
    begins: Sequence[bool],
    starts: set[int],
    sorts: bytearray,
    begin: int,
    end: int,
) -> Window:
    own = (sorts[start] for start, _ in places)
    words = tuple(n for n, opens in enumerate(begins, 1) if opens or n == 1)
    opens = frozenset(n for n, (start, _) in enumerate(places, 1) if start in starts)
    return Window((begin, *pieces, end), ((0, 0), *places, (0, 0)), (0, *own, 0), words, opens)
