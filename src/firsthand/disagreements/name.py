"""A person, place or body whose name two reports give differently."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from firsthand.disagreements._lines import pairs
from firsthand.disagreements._material import Material, gather, list_told
from firsthand.disagreements._names import Name, plain, read
from firsthand.disagreements._spellings import (
    are_forms,
    are_given,
    are_spellings,
    is_atlantic,
    is_given,
    is_of_place,
    keys,
)
from firsthand.disagreements._wordings import Shared, Word, align, split
from firsthand.engine.local import shared_keys
from firsthand.languages import meanings, words
from firsthand.languages.foldings import fold
from firsthand.languages.opposites import opposites
from firsthand.languages.places import find_entries, people_of
from firsthand.records import Disagreement, Value

ALIKE = 70.0
"""Likeness (0 to 100, by edits) from which two words may be spellings of one name ("Asharah" and "Shaara" 77,
"Qaddafi" and "Gadhafi" 71, "Paris" and "Parris" 91); "Smith" and "Jones" have 20."""

FEWEST_LETTERS = 4
"""Letters of the shortest word that is compared: shorter ones are alike by chance."""

LONG_NAME = 4
"""Words of a name in which one other word in the middle makes another name of the same body."""

ONE_SENTENCE = 0.5
"""Share of the shorter sentence's weight that two must share for one to be the other with names changed."""

SAME_MATTER = 4.0
"""Nats that two sentences must share beside two names for the names to be of one thing."""

