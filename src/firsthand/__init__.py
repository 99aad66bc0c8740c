"""Who first said it, through whom it reached each report, and how many independent origins stand behind it.

import firsthand
case = firsthand.trace(["reports/"])
for claim in case.claims:
    print(claim.gist, claim.independent)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.errors import FirsthandError
from firsthand.records import (
    Attribution,
    Case,
    Claim,
    Disagreement,
    Event,
    Passage,
    Report,
    Source,
    Story,
)

if TYPE_CHECKING:
    from firsthand.engine import Progress

__version__ = "0.1.0"
__all__ = [
    "Attribution",
    "Case",
    "Claim",
    "Disagreement",
    "Event",
    "FirsthandError",
    "Passage",
    "Report",
    "Source",
    "Story",
    "export",
    "trace",
]


def trace(
    paths: Sequence[str | Path],
    engine: str = "local",
    progress: Progress | None = None,
    corrections: Sequence[str | Path] = (),
) -> Case:
    """All that the reports under `paths` (files and folders) tell, as typed records.

    What cannot be read is listed in `Case.unread` and stops nothing. `engine` is "local" or "processes"; `progress`
    is called with a stage's name, the items done and the items there are. `corrections` are files that say who is who,
    used after a file `firsthand.sources` in a folder that is given. Raises UsageError for an unknown engine and for
    corrections that are none.
    """
    from firsthand import pipeline

    return pipeline.trace(paths, engine, progress, corrections)


def export(case: Case, format: str) -> dict[str, bytes]:
    """The files of `case` in a format of others ("csv", "prov", "stix" …), by name; nothing is written.

    The same case gives the same bytes. Raises UsageError for an unknown format.
    """
    from firsthand.present import exports

    return exports.export(case, format)
