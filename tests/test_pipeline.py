"""The whole flow: every span stands at words of its report, and the same input gives the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import pipeline
from firsthand.errors import UsageError
from firsthand.present.json import to_json
from firsthand.records import Case, Range, Span

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaldrin-depot"


def spans(case: Case) -> Iterator[tuple[str, Span]]:
    """Every span of a case, with where in the case it stands."""

    def of(report: str, what: str, ranges: tuple[Range | None, ...]) -> Iterator[tuple[str, Span]]:
        yield from ((what, Span(report, *r)) for r in ranges if r is not None)

    for r in case.reports:
        yield from of(r.id, "report", (r.headline, r.credit, *r.dropped))
    for a in case.attributions:
        yield from of(a.report, "attribution", (a.source, a.antecedent, *a.cue, *a.content, *a.via))
        yield from (("badge", Span(a.report, b.start, b.end)) for b in a.badges)
    yield from (("mention", m) for s in case.sources for m in s.mentions)
    yield from (("passage", side) for p in case.passages for side in (p.left, p.right))
    for c in case.claims:
        yield from (("assertion", Span(a.report, a.start, a.end)) for a in c.assertions)
        yield from (("derivation", s) for d in c.derivations for s in d.evidence)
    yield from (("disagreement", Span(*v[:3])) for d in case.disagreements for v in d.values)
    for event in (s.event for s in case.stories if s.event):
        facts = (event.what, event.who, event.where, event.when, *event.how_many)
        yield from (("event", s) for f in facts if f for s in f.evidence)


def check(case: Case) -> None:
    """Asserts what every case must be, whatever was read."""
    texts = {r.id: r.text for r in case.reports}
    for what, span in spans(case):
        assert 0 <= span.start < span.end <= len(texts[span.report]), (what, span)
        assert texts[span.report][span.start : span.end].strip() or what == "report", (what, span)
    _check_claims(case, texts)
    _check_ids(case)


def _check_claims(case: Case, texts: dict[str, str]) -> None:
    for claim in case.claims:
        told = {" ".join(texts[a.report][a.start : a.end].split()) for a in claim.stated}
        low, high = claim.independent
        asserted = {a.origin for a in claim.stated if a.stance == "asserts"}
        assert claim.gist in told
        assert 0 <= low <= high == len(asserted)
        assert {a.origin for a in claim.assertions} == {o.id for o in claim.origins}
        assert all(d.evidence for d in claim.derivations)


def _check_ids(case: Case) -> None:
    reports = [r.id for r in case.reports]
    assert not repeated(case.reports) | repeated(case.stories) | repeated(case.attributions)
    assert sorted(r for s in case.stories for r in s.reports) == sorted(reports)
    said, parties, stories = ({r.id for r in part} for part in (case.attributions, case.sources, case.stories))
    assert all(c.story in stories for c in case.claims)
    assert all(a.attribution in {None, *said} for c in case.claims for a in c.assertions)
    assert all({a.source_id, *a.channel} <= {None, *parties} for a in case.attributions)
    assert all({s.speaks_for, *s.may_be} <= {None, *parties} for s in case.sources)


def repeated(records: Sequence[Any]) -> set[str]:
    """The ids that several of `records` bear."""
    return {key for key, times in Counter(r.id for r in records).items() if times > 1}


def trace(*texts: str) -> Case:
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
        return pipeline.trace([folder])


def test_every_span_of_the_example_stands_at_words(example: Case) -> None:
    check(example)
    kinds = {what for what, _ in spans(example)}
    assert kinds >= {"report", "attribution", "mention", "passage", "assertion", "derivation", "disagreement", "event"}


def test_nothing_that_was_set_aside_is_evidence(example: Case) -> None:
    dropped = {r.id: r.dropped for r in example.reports}
    for what, span in spans(example):
        if what != "report":
            inside = [d for d in dropped[span.report] if d[0] <= span.start and span.end <= d[1]]
            assert not inside, (what, span)


def test_the_example_has_one_origin_behind_most_reports(example: Case) -> None:
    widest = example.claims[0]
    assert len({a.report for a in widest.assertions}) >= 5
    assert widest.independent[0] == 1
    assert any(c.independent[0] < len({a.report for a in c.assertions}) for c in example.claims)


PARTS = st.sampled_from(
    [
        "Around 40 miners walked out of the flooded gallery in the Ostrel district, the ministry said on Monday.",
        "“We were told nothing,” said Ida Marsh, a foreman. “Nobody came.",
        "“We were told nothing,” said Ida Marsh, a foreman.",
        "According to the Larn Post, citing two officials, the pump had failed; the union denied it.",
        "She added that the pump (WBO) had failed.",
        "The Western Border Office (WBO) denied that the pump had failed",
        "אמר השר כי המכרה נסגר ביום שני",
        "قال الوزير إن المنجم أغلق: «لم نعلم شيئا»",
        "🙂🙃 42 🇳🇴 👩‍👩‍👧 said “🙂”",
        "e\u0301\u0301 \u200f\u202e \ufeff\u00ad \x0b\x0c\u2028 A\u0130\u00df said ß",
        "no punctuation at all and it goes on and on and the minister said that nothing would ever be said of it again",
        "”””“““ «» ‘’ '' \"\" ,,,, ---- (((( said",
        "Home | News | Sport\n\nRead more: Ten things\n\nSubscribe",
        "By Jo Rusk\n9 October 2031, 12.45 (Reuters) -",
        "\t\u00a0\u3000",
        "鉱山は月曜日に閉鎖された、と大臣は述べた。",
        "said said said: said, said",
    ]
)
TEXTS = st.lists(PARTS, max_size=7).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", " ", "\r\n"]).map(lambda between: between.join(parts))
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_every_span_of_odd_texts_stands_at_words(texts: list[str]) -> None:
    check(trace(*texts))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=120), min_size=1, max_size=3))
def test_every_span_of_any_text_stands_at_words(texts: list[str]) -> None:
    check(trace(*(t.encode("utf-8", "replace").decode() for t in texts)))


def test_the_same_input_gives_the_same_bytes(example: Case) -> None:
    assert to_json(pipeline.trace([EXAMPLE])) == to_json(example)


@pytest.mark.slow
def test_every_engine_gives_the_same_bytes(example: Case) -> None:
    assert to_json(pipeline.trace([EXAMPLE], "processes")) == to_json(example)


def test_the_order_of_the_paths_changes_nothing_but_the_order_of_the_reports(example: Case) -> None:
    paths = sorted([*EXAMPLE.glob("*.txt"), *EXAMPLE.glob("*.html"), EXAMPLE / "reports.jsonl"], reverse=True)
    other = pipeline.trace(paths)
    for part in ("reports", "stories", "sources", "attributions", "claims"):
        one, two = ({r.id: r for r in getattr(case, part)} for case in (example, other))
        assert one.keys() == two.keys(), part
    assert {c.id: (c.gist, c.independent, c.outlets) for c in other.claims} == {
        c.id: (c.gist, c.independent, c.outlets) for c in example.claims
    }
    assert {frozenset((p.left, p.right)) for p in other.passages} == {
        frozenset((p.left, p.right)) for p in example.passages
    }


def test_no_two_claims_are_made_of_the_same_words() -> None:
    case = trace("The union of Ostrel said that it had, and the mayor of Larn denied that it had.")
    assert case.claims
    assert not repeated(case.claims)


def test_an_outlet_of_two_stories_is_one_source(tmp_path: Path) -> None:
    texts = (
        "The ferry to Larn sank in a storm on Monday night with forty passengers aboard, the coast guard said. Divers "
        "searched the bay for survivors near the Larn lighthouse.",
        "Wheat prices fell sharply in the Ostrel exchange after the ministry lifted the export ban, traders said. "
        "Millers bought hardly any grain.",
    )
    lines = [json.dumps({"id": text[:9], "outlet": "Larn Post", "title": text[:30], "text": text}) for text in texts]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    case = pipeline.trace([tmp_path])
    assert len(case.stories) == 2
    assert not repeated(case.sources)


def test_an_unknown_engine_is_an_error() -> None:
    with pytest.raises(UsageError):
        pipeline.trace([EXAMPLE], "abacus")


def test_nothing_to_read_is_an_empty_case(tmp_path: Path) -> None:
    case = pipeline.trace([tmp_path, tmp_path / "none.txt"])
    assert (case.reports, case.claims, len(case.unread)) == ((), (), 2)


def test_what_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Forty miners walked out of the gallery in Ostrel, the ministry said.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    (tmp_path / "c.txt").write_bytes(b"")
    case = pipeline.trace([tmp_path])
    assert [r.name for r in case.reports] == ["a.txt"]
    assert {Path(u.path).name for u in case.unread} >= {"b.txt", "c.txt"}
    check(case)


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Forty miners walked out of the gallery in Ostrel, the ministry said.")
    told: list[tuple[str, int, int]] = []
    pipeline.trace([tmp_path], progress=lambda *step: told.append(step))
    assert ("reading reports", 1, 1) in told
    assert ("tracing stories", 1, 1) in told


@pytest.mark.parametrize("dateline", ["VELM (Reuters) ", "VELM (Reuters) - "])
def test_a_report_of_an_agency_is_the_agencys_whatever_parts_its_dateline(tmp_path: Path, dateline: str) -> None:
    told = {
        "Velm Courier": f"{dateline}The ministry of ports confirmed that Ann Roe took bribes. A barge hit the pier.",
        "Reuters": "Reuters confirmed that Ann Roe took bribes. Ships were sent back to Larn.",
    }
    lines = [json.dumps({"id": k, "outlet": k, "published": "2021-03-05", "text": v}) for k, v in told.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    case = pipeline.trace([tmp_path])
    assert any(len({a.report for a in claim.assertions}) == 2 for claim in case.claims)
    assert all(claim.independent[0] <= 1 for claim in case.claims)
    assert all(origin.name.strip(" :").removeprefix("unsourced:") for claim in case.claims for origin in claim.origins)


@pytest.mark.parametrize("blank", ["\n", "\u00a0", "  "])
def test_a_name_before_its_acronym_may_go_over_a_line(blank: str) -> None:
    text = f"Bridge falls\n\nThe bridge at Velm fell on Friday, the Larn Port{blank}Authority (LPA) said."
    assert trace(text, text.replace("Larn", "Velm")).reports
