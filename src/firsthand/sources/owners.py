"""Whose a party is, by the words that stand before it: a possessor, a body's name before a role."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from firsthand.languages import words
from firsthand.records import Token
from firsthand.sources import kinds, lists

PREPOSITIONS = frozenset({"IN", "TO"})
"""Penn Treebank tags of what may stand between a party and whose it is."""


LONGEST_OFFICE = 5
"""Tokens from the "of" of an office to its mark: "the chief of the port police's spokesman"."""

FARTHEST_AUTHOR = 6
"""Tokens behind a document among which its author is named: "papers filed on Monday by Zed"."""

_TIMES = frozenset({"DATE", "TIME"})
_OF_TOPICS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NO_MAKERS = frozenset({"PERSON", "GPE", "NORP", "LOC", "WORK_OF_ART"})


def opens_clause(tokens: Sequence[Token], k: int) -> bool:
    """Whether a verb begins a clause about the head ("briefed on the matter") and is no descriptor ("state-owned")."""
    token = tokens[k]
    verb = token.pos in ("VERB", "AUX") or (token.tag == "JJ" and token.dep in ("relcl", "acl"))
    return verb and not token.text[0].isupper() and token.dep not in ("amod", "compound") and tokens[k - 1].text != "-"


def split_possessor(tokens: list[Token]) -> tuple[tuple[Token, ...], list[Token]]:
    """The tokens before a possessive mark, or a possessive pronoun, and what they own."""
    if tokens and tokens[0].tag == "PRP$":
        return (tokens[0],), tokens[1:]
    opens = (k for k, t in enumerate(tokens) if t.tag in PREPOSITIONS or (k and opens_clause(tokens, k)))
    stop = next(opens, len(tokens))
    marks = [k for k in range(1, min(stop, len(tokens) - 1)) if tokens[k].tag == "POS" and not is_inside(tokens, k)]
    if not marks and 0 < stop < len(tokens) and tokens[stop].text == "of" and kinds.role_of(tokens[stop - 1]):
        ends = range(stop + 2, min(stop + LONGEST_OFFICE, len(tokens) - 1))
        marks = [k for k in ends if tokens[k].tag == "POS" and tokens[k + 1].text.lower() in _of_offices()]
    if not marks:
        return (), tokens
    return tuple(tokens[: marks[-1]]), tokens[marks[-1] + 1 :]


def _of_offices() -> frozenset[str]:
    """What the holder of an office has: "the secretary of state's office"."""
    return lists.words("bodies", "owned") | lists.words("people", "speakers")


def is_inside(tokens: Sequence[Token], k: int) -> bool:
    """Whether a plural's mark stands inside a body's name: "International Dockers' Federation"."""
    before, after = tokens[k - 1].text, tokens[k + 1]
    head = after.text.lower() if after.text[0].isupper() else ""
    if head in lists.words("bodies", "houses") and before[0].isupper() and not lists.country(before.lower()):
        return True
    if tokens[k - 1].entity == tokens[k].entity == after.entity == "ORG" and before.lower() in (
        "people",
        "women",
        "children",
    ):
        return True
    several = before.endswith("s") and before[0].isupper() and tokens[k].text in ("'", "’")
    unnamed = tokens[k - 1].entity != "PERSON" and not lists.country(before.lower())
    return several and unnamed and after.text[0].isupper() and any(kinds.is_body_word(t) for t in tokens[k + 1 :])


def past_field(tokens: Sequence[Token]) -> Sequence[Token]:
    """Whose a party is, past what it is in charge of: "Zed" of "research at Zed", but not of "residents of Zed".

    So is it past a division: "Zed" of "the Middle East division at Zed".
    """
    at = next((k for k, t in enumerate(tokens) if k and t.text.lower() in ("at", "of", "for")), len(tokens))
    after = tokens[at + 1 :]
    part = 0 < at < len(tokens) and tokens[at - 1].text in lists.words("bodies", "divisions")
    part = part and tokens[at].text == "at"
    field = part or not any(t.text[0].isupper() or kinds.is_body_word(t) or kinds.role_of(t) for t in tokens[:at])
    return after if field and any(t.text[0].isupper() for t in after) else tokens


def first_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to what else a party is: "editor of the Zed Standard and a leading voice for the war"."""
    joins = (
        k for k, t in enumerate(tokens[:-1]) if k and t.pos == "CCONJ" and tokens[k + 1].text in ("a", "an", "the")
    )
    return tokens[: next(joins, len(tokens))]


def author(tokens: Sequence[Token], head: int) -> tuple[Token, ...]:
    """Who wrote or brought out the document that ends before `head`, by what stands behind: "issued by the port".

    Nobody who only had it in his hands: "obtained by the Gazette".
    """
    topic = head < len(tokens) and tokens[head].text == "of" and tokens[head - 1].lemma in _topical()
    ties = ("by",) if topic else ("by", "of", "from")
    for k, token in enumerate(tokens[head : head + FARTHEST_AUTHOR], head):
        if opens_clause(tokens, k) and token.lemma in lists.words("mention", "handling"):
            return ()
        if token.text.lower() in ties and k + 1 < len(tokens):
            after = k + 2 if tokens[k + 1].tag == "DT" and k + 2 < len(tokens) else k + 1
            return tuple(past_field(tokens[after:]))
        passes = opens_clause(tokens, k) or token.entity in _TIMES or token.tag in PREPOSITIONS or token.pos == "ADV"
        if not passes and not (topic and token.pos in _OF_TOPICS):
            return ()
    return ()


