"""What speaks for two chains of mentions being one party: names, quotations, roles, descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from firsthand.records import Attribution, Parse, Report
from firsthand.sources import lists, names, spellings
from firsthand.sources.chains import Chain, governed, likeness
from firsthand.sources.descriptions import description_points, is_no_monitor
from firsthand.sources.mentions import Mention
from firsthand.sources.parties import Parties
from firsthand.sources.readings import Reading
from firsthand.sources.resemblances import JOINED as JOINED

DOUBTED = 0.35
"""Likeness from which on two chains may be one party; from JOINED on they are."""

SHARED_WORDS = 8
"""Words in a row, quoted in two reports: fewer can be chance ("there is no doubt that this was")."""

FITTING = 1.5
"""Points of `description_points` from which on a description fits a name that follows it."""

MOST_ALIKE = 200
"""Chains that share a word of their names; more are not compared one by one, so that work stays linear."""

SAME_QUOTATION, SAME_ROLE, RESTATED, INTRODUCED, STANDING = 0.9, 0.75, 0.65, 0.65, 0.7
"""Likeness of chains that two reports give the same quoted words; that hold one role for one party; that state the
same in one breath (an army, then its staff); of "a monitor" and the body named after it; of "the police" twice."""


Alike = tuple[float, int, int]


def introduced(chains: Sequence[Chain]) -> Iterator[Alike]:
    """A party that a report first describes ("a monitor") and the only one named after it whose name or role fits."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        by_report[told.mentions[0].report].append(k)
    for places in by_report.values():
        named = [k for k in places if chains[k].names]
        for k in places:
            told = chains[k]
            first = told.mentions[0]
            if told.names or told.plural or first.form != "indefinite" or not first.cited:
                continue
            others = [n for n in named if not is_no_monitor(first, chains[n], (chains[o] for o in named))]
            fitting = sorted((-_introduction(first, chains[n]), n) for n in others)
            best = [f for f in fitting if f[0] == fitting[0][0] and f[0] <= -FITTING]
            if len(best) == 1:
                yield INTRODUCED, k, best[0][1]


def _introduction(first: Mention, told: Chain) -> float:
    """Points for a named party being the one that a report first only describes."""
    after = [m for m in told.mentions if m.range > first.range]
    points = description_points(first, told) if after else 0.0
    if points and first.kind in ("body", "outlet"):
        names_words = {w for n in told.names for w in names.split(n)}
        mine = {c for w in first.words for c in lists.classes(w)}
        return points + (0.5 if mine & {c for w in names_words for c in lists.classes(w)} else 0.0)
    defined = any(first.head in m.roles for m in after if m.name and m.text.lower().startswith("the "))
    return points if defined else 0.0


class Teller:
    """Who tells what: the chain behind each attribution, and its words."""

    def __init__(
        self,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        parses: Mapping[str, Parse],
        offsets: Sequence[int],
    ) -> None:
        self._place = {r.id: k for k, r in enumerate(reports)}
        self._reports, self._readings, self._offsets, self._parses = reports, readings, offsets, parses

    def chain(self, told: Attribution) -> int | None:
        """The chain of the attribution's source, else of its antecedent."""
        at = self._place.get(told.report)
        where = told.source or told.antecedent
        if at is None or where is None or where not in self._readings[at].of:
            return None
        return self._offsets[at] + self._readings[at].of[where]

    def quoted(self, told: Attribution) -> list[str]:
        """The words of its content that stand in quotation marks."""
        text = self._reports[self._place[told.report]].text
        inside: list[str] = []
        for start, end in self._parses[told.report].quotations:
            for s, e in told.content:
                if max(s, start) < min(e, end):
                    inside += names.split(text[max(s, start) : min(e, end)])
        return inside

    def told(self, told: Attribution) -> list[str]:
        """The words of its content in their order."""
        text = self._reports[self._place[told.report]].text
        return [w for s, e in told.content for w in names.split(text[s:e])]

    def words(self, told: Attribution) -> set[str]:
        """The telling words of its content: five letters or more, figures."""
        text = self._reports[self._place[told.report]].text
        found = {w for s, e in told.content for w in names.split(text[s:e])}
        return {w for w in found if len(w) > 4 or w.isdigit()}


