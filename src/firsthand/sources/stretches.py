"""Which stretches of a report name a party or describe one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from firsthand.languages import outlets
from firsthand.records import Entity, Parse, Range, Token
from firsthand.sources import coordinations, kinds, lists

LONGEST_APPOSITION = 25
"""Tokens; a longer stretch after a name tells a story and not who it is."""

LONGEST_LEAD = 6
"""Tokens between an article and its noun."""

_QUOTES = frozenset({'"', "“", "”", "''", "'", "‘", "’"})
_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "miss"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_HEADS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_ENDS = frozenset({",", ".", ";", ":", '"', "(", ")"})


class Stretches:
    """The stretches of one report; `surnames` are the last words of its persons' full names, `lone` names of a word."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._starts = [t.start for t in parse.tokens]
        self._sentences = [s for s, _ in parse.sentences]
        self.surnames = _surnames(parse)
        self.lone = _lone(parse)

    def tokens(self, where: Range) -> Range:
        """The tokens of a range of characters."""
        first = max(0, bisect_right(self._starts, where[0]) - 1)
        while first < len(self._starts) and self._parse.tokens[first].end <= where[0]:
            first += 1
        last = bisect_right(self._starts, where[1] - 1)
        return first, last

    def inside(self, cited: Sequence[Range]) -> list[Range]:
        """The parties named in mentions of several: "Roe and Poe" speak together, and each speaks elsewhere."""
        tokens = self._parse.tokens
        parties = [e for e in self._parse.entities if e.kind in ("PERSON", "ORG", "GPE", "NORP")]
        starts = [tokens[e.first].start for e in parties]
        found: list[Range] = []
        for where in cited:
            within = parties[bisect_left(starts, where[0]) : bisect_left(starts, where[1])]
            first, last = self.tokens(where)
            if not coordinations.are_several(tokens, first, last):
                within = [e for e in within if e.kind == "PERSON"]
                within = within if len(within) > 1 and any(t.pos == "CCONJ" for t in tokens[first:last]) else []
            for e in within:
                start = max(first, self._with_descriptors(e.first, e.last, "")[0])
                found.append((tokens[start].start, tokens[e.last - 1].end))
        return [r for r in found if r not in cited]

    def pairs(self) -> list[Range]:
        """Where several persons are named together: "Roe and Poe locked horns. They …"."""
        tokens = self._parse.tokens
        last: dict[int, int] = {}
        for k, token in enumerate(tokens):
            if token.dep != "conj" or token.entity != "PERSON":
                continue
            first = token.head
            while tokens[first].dep == "conj" and tokens[first].head < first:
                first = tokens[first].head
            if first < k and tokens[first].entity == "PERSON":
                last[first] = k
        found: list[Range] = []
        for first, k in sorted(last.items()):
            while first and tokens[first - 1].entity == "PERSON" and tokens[first - 1].head == first:
                first -= 1
            found.append((tokens[first].start, tokens[k].end))
        return found

    def named_or_described(self) -> list[Range]:
        """The ranges of names with what stands by them, and of subjects that are a role or a body."""
        tokens = self._parse.tokens
        found: list[Range] = []
        for entity in self._parse.entities:
            if entity.kind in ("PERSON", "ORG", "GPE", "NORP", "FAC") and not self._is_quality(entity):
                end = self._past_nickname(entity.first, entity.last)
                opens = entity.last - entity.first > 1 and self._opens_only(entity.first)
                first, last = self._with_descriptors(entity.first + opens, end, entity.kind)
                found.append((tokens[first].start, tokens[last - 1].end))
        found += self._unlabelled()
        found += self._bare()
        found += self._owned()
        found += self._subjects()
        found += ((t.start, t.end) for t in tokens if t.tag in ("PRP", "PRP$") and t.text.lower() in _PERSONAL)
        found.sort(key=lambda r: (r[0], -r[1]))
        kept: list[Range] = []
        for r in found:
            if not kept or r[0] >= kept[-1][1]:
                kept.append(r)
        return kept

    def _is_quality(self, entity: Entity) -> bool:
        """Whether the name of a people or a party only tells of what kind another is: "a Republican lawmaker".

        So do two countries in one word: "U.S.-Russia relations".
        """
        last = self._parse.tokens[entity.last - 1]
        pair = "".join(t.text for t in self._parse.tokens[entity.first : entity.last]).lower().split("-")
        if len(pair) > 1 and all(map(lists.country, pair)):
            return True
        return entity.kind == "NORP" and last.dep in ("amod", "compound", "nmod")

    def _with_descriptors(self, first: int, last: int, kind: str) -> Range:
        tokens = self._parse.tokens
        start = self.sentence_of(first)[0]
        while first > start and _leads(tokens[first - 1]) and first <= tokens[first - 1].head < last:
            if self._opens_only(first - 1):
                break
            first -= 1
        return first, self.with_apposition(first, last) if kind in ("PERSON", "ORG") else last

    def _opens_only(self, k: int) -> bool:
        """Whether a word with a capital only leads in, and is no part of a name: "Considering Roe's words"."""
        token = self._parse.tokens[k]
        return token.dep == "compound" and token.text.lower() in lists.words("mention", "leading_in")

    def with_apposition(self, first: int, last: int) -> int:
        """Where the apposition ends that stands right after some tokens; their own end where none does."""
        tokens = self._parse.tokens
        stop = min(self.sentence_of(first)[1], last + LONGEST_APPOSITION)
        if last + 1 >= stop or tokens[last].text != ",":
            return last
        apposed = [k for k in range(last + 1, stop) if tokens[k].dep == "appos" and first <= tokens[k].head < last]
        apposed = apposed or self._role_behind(first, last, stop)
        if not apposed and not (tokens[last + 1].entity == "PERSON" and kinds.role_of(tokens[last - 1])):
            return last
        last = apposed[0] + 1 if apposed else last + 2
        while last < stop and tokens[last].text not in _ENDS and tokens[last].tag[:2] != "VB":
            last += 1
        return last

    def _role_behind(self, first: int, last: int, stop: int) -> list[int]:
        """The noun of what a person is, right behind the name and subject of no verb: "Ann Roe, the mayor"."""
        tokens = self._parse.tokens
        if tokens[last - 1].entity != "PERSON" or tokens[last + 1].text.lower() not in ("the", "a", "an"):
            return []
        end = next((k for k in range(last + 2, min(stop, last + LONGEST_LEAD)) if not _is_led(tokens[k])), stop)
        noun = tokens[end - 1]
        plain = noun.tag in ("NN", "NNP") and noun.dep not in ("nsubj", "nsubjpass", "conj") and end - 1 > last + 1
        return [end - 1] if plain and kinds.role_of(noun) else []

    def _past_nickname(self, first: int, last: int) -> int:
        """Where a name ends that the parser cut at a nickname in quotation marks: 'Robert "Bob" Roe'."""
        tokens = self._parse.tokens
        opened = sum(t.text in _QUOTES for t in tokens[first:last]) % 2
        at = last if opened else last + 2
        if at + 1 >= len(tokens) or tokens[at].text not in _QUOTES or not (opened or tokens[last].text in _QUOTES):
            return last
        return at + 2 if tokens[at + 1].pos == "PROPN" and tokens[at + 1].text[0].isupper() else last

    def _unlabelled(self) -> Iterator[Range]:
        """The full names that the parser took for no entity, by a surname that the report uses alone."""
        tokens = self._parse.tokens
        for k, token in enumerate(tokens):
            known = token.text in self.surnames or (_is_given(token) and _closes(tokens, k))
            if token.entity or not known or not k or not _is_given(tokens[k - 1]):
                continue
            first = k - 1
            while first and first > k - 3 and _is_given(tokens[first - 1]):
                first -= 1
            yield tokens[first].start, token.end

    def _bare(self) -> Iterator[Range]:
        """The surnames alone that the parser took for no entity: those of full names, and what it takes for one."""
        tokens = self._parse.tokens
        small = {t.text for t in tokens if t.text.islower()}
        for k, token in enumerate(tokens):
            if token.entity or token.dep not in _HEADS or token.text not in self.surnames | self.lone:
                continue
            if token.pos != "PROPN" and (token.pos != "NOUN" or token.text.lower() in small):
                continue
            beside = (*tokens[max(0, k - 1) : k], *tokens[k + 1 : k + 2])
            if not any(t.pos == "PROPN" for t in beside):
                yield token.start, token.end

    def _owned(self) -> Iterator[Range]:
        """Bodies called by whose they are: "the Roe campaign", "Poe's office"."""
        tokens = self._parse.tokens
        for k, token in enumerate(tokens):
            if token.text.lower() not in lists.words("bodies", "owned") or not k:
                continue
            first = k
            while first > max(0, k - LONGEST_LEAD) and _leads(tokens[first - 1]) and tokens[first - 1].head <= k:
                first -= 1
            if token.dep != "compound" and any(t.entity for t in tokens[first:k]):
                yield tokens[first].start, token.end

    def sentence_of(self, token: int) -> Range:
        """The tokens of the sentence that a token stands in."""
        return self._parse.sentences[max(0, bisect_right(self._sentences, token) - 1)]

    def _subjects(self) -> Iterator[Range]:
        tokens = self._parse.tokens
        for k, token in enumerate(tokens):
            if token.pos not in ("NOUN", "PROPN"):
                continue
            kind = kinds.describe(token.lemma.lower(), token, token.tag == "NNS")
            brought_in = kind == "document" and token.dep in ("dobj", "pobj") and not self._is_pointed_at(k)
            if not kind or not (token.dep in ("nsubj", "nsubjpass") or brought_in):
                continue
            first = k
            while first and _leads(tokens[first - 1]) and tokens[first - 1].head in range(first, k + 1):
                first -= 1
            yield tokens[first].start, token.end

    def _is_pointed_at(self, noun: int) -> bool:
        """Whether a noun has a word before it that points back: "the letter", "these men"."""
        tokens = self._parse.tokens
        return any(
            t.head == noun and t.text.lower() in lists.words("mention", "definite")
            for t in tokens[max(0, noun - LONGEST_LEAD) : noun]
        )


