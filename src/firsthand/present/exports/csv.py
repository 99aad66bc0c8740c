"""CSV tables: one file a kind of record, joined by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.present import _words
from firsthand.present.exports._cells import Cell, table
from firsthand.present.exports._names import Names, denying, names
from firsthand.records import Case, Range, Source, Span

Row = tuple[Cell, ...]

GAP = " … "
"""Between the words of several ranges in one cell."""

_PLACE = "report outlet start end words"
_COLUMNS = {
    "reports": "report outlet name path url published title byline language sha256 story headline credit dropped text",
    "sources": f"source name kind speaks_for may_be apart country body role number access {_PLACE}",
    "attributions": """attribution report outlet kind act source source_name antecedent channel medium hedge denies
        found_by badges source_words cue_words content_words source_range cue_ranges content_ranges via_ranges""",
    "claims": """claim story gist reports outlets independent_low independent_high origins denied_in reliability
        credibility grade_rule grade_would_change hedge_losses""",
    "assertions": f"claim stance near sure attribution origin origin_name {_PLACE}",
    "derivations": f"claim from from_name to to_name kind {_PLACE}",
    "passages": """passage kind within direction reason left_report left_outlet left_start left_end left_words
        right_report right_outlet right_start right_end right_words""",
    "disagreements": f"disagreement kind subject reason value {_PLACE}",
    "stories": "story title reports",
    "unread": "path why",
}


def export(case: Case) -> dict[str, str]:
    """Ten tables. Ranges and lists in one cell are parted by blanks; a record with several places has a row for each.

    Offsets are characters of the report's text, the end exclusive.
    """
    known = names(case)
    rows = {
        "reports": _reports(case),
        "sources": _sources(case, known),
        "attributions": _attributions(case, known),
        "claims": _claims(case),
        "assertions": _assertions(case, known),
        "derivations": _derivations(case, known),
        "passages": _passages(case, known),
        "disagreements": _disagreements(case, known),
        "stories": ((s.id, s.title, " ".join(s.reports)) for s in case.stories),
        "unread": ((u.path, u.why) for u in case.unread),
    }
    return {f"{name}.csv": table(_COLUMNS[name].split(), found) for name, found in rows.items()}


def _reports(case: Case) -> Iterator[Row]:
    story = {report: s.id for s in case.stories for report in s.reports}
    for r in case.reports:
        yield (
            *(r.id, r.outlet, r.name, r.path, r.url, r.published, r.title, r.byline, r.language, r.sha256),
            *(story.get(r.id), _ranges([r.headline]), _ranges([r.credit]), _ranges(r.dropped), r.text),
        )


def _sources(case: Case, known: Names) -> Iterator[Row]:
    for s in case.sources:
        told = (s.id, s.name, s.kind, s.speaks_for, " ".join(s.may_be), " ".join(s.apart), *_described(s))
        yield from ((*told, *_place(span, known)) for span in s.mentions or (None,))


def _described(source: Source) -> Row:
    return tuple(source.description) if source.description else (None,) * 5


def _attributions(case: Case, known: Names) -> Iterator[Row]:
    for a in case.attributions:

        def words(ranges: Sequence[Range | None], report: str = a.report) -> str:
            return GAP.join(known.words(report, *r) for r in ranges if r)

        yield (
            *(a.id, a.report, known.label(a.report), a.kind, a.act, a.source_id, known.of(a.source_id)),
            *(_ranges([a.antecedent]), " ".join(a.channel), a.medium, a.hedge, a.denies, a.found_by),
            " ".join(f"{b.kind}:{b.start}-{b.end}" for b in a.badges),
            *(words([a.source]), words(a.cue), words(a.content)),
            *(_ranges([a.source]), _ranges(a.cue), _ranges(a.content), _ranges(a.via)),
        )


def _claims(case: Case) -> Iterator[Row]:
    for c in case.claims:
        grade: Row = (*c.grade[:3], "; ".join(c.grade.would_change)) if c.grade else (None,) * 4
        yield (
            *(c.id, c.story, c.gist, len(_words.asserting(c)), c.outlets, *c.independent),
            *(" ".join(o.id for o in c.origins), " ".join(denying(c)), *grade),
            "; ".join(f"{loss.kind}: {loss.reason}" for loss in c.hedge_losses),
        )


def _assertions(case: Case, known: Names) -> Iterator[Row]:
    for c in case.claims:
        origins = {o.id: known.of(o.id, c) for o in c.origins}
        for a in c.assertions:
            place = _place(Span(a.report, a.start, a.end), known)
            yield (c.id, a.stance, a.near, a.sure, a.attribution, a.origin, origins.get(a.origin or ""), *place)


def _derivations(case: Case, known: Names) -> Iterator[Row]:
    for c in case.claims:
        called = {o.id: known.of(o.id, c) for o in c.origins}
        for d in c.derivations:
            source, target = (called.get(end) or known.of(end) for end in (d.source, d.target))
            told = (c.id, d.source, source, d.target, target, d.kind)
            yield from ((*told, *_place(span, known)) for span in d.evidence or (None,))


def _passages(case: Case, known: Names) -> Iterator[Row]:
    for number, p in enumerate(case.passages, 1):
        yield (
            *(number, p.kind, p.within, p.direction, p.reason),
            *(*_place(p.left, known), *_place(p.right, known)),
        )


def _disagreements(case: Case, known: Names) -> Iterator[Row]:
    for number, d in enumerate(case.disagreements, 1):
        for v in d.values:
            yield (number, d.kind, d.subject, d.reason, v.value, *_place(Span(v.report, v.start, v.end), known))


def _place(span: Span | None, known: Names) -> Row:
    if span is None:
        return (None,) * 5
    return (span.report, known.label(span.report), span.start, span.end, known.words(*span))


def _ranges(ranges: Iterable[Range | None]) -> str:
    return " ".join(f"{start}-{end}" for start, end in (r for r in ranges if r))
