"""How alike two names are: of persons, and of bodies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from firsthand.languages import meanings, regions
from firsthand.sources import lists, spellings

SAME, CLOSE, PART, UNSURE, CONFLICT = spellings.SAME, spellings.CLOSE, 0.7, 0.4, -1.0
"""Likeness of two names: the same; spelt otherwise, initial or nickname; one a part of the other; it may be, and no
text tells; surely two."""

LONGEST_ACRONYM = 12
"""Letters."""

LONGEST_PAIR = 8
"""Words; a longer name is not tried for being two."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]\b\.?")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,6}(?=\s?\w)")
_NICKNAME = re.compile(r"[\"“‘'`]{1,2}\s?\w{1,20}\s?[\"”’']{1,2}(?=\s)")
_BRACKETED = re.compile(r"(?<=\s)[(\[][A-Z.]{2,9}[)\]]")
_BRACKETS = re.compile(r"\([^)]{0,99}\)")
_LETTERS_OF_TWO = re.compile(r"([A-Z])\s?&\s?([A-Z])")
_GAP = re.compile(r"(?<=\b[A-Z]\.)\s(?=[A-Z]\.)")


_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Letters that lose no accent but are written so where a keyboard lacks them."""


def fold(text: str) -> str:
    """`text` in lower case without accents, apostrophes, dots inside acronyms: what spellings of one name share."""
    plain = unicodedata.normalize("NFKD", _DOTTED.sub(lambda m: m.group().replace(".", ""), text)).casefold()
    plain = plain.translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’s", "").replace("'s", "")


@lru_cache(maxsize=65536)
def split(text: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(word.replace("'", "").replace("’", "") for word in _WORD.findall(fold(text)))


class Person(NamedTuple):
    """A person's name: folded given names (initials of one letter), surname, suffix ("jr")."""

    given: tuple[str, ...]
    surname: str
    suffix: str


@lru_cache(maxsize=65536)
def person(text: str) -> Person:
    """The parts of a person's name; titles at its head are left out; a single word is the surname."""
    titles, suffixes, particles = _titles(), lists.words("titles", "suffixes"), lists.words("titles", "particles")
    words = list(split(_INITIALS.sub(lambda m: m.group().replace(".", " "), text)))
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
    family = spellings.spelt_alike(a.surname, b.surname)
    if family == CLOSE and not (a.given and b.given) and not spellings.surely_one(a.surname, b.surname):
        return UNSURE
    if a.given and b.given and not family and {*a.given, a.surname} == {*b.given, b.surname}:
        return CLOSE
    if not family and a.given and b.given and spellings.given_alike(a.given[0], b.given[0]):
        family = CLOSE if spellings.sound_alike(a.surname, b.surname) else 0.0
    if not family and len(a.given) + len(b.given) > 2:
        family = CLOSE if _whole_alike(a, b) else 0.0
    if a.given and b.given:
        if not family:
            return PART if _goes_on(a, b) or _goes_on(b, a) else CONFLICT
        given = spellings.given_alike(a.given[0], b.given[0]) or spellings.by_second(a.given, b.given)
        middle = {x for x in a.given if len(x) > 1} & {y for y in b.given if len(y) > 1}
        if not given and not middle and (_goes_on(a, b) or _goes_on(b, a)):
            return PART
        unlike = UNSURE if spellings.may_be_given(a.given[0], b.given[0]) else CONFLICT
        return min(family, given or (CLOSE if middle else unlike))
    if family:
        return SAME if not a.given and not b.given and family == SAME else min(PART, family)
    alone, full = (a, b) if not a.given else (b, a)
    nickname = _NICKNAME.search(right if not a.given else left)
    known = bool(full.given) and not alone.given and spellings.given_alike(alone.surname, full.given[0]) > 0
    known = known or (nickname is not None and alone.surname in split(nickname.group()))
    return PART - 0.1 if known and len(alone.surname) > 1 else 0.0


def _goes_on(short: Person, long: Person) -> bool:
    """Whether one name of two words or more begins or ends the other: "Ana Ruiz", "Ruiz Vega", "Ana Ruiz Vega"."""
    a, b = (*short.given, short.surname), (*long.given, long.surname)
    begins = b[: len(a)] == a and all(len(w) > 1 for w in a)
    return 1 < len(a) < len(b) and (begins or b[-len(a) :] == a)


