"""Assertions of a story that say the same thing, joined into claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.claims import meanings
from firsthand.claims.denials import Answered, answer
from firsthand.claims.groups import Scores, group
from firsthand.claims.rankings import LEAST, Pair, rank
from firsthand.claims.similarity import Scale, likeness, weigh
from firsthand.claims.speakers import set_beside
from firsthand.claims.statements import Statement, find_statements
from firsthand.engine.local import shared_keys
from firsthand.records import Assertion, Attribution, Claim, Parse, Passage, Report, Stance, Story, identify

SURE = 0.95
"""Probability from which a join can raise the lower end of a range. On the side of caution: before two parties had to
prove themselves apart (origins.ranges), a lower end of two was right in 2 of 5 claims of the marked stories at 0.6, in
0 of 1 at 0.9. With that rule no value from 0.5 on gives one there, so they cannot choose it."""

ATTRIBUTED = 2.0
"""Times its links that an attributed statement weighs as the one that a claim is called by: it says who vouches for
it. 1 gives 46.3 % exact ranges of the claims found in the marked stories, 2 and more 48.9 %."""

NEGATED = 4.0
"""Times its links that a statement weighs less where it is negated, or where its party stops short of it: a claim is
called by what some say, and not by the denial, though that is attributed. More than `ATTRIBUTED`, so that it
decides."""

BRIEF = 12
"""Content words from which a statement is the less clear the longer it is: it says several things."""

TOP = 3
"""Sentences from the start of a report, its headline included, that sum up what comes below."""

SUMS_UP = -1.0
"""Log-odds of likeness from which a headline or lead sums up a statement of its own report."""

MOST_STATEMENTS = 200
"""Statements of a story that may share a word before it is too common to propose a pair."""


def align(
    story: Story,
    reports: Sequence[Report],
    parses: Mapping[str, Parse],
    attributions: Sequence[Attribution],
    passages: Sequence[Passage],
) -> tuple[Claim, ...]:
    """The claims of a story, those of most reports first, their origins not yet traced.

    A statement stands in one claim, and may be shown near another.
    """
    of_report: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        of_report.setdefault(attribution.report, []).append(attribution)
    texts = {r.id: r.text for r in reports}
    statements = [s for r in reports for s in find_statements(r, parses[r.id], of_report.get(r.id, []))]
    if len(reports) > 1:
        statements = meanings.read(statements, texts)
    scale = weigh(statements, passages)
    alike = compare(statements, scale)
    scores = rank(statements, alike)
    bodies = _summed_up(statements, scale)
    apart = [set_beside(one, statements, scores) for one in group(statements, scores)]
    groups = answer(statements, apart, alike, scale)
    claims = [_claim(story, one, statements, scores, bodies, texts) for one in groups]
    order = {r.id: n for n, r in enumerate(reports)}
    return tuple(sorted(claims, key=lambda c: (*_weight(c), order[c.assertions[0].report], c.assertions[0].start)))


def _weight(claim: Claim) -> tuple[int, int]:
    same = [a.report for a in claim.assertions if not a.near]
    return -len(set(same)), -len(same)


def compare(statements: Sequence[Statement], scale: Scale) -> dict[Pair, float]:
    """The log-odds that two statements of two reports say the same, for each two that share the stem of a word."""
    numbers = {w: n for n, w in enumerate(sorted({w for s in statements for w in s.stems}))}
    postings = ((numbers[w], k) for k, s in enumerate(statements) for w in s.stems)
    found: dict[Pair, float] = {}
    for i, j, _ in shared_keys(postings, MOST_STATEMENTS):
        a, b = statements[i], statements[j]
        if a.report != b.report and a.stance == b.stance and not a.turns(b):
            value = likeness(a, b, scale)
            if value > LEAST:
                found[i, j] = value
    return found


def _summed_up(statements: Sequence[Statement], scale: Scale) -> dict[int, tuple[str, ...]]:
    """For each headline and lead, by number: the attributions of its report that it may sum up, in the report's order.

    A report's top tells what its body gives the source for, the most important first.
    """
    found: dict[int, tuple[str, ...]] = {}
    of_report: dict[str, list[Statement]] = {}
    for statement in statements:
        of_report.setdefault(statement.report, []).append(statement)
    for n, top in enumerate(statements):
        if top.order < TOP:
            body = (s for s in of_report[top.report] if s.stance == top.stance and s is not top)
            told = (s.attribution for s in body if s.attribution and likeness(top, s, scale) >= SUMS_UP)
            found[n] = tuple(dict.fromkeys(a.id for a in told if a.source_id))
    return found


def _stance(k: int, statement: Statement, group: Answered) -> Stance:
    """What a statement says of its claim; of a claim that something is denied, a denial says just that."""
    return "denies" if k in group.denials or (statement.stance == "denies" and not group.denying) else "asserts"


def _same_terms(a: Statement, b: Statement) -> bool:
    """Whether neither statement negates the other, and each figure of either agrees with one of the other."""
    if a.opposes(b):
        return False
    return all(any(x.agrees(y) for y in b.figures) for x in a.figures) and all(
        any(x.agrees(y) for y in a.figures) for x in b.figures
    )


def _surely_same(a: Statement, b: Statement, link: float) -> bool:
    """Whether two statements surely state the same: nearly the same words, the same terms, the same main word."""
    return link >= SURE and _same_terms(a, b) and a.states(b)


def _claim(
    story: Story,
    group: Answered,
    statements: Sequence[Statement],
    scores: Scores,
    bodies: Mapping[int, tuple[str, ...]],
    texts: Mapping[str, str],
) -> Claim:
    def link(i: int, j: int) -> float:
        return scores.get((min(i, j), max(i, j)), 0.0)

    def clarity(k: int) -> tuple[bool, float, int]:
        told = ATTRIBUTED if statements[k].attribution and not statements[k].undone else 1.0
        brief = min(1.0, BRIEF / len(statements[k].words))
        links = sum(link(k, other) for other in group.same)
        clear = links * told * brief / (NEGATED if statements[k].negated or statements[k].undone else 1.0)
        return statements[k].stance == "asserts", clear, -k

    middle = max(group.same, key=clarity)
    centre = statements[middle]

    def assertion(k: int, near: bool) -> Assertion:
        s = statements[k]
        start, end = s.framed if group.denying else (s.start, s.end)
        return Assertion(
            report=s.report,
            start=start,
            end=end,
            attribution=s.attribution.id if s.attribution else None,
            stance=_stance(k, s, group),
            sure=not near and not s.undone and (k == middle or _surely_same(s, centre, link(k, middle))),
            near=near,
            rests_on=bodies.get(k, ()),
        )

    stated = (*(assertion(k, False) for k in sorted((*group.same, *group.denials))),)
    assertions = (*stated, *(assertion(k, True) for k in group.near))
    called = assertion(middle, False)
    gist = " ".join(texts[centre.report][called.start : called.end].split())
    return Claim(
        identify("claim", story.id, *((a.report, a.start, a.end) for a in assertions)), story.id, gist, assertions
    )
