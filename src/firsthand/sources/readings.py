"""The chains of one report: names first, then pronouns and descriptions by what stands around them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from firsthand.records import Range
from firsthand.sources import lists, names
from firsthand.sources.chains import Chain, match_names
from firsthand.sources.mentions import Mention

BEFORE, AFTER = 200, 40
"""Mentions before and after one among which its party is sought: bounds the work in a report of any length."""

MOST_BEARERS = 60
"""Chains that share a word of a name with a mention and are compared with it; bounds the work likewise."""

SELDOM = 4
"""A kind that less than one in so many of a chain's mentions tell, against the kind that most tell, is a mistake."""

LEAST_ACRONYM = 3
"""Letters; two capitals begin the names of too many bodies."""

LENDING = 80
"""Words; "the statement" is of the party that spoke at most so far before it."""


@dataclass(slots=True)
class Sketch:
    """What the mentions of a chain tell together: how many of each kind, and of each gender by how it is told.

    `titled` is a gender told by a title or a role, `given` by a given name, `called` by a pronoun.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    titled: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)

    def mostly(self) -> frozenset[str]:
        """The kinds that its mentions tell, without those that a few of many tell, as a parser's mistake does."""
        most = max(self.kinds.values(), default=0)
        return frozenset(kind for kind, count in self.kinds.items() if count * SELDOM >= most)

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        if mention.kind:
            self.kinds[mention.kind] += 1
        if mention.gender:
            titled = any({*mention.roles, mention.head} & words for words in lists.gendered())
            told = self.called if mention.form == "pronoun" else self.titled if titled else self.given
            told[mention.gender] += 1


@dataclass(slots=True)
class Reading:
    """The chains of one report; `of` says which chain each mention's range is in; `doubts` are pairs that may be one.

    `mentions` are all mentions in the order of the text; `inner` are the ranges that only tell whose another is.
    """

    mentions: Sequence[Mention] = ()
    chains: list[Chain] = field(default_factory=list)
    of: dict[Range, int] = field(default_factory=dict)
    doubts: set[tuple[int, int]] = field(default_factory=set)
    inner: frozenset[Range | None] = frozenset()
    sketches: list[Sketch] = field(default_factory=list)

    def place(self, mention: Mention, at: int | None) -> None:
        """Puts a mention into a chain, or into a new one."""
        if at is None:
            self.chains.append(Chain())
            self.sketches.append(Sketch())
            at = len(self.chains) - 1
        self.chains[at].add(mention)
        self.sketches[at].add(mention)
        self.of[mention.range] = at

    @property
    def own(self) -> int | None:
        """The chain of the report's own outlet: no pronoun and no description of another points at it."""
        return self.of.get(self.mentions[0].range) if self.mentions and self.mentions[0].range[0] < 0 else None

    def around(self, mention: Mention) -> dict[int, Mention]:
        """The chains near a mention, each with its last mention before it, else its first one after it."""
        at = bisect_left(self.mentions, mention.range, key=lambda m: m.range)
        found: dict[int, Mention] = {}
        for near in reversed(self.mentions[at + 1 : at + 1 + AFTER]):
            if near.range in self.of:
                found[self.of[near.range]] = near
        for near in self.mentions[max(0, at - BEFORE) : at]:
            if near.range in self.of and near.range[1] <= mention.range[0]:
                found[self.of[near.range]] = near
        return {k: near for k, near in found.items() if k != self.own}

    def recent(self, mention: Mention) -> dict[int, list[Mention]]:
        """The chains mentioned before a mention, each with its mentions there, the nearest first."""
        at = bisect_left(self.mentions, mention.range, key=lambda m: m.range)
        found: dict[int, list[Mention]] = {}
        for near in reversed(self.mentions[max(0, at - BEFORE) : at]):
            if near.range in self.of and near.range[1] <= mention.range[0]:
                found.setdefault(self.of[near.range], []).append(near)
        if self.own is not None:
            found.pop(self.own, None)
        return found

    def last_cited(self, mention: Mention) -> int | None:
        """The chain that the last attribution before the mention names."""
        at = bisect_left(self.mentions, mention.range, key=lambda m: m.range)
        for near in reversed(self.mentions[max(0, at - BEFORE) : at]):
            if near.cited and near.range in self.of and near.range[1] <= mention.range[0]:
                return self.of[near.range]
        return None


