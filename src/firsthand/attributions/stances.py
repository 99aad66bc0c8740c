"""How a party stands to what it says: how sure the report is of it, and whether it denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import agent, passive, phrase, subject
from firsthand.attributions.reporting import cue
from firsthand.attributions.trees import Tree
from firsthand.languages import meanings, words
from firsthand.records import Range

LONGEST_DENIAL = 25
"""Tokens from a content's start in which it says that something is untrue; further on it is about something else."""

LONGEST_RELATIVE = 12
"""Tokens from "something" or "a contention" to the verb that denies it: a party with its title fits in."""

LONGEST_TURN = 3
"""Words behind a verb that say with it that a claim is turned down: "pushed back against", "took issue with"."""

LONGEST_CLAIM = 7
"""Words from there to the noun of the claim and to its "that": "the fresh police claims last week that"."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "they"})


def judge(tree: Tree, draft: Draft) -> Draft:
    """The draft with its hedge and whether it denies."""
    if draft.word < 0 or tree.tokens[draft.word].pos not in ("VERB", "AUX", "NOUN"):
        return draft
    return replace(draft, hedge=draft.hedge or _hedge(tree, draft), denies=_denies(tree, draft))


def find(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft for each denial in a relative clause that none of the drafts has: "…, something the mayor has denied"."""
    known = {w for draft in drafts for w in (draft.word, _turner(tree, draft))}
    for word, token in enumerate(tree.tokens):
        if token.pos == "VERB" and word not in known and tree.quotation[word] < 0 and not _negated(tree, word):
            yield from _turning(tree, word)
        if token.lemma not in words("denying") or word in known or tree.quotation[word] >= 0 or _negated(tree, word):
            continue
        if token.dep in ("relcl", "acl", "ccomp") and (named := _relative(tree, word)) is not None:
            by = agent(tree, word)
            who = by if by is not None else subject(tree, word)
            if who is not None and (by is not None or named[1] <= who < word):
                content = (tree.span(*named),)
                yield Draft(word, phrase(tree, who), cue(tree, word), content, "denial:speech")


def _turning(tree: Tree, verb: int) -> Iterator[Draft]:
    """A draft for a verb that turns down what another party claims: "the army brushed aside rebel claims that"."""
    noun, who = _turned_down(tree, verb), subject(tree, verb)
    if noun is None or who is None or passive(tree, verb):
        return
    first = verb + 1
    while tree.tokens[first].pos in ("ADP", "ADV", "PART"):
        first += 1
    content = tree.span(first, tree.edges[noun][1])
    yield Draft(verb, phrase(tree, who), cue(tree, verb), (content,), "denial:speech")


def _turner(tree: Tree, draft: Draft) -> int | None:
    """The verb by which the party of a draft turns a claim down: its cue, or above the claim that is its cue."""
    word = draft.word
    if word < 0 or tree.tokens[word].pos == "VERB":
        return word if word >= 0 and _turned_down(tree, word) is not None else None
    above = [w for w in islice(tree.ancestors(word), LONGEST_TURN) if tree.tokens[w].pos == "VERB"]
    turns = bool(above) and _turned_down(tree, above[0]) == word
    return above[0] if turns and draft.source is not None and draft.source[1] <= tree.tokens[above[0]].start else None


def _turned_down(tree: Tree, verb: int) -> int | None:
    """The noun of the claim that a verb turns down: "brushed off suggestions that", "took issue with reports that"."""
    last = tree.bounds(verb)[1]
    key, at = tree.tokens[verb].lemma, verb + 1
    keys = {key: at}
    while at < min(verb + 1 + LONGEST_TURN, last) and tree.tokens[at].pos in ("ADP", "ADV", "PART", "NOUN"):
        key = f"{key} {tree.tokens[at].text.lower()}"
        at += 1
        keys[key] = at
    start = next((keys[k] for k in reversed(keys) if k in words("turning_down")), None)
    claims = words("denied_things") | words("claimed_things")
    for noun in range(start or last, min((start or last) + LONGEST_CLAIM, last)):
        token = tree.tokens[noun]
        if token.pos in ("VERB", "AUX", "SCONJ", "PUNCT"):
            return None
        if token.pos == "NOUN" and token.lemma in claims:
            behind = tree.tokens[noun + 1 : min(noun + LONGEST_CLAIM, last)]
            return noun if any(t.text.lower() == "that" for t in behind) else None
    return None


