"""What stands in which place of the sentences of a story: who does an act and to what, whose a thing is, what kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from firsthand.disagreements._acts import DEEPEST
from firsthand.disagreements._days import differ
from firsthand.disagreements._lines import Below, Line, hang, plain
from firsthand.disagreements._material import Material
from firsthand.languages import sorts, words
from firsthand.records import Parse, Token

SAME_MATTER = 4.5
"""Nats that two sentences must share, beside what stands in the place, to tell of one thing where they name nobody."""

_BOTH: Mapping[str, tuple[str, ...]] = {
    "relative": ("is", "such", "kind"),
    "occupation": ("done to", "for", "such", "kind"),
    "position": ("done to", "for"),
}
"""Of a sort the places in which two need not part: one is son and father, and a club signs a keeper and a striker."""

MOST_FILLERS = 200
"""Fillers of one place in a story that are compared; beyond, only the first ones are, so that time stays linear."""

_NOUNS = ("NOUN", "PROPN")
_KINDS = ("compound", "amod", "nmod")

Place = tuple[str, str]
"""A word, as its lemma, and what stands there by it: "doer", "done to", "of", "is", "kind", "such" or a preposition."""


class Filler(NamedTuple):
    """What stands in a place of a sentence: its head among the tokens of the report, and its words as lemmas.

    `kinds` are its head with the words that tell its kind, two of them joined by "_" where they stand together; `by`
    is the token in whose place it stands, `names` are the capitalised words of it.
    """

    line: Line
    place: Place
    by: int
    head: int
    start: int
    end: int
    kinds: frozenset[str]
    names: frozenset[str]


def read(line: Line, parse: Parse) -> Iterator[Filler]:
    """What stands in the places of a sentence, in its order."""
    tokens = parse.tokens
    below = hang(line, tokens)
    for k in range(*line.tokens):
        for by, role in _places(tokens, k, below):
            yield _filler(line, tokens, k, below, by, role)


class Difference(NamedTuple):
    """Two things of one sort that stand in one place of one matter, each by its word, and the sort."""

    left: Filler
    right: Filler
    one: str
    other: str
    sort: str


def differences(material: Material) -> Iterator[Difference]:
    """The pairs of two things of one sort that two reports put in one place of one matter.

    A report that puts the other thing there, too, tells of both and differs from nobody; where the two sentences state
    no claim together, so does one that uses the other's word anywhere.
    """
    of_place: dict[Place, list[Filler]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for filler in read(line, material.parses[key]):
                if any(map(sorts.known, filler.kinds)):
                    of_place.setdefault(filler.place, []).append(filler)
    claims = stated(material)
    words_of = {key: set(spoken(material.parses[key].tokens)) for key in material.reports}
    for fillers in of_place.values():
        put: defaultdict[str, set[str]] = defaultdict(set)
        for filler in fillers[:MOST_FILLERS]:
            put[filler.line.report] |= filler.kinds | filler.line.words
        for a, b in combinations(fillers[:MOST_FILLERS], 2):
            found = _two_things(a, b, put) if a.line.report != b.line.report else None
            told = found is None or are_together(a.line, b.line, claims) or _two_things(a, b, words_of) is not None
            if found and told and _one_matter(a, b, claims, material):
                yield found


def _two_things(a: Filler, b: Filler, put: Mapping[str, set[str]]) -> Difference | None:
    """What parts two fillers: two words of one sort that the other's report does not use in such sentences."""
    ours, theirs = a.kinds - put[b.line.report], b.kinds - put[a.line.report]
    for one in sorted(ours):
        for other in sorted(theirs):
            sort = sorts.part(one, other)
            if sort and a.place[1] not in _BOTH.get(sort, ()):
                return Difference(a, b, one, other, sort)
    return None


def _one_matter(a: Filler, b: Filler, claims: Mapping[tuple[str, int], set[str]], material: Material) -> bool:
    """Whether two sentences tell of one thing: they state one claim, name one person, or share `SAME_MATTER`."""
    if differ(material.days(a.line), material.days(b.line)) or _have_other_names(a, b, material):
        return False
    if _are_of_several(a, b, material):
        return False
    if are_together(a.line, b.line, claims) or a.line.names & b.line.names:
        return True
    both = (a.line.words & b.line.words) - a.kinds - b.kinds
    return a.place[1] not in ("such", "kind") and material.lines.weight(both) >= SAME_MATTER


def _have_other_names(a: Filler, b: Filler, material: Material) -> bool:
    """Whether others are named at their verbs, or in another place of both ("Teller was tried", "Brandt was tried")."""
    told = [[f for f in read(x.line, material.parses[x.line.report]) if f.names] for x in (a, b)]
    ours, theirs = ({f.place: f.names for f in found} for found in told)
    if any(not ours[place] & theirs[place] for place in ours if place in theirs and place != a.place):
        return True
    one, other = (_at_verb(x, found, material) for x, found in zip((a, b), told, strict=True))
    return bool(one and other) and not one & other


def _at_verb(filler: Filler, named: Sequence[Filler], material: Material) -> frozenset[str]:
    """The names of those who do what the verb above a filler says, or to whom it is done."""
    tokens, at = material.parses[filler.line.report].tokens, filler.head
    for _ in range(DEEPEST):
        if tokens[at].pos in ("VERB", "AUX") or tokens[at].head == at:
            break
        at = tokens[at].head
    beside = (f.names for f in named if f.by == at and f.head != filler.head and f.place[1] in ("doer", "done to"))
    return frozenset().union(*beside)


