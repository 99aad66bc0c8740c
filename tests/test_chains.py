"""By which way a content came, on sentences written for the tests, and the scorer of the marked paragraphs."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation import chains as marked
from evaluation import texts

from firsthand import attributions, languages
from firsthand.records import Attribution, Range, Report


def read(text: str) -> list[Attribution]:
    report = Report(id="report-1", name="one.txt", path="one.txt", sha256="", text=text, language="en")
    return list(attributions.find(report, languages.parse(report)))


def said(text: str, span: Range | None) -> str | None:
    return None if span is None else text[span[0] : span[1]]


def way(text: str, one: Attribution) -> tuple[str | None, list[str | None], str | None]:
    """Origin, intermediaries and medium of one attribution."""
    return said(text, one.source), [said(text, v) for v in one.via], one.medium


TOLD = [
    ("Mayor Brill told the Post's Jane Roe that the dam had burst.", "Mayor Brill", ["the Post"]),
    ("Brill told CNN's “Morning Talk” that the dam had burst.", "Brill", ["CNN"]),
    ("“The dam has burst,” Brill said on CBS's “Meet the Valley.”", "Brill", ["CBS"]),
    ("“The dam has burst,” Brill told “Good Morning Valley.”", "Brill", ["Good Morning Valley"]),
    ("Brill told state television that the dam had burst.", "Brill", ["state television"]),
    ("Brill told a Velden radio station that the dam had burst.", "Brill", ["a Velden radio station"]),
    ("Brill told the official news agency Anta that the dam had burst.", "Brill", ["the official news agency Anta"]),
    ("Brill told NBC and CNN that the dam had burst.", "Brill", ["NBC", "CNN"]),
    ("Brill told Reuters and other media outlets that the dam had burst.", "Brill", ["Reuters", "other media outlets"]),
    ("Brill said on Fox News that the dam had burst.", "Brill", ["Fox News"]),
    ("“The dam has burst,” Brill said to Reuters.", "Brill", ["Reuters"]),
    ("Brill wrote in the Harbour Times that the dam had burst.", "Brill", ["the Harbour Times"]),
    ("Brill told Dailypost.vel that the dam had burst.", "Brill", ["Dailypost.vel"]),
    ("Brill denied the report through his lawyer.", "Brill", ["his lawyer"]),
]
QUOTED = [
    ("Brill was quoted by the Velden news agency as saying the dam had burst.", "Brill", ["the Velden news agency"]),
    ("Brill was quoted as saying the dam had burst.", "Brill", []),
    ("Brill was quoted in the Harbour Times as saying that the dam had burst.", "Brill", ["the Harbour Times"]),
    ("State radio quoted Ada Brill, the mayor, as saying the dam had burst.", "Ada Brill, the mayor", ["State radio"]),
    ("“The dam has burst,” the newspaper quoted Brill as saying.", "Brill", ["the newspaper"]),
    ("The dam had burst, the Harbour Times quoted Brill as saying on Friday.", "Brill", ["the Harbour Times"]),
    ("The radio, monitored by the BBC, quoted Brill as saying the dam had burst.", "Brill", ["The radio", "the BBC"]),
    ("A spokesman quoted Brill as saying the dam had burst.", "Brill", ["A spokesman"]),
    ("Brill, quoted by the news agency Anta, said the dam had burst.", None, ["the news agency Anta"]),
]
PASSED_ON = [
    ("The Harbour Times reported the mayor said the dam had burst.", "the mayor", ["The Harbour Times"]),
    ("According to the Harbour Times, Brill said the dam had burst.", "Brill", ["the Harbour Times"]),
    ("“The dam has burst,” Brill said, according to Reuters. “Nobody is safe.”", "Brill", ["Reuters"]),
    ("The dam had burst, Brill said, as first reported by the Harbour Times.", "Brill", ["the Harbour Times"]),
    (
        "The Harbour Times, citing two officials, reported that the dam had burst.",
        "two officials",
        ["The Harbour Times"],
    ),
    (
        "The Harbour Times reported that the dam had burst, citing two officials.",
        "two officials",
        ["The Harbour Times"],
    ),
    ("On Monday, citing two officials, Reuters reported that the dam had burst.", "two officials", ["Reuters"]),
    ("The newspaper, which cited two guards, said the dam had burst.", "two guards", ["The newspaper"]),
    ("Reuters reported that the dam had burst. It quoted two officials.", "two officials", ["Reuters"]),
    ("The Harbour Times said the dam had burst, according to two guards.", "two guards", ["The Harbour Times"]),
    ("Brill's lawyer said Brill told him the dam had burst.", "Brill", ["Brill's lawyer"]),
    ("Brill told Reuters that a guard had told him the dam had burst.", "a guard", ["Brill", "Reuters"]),
]


@pytest.mark.parametrize(("text", "origin", "through"), [*TOLD, *QUOTED, *PASSED_ON])
def test_the_origin_and_the_intermediaries_in_order(text: str, origin: str | None, through: list[str]) -> None:
    (found,) = read(text)
    source, via, _ = way(text, found)
    assert via == through
    assert origin in (None, source)


def test_the_quoted_words_are_the_content_of_one_attribution() -> None:
    text = "“The dam has burst,” Brill said, according to Reuters. “Nobody is safe.”"
    (found,) = read(text)
    assert [said(text, span) for span in found.content] == ["“The dam has burst,”", "“Nobody is safe.”"]


@pytest.mark.parametrize(
    ("text", "origin", "through", "medium"),
    [
        ("In an interview with Reuters, Brill said the dam had burst.", "Brill", ["Reuters"], "interview"),
        ("Brill said in an interview on NBC's “Today” that the dam had burst.", "Brill", ["NBC"], "interview"),
        ("Brill said the dam had burst, in an interview on British television.", "Brill", ["British television"],
         "interview"),
        ("In a letter obtained by Reuters, Brill said the dam had burst.", "Brill", ["Reuters"], "letter"),
        ("In a memo to guards that was seen by Reuters, Brill said the dam had burst.", "Brill", ["Reuters"], "letter"),
        ("“The dam has burst,” Brill said in a statement to CNN.", "Brill", ["CNN"], "statement"),
        ("“It burst,” Brill wrote in a letter, according to a copy obtained by CNN.", "Brill", ["CNN"], "letter"),
        ("A statement carried by the news agency Anta said the dam had burst.", None, ["the news agency Anta"],
         "statement"),
        ("Emails obtained by the Harbour Times show that the dam had burst.", None, ["the Harbour Times"], "email"),
        ("Brill called the council a nest of thieves in an op-ed for Reuters.", "Brill", ["Reuters"], "op-ed"),
        ("Prosecutors say in the indictment that Brill sold the pumps.", "Prosecutors", [], "court filing"),
        ("The lawsuit says the dam had burst.", "The lawsuit", [], "court filing"),
        ("A poll by the Valley Institute found that the dam had few friends.", None, [], "report"),
        ("Brill released a statement saying the dam had burst.", "Brill", [], "statement"),
        ("Brill took to Twitter to say that the dam had burst.", "Brill", [], "tweet"),
        ("Brill said in one of the messages that the dam had burst.", "Brill", [], "message"),
        ("The dam had burst, Brill said in a Facebook post.", "Brill", [], "Facebook"),
        ("Brill condemned the raid in a tweet.", "Brill", [], "tweet"),
        ("Brill, in a letter, said the dam had burst.", "Brill", [], "letter"),
        ("Brill said by telephone that the dam had burst.", "Brill", [], "telephone"),
        ("Brill told a news conference that the dam had burst.", "Brill", [], "press conference"),
        ("Brill said at a rally that the dam had burst.", "Brill", [], "speech"),
        ("In his book, Brill says the dam had burst.", "Brill", [], "book"),
    ],
)  # fmt: skip
def test_the_medium_with_its_intermediaries(text: str, origin: str | None, through: list[str], medium: str) -> None:
    (found,) = read(text)
    source, *rest = way(text, found)
    assert rest == [through, medium]
    assert origin in (None, source)


@pytest.mark.parametrize(
    "text",
    [
        "Brill told lawmakers that the dam had burst.",
        "Brill told the committee that the dam had burst.",
        "Brill told the Environmental Protection Agency that the dam had burst.",
        "Brill told President Carl Stern that the dam had burst.",
        "Brill told The Hague tribunal that the dam had burst.",
        "Brill said on Tuesday that the dam had burst.",
        "Brill said in the Valley that the dam had burst.",
        "Brill said that the Harbour Times was wrong about the dam.",
        "Brill said she had read the report in the Harbour Times.",
        "The Harbour Times reported that the mayor wanted the dam closed.",
        "The Harbour Times said the dam had burst.",
        "Brill refused to answer, citing the law.",
        "Brill tweeted that the council had lied to CNN before going on leave.",
    ],
)
def test_no_intermediary(text: str) -> None:
    assert {a.via for a in read(text)} == {()}


@pytest.mark.parametrize(
    "text",
    [
        "Brill said the letter was lost.",
        "The Harbour Post said the dam had burst.",
        "Following the mayor's tweet, the council said the dam had burst.",
        "Twitter said it had removed the picture.",
        "Brill criticized Stern for lying in an interview.",
        "Brill declined to comment on the report.",
    ],
)
def test_no_medium(text: str) -> None:
    assert {a.medium for a in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("Brill told Reuters the dam had burst. He said nobody was safe.", ["Reuters"]),
        ("Brill told Reuters the dam had burst. Nobody was safe, Brill said.", ["Reuters"]),
        ("Brill told Reuters the dam had burst, adding that nobody was safe.", ["Reuters"]),
        ("Brill told Reuters that the dam had burst.\n\n“Nobody is safe,” he added.", ["Reuters"]),
        ("The radio quoted Brill as saying the dam had burst. He said nobody was safe.", ["The radio"]),
        ("Reuters reported that guards had fled. They said the dam had burst.", ["Reuters"]),
        ("Reuters reported that an official had left. The official said nobody was safe.", ["Reuters"]),
        ("Brill told Reuters that the dam had burst. The council said it was safe.", []),
        ("Brill told Reuters that the dam had burst. He has said the pumps were old.", []),
        ("Brill told Reuters that the dam had burst. Another official said it was safe.", []),
        ("Brill told Reuters that the dam had burst. He tweeted that nobody was safe.", []),
        ("Reuters reported that guards had fled. It said the dam had burst.", []),
        ("Brill told Reuters that the dam had burst.\n\nRain fell all day.\n\nHe said nobody was safe.", []),
    ],
)
def test_an_intermediary_goes_on_with_its_speaker(text: str, through: list[str]) -> None:
    assert [said(text, v) for v in read(text)[-1].via] == through


def test_the_words_that_an_outlet_reported_on_came_through_it() -> None:
    reported = "Reuters reported that the dam at Velden burst on Sunday and that 300 guards left the valley."
    text = f"{reported}\n\n“The dam at Velden burst on Sunday and 300 guards left,” said the army."
    assert [said(text, v) for v in read(text)[-1].via] == ["Reuters"]
    other = f"{reported}\n\n“Our bakeries will open again next week, whatever comes,” said the council."
    assert read(other)[-1].via == ()


@pytest.mark.parametrize(
    ("text", "denying"),
    [
        ("The ministry denied the allegation that its soldiers had left.", "The ministry"),
        ("The ministry rejected the report as baseless.", "The ministry"),
        ("The mayor disputed that the dam had leaked.", "The mayor"),
        ("The mayor refuted suggestions that the dam leaked.", "The mayor"),
        ("“We never left,” the ministry said, denying the report.", "the ministry"),
        ("The engineer says the dam leaked, something the mayor has denied.", "the mayor"),
        ("The dam leaked for weeks, a contention that the mayor disputes.", "the mayor"),
        ("The engineer said the dam leaked, which the mayor has repeatedly denied.", "the mayor"),
        ("The dam leaked for weeks, a claim rejected by the ministry.", "the ministry"),
        ("The mayor said it was untrue that the dam had leaked.", "The mayor"),
        ("The mayor said the report was not true.", "The mayor"),
        ("“That is a lie,” the mayor said of the report.", "the mayor"),
        ("The mayor said there is no truth in reports of a leak.", "The mayor"),
        ("The report was denied by the ministry.", "the ministry"),
        ("The mayor's denial that the dam leaked came late.", "The mayor's"),
    ],
)
def test_a_denial_and_whose_it_is(text: str, denying: str) -> None:
    assert [said(text, a.source) for a in read(text) if a.denies] == [denying]


@pytest.mark.parametrize(
    "text",
    [
        "The council did not deny that the dam had leaked.",
        "The council has never denied that the dam leaked.",
        "The council neither confirmed nor denied the leak.",
        "The mayor refused to confirm that the dam had leaked.",
        "The court denied the motion to close the dam.",
        "The council denied his request for a visa.",
        "The committee rejected the bill on Monday.",
        "The minister dismissed the general on Monday.",
        "The mayor said the door was false and the walls were thin.",
    ],
)
def test_no_denial(text: str) -> None:
    assert not any(a.denies for a in read(text))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Brill allegedly sold the pumps.", "allegedly"),
        ("The general is said to be in prison.", "said"),
        ("The dam leaked, it is alleged.", "alleged"),
        ("The mayor reportedly told the council that the dam leaked.", "reportedly"),
        ("The mayor refused to confirm that the dam had leaked.", "unconfirmed"),
        ("The mayor could not confirm that the dam leaked.", "unconfirmed"),
        ("The mayor told the council that the dam leaked.", None),
    ],
)
def test_the_hedge(text: str, hedge: str | None) -> None:
    assert {a.hedge for a in read(text)} == {hedge}


TEXT = "Brill told Reuters and CNN in a letter that the dam had burst."
MARK = marked.Mark(content=(41, 59), source=(0, 5), via=((11, 18), (23, 26)), medium="letter")
RANGE = (0, len(TEXT))


def found(**changes: object) -> Attribution:
    fields: dict[str, object] = {
        "id": "a", "report": "r", "kind": "indirect", "source": (0, 5), "cue": ((6, 10),), "content": ((41, 59),),
        "found_by": "t", "via": ((11, 18), (23, 26)), "medium": "letter",
    }  # fmt: skip
    return Attribution(**{**fields, **changes})  # type: ignore[arg-type]


def figures(*attributions_: Attribution, marks: tuple[marked.Mark, ...] = (MARK,)) -> dict[str, float | None]:
    paragraph = marked.Paragraph("reuters/1", "", "tune", RANGE, marks)
    return marked.figures(marked.score(paragraph, TEXT, attributions_))


def test_a_chain_found_whole_scores_full() -> None:
    told = figures(found())
    assert (told["F1"], told["wholly right %"], told["with a channel F1"]) == (100.0, 100.0, 100.0)


@pytest.mark.parametrize(
    ("changes", "precision", "recall", "whole"),
    [
        ({"via": ((11, 18),)}, 100.0, 75.0, 0.0),
        ({"via": ((23, 26), (11, 18))}, 75.0, 75.0, 0.0),
        ({"medium": "tweet"}, 75.0, 75.0, 0.0),
        ({"source": (11, 18)}, 75.0, 75.0, 0.0),
        ({"source": None, "antecedent": (0, 5)}, 100.0, 100.0, 100.0),
        ({"content": ((0, 5),)}, 0.0, 0.0, 0.0),
    ],
)
def test_what_is_missed_or_wrong_costs(
    changes: dict[str, object], precision: float, recall: float, whole: float
) -> None:
    told = figures(found(**changes))
    assert (told["P"], told["R"], told["wholly right %"]) == (precision, recall, whole)


def test_intermediaries_of_what_is_no_chain_count_as_false() -> None:
    plain = marked.Mark(content=(41, 59), source=(0, 5), via=(), medium=None)
    paragraph = marked.Paragraph("reuters/1", "", "tune", RANGE, (plain,))
    assert marked.score(paragraph, TEXT, [found()]) == Counter({"channel found": 2, "medium found": 1})


def test_a_text_that_changed_is_told(tmp_path: Path) -> None:
    import gzip
    import json

    for file in texts.SETS.values():
        with gzip.open(tmp_path / file, "wt", encoding="utf-8") as lines:
            lines.write(json.dumps({"id": "1", "text": "Another text.", "outlet": "Wire"}) + "\n")
    paragraph = marked.Paragraph("reuters/1", "0" * 16, "tune", (0, 5), ())
    with pytest.raises(texts.TextsChangedError, match="reuters/1"):
        list(marked.find_excerpts([paragraph], tmp_path))


def test_the_marks_hold_offsets_alone() -> None:
    paragraphs = marked.read_marks()
    assert {p.half for p in paragraphs} == set(marked.HALVES)
    for paragraph in paragraphs:
        for mark in paragraph.marks:
            spans = (mark.content, *mark.via, *([mark.source] if mark.source else []))
            assert all(paragraph.range[0] <= s < e <= paragraph.range[1] for s, e in spans)


def test_a_memo_that_an_outlet_saw_before_a_name_with_initials() -> None:
    text = (
        "In a memo to harbour agents that was seen by Reuters, service director R.D. “Tex” Alder urged all to “stay.”"
    )
    (found,) = [a for a in read(text) if a.source and "Alder" in text[slice(*a.source)]]
    assert [text[slice(*v)] for v in found.via] == ["Reuters"]
    assert found.medium == "letter"
