"""Attribution in the quotation styles that PolNeAR lacks: `python -m evaluation.styles [--short] [STYLE...]`.

Its development articles are rewritten into each style, the marked spans with them, and scored again: how well the
quotations themselves are found (against those of the articles as they were), the attributions as a whole, and those
that are direct in the articles as they were, for the scorer does not know all marks.
"""

from __future__ import annotations

import argparse
import re
import runpy
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from firsthand.languages.paragraphs import split
from firsthand.languages.quotations import find_quotations
from firsthand.records import Range, Report

Marked = Mapping[str, tuple[Range, ...]]

SHORT = 15
"""Articles of the short form, the first by name."""

SHORT_STYLES = ("several paragraphs", "wrapped, single")
"""Styles in which the short form attributes too; in the others it looks for the quotations alone."""

MARKS, WHOLE = ("marks P", "marks R"), ("F1", "direct R")
"""Figures of the quotations found, and of the attributions found in the whole of the articles."""

WIDTH, INDENT = 65, "    "
"""Columns of the wrapped style, and what begins its paragraphs: those of a news wire."""

NEST_AT, NEST_WORDS = 2, 2
"""Words of a quotation before those that the nested styles put inner marks around, and how many these are."""

_OPENING = re.compile(r"``|''|‘‘|[\"“”„‟«»'‘`]")
_CLOSING = re.compile(r"(?:''|’’|[\"“”»«])\Z")
_CLOSING_SINGLE = re.compile(r"['’‘]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?] (?=[A-Z])")


class Edit(NamedTuple):
    """What stands in a rewritten text instead of a range of the text as it was."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text after edits, which are in order and apart."""

    text: str
    edits: tuple[Edit, ...]

    def move(self, span: Range) -> Range:
        """Where a range of the text as it was stands now; what was inserted at its ends stays outside."""
        return self._move(span[0], after=True), self._move(span[1], after=False)

    def _move(self, at: int, after: bool) -> int:
        shift = 0
        for start, end, text in self.edits:
            if end < at or (end == at and (after or start < end)):
                shift += len(text) - (end - start)
            elif start < at:
                return start + shift + len(text)
            else:
                break
        return at + shift


@dataclass(frozen=True, slots=True)
class Style:
    """A way to mark quotations: the outer marks, those of a quotation in a quotation, and what else is done.

    `apostrophes`: which character becomes which. `nests`: some words of a longer quotation get the inner marks.
    `unclosed`: a quotation loses the closing mark that ends its paragraph. `breaks`: a quotation of several sentences
    goes on in a paragraph of its own. `wrapped`: lines are broken as in a wire.
    """

    name: str
    outer: tuple[str, str] | None = None
    inner: tuple[str, str] = ("", "")
    apostrophes: tuple[str, str] | None = None
    nests: bool = False
    unclosed: bool = False
    breaks: bool = False
    wrapped: bool = False


STYLES = (
    Style("as it is"),
    Style("straight", ('"', '"'), ("'", "'")),
    Style("curly", ("“", "”"), ("‘", "’")),
    Style("apostrophes", ("''", "''"), ("'", "'")),
    Style("backticks", ("``", "''"), ("`", "'")),
    Style("guillemets", ("«", "»"), ("„", "“")),
    Style("guillemets and blanks", ("«\u00a0", "\u00a0»"), ("“", "”")),
    Style("low and high", ("„", "“"), ("‚", "‘")),
    Style("low and curly", ("„", "”"), ("‚", "’")),
    Style("single low and high", ("‚", "‘"), ("„", "“")),
    Style("single curly", ("‘", "’"), ("“", "”"), apostrophes=("'", "’")),
    Style("single straight", ("'", "'"), ('"', '"'), apostrophes=("’", "'")),
    Style("nested straight", ('"', '"'), ("'", "'"), nests=True),
    Style("nested curly", ("“", "”"), ("‘", "’"), nests=True),
    Style("nested in single curly", ("‘", "’"), ("“", "”"), apostrophes=("'", "’"), nests=True),
    Style("nested in single straight", ("'", "'"), ('"', '"'), apostrophes=("’", "'"), nests=True),
    Style("nested in guillemets", ("«", "»"), ("„", "“"), nests=True),
    Style("no closing mark", unclosed=True),
    Style("several paragraphs", breaks=True),
    Style("several paragraphs, single", ("'", "'"), ('"', '"'), apostrophes=("’", "'"), breaks=True),
    Style("wrapped", wrapped=True),
    Style("wrapped, single", ("'", "'"), ('"', '"'), apostrophes=("’", "'"), wrapped=True),
)


