"""The way a content took from its source to the report: who passed it on, one attribution inside or after another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.attributions import channels, credits, media, outlets, quotings, relays, stances
from firsthand.attributions.drafts import Draft
from firsthand.attributions.quotes import TITLE
from firsthand.attributions.trees import Tree, length, merge, overlap
from firsthand.languages import words
from firsthand.records import Range

PASSED_ON = 0.6
"""Share of an outer content that the inner source, cue and content fill; above it the outer party only passed it on
("Reuters reported that an official said …"), below it says something of its own. PolNeAR cannot settle it, as it
marks the outer one alone: 0.4, 0.6 and 0.8 find 11,537, 11,562 and 11,587 of its training part right."""

PASSED_ON_WHOLE = 0.45
"""The same where the inner cue is the very verb of what the outer party said: the parser may have lost half of what it
said. From 0.15 to 0.6 no marked paragraph changes, and PolNeAR's dev part by 0.05 of F1."""

SAME_CONTENT = 0.8
"""Share of each of two contents that the other holds where an inner and an outer cue were given the same one; with less
they could be two statements of one sentence."""

SAME_WORDS = 4
"""Words that the quotations of a paragraph share with what an outlet reported in the one before, for them to be the
words that the outlet reported on. In 780 other news texts four do with 3, six with 2, all of them rightly."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def untangle(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with what hangs on their cues, and without those that stand inside another's content.

    Where the outer one only passes the inner one on, the inner one stays and names the outer party as intermediary.
    """
    told = [channels.tell(tree, draft) for draft in _joined(tree, quotings.join(tree, drafts))]
    credited = credits.ascribe(tree, credits.cite(tree, told))
    order = sorted(credited, key=lambda d: (_start(d), -_end(d), -length(d.content)))
    around = _around(tree, order)
    filled = _filled(tree, order, around)
    kept: dict[int, Draft] = {}
    passed: dict[int, Draft] = {}
    for number, draft in enumerate(order):
        outer = around.get(number)
        if outer is None:
            kept[number] = draft
        elif _answered(tree, order[outer], draft):
            kept[number] = replace(draft, agreed=draft.agreed or order[outer].agreed)
        elif outer in passed and _passes_on(tree, passed[outer], draft, filled.get(number, 0.0)):
            kept[number] = relays.through(tree, passed[outer], draft)
        elif outer in kept and _passes_on(tree, kept[outer], draft, filled.get(number, 0.0)):
            passed[outer] = kept.pop(outer)
            kept[number] = relays.through(tree, passed[outer], draft)
        elif outer in kept and (medium := _spoken_in(tree, kept[outer], draft)):
            del kept[outer]
            kept[number] = replace(draft, medium=medium)
        elif outer in kept and draft.rule.startswith("hedge"):
            kept[outer] = replace(kept[outer], hedge=kept[outer].hedge or draft.hedge)
    untangled = [replace(d, agreed=True) if _evident(tree, d) else d for d in kept.values()]
    return [*untangled, *stances.find(tree, untangled)]


def _evident(tree: Tree, draft: Draft) -> bool:
    """Whether a draft is an attribution whatever the network says: it tells by which way the words came."""
    return draft.agreed or (relays.voices(tree, draft) and bool(draft.via or draft.medium))


def _around(tree: Tree, order: Sequence[Draft]) -> dict[int, int]:
    """The number of the innermost draft in whose content each stands, for those that stand in one."""
    found: dict[int, int] = {}
    open_: list[int] = []
    for number, draft in enumerate(order):
        while open_ and _end(order[open_[-1]]) <= _start(draft):
            open_.pop()
        outer = next((n for n in reversed(open_) if _holds(tree, order[n], draft)), None)
        if outer is not None:
            found[number] = outer
        open_.append(number)
    return found


def _filled(tree: Tree, order: Sequence[Draft], around: Mapping[int, int]) -> dict[int, float]:
    """The share of the outer content that each inner draft fills, with the others of the same speaker in it."""
    spans: dict[tuple[int, Range], list[Range]] = {}
    for number, outer in around.items():
        draft = order[number]
        if draft.source is not None:
            spans.setdefault((outer, draft.source), []).extend((*draft.content, draft.source, *draft.cue))
    share = {
        key: overlap(merge(own, tree.text), order[key[0]].content) / max(1, length(order[key[0]].content))
        for key, own in spans.items()
    }
    return {n: share[outer, source] for n, outer in around.items() if (source := order[n].source) is not None}


