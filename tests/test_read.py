import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import read
from firsthand.plugins import discover
from firsthand.read import _decoding, jsonl, text
from firsthand.records import Report, Unread

HOSTILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "hostile" / "json"
STORY = (
    "Bridge closed after barge hits pier\n\nBy Ada Quill\n5 March 2021\n\nThe old bridge at Velm was shut on Friday.\n"
)


def read_all(*paths):
    items = list(read.files(paths))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Unread)]


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_each_format_has_a_reader():
    names = [m.__name__.rpartition(".")[2] for m in discover("firsthand.read")]
    assert names == ["html", "jsonl", "text"]


def test_folders_are_walked_in_the_order_of_their_names_and_nothing_is_dropped_silently(tmp_path):
    (tmp_path / "b").mkdir()
    write(tmp_path / "b" / "two.txt", STORY)
    write(tmp_path / "a.TXT", STORY + "More.")
    write(tmp_path / ".hidden", "x")
    write(tmp_path / "photo.jpg", b"\xff\xd8")
    (tmp_path / "empty").mkdir()
    reports, unread = read_all(tmp_path)
    assert [r.name for r in reports] == ["a.TXT", "two.txt"]
    assert {(Path(u.path).name, u.why) for u in unread} == {
        (".hidden", "not a format that firsthand reads"),
        ("photo.jpg", "not a format that firsthand reads"),
        ("empty", "an empty folder"),
    }


def test_links_that_loop_or_lead_nowhere_are_told_and_end(tmp_path):
    write(tmp_path / "a.txt", STORY)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    reports, unread = read_all(tmp_path)
    assert len(reports) == 1
    assert {Path(u.path).name for u in unread} == {"loop", "gone.txt", "self.txt", "pipe.txt", "folder.txt"}
    assert all(u.why for u in unread)


def test_what_is_not_there_is_unread(tmp_path):
    assert read_all(tmp_path / "none.txt") == ([], [Unread(str(tmp_path / "none.txt"), "no such file or directory")])


def test_names_that_are_no_text_can_be_written_out(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(STORY)
    [report], _ = read_all(tmp_path)
    assert report.name.encode() == b"caf\\xe9.txt"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf", "no text"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x7fELF" + b"\x00" * 500, "binary"),
        ("word " * 250_000, "more than the 1,000,000"),
    ],
)
def test_a_text_that_is_none_says_why(tmp_path, content, why):
    reports, [unread] = read_all(write(tmp_path / "a.txt", content))
    assert reports == []
    assert why in unread.why


def test_a_line_of_100_megabytes_is_refused_at_once(tmp_path):
    for name in ("a.txt", "a.html"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100_000_000)
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(json.dumps({"text": "A report that can be read.", "published": "2021-03-05"}).encode() + b"\n")
        file.truncate(100_000_000)
    reports, unread = read_all(tmp_path)
    assert [r.text for r in reports] == ["A report that can be read."]
    assert [Path(u.path).name for u in unread] == ["a.html", "a.jsonl, line 2", "a.txt"]
    assert all("more than the" in u.why for u in unread)


def test_the_text_of_a_plain_file_is_the_whole_file(tmp_path):
    content = "\r\n Velm  \r\n\r\n\tBy Ada Quill\rThe bridge – shut.\n\n"
    [report], _ = read_all(write(tmp_path / "a.txt", content))
    assert report.text == content


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_a_report_or_a_reason_comes_out(data):
    try:
        items = list(text.read("p", "n", data))
    except read.ReadError as error:
        assert str(error)
        return
    assert isinstance(items[0], Report)
    items[0].text.encode()
    for where in (items[0].headline, items[0].credit):
        assert where is None or items[0].text[slice(*where)].strip()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_utf_8_comes_back_as_it_is(content):
    data = content.encode()
    try:
        assert _decoding.decode(data).text == content.removeprefix("\ufeff")
    except read.ReadError as error:
        assert "binary" in str(error)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_other_encodings_are_read(encoding):
    content = "“The bridge is shut,” the mayor of Velm said on Friday – and it will stay so for weeks, he added."
    assert _decoding.decode(content.encode(encoding)).text == content


def test_a_guess_and_a_replacement_are_told():
    assert "guess" in _decoding.decode("the mayor’s bridge – shut".encode("cp1252")).notes[0]
    broken = ("Überall in Veßm hieß es, die Brücke bleibe geschlossen. " * 5).encode() + b"\xff end"
    decoded = _decoding.decode(broken)
    assert decoded.text.endswith("geschlossen. \ufffd end")
    assert "not valid utf-8" in decoded.notes[0]


@pytest.mark.parametrize("name", ["a/x.txt", "y.txt"])
def test_the_same_bytes_are_one_report_whatever_the_file_is_called(tmp_path, name):
    (tmp_path / "a").mkdir()
    first, second = write(tmp_path / "x.txt", STORY), write(tmp_path / name, STORY)
    reports, [unread] = read_all(first, second)
    assert [r.name for r in reports] == ["x.txt"]
    assert unread == Unread(str(second), f"the same bytes as {first}")


def test_a_link_to_a_file_is_no_second_report(tmp_path):
    (tmp_path / "b.txt").symlink_to(write(tmp_path / "a.txt", STORY))
    reports, [unread] = read_all(tmp_path)
    assert [r.name for r in reports] == ["a.txt"]
    assert unread.why == f"the same bytes as {tmp_path / 'a.txt'}"


