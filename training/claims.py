"""Learns src/firsthand/claims/weights.toml from hand-marked stories.

    python -m training.claims --shared ../shared [--write]

The stories are those marked whole in training/claims.jsonl (offsets only) that did not teach the network of meanings,
and the marked stories of `gold` that are not set aside (evaluation.sections.ASIDE). A pair of statements of two reports
is an example: of a story marked whole every pair, of the others those of which one statement meets a marked assertion;
positive where both meet assertions of one claim. A pair in nearly the same words that nobody marked is no example:
marks are never complete there.

Two regressions follow each other: likeness (similarity.FEATURES), then ranking (rankings.RANKS) over likenesses that
other stories taught, so that the second sees what it will see on new stories. Prints precision and recall by folds
over whole stories; --write learns from all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from evaluation import answers, texts
from evaluation.sections import ASIDE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

from firsthand import passages, pipeline, read, sources
from firsthand.claims import meanings
from firsthand.claims.rankings import LEAST, RANKS, Pair, compare
from firsthand.claims.similarity import FEATURES, features, weigh
from firsthand.claims.statements import Statement, find_statements
from firsthand.engine import open_engine
from firsthand.read import jsonl
from firsthand.records import Passage, Report

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "firsthand" / "claims" / "weights.toml"
FOLDS = 6
STRENGTH = 1.0
"""Inverse of the L2 penalty; between 0.1 and 10 average precision moves by less than 0.005."""

SAME_WORDS = 0.7
"""Cosine, or share copied, from which two statements that nobody joined are no example of two that differ."""

TEACHING = "test"
"""The half of evaluation/answers.jsonl whose links teach the scores: the other half taught the network of meanings
(training/meanings.py), which knows these stories better than it will know new ones."""

WORDS = FEATURES.index("meaning")
"""The features before this one are of words alone."""

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Story:
    """The statements of one story with their words, the claims that each states, and the pairs that are examples."""

    statements: tuple[Statement, ...]
    texts: tuple[str, ...]
    stated: tuple[frozenset[int], ...]
    pairs: tuple[Pair, ...]
    values: Any
    labels: Any
    judged: Any
    out_of_reach: int


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of named features, and a bias, in nats."""

    weights: Any
    bias: float

    def apply(self, values: Any) -> Any:
        """The log-odds of rows of features."""
        return values @ self.weights + self.bias


def main() -> None:
    """Prints the cross-validated figures; with --write, learns from all stories and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    stories = [*marked_whole(arguments.shared / "data", TEACHING), *marked_in_part(arguments.shared / "gold")]
    first, second = learn(stories)
    if arguments.write:
        WEIGHTS.write_text(as_toml(first, second), encoding="utf-8")


def marked_whole(data: Path, half: str, meant: bool = True) -> Iterator[Story]:
    """The stories of training/claims.jsonl that are of one half in evaluation/answers.jsonl, "tune" or "test".

    Raises TextsChangedError where a report is not what was marked.
    """
    halves = {frozenset(story.marks["reports"]): story.half for story in answers.find_stories(data)}
    marks = [json.loads(line) for line in (HERE / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    marks = [mark for mark in marks if halves[frozenset(mark["reports"])] == half]
    sets = {name: texts.find_lines(data / texts.SETS[name]) for name in sorted({m["set"] for m in marks})}
    for mark in marks:
        lines = b"\n".join(sets[mark["set"]][name] for name in mark["reports"])
        reports = [r for r in jsonl.read(mark["set"], mark["set"], lines) if isinstance(r, Report)]
        for report in reports:
            if not texts.verify(report.text, mark["reports"][report.name]):
                raise texts.TextsChangedError(f"{report.name} is not the text that was marked")
        by_name = {r.name: r.id for r in reports}
        claims = [[(by_name[name], start, end) for name, start, end in claim] for claim in mark["claims"]]
        yield story(reports, claims, whole=True, meant=meant)


def marked_in_part(gold: Path) -> Iterator[Story]:
    """The marked stories that are not set aside."""
    for path in sorted(gold.glob("*/gold.json")):
        if path.parent.name in ASIDE:
            continue
        paths = sorted(path.parent.glob("*.jsonl")) or sorted(path.parent.glob("*.txt"))
        reports, _ = read.collect(paths)
        by_name = {r.name: (r.id, r.text) for r in reports}
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        yield story(reports, [list(_places(c["assertions"], by_name)) for c in claims], whole=False)


def story(reports: Sequence[Report], claims: Sequence[Sequence[Place]], whole: bool, meant: bool = True) -> Story:
    """The examples of one story, of which `claims` are marked; unless `meant`, without what statements mean."""
    found, shared = state(reports)
    told = {r.id: r.text for r in reports}
    if meant:
        found = meanings.read(found, told)
    return examples(found, [told[s.report][s.start : s.end] for s in found], shared, claims, whole)


def state(reports: Sequence[Report]) -> tuple[list[Statement], tuple[Passage, ...]]:
    """The statements of a story's reports, their sources linked, and the passages that the reports share."""
    understood = [pipeline.understand(r) for r in reports]
    parses = {u.report.id: u.parse for u in understood}
    said = [a for u in understood for a in u.attributions]
    cleaned = [u.report for u in understood]
    shared = passages.find(cleaned, parses, said, open_engine())
    _, linked, *_ = sources.link(cleaned, parses, said)
    found = [s for r in cleaned for s in find_statements(r, parses[r.id], [a for a in linked if a.report == r.id])]
    return found, shared


