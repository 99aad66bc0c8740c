"""Attributions that turn on a verb: "X said that …", "…, said X", "X accused Y of …", "… was announced by X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from firsthand.attributions.drafts import Draft
from firsthand.attributions.parties import agent, behind, going_on, passive, phrase, run_before, subject
from firsthand.attributions.trees import Tree, subtract
from firsthand.languages import meanings, words
from firsthand.records import Range

_ARGUMENTS = ("dobj", "prep", "oprd", "xcomp", "acomp", "dative", "attr", "ccomp", "prt", "advmod", "acl")
_LISTS = {k: f"cues_{k.replace(' ', '_')}" for k in ("clause", "around", "object", "to", "ing", "passive", "said to")}
_THROWN_IN = frozenset({"ROOT", "parataxis", "ccomp", "conj", "dep", "relcl", "advcl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ".", "—", "-", "–", ";", "!", "?", "as"})
_FOLLOWING = frozenset({"nsubj", "advmod", "dobj", "npadvmod", "dative", "prep", "agent"})
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to read a verb as a cue: the key it is looked up by, and the content it would have."""

    verb: int
    key: str
    content: tuple[Range, ...]


def frames(tree: Tree, verb: int, quoted: tuple[Range, ...]) -> Iterator[Frame]:
    """The readings of `verb` as a cue, the most telling first; `quoted` are the quotations beside it."""
    clause = _clause(tree, verb)
    if quoted:
        yield Frame(verb, "quote", (*quoted, *_beside(tree, verb, clause, quoted)))
    if clause:
        yield Frame(verb, "clause", clause)
    around = _around(tree, verb)
    if around:
        yield Frame(verb, "around", around)
    yield from _objects(tree, verb)


def name(tree: Tree, verb: int) -> str:
    """The verb's lemma with its particle: "say", "point out"."""
    particle = tree.kids(verb, "prt")
    lemma = tree.tokens[verb].lemma
    return f"{lemma} {tree.tokens[particle[0]].lemma}" if particle else lemma


def _clause(tree: Tree, verb: int) -> tuple[Range, ...]:
    """The clauses that complete the verb, without the verb's own words where they stand inside."""
    found = [k for k in tree.kids(verb, "ccomp") if tree.tokens[k].pos in ("VERB", "AUX") or tree.children[k]]
    spans = [tree.subtree(k) for k in found]
    if any(tree.tokens[tree.edges[k][0]].text.lower() == "that" for k in found if k > verb):
        spans = [s for s in spans if s[0] > tree.tokens[verb].start]
    low, high = tree.edges[verb]
    kids = [k for k in (*tree.children[verb], verb) if k not in found]
    holes = [tree.subtree(k) if k != verb else tree.span(k, k + 1) for k in kids if low <= k < high]
    holes.extend(_with_and(tree, c) for k in found if k > verb for c in _next_cues(tree, k))
    return tuple(subtract(spans, holes))


def _next_cues(tree: Tree, clause: int) -> list[int]:
    """Cues that the parser hung on the clause but that go on with its speaker: "X said A, adding that B"."""
    found: list[int] = []
    joined: int | None = clause
    while joined is not None:
        found.extend(k for k in tree.kids(joined, "advcl", "conj") if going_on(tree, k) is not None)
        joined = next((k for k in tree.kids(joined, "conj") if k not in found), None)
    return found


def _with_and(tree: Tree, cue: int) -> Range:
    """The subtree of a cue with the conjunction before it."""
    first, last = tree.edges[cue]
    return tree.span(first - (tree.tokens[first - 1].pos == "CCONJ"), last)


def _beside(tree: Tree, verb: int, clause: tuple[Range, ...], quoted: tuple[Range, ...]) -> tuple[Range, ...]:
    """The clause that goes with quotations: whole after the cue; before the cue, what leads into them."""
    after = quoted[0][0] > tree.tokens[verb].start
    return tuple(c if after else (c[0], min(c[1], e)) for c in clause for s, e in quoted if after or c[0] < s <= c[1])


def _around(tree: Tree, verb: int) -> tuple[Range, ...]:
    """What stands around a cue thrown in: "A, he said, B", "A, X said", and, without commas, "A a monitor said"."""
    low, high = tree.bounds(verb)
    first, last = _phrase_of(tree, verb)
    before = tree.tokens[first - 1].text if first > low else ""
    after = tree.tokens[last].text if last < high else "."
    if first - 1 <= low or tree.tokens[verb].dep not in _THROWN_IN or after not in _STOPS:
        return ()
    if before not in (",", "—", "-", "–", "”", '"', "''"):
        spans = [(low, first)] if after != "," and _bare(tree, verb, first) else []
    else:
        spans = [(low, first - 1), *([(last + 1, high)] if after == "," and _goes_on(tree, verb, last + 1) else [])]
    finite = any(tree.tokens[w].tag in _FINITE for s, e in spans for w in range(s, e))
    return tuple(tree.span(s, e) for s, e in spans) if finite and tree.tokens[verb].tag in _FINITE else ()


