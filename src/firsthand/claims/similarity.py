"""How alike two statements are: a logistic score over features that a person can read."""

from __future__ import annotations

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from firsthand.claims.statements import Statement
from firsthand.records import Passage, Range

FEATURES = (
    "cosine", "containment", "figures_agree", "figures_differ", "same_source", "other_source",
    "copied", "both_lead", "polarity", "shared_words", "sentence_cosine", "sentence_containment",
    "stands_in_sentence", "agents", "patients", "one_top", "told_top", "distance", "around", "measures",
    "both_measured", "meaning",
)  # fmt: skip


FEWEST_STATEMENTS = 60
"""Statements that a story is taken to have at least (the marked ones have 60 to 150) where it is asked how much some
words tell, so that in two short reports, too, a word that both share tells something."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What statements of one story are weighed by: how rare each word is there, and where its passages lie."""

    rarity: Mapping[str, float]
    copied: Mapping[tuple[str, str], Sequence[tuple[Range, Range]]]
    few: float = 0.0
    """Nats by which every word of a short story tells more than its rarity there, which is that of few statements."""
    weighed: dict[frozenset[str], float] = field(default_factory=dict, compare=False)
    """The weights of whole statements and sentences, each summed once."""

    def weight(self, words: frozenset[str]) -> float:
        """The summed rarity of `words`, in nats; whatever their order, the same to the last bit."""
        return math.fsum(map(self.rarity.__getitem__, words))

    def telling(self, words: frozenset[str]) -> float:
        """How much `words` tell together, in nats, were the story not shorter than FEWEST_STATEMENTS."""
        return self.weight(words) + len(words) * self.few

    def whole(self, words: frozenset[str]) -> float:
        """The same, of the words of a whole statement or sentence."""
        found = self.weighed.get(words)
        if found is None:
            found = self.weighed[words] = self.weight(words)
        return found


def weigh(statements: Sequence[Statement], passages: Sequence[Passage]) -> Scale:
    """The scale of a story: log inverse frequency of each stem over its statements, and its passages by report."""
    counts = Counter(stem for s in statements for stem in s.stems)
    total = len(statements) + 1
    rarity = defaultdict(lambda: 1.0, ((word, math.log(total / (count + 0.5))) for word, count in counts.items()))
    copied: dict[tuple[str, str], list[tuple[Range, Range]]] = {}
    for p in passages:
        left, right = (p.left.start, p.left.end), (p.right.start, p.right.end)
        copied.setdefault((p.left.report, p.right.report), []).append((left, right))
        copied.setdefault((p.right.report, p.left.report), []).append((right, left))
    few = math.log(max(1.0, FEWEST_STATEMENTS / total))
    return Scale(rarity, copied, few)


def features(a: Statement, b: Statement, scale: Scale) -> tuple[float, ...]:
    """The values of FEATURES for two statements, each about 0 to 1, in that order."""
    both = a.stems & b.stems
    beside = max(_overlap(a.stems, b.sentence, scale)[1], _overlap(b.stems, a.sentence, scale)[1])
    sa = a.attribution.source_id if a.attribution else None
    sb = b.attribution.source_id if b.attribution else None
    return (
        *_overlap(a.stems, b.stems, scale),
        *compare_figures(a, b),
        float(sa is not None and sa == sb),
        float(sa is not None and sb is not None and sa != sb),
        _copied(a, b, scale),
        float(a.order <= 1 and b.order <= 1),
        float(bool(a.negated) != bool(b.negated) or a.stance != b.stance),
        min(len(both), 8) / 8,
        *_overlap(a.sentence, b.sentence, scale),
        beside,
        float(bool(a.agents & b.agents)),
        float(bool(a.patients & b.patients)),
        float(bool(a.top and a.top == b.top)),
        float(bool(a.top and a.top in b.words) or bool(b.top and b.top in a.words)),
        abs(a.place - b.place),
        _overlap(a.around, b.around, scale)[0],
        *_measures(a, b),
        float(a.meaning @ b.meaning) if a.meaning is not None and b.meaning is not None else 0.0,
    )


def _overlap(a: frozenset[str], b: frozenset[str], scale: Scale) -> tuple[float, float]:
    """What two sets of words share, by weight: against both, and against the lighter one."""
    both = a & b
    if not both:
        return 0.0, 0.0
    shared, wa, wb = scale.weight(both), scale.whole(a), scale.whole(b)
    return (shared / math.sqrt(wa * wb), shared / min(wa, wb)) if shared > 0 and wa > 0 and wb > 0 else (0.0, 0.0)


def compare_figures(a: Statement, b: Statement) -> tuple[float, float]:
    """Whether some figures of the two count the same and agree, and whether some count the same and differ."""
    agree = differ = 0.0
    for x in a.figures:
        same = [y for y in b.figures if x.noun == y.noun or not x.noun or not y.noun]
        if any(x.agrees(y) for y in same):
            agree = 1.0
        elif any(x.noun == y.noun and x.noun for y in same):
            differ = 1.0
    return agree, differ


def _measures(a: Statement, b: Statement) -> tuple[float, float]:
    """The share of their words for days, sums and numbers that two statements have in common, and if both have any."""
    if not a.measures or not b.measures:
        return 0.0, 0.0
    return len(a.measures & b.measures) / math.sqrt(len(a.measures) * len(b.measures)), 1.0


def _copied(a: Statement, b: Statement, scale: Scale) -> float:
    """The share of the shorter statement that a passage shared with the other one covers."""
    covered = 0
    for left, right in scale.copied.get((a.report, b.report), ()):
        on_a = min(a.end, left[1]) - max(a.start, left[0])
        on_b = min(b.end, right[1]) - max(b.start, right[0])
        covered = max(covered, min(on_a, on_b))
    return min(1.0, covered / max(1, min(a.end - a.start, b.end - b.start)))


@cache
def weights(table: str, names: tuple[str, ...], file: str = "weights.toml") -> tuple[tuple[float, ...], float]:
    """The weight of each named feature and the bias, in nats, as training learned them."""
    read = tomllib.loads((resources.files("firsthand.claims") / file).read_text("utf-8"))[table]
    return tuple(float(read[name]) for name in names), float(read["bias"])


def likeness(a: Statement, b: Statement, scale: Scale) -> float:
    """How alike two statements are, as log-odds of saying the same thing, in nats."""
    learned, bias = weights("likeness", FEATURES)
    return bias + sum(w * v for w, v in zip(learned, features(a, b, scale), strict=True))
