"""A quotation that two reports give in different words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from firsthand.disagreements._material import Material, gather
from firsthand.disagreements._stretches import Stretches
from firsthand.disagreements._wordings import Change, Shared, Word, align, sentences, signed, split
from firsthand.engine.local import shared_keys
from firsthand.languages import words
from firsthand.records import Attribution, Disagreement, Range, Report, Value

FEWEST_SAME = 4
"""Words that two quotations must share to be forms of one."""

FEWEST_TELLING = 3
"""Of them, words that are no mere function words. In the marked stories 2 tells 9 pairs of quotations that only sound
alike, 3 one, and none that a person marked needs less."""

SAME_OF_ONE, TELLING_OF_ONE = 5, 2
"""Words that two quotations of one party must share and, of them, words that are no mere function words, where they are
too plain for FEWEST_TELLING ("what have you been doing, John?")."""

SHORT = 6
"""Words of the longest quotation of which all but one word may tell enough by themselves, however few they are."""

FEWEST_UNMARKED = 6
"""The same where one side stands without quotation marks and may be a paraphrase."""

ALIKE = 0.75
"""Share of the words of either stretch that must be the same where nobody tells whose words they are."""

ALIKE_OF_ONE = 0.6
"""The same where both are given to one party."""

OF_SENTENCE = 0.4
"""Share of the shorter sentence that must be in the other for both to be one. In the marked stories 39 of 40 quotations
that are one reach 0.67 and all 0.53; of two sentences that only use one phrase the highest has 0.33."""

LEFT_OUT = 3
"""Words that a sentence left out of a quotation counts as where two forms of it are compared."""

SPELLING = 85.0
"""Likeness (0 to 100, by edits) from which two words are taken for one in two spellings."""

MOST_QUOTATIONS = 60
"""Quotations of a story that may share a word before it proposes no pair."""

CONTEXT = 2
"""Words shown on either side of what differs."""


class Quotation(NamedTuple):
    """A quoted stretch of a report, its words, the party that it is given to if that is told, and if it is marked."""

    report: Report
    words: tuple[Word, ...]
    speaker: str | None
    marked: bool


def detect(material: Material) -> Iterator[Disagreement]:
    """A disagreement for each sentence of a quotation that two reports give in different words."""
    quotations = tuple(_quotations(material))
    plain = cache(lambda report: f" {' '.join(w.plain for w in split(report.text, 0, len(report.text)))} ")
    parted: list[tuple[Value, Value]] = []
    for one, other in _likely(quotations):
        for shared in align(one.words, other.words):
            changes = [c for c in shared.changes if not _is_compatible(c, one, other)]
            both = _gives(one.report, other.words[slice(*shared.right)], plain)
            both = both or _gives(other.report, one.words[slice(*shared.left)], plain)
            if changes and not both and _is_one(shared, changes, one, other):
                parted += [(_value(one, c.left), _value(other, c.right)) for c in changes]
    for values in gather(parted, material):
        told = " / ".join(dict.fromkeys(f"“{v.value}”" for v in values))
        yield Disagreement("wording", _subject(values, material), values, f"One quotation is given as {told}.")


def _gives(report: Report, said: Sequence[Word], plain: Callable[[Report], str]) -> bool:
    """Whether a report has the words of the other form too, so that both were said."""
    return f" {' '.join(w.plain for w in said)} " in plain(report)


def _quotations(material: Material) -> Iterator[Quotation]:
    """The quotations of the story, those of a report in its order and the reports in that of their ids.

    What a report gives without marks is one too: the content of an attribution, and what it shares with another
    report's quotation.
    """
    said: dict[str, list[Attribution]] = {}
    for attribution in material.attributions.values():
        if attribution.source_id:
            said.setdefault(attribution.report, []).append(attribution)
    copied = _copied(material)
    for key in sorted(material.reports):
        report, own = material.reports[key], said.get(key, [])
        marked = dict.fromkeys(material.parses[key].quotations)
        contents = [(a.content[0][0], a.content[-1][1]) for a in own]
        speakers = Stretches((part, a.source_id) for a in own for part in a.content)
        for start, end in (*marked, *_unmarked([*contents, *copied.get(key, [])], marked)):
            inside = split(report.text, start, end)
            yield Quotation(report, inside, next(iter(speakers.over(start, end)), None), (start, end) in marked)


def _copied(material: Material) -> dict[str, list[Range]]:
    """The stretches of each report that it shares with a quotation of another."""
    found: dict[str, list[Range]] = {}
    for passage in material.passages:
        for side in (passage.left, passage.right):
            if passage.within != "narration":
                found.setdefault(side.report, []).append((side.start, side.end))
    return found


def _unmarked(parts: Sequence[Range], marked: Iterable[Range]) -> Iterator[Range]:
    """The stretches that stand outside every quotation, each once."""
    inside = Stretches((part, None) for part in marked)
    for part in sorted(set(parts)):
        if not inside.over(*part):
            yield part


def _likely(quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, Quotation]]:
    """Quotations of different reports that share two words that are not mere function words."""
    numbers: dict[str, int] = {}
    common = words("function_words")
    postings = [
        (numbers.setdefault(w, len(numbers)), k)
        for k, q in enumerate(quotations)
        for w in dict.fromkeys(word.plain for word in q.words)
        if w not in common
    ]
    for i, j, shared in shared_keys(postings, MOST_QUOTATIONS):
        one, other = quotations[i], quotations[j]
        if shared >= 2 and one.report.id != other.report.id and (one.marked or other.marked):
            yield one, other


def _is_one(shared: Shared, changes: Sequence[Change], one: Quotation, other: Quotation) -> bool:
    """Whether a shared stretch is one quotation in two forms and not two that sound alike.

    What one side leaves out counts as at most LEFT_OUT words, however long it is.
    """
    same_party = one.speaker == other.speaker or None in (one.speaker, other.speaker)
    replaced = sum(
        max(c.left[1] - c.left[0], c.right[1] - c.right[0]) if _replaces(c) else min(LEFT_OUT, _length(c))
        for c in changes
    )
    alike = shared.same / (shared.same + replaced)
    if shared.same < OF_SENTENCE * min(_whole(one, shared.left), _whole(other, shared.right)):
        return False
    return alike >= (ALIKE_OF_ONE if same_party else ALIKE) and _tell_enough(shared, alike, one, other)


def _whole(quotation: Quotation, part: Range) -> int:
    """How many words the sentences have that a range of a quotation's words stands in."""
    inside = [s for s in sentences(quotation.report.text, quotation.words) if s[0] < part[1] and part[0] < s[1]]
    return inside[-1][1] - inside[0][0] if inside else 0