def restated(
    parties: Parties, chains: Sequence[Chain], teller: Teller, attributions: Sequence[Attribution]
) -> Iterator[Alike]:
    """Bodies of one class that a report names one after the other for the same matter: an army, then its staff."""
    for one, two in pairwise(attributions):
        a, b = teller.chain(one), teller.chain(two)
        if one.report != two.report or a is None or b is None or parties.root(a) == parties.root(b):
            continue
        if {"body"} != chains[a].kinds | chains[b].kinds or not _one_class(chains[a], chains[b]):
            continue
        if len(teller.words(one) & teller.words(two)) >= 2:
            yield RESTATED, a, b


_WIDE_CLASSES = frozenset({"body", "monitor", "firm", "ministry", "committee"})


def _one_class(a: Chain, b: Chain) -> bool:
    left, right = (_body_classes(told) for told in (a, b))
    countries = (a.countries(), b.countries())
    apart = all(countries) and not countries[0] & countries[1]
    return bool((left & right) - _WIDE_CLASSES) and not apart


def _body_classes(told: Chain) -> set[str]:
    words = {w for n in told.names for w in names.split(n)} | told.roles
    pairs = {f"{x} {y}" for n in told.names for x, y in pairwise(names.split(n))}
    return {c for w in words | pairs for c in lists.classes(w)}


def same_quotations(
    parties: Parties, chains: Sequence[Chain], teller: Teller, attributions: Sequence[Attribution]
) -> Iterator[Alike]:
    """Chains to which two reports give the same quoted words, or that nobody names and the same words in a row."""
    first: dict[tuple[str, ...], int] = {}
    seen: set[tuple[int, int]] = set()
    for told in attributions:
        at = teller.chain(told)
        if at is None:
            continue
        for run in _runs(teller, told, chains[at]):
            other = first.setdefault(run, at)
            pair = (min(other, at), max(other, at))
            if parties.root(other) != parties.root(at) and pair not in seen:
                seen.add(pair)
                alike = _voices(chains[pair[0]], chains[pair[1]])
                if alike:
                    yield alike, *pair


def _runs(teller: Teller, told: Attribution, by: Chain) -> Iterator[tuple[str, ...]]:
    """The words in a row that tell who speaks: those quoted; of persons whom nobody names all that they say."""
    unnamed = not by.names and by.kinds <= {"person", "group"} and by.mentions[0].form != "pronoun"
    for mark, words in (("", teller.quoted(told)), (" told", teller.told(told) if unnamed else [])):
        yield from ((mark, *words[k : k + SHARED_WORDS]) for k in range(len(words) - SHARED_WORDS + 1))


def _voices(a: Chain, b: Chain) -> float:
    """How surely two chains with the same words are one: an outlet only passes words on, a crowd may hold a person.

    Of two persons whose names have nothing in common one report may have misled us: "he" is another there. A mayor is
    no governor, unless a report calls him so by mistake.
    """
    if "outlet" in a.kinds | b.kinds:
        return 0.0
    if a.plural != b.plural:
        return DOUBTED
    if ("person" in a.kinds) != ("person" in b.kinds) and a.kinds and b.kinds:
        return DOUBTED
    offices = {a.mentions[0].head, b.mentions[0].head}
    if len(offices) > 1 and offices <= lists.words("people", "sole_offices") and not (a.names or b.names):
        return DOUBTED
    people = "person" in a.kinds & b.kinds and a.names and b.names
    return DOUBTED if people and likeness(a, b) <= 0 else SAME_QUOTATION


