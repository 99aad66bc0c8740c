"""Which place of the world a name in a report is, told by the other places that the report names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from typing import Literal, NamedTuple

from firsthand.languages import DEFAULT, meanings, words
from firsthand.languages.gazetteer import Entry, find_entries, fold, list_countries, name_region, search
from firsthand.records import Parse, Place, Token

__all__ = [
    "Context",
    "Entry",
    "Location",
    "Mention",
    "find_entries",
    "find_mentions",
    "fold",
    "gather",
    "locate",
    "people_of",
]

MOST_RUNS = 200
"""Names of one report that are looked at: of 254 news texts the one with most has 62, and each may cost three searches.
"""

Precision = Literal[1, 2, 3, 4, 6]
"""UCDP's where_prec (GED Codebook 24.1): 1 the place itself, 2 near it, 3 its district, 4 its region, 6 its country."""

DOMINANT = 10
"""Times as many people as the next place of its name that a place must have to be meant without more being said: of
places that news name without their country, Paris has 85 times the people of the next, Tripoli 2, Valencia 0.5."""

KNOWN = 100_000
"""People from which a place may be meant though no report names any country."""

TOWN, VILLAGE = 15_000, 1_000
"""People from which a name after "of" may be a place's, and from which it can outstand those of its name in the
countries that the reports name."""

FAMOUS = 500_000
"""People from which a place may be meant though all countries that the reports name are others."""

SIZE = {"C": 100_000_000, "A": 1_000_000, "B": 5_000}
"""People that a country or a division counts as beside populated places of the same name."""


class Mention(NamedTuple):
    """Where a report names a place: the name's range, the name, and which part of it is meant (UCDP's where_prec)."""

    start: int
    end: int
    name: str
    precision: Precision


class Context(NamedTuple):
    """The countries that reports name, by their code, and how often; and the first divisions that they name."""

    countries: Mapping[str, int]
    regions: frozenset[tuple[str, str]]


class Location(NamedTuple):
    """Where a name was located, or None, and how many places it may be."""

    place: Place | None
    candidates: int


def find_mentions(parse: Parse, text: str, code: str = DEFAULT) -> tuple[Mention, ...]:
    """The places that a report names, in order.

    They are those that the parser takes for one, and names after "in" or "near" that the gazetteer has. Of landscapes
    ("the Levant") there are only those that it has: a hamlet of that name is not meant.
    """
    found: dict[int, Mention] = {}
    for first, last, kind in islice(_runs(parse, code), MOST_RUNS):
        mention = _mention(parse, text, first, last, code)
        if mention is not None and (kind == "GPE" or _is_known(mention.name, kind)):
            found.setdefault(mention.start, mention)
    return tuple(found[start] for start in sorted(found))


def _runs(parse: Parse, code: str) -> Iterator[tuple[int, int, str]]:
    """The tokens of names that may be a place's, with the kind of entity that they are."""
    tokens, taken = parse.tokens, set[int]()
    for entity in parse.entities:
        if entity.kind in ("GPE", "LOC", "FAC"):
            taken.update(range(entity.first, entity.last))
            yield entity.first, entity.last, entity.kind
    k = 0
    while k < len(tokens):
        last = k
        while last < len(tokens) and last not in taken and tokens[last].pos == "PROPN":
            last += 1
        named = last > k and tokens[k].entity in ("", "ORG", "PERSON", "NORP")
        if named and (kind := _is_placed(parse, k, last, code)):
            yield k, last, kind
        k = max(last, k + 1)


def _is_placed(parse: Parse, first: int, last: int, code: str) -> str:
    """The kind of a name: "name" after "in" or before "region", "town" after "of" and the like; else none."""
    tokens = parse.tokens
    if last < len(tokens) and tokens[last].text.lower() in meanings("place_parts", code):
        return "name"
    before = first - 1
    while before > 0 and tokens[before].text.lower() in words("directions", code) | {"the"}:
        before -= 1
    word = tokens[before].text.lower() if before >= 0 else ""
    if word in words("place_prepositions", code):
        return "name"
    return "town" if word in words("event_prepositions", code) and tokens[first].entity != "PERSON" else ""


def _is_known(name: str, kind: str) -> bool:
    """Whether the gazetteer has a place of that name that one of its kind can be."""
    entries = find_entries(name)
    if kind == "LOC":
        return any(e.sort in "CA" or e.people >= TOWN for e in entries)
    return kind == "FAC" or any(e.sort == "P" and (kind == "name" or e.people >= TOWN) for e in entries)


