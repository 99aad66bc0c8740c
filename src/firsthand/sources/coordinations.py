"""Mentions that name several parties at once: "Zedland and Wyland", "the port, the FBI and Ann Roe"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.records import Token
from firsthand.sources import kinds, lists, phrases

LONGEST = 30
"""Tokens of a mention that are read; a longer one tells a story about its party."""

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})


def are_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens `first` to `last` of a report join a named party with another by "and".

    Not within one name ("Ministry of Food and Drink"), nor two roles of one person ("mayor and author Ann Roe").
    """
    last = min(last, first + LONGEST)
    last = next((k for k in range(first + 1, last) if tokens[k].tag in _RELATIVE), last)
    if not any(tokens[k].pos == "CCONJ" or tokens[k].text == "&" for k in range(first + 1, last)):
        return False
    if tokens[first].pos == "PRON" or _is_listed(tokens[first:last]):
        return False
    root = next((k for k in range(first, last) if not first <= tokens[k].head < last or tokens[k].head == k), first)
    joined = [root, *(k for k in range(root + 1, last) if tokens[k].dep == "conj" and _leads_to(tokens, k, root))]
    if len(joined) < 2:
        return _are_bynames(tokens[first:last])
    apart = any(not tokens[k].entity and tokens[k].pos == "CCONJ" for k in range(root + 1, joined[-1]))
    named = any(tokens[k].entity in _NAMED for k in joined)
    places = any(tokens[k].entity == "GPE" != tokens[root].entity for k in joined)
    if places and any(tokens[k].text == "of" for k in range(root, joined[-1])):
        return False
    return apart and named and all(_is_party(tokens, k) for k in joined) and not _is_titled(tokens, root, joined[-1])


def _is_titled(tokens: Sequence[Token], root: int, name: int) -> bool:
    """Whether "and" joins two roles before one person's name: "Ledger publisher and editor Ann Roe"."""
    if tokens[root].entity == "PERSON" or tokens[name].entity != "PERSON":
        return False
    first = name
    while first > root and tokens[first - 1].entity == "PERSON":
        first -= 1
    while first > root and tokens[first - 1].pos != "CCONJ" and not tokens[first - 1].tag.startswith("NN"):
        first -= 1
    role = tokens[first - 1]
    return role.tag in ("NN", "NNP") and bool(kinds.role_of(role) or phrases.is_person(role))


def _is_listed(tokens: Sequence[Token]) -> bool:
    """Whether words are the listed name of one body: "the Islamic State of Iraq and the Levant"."""
    return lists.byname(kinds.text_of(tokens).lower().rstrip(" ,").removeprefix("the ")) != ""


def _leads_to(tokens: Sequence[Token], word: int, root: int) -> bool:
    """Whether a word is joined to another, or to one that is joined to it."""
    while tokens[word].dep == "conj" and tokens[word].head < word:
        word = tokens[word].head
    return word == root


def _is_party(tokens: Sequence[Token], word: int) -> bool:
    """Whether a word heads what names or describes a party by itself."""
    token = tokens[word]
    if token.entity in _NAMED:
        return token.entity != "NORP" or token.tag in ("NNS", "NNPS")
    if token.pos not in ("NOUN", "PROPN"):
        return False
    plural = token.tag in ("NNS", "NNPS")
    kind = kinds.describe(token.lemma.lower(), token, plural)
    return kind in ("body", "outlet") or (plural and (kind == "group" or phrases.is_person(token)))


def _are_bynames(tokens: Sequence[Token]) -> bool:
    """Whether two listed bodies stand with "and" between them where the parser took both for one: "DOJ & FBI"."""
    words = [t for t in tokens if t.tag != "DT"]
    joins = len(words) == 3 and (words[1].text == "&" or words[1].pos == "CCONJ")
    return joins and all(lists.byname(t.text.lower()) or lists.country(t.text.lower()) for t in (words[0], words[2]))