def read(mentions: Sequence[Mention], find: Callable[[Reading, Mention], int | None]) -> Reading:
    """The chains of one report's mentions, which stand in the order of the text.

    `find` tells for a mention without a name which chain it points back at.
    """
    reading = Reading(mentions, inner=frozenset(m.owner for m in mentions if m.owner))
    _read_names(reading)
    by_range = {m.range: m for m in mentions}
    begun: set[Range] = set()

    def resolve(mention: Mention) -> None:
        if mention.range in reading.of or mention.range in begun:
            return
        begun.add(mention.range)
        for other in (mention.owner, mention.antecedent, mention.within):
            if other in by_range:
                resolve(by_range[other])
        reading.place(mention, find(reading, mention))

    for mention in mentions:
        resolve(mention)
    _read_owners(reading)
    _doubt_several(reading)
    return reading


def _doubt_several(reading: Reading) -> None:
    """Notes that each of several who are named together may be all of them: none of them counts twice."""
    for k, mention in enumerate(reading.mentions):
        if mention.name or not mention.plural or mention.kind != "group":
            continue
        first = k
        while first and reading.mentions[first - 1].range[0] == mention.range[0]:
            first -= 1
        for part in reading.mentions[first : k + AFTER]:
            if part.range[0] >= mention.range[1]:
                break
            a, b = sorted((reading.of[mention.range], reading.of[part.range]))
            if part.name and a != b and part.range[1] <= mention.range[1]:
                reading.doubts.add((a, b))


