"""The command: its exit status, its JSON, what it says of bad input, and how soon it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from firsthand.cli import main
from firsthand.present.json import to_json
from firsthand.records import Case

EXAMPLE = Path(__file__).parent.parent / "examples" / "kaldrin-depot"
PAIR = [str(EXAMPLE / "daily-plinth.txt"), str(EXAMPLE / "seld-mercury.txt")]
STAGES = ["read", "attribute", "copies", "stories"]
READ = {"id", "name", "path", "url", "outlet", "published", "title", "byline", "language", "sha256", "text", "dropped"}
"""The keys of a report that DESIGN promises."""

COMMAND = str(Path(sys.executable).parent / "firsthand")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def lines(*arguments: str | Path) -> list[dict[str, Any]]:
    result = run(*arguments)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)


def ranges(attribution: dict[str, Any]) -> list[list[int]]:
    return [*attribution["source"], *attribution["cue"], *attribution["content"]]


# A trace


def test_a_trace_as_json_is_the_case(example: Case) -> None:
    result = run("trace", EXAMPLE, "--json", "-")
    assert result.exit_code == 0
    assert result.stdout.rstrip("\n") == to_json(example).rstrip("\n")
    assert set(json.loads(result.stdout)) == {
        "reports", "stories", "sources", "attributions", "passages", "claims", "disagreements", "unread",
    }  # fmt: skip


def test_a_trace_writes_what_it_is_asked_for(tmp_path: Path) -> None:
    page, data = tmp_path / "report.html", tmp_path / "trace.json"
    result = run("trace", *PAIR, "-o", page, "--json", data)
    assert result.exit_code == 0
    assert "1 independent origin" in result.stdout
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")
    assert len(json.loads(data.read_text("utf-8"))["reports"]) == 2


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = run("trace", *PAIR, "--json", tmp_path / "no" / "trace.json")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr


# The stages alone, in the forms that DESIGN and the scorers read


def test_read_prints_a_line_a_report() -> None:
    found = lines("read", EXAMPLE)
    assert len(found) == 10
    for report in found:
        assert set(report) >= READ
        assert all(0 <= s < e <= len(report["text"]) for s, e in report["dropped"])


def test_attribute_prints_ranges_of_the_text_that_read_prints() -> None:
    texts = {r["name"].removesuffix(".txt"): r["text"] for r in lines("read", *PAIR)}
    found = lines("attribute", *PAIR)
    assert [f["doc_id"] for f in found] == ["daily-plinth", "seld-mercury"]
    assert all(f["attributions"] for f in found)
    for document in found:
        for attribution in document["attributions"]:
            assert set(attribution) >= {"source", "cue", "content", "kind", "channel", "medium", "hedge"}
            assert attribution["kind"] in ("direct", "mixed", "indirect")
            assert all(0 <= s < e <= len(texts[document["doc_id"]]) for s, e in ranges(attribution))


def test_copies_prints_a_line_a_passage() -> None:
    texts = {r["name"]: r["text"] for r in lines("read", EXAMPLE)}
    found = lines("copies", EXAMPLE)
    assert found
    for passage in found:
        assert set(passage) == {"left", "right", "kind", "within", "direction", "reason"}
        for side in (passage["left"], passage["right"]):
            assert texts[side["report"]][side["start"] : side["end"]].strip()


def test_stories_prints_a_line_a_report() -> None:
    found = lines("stories", EXAMPLE)
    assert len(found) == 10
    assert all(set(line) == {"report", "story"} for line in found)


# Bad input


@pytest.mark.parametrize("name", ["trace", *STAGES])
@pytest.mark.parametrize("bad", ["empty folder", "missing", "binary", "empty file", "unknown format"])
def test_where_nothing_can_be_read_the_status_is_2(name: str, bad: str, tmp_path: Path) -> None:
    path = tmp_path / "input.txt"
    if bad == "empty folder":
        path = tmp_path
    elif bad == "binary":
        path.write_bytes(bytes(range(256)) * 20)
    elif bad == "empty file":
        path.write_bytes(b"")
    elif bad == "unknown format":
        path = tmp_path / "input.pdf"
        path.write_bytes(b"%PDF-1.7")
    result = run(name, path)
    assert result.exit_code == 2
    assert path.name in result.output.replace("\n", "")
    assert result.stdout == "" or name == "trace"


@pytest.mark.parametrize("name", ["trace", *STAGES])
def test_what_cannot_be_read_is_listed_and_stops_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Forty miners walked out of the gallery in Ostrel, the ministry said.")
    (tmp_path / "scan.txt").write_bytes(bytes(range(256)) * 20)
    result = run(name, tmp_path)
    assert result.exit_code == 0
    assert "scan.txt" in (result.output if name == "trace" else result.stderr)


def test_a_trace_of_nothing_is_still_json(tmp_path: Path) -> None:
    result = run("trace", tmp_path, "--json", "-")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["unread"] == [{"path": str(tmp_path), "why": "an empty folder"}]


@pytest.mark.parametrize("arguments", [["trace"], ["abacus"], ["trace", "x", "--engine", "abacus"], ["read"]])
def test_a_wrong_use_is_told_in_words(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error:" in result.stderr


def test_a_hostile_file_name_is_shown_without_its_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_bytes(b"")
    result = run("read", path)
    assert result.exit_code == 2
    assert "\x1b" not in result.output


# The installed command


def test_the_installed_command_traces_a_pair_in_seconds() -> None:
    start = sum(os.times()[2:4])
    result = command("trace", *PAIR)
    seconds = sum(os.times()[2:4]) - start
    assert (result.returncode, result.stderr) == (0, "")
    assert "2 reports → 2 outlets → 1 independent origin" in result.stdout
    assert seconds < 5, "seconds of processor time, which a busy machine does not stretch as it does the clock's"


def test_the_installed_command_says_what_is_wrong_without_a_traceback(tmp_path: Path) -> None:
    result = command("stories", tmp_path / "none.txt")
    assert (result.returncode, result.stdout) == (2, "")
    assert "none.txt" in result.stderr and "Traceback" not in result.stderr


def test_a_reader_that_stops_reading_is_no_error() -> None:
    with subprocess.Popen([COMMAND, "read", *PAIR], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert told == b""


def test_it_prints_utf_8_whatever_the_locale() -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    result = subprocess.run([COMMAND, "read", *PAIR], capture_output=True, env=environment, timeout=60, check=True)
    assert "“" in result.stdout.decode("utf-8")


def test_help_comes_at_once() -> None:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        assert "trace" in command("--help").stdout
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.3


def test_every_command_and_option_has_help() -> None:
    assert sorted(main.commands) == sorted(["trace", "export", *STAGES])
    for command_ in main.commands.values():
        assert command_.help
        assert all(getattr(p, "help", "") for p in command_.params if p.param_type_name == "option")


def test_starting_imports_nothing_heavy() -> None:
    heavy = "spacy numpy scipy sklearn trafilatura networkx jinja2 tqdm rapidfuzz htmldate lxml charset_normalizer"
    code = f"import sys, firsthand, firsthand.cli; print([m for m in {heavy.split()!r} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout == "[]\n"
