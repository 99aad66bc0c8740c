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


_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def source(tree: Tree, noun: int, key: str = "") -> Range | None:
    """Whose claim it is: the owner before the noun, the party after "by", or the one that has or makes it.

    An owner without its mark is one of a claim "that" something is so: "rejected rebel claims that".
    """
    for k in tree.kids(noun, "poss"):
        return phrase(tree, k)
    if key == "that" and (owner := _unmarked(tree, noun)) is not None:
        return owner
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


def _unmarked(tree: Tree, noun: int) -> Range | None:
    """The party right before a noun that is in no case of owning: "police claims", "Western intelligence claims"."""
    before = noun - 1
    if before not in tree.kids(noun, "compound", "amod", "nmod"):
        return None
    token = tree.tokens[before]
    if token.lemma.lower() not in words("claiming_parties") and token.entity not in _NAMED:
        return None
    return tree.span(tree.edges[before][0], noun)


def find(tree: Tree) -> Iterator[Draft]:
    """A draft for every noun or adjective that reports; a noun does so only where somebody owns it."""
    for word, token in enumerate(tree.tokens):
        if tree.quotation[word] >= 0:
            continue
        if token.pos == "NOUN":
            yield from _noun(tree, word)
        elif token.pos == "ADJ" and token.dep == "acomp":
            yield from _adjective(tree, word)


def _noun(tree: Tree, noun: int) -> Iterator[Draft]:
    kinds: Mapping[str, str | int] = meanings("reporting_kinds")
    lemma = tree.tokens[noun].lemma
    for key, content in readings(tree, noun):
        if f"{lemma} {key}" in words("cues_noun") and (party := source(tree, noun, key)):
            rule = f"noun:{kinds.get(lemma, 'speech')}"
            yield Draft(noun, party, (tree.span(noun, noun + 1),), (content,), rule)
            return


def _adjective(tree: Tree, word: int) -> Iterator[Draft]:
    """A draft for "X is confident that …"."""
    who = subject(tree, tree.tokens[word].head)
    for k in tree.kids(word, "ccomp", "xcomp", "prep"):
        first, last = tree.edges[k]
        token = tree.tokens[k]
        key = token.lemma if token.dep == "prep" else token.dep
        first += token.dep == "prep"
        if (
            who is not None
            and k > word
            and first < last
            and f"{tree.tokens[word].lemma} {key}" in words("cues_adjective")
        ):
            content = tree.span(first, last)
            yield Draft(word, phrase(tree, who), (tree.span(word, word + 1),), (content,), "adjective:feeling")
            return
