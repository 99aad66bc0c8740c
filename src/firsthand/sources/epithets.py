"""Whom a writer calls by another description to vary a name: "Jane Roe … The Harbour City lawyer said …"."""

from __future__ import annotations

from firsthand.sources import lists, pronouns
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

FARTHEST = 3
"""Sentences back to where the person was last named or meant; further back it is a new party."""


def fitting(reading: Reading, mention: Mention) -> dict[int, float]:
    """The persons whom a description with "the" and a word of its own may call anew, and how near each comes (to 1).

    Only of persons by name, whose gender, post and country do not speak against it.
    """
    called = mention.head in lists.words("people", "epithets") and mention.form == "definite" and not mention.plural
    if not called or mention.owner is not None or mention.quoted or not mention.words:
        return {}
    found = pronouns.candidates(reading, mention, {"m": "he", "f": "she"}.get(mention.gender, "he or she"))
    near = reading.around(mention)
    scored = {
        k: pronouns.weigh(values)
        for k, values in found.items()
        if mention.sentence - near[k].sentence <= FARTHEST and _fits(mention, reading.chains[k])
    }
    best = max(scored.values(), default=0.0)
    return {k: max(0.1, 1.0 - (best - score)) for k, score in scored.items()}


def find_place(reading: Reading, mention: Mention) -> int | None:
    """The country, state or city last named before "the country", "the state" or "the city"; None for other words."""
    head = mention.head
    if mention.form != "definite" or mention.words or mention.owner or head not in lists.words("bodies", "places"):
        return None
    whole = head in lists.words("bodies", "countries")
    found = [
        (near.range, k)
        for k, near in reading.around(mention).items()
        if near.settled and near.range < mention.range and whole == bool(lists.country(near.name.lower()))
    ]
    return max(found)[1] if found else None


def _fits(mention: Mention, told: Chain) -> bool:
    """Whether a named person can be called so: no other gender, and no other office than the one it tells."""
    if not told.names or (mention.gender and told.gender and mention.gender != told.gender):
        return False
    posts = lists.words("people", "posts")
    held = told.roles & posts
    former = bool(mention.words & lists.words("mention", "former"))
    return former or mention.head not in posts or not held or mention.head in held
