"""The whole flow, in reading order: reports, what they say and by whom, what they share, and where it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand import attributions, claims, clean, disagreements, events, languages, origins, passages, read, sources
from firsthand import stories as story_groups
from firsthand.engine import Progress, open_engine
from firsthand.records import Attribution, Case, Claim, Disagreement, Parse, Passage, Report, Source, Story


@dataclass(frozen=True, slots=True)
class Understood:
    """One report, cleaned, with its grammar and its attributions; the sources behind them not yet linked."""

    report: Report
    parse: Parse
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in one story."""

    story: Story
    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    disagreements: tuple[Disagreement, ...]


def trace(paths: Sequence[str | Path], engine: str = "local", progress: Progress | None = None) -> Case:
    """All that the reports under `paths` tell: stories, claims and their origins, passages, disagreements.

    What cannot be read is listed in `Case.unread` and stops nothing. Raises UsageError for an unknown engine.
    """
    runner = open_engine(engine, progress)
    reports, unread = read.collect(paths)
    understood = {u.report.id: u for u in runner.map(understand, reports, "reading reports")}
    everything = [u.report for u in understood.values()]
    parses = {u.report.id: u.parse for u in understood.values()}
    said = [a for u in understood.values() for a in u.attributions]
    stories = story_groups.group(everything, runner)
    shared = _telling(passages.find(everything, parses, said, runner), stories)
    parts = [_part(story, understood, shared) for story in stories]
    answers = list(runner.map(answer, parts, "tracing stories"))
    return Case(
        reports=tuple(everything),
        stories=tuple(a.story for a in answers),
        sources=sources.merge(s for a in answers for s in a.sources),
        attributions=tuple(x for a in answers for x in a.attributions),
        passages=shared,
        claims=tuple(c for a in answers for c in a.claims),
        disagreements=tuple(d for a in answers for d in a.disagreements),
        unread=tuple(unread),
    )


def understand(report: Report) -> Understood:
    """A report with its furniture marked, its grammar and its attributions."""
    report = clean.mark(report)
    parse = languages.parse(report)
    return Understood(report, parse, attributions.find(report, parse))


def skim(report: Report) -> tuple[Report, tuple[Attribution, ...]]:
    """A report with its furniture marked and, without its grammar, who said what: for archives too large to parse."""
    report = clean.mark(report)
    return report, attributions.skim(report, languages.outline(report))


def answer(part: tuple[Story, tuple[Understood, ...], tuple[Passage, ...]]) -> Answer:
    """Who stands behind each claim of one story, and where its reports part."""
    story, members, shared = part
    reports = [m.report for m in members]
    parses = {m.report.id: m.parse for m in members}
    parties, said = sources.link(reports, parses, [a for m in members for a in m.attributions])
    aligned = claims.align(story, reports, parses, said, shared)
    traced = origins.trace(aligned, reports, parses, parties, said, shared)
    parted = disagreements.find(reports, parses, parties, said, traced, shared)
    return Answer(replace(story, event=events.find(reports, parses, traced)), parties, said, traced, parted)


def _telling(shared: Sequence[Passage], stories: Sequence[Story]) -> tuple[Passage, ...]:
    """The passages without those that are only alike, not the same, in two stories: news of one sort sounds alike."""
    story_of = {report: story.id for story in stories for report in story.reports}
    return tuple(p for p in shared if p.kind == "verbatim" or story_of[p.left.report] == story_of[p.right.report])


def _part(
    story: Story, understood: dict[str, Understood], shared: Sequence[Passage]
) -> tuple[Story, tuple[Understood, ...], tuple[Passage, ...]]:
    inside = set(story.reports)
    own = tuple(p for p in shared if p.left.report in inside and p.right.report in inside)
    return story, tuple(understood[r] for r in story.reports), own
