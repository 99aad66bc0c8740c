"""How many independent origins a claim has: each rule on its smallest case, and the algebra over generated ones."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand import languages, origins, pipeline, sources
from firsthand.records import (
    Assertion,
    Attribution,
    Claim,
    Parse,
    Passage,
    Report,
    Source,
    SourceKind,
    Span,
    Stance,
    Within,
    identify,
)

SENTENCE = "The sluice at Ostrel was opened on Monday night."


class Voice(NamedTuple):
    """One assertion of the claim: its report, the id of the source that it is attributed to, the channels between."""

    report: str
    source: str | None = None
    channel: tuple[str, ...] = ()
    stance: Stance = "asserts"
    sure: bool = True
    words: str = SENTENCE
    near: bool = False


class Copy(NamedTuple):
    """A passage that two voices (by number) share, whole."""

    left: int
    right: int
    within: Within = "narration"


@dataclass(frozen=True)
class Scene:
    """All that one claim is traced with. A report's outlet is "Outlet of <report>", unless `outlets` has another."""

    voices: tuple[Voice, ...]
    sources: tuple[Source, ...] = ()
    copies: tuple[Copy, ...] = ()
    outlets: Mapping[str, str] = ()  # type: ignore[assignment]
    credits: Mapping[str, str] = ()  # type: ignore[assignment]
    parsed: bool = False

    def traced(self, order: Sequence[int] = ()) -> Claim:
        """The claim, its assertions in the order of the voices, or in `order`."""
        credits, outlets = dict(self.credits), dict(self.outlets)
        texts = {v.report: credits.get(v.report, "") for v in self.voices}
        spans: list[Span] = []
        for voice in self.voices:
            start = len(texts[voice.report]) + 1
            texts[voice.report] += "\n" + voice.words
            spans.append(Span(voice.report, start, start + len(voice.words)))
        reports = [
            Report(r, r, r, "0", text, outlet=outlets.get(r, outlet_of(r)), credit=(0, len(told)) if told else None)
            for r, text in texts.items()
            for told in [credits.get(r, "")]
        ]
        parses = {r.id: languages.parse(r) if self.parsed else Parse(r.id, (), (), (), (), ()) for r in reports}
        said = {n: _attribution(v, s) for n, (v, s) in enumerate(zip(self.voices, spans, strict=True)) if v.source}
        assertions = tuple(
            Assertion(v.report, s.start, s.end, said[n].id if n in said else None, v.stance, sure=v.sure, near=v.near)
            for n, (v, s) in enumerate(zip(self.voices, spans, strict=True))
        )
        passages = [
            Passage(spans[c.left], spans[c.right], "verbatim", c.within, "undetermined", "shared words")
            for c in self.copies
        ]
        claim = Claim("claim", "story", SENTENCE, tuple(assertions[n] for n in order) or assertions)
        (found,) = origins.trace([claim], reports, parses, self.sources, list(said.values()), passages)
        return found

    def range(self) -> tuple[int, int]:
        return self.traced().independent

    def add(self, *voices: Voice, copies: Sequence[Copy] = ()) -> Scene:
        return replace(self, voices=(*self.voices, *voices), copies=(*self.copies, *copies))


def outlet_of(report: str) -> str:
    return f"Outlet of {report}"


def _attribution(voice: Voice, span: Span) -> Attribution:
    place = span[1:]
    return Attribution(
        identify("attribution", *span), voice.report, "indirect", place, (place,), (place,), "tests",
        via=(place,) * len(voice.channel), source_id=voice.source, channel=voice.channel,
    )  # fmt: skip


def party(key: str, kind: SourceKind = "state body", **more: object) -> Source:
    return Source(key, str(more.pop("name", key)), kind, **more)  # type: ignore[arg-type]


MINISTRY, MAYOR = party("ministry"), party("mayor", "person")
HOSPITAL = party("hospital", "organisation")


def names(claim: Claim) -> list[str]:
    return [o.name for o in claim.origins]


# Each rule on its smallest case


