"""Two stretches of text word by word: what both say, and where one says it otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from firsthand.languages import meanings
from firsthand.records import Range

MOST_WORDS = 400
"""Words compared on either side: the comparison takes time with the square of the words."""

WIDEST_CHANGE = 6
"""Words that may stand in place of others; where more differ, two things are said and not one in other words."""

WIDEST_CUT = 25
"""Words that one side may leave out between what both say: a sentence and a half."""

EDGE = 2
"""Words at the end of both sides that may differ after what they share ("what they are finding", "... talking")."""

_WORD = re.compile(
    r"(?:[^\W_]+\sn['’‘ʼ]t|[^\W_]+(?:[.,]\d+|['’‘ʼ](?:\s(?=(?:s|t|m|d|re|ve|ll)\b))?[^\W_]+)*)|…|\.\.\.+|[\[\]&]"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")
_SIGNS = re.compile(r"…|\.\.\.|[\[\]()]")


class Word(NamedTuple):
    """A word of a text: where it stands and what it is compared by."""

    start: int
    end: int
    plain: str


class Change(NamedTuple):
    """What stands on either side where two aligned stretches differ: ranges of their words, one of them maybe empty."""

    left: Range
    right: Range


class Shared(NamedTuple):
    """A stretch that two texts share: the ranges of words, how many of them are the same, and where they differ."""

    left: Range
    right: Range
    same: int
    changes: tuple[Change, ...]


def split(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words between two characters of a text, contractions taken apart ("shouldn't" is "should", "not")."""
    found: list[Word] = []
    contracted = meanings("contractions")
    for match in _WORD.finditer(text, start, end):
        plain = "".join(match[0].lower().split()).replace("’", "'").replace("‘", "'").replace("ʼ", "'")
        if plain[0] in "[].…":
            continue
        for part in str(contracted.get(plain, plain)).split():
            found.append(Word(match.start(), match.end(), _without_ending(part)))
        if len(found) > MOST_WORDS:
            break
    return tuple(found)


def _without_ending(plain: str) -> str:
    """A word without the ending of a possessive, and a number without its separators."""
    if plain[0].isdigit():
        return plain.replace(",", "")
    return plain.removesuffix("'s")


def align(left: Sequence[Word], right: Sequence[Word]) -> tuple[Shared, ...]:
    """The stretches that two texts share, each as long as what differs inside stays small; none for long texts."""
    if not left or not right or max(len(left), len(right)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, [w.plain for w in left], [w.plain for w in right], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    groups: list[list[tuple[int, int, int]]] = []
    for block in blocks:
        if groups and _near(groups[-1][-1], block):
            groups[-1].append(block)
        else:
            groups.append([block])
    return tuple(_shared(group, left, right) for group in groups)


def _near(before: tuple[int, int, int], block: tuple[int, int, int]) -> bool:
    gaps = sorted((block[0] - before[0] - before[2], block[1] - before[1] - before[2]))
    return gaps[0] <= WIDEST_CHANGE and gaps[1] <= (WIDEST_CHANGE if gaps[0] else WIDEST_CUT)


def _shared(group: list[tuple[int, int, int]], left: Sequence[Word], right: Sequence[Word]) -> Shared:
    changes = [Change((a + size, c), (b + size, d)) for (a, b, size), (c, d, _) in pairwise(group)]
    (first, other, _), (last, end, size) = group[0], group[-1]
    last, end = last + size, end + size
    if 0 < len(left) - last <= EDGE and 0 < len(right) - end <= EDGE:
        changes.append(Change((last, len(left)), (end, len(right))))
        last, end = len(left), len(right)
    if 0 < first <= EDGE and 0 < other <= EDGE:
        changes.insert(0, Change((0, first), (0, other)))
        first, other = 0, 0
    return Shared((first, last), (other, end), sum(size for _, _, size in group), tuple(changes))


def signed(text: str, words: Sequence[Word], part: Range) -> bool:
    """Whether marks of leaving out or putting in ("…", brackets) stand at a range of words or around it."""
    before = words[part[0] - 1].end if part[0] else words[0].start
    after = words[part[1]].start if part[1] < len(words) else words[-1].end
    return bool(_SIGNS.search(text, max(0, before), after + 1))


def sentences(text: str, words: Sequence[Word]) -> Iterator[Range]:
    """The ranges of words that are sentences of a stretch."""
    first = 0
    for k, word in enumerate(words):
        following = words[k + 1].start if k + 1 < len(words) else None
        if following is None or _SENTENCE_END.search(text, word.end, following):
            yield first, k + 1
            first = k + 1
