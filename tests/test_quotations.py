"""Where quotations open and close."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.languages.quotations import find_quotations
from firsthand.records import Range


def paragraphs(text: str) -> tuple[Range, ...]:
    found: list[Range] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [text[s:e] for s, e in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "it burst" twice.', ['"it burst"']),
        ("He said “it burst” twice.", ["“it burst”"]),
        ("He said «it burst» twice.", ["«it burst»"]),
        ("He said „it burst“ twice.", ["„it burst“"]),
        ("He said ''it burst'' twice.", ["''it burst''"]),
        ("He said ‘it burst’ twice.", ["‘it burst’"]),
        ("It's the dam's gate that didn't hold.", []),
        ("It’s the soldiers’ gate.", []),
        ("A man 6'2\" tall.", []),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("“One ‘two’ three,” he said.", ["“One ‘two’ three,”"]),
        ("”Fear of the water,” she wrote.", ["”Fear of the water,”"]),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ("", []),
    ],
)
def test_the_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab .,\"“”'‘’«»\n", max_size=80))
def test_quotations_stand_in_their_paragraph_and_never_meet(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotations(text, spans)
    assert list(found) == sorted(found)
    for one, other in itertools.pairwise(found):
        assert one[1] <= other[0]
    for start, end in found:
        assert any(s <= start < end <= e for s, e in spans)
