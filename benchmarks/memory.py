"""What the default path takes of memory and of the disk."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import firsthand
from benchmarks.shapes import SHAPES

MIB = 1024 * 1024


def peak(what: str, *which: object) -> float:
    """The peak memory, in MiB, of a fresh process that reads some reports by the default path.

    ("folder", path, most) are the first texts of a folder, ("shape", name, size) is one of `SHAPES`. Ask before much is
    in memory: a child's peak is at least what its parent holds when it starts.
    """
    command = [sys.executable, "-m", "benchmarks.memory", what, *map(str, which)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return int(result.stdout) / MIB


def package_data() -> int:
    """The bytes of all that is installed with the package and is no Python."""
    files = (p for p in Path(firsthand.__file__).parent.rglob("*") if p.is_file())
    return sum(p.stat().st_size for p in files if p.suffix != ".py" and "__pycache__" not in p.parts)


def _texts(what: str, which: str, size: int) -> Iterator[str]:
    if what == "shape":
        yield SHAPES[which](size)
    else:
        for path in sorted(Path(which).glob("*.txt"))[:size]:
            yield path.read_bytes().decode("utf-8")


def _read(texts: Iterator[str]) -> int:
    """The peak memory of this process, in bytes, after it has read."""
    from benchmarks import growth

    for text in texts:
        growth.read(text)
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    print(_read(_texts(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
