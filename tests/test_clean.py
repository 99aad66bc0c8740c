from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import clean, languages
from firsthand.languages import furniture
from firsthand.read import text as reader
from firsthand.records import Report

LEAD = "The old bridge over the Sarn at Velm was shut on Friday after a barge struck its middle pier, the mayor said."
QUOTE = "“Nobody may cross before the engineers have been,” he told reporters who had come to the quay in the rain."
SHORT = "It may take weeks."
PAGE = [
    ("D", "Home News Barge hits the old bridge and ‘nobody may cross’"),
    ("K", "Barge hits the old bridge and ‘nobody may cross’"),
    ("K", "by KVR staff reporter\n5th Mar 21 11:42 am"),
    ("K", LEAD),
    ("K", QUOTE),
    ("D", "Read more on the Velm bridge:"),
    ("D", "Ferry fares to rise twice as ‘river tax’ comes into force"),
    ("D", "Why did nobody paint the bridge for thirty years?"),
    ("K", "“The pier has moved by a hand’s breadth.”"),
    ("K", SHORT),
    ("K", LEAD.replace("Friday", "Monday")),
    ("D", "Leave a Commment"),
    ("D", "You may also like\n\n"),
    ("D", "Sign up to our daily river letter"),
    ("D", "[sf-form id=1]"),
]


def mark(text):
    report = next(iter(reader.read("p", "n.txt", text.encode())))
    return clean.mark(report)


def kept(report):
    at, parts = 0, []
    for start, end in (*report.dropped, (len(report.text), len(report.text))):
        parts.append(report.text[at:start])
        at = end
    return "".join(parts)


def test_a_scraped_page_loses_its_furniture_and_nothing_else():
    report = mark("\n\n".join(line for _, line in PAGE))
    dropped = {k for s, e in report.dropped for k in range(s, e)}
    at = 0
    for side, line in PAGE:
        at = report.text.index(line, at)
        inside = {k for k in range(at, at + len(line)) if not report.text[k].isspace()}
        assert (inside <= dropped) if side == "D" else not (inside & dropped), line
        at += len(line)


def test_text_and_all_else_stay_as_they_are():
    report = next(iter(reader.read("p", "n.txt", "\n\n".join(line for _, line in PAGE).encode())))
    assert replace(clean.mark(report), dropped=()) == report


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT", "Advertisment", "Share this article", "Follow us on Twitter", "Subscribe to our newsletter",
        "Home > News > Rivers", "© 2021 Velm Courier. All rights reserved.", "Tags: bridge, barge, Velm", "12 comments",
        "Photo by Ada Quill", "https://velm.example/more", "tips@velm.example", "[gallery ids=1,2]",
        "We use cookies to make this site better.", "Photograph: Ada Quill/Lantern", "Leave a coment",
        "MORE:Velm bridge is ‘as good as new’", "Read more: How the barge sank", "Watch: Barge hits the Velm bridge",
        "HARBOUR CHIEF’S BROTHER BUYS THE OLD FERRY",
        "FILE PHOTO: The old bridge is seen at Velm in June, the mayor beside it. REUTERS/Ada Quill/File Photo",
        "The barge lies under the middle pier of the old bridge as its crew is led away. (AP Photo/Ada Quill)",
        "The mayor walks over the bridge. (Photo: Ada Quill, Velm Courier)", "The pier in May. Ada Quill/Getty Images",
        "CLOSE The mayor says that the bridge will be rebuilt by the end of the year. (Feb. 21) LANTERN",
        "FILE - In this file photo of 2 May 2020 the harbour master, who has since left, greets the ferry.",
        "The mayor crosses the Sarn on the last ferry of the day. | Ada Quill/AP Photo", "The pier (Ada Quill/Reuters)",
    ],
)  # fmt: skip
def test_furniture_in_the_midst_of_a_report_is_set_aside(line):
    report = mark("\n\n".join([LEAD, line, QUOTE]))
    assert [report.text[s:e] for s, e in report.dropped] == [line]


