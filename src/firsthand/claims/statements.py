"""The statements of a report: its attributed contents and its own sentences, each cut down to one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from firsthand.claims.clauses import cut, has_verb, is_aside
from firsthand.claims.frames import Surroundings, survey, told_plainly, undone
from firsthand.claims.polarities import Predicate
from firsthand.claims.polarities import read as read_predicates
from firsthand.claims.stems import stem, surroundings
from firsthand.claims.terms import NO_TERMS, Terms
from firsthand.claims.terms import read as read_terms
from firsthand.languages import words
from firsthand.languages.figures import Figure, find_figures
from firsthand.languages.networks import Vector
from firsthand.records import Attribution, Parse, Range, Report, Stance, Token

FEWEST_WORDS = 3
"""Content words below which a stretch is no statement that one could check ("he said so")."""

FEWEST_WORDS_LEFT = 5
"""Content words that a sentence must have beside its attributions for the reporter to say something there."""

FOLLOWING = 2
"""Sentences after a statement in which its party may take it back, or tell from whom it has it."""

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
_VOUCHING = ("speech", "writing")
_MEASURED = ("DATE", "MONEY", "PERCENT", "CARDINAL")


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a report with what it is compared by.

    `words` are lemmas of content words, `names` those that are part of a name, `verbs` those that are verbs;
    `negated` are the verbs that it negates and its words for what is false, `agents` and `patients` those who act and
    who are acted on; `top` is the word that it turns on, "" where that is negated, only possible, or told by a cue that
    need not vouch for it ("joked that ..."); `order` is the number of its sentence among those of the report that state
    something, 0 for the headline; `stems` are the first letters of its words, `sentence` those of its whole
    sentence, `around` those of the statements beside it and its own; `measures` are its words for a day, a sum or a
    number; `place` is the share of the report's statements that come before it, 0 to 1; `plain` is whether nothing
    beside it makes it less than told, `undone` whether its party stops short of it or calls it false; `terms` is what
    else it tells of, `predicates` are what its verbs say is so or not so;
    `framed` is where it stands with its party and cue, `denied` the words for what a denial denies, `meaning` a vector.
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
    negated: frozenset[str]
    order: int
    agents: frozenset[str]
    patients: frozenset[str]
    top: str
    stems: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    measures: frozenset[tuple[str, str]] = frozenset()
    place: float = 0.0
    plain: bool = False
    undone: bool = False
    terms: Terms = NO_TERMS
    predicates: tuple[Predicate, ...] = ()
    framed: Range = (0, 0)
    denied: frozenset[str] = frozenset()
    meaning: Vector | None = field(default=None, compare=False)

    def states(self, other: Statement) -> bool:
        """Whether what each statement asserts first of all, not in a clause of it, is a word of the other too.

        "There is no evidence that 40 people died" has all words of "40 people died", and does not state it.
        """
        stated = bool(self.top) and self.top == other.top and self.plain and other.plain
        crossed = self.agents & other.patients or self.patients & other.agents
        return stated and not crossed and self.terms.agree(other.terms)

    def opposes(self, other: Statement) -> bool:
        """Whether one statement negates a verb that both have, or calls false what the other does not."""
        return bool((self.negated ^ other.negated) & ((self.verbs & other.verbs) | words("falsities")))

    def turns(self, other: Statement) -> bool:
        """Whether one statement turns round who did it to whom in the other."""
        turned = self.agents & other.patients and self.patients & other.agents
        return bool(turned) and not self.agents & other.agents


def find_statements(report: Report, parse: Parse, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """The statements of one report, in text order: contents of what is vouched for, and sentences in its own voice."""
    vouched = sorted(
        (a for a in attributions if a.act in _VOUCHING),
        key=lambda a: a.content[0][0],
    )
    starts = [a.content[0][0] for a in vouched]
    ends = list(accumulate((a.content[-1][1] for a in vouched), max))
    found: list[Statement] = []
    around = survey(parse)
    order = 0
    for sentence in parse.sentences:
        start, end = parse.tokens[sentence[0]].start, parse.tokens[sentence[1] - 1].end
        near = vouched[bisect_right(ends, start) : bisect_left(starts, end)]
        parts = [
            _statement(report, parse, piece, told, order, around, about)
            for part, told in _parts(parse, sentence, near)
            for piece, about in cut(parse, part)
        ]
        every = frozenset(stem(plain(t)) for t in parse.tokens[slice(*sentence)] if _is_content(t))
        stated = [replace(statement, sentence=every) for statement in parts if statement is not None]
        found += stated
        order += bool(stated)
    found.sort(key=lambda s: (s.start, s.end))
    once = {(s.start, s.end, s.stance, s.attribution and s.attribution.source): s for s in found}
    told = tuple(_told_what([*once.values()]))
    stems = [frozenset(map(stem, s.words)) for s in told]
    beside = zip(told, stems, surroundings(stems), strict=True)
    return tuple(replace(s, stems=own, around=a, place=n / len(told)) for n, (s, own, a) in enumerate(beside))


def _told_what(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements; a denial that names no more than "the allegations" is one of what was told just before it."""
    before: Statement | None = None
    for statement in statements:
        if statement.stance == "denies" and before is not None and not statement.denied:
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
        named = (attribution.source, *attribution.cue), attribution.via
        spoke, via = ([r for n in some if n and (r := _tokens_within(parse, sentence, n))] for some in named)
        told = min(r[0] for r in (part, *spoke)), max(r[1] for r in (part, *spoke))
        for wider in (part, told, sentence):
            part = wider
            if _says_something(parse, part) or (part == told and _denies(parse, part, attribution)):
                break
        if part not in taken:
            yield part, attribution
        taken += [part, *spoke, *via]
    if not taken:
        yield sentence, None
        return
    for left in _rests(sentence, taken):
        rest = _trimmed(parse, left)
        if _says_something(parse, rest, FEWEST_WORDS_LEFT) or _says_aside(parse, rest):
            yield rest, None


