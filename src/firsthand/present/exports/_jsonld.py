"""JSON-LD whose context stands in the file itself, so that nothing is fetched to read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

Node = dict[str, Any]


def document(context: Mapping[str, Any], nodes: Iterable[Node]) -> str:
    """The nodes under their context, indented by 1. A key whose value is None stands there to be filled in."""
    return json.dumps({"@context": context, "@graph": list(nodes)}, ensure_ascii=False, indent=1) + "\n"


def ref(uri: str) -> Node:
    """A reference to another node."""
    return {"@id": uri}


def without_nothing(node: Node) -> Node:
    """The node without the keys that have no value."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}