def _titles() -> frozenset[str]:
    return _bare("male") | _bare("female") | _bare("neutral")


@lru_cache(maxsize=65536)
def _bare(kind: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in lists.words("titles", kind))


def may_be_spelt(left: str, right: str) -> bool:
    """Whether two names may be one spelt otherwise, cut otherwise, in initials, or one a part of the other."""
    a, b = (tuple(w for w in split(n) if w not in lists.words("mention", "glue")) for n in (left, right))
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
        return all(_near(x, y) for x, y in zip(a, b, strict=True)) and any(
            len(spellings.coarse(x)) >= spellings.LEAST_SKELETON for x in a
        )
    return (
        1 in (len(a), len(b))
        and len(spellings.coarse(a[-1])) >= spellings.LEAST_SKELETON
        and spellings.coarse(a[-1]) == spellings.coarse(b[-1])
    )


def _near(left: str, right: str) -> bool:
    same = spellings.coarse(left) == spellings.coarse(right) and bool(spellings.coarse(left))
    return same or spellings.spelt_alike(left, right) > 0 or bool(lists.forms(left) & lists.forms(right))


def _initialled(short: str, long: str) -> bool:
    """Whether the initials of the long name end, begin or are the acronym that the short one is."""
    told = body(short)
    if len(told.words) != 1 or not told.acronyms:
        return False
    letters = {i for i in initials(long) if len(i) > 1}
    return any(x.endswith(y) or x.startswith(y) or y.endswith(x) for x in told.acronyms for y in letters)


def _whole_alike(a: Person, b: Person) -> bool:
    """Whether names cut into words at different places ("Abd al-Karim", "Abdulkarim") are one."""
    if not (a.given and b.given) or not spellings.given_alike(a.given[0], b.given[0]):
        return False
    from rapidfuzz.distance import JaroWinkler

    left, right = (spellings.skeleton("".join((*p.given[1:], p.surname))) for p in (a, b))
    return (
        min(len(left), len(right)) >= spellings.LEAST_SKELETON
        and JaroWinkler.similarity(left, right) > spellings.LIKELY_SPELLING
    )


class Body(NamedTuple):
    """A body's name: its words without glue, countries in one form; its acronyms; the country it tells."""

    words: frozenset[str]
    acronyms: frozenset[str]
    countries: frozenset[str]
    byname: str


_ACRONYM = re.compile(r"\b(?:[A-Z]\.?){2,8}(?![a-z])|\b[A-Z]{2,}[a-z]?\b")


@lru_cache(maxsize=65536)
def body(text: str) -> Body:
    """The parts of a body's name; "US", "American" and "United States" are one word."""
    bare = re.sub(r"^(?:the|a|an|this|that)\s+", "", text.strip(), flags=re.IGNORECASE)
    bare = _GAP.sub("", bare)
    bare = _in_full(bare)
    plain = _state_form(fold(_BRACKETED.sub(" ", bare)).replace("co-op", "coop"))
    for field, short in meanings("body_fields").items():
        plain = plain.replace(field, str(short))
    countries: set[str] = set()
    words: list[str] = []
    found = _WORD.findall(plain)
    at, national = 0, ""
    while at < len(found):
        width = next((n for n in (3, 2, 1) if lists.country(" ".join(found[at : at + n])) and at + n <= len(found)), 0)
        if width:
            countries.add(lists.country(" ".join(found[at : at + width])))
            national = " ".join(found[at : at + width])
        elif found[at] not in lists.words("mention", "glue"):
            words.append(found[at])
        at += width or 1
    if national and words and {_singular(w) for w in words} <= _branches():
        words.append(national)
    acronyms = {a.replace(".", "").upper() for a in _ACRONYM.findall(bare) if not lists.country(a.lower())}
    key = " ".join(_WORD.findall(plain))
    known = lists.byname(key) or lists.byname(bare.lower())
    return Body(frozenset(map(_singular, words)), frozenset(acronyms), frozenset(countries), known)


