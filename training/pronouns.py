"""The weights of firsthand.sources.pronouns, from the half for tuning of the marked articles.

`python -m training.pronouns [POLNEAR_DEV]` prints them, with the share of pronouns that they resolve when each article
is left out of the learning in turn. A softmax over the parties near a pronoun, with an L2 penalty, by gradient descent.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from evaluation import coreference
from numpy.typing import NDArray

from firsthand.records import Range
from firsthand.sources import pronouns
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

PENALTY = 0.02
"""Times the squared weights, a pronoun. Left out in turn, the articles are resolved best from 0.01 to 0.05."""

BEFOREHAND = {"they: outlet": -3.0}
"""Weights that the penalty draws to, others to 0: the marks have too few cases, and "they" are rarely a newspaper."""

STEPS, RATE = 3000, 0.2


Seen = tuple[dict[int, tuple[float, ...]], dict[int, tuple[Range, ...]]]
"""The features of the parties near a pronoun, and where each was mentioned before it."""


class Choice(NamedTuple):
    """The features of the parties near one pronoun, a row each, and which rows are right."""

    article: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def collect(folder: Path) -> list[Choice]:
    """The pronouns that have a right party near them."""
    seen: dict[Range, Seen] = {}

    def watch(reading: Reading, mention: Mention, kind: str) -> dict[int, tuple[float, ...]]:
        found = gather(reading, mention, kind)
        if found and mention.form == "pronoun":
            seen[mention.range] = found, {k: tuple(m.range for m in reading.chains[k].mentions) for k in found}
        return found

    gather = pronouns.candidates
    pronouns.candidates = watch
    choices = []
    try:
        for article, text, _, _ in coreference.link(folder, [a for a in coreference.read_marks() if a.half == "tune"]):
            for mark in article.marks:
                choices += _choices(article.name, text, mark, seen)
            seen.clear()
    finally:
        pronouns.candidates = gather
    return choices


def _choices(name: str, text: str, mark: coreference.Mark, seen: Mapping[Range, Seen]) -> list[Choice]:
    found = seen.get(mark.mention)
    if found is None or mark.kind not in coreference.KINDS:
        return []
    features, told = found
    wanted = [text[s:e] for s, e in mark.parties]
    places = [i for w in wanted for i in range(len(text)) if text.startswith(w, i)]
    spans = [(i, i + max(map(len, wanted))) for i in places]
    right = [any(s < e and b < f for s, f in told[k] for b, e in spans) for k in features]
    if not any(right):
        return []
    return [Choice(name, np.array(list(features.values())), np.array(right))]


def fit(choices: Sequence[Choice]) -> NDArray[np.float64]:
    """The weights that make the right parties the likeliest."""
    drawn = np.array([BEFOREHAND.get(name, 0.0) for name in pronouns.FEATURES])
    weights = drawn.copy()
    for _ in range(STEPS):
        step = PENALTY * (weights - drawn)
        for choice in choices:
            scores = choice.features @ weights
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            wanted = odds * choice.right
            step += (odds - wanted / wanted.sum()) @ choice.features / len(choices)
        weights -= RATE * step
    return weights


def resolve(choices: Sequence[Choice], weights: NDArray[np.float64]) -> int:
    """How many of the pronouns these weights resolve."""
    return sum(bool(c.right[int(np.argmax(c.features @ weights))]) for c in choices)


def main() -> None:
    """Prints the weights and how well they do on articles that they were not learned from."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/polnear/dev")
    choices = collect(folder)
    names = sorted({c.article for c in choices})
    held = sum(
        resolve([c for c in choices if c.article in part], fit([c for c in choices if c.article not in part]))
        for part in (names[k::7] for k in range(7))
    )
    print(f"{len(choices)} pronouns; now {resolve(choices, np.array(pronouns.WEIGHTS))} right, left out {held} right")
    weights = fit(choices)
    print(f"learned {resolve(choices, weights)} right")
    for name, weight in zip(pronouns.FEATURES, weights, strict=True):
        print(f"{weight:6.2f}  {name}")


if __name__ == "__main__":
    main()
