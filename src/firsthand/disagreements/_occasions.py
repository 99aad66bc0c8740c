"""Whether two sentences tell of two occasions of one act: another time round, another place, another measure."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.disagreements import _sites
from firsthand.disagreements._deeds import Deed
from firsthand.disagreements._lines import is_content, plain
from firsthand.disagreements._places import lie_apart
from firsthand.disagreements._times import CLOCKS_DIFFER, LOOSE, MINUTES, Time
from firsthand.languages import meanings, words
from firsthand.records import Parse

STEPS = 6
"""Steps up the grammar from a word to the verb that it stands by."""

BEYOND = 2
"""Tokens after a sentence in which its zone may stand: the point of "3 p.m. Tehran time" can seem to end it."""

MIDNIGHT = 3 * 60
"""Minutes to either side of midnight within which two days that follow each other are one night."""


def are_two(a: Deed, b: Deed, parses: tuple[Parse, Parse], by_clock: bool) -> bool:
    """Whether something by the verbs shows two deeds to be two; places in other words do where they have hours."""
    one, other = parses
    return (
        _rounds(a, one) != _rounds(b, other)
        or _zones(a, one) != _zones(b, other)
        or _measures(a, one)
        or _measures(b, other)
        or _are_elsewhere(a, b, parses, by_clock)
        or _are_of_others(a, b, parses)
    )


def _are_of_others(a: Deed, b: Deed, parses: tuple[Parse, Parse]) -> bool:
    """Whether what two deeds are done to is told by other names ("the trial of Ann Roe", "the trial of Ben Orne")."""
    ours, theirs = (_names_of(d, p) for d, p in zip((a, b), parses, strict=True))
    return bool(ours and theirs) and not (ours & b.line.names or theirs & a.line.names)


def _names_of(deed: Deed, parse: Parse) -> frozenset[str]:
    """The names of persons whose the noun of a deed is, or what its verb is done to ("the trial of Ann Roe")."""
    tokens = parse.tokens
    verb = tokens[deed.head].pos == "VERB"
    done = (
        k for k in range(*deed.line.tokens) if tokens[k].head == deed.head and tokens[k].dep in ("dobj", "nsubjpass")
    )
    nouns = {*done} if verb else {deed.head}
    of = {k for k in range(*deed.line.tokens) if tokens[k].head in nouns and tokens[k].text.lower() == "of"}
    owners = (k for k in range(*deed.line.tokens) if tokens[k].head in nouns and tokens[k].dep == "poss")
    named = {*owners, *(k for k in range(*deed.line.tokens) if tokens[k].head in of and tokens[k].dep == "pobj")}
    return frozenset(plain(tokens[k]) for k in named if tokens[k].entity == "PERSON")


def _stands_by(k: int, deed: Deed, parse: Parse) -> bool:
    """Whether a token hangs on a deed's verb, or on the noun that names it, with no other verb between."""
    at = k
    for _ in range(STEPS):
        if at in (deed.verb, deed.head):
            return True
        if (at != k and parse.tokens[at].pos == "VERB") or parse.tokens[at].head == at:
            return False
        at = parse.tokens[at].head
    return False


def _rounds(deed: Deed, parse: Parse) -> frozenset[str]:
    """Which time round a deed is done, by words that stand by it ("again", "first", "a third term")."""
    tokens, numbers = parse.tokens, meanings("ordinals")
    found = set[str]()
    for k in range(*deed.line.tokens):
        word = tokens[k].text.lower()
        of_part = tokens[tokens[k].head].text.lower() in (words("game_parts") | words("time_nouns")) - {"time"}
        which = word in numbers and tokens[k].dep in ("amod", "advmod") and not of_part
        if (which or word in words("repeating")) and _stands_by(k, deed, parse):
            found.add(str(numbers[word]) if which else "again")
    return frozenset(found)


def _zones(deed: Deed, parse: Parse) -> frozenset[str]:
    """The places whose time a sentence tells ("Moscow time")."""
    tokens = parse.tokens
    ends = range(deed.line.tokens[0] + 1, min(deed.line.tokens[1] + BEYOND, len(tokens)))
    timed = (k for k in ends if tokens[k].text == "time" and tokens[k - 1].pos == "PROPN")
    return frozenset(tokens[k - 1].text for k in timed if tokens[k - 1].text.lower() not in words("weekdays"))


def _measures(deed: Deed, parse: Parse) -> bool:
    """Whether a deed only says how high something was: each month has a figure of its own."""
    tokens = parse.tokens[slice(*deed.line.tokens)]
    verb = parse.tokens[deed.verb]
    moves = verb.pos == "AUX" or plain(verb) in words("measured_moves") or deed.name in words("measured_moves")
    return moves and any(plain(t) in words("money") or t.text in ("$", "£", "€") for t in tokens)


def _are_elsewhere(a: Deed, b: Deed, parses: tuple[Parse, Parse], by_clock: bool) -> bool:
    """Whether two deeds are done in places that lie apart; where they have hours, in none that shares a word."""
    ours, theirs = (list(_places(d, p)) for d, p in zip((a, b), parses, strict=True))
    if not ours or not theirs:
        return False
    if any(lie_apart(x, y) for x, _ in ours for y, _ in theirs) and not {x for x, _ in ours} & {y for y, _ in theirs}:
        return True
    both = {w for _, told in ours for w in told} & {w for _, told in theirs for w in told}
    return by_clock and not both


def _places(deed: Deed, parse: Parse) -> Iterator[tuple[str, frozenset[str]]]:
    """The places that stand by a deed's verb: the name of each, or "", and its words."""
    for site in _sites.find(deed.line, parse):
        tokens, last = parse.tokens[slice(*site.told)], site.told[1] - 1
        named = any(t.text[:1].isupper() for t in tokens[1:]) and tokens[-1].entity not in ("DATE", "TIME")
        if named and not site.ends and last not in (deed.verb, deed.head) and _stands_by(last, deed, parse):
            yield site.name, frozenset(plain(t) for t in tokens if is_content(t))


def meet_at_midnight(a: Time, b: Time, ours: tuple[Time, ...], theirs: tuple[Time, ...]) -> bool:
    """Whether two times are days that follow each other, and their sentences tell hours around the midnight between."""
    if a.low > b.low:
        a, b, ours, theirs = b, a, theirs, ours
    round_the_week = _are_sunday_and_monday(a, b)
    if round_the_week:
        ours, theirs = theirs, ours
    follow = round_the_week or 0 < b.low - a.high <= 1
    late = any(t.high >= MINUTES - MIDNIGHT for t in ours)
    return follow and late and any(_early(t) for t in theirs)


def _early(time: Time) -> bool:
    return time.low <= MIDNIGHT or time.high >= MINUTES


def _are_sunday_and_monday(a: Time, b: Time) -> bool:
    return a.axis == b.axis == "weekday" and (a.low, b.low) == (0, 6)


def have_other_hours(ours: tuple[Time, ...], theirs: tuple[Time, ...]) -> bool:
    """Whether two sentences tell hours, and none that could be one: on other days, these are of two occasions."""
    told = [[t for t in times if t.high - t.low <= 2 * LOOSE] for times in (ours, theirs)]
    gaps = [max(x.low - y.high, y.low - x.high) for x in told[0] for y in told[1]]
    return min(gaps, default=0.0) >= CLOCKS_DIFFER
