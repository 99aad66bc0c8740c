"""What `import firsthand` offers: a dozen names, typed records, one function."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import firsthand
from firsthand import records
from firsthand.records import Case, identify

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaldrin-depot"


def test_there_are_at_most_twelve_public_names_and_each_is_there() -> None:
    assert len(firsthand.__all__) <= 12
    assert list(firsthand.__all__) == sorted(set(firsthand.__all__))
    assert all(getattr(firsthand, name).__doc__ for name in firsthand.__all__)


def test_a_trace_is_typed_records() -> None:
    case = firsthand.trace([EXAMPLE / "daily-plinth.txt", str(EXAMPLE / "seld-mercury.txt")])
    assert isinstance(case, firsthand.Case)
    assert all(isinstance(r, firsthand.Report) for r in case.reports)
    assert case.claims and all(isinstance(c, firsthand.Claim) for c in case.claims)
    assert case.attributions and all(isinstance(a, firsthand.Attribution) for a in case.attributions)


def test_its_errors_are_its_own() -> None:
    with pytest.raises(firsthand.FirsthandError) as caught:
        firsthand.trace([EXAMPLE], engine="abacus")
    assert caught.value.concerns == ("abacus",)


def test_progress_is_called_with_stage_done_and_all() -> None:
    told: list[tuple[str, int, int]] = []
    firsthand.trace([EXAMPLE / "daily-plinth.txt"], progress=lambda *step: told.append(step))
    assert told
    assert all(stage and 1 <= done <= total for stage, done, total in told)


def test_records_cannot_be_changed() -> None:
    made = [r for r in vars(records).values() if dataclasses.is_dataclass(r)]
    assert made
    assert all(r.__dataclass_params__.frozen for r in made)  # type: ignore[attr-defined]
    with pytest.raises(dataclasses.FrozenInstanceError):
        Case().claims = ()  # type: ignore[misc]


def test_an_id_depends_on_its_kind_and_parts_alone() -> None:
    assert identify("claim", "a", 1) == identify("claim", "a", 1)
    assert (
        len({identify("claim", "a", 1), identify("claim", "a", "1"), identify("claim", "a1"), identify("x", "a", 1)})
        == 4
    )
    assert identify("claim", "\ud800").startswith("claim-")


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert firsthand.__version__ == version("firsthand")
