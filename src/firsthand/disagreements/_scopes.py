"""How far in its sentence the words reach that tell what a figure is of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.disagreements._lines import plain
from firsthand.languages import meanings
from firsthand.records import Parse, Token

HIGHEST_CLAUSE = 4
"""Steps from a figure's noun up to the verb of its clause."""

WITHIN = 16
"""Words behind a figure in which it may be said to be of one place or time alone."""

DEEPEST = 40
"""Steps from a word up to what it hangs on, at most."""


def list_means(tokens: Iterable[Token]) -> frozenset[str]:
    """The kinds of what kills or hurts that words name ("air", "fire")."""
    kinds = meanings("means")
    return frozenset(str(kinds[plain(t)]) for t in tokens if plain(t) in kinds)


def told_by_clause(parse: Parse, line: tuple[int, int], at: int) -> Sequence[Token]:
    """What a clause tells of in which a figure stands: "the raid was an answer to rockets that killed ten", rockets.

    Nothing where the figure, `at` a token, stands in no clause that a pronoun ties to a noun.
    """
    tokens = parse.tokens
    verb = next((k for k in _above(tokens, at, HIGHEST_CLAUSE) if tokens[k].dep == "relcl"), None)
    if verb is None or not any(t.tag in ("WDT", "WP") and t.head == verb for t in tokens[line[0] : verb]):
        return ()
    noun = tokens[verb].head
    return [tokens[k] for k in range(*line) if k == noun or noun in _above(tokens, k, DEEPEST)]


def _above(tokens: Sequence[Token], at: int, steps: int) -> Sequence[int]:
    """The words that one hangs on, itself first, from the lowest to the highest."""
    path = [at]
    while len(path) <= steps and tokens[path[-1]].head not in path:
        path.append(tokens[path[-1]].head)
    return path


def is_of_one_alone(following: Sequence[Token]) -> bool:
    """Whether the words behind a figure say that it is of one place or time among others ("in Larn alone")."""
    near = [*following[:WITHIN]]
    at = next((k for k, t in enumerate(near) if t.text.lower() == "alone" and k), 0)
    return bool(at) and near[at - 1].pos in ("NOUN", "PROPN", "NUM") and any(t.pos == "ADP" for t in near[:at])
