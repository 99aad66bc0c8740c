"""Every engine returns what the local one returns."""

from __future__ import annotations

import random
import shutil
import time
from collections import defaultdict
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from firsthand import passages
from firsthand.engine import Columns, Engine, Made, Rule, open_engine, shuffles, tables
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
    assert list(engine.pairs(POSTINGS, Rule(9))) == [(1, 2, 2), (1, 9, 1), (2, 9, 1)]
    assert list(engine.pairs(iter(POSTINGS), Rule(9))) == [(1, 2, 2), (1, 9, 1), (2, 9, 1)]


def test_pairs_leave_out_a_key_that_stands_in_too_many_items(engine: Engine) -> None:
    assert list(engine.pairs([(1, item) for item in range(4)], Rule(3))) == []
    assert len(list(engine.pairs([(1, item) for item in range(4)], Rule(4)))) == 6


def test_pairs_of_nothing(engine: Engine) -> None:
    assert list(engine.pairs([], Rule(9))) == []
    assert list(engine.pairs([(1, 1)], Rule(9))) == []
    assert list(engine.pairs((np.zeros(0, np.uint64), np.zeros(0, np.int64)), Rule(9))) == []


def test_pairs_take_columns(engine: Engine) -> None:
    keys = np.array([key % 2**64 for key, _ in POSTINGS], np.uint64)
    items = np.array([item for _, item in POSTINGS], np.int64)
    found = list(engine.pairs((keys, items), Rule(9)))
    assert found == list(engine.pairs(POSTINGS, Rule(9)))
    assert all(type(n) is int for pair in found for n in pair)


def define(postings: list[tuple[int, int]], rule: Rule) -> list[tuple[int, int, int]]:
    """What `Rule` says in words, without a thought for speed."""
    items_of = defaultdict(set)
    for key, item in postings:
        items_of[key].add(item)
    days = {i: -1 if rule.days is None else int(rule.days[i]) for items in items_of.values() for i in items}
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    rarity: defaultdict[tuple[int, int], int] = defaultdict(int)
    for items in items_of.values():
        near = {i: sum(min(days[i], days[j]) < 0 or abs(days[i] - days[j]) <= rule.apart for j in items) for i in items}
        ranked = sorted((i for i in items if near[i] <= rule.at_most), key=lambda i: (days[i], i))
        for (m, one), (n, other) in combinations(enumerate(ranked), 2):
            beside = rule.beside is None or n - m <= rule.beside
            if beside and (days[one] < 0 or days[other] - days[one] <= rule.apart):
                pair = min(one, other), max(one, other)
                shared[pair] += 1
                rarity[pair] += tables.WHOLE // max(near[one], near[other])
    pairs = [pair for pair, n in sorted(shared.items()) if n >= rule.at_least and rarity[pair] >= rule.rarity]
    best = set()
    for item in {i for pair in pairs for i in pair}:
        own = [(one, other) for one, other in pairs if item in (one, other)]
        best |= set(sorted(own, key=lambda p: (-rarity[p], p[1] - p[0], sum(p) - item))[: rule.partners])
    return [(*pair, shared[pair]) for pair in pairs if pair in best]


MANY = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=60)
FEW = st.one_of(st.none(), st.integers(1, 4))
DAYS = st.one_of(st.none(), st.lists(st.integers(-1, 6), min_size=9, max_size=9).map(lambda d: np.array(d, np.int32)))
RULES = st.builds(
    Rule, st.integers(1, 6), st.integers(1, 3), FEW, FEW, st.sampled_from([0, 2000]), DAYS, st.integers(0, 3)
)


UNDATED_FIRST = Rule(3, days=np.array([0, 1, 0, -1, 0, 0, 0, 0, 0], np.int32))


@settings(deadline=None)
@example([(2, 0), (2, 1), (2, 3)], UNDATED_FIRST, (3, 0))
@given(MANY, RULES, st.sampled_from([(3, 10**9), (10**9, 10**9), (3, 0), (10**9, 0)]))
def test_pairs_are_those_of_the_definition_on_disk_or_not_by_machine_code_or_not(
    postings: list[tuple[int, int]], rule: Rule, form: tuple[int, int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "ROWS_AT_ONCE", form[0])
        patch.setattr(shuffles, "COMPILED_FROM", form[1])
        assert list(open_engine().pairs(postings, rule)) == define(postings, rule)


def test_keys_that_are_made_to_meet_cost_no_square(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shuffles, "COMPILED_FROM", 0)
    spread = pow(0x9E37_79B9_7F4A_7C15, -1, 2**64)
    keys = np.array([n % 5 * spread % 2**64 for n in range(200_000)], np.uint64)
    items = np.arange(200_000)[::-1].copy()
    began = time.process_time()
    assert list(open_engine().pairs((keys, items), Rule(100, beside=15))) == []
    assert len(list(open_engine().pairs((keys, items // 10_000), Rule(100)))) == 190
    assert time.process_time() - began < 10


def test_pairs_are_those_of_the_definition_by_every_rule(engine: Engine) -> None:
    rng = random.Random(5)
    postings = [(rng.randrange(-20, 20), rng.randrange(60)) for _ in range(600)]
    days = np.array([rng.choice([-1, 3, 5, 9]) for _ in range(60)], np.int32)
    for more in ((), (2, 3, None, 600), (2, 4, 3, 400), (2, 4, 3, 400, days, 2)):
        rule = Rule(30, *more)
        found = list(engine.pairs(postings, rule))
        assert found == define(postings, rule)
        made = Made(columns, [postings[n : n + 70] for n in range(0, 600, 70)])
        assert list(engine.pairs(made, rule)) == found


def columns(postings: list[tuple[int, int]]) -> Columns:
    return np.array([key % 2**64 for key, _ in postings], np.uint64), np.array([i for _, i in postings], np.int64)


def test_keys_that_are_furniture_are_told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    postings = [(key, item) for key in (1, 2) for item in range(4)] + [(3, 1), (3, 2)]
    for compiled_from in (0, 10**9):
        monkeypatch.setattr(shuffles, "COMPILED_FROM", compiled_from)
        assert list(open_engine().pairs(postings, Rule(3, label="runs of words"))) == [(1, 2, 1)]
        assert caplog.messages[0].startswith("2 runs of words stand in more than 3 reports")
        caplog.clear()
        assert list(open_engine().pairs(postings, Rule(3))) == [(1, 2, 1)]
        assert not caplog.messages


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


def test_postings_made_lot_by_lot_give_what_they_give_together_and_leave_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    postings = [(key, item) for key in range(300) for item in range(key % 7)]
    whole = list(open_engine("local").pairs(postings, Rule(9)))
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 50)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = open_engine("local").pairs(
        Made(columns, [postings[n : n + 17] for n in range(0, len(postings), 17)]), Rule(9)
    )
    first = next(found)
    assert list(tmp_path.iterdir())
    assert [first, *found] == whole
    assert list(tmp_path.iterdir()) == []


def test_an_item_that_is_no_place_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to"):
        list(open_engine().pairs([(1, -1)], Rule(9)))


def test_an_unknown_engine_is_told_in_words() -> None:
    with pytest.raises(UsageError, match="no engine called 'abacus'"):
        open_engine("abacus")
