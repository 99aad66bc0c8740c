import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.present import _words
from firsthand.present._words import day, days, independent, visible
from firsthand.present.terminal import MOST_CLAIMS, MOST_SINGLE, summary
from firsthand.records import Case, Claim, HedgeLoss, Report, Span, Story, Unread
from invented_case import case

HOSTILE = "\x1b[2J\x1b]0;owned\x07 \u202egnp.exe \u2066 \x9b31m \r\n\u2028 a\u200bb \ud800 \U000e0041"


@pytest.fixture(scope="module")
def told():
    return summary(case())


def test_three_outlets_are_told_as_one_origin(told):
    assert "3 reports → 3 outlets → 1 independent origin\n" in told
    assert "4 claims in several outlets: 2 rest on one origin and 2 may rest on one." in told


def test_the_chain_is_drawn_from_the_origin_through_the_channel_to_each_report(told):
    assert "Harbour Board ─ Coastal Wire ─ (a text that is not here) ╌┬╌ Ellory Post ─ The Echo\n" in told
    assert "└╌ Northern Herald\n" in told


def test_what_rests_on_an_unseen_text_and_what_lost_its_attribution_is_said(told):
    note = "Ellory Post and Northern Herald share wording: one rests on the other, or both on a text that is not here."
    assert note in " ".join(told.split())
    assert "Northern Herald says it without naming Harbour Board." in told


def test_a_range_and_a_voice_without_source(told):
    assert "3 reports → 3 outlets → 1 to 3 independent origins" in told
    assert "(no source named) ╌ Northern Herald" in told


def test_a_denial_is_told_and_counts_nowhere(told):
    assert "2 reports → 2 outlets → 1 to 2 independent origins" in told
    assert "Denied by Seafarers' Union, in Marren Chronicle and Ellory Post." in told


def test_one_report_is_told_in_one_line(told):
    assert "1 report → 1 outlet → 1 independent origin: Ellory Post shows its own work\n" in told


def test_a_disagreement_gives_every_side_with_its_outlets(told):
    assert '!  passengers stranded: "about 400" (Ellory Post and Northern Herald) / "some 4,000" (The Echo)' in told


def test_what_was_set_aside_and_what_was_not_read_is_said(told):
    assert "Set aside in Ellory Post: 49 characters (9 %) in 1 place." in told
    assert "harbour/scan.pdf: it is a PDF, which is not read" in told


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, summary(case(), width).splitlines())) <= width


def test_more_claims_than_fit_are_counted_not_dropped():
    one = case()
    many = replace(one, claims=tuple(replace(one.claims[0], id=str(n)) for n in range(MOST_CLAIMS + 3)))
    assert "… and 3 more claims in the report." in summary(many)


def test_claims_of_one_report_leave_room_for_those_of_several():
    one = case()
    single = tuple(replace(one.claims[4], id=str(n), gist=f"single {n}") for n in range(MOST_SINGLE + 3))
    told = summary(replace(one, claims=(*single, one.claims[0])))
    assert f'{MOST_SINGLE + 4}  "about 400 passengers were stranded' in told
    assert "single 3" in told and "single 4" not in told
    assert "… and 3 more claims in the report." in told


@pytest.mark.parametrize(
    ("gist", "words"),
    [
        ("“We had no warning,”", "We had no warning"),
        ('"We had no warning', "We had no warning"),
        ('they came from the north,"', "they came from the north"),
        ("“We had none,” she said, “of it”", "“We had none,” she said, “of it”"),
        ("he called it a “race”", "he called it a “race”"),
        ("the crews’", "the crews’"),
        ("‘They don’t know,’", "They don’t know"),
        ("‘A’ and ‘B’", "‘A’ and ‘B’"),
        ("”", "”"),
        ("", ""),
    ],
)
def test_a_gist_loses_the_marks_that_are_not_its_own(gist, words):
    assert _words.gist(Claim("c", "s", gist, ())) == words


def _steers(text):
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


def test_hostile_text_in_any_field_cannot_steer_the_terminal():
    one = case()
    hostile = Case(
        reports=tuple(replace(r, outlet=HOSTILE + r.id, name=HOSTILE, published=HOSTILE) for r in one.reports),
        stories=(Story("story", HOSTILE, one.stories[0].reports),),
        sources=tuple(replace(s, name=HOSTILE) for s in one.sources),
        attributions=one.attributions,
        claims=tuple(
            replace(c, gist=HOSTILE, origins=tuple(replace(o, name=HOSTILE) for o in c.origins)) for c in one.claims
        ),
        disagreements=tuple(
            replace(d, subject=HOSTILE, values=tuple(v._replace(value=HOSTILE) for v in d.values))
            for d in one.disagreements
        ),
        unread=(Unread(HOSTILE, HOSTILE),),
    )
    told = summary(hostile)
    assert not _steers(told)
    assert "‹U+001B›[2J" in told and "‹U+202E›gnp.exe" in told
    told.encode()


@given(st.text(st.characters(exclude_categories=[])))
def test_visible_text_hides_nothing(text):
    assert not [c for c in _steers(visible(text) + " ") if c not in "\u200c\u200d"]


@given(st.text(alphabet="abcÄß漢é 12.,;:!?-“”’…—"))
def test_ordinary_text_is_left_alone(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((0, 0), "no origin"),
        ((0, 2), "no origin for sure, at most 2"),
        ((1, 1), "1 independent origin"),
        ((1, 3), "1 to 3 independent origins"),
        ((2, 2), "2 independent origins"),
    ],
)
def test_a_range_of_origins_in_words(bounds, words):
    assert independent(*bounds) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2031-05-06T18:20", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        (None, "no date"),
        ("2031-99-01", "2031-99-01"),
    ],
)
def test_a_day_is_as_precise_as_the_report(published, words):
    assert day(published) == words


def test_days_of_a_story_and_of_an_undated_one():
    assert days(case().reports) == "6 to 7 May 2031, 1 undated"
    assert days([]) == "no date"


def test_an_empty_case_says_so():
    assert summary(Case()) == "Nothing was read.\n"
    assert "Not read: 1 input." in summary(Case(unread=(Unread("x", "it is empty"),)))


def test_a_report_without_outlet_is_called_by_its_name():
    report = Report("r", "notes.txt", "notes.txt", "0", "text", dropped=((0, 2),))
    assert "Set aside in notes.txt: 2 characters (50 %) in 1 place." in summary(Case(reports=(report,)))


def test_what_a_report_is_surer_of_than_another_is_told_below_the_claim():
    whole = case()
    first, *others = whole.claims
    loss = HedgeLoss("doubt dropped", Span("post", 0, 3), Span("echo", 0, 3), "may have\x1b", None, "one text")
    losses = (loss, loss._replace(lost="said", became="confirmed"), *[loss] * 4)
    told = summary(replace(whole, claims=(replace(first, hedge_losses=losses), *others)))
    assert 'Surer: Ellory Post has "may have' in told
    assert 'Ellory Post has "said", The Echo says "confirmed".' in told
    assert "… and 3 more such losses in the report." in told
    assert "\x1b" not in told


def test_an_unnamed_party_is_told_with_an_outlet_whose_name_has_brackets():
    assert _words.party("unnamed: earlier reports (Larn Post (Web))") == "earlier reports (unnamed, Larn Post (Web))"
    assert _words.party("unnamed: a clerk (Larn Post)") == "an unnamed clerk (Larn Post)"