def _relative(tree: Tree, verb: int) -> Range | None:
    """The tokens that stand for what is denied, set off by a comma: "something", "a contention", "which"."""
    low = max(tree.bounds(verb)[0] + 1, verb - LONGEST_RELATIVE)
    for first in range(verb - 1, low - 1, -1):
        if tree.tokens[first - 1].text not in (",", "—", "–", "-", "--"):
            continue
        if tree.tokens[first].text.lower() in ("something", "which"):
            return first, first + 1
        noun = next((w for w in range(first, min(first + 3, verb)) if tree.tokens[w].pos == "NOUN"), None)
        stands = noun is not None and tree.tokens[noun].lemma in words("denied_things") | words("claimed_things")
        return (first, noun + 1) if noun is not None and stands else None
    return None


def _hedge(tree: Tree, draft: Draft) -> str | None:
    """The word that says how sure the report is: an adverb at the cue, a verb like "claimed", a cue without agent."""
    token = tree.tokens[draft.word]
    for k in tree.kids(draft.word, "advmod"):
        if tree.tokens[k].text.lower() in words("hedging_adverbs"):
            return tree.tokens[k].text.lower()
    if _unconfirmed(tree, draft):
        return "unconfirmed"
    known = meanings("hedging_verbs").get(token.lemma)
    if known is not None and not _negated(tree, draft.word):
        return str(known)
    agentless = draft.source is None and draft.antecedent is None and token.tag == "VBN"
    return token.text.lower() if agentless else None


def _unconfirmed(tree: Tree, draft: Draft) -> bool:
    """Whether a party would not confirm: "refused to confirm", "could not confirm", "neither confirmed nor denied"."""
    confirming = {"confirm", "corroborate", "verify"}
    lemma = tree.tokens[draft.word].lemma
    if lemma in ("refuse", "decline"):
        said = [tree.tokens[w].lemma for span in draft.content for w in tree.words(span)[:2]]
        return bool(confirming.intersection(said))
    near = {lemma, tree.tokens[tree.tokens[draft.word].head].lemma}
    return bool(confirming & near) and _negated(tree, draft.word)


def _negated(tree: Tree, word: int) -> bool:
    """Whether a verb is negated: "did not deny", "neither confirmed nor denied"."""
    before = tree.tokens[word - 1].text.lower() if word else ""
    above = tree.tokens[word].head
    joined = tree.tokens[word].dep == "conj" and bool(tree.kids(above, "neg", "preconj"))
    return before in ("nor", "neither", "never") or bool(tree.kids(word, "neg")) or (joined and before in ("nor", "or"))


def _denies(tree: Tree, draft: Draft) -> bool:
    """Whether the party says no: "denied", "called it a lie", "said there was no truth in it", "said it was untrue".

    Who will not "confirm or deny" says neither.
    """
    token = tree.tokens[draft.word]
    either = token.dep == "conj" and tree.tokens[token.head].lemma in words("affirming")
    if either or _negated(tree, draft.word):
        return False
    if (verb := _turner(tree, draft)) is not None:
        noun = _turned_down(tree, verb) or verb
        return not _negated(tree, verb) and any(e > tree.tokens[noun].start for _, e in draft.content)
    if token.lemma == "rule" and tree.tokens[min(draft.word + 1, len(tree.tokens) - 1)].text == "out":
        return bool({tree.tokens[w].tag for span in draft.content for w in tree.words(span)} & _FINITE)
    if token.lemma in words("denying"):
        return token.pos == "NOUN" or _contradicts(tree, draft)
    if token.lemma in words("denying_nouns") and token.pos == "NOUN":
        return True
    said = [w for span in draft.content for w in tree.words(span)[:LONGEST_DENIAL]]
    said = [w for w in said if not _is_within_noun(tree, w)]
    plain = " ".join(tree.tokens[w].text.lower() for w in said)
    listed = words("denying_names") if token.lemma in words("naming") else words("denying_phrases")
    return any(f" {name} " in f" {plain} " for name in listed) or _false(tree, said)


