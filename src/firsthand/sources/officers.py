"""Who speaks for a story's one police, prosecution or examiner without a word that says so: "Sgt. Poe", "charges"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial

from firsthand.sources import counsels, lists, names
from firsthand.sources.chains import Chain, governed
from firsthand.sources.parties import Parties

_STATE = frozenset({"police", "government", "prosecution", "military", "ministry", "spies"})
"""Fields of public life whose bodies are "the authorities" of a story."""


def find(parties: Parties, speaks: Mapping[int, int]) -> dict[int, int]:
    """For parties that speak for nobody yet the one body of the story that each can speak for.

    Officers and "cops" for the only police, charges for the only prosecutors, an autopsy for the only examiner,
    "authorities" for the only body of the state. Where a story has two of a sort, nobody is taken for either.
    """
    roots = {root: parties.chains[root] for root in parties.members()}
    cited = {root: told for root, told in roots.items() if any(m.cited for m in told.mentions)}
    police = {root: told for root, told in roots.items() if _is_police(told)}
    army = any(_words(told) & lists.words("bodies", "armies") for told in cited.values())
    found = dict(speaks)
    placed = [k for k, told in police.items() if _places(told)]
    for root, told in police.items() if len(placed) == 1 else ():
        of_place = _places(told) or told.words & lists.words("bodies", "higher_forces")
        if not of_place and root not in found and root not in _line(placed, found):
            found[root] = placed[0]
    for root, told in cited.items():
        if root not in found and (country := governed(told)):
            _tie(root, [k for k in cited if k != root and _is_country(roots[k], country)], found)
    special = [k for k in roots if counsels.is_counsel(roots[k])]
    others = [k for k, told in roots.items() if k not in special and (k in cited or told.names) and _prosecutes(told)]
    found = counsels.find(roots, special, others) | found
    prosecutors = [*special, *(k for k in others if k in cited)]
    examiners = [k for k in roots if _examines(roots[k])]
    states = [k for k in cited if _is_of_state(roots[k])]
    papers = [k for k, told in cited.items() if _is_paper(told, "accusations")]
    for root, told in cited.items():
        forces = _named_by(told, police)
        free = root not in found or _is_of_place(told, parties.chains[found[root]], police)
        near = partial(_is_near, parties, root)
        if free and _is_officer(told, army and not forces):
            _tie(root, forces or list(police), found, near)
        elif _is_paper(told, "accusations"):
            _tie(root, prosecutors or papers[:1], found, None if special else near)
        elif _is_paper(told, "autopsies") and not told.words & lists.words("bodies", "other_autopsies"):
            _tie(root, examiners, found, near)
        elif root not in found and _is_bare(told, "authorities"):
            _tie(root, [k for k in states if k != root], found)
    return found


def _tie(root: int, bodies: Collection[int], speaks: dict[int, int], near: Callable[[int], bool] | None = None) -> None:
    """Notes that a party speaks for the only one of some bodies, those left out that speak for one of them.

    That one must be `near`, where it is told what is: the officers of another town are not of the only police.
    """
    ends = {k for k in bodies if k != root and speaks.get(k) not in bodies}
    if len(ends) == 1 and root not in _line(ends, speaks) and (near is None or near(min(ends))):
        speaks[root] = min(ends)


def _is_near(parties: Parties, root: int, body: int) -> bool:
    """Whether no proper words of both tell two countries or two places: "Sgt. Poe of Larn" and "Dorvik police"."""
    countries = parties.countries(root), parties.countries(body)
    if all(countries):
        return bool(countries[0] & countries[1])
    ours, theirs = (_proper(parties.chains[k]) for k in (root, body))
    return not (ours and theirs) or bool(ours & theirs)


def _proper(told: Chain) -> set[str]:
    """The words of a party with a capital that name neither a person nor what a body or its members are."""
    borne = {w for n in told.names for w in names.split(n)}
    own = told.words - borne if "person" in told.kinds else told.words | borne
    seen = {w for m in told.mentions for w in _CAPITAL.findall(m.text)}
    common = lists.words("bodies", "plain") | lists.words("bodies", "police_nouns") | lists.words("mention", "former")
    ranks = told.roles | lists.words("people", "constables")
    found = {w for w in own if w.capitalize() in seen or w.upper() in seen}
    return {w for w in found - common if not {w, w.removesuffix("s")} & ranks}


_CAPITAL = re.compile(r"[A-Z]\w+")


def _line(start: Collection[int], speaks: Mapping[int, int]) -> set[int]:
    """Some parties and whom they speak for, and so on."""
    found: set[int] = set()
    queue = list(start)
    while queue:
        at = queue.pop()
        if at not in found:
            found.add(at)
            queue += [speaks[at]] if at in speaks else []
    return found


def _words(told: Chain) -> set[str]:
    return {w for role in (*told.roles, *told.words) for w in names.split(role)}


def _families(told: Chain) -> set[str]:
    borne = {w for n in told.names for w in names.split(n)} if "person" not in told.kinds else set()
    return {f for w in _words(told) | borne for f in lists.families(w)}


def _forces() -> frozenset[str]:
    return lists.words("bodies", "police")


def _is_police(told: Chain) -> bool:
    """Whether a party is a police force, by its noun or its name ("NYPD")."""
    if told.kinds & {"person", "outlet", "document"} or (told.kinds == {"group"} and not told.roles & _forces()):
        return False
    borne = {w for n in told.names for w in names.split(n)}
    short = any(n.isupper() and n.endswith("PD") and " " not in n for n in told.names)
    return bool(told.roles & _forces() or borne & _forces() or short)


def _is_officer(told: Chain, army: bool) -> bool:
    """Whether a party is of the police: by a word that only they bear, or by a rank in a story without an army."""
    constables = lists.words("people", "constables")
    heads = {m.head or m.name.lower().removesuffix("s") for m in told.mentions if m.form != "pronoun"}
    if told.kinds & {"outlet", "document"} or ("body" in told.kinds and not heads <= constables):
        return False
    of_police = bool((told.words | told.roles) & _forces())
    if _is_of_another_service(told, of_police) or told.words & {"retired", "retire"}:
        return False
    if told.names and not heads <= constables:
        ranked = told.roles & lists.words("people", "shared_ranks") and (of_police or not army)
        leads = of_police and told.roles & (lists.words("people", "speakers") | lists.words("people", "ranks"))
        left = (told.words | told.roles) & lists.words("mention", "gone") - {"deputy"}
        return bool(told.roles & constables or ranked or leads) and not left
    whole = all(m.form not in ("indefinite", "name") or m.name for m in told.mentions)
    counted = told.words & lists.words("mention", "apart")
    nouns = constables | ({"officer"} if of_police or not army else set())
    several = told.plural or any(m.text.lower().endswith("s") for m in told.mentions if m.name)
    return several and whole and not counted and bool(heads) and heads <= nouns


def _is_of_another_service(told: Chain, of_police: bool) -> bool:
    """Whether words beside a rank tell that its bearer is no policeman: "fire captain", "Captain Poe, the pilot"."""
    ranks = lists.words("people", "constables") | lists.words("people", "shared_ranks") | _forces()
    others = told.roles - ranks - lists.words("people", "speakers") - lists.words("people", "ranks")
    fields = {f for w in told.words | others for f in lists.families(w)} - {"police", "city", "region", "military"}
    elsewhere = told.words & lists.words("bodies", "other_services")
    return not of_police and bool(fields or elsewhere or (others and "person" in told.kinds))


def _places(body: Chain) -> set[str]:
    """The words that tell a police force from others: of its names, else of its descriptions."""
    told = {w for n in body.names for w in names.split(n)} or body.words - lists.words("bodies", "plain")
    return told - lists.words("bodies", "police_nouns") - lists.words("mention", "former")


def _named_by(told: Chain, police: Mapping[int, Chain]) -> list[int]:
    """The forces whose names a party's own words hold: "Lt. Poe of the Zed Police"."""
    told_by = told.words | told.roles
    return [k for k, body in police.items() if _places(body) and _places(body) <= told_by]


