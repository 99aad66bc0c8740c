"""Every engine returns what the local one returns."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import passages
from firsthand.engine import Blocks, Engine, open_engine, shuffles
from firsthand.errors import UsageError
from firsthand.records import Report

POSTINGS = [(5, 1), (5, 2), (5, 1), (-3, 2), (-3, 9), (7, 1), (7, 2), (2**63 + 1, 9), (2**63 + 1, 1)]


MISSING = [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]
NO_SPARK = f"spark is not tried: {', '.join(MISSING) or 'java'} is not installed"


def start(name: str) -> Engine:
    """The engine of that name; skips, in words, where Spark cannot run."""
    if name == "spark" and (MISSING or shutil.which("java") is None):
        pytest.skip(NO_SPARK)
    return open_engine(name)


@pytest.fixture(params=["local", "processes", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return start(request.param)


def square(number: int) -> int:
    return number * number


def test_map_keeps_the_order_of_the_items(engine: Engine) -> None:
    numbers = list(range(20))
    assert list(engine.map(square, numbers, "squares")) == [n * n for n in numbers]
    assert list(engine.map(square, [], "squares")) == []


@pytest.mark.parametrize("name", ["local", "processes", "spark"])
@pytest.mark.parametrize("size", [3, 20])
def test_map_tells_how_far_it_is(name: str, size: int) -> None:
    told: list[tuple[str, int, int]] = []
    start(name)
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


def define(
    postings: list[tuple[int, int]],
    at_most: int,
    at_least: int,
    beside: int | None,
    partners: int | None,
    least: int = 0,
) -> list[tuple[int, int, int]]:
    """What `Engine.pairs` says in words, without a thought for speed."""
    items_of = defaultdict(set)
    for key, item in postings:
        items_of[key].add(item)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    rarity: defaultdict[tuple[int, int], int] = defaultdict(int)
    for items in items_of.values():
        ranked = sorted(items)
        for (i, one), (j, other) in combinations(enumerate(ranked), 2):
            if len(items) <= at_most and (beside is None or j - i <= beside):
                shared[one, other] += 1
                rarity[one, other] += shuffles.WHOLE // len(items)
    pairs = [pair for pair, n in sorted(shared.items()) if n >= at_least and rarity[pair] >= least]
    best = set()
    for item in {i for pair in pairs for i in pair}:
        own = [(one, other) for one, other in pairs if item in (one, other)]
        best |= set(sorted(own, key=lambda p: (-rarity[p], p[1] - p[0], sum(p) - item))[:partners])
    return [(*pair, shared[pair]) for pair in pairs if pair in best]


MANY = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=60)
FEW = st.one_of(st.none(), st.integers(1, 4))


@settings(deadline=None)
@given(MANY, st.integers(1, 6), st.integers(1, 3), FEW, FEW, st.sampled_from([0, 2000]), st.sampled_from([3, 10_000]))
def test_pairs_are_those_of_the_definition_whether_they_wait_on_disk_or_not(
    postings: list[tuple[int, int]],
    at_most: int,
    at_least: int,
    beside: int | None,
    partners: int | None,
    rarity: int,
    rows: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shuffles, "ROWS_AT_ONCE", rows)
        patch.setattr(shuffles, "PARTS", 4)
        for name in ("local", "processes"):
            found = list(open_engine(name).pairs(postings, at_most, at_least, beside, partners, rarity))
            assert found == define(postings, at_most, at_least, beside, partners, rarity)


def test_pairs_are_those_of_the_definition_by_every_rule(engine: Engine) -> None:
    rng = random.Random(5)
    postings = [(rng.randrange(-20, 20), rng.randrange(60)) for _ in range(600)]
    for at_least, beside, partners, rarity in ((1, None, None, 0), (2, 3, None, 600), (2, 4, 3, 400)):
        found = list(engine.pairs(postings, 30, at_least, beside, partners, rarity))
        assert found == define(postings, 30, at_least, beside, partners, rarity)


def test_every_engine_finds_the_same_passages(engine: Engine) -> None:
    text = "Divers mapped the drowned quarry for nine days before the council let anyone draw water from its basin."
    reports = [Report(f"r{n}", f"r{n}", "", "", f"{n} days on. {text} Then {n} of them left.") for n in range(5)]
    found = passages.find(reports, {}, (), engine)
    assert len(found) == 10
    assert found == passages.find(reports, {}, (), open_engine())


def test_spark_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.engine.find_spec", lambda name: None if name == "pyarrow" else name)
    with pytest.raises(UsageError, match=r"needs pyarrow: pip install 'firsthand\[spark\]'"):
        open_engine("spark")


def test_blocks_of_columns_give_what_they_give_together_and_leave_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    postings = [(key, item) for key in range(300) for item in range(key % 7)]
    keys, items = (np.array(column, np.int64) for column in zip(*postings, strict=True))
    whole = list(open_engine("local").pairs(postings, 9))
    monkeypatch.setattr(shuffles, "ROWS_AT_ONCE", 50)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    blocks = Blocks((keys[n : n + 17].astype(np.uint64), items[n : n + 17]) for n in range(0, len(keys), 17))
    found = open_engine("local").pairs(blocks, 9)
    first = next(found)
    assert list(tmp_path.iterdir())
    assert [first, *found] == whole
    assert list(tmp_path.iterdir()) == []


def test_an_item_that_is_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to"):
        list(open_engine().pairs([(1, -1)], 9))


def test_an_unknown_engine_is_told_in_words() -> None:
    with pytest.raises(UsageError, match="no engine called 'abacus'"):
        open_engine("abacus")
