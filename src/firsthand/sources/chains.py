"""The mentions of one report that stand for one party: names, then pronouns and descriptions by what went before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from firsthand.records import Range
from firsthand.sources import lists, names
from firsthand.sources.mentions import Mention

NEAREST = 15
"""Sentences; no pronoun or description reaches further back."""

LENDING = 80
"""Words; "the statement" is of the party that spoke at most so far before it."""

ONE_PARTY, MAYBE_ONE = 2.0, 1.2
"""Points of evidence: from the first on a description is joined to its party, from the second on it may be that party."""


@dataclass(slots=True)
class Chain:
    """Mentions of one report that stand for one party, growing while the report is read; `owner` is a chain's place."""

    mentions: list[Mention] = field(default_factory=list)
    owner: int | None = None

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        self.mentions.append(mention)

    @property
    def names(self) -> list[str]:
        """The names it bears, in the order they were read."""
        return list(dict.fromkeys(m.name for m in self.mentions if m.name))

    @property
    def kinds(self) -> set[str]:
        """What its mentions say that it is."""
        return {m.kind for m in self.mentions if m.kind}

    @property
    def roles(self) -> set[str]:
        """The role words of its mentions and the nouns that head its descriptions."""
        told = {w for m in self.mentions if m.form != "pronoun" for w in (*m.roles, m.head) if w}
        return told

    @property
    def words(self) -> set[str]:
        """The other content words of its mentions."""
        return {w for m in self.mentions for w in m.words}

    @property
    def gender(self) -> str:
        """ "m" or "f" where a mention tells it."""
        told = [m.gender for m in self.mentions if m.gender]
        return (
            told[0]
            if told and len(set(told)) == 1
            else max(set(told), key=lambda g: (told.count(g), g))
            if told
            else ""
        )

    @property
    def plural(self) -> bool:
        """Whether it is described as several."""
        return any(m.plural and m.form != "pronoun" for m in self.mentions)


@dataclass(slots=True)
class Reading:
    """The chains of one report; `of` says which chain each mention's range is in; `doubts` are pairs that may be one."""

    chains: list[Chain] = field(default_factory=list)
    of: dict[Range, int] = field(default_factory=dict)
    doubts: set[tuple[int, int]] = field(default_factory=set)


def chain(mentions: Sequence[Mention]) -> Reading:
    """The chains of one report's mentions, which stand in the order of the text."""
    reading = Reading()
    inner: set[Range | None] = {m.owner for m in mentions if m.owner}
    named = [m for m in mentions if m.name]
    for mention in sorted(named, key=lambda m: (-len(m.name.split()), m.kind == "", m.range)):
        _place(reading, mention, _best_name(reading.chains, mention))
    for told in reading.chains:
        told.mentions.sort(key=lambda m: m.range)
    by_range = {m.range: m for m in mentions}
    open_: set[Range] = set()

    def resolve(mention: Mention) -> None:
        if mention.range in reading.of or mention.range in open_:
            return
        open_.add(mention.range)
        if mention.owner in by_range:
            resolve(by_range[mention.owner])
        best = _RESOLVERS[mention.form](reading, mention, inner)
        _place(reading, mention, best)

    for mention in mentions:
        resolve(mention)
    for mention in mentions:
        if mention.owner is None:
            _lend_owner(reading, mention)
    for mention in mentions:
        at = reading.of[mention.range]
        if mention.owner in reading.of and reading.of[mention.owner] != at and reading.chains[at].owner is None:
            reading.chains[at].owner = reading.of[mention.owner]
    return reading


