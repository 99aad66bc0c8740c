"""What statements mean: near ones say like things, the same text always the same, whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from firsthand.claims import meanings
from firsthand.claims.statements import Statement

SAME = (
    ("the mayor stepped down on Monday", "Ilse Brandt quit her post as head of the city"),
    ("three miners were pulled out alive", "rescuers brought up three survivors from the pit"),
    ("the factory was set on fire", "arsonists burned down the plant"),
)
"""Pairs that share no word for what they tell; each is set beside the second halves of the others."""


def means(*texts: str) -> list[NDArray[np.float32]]:
    whole = {f"r{n}": text for n, text in enumerate(texts)}
    none: frozenset[str] = frozenset()
    stated = [
        Statement(report, 0, len(text), None, "asserts", none, none, none, (), none, 0, none, none, "")
        for report, text in whole.items()
    ]
    return [s.meaning for s in meanings.read(stated, whole) if s.meaning is not None]


def test_a_meaning_has_length_one() -> None:
    (one,) = means("the bridge fell into the river")
    assert one.shape == (384,)
    assert float(one @ one) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("pair", SAME)
def test_what_says_the_same_in_other_words_is_nearer_than_what_does_not(pair: tuple[str, str]) -> None:
    one, same, *others = means(*pair, *(second for first, second in SAME if first != pair[0]))
    assert all(float(one @ same) > float(one @ other) for other in others)


def test_a_statement_means_the_same_whatever_it_is_read_with() -> None:
    alone = means("the dam has burst")[0]
    beside = means("another, much longer statement about the harbour and its cranes", "the dam has burst")[1]
    assert np.array_equal(alone, beside)


@pytest.mark.parametrize("text", ["", " \n\t", "\ud800\udfff", "\0", "a" * 100_000, "я " * 50_000, "\u202e(" * 9_000])
def test_any_text_has_a_meaning(text: str) -> None:
    (one,) = means(text)
    assert np.isfinite(one).all()