@pytest.mark.parametrize(
    "line",
    [
        SHORT, "“No.”", "He said no", "What next?", "The harbour office", "The mayor shared it with reporters", "* * *",
        "More than forty barges pass under the bridge each day.", "Readers may also like to know that it is old.",
        "Prime ministers come and go", "The Velm Advertiser reported it first", "Related to this, the ferry stopped.",
        "Watch: the river rose by a metre.", "WHAT WE KNOW", "BARGES PASS UNDER THE BRIDGE EACH DAY.",
        "I WILL NOT CROSS THE RIVER AGAIN", "‘THE RIVER TOOK THEM ALL", "SHOULD THE FERRY LINE LOSE ITS LICENCE?",
        "ALL THE BARGES ARE LOST AND THE CREW HAS FLED", "WE HAVE TAKEN ORRIN!!!", "CHAIR: WHEN DID ENGINEERS COME",
        "BRIDGE SHUT AFTER BARGE STRUCK PIER",
        "The barge was old, said its owner, who had asked Reuters/Ipsos for a poll of all who cross the bridge.",
        "The mayor showed a photo of the pier (photographs were not allowed) to the reporters.",
        "Nine men were hurt at the old bridge, the mayor said. (Xinhua/AFP)",
        "The bridge is shut. (Velm Post/Reuters)",
        "The mayor crossed the bridge on Friday, the first to do so, the harbour office said. AFP/Xinhua",
        "The barge struck the middle pier of the bridge on Friday (photo below).",
        "The barge sank on Friday in the rain, he said. | With AFP",
        "Nine men were killed, the mayor said, and forty are missing. (Ada Quill/AFP)",
        "The harbour office said that the barge was lost on Friday. New Orrin/AFP",
        "The harbour office said on Friday that nine men were dead (photo: nine coffins on the quay)",
        "FILE - The mayor’s photo of the bridge was false, the harbour office said on Friday at noon.",
        "CLOSE Brothers said on Friday that it would close nine branches in the river towns.",
        "CLOSE to forty barges pass under the old bridge of Velm on each day of the year.",
        "FILE — the court’s record of what the council said about the bridge — shows that nobody had looked.",
        "The council will file a suit over the bridge, as AP/Getty Images have told their readers on Friday.",
    ],
)  # fmt: skip
def test_what_may_be_the_report_is_kept(line):
    assert mark("\n\n".join([LEAD, line, QUOTE])).dropped == ()


def test_a_long_menu_before_and_a_foot_after_are_set_aside_without_phrases():
    menu = ["Velm", "Orrin", "River", "Weather", "Sport", "Barges", "Quays", "Letters"]
    report = mark("\n".join([*menu, LEAD, QUOTE, *reversed(menu)]))
    assert kept(report).strip() == f"{LEAD}\n{QUOTE}"


def test_lines_cut_to_a_page_width_are_running_text():
    wrapped = (
        "    VELM, March 5 - The old bridge over the Sarn was shut on Friday\n"
        "after a barge struck its middle pier, the mayor said. Engineers from\n"
        "Orrin will look at it next week. The ferry runs twice an hour\n"
        "until then.\n    The harbour office had no comment.\n"
    )
    assert mark(wrapped).dropped == ()


def test_the_title_again_in_the_body_is_set_aside_but_never_the_only_body():
    report = mark("Barge hits the old bridge\n\nby Ada Quill\n\nBarge hits the old bridge\n\n" + LEAD)
    assert [report.text[s:e] for s, e in report.dropped] == ["Barge hits the old bridge"]
    assert report.dropped[0][0] > report.headline[1]
    only = replace(report, text="Barge hits bridge\n\nBarge hits bridge", headline=(0, 17), byline=None)
    assert clean.mark(only).dropped == ()


def test_a_credit_is_never_set_aside():
    report = mark("\n\n".join([LEAD, QUOTE, "Copyright 2021 The Associated Press. All rights reserved."]))
    assert report.credit
    assert not any(s < report.credit[1] and report.credit[0] < e for s, e in report.dropped)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from([line for _, line in PAGE] + ["", "x", "Menu", "1", "\t", "a\r\nb"]), max_size=25))