def test_what_only_comes_near_the_claim_counts_nowhere() -> None:
    scene = Scene((Voice("a", "ministry"),), (MINISTRY, HOSPITAL, MAYOR))
    near = scene.add(Voice("b", "hospital", sure=False, near=True), Voice("c", "mayor", stance="denies", near=True))
    claim = near.traced()
    assert (claim.independent, claim.outlets, claim.derivations) == ((1, 1), 1, scene.traced().derivations)
    assert {a.origin for a in claim.assertions} == {o.id for o in claim.origins} == {"ministry", "hospital", "mayor"}
    assert [a.report for a in claim.stated] == ["a"]


def test_one_party_in_three_reports_is_one_origin() -> None:
    claim = Scene((Voice("a", "ministry"), Voice("b", "ministry"), Voice("c", "ministry")), (MINISTRY,)).traced()
    assert (claim.independent, claim.outlets, names(claim)) == ((1, 1), 3, ["ministry"])


def test_two_parties_are_two_origins() -> None:
    assert Scene((Voice("a", "ministry"), Voice("b", "hospital")), (MINISTRY, HOSPITAL)).range() == (2, 2)


@pytest.mark.parametrize(
    "pair",
    [
        ("Defence Ministry", "Igor Konash"),
        ("Defence Ministry", "General Staff"),
        ("Kaldrin health ministry", "the Highland Front"),
        ("Highland Front", "Kaldrin army"),
        ("Oskelgaz", "the gas company"),
        ("General Staff", "the Dolmere news agency"),
    ],
)
def test_two_names_that_nothing_proves_apart_may_be_one(pair: tuple[str, str]) -> None:
    known = tuple(party(name, "organisation") for name in pair)
    assert Scene(tuple(Voice(r, name) for r, name in zip("ab", pair, strict=True)), known).range() == (1, 2)


def test_one_sentence_of_narration_given_to_two_named_parties_leaves_open_which_it_is() -> None:
    scene = Scene((Voice("a", "ministry"), Voice("b", "hospital")), (MINISTRY, HOSPITAL), (Copy(0, 1),))
    assert scene.traced().independent == (1, 2)
    quoted = Scene((Voice("a", "ministry"), Voice("b", "hospital")), (MINISTRY, HOSPITAL), (Copy(0, 1, "quote"),))
    assert quoted.traced().independent == (1, 1)


def test_a_copy_with_another_number_or_a_negation_is_no_copy() -> None:
    for words in (
        "The sluice at Ostrel was not opened on Monday night.",
        "The sluice at Ostrel 2 was opened on Monday.",
    ):
        assert Scene((Voice("a", "mayor"), Voice("b", words=words)), (MAYOR,), (Copy(0, 1),)).range() == (1, 2)


def test_a_spokesman_is_no_second_origin_beside_his_ministry() -> None:
    spokesman = party("spokesman", "person", speaks_for="press office")
    office = party("press office", "organisation", speaks_for="ministry")
    scene = Scene(
        (Voice("a", "ministry"), Voice("b", "spokesman"), Voice("c", "press office")), (MINISTRY, spokesman, office)
    )
    assert scene.range() == (1, 1)  # fmt: skip
    assert names(scene.traced()) == ["ministry, by spokesman"]


def test_parties_that_speak_for_each_other_are_one() -> None:
    circle = (party("x", speaks_for="y"), party("y", speaks_for="x"))
    assert Scene((Voice("a", "x"), Voice("b", "y")), circle).range() == (1, 1)


@pytest.mark.parametrize("order", [("x", "y"), ("y", "x")])
def test_mentions_that_may_be_one_party_leave_a_range(order: tuple[str, str]) -> None:
    either = (party("x", may_be=("y",)), party("y", may_be=("x",)))
    assert Scene((Voice("a", order[0]), Voice("b", order[1])), either).range() == (1, 2)


@pytest.mark.parametrize("order", [("x", "y"), ("y", "x")])
def test_a_doubt_told_of_one_side_alone_leaves_a_range(order: tuple[str, str]) -> None:
    either = (party("x", may_be=("y",)), party("y"))
    assert Scene((Voice("a", order[0]), Voice("b", order[1])), either).range() == (1, 2)


def test_a_doubt_about_a_spokesman_is_one_about_his_body() -> None:
    voices = (Voice("a", "spokesman"), Voice("b", "office"))
    known = (MINISTRY, party("spokesman", "person", speaks_for="ministry", may_be=("office",)))
    assert Scene(voices, (*known, party("office", may_be=("spokesman",)))).range() == (1, 2)


