"""What finding copied passages costs: `python -m benchmarks.passages [--short] [--only BLOCK] [--million [REPORTS]]`.

The speed of fingerprints beside a rolling hash, passages beside the peers of the extra `peers`, and how time and memory
grow, all on the same texts in one run. The exit status is 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.__main__ import find_shared

from benchmarks import archives, growth, passage_tools
from firsthand.records import Report

PLANTED_EACH = 10
"""Reports for each planted passage."""

MILLION, MOST_MEMORY, TELL_EACH = 1_000_000, 4096, 10
"""Reports, MiB that they may take at most, and seconds after which it is told how far they are."""


class Form(NamedTuple):
    """How much is measured, and what passes.

    `scanned` are the reports that fingerprints are taken of, `ratio` the least part of a rolling hash's speed; `peers`
    the reports that all tools read, `recall` the least share of planted passages; `sizes` the reports of each step of
    the growth, `steepest` its largest exponent (1 is linear, 2 square). Short steps scatter it.
    """

    scanned: int | None
    ratio: float
    peers: int
    recall: float
    sizes: Sequence[int | None]
    steepest: float


FULL = Form(None, 0.12, 4_000, 0.98, (1_000, 4_000, 16_000, None), 1.15)
SHORT = Form(3_000, 0.08, 600, 0.95, (600, 1_200, 2_400), 1.5)


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where a bar is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.passages", description=__doc__)
    parser.add_argument("--short", action="store_true", help="hundreds of reports, bars with a margin, under a minute")
    parser.add_argument("--only", choices=["fingerprints", "peers", "growth"], help="one of the blocks")
    parser.add_argument("--million", nargs="?", type=int, const=MILLION, help="recombined reports, instead of the rest")
    parser.add_argument("--at-most", type=float, default=float("inf"), help="seconds after which --million stops")
    options = parser.parse_args(arguments)
    shared, form = find_shared(), SHORT if options.short else FULL
    if not all((shared / "data" / name).exists() for name in archives.SETS):
        print(f"speed of copied passages: skipped, {shared}/data does not hold {' and '.join(archives.SETS)}")
        return 0
    if options.million:
        return 0 if _load(archives.read(shared), options.million, options.at_most) else 1
    reports = archives.read(shared, max(n or 10**9 for n in (form.scanned, *form.sizes)))
    blocks: dict[str, Callable[[Sequence[Report], Form], bool]] = {
        "fingerprints": _scan, "peers": _compare, "growth": _grow,
    }  # fmt: skip
    held = [block(reports, form) for name, block in blocks.items() if options.only in (None, name)]
    return 0 if all(held) else 1


def _scan(reports: Sequence[Report], form: Form) -> bool:
    """Prints how fast fingerprints are taken, and index and pairs made; whether that is fast enough."""
    from firsthand import passages
    from firsthand.engine import Made, open_engine
    from firsthand.passages import fingerprints, proposals
    from firsthand.passages.words import Lots

    some = reports[: form.scanned]
    characters = "".join(r.text for r in some)
    rolled = _roll(characters)
    made = Made(fingerprints.read_postings, Lots(some))
    taken = _seconds(lambda: sum(len(made.function(lot)[0]) for lot in made.sources))
    paired = _seconds(lambda: sum(1 for _ in proposals.propose(made, open_engine())))
    size = len(characters) / 1e6
    print(f"\n{len(some)} reports, {size:.1f} million characters; the best of three, on one core")
    print(f"{'':34} {'MB/s':>8} {'ratio':>7}  bar")
    told = f"≥ {form.ratio:g}{'' if rolled / taken >= form.ratio else '  MISSED'}"
    print(f"{'rolling hash':34} {size / rolled:8.1f} {1:7.2f}")
    print(f"{'fingerprints':34} {size / taken:8.1f} {rolled / taken:7.2f}  {told}")
    print(f"{'fingerprints, index and pairs':34} {size / paired:8.1f} {rolled / paired:7.2f}")
    whole = _seconds(lambda: sum(1 for _ in passages.search(some, {}, (), open_engine())), 1)
    print(f"{'all, to exact and reworded passages':34} {size / whole:8.1f} {rolled / whole:7.3f}")
    return rolled / taken >= form.ratio


def _roll(characters: str) -> float:
    """The seconds of a rolling hash over 30 characters, compiled as the fingerprints are."""
    import numpy as np
    from numba import njit

    column = np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), np.uint32)
    rolling = njit(_rolling)
    numbers = np.array([0x100_0000_01B3, 0x100_0000_01B3**29 % 2**64, 0], np.uint64)
    rolling(column[:100], numbers)
    return _seconds(lambda: rolling(column, numbers))


def _rolling(column: Any, numbers: Any) -> Any:
    base, top, h = numbers[0], numbers[1], numbers[2]
    least = h
    for at in range(len(column)):
        if at >= 30:
            h -= column[at - 30] * top
        h = h * base + column[at]
        least ^= h
    return least


def _seconds(run: Callable[[], object], times: int = 3) -> float:
    """The least seconds of CPU time of some runs: the machine may be busy."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
    return min(taken)


