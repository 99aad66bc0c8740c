"""Every engine returns what the local one returns."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.engine import Engine, open_engine
from firsthand.errors import UsageError

POSTINGS = [(5, 1), (5, 2), (5, 1), (-3, 2), (-3, 9), (7, 1), (7, 2), (2**63 + 1, 9), (2**63 + 1, 1)]


@pytest.fixture(params=["local", "processes"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return open_engine(request.param)


def square(number: int) -> int:
    return number * number


def test_map_keeps_the_order_of_the_items(engine: Engine) -> None:
    numbers = list(range(20))
    assert list(engine.map(square, numbers, "squares")) == [n * n for n in numbers]
    assert list(engine.map(square, [], "squares")) == []


@pytest.mark.parametrize("name", ["local", "processes"])
@pytest.mark.parametrize("size", [3, 20])
def test_map_tells_how_far_it_is(name: str, size: int) -> None:
    told: list[tuple[str, int, int]] = []
    engine = open_engine(name, lambda label, done, all_: told.append((label, done, all_)))
    list(engine.map(square, range(size), "squares"))
    assert told == [("squares", done, size) for done in range(1, size + 1)]


def test_pairs_count_the_keys_that_two_items_share(engine: Engine) -> None:
    assert list(engine.pairs(POSTINGS, 9)) == [(1, 2, 2), (1, 9, 1), (2, 9, 1)]
    assert list(engine.pairs(iter(POSTINGS), 9)) == [(1, 2, 2), (1, 9, 1), (2, 9, 1)]


def test_pairs_leave_out_a_key_that_stands_in_too_many_items(engine: Engine) -> None:
    assert list(engine.pairs([(1, item) for item in range(4)], 3)) == []
    assert len(list(engine.pairs([(1, item) for item in range(4)], 4))) == 6


def test_pairs_of_nothing(engine: Engine) -> None:
    assert list(engine.pairs([], 9)) == []
    assert list(engine.pairs([(1, 1)], 9)) == []
    assert list(engine.pairs((np.zeros(0, np.uint64), np.zeros(0, np.int64)), 9)) == []


def test_pairs_take_columns(engine: Engine) -> None:
    keys = np.array([key % 2**64 for key, _ in POSTINGS], np.uint64)
    items = np.array([item for _, item in POSTINGS], np.int64)
    found = list(engine.pairs((keys, items), 9))
    assert found == list(engine.pairs(POSTINGS, 9))
    assert all(type(n) is int for pair in found for n in pair)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=60), st.integers(1, 6))
def test_pairs_are_those_of_the_definition(postings: list[tuple[int, int]], at_most: int) -> None:
    items_of = defaultdict(set)
    for key, item in postings:
        items_of[key].add(item)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for items in items_of.values():
        if len(items) <= at_most:
            for pair in combinations(sorted(items), 2):
                shared[pair] += 1
    for name in ("local", "processes"):
        assert list(open_engine(name).pairs(postings, at_most)) == [(*pair, n) for pair, n in sorted(shared.items())]


def test_pairs_are_the_same_counted_in_small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    postings = [(key, item) for key in range(30) for item in range(key % 7)]
    whole = list(open_engine("local").pairs(postings, 9))
    monkeypatch.setattr("firsthand.engine.local.PAIRS_AT_ONCE", 3)
    assert list(open_engine("local").pairs(postings, 9)) == whole


def test_an_unknown_engine_is_told_in_words() -> None:
    with pytest.raises(UsageError, match="no engine called 'abacus'"):
        open_engine("abacus")
