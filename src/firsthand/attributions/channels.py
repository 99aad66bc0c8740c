"""The outlets that hang on a cue: who was told, on whose programme, who carried or obtained the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.attributions import media, outlets, regions
from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase, run_before, subject
from firsthand.attributions.trees import Tree, overlap, subtract
from firsthand.languages import meanings, words
from firsthand.records import Range

NEAR = 8
"""Tokens between "interview", "letter" or "speaking" and the "with", "to" or "in" that leads to the outlet."""

LONGEST_DELAY = 4
"""Words from "reported" to its "by": "first reported late Tuesday by the Post"."""


def tell(tree: Tree, draft: Draft) -> Draft:
    """The draft with the outlets that it was told to or carried by, nearest first, and its medium.

    A belief, a plan or a feeling is not told to anybody.
    """
    if draft.word < 0 or not speaks(tree, draft):
        return draft
    draft, taken = regions.part(tree, _carried(tree, _spoken(tree, draft)))
    region = [*taken, *(w for w in regions.find(tree, draft) if w not in taken)]
    inside = range(0) if draft.source is None else tree.words(draft.source)[1:]
    named = [*_through(tree, region), *carriers(tree, [*inside, *region])]
    start = draft.source[0] if draft.source else -1
    said = [*draft.content, *([(start, start + 1)] if draft.source else [])]
    own = [s for s in named if not overlap([(s[0], s[0] + 1)], said)]
    via = tuple(outlets.once(tree, (*_spokesmen(tree, draft, region), *draft.via, *_addressed(tree, draft), *own)))
    content = tuple(subtract(draft.content, via))
    return replace(draft, via=via, content=content, medium=draft.medium or media.find(tree, draft, region))


def _carried(tree: Tree, draft: Draft) -> Draft:
    """The draft with a document as its source, not who carried it: "A statement published by the agency said …"."""
    if draft.source is None:
        return draft
    first = tree.first(draft.source[0])
    by = next((w for w in range(first - 1, max(first - NEAR, 0), -1) if tree.tokens[w].text.lower() == "by"), None)
    if by is None or any(tree.tokens[w].pos in ("VERB", "PUNCT") for w in range(by + 1, first)):
        return draft
    verb = next((w for w in range(by - 1, max(by - LONGEST_DELAY, 0), -1) if tree.tokens[w].tag == "VBN"), None)
    whole = None if verb is None or verb == draft.word else run_before(tree, verb)
    if whole is None or media.document(tree, whole) is None:
        return draft
    return replace(draft, source=(whole[0], draft.source[1]))


def _spoken(tree: Tree, draft: Draft) -> Draft:
    """The draft with whoever gave a document out as its source: "Jane Roe released a statement saying …"."""
    if draft.source is None or tree.tokens[draft.word].dep != "acl":
        return draft
    noun = tree.tokens[draft.word].head
    giver = tree.tokens[noun].head
    known = media.document(tree, draft.source) if tree.tokens[noun].dep == "dobj" else None
    party = subject(tree, giver) if tree.tokens[giver].lemma in words("light_verbs") | words("writing") else None
    if known is None or party is None or not draft.source[0] <= tree.tokens[noun].start < draft.source[1]:
        return draft
    return replace(draft, source=phrase(tree, party), medium=known)


def speaks(tree: Tree, draft: Draft) -> bool:
    """Whether a draft tells of speech or writing; what a study "found" or a letter "reads" is written."""
    act = draft.rule.rpartition(":")[2]
    if act in ("speech", "writing", "silence"):
        return act != "silence"
    written = any(media.document(tree, party) is not None for party in (draft.source, draft.antecedent) if party)
    return written or (draft.word >= 0 and tree.tokens[draft.word].lemma == "read")


def _addressed(tree: Tree, draft: Draft) -> list[Range]:
    """The outlets that follow a verb of telling at once: "told the Post's Jane Roe and CNN"."""
    if tree.tokens[draft.word].lemma not in words("telling"):
        return []
    return outlets.beside(tree, draft.word + 1, capital=True)


def _through(tree: Tree, region: Sequence[int]) -> Iterator[Range]:
    """The outlets after a preposition: "on ABC", "in an interview with the Times", "to Reuters"."""
    for n, at in enumerate(region):
        text = tree.tokens[at].text.lower()
        if text not in ("on", "with", "to", "in", "for", "during") or at + 1 not in region[n + 1 : n + 2]:
            continue
        led = [tree.tokens[w] for w in region[max(0, n - NEAR) : n]]
        met = any(t.lemma in words("meeting") or t.lemma in meanings("media") for t in led)
        met = met or (text == "during" and media.read(tree, at + 1) is not None)
        if text in ("on", "to", "in") or met:
            yield from outlets.beside(tree, at + 1, capital=text in ("on", "with", "to"))


def carriers(tree: Tree, region: Sequence[int]) -> Iterator[Range]:
    """The outlets that carried a document, and whoever obtained it: "a letter seen by Reuters"."""
    inside = frozenset(region)
    for at in region:
        text = tree.tokens[at].text.lower()
        if text not in words("carrying") and text not in words("obtaining"):
            continue
        near = [w for w in range(at + 1, at + 1 + LONGEST_DELAY) if w in inside]
        lead = next((w for w in near if tree.tokens[w].text.lower() in words("carried_by")), None)
        if lead is None or any(tree.tokens[w].pos in ("VERB", "CCONJ", "PUNCT") for w in range(at + 1, lead)):
            continue
        named = outlets.beside(tree, lead + 1, capital=True)
        if not named and text in words("obtaining_by") and tree.tokens[lead].text.lower() == "by":
            named = [s for s in (phrase(tree, k) for k in tree.kids(lead, "pobj")) if _proper(tree, s)]
        yield from named


def _proper(tree: Tree, span: Range) -> bool:
    return any(tree.tokens[w].pos == "PROPN" for w in tree.words(span))


def _spokesmen(tree: Tree, draft: Draft, region: Sequence[int]) -> Iterator[Range]:
    """Who speaks for a party: "denied it through his lawyers"."""
    if outlets.speaks(tree, draft.source):
        return
    plain = not any(tree.tokens[w].pos in ("VERB", "AUX") for span in draft.content for w in tree.words(span))
    said = [w for span in draft.content for w in tree.words(span)] if plain else []
    for at in (*region, *said):
        if tree.tokens[at].text.lower() not in ("through", "via") or tree.quotation[at] >= 0:
            continue
        inside = media.head(tree, at + 1)
        if inside and tree.tokens[inside[-1]].lemma in words("spokesmen"):
            yield tree.span(inside[0], inside[-1] + 1)
