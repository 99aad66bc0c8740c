"""Whether two names of persons may be spellings of one, on the side of caution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.languages.foldings import fold

ALIKE = 0.7
"""Likeness (Jaro-Winkler) of two surnames from which they may be one, on the side of caution: "Lavrov" and "Laurou"
have 0.82, "Zhdanov" and "Schdanow" 0.78. From 0.7 on no exact range of the marked stories is lost."""

MOST_WORDS = 3
"""Words of a name that are one word in another spelling: "de la Cruz"."""

SOUNDS = str.maketrans({**dict.fromkeys("ckqgx", "k"), **dict.fromkeys("sz", "s"), **dict.fromkeys("vwfb", "f"),
                        **dict.fromkeys("dt", "t"), **dict.fromkeys("aeiouyhj", "")})  # fmt: skip
"""The letters that stand for one another in the spellings of a name by way of other languages."""


def sound_alike(left: str, right: str) -> bool:
    """Whether the last words of two persons' names are near in their letters, as two spellings of one name are.

    Brought into Latin letters by way of another language a name keeps few of them ("Zhdanov", "Schdanow"), and what
    is one word may be two ("Al-Karim", "Alkareem").
    """
    from rapidfuzz.distance import JaroWinkler

    mine, theirs = (re.findall(r"\w+", name.lower())[-MOST_WORDS:] for name in (left, right))
    if not mine or not theirs:
        return False
    return JaroWinkler.similarity(mine[-1], theirs[-1]) >= ALIKE or bool(_endings(mine) & _endings(theirs))


def _endings(name: Sequence[str]) -> set[str]:
    """How the last word of a name sounds, its last two written as one, its last three."""
    return {_sounds("".join(name[k:])) for k in range(len(name))}


def _sounds(word: str) -> str:
    """The consonants of a word, those that stand for one another written alike, each run of one once."""
    plain = fold(word)
    for letters, sound in (
        ("ph", "f"),
        ("tsch", "s"),
        ("sch", "s"),
        ("tch", "s"),
        ("ts", "s"),
        ("sh", "s"),
        ("ch", "k"),
    ):
        plain = plain.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", plain.translate(SOUNDS))
