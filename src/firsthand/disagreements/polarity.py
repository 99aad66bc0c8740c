"""One side asserts what another denies."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.disagreements._material import Material
from firsthand.records import Assertion, Disagreement


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each claim that some assertion surely asserts and another, of another origin, denies."""
    for claim in material.claims:
        asserted = [a for a in claim.assertions if a.stance == "asserts"]
        denied = [a for a in claim.assertions if a.stance == "denies"]
        parties = {a.origin for a in asserted} & {a.origin for a in denied}
        if not any(a.sure for a in asserted) or not denied or parties:
            continue
        names = {o.id: o.name for o in claim.origins}
        sides = (*asserted[:3], *denied[:3])
        yield Disagreement(
            "polarity",
            claim.gist,
            tuple(material.value(a.report, a.start, a.end, _side(a, names)) for a in sides),
            f"{_who(asserted, names)} asserts it and {_who(denied, names)} denies it.",
        )


def _side(assertion: Assertion, names: dict[str, str]) -> str:
    return f"{assertion.stance} ({names.get(assertion.origin or '', 'unsourced')})"


def _who(assertions: list[Assertion], names: dict[str, str]) -> str:
    return " and ".join(dict.fromkeys(names.get(a.origin or "", "a report") for a in assertions))
