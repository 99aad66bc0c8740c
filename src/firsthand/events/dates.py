"""When an event was: the days that the leading claims tell, reckoned from each report's publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from firsthand.events.leads import find_lead
from firsthand.languages import words
from firsthand.languages.clauses import inside
from firsthand.languages.dates import Dated, find_dates, join
from firsthand.records import Assertion, Fact, Parse, Period, Report, Span

WIDEST = 7
"""Days over which several days that the reports tell are taken for one event's: beyond, they tell of several."""

LONGEST_LINE = 12
"""Words of a line that may say when a report was published, with an hour and a place."""

PRECISIONS = {1: "the day", 2: "2 to 6 days", 3: "a week", 4: "8 to 31 days", 5: "longer than a month"}


def find_period(
    leading: Sequence[Assertion], reports: Sequence[Report], parses: Mapping[str, Parse], most: int
) -> tuple[Fact | None, Period | None]:
    """The days of the event in words, and as a period; without them that it was no later than the first report.

    Each report gives the days of the first of its leading words that tell any; a month is no day of an event. Where the
    reports differ by a few days the period spans them, and the words say so; by more, none is taken. `most` is how many
    spans are listed.
    """
    told = {r.id: days for r in reports if (days := _first(leading, r, parses[r.id]))}
    periods = {report: join([d.period for d in days]) for report, days in told.items()}
    period, note = _agreed(list(periods.values()))
    if period is None:
        return _at_latest(reports, note), None
    agreeing = [r for r, own in periods.items() if period.start <= own.start and own.end <= period.end]
    spans = tuple(Span(report, d.start, d.end) for report in agreeing for d in told[report])
    value = period.start if period.start == period.end else f"{period.start} to {period.end}"
    return Fact(value, PRECISIONS[period.precision] + note, spans[:most]), period


def _first(leading: Sequence[Assertion], report: Report, parse: Parse) -> list[Dated]:
    """The days that the first leading words of a report tell, if any; of several, the best told if they are near.

    The leading claims that stand in its lead come first, then the lead, then the leading claims further down.
    """
    lead = find_lead(report, parse)
    claimed = [(a.start, a.end) for a in leading if a.report == report.id]
    above = [c for c in claimed if any(c[0] < end and start < c[1] for start, end in lead)]
    for start, end in (*above, *lead, *claimed):
        dates = [d for d in find_dates(report.text, start, end, report.published) if d.period.precision < 4]
        dates = [d for d in dates if not _is_of_speech(parse, d) and not _is_of_publication(report, parse, d)]
        if dates:
            best = min(d.period.precision for d in dates)
            kept = [d for d in dates if d.period.precision == best]
            return kept if _days(join([d.period for d in kept])) <= WIDEST else kept[:1]
    return []


def _is_of_publication(report: Report, parse: Parse, dated: Dated) -> bool:
    """Whether a date stands in a line that says when the report was published ("Updated May 6, 2031, 12:45 p.m.")."""
    at = inside(parse, dated.start, dated.end).start
    first, last = next((s for s in parse.sentences if s[0] <= at < s[1]), (at, at))
    told = any(t.text.lower() in words("publication_words") for t in parse.tokens[first:at])
    return told and last - first <= LONGEST_LINE and dated.period.start == (report.published or "")[:10]


def _is_of_speech(parse: Parse, dated: Dated) -> bool:
    """Whether a date hangs on a verb of saying."""
    k = next(iter(inside(parse, dated.start, dated.end)), None)
    while k is not None and parse.tokens[k].pos not in ("VERB", "AUX"):
        k = parse.tokens[k].head if parse.tokens[k].head != k else None
    return k is not None and parse.tokens[k].lemma in words("asserting_cues")


def _agreed(periods: Sequence[Period]) -> tuple[Period | None, str]:
    """The one period of the reports, or the span of those that differ by a few days, and what is to be said of it."""
    if len(set(periods)) <= 1:
        return next(iter(periods), None), ""
    best = min(p.precision for p in periods)
    finest = [p for p in periods if p.precision == best]
    whole = join(finest)
    if _days(whole) <= WIDEST:
        return whole, "" if len(set(finest)) == 1 else "; the reports differ"
    (first, times), *others = Counter(finest).most_common(2)
    if not others or times > others[0][1]:
        return first, "; the reports differ, most tell this"
    return None, "; the reports differ"


def _days(period: Period) -> int:
    return (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days + 1


def _at_latest(reports: Sequence[Report], note: str) -> Fact | None:
    """The latest day that it can have been: that of the earliest report."""
    dated = sorted((r.published, r.id) for r in reports if r.published)
    return Fact(dated[0][0], f"on or before the day of publication{note}", ()) if dated else None