def _topical() -> frozenset[str]:
    return lists.words("bodies", "topical")


def maker(before: Sequence[Token]) -> tuple[Token, ...]:
    """The body right before what it has brought out: "Larn Police" of "data"; no place, person or court's paper."""
    found = body_before(before)
    if found and found[-1].text.lower() in lists.words("bodies", "written_papers"):
        return ()
    if (
        not found
        or before[-1] is not found[-1]
        or any(t.entity in _NO_MAKERS and not kinds.is_body_word(t) for t in found)
    ):
        return ()
    named = any(t.entity == "ORG" for t in found) or any(map(kinds.is_body_word, found))
    return found if named and not is_platform(found) else ()


def is_platform(tokens: Sequence[Token]) -> bool:
    """Whether words name what everybody can write on: a "Facebook post" is not Facebook's."""
    return bool(tokens) and tokens[-1].text.lower() in words("platforms")


def is_office(owner: Sequence[Token]) -> bool:
    """Whether an office's name tells whose it is: "the Prosecutor General's Office", but not "Ann Poe's Office"."""
    return all(t.text[0].isupper() and t.entity != "PERSON" for t in owner) and any(map(kinds.role_of, owner))


def body_before(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The body or person that stands before a role by name or by a common noun: "Poe Bank spokesman", "navy chief"."""
    capitals = [t for t in tokens if t.text[0].isupper() and (t.pos in _OF_NAMES or _is_shouted(t))]
    capitals = [t for t in capitals if not _is_leaning(t)]
    if _is_of_party(tokens):
        return tuple(tokens)
    bodies = [p for p in pairwise(tokens) if p[0].text[0].isupper() and p[1].text[0].isupper()]
    within = {id(t) for pair in bodies if kinds.is_body_word(pair[1]) or _is_one_name(*pair) for t in pair}
    capitals = [t for t in capitals if (not kinds.role_of(t) or id(t) in within) and not _is_common(t)]
    if any(t.text.lower() in lists.words("mention", "ties") for t in tokens):
        return ()
    word = tokens[-1].text.lower() if tokens else ""
    closes = any(word in lists.words("bodies", n) for n in ("state", "private")) and tokens[-1].text == word
    beside = closes and len(tokens) > 1 and capitals[-1:] == [tokens[-2]]
    if (
        len(capitals) > 1
        and capitals[-1].text.lower() in lists.words("bodies", "functions")
        and _is_whole(capitals[:-1])
    ):
        return tuple(capitals[:-1])
    if beside or any(t.pos == "PROPN" or t.text.isupper() for t in capitals):
        return (*capitals, tokens[-1]) if beside else tuple(capitals)
    return tuple(tokens[-1:]) if closes and word not in lists.words("bodies", "fields") else ()


def _is_one_name(first: Token, second: Token) -> bool:
    """Whether two words with capitals are of one body's name by the parse: "Family Research", "Veterans Affairs"."""
    return first.entity == second.entity == "ORG" and first.pos == second.pos == "PROPN"


def _is_whole(tokens: Sequence[Token]) -> bool:
    """Whether words are a body's name without what its officers are in charge of: "DNC" of "DNC Communications"."""
    listed = bool(lists.byname(kinds.text_of(tokens).lower()))
    return listed or kinds.is_body_word(tokens[-1]) or (len(tokens) == 1 and _is_shouted(tokens[0]))


def body_of_name(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same before a role with a name, where one noun with a capital may be it: "Observatory head Ann Poe"."""
    alone = len(tokens) == 1 and kinds.is_body_word(tokens[0]) and not kinds.role_of(tokens[0])
    bare = alone and tokens[0].text.lower() not in lists.words("bodies", "fields") | lists.words("bodies", "plain")
    return body_before(tokens) or (tuple(tokens) if bare else ())


def _is_leaning(token: Token) -> bool:
    return token.text.lower() in lists.words("mention", "leanings") | lists.words("mention", "stand_ins")


def _is_of_party(tokens: Sequence[Token]) -> bool:
    """Whether words are a party's own body: "Republican National Committee", but not "Republican House"."""
    whole = len(tokens) > 2 and all(t.text[0].isupper() for t in tokens) and kinds.is_body_word(tokens[-1])
    sides = lists.words("mention", "leanings") | lists.words("people", "partisans")
    rest = kinds.text_of(tokens[1:]).lower()
    return whole and tokens[0].text.lower() in sides and not lists.byname(rest)


def _is_shouted(token: Token) -> bool:
    """Whether a word is an acronym, whatever the parser takes it for: "WHO"."""
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1


_OF_NAMES = ("PROPN", "ADJ", "NOUN")


def _is_common(token: Token) -> bool:
    """Whether an adjective with a capital tells no body, as the first word of a sentence may: "Local police"."""
    word = token.text.lower()
    common = word in lists.words("bodies", "plain") or word in lists.words("mention", "former")
    return token.pos != "PROPN" and common


def ends_in_body(tokens: Sequence[Token]) -> bool:
    """Whether a body's name stands right before a role: "Larn State Police Lt. Ann Poe"; not an outlet's."""
    word = tokens[-1].text.lower() if tokens else ""
    named = any(t.text[0].isupper() for t in tokens[-2:])
    return named and any(word in lists.words("bodies", n) for n in ("state", "private"))