def test_ranges_are_in_order_apart_and_never_of_blanks(parts):
    text = "\n".join(parts)
    if not text.strip():
        return
    report = mark(text)
    end = -1
    for start, stop in report.dropped:
        assert end < start < stop <= len(report.text)
        assert report.text[start:stop] == report.text[start:stop].strip() != ""
        end = stop
    assert clean.mark(report) == report


@pytest.mark.parametrize(
    "text",
    ["a > " * 20_000, "[x " * 20_000, "Home > " * 20_000, "A\n" * 20_000, "(" * 50_000, "Roe Ann RoeA MORE" * 9_000],
)
def test_hostile_lines_take_no_time(text):
    import time

    began = time.perf_counter()
    clean.plain(mark(text))
    assert time.perf_counter() - began < 3


def test_phrases_let_small_misspellings_pass_and_no_other_words():
    assert furniture.matches("Leave a Commment", "whole")
    assert furniture.matches("SHARE THIS ARTICLE (12)", "whole")
    assert not furniture.matches("prime", "whole")
    assert not furniture.matches("", "whole")
    assert furniture.matches("Read more on the flood:", "related")
    assert not furniture.matches("Readers were moved", "related")


def test_headlines_shown_of_somebody_are_set_aside_within_the_line() -> None:
    shown = "Ann Maria PoeHarbour fire kills two Poe to run again 'Nobody knows,' says Roe MORE"
    text = (
        f"Larn mayor speaks\n\nAides met Mayor Ann Poe {shown}'s deputy.\n\nPoe said she read Ann Poe's book once MORE."
    )
    report = clean.mark(Report("r", "r", "", "", text))
    assert [text[slice(*r)] for r in report.dropped] == [shown]
    plain = clean.plain(report)
    assert len(plain.text) == len(text) and not plain.dropped
    words = [t.text for t in languages.parse(plain).tokens]
    assert " ".join(words[3:11]) == "Aides met Mayor Ann Poe 's deputy ."
    assert clean.plain(replace(report, dropped=())).text == text


def test_lines_set_aside_still_end_what_stands_before_them() -> None:
    text = "The quay was closed on Monday after the storm.\n\n  ADVERTISEMENT\n\nIt is to open in May, the mayor said."
    report = clean.mark(Report("r", "r", "", "", text))
    assert report.dropped and clean.plain(report) == report


def test_short_lines_behind_a_caption_are_kept() -> None:
    caption = "The mayor talks to reporters at the bridge on Friday. (AP Photo/Ada Quill)"
    report = mark("\n\n".join([LEAD, QUOTE, caption, "The mayor denied that.", "“It is a lie,” she said.", "No more."]))
    assert [report.text[s:e] for s, e in report.dropped] == [caption]


def test_a_report_that_is_one_caption_is_kept() -> None:
    assert (
        mark("The barge lies under the pier of the old bridge as its crew is led away. (AP Photo/Ada Quill)").dropped
        == ()
    )


@pytest.mark.parametrize(
    "dateline", ["Velm (CNN) ", "Velm (CNN)", "(CNN) ", "New York (CNN Business) ", "Velm, Zedland (AP) "]
)
def test_a_dateline_without_a_dash_is_no_part_of_its_sentence(dateline: str) -> None:
    report = mark(f"Bridge is shut\n\n{dateline}{LEAD}\n\n{QUOTE}")
    plain = clean.undated(clean.plain(report))
    assert len(plain.text) == len(report.text) and not report.dropped
    assert clean.plain(report) == report
    assert plain.text.split() == f"Bridge is shut {LEAD} {QUOTE}".split()


@pytest.mark.parametrize(
    "head",
    [
        "Ann Roe (Larn) ",
        "The bridge (CNN) has ",
        "VELM (CNN) — ",
        "Velm (Mo.) ",
        "Ann Poe (Independent) ",
        "Roe (The Sun) ",
        "Ann Bloomberg (Bloomberg) ",
    ],
)
def test_what_is_no_dateline_without_a_dash_is_read(head: str) -> None:
    text = f"{head}{LEAD}\n\n{QUOTE}"
    assert clean.undated(mark(text)).text == text
