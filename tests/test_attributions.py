"""Who said what, on texts written for the tests."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import attributions, languages
from firsthand.records import Attribution, Parse, Range, Report


def report(text: str) -> Report:
    return Report(id="report-1", name="one.txt", path="one.txt", sha256="", text=text, language="en")


def read(text: str) -> list[Attribution]:
    return list(attributions.find(report(text), languages.parse(report(text))))


def said(text: str, span: Range | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def told(text: str) -> list[tuple[str | None, str]]:
    """(source, content) of each attribution, a content's ranges joined by " / "."""
    return [(said(text, a.source), " / ".join(text[s:e] for s, e in a.content)) for a in read(text)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Mayor Ada Brill said that the dam had burst.", "Mayor Ada Brill", "that the dam had burst"),
        ("The dam had burst overnight, Mayor Ada Brill said.", "Mayor Ada Brill", "The dam had burst overnight"),
        ("“The dam has burst,” said Mayor Ada Brill.", "Mayor Ada Brill", "“The dam has burst,”"),
        ('Brill said: "The dam has burst. Leave now."', "Brill", '"The dam has burst. Leave now."'),
        ("''The dam has burst,'' Brill said.", "Brill", "''The dam has burst,''"),
        ("According to the Velden police, six houses were lost.", "the Velden police", "six houses were lost"),
        ("Six houses were lost, according to a fire officer.", "a fire officer", "Six houses were lost"),
        ("The council rejected Brill's claim that the dam was safe.", "Brill's", "that the dam was safe"),
        ("The ministry rejected rebel claims that soldiers burned the mill.", "rebel", "that soldiers burned the mill"),
        ("Moscow dismissed Ukrainian allegations that its ships shelled Velden.", "Ukrainian",
         "that its ships shelled Velden"),
        ("For days the ministry tried to counter police allegations that a guard burned the mill.", "police",
         "that a guard burned the mill"),
        ("The committee met, using a news clip of Mayor Ann Poe of Brenn warning of the risks of a dry harbour.",
         "Mayor Ann Poe of Brenn", "the risks of a dry harbour"),
        ("Rebels killed 30 in border town battle: monitor", "monitor", "Rebels killed 30 in border town battle"),
        (
            "Storm leaves thousands without power – utility company\n\nTrees fell.",
            "utility company",
            "Storm leaves thousands without power",
        ),
        (
            "Harbour panel member Guy Roe of Velmland, considered one of the most cautious members, said he thinks the "
            "dam could leak.",
            "Harbour panel member Guy Roe of Velmland",
            "he thinks the dam could leak",
        ),
        (
            "The bridge, built in 1900, fell on Monday, the mayor said.",
            "the mayor",
            "The bridge, built in 1900, fell on Monday",
        ),
        ("The ministry accused the rebels of mining the road.", "The ministry", "the rebels of mining the road"),
        ("BRILL: Well, the water came at night and we ran.", "BRILL", "Well, the water came at night and we ran"),
    ],
)  # fmt: skip
def test_a_source_and_its_content(text: str, source: str, content: str) -> None:
    assert (source, content) in told(text)


def test_a_sentence_that_lost_its_commas() -> None:
    text = "Shelling killed four people in the town of Velden on Sunday the Hillside Observatory for Peace said."
    assert told(text) == [
        ("the Hillside Observatory for Peace", "Shelling killed four people in the town of Velden on Sunday")
    ]


def test_a_dateline_that_the_parser_took_for_the_speaker_is_left_out() -> None:
    text = "Al LARN AIR BASE, Zedland (Wire) - President Ann Poe on Wednesday defended her decision to leave Corsa."
    assert [source for source, _ in told(text)] == ["President Ann Poe"]


def test_a_dateline_of_a_town_and_its_state_is_no_part_of_the_speaker() -> None:
    text = "VELM CITY, Mo. — Leaders of the nurses accused the hospital of tolerating abuse."
    assert [source for source, _ in told(text)] == ["Leaders of the nurses"]
    told_apart = told("NATO — the western alliance — said that Zedland had lied to everybody.")
    assert told_apart and all(source and source.startswith("NATO") for source, _ in told_apart)


