"""Words passed on by name: "Y quoted X as saying …", "X was quoted by Y as saying …", "…, Y quoted X as saying"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from firsthand.attributions import channels, media, outlets
from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import behind, phrase, run_before, subject
from firsthand.attributions.trees import Tree, length, merge, overlap, subtract, trim
from firsthand.languages import words
from firsthand.records import Range

FARTHEST = 45
"""Tokens from "quoted" to "as saying": the party between them may bring its office and place with it. The
farthest in the tuning half of the marked paragraphs are 14 apart."""

SHORTEST = 4
"""Words of a content; what is left of a sentence with fewer is no statement."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TIMES = frozenset({"DATE", "TIME"})
_PASSIVE = frozenset({"be", "get"})
_CLOSING = frozenset({".", ",", ";", "on", "in", "at", "during", "after", "by", "from", "late", "early"})


class Quoting(NamedTuple):
    """One place where somebody quotes another: tokens of "quoted" and "saying", who quotes, and who is quoted."""

    verb: int
    saying: int
    quoter: Range | None
    quoted: Range


def join(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each "quoted … as saying" as one: the party quoted is the source, the one who quotes its channel."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(tree.sentence[draft.word] if draft.word >= 0 else -1, []).append(draft)
    for quoting in _find(tree):
        near = by_sentence.get(tree.sentence[quoting.verb], [])
        own = [d for d in near if _turns_on(tree, d, quoting)]
        if own:
            rest = [d for d in near if not any(d is o for o in own)]
            by_sentence[tree.sentence[quoting.verb]] = [*rest, _joined(tree, own, quoting)]
    return [d for several in by_sentence.values() for d in several]


def _find(tree: Tree) -> Iterator[Quoting]:
    for verb, token in enumerate(tree.tokens):
        if tree.quotation[verb] >= 0 or token.pos not in ("VERB", "AUX"):
            continue
        if token.lemma not in ("quote", "cite", "report"):
            continue
        saying = _saying(tree, verb)
        if saying is not None:
            led = tree.tokens[saying - 1].text.lower() == "as"
            found = _parties(tree, verb, saying - led, saying)
            if found is not None:
                yield found


def _saying(tree: Tree, verb: int) -> int | None:
    """The word "saying" that belongs to a verb: after "as", or after "quoted" in the same clause without it."""
    high = min(tree.bounds(verb)[1], verb + FARTHEST)
    inside = [w for w in range(verb + 1, high) if tree.tokens[w].tag == "VBG" and tree.quotation[w] < 0]
    led = next((w for w in inside if tree.tokens[w - 1].text.lower() == "as"), None)
    if led is not None or tree.tokens[verb].lemma != "quote":
        return led
    bare = next((w for w in inside if tree.tokens[w].lemma in words("voicing")), None)
    return bare if bare is not None and not any(t.tag in _FINITE for t in tree.tokens[verb + 1 : bare]) else None


def _parties(tree: Tree, verb: int, end: int, saying: int) -> Quoting | None:
    """Who quotes and who is quoted, from the words between "quoted" and "as"."""
    if end == verb + 1 or tree.tokens[verb + 1].pos in ("ADP", "ADV") or tree.tokens[verb + 1].entity in _TIMES:
        low = tree.bounds(verb)[0]
        back = next((w for w in range(max(low, verb - 3), verb) if tree.tokens[w].lemma in _PASSIVE), verb)
        quoted = _subject(tree, verb, back)
        by = next((w for w in range(verb + 1, end) if tree.tokens[w].text.lower() in ("by", "in", "on")), None)
        quoter = None if by is None else _trimmed(tree, by + 1, end)
        return None if quoted is None else Quoting(verb, saying, quoter, quoted)
    quoted = _trimmed(tree, verb + 1, end)
    return None if quoted is None else Quoting(verb, saying, _subject(tree, verb, verb), quoted)


def _subject(tree: Tree, verb: int, before: int) -> Range | None:
    """The party before a verb; one that is set off by commas where the parser found none."""
    head = subject(tree, verb)
    if head is not None and head < verb:
        return behind(tree, head) or phrase(tree, head)
    if before > 0 and tree.tokens[before - 1].text == ",":
        low = tree.bounds(verb)[0]
        comma = next((w for w in range(before - 2, low, -1) if tree.tokens[w].text == ","), None)
        return None if comma is None else run_before(tree, comma)
    return run_before(tree, before)


def _trimmed(tree: Tree, first: int, last: int) -> Range | None:
    """The words `first` to `last` up to the day or place that follows a party after a comma or "on"."""
    stop = next((w for w in range(first + 1, last) if tree.tokens[w].text.lower() in ("on", "over", "yesterday")), last)
    found = trim(tree.span(first, stop), tree.text) if first < stop else (0, 0)
    return found if found[0] < found[1] else None


def _turns_on(tree: Tree, draft: Draft, quoting: Quoting) -> bool:
    """Whether a draft's cue lies between "quoted" and "saying"."""
    reach = tree.span(quoting.verb, quoting.saying + 1)
    return draft.word in (quoting.verb, quoting.saying) or overlap(draft.cue, [reach]) > 0


def _joined(tree: Tree, own: Sequence[Draft], quoting: Quoting) -> Draft:
    """One draft of all that turn on one quoting."""
    first = next((d for d in own if d.agreed), own[0])
    cue = merge([tree.span(quoting.verb, quoting.verb + 1), tree.span(quoting.saying, quoting.saying + 1)], tree.text)
    written = None if quoting.quoter is None else media.document(tree, quoting.quoter)
    passed = _passers(tree, quoting) if written in (None, "report", "article") else ()
    via = dict.fromkeys(v for v in (*passed, *(v for d in own for v in d.via)) if v != quoting.quoted)
    rule, _, _ = first.rule.partition(":")
    return replace(
        first,
        word=quoting.saying,
        source=quoting.quoted,
        antecedent=None,
        cue=cue,
        content=_content(tree, own, quoting),
        rule=f"{rule}:speech",
        via=tuple(via),
        medium=first.medium or (None if passed else written),
        agreed=any(d.agreed for d in own),
    )


def _passers(tree: Tree, quoting: Quoting) -> tuple[Range, ...]:
    """Who quotes, and who carried that: "the radio, monitored by the BBC"."""
    if quoting.quoter is None:
        return ()
    first = tree.first(quoting.quoter[0])
    last = max(quoting.verb if first < quoting.verb else first, tree.first(quoting.quoter[1]))
    carried = channels.carriers(tree, range(first + 1, last))
    return tuple(outlets.once(tree, (*outlets.of(tree, quoting.quoter), *carried)))


def _content(tree: Tree, own: Sequence[Draft], quoting: Quoting) -> tuple[Range, ...]:
    """What was said: before the quoting where nothing follows it, else after it; as the drafts have it, if they do."""
    low, high = tree.bounds(quoting.verb)
    high = max(high, tree.bounds(quoting.saying)[1])
    start = min(quoting.quoter[0] if quoting.quoter else tree.tokens[quoting.verb].start, quoting.quoted[0])
    after = quoting.saying + 1
    ends = after >= high or tree.tokens[after].text.lower() in _CLOSING
    ahead = ends and tree.first(start) - low >= SHORTEST
    whole = tree.span(low, tree.first(start)) if ahead else tree.span(after, high) if after < high else None
    holes = [tree.span(quoting.verb, quoting.saying + 1), quoting.quoted, *([quoting.quoter] if quoting.quoter else [])]
    spans = subtract(_sorted(s for d in own if d.agreed for s in d.content), holes)
    side = [s for s in spans if (s[1] <= start) == ahead]
    if whole is not None and length(side) < length([whole]) / 2 and overlap(side, [whole]) < length([whole]) / 2:
        side = [*side, *subtract([whole], side)]
    return merge(side, tree.text) or merge((s for d in own for s in d.content), tree.text)


def _sorted(spans: Iterable[Range]) -> list[Range]:
    return sorted(set(spans))