def standing(chains: Sequence[Chain]) -> Iterator[Alike]:
    """Bodies that a story names by what they are ("the police", "prosecutors"), unless their words tell them apart."""
    by_head: dict[str, list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        head = "coalition" if "coalition" in told.words else plain_noun(told.mentions[0].head)
        body = head in lists.words("bodies", "standing") and told.mentions[0].form != "indefinite"
        if _is_state_media(told):
            by_head[_STATE_MEDIA].append(k)
        elif not told.names and (body or head in lists.words("bodies", "standing_documents")):
            by_head[head].append(k)
    for head in sorted(by_head):
        told_apart = _told_apart([_telling_words(chains[k], head) for k in by_head[head][:MOST_ALIKE]])
        for a, b in combinations(by_head[head][:MOST_ALIKE], 2):
            if chains[a].mentions[0].report == chains[b].mentions[0].report and head != _STATE_MEDIA:
                continue
            if chains[a].plural != chains[b].plural and head in lists.words("bodies", "standing_documents"):
                continue
            left, right = _telling_words(chains[a], head), _telling_words(chains[b], head)
            owned = chains[a].owner is not None or chains[b].owner is not None
            hub = told_apart and left != right and not (left and right)
            relational = owned and head in lists.words("bodies", "relational")
            relational = relational or (left != right and head in lists.words("bodies", "sides"))
            if (left <= right or right <= left) and not hub and not relational:
                yield STANDING, a, b
            elif left & right or left <= right or right <= left:
                yield DOUBTED, a, b


_STATE_MEDIA = " state media"


def plain_noun(head: str) -> str:
    """The noun of a standing body as those write it who take no side: "the regime" is the government."""
    return "government" if head in lists.words("bodies", "governments") else head


def _telling_words(told: Chain, head: str) -> set[str]:
    """The words that tell one party of a head from another; of a state's media only whose state it is."""
    if head == _STATE_MEDIA:
        return told.countries()
    if head == "government" and governed(told):
        return {governed(told)}
    return told.words - ({"coalition", "led"} if head == "coalition" else set())


def _is_state_media(told: Chain) -> bool:
    """Whether a party is a state's media without a name: its agency and its television tell the same."""
    first = names.split(told.mentions[0].text)
    of_state, outlet = lists.words("bodies", "of_state"), lists.words("bodies", "outlet") | {"agencies"}
    telling = [w for w in first if w not in of_state | outlet and w != "the" and not lists.country(w)]
    return not telling and len(first) > 1 and bool(of_state & {*first}) and first[-1] in outlet


def _told_apart(words: Sequence[set[str]]) -> bool:
    """Whether descriptions of one head tell of two parties, so that the bare head may be either: two towns' police."""
    distinct = sorted({frozenset(w) for w in words if w}, key=lambda w: (len(w), sorted(w)))
    return any(not a <= b for a, b in pairwise(distinct))


def same_roles(parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int]) -> Iterator[Alike]:
    """Chains that hold one role for one party: "her lawyer" and "Ann Poe, the lawyer for Ms. Roe"."""
    by_owner: dict[int, list[int]] = defaultdict(list)
    for k, owner in owners.items():
        by_owner[parties.root(owner)].append(k)
    for owner in sorted(by_owner):
        for a, b in combinations(by_owner[owner][:MOST_ALIKE], 2):
            if parties.root(a) == parties.root(b) or chains[a].plural != chains[b].plural:
                continue
            x, y = parties.chains[parties.root(a)], parties.chains[parties.root(b)]
            if (x.names and y.names and not _is_short(x, y)) or _kinds_apart(x, y):
                continue
            only = chains[a].roles & chains[b].roles & lists.words("people", "only")
            alike = only or _speaking_roles(chains[a]) & _speaking_roles(chains[b])
            if alike and not (_is_brought_in_apart(chains[a]) or _is_brought_in_apart(chains[b])):
                yield SAME_ROLE, a, b
            elif alike or any(lists.classes(r) & lists.classes(s) for r in chains[a].roles for s in chains[b].roles):
                yield DOUBTED, a, b


def _is_brought_in_apart(told: Chain) -> bool:
    """Whether a party comes in as one more: "two other lawyers for the port"."""
    return bool(set(told.mentions[0].text.lower().split()[:2]) & lists.words("mention", "separate"))