def _lend_owner(reading: Reading, mention: Mention) -> None:
    """Gives "the statement" and "the spokesman" the party that was last said to speak, if it is near and fits."""
    told = reading.chains[reading.of[mention.range]]
    utters = mention.head in lists.words("bodies", "utterances")
    speaks = mention.kind == "person" and _is_spokesman({mention.head} | mention.roles)
    if told.owner is not None or any(m.owner for m in told.mentions) or not (utters or speaks):
        return
    last, near = None, mention.place - LENDING
    for k, other in enumerate(reading.chains):
        fits = other.kinds & {"body"} if speaks else other.kinds & {"body", "person"}
        for m in other.mentions:
            if fits and other is not told and near < m.place < mention.place and (m.cited or m.subject):
                last, near = k, m.place
    told.owner = last


def _is_spokesman(roles: set[str]) -> bool:
    return bool(roles & lists.words("people", "spokesmen")) or {"press", "secretary"} <= roles


def _place(reading: Reading, mention: Mention, at: int | None) -> None:
    if at is None:
        reading.chains.append(Chain())
        at = len(reading.chains) - 1
    reading.chains[at].add(mention)
    reading.of[mention.range] = at


def _best_name(chains: Sequence[Chain], mention: Mention) -> int | None:
    """The chain that bears the mention's name; of several, the surest, then the one most often met."""
    scored: list[tuple[float, int, int]] = [(name_score(mention, c), len(c.mentions), -k) for k, c in enumerate(chains)]
    best = max(scored, default=(0.0, 0, 0))
    return -best[2] if best[0] >= names.PART - 0.1 else None


def name_score(mention: Mention, other: Chain) -> float:
    """How surely the mention's name and the chain's are one party's; CONFLICT if one name or the gender rules it out."""
    scores = [match_names(mention, m) for m in other.mentions if m.name]
    if not scores or min(scores) == names.CONFLICT:
        return names.CONFLICT if scores else 0.0
    return max(scores)


def match_names(a: Mention, b: Mention) -> float:
    """How surely two named mentions are one party, by their names and what kinds of party bear them."""
    persons = {a.kind, b.kind} <= {"person", "", "group"}
    if a.name.lower() == b.name.lower():
        return names.CONFLICT if _gender_conflict(a, b) else names.SAME
    if persons and "person" in (a.kind, b.kind):
        return names.CONFLICT if _gender_conflict(a, b) else names.match_persons(a.name, b.name)
    if "person" in (a.kind, b.kind):
        return 0.0
    if "outlet" in (a.kind, b.kind):
        return max(match_outlets(a.name, b.name), names.match_bodies(a.name, b.name))
    likeness = names.match_bodies(a.name, b.name)
    return likeness if (a.kind and b.kind) or likeness >= names.CLOSE else 0.0


def match_outlets(left: str, right: str) -> float:
    """Whether two names are borne by one listed outlet, or one is the other's web address."""
    from firsthand.languages import outlets

    a, b = outlets.lookup(left), outlets.lookup(right)
    if a and b:
        return names.SAME if a == b else 0.0
    if set(outlets.named(left)) & set(outlets.named(right)):
        return names.CLOSE
    one, two = (names.split(_stem(name)) for name in (left, right))
    if "".join(one) == "".join(two):
        return names.CLOSE
    return 0.0


def _stem(name: str) -> str:
    """A name without its article, and a web address without its last parts."""
    bare = name.lower().removeprefix("www.").removeprefix("the ")
    return bare.split(".")[0] if "." in bare and " " not in bare else bare


def _gender_conflict(a: Mention, b: Mention) -> bool:
    return bool(a.gender and b.gender and a.gender != b.gender)


def _resolve_pronoun(reading: Reading, mention: Mention, inner: set[Range | None]) -> int | None:
    word = mention.head
    if word in lists.words("mention", "who"):
        return _right_before(reading, mention)
    kind = next((n for n in ("he", "she", "they", "it") if word in lists.words("mention", n)), "")
    if not kind:
        return None
    fits = _FITS[kind]
    best, points = None, 0.0
    last_cited = _last_cited(reading, mention)
    for k, told in enumerate(reading.chains):
        near = _before(told, mention)
        if near is None or not fits(told):
            continue
        score = _nearness(near, mention) + (1.0 if k == last_cited else 0.0) - (1.0 if near.range in inner else 0.0)
        score += 0.5 if kind == "they" and (told.plural or "group" in told.kinds) else 0.0
        score += (0.4 if told.gender else 0.0) + (0.5 if told.names else 0.0) if kind in ("he", "she") else 0.0
        if score > points:
            best, points = k, score
    return best


