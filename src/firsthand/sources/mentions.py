"""The mentions of one report: the words that name or stand for a party, and what they tell of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from firsthand.languages import outlets, regions
from firsthand.records import Attribution, Parse, Range, Report, Token
from firsthand.sources import (
    authors,
    coordinations,
    interviews,
    kinds,
    lists,
    relatives,
    utterances,
    wordings,
    writings,
)
from firsthand.sources.kinds import WordingKind
from firsthand.sources.names import person
from firsthand.sources.recasts import one_person, recast, trim
from firsthand.sources.stretches import Stretches
from firsthand.sources.wordings import Form

CALLED_WITHIN = 6
"""Words behind a description in which the pronoun that goes on about it stands: "the star said on Monday she"."""

SEAT_WITHIN = 12
"""Characters behind a name in which the state stands that its bearer sits for: "(D-Ga.)"."""

_OF_TIMES = frozenset({"npadvmod", "pobj", "compound"})
_SEAT = re.compile(r"\([A-Z]-([A-Z][A-Za-z.]{1,10})\b")
"""The party's letter and the state of a member of parliament."""

MOST_TOGETHER = 4
"""Parties named together in one mention; a longer list is another in every report."""

LONGEST_NAME = 4
"""Words of a person's name behind a title that alone is cited."""

