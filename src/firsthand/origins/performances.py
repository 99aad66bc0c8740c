"""What a report tells in its own voice of what a party did by speaking: "The senator apologized"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from firsthand.languages import words
from firsthand.origins.evidence import Evidence, Root
from firsthand.records import Assertion, Parse, Range, Source, Token

WITHIN = 1
"""Sentences from one that cites a person within which "he", or a quotation without a source, is that person's."""


def find_performers(assertions: Sequence[Assertion], known: Mapping[int, Root], evidence: Evidence) -> dict[int, Root]:
    """Who acted or took a stance in the assertions that name nobody, where the claim has that party.

    "The senator apologized" and "I am sorry, the senator said" have one origin; so do "He favors the bridge" and
    "“It will stand for years.”" right after a sentence that cites the senator. None of them proves a second one.
    """
    parties = sorted({r for r in known.values() if r.kind in ("person", "state body", "organisation")})
    found: dict[int, Root] = {}
    for n, a in enumerate(assertions):
        if n in known or not parties:
            continue
        parse = evidence.parses[a.report]
        actors = set(_actors(parse, _inside(parse, (a.start, a.end))))
        cited = _cited_before(a, evidence) if actors & words("speaking_pronouns") or _is_quoted(a, parse) else None
        acted = [r for r in parties if r.name.split()[-1].lower() in actors]
        acted += [r for r in parties if cited is not None and r.kind == "person" and r.id == cited.id]
        if acted:
            found[n] = acted[0]
    return found


def _actors(parse: Parse, inside: range) -> Iterator[str]:
    """The words, lower case, of the subjects of public acts and stances, of "by" phrases on them, of whose words."""
    for token in (parse.tokens[k] for k in inside):
        above = parse.tokens[token.head]
        verb = parse.tokens[above.head] if above.dep == "agent" else above
        acts = token.dep == "nsubj" or (token.dep == "pobj" and above.dep == "agent")
        if (acts and _tells(verb, token)) or (token.dep == "poss" and above.lemma in words("spoken_things")):
            yield token.text.lower()


def _tells(verb: Token, actor: Token) -> bool:
    """Whether a verb tells of an act that is public, or of a stance that a named or "he" takes."""
    public = verb.lemma in words("public_acts") and actor.text.lower() not in words("speaking_pronouns")
    return public or verb.lemma in words("stances")


def _cited_before(assertion: Assertion, evidence: Evidence) -> Source | None:
    """The party that a report cites last before an assertion, at most some sentences before it."""
    said = evidence.said.get(assertion.report, ())
    at = bisect_right(said, assertion.start, key=lambda a: a.content[0][0]) - 1
    if at < 0 or (said[at].source_id or "") not in evidence.sources:
        return None
    parse = evidence.parses[assertion.report]
    apart = _sentence(parse, assertion.start) - _sentence(parse, said[at].content[0][0])
    return evidence.party(evidence.sources[said[at].source_id or ""]) if apart <= WITHIN else None


def _is_quoted(assertion: Assertion, parse: Parse) -> bool:
    """Whether an assertion begins within a quotation, or with its mark, and most of it lies there."""
    at = bisect_right(parse.quotations, assertion.start + 1, key=lambda q: q[0]) - 1
    return at >= 0 and parse.quotations[at][1] * 2 >= assertion.start + assertion.end


def _sentence(parse: Parse, at: int) -> int:
    """The number of the sentence that a character stands in."""
    return bisect_right(parse.sentences, at, key=lambda s: parse.tokens[s[0]].start)


def _inside(parse: Parse, span: Range) -> range:
    """The tokens that begin in a range of characters."""
    return range(*(bisect_left(parse.tokens, at, key=lambda t: t.start) for at in span))
