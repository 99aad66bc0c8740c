"""Learns src/firsthand/origins/weights.toml from hand-marked stories.

    python -m training.origins --data ../shared/data [--write]

The stories are the half for tuning of evaluation/answers.jsonl. An example is a statement that a report gives a source
for and that states a marked claim; positive where its marked origin is a party, and not the report's own voice. An
origin is a report's own voice where a claim of which it is an origin has a lower end of 0: nobody is named for it. One
logistic regression over vouchings.facts; prints precision and recall of what is no party's by folds over whole stories.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from evaluation import answers
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from firsthand import pipeline, sources
from firsthand.claims.statements import find_statements
from firsthand.origins import vouchings
from firsthand.read import jsonl
from firsthand.records import Assertion, Report
from training.claims import meet

WEIGHTS = Path(vouchings.__file__).with_name("weights.toml")
FOLDS = 6
STRENGTH = 0.3
"""Inverse of the L2 penalty; between 0.1 and 1 the folds tell no difference."""


class Example(NamedTuple):
    """The facts of one statement that has a source, and whether a party is its origin."""

    story: str
    facts: tuple[str, ...]
    party: bool


def main() -> None:
    """Prints the figures by folds; with --write, learns from all stories and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    stories = [story for story in answers.find_stories(arguments.data) if story.half == "tune"]
    examples = [example for story in stories for example in collect(story)]
    report(examples)
    if arguments.write:
        WEIGHTS.write_text(as_toml(fit(examples)), encoding="utf-8")


def collect(story: answers.Story) -> Iterator[Example]:
    """The examples of one story."""
    reports = [r for r in jsonl.read(story.name, story.name, b"\n".join(story.lines)) if isinstance(r, Report)]
    understood = [pipeline.understand(r) for r in reports]
    parses = {u.report.id: u.parse for u in understood}
    said = [a for u in understood for a in u.attributions]
    parties, linked = sources.link([u.report for u in understood], parses, said)
    kinds = {s.id: s.kind for s in parties}
    claims = story.marks["claims"]
    voices = {origin for claim in claims if not claim["independent"][0] for *_, origin, _ in claim["assertions"]}
    for u in understood:
        marks = [mark for claim in claims for mark in claim["assertions"] if mark[0] == u.report.name and not mark[4]]
        for s in find_statements(u.report, u.parse, [a for a in linked if a.report == u.report.id]):
            origins = {mark[3] for mark in marks if meet(s, (s.report, mark[1], mark[2]))}
            kind = kinds.get(s.attribution.source_id or "") if s.attribution else None
            if s.attribution and kind not in (None, "unsourced") and origins:
                assertion = Assertion(s.report, s.start, s.end, s.attribution.id, s.stance)
                facts = vouchings.told(assertion, s.attribution, str(kind), u.parse)
                yield Example(story.name, facts, not origins <= voices)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """What each fact is worth, in nats, and what is always so."""
    rows = DictVectorizer()
    values = rows.fit_transform([dict.fromkeys(e.facts, 1.0) for e in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(values, [e.party for e in examples])
    learned = zip(rows.get_feature_names_out(), model.coef_[0], strict=True)
    return {"always": float(model.intercept_[0]), **{str(name): float(weight) for name, weight in learned}}


def report(examples: Sequence[Example]) -> None:
    """Prints what the weights are worth on stories that did not teach them."""
    names = sorted({e.story for e in examples})
    odds = np.zeros(len(examples))
    for fold in range(FOLDS):
        learned = fit([e for e in examples if names.index(e.story) % FOLDS != fold])
        for n, e in enumerate(examples):
            if names.index(e.story) % FOLDS == fold:
                odds[n] = learned["always"] + sum(learned.get(fact, 0.0) for fact in e.facts)
    party = np.array([e.party for e in examples])
    print(f"{len(examples)} statements with a source, {int((~party).sum())} of them in a report's own voice")
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0):
        taken = odds < least
        print(f"  below {least:+.1f}: {int((taken & ~party).sum())} rightly, {int((taken & party).sum())} wrongly")


def as_toml(learned: dict[str, float]) -> str:
    """The weights as the file that firsthand.origins.vouchings reads."""
    lines = ["# What each fact of vouchings.py is worth, in nats, by `python -m training.origins` from marked stories."]
    return "\n".join([*lines, "[vouching]", *(f'"{name}" = {weight:.2f}' for name, weight in learned.items()), ""])


if __name__ == "__main__":
    main()
