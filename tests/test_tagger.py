"""The network: what it reads, that it reads any text, and that it stays offline."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import languages
from firsthand.attributions import pieces, tagger
from firsthand.records import Report


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    report = Report("report-1", "one", "one.txt", "", text)
    found = tagger.tag(report, languages.parse(report))
    return [
        (t.source and text[slice(*t.source)], t.cue and text[slice(*t.cue)], text[slice(*t.content)]) for t in found
    ]


def test_it_finds_who_said_what_without_the_rules() -> None:
    assert told("Mayor Ada Brill said on Monday that the dam had burst.") == [
        ("Mayor Ada Brill", "said", "that the dam had burst")
    ]


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»", ("''", "''"), "‘’", "''"])
def test_every_style_of_quotation_reads_the_same(marks: str | tuple[str, str]) -> None:
    text = f"{marks[0]}The dam has burst and nobody should stay,{marks[1]} said Mayor Ada Brill."
    ((source, _, content),) = told(text)
    assert source == "Mayor Ada Brill"
    assert "The dam has burst and nobody should stay" in content


@given(st.text(st.characters(exclude_categories=()), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_span_stands_in_it(text: str) -> None:
    report = Report("report-1", "one", "one.txt", "", text)
    paragraphs = languages.parse(report).paragraphs
    for window in pieces.cut(text, paragraphs, ()):
        assert all(0 <= start <= end <= len(text) for start, end in window.places)
        assert len(window.pieces) <= pieces.LONGEST_WINDOW
    for one in tagger.tag(report, languages.parse(report)):
        assert all(0 <= s < e <= len(text) for s, e in (one.content, one.source or one.content, one.cue or one.content))


def test_every_piece_stands_in_one_window() -> None:
    text = "\n".join("The dam has burst, said Brill, and nobody should stay in the valley." for _ in range(60))
    report = Report("report-1", "one", "one.txt", "", text)
    windows = list(pieces.cut(text, languages.parse(report).paragraphs, ()))
    places = [p for w in windows for p in w.places[1:-1]]
    assert len(windows) > 1
    assert places == sorted(set(places))
    assert "".join(text[s:e] for s, e in places) == text.replace(" ", "").replace("\n", "")


def test_the_hints_leave_out_what_stands_inside_a_content() -> None:
    from firsthand.attributions import rules
    from firsthand.attributions.trees import grow

    text = "The Harbour Times reported that Mayor Brill said the dam had burst."
    report = Report("report-1", "one", "one.txt", "", text)
    hints = tagger.hints(rules.find(grow(report, languages.parse(report))))
    assert [text[slice(*h.range)] for h in hints if h.role == "cue"] == ["reported"]


def test_nothing_that_could_look_for_a_model_elsewhere_is_imported() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from firsthand import languages, attributions; from firsthand.records import Report\n"
        "r = Report('r', 'r', 'r', '', 'Brill said the dam had burst.')\n"
        "assert attributions.find(r, languages.parse(r))\n"
        "print([m for m in ('huggingface_hub', 'hf_xet', 'torch', 'transformers') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
