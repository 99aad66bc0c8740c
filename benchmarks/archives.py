"""Archives to find copied passages in: real texts, with passages planted where it is known, or recombined for load."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from firsthand.records import Report

SETS = ("reuters21578.jsonl.gz", "background_allsides_2018-2019.jsonl.gz")
PLANTED = 60
"""Words of a planted passage: two or three sentences, as one report takes them over from another."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def read(shared: Path, most: int | None = None) -> list[Report]:
    """The texts of Reuters-21578, of AllSides' background and of PolNeAR, mixed by their hashes; the first `most`."""
    texts: dict[str, str | None] = {}
    for name in SETS:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            told = ((some.get("text"), some.get("published")) for some in map(json.loads, lines))
            texts |= {text: published for text, published in told if text and len(text) > 200}
    folder = shared / "data" / "polnear" / "dev" / "text"
    texts |= {path.read_text(encoding="utf-8"): None for path in sorted(folder.glob("*.txt"))}
    ordered = sorted(texts, key=lambda text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
    return [make(place, text, texts[text]) for place, text in enumerate(ordered[:most])]


def order(reports: Sequence[Report]) -> list[Report]:
    """The reports as they were published, those without a date first."""
    return sorted(reports, key=lambda report: (report.published or "", int(report.id)))


def make(place: int, text: str, published: str | None = None) -> Report:
    """A report that holds nothing but a text and a date."""
    return Report(f"{place}", f"{place}", "", "", text, published=published)


def plant(reports: Sequence[Report], times: int) -> tuple[list[Report], set[tuple[int, int]]]:
    """The reports, of which `times` have a passage of another one between their sentences, and which two those are.

    The truth is what was planted. Passages that the texts share by themselves are not known, and not asked for.
    """
    rng = random.Random(0)
    long = [n for n, r in enumerate(reports) if len(r.text.split()) > 2 * PLANTED]
    chosen = rng.sample(long, min(len(long), 2 * times))
    planted, truth = list(reports), set()
    for one, other in zip(chosen[::2], chosen[1::2], strict=False):
        words = list(re.finditer(r"\S+", reports[one].text))
        first = rng.randrange(len(words) - PLANTED)
        passage = reports[one].text[words[first].start() : words[first + PLANTED - 1].end()]
        said = _SENTENCE.split(reports[other].text)
        said.insert(rng.randrange(len(said) + 1), passage)
        planted[other] = make(other, " ".join(said), reports[other].published)
        truth.add((min(one, other), max(one, other)))
    return planted, truth


class Recombined(Sequence[Report]):
    """Reports made of sentences of real ones, each anew when it is asked for: for load alone, never for quality."""

    def __init__(self, reports: Sequence[Report], count: int, sentences: int = 6) -> None:
        self._said = [one for r in reports for one in _SENTENCE.split(r.text) if 30 < len(one) < 400]
        self._count, self._sentences = count, sentences

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: Any) -> Any:
        if not 0 <= place < self._count:
            raise IndexError(place)
        rng = random.Random(place)
        return make(place, " ".join(rng.choice(self._said) for _ in range(self._sentences)))


def write(path: Path, reports: Sequence[Report]) -> Path:
    """`path`, after writing the reports there, a line each."""
    with path.open("w", encoding="utf-8", errors="surrogatepass") as lines:
        lines.writelines(json.dumps([report.text, report.published]) + "\n" for report in reports)
    return path


def load(path: Path) -> Iterator[Report]:
    """The reports of a file that `write` wrote, called by their lines."""
    with path.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            yield make(place, *json.loads(line))
