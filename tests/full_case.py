"""The invented case with everything that a record can hold: a grade, lost hedges, a place, counts, codes, badges."""

from dataclasses import fields, is_dataclass, replace

from firsthand.records import (
    Actor,
    Badge,
    Case,
    Code,
    Count,
    Fact,
    Grade,
    HedgeLoss,
    Period,
    Place,
    Report,
    Story,
)
from invented_case import at, case, of

GRADE = Grade("F", 2, "Two reports rest on one statement of the board.", ("A party of another sort says it too.",))
LOSS = HedgeLoss(
    "certainty added",
    at("post", "the Harbour Board said"),
    at("echo", "It has been confirmed"),
    "said",
    "confirmed",
    "The Echo has its wording from the Ellory Post.",
)


def full_case() -> Case:
    """The invented case, in which claims are graded and the event has a place, a period, actors, counts and codes."""
    one = case()
    event = one.stories[0].event
    assert event
    full = replace(
        event,
        kind=Fact("Protest", "sub-event", (at("post", "ferry crews walked out"),)),
        reported_by=(Fact("Harbour Board", "state body", (at("post", "the Harbour Board said"),)),),
        actors=(Actor("ferry crews", "a", "Protesters", (at("post", "ferry crews"),)),),
        place=Place("Port Ellory", 1, "Nowhere", "XX", "Marren", 57.5, -6.25, 3),
        period=Period("2031-05-06", "2031-05-06", 1),
        counts=(Count("passengers", "stranded", 400.0, None, None, (at("post", "About 400 passengers"),)),),
        codes=(
            Code("ACLED", "sub_event_type", "Peaceful protest", "the claim tells it"),
            Code("ACLED", "notes", None, "-"),
        ),
    )
    graded = [replace(c, grade=GRADE) for c in one.claims]
    graded[0] = replace(graded[0], hedge_losses=(LOSS,))
    seen, heard = (
        Badge("first-hand", *of("post", "A Post reporter")),
        Badge("anonymous", *of("post", "A union official")),
    )
    said = (replace(one.attributions[0], badges=(seen, heard)), *one.attributions[1:])
    return replace(one, stories=(replace(one.stories[0], event=full),), claims=tuple(graded), attributions=said)


MADE_HERE = {
    *("id", "report", "kind", "stance", "origin", "attribution", "within", "direction", "source", "target", "side"),
    *("source_id", "channel", "speaks_for", "may_be", "apart", "story", "scheme", "reliability", "start", "end"),
}
"""Fields that hold ids or words of a closed list, which no text that was read can reach."""


def poisoned(value, vector):
    """The same record with `vector` in every text that was read; a report's text is nothing else."""
    if isinstance(value, str):
        return vector + value
    names = getattr(value, "_fields", None) or (is_dataclass(value) and [f.name for f in fields(value)])
    if isinstance(value, tuple) and not names:
        return tuple(poisoned(v, vector) for v in value)
    if not names:
        return value
    skip = MADE_HERE | {"reports"} if isinstance(value, Story) else MADE_HERE
    new = {name: poisoned(getattr(value, name), vector) for name in names if name not in skip}
    if isinstance(value, Report):
        new["text"] = f"{vector}\n" * (len(value.text) // len(vector) + 1)
    return value._replace(**new) if hasattr(value, "_replace") else replace(value, **new)
