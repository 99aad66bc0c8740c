"""What the ids of a case stand for, in words that every format can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from firsthand.present import _words
from firsthand.present.exports._texts import line, whole
from firsthand.records import Assertion, Attribution, Case, Claim, Passage, Report, Source

MOST_EVIDENCE = 3
"""Quotations beside one step of a chain that is told in words; the tables and the JSON have them all."""


@dataclass(frozen=True, slots=True)
class Names:
    """The records of a case by their ids, and what a report is called."""

    reports: Mapping[str, Report]
    labels: Mapping[str, str]
    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]

    def words(self, report: str, start: int, end: int) -> str:
        """The words that stand in a report from `start` to `end`; "" where the case has no such report."""
        return whole(_words.quoted(self.reports[report], start, end)) if report in self.reports else ""

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
    return dict.fromkeys(a.report for a in claim.stated if a.stance == "denies")


def steps(claim: Claim, known: Names) -> list[str]:
    """The chain of a claim a step a line: who rests on whom, how, and the words that show it."""
    return [
        f"{known.of(d.source, claim)} ← {known.of(d.target, claim)} ({d.kind.replace('_', ' ')})"
        + "".join(f" “{line(known.words(*span))}”" for span in d.evidence[:MOST_EVIDENCE])
        for d in claim.derivations
    ]


def grade(claim: Claim) -> tuple[str, int]:
    """The Admiralty grade of a claim: letter and number. F and 6, cannot be judged, where none was given."""
    return (claim.grade.reliability, claim.grade.credibility) if claim.grade else ("F", 6)


def admiralty(claim: Claim) -> tuple[str, str]:
    """The grade of a claim as tags of MISP's taxonomy admiralty-scale, which other platforms read, too."""
    reliability, credibility = grade(claim)
    return (
        f'admiralty-scale:source-reliability="{reliability.lower()}"',
        f'admiralty-scale:information-credibility="{credibility}"',
    )


def summary(claim: Claim, known: Names) -> str:
    """The claim in plain text: its numbers, origins, chain, who denies it, its grade with the rule that fired."""
    told = [numbers(claim)]
    origins = [known.of(o.id, claim) for o in claim.origins if any(_has(a, o.id, "asserts") for a in claim.stated)]
    told += [f"Origins: {'; '.join(origins)}"] if origins else []
    told += steps(claim, known)
    denied = [known.label(r) for r in denying(claim)]
    told += [f"Denied in: {'; '.join(denied)}"] if denied else []
    told += [f"{loss.kind.capitalize()}: {line(loss.reason)}" for loss in claim.hedge_losses]
    if claim.grade:
        told.append(f"Admiralty grade {claim.grade.reliability}{claim.grade.credibility}: {line(claim.grade.rule)}")
        told += [f"Would change it: {line(change)}" for change in claim.grade.would_change]
    return "\n".join(told)


def _has(assertion: Assertion, origin: str, stance: str) -> bool:
    return assertion.origin == origin and assertion.stance == stance


def directed(passages: Iterable[Passage]) -> Iterator[tuple[str, str, str]]:
    """Of each passage whose direction is known: the report that has it from the other, that other, and the reason."""
    for p in passages:
        if p.direction == "left_to_right":
            yield p.right.report, p.left.report, p.reason
        elif p.direction == "right_to_left":
            yield p.left.report, p.right.report, p.reason