def _rests(sentence: Range, taken: Sequence[Range]) -> Iterator[Range]:
    """The stretches of a sentence between what is taken."""
    at = sentence[0]
    for first, last in (*sorted(taken), (sentence[1], sentence[1])):
        if first > at:
            yield at, first
        at = max(at, last)


def _trimmed(parse: Parse, part: Range) -> Range:
    """A stretch without the comma and the "and" that led on to what is taken: "…, and | an official said that …"."""
    first, last = part
    while last > first and parse.tokens[last - 1].text.lower() in (",", ";", ":", "and", "but", "or", "–", "—", "-"):
        last -= 1
    return first, last


def _says_something(parse: Parse, part: Range, fewest: int = FEWEST_WORDS) -> bool:
    """Whether a stretch has a verb and enough content words to be checked."""
    return has_verb(parse, part) and sum(_is_content(t) for t in parse.tokens[slice(*part)]) >= fewest


def _says_aside(parse: Parse, part: Range) -> bool:
    """Whether a part of a sentence says something by a participle or the like: "Standing on the quay, …"."""
    return is_aside(parse, part) and sum(map(_is_content, parse.tokens[slice(*part)])) >= FEWEST_WORDS_LEFT


def _denies(parse: Parse, part: Range, attribution: Attribution | None) -> bool:
    """Whether a stretch tells who denies something, however little it says of what: "a charge the mayor rejected"."""
    told = sum(_is_content(t) for t in parse.tokens[part[0] : part[1]])
    return attribution is not None and attribution.denies and told >= FEWEST_WORDS - 1


