"""What stands around and within a statement: whether anything there makes it say less, or other, than its words.

The proof is on the side of saying it plainly. What is listed is what may stand there, and not what may not: there are
more ways to take a statement back, to play it, dream it, pass it on or stop short of it than any list can hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from firsthand.languages import meanings, words
from firsthand.records import Attribution, Parse, Range, Token

FOLLOWING = 2
"""Sentences after a statement in which any word for taking back is one of it; further on it must name what it is."""

_MODIFIERS = ("poss", "amod", "compound", "nmod")


def told_plainly(parse: Parse, part: Range, attribution: Attribution | None) -> bool:
    """Whether nothing in its sentence but a party and "said", and nothing below it, stands beside a statement."""
    if any(t.text.lower() in words("counterfeits") | words("mending_notices") for t in parse.tokens):
        return False
    at = max(0, bisect_right(parse.sentences, part[0], key=lambda sentence: sentence[0]) - 1)
    if attribution is not None and not all(
        map(_may_stand_beside, _beside(parse, parse.sentences[at], part, attribution))
    ):
        return False
    sentences = [s if any(map(_is_verb, s)) else () for s in (parse.tokens[slice(*s)] for s in parse.sentences)]
    if any(_takes_back(s, n < FOLLOWING) for n, s in enumerate(sentences[at + 1 :])):
        return False
    if attribution is None:
        return True
    before = parse.tokens[slice(*parse.sentences[at - 1])] if at else ()
    if any(t.text.lower() in words("unreal_frames") for t in before) or (at and any(map(_is_year, sentences[at - 1]))):
        return False
    party = _party(parse, attribution)
    near = range(max(0, at - 1), at + 1 + FOLLOWING)
    return not any(_speaks_of_it(s, party, n in near) for n, s in enumerate(sentences) if n != at)


def _party(parse: Parse, attribution: Attribution) -> frozenset[str]:
    """The words by which a report may name a party again: its last name or noun, and its nouns of office or sort."""
    span = attribution.source or attribution.antecedent
    inside = [t for t in parse.tokens[slice(*_within(parse, span))] if t.pos in ("NOUN", "PROPN")] if span else []
    sorts = [t for t in inside[:-1] if t.pos == "NOUN" or t.text.lower() in meanings("party_sorts")]
    return frozenset(t.text.lower() for t in (*sorts, *inside[-1:]))


def _speaks_of_it(sentence: Sequence[Token], party: frozenset[str], close: bool) -> bool:
    """Whether another sentence may be of a statement: of its party but no more than what that says, or of "this"."""
    told = {t.text.lower() for t in sentence}
    if close and told & words("pointing_back"):
        return True
    if not told & party:
        return False
    verbs = [t for t in sentence if t.pos in ("VERB", "AUX") and t.dep == "ROOT"]
    said = bool(verbs) and all(t.lemma in words("asserting_cues") for t in verbs)
    return not said or bool(told & (words("negations") | words("doubting") | {"now", "instead"}))


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.text.lower() in words("undoings")


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and token.text[0] in "12"


def _beside(parse: Parse, sentence: Range, part: Range, attribution: Attribution) -> Iterator[Token]:
    """The tokens of a sentence outside a statement, and outside the names of its party and its relays."""
    source = set(range(*_within(parse, attribution.source))) if attribution.source else set()
    relays = {k for span in attribution.via for k in range(*_within(parse, span))}
    for k in range(*sentence):
        token = parse.tokens[k]
        spoken = k in relays and token.text.lower() not in meanings("party_sorts")
        named = k in source and token.tag not in ("VBD", "VBP", "VBZ", "VBG", "VBN")
        if not (part[0] <= k < part[1] or spoken or named):
            yield token


def _may_stand_beside(token: Token) -> bool:
    """Whether a word beside a statement says no more than that, when, where or to whom a party said it."""
    word = token.text.lower()
    if not any(c.isalnum() for c in word):
        return word != "?"
    return (
        word in words("plain_frames")
        or word in words("weekdays")
        or word in meanings("month_numbers")
        or (token.lemma in words("asserting_cues") and token.pos != "NOUN")
    )


def _takes_back(sentence: Sequence[Token], close: bool) -> bool:
    """Whether a sentence below a statement may take it back, or say from whom its party has it."""
    lemmas = {t.lemma for t in sentence}
    told = {t.text.lower() for t in sentence}
    things = bool(lemmas & (words("taken_things") | words("claimed_things")))
    if told & words("undoings") or lemmas & words("undoings") or lemmas & words("retracting"):
        return close or things
    if close and (
        told & words("falsities") or (told & {"true", "so", "right", "correct"} and told & words("negations"))
    ):
        return True
    if close and sentence and sentence[0].text.lower() in words("negations"):
        return True
    given = bool(lemmas & words("taking"))
    return (bool(told & {"from", "by"}) and given and things) or ("on" in told and bool(lemmas & words("resting")))


def bound_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a statement that are no content and not neutral either: "near", "possibly", "or", a year."""
    return frozenset(
        word
        for t in tokens
        if (word := t.text.lower()) not in words("neutral_words")
        and (word == "?" or (any(c.isalnum() for c in word) and t.pos not in ("NOUN", "PROPN", "VERB", "NUM")))
        and not (t.pos == "AUX" and t.lemma in ("be", "have"))
    )


def relations(parse: Parse, part: Range) -> frozenset[tuple[str, str]]:
    """Which word modifies which, and which stands behind which preposition: what two texts may not swap."""
    found: set[tuple[str, str]] = set()
    places: set[tuple[str, str]] = set()
    for k in range(*part):
        token = parse.tokens[k]
        above = parse.tokens[token.head]
        if _is_when(token):
            continue
        if token.dep in _MODIFIERS and token.pos != "NUM":
            found.add((token.lemma.lower(), above.lemma.lower()))
        elif token.dep == "pobj":
            neutral = above.text.lower() in words("neutral_words")
            if token.pos == "PROPN" or not neutral:
                (places if neutral else found).add((above.text.lower(), token.lemma.lower()))
    return frozenset(found | places if len(places) > 1 else found)


def _is_when(token: Token) -> bool:
    return token.text.lower() in words("weekdays") or token.text.lower() in meanings("month_numbers")


def days_named(tokens: Sequence[Token]) -> frozenset[str]:
    """The weekdays and months of a statement, and the numbers beside its months."""
    found: set[str] = set()
    for k, token in enumerate(tokens):
        if _is_when(token):
            found.add(token.text.lower())
        elif any(c.isdigit() for c in token.text):
            found |= {token.text for t in tokens[max(0, k - 1) : k + 2] if t.text.lower() in meanings("month_numbers")}
    return frozenset(found)


def same_content(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two statements have the same content words, but for numbers and the names of days."""
    when = words("weekdays") | frozenset(meanings("month_numbers"))
    return all(w in when or w[0].isdigit() or w in meanings("numbers") for w in left ^ right)


def _within(parse: Parse, span: Range) -> Range:
    """The tokens that begin in a range of characters."""
    return bisect_left(parse.tokens, span[0], key=_start), bisect_left(parse.tokens, span[1], key=_start)


def _start(token: Token) -> int:
    return token.start