@pytest.mark.parametrize("said", ['told "Larn & Friends"', 'said on "Larn & Friends"', "told “Good Morning Larn”"])
def test_the_title_of_a_programme_is_no_part_of_what_was_told_there(said: str) -> None:
    assert told(f"Guy Dunn {said} that the wall was high.") == [("Guy Dunn", "that the wall was high")]


@pytest.mark.parametrize(
    "said", ["Guy Dunn said “Good Morning” that day.", "“The Wall That Fell” that Poe wrote was bad, Dunn said."]
)
def test_a_title_that_was_no_programme_stays_in_what_was_said(said: str) -> None:
    ((_, content),) = told(said)
    assert "“" in content


def test_what_stands_under_a_picture_is_nobodys() -> None:
    text = "FILE PHOTO: Ann Poe, president of Zedland, leaves the court after a hearing at Velm, December 12, 2018."
    assert told(text) == []


def test_a_cue_thrown_in_leaves_a_content_in_two_parts() -> None:
    text = "The soldiers, the ministry said, had left their posts before dawn."
    assert any(source == "the ministry" and " / " in content for source, content in told(text))


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = '"The dam has burst," Brill said. "Nobody should stay in the valley."'
    assert told(text) == [("Brill", '"The dam has burst," / "Nobody should stay in the valley."')]


def test_a_quotation_over_several_paragraphs_is_one() -> None:
    text = "Brill said: “The dam has burst.\n\n“We asked everyone to leave the valley.\n\n“Two people stayed.”"
    (found,) = read(text)
    assert said(text, found.source) == "Brill"
    assert "We asked everyone" in text[found.content[0][0] : found.content[-1][1]]
    assert text[: found.content[-1][1]].endswith("stayed.”")


def test_a_quotation_without_cue_has_the_source_of_the_one_before() -> None:
    text = "“The dam has burst,” said the council.\n\n“Nobody should stay in the valley tonight, and nobody will.”"
    found = read(text)
    (last,) = (a for a in found if text[a.content[-1][0] :].startswith("“Nobody"))
    assert said(text, last.source or last.antecedent) == "the council"


def test_a_paragraph_between_ends_what_a_quotation_inherits() -> None:
    text = "“The dam has burst,” said the council.\n\nRain fell all day.\n\n“Nobody should stay here tonight, never.”"
    assert not any(a.antecedent for a in read(text))


@pytest.mark.parametrize(
    ("text", "source", "channel"),
    [
        ("Reuters reported that a Velden official said the dam had burst.", "a Velden official", "Reuters"),
        ("Brill told the Harbour Times that the dam had burst.", "Brill", "the Harbour Times"),
        (
            "According to the army of Velden (as reported by Dailypost.vel), the dam had burst on Sunday.",
            "the army of Velden",
            "Dailypost.vel",
        ),
    ],
)
def test_an_intermediary_is_a_channel(text: str, source: str, channel: str) -> None:
    found = read(text)
    assert [(said(text, a.source), [said(text, v) for v in a.via]) for a in found] == [(source, [channel])]


@pytest.mark.parametrize(
    ("text", "source", "channel"),
    [
        ("The Harbour Times, citing two officials, said that the dam had burst.", "two officials", "The Harbour Times"),
        ("The dam had burst, the Harbour Times said, citing the police.", "the police", "the Harbour Times"),
        ("State television quoted a guard as saying that the dam had burst.", "a guard", "State television"),
        ("The Harbour Times reported that guards had fled. They said the dam had burst.", "They", "The Harbour Times"),
        ("A letter published by the Harbour Times said the dam had burst.", None, "the Harbour Times"),
    ],
)
def test_an_outlet_that_passes_on_is_a_channel(text: str, source: str | None, channel: str) -> None:
    last = read(text)[-1]
    assert [said(text, v) for v in last.via] == [channel]
    assert source is None or said(text, last.source) == source


def test_a_claim_and_its_rejection_both_speak() -> None:
    found = read("The council rejected Brill's claim that the dam was safe.")
    assert [(a.denies, a.found_by) for a in found] == [(True, "reporting+tagger"), (False, "noun")]


