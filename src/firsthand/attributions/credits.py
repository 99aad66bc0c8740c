"""Whom a report credits beside a cue: "X said …, according to Y", "Y reported …, citing X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from firsthand.attributions import outlets, relays
from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase
from firsthand.attributions.trees import Tree, length, merge, overlap, subtract, trim
from firsthand.languages import words
from firsthand.records import Range

ALIKE = 0.5
"""Share of the shorter of two contents that the other must hold for "X said …, according to Y" to be one statement, as
PolNeAR's scorer has it."""

FILLED = 0.4
"""Share of what Y is credited with that a cue must fill with its party and content where the network left it out. On
the tuning half of the marked paragraphs F1 is 85.2 with 0.3 and 0.4, 84.9 with 0.5, 84.7 with 0.6."""

MOST_CITINGS = 3
"""Times that one sentence says "citing"; an outlet's own is sought among them."""

_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def ascribe(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, "X said …, according to Y" as one: Y passed on what X said, or X, an outlet, what Y said."""
    citations = {tree.sentence[d.word]: d for d in drafts if _trailing(tree, d)}
    citations |= {tree.sentence[d.word]: d for d in drafts if relays.crediting(tree, d)}
    used: set[int] = set()
    kept: list[Draft] = []
    for draft in drafts:
        citation = citations.get(tree.sentence[draft.word]) if draft.word >= 0 else None
        if citation is None or citation is draft or not _same_words(tree, citation, draft):
            kept.append(draft)
            continue
        used.add(id(citation))
        joined = relays.through(tree, citation, draft)
        if outlets.speaks(tree, draft.source) and not outlets.speaks(tree, citation.source):
            way = (*citation.via, *outlets.of(tree, draft.source or (0, 0)), *draft.via)
            joined = replace(joined, source=citation.source, via=tuple(outlets.once(tree, way)))
        kept.append(replace(joined, content=_both(tree, citation, draft)))
    return [d for d in kept if id(d) not in used]


def _trailing(tree: Tree, draft: Draft) -> bool:
    """Whether a draft is of an outlet's name thrown in after what it reported: "…, X said, Y reported"."""
    if not relays.voices(tree, draft) or not draft.cue or not outlets.speaks(tree, draft.source):
        return False
    return all(end <= draft.cue[0][0] for _, end in draft.content)


def _both(tree: Tree, citation: Draft, draft: Draft) -> tuple[Range, ...]:
    """What two parties are credited with: of a content that holds the other's cue only the quotations."""
    holes = [*draft.cue, *citation.cue, *(s for s in (draft.source, citation.source) if s)]
    other = list(citation.content)
    if overlap(draft.cue, other):
        numbers = {tree.quotation[w]: None for span in other for w in tree.words(span)}
        other = [tree.parse.quotations[n] for n in numbers if n >= 0]
    return merge(subtract(merge((*draft.content, *other), tree.text), holes), tree.text) or draft.content


def _same_words(tree: Tree, citation: Draft, draft: Draft) -> bool:
    """Whether what Y is credited with is what another party said in the same sentence."""
    if draft.source is None or citation.source is None or not draft.cue or not relays.voices(tree, draft):
        return False
    if overlap((*draft.cue, draft.source), [citation.source]):
        return False
    if overlap(draft.cue, citation.content) and not relays.crediting(tree, citation):
        return False
    if outlets.speaks(tree, draft.source) and outlets.speaks(tree, citation.source):
        return False
    if draft.word < citation.word and _at_once(tree, draft, citation):
        return True
    shared = overlap(draft.content, citation.content)
    if not draft.agreed:
        filled = overlap((*draft.content, *draft.cue, draft.source), citation.content)
        return filled >= FILLED * length(citation.content)
    return shared >= ALIKE * min(length(draft.content), length(citation.content))


def _at_once(tree: Tree, draft: Draft, citation: Draft) -> bool:
    """Whether nothing that anybody says stands between a cue and "according to"."""
    between = range(draft.word + 1, citation.word)
    spans = [tree.span(w, w + 1) for w in between]
    finite = any(tree.tokens[w].tag in _FINITE for w in between)
    return not finite and not overlap(spans, draft.content)


def cite(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the cited party as source where an outlet says something "citing" or "quoting" it."""
    kept: list[Draft] = []
    citing: set[int] = set()
    citings = _citings(tree)
    for draft in drafts:
        word = _citing(tree, draft, citings)
        party = None if word is None else _cited(tree, word, draft)
        if word is None or party is None or draft.source is None:
            kept.append(draft)
            continue
        citing.add(word)
        way = (*outlets.of(tree, draft.source), *draft.via)
        content = tuple(subtract(draft.content, [(tree.tokens[word].start, party[1])]))
        kept.append(replace(draft, source=party, via=tuple(outlets.once(tree, way)), content=content or draft.content))
    return [d for d in kept if d.word not in citing]


def _citings(tree: Tree) -> list[int]:
    """Every "citing" and "which cited" outside quotations, in text order."""
    return [
        word
        for word, token in enumerate(tree.tokens)
        if token.lemma in ("cite", "quote")
        and tree.quotation[word] < 0
        and (token.tag == "VBG" or (word > 0 and tree.tokens[word - 1].tag in ("WDT", "WP")))
    ]


def _citing(tree: Tree, draft: Draft, citings: Sequence[int]) -> int | None:
    """The word "citing" by which an outlet names its source in the sentence of what it says."""
    if draft.word < 0 or draft.source is None or not draft.cue or not relays.own(tree, draft.source):
        return None
    low, high = tree.bounds(draft.word)
    at = bisect_left(citings, low)
    own = [w for w in citings[at : at + MOST_CITINGS] if w != draft.word and w < high]
    after = next((w for w in own if w > tree.first(draft.source[0])), None)
    return after if after is not None else next((w for w in own if _opens(tree, low, w)), None)


def _opens(tree: Tree, low: int, citing: int) -> bool:
    """Whether "citing" opens the sentence, but for a time: "On Monday, citing two officials, the Post said"."""
    return all(tree.tokens[w].pos in ("ADP", "PUNCT", "ADV", "PROPN", "NUM", "CCONJ") for w in range(low, citing))


def _end(tree: Tree, citing: int, draft: Draft) -> int:
    """The word before which the cited party ends: the outlet's own name, its cue, or the sentence's end."""
    if draft.source is not None and tree.tokens[citing].start < draft.source[0]:
        return tree.first(draft.source[0])
    return draft.word if citing < draft.word else tree.bounds(citing)[1]


def _cited(tree: Tree, citing: int, draft: Draft) -> Range | None:
    """The party after "citing"; after the outlet's own words only one that can be a source, as others cite too."""
    heads = tree.kids(citing, "dobj", "pobj", "attr", "oprd")
    end = _end(tree, citing, draft)
    party = phrase(tree, heads[0]) if heads else None
    if party is None or (citing < draft.word and party[1] > tree.tokens[end].start):
        stop = next((w for w in range(citing + 1, end) if tree.tokens[w].text in (",", ")", "—")), end)
        party = tree.span(citing + 1, stop) if citing + 1 < stop else None
    if party is None:
        return None
    inside = tree.words(party)
    clause = next((w for w in inside[1:] if tree.tokens[w].tag in ("WP", "WDT", "VBD", "VBZ")), None)
    party = party if clause is None else trim(tree.span(inside[0], clause), tree.text)
    inside = tree.words(party)
    last = next((w for w in inside if tree.tokens[w].head not in inside), -1)
    speaks = any(
        tree.tokens[w].lemma in words("cited_parties") or tree.tokens[w].entity in _NAMED for w in inside if w <= last
    )
    return party if speaks or citing < draft.word or tree.tokens[citing].head == draft.word else None