def _is_of_place(told: Chain, owner: Chain, police: Mapping[int, Chain]) -> bool:
    """Whether officers without a name are only told to be of the place that a force is named after: "Larn officers"."""
    place = {w for n in owner.names for w in names.split(n)}
    return not told.names and bool(place) and any(place == _places(body) for body in police.values())


def _is_paper(told: Chain, sort: str) -> bool:
    """Whether a party is a paper of a sort: "the charges", "the autopsy report"."""
    heads = {m.head for m in told.mentions if m.form != "pronoun"}
    said = {"report", "result", "finding", "findings"}
    of_sort = lists.words("bodies", sort)
    return not told.names and bool(heads & of_sort or (heads & said and told.words & of_sort))


def _prosecutes(told: Chain) -> bool:
    """Whether a party prosecutes; not those who are told of together: "prosecutors and defence lawyers"."""
    words = _words(told) | {w for n in told.names for w in names.split(n) if "person" not in told.kinds}
    mixed = not told.names and " and " in told.mentions[0].text
    return not mixed and ("prosecution" in _families(told) or {"district", "attorney"} <= words)


def _examines(told: Chain) -> bool:
    borne = {w for n in told.names for w in names.split(n)}
    words = _words(told) | borne
    return not told.kinds & {"document"} and (
        bool(words & (lists.words("people", "examiners") - {"examiner"})) or {"medical", "examiner"} <= words
    )


def _is_country(told: Chain, country: str) -> bool:
    """Whether a party is called by nothing but a country's name: who speaks as it is its government."""
    return bool(told.names) and all(lists.country(n.lower().removeprefix("the ")) == country for n in told.names)


def _is_bare(told: Chain, head: str) -> bool:
    """Whether a party is called by one noun and nothing else."""
    heads = {m.head for m in told.mentions if m.form != "pronoun"}
    return not told.names and heads == {head} and not told.words and told.owner is None


def _is_of_state(told: Chain) -> bool:
    """Whether a party is a body of the state that acts on people, or a country."""
    if told.kinds & {"person", "outlet", "document", "group"} or not told.kinds | set(told.names):
        return False
    country = any(lists.country(n.lower().removeprefix("the ")) for n in told.names)
    return country or bool(_families(told) & _STATE)
