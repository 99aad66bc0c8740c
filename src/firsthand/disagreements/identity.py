"""One acronym, name or person that the reports explain in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements import _causes, _fillers, _lists, _roles
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._persons import differences, value
from firsthand.languages import outlets, words
from firsthand.records import Disagreement, Source, Span, Value

ALIKE = 70.0
"""Similarity of two words (0 to 100, by edits) from which they are spellings of one. Inflections, transliterations
and cognates reach it (Kiev/Kyiv 75, Syrian/syrien 83, Ministry/Ministerstvo 70); words of two bodies that only begin
alike do not (command/column 62, committee/commission 53)."""

ONE_NAME = 0.5
"""Share of the shorter explanation's words that must stand in the other for both to be forms of one name: parts of a
body and translations share half or more, two bodies that fit one acronym a place's name at most."""

LONGEST_PLACE = 60
"""Characters of a thing with the word by which it stands in its place ("charged the lieutenant with treason"); where
they are more, the thing is told by itself."""

MOST_YEARS = 15
"""Years between two ages up to which they are told of one person, and not of two of one name."""

_NAME = r"[A-Z][\w’'-]*(?:\s(?:[A-Z][\w’'-]*|of|the|for|and|de|al)){1,9}"
_SHORT = r"[A-Z][A-Z.]{1,6}"
_EXPLAINED = (
    re.compile(rf"(?P<name>{_NAME})\s\((?P<acronym>{_SHORT})\)"),
    re.compile(rf"(?P<name>{_NAME}),\s(?:or|known as|abbreviated)\s(?:the\s)?(?P<acronym>{_SHORT})\b"),
    re.compile(rf"\b(?P<acronym>{_SHORT})\s\((?P<name>{_NAME})\)"),
    re.compile(rf"\b(?P<acronym>{_SHORT}),\s(?:or\s|short for\s)?(?:the\s)?(?P<name>{_NAME})[,.]"),
)
"""An acronym with its explanation: X Y Z (XYZ); X Y Z, or XYZ; XYZ (X Y Z); XYZ, the X Y Z,"""

_ACRONYM = re.compile(rf"\b{_SHORT}\b")


class Explanation(NamedTuple):
    """What a report says that a name stands for; `spelled` is whether it says so itself, at the name."""

    report: str
    start: int
    end: int
    value: str
    spelled: bool


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each acronym, shared outlet's name and person that is explained in two ways."""
    yield from _acronyms(material)
    yield from _shared_names(material)
    yield from _persons(material)
    yield from _things(material)
    for pairs, reason in (
        (_roles.posts(material), "One person is given posts of two ranks, of which one is held at a time"),
        (_roles.roles(material), "One role, which only one can fill, is given to two"),
        (_lists.parted(material), "One thing is told with other parts, and a report lacks one that another lists"),
        (_causes.parted(material), "One report tells the cause, and another says that it is not known"),
    ):
        for values in gather(pairs, material):
            told = list_told(values)
            yield Disagreement("identity", material.sentence(values[0]), values, f"{reason}: {told.rstrip('.')}.")


