"""Words that only point at what was told before them."""

from __future__ import annotations

from collections.abc import Set

from firsthand.languages import DEFAULT, words
from firsthand.records import Range

LONGEST = 14
"""Characters of what only points back: "which", "something that"."""


def points_within(content: Range, cue: int, said: Set[str], code: str = DEFAULT) -> bool:
    """Whether what is denied stands before its cue and only points back within its sentence: "which he denied".

    `said` are the content words of it: "claims that he denied" names what it denies, as a claim.
    """
    return content[1] <= cue and content[1] - content[0] <= LONGEST and not said & _naming(code)


def _naming(code: str) -> frozenset[str]:
    called = words("falsities", code) | words("called_false", code)
    return called | words("denied_things", code) | words("claimed_things", code)
