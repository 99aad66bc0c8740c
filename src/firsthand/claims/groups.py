"""Statements grouped into claims: those that say the same, and those that come near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import NamedTuple

from firsthand.claims.rankings import Pair
from firsthand.claims.similarity import compare_figures
from firsthand.claims.statements import Statement

JOIN = 0.2
"""Mean probability from which two groups say the same. Over the 71 and 19 marked stories for tuning, with NEAR and
ALSO as below, 0.2 finds 81.7 and 84.5 % of the claims with links F1 61.8 and 58.8, 0.3 finds 79.2 and 85.6 % with 59.7
and 55.8, 0.15 finds 82.2 and 86.8 % with 60.4 and 57.8. 0.18 has 62.0 and 59.2, and four exact ranges fewer. Where the
surest two statements came first, and not the nearest two groups, links F1 was 1.4 and 0.8 less: a group took what
stands nearer to another."""

NEAR = 0.03
"""Mean probability of a lone statement from which it is shown with a group, as near what the group says. Over the same
stories 0.05 finds 1.3 and 0.0 points fewer of the marked claims, with links F1 61.9 and 58.8."""

ALSO = 0.3
"""Mean probability of a statement that stands in a group of its own from which it is shown with the best other one
too: "X resigned after Y sued" states two claims. 0.2 has links F1 61.1 and 56.6, 0.4 has 61.7 and 58.4 and finds fewer
claims."""

Scores = Mapping[Pair, float]


class Group(NamedTuple):
    """The numbers of the statements that say the same, and of those that come near, each in ascending order."""

    same: tuple[int, ...]
    near: tuple[int, ...] = ()


def group(statements: Sequence[Statement], scores: Scores) -> tuple[Group, ...]:
    """Every statement in one group: by average link, the nearest two first; then beside the nearest other one.

    Two statements of one report are never compared: a report that repeats itself says nothing new, and both join
    through what other reports say.
    """
    groups = _joined(statements, scores)
    near: dict[int, list[int]] = {}
    for k, name in _nearest(groups, statements, scores):
        near.setdefault(name, []).append(k)
    taken = {k for beside in near.values() for k in beside if len(groups.members[groups.at[k]]) == 1}
    return tuple(
        Group(tuple(sorted(members)), tuple(sorted(near.get(name, ()))))
        for name, members in groups.members.items()
        if not (len(members) == 1 and members[0] in taken)
    )


class _Groups:
    """Groups that grow by being joined, with the summed probabilities between each two that have any."""

    def __init__(self, statements: Sequence[Statement], scores: Scores) -> None:
        self.at = list(range(len(statements)))
        self.members = {k: [k] for k in self.at}
        self.reports = {k: Counter([s.report]) for k, s in enumerate(statements)}
        self.sums: dict[int, dict[int, float]] = {k: {} for k in self.at}
        for (i, j), probability in scores.items():
            if statements[i].report != statements[j].report:
                self.sums[i][j] = self.sums[j][i] = probability

    def link(self, left: int, right: int) -> float:
        """The mean probability between statements of different reports; what was never scored counts as none."""
        few, many = sorted((self.reports[left], self.reports[right]), key=len)
        of_one = sum(count * many[report] for report, count in few.items())
        pairs = len(self.members[left]) * len(self.members[right]) - of_one
        return self.sums[left].get(right, 0.0) / pairs if pairs else 0.0

    def others(self, name: int, report: str) -> int:
        """How many statements of a group are of other reports."""
        return len(self.members[name]) - self.reports[name].get(report, 0)

    def join(self, left: int, right: int) -> None:
        """Makes the two one group, called by the first."""
        for k in self.members[right]:
            self.at[k] = left
        self.members[left] += self.members.pop(right)
        self.reports[left] += self.reports.pop(right)
        for other, total in self.sums.pop(right).items():
            del self.sums[other][right]
            if other != left:
                self.sums[left][other] = self.sums[other][left] = self.sums[left].get(other, 0.0) + total


def _joined(statements: Sequence[Statement], scores: Scores) -> _Groups:
    """Each time the two nearest groups are made one, as long as two are near enough.

    What is waiting is never nearer than it was when it was put there: a mean over two groups is not above both of
    theirs. So what has come first is looked at anew, and waits again where its groups have grown.
    """
    groups = _Groups(statements, scores)
    waiting = [(-p, *pair) for pair, p in scores.items() if p >= JOIN]
    heapify(waiting)
    seen = set(waiting)
    while waiting:
        held, i, j = heappop(waiting)
        left, right = sorted((groups.at[i], groups.at[j]))
        link = groups.link(left, right) if left != right else 0.0
        again = (-link, left, right)
        if link < JOIN or _told_apart(groups, statements, left, right):
            continue
        if link >= -held:
            groups.join(left, right)
        elif again not in seen:
            seen.add(again)
            heappush(waiting, again)
    return groups


def _told_apart(groups: _Groups, statements: Sequence[Statement], left: int, right: int) -> bool:
    """Whether one report has a figure of its own for each of two groups: whoever counts 13 dead here and 3 dead there
    tells of two things.
    """
    both = groups.reports[left].keys() & groups.reports[right].keys()
    if not both:
        return False
    told = [
        {(s.report, s.figures): s for s in map(statements.__getitem__, groups.members[name]) if s.figures}
        for name in (left, right)
    ]
    there: dict[str, list[Statement]] = {}
    for b in told[1].values():
        there.setdefault(b.report, []).append(b)
    return any(compare_figures(a, b) == (0.0, 1.0) for a in told[0].values() for b in there.get(a.report, ()))


def _nearest(groups: _Groups, statements: Sequence[Statement], scores: Scores) -> Iterator[tuple[int, int]]:
    """Each statement that comes near a group of two or more that it does not stand in, and the nearest such group.

    What a report tells with another figure than it gives for the group is of something else, and not near it.
    """
    sums: list[dict[int, float]] = [{} for _ in statements]
    for pair, probability in scores.items():
        for k, other in (pair, pair[::-1]):
            name = groups.at[other]
            apart = statements[k].report != statements[other].report
            if apart and name != groups.at[k] and len(groups.members[name]) > 1:
                sums[k][name] = sums[k].get(name, 0.0) + probability
    for k, beside in enumerate(sums):
        least = NEAR if len(groups.members[groups.at[k]]) == 1 else ALSO
        links = ((-total / groups.others(name, statements[k].report), name) for name, total in beside.items())
        near = sorted(link for link in links if -link[0] >= least)
        found = (name for _, name in near if not _told_apart(groups, statements, groups.at[k], name))
        yield from ((k, name) for name in islice(found, 1))
