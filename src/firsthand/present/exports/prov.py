"""PROV-O (W3C) as JSON-LD: what rests on what, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from firsthand.present.exports._instants import typed
from firsthand.present.exports._jsonld import Node, document, ref, without_nothing
from firsthand.present.exports._names import Names, directed, grade, names, numbers, outlet
from firsthand.present.exports._texts import line, uri, uuid
from firsthand.records import Case, Claim, Derivation, Passage, Report, Source

_CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "urn:firsthand:vocabulary:",
}

_AGENTS = {"person": "prov:Person"} | dict.fromkeys(("state body", "organisation", "outlet"), "prov:Organization")

SOFTWARE = "urn:firsthand:software"
UNDETERMINED = "undetermined"


def export(case: Case) -> dict[str, str]:
    """One document: a telling of each claim by each party, report and channel, and how the tellings derive.

    Where wording is shared and nobody can say who had it first, both tellings derive from the same unseen text, and
    the qualified derivation says that the direction is undetermined. So no telling ever derives from itself.
    """
    known = names(case)
    nodes = [
        {"@id": SOFTWARE, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": "firsthand"},
        *(node for report in case.reports for node in _report(report, known)),
        *(_party(source, known) for source in case.sources),
        *(node for number, p in enumerate(case.passages, 1) for node in _passage(number, p, known)),
        *_between_reports(case),
        *(node for claim in case.claims for node in _claim(claim, known)),
    ]
    return {"trace.prov.jsonld": document(_CONTEXT, _merged(nodes))}


def _merged(nodes: Iterable[Node]) -> list[Node]:
    """Each subject once, with all that is said of it, in the order of its first coming."""
    found: dict[str, Node] = {}
    for node in nodes:
        whole_node = found.setdefault(node["@id"], {"@id": node["@id"]})
        for key, value in node.items():
            if key != "@id":
                values = whole_node.setdefault(key, [])
                values += [v for v in (value if isinstance(value, list) else [value]) if v not in values]
    return [{k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in node.items()} for node in found.values()]


def _report(report: Report, known: Names) -> Iterator[Node]:
    date = typed(report.published)
    name = outlet(report)
    yield without_nothing({
        "@id": uri("report", report.id),
        "@type": ["prov:Entity", "fh:Report"],
        "rdfs:label": known.label(report.id),
        "dcterms:title": line(report.title or ""),
        "dcterms:issued": {"@value": date[0], "@type": f"xsd:{date[1]}"} if date else None,
        "fh:url": line(report.url or ""),
        "fh:sha256": line(report.sha256),
        "prov:wasAttributedTo": ref(uri("outlet", name)) if name else None,
    })  # fmt: skip
    if name:
        yield {"@id": uri("outlet", name), "@type": _agent("outlet"), "rdfs:label": name}


def _party(source: Source, known: Names) -> Node:
    body = source.speaks_for
    speaks_for = ref(uri("party", body)) if body and body in known.sources else None
    label = known.of(source.id) or "?"
    node = {"@id": uri("party", source.id), "@type": _agent(source.kind), "rdfs:label": label, "fh:kind": source.kind}
    return without_nothing({**node, "prov:actedOnBehalfOf": speaks_for})


def _agent(kind: str) -> list[str]:
    return ["prov:Agent", _AGENTS[kind]] if kind in _AGENTS else ["prov:Agent"]


def _claim(claim: Claim, known: Names) -> Iterator[Node]:
    yield {
        "@id": uri("claim", claim.id),
        "@type": ["prov:Entity", "fh:Claim"],
        "rdfs:label": line(claim.gist) or "?",
        "rdfs:comment": numbers(claim),
        "fh:independentOrigins": f"{claim.independent[0]} to {claim.independent[1]}",
        "fh:admiraltyGrade": "{}{}".format(*grade(claim)),
        "prov:wasAttributedTo": ref(SOFTWARE),
    }
    kinds: dict[str, str] = {o.id: o.kind for o in claim.origins}
    ends = (end for d in claim.derivations for end in (d.source, d.target))
    for id in dict.fromkeys((*kinds, *(a.report for a in claim.stated), *ends)):
        yield from _telling(claim, id, kinds, known)
    circles = _circles([(d.source, d.target) for d in claim.derivations])
    for d in claim.derivations:
        yield from _derivation(claim, d, kinds, known, circles)


def _telling(claim: Claim, id: str, kinds: Mapping[str, str], known: Names) -> Iterator[Node]:
    """The claim as one party or report tells it: who answers for it, and which report its words are quoted from."""
    told = [a for a in claim.stated if a.report == id]
    node = {
        "@id": _telling_uri(claim, id),
        "@type": ["prov:Entity", "fh:Telling"],
        "rdfs:label": f"{line(claim.gist)} ({known.of(id, claim)})",
        "fh:kind": kinds.get(id),
        "fh:states": ref(uri("claim", claim.id)) if any(a.stance == "asserts" for a in told) else None,
        "fh:denies": ref(uri("claim", claim.id)) if any(a.stance == "denies" for a in told) else None,
        "prov:value": " … ".join(dict.fromkeys(known.words(a.report, a.start, a.end) for a in told)),
    }
    if id in known.reports:
        node["prov:wasQuotedFrom"] = ref(uri("report", id))
    elif id in known.sources:
        node["prov:wasAttributedTo"] = ref(uri("party", id))
    elif kinds.get(id, "unsourced") != "unsourced":
        name = known.of(id, claim) or "?"
        agent = uri("outlet", name) if kinds[id] == "outlet" else uri("party", id)
        node["prov:wasAttributedTo"] = ref(agent)
        yield {"@id": agent, "@type": _agent(kinds[id]), "rdfs:label": name}
    yield without_nothing(node)


def _telling_uri(claim: Claim, id: str) -> str:
    return f"{uri('claim', claim.id)}:{uri('told-by', id).removeprefix('urn:firsthand:')}"


def _derivation(
    claim: Claim, step: Derivation, kinds: Mapping[str, str], known: Names, circles: Mapping[str, int]
) -> Iterator[Node]:
    source, target = _telling_uri(claim, step.source), _telling_uri(claim, step.target)
    words = " … ".join(known.words(*span) for span in step.evidence) or None
    circle = circles[step.source] == circles[step.target]
    if step.kind == "common_source" or circle:
        yield from _from_unseen(source, target, words, step.kind)
        return
    node: Node = {"@id": source, "prov:wasDerivedFrom": ref(target)}
    qualified: Node = {"@type": "prov:Derivation", "prov:entity": ref(target)}
    if step.kind in ("attributed", "first_hand") and kinds.get(step.target, "unsourced") != "unsourced":
        node["prov:hadPrimarySource"] = ref(target)
    if step.kind == "copied" and step.target in known.reports:
        node["prov:wasQuotedFrom"] = ref(target)
    node["prov:qualifiedDerivation"] = without_nothing({**qualified, "fh:step": step.kind, "rdfs:comment": words})
    yield node


def _from_unseen(left: str, right: str, words: str | None, step: str) -> Iterator[Node]:
    """Two entities that share wording: whichever text had it first, one of the two or a third, both derive from it."""
    unseen = uri("unseen", uuid(*sorted((left, right))))
    yield {
        "@id": unseen,
        "@type": ["prov:Entity", "fh:UnseenText"],
        "rdfs:label": "the text that had the shared words first: one of the two, or one that is not here",
    }
    how: Node = {"@type": "prov:Derivation", "prov:entity": ref(unseen), "fh:step": step, "fh:direction": UNDETERMINED}
    for end in dict.fromkeys((left, right)):
        qualified = without_nothing({**how, "rdfs:comment": words})
        yield {"@id": end, "prov:wasDerivedFrom": ref(unseen), "prov:qualifiedDerivation": qualified}


def _passage(number: int, passage: Passage, known: Names) -> Iterator[Node]:
    """Both sides of a shared passage, quoted from their reports, and which of them derives from the other."""
    sides = [uri("passage", f"{number}-{side}") for side in ("left", "right")]
    for side, span in zip(sides, (passage.left, passage.right), strict=True):
        yield without_nothing({
            "@id": side,
            "@type": ["prov:Entity", "fh:Passage"],
            "prov:value": known.words(*span),
            "prov:wasQuotedFrom": ref(uri("report", span.report)) if span.report in known.reports else None,
            "fh:start": span.start,
            "fh:end": span.end,
        })  # fmt: skip
    left, right = sides if passage.direction != "right_to_left" else reversed(sides)
    if passage.direction in ("common_source", UNDETERMINED):
        yield from _from_unseen(left, right, line(passage.reason), "shared wording")
        return
    quoted = {"prov:wasQuotedFrom": ref(left)} if passage.kind == "verbatim" else {}
    how = {"@type": "prov:Derivation", "prov:entity": ref(left), "rdfs:comment": line(passage.reason)}
    yield {"@id": right, "prov:wasDerivedFrom": ref(left), **quoted, "prov:qualifiedDerivation": without_nothing(how)}


def _between_reports(case: Case) -> Iterator[Node]:
    """Which report derives from which; reports that took from each other are left to their passages."""
    reports = {r.id for r in case.reports}
    pairs = dict.fromkeys((later, earlier) for later, earlier, _ in directed(case.passages))
    circles = _circles(list(pairs))
    for later, earlier in pairs:
        if circles[later] != circles[earlier] and {later, earlier} <= reports:
            yield {"@id": uri("report", later), "prov:wasDerivedFrom": ref(uri("report", earlier))}


def _circles(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """A number for each end of the pairs; two have one number where each leads to the other, or is it."""
    import networkx

    graph = networkx.DiGraph(pairs)
    parts = networkx.strongly_connected_components(graph)
    return {end: number for number, part in enumerate(parts) for end in part}
