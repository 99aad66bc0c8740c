"""What a pronoun or a description points back at in its report."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.sources import descriptions, lists, pronouns
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

ONE_PARTY, MAYBE_ONE = 2.0, 1.2
"""Points of what the words tell: from the first on a description is joined, from the second on it may be that party."""

LIKELY, UNLIKELY = 0.5, 0.1
"""Odds, by what stands around, against all others and a new party: from the first on a description is joined."""


def find(reading: Reading, mention: Mention) -> int | None:
    """The chain that a mention's party is, or None where it is a party of its own; doubts are noted."""
    if mention.antecedent is not None and mention.antecedent in reading.of:
        return reading.of[mention.antecedent]
    return _WAYS[mention.form](reading, mention)


def _resolve_pronoun(reading: Reading, mention: Mention) -> int | None:
    if mention.head in lists.words("mention", "who"):
        return _right_before(reading, mention)
    return pronouns.find(reading, mention)


def _right_before(reading: Reading, mention: Mention) -> int | None:
    near = [(m.range[1], k) for k, m in reading.around(mention).items() if m.range < mention.range]
    return max(near)[1] if near else None


def _resolve_definite(reading: Reading, mention: Mention) -> int | None:
    """The chain that a description points back at; where the evidence is thin, none, and a doubt is noted."""
    only = descriptions.find_only(reading, mention)
    if only is not None:
        return only
    told, points = descriptions.find_told(reading, mention)
    if points >= ONE_PARTY:
        return told
    best, odds = descriptions.find(reading, mention)
    if odds >= LIKELY:
        return best
    if told is not None and points >= MAYBE_ONE:
        reading.doubts.add((told, len(reading.chains)))
    elif best is not None and odds >= UNLIKELY:
        reading.doubts.add((best, len(reading.chains)))
    elif reading.own is not None and mention.kind == "outlet" and not mention.words:
        reading.doubts.add((reading.own, len(reading.chains)))
    return None


def _resolve_indefinite(reading: Reading, mention: Mention) -> int | None:
    """None: an indefinite mention brings in a party; one described alike before may be the same."""
    if set(mention.text.lower().split()[:2]) & lists.words("mention", "separate"):
        return None
    for k, near in reading.around(mention).items():
        told = reading.chains[k]
        if (
            near.range < mention.range
            and not told.names
            and told.plural == mention.plural
            and descriptions.description_points(mention, told) >= 1.5
        ):
            reading.doubts.add((k, len(reading.chains)))
    return None


def _resolve_bare(reading: Reading, mention: Mention) -> int | None:
    """A bare plural is the party that the same words named before; a bare singular points like a definite one."""
    if not mention.plural and mention.kind != "document":
        return _resolve_definite(reading, mention)
    only = descriptions.find_only(reading, mention)
    if only is not None:
        return only
    for k in sorted(reading.around(mention)):
        told = reading.chains[k]
        if told.names or mention.head not in told.roles or not told.plural:
            continue
        standing = mention.head in lists.words("bodies", "standing")
        compatible = not mention.words or not told.words or mention.words & told.words
        if any(m.words == mention.words for m in told.mentions) or (standing and compatible):
            return k
        if compatible:
            reading.doubts.add((k, len(reading.chains)))
    return None


_WAYS: dict[str, Callable[[Reading, Mention], int | None]] = {
    "pronoun": _resolve_pronoun,
    "definite": _resolve_definite,
    "indefinite": _resolve_indefinite,
    "bare": _resolve_bare,
}