def _goes_on(tree: Tree, verb: int, first: int) -> bool:
    """Whether what is said goes on at `first`, after the cue; a participle there tells of the cue ("…, citing X")."""
    if first >= tree.bounds(verb)[1]:
        return False
    token = tree.tokens[first]
    return not (token.tag == "VBG" and token.head == verb and token.dep == "advcl")


def _bare(tree: Tree, verb: int, first: int) -> bool:
    """Whether the sentence is one that lost its commas, so that none can stand before its cue."""
    low, high = tree.bounds(verb)
    plain = tree.tokens[first - 1].pos not in ("SCONJ", "PRON", "ADP", "CCONJ")
    return plain and name(tree, verb) in words("cues_trailing") and all(t.text != "," for t in tree.tokens[low:high])


def _phrase_of(tree: Tree, verb: int) -> Range:
    """The tokens of a cue thrown in: its last subject (an earlier one is the content's), the verb, what follows it."""
    first, last = verb, verb + 1
    subjects = [k for k in tree.kids(verb, "nsubj", "nsubjpass") if k < verb]
    for k in tree.children[verb]:
        start, end = tree.edges[k]
        if (tree.tokens[k].dep in ("aux", "neg", "auxpass") or k in subjects[-1:]) and start < verb:
            first = min(first, start)
        elif k > verb and tree.tokens[k].dep in _FOLLOWING:
            last = max(last, tree.first(phrase(tree, k)[1]) if tree.tokens[k].dep == "nsubj" else end)
    if first == verb and (run := run_before(tree, verb)):
        first = tree.first(run[0])
    return first, last


def _objects(tree: Tree, verb: int) -> Iterator[Frame]:
    token = tree.tokens[verb]
    if token.dep == "acl" and token.tag == "VBN" and agent(tree, verb) is not None:
        noun = token.head
        yield Frame(verb, "passive", (tree.span(tree.edges[noun][0], noun + 1),))
    end = _reach(tree, verb)
    for k in tree.kids(verb, "xcomp", "dobj", "oprd", "acomp", "nsubjpass", "attr"):
        token = tree.tokens[k]
        if token.dep == "nsubjpass":
            if agent(tree, verb) is not None:
                yield Frame(verb, "passive", (phrase_range(tree, k),))
            elif inner := tree.kids(verb, "xcomp"):
                yield Frame(verb, "said to", (phrase_range(tree, k), tree.subtree(inner[0])))
        elif k > verb and token.dep == "xcomp":
            yield Frame(verb, "to" if tree.kids(k, "aux") else "ing", (tree.subtree(k),))
        elif (k > verb or token.dep == "dobj") and not _unreal(tree, verb):
            span = tree.subtree(k)
            yield Frame(verb, "object", ((span[0], max(span[1], end)),) if k > verb else (span,))
    for k in tree.kids(verb, "prep"):
        if k > verb and tree.kids(k, "pobj", "pcomp"):
            about = tuple(tree.subtree(n) for n in tree.kids(verb, "nsubjpass"))
            yield Frame(verb, tree.tokens[k].lemma, (*about, tree.span(k + 1, tree.edges[k][1])))


def _unreal(tree: Tree, verb: int) -> bool:
    """Whether the verb is an infinitive: to praise somebody is mostly not yet done (a third were marked in PolNeAR)."""
    return tree.tokens[verb].tag == "VB" and any(tree.tokens[k].text.lower() == "to" for k in tree.kids(verb, "aux"))


def phrase_range(tree: Tree, head: int) -> Range:
    """The whole phrase that turns on `head`."""
    return tree.subtree(head)


def _reach(tree: Tree, verb: int) -> int:
    """Where the verb's arguments to its right end: at the first comma, conjunction or word of time."""
    end = tree.tokens[verb].end
    for k in tree.children[verb]:
        if k < verb:
            continue
        token = tree.tokens[k]
        if token.dep not in _ARGUMENTS and not _reason(tree, k):
            if token.dep == "punct" and token.text not in ",;:—–-.":
                continue
            break
        end = max(end, tree.tokens[tree.edges[k][1] - 1].end)
    return end


def _reason(tree: Tree, clause: int) -> bool:
    """Whether a clause says what a party is blamed, praised or called names for: "… as they walked out"."""
    return tree.tokens[clause].dep == "advcl" and any(
        tree.tokens[m].text.lower() in ("as", "for", "over") for m in tree.kids(clause, "mark", "prep")
    )