def rewrite(text: str, style: Style) -> tuple[Rewritten, tuple[Range, ...]]:
    """The text in a style, and where its quotations stand then."""
    paragraphs = tuple(split(text, ()))
    quotations = find_quotations(text, paragraphs)
    ends = {end for _, end in paragraphs}
    edits: list[Edit] = []
    breaks: dict[Range, int] = {}
    for span in quotations:
        found = list(_change(text, span, style, ends))
        breaks[span] = next((edit.start for edit in found if "\n" in edit.text), -1)
        edits += found
    if style.wrapped:
        edits += _wrap(text, paragraphs)
    source = text.replace(*style.apostrophes) if style.apostrophes else text
    rewritten = _apply(source, tuple(sorted(edits)))
    moved = [piece for span in quotations for piece in _cut(rewritten.move(span), rewritten, breaks[span])]
    return rewritten, tuple((start, start + len(rewritten.text[start:end].rstrip())) for start, end in moved)


def _apply(text: str, edits: tuple[Edit, ...]) -> Rewritten:
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text[at:start], new]
        at = end
    return Rewritten("".join([*pieces, text[at:]]), edits)


def _change(text: str, span: Range, style: Style, ends: set[int]) -> Iterator[Edit]:
    """The edits of one quotation."""
    inside, closing = _marks(text, span)
    inner = [
        (a + inside[0], b + inside[0]) for a, b in find_quotations(text[slice(*inside)], ((0, inside[1] - inside[0]),))
    ]
    if style.outer:
        yield Edit(span[0], inside[0], style.outer[0])
        for place in inner:
            within, closed = _marks(text, place)
            yield Edit(place[0], within[0], style.inner[0])
            if closed:
                yield Edit(within[1], place[1], style.inner[1])
    words = [m.span() for m in _WORD.finditer(text, *inside)]
    if style.nests and not inner and len(words) > NEST_AT + NEST_WORDS:
        yield Edit(words[NEST_AT][0], words[NEST_AT][0], style.inner[0])
        yield Edit(words[NEST_AT + NEST_WORDS - 1][1], words[NEST_AT + NEST_WORDS - 1][1], style.inner[1])
    cuts = [m.end() for m in _SENTENCE.finditer(text, *inside) if not any(a <= m.end() < b for a, b in inner)]
    if style.breaks and cuts:
        opening = style.outer[0] if style.outer else text[span[0] : inside[0]]
        yield Edit(cuts[0] - 1, cuts[0], f"\n\n{opening}")
    if closing and style.outer:
        yield Edit(inside[1], span[1], style.outer[1])
    elif closing and style.unclosed and span[1] in ends:
        yield Edit(inside[1], span[1], "")


def _marks(text: str, span: Range) -> tuple[Range, bool]:
    """What stands between the marks of a quotation, and whether it has a closing one."""
    start = _OPENING.match(text, *span)
    if start is None:
        return span, False
    single = start[0] in "'‘‚`"
    closing = (_CLOSING_SINGLE if single else _CLOSING).search(text, start.end(), span[1])
    return (start.end(), closing.start() if closing else span[1]), closing is not None


def _cut(span: Range, rewritten: Rewritten, at: int) -> list[Range]:
    """A quotation in its paragraphs: cut where the edit at `at` of the text as it was ends one and begins another."""
    if at < 0:
        return [span]
    first = rewritten.move((at, at))[1]
    return [(span[0], first), (first + len("\n\n"), span[1])]


