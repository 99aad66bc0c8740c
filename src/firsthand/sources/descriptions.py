"""Whom a description stands for: a party near it, or a new one, by features weighed on marked articles."""

from __future__ import annotations

import math
from collections.abc import Iterable

from firsthand.sources import epithets, lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

CALLED_WITHIN = 4
"""Sentences; a party that no word of a description tells of was named at most so far before it."""

FEATURES = (
    "any", "points", "some points", "head", "owner", "away", "below", "cited", "subject", "spoke last", "met often",
    "named", "epithet", "place", "described", "missing", "shared", "standing", "nearer ones", "rivals", "person",
    "body", "document", "outlet", "group", "pronoun's points", "indefinite before", "possessive", "same words",
)  # fmt: skip
"""What speaks for a party that a description can stand for, and against it; a new party has none."""

WEIGHTS = (
    -0.14, 0.19, 0.20, 0.69, -0.49, -1.66, -0.14, -0.03, -0.56, 0.89, 0.10, -0.00, 1.55, 0.73,
    0.06, -0.47, 0.62, -1.60, -1.16, 0.25, 0.33, -0.59, 0.53, 0.00, 0.23, 0.17, 0.75, -1.96,
    -0.47,
)  # fmt: skip
"""Points a feature is worth, by `training/antecedents.py` from marked articles."""


def find(reading: Reading, mention: Mention) -> tuple[int | None, float]:
    """The likeliest chain of a description's party, and the odds of it against all others and a new party."""
    scored = {
        k: sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
        for k, values in candidates(reading, mention).items()
    }
    best = max(scored, key=lambda k: (scored[k], k), default=None)
    if best is None:
        return None, 0.0
    top = max(0.0, scored[best])
    whole = sum(math.exp(s - top) for s in scored.values()) + math.exp(-top)
    return best, math.exp(scored[best] - top) / whole


def find_told(reading: Reading, mention: Mention) -> tuple[int | None, float]:
    """The chain that a description's words tell of, and the points for it; None where they tell of none."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    scored: list[tuple[float, int, int]] = []
    last_cited = reading.last_cited(mention)
    for k, last in reading.around(mention).items():
        told = reading.chains[k]
        away = abs(mention.sentence - last.sentence)
        points = description_points(mention, told, k == last_cited) + _owner_points(reading, mention, told)
        if k == owner or points <= 0:
            continue
        points += 0.5 - 0.08 * min(away, 20) + (0.3 if last.cited else 0.0) - (last.range > mention.range)
        scored.append((points, last.place, k))
    if not scored:
        return None, 0.0
    points, _, best = max(scored)
    return best, points + (0.4 if sum(p > points - 1.0 for p, _, _ in scored) == 1 else 0.0)


def find_only(reading: Reading, mention: Mention) -> int | None:
    """The one body of the report that a bare "police" can be, and the place last named that is "the city"."""
    near = [k for k in reading.around(mention) if _bears(reading.chains[k], mention.head)]
    if mention.head in lists.words("bodies", "standing") and not mention.words and not mention.owner:
        return near[0] if len(near) == 1 and _kinds_agree(mention, reading.chains[near[0]]) else None
    return None if near else epithets.find_place(reading, mention)


def _bears(told: Chain, head: str) -> bool:
    return head in told.roles or ("person" not in told.kinds and any(head in names.split(n) for n in told.names))


def candidates(reading: Reading, mention: Mention) -> dict[int, tuple[float, ...]]:
    """The chains near a description that it can stand for, each with its FEATURES."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    last = reading.last_cited(mention)
    near = {k: m for k, m in reading.around(mention).items() if k != owner}
    points = {k: description_points(mention, reading.chains[k], k == last) for k in near}
    called, settled = epithets.fitting(reading, mention), epithets.find_place(reading, mention)
    kept = [
        k
        for k in near
        if points[k] > 0 or k in called or k == settled or _may_be_called(mention, near[k], reading.chains[k])
    ]
    order = sorted(kept, key=lambda k: near[k].range, reverse=True)
    found = {}
    for nearer, k in enumerate(order):
        rivals = sum(points[n] > points[k] - 1.0 for n in order) - 1
        found[k] = (
            1.0,
            points[k],
            float(points[k] > 0),
            float(mention.head in reading.chains[k].roles),
            _owner_points(reading, mention, reading.chains[k]),
            min(abs(mention.sentence - near[k].sentence), 20) / 10,
            float(near[k].range > mention.range),
            float(near[k].cited),
            float(near[k].subject),
            float(k == last),
            math.log(1 + len(reading.chains[k].mentions)),
            float(bool(reading.chains[k].names)),
            called.get(k, 0.0),
            float(k == settled),
            float(bool(mention.words)),
            *_words_told(mention, reading.chains[k]),
            float(mention.head in lists.words("bodies", "standing")),
            min(nearer, 4) / 4,
            min(rivals, 4) / 4,
            *(float(mention.kind == kind) for kind in ("person", "body", "document", "outlet", "group")),
            called.get(k, 0.0) and float(near[k].paragraph == mention.paragraph),
            float(near[k].form == "indefinite" and near[k].head == mention.head),
            float(mention.owner is not None),
            float(any(m.text.lower() == mention.text.lower() for m in reading.chains[k].mentions)),
        )
    return found


