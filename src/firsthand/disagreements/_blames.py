"""Which party the sentences of a story hold to have done a deed of violence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements._days import differ
from firsthand.disagreements._fillers import are_together, stated
from firsthand.disagreements._lines import Below, Line, hang, is_content, plain
from firsthand.disagreements._material import Material
from firsthand.languages import words
from firsthand.languages.places import people_of
from firsthand.records import Parse, Token

SAME_DEED = 3.0
"""Nats that two sentences must share, beside the word for the deed, to be of one: a place or a number that few hold."""

MOST_BLAMES = 200
"""Blames of a story that are compared; beyond, only the first ones are, so that time stays linear."""

_SIDES = ("state_sides", "rebel_sides", "crime_sides")
_PARTY = ("compound", "amod", "nmod", "poss", "conj")


class Blame(NamedTuple):
    """A party that a sentence holds to have done a deed: where it stands, its nations, and the sides it is on.

    `told` is whether the sentence says of a deed who did it, and not only that somebody hurt somebody; `either` is
    whether it leaves open which of several did.
    """

    line: Line
    start: int
    end: int
    nations: frozenset[str]
    sides: frozenset[str]
    told: bool
    either: bool


def parted(material: Material) -> Iterator[tuple[Blame, Blame]]:
    """The pairs of blames, of two reports, that put one deed on parties of other nations or on other sides.

    Where one of the reports tells both, it tells of a quarrel, and does not part with the other.
    """
    found = [
        blame
        for key in sorted(material.reports)
        for line in material.lines.of[key]
        for blame in read(line, material.parses[key])
    ][:MOST_BLAMES]
    told: dict[str, set[tuple[frozenset[str], frozenset[str]]]] = {}
    for blame in (b for b in found if b.told):
        told.setdefault(blame.line.report, set()).add((blame.nations, blame.sides))
    claims = stated(material)
    for a, b in combinations(found, 2):
        both = (a.nations, a.sides) in told.get(b.line.report, ()) or (b.nations, b.sides) in told.get(
            a.line.report, ()
        )
        if (
            a.line.report != b.line.report
            and (a.told or b.told)
            and not both
            and _are_two(a, b)
            and _one_deed(a, b, claims, material)
        ):
            yield a, b


def read(line: Line, parse: Parse) -> Iterator[Blame]:
    """The blames of a sentence whose party is of a nation or on a side, in its order."""
    tokens = parse.tokens
    below = hang(line, tokens)
    for party, deed in dict.fromkeys(_pairs(line, tokens, below)):
        named = plain(tokens[deed]) in words("blamed_deeds")
        if named or plain(tokens[deed]) in words("hurting"):
            inside = sorted(_party(tokens, party, below))
            own = [plain(tokens[k]) for k in inside if is_content(tokens[k])]
            nations = frozenset(n for n in map(nation, own) if n)
            sides = frozenset(side for side in _SIDES if not words(side).isdisjoint(own))
            if nations or sides:
                start, end = tokens[inside[0]].start, tokens[inside[-1]].end
                either = any(tokens[d].text.lower() == "or" for k in inside for d in below.get(k, ()))
                yield Blame(line, start, end, nations, sides, named, either)


@cache
def nation(word: str) -> str:
    """The country of a people's name, "" for other words."""
    return next(iter(people_of(word.capitalize())), "")


def _party(tokens: Sequence[Token], head: int, below: Below) -> Iterator[int]:
    """A party's head with the words that tell which it is, and the parties that are named with it."""
    rest = [head]
    while rest:
        at = rest.pop()
        yield at
        rest += [k for k in below.get(at, ()) if tokens[k].dep in _PARTY]


def _pairs(line: Line, tokens: Sequence[Token], below: Below) -> Iterator[tuple[int, int]]:
    """The tokens that may be a party and the deed that it is said to have done."""

    def under(at: int, *deps: str) -> list[int]:
        return [k for k in below.get(at, ()) if tokens[k].dep in deps]

    def behind(at: int, *prepositions: str) -> list[int]:
        near = [k for k in under(at, "prep", "agent") if plain(tokens[k]) in prepositions]
        return [o for k in near for o in under(k, "pobj")]

    for k in range(*line.tokens):
        word, verb = plain(tokens[k]), tokens[k].pos == "VERB"
        if word in ("responsible", "behind") and plain(tokens[tokens[k].head]) == "be":
            deeds = under(k, "pobj") if word == "behind" else behind(k, "for")
            yield from ((p, d) for p in under(tokens[k].head, "nsubj") for d in deeds)
        elif word in ("blame", "accuse") and verb:
            named = under(k, "dobj", "nsubjpass")
            yield from ((p, d) for p in named for d in [*behind(k, "for", "of"), *behind(p, "for", "of")])
            yield from ((p, d) for d in named for p in [*behind(k, "on"), *behind(d, "on")])
        elif word in words("doing_deeds") and verb:
            above = tokens[k].head
            raised = under(above, "nsubjpass") if tokens[k].dep == "xcomp" else []
            done = [above] if tokens[k].dep == "acl" else under(k, "nsubjpass") or raised
            yield from ((p, d) for p in under(k, "nsubj") for d in under(k, "dobj"))
            yield from ((p, d) for p in behind(k, "by") for d in done)
        elif word in words("blamed_deeds") and tokens[k].pos == "NOUN":
            yield from ((p, k) for p in behind(k, "by"))
        elif word in words("hurting") and verb and under(k, "dobj", "nsubjpass"):
            yield from ((p, k) for p in (under(k, "nsubj") or behind(k, "by")))


def _are_two(a: Blame, b: Blame) -> bool:
    """Whether no party is in both, or one sentence leaves open which it was where the other knows."""
    if a.nations and b.nations and (a.nations != b.nations if a.either != b.either else not a.nations & b.nations):
        return True
    return bool(a.sides and b.sides) and not a.sides & b.sides and not a.nations & b.nations


def _one_deed(a: Blame, b: Blame, claims: Mapping[tuple[str, int], set[str]], material: Material) -> bool:
    """Whether two blames are of one deed: their sentences state one claim, or name one place and share more."""
    if differ(material.days(a.line), material.days(b.line)):
        return False
    if are_together(a.line, b.line, claims):
        return True
    names = {w for w in a.line.names & b.line.names if not nation(w)} - words("blamed_deeds")
    both = {w for w in a.line.words & b.line.words if not nation(w)} - words("blamed_deeds")
    return a.told and b.told and bool(names) and material.lines.weight(frozenset(both)) >= SAME_DEED