def test_two_unnamed_parties_may_be_one() -> None:
    officials = (party("official 1", "unnamed"), party("official 2", "unnamed"))
    assert Scene((Voice("a", "official 1"), Voice("b", "official 2")), officials).range() == (1, 2)
    assert Scene((Voice("a", "official 1"),), officials).range() == (1, 1)


def test_an_unnamed_party_may_be_the_named_one() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "official"))
    assert Scene(voices, (MINISTRY, party("official", "unnamed"))).range() == (1, 2)


def test_an_unnamed_party_does_not_make_two_named_ones_doubtful() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "hospital"), Voice("c", "official"))
    assert Scene(voices, (MINISTRY, HOSPITAL, party("official", "unnamed"))).range() == (2, 3)


def test_voices_without_a_source_are_no_sure_origin() -> None:
    claim = Scene((Voice("a"), Voice("b"))).traced()
    assert claim.independent == (0, 2)
    assert names(claim) == ["unsourced: Outlet of a", "unsourced: Outlet of b"]
    assert {o.kind for o in claim.origins} == {"unsourced"}


def test_a_source_that_is_nobody_vouches_for_nothing() -> None:
    assert Scene((Voice("a", "nobody"),), (party("nobody", "unsourced"),)).range() == (0, 1)


def test_a_voice_without_a_source_adds_one_to_the_upper_end_alone() -> None:
    assert Scene((Voice("a", "ministry"), Voice("b")), (MINISTRY,)).range() == (1, 2)


def test_two_reports_of_one_outlet_are_one_voice() -> None:
    assert Scene((Voice("a"), Voice("b")), outlets={"a": "The Larn Post", "b": "The Larn Post"}).range() == (0, 1)


def test_a_report_repeats_in_its_own_voice_what_it_attributes() -> None:
    claim = Scene((Voice("a"), Voice("a", "ministry"), Voice("a")), (MINISTRY,)).traced()
    assert (claim.independent, names(claim)) == ((1, 1), ["ministry"])


def test_a_repetition_does_not_make_the_parties_it_stands_between_one() -> None:
    voices = (Voice("a"), Voice("a", "ministry"), Voice("a", "hospital"), Voice("a"))
    assert Scene(voices, (MINISTRY, HOSPITAL)).range() == (2, 2)


def test_copied_narration_inherits_the_origin_that_the_copy_dropped() -> None:
    scene = Scene((Voice("a", "ministry"), Voice("b")), (MINISTRY,), (Copy(0, 1),))
    claim = scene.traced()
    assert (claim.independent, names(claim)) == ((1, 1), ["ministry"])
    assert {a.origin for a in claim.assertions} == {"ministry"}
    steps = [(d.source, d.target, d.kind) for d in claim.derivations]
    assert ("a", "ministry", "attributed") in steps
    assert ("b", "ministry", "copied") in steps
    assert ("b", "a", "common_source") in steps


def test_a_sentence_in_four_reports_is_explained_by_three_steps() -> None:
    copies = [Copy(a, b) for a, b in itertools.combinations(range(4), 2)]
    claim = Scene(tuple(Voice(r) for r in "abcd"), copies=tuple(copies)).traced()
    between = [(d.source, d.target, d.kind) for d in claim.derivations if d.target in set("abcd")]
    assert between == [(r, "a", "common_source") for r in "bcd"]
    assert claim.independent == (0, 1)


def test_two_sentences_copied_from_different_reports_do_not_join_what_they_rest_on() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "hospital"), Voice("c"), Voice("c"))
    assert Scene(voices, (MINISTRY, HOSPITAL), (Copy(0, 2), Copy(1, 3))).range() == (2, 2)


def test_two_voices_without_a_source_that_share_a_sentence_count_once() -> None:
    assert Scene((Voice("a"), Voice("b")), copies=(Copy(0, 1),)).range() == (0, 1)
    assert Scene((Voice("a"), Voice("b"), Voice("c")), copies=(Copy(0, 1), Copy(2, 1))).range() == (0, 1)


