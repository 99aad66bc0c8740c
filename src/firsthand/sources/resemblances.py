"""How surely two named mentions are one party, by what their names and the words beside them tell: a learned score.

`facts` says in words what is weighed; training/parties.py learns resemblances.toml from marked pairs, and
docs/models/parties.md tells how well the weights do. What rules two mentions out (a man and a woman, two countries'
ministries) is no weight but CONFLICT.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import takewhile
from math import exp

from firsthand.sources import lists, names, spellings
from firsthand.sources.mentions import Mention
from firsthand.sources.names import CONFLICT

JOINED = 0.6
"""Likeness from which on two are one party."""

LONGEST = 8
"""Words; a longer name is not compared word by word."""

LONG_WORD = 7
"""Letters; two words of bodies' names from this length on that differ by one letter are one misspelt."""


@cache
def weights() -> Mapping[str, float]:
    """What each fact is worth: the logarithm of the odds that it adds."""
    text = (resources.files("firsthand.sources") / "resemblances.toml").read_text("utf-8")
    found: dict[str, float] = tomllib.loads(text)["weights"]
    return found


def compare(a: Mention, b: Mention) -> float:
    """How surely two mentions of persons and bodies (not outlets) are one party: 0 to 1, or CONFLICT."""
    if a.name.lower() == b.name.lower():
        return CONFLICT if _is_gender_conflict(a, b) else names.UNSURE if _are_king_and_heir(a, b) else names.SAME
    found = tuple(facts(a, b))
    if not found:
        return 0.0
    if found[0] == RULED_OUT:
        return CONFLICT
    odds = 1.0 / (1.0 + exp(-sum(weights()[fact] for fact in found)))
    return max(odds, MAY_BE) if {*found} >= SHORTENED and not PLACED & {*found} else odds


RULED_OUT = "ruled out"

MAY_BE = 0.36
"""Likeness of "Zed" and "Zed Robotics", which are most often one firm: never surely two, and no sooner one."""

SHORTENED = frozenset({"part: the short name is one telling word", "part: it begins the long name"})
PLACED = frozenset({"part: the short name is a place's", "the kinds differ"})


def facts(a: Mention, b: Mention) -> Iterator[str]:
    """What speaks for and against two differently named mentions being one, in words; nothing where nothing does."""
    persons = {a.kind, b.kind} <= {"person", "", "group"} and "person" in (a.kind, b.kind)
    if "person" in (a.kind, b.kind) and not persons:
        if _is_sure_person(a, b) and _is_sure_body(b, a):
            yield RULED_OUT
            return
        persons = not (_is_sure_body(a, b) or _is_sure_body(b, a))
    found = tuple(_of_persons(a, b) if persons else _of_bodies(a, b))
    if not found:
        return
    yield from found
    if a.kind != b.kind:
        yield "one kind is unknown" if "" in (a.kind, b.kind) else "the kinds differ"


def _is_sure_person(a: Mention, b: Mention) -> bool:
    """Whether the one of the two that is taken for a person is told to be one: by a title, a role, a given name."""
    told = a if a.kind == "person" else b
    given = names.person(told.name).given[:1]
    return bool(told.gender or told.roles or (given and lists.is_given_name(given[0]) and lists.gender(given[0])))


def _is_sure_body(a: Mention, b: Mention) -> bool:
    """Whether the one of the two that is taken for a body is told to be one: by a noun of bodies, a list, capitals."""
    told = b if a.kind == "person" else a
    words = set(names.split(told.name))
    nouns = words & (_heads() | lists.words("bodies", "firms"))
    listed = names.body(told.name).byname or lists.country(told.name.lower()) or lists.capital(told.name.lower())
    return bool(nouns or listed or told.settled or (told.name.isupper() and len(words) == 1))


def _heads() -> frozenset[str]:
    return lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "outlet")


