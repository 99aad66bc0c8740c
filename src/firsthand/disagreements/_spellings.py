"""Whether two words are spellings of one name, and whether two given names are forms of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from firsthand.languages.foldings import fold

FEWEST_LETTERS = 5
"""Letters of the shortest single word that is compared: shorter ones are alike by chance."""

FEWEST_CONSONANTS = 3
"""Consonants that two spellings of one foreign name must have in common, all in one order."""

FEWEST_BEFORE_ENDING = 3
"""Letters of the beginning of a given name that is a short form of it."""

_OF_PLACE = re.compile(r"(?:n|an|ian|en|ese|ish|i|ic|er)s?")
_PLACE = re.compile(r"(?:a|ia|ya|nya|y|e|o|land|istan|stan)")
"""Endings of the word for those of a place, and of the place, behind what both begin with: Chech-en, Chech-nya."""

FEWEST_OF_PLACE = 3
"""Letters that the name of a place and the word for its people must begin with alike."""

_VOWELS = re.compile(r"[aeiouy]")
_ATLANTIC = (
    (re.compile(r"tre\b"), "ter"),
    (re.compile(r"our"), "or"),
    (re.compile(r"is(?=e|ation|ing)"), "iz"),
    (re.compile(r"nce\b"), "nse"),
    (re.compile(r"ogramme"), "ogram"),
)
"""What British and American English spell in two ways: theatre, labour, organise, defence, programme."""


def keys(word: str) -> Iterator[str]:
    """The keys of which two words share one where they are spellings of one name: itself less one letter, its sound."""
    yield word
    yield from dict.fromkeys(word[:k] + word[k + 1 :] for k in range(len(word)))
    yield "~" + _sound(word)


def are_spellings(x: str, y: str) -> bool:
    """Whether two words differ by a slip of one letter inside them, or have one sound in two transliterations."""
    if x == y or min(len(x), len(y)) < FEWEST_LETTERS or not (x.isalpha() and y.isalpha()):
        return False
    if is_atlantic(x, y) or is_of_place(x, y) or is_of_place(y, x):
        return False
    return _is_slip(x, y) or (len(_sound(x)) >= FEWEST_CONSONANTS and _sound(x) == _sound(y) and not _goes_on(x, y))


def _is_slip(x: str, y: str) -> bool:
    """Whether one letter is another, is missing, or has changed its place, and the words begin and end alike."""
    if x[0] != y[0] or x[-1] != y[-1]:
        return False
    shorter, longer = sorted((x, y), key=len)
    if len(longer) - len(shorter) == 1:
        return any(longer[:k] + longer[k + 1 :] == shorter for k in range(len(longer)))
    other = [k for k, (a, b) in enumerate(zip(x, y, strict=False)) if a != b]
    if len(x) != len(y) or not other:
        return False
    swapped = len(other) == 2 and other[1] == other[0] + 1 and x[other[0]] == y[other[1]] and x[other[1]] == y[other[0]]
    return len(other) == 1 or swapped


def _goes_on(x: str, y: str) -> bool:
    """Whether one word is the other with an ending."""
    shorter, longer = sorted((x, y), key=len)
    return longer.startswith(shorter[:-1])


@cache
def _sound(word: str) -> str:
    """The consonants of a word, doubled ones once, without an h at its end."""
    bare = _VOWELS.sub("", re.sub(r"(.)\1+", r"\1", fold(word)))
    return re.sub(r"(.)\1+", r"\1", bare).removesuffix("h")


def is_atlantic(x: str, y: str) -> bool:
    """Whether two words are one in the spellings of the two sides of the ocean."""
    for pattern, plain in _ATLANTIC:
        x, y = pattern.sub(plain, x), pattern.sub(plain, y)
    return x == y


def is_of_place(people: str, place: str) -> bool:
    """Whether one word is for those who are of the place that the other names ("Chechen", "Chechnya")."""
    return any(
        people[:k] == place[:k] and bool(_OF_PLACE.fullmatch(people, k)) and bool(_PLACE.fullmatch(place, k))
        for k in range(FEWEST_OF_PLACE, min(len(people), len(place)))
    )


def are_given(x: str, y: str) -> bool:
    """Whether two words are given names of which neither is a form of the other."""
    forms = _forms()
    known = x in forms and y in forms
    one = x.startswith(y[:FEWEST_BEFORE_ENDING]) or bool(known and forms[x] & forms[y])
    return known and not one and min(len(x), len(y)) >= FEWEST_BEFORE_ENDING


def are_forms(x: str, y: str) -> bool:
    """Whether one of two words is a short form of the other, a given name ("Mike", "Michael")."""
    forms = _forms()
    return x in forms.get(y, frozenset()) or y in forms.get(x, frozenset())


def is_given(word: str) -> bool:
    """Whether a word is a given name, or a short form of one."""
    return word in _forms()


@cache
def _forms() -> Mapping[str, frozenset[str]]:
    """For each given name those that it is a form of, itself among them."""
    folder = resources.files("firsthand.languages") / "en"
    found: dict[str, set[str]] = {}
    for line in (folder / "given_names.tsv").read_text("utf-8").splitlines():
        found.setdefault(line.split("\t")[0], set()).add(line.split("\t")[0])
    for line in (folder / "nicknames.tsv").read_text("utf-8").splitlines():
        name, _, others = line.partition("\t")
        for form in (name, *others.split()):
            found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}
