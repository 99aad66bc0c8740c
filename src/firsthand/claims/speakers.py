"""Which parties of a group stand behind its claim: those that hold its middle, not whom a report quotes beside them.

A group is joined by likeness, and holds statements that only come near what the others say. "X was seen there, the
police said; Y, his lawyer said, was at home": in a group about X the lawyer's words stand for want of better, and
would make an origin of him. What tells is less a statement's likeness than whether its report has another voice for
the claim: a report mostly has one. The weights are learned (training/speakers.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from firsthand.claims.groups import Group, Scores
from firsthand.claims.similarity import weights
from firsthand.claims.statements import Statement

FACTS = ("unsourced", "statements", "reports", "nearness", "ahead", "alone", "voices", "named", "all_reports")

COUNTED = 0.5
"""Probability from which a party stands behind the claim; what falls below is looked at with `PLAIN`."""

PLAIN = 0.9
"""Probability of saying the same as a statement of another report from which a party is never set beside: whoever says
it in so many words counts. With 0.6, 0.8 and no such bound 39.8, 40.6 and 42.6 % of the ranges of the claims found are
exact in the half learned on, 43.7, 44.7 and 45.7 in the other, 49.3, 51.4 and 54.2 in 19 stories (0.9 there as 0.8). To
set voices without a source beside too is not done: they add to the upper end alone, and leave open what is open."""

MOST_COMPARED = 50
"""Statements of a group that each is compared with, so that time grows with the statements and not their square."""

Voices = Mapping[str, Sequence[int]]
"""The statements of a group, by number, for each party that it has: by its source, or by report where none is named."""


def set_beside(group: Group, statements: Sequence[Statement], scores: Scores) -> Group:
    """The group where only the parties that stand behind the claim state it, the best one always; the others come near.

    What has no source goes with the nearest statement of its report that has one, and else stays.
    """
    voices = find_voices(group.same, statements)
    if len(voices) < 2:
        return group
    learned, bias = weights("speakers", FACTS, "speakers.toml")
    odds = {
        voice: bias + sum(w * v for w, v in zip(learned, facts, strict=True))
        for voice, facts in measure(voices, statements, scores).items()
    }
    best = max(odds.values())
    least = min(best, math.log(COUNTED / (1 - COUNTED)))
    weak = (voice for voice, value in odds.items() if value < least and not _is_unsourced(voice))
    aside = {k for voice in weak if not _is_plain(voices[voice], group.same, statements, scores) for k in voices[voice]}
    same = tuple(k for k in group.same if k not in aside)
    return Group(same, tuple(sorted({*group.near, *aside})))


def find_voices(same: Sequence[int], statements: Sequence[Statement]) -> dict[str, list[int]]:
    """The statements of a group by who says them, in the group's order."""
    sources = {k: a.source_id for k in same if (a := statements[k].attribution) and a.source_id}
    spoken: dict[str, list[int]] = {}
    for k in sources:
        spoken.setdefault(statements[k].report, []).append(k)
    voices: dict[str, list[int]] = {}
    for k in same:
        beside = [k] if k in sources else spoken.get(statements[k].report, ())
        nearest = min(beside, key=lambda m: (abs(statements[m].start - statements[k].start), m), default=None)
        voice = f"unsourced {statements[k].report}" if nearest is None else sources[nearest]
        voices.setdefault(voice, []).append(k)
    return voices


def measure(voices: Voices, statements: Sequence[Statement], scores: Scores) -> dict[str, tuple[float, ...]]:
    """The values of FACTS for each voice: counts, and mean probabilities of saying the same as the other reports.

    `nearness` is that of its best statement, `ahead` by how much it passes the best other voice, `alone` the reports
    that have no other voice, `voices`, `named` and `all_reports` tell of the whole group.
    """
    same = sorted(k for said in voices.values() for k in said)
    near = {voice: max(_nearness(k, same, statements, scores) for k in said) for voice, said in voices.items()}
    reports = {voice: {statements[k].report for k in said} for voice, said in voices.items()}
    crowds: dict[str, int] = {}
    for report in (r for of_voice in reports.values() for r in of_voice):
        crowds[report] = crowds.get(report, 0) + 1
    first, second = sorted(near.values(), reverse=True)[:2]
    named = sum(not _is_unsourced(voice) for voice in voices)
    return {
        voice: (
            float(_is_unsourced(voice)),
            len(said),
            len(reports[voice]),
            near[voice],
            near[voice] - (second if near[voice] == first else first),
            sum(crowds[r] == 1 for r in reports[voice]),
            len(voices),
            named,
            len(crowds),
        )
        for voice, said in voices.items()
    }


def _is_unsourced(voice: str) -> bool:
    return voice.startswith("unsourced ")


def _is_plain(said: Sequence[int], same: Sequence[int], statements: Sequence[Statement], scores: Scores) -> bool:
    """Whether one of these statements is, from `PLAIN` on, what a statement of another report says."""
    pairs = ((min(k, m), max(k, m)) for k in said for m in _others(k, same, statements))
    return any(scores.get(pair, 0.0) >= PLAIN for pair in pairs)


def _nearness(k: int, same: Sequence[int], statements: Sequence[Statement], scores: Scores) -> float:
    """The mean probability between a statement and those of the other reports."""
    others = _others(k, same, statements)
    return sum(scores.get((min(k, m), max(k, m)), 0.0) for m in others) / len(others) if others else 0.0


def _others(k: int, same: Sequence[int], statements: Sequence[Statement]) -> list[int]:
    """The statements of other reports than that of one, or an even choice of them."""
    return [m for m in same[:: -(-len(same) // MOST_COMPARED)] if statements[m].report != statements[k].report]
