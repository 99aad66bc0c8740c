"""The parties of a report that a description's words tell of, and how surely."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import get_args

from firsthand.languages import outlets, regions
from firsthand.sources import epithets, lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

_BODIES = ("body", "outlet")


def find_told(reading: Reading, mention: Mention) -> tuple[int | None, float]:
    """The chain that a description's words tell of, and the points for it; None where they tell of none."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    scored: list[tuple[float, int, int]] = []
    last_cited = reading.last_cited(mention)
    for k, last in reading.around(mention).items():
        told = reading.chains[k]
        away = abs(mention.sentence - last.sentence)
        points = description_points(mention, told, k == last_cited, reading.sketches[k].mostly())
        points += owner_points(reading, mention, told) if points else 0.0
        if k == owner or points <= 0:
            continue
        points += 0.5 - 0.08 * min(away, 20) + (0.3 if last.cited else 0.0) - (last.range > mention.range)
        scored.append((points, last.place, k))
    if not scored:
        return None, 0.0
    points, _, best = max(scored)
    return best, points + (0.4 if sum(p > points - 1.0 for p, _, _ in scored) == 1 else 0.0)


def find_only(reading: Reading, mention: Mention) -> int | None:
    """The one body of the report that a bare "police" can be, and the place last named that is "the city".

    Of several bodies it is the one that is called by nothing else: "police" beside "tactical police".
    """
    near = [k for k in reading.around(mention) if bears(reading.chains[k], mention.head)]
    if mention.head in lists.words("bodies", "standing") and not mention.words and not mention.owner:
        bare = [k for k in near if not reading.chains[k].names and not reading.chains[k].words]
        near = bare if len(near) > 1 and mention.form == "bare" else near
        return near[0] if len(near) == 1 and kinds_agree(mention, reading.sketches[near[0]].mostly()) else None
    return None if near else epithets.find_place(reading, mention)


def bears(told: Chain, head: str) -> bool:
    """Whether a party is described by a noun, or a body's name has it."""
    return head in told.roles or ("person" not in told.kinds and any(head in names.split(n) for n in told.names))


def is_named_monitor(told: Chain) -> bool:
    """Whether a party's name is that of a monitor of a war or of rights: "Zedland Observatory for Human Rights"."""
    held = {w for n in told.names for w in names.split(n)}
    called = bool(held & lists.words("bodies", "monitor_names")) and len(held) > 1
    return called and not told.kinds & {"person", "outlet"}


def is_no_monitor(mention: Mention, told: Chain, others: Iterable[Chain]) -> bool:
    """Whether "a monitoring group" would be one by name of which no monitoring is told, beside one by a monitor's.

    So "the Red Dawn group" is not, where the "Zedland Observatory for Human Rights" speaks too.
    """
    watching = lists.words("bodies", "monitors")
    if mention.kind != "body" or not watching & {mention.head, *mention.words} or not told.names:
        return False
    other = not is_named_monitor(told) and not watching & (told.roles | told.words)
    return other and any(map(is_named_monitor, others))


def count_told(mention: Mention, told: Chain) -> tuple[float, float]:
    """How many of a description's telling words its party was not told by, and how many it was."""
    name_words = {w for name in told.names for w in names.split(name)}
    telling = mention.words - lists.words("mention", "former")
    shared = len(telling & (told.words | told.roles | name_words))
    return min(len(telling) - shared, 2) / 2, min(shared, 2) / 2


def owner_points(reading: Reading, mention: Mention, told: Chain) -> float:
    """Points for whose a described party is: "her office" is no body that stands by itself."""
    owner = reading.of.get(mention.owner) if mention.owner else None
    theirs = next((reading.of[m.owner] for m in told.mentions if m.owner in reading.of), None)
    if owner is not None and theirs is None and mention.kind in _BODIES and not is_of_place(reading, owner):
        return -2.0
    if owner is None or theirs is None:
        return 0.0
    return 1.0 if owner == theirs else -4.0


