"""What kind of party bears a name, by all the reports of a story: where a parser mislabels it once, as elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from firsthand.sources import lists, names
from firsthand.sources.headlines import Vocabulary
from firsthand.sources.mentions import Mention

Words = tuple[str, ...]

LEAST_VOTES = 3
"""Mentions of a name that must bear a parser's label before the others are taken for that kind, too."""

LONGEST_POST = 4
"""Letters; a longer word in capitals that the story also writes small is a name that a headline shouts."""

MOSTLY = 0.75
"""Share of a name's labels that must be of one kind for that."""


def agree(reports: Sequence[Sequence[Mention]], known: Vocabulary) -> list[tuple[Mention, ...]]:
    """The mentions of each report, names of one spelling with one kind where the story tells which it is.

    What a title, a role, a listed name or a noun of bodies tells stands; only a parser's label gives way.
    """
    named = [tuple(_club(m, known) for m in mentions) for mentions in reports]
    surnames = {w[-1] for mentions in named for m in mentions if _is_full(m) for w in [names.split(m.name)] if w}
    small = {m.name for mentions in named for m in mentions if m.name and not m.name.isupper()}
    shouted = {n.upper() for n in small if len(n) > LONGEST_POST}
    named = [tuple(_surname(m, surnames, known) for m in mentions) for mentions in named]
    told: dict[Words, Counter[str]] = defaultdict(Counter)
    labelled: dict[Words, Counter[str]] = defaultdict(Counter)
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in (m for mentions in named for m in mentions if m.name and not m.settled):
        words = names.split(mention.name)
        if not words:
            continue
        sure = "" if mention.name in shouted else _told_kind(mention, words)
        (told if sure else labelled)[words][sure or mention.kind] += bool(sure or mention.kind)
        for word in words:
            families[word][sure if sure != "person" or word == words[-1] else ""] += len(words) > 1
    return [tuple(_agreed(m, told, labelled, families, shouted) for m in mentions) for mentions in named]


def _is_full(mention: Mention) -> bool:
    """Whether a mention names a person in full, by a listed given name, or by a title before two words."""
    words = names.split(mention.name) if mention.kind == "person" else ()
    return len(words) > 1 and (lists.is_given_name(words[0]) or bool(mention.roles))


def _surname(mention: Mention, surnames: Collection[str], known: Vocabulary) -> Mention:
    """The mention as a name where the parser took a person's surname for a common noun: "Poe blasts Roe"."""
    word = names.fold(mention.text)
    lone = not mention.name and mention.form == "bare" and mention.text.isalpha() and mention.text.istitle()
    role = word in lists.words("people", "roles") or mention.owner is not None
    if not lone or role or word not in surnames or word in known.plain:
        return mention
    none: frozenset[str] = frozenset()
    named = replace(mention, name=mention.text, form="name", kind="person", head="", roles=none, words=none)
    return replace(named, plural=False)


def _told_kind(mention: Mention, words: Words) -> str:
    """The kind that a mention's own words tell, person or body; "" where a parser's label alone does."""
    if mention.kind in ("outlet", "document", "group"):
        return mention.kind
    nouns = lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "firms")
    listed = lists.byname(" ".join(words)) or lists.country(" ".join(words)) or lists.capital(" ".join(words))
    called = mention.kind == "body" and mention.words & lists.words("bodies", "private")
    if called or (mention.kind == "body" and (nouns & {*words} or listed or mention.name.isupper())):
        return "body"
    given = len(words) > 1 and lists.is_given_name(words[0])
    return "person" if mention.kind == "person" and (given or mention.gender or mention.roles) else ""


def _agreed(
    mention: Mention,
    told: Mapping[Words, Counter[str]],
    labelled: Mapping[Words, Counter[str]],
    families: Mapping[str, Counter[str]],
    shouted: Collection[str],
) -> Mention:
    """The mention with the kind that the story tells of its name, where its own words tell none."""
    words = names.split(mention.name)
    if not words or mention.settled or (mention.name not in shouted and _told_kind(mention, words)):
        return mention
    sure = set(told.get(words, ()))
    if not sure and len(words) == 1 and set(families.get(words[0], ())) == {"person"}:
        sure = {"person"}
    if not sure:
        votes = labelled[words]
        kind, most = max(sorted(votes.items()), key=lambda vote: vote[1])
        sure = {kind} if most >= LEAST_VOTES and most >= MOSTLY * votes.total() else set()
        borne = {k for word in words for k in families.get(word, ())}
        sure = set() if sure == {"person"} and "body" in borne and "person" not in borne else sure
    if sure == {"person"}:
        return replace(mention, kind="person")
    return replace(mention, kind="body") if sure == {"body"} else mention


def _club(mention: Mention, known: Vocabulary) -> Mention:
    """The mention as a body's name where a longer name of the story tells one: "the Otters" of "the Larn Otters"."""
    article = mention.text.lower().startswith("the ")
    if " " in mention.name and mention.kind in ("person", "") and (article or not mention.gender) and not mention.roles:
        club = {*names.split(mention.name)[-1:]} & known.clubs
        return replace(mention, kind="body", gender="") if club else mention
    word = mention.text.removeprefix("the ").removeprefix("The ")
    described = mention.form in ("definite", "bare") and not mention.name and " " not in word
    if not described or names.fold(word) not in known.clubs or mention.owner is not None:
        return mention
    none: frozenset[str] = frozenset()
    named = replace(mention, name=word, form="name", kind="body", head="", roles=none, words=none, gender="")
    return replace(named, plural=False)
