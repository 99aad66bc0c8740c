"""The event record of a story: who, what, where, when, how many, each with its precision and its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from firsthand.languages.figures import OPEN, Figure, find_figures
from firsthand.records import Assertion, Claim, Entity, Event, Fact, Parse, Report, Span, Token

LEADING_CLAIMS = 3
"""Claims of most reports that the record is made from: what the reports share is what the story is about."""

MOST_EVIDENCE = 12
"""Spans listed with one fact; the claims hold the rest."""

_PLACES = ("GPE", "LOC", "FAC")
_SUBJECTS = ("nsubj", "nsubjpass")


def find(reports: Sequence[Report], parses: Mapping[str, Parse], claims: Sequence[Claim]) -> Event | None:
    """The event that the reports tell, from the claims that most of them share; None where nothing is claimed.

    A field that the reports do not give is None: nothing is guessed.
    """
    leading = [a for c in claims[:LEADING_CLAIMS] for a in c.assertions]
    if not leading:
        return None
    texts = {r.id: r.text for r in reports}
    return Event(
        what=Fact(claims[0].gist, "claim of most reports", _spans(claims[0].assertions)),
        who=_who(leading, parses, texts),
        where=_where(reports, parses, texts),
        when=_when(reports),
        how_many=tuple(_how_many(claims, parses, texts)),
    )


def _spans(assertions: Sequence[Assertion]) -> tuple[Span, ...]:
    return tuple(Span(a.report, a.start, a.end) for a in assertions[:MOST_EVIDENCE])


def _who(assertions: Sequence[Assertion], parses: Mapping[str, Parse], texts: Mapping[str, str]) -> Fact | None:
    """The subject that most leading assertions share, in the words of its first mention."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for assertion in assertions:
        tokens = parses[assertion.report].tokens
        for k, token in enumerate(tokens):
            inside = assertion.start <= token.start and token.end <= assertion.end
            if inside and token.dep in _SUBJECTS and token.pos in ("NOUN", "PROPN"):
                found[token.lemma].append(_phrase(assertion.report, tokens, k))
                break
    if not found:
        return None
    lemma = max(sorted(found), key=lambda name: len({s.report for s in found[name]}))
    first = found[lemma][0]
    return Fact(texts[first.report][first.start : first.end], "as the reports name them", tuple(found[lemma]))


def _phrase(report: str, tokens: Sequence[Token], head: int) -> Span:
    """The noun with the words before it that hang on it."""
    first = head
    while first > 0 and tokens[first - 1].head == head and tokens[first - 1].dep in ("amod", "compound", "nummod"):
        first -= 1
    return Span(report, tokens[first].start, tokens[head].end)


def _where(reports: Sequence[Report], parses: Mapping[str, Parse], texts: Mapping[str, str]) -> Fact | None:
    """The place that most reports name, and of those the one named most; countries give way to places in them."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for report in reports:
        parse = parses[report.id]
        for entity in parse.entities:
            if entity.kind in _PLACES:
                span = _entity_span(report.id, parse, entity)
                name = (
                    texts[report.id][span.start : span.end].removeprefix("the ").removesuffix("’s").removesuffix("'s")
                )
                found[name].append(span)
    if not found:
        return None
    name = max(sorted(found), key=lambda n: (len({s.report for s in found[n]}), len(found[n])))
    return Fact(name, "named place, not located", tuple(found[name][:MOST_EVIDENCE]))


def _entity_span(report: str, parse: Parse, entity: Entity) -> Span:
    return Span(report, parse.tokens[entity.first].start, parse.tokens[entity.last - 1].end)


def _when(reports: Sequence[Report]) -> Fact | None:
    """The latest day that it can have been: that of the earliest report."""
    dated = sorted((r.published, r.id) for r in reports if r.published)
    return Fact(dated[0][0], "on or before the day of publication", ()) if dated else None


def _how_many(claims: Sequence[Claim], parses: Mapping[str, Parse], texts: Mapping[str, str]) -> list[Fact]:
    """What the leading claims count, each as low / best / high over the reports; the best is the figure told most."""
    counted: defaultdict[str, list[tuple[Figure, Span]]] = defaultdict(list)
    for claim in claims[:LEADING_CLAIMS]:
        for assertion in claim.assertions:
            tokens = parses[assertion.report].tokens
            inside = [k for k, t in enumerate(tokens) if assertion.start <= t.start and t.end <= assertion.end]
            if inside:
                for figure in find_figures(parses[assertion.report], (inside[0], inside[-1] + 1)):
                    if figure.noun:
                        counted[figure.noun].append((figure, Span(assertion.report, figure.start, figure.end)))
    return [_count(noun, found, texts) for noun, found in counted.items()]


def _count(noun: str, found: Sequence[tuple[Figure, Span]], texts: Mapping[str, str]) -> Fact:
    low = min(f.low for f, _ in found)
    highs = [f.high for f, _ in found if f.high < OPEN]
    high = f"{max(highs):g}" if highs else "open"
    told = Counter(texts[s.report][s.start : s.end] for _, s in found)
    best = max(sorted(told), key=lambda words: told[words])
    spans = tuple(dict.fromkeys(s for _, s in found))[:MOST_EVIDENCE]
    return Fact(f"{noun}: low {low:g}, best {best}, high {high}", "as told", spans)
