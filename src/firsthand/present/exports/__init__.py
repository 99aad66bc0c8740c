"""A case in the formats of others, one module a format: its `export` gives file names and their text."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from firsthand.errors import UsageError
from firsthand.plugins import discover
from firsthand.records import Case


def formats() -> tuple[str, ...]:
    """The formats that there are, in the order of their names."""
    return tuple(_modules())


def export(case: Case, format: str) -> dict[str, bytes]:
    """The files of `case` in that format, by name; the same case gives the same bytes. Raises UsageError.

    All files are UTF-8 without a byte order mark. Nothing that the machine cannot know is filled in: no verdict, no
    rating, no clock.
    """
    modules = _modules()
    if format not in modules:
        raise UsageError(f"no export is called {format}; there are {', '.join(modules)}", format)
    return {name: text.encode("utf-8") for name, text in modules[format].export(case).items()}


@cache
def _modules() -> dict[str, ModuleType]:
    return {module.__name__.rpartition(".")[2]: module for module in discover(__name__)}
