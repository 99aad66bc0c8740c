"""Bytes to reports, one module a format.

A reader is a module of this package with `SUFFIXES` (the ends of the file names that it reads, lower case), `LARGEST`
(bytes of a file) and `read(path, name, data)`, which gives reports and what could not be read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from firsthand.errors import ReadError
from firsthand.languages.foldings import fold
from firsthand.plugins import discover
from firsthand.read._corrections import FILE_NAME, MISPLACED, beside, corrections
from firsthand.records import Report, Unread

__all__ = ["beside", "collect", "corrections", "files"]

DEEPEST_FOLDER = 64
"""Folders inside folders; real archives nest below 10."""


class Reader(NamedTuple):
    """A format: the ends of its file names, the most bytes of a file, and how its bytes are read."""

    suffixes: tuple[str, ...]
    largest: int
    read: Callable[[str, str, bytes], Iterator[Report | Unread]]


def files(paths: Sequence[str | Path]) -> Iterator[Report | Unread]:
    """Every report under `paths` (files, or folders in the order of their names), and all that was not read and why.

    The same bytes under another file name are the same report, given once, unless another outlet is named for them:
    then it is a reprint, a report of its own. Links to folders are not followed.
    """
    seen: dict[tuple[str, str], str] = {}
    for path in paths:
        for found in _walk(Path(path), DEEPEST_FOLDER):
            for item in (found,) if isinstance(found, Unread) else _file(found):
                yield from (item,) if isinstance(item, Unread) else _once(item, seen)


def collect(paths: Sequence[str | Path]) -> tuple[list[Report], list[Unread]]:
    """The reports under `paths` in order, and what could not be read."""
    reports: list[Report] = []
    unread: list[Unread] = []
    for item in files(paths):
        if isinstance(item, Report):
            reports.append(item)
        else:
            unread.append(item)
    return reports, unread


def _once(report: Report, seen: dict[tuple[str, str], str]) -> Iterator[Report | Unread]:
    """The report and what is not known of it, or where it was read before: `seen` holds the places by bytes and outlet.

    No two reports have one id either, whatever outlets they name.
    """
    which = "" if Path(report.path).name == report.name else f"{report.name}: "
    for key in ((report.sha256, fold(report.outlet or "")), ("id", report.id)):
        if key in seen:
            yield Unread(report.path, f"{which}the same bytes as {seen[key]}")
            return
    place = report.path if not which else f"{report.path}, {report.name}"
    seen[report.sha256, fold(report.outlet or "")] = seen["id", report.id] = place
    yield report
    if report.published is None:
        yield Unread(report.path, f"{which}no date was found, so its place in time is not known")


def _walk(path: Path, depth: int) -> Iterator[Path | Unread]:
    """The regular files at and under `path`, and what is none; a file of corrections is no report."""
    try:
        mode = path.stat().st_mode
        entries = sorted(path.iterdir()) if stat.S_ISDIR(mode) else None
    except (OSError, ValueError) as error:
        yield Unread(_shown(path), _reason(error))
        return
    if entries is None:
        other = MISPLACED if path.name == FILE_NAME else "" if stat.S_ISREG(mode) else "neither a file nor a folder"
        yield Unread(_shown(path), other) if other else path
    elif depth == 0:
        yield Unread(_shown(path), f"more than {DEEPEST_FOLDER} folders deep")
    elif not entries:
        yield Unread(_shown(path), "an empty folder")
    for entry in entries if entries and depth else ():
        if depth == DEEPEST_FOLDER and entry.name == FILE_NAME and entry.is_file():
            continue
        if entry.is_symlink() and entry.is_dir():
            yield Unread(_shown(entry), "a link to a folder is not followed")
        else:
            yield from _walk(entry, depth - 1)


def _file(path: Path) -> Iterator[Report | Unread]:
    shown = _shown(path)
    reader = _reader(path.name)
    if reader is None:
        yield Unread(shown, "not a format that firsthand reads")
        return
    try:
        size = path.stat().st_size
        if size > reader.largest:
            raise ReadError(
                f"{size:,} bytes long, more than the {reader.largest:,} that are read of a file of its kind"
            )
        with path.open("rb") as file:
            data = file.read(reader.largest + 1)
        if not data.strip():
            raise ReadError("empty")
        yield from reader.read(shown, _shown(Path(path.name)), data[: reader.largest])
    except (ReadError, OSError) as error:
        yield Unread(shown, _reason(error))


def _reader(name: str) -> Reader | None:
    """The reader of the longest listed end of a file's name, in whatever case."""
    readers = [r for r in _readers() if name.lower().endswith(r.suffixes)]
    return max(readers, key=lambda r: max(len(s) for s in r.suffixes if name.lower().endswith(s)), default=None)


@cache
def _readers() -> tuple[Reader, ...]:
    modules = (vars(module) for module in discover("firsthand.read"))
    return tuple(Reader(m["SUFFIXES"], m["LARGEST"], m["read"]) for m in modules)


def _reason(error: Exception) -> str:
    return (error.strerror or "").lower() or type(error).__name__ if isinstance(error, OSError) else str(error)


def _shown(path: Path) -> str:
    """`path` in characters that can be written out, whatever bytes it has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
