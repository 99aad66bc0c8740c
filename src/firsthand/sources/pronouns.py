"""Whom a pronoun stands for: the party near it that fits it best, by features weighed on marked articles."""

from __future__ import annotations

import math
from collections.abc import Callable

from firsthand.sources import lists
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

_POSSESSIVE = frozenset({"his", "her", "its", "their"})

FARTHEST = 15
"""Sentences; no pronoun reaches further back."""

FEATURES = (
    "away", "same sentence", "sentence before", "subject", "cited", "quoted before", "spoke last", "named",
    "gender fits", "gender unknown", "met often", "possessor", "opens its sentence", "subject above", "paragraph",
    "both open", "same pronoun", "nearer ones", "they: several", "they: one body", "they: outlet", "it: document",
    "it: outlet", "possessive: same sentence",
)  # fmt: skip
"""What speaks for a party near a pronoun, and against it."""

WEIGHTS = (
    -0.40, -0.07, 0.28, 0.39, 0.25, -0.96, 1.35, 0.59, 0.81, -0.81, 0.34, 0.13, 0.44, 0.57,
    0.64, 0.01, -0.01, -0.19, 0.49, -0.49, -2.79, 0.47, -0.19, 0.29,
)  # fmt: skip
"""Points a feature is worth, by `training/antecedents.py` from marked articles."""


def find(reading: Reading, mention: Mention) -> int | None:
    """The chain that a pronoun's party is; None where none near fits."""
    kind = next((n for n in ("he", "she", "they", "it") if mention.head in lists.words("mention", n)), "")
    scored = {k: weigh(values) for k, values in candidates(reading, mention, kind).items()}
    return max(scored, key=lambda k: (scored[k], k), default=None)


def weigh(values: tuple[float, ...]) -> float:
    """The points that FEATURES are worth together."""
    return sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def candidates(reading: Reading, mention: Mention, kind: str) -> dict[int, tuple[float, ...]]:
    """The chains near a mention that "he", "she", "he or she", "they" or "it" can stand for, each with its FEATURES."""
    if not kind:
        return {}
    near = {k: m for k, m in reading.around(mention).items() if _reaches(m, mention) and _FITS[kind](reading.chains[k])}
    order = sorted(near, key=lambda k: near[k].range, reverse=True)
    last = reading.last_cited(mention)
    return {
        k: _features(reading, mention, near[k], reading.chains[k], kind, k == last, nearer)
        for nearer, k in enumerate(order)
    }


def _reaches(near: Mention, mention: Mention) -> bool:
    return near.range < mention.range and mention.sentence - near.sentence <= FARTHEST


def _features(
    reading: Reading, mention: Mention, near: Mention, told: Chain, kind: str, spoke_last: bool, nearer: int
) -> tuple[float, ...]:
    away = mention.sentence - near.sentence
    person = kind in ("he", "she", "he or she")
    several = told.plural or "group" in told.kinds
    values = (
        min(away, 6),
        away == 0,
        away == 1,
        near.subject,
        near.cited,
        near.quoted and not mention.quoted,
        spoke_last,
        bool(told.names),
        person and bool(told.gender),
        person and not told.gender,
        math.log(1 + len(told.mentions)),
        near.range in reading.inner,
        near.opens,
        away == 0 and near.subject,
        near.paragraph == mention.paragraph,
        mention.opens and near.opens,
        near.form == "pronoun" and near.head == mention.head,
        min(nearer, 4),
        kind == "they" and several,
        kind == "they" and not several,
        kind == "they" and "outlet" in told.kinds,
        kind == "it" and "document" in told.kinds,
        kind == "it" and "outlet" in told.kinds,
        mention.head in _POSSESSIVE and away == 0,
    )
    return tuple(map(float, values))


def _is_he(told: Chain) -> bool:
    return _is_person(told) and told.gender != "f"


def _is_she(told: Chain) -> bool:
    return _is_person(told) and told.gender != "m"


def _is_person(told: Chain) -> bool:
    if told.plural or not told.kinds <= {"person"}:
        return False
    return "person" in told.kinds or bool(told.gender) or (bool(told.names) and any(m.cited for m in told.mentions))


def _is_they(told: Chain) -> bool:
    return (
        told.plural
        or bool(told.kinds & {"group", "body", "outlet"})
        or told.mentions[0].head in lists.words("mention", "they")
    )


def _is_it(told: Chain) -> bool:
    return not told.plural and bool(told.kinds & {"body", "outlet", "document"}) and "person" not in told.kinds


_FITS: dict[str, Callable[[Chain], bool]] = {
    "he": _is_he,
    "she": _is_she,
    "he or she": _is_person,
    "they": _is_they,
    "it": _is_it,
}