def test_a_cue_that_the_parser_hung_on_a_content_keeps_its_speaker() -> None:
    text = "Brill said three people had died, adding that the toll could rise."
    assert told(text) == [("Brill", "three people had died"), ("Brill", "that the toll could rise")]


def test_a_relative_pronoun_points_back_to_its_party() -> None:
    text = "The record belongs to the mayor, who says the dam is safe."
    (found,) = read(text)
    assert (said(text, found.source), said(text, found.antecedent)) == ("who", "the mayor")


def test_a_party_that_was_accused_is_no_source() -> None:
    assert all(a.source is None for a in read("The guards were accused of leaving their posts."))
    joined = "Ann Poe was arrested around 10:24 a.m. Friday and charged with two counts of murder."
    assert all(a.source is None for a in read(joined))
    active = "Police arrested Ann Poe on Friday and accused her of killing two guests."
    assert "Police" in [source for source, _ in told(active)]


def test_a_quotation_in_a_title_is_not_spoken() -> None:
    text = "On “Morning Talk,” Mayor Ada Brill said the dam was safe."
    assert told(text) == [("Mayor Ada Brill", "the dam was safe")]


def test_a_signed_quotation() -> None:
    text = "“We ran up the hill and we did not look back once.”\n— Ola Brem"
    assert told(text) == [("Ola Brem", "“We ran up the hill and we did not look back once.”")]


def test_work_grows_with_the_text_and_not_faster() -> None:
    text = "“The dam has burst,” Brill said. Police, citing guards, denied the claim that it leaked.\n" * 40
    assert len(read(text)) >= 0.9 * 40 * len(read(text[: len(text) // 40]))


def test_a_party_that_was_told_is_no_channel_unless_an_outlet() -> None:
    assert read("Brill told the committee that the dam had burst.")[0].via == ()


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Brill said at a press conference that the dam had burst.", "press conference"),
        ("The council said in a statement that the dam had burst.", "statement"),
        ("Brill tweeted that the dam had burst.", "tweet"),
    ],
)
def test_the_medium(text: str, medium: str) -> None:
    assert read(text)[0].medium == medium


def test_a_hedge_without_agent_has_no_source() -> None:
    (found,) = read("Six houses were reportedly lost.")
    assert (found.source, found.hedge) == (None, "reportedly")


def test_a_denial_is_marked() -> None:
    assert [a.denies for a in read("The ministry denied that its soldiers had left.")] == [True]
    assert [a.denies for a in read("The ministry said that its soldiers had left.")] == [False]
    assert not any(a.denies for a in read("The ministry refused to confirm or deny that its soldiers had left."))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called the report a fabrication.",
        "The mayor said there was no truth to the report that the dam leaked.",
        "The mayor dismissed the report.",
    ],
)
def test_the_words_of_a_denial(text: str) -> None:
    assert [a.denies for a in read(text)] == [True]


@pytest.mark.parametrize(
    "turns",
    ["pushed back on claims", "brushed off suggestions", "shot down reports", "contested the claim", "took issue with "
     "reports", "scoffed at the idea", "took exception to the suggestion", "is trying to counter police allegations"],
)  # fmt: skip
def test_who_turns_down_a_claim_denies_it(turns: str) -> None:
    found = read(f"The ministry {turns} that soldiers burned the mill at Orlo.")
    assert [a.denies for a in found if a.source and a.source[0] == 0] == [True]


@pytest.mark.parametrize(
    "answers",
    ["did not dispute reports", "responded to claims", "repeated the claim", "challenged the council to prove claims"],
)
def test_who_answers_a_claim_need_not_deny_it(answers: str) -> None:
    assert not any(a.denies for a in read(f"The ministry {answers} that soldiers burned the mill at Orlo."))


@pytest.mark.parametrize(
    "said",
    ["her bid for the bridge was illegal", "the motion was hers", "a deal with Larnoil", "any funding of rebels"],
)
def test_what_is_said_to_be_untrue_of_a_request_or_a_deal_is_denied(said: str) -> None:
    assert any(a.denies for a in read(f"Mayor Ann Roe denied {said}."))


