"""Clubs that a story calls by their town alone: "Larn" beside "the Larn Colts" where it tells of a match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from firsthand.records import Parse
from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.likenesses import DOUBTED, MOST_ALIKE, Alike

CLUB = 0.62
"""Likeness of a club and its town in a story of a match; less than of two names."""

LEAST_WORDS = 5
"""Different words of sport that a story must have to be one of a match. Of 22 stories of ECB+, two reports each, those
of seven on matches have 9 to 14 in the median, and none of the others, nor of 19 marked ones, has more than 4."""


def find(chains: Sequence[Chain], parses: Iterable[Parse]) -> Iterator[Alike]:
    """Each club that the story names by its town and a plural ("Larn Colts", "the Colts"), and the town alone.

    They are one where the story tells of a match, and may be one elsewhere.
    """
    by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, told in enumerate(chains):
        if not told.kinds & {"outlet", "document"}:
            for name in dict.fromkeys(map(names.split, told.names)):
                by_name[name].append(k)
    clubs = [n for n in by_name if len(n) > 1 and _is_club(n) and n[-1:] in by_name and n[:-1] in by_name]
    if not clubs:
        return
    alike = CLUB if _tells_of_sport(parses) else DOUBTED
    for club in clubs:
        towns = [k for k in by_name[club[:-1]] if _acts(chains[k])]
        yield from ((alike, min(by_name[club][0], k), max(by_name[club][0], k)) for k in towns[:MOST_ALIKE])


def _is_club(name: tuple[str, ...]) -> bool:
    last = name[-1]
    common = lists.words("people", "partisans") | lists.words("bodies", "state") | lists.words("bodies", "private")
    return last.endswith("s") and not last.endswith("ss") and not {last, last[:-1]} & common and not lists.country(last)


def _acts(told: Chain) -> bool:
    """Whether a town is told to do or say something, or is one that the parser knows no place by."""
    person = "person" in told.kinds and (told.gender or any(m.roles for m in told.mentions))
    return not person and any(m.subject or not m.settled for m in told.mentions)


def _tells_of_sport(parses: Iterable[Parse]) -> bool:
    sport = lists.words("bodies", "sport")
    return len({t.lemma for parse in parses for t in parse.tokens if t.lemma in sport}) >= LEAST_WORDS
