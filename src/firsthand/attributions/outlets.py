"""Where a report names an outlet, read word by word: the parser often takes such names for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from firsthand.attributions.trees import Tree, overlap, subtract, trim
from firsthand.languages import outlets, words
from firsthand.records import Range

LONGEST_LEAD = 6
"""Words before an outlet's name or noun that belong to it: "the official news agency of", "Iran's semi-official"."""

LONGEST_NAME = 7
"""Words of a name: the longest on the list of outlets has six, and one more for a word like "Sunday"."""

LONGEST_TITLE = 9
"""Tokens of a programme's name with its marks: "Meet the Press"."""

MOST_BESIDE = 3
"""Outlets named side by side that are taken as channels of one statement."""

_LEADING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_WITHIN = frozenset({"of", "&", "de", "la", "le", "el", "al", "-"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DOMAIN = re.compile(r"\w[\w-]{2,}\.[a-z]{2,6}")


class Named(NamedTuple):
    """An outlet's mention: its first token and the one after its last."""

    first: int
    last: int


def read(tree: Tree, word: int, capital: bool = False, end: int | None = None) -> Named | None:
    """The outlet that a noun phrase beginning at `word` names: itself, or as the owner or employer of somebody.

    "the Irish Times newspaper", "state television", "Time magazine's Jane Roe", "ABC News chief anchor John Doe". With
    `capital` any name after a capital "The" inside a sentence counts too, as newspapers alone are written so. Nothing
    from the token `end` on is read.
    """
    if word >= len(tree.tokens):
        return None
    high = min(tree.bounds(word)[1] if end is None else end, word + LONGEST_LEAD + LONGEST_NAME)
    if capital and (title := _programme(tree, word)):
        return title
    at = word
    while at < high and at - word <= LONGEST_LEAD:
        token = tree.tokens[at]
        if token.text in ("'s", "’s", "'", "’") and at > word:
            at += 1
            continue
        if _capital(tree, at):
            last = _run(tree, at, high)
            stop = _name(tree, at, last)
            if stop is not None:
                return Named(word, _described(tree, stop, high))
            if capital and at == word + 1 and tree.tokens[word].text == "The" and _newspaper(tree, word, last):
                return Named(word, last)
            at = last
        elif _noun(tree, at):
            if tree.tokens[at - 1].text.lower() == "live":
                return None
            return Named(word, _appended(tree, at + 1, high))
        elif token.pos in _LEADING or token.tag in ("VBN", "VBG") or token.text == "-":
            at += 1
        else:
            return None
    return None


def beside(tree: Tree, word: int, capital: bool = False) -> list[Range]:
    """The outlets named from `word` on, side by side: "NBC and CNN", "the Post, the Times and state radio"."""
    found: list[Range] = []
    while len(found) < MOST_BESIDE and (named := read(tree, word, capital)) is not None:
        found.append(span(tree, named))
        word = named.last
        while word < len(tree.tokens) and tree.tokens[word].text in (",", "and", "or"):
            word += 1
        if word == named.last or word >= len(tree.tokens) or tree.tokens[word - 1].text == ",":
            break
    return found


def span(tree: Tree, named: Named) -> Range:
    """The characters of a mention, without an article's loose marks."""
    return trim(tree.span(named.first, named.last), tree.text)


def of(tree: Tree, party: Range) -> tuple[Range, ...]:
    """The outlets that a party's mention names, or the whole mention where it begins with none."""
    inside = tree.words(party)
    return tuple(beside(tree, inside[0])) or (party,) if inside else (party,)


def once(tree: Tree, way: Iterable[Range]) -> list[Range]:
    """The mentions of a way without those that name an earlier one again, or stand inside it."""
    kept: dict[str, Range] = {}
    for start, end in way:
        name = tree.text[start:end].casefold().removeprefix("the ")
        if not overlap([(start, end)], list(kept.values())):
            kept.setdefault(name, (start, end))
    return list(kept.values())


def speaks(tree: Tree, party: Range | None) -> bool:
    """Whether a party's mention begins with an outlet's name: it is one, or somebody who speaks for one."""
    inside = range(0) if party is None else tree.words(party)
    return bool(inside) and read(tree, inside[0], end=inside[-1] + 1) is not None


def _capital(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    if not token.text[0].isupper() and not _DOMAIN.fullmatch(token.text):
        return False
    return token.text not in ("The", "A", "An") and (
        word != tree.bounds(word)[0] or token.pos in ("PROPN", "NOUN", "ADJ")
    )


def _run(tree: Tree, first: int, high: int) -> int:
    """The token after the capitalised words that begin at `first`."""
    last = first + 1
    while last < high:
        token = tree.tokens[last]
        joins = token.text in _WITHIN and last + 1 < high and tree.tokens[last + 1].text[0].isupper()
        day = token.text != "Today" and token.text.lower() in words("weekdays")
        if (not token.text[0].isupper() and not joins) or day:
            break
        last += 1
    return last


def _name(tree: Tree, first: int, last: int) -> int | None:
    """The token after the longest outlet's name that begins at `first`; None where none does."""
    for end in range(min(last, first + LONGEST_NAME), first, -1):
        if tree.tokens[end - 1].text in _WITHIN or (end < last and tree.tokens[end].text == "-"):
            continue
        text = tree.text[tree.tokens[first].start : tree.tokens[end - 1].end]
        whole = end == last
        if _DOMAIN.fullmatch(text) or (outlets.named(text) and _sure(tree, first, end, whole)):
            return end
        inside = [tree.tokens[w].text.lower() for w in range(first, end)]
        if end - first > 1 and end == last and (inside[0] in words("outlet_beginnings") or "broadcasting" in inside):
            return end
        ending = tree.tokens[end - 1].text.lower().rpartition("-")[2]
        town = end < last and tree.tokens[end].text == "of"
        if (end == last or town) and ending in words("outlet_endings") and (end - first > 1 or _article(tree, first)):
            return last if town else end
        if end == first + 1 and ending in words("outlet_shorts") and (end == last or tree.tokens[end].text == "&"):
            return end
    return None


def _sure(tree: Tree, first: int, end: int, whole: bool) -> bool:
    """Whether a listed name stands for the outlet here: an ordinary word or a surname may read the same."""
    text = tree.tokens[first].text
    if end - first > 1 or text.isupper():
        return end - first > 1 or len(text) > 1
    listed = outlets.named(text)
    person = tree.tokens[first].entity == "PERSON" and not whole
    if any(o.kind == "agency" and o.name == text for o in listed):
        return True
    ordinary = text.lower() in words("outlet_endings") or text.lower() in words("ordinary_outlets")
    return whole and not person and (not ordinary or _article(tree, first) or _noun(tree, end))


def _article(tree: Tree, first: int) -> bool:
    return first > 0 and tree.tokens[first - 1].text in ("the", "The")


def _newspaper(tree: Tree, word: int, last: int) -> bool:
    """Whether "The X" inside a sentence is a title: no place, and the sentence not one whose words are all capital."""
    first = tree.bounds(word)[0]
    before = tree.tokens[word - 1].text if word > first else "."
    return before[0].islower() and not any(tree.tokens[w].entity in _PLACES for w in range(word, last))


def _described(tree: Tree, end: int, high: int) -> int:
    """The end of a name with the nouns that say what it is: "the Irish Times newspaper", "Tasnim news agency"."""
    for at in range(end, min(end + 2, high)):
        if not tree.tokens[at].text.islower():
            break
        if _noun(tree, at):
            return at + 1
    return end


def _noun(tree: Tree, word: int) -> bool:
    """Whether the word is the noun of an outlet, the last of its phrase: as in "state radio", not in "radio host"."""
    if word >= len(tree.tokens):
        return False
    text = tree.tokens[word].text.lower()
    before = tree.tokens[word - 1].text if word else ""
    nation = text == "agency" and word > 0 and tree.tokens[word - 1].entity == "NORP"
    adjective = before[:1].isupper() and tree.tokens[word - 1].pos != "DET"
    the = before.lower() in ("the", "that") or adjective
    known = (
        nation
        or (text in words("outlet_definites") and (the or before.lower() in words("outlet_publics")))
        or text in words("outlet_heads")
        or (text in words("outlet_bodies") and before.lower() in words("outlet_modifiers"))
        or (text in words("outlet_plurals") and (before.lower() in words("outlet_publics") or adjective))
    )
    if not known or word + 1 >= len(tree.tokens):
        return known
    after = tree.tokens[word + 1]
    return after.pos != "NOUN" or after.start > tree.tokens[word].end + 1


def _appended(tree: Tree, last: int, high: int) -> int:
    """The end of a mention with the name that follows its noun: "the official news agency, IRNA"."""
    at = last + (last < high and tree.tokens[last].text == ",")
    if at >= high or not tree.tokens[at].text[0].isupper():
        return last
    run = _run(tree, at, high)
    if at == last and (run - at == 1 or _name(tree, at, run) is not None):
        end = _name(tree, at, run)
        return run if end is None else end
    return run if _name(tree, at, run) == run and run - at <= 2 else last


def _programme(tree: Tree, word: int) -> Named | None:
    """The programme whose title in quotation marks begins at `word`, every long word of it a capital."""
    number = tree.quotation[word]
    if number < 0 or tree.parse.quotations[number][0] != tree.tokens[word].start:
        return None
    inside = tree.words(tree.parse.quotations[number])
    if not 2 < len(inside) <= LONGEST_TITLE:
        return None
    named = [w for w in inside[1:] if tree.tokens[w].text[0].isalnum()]
    capital = all(tree.tokens[w].text[0].isupper() or len(tree.tokens[w].text) < 4 for w in named)
    return Named(named[0], named[-1] + 1) if named and capital else None


def past_programme(tree: Tree, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content without the title of the programme that was told, or on which it was told: 'told "Good Day" that …'.

    What was only said stays: '"The Wall That Fell" that Roe wrote was bad, Poe said'.
    """
    first = next(iter(tree.words(content[0])), None) if content else None
    if not first or _programme(tree, first) is None:
        return content
    before = tree.tokens[first - 1]
    if before.lemma != "tell" and before.tag not in ("IN", "TO", "POS"):
        return content
    end = tree.parse.quotations[tree.quotation[first]][1]
    after = next((w for span in content for w in tree.words(span) if tree.tokens[w].start >= end), None)
    if after is None or tree.tokens[after].lemma != "that":
        return content
    return tuple(subtract(content, [(content[0][0], end)]))
