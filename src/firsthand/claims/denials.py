"""Which statements of a story say that a claim is not so: who denies it, and who tells the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.claims.groups import Group
from firsthand.claims.polarities import Predicate
from firsthand.claims.rankings import Pair
from firsthand.claims.similarity import Scale
from firsthand.claims.statements import Statement
from firsthand.languages import words

SAME_MATTER = 5.0
"""Nats that two statements with one verb, of which one negates it, must share with it to be of one act."""

SHARED_ROLES = 0.3
"""Share of the lighter one of what two clauses name beside who acts that both must name, to be of one act."""

COPIED = 0.8
"""Share of the words of two statements in both from which one is a copy of the other."""

ANSWERED = 0.5
"""Share of the words for what is denied that a statement must name to be what a denial answers."""

DENIED = 4.0
"""Nats that a sentence that denies and what it answers must share."""

LEAST_ALIKE = -2.5
"""Log-odds of likeness below which a statement is not the one that another answers."""

JUST_BEFORE = 5
"""Statements before a denial that only points back ("denied the allegations") among which it answers the last one that
somebody else tells."""

DENIED_WORDS = 3
"""Content words that they must share where these tell less, since the whole story is about them."""

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

    Statements that say the opposite of others of their group become a claim of their own, and each of two opposites
    denies the claim of the other. A lone denial of what is told stands with that alone.
    """
    against = _opposites(statements, alike, scale)
    told = [k for k, s in enumerate(statements) if s.stance != "denies"]
    denials = [k for k, s in enumerate(statements) if s.stance == "denies"]
    answered = {k: _answered(k, statements, told, scale) for k in denials[:MOST_DENIALS]}
    against.update((k, (t,)) for k, t in answered.items() if t is not None)
    faced = frozenset(t for others in against.values() for t in others)
    sides = tuple(side for g in groups for side in _sides(g, statements, against, faced))
    of = {k: n for n, g in enumerate(sides) for k in g.same}
    added: dict[int, set[int]] = {}
    for k, others in against.items():
        for n in {of[other] for other in others if other in of}:
            added.setdefault(n, set()).add(k)
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
    for (i, j), value in alike.items():
        told = statements[i].stance == statements[j].stance == "asserts"
        if told and value >= LEAST_ALIKE and oppose(statements[i], statements[j], scale):
            found[i] = (*found.get(i, ()), j)
            found[j] = (*found.get(j, ()), i)
    return found


def _sides(
    group: Group, statements: Sequence[Statement], against: Mapping[int, tuple[int, ...]], faced: frozenset[int]
) -> Iterator[Group]:
    """A group, or the two sides of one whose statements say the opposite of each other, the larger one first.

    What one report alone says against the others is no claim of its own, but denies theirs; what only comes near it and
    is answered by another statement is one.
    """
    inside = frozenset(group.same)
    of_group = {k: inside.intersection(against.get(k, ())) for k in group.same}
    kept: set[int] = set()
    for k in sorted(group.same, key=lambda k: (len(of_group[k]), bool(statements[k].negated), k)):
        if not of_group[k] & kept:
            kept.add(k)
    yield Group(tuple(sorted(kept)), tuple(k for k in group.near if k not in faced))
    other = tuple(sorted(inside - kept))
    if len({statements[k].report for k in other}) > 1:
        yield Group(other)
    for k in sorted(faced.intersection(group.near)):
        yield Group((k,))


def _answered(k: int, statements: Sequence[Statement], told: Sequence[int], scale: Scale) -> int | None:
    """The statement that a denial answers: the one that names most of what it denies, or what was told before it."""
    denial = statements[k]
    others = [t for t in told if not _same_party(denial, statements[t]) and not _overlap(denial, statements[t])]
    if not denial.denied:
        cues = denial.attribution.cue if denial.attribution else ()
        at = cues[0][0] if cues else denial.start
        before = [t for t in others if statements[t].report == denial.report and statements[t].end <= at]
        near = sorted(before, key=lambda t: statements[t].start)[-JUST_BEFORE:]
        return max(near, key=lambda t: (statements[t].attribution is not None, statements[t].start), default=None)
    least = ANSWERED * len(denial.denied)
    found = [
        (scale.telling(both := statements[t].words & denial.sentence), len(both), -t)
        for t in others
        if len(denial.denied & statements[t].words) >= least and not statements[t].words & words("denying")
    ]
    weight, shared, target = max(found, default=(0.0, 0, 0))
    return -target if weight >= DENIED or shared >= DENIED_WORDS else None


def _overlap(denial: Statement, other: Statement) -> bool:
    """Whether a statement is a part of the sentence that denies, or has it in itself."""
    inside = denial.report == other.report
    return inside and other.start < denial.framed[1] and denial.framed[0] < other.end


def _same_party(a: Statement, b: Statement) -> bool:
    """Whether one party tells both, and no other tells what it said: nobody answers himself."""
    one, other = (s.attribution.source_id if s.attribution else None for s in (a, b))
    return one is not None and one == other and not (b.attribution and (b.attribution.via or b.attribution.channel))


def oppose(a: Statement, b: Statement, scale: Scale) -> bool:
    """Whether one statement says of some act or state that it is so, and the other that it is not."""
    return (
        not (a.limits ^ b.limits) & words("comparing")
        and any(
            p.word == q.word and p.so != q.so and _one_matter(p, q, a, b, scale)
            for p in a.predicates
            for q in b.predicates
        )
        and not _is_copy(a, b)
    )


def _is_copy(a: Statement, b: Statement) -> bool:
    """Whether one statement has nearly all words of the other and both negate, or neither does."""
    alike = len(a.words & b.words) >= COPIED * min(len(a.words), len(b.words))
    return alike and _negates(a) == _negates(b)


def _negates(statement: Statement) -> bool:
    turning = words("not_doing") | words("undoing_verbs") | words("denying")
    opposite = any(p.turned for p in statement.predicates)
    return opposite or bool(statement.bound & words("negations") or statement.verbs & turning)


def _one_matter(p: Predicate, q: Predicate, a: Statement, b: Statement, scale: Scale) -> bool:
    """Whether two statements speak of one and the same act or state."""
    agents = p.agents & q.agents
    named = [x.agents & y.names for x, y in ((p, a), (q, b))]
    if p.agents and q.agents and not agents and all(named) == any(named):
        return False
    if p.about and q.about:
        told = (p.about & q.about) - agents
        return bool(told) and _share(told, p.about, q.about, scale) and _weigh(p, a.words & b.words, scale)
    told = ((p.about or a.sentence) & (q.about or b.sentence)) - p.agents - q.agents - {p.word}
    return bool(agents or told) and _weigh(p, told | agents, scale)


def _share(told: frozenset[str], ours: frozenset[str], theirs: frozenset[str], scale: Scale) -> bool:
    return scale.weight(told) >= SHARED_ROLES * min(scale.weight(ours), scale.weight(theirs))


def _weigh(p: Predicate, told: frozenset[str], scale: Scale) -> bool:
    return scale.telling(told | {p.word}) >= SAME_MATTER
