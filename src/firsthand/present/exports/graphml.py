"""GraphML: the chains of all claims as one directed graph, for Gephi, yEd, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from firsthand.present import _words
from firsthand.present.exports._names import Names, names
from firsthand.present.exports._texts import whole
from firsthand.records import Case, Claim

Value = str | int
Data = Mapping[str, Value | None]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)

_NODE_KEYS = {
    "label": "string",
    "kind": "string",
    "record": "string",
    "party": "string",
    "url": "string",
    "published": "string",
    "sha256": "string",
    "story": "string",
    "reports": "int",
    "outlets": "int",
    "low": "int",
    "high": "int",
    "grade": "string",
}
"""What a node can tell, and its type. `record` is the id in the trace."""

_EDGE_KEYS = {"step": "string", "claim": "string", "words": "string", "where": "string"}


def export(case: Case) -> dict[str, str]:
    """One graph of claims, origins, channels, outlets, reports; an edge leads one step back and carries its words."""
    graph = _Graph()
    known = names(case)
    for report in case.reports:
        graph.node(report.id, "report", {
            "label": known.label(report.id), "url": report.url, "published": report.published, "sha256": report.sha256,
        })  # fmt: skip
        if report.outlet and report.outlet.strip():
            graph.node(f"outlet {report.outlet}", "outlet", {"label": report.outlet}, record=False)
            graph.edge(report.id, f"outlet {report.outlet}", {"step": "published by"})
    for claim in case.claims:
        for origin in claim.origins:
            graph.node(origin.id, "origin", {"label": known.of(origin.id, claim), "party": origin.kind})
    for claim in case.claims:
        _claim(claim, graph, known)
    return {"trace.graphml": graph.text()}


def _claim(claim: Claim, graph: _Graph, known: Names) -> None:
    grade = f"{claim.grade.reliability}{claim.grade.credibility}" if claim.grade else None
    low, high = claim.independent
    graph.node(claim.id, "claim", {
        "label": claim.gist, "story": claim.story, "reports": len(_words.asserting(claim)), "outlets": claim.outlets,
        "low": low, "high": high, "grade": grade,
    })  # fmt: skip
    for a in claim.stated:
        data = {"step": a.stance, "words": known.words(a.report, a.start, a.end), "where": _where(a.start, a.end)}
        graph.edge(a.report, claim.id, {**data, "claim": claim.id})
    for d in claim.derivations:
        for id in (d.source, d.target):
            party = known.sources[id].kind if id in known.sources else None
            graph.node(id, "channel", {"label": known.of(id, claim), "party": party})
        words = " … ".join(known.words(*span) for span in d.evidence)
        where = " ".join(f"{known.label(s.report)} {_where(s.start, s.end)}" for s in d.evidence)
        graph.edge(d.source, d.target, {"step": d.kind, "claim": claim.id, "words": words, "where": where})


def _where(start: int, end: int) -> str:
    return f"{start}-{end}"


class _Graph:
    """Nodes and edges in the order of their coming. A node that is told twice keeps what was told first."""

    def __init__(self) -> None:
        self._nodes: dict[str, tuple[str, Data]] = {}
        self._edges: list[tuple[str, str, Data]] = []

    def node(self, id: str, kind: str, data: Data, record: bool = True) -> None:
        if id not in self._nodes:
            number = f"n{len(self._nodes)}"
            self._nodes[id] = (number, {**data, "kind": kind, "record": id if record else None})

    def edge(self, source: str, target: str, data: Data) -> None:
        for id in (source, target):
            self.node(id, "not in this case", {"label": id})
        self._edges.append((self._nodes[source][0], self._nodes[target][0], data))

    def text(self) -> str:
        return _HEAD + "\n".join(self._lines()) + "\n</graphml>\n"

    def _lines(self) -> Iterator[str]:
        for on, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
            for name, type in keys.items():
                yield f'  <key id="{on}-{name}" for="{on}" attr.name="{name}" attr.type="{type}"/>'
        yield '  <graph id="trace" edgedefault="directed">'
        for id, data in self._nodes.values():
            yield f'    <node id="{id}">{"".join(_data("node", _NODE_KEYS, data))}</node>'
        for number, (source, target, data) in enumerate(self._edges):
            told = "".join(_data("edge", _EDGE_KEYS, data))
            yield f'    <edge id="e{number}" source="{source}" target="{target}">{told}</edge>'
        yield "  </graph>"


def _data(on: str, keys: Iterable[str], data: Data) -> Iterator[str]:
    for key in keys:
        value = data.get(key)
        if value is not None:
            yield f'<data key="{on}-{key}">{_xml(str(value))}</data>'


def _xml(text: str) -> str:
    """Text for XML. A carriage return is spelled out, or a parser would make it a new line (XML 1.0, section 2.11)."""
    return escape(whole(text)).replace("\r", "&#13;")
