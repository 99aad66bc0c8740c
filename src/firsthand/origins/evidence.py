"""What claims are traced with, and where an assertion's own words say that it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from firsthand.languages import words
from firsthand.languages.outlets import lookup, named
from firsthand.origins.tellings import Tellings
from firsthand.origins.vouchings import vouches
from firsthand.records import Assertion, Attribution, Parse, Passage, Range, Report, Source, SourceKind, identify


class Root(NamedTuple):
    """Where a chain ends.

    `vouched` says that the text names or types a party that vouches for it, `credited` that the report as a whole is
    credited to an agency or another outlet.
    """

    id: str
    name: str
    kind: SourceKind
    vouched: bool
    credited: bool = False

    @property
    def nameless(self) -> bool:
        """Whether it is a document that nothing tells from others ("a new report")."""
        return self.kind == "document" and not any(word[0].isupper() for word in self.name.split()[1:])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the claims of a story are traced with.

    `shared` are the passages of each two reports, under both orders of their ids; `ends` the roots of attributions,
    once they are known; `tellings` what the reports tell of the parties' statements; `authors` the bodies that reports
    say they have their text from; `said` the attributions of each report, in the order of their contents; `doubts` the
    pairs of parties that `sources` leaves open, `apart` those of which a person said that they are not one.
    """

    reports: Mapping[str, Report]
    parses: Mapping[str, Parse]
    sources: Mapping[str, Source]
    attributions: Mapping[str, Attribution]
    shared: Mapping[tuple[str, str], Sequence[Passage]]
    ends: Mapping[str, Root] = field(default_factory=dict)
    tellings: Tellings = field(default_factory=Tellings)
    authors: Mapping[str, Root] = field(default_factory=dict)
    said: Mapping[str, Sequence[Attribution]] = field(default_factory=dict)
    doubts: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def outlet(self, report: str) -> str:
        """The outlet's name, by which it is listed if it is, or the report's own where the outlet is not known."""
        return _listed(self.reports[report].outlet or "") or self.reports[report].name

    def agency(self, report: str) -> str:
        """The agency, or other outlet, that the report credits as a whole, by its listed name; else nothing."""
        record = self.reports[report]
        return _listed(record.text[slice(*record.credit)]) if record.credit else ""

    def channel(self, assertion: Assertion) -> tuple[str, ...]:
        """The ids of the intermediaries that an assertion names, nearest the origin first."""
        attribution = self.attributions.get(assertion.attribution or "")
        return attribution.channel if attribution else ()

    def party(self, source: Source) -> Source:
        """Whoever a source speaks for, at the end of the chain; itself where it speaks for nobody.

        Of sources that speak for each other it is always the same one.
        """
        seen = {source.id: source}
        while source.speaks_for in self.sources:
            source = self.sources[source.speaks_for or ""]
            if source.id in seen:
                return min(seen.values(), key=lambda s: s.id)
            seen[source.id] = source
        return source


def _listed(name: str) -> str:
    """The name by which an outlet is listed, else the one that it is given."""
    listed = lookup(name)
    return listed.name if listed else name


def parted(evidence: Evidence) -> frozenset[frozenset[str]]:
    """The pairs of parties of which a person said that they are not one, whatever the texts leave open."""
    pairs = ((s, evidence.sources[i]) for s in evidence.sources.values() for i in s.apart if i in evidence.sources)
    found = (frozenset((evidence.party(a).id, evidence.party(b).id)) for a, b in pairs)
    return frozenset(pair for pair in found if len(pair) > 1)


def doubted(evidence: Evidence) -> frozenset[frozenset[str]]:
    """The pairs of parties that `sources` leaves open; a doubt about a spokesman is one about his body."""
    party = {key: evidence.party(source).id for key, source in evidence.sources.items()}
    return frozenset(
        frozenset((party[key], party[other]))
        for key, source in evidence.sources.items()
        for other in source.may_be
        if other in party
    )


