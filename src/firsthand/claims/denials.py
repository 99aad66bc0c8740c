"""Which statements of a story say that a claim is not so: who denies it, and who tells the opposite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from firsthand.claims.groups import Group
from firsthand.claims.polarities import Predicate
from firsthand.claims.rankings import Pair
from firsthand.claims.similarity import Scale, likeness
from firsthand.claims.statements import Statement
from firsthand.languages import words

SAME_MATTER = 5.0
"""Nats that two statements with one verb, of which one negates it, must share with it to be of one act."""

SHARED_ROLES = 0.3
"""Share of the lighter one of what two clauses name beside who acts that both must name, to be of one act."""

COPIED = 0.8
"""Share of the words of two statements in both from which one is a copy of the other."""

ANSWERED = 0.5
"""Share of the weight of what is denied that a statement must name to be what a denial answers."""

LEAST_ALIKE = -2.5
"""Log-odds of likeness below which a statement is not the one that another answers."""

BARE = 1
"""Content words up to which a denial only points back ("denied the allegations"): it answers what was told before."""

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
    sides = tuple(side for g in groups for side in _sides(g, statements, against))
    of = {k: n for n, g in enumerate(sides) for k in g.same}
    denying = [_denying(g, statements) for g in sides]
    added: dict[int, set[int]] = {}
    for k, others in against.items():
        for other in others:
            if k in of and other in of:
                added.setdefault(of[other], set()).add(k)
    told = [k for k, s in enumerate(statements) if s.stance != "denies" and k in of]
    lone = [k for k, s in enumerate(statements) if s.stance == "denies" and k in of and denying[of[k]]]
    answered = {k: _answered(k, statements, told, scale) for k in lone[:MOST_DENIALS]}
    for k, target in answered.items():
        if target is not None:
            added.setdefault(of[target], set()).add(k)
    found: list[Answered] = []
    for n, g in enumerate(sides):
        placed = all(answered.get(k) is not None for k in g.same)
        if not denying[n]:
            found.append(Answered(g.same, g.near, tuple(sorted(added.get(n, set()) - {*g.same, *g.near}))))
            found += _told_of_denials([k for k in g.same if statements[k].stance == "denies"], statements)
        elif g.near or not placed or _reports(g.same, statements) > 1:
            found.append(Answered(g.same, g.near, (), True))
    return tuple(found)


def _denying(group: Group, statements: Sequence[Statement]) -> bool:
    return all(statements[k].stance == "denies" for k in group.same)


def _reports(some: Sequence[int], statements: Sequence[Statement]) -> int:
    return len({statements[k].report for k in some})


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


def _sides(group: Group, statements: Sequence[Statement], against: Mapping[int, tuple[int, ...]]) -> tuple[Group, ...]:
    """A group, or the two sides of one whose statements say the opposite of each other, the larger one first."""
    inside = frozenset(group.same)
    of_group = {k: inside.intersection(against.get(k, ())) for k in group.same}
    kept: set[int] = set()
    for k in sorted(group.same, key=lambda k: (len(of_group[k]), bool(statements[k].negated), k)):
        if not of_group[k] & kept:
            kept.add(k)
    if len(kept) == len(inside):
        return (group,)
    return Group(tuple(sorted(kept)), group.near), Group(tuple(sorted(inside - kept)))


def _told_of_denials(denials: Sequence[int], statements: Sequence[Statement]) -> list[Answered]:
    """For each party whose denial several reports tell, that it denies it."""
    by: dict[str | None, list[int]] = {}
    for k in denials:
        attribution = statements[k].attribution
        by.setdefault(attribution.source_id if attribution else None, []).append(k)
    several = (same for same in by.values() if _reports(same, statements) > 1)
    return [Answered(tuple(same), (), (), True) for same in several]


def _answered(k: int, statements: Sequence[Statement], told: Sequence[int], scale: Scale) -> int | None:
    """The statement that a denial answers: the most alike that names what it denies, or what was told before it."""
    denial = statements[k]
    own = denial.words - words("denied_things") - denial.names
    if len(own) <= BARE and len(denial.names) <= BARE:
        cues = denial.attribution.cue if denial.attribution else ()
        at = cues[0][0] if cues else denial.start
        before = [t for t in told if statements[t].report == denial.report and statements[t].end <= at]
        before = [t for t in before if not _same_party(denial, statements[t])]
        naming = [t for t in before if own <= statements[t].words]
        if naming:
            return max(naming, key=lambda t: statements[t].start)
    found = [
        (value, -t)
        for t in told
        if not _same_party(denial, statements[t])
        and _covers(own or denial.words, statements[t], scale)
        and (value := likeness(denial, statements[t], scale)) >= LEAST_ALIKE
    ]
    return -max(found)[1] if found else None


def _covers(own: frozenset[str], statement: Statement, scale: Scale) -> bool:
    return scale.weight(own & statement.words) >= ANSWERED * scale.weight(own)


def _same_party(a: Statement, b: Statement) -> bool:
    """Whether one party tells both: nobody answers himself."""
    one, other = (s.attribution.source_id if s.attribution else None for s in (a, b))
    return one is not None and one == other


def oppose(a: Statement, b: Statement, scale: Scale) -> bool:
    """Whether one statement says of some act or state that it is so, and the other that it is not."""
    return not (a.limits ^ b.limits) & words("comparing") and any(
        p.word == q.word and p.so != q.so and _one_matter(p, q, a, b, scale)
        for p in a.predicates
        for q in b.predicates
    ) and not _is_copy(a, b)


def _is_copy(a: Statement, b: Statement) -> bool:
    """Whether one statement has nearly all words of the other and both negate, or neither does."""
    alike = len(a.words & b.words) >= COPIED * min(len(a.words), len(b.words))
    return alike and bool(a.bound & words("negations")) == bool(b.bound & words("negations"))


def _one_matter(p: Predicate, q: Predicate, a: Statement, b: Statement, scale: Scale) -> bool:
    """Whether two statements speak of one and the same act or state."""
    agents = p.agents & q.agents
    named = [x.agents & y.names for x, y in ((p, a), (q, b))]
    if p.agents and q.agents and not agents and all(named) == any(named):
        return False
    told = (p.about & q.about) - agents
    if p.about and q.about:
        if not told or scale.weight(told) < SHARED_ROLES * min(scale.weight(p.about), scale.weight(q.about)):
            return False
    elif not agents:
        return False
    return scale.weight((a.words & b.words) | {p.word}) >= SAME_MATTER
