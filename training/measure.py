"""How well each reader of attributions does on PolNeAR, alone and together.

    python -m training.measure --polnear ../shared/data/polnear/dev --score ../shared/score

Prints full-attribution precision, recall and F1 (score_attribution.py) of the rules, of the network without and with
their hints, of `attributions.find`, which joins them, and of `attributions.skim`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from firsthand import attributions, languages
from firsthand.attributions import rules, tagger
from firsthand.attributions.drafts import outermost
from firsthand.attributions.trees import grow, merge
from firsthand.records import Parse, Range, Report

Told = dict[str, list[list[int]]]


def main() -> None:
    """Prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score))
    scorer: Any = importlib.import_module("score_attribution")
    gold = scorer.read_gold(str(arguments.polnear))
    reports = [Report(name, name, name, "", text) for name, (text, *_) in gold.items()]
    parses = [languages.parse(report) for report in reports]
    for label, reader in READERS.items():
        found = {r.name: list(reader(r, p)) for r, p in zip(reports, parses, strict=True)}
        result = scorer.score(gold, found)
        classes = "  ".join(f"{c} {100 * r['f1']:.1f}" for c, r in result["by_class"].items())
        full = result["full"]
        print(f"{label:24} P {100 * full['p']:.1f} R {100 * full['r']:.1f} F1 {100 * full['f1']:.1f}  {classes}")


def _rules(report: Report, parse: Parse) -> Iterable[Told]:
    tree = grow(report, parse)
    for draft in outermost(rules.find(tree)):
        yield _told(draft.source, draft.cue, merge(draft.content, tree.text))


def _network(report: Report, parse: Parse) -> Iterable[Told]:
    return _grouped(tagger.tag(report, parse))


def _hinted(report: Report, parse: Parse) -> Iterable[Told]:
    return _grouped(tagger.tag(report, parse, tagger.hints(rules.find(grow(report, parse)))))


def _joined(report: Report, parse: Parse) -> Iterable[Told]:
    return (_told(a.source, a.cue, a.content) for a in attributions.find(report, parse))


def _skimmed(report: Report, parse: Parse) -> Iterable[Told]:
    return (_told(a.source, a.cue, a.content) for a in attributions.skim(report, parse))


READERS: dict[str, Callable[[Report, Parse], Iterable[Told]]] = {
    "rules": _rules,
    "network": _network,
    "network with hints": _hinted,
    "find": _joined,
    "skim": _skimmed,
}


def _grouped(told: Sequence[tagger.Told]) -> Iterable[Told]:
    for group in tagger.grouped(told):
        yield _told(group[0].source, [group[0].cue] if group[0].cue else [], [t.content for t in group])


def _told(source: Range | None, cue: Sequence[Range], content: Sequence[Range]) -> Told:
    return {
        "source": [list(source)] if source else [],
        "cue": [list(c) for c in cue],
        "content": [list(c) for c in content],
    }


if __name__ == "__main__":
    main()
