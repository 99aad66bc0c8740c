"""What sort of body a party is: state, armed, medical, company; two parties of two sorts are surely two."""

from __future__ import annotations

import re

from firsthand.languages import meanings, words
from firsthand.origins.evidence import Evidence, Root
from firsthand.records import SourceKind

NEVER_APART = (
    {"state", "armed"},
    {"academy", "medical"},
    {"academy", "monitor"},
    {"academy", "state"},
    {"monitor", "medical"},
    {"company", "medical"},
)
"""Sorts of body of which one is often part of the other: an army and its militia, a clinic and its professors, a
university and its observatory, a state's institute of health and its office, a charity and its clinic, a firm and the
clinic that it runs."""

_ONE_BODY = re.compile(r"[Tt]he ([a-z]+)(?: (?:in|of|at) [A-Z]\w+)?")
"""One noun, and perhaps a name behind it: "the hospital in Larn"."""

_OWNED = re.compile(r"\b[a-z]+(?:['’]s|s['’])\s")
"""A common noun that has what follows: "the ship's company"."""

_WORD = re.compile(r"(\w+)(?=\s+([A-Z]\w*)|\b)")
"""A word, and the one with a capital right behind it."""


def sorts_of(root: Root, evidence: Evidence) -> set[str]:
    """What sorts of body the names and descriptions of a party, and of those who speak for it, tell of."""
    table = meanings("party_sorts")
    told = _told(root, evidence)
    return {str(table[word]) for text in told for word in re.findall(r"\w+", text.lower()) if word in table}


def are_of_two_sorts(a: Root, b: Root, evidence: Evidence) -> bool:
    """Whether two parties are each of one known sort, and none of the two can be a part of the other.

    The word for a sort has to stand for what a party is: "Royal Foods" and "Court Hotels" are of no known sort.
    """
    sorts = [sorts_of(r, evidence) for r in (a, b)]
    known = all(len(s) == 1 for s in sorts) and all(_is_told(r, evidence) for r in (a, b))
    return known and sorts[0] != sorts[1] and sorts[0] | sorts[1] not in NEVER_APART


def _told(root: Root, evidence: Evidence) -> list[str]:
    """What a party is called, and those who speak for it."""
    told = [_called(root.name)]
    for source in evidence.sources.values():
        if evidence.party(source).id == root.id:
            told += [_called(source.name), *(evidence.reports[m.report].text[m.start : m.end] for m in source.mentions)]
    return told


def _is_told(root: Root, evidence: Evidence) -> bool:
    """Whether a party is called or described by what it is, and not only by a name with such a word in it."""
    return any(_heads(text, root.kind) for text in _told(root, evidence))


def _heads(text: str, kind: SourceKind) -> bool:
    """Whether a word for a sort tells what a party is, and is not only the first part of its name.

    Behind it comes no other part of the name, but for a person's: "Senator Ann Roe", "Larn Police Department". What any
    body may have in its titles and its name tells nothing: "general manager", "Refugee Council", "Penn State".
    """
    called = list(_WORD.finditer(text))
    said = [m[1].lower() for m in called]
    if kind == "person" and not words("no_longer").isdisjoint(said):
        return False
    return any(
        word in meanings("party_sorts")
        and word not in words("sorts_in_titles")
        and not (m[1][0].isupper() and word in words("sorts_in_names"))
        and not {" ".join(said[max(0, n - 1) : n + 1]), " ".join(said[n : n + 2])} & words("sorts_of_another_sense")
        and (kind == "person" or m[2] is None or m[2].lower() in words("parts_of_bodies"))
        for n, (m, word) in enumerate(zip(called, said, strict=True))
    )


def is_vague(root: Root, evidence: Evidence) -> bool:
    """Whether a root may be anybody: it is unnamed, or an outlet that must have got it from somebody.

    "The hospital" is no name, and still no ministry; "the mine's hospital" may be the company, "the staff" anybody's.
    """
    relay = bool(_words(root) & words("outlet_words")) or root.kind == "outlet"
    nobody = root.kind in ("unnamed", "group") and not is_one_body(root)
    called = _called(root.name)
    people = called.islower() and bool(_words(root) & words("people_of_a_sort"))
    owned = bool(_OWNED.search(called))
    return nobody or people or owned or root.nameless or (relay and root.id in evidence.sources)


def is_one_body(root: Root) -> bool:
    """Whether an unnamed root is one body or office of a known sort of which no more is told: "the hospital"."""
    told = _ONE_BODY.fullmatch(_called(root.name))
    return told is not None and told[1] in meanings("party_sorts") and told[1] not in words("people_of_a_sort")


def _words(root: Root) -> set[str]:
    return set(re.findall(r"\w+", _called(root.name).lower()))


def _called(name: str) -> str:
    """A party's name, of an unnamed one the words of the report alone: "unnamed: the mayor (Larn Post)"."""
    return name.removeprefix("unnamed: ").rpartition(" (")[0] if name.startswith("unnamed: ") else name
