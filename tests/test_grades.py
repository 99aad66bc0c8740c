"""The Admiralty grade: by rule, by repetition unchanged, and never a verdict."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.origins.grades import grade
from firsthand.records import Assertion, Claim, Origin, Stance

ORIGINS = tuple(Origin(str(n), f"party {n}", "state body") for n in range(5))


def claim(low: int, high: int, denied: bool = False, copies: int = 1) -> Claim:
    """A claim of `high` origins, each told by `copies` reports."""
    told = [Assertion(f"r{n}-{k}", 0, 9, None, "asserts", str(n)) for n in range(high) for k in range(copies)]
    stances: list[Stance] = ["denies"] if denied else []
    told += [Assertion("denier", 0, 9, None, s, "4") for s in stances]
    return Claim(
        "c", "s", "40 died", tuple(told), origins=ORIGINS[:high], independent=(low, high), outlets=high * copies
    )


@pytest.mark.parametrize(
    ("low", "high", "denied", "number"),
    [
        (0, 0, True, 6),
        (0, 1, False, 6),
        (0, 5, False, 6),
        (1, 1, False, 6),
        (1, 4, False, 6),
        (1, 4, True, 6),
        (2, 2, False, 2),
        (2, 5, False, 2),
        (5, 5, False, 2),
        (2, 2, True, 3),
        (5, 5, True, 3),
    ],
)
def test_the_number_follows_from_the_lower_end_and_denials(low: int, high: int, denied: bool, number: int) -> None:
    found = grade(claim(low, high, denied))
    assert found.credibility == number
    assert found.rule.startswith(f"{number}, ")


def test_the_letter_is_not_judged_whoever_the_sources_are() -> None:
    assert {grade(claim(low, 5)).reliability for low in range(6)} == {"F"}


def test_a_grade_says_what_would_change_it() -> None:
    one = grade(claim(1, 1))
    assert any("second origin" in way for way in one.would_change)
    assert not any("not one" in way for way in one.would_change), "there is nobody to tell from the first"
    assert any("are not one" in way for way in grade(claim(1, 3)).would_change)
    assert any("denies it makes it 3" in way for way in grade(claim(2, 2)).would_change)
    assert any("makes it 2" in way for way in grade(claim(2, 2, denied=True)).would_change)
    assert all(any("a person's" in way for way in grade(claim(low, 3)).would_change) for low in range(3))


def test_unsourced_voices_are_not_told_apart_by_a_person() -> None:
    bare = tuple(Origin(str(n), f"unsourced: {n}", "unsourced") for n in range(3))
    told = tuple(Assertion(f"r{n}", 0, 9, None, "asserts", str(n)) for n in range(3))
    found = grade(Claim("c", "s", "40 died", told, origins=bare, independent=(0, 3)))
    assert found.credibility == 6
    assert not any("are not one" in way for way in found.would_change)


counts = st.integers(0, 5).flatmap(lambda high: st.tuples(st.integers(0, high), st.just(high)))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(counts, st.booleans(), st.integers(1, 9))
def test_repetition_changes_nothing_and_nothing_is_confirmed(
    range_: tuple[int, int], denied: bool, copies: int
) -> None:
    once, often = (grade(claim(*range_, denied=denied, copies=n)) for n in (1, copies))
    assert once == often
    assert once.credibility in (2, 3, 6)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(counts, st.booleans())
def test_a_denial_never_makes_a_claim_more_credible(range_: tuple[int, int], denied: bool) -> None:
    assert grade(claim(*range_, denied=True)).credibility >= grade(claim(*range_, denied=False)).credibility


@settings(max_examples=60, deadline=None, derandomize=True)
@given(counts)
def test_another_separate_origin_never_makes_a_claim_less_credible(range_: tuple[int, int]) -> None:
    low, high = range_
    assert grade(claim(low + 1, high + 1)).credibility <= grade(claim(low, high)).credibility
