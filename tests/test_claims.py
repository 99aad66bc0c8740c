"""Assertions that say the same thing stand in one claim, whoever says it and in whatever words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import attributions, claims, languages
from firsthand.claims.groups import NEAR, Group, group
from firsthand.claims.rankings import LEAST, compare, rank
from firsthand.claims.similarity import likeness, weigh
from firsthand.claims.speakers import find_voices, set_beside
from firsthand.claims.statements import Statement, find_statements
from firsthand.records import Attribution, Claim, Parse, Passage, Report, Span, Story, identify

WALKOUT = "About 40 miners walked out of the flooded gallery in Ostrel on Monday, the ministry said."
WALKED = "Some 40 miners walked out of a flooded gallery in Ostrel."
DENIED = "The union denied that 40 miners had walked out of the flooded gallery in Ostrel."
BREAD = "Bread prices rose again in the capital."
LIBRARY = "The mayor opened a new library on the square."


class Told:
    """Texts, each a report; the claims that they share."""

    def __init__(self, *texts: str, headlines: bool = False, passages: tuple[Passage, ...] = ()) -> None:
        self.reports = [
            Report(identify("report", text), name, name, "0", text, outlet=name)
            for name, text in zip("abcdef", texts, strict=False)
        ]
        if headlines:
            self.reports = [replace(r, headline=(0, r.text.index("\n"))) for r in self.reports]
        self.parses: dict[str, Parse] = {r.id: languages.parse(r) for r in self.reports}
        self.said: list[Attribution] = [a for r in self.reports for a in attributions.find(r, self.parses[r.id])]
        story = Story("story", "a story", tuple(r.id for r in self.reports))
        self.claims = claims.align(story, self.reports, self.parses, self.said, passages)

    def words(self, claim: Claim) -> list[tuple[str, str]]:
        by_id = {r.id: r for r in self.reports}
        return [(by_id[a.report].name, by_id[a.report].text[a.start : a.end]) for a in claim.assertions]


def test_one_claim_in_three_wordings() -> None:
    told = Told(f"{WALKOUT} {BREAD}", f"{WALKED} {LIBRARY}", DENIED)
    first = told.claims[0]
    assert told.words(first) == [
        ("a", "About 40 miners walked out of the flooded gallery in Ostrel on Monday"),
        ("b", WALKED),
        ("c", "40 miners had walked out of the flooded gallery in Ostrel"),
    ]
    assert [a.stance for a in first.assertions] == ["asserts", "asserts", "denies"]
    assert [a.attribution is not None for a in first.assertions] == [True, False, True]
    assert [told.words(c) for c in told.claims[1:]] == [[("a", BREAD)], [("b", LIBRARY)]]


def test_what_tells_of_different_things_stands_apart() -> None:
    assert len(Told(BREAD, LIBRARY).claims) == 2


def test_two_figures_of_one_report_are_two_claims() -> None:
    digest = (
        "At least 13 civilians were killed when shells hit the market of Larn on Sunday. "
        "At least 20 civilians were killed when shells hit the market of Ostrel on Sunday."
    )
    told = Told(digest, "At least 13 civilians were killed on Sunday when shells hit the market.")
    first = told.claims[0]
    same = [words for words, a in zip(told.words(first), first.assertions, strict=True) if not a.near]
    assert [name for name, _ in same] == ["a", "b"]


def test_a_claim_with_another_figure_is_the_same_claim() -> None:
    told = Told(
        "Three guards were killed in the depot fire at Larn. The depot burned for two days.",
        "Five guards were killed in the depot fire in Larn, officials said.",
    )
    assert [name for name, _ in told.words(told.claims[0])] == ["a", "b"]


@pytest.mark.parametrize("text", ["He said so.", "Yes.", "Read more.", "Monday, 4 May 2031", "!!! ... ???"])
def test_what_nobody_could_check_is_no_claim(text: str) -> None:
    assert Told(text).claims == ()


def test_a_headline_is_a_claim_though_it_lacks_a_verb() -> None:
    headline = "Forty miners out of flooded Ostrel gallery"
    text = f"{headline}\n{LIBRARY}"
    for headlines in (True, False):
        told = Told(text, headlines=headlines)
        assert (("a", headline) in [w for c in told.claims for w in told.words(c)]) is headlines


def test_a_bare_denial_is_one_of_what_was_told_before_it() -> None:
    told = Told(f"{WALKED} The union denied the allegations.", WALKED)
    stances = [a.stance for a in told.claims[0].assertions]
    assert sorted(stances) == ["asserts", "asserts", "denies"]


def test_whose_account_is_denied_tells_no_more_of_what_it_says() -> None:
    accused = "The mayor stole the harbour fund of Larn in May, Corsa police said."
    beside = "Corsa police painted their boats, a clerk said."
    told = Told(f"{beside} {accused} Witnesses said that the Corsa police's account was wrong.")
    (claim,) = [c for c in told.claims if any(a.stance == "denies" for a in c.assertions)]
    assert "harbour fund" in claim.gist


def test_a_denial_answers_what_several_reports_tell_before_what_one_does() -> None:
    lone = "Forty miners of the gallery had walked out to the sea, a clerk said."
    told = Told(f"{DENIED} {lone}", WALKED, f"{WALKED} It rained.")
    (claim,) = [c for c in told.claims if any(a.stance == "denies" for a in c.assertions)]
    assert len({a.report for a in claim.assertions}) == 3
    assert lone not in claim.gist


def test_a_statement_does_not_begin_with_the_outlet_to_which_it_was_made() -> None:
    text = "In an interview with Larn News on Friday night, Guy Dunn defended his comments to the lawmakers."
    (claim,) = Told(text).claims
    assert claim.gist == "Guy Dunn defended his comments to the lawmakers"


def test_no_reports_and_no_text_have_no_claims() -> None:
    assert Told().claims == ()
    assert Told("").claims == ()


def test_claims_of_most_reports_come_first_and_ids_stay() -> None:
    texts = (f"{BREAD} {WALKOUT}", f"{LIBRARY} {WALKED}")
    told = Told(*texts)
    reports = [len({a.report for a in c.assertions}) for c in told.claims]
    assert reports == sorted(reports, reverse=True)
    assert told.claims == Told(*texts).claims
    assert len({c.id for c in told.claims}) == len(told.claims)


def test_a_shared_passage_speaks_for_one_claim() -> None:
    texts = ("The gate at Larn shut late on Monday.", "The gate near Larn was shut at night.")
    left, right = (Span(identify("report", t), 0, len(t)) for t in texts)
    passage = Passage(left, right, "rewritten", "narration", "undetermined", "shared words")
    told = Told(*texts)
    first, second = (found for r in told.reports for found in find_statements(r, told.parses[r.id], ()))
    alone = likeness(first, second, weigh((first, second), ()))
    assert likeness(first, second, weigh((first, second), (passage,))) > alone


def statements(*reports: str) -> list[Statement]:
    """As many statements as letters, each of the report that its letter names."""
    told = Told(LIBRARY)
    (one,) = find_statements(told.reports[0], told.parses[told.reports[0].id], ())
    return [replace(one, report=report) for report in reports]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([(0, 2), (0, 3), (1, 2), (1, 3), (0, 4), (3, 4)]), st.floats(LEAST, 20)))
def test_a_rank_is_a_probability_and_none_is_lost(alike: dict[tuple[int, int], float]) -> None:
    told = statements(*"aabbc")
    assert list(dict(compare(told, alike))) == list(alike)
    assert all(0 <= p <= 1 for p in rank(told, alike).values())


def test_the_best_match_by_far_is_surer_than_one_of_many() -> None:
    told = statements(*"aabbb")
    alone = rank(told, {(0, 2): 1.0})[0, 2]
    assert alone > rank(told, {(0, 2): 1.0, (0, 3): 1.0, (0, 4): 2.0, (1, 2): 2.0})[0, 2]


def test_groups_hold_every_statement_once_and_a_lone_one_stands_near() -> None:
    told = statements(*"abc")
    assert [(g.same, g.near) for g in group(told, {(0, 1): 0.9, (1, 2): 3 * NEAR})] == [((0, 1), (2,))]
    assert [(g.same, g.near) for g in group(told, {(0, 1): 0.9, (1, 2): NEAR})] == [((0, 1), ()), ((2,), ())]


def test_the_nearest_two_groups_are_joined_first() -> None:
    told = statements(*"abcd")
    chain = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.4}
    assert [g.same for g in group(told, chain)] == [(0, 1), (2, 3)]
    assert [g.same for g in group(told, {(0, 1): 0.9, (1, 2): 0.5})] == [(0, 1, 2), (3,)]


def test_what_a_report_counts_otherwise_is_not_near_its_own_claim() -> None:
    def told(figure: str) -> list[Statement]:
        found = Told(f"At least 13 civilians died in Larn. At least {figure} civilians died in Velm.")
        one, other = find_statements(found.reports[0], found.parses[found.reports[0].id], ())
        return [replace(one, report="a"), replace(one, report="b"), replace(other, report="a")]

    scores = {(0, 1): 0.9, (1, 2): 3 * NEAR}
    assert [(g.same, g.near) for g in group(told("20"), scores)] == [((0, 1), ()), ((2,), ())]
    assert [(g.same, g.near) for g in group(told("13"), scores)] == [((0, 1), (2,))]


def test_what_states_two_claims_stands_in_one_and_near_the_other() -> None:
    one, other = statements(WALKOUT, WALKED), statements(WALKOUT, WALKED)
    told = [replace(s, report=f"rpt-{k}") for k, s in enumerate([*one, *other])]
    joined = {(0, 1): 0.9, (2, 3): 0.8}
    assert [(g.same, g.near) for g in group(told, {**joined, (1, 2): 0.3, (1, 3): 0.3})] == [
        ((0, 1), ()),
        ((2, 3), (1,)),
    ]
    assert all(not g.near for g in group(told, {**joined, (1, 2): 0.1, (1, 3): 0.1}))


ODD = ["“We left,” she said.", "🙂 42 🙂!", "השער נסגר ביום שני", "no end here", "—", "\u200b \u00a0"]
SENTENCES = st.sampled_from([WALKOUT, WALKED, DENIED, BREAD, LIBRARY, *ODD])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(SENTENCES, max_size=4).map("\n".join), min_size=1, max_size=4, unique=True))
def test_every_assertion_is_words_of_its_report_and_states_one_claim_at_most(texts: list[str]) -> None:
    told = Told(*texts)
    text_of = {r.id: r.text for r in told.reports}
    places = [(a.report, a.start, a.end) for c in told.claims for a in c.stated]
    near = [(a.report, a.start, a.end) for c in told.claims for a in c.assertions if a.near]
    assert len(places) == len(set(places)) and len(near) == len(set(near))
    for claim in told.claims:
        assert claim.assertions
        for a in claim.assertions:
            assert 0 <= a.start < a.end <= len(text_of[a.report])
            assert text_of[a.report][a.start : a.end].strip()
        own = {" ".join(text_of[a.report][a.start : a.end].split()) for a in claim.assertions}
        assert claim.gist in own
        assert any(a.sure for a in claim.assertions)


def credited(statement: Statement, party: str) -> Statement:
    said = Attribution(
        identify("attribution", party), statement.report, "indirect", None, (), ((0, 1),), "test", source_id=party
    )
    return replace(statement, attribution=said)


def test_a_party_quoted_beside_the_one_that_all_others_have_comes_near_the_claim() -> None:
    of = ("mayor", "clerk", "mayor", "mayor", "mayor")
    told = [credited(s, party) for s, party in zip(statements(*"aabcd"), of, strict=True)]
    one = Group((0, 1, 2, 3, 4))
    near = {(i, j): 0.9 for i in range(5) for j in range(i + 1, 5)}
    far = near | {(1, k): 0.3 for k in (2, 3, 4)}
    assert set_beside(one, told, far) == Group((0, 2, 3, 4), (1,))
    assert set_beside(one, told, far | {(1, 4): 0.95}) == one
    assert set_beside(one, [credited(s, "mayor") for s in told], far) == one
    assert set_beside(one, statements(*"aabcd"), far) == one


def test_two_parties_of_two_reports_stand_behind_one_claim() -> None:
    told = [credited(s, party) for s, party in zip(statements(*"ab"), ("mayor", "clerk"), strict=True)]
    assert set_beside(Group((0, 1)), told, {(0, 1): 0.9}) == Group((0, 1))


def test_voices_are_parties_and_reports_without_one() -> None:
    first, second, third, fourth = statements(*"aabc")
    told = [credited(first, "mayor"), second, third, credited(fourth, "mayor")]
    assert find_voices((0, 1, 2, 3), told) == {"mayor": [0, 1, 3], "unsourced b": [2]}


def stated(text: str) -> list[str]:
    told = Told(text)
    (report,) = told.reports
    found = find_statements(report, told.parses[report.id], told.said)
    return [report.text[s.start : s.end] for s in found]


def test_what_holds_on_a_condition_is_stated_and_what_is_asked_is_not() -> None:
    assert stated("The mayor said that if the rain goes on, the bridge of Larn will be closed.") == [
        "if the rain goes on, the bridge of Larn will be closed"
    ]
    assert stated("“If the rain goes on, the bridge of Larn will be closed,” the mayor said.") == [
        "“If the rain goes on, the bridge of Larn will be closed,”"
    ]
    assert not stated("The mayor asked if the bridge of Larn had been closed for the night.")


def test_a_verb_that_is_taken_for_a_participle_still_states_something() -> None:
    raids = "Zedland air raids killed at least 15 farmers near Larn on Friday."
    assert stated(raids) == [raids]
    assert not stated("A ladder held by two firemen outside the school of Larn.")
    assert not stated("Four firemen having closed the bridge of Larn.")


def test_what_a_participle_tells_beside_a_content_is_stated_where_it_tells_enough() -> None:
    closed = "the mayor said that the bridge would be closed on Friday"
    aside = "Standing on the flooded quay of Larn with two divers"
    assert stated(f"{aside}, {closed}.") == [aside, closed]
    assert stated(f"Standing on the quay, {closed}.") == [closed]
    assert stated(f"In a red coat with a heavy hat from Velm, {closed}.") == [closed]


def test_clauses_with_a_figure_each_are_told_apart_and_share_their_subject() -> None:
    told = Told("The miners earned $40 million in Larn last year, and paid $12 million in taxes.")
    (report,) = told.reports
    first, second = find_statements(report, told.parses[report.id], told.said)
    assert report.text[first.start : first.end] == "The miners earned $40 million in Larn last year"
    assert report.text[second.start : second.end] == "paid $12 million in taxes."
    assert {"miner", "pay"} <= second.words and "earn" not in second.words
    rates = "The rate for 2014 was 35 percent, while the rate for all taxes was 45 percent."
    assert stated(rates) == ["The rate for 2014 was 35 percent", "while the rate for all taxes was 45 percent."]
    for whole in (
        "About 40 miners disobeyed their orders and walked out of the gallery.",
        "The mayor said on 3 May that the bridge was closed and the school was shut.",
    ):
        assert len(stated(whole)) == 1


def test_what_is_found_twice_with_one_speaker_is_stated_once() -> None:
    told = Told("The mayor said that the port is closed for good, adding that it was late.")
    report = told.reports[0]
    one, other = (
        Attribution(name, report.id, "indirect", (0, 9), (cue,), (content,), "reporting:speech", act="speech")
        for name, cue, content in (("a", (10, 14), (15, 47)), ("b", (49, 55), (20, 47)))
    )
    parse = told.parses[report.id]
    found = [s for s in find_statements(report, parse, [one, other]) if s.attribution]
    assert [s.start for s in found] == [20]
    by_two = find_statements(report, parse, [one, replace(other, source=(56, 60))])
    assert [s.start for s in by_two if s.attribution] == [20, 20]
