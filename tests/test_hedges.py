"""What is a hedge loss, what only looks like one: each on two invented sentences that tell one claim."""

from __future__ import annotations

import pytest

from firsthand import attributions, languages
from firsthand.origins.evidence import Evidence
from firsthand.origins.hedges import find_losses
from firsthand.records import Assertion, Attribution, Claim, HedgeLoss, Passage, Report, Span

PASSAGE = "shared words"


def told(
    weak: str,
    strong: str,
    *,
    shared: bool = False,
    origins: tuple[str, str] = ("ministry", "ministry"),
    published: tuple[str | None, str | None] = (None, None),
    direction: str = "undetermined",
    headline: bool = False,
    sure: bool = True,
) -> tuple[HedgeLoss, ...]:
    """The losses of a claim that two reports tell, each in one sentence; `shared` makes one text of the two."""
    texts = {"a": weak, "b": strong}
    reports = {
        key: Report(
            key, key, key, "0", text, published=day, headline=(0, len(text)) if headline and key == "b" else None
        )
        for (key, text), day in zip(texts.items(), published, strict=True)
    }
    parses = {key: languages.parse(report) for key, report in reports.items()}
    found = {key: attributions.find(report, parses[key]) for key, report in reports.items()}
    said = {key: next((a for a in those if a.source or a.cue), None) for key, those in found.items()}
    assertions = tuple(
        Assertion(key, *_content(said[key], text), said[key].id if said[key] else None, "asserts", origin, sure)  # type: ignore[union-attr]
        for (key, text), origin in zip(texts.items(), origins, strict=True)
    )
    spans = [Span(a.report, a.start, a.end) for a in assertions]
    passages = (Passage(spans[0], spans[1], "rewritten", "narration", direction, PASSAGE),) if shared else ()  # type: ignore[arg-type]
    known = {a.id: a for those in found.values() for a in those}
    evidence = Evidence(reports, parses, {}, known, {("a", "b"): passages, ("b", "a"): passages})
    return find_losses(Claim("claim", "story", weak, assertions), evidence)


def _content(attribution: Attribution | None, text: str) -> tuple[int, int]:
    if attribution is None or not attribution.content:
        return 0, len(text)
    return attribution.content[0][0], attribution.content[-1][1]


def kinds(weak: str, strong: str, **more: object) -> list[str]:
    return [loss.kind for loss in told(weak, strong, **more)]  # type: ignore[arg-type]


SAME_ORIGIN = [
    (
        "The ministry said that 40 guards may have fled.",
        "The ministry said that 40 guards fled.",
        "doubt dropped",
        "may",
    ),
    (
        "The ministry said that the guards might have fled.",
        "The guards fled, the ministry said.",
        "doubt dropped",
        "might",
    ),
    (
        "The ministry said the dam probably collapsed.",
        "The dam collapsed on Monday, the ministry said.",
        "doubt dropped",
        "probably",
    ),
    ("The mayor said up to 40 people drowned.", "The mayor said 40 people drowned.", "doubt dropped", "up to 40"),
    (
        "The ministry said the guards had reportedly fled.",
        "The ministry said the guards had fled.",
        "hedge dropped",
        "reportedly",
    ),
    (
        "The ministry said the clerk had allegedly sold the plans.",
        "The ministry said the clerk had sold the plans.",
        "hedge dropped",
        "allegedly",
    ),
    (
        "The ministry said that 40 guards fled.",
        "The ministry confirmed that 40 guards fled.",
        "certainty added",
        "said",
    ),
    (
        "The ministry said some units refused orders.",
        "The ministry said the army refused orders.",
        "part became whole",
        "some units",
    ),
    (
        "The ministry said several soldiers deserted their posts.",
        "The ministry said all soldiers deserted their posts.",
        "part became whole",
        "several soldiers",
    ),
]


@pytest.mark.parametrize(("weak", "strong", "kind", "lost"), SAME_ORIGIN)
def test_a_telling_of_the_same_origin_that_is_surer_is_a_loss(weak: str, strong: str, kind: str, lost: str) -> None:
    (loss,) = told(weak, strong)
    assert (loss.kind, loss.lost) == (kind, lost)
    assert (
        weak[loss.hedged.start : loss.hedged.end] == lost.split()[0]
        or weak[loss.hedged.start : loss.hedged.end] == lost
    )
    assert (loss.hedged.report, loss.surer.report) == ("a", "b")
    assert "same origin" in loss.reason


def test_what_stands_for_the_lost_words_is_told_with_its_place() -> None:
    strong = "The ministry confirmed that 40 guards fled."
    (loss,) = told("The ministry said that 40 guards fled.", strong)
    assert loss.became == "confirmed" == strong[loss.surer.start : loss.surer.end]
    (loss,) = told("The ministry said some units refused orders.", "The ministry said the army refused orders.")
    assert (loss.lost, loss.became) == ("some units", "the army")


def test_where_nothing_stands_for_them_it_is_the_whole_assertion() -> None:
    strong = "The ministry said that 40 guards fled."
    (loss,) = told("The ministry said that 40 guards may have fled.", strong)
    assert loss.became is None
    assert strong[loss.surer.start : loss.surer.end].strip(" .").endswith("40 guards fled")


COPIES = [
    ("The clerk reportedly sold the plans for the dam.", "The clerk sold the plans for the dam.", "hedge dropped"),
    ("An alleged spy was held at the ferry port.", "A spy was held at the ferry port.", "hedge dropped"),
    ("The guards are believed to have fled the fort.", "The guards have fled the fort.", "hedge dropped"),
    ("The guards may have left the fort by night.", "The guards left the fort by night.", "doubt dropped"),
    ("The fire was possibly started by a lamp.", "The fire was started by a lamp.", "doubt dropped"),
]


