"""Secretaries, and the departments that their portfolios tell of: "Education Secretary Ann Poe", "home secretary"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.languages import regions
from firsthand.records import Parse, Range, Token
from firsthand.sources import lists
from firsthand.sources.mentions import Mention

LONGEST = 4
"""Words of a portfolio: "health and human services"."""

FARTHEST = 12
"""Words of a mention among which its office is looked for."""


AROUND = 2
"""Words before and behind an office that may tell whether somebody has it."""

_BETWEEN = frozenset({"'s", "’s", "state", "national", "federal"})
"""What may stand between a place and the portfolio of its secretary: "Ohio's state health secretary"."""


def settle(found: Sequence[Mention], parse: Parse) -> tuple[Mention, ...]:
    """The mentions of a report, in order; a secretary belongs to the department whose portfolio is told with it.

    Not one who was or will be secretary, nor one of somewhere that has secretaries of its own ("Zedland's"). What is
    told of an office that many bodies have is no body: "national security" of an adviser.
    """
    settled = {m.range: m for m in found}
    for mention in found:
        owner = settled.get(mention.owner) if mention.owner else None
        place = _portfolio(parse.tokens, mention)
        if owner is not None and _is_of_post(mention, owner):
            settled[mention.range] = replace(mention, owner=None)
            if not owner.cited:
                del settled[owner.range]
            owner = None
        if not place or _is_unseated(parse.tokens, mention, place):
            continue
        first, last = place
        where = (parse.tokens[first].start, parse.tokens[last - 1].end)
        name = _named(parse.tokens, mention, place)
        if not name:
            continue
        if owner is None or (owner.range[1] <= where[0] and _is_place(owner.text)):
            settled[where] = _department(mention, parse, place, name)
            settled[mention.range] = replace(mention, owner=where)
        elif owner.range[1] == where[1]:
            settled[owner.range] = replace(owner, kind="body", name=name, settled=False)
        elif owner.range[0] <= where[0] < where[1] < owner.range[1] and not (mention.name or owner.cited):
            del settled[owner.range]
            settled[where] = _department(mention, parse, place, name)
            rest = " ".join(t.text for t in parse.tokens[last : last + LONGEST] if t.end <= owner.range[1])
            settled[mention.range] = replace(mention, name=rest, form="name", owner=where)
    return tuple(settled[r] for r in sorted(settled))


def _is_unseated(tokens: Sequence[Token], mention: Mention, place: Range) -> bool:
    """Whether words by the office tell that somebody has it no longer, or not yet: "ousted", "nominee"."""
    first = max(mention.place, place[0] - AROUND)
    around = {t.text.lower() for t in tokens[first : place[1] + AROUND] if t.end <= mention.range[1]}
    return bool((mention.words | around) & lists.words("mention", "unseated"))


def _is_place(text: str) -> bool:
    """Whether a name is that of a country, or of a state or a province."""
    word = text.lower()
    return bool(lists.country(word)) or (regions.is_region(word) and text[0].isupper())


def _is_of_post(mention: Mention, owner: Mention) -> bool:
    """Whether a party is no more than the words of an office that one has: "National Security", "Election", "State"."""
    told = {*owner.text.lower().split()}
    function = told <= lists.words("bodies", "functions")
    some_state = "state" in told and told - {"state"} <= lists.words("people", "under")
    return function or some_state or any(told < post <= mention.words | mention.roles for post in lists.posts())


def _portfolio(tokens: Sequence[Token], mention: Mention) -> Range | None:
    """The tokens that tell whose secretary one is, before or behind the word; None where they tell of no department."""
    if mention.kind != "person" or "secretary" not in {mention.head, *mention.roles}:
        return None
    inside = range(mention.place, min(mention.place + FARTHEST, len(tokens)))
    at = next((k for k in inside if tokens[k].lemma.lower() == "secretary" and tokens[k].end <= mention.range[1]), None)
    if at is None:
        return None
    behind = [t.text.lower() for t in tokens[at + 1 : at + 3]]
    first = at + 2 + (behind[1:] == ["the"])
    if behind == ["of", "state"] and [t.text.lower() for t in tokens[at + 3 : at + 4]] == ["for"]:
        first = at + 4 + ([t.text.lower() for t in tokens[at + 4 : at + 5]] == ["the"])
    for length in range(LONGEST, 0, -1):
        told = (first, first + length) if behind[:1] == ["of"] else (max(0, at - length), at)
        if lists.department(_text(tokens, told)) and tokens[told[1] - 1].end <= mention.range[1]:
            return told
    return None


def _text(tokens: Sequence[Token], place: Range) -> str:
    return " ".join(t.text.lower() for t in tokens[slice(*place)])


def _named(tokens: Sequence[Token], mention: Mention, place: Range) -> str:
    """The name of a department, with the country or the region before it that is told with it: "British", "Ohio".

    Nothing for a state's own secretary of state, who counts its votes and has no department of that name.
    """
    behind = tokens[place[0] - 1].text.lower() in ("of", "the")
    office = next((k for k in range(place[0], mention.place, -1) if tokens[k].lemma.lower() == "secretary"), place[0])
    before = max(0, (office if behind else place[0]) - 1)
    while before and tokens[before].text.lower() in _BETWEEN:
        before -= 1
    word = tokens[before].text
    portfolio = _text(tokens, place)
    if lists.country(word.lower()) == lists.country("us"):
        return lists.department(portfolio.replace("defence", "defense"))
    if not _is_place(word):
        return lists.department(portfolio)
    return f"{word} {lists.department(portfolio)}" if portfolio != "state" else ""


def _department(secretary: Mention, parse: Parse, place: Range, name: str) -> Mention:
    """The mention of a department in its secretary's title."""
    told = parse.tokens[slice(*place)]
    return replace(
        secretary,
        range=(told[0].start, told[-1].end),
        text=" ".join(t.text for t in told),
        form="name",
        kind="body",
        name=name,
        head="",
        roles=frozenset(),
        words=frozenset(),
        gender="",
        plural=False,
        owner=None,
        place=place[0],
        subject=False,
        cited=False,
        antecedent=None,
        opens=False,
        settled=False,
        verbs=(),
        possessive=False,
    )
