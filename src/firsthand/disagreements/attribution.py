"""The same words, or the same act, given to different parties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements import _blames, _doers
from firsthand.disagreements._acts import Act, read
from firsthand.disagreements._blames import nation
from firsthand.disagreements._days import differ
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._wordings import Word, align, sentences, split
from firsthand.engine.local import shared_keys
from firsthand.languages import words
from firsthand.records import Attribution, Disagreement, Range, Source, Value

FEWEST_WORDS, FEWEST_TELLING = 6, 3
"""Words, and words that are no mere function words, of a quoted sentence that two parties do not say alike by chance:
of the sentences in 90 marked stories that two persons share five words with, those that are one share 7 and 10."""

SAME = 0.7
"""Share of the shorter sentence that must be the other's, word by word: there 0.8 and 1 of those that are one."""

LONGEST_VALUE = 600
"""Characters of a quotation with the words that give it to a party; where it is longer, the quotation stands alone."""

SAME_ACT = 4.5
"""Nats that two sentences with one verb must share for the verb to tell of one act."""

MOST_QUOTATIONS = 60
"""Quoted sentences of a story that may share a word before it proposes no pair."""

SPELLING = 70.0
"""Likeness (0 to 100, by edits) from which two surnames may be spellings of one."""

_OPENING = ("“", '"', "«", "„")
_NAMED = ("person", "state body", "organisation", "group")


class Said(NamedTuple):
    """A quoted sentence and the party that it is given to."""

    attribution: Attribution
    part: Range
    words: tuple[Word, ...]
    party: Source


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each quotation with two speakers, and each act that is put on different nations."""
    quoted: dict[Value, str] = {}
    for values in gather(_speakers(material, quoted), material):
        reason = f"The same words are given to {list_told(values)}, who are not one person."
        yield Disagreement("attribution", quoted[values[0]], values, reason)
    for values in gather(_doers.parted(material), material):
        reason = f"One act is told of {list_told(values)}, and no report names the doer whom another names."
        yield Disagreement("attribution", material.sentence(values[0]), values, reason)
    for values in gather((*_nations(material), *_blamed(material)), material):
        reason = f"One act is put on {list_told(values)}, which are not the same party."
        yield Disagreement("attribution", material.sentence(values[0]), values, reason)


def _speakers(material: Material, quoted: dict[Value, str]) -> Iterator[tuple[Value, Value]]:
    """Quotations of two reports that are the same and given to parties of which none speaks for, or may be, another.

    What each side quotes, without the words around it, is put into `quoted`.
    """
    quotations = list(_quotations(material))
    numbers: dict[str, int] = {}
    postings = [
        (numbers.setdefault(w.plain, len(numbers)), k)
        for k, said in enumerate(quotations)
        for w in dict.fromkeys(said.words)
        if w.plain not in words("function_words")
    ]
    for i, j, shared in shared_keys(postings, MOST_QUOTATIONS):
        a, b = quotations[i], quotations[j]
        if shared >= FEWEST_TELLING and a.attribution.report != b.attribution.report and _two(a, b, material):
            same = max((s.same for s in align(a.words, b.words)), default=0)
            if same >= max(FEWEST_WORDS, SAME * min(len(a.words), len(b.words))):
                one, other = _said(a, material), _said(b, material)
                for side, said in ((one, a), (other, b)):
                    quoted.setdefault(side, material.value(side.report, *said.part).value)
                yield one, other


def _quotations(material: Material) -> Iterator[Said]:
    """The sentences that the reports quote word for word from a party that they name."""
    parties = {s.id: s for s in material.sources}
    for key in sorted(material.reports):
        text, marked = material.reports[key].text, material.parses[key].quotations
        for attribution in (a for a in material.attributions.values() if a.report == key):
            party = parties.get(attribution.source_id or "")
            for start, end in attribution.content:
                quoted = any(s <= start + 1 and end - 1 <= e for s, e in marked)
                if party is not None and party.kind in _NAMED and quoted and attribution.source is not None:
                    said = split(text, start, end)
                    for first, last in sentences(text, said):
                        part = (said[first].start, said[last - 1].end)
                        yield Said(attribution, part, said[first:last], party)


def _two(a: Said, b: Said, material: Material) -> bool:
    """Whether two quotations are given to persons of two names, as a spokesman and the one that he speaks for are.

    That they may be one because they say the same is no reason here: that is what is asked. Whom a pronoun stands for
    is held for sure only where the other party speaks for that one.
    """
    one, other = a.party, b.party
    if one.id == other.id or one.kind != "person" or other.kind != "person":
        return False
    if not (one.id == other.speaks_for or other.id == one.speaks_for or (_names(a, material) and _names(b, material))):
        return False
    return fuzz.ratio(one.name.split()[-1].lower(), other.name.split()[-1].lower()) < SPELLING


def _names(said: Said, material: Material) -> bool:
    """Whether the words that give a quotation to its party name it."""
    own = said.attribution
    return own.source is not None and bool(material.words(own.report, *own.source))


def _said(said: Said, material: Material) -> Value:
    """A quotation with the words that give it to its party, where they stand by it."""
    own = said.attribution
    parts = [said.part, *own.cue, *([own.source] if own.source else [])]
    start, end = min(s for s, _ in parts), max(e for _, e in parts)
    start -= material.reports[own.report].text[max(0, start - 1) : start] in _OPENING
    line = material.line_at(own.report, end - 1)
    end = max(end, line.end) if line else end
    start, end = (start, end) if end - start <= LONGEST_VALUE else said.part
    return material.value(own.report, start, end, said.party.name)


def _nations(material: Material) -> Iterator[tuple[Value, Value]]:
    """Sentences of two reports with one verb and much else in common, whose agents are of different nations."""
    of_verb: dict[str, list[tuple[Act, frozenset[str]]]] = {}
    for key in sorted(material.reports):
        for line in material.lines.of[key]:
            for act in read(line, material.parses[key]):
                nations = frozenset(nation(w) for w in sorted(act.agents)) - {""}
                if (
                    nations
                    and not (act.negated or act.unreal)
                    and act.word not in words("repeated_acts") - words("hostile_acts")
                ):
                    of_verb.setdefault(act.word, []).append((act, nations))
    for verb in sorted(of_verb):
        for (a, ours), (b, theirs) in combinations(of_verb[verb], 2):
            if a.line.report != b.line.report and not ours & theirs and _one_act(a, b, ours | theirs, material):
                yield _value(a, material), _value(b, material)


def _blamed(material: Material) -> Iterator[tuple[Value, Value]]:
    """Parties of two reports that are held to have done one deed, and cannot both have done it alone."""
    for pair in _blames.parted(material):
        one, other = (material.value(x.line.report, x.start, x.end) for x in pair)
        yield one, other


def _one_act(a: Act, b: Act, nations: frozenset[str], material: Material) -> bool:
    if differ(material.days(a.line), material.days(b.line)):
        return False
    both = {w for w in a.line.words & b.line.words if nation(w) not in nations}
    return bool(a.patients & b.patients or a.others & b.others) and material.lines.weight(frozenset(both)) >= SAME_ACT


def _value(act: Act, material: Material) -> Value:
    tokens = material.parses[act.line.report].tokens[slice(*act.line.tokens)]
    agents = [t.text for t in tokens if t.lemma.lower() in act.agents and nation(t.lemma.lower())]
    return material.value(act.line.report, act.line.start, act.line.end, " and ".join(dict.fromkeys(agents)))
