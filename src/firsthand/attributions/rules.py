"""What the rules of grammar find, one rule a module."""

from __future__ import annotations

from firsthand.attributions import according, lines, nouns, quotes, reporting
from firsthand.attributions.drafts import Draft
from firsthand.attributions.trees import Tree, merge


def find(tree: Tree) -> list[Draft]:
    """The drafts of every rule, those inside another's content too."""
    drafts: list[Draft] = [
        *reporting.find(tree, quotes.assign(tree)),
        *according.find(tree),
        *nouns.find(tree),
        *lines.find(tree),
    ]
    return [d for d in drafts if merge(d.content, tree.text) and (d.source is None or d.source[0] < d.source[1])]
