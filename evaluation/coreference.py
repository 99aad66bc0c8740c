"""Which party a pronoun or a description that speaks stands for, against marks made by hand (coreference.jsonl).

70 of PolNeAR's development articles were marked twice, by two readers apart: every source that is a pronoun, or begins
with a small letter or an article. They agreed on 819 of 839 (98 %), and on the party of 513 of the 518 that both took
for a reference; what they did not agree on is left out. A mark holds offsets, never text. The attributions are
PolNeAR's own, so that what is measured is who is meant and not what was found.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import texts
from firsthand import languages, read, sources
from firsthand.records import Attribution, Range, Source, identify

FILE = Path(__file__).with_name("coreference.jsonl")
HALVES = ("tune", "test")
KINDS = ("named", "described")

EVERY = 7
"""Of so many marked articles the short form takes one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention that speaks; `parties` is where the party, or each of several, is named or first described.

    `kind` is "named", "described" or "self": a mention that points back at nothing.
    """

    mention: Range
    kind: str
    parties: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One marked article; `half` is "tune" or "test"."""

    name: str
    sha256: str
    half: str
    marks: tuple[Mark, ...]


def read_marks(file: Path = FILE) -> tuple[Article, ...]:
    """The marked articles, in the file's order."""
    return tuple(_article(json.loads(line)) for line in file.read_text("utf-8").splitlines())


def _article(record: Mapping[str, object]) -> Article:
    told = json.loads(json.dumps(record))
    marks = (Mark(tuple(m["mention"]), m["kind"], tuple(map(tuple, m["party"]))) for m in told["marks"])
    return Article(told["article"], told["sha256"], told["half"], tuple(marks))


def read_attributions(folder: Path, article: str, report: str) -> tuple[Attribution, ...]:
    """PolNeAR's attributions of one article, by its first annotator, as records of `report`."""
    file = min((folder / "attributions").glob(f"{article}_*.ann"))
    spans: dict[str, tuple[Range, ...]] = {}
    found: list[Attribution] = []
    for line in file.read_text("utf-8").splitlines():
        if match := re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line):
            pieces = (part.split() for part in match[2].split(";"))
            spans[match[1]] = tuple((int(start), int(end)) for start, end in pieces)
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("E"):
            roles = {r: [s for t in re.findall(rf"{r}\d*:(T\d+)", line) for s in spans[t]] for r in _ROLES}
            source = min(roles["Source"], default=None)
            own = (source, tuple(sorted(roles["Cue"])), tuple(sorted(roles["Content"])))
            found.append(Attribution(identify("attribution", report, *own), report, "indirect", *own, "marked"))
    return tuple(sorted(found, key=lambda a: (a.content, a.cue)))


_ROLES = ("Source", "Cue", "Content")


def score(article: Article, text: str, said: Sequence[Attribution], parties: Sequence[Source]) -> Counter[str]:
    """The counts of one article: marked and right of each kind; of what points back at nothing, how many were joined.

    A mention is right where its party is mentioned in the words that the mark names it by, and more often so than in
    the words of any other marked party.
    """
    by_id = {source.id: source for source in parties}
    of = {a.source: by_id[a.source_id] for a in said if a.source and a.source_id}
    places = find_names(article, text)
    counts: Counter[str] = Counter()
    for mark in article.marks:
        source = of.get(mark.mention)
        spans = [(s.start, s.end) for s in source.mentions] if source else []
        told = count_names([s for s in spans if s != mark.mention], places)
        counts[f"{mark.kind} marked"] += 1
        if mark.kind in KINDS:
            wanted = {text[s:e] for s, e in mark.parties}
            right = any(told[name] == max(told.values()) for name in wanted if told[name])
            counts[f"{mark.kind} right"] += right
            counts["pronoun marked"] += _is_pronoun(text, mark.mention)
            counts["pronoun right"] += right and _is_pronoun(text, mark.mention)
        else:
            earlier = source and any(s.end <= mark.mention[0] for s in source.mentions)
            counts["self joined"] += bool(earlier and not _shares_word(text, mark.mention, source))
    return counts


