"""A report cut into windows of word pieces, as the tagger reads it and as it was trained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from firsthand.records import Range

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

LONGEST_WINDOW = 256
"""Word pieces, the two marks at its ends included; longer windows gave no better tags and cost more than they save."""


class Window(NamedTuple):
    """Whole paragraphs as far as they fit: piece numbers, where each stands in the text, and whether it is quoted.

    The first and last piece are marks of the model and stand nowhere: their range is (0, 0).
    """

    pieces: tuple[int, ...]
    places: tuple[Range, ...]
    quoted: tuple[bool, ...]


def cut(text: str, paragraphs: Sequence[Range], quotations: Sequence[Range]) -> Iterator[Window]:
    """The windows of a text, in order: every piece of every paragraph stands in exactly one."""
    tokenizer = _tokenizer()
    begin, end = (tokenizer.get_vocab()[mark] for mark in ("[CLS]", "[SEP]"))
    room = LONGEST_WINDOW - 2
    pieces: list[int] = []
    places: list[Range] = []
    for start, stop in paragraphs:
        encoded = tokenizer.encode(text[start:stop], add_special_tokens=False)
        at = 0
        while at < len(encoded.ids):
            if pieces and len(pieces) + min(len(encoded.ids) - at, room) > room:
                yield _window(pieces, places, quotations, begin, end)
                pieces, places = [], []
            last = _last_fitting(encoded, at, room - len(pieces))
            pieces += encoded.ids[at:last]
            places += [(start + s, start + e) for s, e in encoded.offsets[at:last]]
            at = last
    if pieces:
        yield _window(pieces, places, quotations, begin, end)


def _last_fitting(encoded: Encoding, at: int, room: int) -> int:
    """The end of a stretch of at most `room` pieces from `at`, not within a word where that can be helped."""
    last = min(len(encoded.ids), at + room)
    whole = last
    while at < whole < len(encoded.ids) and encoded.word_ids[whole] == encoded.word_ids[whole - 1]:
        whole -= 1
    return whole if whole > at else last


def _window(
    pieces: Sequence[int], places: Sequence[Range], quotations: Sequence[Range], begin: int, end: int
) -> Window:
    quoted = [any(s <= start and stop <= e for s, e in quotations) for start, stop in places]
    return Window((begin, *pieces, end), ((0, 0), *places, (0, 0)), (False, *quoted, False))


@cache
def _tokenizer() -> Tokenizer:
    """The uncased word pieces of BERT (Devlin et al. 2019), with their places in the text."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((Path(__file__).parent / "models" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
