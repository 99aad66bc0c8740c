"""What kind of party bears a name, by all the reports of a story: where a parser mislabels it once, as elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.sources import lists, names
from firsthand.sources.headlines import Vocabulary
from firsthand.sources.mentions import Mention

Words = tuple[str, ...]

LEAST_VOTES = 3
"""Mentions of a name that must bear a parser's label before the others are taken for that kind, too."""

MOSTLY = 0.75
"""Share of a name's labels that must be of one kind for that."""


def agree(reports: Sequence[Sequence[Mention]], known: Vocabulary) -> list[tuple[Mention, ...]]:
    """The mentions of each report, names of one spelling with one kind where the story tells which it is.

    What a title, a role, a listed name or a noun of bodies tells stands; only a parser's label gives way.
    """
    named = [tuple(_club(m, known) for m in mentions) for mentions in reports]
    told: dict[Words, Counter[str]] = defaultdict(Counter)
    labelled: dict[Words, Counter[str]] = defaultdict(Counter)
    families: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in (m for mentions in named for m in mentions if m.name and not m.settled):
        words = names.split(mention.name)
        if not words:
            continue
        sure = _told_kind(mention, words)
        (told if sure else labelled)[words][sure or mention.kind] += 1
        for word in words:
            families[word][sure if sure != "person" or word == words[-1] else ""] += len(words) > 1
    return [tuple(_agreed(m, told, labelled, families) for m in mentions) for mentions in named]


def _told_kind(mention: Mention, words: Words) -> str:
    """The kind that a mention's own words tell, person or body; "" where a parser's label alone does."""
    if mention.kind in ("outlet", "document", "group"):
        return mention.kind
    nouns = lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "firms")
    listed = lists.byname(" ".join(words)) or lists.country(" ".join(words)) or lists.capital(" ".join(words))
    if mention.kind == "body" and (nouns & {*words} or listed or mention.name.isupper()):
        return "body"
    given = len(words) > 1 and lists.is_given_name(words[0])
    return "person" if mention.kind == "person" and (given or mention.gender or mention.roles) else ""


def _agreed(
    mention: Mention,
    told: Mapping[Words, Counter[str]],
    labelled: Mapping[Words, Counter[str]],
    families: Mapping[str, Counter[str]],
) -> Mention:
    """The mention with the kind that the story tells of its name, where its own words tell none."""
    words = names.split(mention.name)
    if not words or mention.settled or _told_kind(mention, words):
        return mention
    sure = set(told.get(words, ()))
    if not sure and len(words) == 1 and set(families.get(words[0], ())) == {"person"}:
        sure = {"person"}
    if not sure:
        votes = labelled[words]
        kind, most = max(sorted(votes.items()), key=lambda vote: vote[1])
        sure = {kind} if most >= LEAST_VOTES and most >= MOSTLY * votes.total() else set()
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
