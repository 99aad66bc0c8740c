"""The files in which a person says who is who: found beside the reports or named, and never read as reports."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from firsthand.errors import UsageError

FILE_NAME = "firsthand.sources"
"""What a file of corrections is called that is found by itself, in a folder that is named."""

LARGEST = 1_000_000
"""Bytes; a person writes a few lines, and ten thousand are far less."""

MISPLACED = "a file of corrections: it counts where its folder is named, or as --sources"
"""Why one is not used that lies deeper, or is named like a report."""


def beside(paths: Sequence[str | Path]) -> tuple[Path, ...]:
    """The file of corrections in each folder among `paths`, where there is one, in their order."""
    return tuple(dict.fromkeys(found for path in paths if _is_file(found := Path(path) / FILE_NAME)))


def _is_file(path: Path) -> bool:
    """Whether there is a file; a path that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def corrections(paths: Sequence[str | Path], named: Sequence[str | Path] = ()) -> tuple[tuple[str, str], ...]:
    """The path and the text of each file of corrections: those beside the reports under `paths`, then the `named`.

    Raises UsageError where one is no file, cannot be read, is too large, or is not UTF-8 text.
    """
    return tuple(_texts([*beside(paths), *(Path(path) for path in named)]))


def _texts(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for path in dict.fromkeys(paths):
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise UsageError(f"the corrections {shown} are no file", shown)
            with path.open("rb") as file:
                data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise UsageError(f"the corrections {shown} are longer than {LARGEST:,} bytes", shown)
            text = data.decode("utf-8-sig")
        except (OSError, ValueError) as error:
            why = (error.strerror or "").lower() if isinstance(error, OSError) else "they are not UTF-8 text"
            raise UsageError(f"the corrections {shown} cannot be read: {why}", shown) from error
        if "\0" in text:
            raise UsageError(f"the corrections {shown} are not text: a zero byte is in them", shown)
        yield shown, text