@pytest.mark.parametrize(("weak", "strong", "kind"), COPIES)
def test_a_copy_that_is_surer_is_a_loss(weak: str, strong: str, kind: str) -> None:
    (loss,) = told(weak, strong, shared=True, origins=("x", "x"))
    assert (loss.kind, loss.reason) == (kind, "the two share the text")


NEAR_MISSES = [
    ("The ministry said that 40 guards fled.", "The ministry said 40 guards had fled."),
    ("The ministry said that 40 guards may have fled.", "The ministry said that 40 guards might have fled."),
    ("The ministry said that the guards may have fled.", "The ministry suggested that the guards fled."),
    ("The ministry said that the guards may have fled.", "The ministry said the guards had probably fled."),
    ("The ministry said that the guards may have fled.", "The ministry said it was unclear whether the guards fled."),
    ("The ministry said about 40 guards fled.", "The ministry said 40 guards fled."),
    ("The ministry said at least 40 guards fled.", "The ministry said 40 guards fled."),
    ("The ministry said up to 40 people drowned.", "The ministry said 30 people drowned."),
    ("The ministry said the guards could swim.", "The ministry said the guards swim."),
    ("The ministry said the guards may have fled.", 'The ministry said: "The guards have fled."'),
    ("The ministry confirmed that 40 guards fled.", "The ministry confirmed 40 guards fled."),
    ("The ministry said that 40 guards fled.", "The ministry could not confirm that 40 guards fled."),
    ("The ministry said that 40 guards fled.", "The ministry did not confirm that 40 guards fled."),
    ("The ministry said some units refused orders.", "The ministry said some soldiers refused orders."),
    ("The ministry said some units refused orders.", "The ministry said the soldiers refused orders."),
    ("The ministry said some units refused orders.", "The ministry said the army issued orders."),
    ("The ministry said the fort, which may be old, fell.", "The ministry said the fort fell."),
    ("The ministry said the guards who allegedly drank had fled.", "The ministry said the guards had fled."),
    ("The ministry said that the guards fled in May.", "The ministry said that the guards fled."),
]


@pytest.mark.parametrize(("weak", "strong"), NEAR_MISSES)
def test_what_is_no_surer_is_no_loss(weak: str, strong: str) -> None:
    assert kinds(weak, strong) == []


WEAK, STRONG = "The ministry said that 40 guards may have fled.", "The ministry said that 40 guards fled."


def test_two_origins_lose_nothing() -> None:
    assert kinds(WEAK, STRONG, origins=("ministry", "hospital")) == []


def test_what_may_be_a_broader_claim_loses_nothing() -> None:
    assert kinds(WEAK, STRONG, sure=False) == []


def test_whoever_told_it_first_lost_nothing() -> None:
    assert kinds(WEAK, STRONG, published=("2031-05-07", "2031-05-06")) == []
    assert kinds(WEAK, STRONG, published=("2031-05-06", "2031-05-07")) == ["doubt dropped"]
    assert kinds(WEAK, STRONG, published=("2031-05-06", "2031-05-06T08:00")) == ["doubt dropped"]
    assert kinds(WEAK, STRONG, published=("2031-05", "2031-04")) == ["doubt dropped"], "a month orders nothing"


@pytest.mark.parametrize(("direction", "found"), [("left_to_right", 1), ("right_to_left", 0), ("undetermined", 1)])
def test_a_copy_that_was_there_first_lost_nothing(direction: str, found: int) -> None:
    weak, strong, kind = COPIES[0]
    assert kinds(weak, strong, shared=True, direction=direction) == [kind] * found


def test_a_headline_is_short_and_no_loss() -> None:
    assert kinds(WEAK, STRONG, headline=True) == []


def test_naming_who_said_it_is_no_loss() -> None:
    weak = "The clerk reportedly sold the plans for the dam."
    assert kinds(weak, "The clerk sold the plans for the dam, the ministry said.", shared=True) == []


def test_tellings_without_a_party_and_without_shared_text_lose_nothing() -> None:
    weak, strong, _ = COPIES[0]
    assert kinds(weak, strong, origins=("x", "x")) == []


def test_many_tellings_end_soon_and_give_a_bounded_list() -> None:
    text = "The guards may have left the fort by night."
    reports = {
        str(n): Report(str(n), str(n), "", "0", text if n % 2 else text.replace("may have ", "")) for n in range(90)
    }
    parses = {key: languages.parse(report) for key, report in reports.items()}
    assertions = tuple(Assertion(key, 0, len(r.text), None, "asserts", "x") for key, r in reports.items())
    spans = {a.report: Span(a.report, a.start, a.end) for a in assertions}
    shared = {
        (x, y): (Passage(spans[x], spans[y], "rewritten", "narration", "undetermined", ""),)
        for x in reports
        for y in reports
        if x != y
    }
    losses = find_losses(Claim("c", "s", text, assertions), Evidence(reports, parses, {}, {}, shared))
    assert 0 < len(losses) <= 12
    assert losses == find_losses(Claim("c", "s", text, assertions), Evidence(reports, parses, {}, {}, shared))


def test_a_hedge_of_another_part_of_the_sentence_is_no_loss() -> None:
    weak = "The ministry said the guards fled by boat and might have fled in cars too."
    assert kinds(weak, "The ministry said the guards fled by boat.") == []


def test_a_telling_that_only_shares_the_verb_is_of_something_else() -> None:
    assert kinds("The ministry said a clerk may have fled to Larn.", "The ministry said 40 guards fled the fort.") == []