DEEPEST = 12
"""Words up the tree of a sentence that are looked at for the verbs that a mention hangs on."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention and what its own words tell.

    `name` is the proper name in it, "" if none; `head` the lemma of its head noun, or the pronoun; `roles` are role
    words that stand with it, `words` its other content words. `owner` is where the party stands that it belongs to or
    speaks for. `sentence` and `place` (index among the report's tokens) tell how near two mentions are; `cited`
    says that an attribution names it; `antecedent` is where stands what it stands for, if grammar tells; `opens`
    whether its sentence begins with it; `settled` whether it is the name of a country, a state or a city. `within` is
    where the one is mentioned in whose words it stands, `verbs` are the verbs that it hangs on, the nearest first, by
    their places; `possessive` tells "her" in "her letter".
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
    within: Range | None = None
    verbs: tuple[int, ...] = ()
    possessive: bool = False

    @property
    def together(self) -> frozenset[str]:
        """The surnames, or names, of those whom it names in one breath ("Poe and Roe"); none of another mention."""
        if self.name or not self.plural or self.kind != "group":
            return frozenset()
        parts = [p.strip().removeprefix("the ") for p in re.split(r"\sand\s|,", self.text) if p.strip()]
        named = 1 < len(parts) <= MOST_TOGETHER and all(p[0].isupper() for p in parts)
        plain = (p.removeprefix("The ") for p in parts)
        return frozenset(lists.country(p.lower()) or person(p).surname for p in plain) if named else frozenset()


def gather(parse: Parse, report: Report, attributions: Sequence[Attribution]) -> tuple[Mention, ...]:
    """All mentions of a report in the order of the text: those that attributions name, names, and described subjects.

    Mentions inside another are there too where they tell whom it belongs to.
    """
    if not parse.tokens:
        return ()
    cited = {r for a in attributions for r in (a.source, a.antecedent, *a.via) if r}
    found: dict[Range, Mention] = {}
    places = Stretches(parse)
    text = report.text
    reader = _Reader(parse, text, places, utterances.gather(attributions))
    covered: list[Range] = sorted(cited)
    headline = report.headline or (0, 0)
    meant = {**reader.antecedents(covered), **reader.authors(covered), **reader.apposed(covered)}
    cited -= {a.antecedent for a in attributions if a.source in meant and _ends(text, a.antecedent, meant[a.source])}
    covered = sorted(cited)
    others = [r for r in places.named_or_described() if not _overlaps(covered, r) and r[0] >= headline[1]]
    others += [*places.inside(sorted(cited)), *(r for r in places.pairs() if not _overlaps(covered, r))]
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
    ranges = sorted(found)
    for where, what in meant.items():
        at = _over(ranges, what)
        if where in found and at is not None and at != where:
            found[where] = replace(found[where], antecedent=at)
    for mention in [m for m in found.values() if m.kind == "document" and not (m.name or m.owner)]:
        at = _over(ranges, whose) if (whose := reader.writer(mention)) else None
        found[mention.range] = replace(mention, owner=at if at != mention.range else None)
    for mention in [m for m in found.values() if m.owner in found and _is_journalist(m)]:
        newsroom = found[mention.owner or mention.range]
        if newsroom.name and newsroom.kind in ("person", "body", "") and not _is_listed(newsroom.name):
            found[newsroom.range] = replace(newsroom, kind="outlet", gender="")
    return tuple(found[r] for r in ranges)


def _is_journalist(mention: Mention) -> bool:
    return "reporter" in {mention.head, *mention.roles} or "correspondent" in {mention.head, *mention.roles}


def _is_listed(name: str) -> bool:
    """Whether a name is a listed body's or a country's, which has reporters that are none of its own."""
    plain = name.lower().removeprefix("the ")
    return bool(lists.byname(plain) or lists.country(plain) or lists.capital(plain) or regions.is_region(plain))


def _ends(text: str, whole: Range | None, end: Range) -> bool:
    """Whether a range is no more than what ends another after "of": the person of "the ire of Ann Poe"."""
    inside = whole is not None and whole[0] < end[0] and end[1] == whole[1]
    return inside and text.endswith("of ", 0, end[0])


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
    """Reads stretches of one report; holds where its sentences and quotations begin."""

    def __init__(self, parse: Parse, text: str, stretches: Stretches, said: Sequence[utterances.Utterance]) -> None:
        self._parse = parse
        self._said = said
        self._text = text
        self._sentences = [s for s, _ in parse.sentences]
        self._quotations = sorted(parse.quotations)
        self._stretches = stretches

    def read(self, where: Range, cited: bool) -> Mention | None:
        first, last = self._stretches.tokens(where)
        if first >= last:
            return None
        first, last = self._whole(first, last)
        inside = trim(self._parse.tokens[first:last])
        begin = where[0] if inside[0] is self._parse.tokens[first] else inside[0].start
        while last - first > 1 and self._parse.tokens[last - 1].text == ",":
            last -= 1
        widened = trim(self._parse.tokens[slice(*self._widened(first, last))])
        told = recast(self._told(widened), inside, self._stretches.surnames)
        root = self._root(first, last)
        opens = first - self._stretches.sentence_of(first)[0] < 2
        if not opens and inside[0].text == "The" and kinds.is_titled_paper(inside[1:]):
            told = wordings.Wording(tuple(inside[1:]), "outlet", form="name")
        if outlets.is_written_small(inside[-1].text) and [t.text.lower() for t in inside[:-1]] in ([], ["the"]):
            told = wordings.Wording(tuple(inside[-1:]), "outlet", form="name")
        if (cited or root.entity == "PERSON") and coordinations.are_several(self._parse.tokens, first, last):
            told = wordings.Wording(kind="group", plural=True)
        name = self._name(told.name)
        seat = _SEAT.search(self._text, where[0], where[1] + SEAT_WITHIN) if name else None
        around = utterances.around(self._said, where)
        return Mention(
            report=self._parse.report,
            range=where,
            text=" ".join(self._text[begin : where[1]].split()),
            form="definite" if told.form == "bare" and self._follows_article(first) and not cited else told.form,
            kind="" if told.kind == "person" and self._is_somewhere(told, first) else told.kind,
            name=name,
            head=lists.full(told.head),
            roles=frozenset(map(lists.full, (*told.roles, *self._kin(first, name)))),
            words=frozenset(told.words) | ({_state(seat[1])} if seat else set()),
            gender=_gender(told, name) or self._called(told, first, last),
            plural=told.plural or (told.form == "pronoun" and told.head in lists.words("mention", "they")),
            owner=(told.owner[0].start, told.owner[-1].end) if told.owner else None,
            sentence=bisect_right(self._sentences, first),
            place=first,
            quoted=self._is_quoted(where),
            subject=root.dep in ("nsubj", "nsubjpass"),
            cited=cited,
            paragraph=bisect_right(self._parse.paragraphs, where[0], key=lambda paragraph: paragraph[0]),
            opens=opens,
            settled=told.form == "name" and all(t.entity == "GPE" for t in told.name),
            within=around.speaker if around else None,
            verbs=self._verbs(root),
            possessive=root.tag == "PRP$",
        )

    def _kin(self, first: int, name: str) -> tuple[str, ...]:
        """The kinsman that somebody's name is told to be by the words before it: "his father, Guy Roe"."""
        before = [t for t in self._parse.tokens[max(0, first - 2) : first] if t.text != ","][-1:] if name else []
        return (before[0].lemma,) if before and before[0].lemma in lists.words("people", "kin") else ()

    def _follows_article(self, first: int) -> bool:
        """Whether "the" stands before a mention that was cut out of another: "the mayor" of "aide to the mayor".

        Not so "this", by which a newspaper means itself.
        """
        return first > 0 and self._parse.tokens[first - 1].text.lower() == "the"

    def _is_somewhere(self, told: wordings.Wording, first: int) -> bool:
        """Whether a lone name that the parser takes for a person's is a place's: "the road near Larn"."""
        if len(told.name) != 1 or told.roles or told.name[0].text in self._stretches.surnames:
            return False
        before = self._parse.tokens[max(0, first - 1) : first]
        near = any(t.text.lower() in lists.words("mention", "places_by") for t in before)
        return near and told.name[0].dep == "pobj" and not lists.is_given_name(told.name[0].text.lower())

    def _whole(self, first: int, last: int) -> Range:
        """The tokens of a mention, and the name behind it where it is nothing but the name's title: "Sgt."."""
        token = self._parse.tokens[last - 1]
        at = -1 if token.text.isupper() and token.text.isalpha() and not kinds.role_of(token) else token.head
        title = last - first == 1 and last <= at < last + LONGEST_NAME and self._parse.tokens[first].dep == "compound"
        named = title and all(t.entity == "PERSON" for t in self._parse.tokens[last : at + 1])
        return (first, at + 1) if named else (first, last)

    def _widened(self, first: int, last: int) -> Range:
        """The tokens of a mention with the apposition right after it, which tells more of its party."""
        last_token = self._parse.tokens[last - 1]
        if self._parse.tokens[first].pos == "PRON" or last_token.tag == "POS" or last_token.entity == "GPE":
            return first, last
        return first, self._stretches.with_apposition(first, last)

    def _told(self, tokens: Sequence[Token]) -> wordings.Wording:
        """What the words tell; a lone surname of the report is a name whatever the parser takes the word for."""
        tokens = one_person(tokens)
        if len(tokens) == 2 and tokens[0].text.lower() == "the" and self._is_family(tokens[1].text):
            return wordings.Wording((), "group", "family", "definite", (), (tokens[1].text[:-1].lower(),), (), True)
        stop = next((k for k, t in enumerate(tokens) if t.tag == "IN" or t.text == ","), len(tokens))
        if any(t.pos == "CCONJ" and self._joins_surnames(tokens, k) for k, t in enumerate(tokens[1:stop], 1)):
            return wordings.Wording((), "group", tokens[-1].lemma, plural=True)
        lone = len(tokens) < 3 and tokens[-1].tag in ("POS", tokens[0].tag)
        if lone and tokens[0].text in self._stretches.surnames | self._stretches.lone:
            return wordings.Wording(tuple(tokens), "person", form="name")
        return wordings.read(tokens[:-1] if len(tokens) > 1 and tokens[-1].tag == "POS" else tokens)

    def _is_family(self, word: str) -> bool:
        """Whether a word is the plural of a surname of the report: "the Roes"."""
        return word.endswith("s") and word[:-1] in self._stretches.surnames and word not in self._stretches.surnames

    def _joins_surnames(self, tokens: Sequence[Token], conjunction: int) -> bool:
        """Whether a conjunction stands between two surnames of the report: "Roe and Poe"."""
        return {tokens[conjunction - 1].text, tokens[-1].text} <= self._stretches.surnames and tokens[-1].pos != "NOUN"

    def _name(self, tokens: Sequence[Token]) -> str:
        """The words of a name as they stand in the text, with the bracket that they open."""
        if not tokens:
            return ""
        start, end = tokens[0].start, tokens[-1].end
        name = " ".join(self._text[start:end].split())
        closing = self._text[end : end + 1]
        opened = {")": "(", "]": "["}.get(closing, "")
        return name + closing if opened and name.count(opened) > name.count(closing) else name

    def _root(self, first: int, last: int) -> Token:
        tokens = self._parse.tokens
        inside = (t for k, t in enumerate(tokens[first:last], first) if not first <= t.head < last or t.head == k)
        return next(inside, tokens[first])

    def _verbs(self, token: Token) -> tuple[int, ...]:
        """The places of the verbs that a token hangs on, the nearest first."""
        found: list[int] = []
        for _ in range(DEEPEST):
            at = token.head
            above = self._parse.tokens[at]
            if above is token:
                break
            if above.pos in ("VERB", "AUX"):
                found.append(at)
            token = above
        return tuple(found)

    def _called(self, told: wordings.Wording, first: int, last: int) -> str:
        """The gender of the pronoun that goes on about "the senator" in its sentence: "the senator said she"."""
        if told.form != "definite" or told.kind not in ("person", "") or told.plural or told.name:
            return ""
        tokens = self._parse.tokens[last : min(self._stretches.sentence_of(first)[1], last + CALLED_WITHIN)]
        for token in tokens:
            word = token.text.lower()
            if token.dep in ("nsubj", "nsubjpass") and token.tag == "PRP":
                genders = (("m", "he"), ("f", "she"))
                return next((g for g, form in genders if word in lists.words("mention", form)), "")
            if token.pos in ("NOUN", "PROPN") and token.dep not in _OF_TIMES:
                return ""
        return ""

    def _is_quoted(self, where: Range) -> bool:
        at = bisect_right(self._quotations, (where[0], len(self._text) + 1)) - 1
        return at >= 0 and self._quotations[at][0] <= where[0] and where[1] <= self._quotations[at][1]

    def antecedents(self, cited: Sequence[Range]) -> dict[Range, Range]:
        """For each relative pronoun among the ranges, where the noun phrase stands that it stands for."""
        found: dict[Range, Range] = {}
        for where in cited:
            first, last = self._stretches.tokens(where)
            if relatives.is_relative(self._parse.tokens[first:last]):
                phrase = relatives.find(self._parse, first, last)
                if phrase:
                    found[where] = (self._parse.tokens[phrase[0]].start, self._parse.tokens[phrase[1] - 1].end)
        return found

    def apposed(self, cited: Sequence[Range]) -> dict[Range, Range]:
        """For each range that is nothing but what stands behind a name and tells of it: "Zed, [a policy institute]"."""
        tokens = self._parse.tokens
        found: dict[Range, Range] = {}
        for where in cited:
            first, last = self._stretches.tokens(where)
            root = self._root(first, last) if first < last else None
            described = root is not None and (root.pos != "PROPN" or tokens[first].text.lower() in ("a", "an"))
            if root is None or not described or root.dep != "appos" or not first or root.head >= first:
                continue
            start = root.head
            while start <= tokens[start - 1].head <= root.head and tokens[start - 1].dep in ("compound", "poss"):
                start -= 1
            named = tokens[root.head].pos == "PROPN" and tokens[root.head].entity not in ("GPE", "LOC")
            if named and tokens[first - 1].pos == "PUNCT":
                found[where] = tokens[start].start, tokens[root.head].end
        return found

    def writer(self, document: Mention) -> Range | None:
        """Where stands whose a document is, by what it is done to or what stands behind it."""
        first, last = self._stretches.tokens(document.range)
        return writings.find(self._parse, first, last, document.head, document.form == "definite")

    def authors(self, cited: Sequence[Range]) -> dict[Range, Range]:
        """For each "I" outside quotations among the ranges, where the name of whoever signed the text stands."""
        signatures, turns = authors.find(self._parse), interviews.find(self._parse)
        if not signatures and not turns:
            return {}
        own = (r for r in cited if self._text[slice(*r)].lower() in lists.words("mention", "i"))
        unquoted = [r for r in own if not self._is_quoted(r)]
        found = ((r, interviews.speaker(turns, r[0]) or authors.author(signatures, r[0])) for r in unquoted)
        return {r: name for r, name in found if name is not None}


def _state(short: str) -> str:
    """The state that stands in full or short after a member of parliament's party, in lower case."""
    word = short.lower().replace(".", "")
    return (regions.lookup(word) or word).lower()


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
