"""Chains of attribution in invented sentences: origin, intermediaries in order, medium, hedge and denial."""

from __future__ import annotations

import pytest

from firsthand import attributions, languages
from firsthand.records import Attribution, Report


def read(text: str) -> tuple[Attribution, ...]:
    report = Report("report-1", "one", "one.txt", "", text)
    return attributions.find(report, languages.parse(report))


def words(text: str, span: tuple[int, int] | None) -> str:
    return "" if span is None else text[slice(*span)]


@pytest.mark.parametrize(
    ("text", "origin", "through"),
    [
        ("A guard told the Harbour Times that the dam had burst.", "A guard", ["the Harbour Times"]),
        ("The Harbour Times quoted a guard as saying that the dam had burst.", "a guard", ["The Harbour Times"]),
        ("A guard was quoted by the Harbour Times as saying that the dam had burst.", "A guard", ["the Harbour Times"]),
        ("The Harbour Times reported that a guard said the dam had burst.", "a guard", ["The Harbour Times"]),
        ("The Harbour Times, citing two guards, reported that the dam had burst.", "two guards", ["The Harbour Times"]),
        ("The dam had burst, a guard said in an interview with the Harbour Times.", "a guard", ["the Harbour Times"]),
        ("According to the police (as reported by the Harbour Times), the dam had burst.", "the police",
         ["the Harbour Times"]),
        ("The dam had burst, the mayor said on BBC Radio.", "the mayor", ["BBC Radio"]),
        ("The mayor told Reuters and the BBC that the dam had burst.", "The mayor", ["Reuters", "the BBC"]),
    ],
)  # fmt: skip
def test_who_passed_it_on(text: str, origin: str, through: list[str]) -> None:
    found = [a for a in read(text) if words(text, a.source) == origin]
    assert [[words(text, v) for v in a.via] for a in found] == [through]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told the council that the dam had burst.",
        "The mayor told her sister that the dam had burst.",
        "The mayor said in the Post Office that the dam had burst.",
        "The mayor said on Tuesday that the dam had burst.",
        "The mayor told residents of Harbour City that the dam had burst.",
    ],
)
def test_who_only_listened_is_no_intermediary(text: str) -> None:
    assert [a.via for a in read(text)] == [()]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("The dam had burst, the mayor said in a statement.", "statement"),
        ("The mayor said at a news conference that the dam had burst.", "press conference"),
        ("The mayor wrote on Twitter that the dam had burst.", "tweet"),
        ("The mayor said in a letter to the governor that the dam had burst.", "letter"),
        ("The mayor told reporters that the dam had burst.", "press"),
        ("The mayor said in an interview that the dam had burst.", "interview"),
        ("The mayor said that the dam had burst.", None),
    ],
)
def test_how_it_was_said(text: str, medium: str | None) -> None:
    assert [a.medium for a in read(text)] == [medium]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The army denied that it had opened the dam.", True),
        ("The army rejected the accusation that it had opened the dam.", True),
        ("The army said there was no truth to the report that it had opened the dam.", True),
        ("The army did not deny that it had opened the dam.", False),
        ("The council denied the candidate a spot on the ballot.", False),
        ("The army said that it had opened the dam.", False),
    ],
)
def test_who_says_no(text: str, denies: bool) -> None:
    assert any(a.denies for a in read(text)) == denies


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The dam has reportedly burst.", "reportedly"),
        ("The mayor claimed that the dam had burst.", "claimed"),
        ("The mayor confirmed that the dam had burst.", "confirmed"),
        ("The mayor said that the dam had burst.", None),
    ],
)
def test_how_sure_the_report_is(text: str, hedge: str | None) -> None:
    assert [a.hedge for a in read(text)] == [hedge]
