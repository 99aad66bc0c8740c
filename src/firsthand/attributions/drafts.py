"""An attribution in the making, and how it becomes a record."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from firsthand.attributions import outlets
from firsthand.attributions.trees import Tree, merge, subtract
from firsthand.languages import words
from firsthand.records import Act, Attribution, Kind, Range, identify

MOSTLY_QUOTED = 0.95
"""Share of a content's words in quotation marks from which on it is direct: below, one word in twenty may stand outside
(a "that" before the mark), as no reader would call that mixed."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule or the network found.

    `word` is the token that the cue turns on, or -1; `rule` is what found it and, after a colon, what the cue
    tells of (`found_by` and `act`); `agreed` is whether the network, which
    decides what is an attribution, found the content too.
    """

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
    agreed: bool = True


def outermost(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts whose cue stands inside no other's content."""
    several = list(drafts)
    spans = sorted(span for draft in several for span in draft.content)
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))

    def within(cue: Range) -> bool:
        before = bisect_left(starts, cue[1])
        return before > 0 and ends[before - 1] > cue[0]

    return [d for d in several if not any(within(cue) for cue in d.cue)]


def finish(tree: Tree, draft: Draft) -> Attribution:
    """The record of a draft, its content's ranges in text order, trimmed, and without its cue and source."""
    holes = (*draft.cue, *([draft.source] if draft.source else []))
    said = merge(subtract(draft.content, holes), tree.text)
    content = merge(outlets.past_programme(tree, said), tree.text)
    rule, _, _ = draft.rule.partition(":")
    return Attribution(
        id=identify("attribution", tree.parse.report, draft.source, draft.cue, content),
        report=tree.parse.report,
        kind=kind(tree, content),
        source=draft.source,
        cue=draft.cue,
        content=content,
        found_by=rule,
        act=_act(tree, draft),
        antecedent=draft.antecedent,
        via=draft.via,
        medium=draft.medium,
        hedge=draft.hedge,
        denies=draft.denies,
    )


def _act(tree: Tree, draft: Draft) -> Act:
    """What the cue tells of; a document that finds or concludes something does so in writing."""
    act = cast(Act, draft.rule.partition(":")[2] or "speech")
    if act != "belief" or draft.source is None:
        return act
    inside = tree.words(draft.source)
    heads = (tree.tokens[w].lemma for w in inside if tree.tokens[w].head not in inside)
    return "writing" if next(heads, "") in words("finding_documents") else act


def kind(tree: Tree, content: Iterable[Range]) -> Kind:
    """Direct, mixed or indirect, by which words of a content stand in quotation marks."""
    inside = (w for span in content for w in tree.words(span) if _WORD.search(tree.tokens[w].text))
    return kind_of([tree.quotation[w] >= 0 for w in inside])


def kind_of(quoted: Sequence[bool]) -> Kind:
    """The kind of a content of whose words some are quoted."""
    if not any(quoted):
        return "indirect"
    return "direct" if sum(quoted) >= MOSTLY_QUOTED * len(quoted) else "mixed"