def find_names(article: Article, text: str) -> dict[str, list[Range]]:
    """Where each party of an article's marks is called by the name that the marks give it."""
    names = {text[s:e]: None for m in article.marks for s, e in m.parties}
    return {name: _find(name, text, names) for name in names}


def _find(name: str, text: str, names: Iterable[str]) -> list[Range]:
    """Where a party is called by its name, and by its last word alone ("Mr. Roe") if no other marked party bears it."""
    found = [m.span() for m in re.finditer(re.escape(name), text)]
    last = name.split()[-1]
    if last[0].isupper() and last != name and not any(last in other.split() for other in names if other != name):
        alone = (m for m in re.finditer(rf"(\S*)\s+({re.escape(last)})\b", text))
        found += (m.span(2) for m in alone if not m[1][:1].isupper() or m[1].rstrip(".").lower() in _BEFORE_SURNAMES)
    return found


def count_names(spans: Sequence[Range], places: Mapping[str, Sequence[Range]]) -> Counter[str]:
    """How many of a party's mentions stand where each name does."""
    return Counter(
        {
            name: sum(any(s < end and start < e for start, end in found) for s, e in spans)
            for name, found in places.items()
        }
    )


def _is_pronoun(text: str, mention: Range) -> bool:
    return len(text[slice(*mention)].split()) == 1 and text[slice(*mention)].lower() in _PRONOUNS


_BEFORE_SURNAMES = frozenset(
    ["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "senator", "governor", "secretary", "judge", "the"]
)
_PRONOUNS = frozenset(
    "i you he she it we they who which that this these those him her them me us".split()  # noqa: SIM905
)


def _shares_word(text: str, mention: Range, source: Source | None) -> bool:
    """Whether a mention shares a word with an earlier one of its party: "the Post" after "The Harbour Post"."""
    words = set(text[slice(*mention)].casefold().split()) - {"the", "a", "an"}
    spans = source.mentions if source else ()
    return any(words & set(text[s.start : s.end].casefold().split()) for s in spans if s.end <= mention[0])


def figures(counts: Mapping[str, int]) -> dict[str, float | None]:
    """The share, in %, of references resolved to the right party, and of mentions of their own that were joined."""

    def share(part: str, whole: str) -> float | None:
        return round(100 * counts.get(part, 0) / counts[whole], 1) if counts.get(whole) else None

    whole = Counter(counts)
    whole["marked"] = whole["named marked"] + whole["described marked"]
    whole["right"] = whole["named right"] + whole["described right"]
    counts = whole
    return {
        "resolved %": share("right", "marked"),
        "named resolved %": share("named right", "named marked"),
        "described resolved %": share("described right", "described marked"),
        "pronouns resolved %": share("pronoun right", "pronoun marked"),
        "wrongly joined %": share("self joined", "self marked"),
    }


def link(
    folder: Path, articles: Sequence[Article]
) -> Iterator[tuple[Article, str, tuple[Attribution, ...], tuple[Source, ...]]]:
    """Each article with its text, PolNeAR's attributions and the parties that they were linked to."""
    for article in articles:
        reports, _ = read.collect([folder / "text" / f"{article.name}.txt"])
        if not reports or not texts.verify(reports[0].text, article.sha256):
            raise texts.TextsChangedError(f"{article.name} is not the text that was marked")
        report, text = reports[0], reports[0].text
        marked = read_attributions(folder, article.name, report.id)
        parties, said = sources.link([report], {report.id: languages.parse(report)}, marked)
        yield article, text, said, parties


def measure(folder: Path, short: bool = False, halves: Sequence[str] = HALVES) -> dict[str, float | None]:
    """The figures of each half, "tune" or "test" before their names; `folder` is PolNeAR's development part."""
    articles = [a for h in halves for a in [a for a in read_marks() if a.half == h][:: EVERY if short else 1]]
    counts: dict[str, Counter[str]] = {half: Counter() for half in halves}
    for article, text, said, parties in link(folder, articles):
        counts[article.half] += score(article, text, said, parties)
    return {f"{half} {name}": value for half in halves for name, value in figures(counts[half]).items()}
