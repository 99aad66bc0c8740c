"""The Admiralty grade of a claim: a letter that nobody but a person can give, and a number by a rule that is shown.

The two scales are those of NATO's AJP-2.1 (Intelligence Procedures) and of the US Army's FM 2-22.3 (Human Intelligence
Collector Operations, appendix B). They are kept apart: a number says nothing of the sources, a letter nothing of the
claim. docs/explanation/grades.md says why the rule is as it is.
"""

from __future__ import annotations

from typing import Literal

from firsthand.records import Claim, Grade

ENOUGH = 2
"""Surely separate origins from which a claim agrees with other information: both books ask for another source."""

NOT_JUDGED: Literal["F"] = "F"
"""Reliability cannot be judged: what a source told before is in no report."""


def grade(claim: Claim) -> Grade:
    """The grade of a traced claim: F, and 6 unless its lower end has two surely separate origins; never 1, 4 or 5.

    To confirm a claim, to call it doubtful or improbable is to judge what it says, which no count of origins can.
    Repetition changes nothing: only the lower end counts, and copies do not raise it. A denial lowers 2 to 3.
    """
    low, _ = claim.independent
    denied = any(a.stance == "denies" for a in claim.stated)
    if low < ENOUGH:
        return Grade(NOT_JUDGED, 6, _too_few(claim), _to_rise(claim))
    if denied:
        rule = f"3, possibly true: {low} surely separate origins agree, and a report here has somebody deny it."
        return Grade(NOT_JUDGED, 3, rule, ("A denial that proves to be of something else makes it 2.", *_to_fall()))
    rule = f"2, probably true: {low} surely separate origins agree, and no report here has anybody deny it."
    return Grade(NOT_JUDGED, 2, rule, ("A report in which somebody denies it makes it 3.", *_to_fall()))


def _too_few(claim: Claim) -> str:
    """Why the number is 6, in words."""
    low, high = claim.independent
    if high == 0:
        return "6, cannot be judged: nobody here asserts it, somebody only denies it."
    if low == 0:
        return "6, cannot be judged: no report surely names or shows an origin that vouches for this very claim."
    told = "one origin" if high == 1 else f"one sure origin, though there may be {high}"
    return f"6, cannot be judged: {told}, and nothing surely separate to compare it with; repetition adds nothing."


def _to_rise(claim: Claim) -> tuple[str, ...]:
    """What would make a 6 another number."""
    low, _ = claim.independent
    missing = "a second origin, surely separate from the first," if low else "two surely separate origins"
    ways = [f"A report that names or shows {missing} {'makes' if low else 'make'} it 2, or 3 where somebody denies it."]
    vouching = {o.id for o in claim.origins if o.kind != "unsourced"}
    if len(vouching & {a.origin for a in claim.stated if a.stance == "asserts"}) >= ENOUGH:
        ways.append("So does a person who says that two of the origins counted in the upper end are not one.")
    return (*ways, _PERSON)


def _to_fall() -> tuple[str, ...]:
    return ("Two of the origins that prove to be one leave 6, if no others are separate.", _PERSON)


_PERSON = "1, 4 and 5, and any letter but F, are a person's to give."