def owned(parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int]) -> Iterator[Alike]:
    """A body called by whose it is ("her campaign") and by a name before its noun ("the Roe campaign")."""
    relational = lists.words("bodies", "relational")
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        for head in sorted(told.roles & relational) if not told.names else ():
            whose = parties.chains[parties.root(owners[k])] if k in owners else None
            if whose is None:
                surnames = told.words
            else:
                surnames = {names.person(n).surname for n in whose.names if "person" in whose.kinds}
            for surname in sorted(surnames):
                by_key[head, surname].append(k)
    for key in sorted(by_key):
        places = by_key[key][:MOST_ALIKE]
        yield from ((STANDING, a, b) for a, b in pairwise(places) if any(k in owners for k in (a, b)))


def several(chains: Sequence[Chain]) -> Iterator[Alike]:
    """Those who are named together in two reports: "Poe and Roe", "Roe and Ann Poe"; "Zedland and Wyland"."""
    by_names: dict[frozenset[str], list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        by_names[told.together].append(k)
    for surnames, places in by_names.items():
        if surnames:
            yield from ((STANDING, a, b) for a, b in pairwise(places))


def _is_short(a: Chain, b: Chain) -> bool:
    """Whether one of two persons is called by a given name alone, which is a form of the other's: "Sandi", "Sandra"."""
    left, right = ([n for n in told.names if "person" in told.kinds] for told in (a, b))
    one, two = (left, right) if all(" " not in n for n in left) else (right, left)
    given = {g for n in two for g in names.person(n).given[:1]}
    return all(" " not in n and any(spellings.given_alike(n.lower(), g) for g in given) for n in one) and bool(one)


def _kinds_apart(a: Chain, b: Chain) -> bool:
    return bool(a.kinds and b.kinds and not a.kinds & b.kinds)


def _speaking_roles(told: Chain) -> set[str]:
    return {_plain_role(r) for r in told.roles & lists.words("people", "speakers")}


def _plain_role(role: str) -> str:
    classes = lists.classes(role) & {"speaker", "lawyer"}
    return min(classes, default=role)


def described_alike(parties: Parties, chains: Sequence[Chain]) -> Iterator[Alike]:
    """Unnamed parties of two reports whose descriptions agree: they may be one."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        first = told.mentions[0]
        named = bool(parties.chains[parties.root(k)].names or told.together)
        if not named and first.form != "pronoun" and any(m.cited for m in told.mentions):
            for key in sorted({first.head, *lists.classes(first.head), *_number(first)}):
                by_key[key].append(k)
    for key in sorted(by_key):
        for a, b in combinations(by_key[key][:MOST_ALIKE], 2):
            apart = chains[a].mentions[0].report != chains[b].mentions[0].report and parties.root(a) != parties.root(b)
            if apart and _compatible(chains[a], chains[b]):
                yield DOUBTED, a, b


def _number(first: Mention) -> tuple[str, ...]:
    """How many persons a description counts: "two candidates" may be "two Greens"."""
    word = first.text.lower().partition(" ")[0]
    counts = word in lists.words("mention", "numbers") or (word.isdigit() and len(word) == 1)
    return (f"#{word}",) if counts and first.plural and first.kind in ("person", "group") else ()


def _compatible(a: Chain, b: Chain) -> bool:
    """Whether nothing in two descriptions tells the parties apart: country, body, kind."""
    x, y = a.mentions[0], b.mentions[0]
    if a.kinds and b.kinds and not a.kinds & b.kinds and {"person", "group"} != a.kinds | b.kinds:
        return False
    plain = lists.words("mention", "former")
    left, right = a.words - plain, b.words - plain
    countries = [{lists.country(w) for w in words} - {""} for words in (left, right)]
    if countries[0] and countries[1] and not countries[0] & countries[1]:
        return False
    counted = _number(x) and _number(x) == _number(y)
    return x.head == y.head or bool(left & right) or not left or not right or bool(counted)
