"""What two statements must have alike beside their likeness to be surely one: of what, when, where and whom they tell.

The proof is on the side of one. Two texts with one more number, place, day or owner, or with the singular for the
plural, may tell of two things.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from firsthand.languages import meanings, words
from firsthand.languages.dates import find_coming, find_dates
from firsthand.languages.gazetteer import fold, list_countries
from firsthand.records import Parse, Range, Report, Token

MOST_LISTED = 20
"""Members of a list that are followed to its first one."""

LONGEST_NAME = 8
"""Words before a noun that may make one name with it."""

BESIDE = 2
"""Sentences before and after a statement without a name that may tell where what it tells of was."""

_MODIFIERS = ("poss", "amod", "compound", "nmod")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
_SURFACE = ("NOUN", "ADJ")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_NAMES_OF_TIME = ("DATE", "TIME")


class Terms(NamedTuple):
    """What a statement tells of, beside its verbs and who does what.

    `forms` are its content words, nouns and adjectives as they stand there; `limits` the words that make it say
    something else of the same words: "fewer than", "almost", "another", a year, a currency; `bound` its words that
    are neither content nor neutral, `relations` which of its words modifies which, `days` the days and months that it
    names, `periods` the days that these are, where the publication tells them; `undated` whether it tells of a day
    that nothing tells ("yesterday" in a report without a date); `scene` the names beside it, if it has none itself;
    `counted` and `named` are its numbers and its names in the order of the text.
    """

    forms: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    relations: frozenset[tuple[str, str]] = frozenset()
    days: frozenset[str] = frozenset()
    periods: frozenset[tuple[str, str]] = frozenset()
    undated: bool = False
    scene: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def agree(self, other: Terms) -> bool:
        """Whether nothing in two statements of the same verbs tells that they are of two things."""
        alike = self.bound == other.bound and self.relations == other.relations and self.limits == other.limits
        elsewhere = bool(self.scene and other.scene) and not self.scene & other.scene
        told = alike and not elsewhere and _same_content(self.forms, other.forms)
        return told and self._same_days(other) and self._same_shares(other)

    def _same_shares(self, other: Terms) -> bool:
        """Whether several numbers stand with several names in one order, or both in the opposite one."""
        if min(len(set(row)) for row in (self.counted, self.named, other.counted, other.named)) < 2:
            return True
        theirs = other.counted, other.named
        return (self.counted, self.named) in (theirs, tuple(row[::-1] for row in theirs))

    def _same_days(self, other: Terms) -> bool:
        """Whether no day of one is another than those of the other."""
        if self.undated or other.undated:
            return False
        if self.periods and other.periods:
            return self.periods == other.periods
        return not (self.days and other.days) or self.days == other.days


NO_TERMS = Terms()


def read(report: Report, parse: Parse, part: Range) -> Terms:
    """The terms of one stretch of a report."""
    tokens = parse.tokens[slice(*part)]
    start, end = tokens[0].start, tokens[-1].end
    periods = frozenset(_periods(report, start, end))
    content = [t for t in tokens if _is_content(t)]
    return Terms(
        forms=frozenset(_form(t) for t in content),
        limits=frozenset(_limits(tokens)),
        bound=_bound_words(tokens),
        relations=_relations(parse, part),
        days=_days_named(tokens),
        periods=periods,
        undated=not periods and _is_relative(tokens),
        counted=tuple(number for _, number in _counts(parse, part)),
        named=tuple(_form(t) for t in content if _is_name(t, tokens[0])),
        scene=frozenset() if any(_is_name(t, tokens[0]) for t in content) else _scene(report, parse, part),
    )


def _periods(report: Report, start: int, end: int) -> Iterator[tuple[str, str]]:
    """First and last day of each date in a stretch; a month or year that is not over at the publication has no last."""
    day = report.published
    for dated in (*find_dates(report.text, start, end, day), *find_coming(report.text, start, end, day)):
        first, last = dated.period.start, dated.period.end
        yield first, "" if first != last and last == (day or "")[: len(last)] else last


def _form(token: Token) -> str:
    """What a word is compared by: nouns and adjectives as they stand, "bridge" for "bridges" being two things."""
    word = (token.text if token.pos in _SURFACE else token.lemma).lower()
    return word.replace(".", "").removesuffix("'s").removesuffix("’s")


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and token.lemma not in words("stop_words") and any(c.isalnum() for c in token.text)


def _is_name(token: Token, first: Token) -> bool:
    """Whether a word is a name; one that opens a sentence may only look like one."""
    return token.pos == "PROPN" and not _is_when(token) and (token != first or token.entity != "")


def _limits(tokens: Sequence[Token]) -> Iterator[str]:
    """Words that make a sentence say something else of the same words, years, and the signs of currencies."""
    for token in tokens:
        if token.text.lower() in words("limits") or is_year(token):
            yield token.text.lower()
        yield from (c for c in token.text if unicodedata.category(c) == "Sc")


def _is_relative(tokens: Sequence[Token]) -> bool:
    """Whether a day is told from another one: "yesterday", "last week"."""
    spans = words("past_spans") | words("coming_spans") | {"this"}
    told = any(t.text.lower() in words("relative_days") for t in tokens)
    pairs = pairwise(tokens)
    return told or any(t.text.lower() in spans and after.entity in _NAMES_OF_TIME for t, after in pairs)


def _scene(report: Report, parse: Parse, part: Range) -> frozenset[str]:
    """The names, but for countries, of the headline and of the sentences beside a stretch that names nothing itself."""
    end = report.headline[1] if report.headline else 0
    at = bisect_right(parse.sentences, part[0], key=lambda sentence: sentence[0]) - 1
    head = takewhile(lambda s: parse.tokens[s[0]].start < end, parse.sentences[: max(0, at)])
    near = [s for s in parse.sentences[max(0, at - BESIDE) : at + BESIDE + 1] if s[1] <= part[0] or s[0] >= part[1]]
    telling = (s for s in near if any(t.tag in _FINITE for t in parse.tokens[slice(*s)]))
    tokens = (t for s in (*head, *telling) for t in parse.tokens[slice(*s)])
    named = {fold(t.text) for t in tokens if t.pos == "PROPN" and t.text[:1].isupper() and not _is_when(t)}
    own = fold(report.outlet or report.name).split()
    return frozenset(n for n in named if n not in own and n not in list_countries())


def _bound_words(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a statement that are no content and not neutral either: "near", "possibly", "or", a year."""
    found: set[str] = set()
    for k, token in enumerate(tokens):
        word = token.text.lower()
        plain = token.pos in ("NOUN", "PROPN", "VERB", "NUM") or word in meanings("numbers") or not word[0].isalnum()
        named = token.pos == "ADJ" and token.text[0].isupper() and k > 0
        if word == "?" or not (plain or named or word in words("neutral_words") or _is_helping(token)):
            found.add(word)
        if word in words("turned_by_article") and k and tokens[k - 1].text.lower() == "a":
            found.add(f"a {word}")
    return frozenset(found)


