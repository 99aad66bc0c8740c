"""One list of drafts from two readers: the rules know the grammar, the network knows what is said and where it ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from firsthand.attributions import reporting
from firsthand.attributions.drafts import Draft, kind
from firsthand.attributions.parties import done_to
from firsthand.attributions.quotes import titled
from firsthand.attributions.tagger import Told
from firsthand.attributions.trees import Tree, length, merge, overlap, subtract
from firsthand.languages import meanings, words
from firsthand.records import Range

ALIKE = 0.5
"""Share of each of two contents that the other must hold for them to be the same one, as PolNeAR's scorer has it."""

_TIED = {"NOUN": ("prep", "acl", "relcl"), "PROPN": ("prep", "acl", "relcl"), "ADP": ("pobj", "pcomp")}
"""What goes on a phrase right after a word of a part of speech."""

SURE = ("hedge", "according", "announced", "signed")
"""The rules that need no network to agree: they go by a word that says it all, or by the look of a line."""

LEAST_SURE = 0.85
"""Least mean probability of one of the contents of a cue that only the network found. On PolNeAR's dev part 0.8 and
0.85 give F1 74.9, the second with 80.2 and not 79.4 % of them right; 0.9 gives 74.7."""


def join(tree: Tree, drafts: Sequence[Draft], told: Sequence[Told]) -> list[Draft]:
    """The network's contents with what the rules know of them, then the rules' other drafts, marked as not agreed.

    What only the network found needs a source.
    """
    near = _near(drafts)
    groups: dict[object, list[Told]] = {}
    for one in (t._replace(source=_party(tree, t)) for t in told):
        if _says_something(tree, one):
            owner = _owner(tree, drafts, near([one.content]), one)
            alone: object = (one.cue, one.source) if one.cue else one.content
            groups.setdefault(alone if owner is None else owner, []).append(one)
    sourced = (one.content for group in groups.values() for one in group if one.source)
    claimed = {quotation for content in sourced for quotation in _quotations(tree, [content])}
    joined: list[Draft] = []
    for key, group in groups.items():
        content = merge((_with_marks(tree, t.content) for t in group), tree.text)
        if isinstance(key, int):
            rest = [q for q in _quotations(tree, drafts[key].content) if q not in claimed]
            content = _whole(tree, merge((*content, *rest), tree.text), drafts[key].content)
            content = _of_sentence(tree, drafts[key].word, _with_verb(tree, drafts[key], content))
            joined.append(_agreed(tree, drafts[key], content, group[0]))
        elif group[0].source is not None and max(t.sure for t in group) >= LEAST_SURE:
            joined.append(_alone(tree, group[0], content))
    return [*joined, *(replace(d, agreed=False) for n, d in enumerate(drafts) if n not in groups)]


