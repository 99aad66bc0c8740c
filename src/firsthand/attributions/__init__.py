"""Who (source), by which words (cue), said what (content)."""

from __future__ import annotations

from firsthand.attributions import agreements, chains, continuation, rules, tagger
from firsthand.attributions.drafts import finish
from firsthand.attributions.skims import find as skim
from firsthand.attributions.trees import grow, merge
from firsthand.records import Attribution, Parse, Report

__all__ = ["find", "skim"]


def find(report: Report, parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of a report, in text order: the network's contents, with the way that the rules know they took.

    `found_by` is the rule, the network ("tagger") or both, and after a colon what it tells of: speech, silence,
    writing, belief, intention, feeling.
    """
    tree = grow(report, parse)
    ruled = rules.find(tree)
    drafts = agreements.join(tree, ruled, tagger.tag(report, parse, tagger.hints(ruled)))
    drafts = [d for d in drafts if merge(d.content, tree.text)]
    drafts = chains.carry(tree, chains.credit(tree, chains.untangle(tree, drafts)))
    drafts = [chains.describe(tree, d) for d in agreements.settle(drafts)]
    drafts = continuation.complete(tree, drafts)
    drafts.extend(continuation.find(tree, drafts))
    found = [a for a in (finish(tree, d) for d in drafts) if a.content]
    return tuple(sorted({a.id: a for a in found}.values(), key=lambda a: (a.content, a.cue)))
