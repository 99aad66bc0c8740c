"""How many of what became what, as the leading claims tell it: low, best and high over the reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from firsthand.events.kinds import word_list
from firsthand.events.nouns import is_person, known
from firsthand.languages import meanings, words
from firsthand.languages.clauses import inside
from firsthand.languages.figures import OPEN, Figure, find_figures, number
from firsthand.records import Assertion, Claim, Count, Fact, Parse, Span, Token

FARTHEST_FATE = 4
"""Steps up the grammar from a number to the word that tells what became of those counted ("40 of the miners died")."""


DONE_TO_THINGS = ("destroyed",)
"""What becomes of things too: these are counted whatever they are."""

Thing = tuple[str, str | None]


FARTHEST_SUBJECT = 12
"""Words before a verb in which its subject is looked for."""


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


def find_counts(
    claims: Sequence[Claim], leads: Sequence[Assertion], parses: Mapping[str, Parse], most: int
) -> tuple[Count, ...]:
    """The counts of the claims, in their order; each thing by the first claim that gives a number of it.

    A later claim may count the same thing of something else: the dead of the whole war. A report that the leading
    claims do not have, for what became of somebody, is taken by the first figure of it in its own lead. `most` is how
    many spans are listed.
    """
    found: dict[Thing, list[Told]] = {}
    for claim in claims:
        for thing, told in _by_thing(claim.stated, parses).items():
            if all(t.number is None for t in found.get(thing, [])):
                found.setdefault(thing, []).extend(told)
    for (of, fate), told in _by_thing(leads, parses).items():
        reports = {t.span.report for t in found.get((of, fate), [])}
        for t in told if fate else []:
            if t.span.report not in reports:
                reports.add(t.span.report)
                found.setdefault((of, fate), []).append(t)
    return tuple(_count(*thing, told, most) for thing, told in found.items())


def _by_thing(assertions: Sequence[Assertion], parses: Mapping[str, Parse]) -> dict[Thing, list[Told]]:
    """The figures in some assertions, by what is counted and what became of it."""
    found: defaultdict[Thing, list[Told]] = defaultdict(list)
    for assertion in assertions:
        parse = parses[assertion.report]
        for told in _read(parse, inside(parse, assertion.start, assertion.end)):
            found[told.of, told.fate].append(told)
    return found


def _read(parse: Parse, part: range) -> Iterator[Told]:
    for figure in find_figures(parse, (part.start, part.stop)):
        at = inside(parse, figure.start, figure.end)
        if _is_measure(parse, figure) or _sums_up(parse, figure) or _is_of_before(parse, at.start):
            continue
        noun = figure.noun.lower()
        fate = _fate(parse, at, part) or _meaning(noun)
        noun = "people" if noun in meanings("fates") else known(noun)
        if (fate and (fate in DONE_TO_THINGS or _is_whom(parse, at, noun))) or (
            is_person(noun) and noun not in word_list("bodies")
        ):
            written = number(" ".join(parse.tokens[k].text for k in at))
            value = written if figure.low > 0 or figure.exact else None
            span = Span(parse.report, figure.start, figure.end)
            yield Told(figure, span, _group(noun or "people"), fate, value)


def _meaning(word: str) -> str | None:
    """What became of somebody, by a word that tells it."""
    fate = meanings("fates").get(word)
    return None if fate is None else str(fate)


def _is_whom(parse: Parse, figure: range, noun: str) -> bool:
    """Whether it may befall what is counted ("40 rockets killed ten": not them); a noun in no list is a plural."""
    if not noun or is_person(noun):
        return True
    counted = parse.tokens[parse.tokens[figure[-1]].head]
    does = counted.dep == "nsubj" and parse.tokens[counted.head].lemma not in word_list("suffering")
    means = any(noun in word_list(name) for name in ("nouns", "deeds", "uncoded"))
    return counted.tag == "NNS" and counted.lemma == noun and not does and not means


def _is_of_before(parse: Parse, at: int) -> bool:
    """Whether a figure is of what came before: it stands behind "a day after", and what is told before that."""
    first = next((s[0] for s in parse.sentences if s[0] <= at < s[1]), at)
    for k in range(first + 1, at):
        after = parse.tokens[k]
        if after.text.lower() == "after" and parse.tokens[k - 1].lemma in word_list("times"):
            told = parse.tokens[after.head].head if after.dep == "mark" else after.head
            if told < k and parse.tokens[told].pos == "VERB":
                return True
    return False


def _is_measure(parse: Parse, figure: Figure) -> bool:
    """Whether a number is of money, a share, a date or a length: those are not counted one by one."""
    entities = {parse.tokens[k].entity for k in inside(parse, figure.start, figure.end)}
    named = bool(entities & {"MONEY", "PERCENT", "QUANTITY", "ORDINAL"}) or figure.noun in meanings("month_numbers")
    return named or ("DATE" in entities and 1900 <= figure.low <= 2100) or figure.noun in words("uncounted")


def _sums_up(parse: Parse, figure: Figure) -> bool:
    """Whether the sentence sums up a war or years: that is no figure of this event.

    "Since 2011" does, "since Tuesday" does not.
    """
    at = inside(parse, figure.start, figure.end).start
    first, last = next((s for s in parse.sentences if s[0] <= at < s[1]), (at, at))
    tokens = parse.tokens[first:last]
    of_days = (t.start for t, after in pairwise(tokens) if t.text.lower() == "since" and _is_day(after))
    near = frozenset(of_days)
    if _is_of_war(parse, at):
        return True
    return any(t.text.lower() in words("sums_up") and t.start not in near for t in tokens)


def _is_of_war(parse: Parse, at: int) -> bool:
    """Whether a figure hangs on a verb that tells what a war did ("a war that has killed 90,000 people")."""
    for _ in range(FARTHEST_FATE):
        token = parse.tokens[at]
        if token.pos == "VERB":
            own = (t for t in parse.tokens[max(0, at - FARTHEST_SUBJECT) : at] if t.head == at and t.dep == "nsubj")
            subjects = {t.lemma for t in own}
            related = token.dep == "relcl" and parse.tokens[token.head].lemma in word_list("wars")
            return related or any(lemma in word_list("wars") for lemma in subjects)
        at = token.head
    return False


def _is_day(token: Token) -> bool:
    """Whether a word is a day of the week: what happened since then is no war."""
    return token.text.lower() in words("weekdays")


def _group(noun: str) -> str:
    """The noun that stands for all of its sort: "soldier" for "troop" too."""
    return str(meanings("counted_groups").get(noun, noun))


def _fate(parse: Parse, figure: range, part: range) -> str | None:
    """What became of those counted, by the words behind the number, else by the nearest above it that tells it."""
    behind = _said_next(parse, figure, part) or _said_of(parse, figure, part)
    if behind:
        return behind
    at, fates = figure[-1], meanings("fates")
    for _ in range(FARTHEST_FATE):
        token = parse.tokens[at]
        if token.lemma in fates:
            return str(fates[token.lemma])
        if token.pos == "VERB" or token.head not in part:
            break
        at = token.head
    return _said_after(parse, figure)


def _said_next(parse: Parse, figure: range, part: range) -> str | None:
    """What is said of a bare number at once: "20 others were injured", "killed 10, 40 injured"."""
    fates, skipped = meanings("fates"), word_list("between")
    for k in range(figure.stop, min(part.stop, figure.stop + FARTHEST_FATE)):
        token = parse.tokens[k]
        qualifies = token.dep == "amod" and token.head > k
        if token.lemma.lower() in fates and token.pos in ("VERB", "ADJ") and not qualifies:
            return str(fates[token.lemma.lower()])
        if token.text.lower() not in skipped:
            return None
    return None


def _said_of(parse: Parse, figure: range, part: range) -> str | None:
    """What the grammar says of the noun counted: "22 people killed", "among 22 killed", "cost 500 lives"."""
    fates, tokens = meanings("fates"), parse.tokens
    at = tokens[figure[-1]].head
    if at not in part or tokens[at].pos != "NOUN":
        return None
    whole = tokens[tokens[at].head]
    if tokens[at].dep == "pobj" and whole.text.lower() == "including" and tokens[whole.head].dep == "nsubjpass":
        return _meaning(tokens[tokens[whole.head].head].lemma)
    verb = tokens[tokens[at].head]
    if tokens[at].lemma == "life" and verb.lemma in word_list("ending"):
        return str(fates["die"])
    near = range(at + 1, min(part.stop, at + 1 + FARTHEST_FATE))
    said = [str(fates[tokens[k].lemma]) for k in near if _befell(tokens[k], at) and tokens[k].lemma in fates]
    if said or tokens[at].dep != "nsubj" or verb.lemma != "be":
        return said[0] if said else None
    among = [k for k in part if tokens[k].dep == "pobj" and tokens[tokens[k].head].text.lower() == "among"]
    above = (k for k in among if tokens[tokens[tokens[k].head].head] is verb)
    said = [str(fates[t.lemma]) for k in above for t in tokens[k + 1 : part.stop] if _befell(t, k) and t.lemma in fates]
    return said[0] if said else None


def _befell(token: Token, noun: int) -> bool:
    return token.head == noun and token.dep == "acl" and token.tag == "VBN"


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