def examples(
    found: Sequence[Statement], said: Sequence[str], shared: Any, claims: Sequence[Sequence[Place]], whole: bool
) -> Story:
    """The pairs of statements of two reports that share stems, with features, labels, and which are examples."""
    stated = tuple(frozenset(n for n, places in enumerate(claims) if any(meet(s, p) for p in places)) for s in found)
    scale = weigh(found, shared)
    pairs, values, labels, judged = [], [], [], []
    out_of_reach = 0
    for i, j in combinations(range(len(found)), 2):
        a, b = found[i], found[j]
        label = bool(stated[i] & stated[j])
        if a.report == b.report or a.turns(b):
            continue
        if not a.stems & b.stems:
            out_of_reach += label
            continue
        row = features(a, b, scale)
        same_words = max(row[FEATURES.index("cosine")], row[FEATURES.index("copied")]) > SAME_WORDS
        pairs.append((i, j))
        values.append(row)
        labels.append(label)
        judged.append(label or (not same_words and (whole or bool(stated[i] or stated[j]))))
    rows = np.array(values).reshape(-1, len(FEATURES))
    told = np.array(labels, bool), np.array(judged, bool)
    return Story(tuple(found), tuple(said), stated, tuple(pairs), rows, *told, out_of_reach)


def _places(assertions: Sequence[Mapping[str, Any]], by_name: Mapping[str, tuple[str, str]]) -> Iterator[Place]:
    for assertion in assertions:
        report, text = by_name[assertion["report"]]
        words, start = assertion["text"], assertion.get("start")
        at = start if start is not None and text.startswith(words, start) else text.find(words)
        if at >= 0:
            yield report, at, at + len(words)


def meet(statement: Statement, place: Place) -> bool:
    """Whether the two share at least half of the shorter, as the scorer of marked stories has it."""
    shared = min(statement.end, place[2]) - max(statement.start, place[1])
    return statement.report == place[0] and shared * 2 >= min(statement.end - statement.start, place[2] - place[1]) > 0


def learn(stories: Sequence[Story]) -> tuple[Learned, Learned]:
    """Both regressions from all stories; prints what each is worth on stories that did not teach it."""
    rows = [s.values for s in stories]
    likenesses = by_folds(stories, rows)
    report("likeness", stories, likenesses)
    ranks = [ranked(s, values) for s, values in zip(stories, likenesses, strict=True)]
    report("ranking", stories, by_folds(stories, ranks))
    return fit(stories, rows), fit(stories, ranks)


def ranked(story: Story, likenesses: Any) -> Any:
    """The ranks of a story's pairs; of a pair below LEAST none is looked at, and its row is NaN."""
    alike = {pair: float(v) for pair, v in zip(story.pairs, likenesses, strict=True) if v > LEAST}
    found = dict(compare(story.statements, alike))
    return np.array([found.get(pair, (np.nan,) * len(RANKS)) for pair in story.pairs]).reshape(-1, len(RANKS))


def fit(stories: Sequence[Story], rows: Sequence[Any]) -> Learned:
    """A logistic regression over the examples of `stories`, its weights for features as they are."""
    values = np.vstack([r[s.judged] for s, r in zip(stories, rows, strict=True)])
    labels = np.concatenate([s.labels[s.judged] for s in stories])
    known = ~np.isnan(values).any(axis=1)
    scaler = StandardScaler().fit(values[known])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaler.transform(values[known]), labels[known])
    weights = model.coef_[0] / scaler.scale_
    return Learned(weights, float(model.intercept_[0] - weights @ scaler.mean_))


def by_folds(stories: Sequence[Story], rows: Sequence[Any]) -> list[Any]:
    """The log-odds of each story's pairs from the stories of the other folds; of pairs without a row, LEAST twice."""
    found: list[Any] = [None] * len(stories)
    for fold in range(FOLDS):
        others = [n for n in range(len(stories)) if n % FOLDS != fold]
        model = fit([stories[n] for n in others], [rows[n] for n in others])
        for n in range(fold, len(stories), FOLDS):
            found[n] = np.nan_to_num(model.apply(rows[n]), nan=2 * LEAST)
    return found


def report(name: str, stories: Sequence[Story], odds: Sequence[Any]) -> None:
    """Prints average precision, and precision and recall at some probabilities."""
    truth = np.concatenate([s.labels[s.judged] for s in stories])
    said = np.concatenate([1 / (1 + np.exp(-o[s.judged])) for s, o in zip(stories, odds, strict=True)])
    unheard = sum(s.out_of_reach for s in stories)
    positives = int(truth.sum()) + unheard
    print(f"{name}: {len(truth)} pairs, of one claim {positives}, of these without a shared stem {unheard}")
    print(f"  average precision {average_precision_score(truth, said):.3f}")
    for cut in (0.06, 0.15, 0.3, 0.5):
        right = int(truth[said >= cut].sum())
        told = max(1, int((said >= cut).sum()))
        print(f"  from {cut:.2f}: precision {right / told:.2f}, recall {right / positives:.2f}")


def as_toml(first: Learned, second: Learned) -> str:
    """The weights as the file that firsthand.claims.similarity reads."""
    lines = ["# Learned by training/claims.py from hand-marked stories; docs/models/claims.md is the model card."]
    for name, names, learned in (("likeness", FEATURES, first), ("ranking", RANKS, second)):
        lines += ["", f"[{name}]", f"bias = {learned.bias:.3f}"]
        lines += [f"{feature} = {weight:.3f}" for feature, weight in zip(names, learned.weights, strict=True)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