def test_a_reprint_in_another_outlet_stays_a_report_of_its_own(tmp_path):
    told = [{"text": STORY, "outlet": outlet} for outlet in ("Velm Post", "Karsk Herald", "Velm Post")]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, told)))
    reports, [unread] = read_all(path)
    assert [r.outlet for r in reports] == ["Velm Post", "Karsk Herald"]
    assert unread == Unread(str(path), f"a.jsonl:3: the same bytes as {path}, a.jsonl:1")


def test_a_report_without_a_date_is_read_and_told(tmp_path):
    reports, [unread] = read_all(write(tmp_path / "a.txt", "A bridge was shut in Velm, the mayor said."))
    assert reports[0].published is None
    assert "no date" in unread.why


def test_two_runs_give_the_same_records(tmp_path):
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "b.jsonl", json.dumps({"text": "One.", "title": "T"}))
    assert list(read.files([tmp_path])) == list(read.files([tmp_path]))


def lines(*records):
    data = b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in records)
    return list(jsonl.read("p.jsonl", "p.jsonl", data))


def test_a_line_gives_title_blank_line_body():
    [report] = lines(
        {"id": "r1", "title": " Bridge \n shut ", "text": "Velm (AP) — It is shut.", "url": "https://www.bbc.co.uk/x",
         "published": "March 5, 2021", "byline": "Ada Quill", "language": "en-GB"}
    )  # fmt: skip
    assert report.text == "Bridge shut\n\nVelm (AP) — It is shut."
    assert report.text[slice(*report.headline)] == report.title == "Bridge shut"
    assert report.text[slice(*report.credit)] == "AP"
    assert (report.name, report.outlet, report.published) == ("r1", "BBC News", "2021-03-05")
    assert (report.byline, report.language) == ("Ada Quill", "en")


def test_an_outlet_that_no_list_has_is_called_by_its_host():
    [report] = lines({"text": "x", "url": "https://www.velm-courier.example/a", "published": "2021"})
    assert report.outlet == "velm-courier.example"


def test_its_own_name_is_no_credit():
    for url, outlet in (("https://apnews.com/1", None), (None, "AP"), (None, "Associated Press (wire)")):
        [report] = lines({"text": "VELM (AP) — It is shut.", "url": url, "outlet": outlet, "published": "2021"})
        assert report.credit is None


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[1]", "a list"),
        (b'"x"', "text where an object"),
        ({"title": "only"}, "no `text` and no `html`"),
        ({"text": "  "}, "empty"),
        ({"text": ["a"]}, "no `text`"),
        ({"text": "x" * 1_000_001}, "1,000,001 characters"),
        ({"html": "<p></p>"}, "no"),
    ],
)
def test_a_line_that_is_no_report_says_why_and_the_next_is_read(record, why):
    *_, unread, report = lines(record, {"text": "ok", "published": "2021"})
    assert report.text == "ok"
    assert unread.path == "p.jsonl, line 1"
    assert why in unread.why


def test_fields_of_the_wrong_kind_are_left_out_and_told():
    report, *notes = lines({"id": 7, "text": "ok", "title": ["a"], "outlet": 3, "published": None, "url": {"a": 1}})
    assert (report.name, report.title, report.outlet, report.published, report.url) == ("7", None, None, None, None)
    assert {n.why.split("`")[1] for n in notes} == {"title", "outlet", "url"}


def test_half_surrogates_and_nul_cannot_reach_the_output():
    report, *notes = lines(
        b'{"id": "\\ud800", "text": "a\\udfffb\\u0000c", "title": "\\ud83d\\ude00", "published": "2021"}'
    )
    assert report.text == "\U0001f600\n\na\ufffdb\ufffdc"
    report.name.encode()
    assert "2 characters" in notes[0].why


def test_packed_lines_are_read_and_bounded(monkeypatch):
    data = gzip.compress(b'{"text": "ok", "published": "2021"}\n' * 2)
    first, *_ = list(jsonl.read("p", "p", data))
    assert first.text == "ok"
    monkeypatch.setattr(jsonl, "LARGEST", 1_000)
    with pytest.raises(read.ReadError, match="once unpacked"):
        list(jsonl.read("p", "p", gzip.compress(b"x" * 100_000)))
    with pytest.raises(read.ReadError, match="broken gzip"):
        list(jsonl.read("p", "p", b"\x1f\x8bxxxx"))


FIELDS = st.sampled_from(["id", "text", "title", "url", "outlet", "published", "language"])
VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=40), st.lists(st.text(), max_size=2))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(FIELDS, VALUES))
def test_no_line_breaks_the_run(record):
    for item in lines(record):
        str(item).encode()
        if isinstance(item, Report) and item.headline:
            assert item.text[slice(*item.headline)] == item.title


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile JSON files are not here")
def test_hostile_json_is_read_or_refused():
    for path in sorted(HOSTILE.glob("*.json")):
        data = path.read_bytes()
        for item in jsonl.read("p", "p", data):
            str(item).encode()
        for item in jsonl.read("p", "p", b'{"text": ' + data.replace(b"\n", b" ") + b"}"):
            str(item).encode()