def _tokens_within(parse: Parse, sentence: Range, part: Range) -> Range | None:
    inside = [k for k in range(*sentence) if parse.tokens[k].start < part[1] and parse.tokens[k].end > part[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _statement(
    report: Report,
    parse: Parse,
    part: Range,
    attribution: Attribution | None,
    order: int,
    around: Surroundings,
    about: Range | None = None,
) -> Statement | None:
    tokens = parse.tokens[part[0] : part[1]]
    subject = parse.tokens[slice(*about)] if about else ()
    content = [t for t in (*subject, *tokens) if _is_content(t)]
    headline = report.headline is not None and tokens[0].start < report.headline[1]
    if _leaves_open(parse, part, attribution):
        return None
    enough = _says_something(parse, part) or _says_aside(parse, part) or _denies(parse, part, attribution)
    if not enough and not (headline and len(content) >= FEWEST_WORDS):
        return None
    start, end = tokens[len(tokens) > 1 and _opens(tokens[0])].start, tokens[-1].end
    return Statement(
        report=report.id,
        start=start,
        end=end,
        attribution=attribution,
        stance="denies" if attribution is not None and (attribution.denies or _calls_false(parse, part)) else "asserts",
        words=frozenset(plain(t) for t in content),
        names=frozenset(plain(t) for t in content if t.pos == "PROPN"),
        verbs=frozenset(plain(t) for t in content if t.pos == "VERB"),
        figures=find_figures(parse, part),
        negated=frozenset(_negated(parse, tokens)),
        order=order,
        agents=frozenset(plain(t) for t in (*subject, *tokens) if _acts(parse, t)),
        patients=frozenset(plain(t) for t in tokens if t.dep in ("dobj", "nsubjpass")),
        top=_top(parse, part) if _told_plainly(parse, part, attribution) else "",
        plain=told_plainly(parse, part, attribution, around),
        undone=undone(parse, part, attribution),
        terms=read_terms(report, parse, part),
        predicates=read_predicates(parse, part),
        framed=_framed(parse, (start, end), attribution),
        denied=_denied(parse, part, attribution),
        measures=frozenset((t.entity, stem(plain(t))) for t in tokens if t.entity in _MEASURED),
    )


def _framed(parse: Parse, told: Range, attribution: Attribution | None) -> Range:
    """A stretch widened to the party and the cue that stand in its sentence: "the union denied that ..."."""
    at = max(0, bisect_right(parse.sentences, told[0], key=lambda s: parse.tokens[s[0]].start) - 1)
    first, last = parse.sentences[at]
    low, high = parse.tokens[first].start, parse.tokens[last - 1].end
    frame = [attribution.source, *attribution.cue] if attribution else []
    inside = [told, *(s for s in frame if s and low <= s[0] and s[1] <= high)]
    return min(s[0] for s in inside), max(s[1] for s in inside)


def _opens(token: Token) -> bool:
    """Whether a word only leads in what is told: "that" of "said that ..."."""
    return token.dep == "mark" and token.lemma == "that"


def _calls_false(parse: Parse, part: Range) -> bool:
    """Whether a content turns on calling something false: "“...” is a lie"; neither "he lied" nor "a head fake"."""
    tokens = parse.tokens
    said = [k for k in range(*part) if plain(tokens[k]) in words("falsities") and tokens[k].pos != "VERB"]
    joined = {tokens[k].head for k in range(*part) if tokens[k].dep in ("compound", "nmod", "npadvmod")}
    return bool(said) and _top(parse, part) == plain(tokens[said[0]]) and said[0] not in joined


def _denied(parse: Parse, part: Range, attribution: Attribution | None) -> frozenset[str]:
    """The words for what an attribution's content names, without those that any denial has ("the allegations").

    Whose "account" it is that is denied tells no more of what it says.
    """
    if attribution is None:
        return frozenset()
    tokens = parse.tokens[slice(*part)]
    inside = [t for t in tokens if any(s <= t.start < e for s, e in attribution.content) and _is_content(t)]
    told = words("denied_things") | words("claimed_things")
    pointing = told | words("called_false") | words("denied_parts")
    owned = (
        t for t in inside for o in (t, parse.tokens[t.head]) if o.dep == "poss" and plain(parse.tokens[o.head]) in told
    )
    return frozenset(map(plain, inside)) - frozenset(map(plain, owned)) - pointing


def _negated(parse: Parse, tokens: Sequence[Token]) -> Iterator[str]:
    """The verbs that a negation hangs on or whose subject or object has one, and words for what is false."""
    for token in tokens:
        if token.text.lower() in words("falsities"):
            yield token.text.lower()
        elif token.text.lower() in words("negations"):
            above = parse.tokens[token.head]
            yield plain(above)
            if above.pos not in ("VERB", "AUX"):
                yield plain(parse.tokens[above.head])


def _top(parse: Parse, part: Range) -> str:
    """The word that a stretch turns on: its main verb, or what a form of "be" says of its subject."""
    inside = range(*part)
    roots = [k for k in inside if parse.tokens[k].head not in inside or parse.tokens[k].head == k]
    root = next((k for k in roots if parse.tokens[k].pos in ("VERB", "AUX")), None)
    if root is None:
        return ""
    kids = [k for k in inside if parse.tokens[k].head == root and k != root]
    if any(parse.tokens[k].dep == "neg" or parse.tokens[k].text.lower() in words("modals") for k in kids):
        return ""
    told = [k for k in kids if parse.tokens[k].dep in ("acomp", "attr")]
    return plain(parse.tokens[told[0] if parse.tokens[root].lemma == "be" and told else root])


def _told_plainly(parse: Parse, part: Range, attribution: Attribution | None) -> bool:
    """Whether the report says it in its own voice, or by a verb that says no more than that a party said so.

    Nothing may take it back: "mistakenly said", "no longer says", "a fake statement", "could not verify".
    """
    at = bisect_right(parse.sentences, part[0], key=lambda sentence: sentence[0]) - 1
    sentence = parse.tokens[slice(*parse.sentences[max(0, at)])]
    if attribution is None:
        return not any(t.text.lower() in words("counterfeits") for t in sentence)
    inside = [k for start, end in attribution.cue for k in range(*_within(parse, (start, end)))]
    cues = {k for k in inside if parse.tokens[k].pos != "NOUN" and parse.tokens[k].lemma in words("asserting_cues")}
    first, last = parse.sentences[max(0, at)]
    on_cue = (parse.tokens[k] for k in range(first, last) if parse.tokens[k].head in cues)
    doubted = any(t.dep == "neg" or t.text.lower() in words("modals") | words("doubting") for t in on_cue)
    after = [parse.tokens[slice(*s)] for s in parse.sentences[max(0, at) + 1 : max(0, at) + 1 + FOLLOWING]]
    if doubted or any(_takes_back(parse, t) for t in sentence) or any(map(_tells_whence, after)):
        return False
    return bool(cues) and not any(t.lemma in words("retracting") for tokens in after for t in tokens)


def _tells_whence(sentence: Sequence[Token]) -> bool:
    """Whether a sentence says that a party has something from others: "They had the figure from doctors"."""
    lemmas = {t.lemma for t in sentence}
    taken = bool(lemmas & {"from", "by"}) and bool(lemmas & words("taking")) and bool(lemmas & words("taken_things"))
    return taken or ("on" in lemmas and bool(lemmas & {"rely", "base", "depend"}))


def _takes_back(parse: Parse, token: Token) -> bool:
    """Whether a word says that a statement is forged or withdrawn, or could not be checked."""
    word = token.text.lower()
    unchecked = token.lemma in ("verify", "confirm") and any(
        t.dep == "neg" and parse.tokens[t.head] == token
        for t in parse.tokens[max(0, _index(parse, token) - 4) : _index(parse, token)]
    )
    return word in words("counterfeits") or token.lemma in words("retracting") or unchecked


def _index(parse: Parse, token: Token) -> int:
    return bisect_left(parse.tokens, token.start, key=_start)


def _within(parse: Parse, span: Range) -> Range:
    """The tokens that begin in a range of characters."""
    return bisect_left(parse.tokens, span[0], key=_start), bisect_left(parse.tokens, span[1], key=_start)


def _start(token: Token) -> int:
    return token.start


def _acts(parse: Parse, token: Token) -> bool:
    """Whether a word is the subject of an active verb, or stands behind "by" after a passive one."""
    return token.dep == "nsubj" or (token.dep == "pobj" and parse.tokens[token.head].dep == "agent")


def _leaves_open(parse: Parse, part: Range, attribution: Attribution | None) -> bool:
    """Whether a content is asked or supposed and not asserted ("if ...", "he could not confirm that ...").

    "If it rains, the bridge closes" asserts what follows.
    """
    tokens = parse.tokens[part[0] : part[1]]
    opening = next((t for t in tokens[:2] if t.text.lower() in ("if", "whether")), None)
    supposed = parse.tokens[opening.head] if opening else None
    asked = supposed is not None and not (supposed.dep == "advcl" and part[0] <= supposed.head < part[1])
    checks = [k for k, t in enumerate(tokens) if t.lemma in ("confirm", "verify", "rule")]
    unchecked = any({t.text.lower() for t in tokens[max(0, k - 3) : k]} & {"not", "n't", "cannot"} for k in checks)
    return attribution is not None and (asked or unchecked)


def plain(token: Token) -> str:
    """The form that a word is compared by: its lemma without dots and possessives."""
    return token.lemma.lower().replace(".", "").removesuffix("'s").removesuffix("’s")


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and token.lemma not in words("stop_words") and any(c.isalnum() for c in token.text)