def named_root(assertion: Assertion, evidence: Evidence) -> Root | None:
    """The party that an assertion's own words name, or its outlet where they show its own work; else None."""
    attribution = evidence.attributions.get(assertion.attribution or "")
    source = evidence.sources.get(attribution.source_id or "") if attribution else None
    report = evidence.reports[assertion.report]
    if source is not None and source.kind != "unsourced":
        party = evidence.party(source)
        mention = attribution.source or attribution.antecedent if attribution else None
        itself = party.kind == "outlet" and party.name == evidence.outlet(report.id)
        if _is_own_worker(source, mention, report) or (itself and _is_named(mention, report)):
            worked = not itself or attribution is None or _found_out(attribution, evidence.parses[report.id])
            return first_hand(report.id, evidence) if worked else unsourced(report.id, evidence)
        if itself:
            words_of = report.text[slice(*mention)] if mention else "somebody"
            return Root(identify("origin", report.id, words_of), f"unnamed: {words_of}", "unnamed", True)
        parse = evidence.parses[report.id]
        if attribution is None or assertion.stance == "denies" or vouches(assertion, attribution, party.kind, parse):
            return Root(party.id, party.name, party.kind, True)
        return None
    if attribution is None and _shows_work(report.text[assertion.start : assertion.end], report):
        return first_hand(report.id, evidence)
    return None


def _found_out(attribution: Attribution, parse: Parse) -> bool:
    """Whether an outlet's own cue shows work: it has learned, seen or verified, or it reported first or exclusively.

    To report alone shows none, nor what it did "at first", and then no longer.
    """
    cue = {k for span in attribution.cue for k, t in enumerate(parse.tokens) if span[0] <= t.start < span[1]}
    found = any(parse.tokens[k].lemma in words("finding_out") for k in cue)
    before = [
        k for k, t in enumerate(parse.tokens) if t.lemma in words("before_others") and (k in cue or t.head in cue)
    ]
    return found or any(not _opens_a_series(parse, k) for k in before)


def _opens_a_series(parse: Parse, word: int) -> bool:
    """Whether "first" tells what was followed by something else: "at first", "First, …"."""
    at = word > 0 and parse.tokens[word - 1].text.lower() == "at"
    return at or any(t.text == "," for t in parse.tokens[word + 1 : word + 2])


def first_hand(report: str, evidence: Evidence) -> Root:
    """The root of what an outlet saw or found out itself."""
    outlet = evidence.outlet(report)
    return Root(identify("origin", "outlet", outlet), f"outlet: {outlet}", "outlet", True)


def unsourced(report: str, evidence: Evidence) -> Root:
    """The root of what a report says and shows nothing for: the agency that it credits, else its outlet."""
    agency, outlet = evidence.agency(report), evidence.outlet(report)
    if agency and agency != outlet:
        return Root(identify("origin", "unsourced", agency), f"unsourced: {agency}", "unsourced", False, True)
    return Root(identify("origin", "unsourced", outlet), f"unsourced: {outlet}", "unsourced", False)


def _is_named(mention: Range | None, report: Report) -> bool:
    """Whether the words that name a source are the outlet's full name, or listed as its, and not a place's in it.

    Or the noun at its end, as it calls itself: "The Post".
    """
    words_of = report.text[slice(*mention)] if mention else ""
    told = set(words_of.lower().split()) - {"the"}
    listed = lookup(words_of) if words_of else None
    if listed and listed in (*named(report.outlet or ""), lookup(report.outlet or "")):
        return True
    own = (_listed(report.outlet or "") or report.name).lower().split()
    paper = own[-1:] != [] and own[-1] in words("outlet_endings")
    shortened = words_of[:4] in ("The ", "the ") and told == set(own[-1:]) and words_of.split()[-1].istitle()
    return (shortened and paper) or told >= set((report.outlet or report.name).lower().split()) - {"the"}


def _is_own_worker(source: Source, mention: Range | None, report: Report) -> bool:
    """Whether the words that name a source name the outlet's own reporter."""
    anonymous = source.kind in ("unnamed", "outlet")
    return anonymous and mention is not None and _shows_work(report.text[slice(*mention)], report)


def _shows_work(text: str, report: Report) -> bool:
    """Whether the words show that the outlet was there or did the reporting ("seen by this newspaper")."""
    plain = " ".join(text.lower().replace("’", "'").split())
    named = set(words("own_names"))
    if report.outlet:
        named |= {report.outlet.lower(), "the " + report.outlet.lower()}
    before = (f"{work} {who}" for work in words("own_work") for who in named)
    after = (f"{who}{ending} {worker}" for worker in words("own_workers") for who in named for ending in ("", "'s"))
    return any(phrase in plain for phrase in (*before, *after))
