"""A conflict that was read has its verdict, however many of its sides are told anew."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.conflicts import Conflict, Verdict, draw, judge, read_verdicts, score

ONE, OTHER, THIRD = ("a", 0, 40), ("b", 10, 60), ("c", 5, 50)


def test_a_conflict_has_the_verdict_that_shares_two_reports_with_it() -> None:
    verdicts = [Verdict((ONE, OTHER), True), Verdict((ONE, THIRD), False)]
    assert judge(Conflict((ONE, OTHER), ""), verdicts) is True
    assert judge(Conflict((THIRD, ONE), ""), verdicts) is False
    assert judge(Conflict((OTHER, THIRD), ""), verdicts) is None
    assert judge(Conflict((ONE, ("a", 50, 90)), ""), verdicts) is None


def test_two_voices_of_one_report_have_the_verdict_on_both() -> None:
    voices = Conflict((ONE, ("a", 50, 90)), "")
    assert judge(voices, [Verdict(voices.sides, True)]) is True
    assert judge(voices, [Verdict((ONE, OTHER), True)]) is None


def test_only_what_was_read_is_scored() -> None:
    told = [Conflict((ONE, OTHER), ""), Conflict((OTHER, THIRD), "")]
    assert score(told, [Verdict((ONE, OTHER), True)]) == {"told": 2.0, "read": 1.0, "real %": 100.0}
    assert score(told, []) == {"told": 2.0, "read": 0.0, "real %": None}


def test_a_draw_depends_on_its_seed_alone() -> None:
    told = [Conflict(((name, 0, 1), OTHER), name) for name in "abcdefgh"]
    assert draw(told, 7, 3) == draw(told, 7, 3)
    assert len(draw(told, 7, 3)) == 3
    assert sorted(draw(told, 7)) == told


def test_the_verdicts_hold_places_and_no_text() -> None:
    for verdict in read_verdicts():
        assert len(set(verdict.sides)) > 1
        assert all(0 <= start < end for _, start, end in verdict.sides)
