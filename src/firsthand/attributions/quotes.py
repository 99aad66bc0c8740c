"""Quotations and the verbs beside them that say whose they are."""

from __future__ import annotations

from bisect import bisect_right

from firsthand.attributions.trees import Tree
from firsthand.languages import words
from firsthand.languages.quotations import MARKS, closes
from firsthand.records import Range

AFTER = 1
"""Tokens between a quotation's end and the first word of its cue ("…," said X). Right on the training part of PolNeAR:
11,568 with 1, 11,562 with 3, 11,559 with 6."""

TITLE = 8
"""Tokens, marks included; what a preposition leads to and is no longer is a title ("on 'Morning Talk,'"). Right on the
training part of PolNeAR: 11,553 with 4, 11,562 with 8 and with 12."""

BEFORE = 12
"""Tokens between a cue and the quotation that it announces: an addressee and a time fit in. Right on the training part
of PolNeAR: 11,539 with 6, 11,562 with 12, 11,570 with 20, which looks back past whole clauses."""


BLANKS = 20
"""Characters to look back over blanks before a quotation."""


def assign(tree: Tree) -> dict[int, tuple[Range, ...]]:
    """The quotations beside each verb that reports them, with those that follow it in the same breath."""
    found: dict[int, tuple[Range, ...]] = {}
    last: int | None = None
    for number, span in enumerate(tree.parse.quotations):
        verb = _after(tree, span) if spoken(tree, span) else None
        if verb is None:
            verb = _before(tree, span, number)
        if verb is None and last is not None and _continues(tree, number):
            verb = last
        if verb is not None and tree.quotation[verb] < 0:
            found[verb] = (*found.get(verb, ()), span)
        last = verb
    return found


def spoken(tree: Tree, span: Range) -> bool:
    """Whether a quotation is an utterance, not a word or two that the writer keeps at arm's length."""
    if titled(tree, span):
        return False
    inside = tree.text[span[0] : span[1]].strip(MARKS + " \u00a0")
    after = tree.text[span[1] : span[1] + 1]
    return inside[-1:] in (",", "?", "!", "—") or (len(tree.words(span)) > 5 and (after == "," or inside[-1:] != "."))


def titled(tree: Tree, span: Range) -> bool:
    """Whether a quotation is the title of something: short, and led to by a preposition ("on 'Morning Talk,'")."""
    first = tree.first(span[0])
    return bool(first) and tree.tokens[first - 1].pos == "ADP" and len(tree.words(span)) <= TITLE


def _after(tree: Tree, span: Range) -> int | None:
    """The cue right after a quotation: '…,' said X; '…,' X said."""
    first = tree.first(span[1])
    if first >= len(tree.tokens) or _apart(tree, span[1] - 1, tree.tokens[first].start):
        return None
    for word in range(first, min(first + 25, len(tree.tokens))):
        token = tree.tokens[word]
        if tree.quotation[word] >= 0 or token.text in (".", ";") or tree.sentence[word] > tree.sentence[first] + 1:
            return None
        if token.pos in ("VERB", "AUX") and token.lemma in words("quoting"):
            subjects = tree.kids(word, "nsubj")
            start = min([word, *(tree.edges[k][0] for k in subjects)])
            if start - first <= AFTER:
                return word
    return None


def _before(tree: Tree, span: Range, number: int) -> int | None:
    """The cue right before a quotation: X said: '…'; X said that '…'."""
    last = tree.first(span[0]) - 1
    if last < 0:
        return None
    colon = tree.tokens[last].text in (":", ",")
    if _apart(tree, tree.tokens[last].start, span[0]) and tree.tokens[last].text != ":":
        return None
    for word in range(last, max(-1, last - BEFORE), -1):
        token = tree.tokens[word]
        if tree.quotation[word] >= 0 or (word < last and token.text in (".", ";", ":", "!", "?")):
            return None
        if token.pos in ("VERB", "AUX") and token.lemma in words("quoting"):
            return word if colon or word >= last - 1 else None
        if token.tag in ("VBD", "VBZ", "VBP") and not colon:
            return None
    return None


def _continues(tree: Tree, number: int) -> bool:
    """Whether the quotation goes on from the one before it: nothing but its cue's sentence stands between."""
    start = tree.parse.quotations[number][0]
    end = tree.parse.quotations[number - 1][1]
    between = tree.text[end:start]
    if _apart(tree, end - 1, start):
        return not between.strip() and not closes(tree.text, tree.parse.quotations[number - 1])
    first = tree.first(start)
    if not between.strip():
        return True
    before = tree.text[max(0, start - BLANKS) : start].rstrip()[-1:]
    return (
        before in ".!?" and len({tree.sentence[w] for w in tree.words((end, start))}) <= 1 and first < len(tree.tokens)
    )


def _apart(tree: Tree, before: int, after: int) -> bool:
    """Whether two characters stand in different paragraphs."""
    first, second = (bisect_right(tree.parse.paragraphs, at, key=lambda p: p[0]) for at in (before, after))
    return first != second
