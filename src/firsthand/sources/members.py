"""Who is a body's voice without a name of their own: "port officials" of the port, "Zed militants" of Zed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.likenesses import DOUBTED, MOST_ALIKE, Alike
from firsthand.sources.mentions import Mention
from firsthand.sources.parties import Parties

MEMBERS = 0.66
"""Likeness of a body and its members who are called by its name and nothing else; less than of two names."""


def find(parties: Parties, chains: Sequence[Chain], owners: Mapping[int, int]) -> Iterator[Alike]:
    """Unnamed members of a body ("CIA officials") and the body: one voice if they are not counted, else they may be."""
    for k, owner in owners.items():
        told, body = chains[k], parties.chains[parties.root(owner)]
        if told.names or not told.plural or body.kinds & {"person", "document"} or is_country(body):
            continue
        if "outlet" in body.kinds and not told.roles & lists.words("people", "voices"):
            continue
        if told.roles & lists.words("people", "members"):
            standing = body.roles & lists.words("bodies", "standing") & lists.words("bodies", "state")
            yield (MEMBERS if (body.names or standing) and any(map(_is_whole, told.mentions)) else DOUBTED), k, owner
        elif told.roles & lists.words("people", "staff"):
            yield DOUBTED, k, owner


def related(parties: Parties, chains: Sequence[Chain]) -> Iterator[Alike]:
    """Unnamed parties whose words hold a body's name ("Zed Party activists"), or of whose words a name is made."""
    by_word: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
    for k, told in enumerate(chains):
        standing = told.roles & lists.words("bodies", "standing") & lists.words("bodies", "state")
        if (told.names or standing) and not told.kinds & {"person", "outlet"} and not is_country(told):
            for name in told.names or sorted(standing):
                words = names.body(name).words
                for word in sorted(words - _common() or words):
                    by_word[word].append((words, k))
    for k, told in enumerate(chains):
        if told.names or not told.kinds & {"group", "body", "person"} or not any(m.cited for m in told.mentions):
            continue
        mine = names.body(" ".join(sorted(told.words | told.roles))).words
        for word in sorted(mine & by_word.keys()):
            for words, n in by_word[word][:MOST_ALIKE]:
                if words <= mine or len(mine & words - _common()) > 1:
                    yield DOUBTED, min(k, n), max(k, n)


def _common() -> frozenset[str]:
    """Words that bodies share without being related."""
    return lists.words("bodies", "plain") | lists.words("bodies", "state") | lists.words("bodies", "private")


def is_country(told: Chain) -> bool:
    """Whether a party is called by nothing but a country's name, which half of those in a story belong to."""
    return bool(told.names) and all(lists.country(n.lower().removeprefix("the ")) for n in told.names)


def _is_whole(mention: Mention) -> bool:
    """Whether a mention stands for all members: "the officials", not "two officials", "some", "former officials"."""
    first = mention.text.lower().partition(" ")[0]
    counted = first[:1].isdigit() or first in lists.words("mention", "some")
    return mention.form in ("bare", "definite") and not counted and not mention.words & lists.words("mention", "apart")
