"""A quotation without a cue of its own, right after an attributed one: it has the same source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.attributions.drafts import Draft
from firsthand.attributions.quotes import spoken
from firsthand.attributions.trees import Tree
from firsthand.records import Range


def find(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft without source for each unclaimed quotation that opens a paragraph after one that ends attributed."""
    owners = _owners(tree, drafts)
    antecedent: Range | None = None
    word = -1
    for paragraph in tree.parse.paragraphs:
        inside = [(q, owners.get(q)) for q in tree.parse.quotations if paragraph[0] <= q[0] < paragraph[1]]
        if inside and inside[0][0][0] == paragraph[0] and inside[0][1] is None and antecedent is not None:
            quotation = inside[0][0]
            if spoken(tree, quotation) or quotation[1] >= paragraph[1] - 1:
                yield Draft(word, None, (), (quotation,), "continuation:speech", antecedent=antecedent)
                continue
        last = inside[-1][1] if inside else None
        antecedent = None if last is None else (last.antecedent or last.source)
        word = -1 if last is None else last.word


def _owners(tree: Tree, drafts: Sequence[Draft]) -> dict[Range, Draft]:
    found: dict[Range, Draft] = {}
    for draft in drafts:
        for span in draft.content:
            for number in {tree.quotation[w]: None for w in tree.words(span)}:
                if number >= 0:
                    found.setdefault(tree.parse.quotations[number], draft)
    return found