def _things(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each place in which reports put two things of one sort."""
    found = list(_fillers.differences(material))
    pairs = [(_filled(d.left, d.one, material), _filled(d.right, d.other, material)) for d in found]
    parts = {value: d for pair, d in zip(pairs, found, strict=True) for value in pair}
    for values in gather(pairs, material):
        part = parts[values[0]]
        one, other = (word.replace("_", " ") for word in (part.one, part.other))
        reason = (
            f"One thing is told as {list_told(values)}; it cannot be both, for “{one}” and “{other}” are different "
            f"things of one sort ({part.sort})."
        )
        yield Disagreement("identity", material.sentence(values[0]), values, reason)


def _filled(filler: _fillers.Filler, word: str, material: Material) -> Value:
    """What stands in a place as one side: its words with those up to the word by which it stands there, where near.

    Where its words leave out the one that tells its kind, that one is its value.
    """
    own = material.value(filler.line.report, filler.start, filler.end)
    by = material.parses[filler.line.report].tokens[filler.by]
    near = material.value(own.report, min(own.start, by.start), max(own.end, by.end)).value
    told = near if len(near) <= LONGEST_PLACE else own.value
    return own._replace(value=told if word.split("_")[-1] in own.value.lower() else word.replace("_", " "))


def _persons(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each person who is given two ages, or two offices of which one person holds one."""
    ages = [(a, b) for a, b in differences("age", material) if abs(int(a.value) - int(b.value)) <= MOST_YEARS]
    offices = [
        (a, b)
        for a, b in differences("office", material)
        if not (set(a.value.split()) <= set(b.value.split()) or set(b.value.split()) <= set(a.value.split()))
    ]
    for parted in (ages, offices):
        names = {value(t, material): material.value(*t.name[:3]).value for pair in parted for t in pair}
        for values in gather(((value(a, material), value(b, material)) for a, b in parted), material):
            told = list_told(values)
            yield Disagreement("identity", names[values[0]], values, f"One person is described as {told}.")


def _acronyms(material: Material) -> Iterator[Disagreement]:
    explained: defaultdict[str, list[Explanation]] = defaultdict(list)
    for report in material.reports.values():
        for match in (m for pattern in _EXPLAINED for m in pattern.finditer(report.text)):
            value = _spelled(match["name"], match["acronym"])
            ends = list(re.finditer(r"\s+".join(map(re.escape, value.split())), match["name"])) if value else []
            if ends:
                start, end = (match.start("name") + at for at in ends[-1].span())
                explanation = Explanation(report.id, start, end, value, True)
                explained[match["acronym"].replace(".", "")].append(explanation)
    for source in material.sources:
        for acronym, explanation in _by_other_mentions(source, material):
            explained[acronym].append(explanation)
    for acronym, found in sorted(explained.items()):
        yield from _parted(acronym, [e for e in found if not _dropped(e, material)], material)


def _spelled(name: str, acronym: str) -> str:
    """The part of `name` that may be what the acronym stands for; "" where no part starts with its first letter.

    The letters of a foreign acronym need not fit the English words, so only the first one and the number are held.
    """
    parts = name.split()
    letters = acronym.replace(".", "")
    for first in range(len(parts)):
        named = [p for p in parts[first:] if p[0].isupper()]
        if named and parts[first][0] == letters[0] and abs(len(named) - len(letters)) <= 1:
            return " ".join(parts[first:])
    return ""


def _by_other_mentions(source: Source, material: Material) -> Iterator[tuple[str, Explanation]]:
    """For a body that a report calls by an acronym which it explains nowhere: its other full names in that report."""
    if source.kind not in ("state body", "organisation"):
        return
    by_report: defaultdict[str, list[Span]] = defaultdict(list)
    for mention in source.mentions:
        by_report[mention.report].append(mention)
    for mentions in by_report.values():
        texts = [material.text(m) for m in mentions]
        acronyms = {a.replace(".", "") for t in texts for a in _ACRONYM.findall(t)}
        for mention, text in zip(mentions, texts, strict=True):
            names = [w for w in text.split() if w[0].isupper() and w.lower() != "the"]
            if len(names) >= 2 and not _ACRONYM.search(text):
                value = text.removeprefix("the ").removeprefix("The ")
                for acronym in sorted(acronyms):
                    yield acronym, Explanation(mention.report, mention.start, mention.end, value, False)


def _dropped(explanation: Explanation, material: Material) -> bool:
    dropped = material.reports[explanation.report].dropped
    return any(s <= explanation.start < e for s, e in dropped)


def _parted(acronym: str, found: list[Explanation], material: Material) -> Iterator[Disagreement]:
    """A disagreement where one report spells the acronym out and another means something else by it."""
    for a, b in combinations(found, 2):
        if a.report == b.report or not (a.spelled or b.spelled) or _one_name(a, b):
            continue
        sides = tuple(material.value(e.report, e.start, e.end, e.value) for e in (a, b))
        yield Disagreement("identity", acronym, sides, f"{acronym} is explained as “{a.value}” and as “{b.value}”.")
        return


def _one_name(a: Explanation, b: Explanation) -> bool:
    """Whether two explanations can be spellings, translations or parts of one name.

    A name that a report gives elsewhere is held to be the same as soon as it shares any word.
    """
    shorter, longer = sorted((_content(a.value), _content(b.value)), key=len)
    shared = sum(any(fuzz.ratio(x, y) >= ALIKE for y in longer) for x in shorter)
    fewest = ONE_NAME * len(shorter) if a.spelled and b.spelled else 1
    return shared >= fewest


def _content(name: str) -> set[str]:
    return {w.strip(".,’'").lower() for w in name.split() if w[0].isupper()} - words("stop_words")


def _shared_names(material: Material) -> Iterator[Disagreement]:
    """An outlet's name that several outlets bear, described in one report and given otherwise in another."""
    mentions: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for source in material.sources:
        for mention in source.mentions if source.kind == "outlet" else ():
            name, rest = _named(material.text(mention))
            if name and len(outlets.named(name)) > 1:
                mentions[name.lower()].append((mention, rest))
    for found in mentions.values():
        described = [(m, rest) for m, rest in found if len(rest.split()) >= 3]
        for mention, rest in described:
            other = next((m for m, r in found if m.report != mention.report and r and not _fits(rest, r)), None)
            if other is not None:
                yield _two_outlets(mention, rest, other, material)
                break


def _named(text: str) -> tuple[str, str]:
    """The outlet's name that a mention begins with, and what the mention adds: a web ending or a description."""
    plain = text.removeprefix("the ").removeprefix("The ")
    host = re.fullmatch(r"([\w-]+)(\.[a-z]{2,3}(?:\.[a-z]{2})?)", plain)
    if host:
        return host[1], host[2]
    parts = plain.split()
    for last in range(min(4, len(parts)), 0, -1):
        name = " ".join(parts[:last]).strip(" ,")
        if outlets.named(name):
            return name, " ".join(parts[last:]).strip(" ,")
    return "", ""


def _fits(description: str, other: str) -> bool:
    """Whether two descriptions share a word that names something."""
    return bool(_content(description) & _content(other))


def _two_outlets(mention: Span, rest: str, other: Span, material: Material) -> Disagreement:
    name, _ = _named(material.text(mention))
    sides: tuple[Value, ...] = (material.value(*mention, rest), material.value(*other))
    return Disagreement(
        "identity",
        name,
        sides,
        f"{len(outlets.named(name))} outlets bear the name {name}; it is described as “{rest}” and given as "
        f"“{material.text(other)}”, and they need not be the same.",
    )
