"""The floors are kept by rule: broken, changed and quietly lowered ones are told."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import floors, sections
from evaluation.__main__ import find_missing, write_table
from evaluation.floors import Floor, Pinned, find_unexplained, judge, parse, pin

TEXT = """
[digests]
attribution = "d1"
gold = "d2"

[[floor]]
form = "short"
section = "attribution"
figure = "full F1"
at_least = 30.0

[[floor]]
form = "short"
section = "gold"
figure = "false confirmations"
at_most = 2
"""
PINNED = parse(TEXT)
DIGESTS = {"attribution": "d1", "gold": "d2"}
GOOD = {"attribution": {"full F1": 30.0}, "gold": {"false confirmations": 2.0}}


def floor(limit: float, reason: str = "", upper: bool = False) -> Floor:
    return Floor("full", "text", "false alarms" if upper else "F1", limit, upper, reason)


def version(*kept: Floor, digest: str = "d") -> Pinned:
    return Pinned(kept, {"text": digest})


def test_scores_on_their_floors_pass() -> None:
    assert judge(PINNED, "short", GOOD, DIGESTS) == []


@pytest.mark.parametrize(
    ("section", "figure", "value", "told"),
    [
        ("attribution", "full F1", 29.9, "is 29.9, at least 30"),
        ("attribution", "full F1", None, "was not measured, at least 30"),
        ("gold", "false confirmations", 3.0, "is 3, at most 2"),
    ],
)
def test_a_score_beyond_its_floor_fails(section: str, figure: str, value: float | None, told: str) -> None:
    (line,) = judge(PINNED, "short", {**GOOD, section: {figure: value}}, DIGESTS)
    assert line == f"{section}: {figure} {told}"


def test_a_figure_that_vanished_fails() -> None:
    assert len(judge(PINNED, "short", {**GOOD, "attribution": {}}, DIGESTS)) == 1


def test_floors_of_the_other_form_and_of_sections_not_run_are_not_judged() -> None:
    assert judge(PINNED, "full", {"attribution": {"full F1": 1.0}}, DIGESTS) == []
    assert judge(PINNED, "short", {"gold": {"false confirmations": 0.0}}, DIGESTS) == []


def test_changed_data_fail_even_where_the_score_would_pass() -> None:
    (line,) = judge(PINNED, "short", {"attribution": {"full F1": 99.0}}, {"attribution": "other"})
    assert "the data changed: pin the floors anew" in line


@pytest.mark.parametrize("bad", ["at_least = 1\nat_most = 2", "reason = 'none'"])
def test_an_entry_with_two_limits_or_none_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="at_least or at_most"):
        parse(f'[[floor]]\nform = "full"\nsection = "s"\nfigure = "f"\n{bad}\n')


def test_a_figure_pinned_twice_is_refused() -> None:
    entry = '[[floor]]\nform = "full"\nsection = "s"\nfigure = "f"\nat_least = 1\n'
    with pytest.raises(ValueError, match="twice"):
        parse(entry + entry)


@pytest.mark.parametrize(
    ("now", "fine"),
    [
        (floor(31), True),
        (floor(32), True),
        (floor(30), False),
        (floor(30, "it had to be"), False),
        (floor(30, "30: the data were relabelled"), True),
        (floor(29, "30: the data were relabelled"), False),
    ],
)
def test_lowering_needs_a_reason_for_this_very_figure(now: Floor, fine: bool) -> None:
    history = [version(floor(30, "30: the data were relabelled")), version(floor(31)), version(floor(20))]
    assert (find_unexplained(version(now), history) == []) is fine


def test_raising_a_limit_that_is_an_upper_one_is_lowering_the_floor() -> None:
    history = [version(floor(2, upper=True))]
    assert find_unexplained(version(floor(1, upper=True)), history) == []
    (line,) = find_unexplained(version(floor(3, upper=True)), history)
    assert "lowered from 2" in line


def test_taking_a_floor_out_is_told_and_other_data_start_afresh() -> None:
    (line,) = find_unexplained(version(), [version(floor(31))])
    assert "taken out" in line
    assert find_unexplained(version(digest="new"), [version(floor(31))]) == []


def test_the_pinned_file_of_this_checkout_is_in_order() -> None:
    now = parse(floors.FILE.read_text(encoding="utf-8"))
    names = {section.name for section in sections.SECTIONS}
    assert {floor.section for floor in now.floors} <= set(now.digests) <= names
    assert {floor.form for floor in now.floors} <= {"short", "full"}
    assert {floor.figure for floor in now.floors if floor.upper} <= floors.WORSE_WHEN_HIGHER
    assert find_unexplained(now, floors.read_history()) == []


def test_pinning_raises_never_lowers_and_says_so() -> None:
    scores = {"attribution": {"full F1": 25.0, "content F1": 40.0}, "gold": {"false confirmations": 0.0}}
    text = pin(PINNED, "short", scores, DIGESTS)
    again = {floor.key[1:]: floor for floor in parse(text).floors}
    assert again["attribution", "full F1"].limit == 30.0
    assert "measured 25: to lower the floor, give a reason" in text
    assert again["attribution", "content F1"].limit == 40.0 - floors.MARGIN
    assert again["gold", "false confirmations"].limit == 0.0
    assert again["gold", "false confirmations"].upper
    assert find_unexplained(parse(text), [PINNED]) == []


def test_pinned_floors_hold_for_the_scores_they_were_pinned_on() -> None:
    scores = {"attribution": {"full F1": 33.3}, "gold": {"false confirmations": 1.0, "denials R": None}}
    fresh = parse(pin(Pinned(), "full", scores, DIGESTS))
    assert judge(fresh, "full", scores, DIGESTS) == []
    assert len(fresh.floors) == 2


def test_pinning_one_form_keeps_the_other_and_changed_data_drop_both() -> None:
    full = pin(PINNED, "full", GOOD, DIGESTS)
    assert {floor.form for floor in parse(full).floors} == {"short", "full"}
    changed = pin(PINNED, "full", {"attribution": {"full F1": 20.0}}, {"attribution": "new"})
    kept = parse(changed)
    assert {floor.key for floor in kept.floors} == {
        ("full", "attribution", "full F1"),
        ("short", "gold", "false confirmations"),
    }
    assert kept.digests == {"attribution": "new", "gold": "d2"}
    assert "pin the short form too" in changed


def test_a_reason_survives_pinning() -> None:
    pinned = version(floor(30, '30: it\'s so, "they" say'))
    again = parse(pin(pinned, "full", {"text": {"F1": 29.0}}, {"text": "d"}))
    assert again.floors == pinned.floors


def test_a_digest_depends_on_names_and_bytes_not_on_order(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    one = floors.digest({"a": tmp_path / "a", "b": tmp_path / "b"})
    assert one == floors.digest({"b": tmp_path / "b", "a": tmp_path / "a"})
    assert one != floors.digest({"a": tmp_path / "b", "b": tmp_path / "a"})
    whole = floors.digest({"d": tmp_path})
    (tmp_path / "b").write_text("3")
    assert floors.digest({"d": tmp_path}) != whole


def test_the_table_marks_what_is_broken() -> None:
    table = write_table(PINNED, "short", {"attribution": {"full F1": 12.0, "full P": None}}, {"attribution": 1.0})
    assert [line.endswith("BROKEN") for line in table.splitlines()] == [False, True, False]
    assert "≥ 30" in table
    assert "–" in table


def test_without_shared_data_only_the_smoke_run_is_left(tmp_path: Path) -> None:
    assert [s.name for s in sections.SECTIONS if not find_missing(s, tmp_path)] == ["smoke"]


def test_what_was_kept_of_a_report_is_its_text_without_the_dropped_ranges() -> None:
    report = {"name": "a.html", "title": "Title", "text": "Title\n\nBody. Share this", "dropped": [[13, 23]]}
    assert sections.keep(report) == "Body. "
    assert sections.keep({**report, "name": "a.txt"}) == "Title\n\nBody. "


def test_a_command_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(sections.EvaluationError, match=r"exit 3: alas"):
        sections.run([sys.executable, "-c", "import sys; print('alas', file=sys.stderr); sys.exit(3)"])