def _read_names(reading: Reading) -> None:
    """Puts all named mentions into chains, the fullest names first."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_name: dict[tuple[str, str, str], tuple[int, ...]] = {}
    namesakes: dict[str, _Namesakes] = {}
    named = [m for m in reading.mentions if m.name]
    others = _list_others(named)
    for mention in sorted(named, key=lambda m: (-len(m.name.split()), m.kind == "", m.range)):
        same = (mention.name.lower(), mention.kind, mention.gender)
        keys = sorted(set(names.keys(mention.name)))
        if same not in by_name:
            candidates = sorted({k for key in keys for k in by_key[key][:MOST_BEARERS]})
            best = _best_names(reading.chains, candidates, mention)
            other = others.get(mention.name.lower()) if len(best) == 1 and not mention.gender else None
            if other and other.range not in reading.of:
                reading.place(other, None)
                best = (*best, reading.of[other.range])
                for key in keys:
                    by_key[key].append(reading.of[other.range])
            by_name[same] = best or (len(reading.chains),)
        bearers = by_name[same]
        if len(bearers) > 1 and mention.name not in namesakes:
            met = ((m.range, k, m) for k in bearers for m in reading.chains[k].mentions)
            full = (f for f in met if " " in f[2].name or f[2] is others.get(mention.name.lower()))
            namesakes[mention.name] = _Namesakes(sorted(full, key=lambda f: f[:2]))
        if mention.range in reading.of:
            if mention.name in namesakes:
                insort(namesakes[mention.name].bare, (mention.range, reading.of[mention.range]))
            continue
        at = namesakes[mention.name].meant(mention, bearers) if len(bearers) > 1 else bearers[0]
        reading.place(mention, at if at < len(reading.chains) else None)
        for key in keys:
            if at not in by_key[key]:
                by_key[key].append(at)


def _list_others(named: Sequence[Mention]) -> dict[str, Mention]:
    """Bare surnames that stand for somebody else than those of the same surname who come in by full name later.

    So in "Roe and his wife, Ann Roe", and where "President Roe" comes first and Ann Roe is never told to be president.
    Each with the mention that tells so, the surname in lower case.
    """
    found: dict[str, Mention] = {}
    bare: dict[str, Mention] = {}
    ruling: dict[str, Mention] = {}
    known: set[str] = set()
    roles: defaultdict[str, set[str]] = defaultdict(set)
    for mention in named:
        roles[mention.name] |= mention.roles
    kin = lists.words("people", "kin") | lists.words("people", "consorts")
    for mention in named:
        called = names.person(mention.name)
        if mention.kind != "person" or called.surname in found:
            continue
        if not called.given:
            bare[called.surname] = mention
            if mention.roles & lists.words("people", "sole_offices"):
                ruling.setdefault(called.surname, mention)
        elif called.surname not in known:
            known.add(called.surname)
            near, ruler = bare.get(called.surname), ruling.get(called.surname)
            related = kin & {mention.head, *mention.roles}
            beside = near is not None and mention.range[0] - near.range[1] == len(" and ")
            if near is not None and near.sentence == mention.sentence and (beside or related):
                found[called.surname] = near
            elif ruler is not None and (related or mention.gender == "f") and not ruler.roles & roles[mention.name]:
                found[called.surname] = ruler
    return found


def _best_names(chains: Sequence[Chain], candidates: Sequence[int], mention: Mention) -> tuple[int, ...]:
    """The chains that bear the mention's name: the surest one, most met; of a bare surname all that are as sure.

    With a suffix ("Roe Jr.") they are those that bear it, too, if any does.
    """
    called = names.person(mention.name)
    sons = [k for k in candidates if any(_is_junior(n, called) for n in chains[k].names)] if called.suffix else []
    if len(sons) == 1 and not called.given and mention.kind == "person":
        return (sons[0],)
    candidates = sons or candidates
    scored = [(_name_score(mention, chains[k]), len(chains[k].mentions), -k) for k in candidates]
    if mention.kind == "person" and " " not in mention.name:
        full = [f for f in scored if f[0] >= names.PART - 0.1 and any(" " in n for n in chains[-f[2]].names)]
        scored = [(names.SAME, *f[1:]) for f in full] or scored
    best = max(scored, default=(0.0, 0, 0))
    if best[0] < names.PART - 0.1:
        return _only_bearer(chains, candidates, mention) or _only_firm(chains, candidates, mention)
    alike = tuple(-k for score, _, k in scored if score == best[0])
    return alike if " " not in mention.name and len(alike) > 1 else (-best[2],)


def _is_junior(name: str, called: names.Person) -> bool:
    """Whether a person bears the surname and the suffix by which somebody is called."""
    bearer = names.person(name)
    return bearer.suffix == called.suffix and bearer.surname == called.surname


def _only_bearer(chains: Sequence[Chain], candidates: Sequence[int], mention: Mention) -> tuple[int, ...]:
    """The one person of a report in full who bears a bare surname, though she was told of as somebody's mother.

    Not one who comes in after it: "Roe spoke. … His father, Guy Roe, …".
    """
    if " " in mention.name or mention.kind not in ("person", ""):
        return ()
    full = [k for k in candidates if any(names.person(n).surname == names.fold(mention.name) for n in chains[k].names)]
    kin = len(full) == 1 and chains[full[0]].roles & lists.words("people", "kin") and "person" in chains[full[0]].kinds
    full = [k for k in full if chains[k].mentions[0].range < mention.range]
    titled = mention.gender and chains[full[0]].gender and mention.gender != chains[full[0]].gender if full else False
    return (full[0],) if full and kin and not titled and not mention.roles else ()


def _only_firm(chains: Sequence[Chain], candidates: Sequence[int], mention: Mention) -> tuple[int, ...]:
    """The one body of a report whose name begins with an acronym that stands alone elsewhere: "ZGM", "ZGM Resorts".

    Not where the rest tells that it is a part of the other, or a body about it: "ZGM Ethics Committee".
    """
    word = names.fold(mention.name)
    acronym = mention.name.isupper() and mention.name.isalpha() and len(mention.name) >= LEAST_ACRONYM
    if not acronym or mention.kind not in ("body", "") or lists.byname(word) or lists.country(word):
        return ()
    begun = [(k, n) for k in candidates for n in chains[k].names if names.split(n)[:1] == (word,) and " " in n]
    parts = lists.words("bodies", "units") | lists.words("bodies", "state") | lists.words("bodies", "private")
    bodies = {k for k, n in begun if chains[k].kinds <= {"body"} and not parts & {*names.split(n)[1:]}}
    return tuple(bodies) if len(bodies) == len({k for k, _ in begun}) == 1 else ()


@dataclass(slots=True)
class _Namesakes:
    """Those who bear one surname: where each is named in full, and whom the bare surname meant where."""

    full: list[tuple[Range, int, Mention]]
    bare: list[tuple[Range, int]] = field(default_factory=list)

    def meant(self, mention: Mention, bearers: tuple[int, ...]) -> int:
        """The bearer whom a bare surname goes on about: the one whom it meant before, unless another spoke since.

        At first it is the one who was last named in full, else the one who is named next; never one whom the same
        sentence goes on to name in full.
        """
        at = bisect_left(self.full, mention.range, key=lambda f: f[0])
        after = {k for _, k, m in self.full[at : at + AFTER] if m.sentence == mention.sentence}
        left = [k for k in bearers if k not in after] or list(bearers)
        last = bisect_left(self.bare, mention.range, key=lambda b: b[0]) - 1
        held = self.bare[last] if last >= 0 and self.bare[last][1] in left else None
        since = bisect_left(self.full, held[0], key=lambda f: f[0]) if held else 0
        before = [(k, m) for _, k, m in reversed(self.full[max(since, at - BEFORE) : at]) if k in left]
        ahead = (k for _, k, _ in self.full[at : at + BEFORE] if k in left)
        if held:
            found = next((k for k, m in before if m.cited), held[1])
        else:
            found = before[0][0] if before else next(ahead, left[0])
        insort(self.bare, (mention.range, found))
        return found


def _name_score(mention: Mention, other: Chain) -> float:
    scores = [match_names(mention, m) for m in other.bearers()]
    return names.CONFLICT if names.CONFLICT in scores else max(scores, default=0.0)


def _read_owners(reading: Reading) -> None:
    """Notes whose each chain is: the party that its mention names, else the one that spoke last."""
    for mention in reading.mentions:
        at = reading.of[mention.range]
        if mention.owner in reading.of and reading.of[mention.owner] != at and reading.chains[at].owner is None:
            reading.chains[at].owner = reading.of[mention.owner]
    for k, mention in enumerate(reading.mentions):
        told = reading.chains[reading.of[mention.range]]
        if mention.owner is None and told.owner is None:
            told.owner = _lender(reading, k, mention, told)
    force = _force(reading)
    for told in reading.chains:
        if _is_ranked(told):
            told.owner = force


def _force(reading: Reading) -> int | None:
    """The police whom "Sgt. Ann Poe" is of: the only ones of the report, or the only ones called nothing else."""
    forces = {"police", "police department", "constabulary"}
    found = [
        k
        for k, told in enumerate(reading.chains)
        if "person" not in told.kinds and (told.roles & forces or any(n.lower().endswith("police") for n in told.names))
    ]
    bare = [k for k in found if not reading.chains[k].words]
    found = bare if len(found) > 1 and not any(reading.chains[k].names for k in found) else found
    return found[0] if len(found) == 1 else None


def _is_ranked(told: Chain) -> bool:
    """Whether a party is a named person of a rank that the police have, and of no body that the report tells."""
    named = "person" in told.kinds and bool(told.names) and told.owner is None
    return named and bool(told.roles & lists.words("people", "police_ranks"))


def _lender(reading: Reading, at: int, mention: Mention, told: Chain) -> int | None:
    """The party of "the statement" or "the spokesman": the last that was said to speak, if it is near and fits.

    Nobody in somebody's quotation is; a spokesman who spoke last lends whom he spoke for. What was brought in long
    before ("a memo") is not theirs who spoke since.
    """
    speaks = mention.kind == "person" and _is_spokesman(mention.roles | {mention.head})
    utterances = "utterances" if mention.form == "definite" else "announcements"
    if not speaks and mention.head not in lists.words("bodies", utterances):
        return None
    if (speaks and mention.name and mention.words) or lists.countries_in(mention.text):
        return None
    if not speaks and told.mentions[0].sentence < mention.sentence - 1:
        return None
    alone, quoted = True, set[int]()
    for near in reversed(reading.mentions[max(0, at - LENDING) : at]):
        other = reading.chains[reading.of[near.range]]
        if near.quoted and not mention.quoted:
            quoted.add(near.sentence)
            continue
        alone = alone and all(n in quoted for n in range(near.sentence + 1, mention.sentence))
        if speaks and alone and near.cited and other.owner is not None and _is_spokesman(near.roles | {near.head}):
            return other.owner
        fits = other.kinds & ({"body"} if speaks else {"body", "person"})
        if fits and other is not told and (near.cited or near.subject) and near.place > mention.place - LENDING:
            return reading.of[near.range]
        alone = alone and not ((near.cited or near.subject) and other is not told and near.form != "pronoun")
    return None


def _is_spokesman(roles: frozenset[str]) -> bool:
    return bool(roles & lists.words("people", "spokesmen")) or {"press", "secretary"} <= roles
