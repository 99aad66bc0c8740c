"""The way a content took: intermediaries between its source and the report, the medium, the hedge, the denial."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import agent, phrase
from firsthand.attributions.trees import Tree, length, overlap
from firsthand.languages import meanings, words
from firsthand.records import Range

PASSED_ON = 0.6
"""Share of an outer content that the inner source, cue and content fill; above it the outer party only passed it on
("Reuters reported that an official said …"), below it says something of its own. PolNeAR cannot settle it, as it
marks the outer one alone: 0.4, 0.6 and 0.8 find 11,537, 11,562 and 11,587 of its training part right."""

LONGEST_DENIAL = 25
"""Tokens from a content's start in which it says that something is untrue; further on it is about something else."""

WORDS_OF_NAME = 6
"""Words at the end of a party's phrase among which an outlet's name is sought."""


def untangle(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that stand inside another's content.

    Where the outer one only passes the inner one on, the inner one stays and names the outer party as intermediary.
    """
    order = sorted(drafts, key=lambda d: (_start(d), -_end(d), -length(d.content)))
    kept: dict[int, Draft] = {}
    open_: list[int] = []
    for number, draft in enumerate(order):
        while open_ and _end(order[open_[-1]]) <= _start(draft):
            open_.pop()
        around = (n for n in reversed(open_) if _inside(draft, order[n]))
        outer = next((n for n in around if not _yields(tree, order[n], draft)), None)
        if outer is None or _answered(tree, order[outer], draft):
            kept[number] = draft
        elif outer not in kept:
            continue
        elif _passes_on(tree, kept[outer], draft):
            kept[number] = _through(kept.pop(outer), draft)
        elif medium := _spoken_in(tree, kept[outer], draft):
            del kept[outer]
            kept[number] = replace(draft, medium=medium)
        elif draft.rule.startswith("hedge"):
            kept[outer] = replace(kept[outer], hedge=kept[outer].hedge or draft.hedge)
            continue
        else:
            continue
        open_.append(number)
    return list(kept.values())


def _yields(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether the outer draft is one that the network did not find and that does not pass the inner one on."""
    return inner.agreed and not outer.agreed and not _passes_on(tree, outer, inner)


def _through(outer: Draft, inner: Draft) -> Draft:
    """The inner draft with the outer party as its intermediary."""
    channel = (outer.source,) if outer.source is not None else ()
    return replace(
        inner,
        via=(*inner.via, *channel, *outer.via),
        hedge=inner.hedge or outer.hedge,
        agreed=inner.agreed or outer.agreed,
    )


def credit(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the cited party as source where an outlet says something "citing" or "quoting" it."""
    cited: dict[Range, Draft] = {}
    for draft in drafts:
        if draft.word >= 0 and draft.source is not None and _cites(tree, draft):
            cited[draft.source] = draft
    kept: list[Draft] = []
    credited = set()
    for draft in drafts:
        other = cited.get(draft.source) if draft.source is not None else None
        if other is None or other is draft or draft.source is None:
            kept.append(draft)
        else:
            kept.append(replace(draft, source=other.content[0], via=(draft.source, *draft.via)))
            credited.add(id(other))
    return [d for d in kept if id(d) not in credited]


def carry(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with an outlet as intermediary where its report goes on with a pronoun: "… They told how …".

    Only in the sentence right after the outlet's own, in the same paragraph: further on a pronoun may be anybody.
    """
    reported: dict[int, Range] = {}
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_start):
        sentence = tree.sentence[draft.word] if draft.word >= 0 else -2
        source = draft.source
        if source is not None and sentence >= 0 and outlet(tree.text[source[0] : source[1]]):
            reported[sentence] = source
        before = reported.get(sentence - 1)
        goes_on = before is not None and source is not None and _pronoun(tree, source) and not draft.via
        if before is not None and goes_on and "\n" not in tree.text[before[1] : _start(draft)]:
            draft = replace(draft, via=(before,))
        kept.append(draft)
    return kept


def _pronoun(tree: Tree, span: Range) -> bool:
    return tree.text[span[0] : span[1]].lower() in words("speaking_pronouns")


def _cites(tree: Tree, draft: Draft) -> bool:
    token = tree.tokens[draft.word]
    participle = token.tag == "VBG" and token.lemma in ("cite", "quote") and len(draft.content) == 1
    name = "" if draft.source is None else tree.text[draft.source[0] : draft.source[1]]
    return participle and outlet(name)


def _start(draft: Draft) -> int:
    return min(s for s, _ in (*draft.content, *draft.cue))


def _end(draft: Draft) -> int:
    return max(e for _, e in (*draft.content, *draft.cue))


def _inside(inner: Draft, outer: Draft) -> bool:
    return inner is not outer and bool(inner.cue) and overlap(inner.cue, outer.content) > 0


def _answered(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether the outer party denies what the inner one claims, so that both speak: "X rejected Y's claim that …"."""
    denies = outer.word >= 0 and tree.tokens[outer.word].lemma in words("denying")
    return denies and inner.rule.startswith("noun") and inner.source != outer.source


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
    return any(
        p in words("outlet_nouns") or (p[0].isupper() and p.lower() in words("outlet_words"))
        for p in parts[-WORDS_OF_NAME:]
    )


def describe(tree: Tree, draft: Draft) -> Draft:
    """The draft with the intermediary it was told to, its medium, its hedge and whether it denies."""
    if draft.word < 0 or tree.tokens[draft.word].pos not in ("VERB", "AUX", "NOUN"):
        return draft
    return replace(
        draft,
        via=(*_carriers(tree, draft), *_listeners(tree, draft), *draft.via),
        medium=_medium(tree, draft) or draft.medium or _document(tree, draft),
        hedge=draft.hedge or _hedge(tree, draft),
        denies=_denies(tree, draft),
    )


def _hedge(tree: Tree, draft: Draft) -> str | None:
    """The word that says how sure the report is: an adverb at the cue, a verb like "claimed", a cue without agent."""
    for k in tree.kids(draft.word, "advmod"):
        if tree.tokens[k].text.lower() in words("hedging_adverbs"):
            return tree.tokens[k].text.lower()
    known = meanings("hedging_verbs").get(tree.tokens[draft.word].lemma)
    if known is not None:
        return str(known)
    agentless = draft.source is None and draft.antecedent is None and tree.tokens[draft.word].tag == "VBN"
    return tree.tokens[draft.word].text.lower() if agentless else None


def _denies(tree: Tree, draft: Draft) -> bool:
    """Whether the party says no: "denied", "called it a lie", "said there was no truth in it"."""
    lemma = tree.tokens[draft.word].lemma
    if lemma in words("denying"):
        return True
    said = " ".join(tree.tokens[w].text.lower() for span in draft.content for w in tree.words(span)[:LONGEST_DENIAL])
    listed = words("denying_names") if lemma in words("naming") else words("denying_phrases")
    return any(f" {phrase} " in f" {said} " for phrase in listed)


def _carriers(tree: Tree, draft: Draft) -> tuple[Range, ...]:
    """The parties that carried the document that speaks: "a statement published by the agency said"."""
    inside = () if draft.source is None else tree.words(draft.source)
    verbs = (w for w in inside if tree.tokens[w].dep == "acl" and tree.tokens[w].lemma in words("passing_on"))
    return tuple(phrase(tree, by) for w in verbs if (by := agent(tree, w)) is not None)


def _document(tree: Tree, draft: Draft) -> str | None:
    """The medium where a document is the source itself: "a letter said"."""
    inside = range(0) if draft.source is None else tree.words(draft.source)
    head = next((w for w in inside if tree.tokens[w].head not in inside), None)
    known = None if head is None else meanings("media").get(tree.tokens[head].lemma)
    return None if known is None else str(known)


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
        named = any(tree.tokens[w].pos == "PROPN" for w in tree.words(span))
        if named and (outlet(tree.text[span[0] : span[1]]) or _title(tree, span)):
            found.append(span)
    return tuple(found[:2])


def _title(tree: Tree, span: Range) -> bool:
    """Whether a phrase inside a sentence begins with a capital "The", as names of newspapers do."""
    first = tree.first(span[0])
    return tree.text.startswith("The ", span[0]) and first != tree.bounds(first)[0]


def _medium(tree: Tree, draft: Draft) -> str | None:
    media: Mapping[str, str | int] = meanings("media")
    for k in _under(tree, draft.word):
        token = tree.tokens[k]
        if token.dep in ("pobj", "dobj") and not overlap(((token.start, token.end),), draft.content):
            pair = f"{tree.tokens[k - 1].lemma} {token.lemma}" if k else ""
            known = media.get(pair, media.get(token.lemma))
            if known is not None:
                return str(known)
    lemma = tree.tokens[draft.word].lemma
    return str(media[lemma]) if lemma in words("media_verbs") else None


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