def settle(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand: those agreed on, and of the sure rules those that share no word with one."""
    agreed = [d for d in drafts if d.agreed]
    near = _near(agreed)
    sure = (d for d in drafts if not d.agreed and d.rule.split(":")[0] in SURE)

    def told(draft: Draft) -> bool:
        return any(overlap(agreed[n].content, draft.content) for n in near(draft.content))

    return [*agreed, *(d for d in sure if d.rule.startswith("hedge") or not told(d))]


def _party(tree: Tree, told: Told) -> Range | None:
    """A source without the preposition that leads to it; None where it is the "it" of "it was confirmed that".

    None too for one who was only told of: "Poe, blamed for the delay".
    """
    source = told.source
    if source is not None and told.cue is not None:
        source = _pronoun(tree, _turning(tree, told.cue), told.cue) or source
    inside = [] if source is None else list(tree.words(source))
    while inside and tree.tokens[inside[0]].pos in ("ADP", "PUNCT", "CCONJ"):
        inside.pop(0)
    if source is None or not inside:
        return None
    first = tree.tokens[inside[0]]
    empty = len(inside) == 1 and first.text.lower() == "it" and first.dep in ("nsubjpass", "expl")
    verb = -1 if told.cue is None else _turning(tree, told.cue)
    empty = empty or (verb >= 0 and done_to(tree, verb) in inside)
    return None if empty else (first.start, max(source[1], first.end))


def _pronoun(tree: Tree, verb: int, cue: Range) -> Range | None:
    """The pronoun right before a cue that does what its verb says, which nobody else can do: "which he denied"."""
    before = tree.first(cue[0]) - 1
    if verb < 0 or before < 0 or before not in tree.kids(verb, "nsubj"):
        return None
    token = tree.tokens[before]
    return (token.start, token.end) if token.text.lower() in words("speaking_pronouns") else None


def _says_something(tree: Tree, told: Told) -> bool:
    """Whether a content has a word, and is not just a title in quotation marks before its speaker."""
    worded = any(tree.tokens[w].text[0].isalnum() for w in tree.words(told.content))
    quoted = _quotations(tree, [told.content])
    before = told.cue is not None and told.content[1] <= told.cue[0]
    return worded and not (before and len(quoted) == 1 and titled(tree, quoted[0]))


def _owner(tree: Tree, drafts: Sequence[Draft], near: Sequence[int], told: Told) -> int | None:
    """The number of the draft that a content belongs to: of the same cue or quotation, or of the same words by half."""
    size = length([told.content])
    best: tuple[bool, int, int] | None = None
    for n in near:
        shared = overlap(drafts[n].content, [told.content])
        same_cue = told.cue is not None and overlap(drafts[n].cue, [told.cue]) > 0
        quoted = shared >= ALIKE * size and bool(_quotations(tree, [told.content]))
        if same_cue or quoted or shared >= ALIKE * max(size, length(drafts[n].content)):
            best = max(best or (False, 0, -n), (same_cue, shared, -n))
    return None if best is None else -best[2]


def _whole(tree: Tree, content: tuple[Range, ...], ruled: Sequence[Range]) -> tuple[Range, ...]:
    """A content without holes, and ended where a phrase ends, as far as the rules' content goes."""
    found: list[Range] = []
    for start, end in content:
        around = next((r for r in ruled if r[0] <= start < r[1]), None)
        if around is None:
            found.append((start, end))
        elif found and found[-1][1] > around[0]:
            found[-1] = (found[-1][0], _phrase_end(tree, end, around[1]))
        else:
            found.append((start, _phrase_end(tree, end, around[1])))
    return merge(found, tree.text)


def _with_verb(tree: Tree, draft: Draft, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content that is only a subject, to the end of its sentence: "says drones of the Front, its foe, struck"."""
    if draft.word < 0 or tree.tokens[draft.word].lemma not in words("cues_clause") or len(content) != 1:
        return content
    inside = tree.words(content[0])
    after = tree.first(content[0][1])
    while after < len(tree.tokens) and tree.tokens[after].text == ",":
        after += 1
    if not inside or after >= len(tree.tokens) or inside[0] < draft.word or tree.quotation[inside[0]] >= 0:
        return content
    subject = not any(tree.tokens[w].pos in ("VERB", "AUX") for w in inside)
    goes_on = tree.tokens[after].tag in ("VBD", "VBZ", "VBP", "MD") and tree.sentence[after] == tree.sentence[inside[0]]
    if not subject or not goes_on:
        return content
    return merge([(content[0][0], tree.tokens[tree.bounds(after)[1] - 1].end)], tree.text)


def _of_sentence(tree: Tree, word: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """A content without the piece of the sentence before or after its cue's that the initials of a place part.

    At every mark that would lose more than it gains, as other marks do not always part: full F1 on PolNeAR's
    development part would be 74.6 and not 74.8.
    """
    if word < 0:
        return content
    first, last = tree.bounds(word)
    low = tree.tokens[first].start if first and _is_place(tree, first - 1) else 0
    high = tree.tokens[last - 1].end if _is_place(tree, last - 1) else len(tree.text)
    return tuple((max(s, low) if s < low < e else s, min(e, high) if s < high < e else e) for s, e in content)


def _is_place(tree: Tree, word: int) -> bool:
    return tree.tokens[word].text.lower() in words("initials_of_no_name")


def _phrase_end(tree: Tree, end: int, last: int) -> int:
    """Where the phrase ends that `end` stands in the middle of, `last` at most: "the rebel-held | town of Velden"."""
    word = tree.first(end) - 1
    stop = tree.first(last)
    while 0 <= word < stop - 1:
        token = tree.tokens[word]
        if word < token.head < stop:
            word = token.head
            continue
        after = [k for k in tree.kids(word, *_TIED.get(token.pos, ())) if tree.edges[k][0] == word + 1]
        if not after:
            break
        word = min(tree.edges[after[0]][1], stop) - 1
    return max(end, min(last, tree.tokens[word].end)) if word >= 0 else end


def _with_marks(tree: Tree, span: Range) -> Range:
    """A range with the quotation marks that stand right around it."""
    start, end = span
    for word in {tree.first(start), max(tree.first(end) - 1, 0)}:
        number = tree.quotation[word] if word < len(tree.tokens) else -1
        if number >= 0:
            first, last = tree.parse.quotations[number]
            start = first if 0 < start - first <= 2 else start
            end = last if 0 < last - end <= 2 else end
    return start, end


def _quotations(tree: Tree, spans: Sequence[Range]) -> list[Range]:
    """The quotations that stand whole inside ranges, in text order."""
    numbers = {tree.quotation[w]: None for span in spans for w in tree.words(span)}
    found = [tree.parse.quotations[n] for n in numbers if n >= 0]
    return [q for q in found if any(s - 2 <= q[0] and q[1] <= e + 2 for s, e in spans)]


def _near(drafts: Sequence[Draft]) -> Callable[[Sequence[Range]], list[int]]:
    """A function from ranges to the numbers of the drafts whose content may share a character with them."""
    spans = sorted((s, e, n) for n, d in enumerate(drafts) for s, e in d.content)
    starts = [s for s, _, _ in spans]
    ends = list(accumulate((e for _, e, _ in spans), max))

    def near(ranges: Sequence[Range]) -> list[int]:
        found = {
            spans[k][2]: None
            for start, end in ranges
            for k in range(bisect_right(ends, start), bisect_left(starts, end))
        }
        return list(found)

    return near


def _agreed(tree: Tree, draft: Draft, content: tuple[Range, ...], told: Told) -> Draft:
    """The rules' draft with the network's content, and its source and cue where the rules have none.

    Where a content is partly quoted the network's source goes first, as marks within a sentence mislead the parser
    (mixed F1 on PolNeAR's development part 80.9, with the rules' 79.9; for the other kinds the rules' is better).
    A hedge keeps its own: it is unsure of its whole clause, of which the network, taught on sources, sees the subject.
    """
    if draft.rule.startswith("hedge"):
        return replace(draft, rule=draft.rule.replace(":", "+tagger:"))
    cue = draft.cue or ((told.cue,) if told.cue else ())
    wider = told.source is not None and draft.source is not None and _joins(tree, told.source, draft.source)
    network_first = wider or kind(tree, content) == "mixed"
    known = (told.source, draft.source) if network_first else (draft.source, told.source)
    source = known[0] or known[1]
    holes = (*cue, *([source] if source else []))
    rule, _, act = draft.rule.partition(":")
    return replace(draft, source=source, cue=cue, content=tuple(subtract(content, holes)), rule=f"{rule}+tagger:{act}")


def _joins(tree: Tree, wide: Range, narrow: Range) -> bool:
    """Whether a party is several, of which the other is the last: "economists, traders and brokers"."""
    if not (wide[0] < narrow[0] and wide[1] == narrow[1]):
        return False
    return tree.tokens[tree.first(narrow[0]) - 1].pos == "CCONJ"


def _alone(tree: Tree, told: Told, content: tuple[Range, ...]) -> Draft:
    """A draft of what only the network found."""
    word = -1 if told.cue is None else _turning(tree, told.cue)
    verb = word >= 0 and tree.tokens[word].pos in ("VERB", "AUX")
    act = reporting.kind(tree, word) if verb else _named(tree, word)
    cue = () if told.cue is None else merge([told.cue], tree.text)
    holes = (*cue, *([told.source] if told.source else []))
    return Draft(word, told.source, cue, tuple(subtract(content, holes)), f"tagger:{act}")


def _turning(tree: Tree, cue: Range) -> int:
    """The word that a cue turns on: its last verb of its own, or the word that its others hang on."""
    inside = tree.words(cue)
    verbs = [w for w in inside if tree.tokens[w].pos == "VERB"]
    if verbs:
        return verbs[-1]
    return next((w for w in inside if tree.tokens[w].head not in inside), inside[0] if inside else -1)


def _named(tree: Tree, word: int) -> str:
    """What a cue that is no verb tells of."""
    known = meanings("reporting_kinds").get(tree.tokens[word].lemma) if word >= 0 else None
    return "speech" if known is None else str(known)
