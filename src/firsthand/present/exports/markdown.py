"""Markdown: a brief that an editor can paste; every text of a report is escaped text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.present import _chains, _words
from firsthand.present._chains import Node
from firsthand.present.exports._names import Names, grade, names, numbers
from firsthand.records import Case, Claim, Disagreement, Story

MOST_CLAIMS = 25
"""Claims of one story in the brief; those of most reports come first, and what is left out is told."""

MOST_LINES = 50
"""Of one list: lines of a chain, disagreements, inputs that were not read."""

LONGEST_TEXT = 300
"""Characters of a claim, a quotation or a name."""

_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~$^#@]|(?<=[wW])\.|:(?=//)")
"""What CommonMark, or GitHub's form of it, could take for a mark, a tag or an address, wherever it stands."""

_OPENING = re.compile(r"(?:[-+=]|[0-9]+(?=[.)]))")
"""What could open a list or underline a heading at the start of a line; the sign after a number is escaped."""


def export(case: Case) -> dict[str, str]:
    """One page: of each story the claims with their three numbers and chains, the disagreements; what was not read."""
    known = names(case)
    chains = _chains.names(case)
    told: list[str] = []
    claims: dict[str, list[Claim]] = {}
    for claim in case.claims:
        claims.setdefault(claim.story, []).append(claim)
    story_of = {report: story.id for story in case.stories for report in story.reports}
    differ: dict[str, list[Disagreement]] = {}
    for disagreement in case.disagreements:
        for story_id in dict.fromkeys(story_of[v.report] for v in disagreement.values if v.report in story_of):
            differ.setdefault(story_id, []).append(disagreement)
    for story in case.stories:
        told += _story(story, claims.get(story.id, []), differ.get(story.id, []), known, chains)
    told += _unread(case)
    told += ["---", _ENDING]
    return {"brief.md": "\n\n".join(told) + "\n"}


_ENDING = (
    "Each number counts reports, outlets and independent origins. A range means: at least, at most. Nothing here says "
    "that a claim is true: firsthand counts who first said it, and shows the words."
)


def escaped(text: str) -> str:
    """`text` in one line, in which nothing is a mark of Markdown, a tag, an address, or invisible."""
    told = _SIGNS.sub(lambda m: f"\\{m[0]}", _words.shortened(text, LONGEST_TEXT))
    opening = _OPENING.match(told)
    if not opening:
        return told
    at = opening.end() if opening[0].isdigit() else 0
    return f"{told[:at]}\\{told[at:]}"


def _story(
    story: Story, claims: Sequence[Claim], differ: Sequence[Disagreement], known: Names, chains: _chains.Names
) -> Iterator[str]:
    yield f"# {escaped(story.title) or 'Without a title'}"
    reports = [known.reports[r] for r in story.reports if r in known.reports]
    yield f"{_words.count(len(story.reports), 'report')}, {escaped(_words.days(reports))}. {_words.repetition(claims)}"
    if claims:
        yield "## Claims"
    for number, claim in enumerate(claims[:MOST_CLAIMS], 1):
        yield from _claim(number, claim, known, chains)
    if len(claims) > MOST_CLAIMS:
        yield f"… and {_words.count(len(claims) - MOST_CLAIMS, 'more claim')} in the trace."
    if differ:
        yield "## Where the reports part"
        yield "\n".join(_listed([_disagreement(d, known) for d in differ]))


def _claim(number: int, claim: Claim, known: Names, chains: _chains.Names) -> Iterator[str]:
    yield f"### {number}. “{escaped(_words.gist(claim))}”"
    reliability, credibility = grade(claim)
    rule = f": {escaped(claim.grade.rule).rstrip('.')}" if claim.grade else ""
    yield f"**{numbers(claim)}**. Admiralty grade {reliability}{credibility}{rule}."
    lines = [line for tree in _chains.draw(claim, chains) for line in _drawn(tree, 0, known)]
    if lines:
        yield "\n".join(_cut(lines))
    told = [escaped(note) for note in _chains.notes(claim, chains)]
    told += [f"{loss.kind.capitalize()}: {escaped(loss.reason)}" for loss in claim.hedge_losses]
    told += [
        f"Denied in {escaped(known.label(a.report))}: “{escaped(known.words(a.report, a.start, a.end))}”"
        for a in claim.stated
        if a.stance == "denies"
    ]
    if told:
        yield "\n".join(_listed(told, "*"))


def _drawn(node: Node, depth: int, known: Names) -> Iterator[str]:
    """The node and those that have the claim from it, a list item each, with the words that show the step."""
    words = [known.words(*span) for step in node.steps for span in step.evidence[:1]]
    shown = f": “{escaped(words[0])}”" if words and words[0] else ""
    label = f"({escaped(node.label)})" if node.loose else escaped(node.label)
    yield f"{'  ' * depth}- {label}{shown}"
    for child in node.children:
        yield from _drawn(child, depth + 1, known)


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"- … and {more} more in the trace"] if more > 0 else [])]


def _disagreement(disagreement: Disagreement, known: Names) -> str:
    sides: dict[str, dict[str, None]] = {}
    for v in disagreement.values:
        sides.setdefault(escaped(_words.side(disagreement, v.value)), {})[escaped(known.label(v.report))] = None
    told = " / ".join(f"“{value}” ({_words.listing(list(labels))})" for value, labels in sides.items())
    why = escaped(_words.side(disagreement, disagreement.reason))
    return f"**{escaped(disagreement.subject) or disagreement.kind}**: {told}. {why}"


def _unread(case: Case) -> Iterator[str]:
    for title, inputs in zip(("What was not read", "What was read with a doubt"), _words.unread(case), strict=True):
        if inputs:
            yield f"# {title}"
            yield "\n".join(_listed([f"{escaped(u.path)}: {escaped(u.why)}" for u in inputs]))


def _listed(items: Sequence[str], sign: str = "-") -> list[str]:
    """A list item each; another sign makes another list, where one follows on one."""
    more = len(items) - MOST_LINES
    told = [*items[:MOST_LINES], *([f"… and {more} more in the trace"] if more > 0 else [])]
    return [f"{sign} {item}" for item in told]
