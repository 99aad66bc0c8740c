"""The medium of a statement: a letter, a tweet, an interview, read word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.attributions import outlets
from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase
from firsthand.attributions.trees import Tree
from firsthand.languages import meanings, words
from firsthand.records import Range

LONGEST_PHRASE = 8
"""Words of a noun phrase read for its head: "in an emailed Monday afternoon press statement" has six."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "VERB", "ADV"})


def find(tree: Tree, draft: Draft, region: Sequence[int]) -> str | None:
    """How it was said: by a phrase on the cue, a verb, a document that speaks or was given out, or the press told."""
    lemma = tree.tokens[draft.word].lemma
    for n, at in enumerate(region):
        lead = tree.tokens[at].text.lower()
        leads = lead in words("media_prepositions") or lead in ("on", "with")
        gives = n == 0 and lemma in words("light_verbs") | words("writing") | words("telling")
        known = read(tree, at + leads) if leads or (gives and tree.tokens[at].pos in _NOMINAL) else None
        if known is not None and (lead not in ("on", "with") or known in words(f"media_{lead}")):
            return known
    if lemma in words("media_verbs") and tree.tokens[draft.word].pos == "VERB":
        return str(meanings("media")[lemma])
    for party in (draft.source, draft.antecedent):
        if party is not None and (known := document(tree, party)) is not None:
            return known
    return _given(tree, draft.word) or _press(tree, draft.word)


def _press(tree: Tree, word: int) -> str | None:
    """The medium of what is told to reporters with no more."""
    at = word + 1
    voices = tree.tokens[word].lemma in words("voicing")
    to = voices and at < len(tree.tokens) and tree.tokens[at].text.lower() == "to" and tree.tokens[at].pos == "ADP"
    if not to and tree.tokens[word].lemma not in words("telling"):
        return None
    heads = head(tree, at + to)
    return "press" if heads and tree.tokens[heads[-1]].text in words("press_people") else None


def _given(tree: Tree, word: int) -> str | None:
    """The medium that a cue goes on from: "released a statement saying", "took to Twitter to say"."""
    token = tree.tokens[word]
    above = tree.tokens[token.head]
    if token.dep not in ("acl", "advcl", "conj", "xcomp") or token.head > word:
        return None
    if above.lemma == "take" and (to := [k for k in tree.kids(token.head, "prep") if tree.tokens[k].text == "to"]):
        known = read(tree, to[0] + 1)
        return known if known in words("media_on") else None
    if token.tag != "VBG":
        return None
    if above.pos == "NOUN":
        return read(tree, tree.edges[token.head][0])
    gives = above.lemma in words("light_verbs") | words("writing") | words("media_verbs")
    objects = [k for k in tree.kids(token.head, "dobj") if k < word] if gives else []
    return read(tree, tree.edges[objects[0]][0]) if objects else None


def read(tree: Tree, first: int, deep: bool = True) -> str | None:
    """The medium that the noun phrase beginning at `first` is: of a platform's name and a noun, the platform's.

    Of a copy, a draft or a series of something, it is that something, unless not `deep`.
    """
    counts = first + 2 < len(tree.tokens) and tree.tokens[first].pos in ("NUM", "DET", "ADJ", "PRON")
    if deep and counts and tree.tokens[first + 1].text == "of":
        return read(tree, first + 2, deep=False)
    inside = head(tree, first)
    if not inside:
        return None
    table: Mapping[str, str | int] = meanings("media")
    after = tree.tokens[inside[-1] + 1].text.lower() if inside[-1] + 1 < len(tree.tokens) else ""
    noun = tree.tokens[inside[-1]]
    if noun.lemma in words("copies") and after in ("of", "from") and deep:
        return read(tree, inside[-1] + 2, deep=False)
    for at in inside if noun.lemma != "message" else ():
        text = tree.tokens[at].text
        named = text.lower() in words("platforms") and (text[0].isupper() or text == "blog")
        if named and after not in ("'s", "’s"):
            return str(table[text.lower()])
    if noun.lemma == "broadcast" and len(inside) > 1 and tree.tokens[inside[-2]].lemma in table:
        return str(table[tree.tokens[inside[-2]].lemma])
    before = f"{tree.tokens[inside[-1] - 1].text.lower()} " if len(inside) > 1 else ""
    if before == "- " and len(inside) > 2:
        before = f"{tree.tokens[inside[-1] - 2].text.lower()}-"
    forms = (before + noun.lemma, before + noun.text.lower(), noun.lemma, noun.text.lower())
    known = next((table[form] for form in forms if form in table), None)
    topical = after in ("over", "about", "for") and noun.lemma in ("debate", "call")
    proper = noun.text[0].isupper() and inside[-1] != tree.bounds(first)[0] and noun.text.lower() != "tweet"
    wired = noun.text == "telegram"
    return "message" if wired else None if known is None or topical or proper else str(known)


def document(tree: Tree, party: Range) -> str | None:
    """The medium where a party is a document: "a letter", "Internal emails obtained by the Post", not "the Post"."""
    inside = tree.words(party)
    found = head(tree, inside[0]) if inside else range(0)
    if not found or tree.tokens[found[-1]].start >= party[1]:
        return None
    outlet = outlets.read(tree, inside[0], end=inside[-1] + 1)
    if outlet is not None and outlet.last > found[-1]:
        return None
    return None if tree.tokens[found[-1]].text.lower() in words("platforms") else read(tree, inside[0])


def author(tree: Tree, party: Range) -> Range | None:
    """Whose document a party is: "Jane Roe's report", "a CNN poll"; None where it names nobody."""
    if outlets.speaks(tree, party):
        return outlets.of(tree, party)[0]
    found = head(tree, tree.first(party[0]))
    owners = tree.kids(found[-1], "poss") if found else []
    if not owners or tree.tokens[owners[0]].pos != "PROPN":
        return None
    start, end = phrase(tree, owners[0])
    return start, end - 2 * tree.text.endswith(("'s", "’s"), start, end)


def head(tree: Tree, first: int) -> range:
    """The words of the noun phrase that begins at `first`, up to its head; a name or a day after that is another."""
    last, common = first, False
    for at in range(first, min(first + LONGEST_PHRASE, len(tree.tokens))):
        token = tree.tokens[at]
        name = last == at and at > first and tree.tokens[at - 1].pos == "PROPN"
        joins = token.text in ("-", "/", "'s", "’s") or (name and token.text in ("and", "&"))
        day = token.text.lower() in words("weekdays")
        if (token.pos not in _NOMINAL and not joins) or token.tag in _FINITE:
            break
        hyphened = at > first and tree.tokens[at - 1].text == "-"
        if common and not joins and not hyphened and (token.pos != "NOUN" or day):
            break
        common = common if joins and token.text[-1] != "s" else (token.pos == "NOUN" or hyphened) and not day
        last = at + 1 if common or token.pos == "PROPN" else last
    return range(first, last)
