"""Which statements of a story say that a claim is not so: who denies it, and who tells the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.claims import contradictions
from firsthand.claims.contradictions import follow, nearness
from firsthand.claims.groups import Group
from firsthand.claims.rankings import Pair
from firsthand.claims.similarity import Scale
from firsthand.claims.statements import Statement
from firsthand.claims.stems import stem
from firsthand.languages import words
from firsthand.languages.pointers import points_within

NEAR, NEAREST = 0.45, 0.6
"""Nearness in meaning from which a statement that names half of what is denied is what a denial answers, and from which
one is that names two fifths."""

HALF, LESS = 1 / 2, 2 / 5
"""These shares of the words for what is denied."""

SHARED = 0.5
"""Nearness that a statement is given which names all that the sentence of a denial does, its party too."""

BESIDE = 0.05
"""Nearness that a statement of the denial's own report is given: it tells what its party was asked about."""

COMMON = 0.05
"""Nearness that a statement is given for each further report that tells it: what many tell is what is denied."""

ACCUSING = 0.05
"""How much less than the nearest one a statement that accuses may be near to be what a party denies its part in."""

JUST_BEFORE = 5
"""Statements before a denial that only points back ("denied the allegations") among which it answers the last one that
somebody else tells."""

MOST_DENIALS = 100
"""Denials of a story for which what they answer is looked for, so that time stays linear."""


class Answered(NamedTuple):
    """A group with the numbers of the statements elsewhere that deny what it says.

    `denying` is whether all that it says is a denial, so that the claim is that it is denied.
    """

    same: tuple[int, ...]
    near: tuple[int, ...] = ()
    denials: tuple[int, ...] = ()
    denying: bool = False


def answer(
    statements: Sequence[Statement], groups: Sequence[Group], alike: Mapping[Pair, float], scale: Scale
) -> tuple[Answered, ...]:
    """The groups with those who deny each, and what several reports say that a party denies as a claim of its own.

    Statements that say the opposite of others of their group become a claim of their own. What says that something is
    not so denies the nearest claim that it is; of two opposite words each does, unless both may hold, one after the
    other. A lone denial of what is told stands with that alone.
    """
    against = _opposites(statements, alike, scale)
    told = [k for k, s in enumerate(statements) if s.stance != "denies"]
    denials = [k for k, s in enumerate(statements) if s.stance == "denies"]
    shared = {k: len({statements[i].report for i in g.same}) for g in groups for k in g.same}
    answered = {k: _answered(k, statements, told, scale, shared) for k in denials[:MOST_DENIALS]}
    facing = {k: tuple(t for t in some if not follow(statements[k], statements[t])) for k, some in against.items()}
    for of_statement in (against, facing):
        of_statement.update((k, (t,)) for k, t in answered.items() if t is not None)
    nearest = {
        k: max(others, key=lambda t: (nearness(statements[k], statements[t]), -t))
        for k, others in facing.items()
        if others and (statements[k].negated or not any(statements[t].negated for t in others))
    }
    sides = tuple(side for g in groups for side in _sides(g, statements, against, facing, nearest))
    of = {k: n for n, g in enumerate(sides) for k in g.same}
    added: dict[int, set[int]] = {}
    for k, target in nearest.items():
        if target in of:
            added.setdefault(of[target], set()).add(k)
    found = (
        Answered(g.same, g.near, tuple(sorted(added.get(n, set()) - {*g.same, *g.near})), _denying(g, statements))
        for n, g in enumerate(sides)
    )
    return tuple(a for a in found if not a.denying or not _stands_elsewhere(a, answered))


def _stands_elsewhere(answer: Answered, answered: Mapping[int, int | None]) -> bool:
    """Whether a claim that something is denied is but one denial, which stands with what it answers."""
    lone = len(answer.same) == 1 and not answer.near
    return lone and answered.get(answer.same[0]) is not None


