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
    if draft.word < 0 or tree.tokens[draft.word].pos not in ("VERB", "AUX"):
        return False
    return channels.speaks(tree, draft) and tree.tokens[draft.word].lemma in words("voicing")


def relays(tree: Tree, draft: Draft) -> bool:
    """Whether a draft's party passes on what others say: an outlet, its report, or nobody ("it was reported that")."""
    if draft.word < 0:
        return False
    if draft.source is None or own(tree, draft.source):
        return True
    return tree.tokens[draft.word].lemma in words("passing_on") and not draft.via


def own(tree: Tree, party: Range) -> bool:
    """Whether a party is an outlet, or what one published spoken of again: "the report", "the article"."""
    return outlets.speaks(tree, party) or tree.text[party[0] : party[1]].casefold() in words("own_reports")


def crediting(tree: Tree, draft: Draft) -> bool:
    """Whether a draft is one of "according to Y", "as reported by Y"."""
    if draft.word < 0 or draft.source is None or not _party(tree, draft.source):
        return False
    token = tree.tokens[draft.word]
    passed = token.pos != "VERB" or token.tag == "VBG" or token.lemma in words("voicing") | words("passing_on")
    return (draft.rule.startswith("according") and passed) or token.text.lower() in ("according", "per")


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
    party = outer.antecedent or outer.source
    if party is not None and tree.tokens[tree.first(party[0])].tag not in ("WDT", "WP"):
        written = media.document(tree, party)
        carried = crediting(tree, outer) and overlap(outer.via, [party]) > 0
        author = media.author(tree, party) if carried or written else None
        if author is not None:
            channel = (author,)
        elif not carried and (inner.medium or not written):
            channel = outlets.of(tree, party)
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
