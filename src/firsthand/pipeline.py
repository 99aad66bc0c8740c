"""The whole flow, in reading order: reports, what they say and by whom, what they share, and where it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand import attributions, claims, clean, disagreements, events, languages, origins, passages, read, sources
from firsthand import stories as story_groups
from firsthand.engine import Progress, open_engine
from firsthand.records import Attribution, Case, Parse, Passage, Report, Story
from firsthand.sources.corrections import Correction, Finding


@dataclass(frozen=True, slots=True)
class Understood:
    """One report, cleaned, with its grammar and its attributions; the sources behind them not yet linked."""

    report: Report
    parse: Parse
    attributions: tuple[Attribution, ...]


Part = tuple[Story, tuple[Understood, ...], tuple[Passage, ...], tuple[Correction, ...]]


def trace(
    paths: Sequence[str | Path],
    engine: str = "local",
    progress: Progress | None = None,
    corrections: Sequence[str | Path] = (),
) -> Case:
    """All that the reports under `paths` tell: stories, claims and their origins, passages, disagreements.

    `corrections` are files that say who is who, beside those in the folders. What cannot be read or used is in
    `Case.unread` and stops nothing. Raises UsageError for an unknown engine and for a wrong line of corrections.
    """
    runner = open_engine(engine, progress)
    corrected = sources.corrections.parse(read.corrections(paths, corrections))
    reports, unread = read.collect(paths)
    understood = {u.report.id: u for u in runner.map(understand, reports, "reading reports")}
    everything = [clean.plain(u.report) for u in understood.values()]
    parses = {u.report.id: u.parse for u in understood.values()}
    said = [a for u in understood.values() for a in u.attributions]
    stories = story_groups.group(everything, runner)
    shared = _telling(passages.find(everything, parses, said, runner), stories)
    parts = [_part(story, understood, shared, corrected) for story in stories]
    answers = list(runner.map(answer, parts, "tracing stories"))
    return Case(
        reports=tuple(u.report for u in understood.values()),
        stories=tuple(s for found, _ in answers for s in found.stories),
        sources=sources.merge(s for found, _ in answers for s in found.sources),
        attributions=tuple(a for found, _ in answers for a in found.attributions),
        passages=shared,
        claims=tuple(c for found, _ in answers for c in found.claims),
        disagreements=tuple(d for found, _ in answers for d in found.disagreements),
        unread=(*unread, *sources.corrections.unmet(corrected, [amended for _, amended in answers])),
    )


def understand(report: Report) -> Understood:
    """A report with its furniture marked, its grammar and its attributions."""
    report = clean.mark(report)
    plain = clean.undated(clean.plain(report))
    parse = languages.parse(plain)
    return Understood(report, parse, attributions.find(plain, parse))


def skim(report: Report) -> tuple[Report, tuple[Attribution, ...]]:
    """A report with its furniture marked and, without its grammar, who said what: for archives too large to parse."""
    report = clean.mark(report)
    plain = clean.undated(clean.plain(report))
    return report, attributions.skim(plain, languages.outline(plain))


def answer(part: Part) -> tuple[Case, tuple[Finding, ...]]:
    """Who stands behind each claim of one story, and where its reports part; and what became of each correction."""
    story, members, shared, corrected = part
    reports = [clean.plain(m.report) for m in members]
    parses = {m.report.id: m.parse for m in members}
    linked = sources.link(reports, parses, [a for m in members for a in m.attributions])
    parties, said, amended = sources.amend(*linked, corrected, reports)
    aligned = claims.align(story, reports, parses, said, shared)
    traced = origins.trace(aligned, reports, parses, parties, said, shared)
    parted = disagreements.find(reports, parses, parties, said, traced, shared)
    told = replace(story, event=events.find(reports, parses, traced))
    return Case((), (told,), parties, said, (), traced, parted), amended


def _telling(shared: Sequence[Passage], stories: Sequence[Story]) -> tuple[Passage, ...]:
    """The passages without those that are only alike, not the same, in two stories: news of one sort sounds alike."""
    story_of = {report: story.id for story in stories for report in story.reports}
    return tuple(p for p in shared if p.kind == "verbatim" or story_of[p.left.report] == story_of[p.right.report])


def _part(story: Story, known: dict[str, Understood], shared: Sequence[Passage], who: tuple[Correction, ...]) -> Part:
    inside = set(story.reports)
    own = tuple(p for p in shared if p.left.report in inside and p.right.report in inside)
    return story, tuple(known[r] for r in story.reports), own, who
