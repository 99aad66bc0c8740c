"""schema.org: valid by the vocabulary's own shapes, and never a verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports._texts import line
from firsthand.records import Case, Origin

SCHEMA = rdflib.Namespace("http://schema.org/")


@cache
def vocabulary() -> rdflib.Graph:
    """schema.org as SHACL shapes, generated from the published vocabulary."""
    return rdflib.Graph().parse(Path(pyshacl.__file__).parent / "assets" / "schema.ttl")


def written(case: Case) -> str:
    return exports.export(case, "schemaorg")["trace.schemaorg.jsonld"].decode("utf-8")


def of(type: str, case: Case) -> list[dict[str, Any]]:
    return [node for node in json.loads(written(case))["@graph"] if node["@type"] == type]


def assert_valid(case: Case) -> rdflib.Graph:
    text = written(case).replace('"https://schema.org/"', '"http://schema.org/"', 1)
    found = rdflib.Graph().parse(data=text, format="json-ld")
    shapes = vocabulary()
    conforms, _, told = pyshacl.validate(found, shacl_graph=shapes, ont_graph=shapes)
    assert conforms, told
    paths = set(shapes.objects(None, rdflib.Namespace("http://www.w3.org/ns/shacl#").path))
    assert set(found.predicates()) - {RDF.type} <= paths
    return found


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_it_is_valid(case: Case) -> None:
    assert_valid(case)


def test_the_shapes_would_find_a_fault() -> None:
    wrong = '{"@context": {"@vocab": "http://schema.org/"}, "@type": "ClaimReview", "author": "a name alone"}'
    found = rdflib.Graph().parse(data=wrong, format="json-ld")
    assert not pyshacl.validate(found, shacl_graph=vocabulary(), ont_graph=vocabulary())[0]


def test_each_claim_has_a_review_that_a_person_must_fill_in() -> None:
    case = invented_case.case()
    reviews = of("ClaimReview", case)
    assert len(reviews) == len(case.claims)
    for review, claim in zip(reviews, case.claims, strict=True):
        assert review["claimReviewed"] == claim.gist
        assert review["itemReviewed"] == {"@id": f"urn:firsthand:claim:{claim.id}"}
        assert all(review[key] is None for key in ("reviewRating", "author", "url", "datePublished"))


def test_no_verdict_stands_anywhere() -> None:
    found = assert_valid(invented_case.case())
    verdicts = ("reviewRating", "ratingValue", "alternateName", "bestRating", "worstRating", "reviewBody")
    assert not set(found.predicates()) & {SCHEMA[name] for name in verdicts}


def test_a_claim_tells_its_numbers_where_it_appears_and_who_vouches_for_it() -> None:
    claim = of("Claim", invented_case.case())[2]
    assert claim["description"] == "3 reports → 3 outlets → 1 to 3 independent origins"
    assert claim["appearance"] == [{"@id": f"urn:firsthand:report:{r}"} for r in ("chronicle", "herald", "echo")]
    assert claim["author"] == [{"@type": "Person", "name": "two port officials (unnamed)"}]


def test_who_denies_a_claim_is_no_author_of_it() -> None:
    (claim,) = [c for c in of("Claim", invented_case.case()) if c["text"] == "ferry crews walked out"]
    assert claim["author"] == [{"@type": "Organization", "name": "Harbour Board"}]
    assert {"@id": "urn:firsthand:report:chronicle"} not in claim["appearance"]


def test_a_document_is_what_a_claim_is_based_on() -> None:
    case = invented_case.case()
    claim = replace(case.claims[0], origins=(Origin("o-board", "a memo", "document"),))
    assert_valid(replace(case, claims=(claim,)))
    (told,) = of("Claim", replace(case, claims=(claim,)))
    assert told["isBasedOn"] == [{"@type": "CreativeWork", "name": "a memo"}]
    assert "author" not in told


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_breaks_nothing(text: str) -> None:
    found = assert_valid(hostile_cases.with_texts(text))
    assert {str(o) for o in found.objects(None, SCHEMA.claimReviewed)} == {line(text)}
