"""Names that begin with a word that is none of theirs, as a sentence may: "Following Roe's speech"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Parse, Token
from firsthand.sources import headlines, kinds, lists
from firsthand.sources.headlines import Vocabulary
from firsthand.sources.mentions import Mention
from firsthand.sources.names import fold

LONGEST_POST = 4
"""Letters; capitals up to this length before a name of two words or more tell a post: "DA Ann Roe", "PM Ann Roe"."""

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "IN", "RB", "UH"})
"""Penn Treebank tags of words that begin a sentence and no name."""


def cut(mentions: Sequence[Mention], parse: Parse, known: Vocabulary) -> tuple[Mention, ...]:
    """The mentions, each name without a common word or a country's at its head where the rest names somebody."""
    starts = [t.start for t in parse.tokens]
    firsts = frozenset(first for first, _ in parse.sentences)

    def fitted(mention: Mention) -> Mention:
        if mention.form != "name" or " " not in mention.name:
            return mention
        first = bisect_left(starts, mention.range[0])
        tokens = parse.tokens[first : bisect_left(starts, mention.range[1])]
        bearing = headlines.bearers(tokens, mention)
        if mention.kind in ("person", "") and _are_several(bearing):
            return replace(mention, name="", kind="group", form="bare", gender="", plural=True)
        opens = first in firsts and bearing[:1] == tokens[:1]
        if len(bearing) > 1 and opens and _is_role(bearing[0]):
            role = fold(bearing[0].text)
            kept = headlines.narrow(mention, bearing, bearing[1:])
            return replace(kept, roles=kept.roles | {role}, head=kept.head or role)
        office = _office(bearing) if mention.kind == "body" else 0
        if office:
            kept = headlines.narrow(mention, bearing, bearing[office + 1 :])
            role = fold(bearing[office].text)
            return replace(kept, kind="person", roles=kept.roles | {role}, head=kept.head or role)
        if len(bearing) < 2 or not _is_cut(mention) or not _is_foreign(bearing, opens, known):
            return mention
        return headlines.narrow(mention, bearing, bearing[1:])

    return tuple(map(fitted, mentions))


def _are_several(name: Sequence[Token]) -> bool:
    """Whether words are the names of several of one family that nothing parts: "Al Roe Jr. Ida Roe"."""
    words, particles = [fold(t.text) for t in name], lists.words("titles", "particles")
    surnames = (w for w in words[1:-2] if len(w) > 1 and w.isalpha() and w not in particles)
    return any(w in words[words.index(w, 1) + 2 :] for w in surnames)


def _office(name: Sequence[Token]) -> int:
    """The place of the office before a person's full name in what was read as a body's: "County Coroner Ann Poe"."""
    for at in range(1, len(name) - 2):
        person = name[at + 1 :]
        plain = all(t.text.istitle() and not kinds.is_body_word(t) for t in person)
        if plain and len(person) <= LONGEST_POST and _is_role(name[at]) and lists.is_given_name(fold(person[0].text)):
            return at
    return 0


def _is_role(token: Token) -> bool:
    """Whether the first word of a sentence tells who bears the name behind it: "Sprinter Ann Poe"."""
    word = fold(token.text)
    return lists.is_person(word) and not lists.is_given_name(word) and token.text.istitle()


def _is_cut(mention: Mention) -> bool:
    """Whether a name may begin with a foreign word: a person's, or a body's after a country's ("Zedlands Front")."""
    first = fold(mention.name.partition(" ")[0])
    owned = first.endswith("s") and lists.country(first[:-1]).lower() == first[:-1]
    return mention.kind in ("person", "") or (mention.kind == "body" and owned and lists.country(first) != "")


def _is_foreign(name: Sequence[Token], opens: bool, known: Vocabulary) -> bool:
    """Whether a name's first word is none of its own: a verb that opens the sentence, a country, a cry in capitals."""
    word = fold(name[0].text)
    rest = tuple(fold(t.text) for t in name[1:])
    cried = name[0].text.isupper() and name[0].text.isalpha() and not any(t.text.isupper() for t in name[1:])
    if cried and 1 < len(word) <= LONGEST_POST and len(name) > 2:
        return True
    if lists.is_given_name(word) or not known.bears(rest):
        return False
    common = known.is_common(word) or name[0].tag in _VERBS
    return bool(lists.country(word)) or ((opens or (cried and len(word) > headlines.SMALL)) and common)
