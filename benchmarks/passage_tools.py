"""Firsthand and its peers over the same texts, each in a process of its own: which pairs, how fast, in how much.

`python -m benchmarks.passage_tools TOOL FILE` prints a line of JSON. The peers are those of the extra `peers`.
"""

from __future__ import annotations

import importlib.util
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks import archives
from firsthand.records import Report

SHINGLE, HASHES, ALIKE = 5, 128, 0.5
"""Words of a shingle, hashes of a signature, Jaccard similarity: what MinHash is used with to find near duplicates."""

NOISE, GUARANTEED = 25, 40
"""Characters of copydetect's k-grams, and of the shortest match that it surely finds: its own defaults."""

WARM = 700
"""Reports that are read before anything is measured, so that what is compiled or loaded for an archive is there."""

Pairs = Iterator[tuple[int, int]]


class Measured(NamedTuple):
    """What one tool took: seconds of CPU time, MiB at most beyond what it held before, and the pairs that it found."""

    seconds: float
    memory: float
    pairs: set[tuple[int, int]]


def is_there(tool: str) -> bool:
    """Whether a tool is installed."""
    return tool.startswith("firsthand") or importlib.util.find_spec(tool) is not None


def measure(tool: str, path: Path) -> Measured:
    """What a tool takes for the texts of a file, in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.passage_tools", tool, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    told = json.loads(done.stdout.splitlines()[-1])
    return Measured(told["seconds"], told["memory"], {(a, b) for a, b in told["pairs"]})


def find_firsthand(reports: Sequence[Report]) -> Pairs:
    """The pairs of reports that share a passage."""
    from firsthand import passages
    from firsthand.engine import open_engine

    for passage in passages.search(reports, {}, (), open_engine()):
        yield int(passage.left.report), int(passage.right.report)


def find_datasketch(reports: Sequence[Report]) -> Pairs:
    """The pairs of near duplicates by MinHash and locality-sensitive hashing."""
    import datasketch

    index = datasketch.MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    for place, text in enumerate(r.text for r in reports):
        signature = datasketch.MinHash(num_perm=HASHES)
        signature.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in _shingles(text)])
        for other in index.query(signature):
            yield int(other), place
        index.insert(str(place), signature)


def find_rensa(reports: Sequence[Report]) -> Pairs:
    """The pairs of near duplicates by rensa's MinHash and locality-sensitive hashing."""
    import rensa

    index = rensa.RMinHashLSH(threshold=ALIKE, num_perm=HASHES, num_bands=16)
    for place, text in enumerate(r.text for r in reports):
        signature = rensa.RMinHash(num_perm=HASHES, seed=42)
        signature.update(_shingles(text))
        for other in index.query(signature):
            yield int(other), place
        index.insert(place, signature)


def find_copydetect(reports: Sequence[Report]) -> Pairs:
    """The pairs that share any of copydetect's fingerprints; it compares each text with each other."""
    import io

    import copydetect

    window = GUARANTEED - NOISE + 1
    files = [
        copydetect.CodeFingerprint(f"{n}", NOISE, window, filter=False, fp=io.StringIO(text))
        for n, text in enumerate(r.text for r in reports)
    ]
    for one, other in combinations(range(len(files)), 2):
        if copydetect.compare_files(files[one], files[other])[0]:
            yield one, other


TOOLS: dict[str, Callable[[Sequence[Report]], Pairs]] = {
    "firsthand": find_firsthand,
    "datasketch": find_datasketch,
    "rensa": find_rensa,
    "copydetect": find_copydetect,
}


def _shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))]


def peak() -> float:
    """The peak memory of this process, in MiB; where /proc tells it, without what its parent held."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii", errors="replace"))
        if found:
            return int(found[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2


def _run(tool: str, path: Path) -> None:
    reports = list(archives.load(path))
    list(TOOLS[tool](reports[:WARM]))
    before, began = peak(), time.process_time()
    pairs = sorted({(min(pair), max(pair)) for pair in TOOLS[tool](reports)})
    seconds = time.process_time() - began
    print(json.dumps({"seconds": seconds, "memory": peak() - before, "pairs": pairs}))


if __name__ == "__main__":
    _run(sys.argv[1], Path(sys.argv[2]))