def _surnames(parse: Parse) -> frozenset[str]:
    """The last words of the persons' names of two words or more in a report, and the names after "Mr." or "Dr."."""
    tokens = parse.tokens
    persons = (tokens[e.first : e.last] for e in parse.entities if e.kind == "PERSON" and e.last - e.first > 1)
    full = (t[-1].text for t in persons if t[-1].text[0].isupper() and t[0].text[0].isupper())
    titled = (b.text for a, b in pairwise(tokens) if a.text.lower() in _TITLES and b.text[0].isupper())
    return frozenset((*full, *titled))


def _lone(parse: Parse) -> frozenset[str]:
    """The names of one word in a report that the parser takes for persons' more often than for others'.

    None in capitals, none that bodies are called by ("Observatory") and none that a public list has as a body's, a
    place's or an outlet's.
    """
    words = ((parse.tokens[e.first], e.kind) for e in parse.entities if e.last - e.first == 1)
    alone = [(word.text, kind) for word, kind in words if not kinds.is_body_word(word)]
    counts = Counter(name if kind == "PERSON" else (name,) for name, kind in alone)
    persons = (n for n in counts if isinstance(n, str) and counts[n] > counts[(n,)])
    return frozenset(n for n in persons if n[0].isupper() and not n.isupper() and not _is_listed(n))


def _is_listed(name: str) -> bool:
    plain = name.lower()
    return bool(outlets.named(name) or lists.byname(plain) or lists.country(plain) or lists.capital(plain))


def _closes(tokens: Sequence[Token], k: int) -> bool:
    """Whether a name of two words and no more ends at a token, in a line that is not in capitals throughout."""
    after = tokens[k + 1] if k + 1 < len(tokens) else tokens[k]
    opened = k > 1 and tokens[k - 2].text[:1].isupper()
    return not after.text[:1].isupper() and not opened and tokens[k - 1].head == k


def _is_given(token: Token) -> bool:
    """Whether a token can stand before a surname in a name: "Jane", "J."."""
    return token.pos == "PROPN" and token.text[0].isupper() and token.text.lower() not in _TITLES and not token.entity


def _is_led(token: Token) -> bool:
    """Whether a token belongs to the words of one noun behind an article."""
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.tag in ("VBG", "VBN", "HYPH")


def _leads(token: Token) -> bool:
    """Whether a token before a head describes it."""
    return token.dep in ("compound", "amod", "det", "nmod", "poss", "nummod", "appos", "case") and token.pos != "PUNCT"
