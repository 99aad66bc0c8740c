"""The sentences of a story in which a party denies something, each with what it denies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.disagreements._acts import read
from firsthand.disagreements._lines import Line, is_content, plain
from firsthand.disagreements._material import Material
from firsthand.disagreements._stretches import Stretches
from firsthand.languages import words
from firsthand.languages.pointers import points_within
from firsthand.records import Attribution, Range, Value

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

BEFORE = 2
"""Sentences before a denial among which its party is accused of what it denies, in whatever words."""

MOST_DENIALS = 200
"""Denials of a story for which what they deny is looked for; beyond, only the first ones, so that time stays linear."""


class Denial(NamedTuple):
    """A sentence in which a party denies something: the party's id and name, and what it denies, with its verbs.

    `pointing` is whether that points back: "it", "the allegations"; "wrongdoing" and "any role" do not.
    """

    line: Line
    party: str | None
    words: frozenset[str]
    named: frozenset[str]
    verbs: frozenset[str]
    pointing: bool


def find(material: Material) -> Iterator[tuple[Value, Value]]:
    """Each denial with what it denies: the nearest sentence of each report, or the one before it."""
    said = _said(material)
    denials = list(_denials(said, material))
    own = _own(said)
    others = {(d.line.report, d.line.number) for d in denials}
    for denial in denials[:MOST_DENIALS]:
        if len(denial.words) < FEWEST_WORDS:
            before = [x for x in material.lines.of[denial.line.report] if x.number == denial.line.number - 1]
            told = [x for x in before if denial.words <= x.words and _tells(x, material) and _charges(x, denial)]
            yield from ((_side(x, "asserts", material), _side(denial.line, "denies", material)) for x in told)
            continue
        near = material.lines.of[denial.line.report][max(0, denial.line.number - BEFORE) : denial.line.number]
        for line in [x for x in near if x.words & words("accusing") and x.words & denial.named][-1:]:
            yield _side(line, "asserts", material), _side(denial.line, "denies", material)
        weighed = [
            (weight, line)
            for key in sorted(material.reports)
            for line in material.lines.of[key]
            if (key, line.number) not in others and (weight := _shared(denial, line, own, material)) >= DENIED
        ]
        most = max((weight for weight, _ in weighed), default=0.0)
        for line in list({x.report: x for weight, x in reversed(weighed) if weight >= NEAREST * most}.values()):
            yield _side(line, "asserts", material), _side(denial.line, "denies", material)


def _charges(line: Line, denial: Denial) -> bool:
    """Whether a sentence may tell what a party denies: where that is named by no word of its own, it accuses."""
    return bool(denial.words or denial.pointing or line.words & (words("accusing") | words("charging")))


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


def _tells(line: Line, material: Material) -> bool:
    """Whether a sentence says something, and not only what should or may be ("He must resign")."""
    parse = material.parses[line.report]
    verbs = [k for k in range(*line.tokens) if parse.tokens[k].pos in ("VERB", "AUX")]
    acts = list(read(line, parse))
    return bool(verbs) and not (acts and all(a.unreal for a in acts))


def _denials(said: Mapping[str, Sequence[Attribution]], material: Material) -> Iterator[Denial]:
    """The sentences in which a party denies something, in the order of the reports' ids.

    What only points back within its sentence ("which he denied") tells nothing of what other sentences say.
    """
    for key in sorted(material.reports):
        for attribution in (a for a in said[key] if a.denies and _by_its_cue(a, material)):
            start, end = attribution.content[0][0], attribution.content[-1][1]
            line = material.line_at(key, start)
            cue = attribution.cue[0][0] if attribution.cue else start
            if line is None or points_within((start, end), cue, material.words(key, start, end)):
                continue
            whole = material.words(key, start, end)
            told = (_negated(key, start, end, material) or whole) - words("denied_things")
            named = material.words(key, *attribution.source) if attribution.source else frozenset()
            first, last = material.tokens(key, start, end)
            verbs = frozenset(plain(t) for t in material.parses[key].tokens[first:last] if t.pos == "VERB")
            pointing = whole.isdisjoint(words("denied_parts") - words("called_false"))
            yield Denial(line, attribution.source_id, told, named, verbs - words("light_verbs"), pointing)


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
    if not line.words & words("accusing") and not _says(line, denial.verbs, told, material):
        return 0.0
    theirs = own.get((line.report, denial.party)) if denial.party else None
    if theirs is not None and theirs.over(line.start, line.end):
        return 0.0
    return weigh(told | (denial.named & line.words))


def _says(line: Line, verbs: frozenset[str], told: frozenset[str], material: Material) -> bool:
    """Whether a sentence has one of some verbs, not negated, and beside it a word of what is denied or a pronoun."""
    if not line.words & verbs:
        return False
    done = (a for a in read(line, material.parses[line.report]) if a.word in verbs and not a.negated)
    return any(not a.words or a.words & told for a in done)


def _side(line: Line, told: str, material: Material) -> Value:
    return material.value(line.report, line.start, line.end, told)
