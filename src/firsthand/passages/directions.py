"""Which of two reports that share a passage rests on the other, as far as the reports themselves tell.

It never guesses: a shared quotation shows only that both go back to the one who is quoted, and a day on which both
were published decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from firsthand.languages.foldings import fold, listed
from firsthand.passages.edits import Signs, edited, sign
from firsthand.records import Attribution, Direction, Range, Report, Span, Within

ZONES = timedelta(hours=26)
"""The widest difference of two clocks on Earth: times without a zone are told apart only beyond it."""

_TO_THE_HOUR = len("2022-03-23T11")
_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk|info|news)\b", re.IGNORECASE)


class Naming(NamedTuple):
    """A party that a report names as a source or an intermediary: in its words, folded, and what it stands behind.

    `proper` tells whether it is called by a name.
    """

    words: str
    name: str
    content: Range
    proper: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the reports tell of where they got their text, by the id of the report.

    `names` is the folded name of its outlet, `credits` what it is credited to as a whole, `quotes` where it quotes
    directly.
    """

    reports: Mapping[str, Report]
    names: Mapping[str, str]
    credits: Mapping[str, str]
    quotes: Mapping[str, Sequence[Range]]
    namings: Mapping[str, Sequence[Naming]]
    steady: Collection[str] = ()
    """Reports of which it is known that they do not waver (see `edits.wavers`)."""
    signs: dict[str, Signs] = field(default_factory=dict)
    """What may tell of a report that it was edited, of those that were asked for."""

    def sign(self, report: str) -> Signs:
        """What may tell of a report that it was edited."""
        found = self.signs.get(report)
        if found is None:
            found = self.signs[report] = sign(self.reports[report], report not in self.steady)
        return found


def group_by_report(attributions: Iterable[Attribution]) -> dict[str, list[Attribution]]:
    """The attributions of each report, by its id."""
    found: dict[str, list[Attribution]] = {}
    for told in attributions:
        found.setdefault(told.report, []).append(told)
    return found


def gather(reports: Collection[Report], attributions: Sequence[Attribution]) -> Evidence:
    """The evidence that the reports and their attributions give."""
    by_id = {report.id: report for report in reports}
    quotes: dict[str, list[Range]] = {report.id: [] for report in reports}
    namings: dict[str, list[Naming]] = {report.id: [] for report in reports}
    for told in attributions:
        if told.report not in by_id or not told.content:
            continue
        text = by_id[told.report].text
        content = (min(s for s, _ in told.content), max(e for _, e in told.content))
        if told.kind == "direct":
            quotes[told.report] += told.content
        for start, end in (*([told.source] if told.source else []), *told.via):
            words = text[start:end]
            proper = _is_name(words, by_id[told.report].language)
            namings[told.report].append(Naming(words, _plain(words), content, proper))
    return Evidence(
        by_id,
        {r.id: _plain(r.outlet or "") for r in reports},
        {r.id: _plain(r.text[slice(*r.credit)]) for r in reports if r.credit},
        quotes,
        namings,
    )


def direct(left: Span, right: Span, within: Within, evidence: Evidence) -> tuple[Direction, str]:
    """Which way the passage went, and why, in words."""
    ahead, back = _rests(left, right, evidence), _rests(right, left, evidence)
    if ahead and not back:
        return "right_to_left", ahead
    if back and not ahead:
        return "left_to_right", back
    shared = _credited(left, right, evidence)
    if shared:
        return "common_source", shared
    if within == "quote":
        return "common_source", "both quote the same words; that shows who is quoted, not that one copied the other"
    named = _named_by_both(left, right, evidence)
    if named:
        return "undetermined", named
    one, other = evidence.reports[left.report], evidence.reports[right.report]
    ahead = edited(left, right, one, other, evidence.sign(one.id))
    back = edited(right, left, other, one, evidence.sign(other.id))
    if ahead and back:
        return "undetermined", f"{ahead}; but {back}"
    if ahead or back:
        return ("right_to_left", ahead) if ahead else ("left_to_right", back or "")
    return _by_time(evidence.reports[left.report], evidence.reports[right.report])


def _rests(span: Span, other: Span, evidence: Evidence) -> str | None:
    """Why the report of `span` rests on the report of `other`, where it says so."""
    name = evidence.names[other.report]
    if not name or name == evidence.names[span.report]:
        return None
    outlet = evidence.reports[other.report].outlet
    if _holds(evidence.credits.get(span.report, ""), name):
        return f"the report of {_outlet(span, evidence)} is credited to {outlet}"
    for named in evidence.namings[span.report]:
        if _holds(named.name, name) and _behind(named, span):
            return f"{_outlet(span, evidence)} names {outlet} as where it has this from"
    return None


def _credited(left: Span, right: Span, evidence: Evidence) -> str | None:
    """Why both rest on a third that is not among the two, where both are credited to it as a whole."""
    credit, second = evidence.credits.get(left.report, ""), evidence.credits.get(right.report, "")
    if not credit or not (_holds(credit, second) or _holds(second, credit)):
        return None
    report = evidence.reports[left.report]
    return f"both are credited to {report.text[slice(*(report.credit or (0, 0)))]!r}"


def _named_by_both(left: Span, right: Span, evidence: Evidence) -> str | None:
    """Why nothing is known where both name a third: whoever copies a sentence copies the name in it, too."""
    if not evidence.namings[left.report] or not evidence.namings[right.report]:
        return None
    for one, other in product(_named(left, evidence), _named(right, evidence)):
        if _holds(one.name, other.name) or _holds(other.name, one.name):
            shorter = " ".join(min(one.words, other.words, key=len).split())
            return f"both name {shorter!r} as where they have it from; either may have it from the other"
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


@lru_cache(maxsize=1 << 12)
def _instant(published: str | None) -> tuple[datetime, bool] | None:
    """When a report was published and whether its zone is known; None where it is not known to the hour."""
    if not published or len(published) < _TO_THE_HOUR:
        return None
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)), when.tzinfo is not None


def _behind(named: Naming, span: Span) -> bool:
    return named.content[0] < span.end and span.start < named.content[1]


def _named(span: Span, evidence: Evidence) -> list[Naming]:
    """The parties with a name that stand behind a passage."""
    return [n for n in evidence.namings[span.report] if n.proper and _behind(n, span)]


def _is_name(mention: str, language: str | None) -> bool:
    """Whether a mention has a word in capitals that is no function word: "he" and "officials" are nobody's name."""
    common = listed("function_words", language)
    return any(word[0].isupper() and fold(word) not in common for word in _WORD.findall(mention))


def _holds(text: str, name: str) -> bool:
    return bool(name) and f" {name} " in f" {text} "


def _plain(name: str) -> str:
    if not name:
        return ""
    words = [fold(word) for word in _WORD.findall(_DOMAIN.sub("", name))]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _outlet(span: Span, evidence: Evidence) -> str:
    report = evidence.reports[span.report]
    return report.outlet or report.name
