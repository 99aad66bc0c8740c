"""GraphML: valid, read back by networkx, with every node and every step of the chains in it."""

from __future__ import annotations

import io
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from lxml import etree

import hostile_cases
import invented_case
from firsthand.present import exports
from firsthand.present.exports._texts import whole
from firsthand.records import Case

HUGE = etree.XMLParser(huge_tree=True)

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://graphml.graphdrawing.org/xmlns"
    targetNamespace="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
  <xs:element name="graphml"><xs:complexType><xs:sequence>
    <xs:element name="key" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
      <xs:attribute name="for"><xs:simpleType><xs:restriction base="xs:NMTOKEN">
        <xs:enumeration value="node"/><xs:enumeration value="edge"/></xs:restriction></xs:simpleType></xs:attribute>
      <xs:attribute name="attr.name" type="xs:NMTOKEN"/>
      <xs:attribute name="attr.type"><xs:simpleType><xs:restriction base="xs:NMTOKEN">
        <xs:enumeration value="string"/><xs:enumeration value="int"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
    <xs:element name="graph"><xs:complexType>
      <xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="node"><xs:complexType>
          <xs:sequence><xs:element ref="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
          <xs:attribute name="id" type="xs:NMTOKEN" use="required"/></xs:complexType></xs:element>
        <xs:element name="edge"><xs:complexType>
          <xs:sequence><xs:element ref="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
          <xs:attribute name="id" type="xs:NMTOKEN"/>
          <xs:attribute name="source" type="xs:NMTOKEN" use="required"/>
          <xs:attribute name="target" type="xs:NMTOKEN" use="required"/></xs:complexType></xs:element>
      </xs:choice>
      <xs:attribute name="id" type="xs:NMTOKEN"/>
      <xs:attribute name="edgedefault" use="required"><xs:simpleType><xs:restriction base="xs:NMTOKEN">
        <xs:enumeration value="directed"/></xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  </xs:element>
  <xs:element name="data"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="key" type="xs:NMTOKEN" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
  </xs:element>
</xs:schema>"""
"""The part of GraphML's structure and attributes that firsthand writes, put down from the specification."""


def written(case: Case) -> bytes:
    return exports.export(case, "graphml")["trace.graphml"]


def graph(case: Case) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(written(case)), force_multigraph=True)


def kinds(found: networkx.MultiDiGraph) -> dict[str, int]:
    told = [data["kind"] for _, data in found.nodes(data=True)]
    return {kind: told.count(kind) for kind in dict.fromkeys(told)}


@pytest.mark.parametrize("case", [invented_case.case(), Case()], ids=["a case", "nothing"])
def test_it_is_valid(case: Case) -> None:
    schema = etree.XMLSchema(etree.fromstring(XSD))
    document = etree.fromstring(written(case))
    schema.assertValid(document)
    ids = [e.get("id") for e in document.iter() if e.get("id")]
    assert len(set(ids)) == len(ids)
    keys = {e.get("id") for e in document.iter("{*}key")}
    assert {e.get("key") for e in document.iter("{*}data")} <= keys


def test_networkx_reads_every_node_and_every_step() -> None:
    case = invented_case.case()
    found = graph(case)
    assert kinds(found) == {"report": 4, "outlet": 4, "origin": 7, "claim": 5}
    steps = [data["step"] for *_, data in found.edges(data=True)]
    assert steps.count("published by") == 4
    assert steps.count("asserts") + steps.count("denies") == sum(len(c.assertions) for c in case.claims)
    assert steps.count("copied") == 3
    assert found.number_of_edges() == 4 + sum(len(c.assertions) + len(c.derivations) for c in case.claims)


def test_an_edge_carries_its_words() -> None:
    found = graph(invented_case.case())
    names = {node: data["label"] for node, data in found.nodes(data=True)}
    told: list[Any] = [
        (names[a], names[b], data["words"], data["where"])
        for a, b, data in found.edges(data=True)
        if data["step"] == "attributed" and data["claim"] == "c3"
    ]
    span = invented_case.at("chronicle", "according to two port officials")
    where = f"Marren Chronicle {span.start}-{span.end}"
    assert told == [("Marren Chronicle", "two port officials (unnamed)", "according to two port officials", where)]


def test_a_claim_tells_its_numbers() -> None:
    (claim,) = [data for _, data in graph(invented_case.case()).nodes(data=True) if data.get("record") == "c3"]
    assert (claim["reports"], claim["outlets"], claim["low"], claim["high"]) == (3, 3, 1, 3)


@settings(max_examples=20, deadline=None)
@given(hostile_cases.cases)
def test_any_text_is_read_back(case: Case) -> None:
    etree.XMLSchema(etree.fromstring(XSD)).assertValid(etree.fromstring(written(case), HUGE))
    told = {d.get("record"): d for _, d in graph(case).nodes(data=True)}
    assert [told[c.id].get("label", "") for c in case.claims] == [whole(c.gist) for c in case.claims]
    assert [told[r.id].get("url", "") for r in case.reports] == [whole(r.url or "") for r in case.reports]