def is_of_place(reading: Reading, owner: int) -> bool:
    """Whether a description's owner is no more than where it is: "the country's largest union"."""
    told = reading.chains[owner]
    return not told.names and bool(told.roles & lists.words("bodies", "places"))


def description_points(
    mention: Mention, told: Chain, spoke_last: bool = False, kinds: Collection[str] | None = None
) -> float:
    """Points for a description standing for the chain's party: head noun, class of role, shared words, number, kind.

    `kinds` are what the chain's mentions mostly tell that it is, if that is known.
    """
    kinds = told.kinds if kinds is None else kinds
    if not kinds_agree(mention, kinds) or _foreign_to_outlet(mention, told) or is_other_newsroom(mention, told):
        return 0.0
    if mention.plural != told.plural and not is_collective(mention, told):
        return 0.0
    if mention.gender and told.gender and mention.gender != told.gender:
        return 0.0
    head = mention.head
    if is_of_another_party(mention, told):
        return 0.0
    name_words = _name_words(mention, told) if "person" not in kinds else set()
    points = 0.0
    if name_words and head not in told.roles and is_inner(head, told):
        return 0.0
    if head in told.roles or names.fold(head) in name_words:
        points = 2.2
    elif share_class(head, told.roles | name_words):
        points = 1.8 if told.names or mention.kind != "body" or not _qualified(mention, told) else 0.6
    elif (
        spoke_last and lists.classes(head) & {"body", "firm", "trade"} and told.names and not name_words & _body_words()
    ):
        points = 1.7
    elif head in lists.words("people", "wide") and "person" in kinds:
        points = 1.7 if spoke_last else 0.9
    if points and is_foreign(mention, told):
        points -= 3.0
    telling = mention.words - lists.words("mention", "former")
    shared = telling & (told.words | told.roles | name_words)
    missing = telling - shared
    return (
        points + min(1.0, 0.5 * len(shared)) - (0.25 * min(2, len(missing)) if told.words else 0.0) if points else 0.0
    )


def is_of_another_party(mention: Mention, told: Chain) -> bool:
    """Whether "the Republican" would be somebody who is told to be a Democrat, and nothing else."""
    partisans = lists.words("people", "partisans")
    mine, theirs = _side({mention.head, *mention.words}), _side(told.roles | told.words)
    if mine and theirs and mine != theirs:
        return True
    return mention.head in partisans and bool(told.roles & partisans) and mention.head not in told.roles


def _side(words: Collection[str]) -> str:
    """The party whose members some words tell of, if they tell of one."""
    sides = [n for n in ("of_republicans", "of_democrats") if lists.words("people", n) & {*words}]
    return sides[0] if len(sides) == 1 else ""


def is_inner(head: str, told: Chain) -> bool:
    """Whether a noun stands in a body's names only before their own noun: "school" of "Larn School Coalition"."""
    if head in lists.words("bodies", "police_nouns") | lists.words("bodies", "armies"):
        return False
    nouns = lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "outlet")
    last = [words[-1] for n in told.names if head in (words := names.split(_PREPOSITION.split(n, maxsplit=1)[0]))]
    return bool(last) and head not in last and all(word in nouns for word in last)


_PREPOSITION = re.compile(r"\s(?:of|for|on|to|in|against|without)\s")


def _name_words(mention: Mention, told: Chain) -> set[str]:
    """The words of a body's names, and of those that it goes by elsewhere: "agency" of "the CIA"."""
    if mention.head in lists.words("bodies", "outlet") and "outlet" not in told.kinds:
        return {w for name in told.names for w in names.split(name)}
    listed = {form for n in told.names if (byname := names.body(n).byname) for form in lists.called(byname)}
    return {w for name in (*told.names, *sorted(listed)) for w in names.split(name)} | _nouns_of_kind(told)


