"""One side says that something is so, and another that it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from typing import Literal

from firsthand.disagreements import _denials
from firsthand.disagreements._acts import Act, are_of_other_matters, is_asked, list_sides, list_ties, read
from firsthand.disagreements._lines import Below, Line, hang, plain
from firsthand.disagreements._material import Material, gather
from firsthand.languages import words
from firsthand.languages.opposites import may_follow, opposites
from firsthand.records import Assertion, Claim, Disagreement, Span, Token, Value

SAME_MATTER = 5.0
"""Nats that two acts with one verb must share in its arguments and itself to be of one matter."""

SAME_NEGATED = 6.05
"""The same where one of them is negated. Of the pairs in the 90 marked stories that may be read, the seven that part
truly share 6.1 to 8.1; of those that do not, six of eight share 5.2 to 6.0."""

MOST_SIDES = 3
"""Statements of each side of a claim that are shown; the sure ones come first."""

COPIED = 0.8
"""Share of the content words of two sentences in both from which one is a copy of the other."""

MOST_ACTS = 300
"""Acts of one verb in a story that are compared; beyond, only the first ones are, so that time stays linear."""

_TYPED = re.compile("^(?:unsourced|unnamed|outlet): ")
"""What an origin's name begins with where it is no party with a name."""


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that one side asserts and another denies, says is not so, or had not happened."""
    claimed = list(_claims(material))
    yield from claimed
    taken = [v for d in claimed for v in d.values]
    for parted, reason in (
        (_denials.find(material), "denies it"),
        (_opposed(material), "says that it is not"),
        (_planned(material), "says that it is only to come"),
    ):
        for values in gather(parted, material):
            if not any(_meets(v, w) for v in values for w in taken):
                taken += values
                yield _disagreement(values, reason, material)


def _meets(one: Value, other: Value) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end


def _claims(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each claim that some assertion surely asserts and another, of another origin, denies.

    Claims that one and the same statement denies first are one matter, told once.
    """
    found: dict[tuple[str, int, int], tuple[Claim, list[Assertion], list[Assertion]]] = {}
    for claim in material.claims:
        asserted = sorted((a for a in claim.stated if a.stance == "asserts"), key=lambda a: not a.sure)[:MOST_SIDES]
        told = frozenset(w for a in asserted if a.sure for w in material.words(a.report, a.start, a.end))
        denied = [a for a in claim.stated if a.stance == "denies"]
        parties = {a.origin for a in claim.stated if a.stance == "asserts"} & {a.origin for a in denied}
        denied = [a for a in denied if _answers(material.words(a.report, a.start, a.end), told)][:MOST_SIDES]
        if not told or not denied or parties:
            continue
        same = found.setdefault((denied[0].report, denied[0].start, denied[0].end), (claim, [], denied))
        same[1].extend(asserted)
    names = {o.id: o.name for claim in material.claims for o in claim.origins}
    told_already: set[tuple[Span, Span]] = set()
    for claim, asserted, denied in found.values():
        sides = [(_span(yes), _span(no)) for yes in asserted for no in denied]
        if not any((no, yes) in told_already for yes, no in sides):
            told_already.update(sides)
            called = names | {o.id: o.name for o in claim.origins}
            asserted = _answering(asserted, denied[0], material)
            yield Disagreement(
                "polarity",
                _subject(claim, asserted, denied[0], material),
                tuple(material.value(a.report, a.start, a.end, _side(a, called)) for a in (*asserted, *denied)),
                f"{_who(asserted, called, 'assert')} it and {_who(denied, called, 'deny')} it.",
            )


def _answering(asserted: list[Assertion], denial: Assertion, material: Material) -> list[Assertion]:
    """The assertions, those first that share most with the denial."""
    denied = material.words(denial.report, denial.start, denial.end)
    return sorted(asserted, key=lambda a: -material.lines.weight(material.words(a.report, a.start, a.end) & denied))


def _subject(claim: Claim, asserted: Sequence[Assertion], denial: Assertion, material: Material) -> str:
    """The words of the assertion that tells most of what is denied; the claim's gist where none tells more than it."""
    denied = material.words(denial.report, denial.start, denial.end)
    told = {a: material.lines.weight(material.words(a.report, a.start, a.end) & denied) for a in asserted if a.sure}
    best = max(told, key=lambda a: (told[a], a.start - a.end), default=None)
    texts = {a: " ".join(material.reports[a.report].text[a.start : a.end].split()) for a in told}
    of_gist = max((told[a] for a in told if texts[a] == claim.gist), default=0.0)
    return claim.gist if best is None or told[best] <= of_gist else texts[best]


def _span(assertion: Assertion) -> Span:
    return Span(assertion.report, assertion.start, assertion.end)


