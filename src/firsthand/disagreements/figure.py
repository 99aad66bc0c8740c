"""Two counts of the same thing whose ranges do not meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from firsthand.disagreements._material import Material
from firsthand.languages import meanings
from firsthand.languages.figures import Figure, find_figures
from firsthand.records import Assertion, Claim, Disagreement

NEAR_TOKENS = 6
"""Words after or before a figure in which the word for what befell those counted stands ("45 people were killed")."""


class Count(NamedTuple):
    """A figure of an assertion, and what is counted: what befell them where it is told, else the noun."""

    assertion: Assertion
    figure: Figure
    counted: str


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each thing that a claim counts in two ways that cannot both hold."""
    for claim in material.claims:
        counts: defaultdict[str, list[Count]] = defaultdict(list)
        for count in _counts(claim, material):
            counts[count.counted].append(count)
        for counted, group in counts.items():
            parted = [c for c in group if any(_conflict(c, other) for other in group)]
            if parted:
                yield _disagreement(claim, counted, parted, material)


def _counts(claim: Claim, material: Material) -> Iterator[Count]:
    for assertion in claim.assertions:
        parse = material.parses[assertion.report]
        part = material.tokens(assertion.report, assertion.start, assertion.end)
        for figure in find_figures(parse, part):
            counted = _fate(figure, material, assertion) or figure.noun
            if counted:
                yield Count(assertion, figure, counted)


def _fate(figure: Figure, material: Material, assertion: Assertion) -> str:
    """What befell those counted ("killed", "wounded"), from the words around the figure; "" where none is told."""
    tokens = material.parses[assertion.report].tokens
    first, last = material.tokens(assertion.report, figure.start, figure.end)
    begin, end = material.tokens(assertion.report, assertion.start, assertion.end)
    fates = meanings("fates")
    for token in tokens[last : min(end, last + NEAR_TOKENS)]:
        if token.lemma in fates or token.text.lower() in fates:
            return str(fates.get(token.text.lower(), fates.get(token.lemma)))
        if token.pos in ("NUM", "CCONJ") or token.text in ".;":
            break
    for token in reversed(tokens[max(begin, first - NEAR_TOKENS // 2) : first]):
        if token.lemma in fates and token.pos == "VERB" and token.tag != "VBN":
            return str(fates[token.lemma])
    return ""


def _conflict(a: Count, b: Count) -> bool:
    """Whether two counts stand in different places and cannot both hold."""
    same_place = a.assertion.report == b.assertion.report and a.assertion.start == b.assertion.start
    return not same_place and not a.figure.agrees(b.figure)


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