FEWEST_SAME = 5
"""Words that such sentences must share where a name is changed."""


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each name that the reports give in two forms which are not known to be of one thing."""
    names = [n for key in sorted(material.reports) for n in read(material.parses[key])]
    used: dict[str, set[str | tuple[str, ...]]] = {}
    for name in names:
        used.setdefault(name.report, set()).update((*name.words, name.words))
    parted = [
        *_alike(names, used, material),
        *_changed(used, material),
        *_misspelt(names, used, material),
        *_renamed_persons(names, used, material),
    ]
    for values in gather(parted, material):
        told = list_told(values)
        yield Disagreement("name", values[0].value, values, f"One name is given as {told}.")


Used = Mapping[str, set[str | tuple[str, ...]]]


def _alike(names: list[Name], used: Used, material: Material) -> Iterator[tuple[Value, Value]]:
    """Names of different reports that share all words but one, which is spelled otherwise or stands in the middle."""
    by_word: dict[str, list[Name]] = {}
    for name in names:
        if len(name.words) > 1:
            for word in dict.fromkeys(name.words):
                by_word.setdefault(word, []).append(name)
    seen: set[tuple[Name, Name]] = set()
    for word in sorted(by_word):
        firsts = {(n.report, n.words): n for n in reversed(by_word[word])}
        found = sorted(firsts.values())[:MOST_NAMES]
        for a, b in ((a, b) for a in found for b in found if a.report < b.report):
            if (a, b) not in seen and _differ(a, b, used):
                seen.add((a, b))
                yield material.value(*a[:3]), material.value(*b[:3])


TITLE = 3
"""Letters of a title that its short form has too ("Rep.", "Representative")."""

SLIP_FROM, USUAL = 8, 2
"""Letters of the shortest word that is taken for a slip of another wherever it stands, and how often the other must be
written: in the marked stories all such pairs are of one name, and shorter ones (Johnson, Johnston) often of two."""

MOST_MENTIONS = 20
"""Mentions of one name in a report, from its start, whose sentences are compared."""

MISSPELT_FROM = 5
"""Letters of the shortest word of a name that is compared by itself."""

MOST_NAMES = 100
"""Names with one word in common that are compared; beyond, only the first ones are, so that time stays linear."""


def _differ(a: Name, b: Name, used: Used) -> bool:
    """Whether two names are forms of one: of their words one differs, and neither report has the other's.

    Two titles of one person, two accents and a given name beside its short form ("Mike", "Michael") tell of no error.
    """
    if len(a.words) != len(b.words):
        return False
    other = [(x, y, k) for k, (x, y) in enumerate(zip(a.words, b.words, strict=True)) if x != y]
    if len(other) != 1:
        return False
    x, y, place = other[0]
    if fold(x) == fold(y):
        return False
    if y not in opposites().get(x, frozenset()) and any(is_given(w) for w in a.words[place + 1 : -1]):
        return False
    if len(a.words) >= LONG_NAME and 0 < place < len(a.words) - 1 and min(len(x), len(y)) >= FEWEST_LETTERS:
        plain = x.isalpha() and y.isalpha() and not are_forms(x, y)
        return plain and b.words not in used[a.report] and a.words not in used[b.report]
    return y not in used[a.report] and x not in used[b.report] and _respelled(x, y)


def _respelled(x: str, y: str) -> bool:
    """Whether two words are spellings of one name: alike, and neither the other with an ending."""
    if min(len(x), len(y)) < FEWEST_LETTERS or not (x.isalpha() and y.isalpha()):
        return False
    short, long = sorted((x, y), key=len)
    if y in opposites().get(x, frozenset()) or {x, y} <= words("directions") or _are_words(x, y):
        return False
    one = long.startswith(short[:-1]) or is_atlantic(x, y) or is_of_place(x, y) or is_of_place(y, x)
    return not one and fuzz.ratio(x, y) >= ALIKE


def _misspelt(names: Sequence[Name], used: Used, material: Material) -> Iterator[tuple[Value, Value]]:
    """Words of names that are spellings of one, in sentences about one matter or where one is plainly a slip."""
    common = {t.text for k in sorted(material.parses) for t in material.parses[k].tokens if t.text.islower()}
    found: dict[tuple[str, str], list[Name]] = {}
    for name in names:
        for word in dict.fromkeys(name.words):
            if len(word) >= MISSPELT_FROM and word not in common and not _is_known(word):
                found.setdefault((word, name.report), []).append(name)
    spelt = sorted(found)
    often = Counter(w for name in names for w in name.words)
    numbers: dict[str, int] = {}
    postings = [(numbers.setdefault(key, len(numbers)), k) for k, (w, _) in enumerate(spelt) for key in keys(w)]
    for i, j, _ in shared_keys(postings, MOST_NAMES):
        (x, one), (y, other) = spelt[i], spelt[j]
        if not are_spellings(x, y) or _one_place(x, y) or _are_words(x, y):
            continue
        apart = one != other and x not in used[other] and y not in used[one]
        ours, theirs = found[spelt[i]][:MOST_MENTIONS], found[spelt[j]][:MOST_MENTIONS]
        told = (
            (0.0 if _are_two(a, x, b, y) else _matter(a, b, frozenset((x, y)), material), a, b)
            for a in ours
            for b in theirs
        )
        weight, a, b = max(told, key=lambda pair: pair[0]) if apart else (0.0, ours[0], theirs[0])
        two = any(_are_two(a, x, b, y) for a in ours for b in theirs)
        if weight >= SAME_MATTER or (_is_slip(x, y, often) and not two):
            yield material.value(*a[:3]), material.value(*b[:3])


def _are_two(a: Name, x: str, b: Name, y: str) -> bool:
    """Whether two surnames stand behind given names that are not forms of one: "Peter Baker", "Cory Booker".

    Where no list has one of the two, it is another name if it is spelled otherwise and tells no office.
    """
    given = [n.words[n.words.index(w) - 1] if n.words.index(w) else "" for n, w in ((a, x), (b, y))]
    named = all(given) and any(map(is_given, given)) and not are_forms(*given)
    offices = {w.lower() for w in given} & (words("titles_of_surnames") | words("headline_voices"))
    other = named and not offices and fuzz.ratio(*given) < ALIKE
    return given[0] != given[1] and (are_given(*given) or other)


def _are_words(x: str, y: str) -> bool:
    """Whether two words tell what somebody or something is, and so are no spellings: "Minister", "Ministry"."""
    one, other = (w.removesuffix("men").removesuffix("man") for w in (x, y))
    return {x, y} <= words("headline_voices") or (one == other and {x, y} == {f"{one}man", f"{one}men"})


def _is_slip(x: str, y: str, often: Mapping[str, int]) -> bool:
    """Whether one of two long words is written once in the story, and the other, which it misses by a letter, more."""
    rare, usual = sorted((x, y), key=lambda w: (often[w], w))
    long = min(len(x), len(y)) >= SLIP_FROM and abs(len(x) - len(y)) <= 1
    return long and often[rare] == 1 and often[usual] >= USUAL


def _is_known(word: str) -> bool:
    """Whether a word is the name of a day, a month or a people: another spelling of it is a mere slip."""
    return word in words("weekdays") or word in meanings("month_numbers") or bool(people_of(word.capitalize()))


def _matter(a: Name, b: Name, but: frozenset[str], material: Material) -> float:
    """How much the sentences of two names share beside some words, in nats."""
    ours, theirs = (material.line_at(n.report, n.start) for n in (a, b))
    return material.lines.weight((ours.words & theirs.words) - but) if ours and theirs else 0.0


def _renamed_persons(names: Sequence[Name], used: Used, material: Material) -> Iterator[tuple[Value, Value]]:
    """Persons of one surname and one title or relation, told of one matter, who have other given names."""
    persons: dict[str, list[tuple[Name, str, str]]] = {}
    for name in names:
        role = _role(name, material)
        bare = [w for w in name.words if len(w) > 1]
        if role and len(bare) > 1:
            persons.setdefault(fold(bare[-1]), []).append((name, bare[-2], role))
    for surname in sorted(persons):
        for (a, x, role), (b, y, other_role) in combinations(persons[surname][:MOST_NAMES], 2):
            if a.report == b.report or role != other_role or y in used[a.report] or x in used[b.report]:
                continue
            if are_given(x, y) and _matter(a, b, frozenset(a.words + b.words), material) >= SAME_MATTER:
                yield material.value(*a[:3]), material.value(*b[:3])


def _role(name: Name, material: Material) -> str:
    """The beginning of the noun right before a person's name, or of the title that it begins with."""
    tokens = material.parses[name.report].tokens
    first = bisect_left(tokens, name.start, key=lambda t: t.start)
    before = tokens[first - 1] if first else None
    title = "" if plain(tokens[first].text) in name.words[-2:] else tokens[first].text
    word = before.text if before and before.pos == "NOUN" else title
    return word[:TITLE].lower()


