"""Names in lines of title case ("Poe Hails Port"), which swallow the words around them, cut to what is a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from firsthand.records import Parse, Range, Token
from firsthand.sources import kinds, lists
from firsthand.sources.mentions import Mention
from firsthand.sources.names import fold, person

SMALL = 3
"""Letters; words up to this length tell nothing of a line's case: "to", "and"."""

TITLE_CASE = 0.75
"""Share of a line's longer words that begin with a capital from which on the line is in title case. Of 5,693 sentences
of running text in 353 news texts 34 reach it, lists of names and titles most of them."""

LEAST_WORDS = 3
"""Longer words; in a shorter line capitals tell nothing of its case."""

LONGEST_ENDING = 4
"""Words of the end of a name that are kept apart."""

LONGEST_LINE = 40
"""Words; a title is shorter."""

_VERBS = frozenset({"VBD", "VBP", "VBZ", "MD"})
_ENDINGS = re.compile(r"(?:ing|ed|es|s|e|d)$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a story's running text: how often each stem begins small and large, its names, and their ends.

    `clubs` are plurals that end a longer name behind "the", and are never written small: "Otters" of "the Larn Otters".
    """

    small: dict[str, int] = field(default_factory=dict)
    large: dict[str, int] = field(default_factory=dict)
    names: set[tuple[str, ...]] = field(default_factory=set)
    endings: set[tuple[str, ...]] = field(default_factory=set)
    clubs: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)

    def is_common(self, word: str) -> bool:
        """Whether the story writes a word small more often than large; one listed as a headline's verb always is."""
        stem = _stem(word)
        return word in lists.words("headlines", "verbs") or self.small.get(stem, 0) > self.large.get(stem, 0)

    def bears(self, words: tuple[str, ...]) -> bool:
        """Whether the running text names somebody by these words, alone or at the end of a longer name."""
        return words in self.endings


def learn(parses: Iterable[Parse]) -> Vocabulary:
    """The vocabulary of the reports outside their lines of title case."""
    known = Vocabulary()
    for parse in parses:
        for first, last in parse.sentences:
            tokens = parse.tokens[first:last]
            if not is_title_cased(tokens):
                _learn(known, tokens)
    common = known.plain | lists.words("people", "partisans")
    known.clubs.difference_update({w for w in known.clubs if {w, w[:-1]} & common or lists.country(w)})
    return known


def _learn(known: Vocabulary, tokens: Sequence[Token]) -> None:
    """Counts the words of a sentence after its first, and keeps its names."""
    particles = lists.words("titles", "particles")
    run: list[str] = []
    article = False
    for k, token in enumerate(tokens):
        if k and token.text[:1].isalpha():
            counts = known.small if token.text[0].islower() else known.large
            stem = _stem(fold(token.text))
            counts[stem] = counts.get(stem, 0) + 1
            if token.text[0].islower():
                known.plain.add(fold(token.text))
        if token.pos == "PROPN" and (token.text[:1].isupper() or (run and token.text in particles)):
            article = article if run else k > 0 and tokens[k - 1].text.lower() == "the"
            run.append(fold(token.text))
        elif run and token.text != "-":
            _keep(known, run, article)
            run = []
    if run:
        _keep(known, run, article)


def _keep(known: Vocabulary, run: Sequence[str], article: bool) -> None:
    known.names.add(tuple(run))
    if article and len(run) > 1 and run[-1].endswith("s") and not run[-1].endswith("ss"):
        known.clubs.add(run[-1])
    known.endings.update(tuple(run[-k:]) for k in range(1, min(len(run), LONGEST_ENDING) + 1))


def _stem(word: str) -> str:
    return _ENDINGS.sub("", word) if len(word) > SMALL else word


def is_title_cased(tokens: Sequence[Token]) -> bool:
    """Whether the longer words of a line begin with a capital, and its verbs, however short."""
    if any(t.tag in _VERBS and t.text[0].islower() and t.text.isalpha() for t in tokens[:LONGEST_LINE]):
        return False
    words = [t.text for t in tokens[:LONGEST_LINE] if len(t.text) > SMALL and t.text.isalpha()]
    return len(words) >= LEAST_WORDS and sum(w[0].isupper() for w in words) >= TITLE_CASE * len(words)


def cut(mentions: Sequence[Mention], parse: Parse, known: Vocabulary) -> tuple[Mention, ...]:
    """The mentions, each name in a line of title case cut to the part of it that is one."""
    mentions = [_without_verb(_described(m, known)) for m in mentions]
    titled = [parse.tokens[s:e] for s, e in parse.sentences if is_title_cased(parse.tokens[s:e])]
    if not titled:
        return tuple(mentions)
    ranges = [(line[0].start, line[-1].end) for line in titled]
    starts = [s for s, _ in ranges]

    def fitted(mention: Mention) -> Mention:
        at = bisect_right(starts, mention.range[0]) - 1
        inside = mention.name and at >= 0 and mention.range[1] <= ranges[at][1]
        return _fitted(mention, titled[at], known) if inside else mention

    return tuple(map(fitted, mentions))


def _described(mention: Mention, known: Vocabulary) -> Mention:
    """The mention as a description where a capital alone makes its common noun a name: "Airline says", "Defense rests".

    The story writes such a noun small more often than large.
    """
    word = fold(mention.name)
    common = mention.form == "name" and mention.opens and " " not in mention.name and mention.text == mention.name
    if not common or mention.name.isupper() or known.small.get(_stem(word), 0) <= known.large.get(_stem(word), 0):
        return mention
    of_bodies = any(word in lists.words("bodies", n) for n in ("state", "private", "standing"))
    if not of_bodies and not lists.is_person(word):
        return mention
    kind: kinds.WordingKind = "body" if of_bodies else "person"
    return replace(
        mention, name="", form="bare", kind=kind, head=word, roles=frozenset({word}), gender="", settled=False
    )


def _without_verb(mention: Mention) -> Mention:
    """The mention of "Roe Says" without the verb that a headline wrote large."""
    name, _, last = mention.name.rpartition(" ")
    says = name and last.lower() in lists.words("headlines", "says")
    return replace(mention, name=name, kind=mention.kind or "person") if says and " " not in name else mention


def _fitted(mention: Mention, line: Sequence[Token], known: Vocabulary) -> Mention:
    """The mention with its name cut, and what that name tells of its kind and gender."""
    end = mention.range[1] + (len(mention.name) + 1 if mention.name not in mention.text else 0)
    bearing = bearers([t for t in line if mention.range[0] <= t.start < end], mention)
    kept = _name_in(bearing, known)
    if bearing and not kept and mention.head in mention.roles and mention.kind == "person":
        return replace(mention, name="", form="bare", gender="")
    return narrow(mention, bearing, kept) if kept and len(kept) < len(bearing) else mention


def narrow(mention: Mention, bearing: Sequence[Token], kept: Sequence[Token]) -> Mention:
    """The mention with those of its name's tokens that are kept, and what they tell of kind and gender."""
    name = " ".join(kinds.text_of(kept).split())
    kind = kinds.name(kept)
    if not kind and mention.kind == "person":
        kind = "person"
    given = person(name).given if kind in ("person", "") else ()
    gender = next((g for g in map(lists.gender, given[:1]) if g), "")
    left = frozenset(fold(t.text) for t in bearing) - {fold(t.text) for t in kept}
    return replace(mention, name=name, kind=kind, gender=gender, words=mention.words - left)


def bearers(tokens: Sequence[Token], mention: Mention) -> Sequence[Token]:
    """Those of the tokens that the mention's name is written with."""
    wanted = "".join(mention.name.split())
    for first in range(len(tokens)):
        joined = ""
        for last in range(first, len(tokens)):
            joined += tokens[last].text
            if joined == wanted:
                return tokens[first : last + 1]
            if not wanted.startswith(joined):
                break
    return ()


def _name_in(tokens: Sequence[Token], known: Vocabulary) -> Sequence[Token]:
    """The first run of some tokens that is a name in the running text, else the first one without common words."""
    words = [fold(t.text) for t in tokens]
    if _is_known(words, known):
        return tokens
    common = [_ends_name(t, known) for t in tokens]
    for first, last in _runs(words):
        ends = last == len(words) or common[last] or not known.large.get(_stem(words[last]), 0)
        if ends and not common[first] and _is_known(words[first:last], known):
            while first and last - first == 1 and lists.is_given_name(words[first - 1]) and not common[first - 1]:
                first -= 1
            return tokens[first:last]
    first = next((k for k, is_common in enumerate(common) if not is_common), len(words))
    last = next((k for k in range(first, len(words)) if common[k] and words[k] != "-"), len(words))
    return tokens[first:last]


def _ends_name(token: Token, known: Vocabulary) -> bool:
    """Whether a word belongs to no name; the words that bodies are called by may, however written elsewhere."""
    word = fold(token.text)
    of_bodies = kinds.is_body_word(token) or word in lists.words("bodies", "plain")
    return not token.text[:1].isalpha() or (known.is_common(word) and not of_bodies)


def _runs(words: Sequence[str]) -> Iterable[Range]:
    """The stretches of some words, the first beginnings and the longest first."""
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            yield first, last


def _is_known(words: Sequence[str], known: Vocabulary) -> bool:
    return tuple(w for w in words if w != "-") in known.names
