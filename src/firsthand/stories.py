"""Reports of the same event, put together."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.engine import Engine, Rule
from firsthand.languages.foldings import fold, listed, number
from firsthand.records import Report, Story, identify

ALIKE = 0.15
"""The least cosine of two groups of reports, averaged over their pairs, that makes them one story, in a folder of FEW.

With STRICTER, PRIOR, DAYS and FADES it was chosen on half of the stories of ECB+, BASIL, FA-KES and the marked ones:
BCubed F1 there 96, 100, 89 and 100, on the other half 87, 100, 86 and 100. Each of the 29 marked folders is one story,
and no two of them together are one (406 pairs).
"""

FEW = 16
"""Reports: people put into a folder what belongs together, and in a larger collection more events resemble one."""

STRICTER = 0.018
"""How much more alike two groups must be for each doubling of the collection beyond FEW."""

NAME = 1.6
"""Weight of a name or a figure, where another word has 1: an event is told by who, where and how many."""

HEADLINE = 2
"""Times that a word of the headline counts: it says what the report is about."""

PRIOR = 20
"""Reports that are taken to hold every term, so that in a folder of three what they share does not count for little."""

NEIGHBOURS = 100
"""Reports at most that a term may stand in to bring two of them together; a commoner term is no sign of an event."""

TERMS = 40
"""Terms of a report, those that tell most, under which it looks for others of its story."""

DAYS = 2
"""Days apart up to which two dates say nothing against one event."""

FADES = 5
"""Days apart, beyond DAYS, after which a likeness counts for 1/e of itself."""

READ = 20_000
"""Characters of a report that are read: what it is about stands there, and a longer one costs no more."""

SENTENCE = 4
"""Words of the shortest first sentence that can stand for a title."""

LONGEST_TITLE = 120
"""Characters of a title made from a sentence."""

MINIMAL = 3
"""Letters of a word that is left as it is."""

_WORD = re.compile(r"\d(?:[\d.,]*\d)?|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,2}|[^\W_\d]+(?:['’][^\W_\d]+)*")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report is about: its terms and their weights, and the day it was published (an ordinal) if known."""

    report: str
    weights: dict[int, float]
    day: int | None


def group(reports: Sequence[Report], engine: Engine) -> tuple[Story, ...]:
    """The stories that the reports tell, the largest first, then the earliest; each report is in one.

    Groups are joined by the average likeness of their reports, not by the best, so that a chain of reports that each
    resemble the next makes no story.
    """
    terms = list(engine.map(_terms, reports, "stories"))
    vectors = _vectors([t.weights for t in terms])
    near = [(a, b) for a, b, _ in engine.pairs(_postings(vectors), Rule(NEIGHBOURS))]
    groups = _join(vectors, [t.day for t in terms], near)
    return tuple(sorted((_story([reports[i] for i in g], [vectors[i] for i in g]) for g in groups), key=_rank(reports)))


def _terms(report: Report) -> Terms:
    common = listed("function_words", report.language)
    counts: Counter[int] = Counter()
    named: set[int] = set()
    text = _kept(report)
    for sentence in _SENTENCE.split(text):
        for place, word in enumerate(_WORD.findall(sentence)):
            folded = fold(word)
            if folded in common or (len(folded) < 2 and not folded.isdigit()):
                continue
            term = number(_root(folded))
            counts[term] += 1
            if word[0].isdigit() or (place and word[0].isupper()):
                named.add(term)
    for word in _WORD.findall(report.title or ""):
        term = number(_root(fold(word)))
        if term in counts:
            counts[term] += HEADLINE - 1
    weights = {t: (1 + math.log(n)) * (NAME if t in named else 1.0) for t, n in sorted(counts.items())}
    return Terms(report.id, weights, _day(report.published))


def _kept(report: Report) -> str:
    parts, at = [], 0
    for start, end in (*sorted(report.dropped), (len(report.text), len(report.text))):
        parts.append(report.text[at : max(at, start)])
        at = max(at, end)
    return "\n".join(parts)[:READ]


