"""The measures of who is who, on marks written for the tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import coreference, parties, texts

from firsthand.records import Attribution, Source, Span

TEXT = "Ada Brill spoke. Tom Hale listened. Brill left, she said. Hale stayed."
SHE = (48, 51)


def article(*marks: coreference.Mark) -> coreference.Article:
    return coreference.Article("one", texts_digest(), "tune", marks)


def texts_digest() -> str:
    return "0" * 16


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def told(*mentions: str) -> tuple[list[Attribution], list[Source]]:
    """One attribution of "she", linked to a party with these mentions."""
    spans = tuple(Span("one", *at(m)) for m in mentions)
    source = Source("source-1", "somebody", "person", (*spans, Span("one", *SHE)))
    said = Attribution("attribution-1", "one", "indirect", SHE, (), ((0, 1),), "test", source_id="source-1")
    return [said], [source]


BRILL = coreference.Mark(SHE, "named", (at("Ada Brill"),))
HALE = coreference.Mark((58, 62), "named", (at("Tom Hale"),))


@pytest.mark.parametrize(
    ("mentions", "right"),
    [
        (("Ada Brill",), 1),
        (("Brill left",), 1),
        (("Tom Hale",), 0),
        (("Ada Brill", "Tom Hale", "Hale stayed"), 0),
        ((), 0),
    ],
)
def test_a_reference_is_right_where_its_party_is_mostly_called_so(mentions: tuple[str, ...], right: int) -> None:
    counts = coreference.score(article(BRILL, HALE), TEXT, *told(*mentions))
    assert (counts["named marked"], counts["named right"]) == (2, right)
    assert (counts["pronoun marked"], counts["pronoun right"]) == (1, right)


def test_what_points_at_nothing_is_wrong_where_it_was_joined() -> None:
    alone = coreference.Mark(SHE, "self", ())
    assert coreference.score(article(alone), TEXT, *told("Tom Hale"))["self joined"] == 1
    assert coreference.score(article(alone), TEXT, *told())["self joined"] == 0


def pair(answer: str) -> parties.Pair:
    mention = parties.Mention("basil/1", "0" * 16, (0, 1))
    return parties.Pair("basil/1", "tune", answer, mention, mention)


def test_one_voice_is_one_party_or_one_that_speaks_for_the_other() -> None:
    ministry = Source("ministry", "Ministry", "state body")
    speaker = Source("speaker", "Roe", "person", speaks_for="ministry")
    other = Source("other", "Poe", "person", may_be=("ministry",))
    every = {s.id: s for s in (ministry, speaker, other)}
    assert parties.score(pair("part"), speaker, ministry, every)["right"] == 1
    assert parties.score(pair("different"), speaker, ministry, every)["told"] == 1
    assert parties.score(pair("same"), other, ministry, every)["apart"] == 0
    assert parties.score(pair("same"), other, speaker, every)["apart"] == 1


def test_the_marks_hold_offsets_and_no_texts() -> None:
    for article_ in coreference.read_marks():
        assert all(start < end for mark in article_.marks for start, end in (mark.mention, *mark.parties))
    assert {p.half for p in parties.read_marks()} == {"tune", "test"}
    assert len(parties.read_marks()) >= 400
    stories = {h: {p.story for p in parties.read_marks() if p.half == h} for h in parties.HALVES}
    assert not stories["tune"] & stories["test"]


def test_a_text_that_changed_is_told() -> None:
    assert not texts.verify("another text", "0" * 16)