def _nouns_of_kind(told: Chain) -> frozenset[str]:
    """What the outlets of the public list that a party may be are called by their kinds: "network" of a broadcaster."""
    listed = {o.kind for n in told.names if "outlet" in told.kinds for o in outlets.named(n)}
    return frozenset().union(*(lists.words("bodies", f"{kind}_nouns") for kind in sorted(listed)))


def _qualified(mention: Mention, told: Chain) -> bool:
    """Whether the description narrows what an unnamed body was called: "the regional command" after "the army"."""
    return bool(mention.words - lists.words("mention", "former") - told.words - told.roles)


def _body_words() -> frozenset[str]:
    """Words that tell what kind of body a name is of; a name without them ("ZIR") can be of any kind."""
    return lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "outlet")


def kinds_agree(mention: Mention, kinds: Collection[str]) -> bool:
    """Whether what parties are said to be lets a description stand for one of them."""
    if not mention.kind:
        return True
    if mention.kind == "document" or "document" in kinds:
        return mention.kind in kinds
    if mention.kind in ("person", "group"):
        return "body" not in kinds and "outlet" not in kinds
    return "person" not in kinds and "group" not in kinds


def is_other_newsroom(mention: Mention, told: Chain) -> bool:
    """Whether a word for newsrooms is none of an outlet's: "the UN health agency", "the newspaper" of a broadcaster.

    Any outlet can be "the site", but not one of another kind that the report has yet to name.
    """
    if "outlet" not in told.kinds or not told.names or mention.head not in lists.words("bodies", "outlet"):
        return False
    own = _nouns_of_kind(told)
    others = frozenset().union(*(lists.words("bodies", f"{kind}_nouns") for kind in get_args(outlets.OutletKind)))
    if own and mention.head in others - own - lists.words("bodies", "site_nouns"):
        return True
    if own and mention.head in others - own and all(m.range > mention.range for m in told.mentions):
        return True
    foreign = mention.words - {w for n in told.names for w in names.split(n)}
    return mention.kind != "outlet" and bool(
        foreign - lists.words("bodies", "newsroom_ties") - lists.words("bodies", "newsroom_sorts")
    )


def _foreign_to_outlet(mention: Mention, told: Chain) -> bool:
    """Whether a body's description can hardly stand for an outlet: its noun is none of theirs."""
    noun = mention.kind == "outlet" or mention.head in lists.words("bodies", "outlet")
    return "outlet" in told.kinds and bool(told.names) and not noun


def is_collective(mention: Mention, told: Chain) -> bool:
    """Whether singular and plural can both stand for a party: "the government", "the firm"."""
    return mention.kind in ("body", "outlet") and bool(told.kinds & {"body", "outlet"})


def words_of(told: Chain) -> set[str]:
    """The words that a party was told by, and those of its names."""
    return told.words | told.roles | {w for n in told.names for w in names.split(n)}


def share_class(head: str, words: Iterable[str]) -> bool:
    """Whether a head noun and one of some words can name the same party in turn."""
    mine, above = lists.classes(head), lists.wider(head)
    return any(_shared(head, w, mine) or w in above or head in lists.wider(w) for w in words)


def _shared(head: str, word: str, mine: frozenset[str]) -> bool:
    """Whether two nouns share a class; "the administration" is no "Service", though both are agencies."""
    shared = mine & lists.classes(word)
    return bool(shared) and (shared != {"agency"} or "agency" in (head, word))


def is_foreign(mention: Mention, told: Chain) -> bool:
    """Whether a description tells another country or state than its party's words and its names as a body do."""
    mine = _countries(mention.words)
    here, there = _regions(mention.words), _regions(told.words)
    if here and there and not here & there:
        return True
    if not mine:
        return False
    name_words = {w for name in told.names for w in names.split(name)} if "person" not in told.kinds else set()
    theirs = _countries(told.words | name_words)
    return bool(theirs) and not mine & theirs


def _countries(words: Iterable[str]) -> set[str]:
    return {lists.country(w) for w in words} - {""}


def _regions(words: Iterable[str]) -> set[str]:
    return {w for w in words if regions.is_region(w)}
