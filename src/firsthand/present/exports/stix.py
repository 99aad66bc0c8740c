"""STIX 2.1 (OASIS): a bundle for threat intelligence platforms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from firsthand.present.exports._instants import UNKNOWN, earliest
from firsthand.present.exports._names import Names, admiralty, directed, grade, names, outlet, summary
from firsthand.present.exports._texts import is_address, line, uuid, whole
from firsthand.records import Case, Claim, Disagreement, Report, Story

Object = dict[str, Any]

OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""Namespace of the ids of cyber-observable objects (STIX 2.1, section 2.9)."""

CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
"""STIX confidence of an Admiralty credibility (STIX 2.1, appendix A); 6, cannot be judged, has none."""

_CLASSES = {"person": "individual", "state body": "organization", "organisation": "organization"} | {
    "outlet": "organization",
    "group": "group",
}


def export(case: Case) -> dict[str, str]:
    """One bundle: a report a story, observed data a report, a note a claim and a disagreement, an identity a party.

    Ids are made from content. `created` is the earliest date of what the object speaks of, and 1970-01-01 where none
    is told: no clock is read.
    """
    bundle = _Bundle(case)
    for report in case.reports:
        bundle.observe(report)
    for later, earlier, reason in directed(case.passages):
        bundle.derive(later, earlier, reason)
    by_story: dict[str, list[str]] = {}
    for claim in case.claims:
        by_story.setdefault(claim.story, []).extend(bundle.note_claim(claim))
    for disagreement in case.disagreements:
        bundle.note_disagreement(disagreement)
    for story in case.stories:
        bundle.report(story, by_story.get(story.id, []))
    bundle.note_unread(case)
    objects = list(bundle.objects.values())
    told = {"type": "bundle", "id": f"bundle--{uuid(*bundle.objects)}"} | ({"objects": objects} if objects else {})
    return {"trace.stix.json": json.dumps(told, ensure_ascii=False, indent=1) + "\n"}


class _Bundle:
    """The objects so far, by their ids; the same content is one object."""

    def __init__(self, case: Case) -> None:
        self.objects: dict[str, Object] = {}
        self._known: Names = names(case)
        self._observed: dict[str, str] = {}
        self._derived: dict[str, list[str]] = {}
        self._tool = self._add("identity", UNKNOWN, {"name": "firsthand", "identity_class": "system"})

    def observe(self, report: Report) -> None:
        """Adds the observed data of a report: its file, its address, and who published it."""
        when = earliest([report.published])
        seen = [self._observable("file", _file(report))]
        reference: Object = {"source_name": self._known.label(report.id) or "report", "description": _title(report)}
        if report.url and is_address(report.url):
            seen.append(self._observable("url", {"value": report.url}))
            reference |= {"url": report.url} | _hashes(report)
        elif report.url:
            reference["description"] += f" (address as told: {line(report.url)})"
        data = {"first_observed": when, "last_observed": when, "number_observed": 1, "object_refs": seen}
        self._observed[report.id] = self._add("observed-data", when, {**data, "external_references": [reference]})
        name = outlet(report)
        if name:
            self._add("identity", UNKNOWN, {"name": name, "identity_class": "organization"})

    def derive(self, later: str, earlier: str, reason: str) -> None:
        """Adds that one report has text from another."""
        if later in self._observed and earlier in self._observed and later != earlier:
            ends = {"source_ref": self._observed[later], "target_ref": self._observed[earlier]}
            data = {"relationship_type": "derived-from", "description": line(reason) or "shared text"} | ends
            id = self._add("relationship", self._since([later, earlier]), data)
            self._derived.setdefault(later, []).append(id)

    def note_claim(self, claim: Claim) -> list[str]:
        """Adds the note of a claim and the identities of its origins; their ids."""
        parties = [
            self._add("identity", UNKNOWN, {
                "name": self._known.of(o.id, claim) or "?", "identity_class": _CLASSES.get(o.kind, "unknown"),
            })
            for o in claim.origins
            if o.kind != "unsourced"
        ]  # fmt: skip
        reports = list(dict.fromkeys(a.report for a in claim.stated))
        confidence = CONFIDENCE.get(grade(claim)[1])
        data: Object = {"abstract": line(claim.gist) or "?", "content": summary(claim, self._known)}
        data["labels"] = list(admiralty(claim))
        note = self._note(data | ({"confidence": confidence} if confidence else {}), reports, parties)
        return [note, *parties]

    def note_disagreement(self, disagreement: Disagreement) -> None:
        """Adds the note of a disagreement: its sides, and why they cannot both hold."""
        sides = [f"{self._known.label(v.report)}: “{line(v.value)}”" for v in disagreement.values]
        content = "\n".join([line(disagreement.reason), *sides])
        data = {"abstract": f"Disagreement ({disagreement.kind}): {line(disagreement.subject)}", "content": content}
        self._note(data, [v.report for v in disagreement.values])

    def note_unread(self, case: Case) -> None:
        """Adds the note of what was not read, if there is any."""
        if case.unread:
            told = "\n".join(f"{line(u.path)}: {line(u.why)}" for u in case.unread)
            self._note({"abstract": "What was not read", "content": told}, [])

    def report(self, story: Story, notes: Sequence[str]) -> None:
        """Adds the report of a story, which refers to all that belongs to it."""
        seen = [self._observed[r] for r in story.reports if r in self._observed]
        derived = [id for r in story.reports for id in self._derived.get(r, [])]
        refs = list(dict.fromkeys([*seen, *derived, *notes])) or [self._tool]
        since = self._since(story.reports)
        data = {"name": line(story.title) or "Without a title", "published": since, "object_refs": refs}
        self._add("report", since, data | {"report_types": ["observed-data"]})

    def _note(self, data: Mapping[str, Any], reports: Iterable[str], more: Iterable[str] = ()) -> str:
        reports = list(reports)
        refs = dict.fromkeys([*(self._observed[r] for r in reports if r in self._observed), *more])
        return self._add("note", self._since(reports), {**data, "object_refs": list(refs) or [self._tool]})

    def _since(self, reports: Iterable[str]) -> str:
        return earliest([self._known.reports[r].published for r in reports if r in self._known.reports])

    def _add(self, type: str, when: str, data: Mapping[str, Any]) -> str:
        by = {} if not self.objects else {"created_by_ref": self._tool}
        content = {"created": when, "modified": when, **by, **data}
        id = f"{type}--{uuid('stix', type, json.dumps(content, sort_keys=True))}"
        self.objects.setdefault(id, {"type": type, "spec_version": "2.1", "id": id, **content})
        return id

    def _observable(self, type: str, data: Mapping[str, Any]) -> str:
        canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        id = f"{type}--{uuid5(OBSERVABLES, canonical)}"
        self.objects.setdefault(id, {"type": type, "spec_version": "2.1", "id": id, **data})
        return id


def _file(report: Report) -> Object:
    return {**_hashes(report), "name": whole(report.name) or "report"}


def _hashes(report: Report) -> Object:
    """The SHA-256 of the original, as it was read."""
    return {"hashes": {"SHA-256": report.sha256}} if re.fullmatch("[0-9a-f]{64}", report.sha256) else {}


def _title(report: Report) -> str:
    return line(report.title or report.name) or "report"
