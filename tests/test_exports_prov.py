"""PROV-O: rdflib reads it, the shapes of PROV-O hold, the prov package unifies it, and nothing derives from itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from prov.model import ProvDerivation, ProvDocument
from rdflib.namespace import PROV, RDF, RDFS

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports._texts import line
from firsthand.records import Case, Derivation, Passage, Span

FH = rdflib.Namespace("urn:firsthand:vocabulary:")

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <urn:shapes:> .
:derived sh:targetSubjectsOf prov:wasDerivedFrom, prov:wasQuotedFrom, prov:hadPrimarySource, prov:qualifiedDerivation,
    prov:wasAttributedTo, prov:value ;
  sh:class prov:Entity ; sh:not [ sh:class prov:Activity ] ;
  sh:property [ sh:path prov:value ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:class prov:Entity ] ;
  sh:property [ sh:path prov:wasQuotedFrom ; sh:class prov:Entity ] ;
  sh:property [ sh:path prov:hadPrimarySource ; sh:class prov:Entity ] ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:class prov:Agent ] ;
  sh:property [ sh:path prov:qualifiedDerivation ; sh:class prov:Derivation ;
    sh:node [ sh:property [ sh:path prov:entity ; sh:class prov:Entity ; sh:minCount 1 ; sh:maxCount 1 ] ] ] .
:delegated sh:targetSubjectsOf prov:actedOnBehalfOf ; sh:class prov:Agent ;
  sh:property [ sh:path prov:actedOnBehalfOf ; sh:class prov:Agent ] .
:named sh:targetClass prov:Entity, prov:Agent ; sh:nodeKind sh:IRI .
"""
"""Domains, ranges and cardinalities of the terms used (PROV-O, 3 and 4; PROV-DM 5.7.2.5; PROV-CONSTRAINTS 55)."""

STEPS = (PROV.wasDerivedFrom, PROV.wasQuotedFrom, PROV.hadPrimarySource)


def written(case: Case) -> str:
    return exports.export(case, "prov")["trace.prov.jsonld"].decode("utf-8")


def graph(case: Case) -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(case), format="json-ld")