def _vectors(weights: list[dict[int, float]]) -> list[dict[int, float]]:
    """The terms of each report by TF-IDF, of length 1."""
    stands = Counter(term for some in weights for term in some)
    vectors = []
    for some in weights:
        vector = {t: w * (1 + math.log((PRIOR + len(weights)) / (PRIOR + stands[t]))) for t, w in some.items()}
        length = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        vectors.append({t: w / length for t, w in vector.items()})
    return vectors


def _postings(vectors: list[dict[int, float]]) -> Iterator[tuple[int, int]]:
    for item, vector in enumerate(vectors):
        for term in heapq.nsmallest(TERMS, vector, key=lambda t: (-vector[t], t)):
            yield term, item


def _join(
    vectors: list[dict[int, float]], days: list[int | None], near: list[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """The groups of items that average linkage leaves, the most alike joined first."""
    alike_enough = ALIKE + STRICTER * max(0.0, math.log2(max(1, len(vectors)) / FEW))
    members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(vectors))}
    sums = dict(enumerate(vectors))
    beside: defaultdict[int, set[int]] = defaultdict(set)
    queue: list[tuple[float, int, int]] = []

    def offer(one: int, other: int) -> None:
        beside[one].add(other)
        beside[other].add(one)
        alike = _dot(sums[one], sums[other]) / (len(members[one]) * len(members[other]))
        alike *= _fading([days[i] for i in members[one]], [days[i] for i in members[other]])
        if alike >= alike_enough:
            heapq.heappush(queue, (-alike, min(one, other), max(one, other)))

    for one, other in near:
        offer(one, other)
    fresh = len(vectors)
    while queue:
        _, one, other = heapq.heappop(queue)
        if one not in members or other not in members:
            continue
        sums[fresh] = _sum(sums.pop(one), sums.pop(other))
        members[fresh] = tuple(sorted(members.pop(one) + members.pop(other)))
        for third in sorted((beside.pop(one) | beside.pop(other)) & members.keys()):
            offer(fresh, third)
        fresh += 1
    return [members[g] for g in sorted(members)]


def _dot(one: dict[int, float], other: dict[int, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(w * other[t] for t, w in one.items() if t in other)


def _sum(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    return {t: one.get(t, 0.0) + other.get(t, 0.0) for t in sorted(one.keys() | other.keys())}


def _fading(ours: list[int | None], theirs: list[int | None]) -> float:
    """How much of a likeness stays, given the days on which two groups were published; 1 where they are unknown."""
    one, other = [d for d in ours if d is not None], [d for d in theirs if d is not None]
    if not one or not other:
        return 1.0
    gap = abs(sum(one) / len(one) - sum(other) / len(other))
    return math.exp(-max(0.0, gap - DAYS) / FADES)


def _story(reports: list[Report], vectors: list[dict[int, float]]) -> Story:
    """The story of `reports`, called by the title of the one that is most like all of them, of those that have one."""
    whole: dict[int, float] = {}
    for vector in vectors:
        whole = _sum(whole, vector)
    central = min(
        zip(reports, vectors, strict=True),
        key=lambda both: (not both[0].title, -round(_dot(both[1], whole), 9), both[0].id),
    )
    ids = sorted(report.id for report in reports)
    return Story(identify("story", ids), _headline(central[0]), tuple(ids))


def _headline(report: Report) -> str:
    """The title of a report, else its first sentence outside what was set aside, else its name."""
    if report.title and report.title.strip():
        return " ".join(report.title.split())
    sentences = (" ".join(s.split()) for s in _SENTENCE.split(_kept(report)))
    first = next((s for s in sentences if len(_WORD.findall(s)) >= SENTENCE), report.name)
    return first if len(first) <= LONGEST_TITLE else first[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _rank(reports: Sequence[Report]) -> Callable[[Story], tuple[int, str, str]]:
    published = {report.id: report.published or "9999" for report in reports}
    return lambda story: (-len(story.reports), min(published[r] for r in story.reports), story.id)


def _day(published: str | None) -> int | None:
    """The day of a report as an ordinal; None where it is not known to the day."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _root(word: str) -> str:
    """The word without the endings that tell a plural or a possessive."""
    return word[:-1] if len(word) > MINIMAL and word.endswith("s") and not word.endswith("ss") else word
