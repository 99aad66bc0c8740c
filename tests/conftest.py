"""What several test modules share: the example story, traced once."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.records import Case

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaldrin-depot"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than five seconds")


@pytest.fixture(scope="session")
def example() -> Case:
    """The trace of the example story."""
    return pipeline.trace([EXAMPLE])
