"""The summary of a case for a terminal: plain text, in which nothing that a report holds can steer the terminal."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from firsthand.present import _chains, _words
from firsthand.present._chains import Names, Node
from firsthand.records import Case, Claim, Disagreement, Report, Story

MOST_STORIES = 25
"""Stories that a summary tells; about ten screens."""

MOST_CLAIMS = 12
"""Claims of one story that a summary tells: the first twelve are what a reader takes in; the page has them all."""

MOST_SINGLE = 4
"""Claims of one report alone that a summary tells of a story; what several reports carry comes first."""

MOST_LINES = 12
"""Of one list: reports of a chain, disagreements of a story, inputs that were not read."""

MOST_LOSSES = 3
"""Hedge losses of one claim that a summary tells."""

GIST = 300
"""Characters of a claim or of one side of a disagreement."""

_INDENT = "    "


def summary(case: Case, width: int = 100) -> str:
    """Story by story the claims with their three numbers and chains, the disagreements, what was set aside or not read.

    `width` is in columns; a name or word longer than it is not broken.
    """
    width = max(width, 40)
    known = _chains.names(case)
    lines: list[str] = []
    for story in case.stories[:MOST_STORIES]:
        lines += [*_story(story, case, known, width), ""]
    lines += _more(len(case.stories) - MOST_STORIES, "story", "stories", "")
    lines += [*_set_aside(case.reports, known, width), *_unread(case, width)]
    if not case.reports:
        lines.insert(0, "Nothing was read.")
    return "\n".join(lines).strip("\n") + "\n"


def _story(story: Story, case: Case, known: Names, width: int) -> Iterator[str]:
    members = set(story.reports)
    yield from _headline(story, [r for r in case.reports if r.id in members], width)
    claims = [c for c in case.claims if c.story == story.id]
    yield from _wrapped(_words.repetition(claims), width, "", "")
    shown = _shown(claims)
    for number, claim in shown:
        yield ""
        yield from _claim(number, claim, known, width)
    yield from _more(len(claims) - len(shown), "claim", "claims", _INDENT)
    differ = [d for d in case.disagreements if any(v.report in members for v in d.values)]
    if differ:
        yield ""
    for disagreement in differ[:MOST_LINES]:
        yield from _wrapped(_disagreement(disagreement, known), width, " !  ", _INDENT)
    yield from _more(len(differ) - MOST_LINES, "disagreement", "disagreements", _INDENT)


def _shown(claims: list[Claim]) -> list[tuple[int, Claim]]:
    """The claims to tell, in their order, each with its number: the page numbers them alike."""
    numbered = list(enumerate(claims, 1))
    left_out = set([n for n, c in numbered if len(_words.asserting(c)) < 2][MOST_SINGLE:])
    return [(n, c) for n, c in numbered if n not in left_out][:MOST_CLAIMS]


def _headline(story: Story, reports: list[Report], width: int) -> Iterator[str]:
    title = _words.shortened(story.title, GIST) or "Without a title"
    facts = f"{_words.count(len(story.reports), 'report')}, {_words.days(reports)}"
    gap = width - _cells(title) - _cells(facts)
    if gap >= 2:
        yield title + " " * gap + facts
    else:
        yield from _wrapped(title, width, "", "")
        yield facts.rjust(width)
    yield "─" * width


def _claim(number: int, claim: Claim, known: Names, width: int) -> Iterator[str]:
    yield from _wrapped(f'"{_words.shortened(_words.gist(claim), GIST)}"', width, f"{number:2}  ", _INDENT)
    reports = _words.asserting(claim)
    trees = _chains.draw(claim, known)
    told = " → ".join(
        (
            _words.count(len(reports), "report"),
            _words.count(claim.outlets, "outlet"),
            _words.independent(*claim.independent),
        )
    )
    line = _in_one_line(trees)
    yield from _wrapped(f"{told}: {line}" if line else told, width, _INDENT, _INDENT)
    if not line:
        for tree in trees[:MOST_LINES]:
            yield from (_INDENT + text for text in _drawn(tree, width - len(_INDENT)))
        yield from _more(len(trees) - MOST_LINES, "origin", "origins", _INDENT)
    for note in (*_chains.notes(claim, known), *_denials(claim, known), *_losses(claim, known)):
        yield from _wrapped(note, width, _INDENT, _INDENT)


def _in_one_line(trees: tuple[Node, ...]) -> str:
    """The chain of a single report in words, or nothing where it must be drawn."""
    if len(trees) != 1:
        return ""
    line = [trees[0]]
    while len(line[-1].children) == 1:
        line += line[-1].children
    if line[-1].children or sum(n.kind == "report" for n in line) != 1 or any(n.kind == "unseen" for n in line):
        return ""
    root, *channels, report = line
    if root.kind == "unsourced":
        return f"{report.label} names no source"
    if root.kind == "first hand" and root.label == report.label:
        return f"{report.label} shows its own work"
    through = f", through {_words.listing([c.label for c in channels])}" if channels else ""
    return f"{root.label}{through}, in {report.label}"


def _drawn(tree: Node, width: int) -> list[str]:
    """The tree from left to right, or from top to bottom where that is too wide."""
    across = _across(tree)
    return across if max(map(_cells, across)) <= width else list(_down(tree))


def _across(node: Node) -> list[str]:
    dash = "╌" if node.loose else "─"
    blocks = [_across(child) for child in node.children[:MOST_LINES]]
    if len(node.children) > MOST_LINES:
        blocks.append([f"and {len(node.children) - MOST_LINES} more"])
    if not blocks:
        return [_title(node)]
    lines: list[str] = []
    for number, block in enumerate(blocks):
        last = number == len(blocks) - 1
        fork = f" {dash}┬{dash} " if number == 0 else f"  {'└' if last else '├'}{dash} "
        joint = fork if len(blocks) > 1 else f" {dash} "
        rest = " " * len(joint) if last else "  │  "
        lines += [joint + block[0], *(rest + line for line in block[1:])]
    pad = " " * _cells(_title(node))
    return [(_title(node) if n == 0 else pad) + line for n, line in enumerate(lines)]


def _down(node: Node) -> Iterator[str]:
    yield _title(node)
    shown = node.children[:MOST_LINES]
    dash = "╌" if node.loose else "─"
    for number, child in enumerate(shown):
        last = number == len(node.children) - 1
        first, *rest = _down(child)
        yield f"{'└' if last else '├'}{dash} {first}"
        yield from (f"{' ' if last else '│'}  {line}" for line in rest)
    if len(node.children) > len(shown):
        yield f"└{dash} and {len(node.children) - len(shown)} more"


def _title(node: Node) -> str:
    label = _words.shortened(node.label, 60)
    if node.kind in ("unseen", "unsourced"):
        return f"({label})"
    return f"{label} (its own work)" if node.kind == "first hand" else label


def _denials(claim: Claim, known: Names) -> Iterator[str]:
    names = {s.id: _words.party(s.name, s.kind) for s in known.sources.values()} | {
        o.id: _words.origin_name(o) for o in claim.origins
    }
    by: dict[str, list[str]] = {}
    for assertion in claim.stated:
        if assertion.stance == "denies":
            attribution = known.attributions.get(assertion.attribution or "")
            who = names.get(assertion.origin or "") or names.get((attribution and attribution.source_id) or "") or ""
            reports = by.setdefault(who, [])
            label = known.reports.get(assertion.report, assertion.report)
            if label not in reports:
                reports.append(label)
    for who, reports in by.items():
        yield f"Denied {f'by {who}, ' if who else ''}in {_words.listing(reports)}."


def _losses(claim: Claim, known: Names) -> Iterator[str]:
    """What reports are surer of than what they rest on; the page has them all."""
    for loss in claim.hedge_losses[:MOST_LOSSES]:
        weak, sure = (known.reports.get(s.report, s.report) for s in (loss.hedged, loss.surer))
        lost = _words.shortened(loss.lost, GIST)
        became = f'says "{_words.shortened(loss.became, GIST)}"' if loss.became else "leaves that out"
        yield f'Surer: {weak} has "{lost}", {sure} {became}.'
    if len(claim.hedge_losses) > MOST_LOSSES:
        left = len(claim.hedge_losses) - MOST_LOSSES
        yield f"… and {left} more such {'loss' if left == 1 else 'losses'} in the report."


def _disagreement(disagreement: Disagreement, known: Names) -> str:
    sides: dict[str, list[str]] = {}
    for value in disagreement.values:
        label = known.reports.get(value.report, value.report)
        labels = sides.setdefault(_words.shortened(_words.side(disagreement, value.value), GIST), [])
        if label not in labels:
            labels.append(label)
    told = " / ".join(f'"{text}" ({_words.listing(reports)})' for text, reports in sides.items())
    return f"{_words.shortened(disagreement.subject, GIST)}: {told}"


def _set_aside(reports: tuple[Report, ...], known: Names, width: int) -> Iterator[str]:
    cut = [r for r in reports if r.dropped]
    for report in cut[:MOST_LINES]:
        letters = sum(e - s for s, e in report.dropped)
        share = f"{100 * letters / max(1, len(report.text)):.0f} %"
        where = _words.count(len(report.dropped), "place")
        text = f"Set aside in {known.reports[report.id]}: {_words.count(letters, 'character')} ({share}) in {where}."
        yield from _wrapped(text, width, " ", "   ")
    rest = cut[MOST_LINES:]
    if rest:
        yield f" Set aside in {_words.count(len(rest), 'other report')}: the page shows what."


def _unread(case: Case, width: int) -> Iterator[str]:
    """What was not read at all, then what was read with a doubt or in part."""
    unread, notes = _words.unread(case)
    for found, title, one, several in (
        (unread, "Not read", "input", "inputs"),
        (notes, "Read in part, or with a doubt", "note", "notes"),
    ):
        if found:
            yield ""
            yield f" {title}: {_words.count(len(found), one)}."
        for item in found[:MOST_LINES]:
            yield from _wrapped(f"{_words.visible(item.path)}: {_words.visible(item.why)}", width, "   ", "     ")
        yield from _more(len(found) - MOST_LINES, one, several, "   ")


def _more(left: int, one: str, several: str, indent: str) -> Iterator[str]:
    if left > 0:
        yield f"{indent}… and {left:,} more {one if left == 1 else several} in the report."


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    wide = _cells(text) / max(1, len(text))
    columns = max(20, int(width / max(1.0, wide)))
    return textwrap.wrap(
        text, columns, initial_indent=first, subsequent_indent=rest, break_long_words=wide > 1, break_on_hyphens=False
    )


def _cells(text: str) -> int:
    """The columns that `text` takes: two for a wide East Asian character, none for a mark set on another."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