def _are_of_several(a: Filler, b: Filler, material: Material) -> bool:
    """Whether both are named with others beside them, or counted and of other numbers."""
    numbers, joined = [], []
    for filler in (a, b):
        tokens = material.parses[filler.line.report].tokens
        near = [t for t in tokens[slice(*filler.line.tokens)] if t.head == filler.head]
        numbers.append({t.text.lower() for t in near if t.dep == "nummod"})
        joined.append(tokens[filler.head].dep == "conj" or any(t.dep == "conj" for t in near))
    return all(joined) or (all(numbers) and not numbers[0] & numbers[1])


def stated(material: Material) -> dict[tuple[str, int], set[str]]:
    """The claims that the sentences of a story state, by report and number."""
    found: dict[tuple[str, int], set[str]] = {}
    for claim in material.claims:
        for assertion in claim.stated:
            if line := material.line_at(assertion.report, assertion.start):
                found.setdefault((line.report, line.number), set()).add(claim.id)
    return found


def are_together(one: Line, other: Line, claims: Mapping[tuple[str, int], set[str]]) -> bool:
    """Whether two sentences state one claim."""
    return bool(claims.get((one.report, one.number), set()) & claims.get((other.report, other.number), set()))


def spoken(tokens: Sequence[Token]) -> frozenset[str]:
    """All words of a report, as lemmas, the parts of those with hyphens, and each two that stand together."""
    own = [plain(t) for t in tokens]
    parts = (part for word in own for part in word.split("-"))
    return frozenset([*own, *parts, *(f"{a}_{b}" for a, b in pairwise(own))])


def _places(tokens: Sequence[Token], at: int, below: Below) -> Iterator[tuple[int, str]]:
    """The tokens by which a word stands in a place, and what it is there."""
    token = tokens[at]
    if token.pos not in _NOUNS and not (token.pos == "ADJ" and token.dep == "amod"):
        return
    first = at
    for _ in range(DEEPEST):
        if tokens[first].dep != "conj" or tokens[first].head == first:
            break
        first = tokens[first].head
    head, dep = tokens[first].head, tokens[first].dep
    if dep == "nsubj" and tokens[head].pos == "VERB":
        yield head, "doer"
    elif dep in ("dobj", "nsubjpass"):
        yield head, "done to"
    elif dep == "attr":
        yield from ((k, "is") for k in below.get(head, []) if tokens[k].dep == "nsubj")
    elif dep == "appos":
        yield head, "is"
        if token.pos == "PROPN" and tokens[head].pos == "NOUN" and tokens[head].dep == "nsubj":
            yield tokens[head].head, "doer"
    elif dep == "poss":
        yield head, "of"
    elif dep in _KINDS and tokens[head].pos in _NOUNS:
        yield head, "kind"
    elif dep == "pobj":
        above = tokens[head].head
        if tokens[above].dep in ("acomp", "oprd"):
            above = tokens[above].head
        passive = tokens[above].tag == "VBN" and plain(tokens[head]) == "by"
        yield above, "doer" if passive else plain(tokens[head])
        if plain(tokens[head]) in ("in", "on", "at"):
            yield from ((k, "of") for k in below.get(above, []) if tokens[k].dep == "nsubjpass")
    if token.pos in _NOUNS:
        yield from (
            (k, "such")
            for k in below.get(at, [])
            if tokens[k].dep == "amod" and plain(tokens[k]) not in words("of_anything")
        )


def _filler(line: Line, tokens: Sequence[Token], at: int, below: Below, by: int, role: str) -> Filler:
    """The noun or adjective `at` with the words that tell its kind, as what stands in the place `role` of `by`."""
    inside = [k for k in below.get(at, []) if tokens[k].dep in _KINDS and k < at]
    flat = [at, *inside, *(d for k in inside for d in below.get(k, []) if tokens[d].dep in _KINDS)]
    own = [plain(tokens[k]) for k in sorted(flat)]
    named_so = len(own) > 1 and sorts.known(f"{own[-2]}_{own[-1]}")
    bare_kinds = set() if named_so else {own[-1], tokens[at].text.lower()}
    kinds = {*bare_kinds, *(f"{a}_{b}" for a, b in pairwise(own))}
    if own[-1] in words("light_nouns"):
        kinds |= {*own, *(plain(tokens[o]) for o in _parts(at, tokens, below))}
    bare = not any(tokens[k].dep in ("det", "poss", "nummod") for k in below.get(at, []))
    named = (k for k in flat if tokens[k].pos == "PROPN" or (k == at and bare and _is_capital(tokens[k])))
    names = frozenset(plain(tokens[k]) for k in named)
    place = (plain(tokens[by]), role)
    return Filler(line, place, by, at, tokens[min(flat)].start, tokens[at].end, frozenset(kinds), names)


def _is_capital(token: Token) -> bool:
    return token.text[0].isupper() and token.tag == "NN"


def _parts(at: int, tokens: Sequence[Token], below: Below) -> Iterator[int]:
    """What a light noun is of: "perjury" of "one count of perjury"."""
    for k in below.get(at, []):
        if tokens[k].dep == "prep" and plain(tokens[k]) == "of":
            yield from (o for o in below.get(k, []) if tokens[o].dep == "pobj")
