"""What goes on without a cue of its own: a quotation over several paragraphs, and one right after an attributed one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.attributions.drafts import Draft
from firsthand.attributions.quotes import spoken
from firsthand.attributions.trees import Tree, subtract
from firsthand.languages.quotations import closes
from firsthand.records import Range


def complete(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the paragraphs that its quotation goes on over, which are no attributions of their own.

    By the printers' rule: a paragraph that leaves its quotation open is gone on with by the one that opens with a mark.
    """
    owners = _owners(tree, drafts)
    rests: dict[int, tuple[Range, ...]] = {}
    taken: set[int] = set()
    owner: Draft | None = None
    opens = {start for start, _ in tree.parse.paragraphs}
    for number, span in enumerate(tree.parse.quotations):
        before = tree.parse.quotations[number - 1] if number else None
        own = owners.get(span)
        goes_on = before is not None and span[0] in opens and not closes(tree.text, before) and not (own and own.source)
        if goes_on and owner is not None:
            rests[id(owner)] = (*rests.get(id(owner), ()), span)
            taken.add(number)
        else:
            owner = own
    completed = [_with(d, rests[id(d)]) if id(d) in rests else d for d in drafts]
    return [d for d, was in zip(completed, drafts, strict=True) if id(was) in rests or not _within(tree, was, taken)]


def _with(draft: Draft, rest: Sequence[Range]) -> Draft:
    """The draft with more content, without its own cue and source: the mark that closes may be a stray one after."""
    holes = (*draft.cue, *([draft.source] if draft.source else []))
    return replace(draft, content=(*draft.content, *subtract(rest, holes)))


def _within(tree: Tree, draft: Draft, quotations: set[int]) -> bool:
    """Whether a draft without a cue says nothing outside some of the quotations."""
    return not draft.cue and all(tree.quotation[w] in quotations for span in draft.content for w in tree.words(span))


def find(tree: Tree, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A draft without source for each unclaimed quotation that opens a paragraph after one that ends attributed."""
    owners = _owners(tree, drafts)
    antecedent: Range | None = None
    word = -1
    for paragraph in tree.parse.paragraphs:
        inside = [(q, owners.get(q)) for q in tree.parse.quotations if paragraph[0] <= q[0] < paragraph[1]]
        if inside and inside[0][0][0] == paragraph[0] and inside[0][1] is None and antecedent is not None:
            quotation = inside[0][0]
            if spoken(tree, quotation) or quotation[1] >= paragraph[1] - 1:
                yield Draft(word, None, (), (quotation,), "continuation:speech", antecedent=antecedent)
                continue
        last = inside[-1][1] if inside else None
        antecedent = None if last is None else (last.antecedent or last.source)
        word = -1 if last is None else last.word


def _owners(tree: Tree, drafts: Sequence[Draft]) -> dict[Range, Draft]:
    found: dict[Range, Draft] = {}
    for draft in drafts:
        for span in draft.content:
            for number in {tree.quotation[w]: None for w in tree.words(span)}:
                if number >= 0:
                    found.setdefault(tree.parse.quotations[number], draft)
    return found
