"""What a sentence says was done at a time or in a place, and whether two reports tell of one such deed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements import _days
from firsthand.disagreements._acts import Act, read
from firsthand.disagreements._lines import Line, is_content, plain
from firsthand.disagreements._material import Material
from firsthand.languages import meanings, words
from firsthand.records import Parse, Range, Token

STEPS = 6
"""Steps up the grammar from a time or place to the word of which it tells."""

DEEPEST = 4
"""Steps down the grammar that are looked at for the words around a noun."""

SHORTEST_STEM = 5
"""Letters that are left of a word without its ending at least."""

MOST_DEEDS = 40
"""Deeds of a story that may share a word before it proposes no pair, so that time stays linear."""

LONGEST_LINE = 300
"""Tokens of the longest sentence in which deeds are looked for, so that time stays linear: it is a list, or no text."""

ONE_CLAIM = 3.0
"""Nats that two deeds count as sharing beyond their words where one claim's assertions tell them."""

_ENDINGS = (
    *("ements", "ement", "ments", "ment", "ations", "ation", "tions", "tion", "ions", "ion", "ances", "ance", "ings"),
    *("ing", "ures", "ure", "als", "al", "ise", "ize", "ies", "ied", "y", "er", "e", "s"),
)


class Deed(NamedTuple):
    """Something done, named by a verb or a noun (`name`, its stem `word`), in the sentence that tells it.

    `around` are the stems of the words around it, each with the word that it is of; `doers` and `objects` are the stems
    of who does it and of what it is done to. `verb` and `head` are the numbers of its verb and of the word that names
    it among the tokens, `by_noun` is whether that is a noun beside a verb that tells something else, `ahead` whether it
    is only to come. `at` is the character at which it is told, `ordinals` are which of their kind the things are that
    its sentence names ("the second bomb"), `counts` are the numbers of what it is done to, `claims` are the claims
    whose assertions tell it.
    """

    line: Line
    verb: int
    head: int
    word: str
    name: str
    around: Mapping[str, str]
    doers: frozenset[str]
    objects: frozenset[str]
    ahead: bool
    by_noun: bool
    at: int
    ordinals: frozenset[int]
    counts: frozenset[str]
    claims: frozenset[str] = frozenset()


