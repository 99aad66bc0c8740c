"""Who passes on what others say, and how what was passed on names them."""

from __future__ import annotations

from dataclasses import replace

from firsthand.attributions import channels, media, outlets
from firsthand.attributions.drafts import Draft
from firsthand.attributions.trees import Tree, overlap
from firsthand.languages import words
from firsthand.records import Range


def voices(tree: Tree, draft: Draft) -> bool:
    """Whether a draft is of somebody's words, not of a thought, a plan or a deed."""
    return channels.speaks(draft) and draft.word >= 0 and tree.tokens[draft.word].lemma in words("voicing")


def relays(tree: Tree, draft: Draft) -> bool:
    """Whether a draft's party passes on what others say: an outlet, its report, or nobody ("it was reported that")."""
    if draft.word < 0:
        return False
    if draft.source is None or outlets.speaks(tree, draft.source):
        return True
    name = tree.text[draft.source[0] : draft.source[1]].casefold()
    passes = tree.tokens[draft.word].lemma in words("passing_on") and not draft.via
    return passes or name in words("own_reports")


def credits_(tree: Tree, draft: Draft) -> bool:
    """Whether a draft is one of "according to Y", "as reported by Y"."""
    if draft.word < 0 or draft.source is None or not _party(tree, draft.source):
        return False
    return draft.rule.startswith("according") or tree.tokens[draft.word].text.lower() in ("according", "per")


def _party(tree: Tree, span: Range) -> bool:
    """Whether a mention can speak: a name, a pronoun, a document, or a noun for those who are cited, not a "method"."""
    inside = tree.words(span)
    named = any(tree.tokens[w].pos in ("PROPN", "PRON") for w in inside if tree.tokens[w].head not in inside)
    known = named or outlets.speaks(tree, span) or head(tree, span) in words("cited_parties")
    return known or media.document(tree, span) is not None


def through(tree: Tree, outer: Draft, inner: Draft) -> Draft:
    """The inner draft with the outer party as its intermediary; of a document its author is, and it is the medium."""
    channel: tuple[Range, ...] = ()
    written = None
    if outer.source is not None:
        written = media.document(tree, outer.source)
        carried = credits_(tree, outer) and overlap(outer.via, [outer.source]) > 0
        author = media.author(tree, outer.source) if carried or written else None
        if author is not None:
            channel = (author,)
        elif not carried and (inner.medium or not written):
            channel = outlets.of(tree, outer.source)
    return replace(
        inner,
        via=tuple(outlets.once(tree, (*inner.via, *channel, *outer.via))),
        medium=inner.medium or written,
        hedge=inner.hedge or outer.hedge,
        agreed=inner.agreed or outer.agreed,
    )


def head(tree: Tree, party: Range) -> str:
    """The lemma of a party's noun."""
    inside = tree.words(party)
    return next((tree.tokens[w].lemma for w in inside if tree.tokens[w].head not in inside), "")
