"""How alike two names are: of persons, and of bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from firsthand.sources import lists

SAME, CLOSE, PART, UNSURE, CONFLICT = 1.0, 0.85, 0.7, 0.4, -1.0
"""Likeness of two names: the same; spelt otherwise, initial or nickname; one a part of the other; it may be, and no
text tells; surely two."""

LEAST_SKELETON = 3
"""Consonants; two spellings with the same consonants are one name only from this many on (Kent and Conte are two)."""

LIKELY_SPELLING = 0.88
"""Jaro-Winkler; above it two surnames of five letters or more are one name spelt twice (Khoroshev, Horoshev)."""

LONG_SOUND = 5
"""Letters; shorter surnames of one sound are most often two (Kent, Gent)."""

LONG_SURNAME = 9
"""Letters; two surnames from this length on that differ by one letter are one misspelt (Johnson and Johnston are not).
Of the surnames in 353 news texts, those of five letters make seven such pairs, four of them of two persons; from eight
letters on there is none."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
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


def fold(text: str) -> str:
    """`text` in lower case without accents, apostrophes, dots inside acronyms: what spellings of one name share."""
    plain = unicodedata.normalize("NFKD", _DOTTED.sub(lambda m: m.group().replace(".", ""), text)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’s", "").replace("'s", "")


@lru_cache(maxsize=65536)
def split(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(word.replace("'", "").replace("’", "") for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a folded word as most transliterations agree on them."""
    word = _SLAVIC_ENDING.sub(r"\1v", word)
    for spelt, sound in _SPELLINGS:
        word = word.replace(spelt, sound)
    consonants = re.sub(r"[aeiou]", "", word)
    return re.sub(r"(.)\1+", r"\1", consonants)


class Person(NamedTuple):
    """A person's name: folded given names (initials of one letter), surname, suffix ("jr")."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=65536)
def person(text: str) -> Person:
    """The parts of a person's name; titles at its head are left out; a single word is the surname."""
    titles, suffixes, particles = _titles(), lists.words("titles", "suffixes"), lists.words("titles", "particles")
    words = list(split(text))
    suffix = ""
    while len(words) > 1 and words[-1] in suffixes:
        suffix = words.pop()
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    if not words:
        return Person((), "", suffix)
    first = len(words) - 1
    while first > 1 and words[first - 1] in particles:
        first -= 1
    start = 0 if len(words) > 1 and words[0] in particles and first == 1 else first
    joined = [w for w in words[start:] if w not in particles or len(w) > 4] or words[-1:]
    return Person(tuple(words[:start]), "".join(joined), suffix)


def match_persons(left: str, right: str) -> float:
    """How surely two names of persons are one: SAME, CLOSE, PART (a surname or given name alone), 0, CONFLICT."""
    a, b = person(left), person(right)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return CONFLICT
    family = spelt_alike(a.surname, b.surname)
    if family == CLOSE and not (a.given and b.given) and not _surely_one_spelling(a.surname, b.surname):
        return UNSURE
    if a.given and b.given and not family and {*a.given, a.surname} == {*b.given, b.surname}:
        return CLOSE
    if not family and a.given and b.given and _given_alike(a.given[0], b.given[0]):
        family = CLOSE if _sound_alike(a.surname, b.surname) else 0.0
    if not family and len(a.given) + len(b.given) > 2:
        family = CLOSE if _whole_alike(a, b) else 0.0
    if a.given and b.given:
        if not family:
            return CONFLICT
        given = max(_given_alike(x, y) for x in a.given[:1] for y in b.given[:1])
        middle = {x for x in a.given if len(x) > 1} & {y for y in b.given if len(y) > 1}
        return min(family, given or (CLOSE if middle else CONFLICT))
    if family:
        return SAME if not a.given and not b.given and family == SAME else min(PART, family)
    alone, full = (a, b) if not a.given else (b, a)
    known = full.given and not alone.given and _given_alike(alone.surname, full.given[0])
    return PART - 0.1 if known and len(alone.surname) > 1 else 0.0


def _surely_one_spelling(left: str, right: str) -> bool:
    """Whether a surname alone shows another spelt otherwise: the same consonants, or a long one but for one letter.

    Short surnames one letter apart are most often two (Hanson, Hansen; Johnson, Johnston).
    """
    if skeleton(left) == skeleton(right):
        return True
    from rapidfuzz.distance import DamerauLevenshtein

    return min(len(left), len(right)) >= LONG_SURNAME and DamerauLevenshtein.distance(left, right) == 1


def _sound_alike(left: str, right: str) -> bool:
    """Whether two surnames may be one sound in two spellings (Gaddafi, Qaddafi); too loose for surnames alone."""
    long = min(len(left), len(right)) >= LONG_SOUND and len(coarse(left)) >= LEAST_SKELETON
    return long and coarse(left) == coarse(right)


def _titles() -> frozenset[str]:
    return _bare("male") | _bare("female") | _bare("neutral")


@lru_cache(maxsize=65536)
def _bare(kind: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in lists.words("titles", kind))


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


_VOWELS = re.compile(r"[aeiouy]")
_SOFT_ENDING = re.compile(r"(?<=[^aeiou])(?:ie|ey|ee|i|y)$")
_HARD = str.maketrans({"h": "g", "k": "g", "q": "g", "z": "d"})


@lru_cache(maxsize=65536)
def coarse(word: str) -> str:
    """A skeleton in which h, g, k and q are one sound, and d and z: spellings of one name differ in them most."""
    softened = word.replace("dh", "d").replace("bh", "b")
    return re.sub(r"(.)\1+", r"\1", skeleton(softened).translate(_HARD))


def may_be_spelt(left: str, right: str) -> bool:
    """Whether two names may be one spelt otherwise, cut otherwise, in initials, or one a part of the other."""
    a, b = (tuple(w for w in split(n) if w not in _GLUE) for n in (left, right))
    if not a or not b:
        return False
    if "".join(a).removesuffix("s") == "".join(b).removesuffix("s"):
        return True
    small, large = sorted((frozenset(a), frozenset(b)), key=len)
    if small <= large and len(small) > 1:
        return True
    if _initialled(left, right) or _initialled(right, left):
        return True
    if len(a) == len(b):
        return all(_near(x, y) for x, y in zip(a, b, strict=True)) and any(len(coarse(x)) >= LEAST_SKELETON for x in a)
    return 1 in (len(a), len(b)) and len(coarse(a[-1])) >= LEAST_SKELETON and coarse(a[-1]) == coarse(b[-1])


def _near(left: str, right: str) -> bool:
    same = coarse(left) == coarse(right) and bool(coarse(left))
    return same or spelt_alike(left, right) > 0 or bool(lists.forms(left) & lists.forms(right))


def _initialled(short: str, long: str) -> bool:
    """Whether the initials of the long name end, begin or are the acronym that the short one is."""
    told = body(short)
    if len(told.words) != 1 or not told.acronyms:
        return False
    letters = {i for i in initials(long) if len(i) > 1}
    return any(x.endswith(y) or x.startswith(y) or y.endswith(x) for x in told.acronyms for y in letters)


def _whole_alike(a: Person, b: Person) -> bool:
    """Whether names cut into words at different places ("Abd al-Karim", "Abdulkarim") are one."""
    if not (a.given and b.given) or not _given_alike(a.given[0], b.given[0]):
        return False
    from rapidfuzz.distance import JaroWinkler

    left, right = (skeleton("".join((*p.given[1:], p.surname))) for p in (a, b))
    return min(len(left), len(right)) >= LEAST_SKELETON and JaroWinkler.similarity(left, right) > LIKELY_SPELLING


def _given_alike(left: str, right: str) -> float:
    if left == right:
        return SAME
    if 1 in (len(left), len(right)):
        return CLOSE if left[0] == right[0] else 0.0
    if lists.forms(left) & lists.forms(right) or _familiar(left) == _familiar(right):
        return CLOSE
    a, b = (_VOWELS.sub("", word) for word in (left, right))
    same = skeleton(left) == skeleton(right) and len(skeleton(left)) >= LEAST_SKELETON
    return CLOSE if same or (a == b and len(a) >= LEAST_SKELETON) else 0.0


def _familiar(given: str) -> str:
    """A given name with one ending for those that sound alike: Bobbie, Bobby, Bobbi."""
    return _SOFT_ENDING.sub("y", given)


class Body(NamedTuple):
    """A body's name: its words without glue, countries in one form; its acronyms; the country it tells."""

    words: frozenset[str]
    acronyms: frozenset[str]
    countries: frozenset[str]
    byname: str


_GLUE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "on",
        "in",
        "at",
        "to",
        "by",
        "with",
        "from",
        "de",
        "la",
        "le",
        "et",
        "und",
        "der",
        "die",
        "das",
        "el",
        "los",
        "del",
    ]
)
_ACRONYM = re.compile(r"\b(?:[A-Z]\.?){2,8}(?![a-z])|\b[A-Z]{2,}[a-z]?\b")


@lru_cache(maxsize=65536)
def body(text: str) -> Body:
    """The parts of a body's name; "US", "American" and "United States" are one word."""
    bare = re.sub(r"^(?:the|a|an|this|that)\s+", "", text.strip(), flags=re.IGNORECASE)
    plain = fold(bare)
    countries: set[str] = set()
    words: list[str] = []
    found = _WORD.findall(plain)
    at = 0
    while at < len(found):
        width = next((n for n in (3, 2, 1) if lists.country(" ".join(found[at : at + n])) and at + n <= len(found)), 0)
        if width:
            countries.add(lists.country(" ".join(found[at : at + width])))
        elif found[at] not in _GLUE:
            words.append(found[at])
        at += width or 1
    acronyms = {a.replace(".", "").upper() for a in _ACRONYM.findall(bare) if not lists.country(a.lower())}
    key = " ".join(_WORD.findall(plain))
    known = lists.byname(key) or lists.byname(bare.lower())
    return Body(frozenset(map(_singular, words)), frozenset(acronyms), frozenset(countries), known)


def _singular(word: str) -> str:
    if word in ("defense", "organization", "center"):
        return {"defense": "defence", "organization": "organisation", "center": "centre"}[word]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def initials(text: str) -> frozenset[str]:
    """The acronyms that a name's capitalised words can make, with and without glue words."""
    words = [w for w in re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", " ", text)) if w.lower() not in ("the",)]
    capitals = "".join(w[0] for w in words if w[0].isupper())
    whole = "".join(w[0].upper() for w in words)
    return frozenset(a for a in (capitals, whole) if len(a) > 1)


def match_bodies(left: str, right: str) -> float:
    """How surely two names of bodies are one: SAME, CLOSE (acronym, byname), PART (one's words in the other's), 0."""
    a, b = body(left), body(right)
    if a.byname and b.byname:
        return SAME if a.byname == b.byname else 0.0
    if a.countries and b.countries and not a.countries & b.countries:
        return CONFLICT
    if a.words == b.words and a.words:
        return SAME if a.countries == b.countries else PART
    if not a.words or not b.words:
        return SAME if a.countries == b.countries and not (a.words or b.words) else 0.0
    if _abbreviates(a, right) or _abbreviates(b, left) or _are_one_firm(a.words, b.words):
        return CLOSE
    small, large, whole = (a, b, right) if len(a.words) <= len(b.words) else (b, a, left)
    if small.words < large.words:
        telling = small.words - lists.words("bodies", "plain")
        heads = lists.words("bodies", "state") | lists.words("bodies", "private")
        shared = small.acronyms & large.acronyms and not (large.words - small.words) & heads
        return PART if shared or (_heads(small, whole) and (telling or len(small.words) > 1)) else PART - 0.3
    if a.acronyms & b.acronyms and len(a.words & b.words) > 1:
        return PART
    return CONFLICT if _are_two(a.words, b.words) else 0.0


def _are_one_firm(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two names differ only in what a firm's name may leave out: "Zed", "Zed Entertainment Inc."."""
    small, large = sorted((left, right), key=len)
    forms = lists.words("bodies", "firms")
    telling = small - forms - lists.words("bodies", "plain") - lists.words("bodies", "state")
    return small < large and len(telling) > 0 and large - small <= forms


def _are_two(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two bodies of one kind each have a word that tells them apart: "Larn Water Board", "Poe Water Board"."""
    common = lists.words("bodies", "plain") | lists.words("bodies", "state") | lists.words("bodies", "private")
    mine, theirs = left - right - common, right - left - common
    unlike = mine and theirs and not any(_near(x, y) or coarse(x)[:3] == coarse(y)[:3] for x in mine for y in theirs)
    return bool(unlike and left & right & common and all(len(w) > 2 for w in mine | theirs))


def _heads(small: Body, whole: str) -> bool:
    """Whether a part of a name keeps its head: "the Institute" of "Zed Institute for Peace", "Poe" of "Poe Hardy"."""
    before = re.split(r"\s(?:of|for|on|to|in|against|without)\s", whole, maxsplit=1)[0]
    words = [_singular(w) for w in split(re.sub(r"\([^)]*\)", "", before)) if w not in _GLUE]
    if not words:
        return False
    common = any(words[-1] in lists.words("bodies", n) for n in ("state", "private", "plain"))
    return words[-1] in small.words or (not common and words[0] in small.words)


def _abbreviates(short: Body, long: str) -> bool:
    """Whether the short name is nothing but an acronym that the long one gives, or whose letters it makes."""
    bare = len(short.words) == 1 and short.acronyms
    return bool(bare and short.acronyms & (initials(long) | body(long).acronyms))


def keys(name: str) -> Iterator[str]:
    """What two alike names share."""
    told = body(name)
    yield from (skeleton(w)[:6] or w for w in split(name.split(".")[0]))
    surname = person(name).surname
    yield skeleton(surname)[:4]
    if len(surname) >= LONG_SURNAME:
        yield surname[:4] + surname[-3:]
    yield skeleton("".join(split(name.split(".")[0])).removeprefix("the"))[:6]
    yield from told.acronyms
    yield from initials(name)
    if told.byname:
        yield told.byname
    yield from sorted(told.countries)[:1]
