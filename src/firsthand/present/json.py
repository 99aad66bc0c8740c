"""The JSON of a trace, and the JSON Lines of the single stages. Their keys are a promise to other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from firsthand.records import (
    Attribution,
    Case,
    Claim,
    Disagreement,
    Event,
    Fact,
    HedgeLoss,
    Passage,
    Report,
    Source,
    Span,
    Story,
)

_UNSAFE = re.compile("[\ud800-\udfff\x7f-\x9f\u2028\u2029]")
"""Half of a surrogate pair has no UTF-8; the others end lines or steer terminals. JSON can spell them all out."""


def to_json(case: Case) -> str:
    """The whole case as one JSON object, indented by 1, ending with a new line; the same case gives the same bytes."""
    return _dump(
        {
            "reports": [_report(r) for r in case.reports],
            "stories": [_story(s) for s in case.stories],
            "sources": [_source(s) for s in case.sources],
            "attributions": [_attribution(a) for a in case.attributions],
            "passages": [_passage(p) for p in case.passages],
            "claims": [_claim(c) for c in case.claims],
            "disagreements": [_disagreement(d) for d in case.disagreements],
            "unread": [{"path": u.path, "why": u.why} for u in case.unread],
        },
        indent=1,
    )


def read_lines(reports: Iterable[Report]) -> Iterator[str]:
    """A JSON line a report: what `firsthand read` prints."""
    for report in reports:
        yield _dump(_report(report))


def attribute_lines(reports: Iterable[Report], attributions: Iterable[Attribution]) -> Iterator[str]:
    """A JSON line a report with its attributions: what `firsthand attribute` prints.

    The stage stands alone: no party is linked yet, so source and channel are ranges of the report's text.
    """
    of: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        of.setdefault(attribution.report, []).append(attribution)
    for report in reports:
        found = [_unlinked(a) for a in of.get(report.id, [])]
        yield _dump({"doc_id": report.name.removesuffix(".txt"), "attributions": found})


def copies_lines(reports: Iterable[Report], passages: Iterable[Passage]) -> Iterator[str]:
    """A JSON line a shared passage, reports called by their name: what `firsthand copies` prints."""
    names = {r.id: r.name for r in reports}
    for passage in passages:
        yield _dump(_passage(passage, names))


def stories_lines(reports: Iterable[Report], stories: Iterable[Story]) -> Iterator[str]:
    """A JSON line a report with the story that it is in: what `firsthand stories` prints."""
    names = {r.id: r.name for r in reports}
    for story in stories:
        for report in story.reports:
            yield _dump({"report": names.get(report, report), "story": story.id})


def _dump(value: object, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def _span(span: Span, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {
        "report": names.get(span.report, span.report) if names else span.report,
        "start": span.start,
        "end": span.end,
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "name": report.name,
        "path": report.path,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published,
        "title": report.title,
        "byline": report.byline,
        "language": report.language,
        "sha256": report.sha256,
        "text": report.text,
        "dropped": report.dropped,
        "headline": report.headline,
        "credit": report.credit,
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "reports": story.reports,
        "event": _event(story.event) if story.event else None,
    }


def _event(event: Event) -> dict[str, Any]:
    one = {"what": event.what, "who": event.who, "where": event.where, "when": event.when, "kind": event.kind}
    facts: dict[str, Any] = {name: _fact(fact) if fact else None for name, fact in one.items()}
    return facts | {
        "how_many": [_fact(f) for f in event.how_many],
        "reported_by": [_fact(f) for f in event.reported_by],
        "actors": [a._asdict() | {"evidence": [_span(s) for s in a.evidence]} for a in event.actors],
        "place": event.place._asdict() if event.place else None,
        "period": event.period._asdict() if event.period else None,
        "counts": [c._asdict() | {"evidence": [_span(s) for s in c.evidence]} for c in event.counts],
        "codes": [c._asdict() for c in event.codes],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"value": fact.value, "precision": fact.precision, "evidence": [_span(s) for s in fact.evidence]}


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "mentions": [_span(m) for m in source.mentions],
        "speaks_for": source.speaks_for,
        "may_be": source.may_be,
        "apart": source.apart,
        "description": source.description._asdict() if source.description else None,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "report": attribution.report,
        "kind": attribution.kind,
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "source_id": attribution.source_id,
        "channel": attribution.channel,
        "medium": attribution.medium,
        "hedge": attribution.hedge,
        "found_by": attribution.found_by,
        "act": attribution.act,
        "antecedent": attribution.antecedent,
        "via": attribution.via,
        "denies": attribution.denies,
        "badges": [{"kind": b.kind, "start": b.start, "end": b.end} for b in attribution.badges],
    }


def _unlinked(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": [attribution.source] if attribution.source else [],
        "cue": attribution.cue,
        "content": attribution.content,
        "kind": attribution.kind,
        "channel": attribution.via,
        "medium": attribution.medium,
        "hedge": attribution.hedge,
        "antecedent": attribution.antecedent,
        "denies": attribution.denies,
        "act": attribution.act,
        "found_by": attribution.found_by,
    }


def _passage(passage: Passage, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    return {
        "left": _span(passage.left, names),
        "right": _span(passage.right, names),
        "kind": passage.kind,
        "within": passage.within,
        "direction": passage.direction,
        "reason": passage.reason,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "story": claim.story,
        "gist": claim.gist,
        "assertions": [
            {
                "report": a.report,
                "start": a.start,
                "end": a.end,
                "attribution": a.attribution,
                "origin": a.origin,
                "stance": a.stance,
                "sure": a.sure,
                "near": a.near,
                "rests_on": a.rests_on,
            }
            for a in claim.assertions
        ],
        "derivations": [
            {"from": d.source, "to": d.target, "kind": d.kind, "evidence": [_span(s) for s in d.evidence]}
            for d in claim.derivations
        ],
        "origins": [{"id": o.id, "name": o.name, "kind": o.kind} for o in claim.origins],
        "independent": claim.independent,
        "outlets": claim.outlets,
        "grade": claim.grade._asdict() if claim.grade else None,
        "hedge_losses": [_hedge_loss(loss) for loss in claim.hedge_losses],
    }


def _hedge_loss(loss: HedgeLoss) -> dict[str, Any]:
    return loss._asdict() | {"hedged": _span(loss.hedged), "surer": _span(loss.surer)}


def _disagreement(disagreement: Disagreement) -> dict[str, Any]:
    return {
        "kind": disagreement.kind,
        "subject": disagreement.subject,
        "values": [{"report": v.report, "start": v.start, "end": v.end, "value": v.value} for v in disagreement.values],
        "reason": disagreement.reason,
    }