@lru_cache(maxsize=1)
def _branches() -> frozenset[str]:
    """Nouns that tell a firm's branch, so that a nation before them is its name: "American Airlines"."""
    return frozenset(map(_singular, lists.words("bodies", "branches")))


def _in_full(name: str) -> str:
    """A name with the short form of a state or a city, alone or before other words, in full: "N.J.", "LA County"."""
    first, blank, rest = name.partition(" ")
    short = first.replace(".", "")
    if not short.isupper() and rest:
        return name
    return (regions.lookup(short.lower()) + blank + rest) if regions.lookup(short.lower()) else name


def _state_form(plain: str) -> str:
    """A folded name without the form of state before a country: "kingdom of Zedland" is Zedland."""
    form, of, rest = plain.partition(" of ")
    return rest if of and form in lists.words("bodies", "countries") and lists.country(rest) else plain


def _singular(word: str) -> str:
    if word in meanings("body_spellings"):
        return str(meanings("body_spellings")[word])
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def initials(text: str) -> frozenset[str]:
    """The acronyms that a name's capitalised words can make, with and without glue words."""
    words = [w for w in re.findall(r"[^\W\d_]+", _BRACKETS.sub(" ", text)) if w.lower() not in ("the",)]
    capitals = "".join(w[0] for w in words if w[0].isupper())
    whole = "".join(w[0].upper() for w in words)
    kept = "".join(w if w.isupper() else w[0] for w in words if w[0].isupper())
    return frozenset(a for a in (capitals, whole, kept) if 1 < len(a) <= LONGEST_ACRONYM)


def match_bodies(left: str, right: str) -> float:
    """How surely two names of bodies are one: SAME, CLOSE (acronym, byname), PART (one's words in the other's), 0."""
    a, b = body(left), body(right)
    if a.byname and b.byname:
        return SAME if a.byname == b.byname else 0.0
    if a.countries and b.countries and not a.countries & b.countries:
        return CONFLICT
    if a.words == b.words and a.words:
        return SAME if a.countries == b.countries else PART
    if "".join(split(left)) == "".join(split(right)):
        return SAME
    if not a.words or not b.words:
        return SAME if a.countries == b.countries and not (a.words or b.words) else 0.0
    if _are_listed_together(left, right) or _are_listed_together(right, left):
        return UNSURE
    if _are_letters(left, right) or _are_letters(right, left):
        return CLOSE
    if _abbreviates(a, right) or _abbreviates(b, left) or _are_one_firm(a.words, b.words):
        return CLOSE
    small, large, whole = (a, b, right) if len(a.words) <= len(b.words) else (b, a, left)
    if small.words < large.words:
        if _is_seat(small, left if small is a else right):
            return PART if large.words - small.words <= lists.words("bodies", "of_kind") else UNSURE
        telling = small.words - lists.words("bodies", "plain")
        heads = lists.words("bodies", "state") | lists.words("bodies", "private")
        shared = small.acronyms & large.acronyms and not (large.words - small.words) & heads
        return PART if shared or (_heads(small, whole) and (telling or len(small.words) > 1)) else PART - 0.3
    shared = frozenset(x.lower() for x in a.acronyms & b.acronyms)
    if shared and len(a.words & b.words) > 1 and not _are_two(a.words - shared, b.words - shared):
        return PART
    return CONFLICT if _are_two(a.words, b.words) else 0.0


