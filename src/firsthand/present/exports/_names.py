"""What the ids of a case stand for, in words that every format can hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.present import _words
from firsthand.present.exports._texts import line, whole
from firsthand.records import Attribution, Case, Claim, Report, Source


@dataclass(frozen=True, slots=True)
class Names:
    """The records of a case by their ids, and what a report is called."""

    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]

    def words(self, report: str, start: int, end: int) -> str:
        """The words that stand in a report from `start` to `end`; "" where the case has no such report."""
        return whole(self.reports[report].text[max(start, 0) : max(end, 0)]) if report in self.reports else ""

    def label(self, report: str) -> str:
        """The outlet of a report, with the report's name where an outlet has several; its id where it is unknown."""
        return line(self.labels.get(report, report))

    def of(self, id: str | None, claim: Claim | None = None) -> str:
        """What a report, a party or an origin of the claim is called; "" for None."""
        if id is None:
            return ""
        if id in self.reports:
            return self.label(id)
        if id in self.sources:
            return line(_words.party(self.sources[id].name, self.sources[id].kind))
        origins = claim.origins if claim else ()
        return next((line(_words.origin_apart(o)) for o in origins if o.id == id), line(id))


def names(case: Case) -> Names:
    """The names of everything that an export of `case` speaks of."""
    return Names(
        {r.id: r for r in case.reports},
        _words.labels(case.reports),
        {s.id: s for s in case.sources},
        {a.id: a for a in case.attributions},
    )


def numbers(claim: Claim) -> str:
    """The three numbers of a claim in words, always all three."""
    told = (
        _words.count(len(_words.asserting(claim)), "report"),
        _words.count(claim.outlets, "outlet"),
        _words.independent(*claim.independent),
    )
    return " → ".join(told)


def outlet(report: Report) -> str | None:
    """Who published the report, in one line; None where the report does not tell."""
    return line(report.outlet) or None if report.outlet else None


def denying(claim: Claim) -> Iterable[str]:
    """The ids of the reports that deny the claim, or tell that somebody does, in the order of its assertions."""
    return dict.fromkeys(a.report for a in claim.assertions if a.stance == "denies")
