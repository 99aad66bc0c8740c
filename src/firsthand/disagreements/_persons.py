"""What reports tell of a person right beside his name: how old he is, where he lives, which office he holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Literal, NamedTuple

from firsthand.disagreements._material import Material
from firsthand.disagreements._names import Name, read
from firsthand.languages import meanings, words
from firsthand.languages.foldings import fold
from firsthand.records import Report, Value

About = Literal["age", "home", "office"]

BEFORE, AFTER = 60, 80
"""Characters before and after a name in which these stand."""

MOST_TOLD = 200
"""Facts of one sort about bearers of one surname that are compared; beyond, only the first ones are."""

_AGE_BEFORE = re.compile(r"\b(\d{1,3})\s?-\s?year\s?-\s?old\s(?:[A-Za-z’'.-]+\s){0,4}$")
_AGE_AFTER = re.compile(
    r",\s(?:aged?\s)?(\d{1,3})(?=[,.;]|\sof\b|\sfrom\b)|\s\((\d{1,3})\)|,\san?\s(\d{1,3})\s?-\s?year\s?-\s?old\b"
)
_HOME = re.compile(r",\s(?:(?:aged?\s)?\d{1,3},\s)?of\s((?:[A-Z][\w’'-]*\s?){1,3})(?=[,.;]|\s[a-z]|[a-z])")
_OFFICE_BEFORE = re.compile(r"((?:\b[A-Za-z’'.-]+\s){1,5})$")
_OFFICE_AFTER = re.compile(r",\s(?:the\s|its\s|their\s)?([A-Za-z’'-]+(?:\s[A-Za-z’'-]+){0,4}\s?)(?=[,.;]|\sof\b)")


class Told(NamedTuple):
    """A fact told beside a name: the name, what it is about, where both stand, and the fact in plain words."""

    name: Name
    about: About
    start: int
    end: int
    value: str


def differences(about: About, material: Material) -> Iterator[tuple[Told, Told]]:
    """The pairs of facts of one sort that two reports tell of one person, and that are not the same words."""
    of_surname: dict[str, list[Told]] = {}
    for key in sorted(material.reports):
        for name in read(material.parses[key]):
            for told in _told(name, material.reports[key]) if len(name.words) > 1 else ():
                if told.about == about:
                    of_surname.setdefault(fold(name.words[-1]), []).append(told)
    for surname in sorted(of_surname):
        for a, b in combinations(of_surname[surname][:MOST_TOLD], 2):
            if a.name.report != b.name.report and a.value != b.value and is_one(a.name, b.name):
                yield a, b


def is_one(a: Name, b: Name) -> bool:
    """Whether two names have the surname and another word in common."""
    ours, theirs = ({fold(w) for w in n.words[:-1] if not is_title(w)} for n in (a, b))
    return fold(a.words[-1]) == fold(b.words[-1]) and bool(ours & theirs)


def is_title(word: str) -> bool:
    """Whether a word is the name of a rank or an office."""
    return word in meanings("ranks") or word in words("chief_offices")


def value(told: Told, material: Material) -> Value:
    """A fact as one side of a disagreement."""
    return material.value(told.name.report, told.start, told.end, told.value)


def _told(name: Name, report: Report) -> Iterator[Told]:
    text, start, end = report.text, name.start, name.end
    if match := _AGE_BEFORE.search(text, max(0, start - BEFORE), start):
        yield Told(name, "age", match.start(), end, match[1])
    if match := _AGE_AFTER.match(text, end, end + AFTER):
        yield Told(name, "age", start, match.end(), next(filter(None, match.groups())))
    if match := _HOME.match(text, end, end + AFTER):
        yield Told(name, "home", start, match.end(1), match[1].strip())
    before = _OFFICE_BEFORE.search(text, max(0, start - BEFORE), start)
    own = text[start:end]
    if office := _office(f"{before[1] if before else ''}{own}"):
        yield Told(name, "office", before.start() if before else start, end, office)
    elif (match := _OFFICE_AFTER.match(text, end, end + AFTER)) and (office := _office(match[1])):
        yield Told(name, "office", start, match.end(1), office)


def _office(phrase: str) -> str:
    """The rank or chief office that a phrase names, in its full form; "" where it names none or several."""
    plain = [w.strip(".,’'").lower() for w in phrase.split()]
    if "former" in plain or "and" in plain or "ex" in plain:
        return ""
    chief = [w for w in plain if w in words("chief_offices")]
    ranks = [str(meanings("ranks")[w]) for w in plain if w in meanings("ranks")]
    return chief[0] if len(chief) == 1 and not ranks else " ".join(ranks) if not chief else ""
