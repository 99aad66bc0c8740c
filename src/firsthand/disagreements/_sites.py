"""The places that sentences put something in, named or described, and whether two of them cannot both be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.disagreements._lines import Line, plain
from firsthand.disagreements._places import lie_apart
from firsthand.languages import meanings, words
from firsthand.languages.figures import number
from firsthand.languages.places import find_entries
from firsthand.records import Parse, Range, Token

KINDS = ("GPE", "LOC", "FAC")
"""The sorts of entities that are places."""

KNOWN = 50_000
"""People of the smallest town that a name is taken for which the parser takes for none."""

HIGHEST = 10_000
"""What is said to be of a higher number than this is no floor, ward or road."""

_LOCATED = ("in", "at", "near", "out", "off", "on")
_SPECIFIC = ("building", "room", "ground")


class Site(NamedTuple):
    """A place as a sentence tells it: the tokens that do, how it is related to it, and the noun that it is.

    `name` is its own name, or ""; `kinds` are the sorts of place that it is, by level; `number` is which of its kind it
    is ("the third floor"), 0 where that is not told; `about` are the names that stand by the noun. `secret` is whether
    it is said not to be told. `ends` are the names of the ends of a way,
    `before` is whether it stands before the noun that it places ("a Boston clinic").
    """

    told: Range
    relation: str
    noun: str
    name: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    number: int = 0
    about: frozenset[str] = frozenset()
    secret: bool = False
    ends: tuple[str, ...] = ()
    before: bool = False


def find(line: Line, parse: Parse) -> Iterator[Site]:
    """The places of a sentence: after a preposition, before a noun ("a Boston clinic"), and the ends of a way."""
    tokens = parse.tokens
    for k in range(*line.tokens):
        above = tokens[k].head
        if tokens[k].dep == "pobj":
            relation, first = _relation(tokens, line, above)
            if relation:
                yield _site(tokens, line, k, first, relation)
        elif tokens[k].dep in ("compound", "nmod", "amod") and _modifies(tokens, k):
            first = _first_of_name(tokens, line, k)
            yield Site(
                (first, k + 1), "in", plain(tokens[k]), " ".join(t.text for t in tokens[first : k + 1]), before=True
            )
    yield from _ways(line, tokens)


def _modifies(tokens: Sequence[Token], k: int) -> bool:
    """Whether a name of a place stands before a noun that is no part of it ("a Boston clinic")."""
    return tokens[k].entity == "GPE" and tokens[k].head > k and tokens[tokens[k].head].entity not in KINDS


def _relation(tokens: Sequence[Token], line: Line, prep: int) -> tuple[str, int]:
    """How a preposition puts something to a place ("outside of", "north of"), and where it begins; "" for another."""
    word = tokens[prep].text.lower()
    relations = meanings("place_relations")
    if word == "of" and tokens[prep].head == prep - 1 and prep > line.tokens[0]:
        before = tokens[prep - 1].text.lower()
        if before in ("outside", "inside", "north", "south", "east", "west", "front"):
            return str(relations[before]), prep - 1
    return str(relations.get(word, "")) if word not in ("north", "south", "east", "west", "front") else "", prep


def _site(tokens: Sequence[Token], line: Line, k: int, first: int, relation: str) -> Site:
    hanging = [j for j in range(*line.tokens) if tokens[j].head == k and j != k and j > first - 1 and j < k]
    begun = _first_of_name(tokens, line, k)
    named = tokens[k].pos == "PROPN" and _is_place(tokens[k], " ".join(t.text for t in tokens[begun : k + 1]))
    noun = plain(tokens[k])
    which = 0
    if noun in words("numbered_places"):
        told = (tokens[j].text.lower() for j in (*hanging, k + 1) if j < line.tokens[1])
        which = next((n for n in map(_which, told) if n), 0)
    kinds = tuple(_kinds(noun)) if tokens[k].pos not in ("PROPN", "PRON", "NUM") else ()
    about = frozenset(plain(tokens[j]) for j in hanging if tokens[j].pos == "PROPN")
    near = {tokens[j].text.lower() for j in hanging}
    secret = noun in words("secret_nouns") and not near.isdisjoint(words("secret_places"))
    name = " ".join(t.text for t in tokens[begun : k + 1]) if named else ""
    return Site((first, k + 1), relation, noun, name, kinds, which, about, secret)


def _is_place(token: Token, name: str) -> bool:
    """Whether a name is of a place, by the parser or by the gazetteer; "Dec." is of none."""
    if name.lower().rstrip(".") in meanings("month_numbers"):
        return False
    return token.entity in KINDS or (
        token.entity != "PERSON" and any(e.sort in ("C", "A") or e.people >= KNOWN for e in find_entries(name))
    )


def _which(word: str) -> int:
    """Which of its kind a number or an ordinal tells; 0 for another word."""
    if word in meanings("ordinals"):
        return int(meanings("ordinals")[word])
    digits = word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    which = number(digits if digits.isdecimal() else word) or 0
    return int(which) if which < HIGHEST else 0


@cache
def _kinds(noun: str) -> tuple[tuple[str, str], ...]:
    told = str(meanings("place_kinds").get(noun, "")).split()
    return tuple((level, sort) for level, _, sort in (t.partition(":") for t in told))


def _first_of_name(tokens: Sequence[Token], line: Line, k: int) -> int:
    """The first token of the name that ends at one."""
    first = k
    while first > line.tokens[0] and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "PROPN":
        first -= 1
    return first


def _ways(line: Line, tokens: Sequence[Token]) -> Iterator[Site]:
    """The ways from one named place to another that a sentence tells."""
    ends: dict[int, dict[str, int]] = {}
    for k in range(*line.tokens):
        above = tokens[tokens[k].head]
        if tokens[k].dep == "pobj" and tokens[k].pos == "PROPN" and above.text.lower() in ("from", "to"):
            verb = above.head if tokens[above.head].pos in ("VERB", "NOUN") else tokens[above.head].head
            ends.setdefault(verb, {}).setdefault(above.text.lower(), k)
        if tokens[k].dep == "pobj" and tokens[k].pos == "PROPN" and above.text.lower() == "between":
            other = next(
                (j for j in range(k + 1, line.tokens[1]) if tokens[j].head == k and tokens[j].dep == "conj"), k
            )
            if other != k:
                yield _way(tokens, line, k, other)
    for told in ends.values():
        if len(told) == 2 and told["from"] < told["to"]:
            yield _way(tokens, line, told["from"], told["to"])


def _way(tokens: Sequence[Token], line: Line, k: int, other: int) -> Site:
    firsts = [_first_of_name(tokens, line, j) for j in (k, other)]
    names = (" ".join(t.text for t in tokens[a : b + 1]) for a, b in zip(firsts, (k, other), strict=True))
    return Site((max(line.tokens[0], firsts[0] - 1), other + 1), "way", "way", ends=tuple(names))


def differ(a: Site, b: Site) -> bool:
    """Whether one thing cannot be in both places."""
    if a.ends and b.ends:
        return all(_are_apart(x, y) for x in a.ends for y in b.ends)
    if a.name and b.name and a.name != b.name:
        alike = a.relation == b.relation or {a.relation, b.relation} <= set(_LOCATED)
        return alike and lie_apart(a.name, b.name, outside="out" in (a.relation, b.relation))
    vague = words("vague_places") | words("hostile_acts")
    if a.noun == b.noun and a.noun not in vague and not (a.about and b.about and not a.about & b.about):
        if b.relation in str(meanings("opposite_relations").get(a.relation, "")).split():
            return True
        return bool(a.number and b.number and a.number != b.number)
    if {a.relation, b.relation} <= {*_LOCATED} and "near" not in (a.relation, b.relation):
        return _are_other_kinds(a, b)
    return False


def _are_other_kinds(a: Site, b: Site) -> bool:
    """Whether two places are of two sorts of one level, or one is kept secret and the other is told."""
    if "out" in (a.relation, b.relation) or (a.secret and b.secret):
        return False
    if a.secret or b.secret:
        other = b if a.secret else a
        return any(level in _SPECIFIC for level, _ in other.kinds)
    return any(x == y and one != other for x, one in a.kinds for y, other in b.kinds)


def _are_apart(one: str, other: str) -> bool:
    """Whether two ends of ways are others: they lie apart, or neither is known and they share no word."""
    one, other = (name.replace(".", "") for name in (one, other))
    if find_entries(one) and find_entries(other):
        return lie_apart(one, other)
    return not {*one.lower().split()} & {*other.lower().split()}