def _is_helping(token: Token) -> bool:
    return token.pos == "AUX" and token.lemma in ("be", "have")


def _relations(parse: Parse, part: Range) -> frozenset[tuple[str, str]]:
    """What two texts may not swap: which word modifies, counts or acts on which, or stands behind which preposition.

    With whether any verb tells of now, or of what was going on.
    """
    found = set(_roles(parse, part)) | set(_counts(parse, part))
    places: set[tuple[str, str]] = set()
    for k in range(*part):
        token = parse.tokens[k]
        above = parse.tokens[token.head]
        if _is_when(token):
            continue
        if token.tag in ("VBZ", "VBP") and token.lemma != "have":
            found.add(("", "now"))
        if token.dep == "aux" and token.lemma == "be":
            found.add(("", "going on"))
        if token.dep in _MODIFIERS and token.pos != "NUM":
            found.add((_form(token), _form(above)))
        elif token.dep == "pobj" and token.pos == "NOUN" and above.text.lower() == "of":
            found.add((_form(token), _form(parse.tokens[above.head])))
        elif token.dep == "pobj":
            neutral = above.text.lower() in words("neutral_words")
            if token.pos == "PROPN" or not neutral:
                (places if neutral else found).add((above.text.lower(), _named(parse, k)))
    return frozenset(found | places if len(places) > 1 else found)


def _roles(parse: Parse, part: Range) -> Iterator[tuple[str, str]]:
    """Each verb with who does it and to whom, all of a list: a truck and a bus that hit a wall hit no bus."""
    for k in range(*part):
        top = k
        for _ in range(MOST_LISTED):
            if parse.tokens[top].dep != "conj" or parse.tokens[k].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
                break
            top = parse.tokens[top].head
        token = parse.tokens[top]
        above = parse.tokens[token.head]
        if token.dep == "pobj" and above.dep == "agent":
            yield f"by {parse.tokens[above.head].lemma.lower()}", _named(parse, k)
        elif token.dep == "nsubj":
            yield f"by {above.lemma.lower()}", _named(parse, k)
        elif token.dep in ("dobj", "nsubjpass", "dative"):
            yield f"of {above.lemma.lower()}", _named(parse, k)


def _named(parse: Parse, k: int) -> str:
    """A noun with the words that make one name with it: "lorn steel", which is not "karsk steel"."""
    first = max(0, k - LONGEST_NAME)
    return " ".join(_form(t) for t in parse.tokens[first : k + 1] if t.head == k and t.dep == "compound") + (
        f" {_form(parse.tokens[k])}"
    )


def _counts(parse: Parse, part: Range) -> Iterator[tuple[str, str]]:
    """Each number with the word that it hangs on, but for years and the days of months: "killed two, wounded five"."""
    for k in range(*part):
        token, word = parse.tokens[k], parse.tokens[k].text.lower().replace(",", "")
        counts = token.pos == "NUM" or word in meanings("numbers") or any(c.isdigit() for c in word)
        if counts and not is_year(token) and not _dates(parse, k):
            yield f"# {_form(parse.tokens[token.head])}", str(meanings("numbers").get(word, word))


def _dates(parse: Parse, k: int) -> bool:
    """Whether digits stand beside the name of a month."""
    digits = any(c.isdigit() for c in parse.tokens[k].text)
    return digits and any(t.text.lower() in meanings("month_numbers") for t in parse.tokens[max(0, k - 1) : k + 2])


def _is_when(token: Token) -> bool:
    return token.text.lower() in words("weekdays") or token.text.lower() in meanings("month_numbers")


def _days_named(tokens: Sequence[Token]) -> frozenset[str]:
    """The weekdays and months of a statement, and the numbers beside its months."""
    found: set[str] = set()
    for k, token in enumerate(tokens):
        if _is_when(token):
            found.add(token.text.lower())
        elif any(c.isdigit() for c in token.text):
            found |= {token.text for t in tokens[max(0, k - 1) : k + 2] if t.text.lower() in meanings("month_numbers")}
    return frozenset(found)


def _same_content(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two statements have the same content words, but for numbers and the names of days."""
    when = words("weekdays") | frozenset(meanings("month_numbers"))
    return all(w in when or w[0].isdigit() or w in meanings("numbers") for w in left ^ right)


def is_year(token: Token) -> bool:
    """Whether a word is a number that may be a year."""
    return len(token.text) == 4 and token.text.isdigit() and token.text[0] in "12"