def cue(tree: Tree, verb: int) -> tuple[Range, ...]:
    """The cue's words: the verb with the auxiliaries and adverbs right before it and its particle."""
    first = verb
    while first > 0 and tree.tokens[first - 1].head == verb and tree.tokens[first - 1].dep in _BETWEEN:
        first -= 1
    spans = [tree.span(first, verb + 1)]
    for k in tree.kids(verb, "prt"):
        spans.append(tree.span(k, k + 1))
    joined = [spans[0]]
    for span in spans[1:]:
        if span[0] - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return tuple(joined)


def kind(tree: Tree, verb: int) -> str:
    """What the verb tells of: speech, silence, writing, belief, intention or feeling."""
    if tree.kids(verb, "neg"):
        return "silence"
    known: Mapping[str, str | int] = meanings("reporting_kinds")
    return str(known.get(name(tree, verb), "speech"))


def source(tree: Tree, frame: Frame) -> tuple[Range | None, Range | None]:
    """The party that speaks, and what a relative pronoun there stands for."""
    by = agent(tree, frame.verb) if passive(tree, frame.verb) else None
    if by is not None:
        return phrase(tree, by), None
    if passive(tree, frame.verb):
        return None, None
    who = subject(tree, frame.verb)
    if who is None:
        left = frame.key in ("around", "quote") or tree.tokens[frame.verb].tag in _FINITE
        return (run_before(tree, frame.verb) if left else None), None
    span = phrase(tree, who)
    if frame.key == "quote" and who < frame.verb:
        span = _whole(tree, span, frame)
    return span, behind(tree, who)


def _whole(tree: Tree, span: Range, frame: Frame) -> Range:
    """The party between a quotation and its cue, with the title that the parser gave to the quotation."""
    end = max((e for _, e in frame.content if e <= span[0]), default=span[0])
    lead = tree.words((end, span[0]))
    if 0 < len(lead) <= 8 and all(tree.tokens[w].pos in ("ADJ", "NOUN", "PROPN", "DET", "VERB", "ADV") for w in lead):
        return tree.tokens[lead[0]].start, span[1]
    return span


def find(tree: Tree, quotes: Mapping[int, tuple[Range, ...]]) -> Iterator[Draft]:
    """A draft for every verb that reports, with the first of its readings that the word lists know."""
    for verb, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX") or tree.quotation[verb] >= 0 or _asked(tree, verb):
            continue
        for frame in frames(tree, verb, quotes.get(verb, ())):
            if known(tree, frame) and _says(tree, frame):
                found = draft(tree, frame)
                if found.source or (frame.key not in ("quote", "object") and passive(tree, verb)):
                    yield found
                break


def _says(tree: Tree, frame: Frame) -> bool:
    """Whether the content has a word of its own, not just a pronoun ("what he said", "said so")."""
    inside = (tree.tokens[w] for span in frame.content for w in tree.words(span))
    return any(t.pos not in ("PRON", "PUNCT", "DET", "SCONJ", "PART", "ADP") and t.lemma != "so" for t in inside)


def _asked(tree: Tree, verb: int) -> bool:
    """Whether the verb is a bare participle that leads into a reply ("Asked about it, he …")."""
    token = tree.tokens[verb]
    return token.tag == "VBN" and token.dep == "advcl" and agent(tree, verb) is None and not tree.kids(verb, "aux")


def known(tree: Tree, frame: Frame) -> bool:
    """Whether the word lists take the verb for a cue in this reading."""
    if frame.key == "quote":
        return True
    if frame.key == "object" and _counts(tree, frame.verb):
        return True
    if frame.key in _LISTS:
        return name(tree, frame.verb) in words(_LISTS[frame.key])
    return f"{name(tree, frame.verb)} {frame.key}" in words("cues_preposition")


def _whole_quotations(tree: Tree, frame: Frame) -> list[Range]:
    """The content, with the quotations that begin inside it to their closing mark."""
    inside = tree.quotation[frame.verb]
    found: list[Range] = []
    for start, end in frame.content:
        numbers = {tree.quotation[w]: None for w in tree.words((start, end))}
        ends = [
            tree.parse.quotations[n][1]
            for n in numbers
            if n >= 0 and n != inside and tree.parse.quotations[n][0] >= start
        ]
        found.append((start, max([end, *ends])))
    return found


def _counts(tree: Tree, verb: int) -> bool:
    """Whether a verb gives a figure: "put the toll at 60"."""
    given = tree.tokens[verb].lemma in ("put", "give", "place")
    return given and any(tree.tokens[k].lemma in words("tallies") for k in tree.kids(verb, "dobj"))


def draft(tree: Tree, frame: Frame) -> Draft:
    """The draft of one reading."""
    party, antecedent = source(tree, frame)
    own = cue(tree, frame.verb)
    holes = (*own, *([party] if party else []))
    content = tuple(subtract(_whole_quotations(tree, frame), holes))
    return Draft(frame.verb, party, own, content, f"reporting:{kind(tree, frame.verb)}", antecedent)
