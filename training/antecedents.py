"""The weights of firsthand.sources.pronouns and .references, from marked articles.

`python -m training.antecedents [POLNEAR]` prints them, with the share of mentions that they resolve when a seventh of
the articles is left out of the learning in turn. The marks are training/coreference.jsonl (176 of PolNeAR's training
articles, read once) and the half for tuning of evaluation/coreference.jsonl. A softmax over the parties near a mention,
with an L2 penalty, by gradient descent; for a description a new party is one of the choices, with nothing for or
against it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from evaluation import coreference
from numpy.typing import NDArray

from firsthand.records import Range
from firsthand.sources import antecedents, lists, pronouns, references
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

FILE = Path(__file__).with_name("coreference.jsonl")
PENALTY = {"pronouns": 0.015, "references": 0.01}
"""Times the squared weights, a mention."""

STEPS, RATE = 1500, 0.3
PARTS = 7

BEFOREHAND = {"they: outlet": -3.0, "spoke last": 1.5}
"""Weights that the penalty draws to, others to 0: the marks have too few cases of newspapers that are "they", and who
spoke goes on speaking (795 of 876 left-out pronouns right with or without it)."""

FEWEST = 0.3
"""Of a party's mentions where its name stands: a chain with a lesser share of those of the best one is not right."""

Seen = dict[Range, tuple[dict[int, tuple[float, ...]], dict[int, list[Range]]]]
"""For each mention the features of the parties near it, and where each was mentioned."""


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
    choices: dict[str, list[Choice]] = {name: [] for name in PENALTY}
    seen: dict[str, Seen] = {name: {} for name in PENALTY}
    find = antecedents.find

    def watch(reading: Reading, mention: Mention) -> int | None:
        if mention.cited:
            name = "pronouns" if mention.form == "pronoun" else "references"
            found = _candidates(reading, mention)
            where = {k: [m.range for m in reading.chains[k].mentions if m is not mention] for k in found}
            seen[name][mention.range] = found, where
        return find(reading, mention)

    antecedents.find = watch
    try:
        for folder, articles in parts:
            for article, text, _, _ in coreference.link(folder, articles):
                places = coreference.find_names(article, text)
                for name, found in choices.items():
                    found += (
                        c for m in article.marks for c in _choices(name, article.name, text, m, seen[name], places)
                    )
                    seen[name].clear()
    finally:
        antecedents.find = find
    return choices


def _candidates(reading: Reading, mention: Mention) -> dict[int, tuple[float, ...]]:
    if mention.form != "pronoun":
        return references.candidates(reading, mention)
    kind = next((n for n in ("he", "she", "they", "it") if mention.head in lists.words("mention", n)), "")
    return pronouns.candidates(reading, mention, kind)


def _choices(
    kind: str, name: str, text: str, mark: coreference.Mark, seen: Seen, places: Mapping[str, Sequence[Range]]
) -> Iterator[Choice]:
    """The choice that a mark tells the answer of; for a description a first row of zeros is the new party."""
    features, spans = seen.get(mark.mention, ({}, {}))
    right = _right({text[s:e] for s, e in mark.parties}, spans, places)
    rows = list(features.values())
    if kind == "references" and rows:
        new = mark.kind == "self"
        rows, right = [(0.0,) * len(rows[0]), *rows], [new, *(r and not new for r in right)]
    if any(right):
        yield Choice(name, np.array(rows), np.array(right))


def _right(wanted: set[str], spans: Mapping[int, Sequence[Range]], places: Mapping[str, Sequence[Range]]) -> list[bool]:
    """Which chains are a party that is wanted, as the measure has it: called by its name more often than by others'."""
    told = [coreference.count_names(found, places) for found in spans.values()]
    hits = [max((counts[n] for n in wanted), default=0) for counts in told]
    hits = [hit if hit == max(counts.values(), default=0) else 0 for hit, counts in zip(hits, told, strict=True)]
    return [hit > 0 and hit >= FEWEST * max(hits) for hit in hits]


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
    for module in (pronouns, references):
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
