"""Who turns down a claim, and whose the claim is, from the texts to the disagreement between the two."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.records import Case

GUILD = "The pilots' guild said soldiers burned the harbour mill. Rescuers searched the lake at Brenn."


def trace(folder: Path, *texts: str) -> Case:
    """The case of a story of a few reports."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return pipeline.trace([str(folder)])


def sides(case: Case) -> list[list[str]]:
    """Who asserts and who denies, of each disagreement about whether something is so."""
    return [[v.value for v in d.values] for d in case.disagreements if d.kind == "polarity"]


@pytest.mark.parametrize(
    "turns",
    ["pushed back on claims", "brushed aside suggestions", "took issue with reports"],
)
def test_who_turns_down_what_another_report_says_is_named_as_denying_it(turns: str, tmp_path: Path) -> None:
    case = trace(tmp_path, GUILD, f"The navy {turns} that soldiers burned the harbour mill.")
    (told,) = sides(case)
    assert told[-1] == "denies (The navy)"
    (claim,) = [c for c in case.claims if any(a.stance == "denies" for a in c.assertions)]
    assert claim.independent == (1, 1)


@pytest.mark.parametrize("turns", ["contest", "are trying to counter"])
def test_what_a_denial_names_as_anothers_claim_is_what_it_denies(turns: str, tmp_path: Path) -> None:
    text = f"Residents {turns} police allegations that Ann Poe fired at an officer at the harbour mill."
    (told,) = sides(trace(tmp_path, text, "Rescuers searched the lake at Brenn for the missing ferry."))
    assert told[0] == "asserts (police)"
    assert told[1].startswith("denies (unnamed: residents")
