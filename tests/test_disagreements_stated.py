"""Two statements of one claim tell that their figures cannot both hold, and stay silent where they can."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand import disagreements, pipeline
from firsthand.disagreements import _lines, _measures
from firsthand.records import Assertion, Claim, Disagreement, Report

PAIRS = Path(__file__).with_name("invented_figures.txt")


def tell(one: str, other: str) -> list[Disagreement]:
    """The disagreements of figures of two reports whose whole texts state one claim."""
    given = [
        Report(f"r{n}", f"r{n}", f"r{n}", "0", text, outlet=f"Outlet {n}", published="2021-06-14")
        for n, text in enumerate((one, other))
    ]
    understood = [pipeline.understand(report) for report in given]
    parses = {u.report.id: u.parse for u in understood}
    stated = tuple(Assertion(r.id, 0, len(r.text), None, "asserts", sure=r is given[0]) for r in given)
    claim = Claim("claim-1", "story-1", one, stated)
    found = disagreements.find(given, parses, (), (), (claim,), ())
    return [d for d in found if d.kind == "figure"]


def pairs(kind: str) -> Iterator[list[str]]:
    """The invented pairs of one kind, each as its fields."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        fields = line.split("|")
        if fields[0] == kind:
            yield fields[1:]


def tells(one: str, other: str, first: str, second: str) -> bool:
    """Whether a disagreement is told whose sides have the words of both figures."""
    told = [[v.value.lower() for v in d.values] for d in tell(one, other)]
    words = [w.lower().strip(".") for w in (first, second)]
    return any(all(any(w in v or v in w for v in values) for w in words) for values in told)


@pytest.mark.parametrize(("one", "other", "first", "second"), list(pairs("C")))
def test_figures_of_one_claim_that_cannot_both_hold_are_told(one: str, other: str, first: str, second: str) -> None:
    assert tells(one, other, first, second)
    assert tells(other, one, second, first)


@pytest.mark.parametrize("pair", list(pairs("N")), ids=lambda pair: pair[0])
def test_figures_of_one_claim_that_can_both_hold_stay_silent(pair: list[str]) -> None:
    assert tell(pair[0], pair[1]) == []
    assert tell(pair[1], pair[0]) == []


@pytest.mark.parametrize("pair", list(pairs("c")), ids=lambda pair: pair[0])
@pytest.mark.xfail(strict=True, reason="not told yet")
def test_conflicts_that_are_still_missed(pair: list[str]) -> None:
    assert tells(*pair)


@pytest.mark.parametrize("pair", list(pairs("n")), ids=lambda pair: pair[0])
@pytest.mark.xfail(strict=True, reason="told wrongly still")
def test_near_misses_that_are_still_told(pair: list[str]) -> None:
    assert tell(pair[0], pair[1]) == []


def test_what_two_claims_state_is_not_compared() -> None:
    """Ages and sums are those of one thing by their claim alone."""
    texts = ("Helen Orpen, 61, lives in Corby Falls.", "A 60-year-old woman was fined in Corby Falls.")
    assert tell(*texts) != []
    given = [Report(f"r{n}", f"r{n}", f"r{n}", "0", text) for n, text in enumerate(texts)]
    parses = {r.id: pipeline.understand(r).parse for r in given}
    claims = [Claim(f"c{r.id}", "s", "", (Assertion(r.id, 0, len(r.text), None, "asserts"),)) for r in given]
    assert disagreements.find(given, parses, (), (), claims, ()) == ()


@pytest.mark.parametrize("piece", ["1-1-", "one ", "$9 million, ", "7 of the 9 ", "12 345 ", "half of "])
def test_a_text_of_nothing_but_figures_is_read_in_linear_time(piece: str) -> None:
    """Some hundred figures are read in far less than a second: none makes the others be read anew."""
    parse = pipeline.understand(Report("r", "r", "r", "0", piece * 200)).parse
    lines = _lines.read([Report("r", "r", "r", "0", piece * 200)], {"r": parse}).of["r"]
    before = time.process_time()
    for line in lines:
        list(_measures.read(line, parse))
    assert time.process_time() - before < 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turnout in Ostrel was 68 percent.", "Turnout in Ostrel was 61 percent."),
        (
            "The Brenn board will pay $23 million for the Tarn dam.",
            "The Brenn board will pay $31 million for the Tarn dam.",
        ),
    ],
)
def test_a_share_and_a_sum_are_told_once_and_by_their_names(one: str, other: str) -> None:
    (found,) = tell(one, other)
    assert found.subject.split(":")[0] in ("share", "sum")


def test_a_sentence_beyond_any_length_is_not_compared() -> None:
    """Neither a sum nor a toll is read from hundreds of words without an end, and the time stays small."""
    texts = (
        "The Brenn board will pay $23 million for the Tarn dam",
        "The Brenn board will pay $31 million for the Tarn dam",
    )
    long = ", and twelve people were killed on Sunday" * 100
    assert tell(*texts) != []
    before = time.process_time()
    assert tell(texts[0] + long, texts[1] + long.replace("twelve", "thirty")) == []
    assert time.process_time() - before < 10.0
