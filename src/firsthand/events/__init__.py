"""The event record of a story: who, what, where, when, how many, each with its precision and its words.

One event a story. It is what coders of events begin with, in their columns too (`codes`); it is no coding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.events.actors import find_actors
from firsthand.events.codes import Found, assign
from firsthand.events.counts import find_counts, tell
from firsthand.events.dates import find_period
from firsthand.events.kinds import BROADER, find_kind, settle
from firsthand.events.leads import choose, open_with
from firsthand.events.nouns import is_party
from firsthand.events.places import find_place
from firsthand.languages.clauses import SUBJECTS, inside, phrase
from firsthand.records import Assertion, Claim, Count, Event, Fact, Parse, Report, Span

HARMS = ("killed", "wounded")

MOST_EVIDENCE = 12
"""Spans listed with one fact; the claims hold the rest."""


def find(reports: Sequence[Report], parses: Mapping[str, Parse], claims: Sequence[Claim]) -> Event | None:
    """The event that the reports tell, from the claims that most of them share; None where nothing is claimed.

    A field that the reports do not give is None: nothing is guessed.
    """
    leading = choose(claims, reports, parses)
    told = [a for c in leading for a in c.stated]
    if not told:
        return None
    texts = {r.id: r.text for r in reports}
    asserted = [a for a in told if a.stance == "asserts"]
    where, place = find_place(asserted, reports, parses, MOST_EVIDENCE)
    when, period = find_period(asserted, reports, parses, MOST_EVIDENCE)
    leads = open_with(reports, parses)
    kind = find_kind(asserted, leads, parses)
    counts = find_counts(leading, leads, parses, MOST_EVIDENCE)
    forced = _is_forced(kind.fact, counts)
    actors = find_actors(asserted, leads, parses, texts, place, forced)
    kind = settle(kind, actors) if any(c.fate in HARMS for c in counts) else kind
    return Event(
        what=Fact(leading[0].gist, "claim of most reports", _spans(leading[0].stated)),
        who=_who(told, parses, texts),
        where=where,
        when=when,
        how_many=tuple(map(tell, counts)),
        kind=kind.fact,
        actors=actors,
        place=place,
        period=period,
        counts=counts,
        reported_by=tuple(_reported_by(leading)),
        codes=assign(Found(reports, leading, kind, actors, where, place, period, counts)),
    )


def _is_forced(kind: Fact | None, counts: Sequence[Count]) -> bool:
    """Whether force was used: by the kind of the event, or because people came to harm."""
    violent = kind is not None and BROADER[kind.value][1] == "Political violence"
    return violent or any(c.fate in HARMS for c in counts)


def _spans(assertions: Sequence[Assertion]) -> tuple[Span, ...]:
    return tuple(Span(a.report, a.start, a.end) for a in assertions[:MOST_EVIDENCE])


def _who(assertions: Sequence[Assertion], parses: Mapping[str, Parse], texts: Mapping[str, str]) -> Fact | None:
    """The subject that most leading assertions share, in the words of its first mention; a party before a thing."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    parties: set[str] = set()
    for assertion in assertions:
        parse = parses[assertion.report]
        for k in inside(parse, assertion.start, assertion.end):
            token = parse.tokens[k]
            if token.dep in SUBJECTS and token.pos in ("NOUN", "PROPN"):
                found[token.lemma].append(phrase(parse, k))
                if is_party(parse, k):
                    parties.add(token.lemma)
                break
    if not found:
        return None
    lemma = max(sorted(found), key=lambda name: (name in parties, len({s.report for s in found[name]})))
    first = found[lemma][0]
    return Fact(texts[first.report][first.start : first.end], "as the reports name them", tuple(found[lemma]))


def _reported_by(claims: Sequence[Claim]) -> list[Fact]:
    """The origins of the claims, each with the places that lead to it."""
    names = {o.id: o for c in claims for o in c.origins}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for assertion in (a for c in claims for a in c.stated if a.stance == "asserts" and a.origin in names):
        found[assertion.origin or ""].append(Span(assertion.report, assertion.start, assertion.end))
    return [
        Fact(names[i].name, names[i].kind, tuple(dict.fromkeys(spans))[:MOST_EVIDENCE]) for i, spans in found.items()
    ]