def _denying(group: Group, statements: Sequence[Statement]) -> bool:
    return all(statements[k].stance == "denies" for k in group.same)


def _opposites(
    statements: Sequence[Statement], alike: Mapping[Pair, float], scale: Scale
) -> dict[int, tuple[int, ...]]:
    """For each statement those of which it says the opposite; a denial is none, since it is told as one."""
    found: dict[int, tuple[int, ...]] = {}
    for i, j in contradictions.find(statements, alike, scale):
        found[i] = (*found.get(i, ()), j)
        found[j] = (*found.get(j, ()), i)
    return found


def _sides(
    group: Group,
    statements: Sequence[Statement],
    against: Mapping[int, tuple[int, ...]],
    facing: Mapping[int, tuple[int, ...]],
    nearest: Mapping[int, int],
) -> Iterator[Group]:
    """A group, or the two sides of one whose statements say the opposite of each other, the larger one first.

    What one report alone says against the others is no claim of its own, but denies theirs, unless it tells of an act
    that followed; what only comes near it and is answered by another statement is one.
    """
    faced = frozenset(nearest.values())
    inside = frozenset(group.same)
    of_group = {k: inside.intersection(against.get(k, ())) for k in group.same}
    kept: set[int] = set()
    for k in sorted(group.same, key=lambda k: (len(of_group[k]), bool(statements[k].negated), k)):
        if not of_group[k] & kept:
            kept.add(k)
    yield Group(tuple(sorted(kept)), tuple(k for k in group.near if k not in faced))
    other = tuple(sorted(inside - kept))
    if len({statements[k].report for k in other}) > 1 or any(not facing.get(k) for k in other):
        yield Group(other)
    for k in sorted(faced.intersection(group.near)):
        yield Group((k,))


def _answered(
    k: int, statements: Sequence[Statement], told: Sequence[int], scale: Scale, shared: Mapping[int, int]
) -> int | None:
    """The statement that a denial answers: the one that names most of what it denies, or what was told before it."""
    denial = statements[k]
    claimed = next((t for t in told if _is_claimed_within(statements[t], denial)), None)
    if claimed is not None:
        return claimed
    others = [t for t in told if not _same_party(denial, statements[t]) and not _overlap(denial, statements[t])]
    if not denial.denied:
        cues = denial.attribution.cue if denial.attribution else ()
        at = cues[0][0] if cues else denial.start
        if _points_within(denial, at):
            return _within(denial, statements, told)
        before = [t for t in others if statements[t].report == denial.report and statements[t].end <= at]
        near = sorted(before, key=lambda t: statements[t].start)[-JUST_BEFORE:]
        last = max(near, key=lambda t: (statements[t].attribution is not None, statements[t].start), default=None)
        may = _accuses if _of_part(denial) else _may_accuse
        return last if last is not None and may(statements[last], denial) else None
    every = max(scale.weight(denial.sentence), 1.0)
    found = [
        (near + SHARED * scale.weight(statements[t].stems & denial.sentence) / every + beside + told_by, -t)
        for t in others
        if not statements[t].words & words("answering")
        for near, share in [(nearness(denial, statements[t]), _named(denial, statements[t]))]
        for beside in [BESIDE * (statements[t].report == denial.report)]
        for told_by in [COMMON * (shared.get(t, 1) - 1)]
        if (near >= NEAR and share >= HALF) or (near >= NEAREST and share >= LESS)
        if not statements[t].words & denial.words & (words("denying_names") - words("called_false"))
        if _tells_core(statements[t], denial)
    ]
    if found and _of_part(denial):
        least = max(found)[0] - ACCUSING
        found = [f for f in found if f[0] >= least and _accuses(statements[-f[1]], denial)]
    best = -max(found)[1] if found else None
    return best if best is None or _names_more(statements[best], denial) else None