def _compare(reports: Sequence[Report], form: Form) -> bool:
    """Prints what each tool does with the same texts; whether firsthand finds enough of what was planted."""
    planted, truth = archives.plant(reports[: form.peers], form.peers // PLANTED_EACH)
    told = f"{len(truth)} passages of {archives.PLANTED} words planted"
    print(f"\n{len(planted)} reports, {told}; each tool in a process of its own")
    print(f"{'':14} {'reports/s':>10} {'MiB more':>9} {'pairs':>8} {'planted found':>14}")
    recall = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = archives.write(Path(folder) / "texts.jsonl", planted)
        for tool in passage_tools.TOOLS:
            if not passage_tools.is_there(tool):
                print(f"{tool:14} skipped: not installed (pip install 'firsthand[peers]')")
                continue
            found = passage_tools.measure(tool, path)
            share = len(found.pairs & truth) / len(truth)
            recall = share if tool == "firsthand" else recall
            speed = len(planted) / found.seconds
            print(f"{tool:14} {speed:10.0f} {found.memory:9.0f} {len(found.pairs):8} {100 * share:12.1f} %", flush=True)
    missed = "" if recall >= form.recall else "  MISSED"
    print(f"passim: not measured, it is on no package index; bar: ≥ {100 * form.recall:g} %{missed}")
    return recall >= form.recall


def _grow(reports: Sequence[Report], form: Form) -> bool:
    """Prints seconds and memory for more and more reports; whether they grow slowly enough."""
    print(f"\n{'reports':>10} {'characters':>12} {'seconds':>9} {'MiB more':>9}")
    points: list[tuple[int, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in form.sizes:
            some = reports[:size]
            found = passage_tools.measure("firsthand", archives.write(Path(folder) / "texts.jsonl", some))
            points.append((len(some), found.seconds, found.memory))
            characters = sum(len(report.text) for report in some)
            print(f"{len(some):10} {characters:12} {found.seconds:9.1f} {found.memory:9.0f}", flush=True)
    exponents = [growth.exponent([(p[0], p[column]) for p in points]) for column in (1, 2)]
    missed = "" if exponents[0] <= form.steepest else "  MISSED"
    print(f"exponents: time {exponents[0]:.2f} ≤ {form.steepest:g}{missed}, memory {exponents[1]:.2f}")
    return exponents[0] <= form.steepest


def _load(reports: Sequence[Report], count: int, at_most: float) -> bool:
    """Prints what so many reports take that are recombined from real sentences; whether memory stays bounded.

    It tells how far it is on standard error, and stops after `at_most` seconds: the passages come in the order of the
    reports, so what is left takes as long for each report as what is done.
    """
    from firsthand import passages
    from firsthand.engine import open_engine

    began, told, paired, found, at = time.perf_counter(), 0.0, 0.0, 0, 0
    for passage in passages.search(archives.Recombined(reports, count), {}, (), open_engine()):
        if found == 0:
            paired = time.perf_counter() - began
            print(f"fingerprints and pairs of {count} reports: {paired:.0f} s, peak {passage_tools.peak():.0f} MiB")
        found, at = found + 1, int(passage.left.report)
        taken = time.perf_counter() - began
        if taken - told >= TELL_EACH:
            told = taken
            print(f"{at + 1} of {count} reports, {found} passages, {taken:.0f} s", file=sys.stderr, flush=True)
        if taken > at_most:
            break
    seconds, memory = time.perf_counter() - began, passage_tools.peak()
    left = paired + (seconds - paired) * count / (at + 1)
    whole = "" if seconds <= at_most else f"; stopped: all would take about {left:.0f} s"
    missed = "" if memory <= MOST_MEMORY else "  MISSED"
    print(f"{at + 1} of {count} reports of six sentences each: {found} passages in {seconds:.0f} s{whole}")
    print(f"peak memory {memory:.0f} MiB ≤ {MOST_MEMORY}{missed}")
    return memory <= MOST_MEMORY


if __name__ == "__main__":
    sys.exit(main())