def test_a_shared_word_or_two_is_no_copy() -> None:
    longer = Scene((Voice("a", words=SENTENCE), Voice("b", words=SENTENCE)))
    claim = longer.traced()
    spans = [Span(a.report, a.start, a.start + 12) for a in claim.assertions]
    passage = Passage(spans[0], spans[1], "verbatim", "narration", "undetermined", "a few words")
    reports = [Report(r, r, r, "0", "\n" + SENTENCE, outlet=outlet_of(r)) for r in "ab"]
    parses = {r: Parse(r, (), (), (), (), ()) for r in "ab"}
    (found,) = origins.trace([claim], reports, parses, (), (), [passage])
    assert found.independent == (0, 2)


def test_a_shared_quotation_leads_both_to_the_one_who_is_quoted() -> None:
    claim = Scene((Voice("a", "mayor"), Voice("b")), (MAYOR,), (Copy(0, 1, "quote"),)).traced()
    assert (claim.independent, names(claim)) == ((1, 1), ["mayor"])


def test_an_outlet_that_one_report_cites_leads_to_the_source_that_another_names() -> None:
    radio = party("radio", "outlet", name="Radio Larn")
    through = Scene((Voice("a", "radio"), Voice("b", "ministry", ("radio",))), (MINISTRY, radio))
    itself = Scene((Voice("a", "radio"), Voice("b", "ministry")), (MINISTRY, radio), outlets={"b": "Radio Larn"})
    for scene in (through, itself):
        claim = scene.traced()
        assert (claim.independent, names(claim)) == ((1, 1), ["ministry"])
        assert ("a", "radio", "channel") in [(d.source, d.target, d.kind) for d in claim.derivations]


def test_an_outlet_whose_own_report_shows_nothing_is_no_sure_origin_for_being_cited() -> None:
    radio = party("radio", "outlet", name="Radio Larn")
    assert Scene((Voice("a", "radio"), Voice("b")), (radio,), outlets={"b": "Radio Larn"}).range() == (0, 1)


def test_an_outlet_cited_for_what_a_party_said_elsewhere_may_rest_on_it() -> None:
    radio = party("radio", "outlet", name="Radio Larn")
    assert Scene((Voice("a", "radio"), Voice("b", "ministry")), (MINISTRY, radio)).range() == (1, 2)


def test_two_hops_are_two_steps_back() -> None:
    known = (MINISTRY, party("wire", "outlet", name="Larn Wire"), party("radio", "outlet", name="Radio Larn"))
    claim = Scene((Voice("a", "ministry", ("wire", "radio")),), known).traced()
    assert claim.independent == (1, 1)
    steps = [(d.source, d.target, d.kind) for d in claim.derivations]
    assert steps == [("a", "radio", "channel"), ("radio", "wire", "channel"), ("wire", "ministry", "attributed")]


def test_a_denial_is_no_origin_of_the_claim() -> None:
    claim = Scene((Voice("a", "ministry"), Voice("b", "mayor", stance="denies")), (MINISTRY, MAYOR)).traced()
    assert claim.independent == (1, 1)
    assert Scene((Voice("b", "mayor", stance="denies"),), (MAYOR,)).range() == (0, 0)
    assert [a.origin for a in claim.assertions] == ["ministry", "mayor"]


def test_a_denial_by_whoever_acted_vouches_for_nothing() -> None:
    voices = (Voice("a", words="The mayor apologized for the flood."), Voice("b", "mayor", stance="denies"))
    assert Scene(voices, (MAYOR,), parsed=True).range() == (0, 1)


def test_an_outlet_that_denies_in_one_place_does_not_join_two_parties() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "mayor", stance="denies"), Voice("c"), Voice("c", stance="denies"))
    claim = Scene(voices, (MINISTRY, MAYOR), (Copy(0, 2), Copy(1, 3))).traced()
    assert claim.assertions[0].origin != claim.assertions[1].origin


@pytest.mark.parametrize(
    "words", ["The sluice was open, a keeper told the Larn Post.", "A Larn Post reporter at the sluice saw it open."]
)
def test_an_outlet_that_did_the_work_is_an_origin(words: str) -> None:
    claim = Scene((Voice("a", words=words), Voice("b", "ministry")), (MINISTRY,), outlets={"a": "Larn Post"}).traced()
    assert claim.independent == (2, 2)
    assert names(claim) == ["ministry", "outlet: Larn Post"]
    assert Scene((Voice("a", words=words),)).range() == (0, 1), "the work of another outlet is not its own"