def _is_claimed_within(told: Statement, denial: Statement) -> bool:
    """Whether a statement is another party's claim that a denial names as such: "rejected rebel claims that"."""
    whose = told.attribution
    if whose is None or not whose.source_id or not whose.found_by.startswith("noun") or _same_party(denial, told):
        return False
    return told.report == denial.report and denial.start <= told.start and told.end <= denial.end


def _tells_core(told: Statement, denial: Statement) -> bool:
    """Whether a statement has the verb of what is denied or what it is done to, not only what stands around these.

    "Met his aides" is no answer to a denial that he set a date as he met his aides.
    """
    first = next((p for p in denial.predicates if p.things), None)
    core = frozenset(map(stem, {first.word, *first.things} & denial.denied)) if first else frozenset()
    return not core or _of_part(denial) or bool(core & (told.stems | frozenset(map(stem, told.negated))))


def _names_more(told: Statement, denial: Statement) -> bool:
    """Whether a statement names more of what is denied than who is meant: "a liaison with Roe" is more than Roe."""
    denied = frozenset(map(stem, denial.denied))
    plain = denied - frozenset(map(stem, denial.names))
    return not plain or bool(plain & told.stems)


def _of_part(denial: Statement) -> bool:
    """Whether what is denied is a part in something: "any role in the attack" does not deny that there was one.

    So "done anything wrong", but not "the account was wrong".
    """
    said = denial.words & words("denied_parts")
    called = denial.words & (words("denied_things") | words("claimed_things"))
    return bool(said - words("called_false") or (said and not called))


def _may_accuse(told: Statement, denial: Statement) -> bool:
    """Whether what is told may be what a party denies as "the allegations": it names it, or its sentence accuses."""
    named = not denial.names or frozenset(map(stem, denial.names)) & (told.stems | told.sentence)
    accusing = frozenset(map(stem, words("accusing")))
    return bool(named or _around(told, denial) & accusing or told.terms.bound & words("persons_meant"))


def _accuses(told: Statement, denial: Statement) -> bool:
    """Whether what is told may accuse a party that denies its part: its sentence has a word for that."""
    accusing = frozenset(map(stem, words("accusing") | words("charging")))
    return bool(_around(told, denial) & accusing or told.terms.bound & words("answerable"))


def _around(told: Statement, denial: Statement) -> frozenset[str]:
    """The words of a statement's sentence, or its own where the denial stands in that sentence."""
    return told.stems if told.sentence == denial.sentence else told.sentence


def _points_within(denial: Statement, cue: int) -> bool:
    """Whether what is denied is told before it in its own sentence: "which he denied", "something that he denied"."""
    content = denial.attribution.content if denial.attribution and denial.attribution.kind != "direct" else ()
    return bool(content) and points_within((content[0][0], content[-1][1]), cue, denial.words)


def _within(denial: Statement, statements: Sequence[Statement], told: Sequence[int]) -> int | None:
    """The last statement that begins before a denial in its sentence and that another party tells."""
    first, last = denial.framed
    found = [t for t in told if statements[t].report == denial.report and first <= statements[t].start < denial.start]
    others = [t for t in found if not _same_party(denial, statements[t]) and statements[t].start < last]
    return max(others, key=lambda t: (statements[t].start, t), default=None)


def _named(denial: Statement, other: Statement) -> float:
    """The share of the words for what is denied that a statement names."""
    denied = frozenset(map(stem, denial.denied))
    return len(denied & other.stems) / len(denied)


def _overlap(denial: Statement, other: Statement) -> bool:
    """Whether a statement is a part of the sentence that denies, or has it in itself."""
    inside = denial.report == other.report
    return inside and other.start < denial.framed[1] and denial.framed[0] < other.end


def _same_party(a: Statement, b: Statement) -> bool:
    """Whether one party tells both, and no other tells what it said: nobody answers himself."""
    one, other = (s.attribution.source_id if s.attribution else None for s in (a, b))
    return one is not None and one == other and not (b.attribution and (b.attribution.via or b.attribution.channel))
