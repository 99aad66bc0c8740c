"""The nouns for persons: the file that training/persons.py makes, and what it tells."""

from __future__ import annotations

import gzip
import io
import tarfile
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
import srsly
from training import persons

from firsthand.sources import lists

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "src" / "firsthand" / "languages" / "en"
BY_HAND = tomllib.loads((ROOT / "training" / "persons.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def rows():
    text = (FOLDER / "persons.tsv").read_text("utf-8")
    assert text.endswith("\n")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_each_line_is_a_noun_and_its_wider_nouns(rows):
    assert len(rows) > 1000
    for noun, wider in rows:
        assert noun.isalpha() and noun.isascii() and noun == noun.lower()
        assert wider.split(" ") == sorted(set(wider.split())) or not wider


def test_the_nouns_are_sorted_and_stand_once(rows):
    nouns = [noun for noun, _ in rows]
    assert nouns == sorted(set(nouns))


def test_wider_nouns_are_nouns_for_persons_and_never_the_noun_itself(rows):
    known = {noun for noun, _ in rows} | lists.words("people", "roles")
    for noun, wider in rows:
        assert set(wider.split()) <= known - {noun}, noun


def test_no_noun_is_left_out_by_hand_or_a_bodys(rows):
    left_out = {word for name in ("colloquial", "other", "bodies") for word in BY_HAND[name]}
    of_bodies = set().union(*(lists.words("bodies", name) for name in ("state", "private", "outlet")))
    assert not {noun for noun, _ in rows} & (left_out | of_bodies)
    assert not {word for _, wider in rows for word in wider.split()} & set(BY_HAND["wide"])


def test_the_notice_of_wordnet_stands_beside_the_nouns():
    notice = (FOLDER / "persons.LICENSE").read_text("utf-8")
    assert "WordNet 3.1 Copyright 2011 by Princeton University.  All rights reserved." in notice
    assert 'THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS"' in notice


def test_a_noun_tells_what_else_can_call_the_person():
    assert lists.is_person("novelist") and "author" in lists.wider("novelist")
    assert "novelist" not in lists.wider("author")
    assert not lists.is_person("exporter")


DATABASE = {
    "data.noun": """\
  1 A licence, which is no noun.
01 03 n 01 entity 0 000 | what there is
02 18 n 02 person 0 individual 0 001 @ 01 n 0000 | a human being
03 18 n 01 glazier 0 001 @ 02 n 0000 | who fits panes
04 18 n 01 repairman 0 002 @ 02 n 0000 ~ 03 n 0000 | who mends
05 18 n 02 leadman 0 zleadman 0 001 @ 04 n 0000 | who mends roofs
06 06 n 01 pane 0 001 @ 01 n 0000 | of glass
07 18 n 01 oaf 0 001 @ 02 n 0000 | a stupid one
08 18 n 01 Glazier 0 001 @ 02 n 0000 | a family name
""",
    "index.noun": """\
  1 A licence, which is no noun.
person n 1 1 @ 1 1 02
glazier n 2 1 @ 2 1 03 08
leadman n 1 1 @ 1 0 05
zleadman n 1 1 @ 1 0 05
repairman n 1 1 @ 1 0 04
pane n 1 1 @ 1 0 06
oaf n 1 1 @ 1 0 07
""",
    "index.adj": "  1 A licence.\nwooden a 1 1 & 1 0 01\n",
}


def test_the_command_writes_nouns_for_persons_from_the_database(tmp_path, monkeypatch):
    with tarfile.open(tmp_path / "database.tgz", "w:gz") as files:
        for name, text in DATABASE.items():
            info = tarfile.TarInfo(f"package/dict/{name}")
            info.size = len(text.encode())
            files.addfile(info, io.BytesIO(text.encode()))
    steps = [[] for _ in range(700)]
    steps[500] = ["glazier", "leadman", "repairman", "pane", "oaf"]
    steps[690] = ["zleadman"]
    with ZipFile(tmp_path / "frequencies.whl", "w") as files:
        packed = srsly.msgpack_dumps([{"format": "cB"}, *steps])
        files.writestr("wordfreq/data/large_en.msgpack.gz", gzip.compress(packed))
    monkeypatch.setattr(persons, "TARGET", tmp_path / "persons.tsv")
    persons.main(tmp_path / "database.tgz", tmp_path / "frequencies.whl")
    lines = (tmp_path / "persons.tsv").read_text("utf-8").splitlines()
    assert [line for line in lines if line[0] != "#"] == ["glazier\t", "leadman\trepairman", "repairman\t"]
