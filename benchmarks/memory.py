"""What the default path takes of memory and of the disk."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import firsthand

MIB = 1024 * 1024


def peak(texts: Path, most: int | None) -> float:
    """The peak memory, in MiB, of a fresh process that reads the first so many texts of a folder by the default path.

    Ask before much is in memory: a child inherits its parent's peak.
    """
    command = [sys.executable, "-m", "benchmarks.memory", str(texts), str(most or "")]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return int(result.stdout) / MIB


def package_data() -> int:
    """The bytes of all that is installed with the package and is no Python."""
    files = (p for p in Path(firsthand.__file__).parent.rglob("*") if p.is_file())
    return sum(p.stat().st_size for p in files if p.suffix != ".py" and "__pycache__" not in p.parts)


def _read(texts: Path, most: int | None) -> int:
    """The peak memory of this process, in bytes, after it has read."""
    from firsthand import attributions, languages
    from firsthand.records import Report

    for path in sorted(texts.glob("*.txt"))[:most]:
        report = Report(path.name, path.name, "", "", path.read_bytes().decode("utf-8"))
        attributions.find(report, languages.parse(report))
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    print(_read(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2] else None))
