"""Whether two mentions in two reports are one party, against pairs marked by hand (parties.jsonl).

700 pairs were drawn from the reports of one story (BASIL, ECB+) or of one month (FA-KES): names that share a word, are
spelt alike or make an acronym, names and descriptions, and pairs that share nothing. Two readers marked them apart and
agreed on 95 % (98 % of those that both decided); kept are the 426 where both said "same", "different", or "part": two
parties of one voice, a spokesman and his ministry. A mark holds offsets, never text.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation import texts
from firsthand import languages, sources
from firsthand.records import Attribution, Range, Report, Source, identify

FILE = Path(__file__).with_name("parties.jsonl")
HALVES = ("tune", "test")

EVERY = 8
"""Of so many marked stories the short form takes one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a mention stands: the text, as "set/id", the first digits of its SHA-256, and the range."""

    text: str
    sha256: str
    span: Range


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions of one story; `answer` is "same", "part" or "different"; `half` is the story's."""

    story: str
    half: str
    answer: str
    left: Mention
    right: Mention


def read_marks(file: Path = FILE) -> tuple[Pair, ...]:
    """The marked pairs, in the file's order."""
    return tuple(_pair(json.loads(line)) for line in file.read_text("utf-8").splitlines())


def _pair(record: Mapping[str, object]) -> Pair:
    told = json.loads(json.dumps(record))
    sides = (Mention(told[s]["text"], told[s]["sha256"], tuple(told[s]["span"])) for s in ("left", "right"))
    return Pair(told["story"], told["half"], told["answer"], *sides)


def link(pairs: Sequence[Pair], data: Path) -> Iterator[tuple[Pair, Source, Source, Mapping[str, Source]]]:
    """Each pair with the parties of its mentions, when its two reports are linked as those of one story."""
    digests = {m.text: m.sha256 for p in pairs for m in (p.left, p.right)}
    found = texts.find(digests, data)
    reports = {n: Report(n, n, "", digests[n], t.text, outlet=t.outlet, language="en") for n, t in found.items()}
    groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.left.text, pair.right.text].append(pair)
    for (left, right), group in groups.items():
        both = [reports[n] for n in dict.fromkeys((left, right))]
        parses = {r.id: languages.parse(r) for r in both}
        spans = sorted({(m.text, m.span) for p in group for m in (p.left, p.right)})
        parties, said = sources.link(both, parses, [_cite(text, span) for text, span in spans])
        by_id = {s.id: s for s in parties}
        of = {(a.report, a.source): by_id[a.source_id] for a in said if a.source_id}
        for pair in group:
            yield pair, of[pair.left.text, pair.left.span], of[pair.right.text, pair.right.span], by_id


def _cite(report: str, span: Range) -> Attribution:
    """An attribution that does nothing but name a mention."""
    identity = identify("attribution", report, span)
    return Attribution(identity, report, "indirect", span, (), (), "marked")


def one_voice(left: Source, right: Source, by_id: Mapping[str, Source]) -> bool:
    """Whether two parties are one, or one of them speaks for the other."""
    return left.id in _line(right, by_id) or right.id in _line(left, by_id)


def _line(source: Source, by_id: Mapping[str, Source]) -> list[str]:
    """A party, whom it speaks for, whom that one speaks for, and so on."""
    found = [source.id]
    while (above := by_id[found[-1]].speaks_for) and above not in found:
        found.append(above)
    return found


def score(pair: Pair, left: Source, right: Source, by_id: Mapping[str, Source]) -> Counter[str]:
    """The counts of one pair: one voice marked, told, and both; surely two told of parties that are one."""
    marked, told = pair.answer != "different", one_voice(left, right, by_id)
    doubtful = right.id in left.may_be or left.id in right.may_be
    return Counter(
        {
            "marked": marked,
            "told": told,
            "right": marked and told,
            "same": pair.answer == "same",
            "same right": pair.answer == "same" and told,
            "apart": marked and not told and not doubtful,
        }
    )


def figures(counts: Mapping[str, int]) -> dict[str, float | None]:
    """Precision and recall of one voice, recall of the same party, and how many of one voice were surely told apart."""

    def share(part: str, whole: str) -> float | None:
        return round(100 * counts.get(part, 0) / counts[whole], 1) if counts.get(whole) else None

    return {
        "P": share("right", "told"),
        "R": share("right", "marked"),
        "same party R": share("same right", "same"),
        "told apart %": share("apart", "marked"),
    }


def measure(data: Path, short: bool = False, halves: Sequence[str] = HALVES) -> dict[str, float | None]:
    """The figures of each half, "tune" or "test" before their names."""
    marks = read_marks()
    stories = {h: sorted({p.story for p in marks if p.half == h})[:: EVERY if short else 1] for h in halves}
    counts: dict[str, Counter[str]] = {half: Counter() for half in halves}
    for found in link([p for p in marks if p.story in stories.get(p.half, ())], data):
        counts[found[0].half] += score(*found)
    return {f"{half} {name}": value for half in halves for name, value in figures(counts[half]).items()}
