"""A party whose name stands before its common noun: "the Reporter newspaper", "the Zed Institute think tank"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Token
from firsthand.sources import kinds, lists
from firsthand.sources.kinds import WordingKind


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
    return word in lists.words("bodies", "private") and not lists.classes(word) & {"body", "firm"}


def before_head(tokens: Sequence[Token]) -> list[Token]:
    """The run of proper nouns right before the last word, if it is a name and no country or place "-based"."""
    start = len(tokens) - 1
    while start and tokens[start - 1].text in lists.words("bodies", "newsroom_ties"):
        start -= 1
    stop = start
    while start and (proper(tokens[start - 1]) and tokens[start - 1].tag[:3] in ("NNP", "HYP", ":")):
        start -= 1
    run = list(tokens[start:stop])
    return [] if not run or lists.country(kinds.text_of(run).lower()) else run
