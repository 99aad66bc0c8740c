"""How well the attribution tagger does on PolNeAR, alone and with the rules.

    python -m training.measure --polnear ../shared/data/polnear/dev --score ../shared/score

Prints full-attribution precision, recall and F1 (score_attribution.py) of the rules that ship, of the network, and of
the two together: the network's contents, with the rules' source where a rule found the same content, and without
those for which neither knows a source.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firsthand import attributions, languages
from firsthand.records import Range, Report
from training import tagger

Told = dict[str, list[list[int]]]


def main() -> None:
    """Prints a line for each of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score))
    scorer: Any = importlib.import_module("score_attribution")
    gold = scorer.read_gold(str(arguments.polnear))
    rules: dict[str, list[Told]] = {}
    network: dict[str, list[Told]] = {}
    for name, (text, *_) in gold.items():
        report = Report(name, name, name, "", text)
        parse = languages.parse(report)
        rules[name] = [_told(a.source, a.cue, a.content) for a in attributions.find(report, parse)]
        network[name] = grouped(tagger.tag(report, parse))
    both = {name: together(network[name], rules[name]) for name in gold}
    for label, found in (("rules", rules), ("network", network), ("together", both)):
        result = scorer.score(gold, found)
        classes = "  ".join(f"{c} {100 * r['f1']:.1f}" for c, r in result["by_class"].items())
        full = result["full"]
        print(f"{label:9} P {100 * full['p']:.1f} R {100 * full['r']:.1f} F1 {100 * full['f1']:.1f}  {classes}")


def grouped(found: Sequence[tagger.Told]) -> list[Told]:
    """One attribution for all contents that share a cue and a source."""
    groups: dict[object, list[tagger.Told]] = {}
    for told in found:
        groups.setdefault((told.cue, told.source) if told.cue else told.content, []).append(told)
    return [
        _told(group[0].source, [group[0].cue] if group[0].cue else [], [t.content for t in group])
        for group in groups.values()
    ]


def together(network: Sequence[Told], rules: Sequence[Told]) -> list[Told]:
    """The network's attributions with the rules' sources, where either knows one."""
    found: list[Told] = []
    left = list(rules)
    for told in network:
        same = next((r for r in left if _alike(told, r)), None)
        if same is not None:
            left.remove(same)
            found.append({**told, "source": same["source"] or told["source"]})
        elif told["source"]:
            found.append(told)
    return found


def _alike(a: Told, b: Told) -> bool:
    """Whether the contents of two share half of each."""
    left, right = ({k for s, e in t["content"] for k in range(s, e)} for t in (a, b))
    return len(left & right) * 2 >= max(len(left), len(right))


def _told(source: Range | None, cue: Sequence[Range], content: Sequence[Range]) -> Told:
    return {
        "source": [list(source)] if source else [],
        "cue": [list(c) for c in cue],
        "content": [list(c) for c in content],
    }


if __name__ == "__main__":
    main()
