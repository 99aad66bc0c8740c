"""A party whose name stands before its common noun: "the Reporter newspaper", "the Zed Institute think tank"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Token
from firsthand.sources import kinds, lists
from firsthand.sources.kinds import WordingKind

_PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})


def proper(token: Token) -> bool:
    """Whether a token can stand in a proper name: a capital, a particle, or a mark within one."""
    glue = token.text.lower() in lists.words("titles", "particles") or token.text in ("&", "-", ".", "'")
    return token.text[0].isupper() or glue


def kind_of(tokens: Sequence[Token]) -> WordingKind:
    """The kind of the party by its common noun, the last token, or ""."""
    word = tokens[-1].text.lower()
    if kinds.is_newsroom([t.text.lower() for t in tokens]):
        return "outlet"
    if word in lists.words("bodies", "outlet") and word not in lists.words("bodies", "newsrooms"):
        return "outlet"
    return "body" if word in lists.words("bodies", "private") or word in ("forces", "coalition") else ""


def names_with_head(tokens: Sequence[Token]) -> bool:
    """Whether the common noun is needed to tell the party from the place that it is called by: "Larn hospital"."""
    word = tokens[-1].text.lower()
    if kinds.is_newsroom([t.text.lower() for t in tokens]):
        return True
    if len(tokens) > 2 and tokens[-2].text in lists.words("bodies", "trades") and before_head(tokens):
        return False
    return word in lists.words("bodies", "private") and not lists.classes(word) & {"body", "firm"}


def before_head(tokens: Sequence[Token]) -> list[Token]:
    """The run of proper nouns right before the last word, if it is a name and no country or place "-based".

    Between them may stand what such a party does: "think" of "the Zed Institute think tank".
    """
    start = len(tokens) - 1
    while start and tokens[start - 1].text in lists.words("bodies", "newsroom_ties"):
        start -= 1
    trade = start
    while trade and tokens[trade - 1].text in lists.words("bodies", "trades"):
        trade -= 1
    run = _run(tokens, start) or _doing(_run(tokens, trade))
    return [] if not run or lists.country(kinds.text_of(run).lower()) else run


def _run(tokens: Sequence[Token], stop: int) -> list[Token]:
    """The run of proper nouns that ends before `stop`, with "for" after a body's own noun."""
    start = stop
    while start and (_is_proper_noun(tokens[start - 1]) or _goes_on(tokens, start - 1)):
        start -= 1
    while 0 < start < stop and _is_epithet(tokens[start - 1]):
        start -= 1
    return list(tokens[start:stop])


def _is_proper_noun(token: Token) -> bool:
    return proper(token) and token.tag[:3] in ("NNP", "HYP", ":")


def _is_epithet(token: Token) -> bool:
    """Whether an adjective with a capital begins a name: "Red" of "the Red Dawn group"; no country's does."""
    word = token.text.lower()
    titled = token.pos in ("ADJ", "NOUN") and token.text.istitle() and token.entity not in _PLACES
    return titled and not lists.country(word) and word not in lists.words("bodies", "plain")


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether a body's name goes on with a preposition: "Observatory for Human Rights"."""
    within = 0 < k < len(tokens) - 1 and tokens[k].text in ("for", "of") and tokens[k + 1].text[0].isupper()
    return within and tokens[k - 1].text[0].isupper() and kinds.is_body_word(tokens[k - 1])


def _doing(run: list[Token]) -> list[Token]:
    """A run before what its bearer does, unless it may tell where: "the Larn aid group"."""
    if not run or any(map(kinds.is_body_word, run)) or all(t.entity == "ORG" for t in run):
        return run
    return run if len(run) > 1 and run[-1].entity not in _PLACES else []
