"""One side says that something is so, and another that it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from typing import Literal, NamedTuple

from firsthand.disagreements._acts import Act, are_of_other_matters, is_asked, list_sides, list_ties, read
from firsthand.disagreements._lines import Below, Line, hang, is_content, plain
from firsthand.disagreements._material import Material, gather
from firsthand.disagreements._stretches import Stretches
from firsthand.languages import words
from firsthand.languages.opposites import opposites
from firsthand.records import Assertion, Attribution, Claim, Disagreement, Range, Span, Token, Value

SAME_MATTER = 5.0
"""Nats that two acts with one verb must share in its arguments and itself to be of one matter."""

SAME_NEGATED = 6.05
"""The same where one of them is negated. Of the pairs in the 90 marked stories that may be read, the seven that part
truly share 6.1 to 8.1; of those that do not, six of eight share 5.2 to 6.0."""

DENIED = 4.0
"""Nats that a denial and what it denies must share."""

ANSWERED = 0.45
"""Share of the weight of what is denied that a sentence must name to be what is denied. In those stories denials name
0.46 to 1 of what they answer, and 0.04 to 0.42 of what else shares two of their words."""

NEAREST = 0.8
"""Share of what the nearest sentence shares with a denial that another must share to be denied with it."""

FEWEST_WORDS = 2
"""Content words that a sentence must share with a denial; a denial that has fewer points back ("denied having said
that"): it denies the sentence before."""

MOST_SIDES = 3
"""Statements of each side of a claim that are shown; the sure ones come first."""

COPIED = 0.8
"""Share of the content words of two sentences in both from which one is a copy of the other."""

BEFORE = 2
"""Sentences before a denial among which its party is accused of what it denies, in whatever words."""

MOST_DENIALS = 200
"""Denials of a story for which what they deny is looked for; beyond, only the first ones, so that time stays linear."""

MOST_ACTS = 300
"""Acts of one verb in a story that are compared; beyond, only the first ones are, so that time stays linear."""

LONGEST_POINTER = 14
"""Characters of what only points back: "which", "something that"."""

_SAYING = ("confirm", "deny")
"""Opposite verbs that are about what somebody says: such denials are told as denials."""

_TYPED = re.compile("^(?:unsourced|unnamed|outlet): ")
"""What an origin's name begins with where it is no party with a name."""


class Denial(NamedTuple):
    """A sentence in which a party denies something: the party's id and name, and what it denies, with its verbs."""

    line: Line
    party: str | None
    words: frozenset[str]
    named: frozenset[str]
    verbs: frozenset[str]


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that one side asserts and another denies, says is not so, or had not happened."""
    claimed = list(_claims(material))
    yield from claimed
    taken = [v for d in claimed for v in d.values]
    for parted, reason in (
        (_denied(material), "denies it"),
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
    """The assertions, those first that share a word with the denial."""
    denied = material.words(denial.report, denial.start, denial.end)
    return sorted(asserted, key=lambda a: not material.words(a.report, a.start, a.end) & denied)


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
    return bool(told & denial) or len(denial - words("denied_things")) <= FEWEST_WORDS


def _side(assertion: Assertion, names: dict[str, str]) -> str:
    return f"{assertion.stance} ({names.get(assertion.origin or '', 'unsourced')})"


def _who(assertions: list[Assertion], names: dict[str, str], verb: Literal["assert", "deny"]) -> str:
    """Who asserts or denies, with the verb: "A denies", "A, B and C assert"."""
    *others, last = dict.fromkeys(_TYPED.sub("", names.get(a.origin or "", "a report")) for a in assertions)
    one = {"assert": "asserts", "deny": "denies"}
    return f"{', '.join(others)} and {last} {verb}" if others else f"{last} {one[verb]}"


def _denied(material: Material) -> Iterator[tuple[Value, Value]]:
    """Each denial with what it denies: the nearest sentence of each report, or the one before it."""
    said = _said(material)
    denials = list(_denials(said, material))
    own = _own(said)
    others = {(d.line.report, d.line.number) for d in denials}
    for denial in denials[:MOST_DENIALS]:
        if len(denial.words) < FEWEST_WORDS:
            before = [x for x in material.lines.of[denial.line.report] if x.number == denial.line.number - 1]
            told = [x for x in before if denial.words <= x.words and _has_verb(x, material)]
            yield from ((_value(x, "asserts", material), _value(denial.line, "denies", material)) for x in told)
            continue
        near = material.lines.of[denial.line.report][max(0, denial.line.number - BEFORE) : denial.line.number]
        for line in [x for x in near if x.words & words("accusing") and x.words & denial.named][-1:]:
            yield _value(line, "asserts", material), _value(denial.line, "denies", material)
        weighed = [
            (weight, line)
            for key in sorted(material.reports)
            for line in material.lines.of[key]
            if (key, line.number) not in others and (weight := _shared(denial, line, own, material)) >= DENIED
        ]
        most = max((weight for weight, _ in weighed), default=0.0)
        for line in list({x.report: x for weight, x in reversed(weighed) if weight >= NEAREST * most}.values()):
            yield _value(line, "asserts", material), _value(denial.line, "denies", material)


def _said(material: Material) -> dict[str, list[Attribution]]:
    """The attributions of each report."""
    said: dict[str, list[Attribution]] = {key: [] for key in material.reports}
    for attribution in material.attributions.values():
        said[attribution.report].append(attribution)
    return said


def _own(said: Mapping[str, Sequence[Attribution]]) -> dict[tuple[str, str | None], Stretches[None]]:
    """What each party says in each report."""
    parts: dict[tuple[str, str | None], list[tuple[Range, None]]] = {}
    for key, attributions in said.items():
        for a in attributions:
            parts.setdefault((key, a.source_id or None), []).extend((part, None) for part in a.content)
    return {key: Stretches(of) for key, of in parts.items()}


def _has_verb(line: Line, material: Material) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in material.parses[line.report].tokens[slice(*line.tokens)])


def _denials(said: Mapping[str, Sequence[Attribution]], material: Material) -> Iterator[Denial]:
    """The sentences in which a party denies something, in the order of the reports' ids.

    What only points back within its sentence ("which he denied") tells nothing of what other sentences say.
    """
    for key in sorted(material.reports):
        for attribution in (a for a in said[key] if a.denies and _by_its_cue(a, material)):
            start, end = attribution.content[0][0], attribution.content[-1][1]
            line = material.line_at(key, start)
            pointing = bool(attribution.cue) and end <= attribution.cue[0][0] and end - start <= LONGEST_POINTER
            named_so = words("denied_things") | words("claimed_things")
            if line is None or (pointing and not material.words(key, start, end) & named_so):
                continue
            told = (_negated(key, start, end, material) or material.words(key, start, end)) - words("denied_things")
            named = material.words(key, *attribution.source) if attribution.source else frozenset()
            first, last = material.tokens(key, start, end)
            verbs = frozenset(plain(t) for t in material.parses[key].tokens[first:last] if t.pos == "VERB")
            yield Denial(line, attribution.source_id, told, named, verbs - words("light_verbs"))


def _negated(report: str, start: int, end: int, material: Material) -> frozenset[str]:
    """The words that a content itself negates, and what hangs on them; none where it negates nothing."""
    first, last = material.tokens(report, start, end)
    tokens = material.parses[report].tokens
    heads = {tokens[k].head for k in range(first, last) if tokens[k].text.lower() in words("negations")}
    near = (t for k, t in enumerate(tokens[first:last], first) if k in heads or t.head in heads)
    return frozenset(plain(t) for t in near if is_content(t))


def _by_its_cue(attribution: Attribution, material: Material) -> bool:
    """Whether it is the cue that denies: what merely negates something may assert the rest."""
    cues = (material.words(attribution.report, start, end) for start, end in attribution.cue)
    return any(cue & (words("denying") | words("denying_nouns")) for cue in cues)


def _shared(
    denial: Denial, line: Line, own: Mapping[tuple[str, str | None], Stretches[None]], material: Material
) -> float:
    """How much a sentence says of what is denied, in nats; 0 where it says too little of it, or the denier says it."""
    told, weigh = denial.words & line.words, material.lines.weight
    if len(told) < FEWEST_WORDS or weigh(told) < ANSWERED * weigh(denial.words):
        return 0.0
    tokens = material.parses[line.report].tokens[slice(*line.tokens)]
    if not any(plain(t) in words("accusing") or (t.pos == "VERB" and plain(t) in denial.verbs) for t in tokens):
        return 0.0
    theirs = own.get((line.report, denial.party)) if denial.party else None
    if theirs is not None and theirs.over(line.start, line.end):
        return 0.0
    return weigh(told | (denial.named & line.words))


def _opposed(material: Material) -> Iterator[tuple[Value, Value]]:
    """Pairs of sentences of which one says that an act was done and the other that it was not."""
    tokens = {key: parse.tokens for key, parse in material.parses.items()}
    below = cache(lambda line: hang(line, tokens[line.report]))
    asks = cache(lambda act: is_asked(act, tokens[act.line.report], below(act.line)))
    negations = cache(lambda line: sum(map(_negates, tokens[line.report][slice(*line.tokens)])))
    for a, b in _of_one_verb(material):
        told = not (a.unreal or b.unreal) and a.finite and b.finite and a.word not in words("unanswered")
        two = told and a.negated != b.negated and a.line.report != b.line.report
        apart = two and (asks(a) or asks(b) or _elsewhere(a, b))
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
    of_verb = {verb: acts[:MOST_ACTS] for verb, acts in _by_verb(material).items() if verb not in _SAYING}
    for verb in sorted(of_verb):
        others = [
            a for word in sorted(opposites().get(verb, frozenset())) if word > verb for a in of_verb.get(word, ())
        ]
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


def _elsewhere(a: Act, b: Act) -> bool:
    """Whether two acts are of two parties of one kind, or on things of other names."""
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
    """Pairs of sentences of which one says that an act was done and another report, no earlier, that it is to come.

    What it is done to must be told alike: all of it that one names, the other names too.
    """
    for a, b in _of_one_verb(material):
        if a.line.report == b.line.report or a.planned == b.planned or a.negated or b.negated:
            continue
        to_come, done = (a, b) if a.planned else (b, a)
        days = [material.reports[x.line.report].published or "" for x in (to_come, done)]
        precision = min(map(len, days))
        later = days[0][:precision] < days[1][:precision]
        whole = bool(a.patients & b.patients) and (a.patients <= b.patients or b.patients <= a.patients)
        past = material.parses[done.line.report].tokens[done.verb].tag in ("VBD", "VBN")
        told = done.finite and past and not done.unreal
        if told and whole and not later and _one_matter(a, b, SAME_MATTER, material):
            yield _value(done.line, "done", material), _value(to_come.line, "to come", material)


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
    if a.agents and b.agents and not a.agents & b.agents:
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
