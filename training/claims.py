"""Learns src/firsthand/claims/weights.toml from hand-marked stories.

    python -m training.claims --gold ../shared/gold [--write]

A pair of statements of two reports is an example where at least one of them meets a marked assertion: positive where
both meet assertions of one marked claim. Prints precision and recall by five-fold cross-validation over whole
stories, so that no story judges weights that it taught; --write learns from all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from firsthand import passages, pipeline, read, sources
from firsthand.claims.similarity import FEATURES, features, weigh
from firsthand.claims.statements import Statement, find_statements
from firsthand.engine import open_engine

WEIGHTS = Path(__file__).parent.parent / "src" / "firsthand" / "claims" / "weights.toml"
FOLDS = 5
STRENGTH = 1.0
"""Inverse of the L2 penalty; between 0.1 and 10 average precision moves by less than 0.005."""

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Examples:
    """The pairs of one story: feature values, labels, and how many positive pairs share no word at all."""

    values: list[tuple[float, ...]]
    labels: list[bool]
    out_of_reach: int


def main() -> None:
    """Prints the cross-validated figures; with --write, learns from all stories and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    stories = [examples(path.parent) for path in sorted(arguments.gold.glob("*/gold.json"))]
    report(stories)
    if arguments.write:
        WEIGHTS.write_text(as_toml(learn(stories)), encoding="utf-8")


def examples(folder: Path) -> Examples:
    """The pairs of statements of one marked story."""
    paths = sorted(folder.glob("*.jsonl")) or sorted(folder.glob("*.txt"))
    reports, _ = read.collect(paths)
    understood = [pipeline.understand(r) for r in reports]
    parses = {u.report.id: u.parse for u in understood}
    said = [a for u in understood for a in u.attributions]
    cleaned = [u.report for u in understood]
    shared = passages.find(cleaned, parses, said, open_engine())
    _, linked = sources.link(cleaned, parses, said)
    statements = [s for r in cleaned for s in find_statements(r, parses[r.id], [a for a in linked if a.report == r.id])]
    texts = {r.name: (r.id, r.text) for r in cleaned}
    claims = [list(_places(c["assertions"], texts)) for c in json.loads((folder / "gold.json").read_text())["claims"]]
    stated = [{n for n, places in enumerate(claims) if any(_meet(s, p) for p in places)} for s in statements]
    scale = weigh(statements, shared)
    values: list[tuple[float, ...]] = []
    labels: list[bool] = []
    out_of_reach = 0
    for i, j in combinations(range(len(statements)), 2):
        if statements[i].report == statements[j].report or not (stated[i] or stated[j]):
            continue
        found = features(statements[i], statements[j], scale)
        label = bool(stated[i] & stated[j])
        if not (found[FEATURES.index("cosine")] or found[FEATURES.index("copied")]):
            out_of_reach += label
            continue
        values.append(found)
        labels.append(label)
    return Examples(values, labels, out_of_reach)


def _places(assertions: Sequence[dict[str, object]], texts: dict[str, tuple[str, str]]) -> Iterator[Place]:
    for assertion in assertions:
        report, text = texts[str(assertion["report"])]
        words = str(assertion["text"])
        start = assertion.get("start")
        at = start if isinstance(start, int) and text.startswith(words, start) else text.find(words)
        if at >= 0:
            yield report, at, at + len(words)


def _meet(statement: Statement, place: Place) -> bool:
    """Whether the two share at least half of the shorter, as the scorer of marked stories has it."""
    shared = min(statement.end, place[2]) - max(statement.start, place[1])
    return statement.report == place[0] and shared * 2 >= min(statement.end - statement.start, place[2] - place[1]) > 0


def learn(stories: Sequence[Examples]) -> LogisticRegression:
    """A logistic regression over the features of all pairs of `stories`."""
    values = np.array([v for s in stories for v in s.values])
    labels = np.array([label for s in stories for label in s.labels])
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(values, labels)


def report(stories: Sequence[Examples]) -> None:
    """Prints average precision, and precision and recall at some probabilities, each story judged by the others."""
    scores: list[float] = []
    labels: list[bool] = []
    for fold in range(FOLDS):
        model = learn([s for n, s in enumerate(stories) if n % FOLDS != fold])
        for story in stories[fold::FOLDS]:
            if story.values:
                scores += list(model.predict_proba(np.array(story.values))[:, 1])
                labels += story.labels
    truth, probability = np.array(labels), np.array(scores)
    positives = int(truth.sum()) + sum(s.out_of_reach for s in stories)
    print(f"pairs {len(truth)}, of one claim {positives}, of these without a shared word {positives - truth.sum()}")
    print(f"average precision {average_precision_score(truth, probability):.3f}")
    for cut in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6):
        said = probability >= cut
        right = int(truth[said].sum())
        print(f"  from {cut:.2f}: precision {right / max(1, said.sum()):.2f}, recall {right / positives:.2f}")


def as_toml(model: LogisticRegression) -> str:
    """The weights as the file that firsthand.claims.similarity reads."""
    lines = [f"{name} = {weight:.2f}" for name, weight in zip(FEATURES, model.coef_[0], strict=True)]
    head = "# Learned by training/claims.py from hand-marked stories; docs/models/claims.md is the model card."
    return "\n".join([head, f"bias = {model.intercept_[0]:.2f}", "", "[weights]", *lines, ""])


if __name__ == "__main__":
    main()