def _nearness(near: Mention, mention: Mention) -> float:
    """Points for standing near: four for the sentence before, less half a point a sentence; subjects and sources first."""
    away = mention.sentence - near.sentence
    score = 4.0 - 0.5 * away + (1.0 if near.subject else 0.0) + (0.7 if near.cited else 0.0)
    return score - (1.5 if near.quoted and not mention.quoted else 0.0)


def _before(told: Chain, mention: Mention) -> Mention | None:
    """The chain's last mention before this one, if it is near enough."""
    earlier = [m for m in told.mentions if m.range[0] < mention.range[0] and m.range[1] <= mention.range[0]]
    near = max(earlier, key=lambda m: m.range, default=None)
    return near if near and mention.sentence - near.sentence <= NEAREST else None


def _last_cited(reading: Reading, mention: Mention) -> int | None:
    """The chain that the last attribution before the mention names."""
    best: tuple[int, int] | None = None
    for k, told in enumerate(reading.chains):
        for m in told.mentions:
            if m.cited and m.range[1] <= mention.range[0] and (best is None or m.place > best[0]):
                best = (m.place, k)
    return best[1] if best else None


def _right_before(reading: Reading, mention: Mention) -> int | None:
    near = [(m.range[1], k) for k, c in enumerate(reading.chains) for m in c.mentions if m.range[1] <= mention.range[0]]
    return max(near)[1] if near else None


def _is_he(told: Chain) -> bool:
    return _is_person(told) and told.gender != "f"


def _is_she(told: Chain) -> bool:
    return _is_person(told) and told.gender != "m"


def _is_person(told: Chain) -> bool:
    return (
        not told.plural
        and told.kinds <= {"person"}
        and ("person" in told.kinds or bool(told.names) or _has_gender(told))
    )


def _has_gender(told: Chain) -> bool:
    return bool(told.gender)


def _is_they(told: Chain) -> bool:
    return (
        told.plural
        or bool(told.kinds & {"group", "body", "outlet"})
        or told.mentions[0].head in lists.words("mention", "they")
    )


def _is_it(told: Chain) -> bool:
    return not told.plural and bool(told.kinds & {"body", "outlet", "document"}) and "person" not in told.kinds


_FITS: dict[str, Callable[[Chain], bool]] = {"he": _is_he, "she": _is_she, "they": _is_they, "it": _is_it}


