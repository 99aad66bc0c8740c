"""Finds the modules of a package, so that one new file adds a reader, a language, a detector, an export."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def discover(package: str) -> tuple[ModuleType, ...]:
    """The public modules of `package`, imported, in the order of their names."""
    path = importlib.import_module(package).__path__
    names = sorted(m.name for m in pkgutil.iter_modules(path) if not m.name.startswith("_"))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)
