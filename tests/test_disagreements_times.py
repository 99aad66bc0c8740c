"""When something was, by two reports: pairs that cannot both hold, and more pairs that can."""

from __future__ import annotations

from pathlib import Path

import pytest

from told_stories import tell, told

LINES = [
    line.split("|")
    for line in Path(__file__).with_name("invented_dates.txt").read_text("utf-8").splitlines()
    if line and line[0] != "#"
]


def pairs(sort: str) -> list[object]:
    """The pairs of one sort; one with a question mark is known to be told wrongly still."""
    wrong = pytest.mark.xfail(strict=True)
    return [pytest.param(*rest, marks=[wrong] if "?" in mark else []) for mark, *rest in LINES if mark[0] == sort]


def dates(one: str, other: str, published: tuple[str, str]) -> list[list[str]]:
    """The times that part, which must be the same whichever report comes first."""
    found = told(tell(one, other, published=published), "date")
    turned = told(tell(other, one, published=published[::-1]), "date")
    assert [sorted(values) for values in found] == [sorted(values) for values in turned]
    return found


@pytest.mark.parametrize(("first", "second", "one", "other"), pairs("D"))
def test_times_that_cannot_both_be(first: str, second: str, one: str, other: str) -> None:
    found = dates(one, other, (first, second))
    assert found and all(len(values) == 2 for values in found)


@pytest.mark.parametrize(("first", "second", "one", "other"), pairs("N"))
def test_times_that_can_both_be(first: str, second: str, one: str, other: str) -> None:
    assert dates(one, other, (first, second)) == []
