"""How one word of a name is spelt in several ways: transliterations, misspellings, familiar endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from firsthand.sources import lists

SAME, CLOSE = 1.0, 0.85
"""Likeness of two words: the same; one name spelt otherwise."""

LEAST_SKELETON = 3
"""Consonants; two spellings with the same consonants are one name only from this many on (Kent and Conte are two)."""

LIKELY_SPELLING = 0.88
"""Jaro-Winkler; above it two surnames of five letters or more are one name spelt twice (Khoroshev, Horoshev)."""

LEAST_BEGINNING = 3
"""Letters; the beginning of a given name from this length on is a short form of it (Ste, Steph; "Al" is of many)."""

LONG_SOUND = 5
"""Letters; shorter surnames of one sound are most often two (Kent, Gent)."""

LONG_SURNAME = 9
"""Letters; two surnames from this length on that differ by one letter are one misspelt (Johnson and Johnston are not).
Of the surnames in 353 news texts, those of five letters make seven such pairs, four of them of two persons; from eight
letters on there is none."""

_SLAVIC_ENDING = re.compile(r"([oe])ff(?=a?$)")
_SPELLINGS = (
    ("tsch", "c"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("kh", "h"),
    ("gh", "g"),
    ("dzh", "i"),
    ("zh", "z"),
    ("ph", "f"),
    ("dj", "i"),
    ("x", "ks"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("th", "t"),
)
_VOWELS = re.compile(r"[aeiouy]")
_SOFT_ENDING = re.compile(r"(?<=[^aeiou])(?:ie|ey|ee|i|y)$")
_HARD = str.maketrans({"h": "g", "k": "g", "q": "g", "z": "d"})


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word as most transliterations agree on them."""
    word = _SLAVIC_ENDING.sub(r"\1v", word)
    for spelt, sound in _SPELLINGS:
        word = word.replace(spelt, sound)
    consonants = re.sub(r"[aeiou]", "", word)
    return re.sub(r"(.)\1+", r"\1", consonants)


def surely_one(left: str, right: str) -> bool:
    """Whether a surname alone shows another spelt otherwise: the same consonants, or a long one but for one letter.

    An "s" at the end is that of a text that lost its apostrophes.

    Short surnames one letter apart are most often two (Hanson, Hansen; Johnson, Johnston).
    """
    short, long = sorted((left, right), key=len)
    if skeleton(left) == skeleton(right) or (long == short + "s" and len(short) >= LONG_SOUND):
        return True
    from rapidfuzz.distance import DamerauLevenshtein

    return min(len(left), len(right)) >= LONG_SURNAME and DamerauLevenshtein.distance(left, right) == 1


def sound_alike(left: str, right: str) -> bool:
    """Whether two surnames may be one sound in two spellings (Gaddafi, Qaddafi); too loose for surnames alone."""
    short, full = sorted((left, right), key=len)
    long = len(short) >= LONG_SOUND and len(coarse(left)) >= LEAST_SKELETON
    prefixed = full.removesuffix(short) in lists.words("titles", "particles")
    return long and (coarse(left) == coarse(right) or (full.endswith(short) and prefixed))


def spelt_alike(left: str, right: str) -> float:
    """SAME for the same folded word, CLOSE for one name spelt otherwise, else 0."""
    if left == right:
        return SAME
    if min(len(left), len(right)) < 4:
        return 0.0
    from rapidfuzz.distance import JaroWinkler

    a, b = skeleton(left), skeleton(right)
    near = JaroWinkler.similarity(left, right)
    if a == b and len(a) >= LEAST_SKELETON and near > 0.75:
        return CLOSE
    return CLOSE if near > LIKELY_SPELLING and abs(len(left) - len(right)) < 3 and a[:1] == b[:1] else 0.0


@lru_cache(maxsize=65536)
def coarse(word: str) -> str:
    """A skeleton in which h, g, k and q are one sound, and d and z: spellings of one name differ in them most."""
    softened = word.replace("dh", "d").replace("bh", "b")
    return re.sub(r"(.)\1+", r"\1", skeleton(softened).translate(_HARD))


def given_alike(left: str, right: str) -> float:
    """SAME for the same given name; CLOSE for an initial, a listed short form or another spelling of it; else 0."""
    if left == right:
        return SAME
    if 1 in (len(left), len(right)):
        return CLOSE if left[0] == right[0] else 0.0
    if lists.forms(left) & lists.forms(right) or _familiar(left) == _familiar(right):
        return CLOSE
    if may_be_given(left, right) and not (lists.is_given_name(left) and lists.is_given_name(right)):
        return CLOSE if min(len(left), len(right)) >= LEAST_BEGINNING else 0.0
    if lists.forms(left) and lists.forms(right):
        return 0.0
    if _vowelled(left) == _vowelled(right):
        return CLOSE
    a, b = (_VOWELS.sub("", word) for word in (left, right))
    same = skeleton(left) == skeleton(right) and len(skeleton(left)) >= LEAST_SKELETON
    return CLOSE if same or (a == b and len(a) >= LEAST_SKELETON) else 0.0


def by_second(left: Sequence[str], right: Sequence[str]) -> float:
    """CLOSE where one goes by a form of the other's second given name, else 0: "J. Christopher" and "Chris"."""
    for x, y in ((left, right), (right, left)):
        if len(x) > 1 and len(y) == 1 and min(len(x[1]), len(y[0])) > 1 and given_alike(x[1], y[0]):
            return CLOSE
    return 0.0


def may_be_given(left: str, right: str) -> bool:
    """Whether two given names that are not alike may be one: but for one letter, or one the beginning of the other."""
    from rapidfuzz.distance import DamerauLevenshtein

    short, long = sorted((left, right), key=len)
    near = len(short) >= LONG_SOUND and DamerauLevenshtein.distance(left, right) == 1
    return near or (len(short) > 1 and long.startswith(short))


def _vowelled(given: str) -> str:
    """A given name with one spelling for vowels that scripts without them leave open: Nouri, Nuri; Saleem, Salim."""
    for spelt, sound in (("ou", "u"), ("oo", "u"), ("ee", "i")):
        given = given.replace(spelt, sound)
    return given


def _familiar(given: str) -> str:
    """A given name with one ending for those that sound alike: Bobbie, Bobby, Bobbi."""
    return _SOFT_ENDING.sub("y", given)
