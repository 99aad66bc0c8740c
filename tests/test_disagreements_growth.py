"""Work that grows with the length of the reports and with no more than that."""

from __future__ import annotations

import time
from math import log

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import disagreements, pipeline
from firsthand.disagreements._stretches import Stretches
from firsthand.languages.clauses import sentences_of
from firsthand.records import Assertion, Parse, Report, Token

ranges = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda r: (r[0], r[0] + r[1]))

STEEPEST = 1.6
"""The largest exponent of growth that passes, where times are short and the machine is busy; 2 is square."""


@given(given=st.lists(ranges, max_size=12), asked=ranges)
def test_what_lies_over_a_stretch_is_told_in_the_order_given(
    given: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    stretches = Stretches((part, n) for n, part in enumerate(given))
    assert stretches.over(*asked) == [n for n, (s, e) in enumerate(given) if s < asked[1] and asked[0] < e]


@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=8), part=ranges)
@settings(deadline=None)
def test_an_assertion_has_the_sentences_that_it_touches(sizes: list[int], part: tuple[int, int]) -> None:
    total = sum(sizes)
    tokens = tuple(Token(2 * k, 2 * k + 1, "x", "x", "NOUN", "NN", "dep", k, "") for k in range(total))
    sentences = tuple((sum(sizes[:n]), sum(sizes[: n + 1])) for n in range(len(sizes)))
    inside = [k for k, t in enumerate(tokens) if part[0] <= t.start < part[1]]
    touched = [s for s in sentences if any(s[0] <= k < s[1] for k in inside)]
    found = sentences_of(Parse("r", tokens, sentences, (), (), ()), Assertion("r", *part, None, "asserts"))
    assert not inside or (found.start, found.stop) == (touched[0][0], touched[-1][1])


VERBS = ("praised", "blamed", "visited", "warned", "repaired", "closed", "did not open", "burned")
THINGS = ("bridge", "mayor", "council", "market", "school", "train", "harbour", "factory", "union", "winter", "storm")


def spent(times: int) -> float:
    """Seconds in which the disagreements of two reports, each one endless sentence, are found, their parse aside."""
    pattern = "“Jim Teller said ‘the {} {} "
    texts = [
        "".join(pattern.format(THINGS[(k * step) % 11], VERBS[(k * step + step) % 8]) for k in range(times))
        for step in (1, 3)
    ]
    given = [Report(f"r{n}", f"r{n}", f"r{n}", "0", text, outlet=f"O{n}") for n, text in enumerate(texts)]
    understood = [pipeline.understand(report) for report in given]
    parses = {u.report.id: u.parse for u in understood}
    said = [a for u in understood for a in u.attributions]
    begun = time.process_time()
    disagreements.find([u.report for u in understood], parses, (), said, (), ())
    return time.process_time() - begun


def test_disagreements_take_time_by_the_length_alone() -> None:
    """In one of three measures: a busy machine spoils one, square growth all."""
    spent(20)
    measures = ((spent(150), spent(600)) for _ in range(3))
    assert any(many < 0.2 or log(many / few, 4) < STEEPEST for few, many in measures)
