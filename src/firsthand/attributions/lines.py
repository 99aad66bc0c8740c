"""Attributions by the look of a line: "Mayor: …" in headlines and transcripts, "— Name" after a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.attributions.drafts import Draft
from firsthand.attributions.trees import Tree
from firsthand.languages import words
from firsthand.languages.quotations import MARKS
from firsthand.records import Range, Token

LONGEST_SPEAKER = 6
"""Tokens before a colon: 142 of the 145 sources that PolNeAR's training part marks before one have five or fewer."""

LONGEST_SIGNATURE = 10
"""Tokens after a dash: the longest of the twelve signatures in PolNeAR's training part."""

SHORTEST_UTTERANCE = 3
"""Tokens; less than that after a colon is a value in a list ("Location: Harbour City")."""

LONGEST_TAIL = 4
"""Tokens after the mark in a headline that ends with who told it ("UN refugee agency")."""

SENTENCE_ENDS = (".", "!", "?")

_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_DASHES = frozenset({"―", "—", "–", "-", "--"})


def find(tree: Tree) -> Iterator[Draft]:
    """A draft for each paragraph that begins with its speaker, and for each signed quotation."""
    before: Range | None = None
    for span in tree.parse.paragraphs:
        first, last = tree.first(span[0]), tree.first(span[1])
        if first < last:
            yield from _announced(tree, first, last, span[1])
            if first == 0:
                yield from _tailed(tree, last)
            yield from _signed(tree, first, last, before)
        before = span


def _announced(tree: Tree, first: int, last: int, end: int) -> Iterator[Draft]:
    """The speaker and a colon before what is said."""
    start = next((w for w in range(first, last) if tree.tokens[w].text[0] not in MARKS), first)
    window = range(start, min(last, start + LONGEST_SPEAKER + 1))
    colon = next((w for w in window if tree.tokens[w].text == ":"), None)
    if colon is None or colon == start or last - colon - 1 < SHORTEST_UTTERANCE:
        return
    if not any(t.pos in ("VERB", "AUX") for t in tree.tokens[colon:last]):
        return
    if _speaker(tree.tokens[start:colon], headline=first == 0):
        content = (tree.tokens[colon].end, end)
        yield Draft(colon, tree.span(start, colon), (tree.span(colon, colon + 1),), (content,), "announced:speech")


def _tailed(tree: Tree, last: int) -> Iterator[Draft]:
    """What a headline tells before a colon or a dash and the party that told it: "Three drown in flood: police"."""
    while last and tree.tokens[last - 1].pos == "PUNCT":
        last -= 1
    marks = (w for w in range(max(1, last - LONGEST_TAIL - 1), last - 1) if tree.tokens[w].text in (":", *_DASHES))
    mark = max(marks, default=None)
    if mark is None or mark < SHORTEST_UTTERANCE or any(t.text in SENTENCE_ENDS for t in tree.tokens[:mark]):
        return
    tail = tree.tokens[mark + 1 : last]
    named = all(t.pos in ("NOUN", "PROPN", "ADJ", "DET") for t in tail)
    head = tail[-1].lemma.lower()
    if named and (head in words("speaking_documents") or head in words("headline_voices")):
        content = (tree.tokens[0].start, tree.tokens[mark - 1].end)
        yield Draft(mark, tree.span(mark + 1, last), (tree.span(mark, mark + 1),), (content,), "announced:speech")


def _speaker(tokens: Sequence[Token], headline: bool) -> bool:
    """Whether words before a colon name a party: one with an entity, in capitals, or proper nouns in a headline."""
    if tokens[0].text.lower() in words("headline_labels") or tokens[-1].text.lower() in words("picture_labels"):
        return False
    names = all(t.pos in ("PROPN", "ADJ", "NOUN") or t.text in (".", "’s", "'s", "of") for t in tokens)
    party = any(t.entity in _PARTIES or t.lemma in words("speaking_documents") for t in tokens)
    return names and (
        party or all(t.text.isupper() for t in tokens) or (headline and all(t.pos == "PROPN" for t in tokens))
    )


def _signed(tree: Tree, first: int, last: int, before: Range | None) -> Iterator[Draft]:
    """The quotation before a dash and a name, in the same paragraph or in the one before."""
    dash = next((w for w in range(first, last) if tree.tokens[w].text in _DASHES and tree.quotation[w] < 0), None)
    if dash is None or not 1 < last - dash <= LONGEST_SIGNATURE or tree.tokens[dash + 1].pos != "PROPN":
        return
    word = tree.first(before[0]) if dash == first and before is not None else first
    number = tree.quotation[word]
    if number < 0 or tree.parse.quotations[number][1] < tree.tokens[dash - 1].end:
        return
    if any(t.pos in ("VERB", "AUX") for t in tree.tokens[dash + 1 : last]):
        return
    source = tree.span(dash + 1, last)
    yield Draft(dash, source, (tree.span(dash, dash + 1),), (tree.parse.quotations[number],), "signed:speech")
