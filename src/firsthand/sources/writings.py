"""Whose a document is by the words around it: "Roe argued in a filing", "wrote a letter", "a memo by Roe"."""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile

from firsthand.records import Parse, Range, Token
from firsthand.sources import lists, owners

LONGEST = 12
"""Tokens behind a document in which its author stands."""

HIGHEST = 3
"""Verbs of one subject, joined by "and", up to the one that has it before it."""

_OF_A_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_POINTING = frozenset({"WDT", "WP", "EX"})


def find(parse: Parse, first: int, last: int, head: str, pointing: bool) -> Range | None:
    """Where stands whose a document is that the tokens from `first` to `last` tell of, by grammar.

    `head` is its noun; `pointing` whether it is "the" document, whose author may be told elsewhere. None where another
    had it in his hands ("obtained by"), or nothing tells.
    """
    behind = list(parse.tokens[first : last + LONGEST])
    author = list(takewhile(lambda t: t.pos in _OF_A_NAME, owners.author(behind, last - first)))
    if author:
        return author[0].start, author[-1].end
    noun = next((k for k in range(first, last) if not first <= parse.tokens[k].head < last), last - 1)
    owned = any(
        t.dep == "poss" and t.head == noun and t.tag != "PRP$" for t in parse.tokens[max(0, noun - LONGEST) : noun]
    )
    verb = None if owned else _verb(parse, noun, head, pointing)
    subject = None if verb is None else _subject(parse, verb)
    return None if subject is None else (subject.start, subject.end)


def _verb(parse: Parse, noun: int, head: str, pointing: bool) -> int | None:
    """The verb whose subject speaks in the document: it says something in it, writes it or brings it out."""
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    if head in lists.words("bodies", "said_in"):
        says_in = token.dep == "pobj" and above.text.lower() == "in" and not pointing
        if says_in and parse.tokens[above.head].lemma in lists.words("mention", "saying"):
            return above.head
        if token.dep == "dobj" and above.lemma in lists.words("mention", "writing"):
            return token.head
    released = head in lists.words("bodies", "released") and token.dep == "dobj" and not pointing
    return token.head if released and above.lemma in lists.words("mention", "releasing") else None


def _subject(parse: Parse, verb: int) -> Token | None:
    """The subject of a verb in the active voice, or of the verb that it is joined to."""
    at = bisect_right(parse.sentences, verb, key=lambda sentence: sentence[0]) - 1
    first, last = parse.sentences[max(0, at)]
    for _ in range(HIGHEST):
        below = [t for t in parse.tokens[first:last] if t.head == verb]
        if any(t.dep == "nsubjpass" for t in below):
            return None
        found = next((t for t in below if t.dep == "nsubj"), None)
        if found:
            return None if found.tag in _POINTING else found
        if parse.tokens[verb].dep != "conj":
            return None
        verb = parse.tokens[verb].head
    return None
