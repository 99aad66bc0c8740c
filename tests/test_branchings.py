"""The fewest derivations that explain what reports share."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.origins import branchings
from firsthand.origins.branchings import explain
from firsthand.records import Derivation, Direction, Passage, Span, Within


def share(left: str, right: str, direction: Direction, size: int = 100, within: Within = "narration") -> Passage:
    return Passage(Span(left, 0, size), Span(right, 0, size), "verbatim", within, direction, "a test")


def told(derivations: tuple[Derivation, ...]) -> list[tuple[str, str, str]]:
    return [(d.source, d.target, d.kind) for d in derivations]


def test_five_reports_of_one_text_need_four_derivations() -> None:
    found = explain([share(a, b, "left_to_right") for a, b in combinations("abcde", 2)])
    assert [(d.source, d.kind) for d in found] == [(name, "copied") for name in "bcde"]


def test_who_copied_a_copy_rests_on_what_it_has_most_of() -> None:
    chain = [
        share("a", "b", "left_to_right", 900),
        share("b", "c", "left_to_right", 800),
        share("a", "c", "left_to_right"),
    ]
    assert told(explain(chain)) == [("b", "a", "copied"), ("c", "b", "copied")]


def test_without_a_direction_reports_have_a_source_that_is_not_seen() -> None:
    found = explain([share(a, b, "undetermined") for a, b in combinations("abc", 2)])
    assert told(found) == [("b", "a", "common_source"), ("c", "a", "common_source")]


def test_a_known_direction_explains_before_a_likeness() -> None:
    shared = [share("a", "b", "undetermined", 900), share("c", "b", "left_to_right"), share("a", "c", "common_source")]
    assert told(explain(shared)) == [("b", "a", "common_source"), ("b", "c", "copied")]


def test_a_shared_quotation_joins_nobody() -> None:
    assert explain([share("a", "b", "common_source", within="quote")]) == ()


def test_directions_that_run_in_a_circle_are_cut_where_least_is_shared() -> None:
    circle = [
        share("a", "b", "left_to_right", 300),
        share("b", "c", "left_to_right", 200),
        share("c", "a", "left_to_right"),
    ]
    assert told(explain(circle)) == [("b", "a", "copied"), ("c", "b", "copied")]


def test_the_evidence_is_what_the_two_share() -> None:
    (found,) = explain([share("a", "b", "left_to_right", 50), share("a", "b", "left_to_right", 70)])
    assert found.evidence == (Span("a", 0, 50), Span("a", 0, 70), Span("b", 0, 50), Span("b", 0, 70))


DIRECTIONS: list[Direction] = ["left_to_right", "right_to_left", "common_source", "undetermined"]
SHARED = st.lists(
    st.builds(
        lambda pair, direction, size, within: share(*pair, direction, size, within),
        st.sampled_from(list(combinations("abcdef", 2))),
        st.sampled_from(DIRECTIONS),
        st.integers(1, 99),
        st.sampled_from(["narration", "both", "quote"]),
    ),
    max_size=12,
)


def group(pairs: list[tuple[str, str]]) -> set[frozenset[str]]:
    groups = {frozenset(name) for pair in pairs for name in pair}
    for pair in pairs:
        touched = {g for g in groups if g & set(pair)}
        groups = (groups - touched) | {frozenset().union(*touched)}
    return groups


@settings(deadline=None)
@given(SHARED, st.randoms(use_true_random=False), st.sampled_from([0, 200]))
def test_each_group_hangs_together_by_as_few_derivations_as_can_be(
    shared: list[Passage], rng: random.Random, largest: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(branchings, "LARGEST", largest)
        found = explain(shared)
        mixed = rng.sample(shared, len(shared))
        assert explain(mixed) == found
    groups = group([(p.left.report, p.right.report) for p in shared if p.within != "quote"])
    assert group([(d.source, d.target) for d in found]) == groups
    assert len(found) == sum(len(g) - 1 for g in groups)
    copies = [d.source for d in found if d.kind == "copied"]
    assert len(copies) == len(set(copies))
    known = {(p.right.report, p.left.report) for p in shared if p.direction == "left_to_right" and p.within != "quote"}
    known |= {(p.left.report, p.right.report) for p in shared if p.direction == "right_to_left" and p.within != "quote"}
    assert {(d.source, d.target) for d in found if d.kind == "copied"} <= known


@settings(deadline=None)
@given(SHARED)
def test_no_other_branching_explains_more_copies(shared: list[Passage]) -> None:
    known = {(p.right.report, p.left.report) for p in shared if p.direction == "left_to_right" and p.within != "quote"}
    known |= {(p.left.report, p.right.report) for p in shared if p.direction == "right_to_left" and p.within != "quote"}
    found = sum(d.kind == "copied" for d in explain(shared))
    for more in combinations(sorted(known), found + 1):
        copies = [copy for copy, _ in more]
        assert len(set(copies)) < len(copies) or sum(len(g) - 1 for g in group(list(more))) < len(more)