def _mention(parse: Parse, text: str, first: int, last: int, code: str) -> Mention | None:
    """The name at the tokens, without the words about it that say which part of the place is meant."""
    tokens, parts = parse.tokens, meanings("place_parts", code)
    about = [t.text.lower() for t in (*_led_by(parse, first), *tokens[last : last + 1])]
    while first < last and tokens[first].text.lower() in _qualifiers(code):
        if find_entries(text[tokens[first].start : tokens[last - 1].end]):
            break
        about.append(tokens[first].text.lower())
        first += 1
    while first < last - 1 and _is_qualifier(tokens[last - 1].text.lower(), code):
        if find_entries(text[tokens[first].start : tokens[last - 1].end]):
            break
        about.append(tokens[last - 1].text.lower())
        last -= 1
    if first >= last or not tokens[first].text[0].isupper() or _is_definite(parse, first, last, code):
        return None
    part = next((int(parts[w]) for w in reversed(about) if w in parts), 1)
    precision = 2 if words("place_near", code).intersection(about) else part
    start, end = tokens[first].start, tokens[last - 1].end
    if text[start:end].lower() in meanings("month_numbers", code):
        return None
    return Mention(start, end, " ".join(text[start:end].split()), precision)  # type: ignore[arg-type]


def _led_by(parse: Parse, first: int) -> tuple[Token, ...]:
    """The word right before a name, or before "of" and "the": "near the city", "province of"."""
    at = first - 1
    while at > 0 and parse.tokens[at].text.lower() in ("of", "the"):
        at -= 1
    return parse.tokens[at : at + 1] if at >= 0 else ()


def _is_definite(parse: Parse, first: int, last: int, code: str) -> bool:
    """Whether a name stands after "the" as no town does ("the Levant", but "the Hague", "the Aleppo suburb")."""
    tokens = parse.tokens
    if first == 0 or tokens[first - 1].text.lower() != "the" or (last < len(tokens) and tokens[last].pos == "NOUN"):
        return False
    name = " ".join(t.text for t in tokens[first:last])
    wide = any(e.sort in "CA" for e in find_entries(name)) or fold(name) in _peoples(code)
    return not wide and not any(e.sort == "P" for e in search(fold("the " + name)))


def _is_qualifier(word: str, code: str) -> bool:
    return word in _qualifiers(code) or word in ("'s", "’s", "'", "’")


def _qualifiers(code: str) -> frozenset[str]:
    return words("place_openers", code) | words("directions", code) | words("place_near", code)


def gather(parses: Sequence[tuple[Parse, str]], code: str = DEFAULT) -> Context:
    """What the reports (grammar and text) name that tells places of one name apart: countries, peoples, regions.

    A place that is known by its name alone ("Aleppo") tells its country too.
    """
    countries: Counter[str] = Counter()
    regions: set[tuple[str, str]] = set()
    names: Counter[str] = Counter()
    for parse, text in parses:
        for entity in parse.entities:
            if entity.kind in ("GPE", "LOC", "NORP"):
                name = text[parse.tokens[entity.first].start : parse.tokens[entity.last - 1].end]
                country = _peoples(code).get(fold(name))
                countries.update([country] if country and not _namesakes(name, country) else [])
        names.update(m.name for m in find_mentions(parse, text, code))
    told = {n: e for n in names if fold(n) not in _peoples(code) and (e := _outstanding(find_entries(n)))}
    famous = {n: e for n, e in told.items() if _size(e) >= FAMOUS}
    for name, best in (famous if famous or countries else told).items():
        countries[best.country] += names[name]
        regions.add((best.country, best.first))
    return Context(countries, frozenset(regions))


def locate(name: str, precision: Precision, context: Context, code: str = DEFAULT) -> Location:
    """The place that `name` is among places that the reports name; no place where it may be several, or another.

    A place in a country that no report names is taken only where it outstands all of its name.
    """
    entries = find_entries(name)
    country = _peoples(code).get(fold(name))
    if country:
        others = [e for e in _namesakes(name, country) if e.country in context.countries]
        if others and country in context.countries:
            return Location(None, 1 + len(others))
        return Location(_place(others[0], 4) if others else _place(list_countries()[country], 6), 1)
    supported = tuple(e for e in entries if e.country in context.countries)
    best = _capital(name, supported, code) or _outstanding(supported, VILLAGE) or _among(supported, context)
    famous = _outstanding(entries)
    if best is None and not supported:
        unsure = bool(context.countries) and famous is not None and famous.people < FAMOUS
        best = None if unsure else famous
    elif best and famous and famous.country != best.country and _size(famous) >= DOMINANT**2 * _size(best):
        best = None
    if best is None:
        return Location(None, len({(e.country, e.first) for e in supported or entries}))
    return Location(_place(*_part(best, entries, precision)), 1)


