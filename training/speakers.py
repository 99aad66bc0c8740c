"""Learns src/firsthand/claims/speakers.toml from hand-marked stories.

    python -m training.speakers --shared ../shared [--write]

The stories are the half for tuning of evaluation/answers.jsonl. An example is a voice of a group of statements
(claims.speakers.find_voices) that meets a marked claim in two reports or more; of a claim's groups the one that meets
most. It stands behind the claim where it brings a marked origin that no better voice of the group has brought: named
ones come first, then those of more statements. One logistic regression over speakers.FACTS; prints how many voices are
rightly and wrongly set beside by folds over whole stories.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from evaluation import answers
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from firsthand import claims
from firsthand.claims import meanings, speakers
from firsthand.claims.groups import Scores, group
from firsthand.claims.rankings import rank
from firsthand.claims.similarity import weigh
from firsthand.claims.statements import Statement
from firsthand.read import jsonl
from firsthand.records import Report
from training.claims import Place, meet, state

WEIGHTS = Path(speakers.__file__).with_name("speakers.toml")
FOLDS = 6
STRENGTH = 0.3
"""Inverse of the L2 penalty."""


Mark = tuple[Place, int]
"""Where an assertion stands, by the report's id, and the number of its origin."""


class Example(NamedTuple):
    """The facts of one voice of a group, and whether it stands behind the claim."""

    story: str
    facts: tuple[float, ...]
    behind: bool


def main() -> None:
    """Prints the figures by folds; with --write, learns from all stories and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    stories = (story for story in answers.find_stories(arguments.shared / "data") if story.half == "tune")
    examples = [example for story in stories for example in collect(story)]
    report(examples)
    if arguments.write:
        WEIGHTS.write_text(as_toml(*fit(examples)), encoding="utf-8")


def collect(story: answers.Story) -> Iterator[Example]:
    """The examples of one story."""
    reports = [r for r in jsonl.read(story.name, story.name, b"\n".join(story.lines)) if isinstance(r, Report)]
    stated, shared = state(reports)
    found = meanings.read(stated, {r.id: r.text for r in reports})
    scores = rank(found, claims.compare(found, weigh(found, shared)))
    groups = [one for one in group(found, scores) if len({found[k].report for k in one.same}) > 1]
    by_name = {r.name: r.id for r in reports}
    for claim in story.marks["claims"]:
        marks = [
            ((by_name[n], start, end), origin) for n, start, end, origin, denies in claim["assertions"] if not denies
        ]
        best = max(groups, key=lambda one: _reports_met(one.same, found, marks), default=None)
        if best and _reports_met(best.same, found, marks) > 1:
            yield from _judge(story.name, best.same, found, scores, marks)


def _judge(
    story: str, same: Sequence[int], found: Sequence[Statement], scores: Scores, marks: Sequence[Mark]
) -> Iterator[Example]:
    voices = speakers.find_voices(same, found)
    if len(voices) < 2:
        return
    facts = speakers.measure(voices, found, scores)
    brought: set[int] = set()
    for voice in sorted(voices, key=lambda v: (facts[v][0], -len(voices[v]), -facts[v][3], v)):
        origins = {origin for k in voices[voice] for place, origin in marks if meet(found[k], place)}
        yield Example(story, facts[voice], bool(origins - brought))
        brought |= origins


def _reports_met(same: Sequence[int], found: Sequence[Statement], marks: Sequence[Mark]) -> int:
    return len({found[k].report for k in same if any(meet(found[k], place) for place, _ in marks)})


def fit(examples: Sequence[Example]) -> tuple[Any, float]:
    """The weight of each fact as it is, and the bias, in nats."""
    values = np.array([e.facts for e in examples], float)
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(scaler.transform(values), [e.behind for e in examples])
    learned = model.coef_[0] / scaler.scale_
    return learned, float(model.intercept_[0] - learned @ scaler.mean_)


def report(examples: Sequence[Example]) -> None:
    """Prints what the weights are worth on stories that did not teach them."""
    names = sorted({e.story for e in examples})
    chance = np.zeros(len(examples))
    for fold in range(FOLDS):
        learned, bias = fit([e for e in examples if names.index(e.story) % FOLDS != fold])
        for n, e in enumerate(examples):
            if names.index(e.story) % FOLDS == fold:
                chance[n] = 1 / (1 + np.exp(-bias - learned @ np.array(e.facts)))
    behind = np.array([e.behind for e in examples])
    print(f"{len(examples)} voices in groups of several, {int(behind.sum())} of them behind the claim")
    for least in (0.3, 0.4, speakers.COUNTED, 0.6):
        aside = chance < least
        print(f"  below {least}: {int((aside & ~behind).sum())} rightly, {int((aside & behind).sum())} wrongly")


def as_toml(learned: Any, bias: float) -> str:
    """The weights as the file that firsthand.claims.speakers reads."""
    lines = ["# Learned by training/speakers.py from hand-marked stories.", "", "[speakers]", f"bias = {bias:.3f}"]
    return "\n".join([*lines, *(f"{n} = {w:.3f}" for n, w in zip(speakers.FACTS, learned, strict=True)), ""])


if __name__ == "__main__":
    main()