def _resolve_definite(reading: Reading, mention: Mention, inner: set[Range | None]) -> int | None:
    """The chain that a description points back at; where the evidence is thin, none, and a doubt is noted."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    scored: list[tuple[float, int, int]] = []
    last_cited = _last_cited(reading, mention)
    for k, told in enumerate(reading.chains):
        near = _before(told, mention)
        last = near or told.mentions[0]
        away = abs(mention.sentence - last.sentence)
        points = description_points(mention, told, k == last_cited) + _owner_points(reading, owner, k, told)
        if k == owner or points <= 0:
            continue
        points += 0.5 - 0.08 * min(away, 20) + (0.3 if last.cited else 0.0) - (1.0 if near is None else 0.0)
        scored.append((points, last.place, k))
    if not scored:
        return None
    points, _, best = max(scored)
    points += 0.4 if sum(p > points - 1.0 for p, _, _ in scored) == 1 else 0.0
    if points >= ONE_PARTY:
        return best
    if points >= MAYBE_ONE:
        reading.doubts.add((best, len(reading.chains)))
    return None


def _owner_points(reading: Reading, owner: int | None, k: int, told: Chain) -> float:
    theirs = next((reading.of[m.owner] for m in told.mentions if m.owner in reading.of), None)
    if owner is None or theirs is None:
        return 0.0
    return 1.0 if owner == theirs else -4.0


def description_points(mention: Mention, told: Chain, spoke_last: bool = False) -> float:
    """Points for a description standing for the chain's party: head noun, class of role, shared words, number, kind."""
    if not _kinds_agree(mention, told) or (mention.plural != told.plural and not _collective(mention, told)):
        return 0.0
    if mention.gender and told.gender and mention.gender != told.gender:
        return 0.0
    head = mention.head
    name_words = {w for name in told.names for w in names.split(name)} if "person" not in told.kinds else set()
    points = 0.0
    if head in told.roles or names.fold(head) in name_words:
        points = 2.2
    elif _share_class(head, told.roles | name_words):
        points = 1.8
    elif head in lists.words("people", "wide") and "person" in told.kinds:
        points = 1.7 if spoke_last else 0.9
    if points and _countries(mention.words) and _countries(told.words | name_words):
        points -= 0.0 if _countries(mention.words) & _countries(told.words | name_words) else 3.0
    telling = mention.words - lists.words("mention", "former")
    shared = telling & (told.words | told.roles | name_words)
    missing = telling - shared
    return (
        points + min(1.0, 0.5 * len(shared)) - (0.25 * min(2, len(missing)) if told.words else 0.0) if points else 0.0
    )


def _kinds_agree(mention: Mention, told: Chain) -> bool:
    if not mention.kind:
        return True
    if mention.kind == "document" or "document" in told.kinds:
        return mention.kind in told.kinds
    if mention.kind in ("person", "group"):
        return not told.kinds & {"body", "outlet"}
    return "person" not in told.kinds and "group" not in told.kinds


def _collective(mention: Mention, told: Chain) -> bool:
    return mention.kind in ("body", "outlet") and bool(told.kinds & {"body", "outlet"})


def _share_class(head: str, words: Iterable[str]) -> bool:
    mine = lists.classes(head)
    return bool(mine) and any(mine & lists.classes(w) for w in words)


def _countries(words: Iterable[str]) -> set[str]:
    return {lists.country(w) for w in words} - {""}


def _resolve_indefinite(reading: Reading, mention: Mention, inner: set[Range | None]) -> int | None:
    """None: an indefinite mention brings in a party; one described alike before may be the same."""
    if set(mention.text.lower().split()[:2]) & lists.words("mention", "separate"):
        return None
    for k, told in enumerate(reading.chains):
        if not told.names and told.plural == mention.plural and description_points(mention, told) >= 1.5:
            reading.doubts.add((k, len(reading.chains)))
    return None


def _resolve_bare(reading: Reading, mention: Mention, inner: set[Range | None]) -> int | None:
    """A bare plural is the party that the same words named before; a bare singular points like a definite one."""
    if not mention.plural and mention.kind != "document":
        return _resolve_definite(reading, mention, inner)
    for k, told in enumerate(reading.chains):
        if told.names or mention.head not in told.roles or not told.plural:
            continue
        standing = mention.head in lists.words("bodies", "standing")
        compatible = not mention.words or not told.words or mention.words & told.words
        if any(m.words == mention.words for m in told.mentions) or (standing and compatible):
            return k
        if compatible:
            reading.doubts.add((k, len(reading.chains)))
    return None


def _resolve_name(reading: Reading, mention: Mention, inner: set[Range | None]) -> int | None:
    return _best_name(reading.chains, mention)


_RESOLVERS: dict[str, Callable[[Reading, Mention, set[Range | None]], int | None]] = {
    "pronoun": _resolve_pronoun,
    "definite": _resolve_definite,
    "indefinite": _resolve_indefinite,
    "bare": _resolve_bare,
    "name": _resolve_name,
}
