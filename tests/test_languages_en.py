"""Where English sentences end."""

from __future__ import annotations

import pytest

from firsthand import languages
from firsthand.records import Report


def _sentences(text: str) -> list[str]:
    parse = languages.parse(Report("r", "r", "", "", text))
    return [text[parse.tokens[first].start : parse.tokens[last - 1].end] for first, last in parse.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "The order came from Coast Guard Brig. Gen. Amir Halvorsen on Monday.",
        "Harbour service director R.D. “Tex” Alder urged his men to keep watch.",
        "Lt. Col. Ida Morrow and Maj. J.P. Renwick of the army denied it.",
        "The bill was drafted by Sen. Orla K. Vance and Rep. Tom B. Hale.",
        "The tower fell at 4 p.m. Saturday in the old harbour.",
        "Guy Hale of the U.S. Navy told Ann Poe that U.S. Sen. Ida Poe was safe.",
        "The envoys met at 8 a.m. Moscow time in a hotel.",
        "The vote ends at 6 p.m. EST, the board said.",
        "The vote ends at 6 p.m. and is counted at night.",
    ],
)
def test_a_title_or_initials_end_no_sentence(text: str) -> None:
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "They were drawn into Group B. The match is on Sunday.",
        "He has lived for ten years in the U.S. He came as a child.",
        "The mayor left. Col. Ida Morrow stayed.",
        "Ann Hale died after her return to the U.S. Hale had been ill for months.",
        "Guests of President Hale flew to the U.S. Hale stayed at home for the night.",
        "Mr. Hale's son died in Washington, D.C. Hale’s wife was with him.",
        "The ferry sank at 6 p.m. The crew swam ashore.",
        "Polls closed at 8 p.m. Witnesses saw long queues.",
        "The alarm rang at 3 a.m. Halvorsen was asleep.",
        "The tower fell at 4:15 p.m. on Monday. Nobody was hurt.",
    ],
)
def test_sentences_end_where_they_do(text: str) -> None:
    assert len(_sentences(text)) == 2


def test_a_blank_without_width_parts_words() -> None:
    text = "\u200bLarn\u200b’s mayor resigned\u200b.\u200b\n\n\u200b“\u200bI am tired\u200b,”\u200b she said."
    parse = languages.parse(Report("r", "r", "", "", text))
    words = [t.text.strip("\u200b") for t in parse.tokens]
    assert " ".join(w for w in words if w) == "Larn ’s mayor resigned . “ I am tired , ” she said ."
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
