"""schema.org: a Claim and the skeleton of a ClaimReview for each claim, to be filled in by the person who reviews."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.present.exports._instants import day
from firsthand.present.exports._jsonld import Node, document, ref, without_nothing
from firsthand.present.exports._names import Names, names, numbers, outlet
from firsthand.present.exports._texts import is_address, line, uri
from firsthand.records import Case, Claim, Origin, Report

_CONTEXT = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "datePublished": {"@type": "http://www.w3.org/2001/XMLSchema#date"},
}

TO_FILL_IN: Node = {"author": None, "datePublished": None, "reviewRating": None, "url": None}
"""What the reviewer must say, and no machine: who reviews, when and where it stands, and the rating."""


def export(case: Case) -> dict[str, str]:
    """One document: reports, claims with their origins as authors, reviews without rating; null is to be filled in."""
    known = names(case)
    nodes = [_report(report, known) for report in case.reports]
    for claim in case.claims:
        nodes += [_claim(claim, known), _review(claim)]
    return {"trace.schemaorg.jsonld": document(_CONTEXT, nodes)}


def _report(report: Report, known: Names) -> Node:
    name, url = outlet(report), report.url or ""
    hashed = {"@type": "PropertyValue", "propertyID": "sha256", "value": line(report.sha256)}
    odd = {"@type": "PropertyValue", "propertyID": "address as told", "value": line(url)}
    return without_nothing({
        "@id": uri("report", report.id),
        "@type": "NewsArticle",
        "headline": line(report.title or ""),
        "name": known.label(report.id),
        "url": url if is_address(url) else None,
        "datePublished": day(report.published),
        "publisher": {"@type": "Organization", "name": name} if name else None,
        "identifier": [hashed, odd] if url and not is_address(url) else hashed,
    })  # fmt: skip


def _claim(claim: Claim, known: Names) -> Node:
    asserted = {a.origin for a in claim.stated if a.stance == "asserts"}
    vouching = [o for o in claim.origins if o.id in asserted and o.kind != "unsourced"]
    return without_nothing({
        "@id": uri("claim", claim.id),
        "@type": "Claim",
        "text": line(claim.gist),
        "description": numbers(claim),
        "author": [_author(o, claim, known) for o in vouching if o.kind != "document"],
        "isBasedOn": [_document(o, claim, known) for o in vouching if o.kind == "document"],
        "appearance": list(_appearances(claim, known)),
    })  # fmt: skip


def _appearances(claim: Claim, known: Names) -> Iterator[Node]:
    told = dict.fromkeys(a.report for a in claim.stated if a.stance == "asserts")
    yield from (ref(uri("report", report)) for report in told if report in known.reports)


def _author(origin: Origin, claim: Claim, known: Names) -> Node:
    type = "Person" if origin.kind in ("person", "unnamed") else "Organization"
    return {"@type": type, "name": known.of(origin.id, claim)}


def _document(origin: Origin, claim: Claim, known: Names) -> Node:
    return {"@type": "CreativeWork", "name": known.of(origin.id, claim)}


def _review(claim: Claim) -> Node:
    return {
        "@id": uri("review", claim.id),
        "@type": "ClaimReview",
        "claimReviewed": line(claim.gist),
        "itemReviewed": ref(uri("claim", claim.id)),
        **TO_FILL_IN,
    }