def _of_persons(a: Mention, b: Mention) -> Iterator[str]:
    """What two names of persons tell."""
    x, y = names.person(a.name), names.person(b.name)
    level = names.match_persons(a.name, b.name)
    if level == CONFLICT or _is_gender_conflict(a, b) or _are_namesakes(a, b):
        yield RULED_OUT
        return
    if not level or _is_titled_given_name(a, b):
        return
    if x.given and y.given:
        one, two = (p.given[0] for p in (x, y))
        if 0 < level <= names.UNSURE:
            yield "persons: full names, the given names nearly alike"
        elif level == names.PART:
            yield "persons: one full name goes on where the other ends"
        elif x.surname != y.surname:
            yield "persons: full names, the surname spelt otherwise"
        elif one == two and _unlike_middles(x, y):
            yield "persons: full names, other middle names"
        elif one == two:
            yield "persons: full names, first and last the same"
        elif 1 in (len(one), len(two)):
            yield "persons: full names, an initial for the given name"
        else:
            yield "persons: full names, the given name in another form"
    elif x.surname == y.surname:
        yield "persons: a full name and its surname"
    elif level <= names.UNSURE:
        yield "persons: a surname that may be misspelt"
    elif x.given or y.given:
        alone, full = (x, y) if not x.given else (y, x)
        if spellings.spelt_alike(alone.surname, full.surname):
            yield "persons: a full name and its surname, spelt otherwise"
        elif lists.is_given_name(alone.surname):
            yield "persons: a full name and its given name"
        elif alone.surname in lists.words("titles", "family_first") and full.given[0] == alone.surname:
            yield "persons: a full name and its family name, which stands first"
        else:
            yield "persons: a full name and its first word, no listed given name"
    else:
        yield "persons: two spellings of a surname"
    yield from _of_roles(a, b)
    if x.given and y.given and bool(x.suffix) != bool(y.suffix):
        yield "persons: one has a suffix"


def _unlike_middles(x: names.Person, y: names.Person) -> bool:
    """Whether two of one first and one last name have other middle names or initials: "Ann B. Poe", "Ann C. Poe"."""
    particles = lists.words("titles", "particles")
    left, right = ([w for w in p.given[1:] if w not in particles] for p in (x, y))
    if not (left and right) or (len(left[0]) > 1) != (len(right[0]) > 1):
        return False
    return left[0][0] != right[0][0] and not {w for w in left if len(w) > 1} & {*right}


def _of_roles(a: Mention, b: Mention) -> Iterator[str]:
    """What the role words beside two names tell."""
    left, right = ({c for r in m.roles for c in (r, *lists.classes(r))} for m in (a, b))
    if left and right:
        yield "persons: a role in common" if left & right else "persons: roles of two kinds"
    kin = lists.words("people", "kin")
    if bool(a.roles & kin) != bool(b.roles & kin):
        yield "persons: one is told of as a relative"


def _is_gender_conflict(a: Mention, b: Mention) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)


def _are_king_and_heir(a: Mention, b: Mention) -> bool:
    """Whether one name is borne by a monarch here and by an heir there: "King Zed", "Prince Zed"."""
    crowned, heirs = lists.words("titles", "monarchs"), lists.words("titles", "heirs")
    return any(x.roles & crowned and y.roles & heirs and not y.roles & crowned for x, y in ((a, b), (b, a)))


def _is_titled_given_name(a: Mention, b: Mention) -> bool:
    """Whether a lone name with a title ("Mr. Scott") is another's given name: nobody is titled by it."""
    alone, full = (a, b) if len(names.split(a.name)) == 1 else (b, a)
    given = names.person(full.name).given
    titles = (lists.words("titles", n) for n in ("male", "female"))
    return (
        bool(given)
        and names.split(alone.name) == given[:1]
        and any(alone.roles & t for t in titles)
        and (lists.is_given_name(given[0]))
    )


def _are_namesakes(a: Mention, b: Mention) -> bool:
    """Whether one full name bears a suffix that the other lacks, and they hold roles of two kinds: father and son.

    So are "Guy Jr.", a given name with a suffix, and Guy Roe.
    """
    x, y = names.person(a.name), names.person(b.name)
    if any(p.suffix and not p.given and q.given[:1] == (p.surname,) and not q.suffix for p, q in ((x, y), (y, x))):
        return True
    if bool(x.suffix) == bool(y.suffix) or not (x.given and y.given and a.roles and b.roles):
        return False
    left, right = ({c for r in m.roles for c in (r, *lists.classes(r))} for m in (a, b))
    return not left & right


