"""Hedge loss: a report that is surer of a claim than another telling of it that has the same origin or the same text.

Conservative: both tellings must assert the very same claim, and the surer one must leave nothing open in any other
words. What only names its source ("40 died, the ministry said" for "40 reportedly died") is no surer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.languages import words
from firsthand.languages.clauses import Clause, find_clauses, inside, phrase, sentences_of
from firsthand.languages.figures import Figure, find_figures
from firsthand.origins.evidence import Evidence
from firsthand.origins.voices import one_text
from firsthand.records import Assertion, Attribution, Claim, HedgeLoss, Parse, Span

MOST_LOSSES = 12
"""Losses of one claim that are listed: each is a pair of reports, and a claim of 100 reports has 4,950."""

MOST_TELLINGS = 60
"""Tellings of one claim that are compared, so that time stays linear."""

ALIKE, FEWEST = 0.6, 2
"""Share of the shorter telling's content words, and how many at least, that the other must have too. No pair of the 19
marked stories comes to this test, so it stands on the careful side: invented pairs of one thing share two
thirds and more, those of two things with one verb a third."""

_DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Telling:
    """One assertion and how sure it is: the words of hearsay, of doubt, of certainty and of a part in it.

    `verbs` are the lemmas of its main verbs, `plain` those that a clause without any hedge has, `content` those of its
    nouns, verbs and numbers; `open` is whether any word in its sentence leaves it open.
    """

    assertion: Assertion
    attribution: Attribution | None
    verbs: frozenset[str]
    plain: frozenset[str]
    content: frozenset[str]
    hearsay: tuple[Span, ...]
    doubts: tuple[Span, ...]
    certain: tuple[Span, ...]
    parts: tuple[Span, ...]
    wholes: tuple[Span, ...]
    limits: tuple[tuple[float, Span], ...]
    exact: frozenset[float]
    open: bool

    @property
    def named(self) -> bool:
        """Whether it says who said it."""
        said = self.attribution
        return said is not None and (said.source is not None or said.antecedent is not None)


def find_losses(claim: Claim, evidence: Evidence) -> tuple[HedgeLoss, ...]:
    """The losses along the ways of a traced claim, in the order of its assertions; each pair of reports once a kind."""
    tellings = [_tell(a, evidence) for a in claim.stated[:MOST_TELLINGS] if a.stance == "asserts"]
    found: dict[tuple[str, str, str], HedgeLoss] = {}
    for weak in tellings:
        if not (weak.hearsay or weak.doubts or weak.parts or weak.limits or not weak.certain):
            continue
        for strong in tellings:
            reason = _joined(weak, strong, evidence)
            for loss in _compare(weak, strong, reason, evidence) if reason else ():
                found.setdefault((loss.kind, loss.hedged.report, loss.surer.report), loss)
    return tuple(found.values())[:MOST_LOSSES]


def _joined(weak: Telling, strong: Telling, evidence: Evidence) -> str:
    """Why the surer telling rests on what the other does, in words; nothing where it is not sure that it does.

    Both tell it by one verb, which the weaker never leaves without its hedge. Two that share no text must also name one
    origin, have most words in common, and one of them surely state the claim. Whoever told it first lost nothing.
    """
    a, b = weak.assertion, strong.assertion
    if a.report == b.report or _is_headline(b, evidence) or _earlier(b, a, evidence):
        return ""
    if not (weak.verbs - weak.plain) & strong.verbs:
        return ""
    if one_text(a, b, evidence, ("narration", "both")):
        backward = any(
            p.direction == ("left_to_right" if p.left.report == b.report else "right_to_left")
            for p in evidence.shared.get((a.report, b.report), ())
        )
        return "" if backward else "the two share the text"
    one = a.origin == b.origin and (a.sure or b.sure) and weak.named and strong.named
    return "both rest on the same origin" if one and _alike(weak, strong) else ""


def _alike(weak: Telling, strong: Telling) -> bool:
    """Whether two tellings share enough words to tell the very same thing, and not one more about it."""
    shared = weak.content & strong.content
    return len(shared) >= FEWEST and len(shared) >= ALIKE * min(len(weak.content), len(strong.content))


def _is_headline(assertion: Assertion, evidence: Evidence) -> bool:
    headline = evidence.reports[assertion.report].headline
    return headline is not None and assertion.start < headline[1] and headline[0] < assertion.end


def _earlier(a: Assertion, b: Assertion, evidence: Evidence) -> bool:
    """Whether one report surely came out before another."""
    first, second = (evidence.reports[x.report].published or "" for x in (a, b))
    length = min(len(first), len(second))
    return length >= len("2031-05-06") and first[:length] < second[:length]


def _compare(weak: Telling, strong: Telling, reason: str, evidence: Evidence) -> Iterator[HedgeLoss]:
    """What the one leaves open and the other does not."""
    whole = Span(strong.assertion.report, strong.assertion.start, strong.assertion.end)
    own_words = strong.attribution is not None and strong.attribution.kind == _DIRECT
    if strong.certain and not weak.certain and not (strong.hearsay or strong.doubts or own_words):
        cue = _cue(weak, evidence)
        if cue is not None:
            yield _loss("certainty added", cue, strong.certain[0], reason, evidence, True)
    if strong.open or own_words:
        return
    if weak.hearsay and (weak.named or not strong.named):
        yield _loss("hedge dropped", weak.hearsay[0], whole, reason, evidence)
    if weak.doubts:
        yield _loss("doubt dropped", weak.doubts[0], whole, reason, evidence)
    limit = next((span for value, span in weak.limits if value in strong.exact), None)
    if limit is not None:
        yield _loss("doubt dropped", limit, whole, reason, evidence)
    if weak.parts and strong.wholes and weak.verbs & strong.verbs:
        yield _loss("part became whole", weak.parts[0], strong.wholes[0], reason, evidence, True)


def _cue(weak: Telling, evidence: Evidence) -> Span | None:
    """The words by which the weaker telling is attributed; none where it speaks in its own voice."""
    if weak.attribution is None or not weak.named or not weak.attribution.cue:
        return None
    return Span(weak.attribution.report, *weak.attribution.cue[0])


def _loss(kind: str, hedged: Span, surer: Span, reason: str, evidence: Evidence, became: bool = False) -> HedgeLoss:
    def told(span: Span) -> str:
        return " ".join(evidence.reports[span.report].text[span.start : span.end].split())

    return HedgeLoss(kind, hedged, surer, told(hedged), told(surer) if became else None, reason)  # type: ignore[arg-type]


def _tell(assertion: Assertion, evidence: Evidence) -> Telling:
    """How sure an assertion is, by the words of its main clause and of its cue."""
    parse = evidence.parses[assertion.report]
    attribution = evidence.attributions.get(assertion.attribution or "")
    part = inside(parse, assertion.start, assertion.end)
    clauses = find_clauses(assertion, parse, held=False)
    main = {c.verb for c in clauses} | {k for c in clauses for k in (c.agent, c.patient) if k is not None}
    cue = [k for start, end in (attribution.cue if attribution else ()) for k in inside(parse, start, end)]
    hearsay = [k for k in part if _is_hearsay(parse, k, main)] or _passed_on(parse, attribution, cue)
    doubts = [k for k in part if _is_doubt(parse, k, main)]
    sure = cue if attribution and attribution.hedge == "confirmed" else []
    certain = [k for k in sure if parse.tokens[k].lemma in words("certain_cues")]
    certain += [
        k for k in part if parse.tokens[k].text.lower() in words("certain_words") and parse.tokens[k].head in main
    ]
    figures = find_figures(parse, (part.start, part.stop))
    return Telling(
        assertion,
        attribution,
        frozenset(parse.tokens[k].lemma for c in clauses for k in _verbs(parse, c.verb)) - {"be", "have", "do"},
        _plain(parse, clauses, inner) if (inner := {*hearsay, *doubts} & set(part)) else frozenset(),
        frozenset(parse.tokens[k].lemma for k in part if parse.tokens[k].pos in ("NOUN", "PROPN", "VERB", "NUM")),
        _spans(parse, hearsay),
        _spans(parse, doubts),
        _spans(parse, certain),
        tuple(s for c in clauses for s in _parts(parse, c)),
        tuple(s for c in clauses for s in _wholes(parse, c)),
        tuple((f.high, _limit(parse, f)) for f in figures if f.low == 0 and not f.exact),
        frozenset(f.low for f in figures if f.exact),
        _is_open(parse, assertion, attribution, cue),
    )


def _plain(parse: Parse, clauses: Sequence[Clause], hedges: set[int]) -> frozenset[str]:
    """The verbs of the clauses without a hedge, where another clause has one."""
    hedged = {parse.tokens[k].head for k in hedges} | hedges
    bare = (c.verb for c in clauses if not hedged & {c.verb, c.agent, c.patient})
    return frozenset(parse.tokens[k].lemma for verb in bare for k in _verbs(parse, verb))


def _verbs(parse: Parse, verb: int) -> Iterator[int]:
    """A main verb, and the one below it of which it only says how sure it is ("are believed to have fled")."""
    yield verb
    yield from (k for k in range(verb + 1, min(verb + 6, len(parse.tokens))) if _is_below(parse, k, verb))


def _is_below(parse: Parse, k: int, verb: int) -> bool:
    return parse.tokens[k].head == verb and parse.tokens[k].dep in ("xcomp", "oprd")


def _spans(parse: Parse, found: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(parse.report, parse.tokens[k].start, parse.tokens[k].end) for k in found)


def _is_hearsay(parse: Parse, k: int, main: set[int]) -> bool:
    """Whether a word passes the main clause on as hearsay: "reportedly fled", "an alleged attack", "believed to"."""
    token = parse.tokens[k]
    beside = token.head in main and token.dep in ("advmod", "amod")
    if token.text.lower() in words("hearsay_words") and beside:
        return True
    raised = len(list(_verbs(parse, k))) > 1
    return (
        k in main
        and raised
        and token.lemma in words("hearsay_verbs")
        and (token.tag == "VBN" or token.lemma in ("appear", "seem"))
    )


def _passed_on(parse: Parse, attribution: Attribution | None, cue: Sequence[int]) -> list[int]:
    """The words of a cue without a party that pass a content on as hearsay: "are believed to", "allegedly"."""
    if attribution is None or attribution.source is not None or attribution.antecedent is not None:
        return []
    listed = words("hearsay_words") | words("hearsay_verbs")
    return [k for k in cue if parse.tokens[k].text.lower() in listed or parse.tokens[k].lemma in listed]


def _limit(parse: Parse, figure: Figure) -> Span:
    """A number with the words before it that make it an upper limit: "up to 40", "as many as 40"."""
    first = at = inside(parse, figure.start, figure.end).start
    while at > 0 and first - at < 3 and parse.tokens[at - 1].text.lower() in words("limiting"):
        at -= 1
    return Span(parse.report, parse.tokens[at].start, figure.end)


def _is_doubt(parse: Parse, k: int, main: set[int]) -> bool:
    """Whether a word leaves the main clause open: "may have fled", "probably fled"; "could" only of what is past."""
    token = parse.tokens[k]
    if token.head not in main:
        return False
    if token.tag == "MD" and token.text.lower() in words("open_modals"):
        past = any(t.lemma == "have" and t.head == token.head for t in parse.tokens[k + 1 : k + 4])
        return past or token.text.lower() != "could"
    return token.text.lower() in words("open_words") and token.dep in ("advmod", "amod")


def _parts(parse: Parse, clause: Clause) -> Iterator[Span]:
    """The subject of a clause where it is only a part: "some units", "several of the deputies"."""
    k = clause.agent if clause.agent is not None else clause.patient
    if k is not None and (parse.tokens[k].lemma in words("part_words") or _has(parse, k, "part_words")):
        yield _subject(parse, k)


def _wholes(parse: Parse, clause: Clause) -> Iterator[Span]:
    """The subject of a clause where it is the whole: "the army", "all units"."""
    k = clause.agent if clause.agent is not None else clause.patient
    if k is None or _has(parse, k, "part_words"):
        return
    definite = any(t.head == k and t.text.lower() == "the" for t in parse.tokens[max(0, k - 5) : k])
    if _has(parse, k, "whole_words") or (definite and parse.tokens[k].lemma in words("whole_nouns")):
        yield _subject(parse, k)


def _has(parse: Parse, k: int, name: str) -> bool:
    return any(t.head == k and t.text.lower() in words(name) for t in parse.tokens[max(0, k - 5) : k])


def _subject(parse: Parse, k: int) -> Span:
    """The noun with its article or quantity and all before it that hangs on it."""
    start = min((t.start for t in parse.tokens[max(0, k - 5) : k] if t.head == k), default=parse.tokens[k].start)
    return Span(parse.report, min(start, phrase(parse, k).start), parse.tokens[k].end)


def _is_open(parse: Parse, assertion: Assertion, attribution: Attribution | None, cue: Sequence[int]) -> bool:
    """Whether any word of the assertion's sentence, or its cue, leaves it open, or it is a question."""
    if attribution is not None and attribution.hedge not in (None, "confirmed"):
        return True
    listed = words("hearsay_words") | words("open_words") | words("open_anywhere")
    modals = words("open_modals")
    for k in (*sentences_of(parse, assertion), *cue):
        token = parse.tokens[k]
        text = token.text.lower()
        if text in listed or token.lemma in listed or text == "?" or (token.tag == "MD" and text in modals):
            return True
    return False