def _are_one_firm(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two names differ only in what a firm's name may leave out: "Zed", "Zed Entertainment Inc."."""
    small, large = sorted((left, right), key=len)
    forms = lists.words("bodies", "firms")
    telling = small - forms - lists.words("bodies", "plain") - lists.words("bodies", "state")
    return small < large and len(telling) > 0 and large - small <= forms


def _is_seat(short: Body, name: str) -> bool:
    """Whether a name is a listed body's or a capital's: "Riga Opera" is more than Riga."""
    return bool(short.byname or lists.capital(" ".join(split(name))))


def _are_listed_together(one: str, both: str) -> bool:
    """Whether one of two names is a byname, and the other puts it beside another's: "the EU NATO"."""
    single, words = body(one).byname, split(both)
    if not single or len(words) > LONGEST_PAIR:
        return False
    pairs = ((lists.byname(" ".join(words[:k])), lists.byname(" ".join(words[k:]))) for k in range(1, len(words)))
    return any(x and y and x != y and single in (x, y) for x, y in pairs)


def _are_two(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two bodies of one kind each have a word that tells them apart: "Larn Water Board", "Poe Water Board"."""
    common = lists.words("bodies", "plain") | lists.words("bodies", "state") | lists.words("bodies", "private")
    mine, theirs = left - right - common, right - left - common
    unlike = (
        mine
        and theirs
        and not any(_near(x, y) or spellings.coarse(x)[:3] == spellings.coarse(y)[:3] for x in mine for y in theirs)
    )
    return bool(unlike and left & right & common and all(len(w) > 2 for w in mine | theirs))


def _heads(small: Body, whole: str) -> bool:
    """Whether a part of a name keeps its head: "the Institute" of "Zed Institute for Peace", "Poe" of "Poe Hardy"."""
    before = re.split(r"\s(?:of|for|on|to|in|against|without)\s", whole, maxsplit=1)[0]
    words = [_singular(w) for w in split(_BRACKETS.sub("", before)) if w not in lists.words("mention", "glue")]
    if not words:
        return False
    common = any(words[-1] in lists.words("bodies", n) for n in ("state", "private", "plain"))
    return words[-1] in small.words or (not common and words[0] in small.words)


def _abbreviates(short: Body, long: str) -> bool:
    """Whether the short name is nothing but an acronym that the long one explains, or whose letters it makes.

    "NRC" is no "NRC Cup": what a name has beside an acronym must be its explanation or a common noun.
    """
    if len(short.words) != 1 or not short.acronyms:
        return False
    if short.acronyms & _acronyms(long):
        return True
    told = body(long)
    rest = told.words - {a.lower() for a in told.acronyms}
    explained = len(rest) > 1 and "(" in long
    return bool(short.acronyms & told.acronyms) and (explained or rest <= _generic())


def _are_letters(short: str, long: str) -> bool:
    """Whether a name is the letters of a firm's two, joined as they are: "P&R" of "Poe and Roe plc"."""
    letters = _LETTERS_OF_TWO.fullmatch(short)
    words = [w for w in re.split(r"[\s,]+", long) if w.lower().strip(".") not in lists.words("bodies", "firms")]
    joined = letters and len(words) == len(letters.groups()) + 1 and words[1].lower() in ("and", "&")
    return bool(joined and letters and (words[0][0], words[2][0]) == letters.groups())


@lru_cache(maxsize=65536)
def _acronyms(long: str) -> frozenset[str]:
    """The acronyms that a name can make: of all its words, without its firm's form, without whose department it is."""
    plain = _BRACKETS.sub(" ", long)
    words = plain.split()
    firms = lists.words("bodies", "firms")
    found = set(initials(plain))
    while len(words) > 2 and words[-1].strip(".,").lower() in firms:
        words.pop()
        found |= initials(" ".join(words))
    while len(words) > 2 and lists.country(words[0].lower()):
        words.pop(0)
        found |= initials(" ".join(words))
    if len(words) > 3 and "ministry" in lists.classes(words[0].lower()) and words[1].lower() in ("of", "for"):
        found |= initials(" ".join(words[2:]))
    return frozenset(found)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    """Words that tell what a body is and not which."""
    return lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "plain")


def keys(name: str) -> Iterator[str]:
    """What two alike names share."""
    told = body(name)
    yield from (spellings.skeleton(w)[:6] or w for w in split(name.split(".")[0]))
    surname = person(name).surname
    yield spellings.skeleton(surname)[:4]
    if len(surname) >= spellings.LONG_SURNAME:
        yield surname[:4] + surname[-3:]
    yield spellings.skeleton("".join(split(name.split(".")[0])).removeprefix("the"))[:6]
    yield from sorted(spellings.skeleton(w)[:6] or w for w in told.words)
    yield from sorted(told.acronyms | _acronyms(name))
    if told.byname:
        yield told.byname
    yield from sorted(told.countries)[:1]
