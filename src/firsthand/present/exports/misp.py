"""MISP: an event a story, its claims tagged by the Admiralty scale."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from firsthand.present.exports._instants import earliest
from firsthand.present.exports._names import Names, admiralty, directed, names, summary
from firsthand.present.exports._texts import is_address, line, uuid, whole
from firsthand.records import Case, Claim, Disagreement, Report, Story

Node = dict[str, Any]

_TEMPLATES = {
    "news-media": ("691463c5-5302-4847-9bec-4c56ccfec677", "3"),
    "annotation": ("5d8dc046-15a1-4ca3-a09f-ed4ede7c4487", "3"),
}
"""Object templates of MISP (misp-objects), and the version of each that is filled in here."""

_CATEGORIES = {"text": "Other", "link": "External analysis"}

LONGEST_VALUE = 65_535
"""Bytes of an attribute that MISP keeps: a TEXT of its database."""

UNDEFINED, INITIAL, OWN_ORGANISATION = "4", "0", "0"
"""Threat level, analysis and distribution of an event: nothing is judged or shared before a person does it."""


def export(case: Case) -> dict[str, str]:
    """One file of all events, none published. Ids are made from content, dates are the reports' own."""
    events = [{"Event": event} for event in _events(case)]
    return {"trace.misp.json": json.dumps({"response": events}, ensure_ascii=False, indent=1) + "\n"}


def _events(case: Case) -> Iterator[Node]:
    known = names(case)
    story_of = {report: story.id for story in case.stories for report in story.reports}
    told: dict[str, list[Node]] = {story.id: [] for story in case.stories}
    taken: dict[str, list[str]] = {}
    for later, earlier, _ in directed(case.passages):
        if later != earlier and story_of.get(later) == story_of.get(earlier):
            taken.setdefault(later, []).append(earlier)
    for report in case.reports:
        if report.id in story_of:
            told[story_of[report.id]].append(_report(report, dict.fromkeys(taken.get(report.id, [])), known))
    for claim in case.claims:
        if claim.story in told:
            told[claim.story].append(_claim(claim, known))
    for number, disagreement in enumerate(case.disagreements, 1):
        for at in dict.fromkeys(story_of[v.report] for v in disagreement.values if v.report in story_of):
            told[at].append(_disagreement(number, disagreement, at, known))
    for story in case.stories:
        yield _event(story, told[story.id], known)


def _event(story: Story, objects: list[Node], known: Names) -> Node:
    ids = {told["uuid"] for told in objects}
    for told in objects:
        told["ObjectReference"] = [r for r in told["ObjectReference"] if r["referenced_uuid"] in ids]
    return {
        "uuid": uuid("misp", story.id),
        "info": _cut(line(story.title) or "Without a title"),
        "date": earliest([known.reports[r].published for r in story.reports if r in known.reports])[:10],
        "threat_level_id": UNDEFINED,
        "analysis": INITIAL,
        "distribution": OWN_ORGANISATION,
        "published": False,
        "Attribute": [],
        "Object": objects,
    }


def _report_id(report: str) -> str:
    return uuid("misp", "report", report)


def _report(report: Report, earlier: Iterable[str], known: Names) -> Node:
    told = [("source", "text", known.label(report.id) or "?"), ("title", "text", line(report.title or ""))]
    if report.url and is_address(report.url):
        told.append(("link", "link", report.url))
    elif report.url:
        told.append(("content", "text", f"Address as told: {line(report.url)}"))
    references = [("derived-from", _report_id(e)) for e in earlier]
    return _object("news-media", _report_id(report.id), told, references, comment=f"SHA-256 {line(report.sha256)}")


def _claim(claim: Claim, known: Names) -> Node:
    text = f"{line(claim.gist) or '?'}\n{summary(claim, known)}"
    references = [("annotates", _report_id(r)) for r in dict.fromkeys(a.report for a in claim.stated)]
    return _object("annotation", uuid("misp", "claim", claim.id), _annotation(text), references, admiralty(claim))


def _disagreement(number: int, told: Disagreement, story: str, known: Names) -> Node:
    sides = [f"{known.label(v.report)}: “{line(v.value)}”" for v in told.values]
    text = "\n".join([f"Disagreement ({told.kind}): {line(told.subject)}", line(told.reason), *sides])
    references = [("annotates", _report_id(r)) for r in dict.fromkeys(v.report for v in told.values)]
    return _object("annotation", uuid("misp", story, "disagreement", str(number)), _annotation(text), references)


def _annotation(text: str) -> list[tuple[str, str, str]]:
    return [("text", "text", text), ("format", "text", "text"), ("type", "text", "Annotation")]


def _object(
    name: str,
    id: str,
    attributes: Iterable[tuple[str, str, str]],
    references: Iterable[tuple[str, str]],
    tags: Iterable[str] = (),
    comment: str = "",
) -> Node:
    """An object of a template; its first attribute bears the tags."""
    template, version = _TEMPLATES[name]
    told: list[Node] = [
        {
            "uuid": uuid(id, relation, value),
            "object_relation": relation,
            "type": type,
            "category": _CATEGORIES[type],
            "value": _cut(value),
            "to_ids": False,
            "disable_correlation": type == "text",
        }
        for relation, type, value in attributes
        if value
    ]
    if tags:
        told[0]["Tag"] = [{"name": tag} for tag in tags]
    return {
        "uuid": id,
        "name": name,
        "meta-category": "misc",
        "template_uuid": template,
        "template_version": version,
        "comment": comment,
        "distribution": OWN_ORGANISATION,
        "Attribute": told,
        "ObjectReference": [
            {"uuid": uuid(id, kind, to), "object_uuid": id, "referenced_uuid": to, "relationship_type": kind}
            for kind, to in references
        ],
    }


def _cut(value: str) -> str:
    """As much of the value as MISP keeps; it says so where it was cut."""
    content = whole(value).encode("utf-8")
    if len(content) <= LONGEST_VALUE:
        return whole(value)
    note = " … (cut: the trace has all)"
    return content[: LONGEST_VALUE - len(note.encode("utf-8"))].decode("utf-8", "ignore") + note
