"""The way a content took: intermediaries between its source and the report, the medium, the hedge, the denial."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase
from firsthand.attributions.trees import Tree, length, overlap
from firsthand.languages import meanings, words
from firsthand.records import Range

PASSED_ON = 0.6
"""Share of an outer content that the inner source, cue and content fill; above it the outer party only passed it on
("Reuters reported that an official said …"), below it says something of its own."""


def untangle(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that stand inside another's content.

    Where the outer one only passes the inner one on, the inner one stays and names the outer party as intermediary.
    """
    order = sorted(drafts, key=lambda d: (_start(d), -_end(d), -length(d.content)))
    kept: list[Draft] = []
    stack: list[Draft] = []
    for draft in order:
        while stack and _end(stack[-1]) <= _start(draft):
            stack.pop()
        outer = next((d for d in reversed(stack) if _inside(draft, d)), None)
        if outer is None:
            kept.append(draft)
        elif outer in kept and _passes_on(tree, outer, draft):
            kept.remove(outer)
            channel = (outer.source,) if outer.source is not None else ()
            draft = replace(draft, via=(*draft.via, *channel, *outer.via), hedge=draft.hedge or outer.hedge)
            kept.append(draft)
        elif outer in kept and (medium := _spoken_in(tree, outer, draft)):
            kept.remove(outer)
            draft = replace(draft, medium=medium)
            kept.append(draft)
        elif draft.rule.startswith("hedge") and outer in kept:
            kept[kept.index(outer)] = replace(outer, hedge=outer.hedge or draft.hedge)
            continue
        else:
            continue
        stack.append(draft)
    return kept


def _start(draft: Draft) -> int:
    return min(s for s, _ in (*draft.content, *draft.cue))


def _end(draft: Draft) -> int:
    return max(e for _, e in (*draft.content, *draft.cue))


def _inside(inner: Draft, outer: Draft) -> bool:
    return inner is not outer and bool(inner.cue) and overlap(inner.cue, outer.content) > 0


def _passes_on(tree: Tree, outer: Draft, inner: Draft) -> bool:
    if outer.word < 0 or not inner.source:
        return False
    lemma = tree.tokens[outer.word].lemma
    party = "" if outer.source is None else tree.text[outer.source[0] : outer.source[1]]
    channel = lemma in words("passing_on") or outlet(party) or outer.source is None
    filled = overlap((*inner.content, inner.source, *inner.cue), outer.content)
    return channel and filled >= PASSED_ON * length(outer.content)


def _spoken_in(tree: Tree, outer: Draft, inner: Draft) -> str | None:
    """The medium that the outer cue brings in and the inner one speaks from: "posted a video in which he said …"."""
    if outer.word < 0 or not inner.rule.startswith("reporting"):
        return None
    objects = tree.kids(outer.word, "dobj")
    media: Mapping[str, str | int] = meanings("media")
    known = media.get(tree.tokens[objects[0]].lemma) if objects else None
    filled = overlap((*inner.content, *inner.cue), outer.content) >= PASSED_ON * length(outer.content)
    return str(known) if known is not None and filled and objects[0] < inner.word else None


def outlet(name: str) -> bool:
    """Whether a party's words look like the name of a newspaper, broadcaster or agency."""
    parts = re.findall(r"[\w]+", name)
    return any(p.lower() in words("outlet_words") and (p[0].isupper() or p.islower()) for p in parts[-6:])


def describe(tree: Tree, draft: Draft) -> Draft:
    """The draft with the intermediary it was told to, its medium, its hedge and whether it denies."""
    if draft.word < 0 or tree.tokens[draft.word].pos not in ("VERB", "AUX", "NOUN"):
        return draft
    lemma = tree.tokens[draft.word].lemma
    hedges: Mapping[str, str | int] = meanings("hedging_verbs")
    adverb = next(
        (k for k in tree.kids(draft.word, "advmod") if tree.tokens[k].text.lower() in words("hedging_adverbs")), None
    )
    hedge = tree.tokens[adverb].text.lower() if adverb is not None else hedges.get(lemma)
    return replace(
        draft,
        via=(*_listeners(tree, draft), *draft.via),
        medium=_medium(tree, draft.word) or draft.medium,
        hedge=draft.hedge or (None if hedge is None else str(hedge)),
        denies=lemma in words("denying"),
    )


def _listeners(tree: Tree, draft: Draft) -> tuple[Range, ...]:
    """The outlets that the source spoke to: "told CNN", "said in an interview with the BBC"."""
    found: list[Range] = []
    for k in _under(tree, draft.word):
        token = tree.tokens[k]
        if token.dep not in ("pobj", "dobj", "dative", "npadvmod", "nsubj") or tree.quotation[k] >= 0:
            continue
        span = phrase(tree, k)
        if overlap((span,), draft.content) or span == draft.source:
            continue
        if token.pos == "PROPN" and outlet(tree.text[span[0] : span[1]]):
            found.append(span)
    return tuple(found[:2])


def _medium(tree: Tree, word: int) -> str | None:
    media: Mapping[str, str | int] = meanings("media")
    for k in _under(tree, word):
        token = tree.tokens[k]
        if token.dep == "pobj" or token.dep == "dobj":
            pair = f"{tree.tokens[k - 1].lemma} {token.lemma}" if k else ""
            known = media.get(pair, media.get(token.lemma))
            if known is not None:
                return str(known)
    own = media.get(tree.tokens[word].lemma)
    return None if own is None else str(own)


def _under(tree: Tree, word: int) -> list[int]:
    """The nouns of the phrases that hang on a cue, two prepositions deep ("in an interview with …")."""
    found: list[int] = []
    for k in tree.kids(word, "prep", "dobj", "dative", "npadvmod", "dep"):
        nouns = tree.kids(k, "pobj") if tree.tokens[k].dep in ("prep", "dative") else []
        nouns = nouns or [k]
        for noun in nouns:
            found.append(noun)
            for deeper in tree.kids(noun, "prep"):
                found.extend(tree.kids(deeper, "pobj"))
    return found
