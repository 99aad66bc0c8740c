"""The fast path: who said what, without grammar."""

from __future__ import annotations

from firsthand import attributions, languages
from firsthand.records import Attribution, Report


def skim(text: str) -> tuple[Attribution, ...]:
    report = Report("report-1", "one", "one.txt", "", text)
    return attributions.skim(report, languages.outline(report))


def test_it_finds_source_cue_content_and_kind() -> None:
    text = "“The dam has burst and nobody should stay,” Mayor Ada Brill said.\nPolice said that six houses were lost."
    first, second = skim(text)
    assert text[slice(*(first.source or (0, 0)))] == "Mayor Ada Brill"
    assert [text[slice(*c)] for c in first.content] == ["“The dam has burst and nobody should stay,”"]
    assert (first.kind, second.kind) == ("direct", "indirect")
    assert text[slice(*(second.source or (0, 0)))] == "Police"
    assert {first.found_by, second.found_by} == {"skimmer"}


def test_what_was_set_aside_is_not_read() -> None:
    text = "Subscribe now, said the box.\n\nPolice said that six houses were lost."
    report = Report("report-1", "one", "one.txt", "", text, dropped=((0, 28),))
    found = attributions.skim(report, languages.outline(report))
    assert [text[slice(*c)] for a in found for c in a.content] == ["that six houses were lost"]


def test_nothing_is_found_in_nothing() -> None:
    assert skim("") == ()
    assert skim("“”“”") == ()
