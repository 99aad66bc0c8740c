"""The model that names come from is the one that firsthand was made with, or nothing runs."""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from firsthand.cli import main
from firsthand.errors import ModelError
from firsthand.languages import digests, en
from firsthand.languages.digests import verify

ROOT = Path(__file__).parent.parent
LISTING = (resources.files("firsthand.languages.en") / "model.sha256").read_text("utf-8")
FILES = {"__init__.py": b"raise SystemExit('its code ran')\n", "model-1.0/ner/model": b"\x00weights"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package whose code must never run, installed under the name `invented_model`."""
    folder = tmp_path / "invented_model"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def listing() -> str:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in FILES.items())


def test_what_is_listed_is_verified_and_none_of_its_code_runs(package: Path) -> None:
    verify("invented_model", listing())
    assert "invented_model" not in sys.modules


def test_compiled_files_are_no_part_of_a_model(package: Path) -> None:
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "x.pyc").write_bytes(b"")
    verify("invented_model", listing())


def test_a_changed_file_is_named(package: Path) -> None:
    (package / "model-1.0/ner/model").write_bytes(b"\x01weights")
    with pytest.raises(ModelError, match="ner/model has another SHA-256"):
        verify("invented_model", listing())


def test_a_missing_file_is_named(package: Path) -> None:
    (package / "model-1.0/ner/model").unlink()
    with pytest.raises(ModelError, match="ner/model is missing"):
        verify("invented_model", listing())


def test_an_added_file_is_named(package: Path) -> None:
    (package / "model-1.0/parser").write_bytes(b"more")
    with pytest.raises(ModelError, match="parser is no part of it"):
        verify("invented_model", listing())


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(ModelError, match="not installed"):
        verify("no_such_model_at_all", listing())


def test_the_english_model_is_the_one_that_is_listed() -> None:
    verify(en.MODEL, LISTING)


def test_a_whole_file_is_read_however_long(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "LARGEST_READ", 3)
    verify("invented_model", listing())


def test_the_command_line_tells_it_in_one_line(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text("The mill burned on Monday, police said.", "utf-8")
    monkeypatch.setattr(en, "MODEL", "invented_model")
    en._pipeline.cache_clear()
    told = CliRunner().invoke(main, ["attribute", str(tmp_path / "report.txt")])
    en._pipeline.cache_clear()
    assert told.exit_code == 1
    assert "invented_model is not the one that firsthand was made with" in told.output
    assert "Traceback" not in told.output


def test_one_version_is_pinned_and_it_is_the_one_that_is_listed() -> None:
    version = re.search(rf"^{'[0-9a-f]' * 64}  {en.MODEL}-([\d.]+)/meta.json$", LISTING, re.MULTILINE)
    assert version
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    constraints = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert f"{en.MODEL.replace('_', '-')}=={version[1]}" in wanted
    assert f"{en.MODEL}=={version[1]}" in constraints


def test_no_look_alike_with_a_version_that_wins_over_all_can_come_in() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert all("<" in requirement or "==" in requirement for requirement in wanted)
    constraints = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"[\w.-]+==(?!999)[\w.]+", line) for line in constraints)