def test_two_papers_that_call_themselves_by_one_noun_may_have_one_text() -> None:
    voices = (
        Voice("a", words="A Larn Post reporter saw it open."),
        Voice("b", words="A Velm Post reporter saw it open."),
    )
    scene = Scene(voices, outlets={"a": "Larn Post", "b": "Velm Post"})
    assert scene.range() == (1, 2)
    other = (voices[0], Voice("b", words="A Velm Courier reporter saw it open."))
    assert Scene(other, outlets={"a": "Larn Post", "b": "Velm Courier"}).range() == (2, 2)


def test_an_outlet_that_cites_itself_did_the_work() -> None:
    post = party("post", "outlet", name="Larn Post")
    claim = Scene((Voice("a", "post"), Voice("b", "post")), (post,), outlets={"a": "Larn Post"}).traced()
    assert claim.independent == (1, 1)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Larn Post at first reported that the sluice was opened.", "unsourced"),
        ("First, the Larn Post reported that the sluice was opened.", "unsourced"),
        ("The Post reported that the sluice was opened.", "unsourced"),
        ("The Post has learned that the sluice was opened.", "outlet"),
        ("The Larn Post first reported that the sluice was opened.", "outlet"),
        ("The Larn Post has learned that the sluice was opened.", "outlet"),
        ("The Larn Post reported that the sluice was opened.", "unsourced"),
    ],
)
def test_an_outlet_did_the_work_where_it_says_so_and_not_where_it_only_reports(words: str, kind: str) -> None:
    report = Report("a", "a", "a", "0", words, outlet="Larn Post")
    told = pipeline.understand(report)
    sources_, said, *_ = sources.link([told.report], {"a": told.parse}, told.attributions)
    (first,) = [a for a in said if a.source]
    claim = Claim("claim", "story", words, (Assertion("a", *first.content[0], first.id, "asserts"),))
    (found,) = origins.trace([claim], [told.report], {"a": told.parse}, sources_, said, [])
    assert [o.kind for o in found.origins] == [kind]


def test_texts_that_credit_one_agency_are_one_voice() -> None:
    claim = Scene((Voice("a"), Voice("b")), credits={"a": "Larn Wire", "b": "Larn Wire"}).traced()
    assert (claim.independent, names(claim)) == ((0, 1), ["unsourced: Larn Wire"])
    assert {d.kind for d in claim.derivations} == {"credited"}


def test_an_agency_is_one_under_all_its_names_and_wherever_its_text_is_printed() -> None:
    claim = Scene((Voice("a"), Voice("b")), credits={"a": "AP", "b": "The Associated Press"}).traced()
    assert (claim.independent, names(claim)) == ((0, 1), ["unsourced: Associated Press"])
    assert Scene((Voice("a"), Voice("b")), credits={"a": "AP", "b": "Reuters"}).range() == (0, 2)
    assert Scene((Voice("a"), Voice("b")), credits={"a": "AP"}, outlets={"b": "AP"}).range() == (0, 1)


def test_an_agency_that_is_cited_leads_to_whom_its_text_names_in_another_outlet() -> None:
    wire = party("wire", "outlet", name="Reuters")
    printed = Scene((Voice("a", "wire"), Voice("b", "ministry")), (MINISTRY, wire), credits={"b": "Reuters"})
    assert (printed.range(), names(printed.traced())) == ((1, 1), ["ministry"])
    other = Scene((Voice("a", "wire"), Voice("b", "ministry")), (MINISTRY, wire), credits={"b": "AFP"})
    assert other.range() == (1, 2)


