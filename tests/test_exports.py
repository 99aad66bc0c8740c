"""What all exports have in common: they are found, they are the same every time, and nothing hostile breaks them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import firsthand
import hostile_cases
import invented_case
from firsthand.cli import main
from firsthand.errors import UsageError
from firsthand.present import exports
from firsthand.present.exports._texts import line, uri, uuid, whole
from firsthand.records import Case, Code, Event

FORMATS = ("csv", "events", "graphml", "json", "markdown", "misp", "prov", "schemaorg", "stix")
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PAIR = [
    str(Path(__file__).parent.parent / "examples" / "kaldrin-depot" / name)
    for name in ("daily-plinth.txt", "seld-mercury.txt")
]


def test_the_formats_are_found() -> None:
    assert exports.formats() == FORMATS


def test_the_formats_and_their_files_stand_in_the_docs() -> None:
    told = (Path(__file__).parent.parent / "docs" / "how-to" / "export.md").read_text("utf-8")
    for format in FORMATS:
        assert f"| `{format}` |" in told and (f"## `{format}`" in told or format == "json")
        files = [name for name in firsthand.export(Case(), format) if format != "csv"]
        assert all(f"`{name}`" in told for name in files)
    assert all(f"`{name.removesuffix('.csv')}`" in told for name in firsthand.export(Case(), "csv"))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_case_gives_the_same_bytes(format: str) -> None:
    first, second = (firsthand.export(invented_case.case(), format) for _ in range(2))
    assert first and first == second
    assert all(content.decode("utf-8") for content in first.values())


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_at_all_can_be_exported(format: str) -> None:
    assert set(firsthand.export(Case(), format)) == set(firsthand.export(invented_case.case(), format))


@pytest.mark.parametrize("format", FORMATS)
def test_another_text_gives_other_bytes(format: str) -> None:
    case = invented_case.case()
    claim = replace(case.claims[0], gist="about 500 passengers were stranded")
    story = replace(case.stories[0], title="Another", event=Event(codes=(Code("ACLED", "notes", "other", "a reason"),)))
    other = replace(case, claims=(claim, *case.claims[1:]), stories=(story,))
    assert firsthand.export(case, format) != firsthand.export(other, format)


def test_an_unknown_format_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match="abacus; there are csv, events"):
        firsthand.export(Case(), "abacus")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x00b\x1b[31m", "a‹U+0000›b‹U+001B›[31m"),
        ("half \ud800 of a pair", "half ‹U+D800› of a pair"),
        ("\ufffe\uffff\x85", "‹U+FFFE›‹U+FFFF›‹U+0085›"),
        ("tab\tline\r\nמים\u200f🜂", "tab\tline\r\nמים\u200f🜂"),
    ],
)
def test_what_is_no_text_becomes_its_number(text: str, shown: str) -> None:
    assert whole(text) == shown
    assert line(f"  {text}\n") == " ".join(shown.split())


def test_ids_are_made_from_content_and_fit_into_a_uri() -> None:
    assert uuid("a", "b") == uuid("a", "b") != uuid("ab")
    assert uri("report", "a b/\ud800é") == "urn:firsthand:report:a%20b%2F%ED%A0%80%C3%A9"


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_no_hostile_text_brings_a_character_that_is_no_text(format: str, text: str) -> None:
    files = firsthand.export(hostile_cases.with_texts(text), format)
    told = "".join(content.decode("utf-8") for content in files.values())
    assert not NO_TEXT.search(told)


# The command


def run(*arguments: str | Path):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_the_command_writes_each_format_where_it_is_told(tmp_path: Path) -> None:
    tables, graph = tmp_path / "new" / "tables", tmp_path / "graph.xml"
    result = run("trace", *PAIR, "--export", f"csv={tables}", "--export", f"graphml={graph}")
    assert result.exit_code == 0
    assert "1 independent origin" in result.stdout
    assert {p.name for p in tables.iterdir()} == set(firsthand.export(Case(), "csv"))
    assert graph.read_bytes().startswith(b"<?xml")
    assert b"\r\n" in (tables / "claims.csv").read_bytes()


def test_one_format_can_go_to_standard_output_in_place_of_the_summary() -> None:
    result = run("trace", *PAIR, "--export", "json=-")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["reports"]) == 2


@pytest.mark.parametrize("wrong", ["abacus=x", "csv", "csv=", "csv=-", "=x", ""])
def test_a_wrong_export_is_told_before_the_work_begins(wrong: str) -> None:
    result = run("trace", "no such file", "--export", wrong)
    assert result.exit_code == 2
    assert "not read" not in result.output
    assert "csv" in result.stderr or "FORMAT=PATH" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("trace", *PAIR, "--export", f"csv={tmp_path / 'file' / 'tables'}")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


def test_a_saved_trace_is_exported_to_the_same_bytes(tmp_path: Path) -> None:
    saved, at_once, later = tmp_path / "trace.json", tmp_path / "at-once", tmp_path / "later"
    at_once.mkdir()
    later.mkdir()
    names = [name for name in FORMATS if name != "json"]
    wanted = [part for name in names for part in ("--export", f"{name}={at_once}")]
    assert run("trace", *PAIR, "--json", saved, *wanted).exit_code == 0
    assert run("export", saved, *[f"{name}={later}" for name in names]).exit_code == 0
    assert {p.name: p.read_bytes() for p in later.iterdir()} == {p.name: p.read_bytes() for p in at_once.iterdir()}
    assert len(list(later.iterdir())) == sum(len(firsthand.export(Case(), name)) for name in names)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x00\xff", b"[" * 10**6])
def test_what_is_no_trace_is_told_in_words(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    if content is not None:
        path.write_bytes(content)
    result = run("export", path, "csv=" + str(tmp_path / "tables"))
    assert result.exit_code == 1
    assert "Error: cannot read" in result.stderr and "trace.json" in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "tables").exists()


def test_a_path_that_ends_as_a_folder_is_one(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_bytes(firsthand.export(invented_case.case(), "json")["trace.json"])
    assert run("export", path, f"prov={tmp_path}/new/").exit_code == 0
    assert (tmp_path / "new" / "trace.prov.jsonld").exists()


def test_an_export_of_a_trace_can_go_to_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_bytes(firsthand.export(invented_case.case(), "json")["trace.json"])
    result = run("export", path, "markdown=-")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Ferry crews walk out at Port Ellory\n")
    piped = CliRunner().invoke(main, ["export", "-", "markdown=-"], input=path.read_bytes())
    assert (piped.exit_code, piped.stdout) == (0, result.stdout)