def _tell_enough(shared: Shared, alike: float, one: Quotation, other: Quotation) -> bool:
    """Whether two quotations share more than anybody's words: enough of them, or nearly all that one of them has.

    The words of one name ("United States") tell no more than one.
    """
    ours, theirs = (q.words[slice(*part)] for q, part in ((one, shared.left), (other, shared.right)))
    both = {w.plain for w in theirs} - words("function_words")
    named = [w.plain in both and one.report.text[w.start].isupper() for w in ours]
    telling = sum(w.plain in both for w in ours) - sum(a and b for a, b in pairwise(named))
    if not (one.marked and other.marked):
        return telling >= FEWEST_UNMARKED
    if shared.same >= FEWEST_SAME and telling >= FEWEST_TELLING:
        return True
    if alike < ALIKE:
        return False
    shorter = min(len(one.words), len(other.words))
    whole = shorter <= SHORT and shared.same >= shorter - 1
    of_one = one.speaker is not None and one.speaker == other.speaker
    if of_one and telling >= TELLING_OF_ONE and shared.same >= (FEWEST_SAME if whole else SAME_OF_ONE):
        return True
    return whole and telling >= FEWEST_TELLING


def _replaces(change: Change) -> bool:
    return change.left[0] < change.left[1] and change.right[0] < change.right[1]


def _length(change: Change) -> int:
    return change.left[1] - change.left[0] + change.right[1] - change.right[0]


def _is_compatible(change: Change, one: Quotation, other: Quotation) -> bool:
    """Whether a change only marks what was left out or put in, or spells a word otherwise."""
    if signed(one.report.text, one.words, change.left) or signed(other.report.text, other.words, change.right):
        return True
    left = " ".join(w.plain for w in one.words[slice(*change.left)])
    right = " ".join(w.plain for w in other.words[slice(*change.right)])
    if not (one.marked and other.marked) and not _tells(left + " " + right):
        return True
    together = left.replace(" ", "") == right.replace(" ", "")
    if together or sorted(left) == sorted(right):
        return True
    return bool(left and right) and fuzz.ratio(left, right) >= SPELLING


def _tells(changed: str) -> bool:
    """Whether changed words are more than the shift of person and tense that indirect speech brings."""
    return any(w not in words("shifting") for w in changed.split())


def _value(quotation: Quotation, part: Range) -> Value:
    """The sentences of a quotation that a range of its words stands in or between, and those words in their context."""
    first, last = max(0, min(part[0], len(quotation.words) - 1)), max(part[1], part[0] + 1)
    if part[0] == part[1]:
        first = max(0, first - 1)
    around = [s for s in sentences(quotation.report.text, quotation.words) if s[0] < last and first < s[1]]
    begin, end = quotation.words[around[0][0]].start, quotation.words[around[-1][1] - 1].end
    shown = quotation.words[max(0, part[0] - CONTEXT) : part[1] + CONTEXT]
    words_shown = " ".join(quotation.report.text[shown[0].start : shown[-1].end].split())
    return Value(quotation.report.id, begin, end, words_shown)


def _subject(values: Sequence[Value], material: Material) -> str:
    """The longest form of the quotation."""
    longest = max(values, key=lambda v: (v.end - v.start, v.report))
    return " ".join(material.reports[longest.report].text[longest.start : longest.end].split())
