"""What stands around and within a statement: whether anything there makes it say less, or other, than its words.

The proof is on the side of saying it plainly. What is listed is what may stand there, and not what may not: there are
more ways to take a statement back, to play it, dream it, pass it on or stop short of it than any list can hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.claims.terms import is_year
from firsthand.languages import meanings, words
from firsthand.records import Attribution, Parse, Range, Token

FOLLOWING = 2
"""Sentences after a statement in which any word for taking back is one of it; further on it must name what it is."""

ENOUGH = 2
"""Sentences with a word that are kept: one of them at most is that of the statement itself."""

REACH = 12
"""Words before and behind a statement and its cue in which something may hang on the cue."""

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_ADVERBIAL = ("neg", "advmod", "cc", "preconj")


class Surroundings(NamedTuple):
    """What the sentences of a report, by their numbers, may say of a statement that stands near them.

    `mends` is whether any word says that something in the report is forged or mended, `last` the last sentence that
    takes something back and names what; `taking` those that take back what stands close above them, `unreal` those
    that open a play or another year, `pointing` those that speak of "this"; `named` are for each word the first two
    sentences that have it and do more than tell what somebody said.
    """

    mends: bool
    last: int
    taking: frozenset[int]
    unreal: frozenset[int]
    pointing: frozenset[int]
    named: Mapping[str, tuple[int, ...]]


def survey(parse: Parse) -> Surroundings:
    """What the sentences of a report may say of the statements in it, in one pass over its words."""
    mends = any(t.text.lower() in words("counterfeits") | words("mending_notices") for t in parse.tokens)
    last, taking, unreal, pointing = -1, set(), set(), set()
    named: dict[str, tuple[int, ...]] = {}
    for n, (start, end) in enumerate(parse.sentences):
        sentence = parse.tokens[start:end]
        told = {t.text.lower() for t in sentence}
        if told & words("unreal_frames"):
            unreal.add(n)
        if not any(map(_is_verb, sentence)):
            continue
        if any(map(is_year, sentence)):
            unreal.add(n)
        if told & words("pointing_back"):
            pointing.add(n)
        if _takes_back(sentence, True):
            taking.add(n)
        if _takes_back(sentence, False):
            last = n
        if not _only_tells(sentence):
            for word in told:
                if len(named.get(word, ())) < ENOUGH:
                    named[word] = (*named.get(word, ()), n)
    return Surroundings(mends, last, frozenset(taking), frozenset(unreal), frozenset(pointing), named)


def told_plainly(parse: Parse, part: Range, attribution: Attribution | None, around: Surroundings) -> bool:
    """Whether nothing in its sentence but a party and "said", and nothing around it, stands beside a statement."""
    at = max(0, bisect_right(parse.sentences, part[0], key=lambda sentence: sentence[0]) - 1)
    after = set(range(at + 1, at + 1 + FOLLOWING))
    if around.mends or around.last > at or around.taking & after:
        return False
    if attribution is None:
        return True
    if at - 1 in around.unreal or around.pointing & {at - 1, *after}:
        return False
    if any(n != at for word in _party(parse, attribution) for n in around.named.get(word, ())):
        return False
    return all(map(_may_stand_beside, _beside(parse, parse.sentences[at], part, attribution)))


def undone(parse: Parse, part: Range, attribution: Attribution | None) -> bool:
    """Whether the words beside a statement have its party stop short of it, or call it false ("failed to say that")."""
    if attribution is None:
        return False
    tokens = parse.tokens
    above = {k for start, end in attribution.cue for k in range(*_within(parse, (start, end)))}
    for k in sorted(above):
        while not _begins(parse, k) and not part[0] <= tokens[k].head < part[1] and tokens[k].head not in above:
            k = tokens[k].head
            above.add(k)
    first, last = _within(parse, attribution.cue[0]) if attribution.cue else part
    around = range(max(0, min(first, part[0]) - REACH), min(len(tokens), max(last, part[1]) + REACH))
    on_cue = {k for k in around if k in above or (tokens[k].head in above and tokens[k].dep in _ADVERBIAL)}
    short = any({tokens[k].lemma, tokens[k].text.lower()} & words("stopping_short") for k in on_cue - set(range(*part)))
    inside = tokens[part[0] : part[1]]
    who = _within(parse, attribution.source)[0] if attribution.source else len(tokens)
    if any(t.text.lower() in words("negations") for t in tokens[max(0, who - 1) : who + 1]):
        return True
    asked = any(t.text == "?" for t in tokens[part[1] - 1 : part[1] + 1])
    return short or asked or any(t.lemma in words("calling_untrue") and t.dep in ("attr", "acomp") for t in inside)


def _begins(parse: Parse, k: int) -> bool:
    """Whether a word is the top of its sentence, or of what "and" or "but" begins anew, with a subject of its own."""
    token = parse.tokens[k]
    near = range(max(0, k - REACH), k)
    joined = {t.text.lower() for t in parse.tokens[token.head : k] if t.dep == "cc" and t.head == token.head}
    return token.head == k or (
        token.dep == "conj"
        and any(parse.tokens[n].head == k and parse.tokens[n].dep in _SUBJECTS for n in near)
        and not joined & words("negations")
    )


def _party(parse: Parse, attribution: Attribution) -> frozenset[str]:
    """The words by which a report may name a party again: its last name or noun, and its nouns of office or sort."""
    span = attribution.source or attribution.antecedent
    inside = [t for t in parse.tokens[slice(*_within(parse, span))] if t.pos in ("NOUN", "PROPN")] if span else []
    sorts = [t for t in inside[:-1] if t.pos == "NOUN" or t.text.lower() in meanings("party_sorts")]
    return frozenset(t.text.lower() for t in (*sorts, *inside[-1:]))


def _only_tells(sentence: Sequence[Token]) -> bool:
    """Whether a sentence turns on "said" and negates, doubts and mends nothing."""
    verbs = [t for t in sentence if t.pos in ("VERB", "AUX") and t.dep == "ROOT"]
    said = bool(verbs) and all(t.lemma in words("asserting_cues") for t in verbs)
    told = {t.text.lower() for t in sentence}
    return said and not told & (words("negations") | words("doubting") | words("mending"))


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.text.lower() in words("undoings")


def _beside(parse: Parse, sentence: Range, part: Range, attribution: Attribution) -> Iterator[Token]:
    """The tokens of a sentence outside a statement, and outside the names of its party and its relays.

    The word for its sort right before a party's name is part of it: "the charity Clear Wells".
    """
    first, last = _within(parse, attribution.source) if attribution.source else (0, 0)
    while first > sentence[0] and parse.tokens[first - 1].text.lower() in meanings("party_sorts"):
        first -= 1
    source = set(range(first, last))
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


def _within(parse: Parse, span: Range) -> Range:
    """The tokens that begin in a range of characters."""
    return bisect_left(parse.tokens, span[0], key=_start), bisect_left(parse.tokens, span[1], key=_start)


def _start(token: Token) -> int:
    return token.start