def test_a_text_that_says_at_its_end_that_it_is_a_bodys_has_that_body_as_its_origin() -> None:
    voices = (Voice("a"), Voice("a", "ministry"), Voice("b"))
    told = Voice("b", words="(Source: Larn Relief Council) Share", near=True)
    council = party("council", "organisation", name="The Larn Relief Council")
    claim = Scene((*voices, told), (MINISTRY, council)).traced()
    assert [a.origin for a in claim.assertions[:3]] == ["ministry", "ministry", "council"]
    assert claim.independent == (1, 2), "whether the council has it from the ministry is open"
    agency = party("agency", "outlet", name="Larn Wire")
    wired = Voice("b", words="(Source: Larn Wire)", near=True)
    assert names(Scene((Voice("b"), wired), (agency,)).traced())[0] == f"unsourced: {outlet_of('b')}"


@pytest.mark.parametrize(
    ("words", "who", "cue", "origin"),
    [
        ("Half of the council had voted on Monday to open the sluice at Ostrel.", "council", "voted", "unsourced"),
        ("On Monday the council said that it would open the sluice at Ostrel.", "council", "said", "council"),
        ("On Monday the council promised that it would open the sluice.", "council", "promised", "council"),
    ],
)
def test_whoever_only_acts_in_a_statement_is_not_whom_the_report_has_it_from(
    words: str, who: str, cue: str, origin: str
) -> None:
    report = Report("a", "a", "a", "0", words, outlet="Larn Post")
    place = {w: (words.index(w), words.index(w) + len(w)) for w in (who, cue)}
    said = Attribution(
        "t", "a", "indirect", place[who], (place[cue],), ((0, len(words)),), "tagger", source_id="council"
    )
    claim = Claim("claim", "story", words, (Assertion("a", 0, len(words), "t", "asserts"),))
    (found,) = origins.trace([claim], [report], {"a": languages.parse(report)}, (party("council"),), [said], [])
    assert [o.kind for o in found.origins] == ["state body" if origin == "council" else "unsourced"]
    assert found.independent == (int(origin == "council"), 1)


def test_who_acted_in_public_is_the_origin_of_the_act() -> None:
    voices = (Voice("a", "mayor"), Voice("b", words="The mayor apologized for the flood."))
    assert Scene(voices, (MAYOR,), parsed=True).range() == (1, 1)


def test_one_party_behind_every_voice_is_one_origin_though_only_its_act_is_surely_the_claim() -> None:
    act = Voice("b", words="The mayor apologized for the flood.")
    told = (Voice("a", "mayor", sure=False), act)
    assert Scene(told, (MAYOR,), parsed=True).range() == (1, 1)
    assert Scene((told[0], act._replace(sure=False)), (MAYOR,), parsed=True).range() == (0, 1)
    assert Scene((*told, Voice("c")), (MAYOR,), parsed=True).range() == (0, 2)
    copied = (Voice("a", "mayor", sure=False), Voice("b"))
    assert Scene(copied, (MAYOR,), (Copy(0, 1),)).range() == (0, 1)


@pytest.mark.parametrize(
    ("words", "range_"),
    [
        ("He favors a second sluice at Ostrel.", (1, 1)),
        ("“A second sluice would spare us the next flood.”", (1, 1)),
        ("The letter follows the mayor's statement criticizing the second sluice.", (1, 1)),
        ("He declined to leave the sluice at Ostrel.", (1, 2)),
        ("A second sluice would be the fifth on the river.", (1, 2)),
    ],
)
def test_what_a_party_of_the_claim_does_by_speaking_is_its_own(words: str, range_: tuple[int, int]) -> None:
    cites = Voice("b", "mayor", words="The mayor said that the dam would hold.", near=True)
    claimed = Voice("a", "mayor", words="A second sluice is needed, the mayor said.")
    assert Scene((claimed, cites, Voice("b", words=words)), (MAYOR,), parsed=True).range() == range_
    far = Voice("b", words="It rained. Then it snowed. Then it thawed.", near=True)
    pronoun = words.startswith(("He", "“"))
    apart = Scene((claimed, cites, far, Voice("b", words=words)), (MAYOR,), parsed=True)
    assert apart.range() == ((1, 2) if pronoun else range_)


def test_an_unsure_voice_cannot_raise_the_lower_end() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "mayor", sure=False))
    assert Scene(voices, (MINISTRY, MAYOR)).range() == (1, 2)


def test_an_unsure_voice_alone_with_a_party_vouches_for_nothing_surely() -> None:
    assert Scene((Voice("a"), Voice("b", "mayor", sure=False)), (MAYOR,)).range() == (0, 2)


