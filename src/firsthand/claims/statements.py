"""The statements of a report: its attributed contents and its own sentences, each cut down to one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.languages import words
from firsthand.languages.figures import Figure, find_figures
from firsthand.records import Attribution, Parse, Range, Report, Stance, Token

FEWEST_WORDS = 3
"""Content words below which a stretch is no statement that one could check ("he said so")."""

FEWEST_WORDS_LEFT = 5
"""Content words that a sentence must have beside its attributions for the reporter to say something there."""

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
_VOUCHING = ("speech", "writing")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a report with what it is compared by.

    `words` are lemmas of content words, `names` those that are part of a name, `verbs` those that are verbs;
    `order` is the number of its sentence among those of the report that state something, 0 for the headline.
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
    order = 0
    for sentence in parse.sentences:
        parts = [_statement(report, parse, part, told, order) for part, told in _parts(parse, sentence, vouched)]
        stated = [statement for statement in parts if statement is not None]
        found += stated
        order += bool(stated)
    found.sort(key=lambda s: (s.start, s.end))
    return tuple(_told_what(found))


def _told_what(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; a denial that names no more than "the allegations" is one of what was told just before it."""
    before: Statement | None = None
    for statement in statements:
        own = statement.words - words("denied_things")
        if statement.stance == "denies" and before is not None and len(own - statement.names) <= FEWEST_WORDS:
            yield replace(statement, words=statement.words | before.words, verbs=statement.verbs | before.verbs)
            continue
        yield statement
        before = statement


def _parts(
    parse: Parse, sentence: Range, attributions: Sequence[Attribution]
) -> Iterator[tuple[Range, Attribution | None]]:
    """The token ranges of one sentence that are statements, each with the attribution that it is the content of.

    A content that says too little by itself ("that it had") stands with its source and cue, or with its whole
    sentence. What the contents leave of the sentence is the reporter's own, if it says something ("X, who resigned
    on Friday, said ...").
    """
    start, end = parse.tokens[sentence[0]].start, parse.tokens[sentence[1] - 1].end
    taken: list[Range] = []
    for attribution in attributions:
        inside = [r for r in attribution.content if r[0] < end and r[1] > start]
        part = _tokens_within(parse, sentence, (inside[0][0], inside[-1][1])) if inside else None
        if part is None:
            continue
        named = [attribution.source, *attribution.cue, *attribution.via]
        frame = [r for r in (_tokens_within(parse, sentence, n) for n in named if n) if r]
        for wider in (part, (min(r[0] for r in (part, *frame)), max(r[1] for r in (part, *frame))), sentence):
            part = wider
            if _says_something(parse.tokens[part[0] : part[1]]):
                break
        if part not in taken:
            yield part, attribution
        taken += [part, *frame]
    if not taken:
        yield sentence, None
        return
    for rest in _rests(sentence, taken):
        if _says_something(parse.tokens[rest[0] : rest[1]], FEWEST_WORDS_LEFT):
            yield rest, None


def _rests(sentence: Range, taken: Sequence[Range]) -> Iterator[Range]:
    """The stretches of a sentence between what is taken."""
    at = sentence[0]
    for first, last in (*sorted(taken), (sentence[1], sentence[1])):
        if first > at:
            yield at, first
        at = max(at, last)


def _says_something(tokens: Sequence[Token], fewest: int = FEWEST_WORDS) -> bool:
    """Whether a stretch has a verb and enough content words to be checked."""
    verb = any(t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass") for t in tokens)
    return verb and sum(_is_content(t) for t in tokens) >= fewest


def _tokens_within(parse: Parse, sentence: Range, part: Range) -> Range | None:
    inside = [k for k in range(*sentence) if parse.tokens[k].start < part[1] and parse.tokens[k].end > part[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _statement(
    report: Report, parse: Parse, part: Range, attribution: Attribution | None, order: int
) -> Statement | None:
    tokens = parse.tokens[part[0] : part[1]]
    content = [t for t in tokens if _is_content(t)]
    headline = report.headline is not None and tokens[0].start < report.headline[1]
    if not _says_something(tokens) and not (headline and len(content) >= FEWEST_WORDS):
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
