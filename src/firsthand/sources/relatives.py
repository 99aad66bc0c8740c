"""What a relative pronoun stands for, by grammar: "an architect who said", "admirals, most of whom had"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from firsthand.records import Parse, Range, Token
from firsthand.sources import kinds, lists, phrases

LONGEST = 12
"""Tokens of a noun phrase before its relative clause that are read; the head and what names its party stand in them."""

_OF_A_PHRASE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case", "punct", "quantmod", "advmod"})
_BREAKS = frozenset({",", "—", "–", "-", "--"})
_OF_PERSONS = frozenset({"who", "whom", "whose"})
_NO_PERSONS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LOC", "GPE"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def is_relative(tokens: Sequence[Token]) -> bool:
    """Whether a mention's words are a relative pronoun, alone or as in "most of whom"."""
    last = tokens[-1] if tokens else None
    if last is None or last.text.lower() not in lists.words("mention", "who"):
        return False
    return len(tokens) == 1 or (len(tokens) == 3 and tokens[1].text.lower() == "of")


def find(parse: Parse, first: int, last: int) -> Range | None:
    """The tokens of the noun phrase that the relative pronoun at the end of the tokens `first` to `last` stands for.

    None where the pronoun asks or points ("who knows", "that is why"), as nothing stands before it.
    """
    near = _right_before(parse, first)
    noun = _modified(parse, last - 1)
    if noun is None or noun >= first or (near is not None and _is_joined(parse, near, noun)):
        noun = near
    if parse.tokens[last - 1].text.lower() in _OF_PERSONS:
        noun = _person(parse, noun, first)
    if noun is None:
        return None
    start = noun
    low = max(noun - LONGEST, _sentence_start(parse, noun))
    while start > low and _leads(parse.tokens[start - 1], start, noun):
        start -= 1
    while start < noun and parse.tokens[start].dep == "punct":
        start += 1
    end = noun + 1
    of = parse.tokens[end].text.lower() == "of" if end < first else False
    return start, first if of and first - end <= LONGEST and parse.tokens[first - 1].pos in _NOUNS else end


def _person(parse: Parse, noun: int | None, first: int) -> int | None:
    """The person nearest before a "who" where the parser took a time, a place or a thing for what it stands for."""
    low = max(first - LONGEST, _sentence_start(parse, first))
    if noun is not None and parse.tokens[noun].entity not in _NO_PERSONS and not _is_of_person(parse, noun, first):
        named = (k for k in range(noun + 1, first) if parse.tokens[k].entity == "PERSON")
        apposed = [k for k in named if parse.tokens[k].dep == "appos" and parse.tokens[k].head == noun]
        return apposed[-1] if apposed else noun
    last = (k for k in reversed(range(low, first)) if parse.tokens[k].entity == "PERSON")
    found = next((k for k in last if parse.tokens[k].dep != "compound"), None)
    return found if found is not None else _somebody(parse, noun)


def _somebody(parse: Parse, noun: int | None) -> int | None:
    """The person who is of a place: "a judge in Larn, who said"."""
    place = parse.tokens[noun] if noun is not None else None
    if place is None or place.entity != "GPE" or place.dep != "pobj":
        return noun
    above = parse.tokens[place.head].head
    return above if above < place.head and phrases.is_person(parse.tokens[above]) else noun


def _is_of_person(parse: Parse, noun: int, first: int) -> bool:
    """Whether a noun for no person is somebody's: "the ire of Justice Ann Poe, who", but not "a friend of Ann Poe"."""
    token = parse.tokens[noun]
    if token.entity or token.pos != "NOUN" or token.tag == "NNS" or kinds.describe(token.lemma.lower(), token, False):
        return False
    of = noun + 1 < first and parse.tokens[noun + 1].text.lower() == "of"
    return of and not phrases.is_person(token) and parse.tokens[first - 1].entity == "PERSON"


def _leads(token: Token, start: int, noun: int) -> bool:
    return token.dep in _OF_A_PHRASE and start <= token.head <= noun and token.text not in (",", ";", ":", '"')


def _modified(parse: Parse, pronoun: int) -> int | None:
    """The noun whose relative clause the pronoun stands in; of "Jane Roe, the mayor, who" the name."""
    word = pronoun
    for _ in range(LONGEST):
        token = parse.tokens[word]
        if token.dep == "relcl":
            noun = _subject_of(parse, _top(parse, token.head))
            return noun if parse.tokens[noun].pos in _NOUNS else None
        if token.head == word:
            return None
        word = token.head
    return None


def _top(parse: Parse, noun: int) -> int:
    """What a noun stands in apposition to: of "Jane Roe, the mayor" the name."""
    while parse.tokens[noun].dep == "appos" and parse.tokens[noun].head < noun and not parse.tokens[noun].entity:
        noun = parse.tokens[noun].head
    return noun


def _subject_of(parse: Parse, noun: int) -> int:
    """Of a noun that says what somebody is ("Roe is a liar who") the one of whom it says so."""
    token = parse.tokens[noun]
    while token.dep == "conj" and token.head < noun:
        token = parse.tokens[token.head]
    if token.dep != "attr":
        return noun
    low = max(token.head - LONGEST, _sentence_start(parse, noun))
    subjects = (k for k in range(low, token.head) if parse.tokens[k].head == token.head)
    return next((k for k in subjects if parse.tokens[k].dep == "nsubj" and parse.tokens[k].pos == "PROPN"), noun)


def _right_before(parse: Parse, pronoun: int) -> int | None:
    """The noun right before the pronoun, a comma or an adverb between them or not."""
    at = pronoun - 1
    while at > pronoun - 4 and at >= 0 and (parse.tokens[at].text in _BREAKS or parse.tokens[at].pos == "ADV"):
        at -= 1
    low = _sentence_start(parse, pronoun)
    return at if at >= low and parse.tokens[at].pos in _NOUNS else None


def _is_joined(parse: Parse, near: int, noun: int) -> bool:
    """Whether the nearer noun is the last of several of which the other is the first: "Roe, Poe and Vance, who".

    Or the name of what the other one describes: "his wife, Laura, who".
    """
    if parse.tokens[near].pos == "PROPN" != parse.tokens[noun].pos and parse.tokens[near].dep == "appos":
        return True
    word = near
    while parse.tokens[word].dep == "conj" and parse.tokens[word].head < word:
        word = parse.tokens[word].head
    return word == noun != near


def _sentence_start(parse: Parse, word: int) -> int:
    at = bisect_right(parse.sentences, word, key=lambda sentence: sentence[0]) - 1
    return parse.sentences[max(0, at)][0]
