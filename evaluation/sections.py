"""What is measured: each section feeds marked data to the installed command and asks a scorer what it is worth.

A section returns its figures by name; None is a figure that the data does not ask for. The scorers run as they are,
each in a process of its own, and nothing but the input's public fields reaches the command.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation import acts, styles

Figures = dict[str, float | None]

LIMIT = 1800
"""Seconds that one command may take; the slowest, all pages of the full form, takes a few minutes on two cores."""

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaldrin-depot"
PUBLIC = ("id", "url", "outlet", "published", "title", "byline", "language", "text", "html")
POLNEAR_SHORT = 10
PAN_PAIRS = {"short": 4, "full": 60}
PAGES_SHORT = 12
STORIES_SHORT = 20
GOLD_SHORT = 3

ASIDE = (
    "benghazi-interview", "christie-subpoena", "cowan-senate", "irs-lerner", "lepage-remains", "orlando-reaction",
    "sestak-offer", "syria-2015-02-05-damascus", "syria-2016-06-15-aleppo", "trump-debate",
)  # fmt: skip
"""Marked stories that teach nothing and whose errors are not looked at: every third by name, and the last."""


class EvaluationError(Exception):
    """A command that ended badly; the message holds the command and the last line of what it said."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section works: the shared folder, the form ("short" or "full"), and an empty folder of its own."""

    shared: Path
    form: str
    work: Path

    @property
    def short(self) -> bool:
        """Whether the short form is asked for."""
        return self.form == "short"


@dataclass(frozen=True, slots=True)
class Section:
    """One group of figures.

    They depend on `data`, files and folders below the shared folder, and on `own`, those of this checkout, by name.
    """

    name: str
    data: tuple[str, ...]
    measure: Callable[[Place], Figures]
    own: dict[str, Path] = field(default_factory=dict)


def run(command: list[str | Path], codes: tuple[int, ...] = (0,)) -> str:
    """What `command` wrote on standard output. Raises EvaluationError on another exit status than `codes`."""
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=LIMIT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EvaluationError(f"{command[0]} {command[1]}: {error}") from error
    if done.returncode not in codes:
        told = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        raise EvaluationError(f"{' '.join(map(str, command[:3]))} …: exit {done.returncode}: {told}")
    return done.stdout


def firsthand(*arguments: str | Path) -> str:
    """What the installed command of this environment wrote."""
    return run([Path(sys.executable).with_name("firsthand"), *arguments])