@cache
def stem(word: str) -> str:
    """What a word is compared by: "announcement" and "announce" are one, and so are words that mean one act."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= SHORTEST_STEM), "")
    found = word[: len(word) - len(ending)]
    return str(meanings("same_acts").get(word) or meanings("same_acts").get(found) or found)


def lines_of(report: str, material: Material) -> Iterator[Line]:
    """The sentences of a report in which deeds are looked for."""
    yield from (x for x in material.lines.of[report] if x.tokens[1] - x.tokens[0] <= LONGEST_LINE)


def acts_of(line: Line, parse: Parse) -> dict[int, Act]:
    """The acts of a sentence by the number of their verb."""
    return {a.verb: a for a in read(line, parse)}


def find(line: Line, told: Range, acts: Mapping[int, Act], parse: Parse, where: bool = False) -> Iterator[Deed]:
    """The deeds of which the tokens `told` may tell something, that are not denied.

    They are the noun that these hang on, and the verb above it: "signed the bill on Friday" tells of either. Where they
    tell a place, they may do so of a thing with a name, and of the verb that another is joined to.
    """
    tokens = parse.tokens
    at, noun = _root(tokens, told), None
    for _ in range(STEPS):
        if at in acts or tokens[at].head == at or _is_verb(tokens[at]):
            break
        at = tokens[at].head
        if noun is None and at not in range(*told) and _names_deed(tokens[at], where):
            noun = at
        noun = None if tokens[at].text.lower() == "since" else noun
        if noun is not None and tokens[at].text.lower() in words("other_times") | words("topic_prepositions"):
            yield _deed(line, at, noun, told, None, tokens)
            return
    act = acts.get(at)
    light = act is None or act.word in words("empty_verbs")
    main = _named(tokens, line, told, at, where) if light else at
    if act.negated if act else _is_denied(tokens, line, at):
        return
    if noun is not None:
        yield _deed(line, at, noun, told, act, tokens)
    if main is not None and main != noun:
        yield _deed(line, at, main, told, act, tokens)
        other = acts.get(tokens[at].head) if where and tokens[at].dep == "conj" and main == at else None
        if other is not None and not other.negated:
            yield _deed(line, other.verb, other.verb, told, act, tokens)


def _deed(line: Line, verb: int, head: int, told: Range, act: Act | None, tokens: Sequence[Token]) -> Deed:
    around = (act.words if act else line.words) | _around(tokens, line, head)
    around |= {act.word} if act and head != verb and act.word not in words("empty_verbs") else set()
    apart = {plain(tokens[k]) for k in range(*told)} | {plain(tokens[head])}
    return Deed(
        line,
        verb,
        head,
        stem(plain(tokens[head])),
        plain(tokens[head]),
        {stem(w): w for w in sorted(around - apart)},
        frozenset(map(stem, act.agents - apart)) if act else frozenset(),
        frozenset(map(stem, act.patients - apart)) if act else frozenset(),
        act.planned if act else _is_ahead(tokens, line, verb),
        head != verb and plain(tokens[verb]) not in words("empty_verbs"),
        tokens[told[0]].start,
        _ordinals(tokens, line, told),
        frozenset(_counts(tokens, line, verb)),
    )


_OBJECTS = ("dobj", "nsubjpass")


def _named(tokens: Sequence[Token], line: Line, told: Range, verb: int, where: bool) -> int | None:
    """The noun that says what was done where the verb does not: its object, else its subject."""
    if tokens[verb].pos not in ("VERB", "AUX") or plain(tokens[verb]) in words("telling_acts"):
        return None
    hanging = [k for k in range(*line.tokens) if tokens[k].head == verb and k not in range(*told)]
    for deps in (_OBJECTS, ("nsubj",)):
        found = next((k for k in hanging if tokens[k].dep in deps and _names_deed(tokens[k], where)), None)
        if found is not None:
            return found
    return None


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound")


def _is_denied(tokens: Sequence[Token], line: Line, verb: int) -> bool:
    return any(tokens[k].head == verb and tokens[k].dep == "neg" for k in range(*line.tokens))


def _is_ahead(tokens: Sequence[Token], line: Line, verb: int) -> bool:
    near = (tokens[k].text.lower() for k in range(*line.tokens) if tokens[k].head == verb)
    return not words("planning_marks").isdisjoint(near)


def _names_deed(token: Token, names: bool = False) -> bool:
    """Whether a noun can name what was done, and not only a time of it ("Friday evening", "the end of May")."""
    return token.pos in ("NOUN", "PROPN" if names else "NOUN") and token.lemma.lower() not in {
        *words("time_nouns"),
        *meanings("day_parts"),
    }


def _root(tokens: Sequence[Token], part: Range) -> int:
    """The token of a stretch that hangs on none of it."""
    return next((k for k in range(*part) if tokens[k].head not in range(*part)), part[0])


def stands_under(word: str, told: Range, parse: Parse) -> bool:
    """Whether the tokens `told` hang on a preposition below the verb that they stand by ("since the flood of May")."""
    at = _root(parse.tokens, told) if told != (0, 0) else -1
    for _ in range(STEPS if at >= 0 else 0):
        at = parse.tokens[at].head
        if parse.tokens[at].pos in ("VERB", "AUX") or parse.tokens[at].text.lower() == word:
            return parse.tokens[at].text.lower() == word
    return False


def _around(tokens: Sequence[Token], line: Line, head: int) -> set[str]:
    """The content words of a sentence that hang on one, if that is a noun."""
    found: set[str] = set()
    layer = {head} if tokens[head].pos != "VERB" else set()
    for _ in range(DEEPEST if layer else 0):
        layer = {k for k in range(*line.tokens) if tokens[k].head in layer and k not in layer}
        found |= {plain(tokens[k]) for k in layer if is_content(tokens[k])}
    return found


def claimed(deeds: Sequence[Deed], material: Material) -> list[Deed]:
    """The deeds with the claims whose assertions tell them."""
    told: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
    for claim in material.claims:
        for a in claim.assertions:
            lines = material.lines.of[a.report]
            first, last = (bisect_right(lines, at, key=lambda line: line.start) for at in (a.start, a.end - 1))
            for line in lines[max(0, first - 1) : last]:
                told.setdefault((a.report, line.number), []).append((a.start, a.end, claim.id))
    return [
        d._replace(
            claims=frozenset(
                claim
                for first, last, claim in told.get((d.line.report, d.line.number), ())
                if first <= d.at < last or _meets(d, first, last)
            )
        )
        for d in deeds
    ]


def _meets(deed: Deed, first: int, last: int) -> bool:
    """Whether an assertion and a deed's sentence share most of the shorter of them."""
    shared = min(last, deed.line.end) - max(first, deed.line.start)
    return shared > 0 and 2 * shared >= min(last - first, deed.line.end - deed.line.start)