def assert_valid(case: Case) -> rdflib.Graph:
    found = graph(case)
    conforms, _, told = pyshacl.validate(found, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, told
    for term in {t for t in (*found.predicates(), *found.objects(None, RDF.type)) if t in rdflib.Namespace(str(PROV))}:
        assert term in PROV, f"{term} is no term of PROV-O"
    back = networkx.DiGraph((a, b) for step in STEPS for a, b in found.subject_objects(step))
    assert networkx.is_directed_acyclic_graph(back), "PROV-CONSTRAINTS 5.3: an entity comes before what derives from it"
    return found


def told(found: rdflib.Graph, claim: str, by: str) -> rdflib.URIRef:
    (node,) = (s for s in found.subjects(RDF.type, FH.Telling) if str(s) == f"urn:firsthand:claim:{claim}:told-by:{by}")
    return node


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_it_is_valid(case: Case) -> None:
    assert_valid(case)


def test_every_term_of_its_own_is_told_in_the_docs() -> None:
    found = graph(invented_case.case())
    terms = {str(t).removeprefix(FH) for t in (*found.predicates(), *found.objects(None, RDF.type)) if t in FH}
    guide = (Path(__file__).parent.parent / "docs" / "how-to" / "export.md").read_text("utf-8")
    assert len(terms) > 10
    assert [term for term in sorted(terms) if f"`fh:{term}`" not in guide] == []


def test_the_context_is_in_the_file_so_that_nothing_is_fetched() -> None:
    context = json.loads(written(invented_case.case()))["@context"]
    assert isinstance(context, dict)
    assert all(isinstance(value, str) for value in context.values())


def test_the_prov_package_reads_and_unifies_it() -> None:
    document = ProvDocument.deserialize(content=written(invented_case.case()), format="rdf", rdf_format="json-ld")
    unified = document.unified()
    assert len(list(unified.get_records(ProvDerivation))) > 30


def test_a_report_has_its_claim_from_the_party_that_it_names() -> None:
    found = graph(invented_case.case())
    post, board = told(found, "c1", "post"), told(found, "c1", "o-board")
    assert (post, PROV.wasDerivedFrom, board) in found
    assert (post, PROV.hadPrimarySource, board) in found
    assert (post, PROV.wasQuotedFrom, rdflib.URIRef("urn:firsthand:report:post")) in found
    (qualified,) = (q for q in found.objects(post, PROV.qualifiedDerivation) if (q, PROV.entity, board) in found)
    assert found.value(qualified, RDFS.comment).toPython() == "the Harbour Board said"
    (agent,) = found.objects(board, PROV.wasAttributedTo)
    assert found.value(agent, RDFS.label).toPython() == "Harbour Board"


def test_copied_words_are_quoted_from_the_report_that_had_them() -> None:
    found = graph(invented_case.case())
    assert (told(found, "c1", "echo"), PROV.wasQuotedFrom, told(found, "c1", "post")) in found
    assert (
        rdflib.URIRef("urn:firsthand:report:echo"),
        PROV.wasDerivedFrom,
        rdflib.URIRef("urn:firsthand:report:post"),
    ) in found


def test_a_voice_without_a_source_is_no_primary_source_and_nobody_answers_for_it() -> None:
    found = graph(invented_case.case())
    herald, nobody = told(found, "c3", "herald"), told(found, "c3", "o-h")
    assert (herald, PROV.wasDerivedFrom, nobody) in found
    assert (herald, PROV.hadPrimarySource, nobody) not in found
    assert not list(found.objects(nobody, PROV.wasAttributedTo))


def undetermined(found: rdflib.Graph, node: rdflib.URIRef) -> set[Any]:
    return {
        found.value(q, PROV.entity)
        for q in found.objects(node, PROV.qualifiedDerivation)
        if (q, FH.direction, rdflib.Literal("undetermined")) in found
    }


def test_where_nobody_knows_who_was_first_both_derive_from_one_text_and_the_derivation_says_so() -> None:
    found = graph(invented_case.case())
    post, herald = told(found, "c1", "post"), told(found, "c1", "herald")
    (unseen,) = undetermined(found, post) & undetermined(found, herald)
    assert (unseen, RDF.type, FH.UnseenText) in found
    assert (herald, PROV.wasDerivedFrom, post) not in found
    assert (post, PROV.wasDerivedFrom, herald) not in found


def test_two_reports_that_took_from_each_other_make_no_circle() -> None:
    case = invented_case.case()
    there, back = Derivation("post", "echo", "copied", ()), Derivation("echo", "post", "copied", ())
    spans = Span("post", 0, 9), Span("echo", 0, 9)
    passages = (
        Passage(*spans, "verbatim", "narration", "left_to_right", "a credit"),
        Passage(*spans, "verbatim", "narration", "right_to_left", "a date"),
    )
    found = assert_valid(replace(case, claims=(replace(case.claims[0], derivations=(there, back)),), passages=passages))
    assert undetermined(found, told(found, "c1", "post")) & undetermined(found, told(found, "c1", "echo"))


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_breaks_nothing(text: str) -> None:
    case = hostile_cases.with_texts(text)
    found = assert_valid(case)
    labels = {str(found.value(s, RDFS.label)) for s in found.subjects(RDF.type, FH.Claim)}
    assert labels == {line(text) or "?"}


@settings(max_examples=10, deadline=None)
@given(hostile_cases.cases)
def test_any_text_is_read_back(case: Case) -> None:
    found = graph(case)
    labels = {str(s): str(found.value(s, RDFS.label)) for s in found.subjects(RDF.type, FH.Claim)}
    assert labels == {f"urn:firsthand:claim:{c.id}": line(c.gist) or "?" for c in case.claims}
    found.serialize(format="turtle")
