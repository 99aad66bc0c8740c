"""Two statements of one claim tell that their figures cannot both hold, and stay silent where they can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand import disagreements, pipeline
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


def test_most_invented_pairs_that_conflict_are_told_and_hardly_one_that_does_not() -> None:
    missed = [p for p in pairs("C") if not tell(p[0], p[1])]
    wrong = [p for p in pairs("N") if tell(p[0], p[1])]
    assert len(missed) <= 13, missed
    assert len(wrong) <= 2, wrong
