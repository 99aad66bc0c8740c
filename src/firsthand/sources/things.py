"""Parties that are none: what a sentence has say or show something though it cannot speak, and mere hearsay."""

from __future__ import annotations

from firsthand.languages import meanings
from firsthand.sources import lists
from firsthand.sources.chains import Chain


def cannot_speak(told: Chain) -> bool:
    """Whether a party is no more than a thing, a day or "reports": what it is said to tell has no source by it.

    Somebody's letter or somebody's plan is theirs, and a document tells who wrote it or can be looked up.
    """
    if told.names or told.owner is not None:
        return False
    described = [m for m in told.mentions if m.form != "pronoun"]
    if not described:
        return all(m.head in lists.words("mention", "things") for m in told.mentions)
    if told.kinds:
        return told.kinds == {"document"} and all(
            m.head == "report" and m.plural and m.form == "bare" and m.words <= lists.words("mention", "hearsay")
            for m in described
        )
    times = meanings("weekday_numbers").keys() | meanings("month_numbers").keys()
    return all(m.head in lists.words("mention", "things") or m.head in times for m in described)
