"""Attributions that turn on a noun: "X's claim that …", "X's criticism of …", "a report by X that …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase, subject
from firsthand.attributions.trees import Tree
from firsthand.languages import meanings, words
from firsthand.records import Range


def readings(tree: Tree, noun: int) -> Iterator[tuple[str, Range]]:
    """The ways to read `noun` as a cue: a key to look it up by, and the content it would have."""
    for k in tree.children[noun]:
        token = tree.tokens[k]
        if k < noun:
            continue
        first, last = tree.edges[k]
        if token.dep in ("acl", "ccomp", "relcl"):
            opening = tree.tokens[max(first, noun + 1)].text.lower()
            if opening in ("that", "to"):
                yield opening, tree.span(first, last)
        elif token.dep == "prep" and tree.kids(k, "pobj", "pcomp"):
            yield token.lemma, tree.span(k + 1, last)


def source(tree: Tree, noun: int) -> Range | None:
    """Whose claim it is: the owner before the noun, the party after "by", or the one that has, makes or gives it."""
    for k in tree.kids(noun, "poss"):
        return phrase(tree, k)
    for k in tree.kids(noun, "prep", "agent"):
        if tree.tokens[k].lemma in ("by", "from"):
            for named in tree.kids(k, "pobj"):
                return phrase(tree, named)
    token = tree.tokens[noun]
    head = tree.tokens[token.head]
    if token.dep == "dobj" and head.lemma in words("light_verbs"):
        who = subject(tree, token.head)
        return None if who is None else phrase(tree, who)
    return None


def find(tree: Tree) -> Iterator[Draft]:
    """A draft for every noun that reports and has an owner."""
    kinds: Mapping[str, str | int] = meanings("reporting_kinds")
    for noun, token in enumerate(tree.tokens):
        if token.pos != "NOUN" or tree.quotation[noun] >= 0:
            continue
        for key, content in readings(tree, noun):
            if f"{token.lemma} {key}" in words("reporting_nouns") and (party := source(tree, noun)):
                rule = f"noun:{kinds.get(token.lemma, 'speech')}"
                yield Draft(noun, party, (tree.span(noun, noun + 1),), (content,), rule)
                break
