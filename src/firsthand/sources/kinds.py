"""What kind of party a word, a description or a name stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from firsthand.languages import outlets, regions
from firsthand.languages.gazetteer import find_entries
from firsthand.records import Token
from firsthand.sources import lists

WordingKind = Literal["person", "group", "body", "outlet", "document", ""]

_BODY_LABELS = frozenset({"ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LOC"})
_TIES = frozenset({"of", "for", "against", "on"})
LONGEST_ACRONYM = 8
"""Letters; a word in capitals up to this length is an acronym and no person's name."""

LONGEST_TITLE = 4
"""Words of a paper's title."""

LONGEST_BROADCASTER = 4
"""Words of a broadcaster's listed name that a place or an edition may follow."""

LEAST_OF_STATION = 20_000
"""Inhabitants of a place that a broadcaster may have a station of its own in."""

_TITLES = ("male", "female", "neutral")


def role_of(token: Token) -> str:
    """The role or title that a token is, in lower case, or ""."""
    lower = token.text.lower()
    for word in (lower, token.lemma, lower.removesuffix("s")):
        if word in lists.words("people", "roles") or any(word in lists.words("titles", n) for n in _TITLES):
            return word
    return ""


def is_body_word(token: Token) -> bool:
    """Whether a token is a word that bodies are called by: ministry, group, newspaper."""
    word = token.text.lower()
    forms = (word, word.removesuffix("s"))
    return any(form in lists.words("bodies", n) for n in ("state", "private", "outlet") for form in forms)


def is_newsroom(words: Sequence[str]) -> bool:
    """Whether the lower-case words of a name end or begin as those of an agency or a broadcaster do."""
    if len(words) < 2:
        return False
    if words[0] in lists.words("bodies", "rhythms") and words[0] in lists.words("bodies", "outlet"):
        return True
    agency = words[-1] in lists.words("bodies", "newsrooms") and words[-2] in lists.words("bodies", "newsroom_ties")
    return agency or words[0] in lists.words("bodies", "airs") or words[-1] in lists.words("bodies", "airs")


def station_at(tokens: Sequence[Token]) -> int | None:
    """Where a broadcaster's name begins that a place or an edition ends: "TV station ABC Houston", "BBC Arabic"."""
    for first in range(len(tokens) - 1):
        for last in range(first + 1, min(len(tokens), first + LONGEST_BROADCASTER + 1)):
            listed = any(o.kind == "broadcaster" for o in outlets.named(text_of(tokens[first:last])))
            if listed and _is_edition(tokens[last:]):
                return first
    return None


def _is_edition(tokens: Sequence[Token]) -> bool:
    """Whether words tell which part of a broadcaster one is: "5 Atlanta", "Radio 4", "English", "Philippines"."""
    rest = [t for t in tokens if not t.text.isdigit()]
    place = text_of(rest)
    if not rest or lists.country(place.lower()) or regions.is_region(place.lower()):
        return True
    if all(t.text.lower() in lists.words("bodies", "editions") for t in rest):
        return True
    capitals = all(t.text[0].isupper() for t in rest)
    return capitals and any(e.people >= LEAST_OF_STATION for e in find_entries(place))


def is_paper(tokens: Sequence[Token]) -> bool:
    """Whether words behind an article are a paper's name: "Larn Ledger", "Sunday Mirror", "Larn Democrat-Gazette".

    One that ends as a person's noun does is one only with another such word, or with how often it comes, before it.
    """
    words = [t.text.lower() for t in tokens if t.text != "-"]
    titles = lists.words("bodies", "papers")
    if len(words) == 1:
        return words[0] in titles and tokens[0].text.istitle()
    if len(words) < 2 or words[-1] not in titles or not all(t.text[0].isupper() or t.text == "-" for t in tokens):
        return False
    if words[0] in lists.words("bodies", "rhythms") or words[-2] in titles:
        return True
    person = words[-1] in lists.words("people", "roles") or lists.is_person(words[-1])
    return not person and tokens[-2].text != "-" and tokens[-2].entity != ""


def is_titled_paper(tokens: Sequence[Token]) -> bool:
    """Whether words behind "The" within a sentence are a paper's: a place, and what papers are called by."""
    capitals = 1 < len(tokens) <= LONGEST_TITLE and all(t.text[:1].isupper() for t in tokens)
    return capitals and tokens[-1].text.lower() in lists.words("bodies", "papers") and tokens[0].pos == "PROPN"


def _is_outlet_word(token: Token) -> bool:
    word = token.text.lower()
    own = {word, word.removesuffix("s")} & (lists.words("bodies", "state") | lists.words("bodies", "private"))
    return not own


def describe(word: str, head: Token, plural: bool) -> WordingKind:
    """What kind of party a description with that head noun is."""
    if word in lists.words("people", "roles"):
        return "group" if plural else "person"
    if any(word in lists.words("bodies", n) for n in ("state", "private", "standing")):
        return "body"
    if word in lists.words("bodies", "outlet") and not (word == "post" and head.text.islower()):
        return "outlet"
    if word in lists.words("bodies", "document"):
        return "document"
    if lists.country(head.text.lower()):
        return "group" if plural else "body"
    return "group" if plural and head.tag == "NNPS" else ""


def name(tokens: Sequence[Token]) -> WordingKind:
    """What kind of party bears a proper name, by its words, the public lists and the parser's label."""
    text = text_of(tokens)
    lower = text.lower()
    labels = {t.entity for t in tokens}
    words = [t.text.lower() for t in tokens]
    headed = is_body_word(tokens[-1]) or (bool(_TIES & {*words}) and any(map(is_body_word, tokens)))
    given = len(words) > 1 and lists.is_given_name(words[0]) and (not headed or _is_called_post(tokens))
    if len(words) > 1 and words[-1] in lists.words("bodies", "legal") and not (given and len(words) == 2):
        return "body"
    if lists.byname(lower) or lists.country(lower) or lists.capital(lower):
        return "body"
    if (not given or len(words) > 1) and (outlets.named(text) or is_domain(text)):
        return "outlet"
    if not given and is_newsroom(words):
        return "outlet"
    if not given and any(is_body_word(t) and not _is_outlet_word(t) for t in tokens):
        return "body"
    if not given and len(words) > 1 and words[-1] in lists.words("bodies", "outlet"):
        return "outlet"
    if text.isupper() and 2 <= len(text) <= LONGEST_ACRONYM and len(words) == 1:
        return "body"
    if given or ("PERSON" in labels and words[0] not in lists.words("mention", "of_places")):
        return "person"
    return "body" if labels & _BODY_LABELS and len(words) > 1 else ""


def _is_called_post(tokens: Sequence[Token]) -> bool:
    """Whether a person's surname is a word that papers end in: "Jessica Post", but not "the Virginia Post"."""
    person = all(t.entity == "PERSON" for t in tokens) and not outlets.named(text_of(tokens))
    return person and len(tokens) == 2 and not regions.is_region(tokens[0].text.lower()) and _is_outlet_word(tokens[1])


def is_domain(text: str) -> bool:
    """Whether a name is a web address: "gazette.example"."""
    host, dot, top = text.rpartition(".")
    return bool(dot and host and " " not in text and 2 <= len(top) <= 7 and top.isalpha() and top.islower())


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens' words with the blanks that stood between them, each run as one."""
    parts = [tokens[0].text] if tokens else []
    for before, token in pairwise(tokens):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)
