"""The sources of a story as a person corrected them: joined, parted, renamed. What a person says wins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.records import Attribution, Range, Report, Source, Span, identify
from firsthand.sources.corrections import MISSING, Correction, Finding, fold

MOST_SHOWN = 3
"""Sources that are told where a name could mean several."""

_OF_OUTLET = re.compile(r"(.+) \(([^()]*)\)")
"""Words as one outlet has them: "a US official (LLB)"."""

_CLAUSE = re.compile(r",| \(| (?:who|which|that) ")

Result = tuple[tuple[Source, ...], tuple[Attribution, ...], tuple[Finding, ...]]


def amend(
    sources: Sequence[Source],
    attributions: Sequence[Attribution],
    corrections: Sequence[Correction],
    reports: Sequence[Report],
) -> Result:
    """The sources and attributions of one story after a person's corrections, and what became of each correction.

    A name means the source that bears it, else the one whose mentions read so; with an outlet in brackets, its words
    in that outlet's reports. What could mean several sources is not used. No evidence is lost: a joined party has the
    mentions of all its parts, and each part of a parted one its own. Lines that part come first, then those that
    join, then those that rename, all renames at once; so the order of the lines changes nothing.
    """
    if not corrections:
        return tuple(sources), tuple(attributions), ()
    story = _Story(sources, attributions, reports)
    numbered = list(enumerate(corrections))
    for number, c in numbered:
        if c.kind == "apart":
            story.part(number, c)
    for number, c in numbered:
        if c.kind == "same":
            story.join(number, c)
    story.rename([(number, c) for number, c in numbered if c.kind == "name"])
    return tuple(story.sources.values()), tuple(story.attributions), tuple(story.findings)


class _Story:
    """One story while it is corrected; `aliases` are the names that a party had before."""

    def __init__(
        self, sources: Sequence[Source], attributions: Sequence[Attribution], reports: Sequence[Report]
    ) -> None:
        self.sources = {s.id: s for s in sources}
        self.attributions = list(attributions)
        self.findings: list[Finding] = []
        self._reports = {r.id: r for r in reports}
        self._outlets = {fold(name) for r in reports for name in (r.outlet, r.name) if name}
        self._words = {m: frozenset(_wordings(self._text(m))) for s in sources for m in s.mentions}
        self._aliases: dict[str, set[str]] = {s.id: _names(s) for s in sources}
        self._index()

    def _index(self) -> None:
        """Finds anew which sources bear a name and which have a mention of some words."""
        self._bearers: dict[str, dict[str, None]] = defaultdict(dict)
        self._speakers: dict[str, dict[str, None]] = defaultdict(dict)
        for s in self.sources.values():
            for name in sorted(self._aliases[s.id]):
                self._bearers[name][s.id] = None
            for m in s.mentions:
                for words in self._words[m]:
                    self._speakers[words][s.id] = None

    def _text(self, span: Span) -> str:
        return self._reports[span.report].text[span.start : span.end]

    def _outlet(self, report: str) -> str:
        return self._reports[report].outlet or self._reports[report].name

    def find(self, name: str) -> list[str]:
        """The ids of the sources that a name can mean."""
        bearers = list(self._bearers.get(fold(name), ()))
        if bearers:
            return bearers
        return list(dict.fromkeys(owner for owner, _ in self._spans(name)))

    def _spans(self, name: str) -> list[tuple[str, Span]]:
        """The mentions that read like a name, in the outlet's reports that it gives, with the ids of their sources."""
        found = [(s, m) for s in self._speakers.get(fold(name), ()) for m in self._reading(s, fold(name))]
        placed = _OF_OUTLET.fullmatch(name)
        if not found and placed:
            words, outlet = fold(placed[1]), fold(placed[2])
            spans = ((s, m) for s in self._speakers.get(words, ()) for m in self._reading(s, words))
            found = [(s, m) for s, m in spans if outlet in (fold(self._outlet(m.report)), fold(m.report))]
        return found

    def _reading(self, source: str, words: str) -> Iterator[Span]:
        return (m for m in self.sources[source].mentions if words in self._words[m])

    def _one(self, number: int, place: int, name: str) -> str | None:
        """The one source that a name means; else None, and why is noted."""
        found = self.find(name)
        why = "" if len(found) == 1 else MISSING
        if len(found) > 1:
            shown = ", ".join(f"“{self.sources[i].name}”" for i in found[:MOST_SHOWN])
            more = f" and {len(found) - MOST_SHOWN} more" if len(found) > MOST_SHOWN else ""
            why = f"“{name}” can mean {len(found)} sources: {shown}{more}"
        self.findings.append(Finding(number, place, why))
        return found[0] if len(found) == 1 else None

    def _note(self, number: int, why: str) -> None:
        self.findings.append(Finding(number, -1, why))

    # Parting

    def part(self, number: int, c: Correction) -> None:
        """Keeps the parties of a line apart; a source that several of its names mean is cut into one for each."""
        by_place = {k: found for k, name in enumerate(c.names) if (found := self._one(number, k, name))}
        shared = {i for i in by_place.values() if list(by_place.values()).count(i) > 1}
        for source in sorted(shared):
            places = [k for k in sorted(by_place) if by_place[k] == source]
            parts = self._cut(self.sources[source], {k: c.names[k] for k in places})
            if parts is None:
                self._note(number, f"nothing tells which words of “{self.sources[source].name}” are whose")
            for k in places:
                by_place.pop(k)
                if parts is not None:
                    by_place[k] = parts[k]
        ids = list(dict.fromkeys(by_place[k] for k in sorted(by_place)))
        self._separate(ids)
        if len(ids) > 1:
            self._note(number, "")

    def _cut(self, source: Source, names: Mapping[int, str]) -> dict[int, str] | None:
        """The ids of a source's parts by the place of their names; None where two names mean the same words.

        A mention of other words goes with the nearest part that its report names before it, else after it. Those of
        reports that name no part stay a party of their own, which may be any of them.
        """
        owners: dict[Span, int] = {}
        for k, name in names.items():
            spans = [m for s, m in self._spans(name) if s == source.id]
            if not spans or any(m in owners for m in spans):
                return None
            owners |= dict.fromkeys(spans, k)
        anchors = sorted(owners)
        for m in source.mentions:
            at = bisect_right(anchors, m)
            near = [o for o in (*anchors[at - 1 : at], *anchors[at : at + 1]) if o.report == m.report]
            if near:
                owners[m] = owners[near[0]]
        parts = {k: self._part(source, [m for m in source.mentions if owners.get(m) == k]) for k in names}
        rest = [m for m in source.mentions if m not in owners]
        left = [replace(self._part(source, rest), may_be=tuple(sorted(p.id for p in parts.values())))] if rest else []
        doubtful = tuple(p.id for p in left)
        new = [replace(p, may_be=tuple(sorted({*source.may_be, *doubtful}))) for p in parts.values()]
        self._put(source.id, [*new, *left])
        return {k: p.id for k, p in parts.items()}

    def _part(self, source: Source, mentions: Sequence[Span]) -> Source:
        words = " ".join(self._text(mentions[0]).split())
        name = f"unnamed: {words} ({self._outlet(mentions[0].report)})" if source.kind == "unnamed" else words
        new = identify("source", source.kind, name, tuple(mentions))
        return replace(source, id=new, name=name, mentions=tuple(mentions))

    def _put(self, old: str, parts: Sequence[Source]) -> None:
        """Puts parts in the place of a source, and the attributions of each with it."""
        whose = {m: p.id for p in parts for m in p.mentions}
        names = self._aliases.pop(old)
        self.sources = dict(_in_place(self.sources, old, parts))
        for p in parts:
            self._aliases[p.id] = _names(p) | (names & {fold(self._text(m)) for m in p.mentions})
        ids = tuple(p.id for p in parts)
        self._redirect({old: ids})

        def of(report: str, where: Range | None) -> str:
            return whose.get(Span(report, *where), ids[0]) if where else ids[0]

        def channel(a: Attribution) -> tuple[str, ...]:
            via = [i for v in a.via if (i := whose.get(Span(a.report, *v)))] or [ids[0]]
            return tuple(dict.fromkeys(n for i in a.channel for n in (via if i == old else (i,))))

        for n, a in enumerate(self.attributions):
            if a.source_id == old or old in a.channel:
                source = of(a.report, a.source or a.antecedent) if a.source_id == old else a.source_id
                self.attributions[n] = replace(a, source_id=source, channel=channel(a))
        self._index()

    def _redirect(self, new: Mapping[str, tuple[str, ...]]) -> None:
        """Leads what other sources say of old ids to the new ones."""
        for s in list(self.sources.values()):
            if not new.keys() & {*s.may_be, *s.apart, s.speaks_for}:
                continue
            may_be = {n for i in s.may_be for n in new.get(i, (i,))} - {s.id}
            apart = {n for i in s.apart for n in new.get(i, (i,))} - {s.id}
            speaks = new.get(s.speaks_for or "", (s.speaks_for,))[0]
            self.sources[s.id] = replace(
                s,
                may_be=tuple(sorted(may_be - apart)),
                apart=tuple(sorted(apart)),
                speaks_for=None if speaks == s.id else speaks,
            )
        for s in list(self.sources.values()):
            for other in s.may_be:
                if other in self.sources and s.id not in (*self.sources[other].may_be, *self.sources[other].apart):
                    back = self.sources[other]
                    self.sources[other] = replace(back, may_be=tuple(sorted({*back.may_be, s.id})))

    def _separate(self, ids: Sequence[str]) -> None:
        """Marks that no two of some sources are one, whatever was thought of them."""
        for i in ids:
            others = set(ids) - {i}
            s = self.sources[i]
            self.sources[i] = replace(
                s,
                apart=tuple(sorted({*s.apart, *others})),
                may_be=tuple(m for m in s.may_be if m not in others),
                speaks_for=None if s.speaks_for in others else s.speaks_for,
            )

    # Joining

    def join(self, number: int, c: Correction) -> None:
        """Makes one party of those that a line names, under the first one's name if it has one."""
        found = (self._one(number, k, name) for k, name in enumerate(c.names))
        ids = list(dict.fromkeys(i for i in found if i))
        parts = [self.sources[i] for i in ids]
        apart = next(((a, b) for a in parts for b in parts if b.id in a.apart), None)
        own = [s for s in parts if self._is_own(s)]
        if apart:
            self._note(number, f"another line says that “{apart[0].name}” and “{apart[1].name}” are apart")
        elif len(own) > 1:
            self._note(number, f"“{own[0].name}” and “{own[1].name}” are outlets of two reports")
        elif len(parts) > 1:
            self._merge(parts, own)
            self._note(number, "")
        elif ids and len(c.names) == sum(1 for name in c.names if self.find(name) == ids):
            self._note(number, "")

    def _is_own(self, source: Source) -> bool:
        """Whether a source is the outlet of one of the reports, which is known by its name."""
        return source.kind == "outlet" and fold(source.name) in self._outlets

    def _merge(self, parts: Sequence[Source], own: Sequence[Source]) -> None:
        head = next(iter(own), None) or next((s for s in parts if s.kind != "unnamed"), parts[0])
        ids = {s.id for s in parts}
        apart = {i for s in parts for i in s.apart} - ids
        speaks = next((s.speaks_for for s in (head, *parts) if s.speaks_for and s.speaks_for not in ids), None)
        merged = replace(
            head,
            id=identify("source", "same", tuple(sorted(ids))),
            mentions=tuple(sorted({m for s in parts for m in s.mentions})),
            speaks_for=speaks,
            may_be=tuple(sorted({i for s in parts for i in s.may_be} - ids - apart)),
            apart=tuple(sorted(apart)),
        )
        names = set().union(*(self._aliases.pop(i) for i in sorted(ids)))
        first = min(list(self.sources).index(i) for i in ids)
        kept = [s for s in self.sources.values() if s.id not in ids]
        before = [s for s in list(self.sources.values())[:first] if s.id not in ids]
        self.sources = {s.id: s for s in (*before, merged, *kept[len(before) :])}
        self._aliases[merged.id] = names
        self._redirect(dict.fromkeys(ids, (merged.id,)))
        for n, a in enumerate(self.attributions):
            if a.source_id in ids or ids & {*a.channel}:
                channel = tuple(dict.fromkeys(merged.id if i in ids else i for i in a.channel))
                source = merged.id if a.source_id in ids else a.source_id
                self.attributions[n] = replace(a, source_id=source, channel=channel)
        self._index()

    # Renaming

    def rename(self, lines: Iterable[tuple[int, Correction]]) -> None:
        """Gives sources the names that a person wants; all at once, so that two can change theirs."""
        new: dict[str, str] = {}
        for number, c in lines:
            found = self._one(number, 0, c.names[0])
            if found is None:
                continue
            if self._is_own(self.sources[found]):
                self._note(number, f"“{c.names[0]}” is the outlet of a report, which names it")
            elif new.setdefault(found, c.names[1]) != c.names[1]:
                self._note(number, f"another line calls it “{new[found]}”")
            else:
                self._note(number, "")
        for i, name in new.items():
            self.sources[i] = replace(self.sources[i], name=name)


def _wordings(text: str) -> Iterator[str]:
    """The words of a mention, folded, whole and without the clause that they go on with."""
    yield fold(text)
    yield fold(_CLAUSE.split(" ".join(text.split()), maxsplit=1)[0])


def _names(source: Source) -> set[str]:
    """What a source is called, folded: its name, also without the mark of an unnamed one and the outlet behind it."""
    plain = source.name.removeprefix("unnamed: ")
    names = {fold(source.name), fold(plain)}
    return names - {""}


def _in_place(sources: Mapping[str, Source], old: str, parts: Sequence[Source]) -> Iterator[tuple[str, Source]]:
    for i, s in sources.items():
        yield from ((p.id, p) for p in parts) if i == old else ((i, s),)
