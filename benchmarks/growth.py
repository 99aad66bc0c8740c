"""How the time grows with the length of a report, on shapes that are made to make it grow faster."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.shapes import BRIEF, SHAPES
from firsthand import attributions, languages
from firsthand.records import Report

SIZES = (125_000, 250_000, 500_000, 1_000_000)
SHORT_SIZES = (30_000, 60_000, 120_000)
"""Characters; a report of more than 1,000,000 is not read."""

JUDGED_FROM = 250_000
"""Characters: below, what a run costs whatever the length still tells in the exponent."""

SHORTEST = 0.3
"""Seconds; less than that is timed again, as often as it takes, for the clock and the machine's noise."""


class Growth(NamedTuple):
    """The seconds that one path takes for one shape at each size, and the exponent of their growth."""

    path: str
    shape: str
    seconds: tuple[float, ...]
    exponent: float


def read(text: str) -> None:
    """The default path."""
    report = Report("growth", "growth", "", "", text)
    attributions.find(report, languages.parse(report))


def skim(text: str) -> None:
    """The fast path."""
    report = Report("growth", "growth", "", "", text)
    attributions.skim(report, languages.outline(report))


PATHS: dict[str, Callable[[str], None]] = {"default": read, "fast": skim}


def measure(sizes: Sequence[int], judged_from: int, brief: bool) -> Iterator[Growth]:
    """The growth of each path on each shape; where it is to be `brief`, of the default path on few."""
    for run in PATHS.values():
        run("Mayor Ada Brill said the dam had burst.")
    for shape, text in SHAPES.items():
        for path, run in PATHS.items():
            if path == "fast" or shape in BRIEF or not brief:
                seconds = tuple(clock(run, text(size)) for size in sizes)
                judged = [(n, s) for n, s in zip(sizes, seconds, strict=True) if n >= judged_from]
                yield Growth(path, shape, seconds, exponent(judged))


def clock(run: Callable[[str], None], text: str) -> float:
    """The CPU-seconds of a run, the least of as many as fit into `SHORTEST`."""
    taken: list[float] = []
    while sum(taken) < SHORTEST and len(taken) < 50:
        began = time.process_time()
        run(text)
        taken.append(time.process_time() - began)
    return min(taken)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the straight line through (size, seconds) on logarithmic axes, by least squares."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(max(seconds, 1e-9)) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)