def test_an_unsure_voice_does_not_lower_the_lower_end() -> None:
    voices = (Voice("a", "ministry"), Voice("b", "hospital"), Voice("c", "clerk", sure=False))
    assert Scene(voices, (MINISTRY, HOSPITAL, party("clerk", "person"))).range() == (2, 3)


def test_evidence_points_at_the_words_of_the_voices() -> None:
    claim = Scene((Voice("a", "ministry"), Voice("b")), (MINISTRY,)).traced()
    places = {Span(a.report, a.start, a.end) for a in claim.assertions}
    assert {s for d in claim.derivations for s in d.evidence} == places


# The algebra, over generated claims

checked = settings(max_examples=60, deadline=None, derandomize=True)

REPORTS = ("a", "b", "c", "d", "e")
PARTIES = ("p", "q", "r", "s", "t")
NAMED: tuple[SourceKind, ...] = ("person", "state body", "organisation")
KINDS: tuple[SourceKind, ...] = (*NAMED, "document", "group", "unnamed", "outlet")


@st.composite
def parties(draw: st.DrawFn, kinds: Sequence[SourceKind] = KINDS) -> tuple[Source, ...]:
    """Five parties; each may speak for an earlier one; doubts are told of both sides."""
    pairs = draw(st.sets(st.sampled_from([(x, y) for x in PARTIES for y in PARTIES if x < y]), max_size=3))
    found = []
    for n, key in enumerate(PARTIES):
        kind = draw(st.sampled_from(kinds))
        name = outlet_of(draw(st.sampled_from(REPORTS))) if kind == "outlet" else key
        may_be = tuple(sorted({y for x, y in pairs if x == key} | {x for x, y in pairs if y == key}))
        body = draw(st.sampled_from([None, None, *PARTIES[:n]]))
        found.append(Source(key, name, kind, speaks_for=body, may_be=may_be))
    return tuple(found)


@st.composite
def scenes(draw: st.DrawFn, kinds: Sequence[SourceKind] = KINDS) -> Scene:
    """Up to seven voices in up to five reports, some attributed, some copies of one another."""
    sources = draw(parties(kinds))
    voice = st.builds(
        Voice,
        report=st.sampled_from(REPORTS),
        source=st.sampled_from([None, *PARTIES]),
        channel=st.sampled_from([(), (), ("p",), ("q", "r")]),
        stance=st.sampled_from(["asserts", "asserts", "asserts", "denies"]),
        sure=st.sampled_from([True, True, False]),
        words=st.just(SENTENCE),
        near=st.just(False),
    )
    voices = tuple(draw(st.lists(voice, min_size=1, max_size=7)))
    pairs = [(i, j) for i in range(len(voices)) for j in range(i) if voices[i].report != voices[j].report]
    copies = [Copy(*pair) for pair in sorted(draw(st.sets(st.sampled_from(pairs), max_size=3)))] if pairs else []
    return Scene(voices, sources, tuple(copies))


@checked
@given(scenes())
def test_the_range_lies_within_the_roots(scene: Scene) -> None:
    claim = scene.traced()
    low, high = claim.independent
    asserted = {a.origin for a in claim.assertions if a.stance == "asserts"}
    sure = {o.id for o in claim.origins if o.kind != "unsourced"} & asserted
    assert 0 <= low <= high == len(asserted)
    assert low <= len(sure)
    assert {a.origin for a in claim.assertions} == {o.id for o in claim.origins}
    assert bool(asserted) == (high > 0)


@checked
@given(scenes(), st.data())
def test_a_copy_raises_neither_end(scene: Scene, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(scene.voices) - 1))
    within = data.draw(st.sampled_from(["narration", "both"]))
    copied = Voice("copy", stance=scene.voices[n].stance, sure=scene.voices[n].sure and data.draw(st.booleans()))
    low, high = scene.range()
    more = scene.add(copied, copies=[Copy(n, len(scene.voices), within)]).range()
    assert more[0] <= low
    assert more[1] <= high


@checked
@given(scenes(), st.booleans())
def test_a_report_without_a_source_raises_the_upper_end_by_one_at_most(scene: Scene, sure: bool) -> None:
    low, high = scene.range()
    more = scene.add(Voice("bare", sure=sure)).range()
    assert more[0] == low
    assert high <= more[1] <= high + 1