def _of_bodies(a: Mention, b: Mention) -> Iterator[str]:
    """What two names of bodies tell."""
    level = names.match_bodies(a.name, b.name)
    if level == CONFLICT:
        yield RULED_OUT
        return
    x, y = names.body(a.name), names.body(b.name)
    if level == names.SAME:
        yield "bodies: the same words, or one byname"
    elif x.byname and y.byname:
        return
    elif x.words == y.words:
        yield "bodies: the same words, a country on one side"
    elif level == names.CLOSE:
        yield "bodies: an acronym or a firm's short form"
    elif x.words < y.words or y.words < x.words:
        yield from _of_part(a, b)
    elif _are_spelt_alike(a.name, b.name):
        yield "bodies: the same words, one misspelt"
    elif level >= names.PART:
        yield "bodies: an acronym and words in common"
    elif level > 0:
        yield "bodies: listed together"
    elif _telling(x.words & y.words):
        yield "bodies: telling words in common"
    else:
        return
    if bool(x.countries) != bool(y.countries):
        yield "bodies: a country on one side"


def _telling(words: frozenset[str]) -> frozenset[str]:
    lists_of_nouns = ("state", "private", "outlet", "plain", "firms", "of_kind")
    return words.difference(*map(_singulars, lists_of_nouns))


@cache
def _singulars(name: str) -> frozenset[str]:
    """The words of a list of bodies' nouns, as they stand in it and as names are split: "foods", "food"."""
    listed = lists.words("bodies", name)
    return listed.union(*(names.body(word).words for word in listed))


def _of_part(a: Mention, b: Mention) -> Iterator[str]:
    """What it tells that all words of one body's name stand in the other's."""
    short, long = (a, b) if len(names.body(a.name).words) < len(names.body(b.name).words) else (b, a)
    small, large = names.body(short.name), names.body(long.name)
    rest = large.words - small.words
    left_out = _singulars("firms") | _singulars("of_kind")
    if short.settled or lists.capital(short.name.lower()):
        yield "part: the short name is a place's"
    if _telling(small.words):
        yield (
            "part: the short name is one telling word"
            if len(small.words) == 1
            else "part: the short name is several words"
        )
    elif small.words & lists.words("bodies", "state"):
        yield "part: the short name is a common noun of the state"
    else:
        yield "part: the short name is another common noun"
    if rest <= left_out:
        yield "part: the rest is what a body's name may leave out"
    elif not _telling(rest):
        yield "part: the rest are common nouns of bodies"
    else:
        yield "part: the rest has a telling word"
    yield _standing(short.name, long.name)
    if small.acronyms & large.acronyms and len(small.words) > 1:
        yield "part: an acronym in common"
    if small.countries and small.countries == large.countries:
        yield "part: one country on both sides"


def _standing(short: str, long: str) -> str:
    """Where the short name stands in the long one: "the Institute" of "Zed Institute for Peace" is its head."""
    head, *after = _PREPOSITION.split(long, maxsplit=1)
    words = [w for w in names.split(head) if w not in _ARTICLES]
    part = names.split(short)
    if words[-1:] == list(part[-1:]) and after:
        return "part: it stands before a preposition"
    if words[-1:] == list(part[-1:]):
        return "part: it ends the long name"
    return "part: it begins the long name" if words[:1] == list(part[:1]) else "part: it stands inside the long name"


_PREPOSITION = re.compile(r"\s(?:of|for|on|to|in|against|without)\s")
_ARTICLES = frozenset({"the", "a", "an"})


def _without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without what it is in law."""
    return words[:-1] if len(words) > 1 and words[-1] in lists.words("bodies", "legal") else words


def _are_spelt_alike(left: str, right: str) -> bool:
    """Whether two names have the same words but for one that is misspelt: "Harbour Athority"."""
    from rapidfuzz.distance import DamerauLevenshtein

    one, two = (_without_form(names.split(n)) for n in (left, right))
    if len(one) != len(two) or len(one) > LONGEST:
        return False
    unlike = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    if len(unlike) != 1 or min(map(len, unlike[0])) < LONG_WORD:
        return False
    known = any(lists.country(w) or lists.capital(w) for w in unlike[0])
    beginning = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*unlike[0], strict=False)))
    return not known and (DamerauLevenshtein.distance(*unlike[0]) == 1 or beginning > LONG_WORD)