def _changed(used: Used, material: Material) -> Iterator[tuple[Value, Value]]:
    """Names that stand in one place of a sentence that two reports share, and are spelled differently."""
    for pair in pairs(material.lines, ONE_SENTENCE):
        one, other = pair.left.report, pair.right.report
        texts = material.reports[one].text, material.reports[other].text
        left = split(texts[0], pair.left.start, pair.left.end)
        right = split(texts[1], pair.right.start, pair.right.end)
        for shared in align(left, right):
            for change in shared.changes if _is_one(shared, left) else ():
                ours = [w for w in left[slice(*change.left)] if texts[0][w.start].isupper()]
                theirs = [w for w in right[slice(*change.right)] if texts[1][w.start].isupper()]
                known = any(w.plain in used.get(other, ()) for w in ours) or any(
                    w.plain in used.get(one, ()) for w in theirs
                )
                if not known and _renamed(ours, theirs):
                    yield (
                        material.value(one, ours[0].start, ours[-1].end),
                        material.value(other, theirs[0].start, theirs[-1].end),
                    )


def _is_one(shared: Shared, left: tuple[Word, ...]) -> bool:
    telling = sum(w.plain not in words("function_words") for w in left[slice(*shared.left)])
    return shared.same >= FEWEST_SAME and telling >= FEWEST_SAME - 2


def _renamed(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether changed words are one name in two spellings, of nothing that the gazetteer knows by both."""
    short, long = sorted((ours, theirs), key=len)
    together = "".join(w.plain for w in short) == "".join(w.plain for w in long)
    if not short or len(long) > LONG_NAME or together:
        return False
    return all(any(_respelled(x.plain, y.plain) and not _one_place(x.plain, y.plain) for y in long) for x in short)


def _one_place(x: str, y: str) -> bool:
    """Whether the gazetteer knows two names for one place."""
    return bool({e.geonames for e in find_entries(x)} & {e.geonames for e in find_entries(y)})