def _holds(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether the inner draft stands in the outer one's content, and not in what only the rules took for one."""
    if not _inside(inner, outer):
        return False
    return outer.agreed or not inner.agreed or _passes_on(tree, outer, inner, 1.0)


def _joined(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of one cue and one party as one, without a programme's title that was taken for a content."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        alone = draft.word < 0 or draft.source is None or not draft.agreed
        place = _paragraph(tree, draft)
        groups.setdefault(id(draft) if alone else (draft.word, draft.source, place), []).append(draft)
    joined: list[Draft] = []
    for group in groups.values():
        first = next((d for d in group if not d.rule.startswith("tagger")), group[0])
        content = merge((s for d in group for s in d.content if not _titled(tree, s)), tree.text)
        joined.append(replace(first, content=content) if len(group) > 1 and content else first)
    return joined


def _titled(tree: Tree, span: Range) -> bool:
    """Whether a span is the title of a programme: on "Morning Talk", the Harbour Radio's "Morning Talk"."""
    inside = tree.words(span)
    before = tree.tokens[inside[0] - 1] if inside and inside[0] else None
    quoted = bool(inside) and tree.quotation[inside[0]] >= 0 and len(inside) <= TITLE
    return quoted and before is not None and (before.tag == "POS" or before.text.lower() == "on")


def credit(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the cited party as source where an outlet says something "citing" or "quoting" it."""
    return credits.cite(tree, drafts)


def carry(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with an intermediary where the same speaker goes on: "… told the Post that …. He added that …".

    In the same paragraph; after an outlet's own report, what "he" or "the official" says in the next sentence.
    """
    kept: list[Draft] = []
    last: Draft | None = None
    place = 0
    for draft in sorted(drafts, key=_start):
        if last is not None and (party := _names_source(tree, last, draft)) is not None:
            last = replace(last, source=party, via=outlets.of(tree, last.source or party))
            kept[place] = last
            continue
        if last is not None and draft.word >= 0 and not draft.via and channels.speaks(tree, draft):
            draft = _carried(tree, last, draft)
        vouches = relays.voices(tree, draft) or relays.crediting(tree, draft)
        if draft.agreed and vouches and draft.source is not None:
            last = draft if draft.via or outlets.speaks(tree, draft.source) else None
            place = len(kept)
        kept.append(draft)
    return kept


def _names_source(tree: Tree, last: Draft, draft: Draft) -> Range | None:
    """The party that an outlet names in the next sentence as the source of what it reported: "It quoted officials"."""
    if last.via or draft.source is None or len(draft.content) != 1 or not _next(tree, last, draft):
        return None
    first = tree.first(draft.source[0])
    again = tree.tokens[first].text.lower() == "it" or outlets.speaks(tree, draft.source)
    cites = tree.tokens[draft.word].lemma in ("cite", "quote") and tree.tokens[draft.word].tag != "VBG"
    inside = tree.words(draft.content[0])
    party = any(tree.tokens[w].lemma in words("cited_parties") for w in inside)
    verb = any(tree.tokens[w].tag in ("VBD", "VBZ", "VBP", "MD") or tree.quotation[w] >= 0 for w in inside)
    return draft.content[0] if again and cites and party and not verb else None


def _next(tree: Tree, last: Draft, draft: Draft) -> bool:
    """Whether a draft's cue stands in the sentence of the last one or the one after, in the same paragraph."""
    return 0 <= tree.sentence[draft.word] - tree.sentence[last.word] <= 1 and _together(tree, last, draft)


def _together(tree: Tree, last: Draft, draft: Draft) -> bool:
    """Whether two drafts stand in one paragraph, or the second one opens the next."""
    apart = _paragraph(tree, draft) - _paragraph(tree, last)
    if apart != 1:
        return apart == 0
    start, _ = tree.parse.paragraphs[_paragraph(tree, draft) - 1]
    return tree.sentence[tree.first(start)] == tree.sentence[tree.first(_start(draft))]


def _paragraph(tree: Tree, draft: Draft) -> int:
    """The number of the paragraph that a draft begins in."""
    return bisect_right(tree.parse.paragraphs, _start(draft), key=lambda paragraph: paragraph[0])


def _carried(tree: Tree, last: Draft, draft: Draft) -> Draft:
    """A draft with the last one's intermediary, where its party is the one that an outlet passed on or told of.

    What a party tweeted or wrote in a letter took a way of its own.
    """
    if draft.source is None or last.source is None or not _together(tree, last, draft):
        return draft
    if draft.medium not in (None, last.medium, *words("media_told")):
        return draft
    name = tree.text[draft.source[0] : draft.source[1]].casefold()
    again = name in words("speaking_pronouns")
    earlier = any(tree.tokens[k].lemma == "have" for k in tree.kids(draft.word, "aux"))
    if last.via and _repeats(tree, last, draft):
        return replace(draft, via=last.via)
    if last.via:
        same = (again or _same_party(tree, last.source, draft.source)) and not earlier
        if same or not (relays.crediting(tree, draft) and name in words("own_reports")):
            return replace(draft, via=last.via) if same else draft
        return replace(draft, antecedent=last.source, via=last.via)
    if _repeats(tree, last, draft):
        return replace(draft, via=outlets.of(tree, last.source))
    if not _next(tree, last, draft) or outlets.speaks(tree, draft.source) or not relays.voices(tree, draft):
        return draft
    head = relays.head(tree, draft.source)
    told = {tree.tokens[w].lemma for span in last.content for w in tree.words(span)}
    known = name.startswith("the ") and head in told and head in words("cited_parties")
    known = known and media.document(tree, draft.source) is None
    return replace(draft, via=outlets.of(tree, last.source)) if (again and not earlier) or known else draft


def _repeats(tree: Tree, last: Draft, draft: Draft) -> bool:
    """Whether a quotation that opens the next paragraph gives the words that an outlet just reported on.

    "The Post reported that the dam at Velden had burst on Sunday." and then "“The dam at Velden burst,” said the army."
    """
    quoted = all(tree.quotation[tree.first(start)] >= 0 for start, _ in draft.content)
    if not quoted or _paragraph(tree, draft) - _paragraph(tree, last) != 1 or outlets.speaks(tree, draft.source):
        return False
    told = {w for span in last.content for w in tree.words(span)}
    whole = (tree.parse.paragraphs[_paragraph(tree, draft) - 1], *draft.content)
    said = {w for span in whole for w in tree.words(span) if tree.quotation[w] >= 0}
    one, other = ({tree.tokens[w].lemma for w in part if tree.tokens[w].pos in _CONTENT} for part in (told, said))
    return len((one & other) - words("stop_words")) >= SAME_WORDS


def _same_party(tree: Tree, earlier: Range, later: Range) -> bool:
    """Whether a later mention names an earlier party again, by its surname or its noun; "a" or "another" is new."""
    if tree.tokens[tree.first(later[0])].text.lower() in ("a", "an", "another", "other", "some", "two"):
        return False
    named = {tree.tokens[w].lemma for w in tree.words(earlier)}
    return relays.head(tree, later) in named


def _start(draft: Draft) -> int:
    return min(s for s, _ in (*draft.content, *draft.cue))


def _end(draft: Draft) -> int:
    return max(e for _, e in (*draft.content, *draft.cue))


def _inside(inner: Draft, outer: Draft) -> bool:
    """Whether the inner cue stands in the outer content, or before what the network cut from that content."""
    if inner is outer or not inner.cue:
        return False
    if overlap(inner.cue, outer.content) > 0:
        return True
    first = min(s for s, _ in outer.content)
    between = bool(outer.cue) and outer.cue[-1][1] <= inner.cue[0][0] and inner.cue[-1][1] <= first
    shared = overlap(inner.content, outer.content)
    return between and not inner.agreed and shared >= SAME_CONTENT * max(length(inner.content), length(outer.content))


def _answered(tree: Tree, outer: Draft, inner: Draft) -> bool:
    """Whether the outer party denies what the inner one claims, so that both speak: "X rejected Y's claim that …"."""
    denies = outer.word >= 0 and tree.tokens[outer.word].lemma in words("denying")
    return denies and inner.rule.startswith("noun") and inner.source != outer.source


def _passes_on(tree: Tree, outer: Draft, inner: Draft, filled: float) -> bool:
    """Whether the outer party only tells what the inner one said, which fills so much of its content.

    Outlets and "according to" do so; others where the inner one said or told it: of what they say that another claimed,
    denied or promised they speak themselves, and PolNeAR's dev part loses 0.3 of F1 where that is taken as passed on.
    """
    if outer.word < 0 or not inner.source or not relays.voices(tree, inner):
        return False
    token = tree.tokens[inner.word]
    least = PASSED_ON_WHOLE if token.head == outer.word and token.dep == "ccomp" else PASSED_ON
    if filled < least or token.tag == "VBG" or (outer.source and overlap([outer.source], [inner.source])):
        return False
    if token.lemma == "call" and all(tree.quotation[w] < 0 for span in inner.content for w in tree.words(span)):
        return False
    pronoun = tree.tokens[tree.first(inner.source[0])].pos == "PRON"
    told = tree.tokens[inner.word].lemma in ("say", "tell") and relays.voices(tree, outer)
    return relays.relays(tree, outer) or (not pronoun and (told or relays.crediting(tree, outer)))


def _spoken_in(tree: Tree, outer: Draft, inner: Draft) -> str | None:
    """The medium that the outer cue brings in and the inner one speaks from: "posted a video in which he said …"."""
    if outer.word < 0 or not channels.speaks(tree, inner) or not inner.rule.startswith("reporting"):
        return None
    objects = tree.kids(outer.word, "dobj")
    known = media.read(tree, tree.edges[objects[0]][0]) if objects else None
    filled = overlap((*inner.content, *inner.cue), outer.content) >= PASSED_ON * length(outer.content)
    return known if known and filled and objects[0] < inner.word else None


def describe(tree: Tree, draft: Draft) -> Draft:
    """The draft with its hedge and whether it denies."""
    return stances.judge(tree, draft)
