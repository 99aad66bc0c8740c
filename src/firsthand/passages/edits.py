"""What an editor does to a text that is not his own, and never to his own: it tells which of two reports was first.

Each sign is rare, and is taken only where the other report shows what was there before. That one report stands whole in
another tells nothing by itself: a long report may have taken a short one in, or a short one may be cut from a long one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from firsthand.passages.words import kept
from firsthand.records import Report, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHOLE = 0.8
"""The least part of a report, by characters, that a passage is for the report to be contained in the other."""

AROUND = 3
"""Words on either side of a mark of omission by which its place is found in the other report."""

OMITTED = 200
"""Characters at most that stand in the place of a mark of omission."""

SHORTEST_NAME = 5
"""Letters of a name whose spelling tells anything: shorter ones that differ by a letter are two names."""

LONGEST_NAME = 40
"""Letters of a name, but for its first, and of the word before it: what is longer is none."""

TIMES = 2
"""How often a report spells a name in its own way, outside what it shares."""

MOST = 20
"""Marks and names of a passage that are looked at, so that a hostile one costs no more."""

_OMISSION = re.compile(r"\[\s{0,3}(?:…|\.{3})\s{0,3}\]|\(\s{0,3}(?:…|\.{3})\s{0,3}\)")
_SIC = re.compile(r"\b(\w{1,40})[”\"’']?\s{1,3}[\[(]sic[\])]", re.IGNORECASE)
_THUS = re.compile(r"[\[(]sic[\])]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PAIR = re.compile(rf"\b(\w{{1,40}}) (?=(\w{{{SHORTEST_NAME},40}})\b)")
_CAPITALS = re.compile(
    rf"([^\Wa-z\d_](?<!\w\w)\w{{0,{LONGEST_NAME - 1}}}) (?=([^\Wa-z\d_]\w{{{SHORTEST_NAME - 1},{LONGEST_NAME}}})\b)",
    re.DOTALL,
)
"""Two words that may begin with a capital, after one another; it looks at no other letter twice."""
_FINISHED = re.compile(r"\s*[.!?][\"”’»)\]]*(?!\.)")
_SOLID = re.compile(r".*[^\s.…\[\]()]", re.DOTALL)
_GOES_ON = re.compile(r",?\s{1,2}[^\W\d_]")


class Signs(NamedTuple):
    """What of a report alone bears on whether a passage of it was edited: few reports have any sign.

    Whether it marks an omission, or a word as another's; the characters of the shortest passage that makes up the whole
    of it, and where the last of its sentences ends; whether it has a name in two spellings.
    """

    omits: bool
    doubts: bool
    whole: float
    end: int
    wavers: bool


def sign(report: Report, may_waver: bool = True) -> Signs:
    """The signs of a report; `may_waver` is false where it is known that no name of it is there in two spellings."""
    text, stretches = report.text, kept(report)
    bracketed = "[" in text or "(" in text
    dotted = bracketed and ("…" in text or "..." in text)
    said = (_SOLID.match(text, *stretch) for stretch in reversed(stretches))
    return Signs(
        dotted and _OMISSION.search(text) is not None,
        bracketed and _THUS.search(text) is not None,
        WHOLE * sum(end - start for start, end in stretches),
        next((match.end() for match in said if match), 0),
        may_waver and wavers(report),
    )


def edited(span: Span, other: Span, report: Report, model: Report, signs: Signs) -> str | None:
    """Why `report` has the passage at `span` from the other report, where the passage itself shows it; else None.

    `signs` are those of the report.
    """
    if (signs.omits or signs.doubts) and (found := _marked(span, other, report, model)):
        return found
    if span.end - span.start >= signs.whole and span.end >= signs.end and _breaks_off(span, other, report, model):
        return f"all of {_called(report)} is in {_called(model)}, and it breaks off in a sentence that goes on there"
    foreign = _misnamed(span, other, report, model) if signs.wavers else None
    if foreign:
        own, first = _called(report), _called(model)
        return f"{own} writes {foreign[1]!r}, and only here {foreign[0]!r}, as {first} always does"
    return None


def _marked(span: Span, other: Span, report: Report, model: Report) -> str | None:
    """Why the passage is the other report's, where a mark in it shows that."""
    texts = report.text[span.start : span.end], model.text[other.start : other.end]
    own, first = _called(report), _called(model)
    if _omits(*texts):
        return f"{own} marks with dots that it leaves something out, and {first} has what was left out"
    return f"{own} marks a word with (sic), which {first} has without" if _doubts(*texts) else None


def wavers(report: Report) -> bool:
    """Whether the report has a name in two spellings after the same word with a capital: few do."""
    ways: dict[tuple[str, str], set[str]] = {}
    for before, name in _CAPITALS.findall(report.text):
        if before[0].isupper():
            ways.setdefault((before, name[0]), set()).add(name)
    several = [sorted(some) for some in ways.values() if len(some) > 1]
    return any(len(some) > MOST or any(_alike(*two) for two in combinations(some, 2)) for some in several)


