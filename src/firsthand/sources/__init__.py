"""Which mention is which party, within the reports of one story and across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.languages import outlets
from firsthand.records import Attribution, Parse, Report, Source, SourceKind, Span, identify
from firsthand.sources import (
    antecedents,
    badges,
    corrections,
    headlines,
    labels,
    lists,
    names,
    namings,
    openings,
    posts,
    things,
    typings,
)
from firsthand.sources import readings as report_readings
from firsthand.sources.amendments import amend
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention, gather
from firsthand.sources.parties import Parties
from firsthand.sources.readings import Reading
from firsthand.sources.unions import range_of, unite

__all__ = ["amend", "corrections", "link", "merge"]

NOWHERE = (-1, -1)
"""The range of a report's own outlet, which no words of its text need to name."""


def link(
    reports: Sequence[Report], parses: Mapping[str, Parse], attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """The parties behind the mentions of one story's reports, and the attributions with their parties' ids.

    Names, roles, pronouns and shared quotations tell which mentions are one party. What the text does not tell apart
    stays apart and is noted as `may_be`: two mentions are never made one on a guess, nor counted as surely two.
    """
    by_report: dict[str, list[Attribution]] = {r.id: [] for r in reports}
    for attribution in attributions:
        by_report.setdefault(attribution.report, []).append(attribution)
    known = headlines.learn(parses[report.id] for report in reports)
    gathered = [_gather(report, parses[report.id], by_report[report.id], known) for report in reports]
    readings = [_read(*told) for told in zip(reports, labels.agree(gathered, known), strict=True)]
    parties, offsets = unite(reports, readings, parses, attributions)
    sources = _sources(reports, parties)
    places = {r.id: k for k, r in enumerate(reports)}

    def party(report: str, where: tuple[int, int] | None) -> str | None:
        k = places[report]
        found = range_of(readings[k], offsets[k], where)
        told = None if found is None else sources.get(parties.root(found))
        return None if told is None else told.id

    linked = tuple(
        replace(
            a,
            source_id=party(a.report, a.source or a.antecedent),
            channel=tuple(dict.fromkeys(i for v in a.via if (i := party(a.report, v)))),
        )
        for a in attributions
    )
    found = typings.tell((sources[root] for root in sorted(sources)), reports, parses)
    own = {r.id: party(r.id, NOWHERE) for r in reports}
    return found, badges.pin(linked, found, reports, parses, own)


def merge(found: Iterable[Source]) -> tuple[Source, ...]:
    """The sources of all stories, a party that two stories have (an outlet, say) once, in order of first appearance."""
    merged: dict[str, Source] = {}
    for source in found:
        known = merged.get(source.id)
        merged[source.id] = (
            source
            if known is None
            else replace(
                known,
                mentions=tuple(sorted({*known.mentions, *source.mentions})),
                may_be=tuple(sorted({*known.may_be, *source.may_be})),
                apart=tuple(sorted({*known.apart, *source.apart})),
            )
        )
    return tuple(merged.values())


def _gather(
    report: Report, parse: Parse, attributions: Sequence[Attribution], known: headlines.Vocabulary
) -> tuple[Mention, ...]:
    """The mentions of one report, their names cut to what is one."""
    found = posts.settle(gather(parse, report, attributions), parse)
    return openings.cut(headlines.cut(found, parse, known), parse, known)


def _read(report: Report, mentions: Sequence[Mention]) -> Reading:
    """The chains of one report, its own outlet among them."""
    reading = report_readings.read((_own_outlet(report), *mentions), antecedents.find)
    own = reading.of[NOWHERE]
    for k, told in enumerate(reading.chains):
        if k != own and not told.names and _is_own_voice(told):
            for m in told.mentions:
                reading.chains[own].add(m)
                reading.of[m.range] = own
    return reading


def _is_own_voice(told: Chain) -> bool:
    """Whether the report speaks of itself: "this newspaper", "we" outside a quotation."""
    first = told.mentions[0]
    if first.form == "pronoun":
        return first.head in lists.words("mention", "i") and not first.quoted
    word = first.text.lower().partition(" ")[0]
    ours = word in lists.words("mention", "i") or (word == "this" and "person" in told.kinds)
    if ours and not first.quoted and not first.plural:
        return "journalist" in lists.classes(first.head)
    return word == "this" and "outlet" in told.kinds


def _own_outlet(report: Report) -> Mention:
    name = report.outlet or (outlets.host(report.url) if report.url else "") or report.name
    listed = outlets.lookup(name) or outlets.lookup(name.upper())
    none: frozenset[str] = frozenset()
    name = listed.name if listed else name
    return Mention(
        report.id, NOWHERE, name, "name", "outlet", name, "", none, none, "", False, None, 0, 0, False, False, False
    )


def _sources(reports: Sequence[Report], parties: Parties) -> dict[int, Source]:
    """The source of each party that an attribution names, that such a party speaks for, or whose outlet reports."""
    members = parties.members()
    outlet_of = {r.id: _own_outlet(r).name for r in reports}
    told = {r for r, ks in members.items() if any(m.cited or m.range == NOWHERE for m in _mentions(parties, r))}
    wanted = {r for r in told if not things.cannot_speak(parties.chains[r])}
    for root in sorted(wanted):
        while root in parties.speaks:
            root = parties.speaks[root]
            wanted.add(root)
    found = {root: _source(parties.chains[root], outlet_of) for root in sorted(wanted)}
    doubts: dict[int, set[int]] = {root: set() for root in found}
    for a, b in parties.doubts:
        x, y = parties.root(a), parties.root(b)
        if x != y and x in found and y in found:
            doubts[x].add(y)
            doubts[y].add(x)
    return {
        root: replace(
            source,
            speaks_for=found[parties.speaks[root]].id if root in parties.speaks else None,
            may_be=tuple(sorted(found[k].id for k in doubts[root])),
        )
        for root, source in found.items()
    }


def _mentions(parties: Parties, root: int) -> list[Mention]:
    return parties.chains[root].mentions


def _source(told: Chain, outlet_of: Mapping[str, str]) -> Source:
    spans = sorted({Span(m.report, *m.range) for m in told.mentions if m.range != NOWHERE})
    kind = _kind(told)
    name = namings.choose(told, kind, outlet_of)
    return Source(identify("source", kind, name, spans[:1]), name, kind, tuple(spans))


def _kind(told: Chain) -> SourceKind:
    """What kind of party it is; "unnamed" where only a description of persons tells of it."""
    kinds = told.kinds
    if _is_mostly_listed(told) or any(map(_is_firm, told.names)):
        return _body_kind(told)
    if "outlet" in kinds and told.names:
        return "outlet"
    if "person" in kinds and told.names:
        return "person"
    if told.together:
        return "group"
    standing = told.roles & (lists.words("bodies", "standing") | lists.words("bodies", "state"))
    if not told.names and "document" not in kinds and (told.mentions[0].form == "indefinite" or not standing):
        return "unnamed"
    if "body" in kinds or (told.names and not kinds & {"document", "group"}):
        return _body_kind(told)
    if "document" in kinds:
        return "document"
    if "group" in kinds and told.names:
        return "group"
    return "unnamed"


def _is_firm(name: str) -> bool:
    """Whether a name ends as a firm's does: "Zed Inc"; forms of two letters end persons' names as well."""
    last = name.lower().split()[-1]
    return " " in name and len(last) > len("co") and last in lists.words("bodies", "legal")


def _is_mostly_listed(told: Chain) -> bool:
    """Whether most mentions by name bear a listed body's, or a country's where none is taken for a person's."""
    called = [m.name for m in told.mentions if m.name]
    of_state = "person" not in told.kinds
    known = {
        n: bool(names.body(n).byname or (of_state and lists.country(n.lower().removeprefix("the "))))
        for n in dict.fromkeys(called)
    }
    return 2 * sum(known[n] for n in called) > len(called)


def _body_kind(told: Chain) -> SourceKind:
    words = {w for n in told.names for w in names.split(n)} | told.roles
    countries = any(lists.country(n.lower().removeprefix("the ")) or lists.capital(n.lower()) for n in told.names)
    listed = {lists.bodies()[b][0] for n in told.names if (b := names.body(n).byname)}
    if listed:
        return "state body" if "state" in listed else "organisation"
    private = words & lists.words("bodies", "private")
    if countries or (words & lists.words("bodies", "state") and not private):
        return "state body"
    if not told.names and words & lists.words("bodies", "standing") and any(m.plural for m in told.mentions):
        return "state body" if words & lists.words("bodies", "state") else "group"
    return "organisation" if told.names or private else "unnamed"
