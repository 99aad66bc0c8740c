"""The weights of firsthand.sources.pronouns and .descriptions, from marked articles.

`python -m training.antecedents [POLNEAR]` prints them, with the share of mentions that they resolve when a seventh of
the articles is left out of the learning in turn. The marks are training/coreference.jsonl (176 of PolNeAR's training
articles, read once) and the half for tuning of evaluation/coreference.jsonl. A softmax over the parties near a mention,
with an L2 penalty, by gradient descent; for a description a new party is one of the choices, with nothing for or
against it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from evaluation import coreference
from numpy.typing import NDArray

from firsthand.records import Range
from firsthand.sources import descriptions, pronouns
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

FILE = Path(__file__).with_name("coreference.jsonl")
PENALTY = {"pronouns": 0.005, "descriptions": 0.01}
"""Times the squared weights, a mention."""

STEPS, RATE = 1500, 0.3
PARTS = 7

BEFOREHAND = {"they: outlet": -3.0}
"""Weights that the penalty draws to, others to 0: the marks have too few cases, and "they" are rarely a newspaper."""

Seen = tuple[dict[int, tuple[float, ...]], dict[int, tuple[Range, ...]]]
"""The features of the parties near a mention, and where each was mentioned."""


class Choice(NamedTuple):
    """The features of the parties near one mention, a row each, and which rows are right."""

    article: str
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def collect(polnear: Path) -> dict[str, list[Choice]]:
    """The choices of each module's kind of mention."""
    parts = [
        (polnear / "train", [replace(a, half="train") for a in coreference.read_marks(FILE)]),
        (polnear / "dev", [a for a in coreference.read_marks() if a.half == "tune"]),
    ]
    choices: dict[str, list[Choice]] = {"pronouns": [], "descriptions": []}
    seen: dict[str, dict[Range, Seen]] = {"pronouns": {}, "descriptions": {}}
    ways = [_watched(pronouns, seen["pronouns"]), _watched(descriptions, seen["descriptions"])]
    try:
        for folder, articles in parts:
            for article, text, _, _ in coreference.link(folder, articles):
                for name, found in choices.items():
                    found += (c for m in article.marks for c in _choices(name, article.name, text, m, seen[name]))
                    seen[name].clear()
    finally:
        for restore in ways:
            restore()
    return choices


def _watched(module: ModuleType, seen: dict[Range, Seen]) -> Callable[[], None]:
    """Notes in `seen` what the module's `candidates` finds; what comes back undoes that."""
    candidates = module.candidates

    def watch(reading: Reading, mention: Mention, *kind: str) -> dict[int, tuple[float, ...]]:
        found: dict[int, tuple[float, ...]] = candidates(reading, mention, *kind)
        if (mention.form == "pronoun") == (module is pronouns):
            seen[mention.range] = found, {k: tuple(m.range for m in reading.chains[k].mentions) for k in found}
        return found

    def restore() -> None:
        module.candidates = candidates  # type: ignore[attr-defined]

    module.candidates = watch  # type: ignore[attr-defined]
    return restore


def _choices(kind: str, name: str, text: str, mark: coreference.Mark, seen: Mapping[Range, Seen]) -> Iterator[Choice]:
    """The choice that a mark tells the answer of; for a description a first row of zeros is the new party."""
    if mark.mention not in seen:
        return
    features, told = seen[mark.mention]
    wanted = [text[s:e] for s, e in mark.parties]
    spans = [(i, i + len(w)) for w in wanted for i in range(len(text)) if text.startswith(w, i)]
    right = [any(s < e and b < f for s, f in told[k] for b, e in spans) for k in features]
    rows = list(features.values())
    if kind == "descriptions" and rows:
        new = mark.kind == "self"
        rows, right = [(0.0,) * len(rows[0]), *rows], [new, *(r and not new for r in right)]
    if any(right):
        yield Choice(name, np.array(rows), np.array(right))


def fit(choices: Sequence[Choice], names: Sequence[str], penalty: float) -> NDArray[np.float64]:
    """The weights that make the right parties the likeliest."""
    drawn = np.array([BEFOREHAND.get(name, 0.0) for name in names])
    weights = drawn.copy()
    rows = np.concatenate([c.features for c in choices])
    right = np.concatenate([c.right for c in choices])
    sizes = [len(c.right) for c in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    for _ in range(STEPS):
        scores = rows @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        wanted = odds * right
        wanted /= np.repeat(np.add.reduceat(wanted, starts), sizes)
        step = penalty * (weights - drawn) + (odds - wanted) @ rows / len(choices)
        weights -= RATE * step
    return weights


def resolve(choices: Sequence[Choice], weights: NDArray[np.float64]) -> int:
    """How many of the mentions these weights resolve."""
    return sum(bool(c.right[int(np.argmax(c.features @ weights))]) for c in choices)


def main() -> None:
    """Prints the weights and how well they do on articles that they were not learned from."""
    found = collect(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/polnear"))
    for module in (pronouns, descriptions):
        kind = module.__name__.rpartition(".")[2]
        choices, names = found[kind], module.FEATURES
        articles = sorted({c.article for c in choices})
        held = 0
        for part in (set(articles[k::PARTS]) for k in range(PARTS)):
            rest = [c for c in choices if c.article not in part]
            held += resolve([c for c in choices if c.article in part], fit(rest, names, PENALTY[kind]))
        now = resolve(choices, np.array(module.WEIGHTS))
        print(f"{kind}: {len(choices)} mentions, now {now} right, left out {held} right")
        for name, weight in zip(names, fit(choices, names, PENALTY[kind]), strict=True):
            print(f"{weight:6.2f}  {name}")


if __name__ == "__main__":
    main()
