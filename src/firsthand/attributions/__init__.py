"""Who (source), by which words (cue), said what (content)."""

from __future__ import annotations

from firsthand.attributions import according, chains, continuation, lines, nouns, quotes, reporting
from firsthand.attributions.drafts import Draft, finish
from firsthand.attributions.trees import grow, merge
from firsthand.records import Attribution, Parse, Report

__all__ = ["find"]


def find(report: Report, parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a report, in text order.

    `found_by` is the rule and, after a colon, what it tells of: speech, silence, writing, belief, intention, feeling.
    """
    tree = grow(report, parse)
    drafts: list[Draft] = [
        *reporting.find(tree, quotes.assign(tree)),
        *according.find(tree),
        *nouns.find(tree),
        *lines.find(tree),
    ]
    drafts = [d for d in drafts if merge(d.content, tree.text) and (d.source is None or d.source[0] < d.source[1])]
    drafts = chains.carry(tree, chains.credit(tree, chains.untangle(tree, drafts)))
    drafts = [chains.describe(tree, d) for d in drafts]
    drafts.extend(continuation.find(tree, drafts))
    found = [finish(tree, d) for d in drafts]
    return tuple(sorted({a.id: a for a in found}.values(), key=lambda a: (a.content, a.cue)))