def _may_be_called(mention: Mention, near: Mention, told: Chain) -> bool:
    """Whether a party named a few sentences before is of a kind and number that the description can be of."""
    if not 0 <= mention.sentence - near.sentence <= CALLED_WITHIN or near.range > mention.range or not told.names:
        return False
    return (
        bool(mention.kind)
        and mention.form != "indefinite"
        and mention.plural == told.plural
        and bool(told.kinds)
        and _kinds_agree(mention, told)
    )


def _words_told(mention: Mention, told: Chain) -> tuple[float, float]:
    """How many of a description's telling words its party was not told by, and how many it was."""
    name_words = {w for name in told.names for w in names.split(name)}
    telling = mention.words - lists.words("mention", "former")
    shared = len(telling & (told.words | told.roles | name_words))
    return min(len(telling) - shared, 2) / 2, min(shared, 2) / 2


def _owner_points(reading: Reading, mention: Mention, told: Chain) -> float:
    """Points for whose a described party is: "her office" is no body that stands by itself."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    theirs = next((reading.of[m.owner] for m in told.mentions if m.owner in reading.of), None)
    if owner is not None and theirs is None and mention.kind in ("body", "outlet"):
        return -2.0
    if owner is None or theirs is None:
        return 0.0
    return 1.0 if owner == theirs else -4.0


def description_points(mention: Mention, told: Chain, spoke_last: bool = False) -> float:
    """Points for a description standing for the chain's party: head noun, class of role, shared words, number, kind."""
    if not _kinds_agree(mention, told) or _foreign_to_outlet(mention, told):
        return 0.0
    if mention.plural != told.plural and not _collective(mention, told):
        return 0.0
    if mention.gender and told.gender and mention.gender != told.gender:
        return 0.0
    head = mention.head
    name_words = {w for name in told.names for w in names.split(name)} if "person" not in told.kinds else set()
    points = 0.0
    if head in told.roles or names.fold(head) in name_words:
        points = 2.2
    elif _share_class(head, told.roles | name_words):
        points = 1.8 if told.names or mention.kind != "body" or not _qualified(mention, told) else 0.6
    elif spoke_last and lists.classes(head) & {"body", "firm"} and told.names and not name_words & _body_words():
        points = 1.7
    elif head in lists.words("people", "wide") and "person" in told.kinds:
        points = 1.7 if spoke_last else 0.9
    if points and _countries(mention.words) and _countries(told.words | name_words):
        points -= 0.0 if _countries(mention.words) & _countries(told.words | name_words) else 3.0
    telling = mention.words - lists.words("mention", "former")
    shared = telling & (told.words | told.roles | name_words)
    missing = telling - shared
    return (
        points + min(1.0, 0.5 * len(shared)) - (0.25 * min(2, len(missing)) if told.words else 0.0) if points else 0.0
    )


def _qualified(mention: Mention, told: Chain) -> bool:
    """Whether the description narrows what an unnamed body was called: "the regional command" after "the army"."""
    return bool(mention.words - lists.words("mention", "former") - told.words - told.roles)


def _body_words() -> frozenset[str]:
    """Words that tell what kind of body a name is of; a name without them ("ZIR") can be of any kind."""
    return lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "outlet")


def _kinds_agree(mention: Mention, told: Chain) -> bool:
    if not mention.kind:
        return True
    if mention.kind == "document" or "document" in told.kinds:
        return mention.kind in told.kinds
    if mention.kind in ("person", "group"):
        return not told.kinds & {"body", "outlet"}
    return "person" not in told.kinds and "group" not in told.kinds


def _foreign_to_outlet(mention: Mention, told: Chain) -> bool:
    """Whether a body's description ("the UN health agency") cannot stand for an outlet, as "the news agency" can."""
    if "outlet" not in told.kinds or not told.names or mention.kind == "outlet":
        return False
    return mention.head not in lists.words("bodies", "outlet") or bool(
        mention.words - lists.words("bodies", "newsroom_ties") - {w for n in told.names for w in names.split(n)}
    )


def _collective(mention: Mention, told: Chain) -> bool:
    return mention.kind in ("body", "outlet") and bool(told.kinds & {"body", "outlet"})


def _share_class(head: str, words: Iterable[str]) -> bool:
    mine = lists.classes(head)
    return bool(mine) and any(mine & lists.classes(w) for w in words)


def _countries(words: Iterable[str]) -> set[str]:
    return {lists.country(w) for w in words} - {""}
