"""JSON: the whole trace, as `docs/reference/json.md` and `trace.schema.json` describe it."""

from __future__ import annotations

from firsthand.present.json import to_json
from firsthand.records import Case


def export(case: Case) -> dict[str, str]:
    """One file that holds everything; what is no text is spelled out, so that nothing is lost."""
    return {"trace.json": to_json(case)}