def propose(deeds: Sequence[Deed]) -> Iterator[tuple[int, int]]:
    """The pairs of deeds of different reports that share a word or a claim, each once, in order."""
    at: dict[str, list[int]] = {}
    for k, deed in enumerate(deeds):
        for key in sorted({deed.word, *deed.around, *deed.claims}):
            at.setdefault(key, []).append(k)
    found = {pair for key in sorted(at) if len(at[key]) <= MOST_DEEDS for pair in combinations(at[key], 2)}
    yield from sorted((i, j) for i, j in found if deeds[i].line.report != deeds[j].line.report)


def shared(a: Deed, b: Deed, material: Material) -> float:
    """How much two deeds have in common, in nats: the words around them, what they are, and a claim that tells both."""
    ours, theirs = {**a.around, a.word: a.name}, {**b.around, b.word: b.name}
    both = sorted(ours.keys() & theirs.keys())
    found = sum(_weight(ours[s], theirs[s], material) for s in both)
    return found + (ONE_CLAIM if a.claims & b.claims else 0.0)


def _weight(a: str, b: str, material: Material) -> float:
    """What a stem tells: as much as the more common of the two words that it is of."""
    known = [material.lines.weights[w] for w in (a, b) if w in material.lines.weights]
    return min(known, default=0.0)


def may_be_one(a: Deed, b: Deed) -> bool:
    """Whether nothing shows two deeds to be two: others who do it to others, or the first and the second of a kind."""
    if have_other_doers(a, b) and (a.objects or b.objects) and not a.objects & b.objects:
        return False
    return not (a.ordinals and b.ordinals) or bool(a.ordinals & b.ordinals)


def have_other_doers(a: Deed, b: Deed) -> bool:
    """Whether nobody does both of two deeds, as far as their sentences tell."""
    ours, theirs = {a.word, *a.around}, {b.word, *b.around}
    return bool(a.doers and b.doers and not a.doers & theirs and not b.doers & ours)


def have_named_doers(a: Deed, b: Deed) -> bool:
    """Whether those who do two deeds are named, and are others."""
    named = all(not d.doers.isdisjoint(map(stem, sorted(d.line.names))) for d in (a, b))
    return named and not a.doers & (b.doers | b.objects) and not b.doers & a.objects


def have_other_objects(a: Deed, b: Deed) -> bool:
    """Whether each of two deeds is done to something, or to a number of things, that the other's words do not have."""
    others = a.objects - {b.word, *b.around} and b.objects - {a.word, *a.around}
    return bool(others or (a.counts and b.counts and not a.counts & b.counts))


def _ordinals(tokens: Sequence[Token], line: Line, but: Range) -> frozenset[int]:
    """Which of their kind the things that a sentence names are ("the second bomb"), outside some of its tokens."""
    numbers = meanings("ordinals")
    counted = (k for k in range(*line.tokens) if tokens[k].text.lower() in numbers and k not in range(*but))
    amid = (k for k in counted if tokens[k].dep == "amod" and _names_deed(tokens[tokens[k].head]))
    return frozenset(int(numbers[tokens[k].text.lower()]) for k in amid)


def _counts(tokens: Sequence[Token], line: Line, verb: int) -> Iterator[str]:
    """The numbers of what a verb is done to ("added 196,000 jobs", "the 40 jobs added")."""
    for k in range(*line.tokens):
        of = tokens[k].head
        above = tokens[verb].head == of and tokens[verb].dep in ("acl", "relcl")
        if tokens[k].dep == "nummod" and (above or (tokens[of].head == verb and tokens[of].dep in _OBJECTS)):
            yield tokens[k].text.lower()


def are_of_other_days(a: Deed, b: Deed, material: Material) -> bool:
    """Whether the sentences of two deeds name days, and none in common, or other years."""
    dated = ({d for d in material.days(x.line) if not d.isalpha() or d in meanings("weekday_numbers")} for x in (a, b))
    return _days.differ(*dated)


@cache
def repeated() -> frozenset[str]:
    """The stems of what is done again and again."""
    return frozenset(map(stem, words("repeated_acts") | words("repeated_events")))