def _wrap(text: str, paragraphs: tuple[Range, ...]) -> Iterator[Edit]:
    """The edits that break lines like a wire's, each paragraph but the first on a new line with an indent."""
    for number, (start, end) in enumerate(paragraphs):
        if number:
            yield Edit(paragraphs[number - 1][1], start, f"\n{INDENT}")
        line = start - len(INDENT) if number else start
        blank = -1
        for at in [*(m.start() for m in re.finditer(" ", text[start:end])), end - start]:
            if start + at - line > WIDTH and blank > line:
                yield Edit(blank, blank + 1, "\n")
                line = blank + 1
            blank = start + at


@dataclass(frozen=True, slots=True)
class Data:
    """The marked articles, and the functions of the scorer by name."""

    texts: Mapping[str, tuple[str, list[Marked], list[Range]]]
    scorer: Mapping[str, Any]


def read(shared: Path, articles: int | None = None) -> Data:
    """PolNeAR's development articles, or the first of them by name, and their scorer."""
    scorer = runpy.run_path(str(shared / "score" / "score_attribution.py"))
    texts = scorer["read_gold"](str(shared / "data" / "polnear" / "dev"))
    return Data(dict(list(texts.items())[:articles]), scorer)


def measure(style: Style, data: Data, whole: bool = True) -> dict[str, float]:
    """The figures of a style, as percentages: of the quotations, and where `whole` of the attributions."""
    told = wanted = right = 0
    gold: dict[str, Any] = {}
    found: dict[str, Any] = {}
    for name, (text, marked, discarded) in data.texts.items():
        rewritten, expected = rewrite(text, style)
        quotations = find_quotations(rewritten.text, tuple(split(rewritten.text, ())))
        told, wanted = told + len(quotations), wanted + len(expected)
        right += len(set(quotations) & set(expected))
        if whole:
            moved = [{role: tuple(map(rewritten.move, spans)) for role, spans in m.items()} for m in marked]
            gold[name] = rewritten.text, moved, list(map(rewritten.move, discarded))
            found[name] = list(_attribute(name, rewritten.text))
    figures = {"marks P": right / max(1, told), "marks R": right / max(1, wanted)}
    if whole:
        detail: dict[str, Any] = {}
        full = data.scorer["score"](gold, found, detail)["full"]
        figures |= {"P": full["p"], "R": full["r"], "F1": full["f1"], "direct R": _recall(data, detail)}
    return {name: round(100 * value, 1) for name, value in figures.items()}


def measure_all(shared: Path, short: bool) -> dict[str, dict[str, float]]:
    """The figures of each style by its name."""
    data = read(shared, SHORT if short else None)
    return {style.name: measure(style, data, whole=not short or style.name in SHORT_STYLES) for style in STYLES}


def _attribute(name: str, text: str) -> Iterator[dict[str, list[Range]]]:
    from firsthand import attributions, languages

    report = Report(name, name, name, "", text)
    for found in attributions.find(report, languages.parse(report)):
        source = [found.source] if found.source else []
        yield {"source": source, "cue": list(found.cue), "content": list(found.content)}


def _recall(data: Data, detail: Mapping[str, Any]) -> float:
    """Of the attributions that are direct in the articles as they were those found."""
    hits = []
    for name, (text, marked, _) in data.texts.items():
        mask = data.scorer["quoted_mask"](text)
        direct = (n for n, m in enumerate(marked) if data.scorer["classify"](text, mask, m["content"]) == "direct")
        hits += [number in detail[name]["hit"] for number in direct]
    return sum(hits) / max(1, len(hits))


def main(arguments: list[str] | None = None) -> int:
    """Prints a line a style."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.styles", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the marked data")
    parser.add_argument("--short", action="store_true", help=f"the first {SHORT} articles")
    parser.add_argument("--marks", action="store_true", help="the quotations alone, without the attributions")
    parser.add_argument("--only", nargs="+", choices=[s.name for s in STYLES], metavar="STYLE", help="these styles")
    options = parser.parse_args(arguments)
    data = read(options.shared, SHORT if options.short else None)
    for style in STYLES:
        if not options.only or style.name in options.only:
            figures = measure(style, data, whole=not options.marks)
            print(
                f"{style.name:24}", *(f"{name} {value:5.1f}" for name, value in figures.items()), sep="  ", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
