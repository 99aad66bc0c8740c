"""Attributions without a verb of saying: "according to X", "as X put it", "as reported by X", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import phrase
from firsthand.attributions.trees import Tree
from firsthand.languages import words
from firsthand.records import Range


def find(tree: Tree) -> Iterator[Draft]:
    """A draft for every phrase that credits what its sentence says, and for every agentless hedge."""
    for word, token in enumerate(tree.tokens):
        if tree.quotation[word] >= 0:
            continue
        lower = token.text.lower()
        if lower in ("according", "per") or (lower == "words" and token.dep == "pobj"):
            yield from _credited(tree, word)
        elif lower in words("hedging_adverbs"):
            yield from _hedged(tree, word)
        elif lower == "by" and word > 1 and tree.tokens[word - 2].text.lower() == "as":
            yield from _passed(tree, word)


def _credited(tree: Tree, word: int) -> Iterator[Draft]:
    found = _party(tree, word)
    if found is None:
        return
    first, to, named = found
    if tree.tokens[named].lemma in words("no_parties") and named == to + 1:
        return
    source = phrase(tree, named)
    end = max(tree.first(source[1]), named + 1)
    yield Draft(word, source, (tree.span(first, to + 1),), _rest(tree, first, end), "according:speech")


def _party(tree: Tree, word: int) -> tuple[int, int, int] | None:
    """The first and last token of the cue that turns on `word`, and the head of the party that it names."""
    lower = tree.tokens[word].text.lower()
    if lower == "according":
        if word + 2 >= len(tree.tokens) or tree.tokens[word + 1].text.lower() != "to":
            return None
        heads = tree.kids(word + 1, "pobj", "pcomp")
        return word, word + 1, heads[0] if heads else _noun(tree, word + 2)
    if lower == "per":
        heads = [k for k in tree.kids(word, "pobj") if tree.tokens[k].entity in ("ORG", "PERSON")]
        return (word, word, heads[0]) if heads else None
    of = [k for k in tree.kids(word, "prep") if tree.tokens[k].text == "of" and tree.kids(k, "pobj")]
    into = tree.tokens[word].head
    if not of or tree.tokens[into].text.lower() != "in":
        return None
    return into, of[0], tree.kids(of[0], "pobj")[0]


def _noun(tree: Tree, word: int) -> int:
    """The last noun of the run of words that starts at `word`."""
    while (
        word + 1 < len(tree.tokens)
        and tree.tokens[word + 1].pos in ("NOUN", "PROPN")
        and tree.tokens[word].pos
        in (
            "DET",
            "ADJ",
            "NOUN",
            "PROPN",
            "NUM",
        )
    ):
        word += 1
    return word


def _passed(tree: Tree, by: int) -> Iterator[Draft]:
    """The draft of "as reported by X": X vouches for what the phrase stands beside, or passed another's words on."""
    if tree.tokens[by - 1].lemma not in words("cues_clause") | words("passing_on") or by + 1 >= len(tree.tokens):
        return
    heads = tree.kids(by, "pobj")
    source = phrase(tree, heads[0] if heads else _noun(tree, by + 1))
    end = max(tree.first(source[1]), by + 1)
    first = by - 2
    if first > 0 and tree.tokens[first - 1].text == "(" and end < len(tree.tokens) and tree.tokens[end].text == ")":
        low, high = tree.bounds(by)
        content = tuple(tree.span(s, e) for s, e in ((low, first - 1), (end + 1, high)) if s < e)
    else:
        content = _rest(tree, first, end)
    yield Draft(by - 1, source, (tree.span(by - 2, by + 1),), content, "according:speech")


def _rest(tree: Tree, first: int, end: int) -> tuple[Range, ...]:
    """What the phrase from `first` to `end` credits: its sentence, or the clause around it where it stands inside."""
    low, high = tree.bounds(first)
    end = min(end, high)
    opens = all(tree.tokens[w].pos in ("CCONJ", "PUNCT", "ADV", "SCONJ") for w in range(low, first))
    closes = all(tree.tokens[w].pos == "PUNCT" for w in range(end, high))
    if opens:
        end = _past_brackets(tree, end, high)
        return (tree.span(end, high),) if end < high else ()
    if closes:
        return (tree.span(low, first),)
    above = (w for w in tree.ancestors(end - 1) if not first <= w < end and tree.tokens[w].pos in ("VERB", "AUX"))
    head = next(above, first)
    start, stop = tree.edges[head]
    spans = [(max(start, low), first), (end, min(stop, high))]
    return tuple(tree.span(s, e) for s, e in spans if s < e)


def _past_brackets(tree: Tree, word: int, high: int) -> int:
    """The first token after a bracket that opens at `word`, or `word`; a comma before the content is passed too."""
    if word < high and tree.tokens[word].text == "(":
        close = next((w for w in range(word, high) if tree.tokens[w].text == ")"), None)
        word = word if close is None else close + 1
    while word < high and tree.tokens[word].text in (",", ":"):
        word += 1
    return word


def _hedged(tree: Tree, word: int) -> Iterator[Draft]:
    """An agentless hedge and the clause that it makes unsure."""
    head = tree.tokens[word].head
    if tree.tokens[head].pos not in ("VERB", "AUX"):
        head = next((w for w in tree.ancestors(word) if tree.tokens[w].pos in ("VERB", "AUX")), head)
    start, end = tree.edges[head]
    low, high = tree.bounds(word)
    own = tree.span(word, word + 1)
    spans = [(max(start, low), word), (word + 1, min(end, high))]
    content = tuple(tree.span(s, e) for s, e in spans if s < e)
    yield Draft(word, None, (own,), content, "hedge:speech", hedge=tree.tokens[word].text.lower())
