"""What a story leads with: the claims that most reports share, and of those the ones that reports begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.records import Claim, Parse, Range, Report

LEADING_CLAIMS = 3
"""Claims of most reports that the record is made from: what the reports share is what the story is about."""

LEAD_SENTENCES = 3
"""Sentences from the start of a report, its headline among them, that tell of the event itself, by the custom of news:
in 200 reports of one war, places and days of other events begin with the fourth."""


def find_lead(parse: Parse) -> tuple[Range, ...]:
    """The ranges of the sentences that a report begins with."""
    spans = ((parse.tokens[first].start, parse.tokens[last - 1].end) for first, last in parse.sentences)
    return tuple(span for span, _ in zip(spans, range(LEAD_SENTENCES), strict=False))


def choose(claims: Sequence[Claim], reports: Sequence[Report], parses: Mapping[str, Parse]) -> tuple[Claim, ...]:
    """The leading claims: those of most reports, of them those that stand in leads, else in their order."""
    leads = {r.id: find_lead(parses[r.id]) for r in reports}

    def rank(claim: Claim) -> tuple[int, int]:
        asserted = [a for a in claim.assertions if a.stance == "asserts"]
        led = {a.report for a in asserted for s, e in leads.get(a.report, ()) if a.start < e and s < a.end}
        return -len({a.report for a in asserted}), -len(led)

    return tuple(sorted(claims, key=rank)[:LEADING_CLAIMS])
