"""The mentions of one report: the words that name or stand for a party, and what they tell of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from firsthand.records import Attribution, Parse, Range, Report, Token
from firsthand.sources import authors, kinds, lists, relatives, wordings
from firsthand.sources.kinds import WordingKind
from firsthand.sources.names import person
from firsthand.sources.wordings import Form

LONGEST_APPOSITION = 25
"""Tokens; a longer stretch after a name tells a story and not who it is."""

_QUOTES = frozenset({'"', "“", "”", "''", "'", "‘", "’"})
_TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "miss"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him"})

LONGEST_LEAD = 6
"""Tokens between an article and its noun."""

_ENDS = frozenset({",", ".", ";", ":", '"', "(", ")"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention and what its own words tell.

    `name` is the proper name in it, "" if none; `head` the lemma of its head noun, or the pronoun; `roles` are role
    words that stand with it, `words` its other content words. `owner` is where the party stands that it belongs to or
    speaks for. `sentence` and `place` (index among the report's tokens) tell how near two mentions are; `cited`
    says that an attribution names it; `antecedent` is where stands what it stands for, if grammar tells; `opens`
    whether its sentence begins with it; `settled` whether it is the name of a country, a state or a city.
    """

    report: str
    range: Range
    text: str
    form: Form
    kind: WordingKind
    name: str
    head: str
    roles: frozenset[str]
    words: frozenset[str]
    gender: str
    plural: bool
    owner: Range | None
    sentence: int
    place: int
    quoted: bool
    subject: bool
    cited: bool
    antecedent: Range | None = None
    paragraph: int = 0
    opens: bool = False
    settled: bool = False


