"""Which two statements of a story cannot both hold, by what their words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from firsthand.claims.polarities import Predicate
from firsthand.claims.rankings import Pair
from firsthand.claims.similarity import Scale, likeness
from firsthand.claims.statements import Statement
from firsthand.languages import words
from firsthand.languages.opposites import may_follow, opposites

Names = frozenset[tuple[str, str]]

SAME_MATTER = 5.0
"""Nats that two statements with one verb, of which one negates it, must share with it to be of one act."""

SHARED_ROLES, HALF = 0.3, 0.5
"""Share of the lighter one of what two clauses name beside who acts that both must name, to be of one act: with one
verb, and with two that are opposites."""

COPIED = 0.8
"""Share of the words of two statements in both from which one is a copy of the other."""

CLOSE, NEAR, FAR = 0.6, 0.5, 0.3
"""Product of two meanings from which two statements speak of one matter: where what they share is common in the story,
where they do not both say who acts, and at all."""

LEAST_ALIKE = -2.5
"""Log-odds of likeness below which a statement is not the one that another answers."""

MOST_OF_WORD = 60
"""Statements of a story with one verb that are compared; beyond, only the first ones, so that time stays linear."""


def find(statements: Sequence[Statement], alike: Mapping[Pair, float], scale: Scale) -> list[Pair]:
    """The pairs of statements of two parties, or of two reports, of which one says the opposite of the other."""
    full = frozenset(pair for s in statements for pair in _of_names(s))
    return [pair for pair in _candidates(statements) if _parted(*pair, statements, alike, scale, full)]


def _of_names(statement: Statement) -> Iterator[tuple[str, str]]:
    """The pairs of words that are parts of one name: what modifies what, and two words that modify one."""
    own = sorted(pair for pair in statement.terms.relations if statement.names.issuperset(pair))
    yield from own
    yield from ((a[0], b[0]) for a, b in combinations(own, 2) if a[1] == b[1])


def _candidates(statements: Sequence[Statement]) -> list[Pair]:
    """The pairs of statements that have a verb, or a pair of opposite ones, in common."""
    of_word: dict[str, list[int]] = {}
    for k, statement in enumerate(statements):
        for word in dict.fromkeys(_head(p) for p in statement.predicates):
            of_word.setdefault(word, []).append(k)
    pairs: set[Pair] = set()
    for word in sorted({p.word for s in statements for p in s.predicates if p.none}):
        some = [k for k, s in enumerate(statements) if word in s.words][:MOST_OF_WORD]
        pairs.update(combinations(some, 2))
    for word, some in of_word.items():
        pairs.update(combinations(some[:MOST_OF_WORD], 2))
        for other in sorted(opposites().get(word, frozenset()) & of_word.keys()):
            both = product(some[:MOST_OF_WORD], of_word[other][:MOST_OF_WORD])
            pairs.update((min(i, j), max(i, j)) for i, j in both if i != j)
    return sorted(pairs)


def _head(predicate: Predicate) -> str:
    return predicate.word.split(" ")[0]


def _parted(
    i: int, j: int, statements: Sequence[Statement], alike: Mapping[Pair, float], scale: Scale, full: Names
) -> bool:
    a, b = statements[i], statements[j]
    if a.stance != "asserts" or b.stance != "asserts" or not _two_sides(a, b):
        return False
    value = alike.get((i, j))
    if value is None:
        value = likeness(a, b, scale)
    return (value >= LEAST_ALIKE or nearness(a, b) >= NEAR) and oppose(a, b, scale, full)


def _two_sides(a: Statement, b: Statement) -> bool:
    """Whether two parties tell them, or two reports; of one report, one at least must have it from somebody."""
    if a.report != b.report:
        return True
    ours, theirs = (s.attribution.source_id if s.attribution else None for s in (a, b))
    return ours != theirs and (a.end <= b.start or b.end <= a.start)


def oppose(a: Statement, b: Statement, scale: Scale, full: Names = frozenset()) -> bool:
    """Whether one statement says of some act or state that it is so, and the other that it is not.

    `full` are the pairs of words that are parts of one name.
    """
    return (
        not (a.terms.limits ^ b.terms.limits) & words("comparing")
        and any(
            _contrary(p, q)
            and not (_another_time(p, q) or _denied_by_both(p, q, a, b))
            and _one_matter(p, q, a, b, scale, full)
            for p in a.predicates
            for q in b.predicates
        )
        and not (_is_copy(a, b) and not _turned(a, b))
    )


def follow(a: Statement, b: Statement) -> bool:
    """Whether two statements that say the opposite of each other may both hold, one after the other."""
    contrary = [(p.word, q.word) for p in a.predicates for q in b.predicates if _contrary(p, q)]
    return bool(contrary) and all(may_follow(*pair) for pair in contrary)


def _turned(a: Statement, b: Statement) -> bool:
    """Whether a word of one is the opposite of a word that the other has in its place."""
    ours, theirs = ({p.word for p in x.predicates} for x in (a, b))
    return any(opposites().get(w, frozenset()) & (theirs - ours) for w in sorted(ours - theirs))


def _contrary(p: Predicate, q: Predicate) -> bool:
    """Whether what is said to be so by one is said not to be by the other, or its opposite is said to be so."""
    if p.none or q.none:
        (none, other) = (p, q) if p.none else (q, p)
        return other.so and (none.word in other.about or none.word == other.word)
    if p.word == q.word:
        denied, told = (q, p) if p.so else (p, q)
        of_less = denied.topics and not denied.topics & told.about
        of_less = of_less or _of_others(p, q)
        return p.so != q.so and not of_less and not denied.ways - told.ways
    apart = p.things and q.things and not p.things & q.things
    return p.so and q.so and not apart and q.word in opposites().get(p.word, frozenset())


def _of_others(p: Predicate, q: Predicate) -> bool:
    """Whether two clauses tell of what is done to others, by name: "interviewed Roe", "did not interview Poe"."""
    return bool(p.named and q.named) and p.named.isdisjoint(q.named)


def _denied_by_both(p: Predicate, q: Predicate, a: Statement, b: Statement) -> bool:
    """Whether there is "no fraud" to one, and the other too says of fraud that something is not so ("not enough")."""
    none, other = (p, b) if p.none else (q, a)
    return none.none and any(not r.so and none.word in {r.word, *r.agents, *r.about} for r in other.predicates)


def _another_time(p: Predicate, q: Predicate) -> bool:
    """Whether one says only that it was not so at another time, or under a condition."""
    return any(x.dated and not x.so for x in (p, q))


def _is_copy(a: Statement, b: Statement) -> bool:
    """Whether one statement has nearly all words of the other and both negate, or neither does."""
    alike = len(a.words & b.words) >= COPIED * min(len(a.words), len(b.words))
    return alike and _negates(a) == _negates(b)


def _negates(statement: Statement) -> bool:
    turning = words("not_doing") | words("undoing_verbs") | words("denying")
    opposite = any(p.turned for p in statement.predicates)
    return opposite or bool(statement.terms.bound & words("negations") or statement.verbs & turning)


def _one_matter(p: Predicate, q: Predicate, a: Statement, b: Statement, scale: Scale, full: Names) -> bool:
    """Whether two statements speak of one and the same act or state."""
    agents = _both_act(p, q, a, b, full)
    if agents is None or _elsewhere(p, q, a, b):
        return False
    near, told = nearness(a, b), (p.about & q.about) - p.agents - q.agents
    if p.none or q.none:
        told = ((p.about | p.agents) & (q.about | q.agents)) - {p.word, q.word}
        return bool(told) and near >= NEAR and _weigh(p if p.none else q, told, scale)
    shared = bool(told) and _weigh(p, a.words & b.words, scale)
    nobody = not p.agents and not q.agents and bool(told) and near >= CLOSE
    if p.word != q.word or p.turned != q.turned:
        whole = shared and _share(told, p.about, q.about, scale, HALF)
        whole = whole or (not (p.about and q.about) and _weigh(p, told | agents, scale))
        return nobody or (bool(agents) and whole and near >= NEAR)
    if p.about and q.about:
        alike = shared and _share(told, p.about, q.about, scale)
        return nobody or (alike and near >= (FAR if agents else NEAR)) or (bool(agents and told) and near >= CLOSE)
    told = ((p.about or a.sentence) & (q.about or b.sentence)) - p.agents - q.agents - {p.word}
    return bool(agents) and _weigh(p, told | agents, scale) and near >= FAR


def nearness(a: Statement, b: Statement) -> float:
    """How near two statements are in meaning, -1 to 1; 1 where it was not read."""
    return float(a.meaning @ b.meaning) if a.meaning is not None and b.meaning is not None else 1.0


def _both_act(p: Predicate, q: Predicate, a: Statement, b: Statement, full: Names) -> frozenset[str] | None:
    """What both clauses name of who acts, None where two others do; a clause may name nobody ("he", a passive)."""
    both = p.agents & q.agents
    if not p.agents or not q.agents:
        return p.agents & q.about | q.agents & p.about
    if both:
        both = _without_namesakes(both, p.agents, q.agents, full)
        if not both:
            return None
        left = p.agents - both, q.agents - both
        return both if both & a.names & b.names or not all(left) else None
    if p.word == q.word and (p.agents <= q.about or q.agents <= p.about):
        return p.agents & q.about | q.agents & p.about
    if any((x, y) in full or (y, x) in full for x, y in product(p.agents, q.agents)):
        return p.agents | q.agents
    named = [x.agents & y.names for x, y in ((p, a), (q, b))]
    return frozenset() if all(named) != any(named) else None


def _without_namesakes(
    both: frozenset[str], ours: frozenset[str], theirs: frozenset[str], full: Names
) -> frozenset[str]:
    """The words that both name, without surnames of two persons and the titles of other ones."""
    one = frozenset(w for w in both if not _are_two_of_one_name(ours, theirs, w, full))
    titles = {w for w in one for n in both - one if (w, n) in full}
    return one - titles


def _are_two_of_one_name(ours: frozenset[str], theirs: frozenset[str], name: str, full: Names) -> bool:
    """Whether a name stands with other names or titles on each side that nobody joins ("Ann Roe", "President Roe")."""
    left, right = ({w for w in some if (w, name) in full} for some in (ours - theirs, theirs))
    first, second = (left, right) if left else ({w for w in ours if (w, name) in full}, right - ours)
    joined = any((x, y) in full or (y, x) in full for x, y in product(first, second))
    return bool(first and second) and not joined


def _elsewhere(p: Predicate, q: Predicate, a: Statement, b: Statement) -> bool:
    """Whether two clauses name other things by name or number, and none that both name, or two houses of parliament."""
    ours, theirs = p.about & a.names, q.about & b.names
    if ours - theirs - b.sentence and theirs - ours - a.sentence and not ours & theirs:
        return True
    houses = words("chambers")
    return any(
        left and right and not left & right
        for left, right in (
            (p.about & words("ordinals"), q.about & words("ordinals")),
            (p.about & a.names & houses, q.about & b.names & houses),
        )
    )


def _share(
    told: frozenset[str], ours: frozenset[str], theirs: frozenset[str], scale: Scale, least: float = SHARED_ROLES
) -> bool:
    return scale.weight(told) >= least * min(scale.weight(ours), scale.weight(theirs))


def _weigh(p: Predicate, told: frozenset[str], scale: Scale) -> bool:
    return scale.telling(told | {p.word}) >= SAME_MATTER