@checked
@given(scenes(), st.sampled_from([None, *PARTIES]), st.sampled_from([True, False]))
def test_a_denial_changes_neither_end(scene: Scene, source: str | None, sure: bool) -> None:
    assert scene.add(Voice("denier", source, stance="denies", sure=sure)).range() == scene.range()


@checked
@given(scenes((*NAMED, "group", "unnamed")), st.sampled_from(PARTIES))
def test_an_unsure_voice_never_raises_the_lower_end(scene: Scene, source: str) -> None:
    more = scene.add(Voice("unsure", source, sure=False)).range()
    assert more[0] <= scene.range()[0]


@checked
@given(scenes(NAMED), st.sampled_from([(x, y) for x in PARTIES for y in PARTIES if x < y]))
def test_two_parties_taken_for_one_raise_neither_end(scene: Scene, pair: tuple[str, str]) -> None:
    kept, gone = pair
    scene = replace(scene, voices=tuple(v._replace(source=v.source or "t") for v in scene.voices))
    assume(not any(s.speaks_for for s in scene.sources if s.id in pair))
    low, high = scene.range()
    merged = replace(
        scene,
        voices=tuple(v._replace(source=kept if v.source == gone else v.source) for v in scene.voices),
        sources=tuple(_renamed(s, kept, gone, scene.sources) for s in scene.sources if s.id != gone),
    )
    more = merged.range()
    assert more[0] <= low
    assert more[1] <= high


def _renamed(source: Source, kept: str, gone: str, sources: Sequence[Source]) -> Source:
    """`source` where the party `gone` is known to be `kept`: doubts about either are doubts about the one."""
    known = [source, *(s for s in sources if s.id == gone and source.id == kept)]
    doubts = {kept if d == gone else d for s in known for d in s.may_be} - {source.id}
    body = kept if source.speaks_for == gone else source.speaks_for
    return replace(source, may_be=tuple(sorted(doubts)), speaks_for=body)


@checked
@given(scenes(), st.randoms(use_true_random=False))
def test_the_order_of_the_voices_changes_nothing(scene: Scene, random: object) -> None:
    order = list(range(len(scene.voices)))
    random.shuffle(order)  # type: ignore[attr-defined]
    turned = tuple(Copy(c.right, c.left, c.within) for c in reversed(scene.copies))
    before = scene.traced()
    after = replace(scene, sources=scene.sources[::-1], copies=turned).traced(order)
    assert after.independent == before.independent
    assert after.origins == before.origins
    assert after.outlets == before.outlets


def test_an_origin_is_called_by_the_person_who_speaks_for_it_alone() -> None:
    roe = party("Ann Roe", "person", speaks_for="ministry")
    poe = party("Bo Poe", "person", speaks_for="ministry")
    alone = Scene((Voice("a", "Ann Roe"), Voice("b", "Ann Roe")), (MINISTRY, roe))
    assert names(alone.traced()) == ["Ann Roe (ministry)"]
    two = Scene((Voice("a", "Ann Roe"), Voice("b", "Bo Poe")), (MINISTRY, roe, poe))
    assert names(two.traced()) == ["ministry, by Ann Roe, Bo Poe"] and two.range() == (1, 1)


def test_an_origin_told_by_somebodys_lawyer_is_called_by_that_somebody() -> None:
    poe = party("Ann Poe", "person", speaks_for="ministry")
    lawyer = party("Guy Roe", "person", speaks_for="Ann Poe")
    alone = Scene((Voice("a", "Guy Roe"),), (MINISTRY, poe, lawyer))
    assert names(alone.traced()) == ["Guy Roe (Ann Poe)"]
    both = Scene((Voice("a", "Ann Poe"), Voice("b", "Guy Roe")), (MINISTRY, poe, lawyer))
    assert names(both.traced()) == ["Ann Poe, by Guy Roe"] and both.range() == (1, 1)
    of_two = Scene((Voice("a", "ministry"), Voice("b", "Guy Roe")), (MINISTRY, poe, lawyer))
    assert names(of_two.traced()) == ["ministry, by Guy Roe"]