def may_waver(reports: Sequence[Report]) -> NDArray[np.bool_]:
    """Which of the reports may waver: all that do, and few others. By machine code, for an archive."""
    import numpy as np

    from firsthand.passages import edit_kernels, scans

    blocks = [np.zeros(0, np.bool_)]
    for lot in scans.lots(reports):
        chars, begins = scans.spell_out(lot)
        found, size = np.zeros(len(lot), np.bool_), 1 << int(np.diff(begins).max()).bit_length()
        table = np.zeros(size, np.uint64), np.empty(size, np.uint64), *np.empty((2, size), np.int64)
        edit_kernels.waver(chars, begins, _kinds(), table, found)
        blocks.append(found)
    return np.concatenate(blocks)


@cache
def _kinds() -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each character is one of a word, may begin a name, and is a capital."""
    import numpy as np

    from firsthand.passages.kernels import CHARACTERS

    letters = [chr(code) for code in range(CHARACTERS)]
    tests = (lambda c: c.isalnum() or c == "_", re.compile(r"[^\Wa-z\d_]").match, str.isupper)
    worded, capital, upper = (np.array([bool(test(c)) for c in letters]) for test in tests)
    return worded, capital, upper


def _called(report: Report) -> str:
    return report.outlet or report.name


def _omits(text: str, model: str) -> bool:
    """Whether a mark of omission in the text stands for words of the model."""
    for mark in islice(_OMISSION.finditer(text), MOST):
        before = _WORD.findall(text[max(0, mark.start() - OMITTED) : mark.start()])[-AROUND:]
        after = _WORD.findall(text[mark.end() : mark.end() + OMITTED])[:AROUND]
        if len(before) == len(after) == AROUND:
            head, tail = (r"\W{1,5}".join(map(re.escape, words)) for words in (before, after))
            found = re.search(rf"\b{head}\b(.{{1,{OMITTED}}}?)\b{tail}\b", model, re.DOTALL)
            if found and _WORD.search(found[1]) and not _OMISSION.search(found[1]):
                return True
    return False


def _doubts(text: str, model: str) -> bool:
    """Whether the text marks a word as the other's own, and the model has it unmarked."""
    if not _THUS.search(text) or _SIC.search(model):
        return False
    words = set(_WORD.findall(model))
    return any(match[1] in words for match in _SIC.finditer(text))


def _breaks_off(span: Span, other: Span, report: Report, model: Report) -> bool:
    """Whether the report, all of which is in the model, ends in the middle of a sentence that goes on there."""
    rest = "".join(report.text[max(start, span.end) : end] for start, end in kept(report) if end > span.end)
    return not _FINISHED.match(rest) and _GOES_ON.match(model.text, other.end) is not None


def _misnamed(span: Span, other: Span, report: Report, model: Report) -> tuple[str, str] | None:
    """A name that both spell alike in the passage, and how the report spells it elsewhere, but the model never."""
    shared = _full_names(span, report) & _full_names(other, model)
    text = report.text
    other_ways = (n for n in sorted(shared) if text.count(f"{n[0]} {n[1][0]}") > text.count(" ".join(n)))
    for before, name in islice(other_ways, MOST):
        own, theirs = _elsewhere(before, name, span, report), _elsewhere(before, name, other, model)
        spelt = {written for written in own if _alike(name, written)}
        if len(spelt) == 1 and name not in own and name in theirs and not spelt & set(theirs):
            (written,) = spelt
            if own.count(written) >= TIMES:
                return f"{before} {name}", f"{before} {written}"
    return None


def _full_names(span: Span, report: Report) -> set[tuple[str, str]]:
    """The names of a passage that follow another word with a capital, with that word."""
    pairs = _PAIR.findall(report.text, span.start, span.end)
    return {(before, name) for before, name in pairs if before[0].isupper() and name[0].isupper()}


def _elsewhere(before: str, name: str, span: Span, report: Report) -> list[str]:
    """What follows that word outside the passage and begins as the name does."""
    found = re.finditer(rf"\b{re.escape(before)} ({re.escape(name[0])}\w{{1,40}})\b", report.text)
    return [match[1] for match in found if not span.start <= match.start() < span.end]


def _alike(name: str, written: str) -> bool:
    """Whether two names are one in two spellings: a letter inside differs, or is there once and not the other time."""
    if name == written or abs(len(name) - len(written)) > 1 or min(len(name), len(written)) < SHORTEST_NAME:
        return False
    head = next((n for n, (a, b) in enumerate(zip(name, written, strict=False)) if a != b), None)
    if not head:
        return False
    tail = next((n for n, (a, b) in enumerate(zip(name[::-1], written[::-1], strict=False)) if a != b), 0)
    return tail > 0 and max(len(name), len(written)) - head - tail <= 1
