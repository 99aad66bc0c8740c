"""How many of what became what, as the leading claims tell it: low, best and high over the reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.languages import meanings, words
from firsthand.languages.clauses import inside
from firsthand.languages.figures import OPEN, Figure, find_figures, number
from firsthand.records import Claim, Count, Fact, Parse, Span, Token

FARTHEST_FATE = 4
"""Steps up the grammar from a number to the word that tells what became of those counted ("40 of the miners died")."""


class Told(NamedTuple):
    """A figure, where it stands, what it counts, and what became of them (None where nothing is told).

    `number` is the one that is written there; "dozens" and "20 to 30" are none, "up to 20" is only a limit.
    """

    figure: Figure
    span: Span
    of: str
    fate: str | None
    number: float | None

    @property
    def high(self) -> float | None:
        """The upper limit; None where the words set none ("at least 20")."""
        at_least = self.number is not None and not self.figure.exact and self.number == self.figure.low
        return None if at_least or self.figure.high >= OPEN else self.figure.high


def find_counts(claims: Sequence[Claim], parses: Mapping[str, Parse], most: int) -> tuple[Count, ...]:
    """The counts of the claims, in their order; each thing by the first claim that counts it.

    A later claim may count the same thing of something else: the dead of the whole war. `most` is how many spans are
    listed.
    """
    found: dict[tuple[str, str | None], list[Told]] = {}
    for claim in claims:
        own: defaultdict[tuple[str, str | None], list[Told]] = defaultdict(list)
        for assertion in claim.stated:
            parse = parses[assertion.report]
            for told in _read(parse, inside(parse, assertion.start, assertion.end)):
                own[told.of, told.fate].append(told)
        for thing, all_told in own.items():
            found.setdefault(thing, all_told)
    return tuple(_count(*thing, told, most) for thing, told in found.items())


def _read(parse: Parse, part: range) -> Iterator[Told]:
    for figure in find_figures(parse, (part.start, part.stop)):
        if _is_measure(parse, figure) or _sums_up(parse, figure):
            continue
        fate = _fate(parse, inside(parse, figure.start, figure.end), part)
        noun = "people" if figure.noun in meanings("fates") else figure.noun
        if noun or fate:
            written = number(" ".join(parse.tokens[k].text for k in inside(parse, figure.start, figure.end)))
            known = written if figure.low > 0 or figure.exact else None
            span = Span(parse.report, figure.start, figure.end)
            yield Told(figure, span, _group(noun or "people"), fate, known)


def _is_measure(parse: Parse, figure: Figure) -> bool:
    """Whether a number is of money, a share, a date or a length: those are not counted one by one."""
    entities = {parse.tokens[k].entity for k in inside(parse, figure.start, figure.end)}
    named = bool(entities & {"MONEY", "PERCENT", "QUANTITY", "ORDINAL"}) or figure.noun in meanings("month_numbers")
    return named or ("DATE" in entities and 1900 <= figure.low <= 2100) or figure.noun in words("uncounted")


def _sums_up(parse: Parse, figure: Figure) -> bool:
    """Whether the sentence sums up a war or years ("since 2011"): that is no figure of this event."""
    at = inside(parse, figure.start, figure.end).start
    first, last = next((s for s in parse.sentences if s[0] <= at < s[1]), (at, at))
    return any(t.text.lower() in words("sums_up") for t in parse.tokens[first:last])


def _group(noun: str) -> str:
    """The noun that stands for all of its sort: "soldier" for "troop" too."""
    return str(meanings("counted_groups").get(noun, noun))


def _fate(parse: Parse, figure: range, part: range) -> str | None:
    """What became of those counted, by the nearest word above the number that tells it ("dead", "killed")."""
    at, fates = figure[-1], meanings("fates")
    for _ in range(FARTHEST_FATE):
        token = parse.tokens[at]
        if token.lemma in fates:
            return str(fates[token.lemma])
        if token.pos == "VERB" or token.head not in part:
            break
        at = token.head
    return _said_after(parse, figure)


def _said_after(parse: Parse, figure: range) -> str | None:
    """What is said of those counted right behind them: "left 14 people dead"."""
    following: Sequence[Token] = parse.tokens[figure.stop : figure.stop + 3]
    fates = meanings("fates")
    return next((str(fates[t.lemma]) for t in following if t.pos == "ADJ" and t.lemma in fates), None)


def _count(of: str, fate: str | None, told: Sequence[Told], most: int) -> Count:
    spans = tuple(dict.fromkeys(t.span for t in told))[:most]
    highs = [t.high for t in told]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Count(of, fate, _plain(min(t.figure.low for t in told)), _best(told), high and _plain(high), spans)


def _plain(value: float) -> float:
    return int(value) if value == int(value) else round(value, 2)


def _best(told: Sequence[Told]) -> float | None:
    """The number that more reports tell than any other; None where none is told by most."""
    reports: defaultdict[float, set[str]] = defaultdict(set)
    for t in told:
        if t.number is not None:
            reports[t.number].add(t.span.report)
    ranked = Counter({value: len(of) for value, of in reports.items()}).most_common(2)
    clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return _plain(ranked[0][0]) if clear else None


def tell(count: Count) -> Fact:
    """A count in words."""
    best = "not told" if count.best is None else f"{count.best:g}"
    high = "open" if count.high is None else f"{count.high:g}"
    of = f"{count.of} {count.fate}" if count.fate else count.of
    return Fact(f"{of}: low {count.low:g}, best {best}, high {high}", "as told", count.evidence)
