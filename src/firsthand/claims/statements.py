"""The statements of a report: its attributed contents and its own sentences, each cut down to one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.languages import words
from firsthand.languages.figures import Figure, find_figures
from firsthand.records import Attribution, Parse, Range, Report, Stance, Token

FEWEST_WORDS = 3
"""Content words below which a stretch is no statement that one could check ("he said so")."""

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
_VOUCHING = ("speech", "writing", "belief")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a report with what it is compared by.

    `words` are lemmas of content words, `names` those that are part of a name, `verbs` those that are verbs;
    `order` is the number of its sentence in the report, 0 for the headline.
    """

    report: str
    start: int
    end: int
    attribution: Attribution | None
    stance: Stance
    words: frozenset[str]
    names: frozenset[str]
    verbs: frozenset[str]
    figures: tuple[Figure, ...]
    negated: bool
    quoted: bool
    order: int


def find_statements(report: Report, parse: Parse, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of one report, in text order: contents of what is vouched for, and sentences in its own voice."""
    vouched = [a for a in attributions if a.found_by.rpartition(":")[2] in _VOUCHING or ":" not in a.found_by]
    found: list[Statement] = []
    for order, sentence in enumerate(parse.sentences):
        for part, attribution in _parts(parse, sentence, vouched):
            statement = _statement(report, parse, part, attribution, order)
            if statement is not None:
                found.append(statement)
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _parts(
    parse: Parse, sentence: Range, attributions: Sequence[Attribution]
) -> Iterator[tuple[Range, Attribution | None]]:
    """The token ranges of one sentence that are statements, each with the attribution that it is the content of."""
    start, end = parse.tokens[sentence[0]].start, parse.tokens[sentence[1] - 1].end
    taken: list[Range] = []
    for attribution in attributions:
        inside = [r for r in attribution.content if r[0] < end and r[1] > start]
        if inside:
            part = _tokens_within(parse, sentence, (inside[0][0], inside[-1][1]))
            if part:
                taken.append(part)
                yield part, attribution
    if not taken:
        yield sentence, None


def _tokens_within(parse: Parse, sentence: Range, part: Range) -> Range | None:
    inside = [k for k in range(*sentence) if parse.tokens[k].start < part[1] and parse.tokens[k].end > part[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _statement(
    report: Report, parse: Parse, part: Range, attribution: Attribution | None, order: int
) -> Statement | None:
    tokens = parse.tokens[part[0] : part[1]]
    content = [t for t in tokens if _is_content(t)]
    if len(content) < FEWEST_WORDS:
        return None
    start, end = tokens[0].start, tokens[-1].end
    negated = sum(t.text.lower() in words("negations") for t in tokens) % 2 == 1
    return Statement(
        report=report.id,
        start=start,
        end=end,
        attribution=attribution,
        stance="denies" if attribution is not None and attribution.denies else "asserts",
        words=frozenset(plain(t) for t in content),
        names=frozenset(plain(t) for t in content if t.pos == "PROPN"),
        verbs=frozenset(plain(t) for t in content if t.pos == "VERB"),
        figures=find_figures(parse, part),
        negated=negated,
        quoted=any(s <= start + 2 and end - 2 <= e for s, e in parse.quotations),
        order=order,
    )


def plain(token: Token) -> str:
    """The form that a word is compared by: its lemma without dots and possessives."""
    return token.lemma.lower().replace(".", "").removesuffix("'s").removesuffix("’s")


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and token.lemma not in words("stop_words") and any(c.isalnum() for c in token.text)


def by_report(statements: Sequence[Statement]) -> Mapping[str, list[Statement]]:
    """The statements of each report, in text order."""
    result: dict[str, list[Statement]] = {}
    for statement in statements:
        result.setdefault(statement.report, []).append(statement)
    return result
