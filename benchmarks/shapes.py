"""Reports of any length that a writer would not send: one paragraph without an end, marks that never close."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]
"""A text of so many characters."""


def repeat(unit: str) -> Shape:
    """The shape of one thing said over and over."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def nest(opening: str, closing: str) -> Shape:
    """The shape of brackets and quotations inside one another, half of the text deep."""
    return lambda size: repeat(opening)(size // 2) + repeat(closing)(size - size // 2)


SHAPES: Mapping[str, Shape] = {
    "sentences in one line": repeat("The mayor said on Monday that the old bridge would close after the flood. "),
    "a quotation a sentence": repeat("“The dam has burst and nobody should stay,” said Mayor Ada Brill. "),
    "one-line paragraphs": repeat("Mayor Ada Brill said the dam had burst.\n"),
    "“said that ” repeated": repeat("said that "),
    "no blanks at all": repeat("abcdefghij"),
    "opening marks alone": repeat("“"),
    "straight marks alone": repeat('"'),
    "nested marks and brackets": nest('("[«', '»]")'),
}

BRIEF = ("a quotation a sentence", "one-line paragraphs")
"""The shapes that the default path is tried on where there is little time: those with most to find."""
