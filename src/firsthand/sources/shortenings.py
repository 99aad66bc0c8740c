"""Bodies that a report calls by a noun alone ("the committee", "the health department"), and those of that noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.descriptions import description_points, is_inner
from firsthand.sources.likenesses import DOUBTED, FITTING, MOST_ALIKE, STANDING, Alike, plain_noun
from firsthand.sources.mentions import Mention
from firsthand.sources.parties import Parties


def find(parties: Parties, chains: Sequence[Chain]) -> Iterator[Alike]:
    """A body that one report calls "the committee" and the only one whose name holds that word in the others."""
    heads = lists.words("bodies", "state") | lists.words("bodies", "standing") | lists.words("bodies", "private")
    by_word: dict[str, list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        if told.names and not told.kinds & {"person", "outlet"}:
            for word in sorted({plain_noun(w) for n in told.names for w in names.split(n)} & heads):
                by_word[word].append(k)
    for k, told in enumerate(chains):
        first = max(told.mentions, key=lambda m: (m.form != "pronoun", len(m.words), m.form == "definite"))
        head = plain_noun(first.head)
        generic = told.names and _is_generic(told)
        head = names.split(told.names[0])[-1] if generic else head
        short = generic or (not told.names and first.form in ("definite", "bare"))
        if not short or head not in by_word:
            continue
        bearers = [n for n in by_word[head][:MOST_ALIKE] if generic or not is_inner(head, chains[n])]
        within = [n for n in bearers if n != k and _holds(chains[n], first)]
        if len({parties.root(n) for n in within}) == 1:
            yield STANDING, within[0], k
            continue
        if _is_sole(first, bearers, parties):
            yield STANDING, bearers[0], k
        if generic or head not in lists.words("bodies", "state") | lists.words("bodies", "standing"):
            continue
        if first.owner:
            yield from ((DOUBTED, n, k) for n in within)
            continue
        fitting = {n: chains[n] for n in bearers if description_points(first, chains[n]) >= FITTING}
        distinct = {frozenset(names.body(n).words) for c in fitting.values() for n in c.names}
        for n in sorted(fitting):
            held = {w for name in fitting[n].names for w in names.split(name)}
            yield (STANDING if len(distinct) == 1 and not _telling(first) - held else DOUBTED), n, k


def _is_sole(described: Mention, bearers: Sequence[int], parties: Parties) -> bool:
    """Whether "the hospital" can be no other than the only one that the story names."""
    bare = described.form == "definite" and not described.words and not described.owner
    sole = bare and described.head in lists.words("bodies", "sole_nouns")
    return sole and len({parties.root(n) for n in bearers}) == 1


def _is_generic(told: Chain) -> bool:
    """Whether the one name of a body tells what it is and not which: "Police Department", "Health Department"."""
    if len(told.names) != 1 or told.kinds != {"body"}:
        return False
    borne = names.body(told.names[0])
    return not borne.byname and not borne.countries and len(borne.words) > 1 and borne.words <= _nouns()


def _nouns() -> frozenset[str]:
    return lists.words("bodies", "state") | lists.words("bodies", "private") | lists.words("bodies", "plain")


def _telling(described: Mention) -> frozenset[str]:
    return described.words - lists.words("mention", "former")


def _holds(told: Chain, described: Mention) -> bool:
    """Whether one name of a body holds all telling words of a description, two at least: "the regional command"."""
    own = described.name or " ".join((described.head, *sorted(described.words)))
    wordings = [_telling_of(w) for w in (own, *([described.text] if described.owner else []))]
    states = frozenset(lists.country(w) for w in told.words) - {""}
    held = [_telling_of(n) | states for n in told.names]
    return any(len(words) > 1 and (words <= h or _stems(words) <= _stems(h)) for words in wordings for h in held)


def _stems(words: frozenset[str]) -> set[str]:
    return {w.removesuffix("al") for w in words}


def _telling_of(name: str) -> frozenset[str]:
    """The words of a body's name in the singular, and its countries."""
    told = names.body(name)
    return told.words | told.countries
