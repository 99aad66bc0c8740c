"""The weights of firsthand.sources.resemblances, from marked pairs of mentions.

`python -m training.parties [DATA]` prints them, with the precision and recall of the pairs of two names when a seventh
of the stories is left out of the learning in turn. The marks are training/parties.jsonl (590 pairs of 153 stories that
evaluation/parties.jsonl does not have, read once) and the half for tuning of evaluation/parties.jsonl. A logistic
regression by gradient descent, with an L2 penalty that draws a fact's weight to PRIOR.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from math import exp
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from evaluation import parties
from numpy.typing import NDArray

from firsthand import sources
from firsthand.records import Range, Report
from firsthand.sources import resemblances
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

FILE = Path(__file__).with_name("parties.jsonl")
PARTS = 7
PENALTY = 0.01
"""Times the squared distance of a weight from its prior, a pair."""

STEPS, RATE = 4000, 0.5
DEARER = 2.0
"""What a wrong union costs, in missed ones: two that are not joined may still be one, what is joined is never two."""


PRIOR = {
    "persons: one full name goes on where the other ends": 1.0,
    "persons: full names, the given names nearly alike": -0.4,
    "persons: full names, the surname spelt otherwise": 2.0,
    "persons: full names, first and last the same": 3.0,
    "persons: full names, other middle names": -0.2,
    "persons: full names, an initial for the given name": 2.0,
    "persons: full names, the given name in another form": 2.0,
    "persons: a full name and its surname": 1.0,
    "persons: a surname that may be misspelt": -0.4,
    "persons: a full name and its given name": 0.4,
    "persons: a full name and its first word, no listed given name": 0.0,
    "persons: a full name and its family name, which stands first": 1.0,
    "persons: a full name and its surname, spelt otherwise": 1.0,
    "persons: two spellings of a surname": 1.0,
    "persons: a role in common": 0.5,
    "persons: roles of two kinds": -0.5,
    "persons: one is told of as a relative": -1.5,
    "persons: one has a suffix": -0.8,
    "bodies: the same words, or one byname": 3.0,
    "bodies: the same words, a country on one side": 1.0,
    "bodies: an acronym or a firm's short form": 2.0,
    "bodies: the same words, one misspelt": 1.0,
    "bodies: an acronym and words in common": 1.0,
    "bodies: listed together": -0.4,
    "bodies: telling words in common": -2.0,
    "bodies: a country on one side": 0.0,
    "part: the short name is a place's": -2.0,
    "part: the short name is a common noun of the state": -1.0,
    "part: the short name is another common noun": -0.5,
    "part: the short name is one telling word": 0.0,
    "part: the short name is several words": 0.5,
    "part: one country on both sides": 0.0,
    "part: an acronym in common": 2.0,
    "part: the rest is what a body's name may leave out": 1.0,
    "part: the rest are common nouns of bodies": 0.0,
    "part: the rest has a telling word": -0.5,
    "part: it stands before a preposition": 1.0,
    "part: it ends the long name": 0.5,
    "part: it begins the long name": 0.0,
    "part: it stands inside the long name": -0.5,
    "one kind is unknown": -0.4,
    "the kinds differ": -0.4,
}
"""What the penalty draws the weights to: the likenesses that were set by hand before there were marks to learn from."""


class Told(NamedTuple):
    """What a marked pair of two names tells, and whether the two are one."""

    story: str
    facts: tuple[str, ...]
    one: bool
    names: tuple[str, str]


def collect(data: Path) -> list[Told]:
    """The marked pairs of two names that facts speak for or against; a body and its spokesman are no such pair."""
    marks = [*parties.read_marks(FILE), *(p for p in parties.read_marks() if p.half == "tune")]
    seen: dict[str, dict[Range, Mention]] = {}
    restore = _watched(sources, seen)
    found: list[Told] = []
    try:
        for pair, *_ in parties.link(marks, data):
            a, b = (seen[m.text][m.span] for m in (pair.left, pair.right))
            if a.name and b.name and "outlet" not in (a.kind, b.kind) and a.name.lower() != b.name.lower():
                facts = tuple(resemblances.facts(a, b))
                if facts and facts[0] != resemblances.RULED_OUT and pair.answer != "part":
                    found.append(Told(pair.story, facts, pair.answer == "same", (a.name, b.name)))
    finally:
        restore()
    return found


def _watched(module: ModuleType, seen: dict[str, dict[Range, Mention]]) -> Callable[[], None]:
    """Notes in `seen` the mentions that the module's `unite` is given; what comes back undoes that."""
    unite = module.unite

    def watch(reports: Sequence[Report], readings: Sequence[Reading], *rest: object) -> object:
        seen.update({r.id: {m.range: m for m in k.mentions} for r, k in zip(reports, readings, strict=True)})
        return unite(reports, readings, *rest)

    def restore() -> None:
        module.unite = unite  # type: ignore[attr-defined]

    module.unite = watch  # type: ignore[attr-defined]
    return restore


def fit(told: Sequence[Told]) -> dict[str, float]:
    """The weight of each fact, those that no pair has at their prior."""
    names = list(PRIOR)
    at = {name: k for k, name in enumerate(names)}
    rows: NDArray[np.float64] = np.zeros((len(told), len(names)))
    for k, t in enumerate(told):
        rows[k, [at[f] for f in t.facts]] = 1.0
    right = np.array([t.one for t in told], dtype=float)
    costs = np.where(right > 0, 1.0, DEARER)
    prior = np.array([PRIOR[n] for n in names])
    weights = prior.copy()
    for _ in range(STEPS):
        odds = 1.0 / (1.0 + np.exp(-rows @ weights))
        weights -= RATE * (PENALTY * (weights - prior) + rows.T @ (costs * (odds - right)) / len(told))
    return dict(zip(names, map(float, weights), strict=True))


def judge(told: Told, weights: Mapping[str, float]) -> float:
    """How surely the two are one, by these weights."""
    return 1.0 / (1.0 + exp(-sum(weights[f] for f in told.facts)))


def main() -> None:
    """Prints the weights and how well they do on stories that they were not learned from."""
    told = collect(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
    stories = sorted({t.story for t in told})
    joined: list[tuple[float, Told]] = []
    for part in (set(stories[k::PARTS]) for k in range(PARTS)):
        weights = fit([t for t in told if t.story not in part])
        joined += ((judge(t, weights), t) for t in told if t.story in part)
    for name, scored in (("left out", joined), ("now", [(judge(t, resemblances.weights()), t) for t in told])):
        yes = [t.one for score, t in scored if score >= 0.6]
        all_one = sum(t.one for t in told)
        print(f"{name}: {len(told)} pairs, P {100 * sum(yes) / len(yes):.1f} R {100 * sum(yes) / all_one:.1f}")
    for fact, weight in fit(told).items():
        print(f'"{fact}" = {weight:.2f}')


if __name__ == "__main__":
    main()
