"""One table of all figures: `python -m evaluation [--short] [--pin] [--only SECTION...]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from evaluation import floors
from evaluation.sections import SECTIONS, EvaluationError, Figures, Place, Section

CHECKOUT = Path(__file__).parent.parent


def find_shared() -> Path:
    """The folder that FIRSTHAND_SHARED names, else `shared` beside the checkout; it need not exist."""
    return Path(os.environ.get("FIRSTHAND_SHARED") or CHECKOUT.parent / "shared").resolve()


def find_missing(section: Section, shared: Path) -> list[str]:
    """The files and folders that the section needs and that are not there."""
    return [name for name in section.data if not (shared / name).exists()]


def digest(section: Section, shared: Path) -> str:
    """The digest of all that the section's figures depend on, outside the source."""
    return floors.digest({**{name: shared / name for name in section.data}, **section.own})


def write_table(pinned: floors.Pinned, form: str, scores: floors.Scores, seconds: dict[str, float]) -> str:
    """One line a figure: section, seconds of the section, figure, value, its floor and whether it holds."""
    limits = {floor.key: floor for floor in pinned.floors}
    lines = [f"{'section':12} {'seconds':>8}  {'figure':34} {'value':>7}  floor"]
    for section, figures in scores.items():
        head = f"{section:12} {seconds[section]:8.1f}"
        for figure, value in figures.items():
            floor = limits.get((form, section, figure))
            told = "" if floor is None else f"{'≤' if floor.upper else '≥'} {floor.limit:g}"
            mark = "" if floor is None or floor.holds(value) else "  BROKEN"
            lines.append(f"{head}  {figure:34} {'–' if value is None else f'{value:g}':>7}  {told}{mark}".rstrip())
            head = " " * len(head)
    return "\n".join(lines)


def measure(
    sections: list[Section], form: str, shared: Path
) -> tuple[dict[str, Figures], dict[str, float], list[str], list[str]]:
    """Figures and seconds by section, what failed, and what was skipped, in words."""
    scores: dict[str, Figures] = {}
    seconds: dict[str, float] = {}
    failed, skipped = [], []
    for section in sections:
        missing = find_missing(section, shared)
        if missing:
            skipped.append(f"{section.name}: skipped, there is no {' and no '.join(missing)} in {shared}")
            continue
        print(f"measuring {section.name} …", file=sys.stderr, flush=True)
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="firsthand-evaluation-") as folder:
            try:
                scores[section.name] = section.measure(Place(shared, form, Path(folder)))
            except EvaluationError as error:
                failed.append(f"{section.name}: {error}")
        seconds[section.name] = time.perf_counter() - began
    return scores, seconds, failed, skipped


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 if a floor is broken or was lowered without a reason, or a section failed; else 0."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a small sample of each section; its floors are its own")
    parser.add_argument("--pin", action="store_true", help="print a new floors.toml after the table; write nothing")
    parser.add_argument(
        "--only", nargs="+", choices=[s.name for s in SECTIONS], metavar="SECTION", help="these sections"
    )
    options = parser.parse_args(arguments)
    form, shared = "short" if options.short else "full", find_shared()
    pinned = floors.parse(floors.FILE.read_text(encoding="utf-8"))
    chosen = [section for section in SECTIONS if not options.only or section.name in options.only]
    scores, seconds, wrong, skipped = measure(chosen, form, shared)
    digests = {section.name: digest(section, shared) for section in chosen if section.name in scores}
    print(write_table(pinned, form, scores, seconds))
    print("\n".join(skipped), end="\n" if skipped else "")
    wrong += floors.judge(pinned, form, scores, digests)
    wrong += floors.find_unexplained(pinned, floors.read_history())
    if options.pin:
        print(f"\n{floors.pin(pinned, form, scores, digests)}")
    print("\n".join(f"FAILED {line}" for line in wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
