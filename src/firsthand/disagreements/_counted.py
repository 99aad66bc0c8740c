"""Which claims the sentences of two counts state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from firsthand.disagreements._counts import Count
from firsthand.disagreements._material import Material
from firsthand.disagreements._stretches import Stretches

Claimed = Mapping[tuple[str, int], Mapping[str, int]]


def list_claimed(material: Material) -> Claimed:
    """For each sentence: the claims that it surely states (2), states (1), or only comes near (0)."""
    found: defaultdict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    lines = {key: Stretches(((x.start, x.end), x.number) for x in of) for key, of in material.lines.of.items()}
    for claim in material.claims:
        for assertion in claim.assertions:
            for number in lines[assertion.report].over(assertion.start, assertion.end):
                found[assertion.report, number][claim.id] = 2 * assertion.sure or 1 - assertion.near
    return found


def stand_together(a: Count, b: Count, stated: Claimed) -> bool:
    """Whether the sentences of two counts state one claim."""
    ours, theirs = claims_of(a, stated), claims_of(b, stated)
    return any(min(ours[key], theirs[key]) > 0 for key in ours.keys() & theirs.keys())


def claims_of(count: Count, stated: Claimed) -> Mapping[str, int]:
    """The claims that the sentence of a count states, and how surely."""
    return stated.get((count.line.report, count.line.number), {})