def _namesakes(name: str, country: str) -> list[Entry]:
    """The first divisions of other countries that have a country's name: Georgia."""
    return [e for e in find_entries(name) if e.sort == "A" and e.country != country]


def _capital(name: str, entries: Sequence[Entry], code: str) -> Entry | None:
    """The capital of that name, which needs no more to be said."""
    country = _capitals(code).get(fold(name))
    return next((e for e in entries if e.sort == "P" and e.country == country), None)


def _outstanding(entries: Sequence[Entry], least: int = KNOWN) -> Entry | None:
    """The one that has more people than all others of its name together could be taken for, else None.

    A town and the division named after it are one.
    """
    ranked = sorted(entries, key=lambda e: (-_size(e), e.geonames))
    if not ranked or _size(ranked[0]) < least:
        return None
    first = ranked[0]
    seat = next((e for e in entries if e.sort == "P" and (e.country, e.first) == (first.country, first.first)), first)
    others = [e for e in ranked if (e.country, e.first) != (first.country, first.first)]
    return (seat if first.sort == "A" else first) if not others or _size(first) >= DOMINANT * _size(others[0]) else None


def _among(entries: Sequence[Entry], context: Context) -> Entry | None:
    """The only one, or the only one in a division that the reports name, or in the country that they name most."""
    if len({(e.country, e.first) for e in entries}) > 1:
        named = [e for e in entries if (e.country, e.first) in context.regions]
        most = max(context.countries[e.country] for e in entries)
        often = [e for e in entries if context.countries[e.country] * 2 >= most]
        entries = named or often
    if len({(e.country, e.first) for e in entries}) > 1:
        return _outstanding(entries, VILLAGE)
    return next((e for e in entries if e.sort == "P"), entries[0] if entries else None)


def _size(entry: Entry) -> int:
    return SIZE.get(entry.sort, max(1, entry.people))


def _part(entry: Entry, entries: Sequence[Entry], precision: Precision) -> tuple[Entry, Precision]:
    """The entry for the part that is meant: the division of that name, else the place with what it stands for."""
    if precision in (3, 4):
        sort = "A" if precision == 4 else "B"
        same = (e for e in entries if e.sort == sort and (e.country, e.first) == (entry.country, entry.first))
        return next(same, entry), precision
    own: Mapping[str, Precision] = {"C": 6, "A": 4, "B": 3}
    return entry, own.get(entry.sort, precision)


def _place(entry: Entry, precision: Precision) -> Place:
    region = None if entry.sort == "C" else name_region(entry.country, entry.first)
    return Place(
        entry.name,
        entry.geonames,
        list_countries()[entry.country].name,
        entry.country,
        region,
        entry.latitude,
        entry.longitude,
        precision,
    )


def people_of(name: str, code: str = DEFAULT) -> tuple[str, ...]:
    """The codes of the countries that the words of a name tell ("Norwegian police")."""
    return tuple(dict.fromkeys(c for word in name.split() if (c := _peoples(code).get(fold(word)))))


@cache
def _peoples(code: str) -> Mapping[str, str]:
    """The codes of countries by their folded names and those of their people ("Norwegian")."""
    found: dict[str, str] = {}
    for country, forms, _ in _rows(code):
        for form in forms:
            found.setdefault(fold(form), country)
            found.setdefault(fold(form) + "s", country)
    return found


@cache
def _capitals(code: str) -> Mapping[str, str]:
    """The codes of countries by the folded names of their capitals."""
    return {fold(city): country for country, _, cities in reversed(tuple(_rows(code))) for city in cities}


def _rows(code: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The code, the names and the capitals of each country that the gazetteer has too."""
    text = (resources.files("firsthand.languages") / code / "countries.tsv").read_text("utf-8")
    for line in (row for row in text.splitlines() if row and not row.startswith("#")):
        name, others, cities = line.split("\t")
        forms = [name, *filter(None, others.split("|"))]
        country = next((list_countries()[k].country for form in forms if (k := fold(form)) in list_countries()), None)
        if country:
            yield country, forms, list(filter(None, cities.split("|")))
