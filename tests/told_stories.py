"""Stories of invented reports, as the detectors of disagreements see them."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand import disagreements, passages, pipeline, sources
from firsthand.engine import open_engine
from firsthand.records import Disagreement, Report


def tell(*texts: str, published: Sequence[str | None] = (), outlets: Sequence[str] = ()) -> tuple[Disagreement, ...]:
    """The disagreements of one story whose reports have these texts, without its claims."""
    dates, names = dict(enumerate(published)), dict(enumerate(outlets))
    given = [
        Report(f"r{n}", f"r{n}", f"r{n}", "0", text, outlet=names.get(n, f"Outlet {n}"), published=dates.get(n))
        for n, text in enumerate(texts)
    ]
    return tell_reports(given)


def tell_reports(given: Sequence[Report]) -> tuple[Disagreement, ...]:
    """The disagreements of one story, in the order of its reports, without its claims."""
    understood = [pipeline.understand(report) for report in given]
    reports = [u.report for u in understood]
    parses = {u.report.id: u.parse for u in understood}
    parties, said = sources.link(reports, parses, [a for u in understood for a in u.attributions])
    shared = passages.find(reports, parses, said, open_engine())
    return disagreements.find(reports, parses, parties, said, (), shared)


def told(found: Sequence[Disagreement], kind: str) -> list[list[str]]:
    """The values of the disagreements of one kind."""
    return [[v.value for v in d.values] for d in found if d.kind == kind]
