"""Texts are rewritten into other quotation styles with every offset moved."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.styles import STYLES, Style, rewrite

from firsthand.languages.paragraphs import split
from firsthand.languages.quotations import find_quotations

TEXT = """Velden drains its lake; keeper heard ‘a sigh’ first

“It’s gone, all of it,” said Mara Toll, who kept its sluices for nineteen years. “We heard it first. Then the water \
was simply gone, and with it the fish.”

She called the builders' plan “a ‘paper’ dam” in March, and the council's answer "silence." The council did not reply.

"The joints were weak, as we told them twice over," said a spokesman.
"""
TOLD = {style.name: style for style in STYLES}


def bare(text: str) -> str:
    return re.sub(r"[\s\"'`“”„‟‘’‚«»]", "", text)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_nothing_but_marks_and_blanks_changes(style: Style) -> None:
    rewritten, _ = rewrite(TEXT, style)
    assert bare(rewritten.text) == bare(TEXT)
    assert (rewritten.text == TEXT) is (style.name == "as it is")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_span_moves_with_its_words(style: Style) -> None:
    rewritten, _ = rewrite(TEXT, style)
    words = [m.span() for m in re.finditer(r"\w+(?:['’]\w+)?", TEXT)]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + 12]:
            moved = rewritten.text[slice(*rewritten.move((start, end)))]
            assert bare(moved) == bare(TEXT[start:end])
            assert moved[0].isalnum() and moved[-1].isalnum()


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_quotations_are_known_and_found(style: Style) -> None:
    rewritten, expected = rewrite(TEXT, style)
    assert find_quotations(rewritten.text, tuple(split(rewritten.text, ()))) == expected
    assert len(expected) == (7 if style.breaks else 6)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("single straight", "heard 'a sigh' first\n\n'It's gone, all of it,' said"),
        ("single straight", "'a \"paper\" dam'"),
        ("single curly", "the builders’ plan ‘a “paper” dam’"),
        ("guillemets and blanks", "«\u00a0It’s gone, all of it,\u00a0» said"),
        ("backticks", "``a `paper' dam''"),
        ("nested curly", "“It’s gone, ‘all of’ it,”"),
        ("no closing mark", "and with it the fish.\n"),
        ("several paragraphs", "“We heard it first.\n\n“Then the water"),
        ("wrapped", "sluices\nfor nineteen years. “We heard it first. Then the water was simply\ngone"),
        ("wrapped", "fish.”\n    She called"),
    ],
)
def test_a_style_looks_as_it_is_named(name: str, part: str) -> None:
    assert part in rewrite(TEXT, TOLD[name])[0].text
