"""What a pronoun or a description points back at in its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from firsthand.sources import epithets, lists, names, pronouns
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

ONE_PARTY, MAYBE_ONE = 2.0, 1.2
"""Points of evidence: from the first on a description is joined to its party, from the second on it may be that one."""


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
    owner = reading.of.get(mention.owner) if mention.owner else None
    scored: list[tuple[float, int, int]] = []
    last_cited = reading.last_cited(mention)
    for k, last in reading.around(mention).items():
        told = reading.chains[k]
        after = last.range > mention.range
        away = abs(mention.sentence - last.sentence)
        points = description_points(mention, told, k == last_cited) + _owner_points(reading, mention, told)
        if k == owner or points <= 0:
            continue
        points += 0.5 - 0.08 * min(away, 20) + (0.3 if last.cited else 0.0) - (1.0 if after else 0.0)
        scored.append((points, last.place, k))
    if not scored or max(scored)[0] < ONE_PARTY:
        called = epithets.find(reading, mention)
        if called is not None:
            return called
    if not scored:
        if reading.own is not None and mention.kind == "outlet" and not mention.words:
            reading.doubts.add((reading.own, len(reading.chains)))
        return None
    points, _, best = max(scored)
    points += 0.4 if sum(p > points - 1.0 for p, _, _ in scored) == 1 else 0.0
    if points >= ONE_PARTY:
        return best
    if points >= MAYBE_ONE:
        reading.doubts.add((best, len(reading.chains)))
    return None


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
            and description_points(mention, told) >= 1.5
        ):
            reading.doubts.add((k, len(reading.chains)))
    return None


def _resolve_bare(reading: Reading, mention: Mention) -> int | None:
    """A bare plural is the party that the same words named before; a bare singular points like a definite one."""
    if not mention.plural and mention.kind != "document":
        return _resolve_definite(reading, mention)
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