@pytest.mark.parametrize(
    "told", ["Guy Roe, blamed for the deaths of ten men, left the city.", "Guy Roe accused of lying to the council."]
)
def test_who_is_blamed_is_not_the_source_of_it(told: str) -> None:
    assert [a.source for a in read(told)] in ([None], [])


def test_who_blames_is_the_source_of_it() -> None:
    text = "Guy Dunn, whom Ann Roe blamed for the fire, fled."
    assert [text[slice(*a.source)] for a in read(text) if a.source] == ["Ann Roe"]


def test_what_is_false_only_by_its_name_is_no_denial() -> None:
    assert not any(a.denies for a in read("Mayor Ann Roe described her stay in the room as “false imprisonment”."))
    assert [a.denies for a in read("Mayor Ann Roe described the claim as “a false report”.")] == [True]


def test_who_turns_down_a_request_denies_nothing() -> None:
    assert not any(a.denies for a in read("The court denied the ministry's request that it hear the case first."))
    assert [a.denies for a in read("The mayor denied the report that his request was turned down.")] == [True]
    for content in (
        "treatment of prisoners was harsh",
        "aid to the camp was stopped",
        "planning an attack that killed nine",
    ):
        assert [a.denies for a in read(f"Mayor Ann Poe denied {content}.")] == [True], content


def test_a_cue_without_agent_is_a_hedge() -> None:
    (found,) = read("The general is said to be in prison.")
    assert (found.source, found.hedge) == (None, "said")


def test_what_was_not_said_is_silence() -> None:
    assert [a.act for a in read("The ministry did not say whether its soldiers had left.")] == ["silence"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"The dam has burst," Brill said.', "direct"),
        ('Brill said the dam was "a total loss" for the valley.', "mixed"),
        ("Brill said the dam was lost.", "indirect"),
    ],
)
def test_the_kind(text: str, kind: str) -> None:
    assert [a.kind for a in read(text)] == [kind]


def test_narration_has_no_attribution() -> None:
    assert read("Rain fell on the valley. The river rose by two metres.") == []


def test_an_empty_report_has_none() -> None:
    assert attributions.find(report(""), Parse("report-1", (), (), (), (), ())) == ()


_WORDS = ["Brill", "said", "the dam", "burst", "that", "according to", "police", "told", "Reuters", "reportedly"]
_MORE = ["as reported by", "claim", "of", "was", "'s", "\u202e", "é", "citing", "denied", "who"]
_MARKS = [",", ".", '"', "“", "”", "''", "‘", "—", "\n", ":", "(", ")"]
_PIECES = st.sampled_from([*_WORDS, *_MORE, *_MARKS])


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_every_span_stands_in_the_text(text: str) -> None:
    found = read(text)
    assert found == read(text)
    assert len({a.id for a in found}) == len(found)
    for one in found:
        assert one.content
        for start, end in (*one.cue, *one.content, *one.via, *filter(None, (one.source, one.antecedent))):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        for (_, end), (start, _) in zip(one.content, one.content[1:], strict=False):
            assert end <= start


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Brill said the dam had burst.", "speech"),
        ("Brill wrote that the dam had burst.", "writing"),
        ("Brill believes that the dam will burst.", "belief"),
        ("Brill wants to mend the dam.", "intention"),
        ("Brill fears that the dam will burst.", "feeling"),
        ("Brill did not say whether the dam had burst.", "silence"),
        ("The inspector's report found that the dam leaked.", "writing"),
    ],
)
def test_what_a_cue_tells_of(text: str, act: str) -> None:
    assert [a.act for a in read(text)] == [act]


@pytest.mark.parametrize("text", ["All went according to plan.", "The seats were given according to rank on Monday."])
def test_a_plan_says_nothing(text: str) -> None:
    report = Report("report-1", "one", "one.txt", "", text)
    assert attributions.find(report, languages.parse(report)) == ()


@pytest.mark.parametrize(
    "text",
    ["Brexit: what next for the government", "Where to eat in Larn: a guide for officials", "Storm: two towns cut off"],
)
def test_a_colon_in_a_headline_before_what_is_no_party_attributes_nothing(text: str) -> None:
    assert told(text) == []