def _is_within_noun(tree: Tree, word: int) -> bool:
    """Whether an adjective only tells what sort of thing a noun is: "false imprisonment", and not "a false report"."""
    token, head = tree.tokens[word], tree.tokens[tree.tokens[word].head]
    claims = words("denied_things") | words("claimed_things") | words("denying_nouns") | words("told_things")
    return token.dep == "amod" and head.pos == "NOUN" and head.lemma not in claims


def _contradicts(tree: Tree, draft: Draft) -> bool:
    """Whether a verb of denying turns down a claim, not a bill or an offer, nor denies somebody something."""
    if len(tree.kids(draft.word, "dobj", "dative")) > 1:
        return False
    inside = [w for span in draft.content for w in tree.words(span)]
    lemma = tree.tokens[draft.word].lemma
    tops = [w for w in inside if tree.tokens[w].head not in inside]
    heads = {tree.tokens[w].lemma for w in tops}
    asked = {tree.tokens[w].lemma for w in tops if tree.tokens[w].pos == "NOUN" and tree.tokens[w].dep == "dobj"}
    finite = [w for w in inside if tree.tokens[w].tag in _FINITE]
    if asked & words("asked_things"):
        return any(not _is_within(tree, w, inside) for w in finite)
    if finite:
        return True
    if lemma not in ("reject", "dismiss", "contradict"):
        nouns = [w for w in tops if tree.tokens[w].pos == "NOUN"]
        articles = {tree.tokens[k].text.lower() for w in nouns for k in tree.kids(w, "det")}
        new = "any" in articles or ({"a", "an"} & articles and heads & words("decided_or_denied"))
        decided = heads & (words("decided_things") | words("decided_or_denied"))
        return bool(new) or not (decided and nouns)
    called = {tree.tokens[w].text.lower() for w in (*inside, *_as(tree, inside))}
    return bool(heads & (words("denied_things") | words("claimed_things"))) or bool(called & words("called_false"))


def _is_within(tree: Tree, word: int, inside: Sequence[int]) -> bool:
    """Whether a verb stands in a clause about a noun of the content: "the request, which came on Monday"."""
    while word in inside and tree.tokens[word].head != word:
        if tree.tokens[word].dep in ("relcl", "acl", "advcl"):
            return True
        word = tree.tokens[word].head
    return False


def _as(tree: Tree, inside: Sequence[int]) -> range:
    """The words after "as" right behind a content: "dismissed it as baseless"."""
    last = inside[-1] + 1 if inside else 0
    follows = 0 < last < len(tree.tokens) - 1 and tree.tokens[last].text.lower() == "as"
    return range(last + 1, min(last + 4, len(tree.tokens))) if follows else range(0)


def _false(tree: Tree, said: Sequence[int]) -> bool:
    """Whether a content says that a claim, or what it points at, is untrue: "the report was false", "it is untrue".

    What it points at in a later sentence it tells itself, and "it was wrong to run it" calls a deed wrong, no claim.
    """
    for n, word in enumerate(said):
        if tree.tokens[word].lemma != "be" or n == 0:
            continue
        before = [tree.tokens[w] for w in said[:n]]
        points = before[-1].text.lower() in _POINTING and not any(t.pos == "VERB" for t in before[:-1])
        claim = any(t.lemma in words("denied_things") | words("claimed_things") for t in before if t.pos == "NOUN")
        after = [tree.tokens[w].text.lower() for w in said[n + 1 : n + 5] if tree.tokens[w].pos != "DET"]
        negated = any(text in ("not", "n't", "never") for text in after[:1])
        rest = [t for t in after[negated:] if not t.endswith("ly")]
        deed = rest[:1] == ["wrong"] and rest[1:2] and rest[1] in ("to", "of", "for")
        false = rest[:1] and (
            rest[0] in words("true_words") if negated else rest[0] in words("called_false") and not deed
        )
        if (points or claim) and false:
            return True
    return False
