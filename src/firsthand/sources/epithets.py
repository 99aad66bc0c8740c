"""Whom a writer calls by another description to vary a name: "Jane Roe … The Harbour City lawyer said …"."""

from __future__ import annotations

from firsthand.sources import lists, pronouns
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

FARTHEST = 3
"""Sentences back to where the person was last named or meant; further back it is a new party."""

AHEAD = 0.3
"""Points by which one person near must lead the next one."""


def find(reading: Reading, mention: Mention) -> int | None:
    """The person whom a description with "the" and a word of its own calls anew; None where it brings in a new party.

    Only of persons by name, whose gender, office and country do not speak against it.
    """
    fitting = mention.head in lists.words("people", "epithets") and mention.form == "definite" and not mention.plural
    if not fitting or mention.owner is not None or mention.quoted or not mention.words:
        return None
    found = pronouns.candidates(reading, mention, "he" if mention.gender != "f" else "she")
    near = reading.around(mention)
    scored = sorted(
        (
            (pronouns.weigh(values), k)
            for k, values in found.items()
            if mention.sentence - near[k].sentence <= FARTHEST and _fits(mention, reading.chains[k])
        ),
        reverse=True,
    )
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < AHEAD):
        return None
    return scored[0][1]


def _fits(mention: Mention, told: Chain) -> bool:
    """Whether a named person can be called so: no other gender, and no other office than the one it tells."""
    if not told.names or (mention.gender and told.gender and mention.gender != told.gender):
        return False
    posts = lists.words("people", "posts")
    held = told.roles & posts
    former = bool(mention.words & lists.words("mention", "former"))
    return former or mention.head not in posts or not held or mention.head in held
