"""How a source stands to what it tells, by the words that show it: first-hand, second-hand, anonymous."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.languages import outlets, words
from firsthand.records import Attribution, Badge, BadgeKind, Parse, Range, Report, Source, Token
from firsthand.sources import lists, phrases

OPENING = 12
"""Words at the beginning of a content in which it tells that its source has it from another."""

_LISTS: Mapping[BadgeKind, str] = {"first-hand": "first_hand", "second-hand": "second_hand", "anonymous": "anonymity"}
_BREAKS = frozenset({";", ":", '"', "“", "”", ".", ","})
_DEFINITE = frozenset({"the", "both", "this", "that", "these", "those"})

WIDEST_GAP = 4
"""Words from "in" to "interview": "in a wide-ranging interview"."""

SCREEN_WITHIN = 5
"""Words from "saw" to what it was seen on: "saw it all on television"."""

TOLD_WITHIN = 8
"""Words from "told" or "interview" to the outlet that was told: "said in a long interview on Monday with"."""


def pin(
    attributions: Sequence[Attribution],
    parties: Iterable[Source],
    reports: Iterable[Report],
    parses: Mapping[str, Parse],
    own: Mapping[str, str | None],
) -> tuple[Attribution, ...]:
    """The attributions, each with the badges that words of its report show, in their order.

    `own` is the id of each report's own outlet. A source without such words has no badge, whatever it is.
    """
    known = {s.id: s for s in parties}
    by_report: dict[str, list[Attribution]] = defaultdict(list)
    for a in attributions:
        by_report[a.report].append(a)
    pages = {r.id: _Page(r, parses[r.id], by_report[r.id], known, own.get(r.id)) for r in reports}
    return tuple(replace(a, badges=pages[a.report].badges(a)) if a.source else a for a in attributions)


class _Page:
    """One report: its words by sentence, and which source mention each phrase belongs to."""

    def __init__(
        self,
        report: Report,
        parse: Parse,
        attributions: Sequence[Attribution],
        known: Mapping[str, Source],
        own: str | None,
    ) -> None:
        self._tokens = parse.tokens
        self._sentences = parse.sentences
        self._starts = [t.start for t in parse.tokens]
        self._firsts = [first for first, _ in parse.sentences]
        self._paragraphs = [start for start, _ in parse.paragraphs]
        self._quotations = sorted(parse.quotations)
        self._known = known
        self._own = own
        self._names = sorted(set(_own_names(report)), key=lambda n: (-len(n), n))
        self._mentions = sorted({a.source for a in attributions if a.source})
        self._party = {a.source: known[a.source_id] for a in attributions if a.source and a.source_id}
        self._pinned = self._phrases()

    def badges(self, told: Attribution) -> tuple[Badge, ...]:
        """What the words at one attribution show of its source."""
        if told.source is None or not self._tokens:
            return ()
        found = {
            *self._pinned.get(told.source, ()),
            *self._described(told),
            *self._told_here(told),
            *self._relayed(told),
            *self._content(told),
        }
        return tuple(sorted(found, key=lambda b: (b.start, b.end, b.kind)))

    def _phrases(self) -> dict[Range, list[Badge]]:
        """The badges of phrases outside quotations, by the mention that each belongs to."""
        found: dict[Range, list[Badge]] = defaultdict(list)
        inside: list[Range] = []
        for at, (first, last) in enumerate(self._sentences):
            inside, before = self._mentions_in(first, last), inside
            if not inside and not before:
                continue
            for kind in _LISTS:
                for start, end in self._found(kind, first, last):
                    if self._is_quoted(start) or self._is_undone(kind, start, end):
                        continue
                    start -= (
                        self._tokens[start].lemma == "not" and start > first and self._tokens[start - 1].pos == "AUX"
                    )
                    owner = self._owner(kind, start, inside)
                    if owner is None and kind == "anonymous" and not inside:
                        owner = self._of_the_last(at, start)
                    if owner is not None and self._fits(kind, owner, start, end):
                        found[owner].append(self._badge(kind, start, end))
        return found

    def _found(self, kind: BadgeKind, first: int, last: int) -> Iterator[Range]:
        """The phrases of a kind in a sentence; "citing" is one where it is followed by whoever is cited."""
        yield from phrases.find(_LISTS[kind], self._tokens, first, last)
        for at in range(first, last) if kind == "second-hand" else ():
            if self._tokens[at].text.lower() in words("naming_others") and self._tokens[at].pos == "VERB":
                after = self._tokens[at + 1 : min(at + 1 + TOLD_WITHIN, last)]
                end = next((k for k, t in enumerate(after, at + 2) if self._is_party(t)), 0)
                if end:
                    yield at, end

    def _is_undone(self, kind: BadgeKind, start: int, end: int) -> bool:
        """Whether the words around a phrase turn it: "refused to speak anonymously", "saw it on television".

        So does another's doing it: "whose husband asked not to be named".
        """
        verb = self._tokens[start]
        if kind == "first-hand":
            after = [t.text.lower() for t in self._tokens[end : end + SCREEN_WITHIN]]
            return "on" in after and bool(lists.words("mention", "screens") & set(after[after.index("on") :]))
        if kind != "anonymous":
            return False
        low = self._firsts[bisect_right(self._firsts, start) - 1]
        refused = self._tokens[verb.head].lemma in ("refuse", "decline") and verb.head < start
        subjects = (k for k in range(low, start) if self._tokens[k].dep == "nsubj" and self._tokens[k].head == start)
        owners = (t for k in subjects for t in self._tokens[low:k] if t.head == k and t.dep == "poss")
        return refused or any(t.tag == "WP$" for t in owners)

    def _is_party(self, token: Token) -> bool:
        named = token.entity in ("PERSON", "ORG") and token.pos == "PROPN"
        return named or phrases.is_person(token) or token.lemma in words("informants")

    def _mentions_in(self, first: int, last: int) -> list[Range]:
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        low, high = bisect_left(self._mentions, (start, 0)), bisect_left(self._mentions, (end, 0))
        return self._mentions[low:high]

    def _owner(self, kind: BadgeKind, at: int, inside: Sequence[Range]) -> Range | None:
        """The mention of its sentence that a phrase belongs to: whose it is by grammar, else the last one before it."""
        start = self._tokens[at].start
        around = [m for m in inside if m[0] <= start < m[1]]
        if around:
            return around[-1]
        noun = self._subject(at)
        if noun is not None:
            return next((m for m in reversed(inside) if m[0] <= noun.start < m[1]), None)
        before = [m for m in inside if m[1] <= start]
        if kind == "anonymous":
            return before[-1] if before else next(iter(inside), None)
        near = before[-1] if before else None
        return near if near and self._adjoins(near, at) else None

    def _subject(self, at: int) -> Token | None:
        """The noun that the relative clause which holds a token tells of."""
        for _ in range(OPENING):
            here = self._tokens[at]
            if here.dep == "relcl" or here.head == at:
                return self._tokens[here.head] if here.head != at else None
            at = here.head
        return None

    def _adjoins(self, mention: Range, at: int) -> bool:
        """Whether nothing but marks stands between a mention and the phrase at a token."""
        first = bisect_left(self._starts, mention[1])
        return all(t.pos == "PUNCT" for t in self._tokens[first:at])

    def _of_the_last(self, sentence: int, at: int) -> Range | None:
        """The last mention of the sentence before, where the words before a phrase point back at it."""
        if not sentence or self._paragraph(at) != self._paragraph(self._firsts[sentence - 1]):
            return None
        subject = [t for t in self._tokens[self._firsts[sentence] : at] if t.dep in ("nsubj", "nsubjpass")][:1]
        pointing = lists.words("mention", "he") | lists.words("mention", "she") | lists.words("mention", "they")
        before = self._mentions_in(*self._sentences[sentence - 1])
        if not before or not subject:
            return None
        again = subject[0].lemma in {t.lemma for t in self._words(before[-1])} or phrases.is_person(subject[0])
        return before[-1] if again or subject[0].text.lower() in (*pointing, "both", "all") else None

    def _paragraph(self, token: int) -> int:
        return bisect_right(self._paragraphs, self._tokens[token].start)

    def _fits(self, kind: BadgeKind, mention: Range, start: int, end: int) -> bool:
        """Whether a mention can be what the phrase says: one who is named is not anonymous, but for a first name."""
        if kind != "anonymous":
            return True
        party = self._party.get(mention)
        if party is None or party.kind in ("unnamed", "group"):
            return True
        first_name = any(t.lemma in ("name", "names") for t in self._tokens[start:end])
        named = any(t.entity == "PERSON" for t in self._words(mention))
        if party.kind in ("person", "outlet", "document"):
            return first_name and len(party.name.split()) == 1
        return not named

    def _described(self, told: Attribution) -> Iterator[Badge]:
        """Badges of a mention's own words: "an unnamed official", "two people familiar with it", "a witness"."""
        assert told.source
        inside = self._words(told.source)
        party = self._party.get(told.source)
        for before, token in zip((None, *inside), inside, strict=False):
            of_court = before is not None and before.text.lower().removesuffix("'s") in words("called_witnesses")
            if token.text.lower() in words("onlookers") and token.pos != "VERB" and not of_court:
                yield Badge("first-hand", token.start, token.end)
        if party is None or party.kind != "unnamed" or party.speaks_for or told.act not in ("speech", "writing"):
            return
        cue = [t for where in told.cue for t in self._words(where)]
        says = any(t.lemma in words("asserting_cues") for t in cue) and not self._is_duty(cue)
        if inside and says and self._is_nobody(inside):
            yield Badge("anonymous", inside[0].start, self._nucleus_end(inside))

    def _is_nobody(self, inside: Sequence[Token]) -> bool:
        """Whether the words of a mention tell persons, but not which."""
        head = phrases.head(inside, self._tokens)
        before = inside[: inside.index(head)]
        noun = lists.full(head.lemma.lower())
        hidden = noun in words("informants") or {t.text.lower() for t in before} & words("anonymous")
        if noun in words("known_speakers") or head.pos != "NOUN" or not (hidden or phrases.is_person(head)):
            return False
        if hidden:
            return True
        first = inside[0]
        if first.tag == "PRP$" or first.text.lower() in _DEFINITE or any(t.tag == "POS" for t in inside):
            return False
        told_apart = first.text.lower() in lists.words("mention", "indefinite") or any(t.pos == "NUM" for t in before)
        if noun == "people":
            return inside[-1] is not head or told_apart
        return told_apart or head.tag == "NNS"

    def _is_duty(self, cue: Sequence[Token]) -> bool:
        """Whether a cue tells what somebody must or may say, and not what he said."""
        at = [bisect_left(self._starts, t.start) for t in cue]
        before = (self._tokens[k - back] for k in at for back in (1, 2) if k >= back)
        return any(t.tag == "MD" for t in (*cue, *before))

    def _nucleus_end(self, inside: Sequence[Token]) -> int:
        """Where a mention ends before what a clause tells of it."""
        after = range(inside.index(phrases.head(inside, self._tokens)) + 1, len(inside))
        ends = (k for k in after if inside[k].text in (",", "(") or inside[k].tag in ("WP", "WDT"))
        return inside[next(ends, len(inside)) - 1].end

    def _told_here(self, told: Attribution) -> Iterator[Badge]:
        """Badges for what was told to the report's own outlet: "told this newspaper", "in an interview with us"."""
        for first, last in self._around(told):
            for at in range(first, last):
                if self._tokens[at].lemma not in words("own_talks") or self._inside(at, told.content):
                    continue
                end = self._own_end(at, last, told)
                if end:
                    yield self._badge("first-hand", at, end)
                elif begin := self._own_interview(at, first, last, told):
                    yield self._badge("first-hand", begin, at + 1)

    def _own_end(self, at: int, last: int, told: Attribution) -> int:
        """Where the words end that say that the own outlet was told; 0 where they do not."""
        tokens = self._tokens
        if tokens[at].lemma == "tell":
            if not self._inside(at, told.cue) or self._is_quoted(at) or at + 1 >= last:
                return 0
            if tokens[at + 1].text.lower() in words("own_pronouns"):
                return at + 2 if self._speaks_to_us(told, at) else 0
            return self._named_end(at + 1, last, told)
        for k in range(at + 1, min(at + TOLD_WITHIN, last - 1)):
            if tokens[k].pos == "VERB" or tokens[k].text in _BREAKS:
                return 0
            if tokens[k].text.lower() in words("own_ties"):
                if tokens[k + 1].text.lower() in words("own_pronouns"):
                    return k + 2 if not self._is_quoted(k) else 0
                return self._named_end(k + 1, last, told)
        return 0

    def _speaks_to_us(self, told: Attribution, at: int) -> bool:
        """Whether "told me" is the report's voice: a party told it, and not a poll, and it stands in no post."""
        party = self._party.get(told.source or (0, 0))
        first, last = self._sentences[max(0, bisect_right(self._firsts, at) - 1)]
        posted = any(t.text[0] in "@<" for t in self._tokens[first:last])
        return party is not None and party.kind != "document" and not posted

    def _own_interview(self, at: int, first: int, last: int, told: Attribution) -> int:
        """Where "in an interview" begins, if nobody else is named for it: then the outlet itself held it; else 0."""
        tokens = self._tokens
        if tokens[at].text.lower() != "interview" or told.via or self._is_quoted(at):
            return 0
        led = [k for k in range(max(first, at - WIDEST_GAP), at) if tokens[k].text.lower() == "in"]
        indefinite = led and any(t.text.lower() in ("a", "an") for t in tokens[led[-1] : at])
        after = range(at + 1, min(at + TOLD_WITHIN, last - 1))
        ties = (k for k in after if tokens[k].text.lower() in words("interview_ties"))
        tied = any(tokens[k + 1].entity not in ("DATE", "TIME") for k in ties)
        named = any(t.text[0].isupper() and t.text.lower() in words("outlet_words") for t in tokens[first:last])
        others = (
            any(t.pos == "PROPN" and t.entity not in ("DATE", "TIME") for t in tokens[led[-1] : at]) if led else True
        )
        return led[-1] if indefinite and not (tied or named or others) else 0

    def _named_end(self, at: int, last: int, told: Attribution) -> int:
        """Where the name of the own outlet ends that begins at a token, an article before it or not; else 0."""
        at += self._tokens[at].text.lower() == "the"
        for name in self._names:
            if tuple(t.text.lower() for t in self._tokens[at : min(at + len(name), last)]) == name:
                return at + len(name)
        start = self._tokens[at].start
        via = [v for v, c in zip(told.via, told.channel, strict=False) if c == self._own and v[0] <= start < v[1]]
        return bisect_left(self._starts, via[0][1]) if via else 0

    def _around(self, told: Attribution) -> list[Range]:
        """The sentences in which an attribution's source and cue stand."""
        assert told.source
        at = {self._sentence(start) for start, _ in (told.source, *told.cue)}
        return [self._sentences[k] for k in sorted(at)]

    def _sentence(self, start: int) -> int:
        token = max(0, bisect_right(self._starts, start) - 1)
        return max(0, bisect_right(self._firsts, token) - 1)

    def _relayed(self, told: Attribution) -> Iterator[Badge]:
        """Badges for whoever passed a content on to the report."""
        for where in told.via:
            if not self._is_own(where, told):
                yield Badge("second-hand", *where)

    def _is_own(self, where: Range, told: Attribution) -> bool:
        text = tuple(t.text.lower() for t in self._words(where))
        if text[:1] == ("the",):
            text = text[1:]
        party = dict(zip(told.via, told.channel, strict=False)).get(where)
        return text in self._names or (party is not None and party == self._own)

    def _content(self, told: Attribution) -> Iterator[Badge]:
        """Badges for what a source's own words say of how it knows."""
        for start, end in told.content[:1]:
            first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
            for s, e in phrases.find("second_hand_told", self._tokens, first, min(last, first + OPENING)):
                yield self._badge("second-hand", s, e)
            for s, e in phrases.find("first_hand_told", self._tokens, first, last):
                if not self._is_undone("first-hand", s, e):
                    yield self._badge("first-hand", s, e)

    def _words(self, where: Range) -> list[Token]:
        first, last = bisect_left(self._starts, where[0]), bisect_left(self._starts, where[1])
        return list(self._tokens[first:last])

    def _inside(self, at: int, ranges: Iterable[Range]) -> bool:
        return any(s <= self._tokens[at].start < e for s, e in ranges)

    def _is_quoted(self, at: int) -> bool:
        start = self._tokens[at].start
        k = bisect_right(self._quotations, (start, start)) - 1
        return k >= 0 and self._quotations[k][0] <= start < self._quotations[k][1]

    def _badge(self, kind: BadgeKind, first: int, last: int) -> Badge:
        return Badge(kind, self._tokens[first].start, self._tokens[last - 1].end)


def _own_names(report: Report) -> Iterator[tuple[str, ...]]:
    """What the report's outlet, and an agency that it is credited to, are called, as lower-case words."""
    yield from (tuple(name.split()) for name in words("own_names"))
    credit = report.text[slice(*report.credit)] if report.credit else ""
    for name in filter(None, (report.outlet or "", credit)):
        listed = outlets.lookup(name)
        for known in (name, *((listed.name, *listed.aliases) if listed else ())):
            yield tuple(known.lower().removeprefix("the ").split())
