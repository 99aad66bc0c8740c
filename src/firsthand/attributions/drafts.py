"""An attribution in the making, and how it becomes a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from firsthand.attributions.trees import Tree, merge
from firsthand.records import Attribution, Range, identify

MOSTLY_QUOTED = 0.95
"""Share of a content's words in quotation marks from which on it is direct: below, one word in twenty may stand outside
(a "that" before the mark), as no reader would call that mixed."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found: `word` is the token that the cue turns on, `rule` becomes `found_by`."""

    word: int
    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    rule: str
    antecedent: Range | None = None
    via: tuple[Range, ...] = ()
    medium: str | None = None
    hedge: str | None = None
    denies: bool = False


def finish(tree: Tree, draft: Draft) -> Attribution:
    """The record of a draft, its content's ranges in text order and trimmed."""
    content = merge(draft.content, tree.text)
    return Attribution(
        id=identify("attribution", tree.parse.report, draft.source, draft.cue, content),
        report=tree.parse.report,
        kind=_kind(tree, content),
        source=draft.source,
        cue=draft.cue,
        content=content,
        found_by=draft.rule,
        antecedent=draft.antecedent,
        via=draft.via,
        medium=draft.medium,
        hedge=draft.hedge,
        denies=draft.denies,
    )


def _kind(tree: Tree, content: Iterable[Range]) -> Literal["direct", "mixed", "indirect"]:
    quoted = total = 0
    for start, end in content:
        for word in tree.words((start, end)):
            if _WORD.search(tree.tokens[word].text):
                total += 1
                quoted += tree.quotation[word] >= 0
    if not quoted:
        return "indirect"
    return "direct" if quoted >= MOSTLY_QUOTED * total else "mixed"
