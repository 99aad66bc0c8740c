"""Which of two reports that share a passage rests on the other, as far as the reports themselves tell.

It never guesses: a shared quotation shows only that both go back to the one who is quoted, and a day on which both
were published decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from firsthand.passages.fingerprints import fold
from firsthand.records import Attribution, Direction, Range, Report, Span, Within

ZONES = timedelta(hours=26)
"""The widest difference of two clocks on Earth: times without a zone are told apart only beyond it."""

AROUND = 300
"""Characters: a source so near a passage speaks for it (two sentences of news text are about as long)."""

_TO_THE_HOUR = len("2022-03-23T11")
_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk|info|news)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the reports tell of where they got their text.

    `names` is the folded name of each report's outlet, `credits` what a report as a whole is credited to, `quotes`
    where it quotes directly, `sources` the mentions of those it names as sources or intermediaries, each with the
    content that they stand behind.
    """

    reports: Mapping[str, Report]
    names: Mapping[str, str]
    credits: Mapping[str, str]
    quotes: Mapping[str, tuple[Range, ...]]
    sources: Mapping[str, tuple[tuple[str, Range], ...]]
    intermediaries: Mapping[str, tuple[tuple[str, Range], ...]] = field(default_factory=dict)


def gather(reports: Sequence[Report], attributions: Sequence[Attribution]) -> Evidence:
    """The evidence that the reports and their attributions give."""
    by_id = {report.id: report for report in reports}
    quotes: dict[str, tuple[Range, ...]] = {}
    sources: dict[str, tuple[tuple[str, Range], ...]] = {}
    intermediaries: dict[str, tuple[tuple[str, Range], ...]] = {}
    for told in attributions:
        if told.report not in by_id or not told.content:
            continue
        text = by_id[told.report].text
        around = (min(s for s, _ in told.content), max(e for _, e in told.content))
        if told.kind == "direct":
            quotes[told.report] = (*quotes.get(told.report, ()), *told.content)
        named = [told.source] if told.source else []
        here = tuple((_plain(text[s:e]), around) for s, e in (*named, *told.via))
        via = tuple((_plain(text[s:e]), around) for s, e in told.via)
        sources[told.report] = sources.get(told.report, ()) + here
        intermediaries[told.report] = intermediaries.get(told.report, ()) + via
    return Evidence(
        by_id,
        {r.id: _plain(r.outlet or "") for r in reports},
        {r.id: _plain(r.text[slice(*r.credit)]) for r in reports if r.credit},
        quotes,
        sources,
        intermediaries,
    )


def direct(left: Span, right: Span, within: Within, evidence: Evidence) -> tuple[Direction, str]:
    """Which way the passage went, and why, in words."""
    ahead, back = _rests(left, right, evidence), _rests(right, left, evidence)
    if ahead and not back:
        return "right_to_left", ahead
    if back and not ahead:
        return "left_to_right", back
    shared = _third(left, right, evidence)
    if shared:
        return "common_source", shared
    if within == "quote":
        return "common_source", "both quote the same words; that shows who is quoted, not that one copied the other"
    return _by_time(evidence.reports[left.report], evidence.reports[right.report])


def _rests(span: Span, other: Span, evidence: Evidence) -> str | None:
    """Why the report of `span` rests on the report of `other`, where it says so."""
    name = evidence.names[other.report]
    if not name or name == evidence.names[span.report]:
        return None
    outlet = evidence.reports[other.report].outlet
    if _holds(evidence.credits.get(span.report, ""), name):
        return f"the report of {_outlet(span, evidence)} is credited to {outlet}"
    for mention, around in evidence.sources.get(span.report, ()):
        if _holds(mention, name) and _near(span, around):
            return f"{_outlet(span, evidence)} names {outlet} as where it has this from"
    return None


def _third(left: Span, right: Span, evidence: Evidence) -> str | None:
    """Why both rest on a third that is not among the two, where they say so."""
    credit, other = evidence.credits.get(left.report, ""), evidence.credits.get(right.report, "")
    if credit and (_holds(credit, other) or _holds(other, credit)):
        report = evidence.reports[left.report]
        return f"both are credited to {report.text[slice(*(report.credit or (0, 0)))]!r}"
    for mention, around in evidence.intermediaries.get(left.report, ()):
        for second, place in evidence.intermediaries.get(right.report, ()):
            same = _holds(mention, second) or _holds(second, mention)
            if same and _near(left, around) and _near(right, place):
                return f"both name {mention!r} as where they have it from"
    return None


def _by_time(left: Report, right: Report) -> tuple[Direction, str]:
    one, other = _instant(left.published), _instant(right.published)
    if one is None or other is None:
        return "undetermined", "neither credits the other, and when they were published is not known to the hour"
    (first, zoned), (second, as_well) = one, other
    slack = timedelta(0) if zoned and as_well else ZONES
    if first + slack < second:
        return "left_to_right", f"neither credits the other; published {left.published} and {right.published}"
    if second + slack < first:
        return "right_to_left", f"neither credits the other; published {left.published} and {right.published}"
    return "undetermined", "neither credits the other, and they were published too close together to tell"


def _instant(published: str | None) -> tuple[datetime, bool] | None:
    """When a report was published and whether its zone is known; None where it is not known to the hour."""
    if not published or len(published) < _TO_THE_HOUR:
        return None
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)), when.tzinfo is not None


def _near(span: Span, around: Range) -> bool:
    return around[0] - AROUND < span.end and span.start < around[1] + AROUND


def _holds(text: str, name: str) -> bool:
    return bool(name) and f" {name} " in f" {text} "


def _plain(name: str) -> str:
    words = [fold(word) for word in _WORD.findall(_DOMAIN.sub("", name))]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _outlet(span: Span, evidence: Evidence) -> str:
    report = evidence.reports[span.report]
    return report.outlet or report.name
