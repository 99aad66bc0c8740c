"""The JSON Schema of a trace, made from the records and from what `docs/reference/json.md` says of each key.

`python tests/trace_schema.py` writes it anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import re
import types
import typing
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from firsthand import records
from firsthand.present import exports
from firsthand.present.traces import RENAMED

FILE = Path(exports.__file__).parent / "trace.schema.json"
REFERENCE = Path(__file__).parent.parent / "docs" / "reference" / "json.md"

SHARED = {"Span": "a span", "Fact": "a fact"}
"""Records that the reference tells of once, wherever they stand."""


def schema() -> dict[str, Any]:
    """The schema of a whole trace; every key is required, and there is no other."""
    made = Making(told())
    whole = made.of(records.Case, "a trace")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:firsthand:trace.schema.json",
        "title": "A trace of firsthand",
        "description": "Offsets are characters of the report's text (Unicode code points), the end exclusive.",
        **whole,
        "$defs": dict(sorted(made.definitions.items())),
    }


def told() -> dict[str, dict[str, str]]:
    """What the reference says of each key, by the heading that it stands under."""
    found: dict[str, dict[str, str]] = {}
    for heading, body in re.findall(r"^##+ (.+?)\n(.*?)(?=^##|\Z)", REFERENCE.read_text("utf-8"), re.S | re.M):
        keys = re.findall(r"^\| `(\w+)` \| (.*?) \|$", body, re.M)
        found[heading.replace("`", "")] = {key: _plain(text) for key, text in keys}
    return found


def _plain(text: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("`", "")


class Making:
    """Schemas of records by their type hints."""

    def __init__(self, reference: dict[str, dict[str, str]]) -> None:
        self.definitions: dict[str, Any] = {}
        self._reference = reference

    def of(self, record: type, heading: str) -> dict[str, Any]:
        """The object schema of a record."""
        properties = {}
        for name, hint in get_type_hints(record).items():
            key = RENAMED.get((record.__name__, name), name)
            within = key if heading == "a trace" else f"{heading}.{key}"
            description = self._reference.get(heading, {}).get(key, "")
            properties[key] = self._value(hint, within) | ({"description": description} if description else {})
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def _value(self, hint: Any, heading: str) -> dict[str, Any]:
        plain = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}
        if hint in plain:
            return {"type": plain[hint]}
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (typing.Union, types.UnionType):
            return _either([self._value(argument, heading) for argument in arguments])
        if origin is tuple and arguments[-1] is ...:
            return {"type": "array", "items": self._value(arguments[0], heading)}
        if origin is tuple:
            numbers: dict[str, Any] = {"type": "array", "items": {"type": "integer", "minimum": 0}}
            return numbers | {"minItems": len(arguments), "maxItems": len(arguments)}
        if hint.__name__ not in self.definitions:
            self.definitions[hint.__name__] = {}
            self.definitions[hint.__name__] = self.of(hint, SHARED.get(hint.__name__, heading))
        return {"$ref": f"#/$defs/{hint.__name__}"}


def _either(parts: list[dict[str, Any]]) -> dict[str, Any]:
    kinds = [part["type"] for part in parts if set(part) == {"type"}]
    if len(kinds) == len(parts):
        return {"type": list(dict.fromkeys(kinds))}
    return {"anyOf": parts}


def text() -> str:
    """The file's text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
