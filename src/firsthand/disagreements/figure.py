"""Two counts of the same thing whose ranges do not meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from firsthand.disagreements._material import Material
from firsthand.languages import meanings
from firsthand.languages.figures import Figure, find_figures
from firsthand.records import Assertion, Claim, Disagreement, Parse

NEAR_TOKENS = 6
"""Words after or before a figure in which the word for what befell those counted stands ("45 people were killed")."""


class Count(NamedTuple):
    """A figure of an assertion: of whom or what (`noun`, "" where untold), and what befell them (`fate`, or "")."""

    assertion: Assertion
    figure: Figure
    noun: str
    fate: str


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that a claim counts in two ways that cannot both hold."""
    for claim in material.claims:
        counts = list(_counts(claim, material))
        groups: dict[str, list[Count]] = {}
        for a, b in combinations(counts, 2):
            if _conflict(a, b) and not _other_day(a, b, material):
                group = groups.setdefault(a.fate or a.noun, [])
                group += [c for c in (a, b) if c not in group]
        for counted, group in groups.items():
            yield _disagreement(claim, counted, group, material)


def _counts(claim: Claim, material: Material) -> Iterator[Count]:
    """The figures of a claim's assertions that can be compared: an assertion that counts one thing twice is left out,
    because its two figures are of different parts, days or places.
    """
    for assertion in claim.assertions:
        parse = material.parses[assertion.report]
        part = material.tokens(assertion.report, assertion.start, assertion.end)
        found = [_count(f, assertion, material) for f in find_figures(parse, part) if not _is_part(f, parse)]
        told = Counter((c.fate, c.noun) for c in found)
        yield from (c for c in found if told[c.fate, c.noun] == 1 and (c.fate or c.noun))


def _count(figure: Figure, assertion: Assertion, material: Material) -> Count:
    noun = str(meanings("counted_groups").get(figure.noun, figure.noun))
    fate = _fate(figure, material, assertion)
    return Count(assertion, figure, "" if noun in meanings("fates") else noun, fate)


def _is_part(figure: Figure, parse: Parse) -> bool:
    """Whether the figure counts a part of a whole that was counted before it ("17 civilians including eight ...")."""
    place = next(k for k, t in enumerate(parse.tokens) if t.start == figure.start)
    before = {t.text.lower() for t in parse.tokens[max(0, place - 3) : place]}
    after = [t.text.lower() for t in parse.tokens[place + 1 : place + 3]]
    return bool(before & {"including", "among", "include", "includes", "included"}) or after in (
        ["of", "them"],
        ["of", "whom"],
    )


def _fate(figure: Figure, material: Material, assertion: Assertion) -> str:
    """What befell those counted ("killed", "wounded"), from the words around the figure; "" where none is told."""
    tokens = material.parses[assertion.report].tokens
    first, last = material.tokens(assertion.report, figure.start, figure.end)
    begin, end = material.tokens(assertion.report, assertion.start, assertion.end)
    fates = meanings("fates")
    for token in reversed(tokens[max(begin, first - NEAR_TOKENS // 2) : first]):
        if token.lemma in fates and token.tag != "VBN":
            return str(fates[token.lemma])
        if token.pos in ("NOUN", "PROPN", "PUNCT", "CCONJ"):
            break
    for token in tokens[last : min(end, last + NEAR_TOKENS)]:
        if token.lemma in fates or token.text.lower() in fates:
            return str(fates.get(token.text.lower(), fates.get(token.lemma)))
        if token.pos in ("NUM", "CCONJ", "PUNCT"):
            break
    return ""


def _other_day(a: Count, b: Count, material: Material) -> bool:
    """Whether the sentences of two counts name days or years, and none in common."""
    days_of_a, days_of_b = _days(a, material), _days(b, material)
    return bool(days_of_a and days_of_b and not days_of_a & days_of_b)


def _days(count: Count, material: Material) -> set[str]:
    first, last = material.tokens(count.assertion.report, count.assertion.start, count.assertion.end)
    tokens = material.parses[count.assertion.report].tokens[first:last]
    return {t.text for t in tokens if t.entity == "DATE" and (t.text[0].isupper() or t.text.isdigit())}


def _conflict(a: Count, b: Count) -> bool:
    """Whether two counts stand in different reports, are of the same, and cannot both hold.

    A report that gives two figures tells of two things more often than it contradicts itself. Of two fates only
    like ones are compared, and of two groups only the same: ten people and eight civilians, or 31 fighters and 17
    civilians, can both have died. What may state another claim is not compared.
    """
    apart = a.assertion.report != b.assertion.report
    alike = a.fate == b.fate and (a.noun == b.noun or (bool(a.fate) and not (a.noun and b.noun)))
    sure = a.assertion.sure or b.assertion.sure
    return apart and alike and sure and not a.figure.agrees(b.figure)


def _disagreement(claim: Claim, counted: str, parted: list[Count], material: Material) -> Disagreement:
    values = []
    for count in parted:
        report = count.assertion.report
        words = material.reports[report].text[count.figure.start : count.figure.end]
        values.append(material.value(report, count.assertion.start, count.assertion.end, words))
    told = ", ".join(dict.fromkeys(v.value for v in values))
    return Disagreement(
        "figure", f"{counted}: {claim.gist}", tuple(values), f"They count the same ({counted}) and differ: {told}."
    )