def gather(parse: Parse, report: Report, attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """All mentions of a report in the order of the text: those that attributions name, names, and described subjects.

    Mentions inside another are there too where they tell whom it belongs to.
    """
    if not parse.tokens:
        return ()
    cited = {r for a in attributions for r in (a.source, a.antecedent, *a.via) if r}
    found: dict[Range, Mention] = {}
    reader = _Reader(parse, report.text)
    covered: list[Range] = sorted(cited)
    headline = report.headline or (0, 0)
    meant = {**reader.antecedents(covered), **reader.authors(covered)}
    others = [r for r in reader.named_or_described() if not _overlaps(covered, r) and r[0] >= headline[1]]
    others += [*reader.inside(sorted(cited)), *(r for r in reader.pairs() if not _overlaps(covered, r))]
    others.sort()
    added = [r for r in sorted(set(meant.values())) if not _overlaps(covered, r) and not _overlaps(others, r)]
    queue = [(r, True) for r in sorted(cited)] + [(r, False) for r in (*others, *added)]
    while queue:
        where, is_cited = queue.pop()
        mention = reader.read(where, is_cited) if where not in found else None
        if mention:
            found[where] = mention
            if mention.owner and mention.owner not in found:
                queue.append((mention.owner, mention.owner in cited))
    places = sorted(found)
    for where, what in meant.items():
        at = _over(places, what)
        if where in found and at is not None and at != where:
            found[where] = replace(found[where], antecedent=at)
    return tuple(found[r] for r in places)


def _over(places: Sequence[Range], wanted: Range) -> Range | None:
    """The range that shares most characters with `wanted`; of equals the last, as the head of a noun phrase does."""
    at = bisect_right(places, (wanted[1], -1))
    shared = ((min(r[1], wanted[1]) - max(r[0], wanted[0]), r) for r in places[max(0, at - 4) : at])
    return max((s for s in shared if s[0] > 0), default=(0, None))[1]


def _overlaps(sorted_ranges: Sequence[Range], wanted: Range) -> bool:
    at = bisect_right(sorted_ranges, wanted)
    near = sorted_ranges[max(0, at - 2) : at + 1]
    return any(s < wanted[1] and wanted[0] < e for s, e in near)


class _Reader:
    """Reads ranges of one report; holds where its sentences and quotations begin."""

    def __init__(self, parse: Parse, text: str) -> None:
        self._parse = parse
        self._text = text
        self._starts = [t.start for t in parse.tokens]
        self._sentences = [s for s, _ in parse.sentences]
        self._quotations = sorted(parse.quotations)
        self._surnames = _surnames(parse)

    def read(self, where: Range, cited: bool) -> Mention | None:
        first, last = self._tokens(where)
        if first >= last:
            return None
        told = self._told(self._parse.tokens[slice(*self._widened(first, last))])
        name = self._name(told.name)
        root = self._root(first, last)
        return Mention(
            report=self._parse.report,
            range=where,
            text=" ".join(self._text[where[0] : where[1]].split()),
            form=told.form,
            kind=told.kind,
            name=name,
            head=lists.full(told.head),
            roles=frozenset(map(lists.full, told.roles)),
            words=frozenset(told.words),
            gender=_gender(told, name),
            plural=told.plural or (told.form == "pronoun" and told.head in lists.words("mention", "they")),
            owner=(told.owner[0].start, told.owner[-1].end) if told.owner else None,
            sentence=bisect_right(self._sentences, first),
            place=first,
            quoted=self._is_quoted(where),
            subject=root.dep in ("nsubj", "nsubjpass"),
            cited=cited,
            paragraph=bisect_right(self._parse.paragraphs, where[0], key=lambda paragraph: paragraph[0]),
            opens=first - self._sentence_of(first)[0] < 2,
            settled=told.form == "name" and all(t.entity == "GPE" for t in told.name),
        )

    def _widened(self, first: int, last: int) -> Range:
        """The tokens of a mention with the apposition right after it, which tells more of its party."""
        if self._parse.tokens[first].pos == "PRON" or self._parse.tokens[last - 1].tag == "POS":
            return first, last
        return first, self._with_apposition(first, last)

    def _told(self, tokens: Sequence[Token]) -> wordings.Wording:
        """What the words tell; a lone surname of the report is a name whatever the parser takes the word for."""
        if any(t.pos == "CCONJ" and self._joins_surnames(tokens, k) for k, t in enumerate(tokens[1:-1], 1)):
            return wordings.Wording((), "group", tokens[-1].lemma, plural=True)
        if len(tokens) < 3 and tokens[-1].tag in ("POS", tokens[0].tag) and tokens[0].text in self._surnames:
            return wordings.Wording(tuple(tokens), "person", form="name")
        return wordings.read(tokens[:-1] if len(tokens) > 1 and tokens[-1].tag == "POS" else tokens)

    def _joins_surnames(self, tokens: Sequence[Token], conjunction: int) -> bool:
        """Whether a conjunction stands between two surnames of the report: "Roe and Poe"."""
        return {tokens[conjunction - 1].text, tokens[-1].text} <= self._surnames and tokens[-1].pos != "NOUN"

    def _name(self, tokens: Sequence[Token]) -> str:
        """The words of a name as they stand in the text, with the bracket that they open."""
        if not tokens:
            return ""
        start, end = tokens[0].start, tokens[-1].end
        name = " ".join(self._text[start:end].split())
        closing = self._text[end : end + 1]
        opened = {")": "(", "]": "["}.get(closing, "")
        return name + closing if opened and name.count(opened) > name.count(closing) else name

    def _tokens(self, where: Range) -> Range:
        first = max(0, bisect_right(self._starts, where[0]) - 1)
        while first < len(self._starts) and self._parse.tokens[first].end <= where[0]:
            first += 1
        last = bisect_right(self._starts, where[1] - 1)
        return first, last

    def _root(self, first: int, last: int) -> Token:
        tokens = self._parse.tokens
        inside = (t for k, t in enumerate(tokens[first:last], first) if not first <= t.head < last or t.head == k)
        return next(inside, tokens[first])

    def _is_quoted(self, where: Range) -> bool:
        at = bisect_right(self._quotations, (where[0], len(self._text) + 1)) - 1
        return at >= 0 and self._quotations[at][0] <= where[0] and where[1] <= self._quotations[at][1]

    def antecedents(self, cited: Sequence[Range]) -> dict[Range, Range]:
        """For each relative pronoun among the ranges, where the noun phrase stands that it stands for."""
        found: dict[Range, Range] = {}
        for where in cited:
            first, last = self._tokens(where)
            if relatives.is_relative(self._parse.tokens[first:last]):
                phrase = relatives.find(self._parse, first, last)
                if phrase:
                    found[where] = (self._parse.tokens[phrase[0]].start, self._parse.tokens[phrase[1] - 1].end)
        return found

    def authors(self, cited: Sequence[Range]) -> dict[Range, Range]:
        """For each "I" outside quotations among the ranges, where the name of whoever signed the text stands."""
        signatures = authors.find(self._parse)
        if not signatures:
            return {}
        own = (r for r in cited if self._text[slice(*r)].lower() in lists.words("mention", "i"))
        found = ((r, authors.author(signatures, r[0])) for r in own if not self._is_quoted(r))
        return {r: name for r, name in found if name is not None}

    def inside(self, cited: Sequence[Range]) -> list[Range]:
        """The persons named in mentions of several: "Roe and Poe" speak together, and each speaks elsewhere."""
        tokens = self._parse.tokens
        persons = [e for e in self._parse.entities if e.kind == "PERSON"]
        starts = [tokens[e.first].start for e in persons]
        found: list[Range] = []
        for where in cited:
            within = persons[bisect_left(starts, where[0]) : bisect_left(starts, where[1])]
            first, last = self._tokens(where)
            if len(within) > 1 and any(t.pos == "CCONJ" for t in tokens[first:last]):
                found += ((tokens[e.first].start, tokens[e.last - 1].end) for e in within)
        return [r for r in found if r not in cited]

    def pairs(self) -> list[Range]:
        """The subjects that are several persons: "Roe and Poe locked horns. They …"."""
        tokens = self._parse.tokens
        found: list[Range] = []
        for k, token in enumerate(tokens):
            if token.dep != "conj" or token.entity != "PERSON":
                continue
            first = token.head
            while tokens[first].dep == "conj" and tokens[first].head < first:
                first = tokens[first].head
            if first < k and tokens[first].entity == "PERSON" and tokens[first].dep in ("nsubj", "nsubjpass"):
                while first and tokens[first - 1].entity == "PERSON" and tokens[first - 1].head == first:
                    first -= 1
                found.append((tokens[first].start, token.end))
        return found

    def named_or_described(self) -> list[Range]:
        """The ranges of names with what stands by them, and of subjects that are a role or a body."""
        tokens = self._parse.tokens
        found: list[Range] = []
        for entity in self._parse.entities:
            if entity.kind in ("PERSON", "ORG", "GPE", "NORP", "FAC"):
                end = self._past_nickname(entity.first, entity.last)
                first, last = self._with_descriptors(entity.first, end, entity.kind)
                found.append((tokens[first].start, tokens[last - 1].end))
        found += self._unlabelled()
        found += self._subjects()
        found += ((t.start, t.end) for t in tokens if t.tag in ("PRP", "PRP$") and t.text.lower() in _PERSONAL)
        found.sort(key=lambda r: (r[0], -r[1]))
        kept: list[Range] = []
        for r in found:
            if not kept or r[0] >= kept[-1][1]:
                kept.append(r)
        return kept

    def _with_descriptors(self, first: int, last: int, kind: str) -> Range:
        tokens = self._parse.tokens
        start = self._sentence_of(first)[0]
        while first > start and _leads(tokens[first - 1]) and first <= tokens[first - 1].head < last:
            first -= 1
        return first, self._with_apposition(first, last) if kind in ("PERSON", "ORG") else last

    def _with_apposition(self, first: int, last: int) -> int:
        tokens = self._parse.tokens
        stop = min(self._sentence_of(first)[1], last + LONGEST_APPOSITION)
        if last + 1 >= stop or tokens[last].text != ",":
            return last
        apposed = [k for k in range(last + 1, stop) if tokens[k].dep == "appos" and first <= tokens[k].head < last]
        if not apposed and not (tokens[last + 1].entity == "PERSON" and kinds.role_of(tokens[last - 1])):
            return last
        last = apposed[0] + 1 if apposed else last + 2
        while last < stop and tokens[last].text not in _ENDS and tokens[last].tag[:2] != "VB":
            last += 1
        return last

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
            if token.entity or token.text not in self._surnames or not k or not _is_given(tokens[k - 1]):
                continue
            first = k - 1
            while first and first > k - 3 and _is_given(tokens[first - 1]):
                first -= 1
            yield tokens[first].start, token.end

    def _sentence_of(self, token: int) -> Range:
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
        """Whether a noun has an article that points back: "the letter"."""
        tokens = self._parse.tokens
        return any(t.head == noun and t.text.lower() == "the" for t in tokens[max(0, noun - LONGEST_LEAD) : noun])


def _surnames(parse: Parse) -> frozenset[str]:
    """The last words of the persons' names of two words or more in a report, and the names after "Mr." or "Dr."."""
    tokens = parse.tokens
    persons = (tokens[e.first : e.last] for e in parse.entities if e.kind == "PERSON" and e.last - e.first > 1)
    full = (t[-1].text for t in persons if t[-1].text[0].isupper() and t[0].text[0].isupper())
    titled = (b.text for a, b in pairwise(tokens) if a.text.lower() in _TITLES and b.text[0].isupper())
    return frozenset((*full, *titled))


def _is_given(token: Token) -> bool:
    """Whether a token can stand before a surname in a name: "Jane", "J."."""
    return token.pos == "PROPN" and token.text[0].isupper() and token.text.lower() not in _TITLES and not token.entity


def _leads(token: Token) -> bool:
    """Whether a token before a head describes it."""
    return token.dep in ("compound", "amod", "det", "nmod", "poss", "nummod", "appos", "case") and token.pos != "PUNCT"


def _gender(told: wordings.Wording, name: str) -> str:
    """The gender, m or f, where a title, a role word, the given name or the pronoun tells it, else nothing."""
    words = {*told.roles, told.head}
    for letter, title, role, pronoun in (("m", "male", "male", "he"), ("f", "female", "female", "she")):
        if words & (lists.words("titles", title) | lists.words("people", role) | lists.words("mention", pronoun)):
            return letter
    if told.kind in ("person", "") and name:
        given = person(name).given
        return next((g for g in map(lists.gender, given[:1]) if g), "")
    return ""


def describe(mentions: Iterable[Mention]) -> str:
    """The fullest proper mention's name among `mentions`, or the longest description."""
    ranked = sorted(mentions, key=lambda m: (not m.name, -len(m.name or m.text), m.range))
    return next((m.name or m.text for m in ranked), "")