def _answers(denial: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a denial speaks of what is told: it shares a word with it, or says too little to speak of else."""
    return bool(told & denial) or len(denial - words("denied_things")) <= _denials.FEWEST_WORDS


def _side(assertion: Assertion, names: dict[str, str]) -> str:
    return f"{assertion.stance} ({names.get(assertion.origin or '', 'unsourced')})"


def _who(assertions: list[Assertion], names: dict[str, str], verb: Literal["assert", "deny"]) -> str:
    """Who asserts or denies, with the verb: "A denies", "A, B and C assert"."""
    *others, last = dict.fromkeys(_TYPED.sub("", names.get(a.origin or "", "a report")) for a in assertions)
    one = {"assert": "asserts", "deny": "denies"}
    return f"{', '.join(others)} and {last} {verb}" if others else f"{last} {one[verb]}"


def _opposed(material: Material) -> Iterator[tuple[Value, Value]]:
    """Pairs of sentences of which one says that an act was done and the other that it was not."""
    tokens = {key: parse.tokens for key, parse in material.parses.items()}
    below = cache(lambda line: hang(line, tokens[line.report]))
    asks = cache(lambda act: is_asked(act, tokens[act.line.report], below(act.line)))
    negations = cache(lambda line: sum(map(_negates, tokens[line.report][slice(*line.tokens)])))
    ties = cache(lambda act: list_ties(act, tokens[act.line.report], below(act.line)))
    for a, b in _of_one_verb(material):
        told = not (a.unreal or b.unreal) and a.finite and b.finite and a.word not in words("unanswered")
        two = told and a.negated != b.negated and a.line.report != b.line.report
        apart = two and (asks(a) or asks(b) or _elsewhere(a, b) or _of_others(a, b))
        apart = apart or (two and _says_less(a, b, ties(a if a.negated else b)))
        if two and not apart and _one_matter(a, b, SAME_NEGATED, material) and not _is_copy(a.line, b.line, negations):
            yes, no = (b, a) if a.negated else (a, b)
            yield _value(yes.line, "is so", material), _value(no.line, "is not so", material)
    yield from _contrary(material, asks, below)


def _contrary(
    material: Material, asks: Callable[[Act], bool], below: Callable[[Line], Below]
) -> Iterator[tuple[Value, Value]]:
    """Pairs of sentences of which one says that an act was done, and the other that its opposite was, to the same."""
    dates = cache(lambda line: _dates(line, material))
    sides = cache(lambda act: list_sides(act, material.parses[act.line.report].tokens, below(act.line)))
    ties = cache(lambda act: list_ties(act, material.parses[act.line.report].tokens, below(act.line)))
    of_verb = {
        verb: acts[:MOST_ACTS] for verb, acts in _by_verb(material).items() if verb not in words("speech_opposites")
    }
    for verb in sorted(of_verb):
        contrary = (w for w in sorted(opposites().get(verb, frozenset())) if w > verb and not may_follow(verb, w))
        others = [a for word in contrary for a in of_verb.get(word, ())]
        pairs = product(of_verb[verb], others[:MOST_ACTS])
        for a, b in (*pairs, *combinations(of_verb[verb], 2)):
            if a.line.report == b.line.report or (a.word == b.word and not _take_sides(sides(a), sides(b))):
                continue
            done = all(x.finite and not (x.negated or x.unreal or x.planned or asks(x)) for x in (a, b))
            same = bool(a.agents & b.agents or a.patients & b.patients) and not _of_others(a, b)
            if (
                done
                and same
                and dates(a.line) == dates(b.line)
                and not (_elsewhere(a, b) or are_of_other_matters(ties(a), ties(b)))
                and _one_matter(a, b, SAME_NEGATED, material)
            ):
                yield _value(a.line, "is so", material), _value(b.line, "is not so", material)


def _dates(line: Line, material: Material) -> frozenset[str]:
    """The words of the times that a sentence tells: an act and its opposite are done at different ones."""
    tokens = material.parses[line.report].tokens[slice(*line.tokens)]
    return frozenset(plain(t) for t in tokens if t.entity in ("DATE", "TIME") and t.text[0].isalnum())


def _of_others(a: Act, b: Act) -> bool:
    """Whether two acts are done to two things, be it two of one name ("acquitted Ann Roe", "convicted Paul Roe")."""
    named = (a.patients - b.patients) & a.line.names and (b.patients - a.patients) & b.line.names
    return bool(named or (a.patients - b.line.words and b.patients - a.line.words))


def _take_sides(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one act of a verb is done for something and the other against it."""
    return len(ours) == len(theirs) == 1 and ours != theirs


def _says_less(a: Act, b: Act, ties: Mapping[str, frozenset[str]]) -> bool:
    """Whether the negated one of two acts, tied to some things, was only not done about what the other does not name.

    "Did not speak about the visit" does not say that they did not speak.
    """
    done = b if a.negated else a
    topics = [things for by, things in ties.items() if things and by in words("topic_prepositions")]
    return any(not things & done.words for things in topics)


def _elsewhere(a: Act, b: Act) -> bool:
    """Whether two acts are of two parties of one kind, on things of other names, or in two houses of parliament."""
    houses = [x.words & x.line.names & words("chambers") for x in (a, b)]
    if all(houses) and not houses[0] & houses[1]:
        return True
    both = a.agents & b.agents
    names = a.line.names | b.line.names
    if both and not both & names and a.agents - both and b.agents - both:
        return True
    if both and (a.agents - b.line.words) & names and (b.agents - a.line.words) & names:
        return True
    ours, theirs = ((x.patients | x.others) & x.line.names for x in (a, b))
    return bool(ours - b.line.words and theirs - a.line.words and not ours & theirs)


def _is_copy(one: Line, other: Line, negations: Callable[[Line], int]) -> bool:
    """Whether two sentences have nearly the same words and negate as often, whatever their grammar seems to say."""
    if len(one.words & other.words) < COPIED * len(one.words | other.words):
        return False
    return negations(one) == negations(other)


def _negates(token: Token) -> bool:
    return token.text.lower() in words("negations") or plain(token) in words("not_doing") | words("denying")


def _planned(material: Material) -> Iterator[tuple[Value, Value]]:
    """Pairs of sentences of which one says that an act was done and a later report that it is to come.

    What it is done to must be told alike: all of it that one names, the other names too.
    """
    tokens = {key: parse.tokens for key, parse in material.parses.items()}
    grammar = cache(lambda line: (tokens[line.report], hang(line, tokens[line.report])))
    for a, b in _of_one_verb(material):
        if a.line.report == b.line.report or a.planned == b.planned or a.negated or b.negated:
            continue
        to_come, done = (a, b) if a.planned else (b, a)
        days = [material.reports[x.line.report].published or "" for x in (to_come, done)]
        precision = min(map(len, days))
        later = days[0][:precision] < days[1][:precision]
        whole = bool(a.patients & b.patients) and (a.patients <= b.patients or b.patients <= a.patients)
        past = material.parses[done.line.report].tokens[done.verb].tag in ("VBD", "VBN")
        decided = _is_decided(to_come, tokens[to_come.line.report])
        told = done.finite and past and not (done.unreal or decided or is_asked(to_come, *grammar(to_come.line)))
        if told and whole and not later and _one_matter(a, b, SAME_MATTER, material):
            yield _value(done.line, "done", material), _value(to_come.line, "to come", material)


def _is_decided(act: Act, tokens: Sequence[Token]) -> bool:
    """Whether an act is what somebody decided, which may have been done since: "explained her decision to close it"."""
    return plain(tokens[tokens[act.verb].head]) in words("deciding")


def _of_one_verb(material: Material) -> Iterator[tuple[Act, Act]]:
    """The pairs of acts of different sentences that have one verb, the reports in the order of their ids."""
    of_verb = _by_verb(material)
    for verb in sorted(of_verb):
        yield from ((a, b) for a, b in combinations(of_verb[verb][:MOST_ACTS], 2) if a.line != b.line)


def _by_verb(material: Material) -> dict[str, list[Act]]:
    """The acts of a story by their verb."""
    of_verb: dict[str, list[Act]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for act in read(line, material.parses[key]):
                of_verb.setdefault(act.word, []).append(act)
    return of_verb


def _one_matter(a: Act, b: Act, least: float, material: Material) -> bool:
    """Whether two acts of one verb are of the same thing: they share `least` nats."""
    if (a.agents and b.agents and not a.agents & b.agents) or {a.many, b.many} == {True, False}:
        return False
    if a.patients - b.line.words and b.patients - a.line.words and not a.patients & b.patients:
        return False
    ours, theirs = (x.words if x.patients or x.others else x.line.words for x in (a, b))
    both = (ours & theirs) - {a.word}
    told = both - (a.agents & b.agents) - words("function_words")
    return bool(told) and material.lines.weight(both | {a.word}) >= least


def _value(line: Line, told: str, material: Material) -> Value:
    return material.value(line.report, line.start, line.end, told)


def _disagreement(values: tuple[Value, ...], reason: str, material: Material) -> Disagreement:
    first = min(values, key=lambda v: (v.value not in ("asserts", "is so", "done"), v.end - v.start, v))
    gist = " ".join(material.reports[first.report].text[first.start : first.end].split())
    return Disagreement("polarity", gist, values, f"One side says that it is so, and the other {reason}.")
