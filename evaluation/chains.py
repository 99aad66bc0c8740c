"""What is found of the way that a statement took, against paragraphs marked by hand (chains.jsonl).

A mark holds offsets, never text: the texts are looked up by "set/id" in the shared folder and their digests checked. A
chain is an attribution with a channel or a medium. Its elements are its origin, its channels and its medium.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluation import texts
from firsthand import attributions, languages
from firsthand.records import Attribution, Range, Report

FILE = Path(__file__).with_name("chains.jsonl")
HALVES = ("tune", "test")
KINDS = ("origin", "channel", "medium")

BEFORE = 2
"""Paragraphs before the marked one that are read with it: a pronoun or an outlet may go on from them."""

ALIKE = 0.5
"""Share of the shorter of two contents that the other must hold for them to be the same one."""

EVERY = 10
"""Of so many marked paragraphs the short form takes one."""

_WORD = re.compile(r"\w+")
_INDENTED = re.compile(r"(?:\A|(?<=\n))(?:[ \t]{3,}|\A)\S")
_LINE = re.compile(r"(?:\A|(?<=\n))[^\n]*\S")


@dataclass(frozen=True, slots=True)
class Mark:
    """One attribution marked by hand."""

    content: Range
    source: Range | None
    via: tuple[Range, ...]
    medium: str | None

    @property
    def chain(self) -> bool:
        """Whether a channel or a medium was marked."""
        return bool(self.via or self.medium)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One marked paragraph: the text that it stands in, as "set/id", where, in which half, and its attributions."""

    text: str
    sha256: str
    half: str
    range: Range
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A marked paragraph with those before it, as a report, and the marks and the paragraph moved to its offsets."""

    report: Report
    paragraph: Paragraph


def read_marks(file: Path = FILE) -> tuple[Paragraph, ...]:
    """The marked paragraphs, in the file's order."""
    return tuple(_paragraph(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines())


def _paragraph(record: Mapping[str, Any]) -> Paragraph:
    def span(pair: Sequence[int]) -> Range:
        return pair[0], pair[1]

    marks = (
        Mark(span(a["content"]), a["source"] and span(a["source"]), tuple(map(span, a["via"])), a["medium"])
        for a in record["attributions"]
    )
    return Paragraph(record["text"], record["sha256"], record["half"], span(record["paragraph"]), tuple(marks))


def find_excerpts(paragraphs: Iterable[Paragraph], data: Path) -> Iterator[Excerpt]:
    """An excerpt for each paragraph, in their order. Raises TextsChangedError where a text is not what was marked."""
    wanted = list(paragraphs)
    found = texts.find({p.text: p.sha256 for p in wanted}, data)
    for paragraph in wanted:
        told = found[paragraph.text]
        yield _cut(paragraph, told.text, told.outlet)


def _cut(paragraph: Paragraph, text: str, outlet: str | None) -> Excerpt:
    """The paragraph with the BEFORE paragraphs before it; wires begin one with an indent, other texts with a line."""
    begins = _INDENTED if paragraph.text.startswith("reuters/") else _LINE
    starts = [0, *(match.start() for match in begins.finditer(text, 0, paragraph.range[0]))]
    start = starts[-BEFORE - 1] if len(starts) > BEFORE else 0
    name, kept = paragraph.text, text[start : paragraph.range[1]]
    report = Report(name, name, "", paragraph.sha256, kept, outlet=outlet, language="en")
    return Excerpt(report, move(paragraph, -start))


def move(paragraph: Paragraph, by: int) -> Paragraph:
    """The paragraph and its marks, so many characters further on."""

    def moved(span: Range) -> Range:
        return span[0] + by, span[1] + by

    marks = (
        Mark(moved(m.content), m.source and moved(m.source), tuple(map(moved, m.via)), m.medium)
        for m in paragraph.marks
    )
    return replace(paragraph, range=moved(paragraph.range), marks=tuple(marks))


def score(paragraph: Paragraph, text: str, found: Sequence[Attribution]) -> Counter[str]:
    """The counts of one paragraph; `figures` makes ratios of their sum.

    An element's counts are "marked", "found" and "right" with its name before; what is found of an attribution that is
    no chain, or that nobody marked, counts as found alone.
    """
    counts: Counter[str] = Counter()
    inside = [a for a in found if a.content and paragraph.range[0] <= a.content[0][0] < paragraph.range[1]]
    partners = [(mark, _partner(mark, inside)) for mark in paragraph.marks]
    taken = {id(a) for mark, a in partners if mark.chain and a is not None}
    for mark, partner in partners:
        if mark.chain:
            own = compare(mark, partner, text)
            counts += own
            if mark.via:
                counts += Counter({f"by channel: {key}": number for key, number in own.items()})
    for other in inside:
        if id(other) not in taken:
            counts["channel found"] += len(other.via)
            counts["medium found"] += other.medium is not None
    return counts


def _partner(mark: Mark, found: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content shares most with the mark's, at least half of the shorter one; else None."""
    best: tuple[int, int, Attribution] | None = None
    for one in found:
        size = sum(e - s for s, e in one.content)
        shared = sum(max(0, min(e, mark.content[1]) - max(s, mark.content[0])) for s, e in one.content)
        if shared >= ALIKE * min(size, mark.content[1] - mark.content[0]) and (
            best is None or (shared, -size) > best[:2]
        ):
            best = (shared, -size, one)
    return None if best is None else best[2]


def compare(mark: Mark, found: Attribution | None, text: str) -> Counter[str]:
    """The counts of one chain."""
    sources = [s for s in (found.source, found.antecedent) if s] if found else []
    via = found.via if found else ()
    medium = found.medium if found else None
    origin = mark.source is not None and any(same(text, mark.source, s) for s in sources)
    channels = _longest_common(text, mark.via, via)
    counts = Counter(
        {
            "origin marked": int(mark.source is not None),
            "origin found": int(bool(sources)),
            "origin right": int(origin),
            "channel marked": len(mark.via),
            "channel found": len(via),
            "channel right": channels,
            "medium marked": int(mark.medium is not None),
            "medium found": int(medium is not None),
            "medium right": int(medium is not None and medium == mark.medium),
        }
    )
    whole = found is not None and (origin or (mark.source is None and not sources))
    whole = whole and channels == len(mark.via) == len(via) and medium == mark.medium
    return counts + Counter({"chains": 1, "chains right": int(whole)})


def _longest_common(text: str, marked: Sequence[Range], found: Sequence[Range]) -> int:
    """Length of the longest common subsequence of two lists of channels."""
    row = [0] * (len(found) + 1)
    for one in marked:
        before, row = row, [0]
        for n, other in enumerate(found):
            row.append(max(row[n], before[n + 1], before[n] + same(text, one, other)))
    return row[-1]


def same(text: str, one: Range, other: Range) -> bool:
    """Whether two mentions share a word of the text, or consist of the same words at two places."""
    common = text[max(one[0], other[0]) : min(one[1], other[1])]
    words, others = (_WORD.findall(text[s:e].casefold()) for s, e in (one, other))
    return bool(_WORD.search(common)) or (bool(words) and words == others)


def figures(counts: Mapping[str, int]) -> dict[str, float | None]:
    """Precision, recall and F1 of all elements, F1 of each kind, and the share of chains found wholly right."""
    chains = counts.get("chains", 0)
    return {
        "P": _ratio(counts, "right", "found"),
        "R": _ratio(counts, "right", "marked"),
        "F1": _f1(counts),
        "origins F1": _f1(counts, kinds=("origin",)),
        "channels F1": _f1(counts, kinds=("channel",)),
        "media F1": _f1(counts, kinds=("medium",)),
        "with a channel F1": _f1(counts, "by channel: "),
        "wholly right %": round(100 * counts.get("chains right", 0) / chains, 1) if chains else None,
    }


def _ratio(
    counts: Mapping[str, int], part: str, *whole: str, prefix: str = "", kinds: Sequence[str] = KINDS
) -> float | None:
    parts = sum(counts.get(f"{prefix}{kind} {part}", 0) for kind in kinds)
    over = sum(counts.get(f"{prefix}{kind} {name}", 0) for kind in kinds for name in whole) / len(whole)
    return round(100 * parts / over, 1) if over else None


def _f1(counts: Mapping[str, int], prefix: str = "", kinds: Sequence[str] = KINDS) -> float | None:
    return _ratio(counts, "right", "found", "marked", prefix=prefix, kinds=kinds)


def measure(data: Path, short: bool = False, halves: Sequence[str] = HALVES) -> dict[str, float | None]:
    """The figures of each half, "tune" or "test" before their names."""
    paragraphs = [p for half in halves for p in [p for p in read_marks() if p.half == half][:: EVERY if short else 1]]
    counts: dict[str, Counter[str]] = {half: Counter() for half in halves}
    for excerpt in find_excerpts(paragraphs, data):
        found = attributions.find(excerpt.report, languages.parse(excerpt.report))
        counts[excerpt.paragraph.half] += score(excerpt.paragraph, excerpt.report.text, found)
    return {f"{half} {name}": value for half in halves for name, value in figures(counts[half]).items()}