def score(place: Place, scorer: str, *arguments: str | Path, codes: tuple[int, ...] = (0,)) -> str:
    """What a scorer of the shared folder wrote."""
    return run([sys.executable, place.shared / "score" / scorer, *arguments], codes)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write_lines(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """`path`, after writing the records there, a line each."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def write_text(path: Path, text: str) -> Path:
    """`path`, after writing the text there."""
    path.write_text(text, encoding="utf-8", newline="")
    return path


def measure_attribution(place: Place) -> Figures:
    """Sources, cues and contents of PolNeAR's development articles."""
    gold = place.shared / "data" / "polnear" / "dev"
    if place.short:
        gold = _copy_polnear(gold, place.work / "gold")
    found = write_text(place.work / "found.jsonl", firsthand("attribute", gold / "text"))
    result = place.work / "result.json"
    score(place, "score_attribution.py", "--gold", gold, "--pred", found, "--json", result)
    told = json.loads(result.read_text(encoding="utf-8"))
    spoken = acts.copy_spoken(gold, place.work / "spoken")
    only = acts.keep_spoken(found, place.work / "spoken.jsonl")
    score(place, "score_attribution.py", "--gold", spoken, "--pred", only, "--json", result)
    figures = {
        "full F1": told["full"],
        "full P": told["full"],
        "full R": told["full"],
        "content F1": told["content_half"],
        "speech and writing F1": json.loads(result.read_text(encoding="utf-8"))["full"],
    }
    figures |= {f"{kind} F1": told["by_class"][kind] for kind in ("direct", "mixed", "indirect")}
    return {name: round(100 * told[name.split()[-1].lower()], 1) for name, told in figures.items()}


def _copy_polnear(gold: Path, target: Path) -> Path:
    texts = sorted((gold / "text").glob("*.txt"))
    for folder in ("text", "attributions"):
        (target / folder).mkdir(parents=True)
    for text in texts[:: max(1, len(texts) // POLNEAR_SHORT)][:POLNEAR_SHORT]:
        shutil.copy(text, target / "text")
        for marks in sorted((gold / "attributions").glob("*.ann")):
            if marks.name.startswith(f"{text.stem}_"):
                shutil.copy(marks, target / "attributions")
    return target


def measure_passages(place: Place) -> Figures:
    """Reused characters of sampled pairs of PAN 2013's text alignment, by kind of rewriting."""
    data = place.shared / "data"
    gold = data / "passages_pan13_train.gold.jsonl.gz"
    pairs = ["--gold", str(gold), "--pairs", str(PAN_PAIRS[place.form])]
    wanted = set(score(place, "score_passages.py", *pairs, "--pred", place.work / "none", "--list").split())
    texts = (record for record in read_lines(data / "passages_pan13_train.docs.jsonl.gz") if record["id"] in wanted)
    inputs = write_lines(place.work / "documents.jsonl", ({"id": r["id"], "text": r["text"]} for r in texts))
    found = write_text(place.work / "found.jsonl", firsthand("copies", inputs))
    told = score(place, "score_passages.py", *pairs, "--pred", found)
    figures: Figures = {"negatives hit": float(_number(r"negatives hit (\d+)", told))}
    for kind, p, r, f in re.findall(r"^(\S+)\s+pairs\s+\d+ P\s+(\S+) R\s+(\S+) F1\s+(\S+)", told, re.MULTILINE):
        name = {"no": "verbatim"}.get(kind.removesuffix("-obfuscation"), kind.removesuffix("-obfuscation"))
        figures |= {f"{name} P": float(p), f"{name} R": float(r), f"{name} F1": float(f)}
    return figures


def _number(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise EvaluationError(f"a scorer's answer was not understood: {text[:200]!r}")
    return match[1]


def measure_stories(place: Place) -> Figures:
    """BCubed of the grouping of ECB+ and of BASIL, each thrown together without its stories' names."""
    figures: Figures = {}
    for name, file in (("ECB+", "stories_ecbplus_topics_1-35.jsonl.gz"), ("BASIL", "stories_basil_2010-2016.jsonl.gz")):
        records = list(read_lines(place.shared / "data" / file))
        if place.short:
            stories = sorted({str(r.get("story_id") or r["event"]) for r in records})[:STORIES_SHORT]
            records = [r for r in records if str(r.get("story_id") or r["event"]) in stories]
        gold = write_lines(place.work / f"{name}.gold.jsonl", records)
        public = ({key: r[key] for key in PUBLIC if r.get(key) is not None} for r in records)
        found = firsthand("stories", write_lines(place.work / f"{name}.jsonl", public))
        told = score(
            place, "score_stories.py", "--gold", gold, "--pred", write_text(place.work / f"{name}.found", found)
        )
        for part in ("P", "R", "F1"):
            figures[f"{name} {part}"] = float(_number(rf"{part} (\d+\.\d+)", told))
    return figures


def measure_text(place: Place) -> Figures:
    """The kept text of web pages, and of plain scrapes of such pages, against the article in it."""
    data = place.shared / "data"
    with tarfile.open(data / "html_pages_dev.tar.gz") as pages:
        pages.extractall(place.work / "pages", filter="data")
    golds = _thin(place, read_lines(data / "html_pages_dev_gold.jsonl.gz"))
    inputs = {g["id"]: place.work / "pages" / g["file"] for g in golds}
    figures = _measure_kept(place, "pages", golds, inputs)
    golds = _thin(place, read_lines(data / "noisy_text_dev.jsonl.gz"))
    (place.work / "scrapes").mkdir()
    inputs = {g["id"]: write_text(place.work / "scrapes" / f"{g['id']}.txt", g["noisy_text"]) for g in golds}
    return figures | _measure_kept(place, "scrapes", golds, inputs)


def _thin(place: Place, records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    every = list(records)
    return every[:: len(every) // PAGES_SHORT] if place.short else every


def _measure_kept(place: Place, name: str, golds: list[dict[str, Any]], inputs: dict[str, Path]) -> Figures:
    first: dict[bytes, Path] = {}
    same = {id_: first.setdefault(path.read_bytes(), path) for id_, path in inputs.items()}
    read = [json.loads(line) for line in firsthand("read", *first.values()).splitlines()]
    kept = {report["name"]: keep(report) for report in read}
    found = ({"id": g["id"], "text": kept.get(same[g["id"]].name, "")} for g in golds)
    gold = write_lines(place.work / f"{name}.gold.jsonl", golds)
    told = score(place, "score_text.py", "--gold", gold, "--pred", write_lines(place.work / f"{name}.jsonl", found))
    figures: Figures = {f"{name} {part}": float(_number(rf"\b{part} (\d+\.\d+)", told)) for part in ("P", "R", "F1")}
    segments = re.search(r"belong: (\d+) of (\d+) kept; that do not: (\d+) of (\d+)", told)
    if segments:
        own, of_own, foreign, of_foreign = map(int, segments.groups())
        figures[f"{name} own segments kept %"] = round(100 * own / max(1, of_own), 1)
        figures[f"{name} foreign segments kept %"] = round(100 * foreign / max(1, of_foreign), 1)
    return figures


def keep(report: dict[str, Any]) -> str:
    """The report's text without what was set aside, and without the title where the format keeps it apart."""
    text: str = report["text"]
    pieces, at = [], 0
    for start, end in sorted(report["dropped"]):
        pieces.append(text[at:start])
        at = max(at, end)
    kept = "".join([*pieces, text[at:]])
    title = report.get("title")
    return kept.removeprefix(f"{title}\n\n") if title and report["name"].endswith((".html", ".htm")) else kept


TRACE = {
    "claims found %": "claims found %", "links F1": "links F1", "range exact %": "range exact % (of found)",
    "range meets %": "range meets % (of found)", "false confirmations": "false confirmations",
    "repetition exposed %": "repetition exposed %", "same-origin accuracy %": "same-origin accuracy %",
    "sources %": "sources %", "denials R": "denials R", "denials wrongly told": "denials wrongly told",
    "disagreements R": "disagreements R", "copied P": "copied P", "copied R": "copied R",
    "copied kind right %": "copied kind right %",
}  # fmt: skip
ANSWERS = {
    "claims found %", "links F1", "range exact %", "range meets %", "false confirmations", "repetition exposed %",
    "same-origin accuracy %", "denials R", "denials wrongly told", "disagreements R",
}  # fmt: skip
"""What the stories of answers.jsonl are marked for."""

MARKS = {
    "false alarms": "false alarms", "statements found %": "statements found %",
    "statements' sources right %": "their sources right %", "channels found %": "channels found %",
    "boilerplate dropped %": "boilerplate dropped %", "body wrongly dropped %": "body wrongly dropped %",
    "dates right %": "dates right %",
}  # fmt: skip


def _pick(result: Path, names: dict[str, str]) -> Figures:
    told = json.loads(result.read_text(encoding="utf-8"))["summary"]
    return {name: told[key] for name, key in names.items() if told[key] is not None}


def _measure_one(place: Place, inputs: list[Path], gold: Path) -> Figures:
    trace, result = place.work / "trace.json", place.work / "result.json"
    firsthand("trace", *inputs, "-o", place.work / "report.html", "--json", trace)
    score(place, "score_trace.py", "--trace", trace, "--gold", gold, "--json", result)
    return _pick(result, TRACE | MARKS)


def measure_founding(place: Place) -> Figures:
    """The founding pair of reports, of which every statement and every line of furniture is marked."""
    folder = place.shared / "gold" / "okhtyrka"
    return _measure_one(place, sorted(folder.glob("*.txt")), folder / "gold.json")


def list_example() -> list[Path]:
    """The reports of the project's own example story."""
    return sorted(path for path in EXAMPLE.iterdir() if path.suffix in {".html", ".jsonl", ".txt"})


def measure_example(place: Place) -> Figures:
    """The project's own example story, scored like the founding pair."""
    return _measure_one(place, list_example(), EXAMPLE / "gold.json")


def measure_smoke(place: Place) -> Figures:
    """What can be told of the example story with nothing but this checkout: its reports are read, as one story."""
    trace = place.work / "trace.json"
    firsthand("trace", *list_example(), "-o", place.work / "report.html", "--json", trace)
    told = json.loads(trace.read_text(encoding="utf-8"))
    names = {report["id"]: report["name"] for report in told["reports"]}
    wanted = set(json.loads((EXAMPLE / "gold.json").read_text(encoding="utf-8"))["reports"])
    together = max((len({names[r] for r in story["reports"]} & wanted) for story in told["stories"]), default=0)
    several = any(len({a["report"] for a in claim["assertions"]}) > 1 for claim in told["claims"])
    return {
        "reports read %": round(100 * len(wanted & set(names.values())) / len(wanted), 1),
        "reports in one story %": round(100 * together / len(wanted), 1),
        "a claim of several reports": float(several),
    }


def measure_gold(place: Place) -> Figures:
    """All marked stories, each traced by itself, and once more those set aside; in the short form the first three."""
    folder = place.shared / "gold"
    names = sorted(path.parent.name for path in folder.glob("*/gold.json"))
    figures, failed = _trace_stories(place, folder, names[:GOLD_SHORT] if place.short else names)
    figures["stories failed"] = failed
    if not place.short:
        figures |= {f"aside: {name}": value for name, value in _trace_stories(place, folder, ASIDE)[0].items()}
    return figures


def measure_answers(place: Place) -> Figures:
    """The stories of answers.jsonl, each traced by itself: those that may be looked at, and those that never were."""
    from evaluation import answers

    answers.lay_out(answers.find_stories(place.shared / "data", place.short), place.work)
    figures: Figures = {}
    failures = 0.0
    for half in answers.HALVES:
        told, failed = _trace_stories(place, place.work / half, ())
        figures |= {f"{half} {name}": value for name, value in told.items() if name in ANSWERS}
        failures += failed
    return figures | {"stories failed": failures}


def _trace_stories(place: Place, folder: Path, names: Sequence[str]) -> tuple[Figures, float]:
    """The figures of the stories of these names below a folder, or of all, and how many failed; a trace is kept."""
    result = place.work / "result.json"
    command, kept = Path(sys.executable).with_name("firsthand"), place.work / f"kept-{folder.name}"
    only = ["--only", *names] if names else []
    score(place, "run_stories.py", "--gold", folder, "--firsthand", command, "--keep", kept,
          "--json", result, *only, codes=(0, 1))  # fmt: skip
    return _pick(result, TRACE), float(len(json.loads(result.read_text(encoding="utf-8"))["failed"]))


def measure_styles(place: Place) -> Figures:
    """PolNeAR's development articles in quotation styles that they lack.

    The short form attributes in two alone, and has too few direct attributions to tell a share of them.
    """
    told = styles.measure_all(place.shared, place.short)
    figures: Figures = {f"worst {part}": min(figures[part] for figures in told.values()) for part in styles.MARKS}
    for style, found in told.items():
        parts = styles.WHOLE[: 1 if place.short else 2]
        figures |= {f"{style} {part}": found[part] for part in parts if part in found}
    return figures


def measure_chains(place: Place) -> Figures:
    """Origins, intermediaries and media in the paragraphs that chains.jsonl marks, half of them never looked at."""
    from evaluation import chains

    return {
        name: value and round(value, 1) for name, value in chains.measure(place.shared / "data", place.short).items()
    }


def measure_events(place: Place) -> Figures:
    """The region and the day of reports on one war, against those that FA-KES gives for them."""
    from evaluation import events

    return events.measure(place.shared / "data", place.short)


def measure_coreference(place: Place) -> Figures:
    """Whom the pronouns and descriptions that speak in PolNeAR's development articles stand for."""
    from evaluation import coreference

    return coreference.measure(place.shared / "data" / "polnear" / "dev", place.short)


def measure_parties(place: Place) -> Figures:
    """Which mentions in two reports of a story are one party."""
    from evaluation import parties

    return parties.measure(place.shared / "data", place.short)


STORY_SETS = (
    "data/stories_basil_2010-2016.jsonl.gz",
    "data/stories_ecbplus_topics_1-35.jsonl.gz",
    "data/fakes_before_2016-07.jsonl.gz",
)

SECTIONS = (
    Section("attribution", ("data/polnear/dev", "score/score_attribution.py"), measure_attribution),
    Section(
        "chains",
        ("data/background_allsides_2018-2019.jsonl.gz", "data/reuters21578.jsonl.gz"),
        measure_chains,
        {"chains.jsonl": Path(__file__).parent / "chains.jsonl"},
    ),
    Section(
        "coreference",
        ("data/polnear/dev",),
        measure_coreference,
        {"coreference.jsonl": Path(__file__).parent / "coreference.jsonl"},
    ),
    Section(
        "parties",
        STORY_SETS,
        measure_parties,
        {"parties.jsonl": Path(__file__).parent / "parties.jsonl"},
    ),
    Section(
        "passages",
        (
            "data/passages_pan13_train.docs.jsonl.gz",
            "data/passages_pan13_train.gold.jsonl.gz",
            "score/score_passages.py",
        ),
        measure_passages,
    ),
    Section(
        "stories",
        (
            "data/stories_ecbplus_topics_1-35.jsonl.gz",
            "data/stories_basil_2010-2016.jsonl.gz",
            "score/score_stories.py",
        ),
        measure_stories,
    ),
    Section(
        "text",
        (
            "data/html_pages_dev.tar.gz",
            "data/html_pages_dev_gold.jsonl.gz",
            "data/noisy_text_dev.jsonl.gz",
            "score/score_text.py",
        ),
        measure_text,
    ),
    Section("events", ("data/fakes_before_2016-07.jsonl.gz",), measure_events),
    Section("styles", ("data/polnear/dev", "score/score_attribution.py"), measure_styles),
    Section("founding", ("gold/okhtyrka", "score/score_trace.py"), measure_founding),
    Section("gold", ("gold", "score/score_trace.py", "score/run_stories.py"), measure_gold),
    Section(
        "answers",
        (*STORY_SETS, "score/score_trace.py", "score/run_stories.py"),
        measure_answers,
        {"answers.jsonl": Path(__file__).parent / "answers.jsonl"},
    ),
    Section("example", ("score/score_trace.py",), measure_example, {"example": EXAMPLE}),
    Section("smoke", (), measure_smoke, {"example": EXAMPLE}),
)
