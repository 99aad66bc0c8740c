"""Who prosecutes in a story for its one special counsel: his office, "prosecutors", their indictment."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from firsthand.sources import lists
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention


def is_counsel(told: Chain) -> bool:
    """Whether a party is called a special counsel or prosecutor, who is nobody's lawyer."""
    return any(is_appointed(m) for m in told.mentions)


def find(roots: Mapping[int, Chain], counsels: Collection[int], prosecutors: Collection[int]) -> dict[int, int]:
    """For a special counsel's office and for the other prosecutors of a story the one counsel whom it names.

    `counsels` are those for whom `is_counsel` holds. Nobody where the story names two of them, or cites none; and
    "prosecutors" are not his where it tells of any by a name or a place.
    """
    named = [k for k in counsels if roots[k].names and "person" in roots[k].kinds]
    if len(named) != 1 or not any(m.cited for k in counsels for m in roots[k].mentions):
        return {}
    offices = [k for k in counsels if not roots[k].names]
    own = prosecutors if all(_is_bare(roots[k]) for k in prosecutors) else ()
    return dict.fromkeys((*offices, *own), named[0])


def is_appointed(mention: Mention) -> bool:
    """Whether a mention tells of a special counsel or of his office, and not of somebody else who works for him."""
    words = mention.text.lower().replace("’", "'").removesuffix("'s").split()
    at = next((k for k, w in enumerate(words[:-1]) if w in lists.words("people", "prosecuting")), None)
    if at is None or words[at + 1].removesuffix("'s") not in lists.words("people", "prosecutors"):
        return False
    before, after = words[:at], words[at + 2 :]
    office = set(after) <= lists.words("people", "prosecuting_offices")
    return set(before) <= lists.words("people", "before_prosecutors") and (office or bool(mention.name))


def _is_bare(told: Chain) -> bool:
    """Whether prosecutors are told of without a place or a name: "prosecutors", "federal prosecutors"."""
    return not told.names and told.owner is None and told.words <= lists.words("people", "before_prosecutors")
