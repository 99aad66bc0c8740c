"""The words that hang on a cue and are not what was said: whom it was told to, when, by what means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firsthand.attributions import media
from firsthand.attributions.drafts import Draft
from firsthand.attributions.quotes import TITLE
from firsthand.attributions.trees import Tree, overlap, subtract, trim
from firsthand.languages import words

FAR = 40
"""Tokens from a cue within which its addressee and medium are sought; the farthest outlet in the tuning half of the
marked paragraphs stands 26 away."""

LONGEST_TRAIL = 15
"""Words at a content's end among which the phrase is sought that tells its medium; the longest phrase in the tuning
half of the marked paragraphs has 8."""

LONGEST_DATELINE = 8
"""Tokens before the dash that ends a dateline: "HARBOUR CITY, April 3 - In an interview …"."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_LOOSE = frozenset({"ADV", "ADJ", "CCONJ", "PUNCT", "SCONJ"})


def find(tree: Tree, draft: Draft) -> list[int]:
    """The words of a cue's own clause that lead into the sentence, stand by the party, and follow the cue."""
    return [*_before(tree, draft), *_after(tree, draft)]


def part(tree: Tree, draft: Draft) -> tuple[Draft, list[int]]:
    """The draft without the words of its party and content that tell how it was said, and those words.

    "… that the dam had burst, in an interview on ABC"; "condemned the raid in a tweet"; "Jane Roe, in a letter, said".
    """
    taken: list[int] = []
    if draft.source is not None:
        inside = tree.words(draft.source)
        at = next((w for w in inside[1:] if _tells(tree, w) and _apart(tree, w)), None)
        if at is not None:
            taken += range(at, inside[-1] + 1)
            draft = replace(draft, source=trim(tree.span(inside[0], at), tree.text))
    if draft.content and draft.content[-1][0] > tree.tokens[draft.word].start:
        inside = tree.words(draft.content[-1])
        at = _trail(tree, inside)
        if at is not None:
            taken += range(at, inside[-1] + 1)
            rest = tuple(subtract(draft.content, [(tree.tokens[at].start, draft.content[-1][1])]))
            draft = replace(draft, content=rest)
    return draft, taken


def _tells(tree: Tree, word: int) -> bool:
    """Whether a preposition leads to a medium: "in a letter", "on Twitter"."""
    text = tree.tokens[word].text.lower()
    if tree.quotation[word] >= 0 or (text not in words("media_prepositions") and text != "on"):
        return False
    known = media.read(tree, word + 1)
    return known is not None and (text != "on" or known in words("media_on"))


def _apart(tree: Tree, word: int) -> bool:
    """Whether a phrase within a party is none of its description: after a comma, with "a", on a platform."""
    if tree.tokens[word - 1].pos == "VERB":
        return False
    after = tree.tokens[word + 1].text.lower() if word + 1 < len(tree.tokens) else ""
    return tree.tokens[word - 1].text == "," or after in ("a", "an", "several", *words("platforms"))


def _trail(tree: Tree, inside: range) -> int | None:
    """Where the phrase begins at a content's end that tells the cue's medium and not one of the content's.

    After a comma; without one only where no verb in the content could have a medium too.
    """
    clause = any(tree.tokens[w].pos in ("VERB", "AUX") for w in inside[:-1])
    for at in reversed(inside[1:][-LONGEST_TRAIL:]):
        if _finite(tree, at) or tree.quotation[at] >= 0:
            return None
        if _tells(tree, at) and (tree.tokens[at - 1].text == "," or not clause):
            return at
    return None


def _after(tree: Tree, draft: Draft) -> Iterator[int]:
    """The words after a cue up to the next verb, without what is said: "… in an interview with …"."""
    at = draft.word + 1
    high = min(tree.bounds(draft.word)[1], draft.word + FAR)
    ends = {tree.first(s): tree.first(e) for s, e in (*draft.content, *([draft.source] if draft.source else []))}
    relative = False
    while at < high:
        number = tree.quotation[at]
        if at in ends or (number >= 0 and len(tree.words(tree.parse.quotations[number])) > TITLE):
            end = ends[at] if at in ends else tree.first(tree.parse.quotations[number][1])
            high = max(high, min(tree.bounds(draft.word)[1], end + FAR))
            at = max(end, at + 1)
            if at < high and tree.tokens[at - 1].pos == "ADP":
                yield at - 1
            continue
        relative = _relative(tree, at, relative)
        if (_finite(tree, at) and not relative) or _turns(tree, at):
            return
        yield at
        at += 1


def _before(tree: Tree, draft: Draft) -> list[int]:
    """The words that lead into a sentence before the party that speaks: "In an interview with CNN, X said …"."""
    end = draft.word if draft.source is None else min(draft.word, tree.first(draft.source[0]))
    between = range(tree.first(draft.source[1]), draft.word) if draft.source else range(0)
    found = [w for w in between if tree.quotation[w] < 0]
    low = _opening(tree, draft.word)
    if draft.source is not None and tree.tokens[tree.first(draft.source[0])].tag in _RELATIVE:
        return found
    if low is None or not low < end <= low + FAR or overlap([tree.span(low, end)], draft.content):
        return found
    lead: list[int] = []
    relative = False
    for at in range(low, end):
        relative = _relative(tree, at, relative)
        if _finite(tree, at) and not relative:
            return found
        if at > low and _turns(tree, at):
            break
        lead.append(at)
    return [*lead, *found]


def _opening(tree: Tree, word: int) -> int | None:
    """The first word of the phrase that leads into the sentence, after a dateline and adverbs; None where none does."""
    low, high = tree.bounds(word)
    dashes = (w for w in range(low, min(high, low + LONGEST_DATELINE)) if tree.tokens[w].text in ("-", "–", "—", "--"))
    for start in (low, *(w + 1 for w in dashes)):
        at = start
        while at < high and at < start + 3 and tree.tokens[at].pos in _LOOSE:
            if tree.tokens[at].text.lower() in words("leading_in"):
                break
            at += 1
        if at < high and tree.tokens[at].text.lower() in words("leading_in"):
            return at
    return None


def _relative(tree: Tree, word: int, before: bool) -> bool:
    """Whether a word stands in a clause within the phrase: "a memo that was seen by", "asked whether he had"."""
    token = tree.tokens[word]
    opens = token.tag in _RELATIVE or token.text.lower() in ("that", "whether", "if", "why", "how")
    return (before or opens) and token.text != ","


def _finite(tree: Tree, word: int) -> bool:
    """Whether a word is a verb of its own clause; "a letter obtained by" is none, whatever its tag."""
    token = tree.tokens[word]
    carried = token.text.lower() in words("carrying") | words("obtaining") and not tree.kids(word, "nsubj")
    return token.tag in _FINITE and not carried and tree.quotation[word] < 0


def _turns(tree: Tree, word: int) -> bool:
    """Whether the sentence turns to something else that was done or said: "…, before going on CNN", "…, citing Y"."""
    after = tree.tokens[word + 1] if word + 1 < len(tree.tokens) else None
    text = tree.tokens[word].text.lower()
    if text in ("according", "citing", "quoting"):
        return True
    return text in ("before", "after", "while", "when", "since") and after is not None and after.tag == "VBG"
