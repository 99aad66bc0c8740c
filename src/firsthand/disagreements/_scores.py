"""The scores of games, the records of sides, the counts of votes, and the numbers to call that a sentence gives."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.disagreements._lines import Line, plain
from firsthand.languages import meanings, words
from firsthand.records import Parse, Token

SHORTEST_CALL = 7
"""Digits of the shortest number to call that is told apart from a count or a year."""

GROUPS = 3
"""Groups of digits from which a number is one to call though nobody is asked to: "5000-6000" has two."""

THOUSANDS = 3
"""Digits of each group of a long count but its first one ("12 345 678")."""

NEAR_CALL = 8
"""Words on either side of a number among which it is told that it is to be called."""

NEAR_SCORE = 6
"""Words on either side of a score among which it is told of what stage it is and what was done by it."""

_BETWEEN = ("-", "–")
_BORDERS = (",", ";", "after", "before", "and", "but", "while", "then")
_BECOMING = ("to", "now", "at", "is", "are", "go", "went")


def read_call(line: Line, parse: Parse, k: int) -> tuple[int, str] | None:
    """The token after a number to call that starts at a token, and its digits."""
    tokens, last = parse.tokens, k
    while last < line.tokens[1] and (tokens[last].text.isdecimal() or (last > k and tokens[last].text in "-–()")):
        last += 1
    while last > k and not tokens[last - 1].text.isdecimal():
        last -= 1
    groups = [t.text for t in tokens[k:last] if t.text.isdecimal()]
    digits = "".join(groups)
    if len(digits) < SHORTEST_CALL or len(groups) < 2 or (k > line.tokens[0] and tokens[k - 1].text in "$€£"):
        return None
    if [len(g) for g in groups] == [4, 4] or _is_date(groups):
        return None
    spaced = last - k == len(groups)
    counted = spaced and len(groups[0]) <= THOUSANDS and all(len(g) == THOUSANDS for g in groups[1:])
    beside = (*tokens[max(line.tokens[0], k - NEAR_CALL) : k], *tokens[last : min(line.tokens[1], last + NEAR_CALL)])
    asked = any(plain(t) in words("calling") for t in beside)
    return (last, digits) if asked or (len(groups) >= GROUPS and not counted) else None


def _is_date(groups: Sequence[str]) -> bool:
    """Whether groups of digits are a day of a year ("2021-06-14")."""
    year = next((g for g in (groups[0], groups[-1]) if len(g) == 4 and g[:2] in ("19", "20")), "")
    return len(groups) == 3 and bool(year) and all(len(g) <= 2 for g in groups if g is not year)


def read_score(line: Line, parse: Parse, k: int) -> tuple[int, list[str]] | None:
    """The token after a score or a record of games that starts at a token, and its numbers.

    It is two or three small numbers with hyphens between that count nothing, and no ages, days or years.
    """
    tokens, last = parse.tokens, k
    parts: list[str] = []
    while last < line.tokens[1] and tokens[last].text.isdecimal() and len(tokens[last].text) <= 3 and len(parts) <= 3:
        parts.append(tokens[last].text)
        if last + 1 >= line.tokens[1] or tokens[last + 1].text not in _BETWEEN:
            last += 1
            break
        last += 2
    following = tokens[last] if last < line.tokens[1] else None
    counts = (
        following is not None and following.pos in ("NOUN", "NUM", "SYM") and plain(following) not in words("games")
    )
    if not 2 <= len(parts) <= 3 or counts or tokens[last - 1].text in _BETWEEN:
        return None
    before = [t for t in tokens[max(line.tokens[0], k - 2) : k] if t.text != "("]
    if len(before) > 1 and before[-1].text.lower() == "of":
        before.pop()
    return None if before and _bounds_no_score(before[-1]) else (last, parts)


def _bounds_no_score(token: Token) -> bool:
    """Whether what stands behind a word is from one age, day or page to another."""
    return token.text.lower() in words("before_spans") or token.text.lower().rstrip(".") in meanings("month_numbers")


def name_kind(line: Line, parse: Parse, at: tuple[int, int]) -> str:
    """What a score is of: "vote", "record" (of a season), a stage of a game, "game" where a game ended so; else ""."""
    tokens = parse.tokens
    before, after = _beside(tokens, line, at)
    beside = {plain(t) for t in (*before, *after)}
    if beside & words("voting"):
        return "vote"
    around = [t.text for t in (*before[:1], *tokens[at[1] : at[1] + 1])]
    held = around[:1] == ["("] or around == [",", ","]
    if held or "record" in beside or (before and before[0].text.lower() in _BECOMING):
        return "record"
    stages = meanings("stages_of_games")
    own = [str(stages[plain(t)]) for t in (*after, *_until(before)) if plain(t) in stages]
    if own:
        return own[0]
    return "game" if any(plain(t) in words("beating") for t in (*before, *after)) else ""


def _beside(tokens: Sequence[Token], line: Line, at: tuple[int, int]) -> tuple[list[Token], list[Token]]:
    """The words before a score, the nearest first, and behind it, none of them beyond another number."""
    before, after = [], []
    for k in range(at[0] - 1, max(line.tokens[0], at[0] - NEAR_SCORE) - 1, -1):
        if tokens[k].text[0].isdecimal():
            break
        before.append(tokens[k])
    for k in range(at[1], min(line.tokens[1], at[1] + NEAR_SCORE)):
        if tokens[k].text[0].isdecimal() or tokens[k].text in (",", ";"):
            break
        after.append(tokens[k])
    return before, after


def _until(before: Sequence[Token]) -> Sequence[Token]:
    """The words before a score up to the one that begins its part of the sentence."""
    border = next((n for n, t in enumerate(before) if t.text.lower() in _BORDERS), len(before))
    return before[:border]
