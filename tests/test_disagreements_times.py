"""When and where something was, by two reports: pairs that cannot both hold, and more pairs that can."""

from __future__ import annotations

from pathlib import Path

import pytest

from told_stories import tell, told

DATES, PLACES = "invented_dates.txt", "invented_places.txt"


def pairs(sort: str, file: str = DATES) -> list[object]:
    """The pairs of one sort; one with a question mark is known to be told wrongly still."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    told_so = [line.split("|") for line in lines if line[:1] == sort]
    wrong = pytest.mark.xfail(strict=True)
    return [pytest.param(*rest, marks=[wrong] if "?" in mark else []) for mark, *rest in told_so]


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


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        ("A bang was heard at 2 p.m. in Tarn.", "A bang was heard at 5 p.m. in Tarn.", "A bang was heard"),
        ("The agency lifted the flood alert at 6 p.m.", "The agency lifted the flood alert at 9 p.m.",
         "The agency lifted the flood alert"),
        ("They left the tunnel under Norring at 6 p.m.", "They left the tunnel under Norring at 9 p.m.",
         "left the tunnel"),
    ],
)  # fmt: skip
def test_an_act_is_named_in_words_of_its_sentence(one: str, other: str, subject: str) -> None:
    found = tell(one, other, published=("2021-06-14", "2021-06-14"))
    assert [(d.subject, f"({subject})" in d.reason) for d in found if d.kind == "date"] == [(subject, True)]


def places(one: str, other: str) -> list[list[str]]:
    """The places that part, which must be the same whichever report comes first."""
    found, turned = (told(tell(a, b), "place") for a, b in ((one, other), (other, one)))
    assert [sorted(values) for values in found] == [sorted(values) for values in turned]
    return found


@pytest.mark.parametrize(("one", "other"), pairs("D", PLACES))
def test_places_that_cannot_both_be(one: str, other: str) -> None:
    found = places(one, other)
    assert found and all(len(values) == 2 for values in found)


@pytest.mark.parametrize(("one", "other"), pairs("N", PLACES))
def test_places_that_can_both_be(one: str, other: str) -> None:
    assert places(one, other) == []


def test_time_is_linear_in_a_sentence_that_never_ends() -> None:
    endless = "The dam burst in Lyon on Monday at noon in 1967 and " * 400
    assert places(endless, "The dam burst in Hamburg on Tuesday.") == []


ODD_DIGITS = ("²", "⑤", "٥", "１２", "9" * 5000, "Ⅷ", "½", "٥" * 5000)
DIGITS_STAND = (
    "The siege began on May {} at the bridge.",
    "The siege began on {} May {} at the bridge.",
    "The siege began at {} p.m. on the {}th floor of the mill.",
    "The siege began on floor {} of the mill in {}.",
    "The siege began {} years ago, {} days after the flood, in room {}.",
    "The siege lasted {} days until {}/{}/2020, the {}0s or May {}, {}.",
)


@pytest.mark.parametrize("sentence", DIGITS_STAND)
@pytest.mark.parametrize("digits", ODD_DIGITS, ids=lambda digits: f"{ord(digits[0]):x} {len(digits)}")
@pytest.mark.parametrize("published", ["2021-06-14", None])
def test_odd_digits_end_no_trace(sentence: str, digits: str, published: str | None) -> None:
    odd = sentence.replace("{}", digits)
    found = tell(odd, "The siege began on May 7 at the bridge.", published=(published, published))
    assert all(value.value and value.value in odd + " May 7" for d in found for value in d.values)
