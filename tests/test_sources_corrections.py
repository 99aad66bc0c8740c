"""What a person says of who is who wins over the machine, survives a second run, and is never dropped silently."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import firsthand
from firsthand import pipeline, read, sources
from firsthand.cli import main
from firsthand.errors import UsageError
from firsthand.present.json import to_json
from firsthand.read._corrections import FILE_NAME, LARGEST
from firsthand.records import Attribution, Case, Report, Source, Span
from firsthand.sources import amend
from firsthand.sources.corrections import LONGEST_LINE, MOST_LINES, MOST_NAMES, Correction, Finding, parse, unmet

POST = "The General Staff said so. ZSU said more. A US official agreed. The Board of Works denied it."
STAR = "The staff said so. A US official agreed, and he said the official of Larn did not. Ms Varn wrote it."
REPORTS = [
    Report("post", "post.txt", "post.txt", "", POST, outlet="Post"),
    Report("star", "star.txt", "star.txt", "", STAR, outlet="Star"),
]
TEXTS = {"post": POST, "star": STAR}


def span(report: str, words: str) -> Span:
    start = TEXTS[report].index(words)
    return Span(report, start, start + len(words))


STAFF = Source("s1", "General Staff", "state body", (span("post", "The General Staff"),), may_be=("s2",))
ZSU = Source("s2", "ZSU", "organisation", (span("post", "ZSU"),), may_be=("s1", "s3"))
THE_STAFF = Source("s3", "The staff", "state body", (span("star", "The staff"),), may_be=("s2",))
OFFICIAL = Source(
    "s4",
    "unnamed: a US official (Post)",
    "unnamed",
    (span("post", "A US official"), span("star", "A US official"), span("star", "he")),
    may_be=("s5",),
)
LARN = Source(
    "s5", "unnamed: the official of Larn (Star)", "unnamed", (span("star", "the official of Larn"),), None, ("s4",)
)
BOARD = Source("s6", "Board of Works", "state body", (span("post", "The Board of Works"),), speaks_for="s1")
OUTLET = Source("s7", "Post", "outlet")
STAR_OUTLET = Source("s8", "Star", "outlet")
ALL = (STAFF, ZSU, THE_STAFF, OFFICIAL, LARN, BOARD, OUTLET, STAR_OUTLET)


def said(key: str, source: Source, report: str, words: str, channel: tuple[Source, ...] = ()) -> Attribution:
    where = span(report, words)
    return Attribution(
        key,
        report,
        "indirect",
        where[1:],
        (),
        ((0, 1),),
        "x",
        source_id=source.id,
        channel=tuple(s.id for s in channel),
    )


SAID = (
    said("a1", STAFF, "post", "The General Staff"),
    said("a2", ZSU, "post", "ZSU", (STAFF,)),
    said("a3", OFFICIAL, "post", "A US official"),
    said("a4", OFFICIAL, "star", "A US official", (ZSU, STAFF)),
    said("a5", OFFICIAL, "star", "he"),
)


def corrected(text: str) -> tuple[tuple[Source, ...], tuple[Attribution, ...], list[str]]:
    """The sources and attributions after the corrections of a text, and what a person is told."""
    lines = parse([("fix", text)])
    parties, attributions, findings = amend(ALL, SAID, lines, REPORTS)
    return parties, attributions, [f"{u.path}: {u.why}" for u in unmet(lines, [findings])]


def by_name(parties: tuple[Source, ...]) -> dict[str, Source]:
    return {s.name: s for s in parties}


def whole(parties: tuple[Source, ...], attributions: tuple[Attribution, ...]) -> None:
    """Asserts that every id leads somewhere and that no mention was lost or doubled."""
    ids = {s.id for s in parties}
    assert len(ids) == len(parties)
    for s in parties:
        assert {*s.may_be, *s.apart} <= ids - {s.id}
        assert s.speaks_for is None or s.speaks_for in ids - {s.id}
        assert not {*s.may_be} & {*s.apart}
        assert all(s.id in next(o for o in parties if o.id == i).apart for i in s.apart)
    assert {i for a in attributions for i in (a.source_id, *a.channel)} <= ids
    assert sorted(m for s in parties for m in s.mentions) == sorted(m for s in ALL for m in s.mentions)


# Joining


def test_the_same_are_one_under_the_first_name_with_all_mentions() -> None:
    parties, attributions, told = corrected("same: General Staff = ZSU = the staff")
    assert told == []
    whole(parties, attributions)
    one = by_name(parties)["General Staff"]
    assert one.mentions == tuple(sorted((*STAFF.mentions, *ZSU.mentions, *THE_STAFF.mentions)))
    assert one.id not in {s.id for s in ALL}
    assert one.may_be == ()
    assert by_name(parties)["Board of Works"].speaks_for == one.id
    assert [a.source_id for a in attributions[:2]] == [one.id, one.id]
    assert attributions[3].channel == (one.id,)


def test_joined_lines_share_a_name() -> None:
    parties, attributions, told = corrected("same: General Staff = ZSU\nsame: ZSU = the staff")
    assert told == []
    whole(parties, attributions)
    assert len(by_name(parties)["General Staff"].mentions) == 3


def test_a_named_party_gives_its_name_to_an_unnamed_one() -> None:
    parties, _, told = corrected("same: the official of Larn = Board of Works")
    assert told == []
    assert by_name(parties)["Board of Works"].kind == "state body"


def test_an_outlet_keeps_its_name_when_something_is_joined_to_it() -> None:
    parties, _, told = corrected("same: ZSU = Post")
    assert told == []
    assert by_name(parties)["Post"].mentions == ZSU.mentions


def test_two_outlets_of_reports_are_not_made_one() -> None:
    parties, _, told = corrected("same: Post = Star")
    assert parties == ALL
    assert told == ["fix, line 1: correction not used: “Post” and “Star” are outlets of two reports"]


# Parting


def test_what_the_machine_joined_is_parted_by_outlet() -> None:
    parties, attributions, told = corrected("apart: a US official (Post) | a US official (Star)")
    assert told == []
    whole(parties, attributions)
    post, star = (by_name(parties)[f"unnamed: A US official ({outlet})"] for outlet in ("Post", "Star"))
    assert post.apart == (star.id,)
    assert post.mentions == OFFICIAL.mentions[:1]
    assert star.mentions == OFFICIAL.mentions[1:]
    assert [a.source_id for a in attributions[2:]] == [post.id, star.id, star.id]
    assert by_name(parties)["unnamed: the official of Larn (Star)"].may_be == tuple(sorted((post.id, star.id)))


def test_parties_that_may_be_one_are_surely_two() -> None:
    parties, attributions, told = corrected("apart: General Staff | ZSU | Board of Works")
    assert told == []
    whole(parties, attributions)
    found = by_name(parties)
    assert found["General Staff"].may_be == ()
    assert found["ZSU"].may_be == ("s3",)
    assert found["ZSU"].apart == ("s1", "s6")
    assert found["Board of Works"].speaks_for is None


def test_words_of_no_outlet_part_nothing() -> None:
    parties, _, told = corrected("apart: a US official | a US official (Star)")
    assert parties == ALL
    assert told == [
        "fix, line 1: correction not used: nothing tells which words of “unnamed: a US official (Post)” are whose"
    ]


def test_what_two_lines_say_of_other_names_of_one_party_is_told() -> None:
    parties, attributions, told = corrected(
        "same: the General Staff = the staff\napart: General Staff | The staff (Star)"
    )
    whole(parties, attributions)
    assert told == [
        "fix, line 1: correction not used: another line says that “General Staff” and “The staff” are apart"
    ]


# Renaming


def test_a_new_name_keeps_id_and_mentions() -> None:
    parties, attributions, told = corrected("name: ZSU -> Armed Forces of Larn")
    assert told == []
    whole(parties, attributions)
    found = by_name(parties)["Armed Forces of Larn"]
    assert (found.id, found.mentions, found.may_be) == (ZSU.id, ZSU.mentions, ZSU.may_be)


def test_two_can_change_their_names() -> None:
    parties, _, told = corrected("name: ZSU -> General Staff\nname: General Staff -> ZSU")
    assert told == []
    assert {s.id: s.name for s in parties[:2]} == {"s1": "ZSU", "s2": "General Staff"}


def test_a_joined_party_is_renamed_by_any_of_its_names() -> None:
    parties, _, told = corrected("name: the staff -> Staff of Larn\nsame: General Staff = ZSU = the staff")
    assert told == []
    assert "Staff of Larn" in by_name(parties)


def test_the_outlet_of_a_report_keeps_its_name() -> None:
    parties, _, told = corrected("name: Post -> The Evening Post")
    assert parties == ALL
    assert told == ["fix, line 1: correction not used: “Post” is the outlet of a report, which names it"]


def test_two_names_for_one_party_are_told() -> None:
    _, _, told = corrected("name: OFFICIAL OF LARN -> Ann\nname: the official of Larn (Star) -> Beth")
    assert told == ["fix, line 2: correction not used: another line calls it “Ann”"]


# Names


@pytest.mark.parametrize("name", ["ZSU", "zsu", " The  ZSU ", '"ZSU"', "“ZSU”", "ZSU (Post)"])
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    assert corrected(f"name: {name} -> X")[2] == []


def test_a_name_that_nobody_bears_is_told_with_its_line() -> None:
    parties, _, told = corrected("# who is who\n\nsame: ZSU = General Staff = Nobody\nname: No One -> X")
    assert told == [
        "fix, line 3: correction in part used: no source is called “Nobody”",
        "fix, line 4: correction not used: no source is called “No One”",
    ]
    assert len(parties) == len(ALL) - 1


def test_a_name_that_several_bear_is_told_with_them() -> None:
    double = (*ALL, Source("s9", "General Staff", "organisation"))
    lines = parse([("fix", "name: General Staff -> X")])
    parties, _, findings = amend(double, SAID, lines, REPORTS)
    assert parties == double
    (told,) = unmet(lines, [findings])
    assert told.why == ("correction not used: “General Staff” can mean 2 sources: “General Staff”, “General Staff”")


def test_a_line_that_one_story_uses_is_not_missed_in_another() -> None:
    lines = parse([("fix", "same: ZSU = General Staff\nsame: ZSU = Foo")])
    used = (Finding(0, 0, ""), Finding(0, 1, ""), Finding(0, -1, ""), Finding(1, 0, ""), Finding(1, 1, "missing"))
    other = tuple(Finding(c, n, "missing") for c in (0, 1) for n in (0, 1))
    (told,) = unmet(lines, [other, used, other])
    assert (told.path, told.why) == ("fix, line 2", "correction not used: no source is called “Foo”")


def test_names_of_two_stories_meet_nowhere() -> None:
    lines = parse([("fix", "same: ZSU = General Staff")])
    one = (Finding(0, 0, ""), Finding(0, 1, "missing"))
    two = (Finding(0, 0, "missing"), Finding(0, 1, ""))
    (told,) = unmet(lines, [one, two])
    assert told.why == "correction not used: no story has all its names"


def test_without_corrections_nothing_changes() -> None:
    assert amend(ALL, SAID, (), REPORTS) == (ALL, SAID, ())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["same", "apart"]),
            st.lists(
                st.sampled_from(
                    [
                        "ZSU",
                        "General Staff",
                        "the staff",
                        "a US official (Post)",
                        "a US official (Star)",
                        "Post",
                        "Nobody",
                    ]
                ),
                min_size=2,
                max_size=4,
                unique=True,
            ),
        ),
        max_size=6,
    )
)
def test_whatever_is_said_every_id_leads_somewhere(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(f"{kind}: {(' = ' if kind == 'same' else ' | ').join(names)}" for kind, names in lines)
    try:
        parties, attributions, _ = corrected(text)
    except UsageError as error:
        assert "it contradicts" in str(error)
        return
    whole(parties, attributions)
    assert (parties, attributions) == corrected(text)[:2]


# Lines


def test_comments_and_blank_lines_say_nothing() -> None:
    assert parse([("fix", "\ufeff".strip("\ufeff") + "# a\n\n   \n  # b\r\n")]) == ()


def test_a_separator_in_quotation_marks_is_part_of_a_name() -> None:
    (c,) = parse([("fix", 'same: "A = B" = “C = D” = E')])
    assert c == Correction("fix", 1, "same", ("A = B", "C = D", "E"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("join: A = B", "begins with none of"),
        ("A = B", "begins with none of"),
        ("same: A", "two names with “=” between them are needed"),
        ("same: A | B", "two names with “=”"),
        ("apart: A = B", "two names with “|”"),
        ("name: A = B", "two names with “->”"),
        ("name: A -> B -> C", "more than one “->”"),
        ("same: A = ", "a name is empty"),
        ("name: -> B", "a name is empty"),
        ("same: A = the A", "one name stands twice"),
        ("same: ... = B", "a name has no letters"),
        ("same: A = B\u202e", "a character that cannot be seen \\(U\\+202E\\)"),
        ("same: A = B\x1b[2J", "a character that cannot be seen \\(U\\+001B\\)"),
        ("same: A = " + "B" * LONGEST_LINE, "longer than"),
        ("same: " + " = ".join(f"N{n}" for n in range(MOST_NAMES + 1)), "more than 50 names"),
    ],
)
def test_a_wrong_line_is_told_with_its_number_and_cause(line: str, why: str) -> None:
    with pytest.raises(UsageError, match=f"^fix, line 2: .*{why}"):
        parse([("fix", f"# first\n{line}\n")])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "same: A = B\nsame: B = C\napart: C | the A",
            "line 3: it contradicts line 1: “C” and “the A” are the same there",
        ),
        ("name: A -> B\nname: a -> C", "line 2: it contradicts line 1: “a” is renamed there"),
    ],
)
def test_lines_that_contradict_each_other_are_told(text: str, why: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse([("fix", text)])
    assert why in str(caught.value)


def test_a_line_may_stand_twice() -> None:
    assert len(parse([("fix", "name: A -> B\nname: A -> B\nsame: C = D\nsame: D = C")])) == 4


def test_many_lines_are_read_in_no_time_and_more_are_an_error() -> None:
    text = "\n".join(f"same: a{n} = a{n + 1}" for n in range(MOST_LINES))
    assert len(parse([("fix", text)])) == MOST_LINES
    with pytest.raises(UsageError, match="more than 10,000 corrections"):
        parse([("fix", text + "\nsame: x = y")])


# Files


def story(folder: Path) -> Path:
    """Two reports of one event, which two officials tell."""
    text = "An official said that about 40 people were killed when the Ostrel grain mill burned in Larn on Monday."
    more = " The fire spread to the old harbour and to nine houses in Cooper Street before midnight."
    rows = [
        {"id": f"r{n}", "outlet": outlet, "published": "2024-05-06", "title": "Mill burns in Larn", "text": text + more}
        for n, outlet in enumerate(("The Larn Courier", "Radio Dolmere"))
    ]
    folder.mkdir(exist_ok=True)
    (folder / "reports.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return folder


def low(case: Case) -> int:
    (claim,) = [c for c in case.claims if "40 people" in c.gist]
    return claim.independent[0]


def test_only_a_person_makes_two_of_officials_who_may_be_one(tmp_path: Path) -> None:
    folder = story(tmp_path / "reports")
    assert low(pipeline.trace([folder])) == 1
    file = folder / FILE_NAME
    file.write_text("apart: An official (The Larn Courier) | An official (Radio Dolmere)\n", "utf-8")
    case = pipeline.trace([folder])
    assert [u for u in case.unread if FILE_NAME in u.path] == []
    assert low(case) == 2
    file.write_text("same: An official (The Larn Courier) = An official (Radio Dolmere)\n", "utf-8")
    case = pipeline.trace([folder])
    assert [u for u in case.unread if FILE_NAME in u.path] == []
    assert low(case) == 1
    assert [c.independent for c in case.claims if "40 people" in c.gist] == [(1, 1)]


def test_every_engine_and_every_run_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = story(tmp_path / "reports")
    (folder / FILE_NAME).write_text(
        "apart: an official (The Larn Courier) | an official (Radio Dolmere)\nname: nobody -> X\n", "utf-8"
    )
    first = to_json(pipeline.trace([folder]))
    assert to_json(pipeline.trace([folder])) == first
    assert to_json(pipeline.trace([folder], "processes")) == first
    assert "no source is called “nobody”" in first


def test_a_file_beside_the_reports_is_used_and_told_and_is_no_report(tmp_path: Path) -> None:
    folder = story(tmp_path / "reports")
    (folder / FILE_NAME).write_text("name: an official (Radio Dolmere) -> the harbour master\n", "utf-8")
    told = CliRunner().invoke(main, ["trace", str(folder), "--json", "-"])
    assert told.exit_code == 0
    assert told.stderr == f"who is who, as corrected in {folder / FILE_NAME}\n"
    found = json.loads(told.stdout)
    assert "the harbour master" in {s["name"] for s in found["sources"]}
    assert not any(FILE_NAME in u["path"] for u in found["unread"])
    assert len(found["reports"]) == 2


def test_a_file_can_be_named(tmp_path: Path) -> None:
    folder = story(tmp_path / "reports")
    file = tmp_path / "who.txt"
    file.write_text("name: an official (Radio Dolmere) -> the harbour master\n", "utf-8")
    told = CliRunner().invoke(main, ["trace", str(folder), "--sources", str(file), "--json", "-"])
    assert "the harbour master" in {s["name"] for s in json.loads(told.stdout)["sources"]}
    case = firsthand.trace([folder], corrections=[file])
    assert "the harbour master" in {s.name for s in case.sources}


def test_a_file_that_lies_deeper_or_is_named_as_a_report_is_told(tmp_path: Path) -> None:
    folder = story(tmp_path / "reports")
    (folder / "deep").mkdir()
    (folder / "deep" / FILE_NAME).write_text("no line of corrections", "utf-8")
    (tmp_path / FILE_NAME).write_text("name: A -> B\n", "utf-8")
    reports, unread = read.collect([folder, tmp_path / FILE_NAME])
    assert len(reports) == 2
    whys = {u.path: u.why for u in unread}
    assert "it counts where its folder is named" in whys[str(folder / "deep" / FILE_NAME)]
    assert "it counts where its folder is named" in whys[str(tmp_path / FILE_NAME)]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\xfe\x00same", "they are not UTF-8 text"),
        (b"same: A = B\x00", "a zero byte"),
        (b"#" * (LARGEST + 1), "longer than 1,000,000 bytes"),
        (b"same A B", "line 1: begins with none of"),
        (b"\xef\xbb\xbfsame: A =", "line 1: a name is empty"),
    ],
)
def test_a_file_that_is_none_ends_the_run_with_its_cause(tmp_path: Path, data: bytes, why: str) -> None:
    folder = story(tmp_path / "reports")
    (folder / FILE_NAME).write_bytes(data)
    with pytest.raises(UsageError) as caught:
        firsthand.trace([folder])
    assert why in str(caught.value)
    assert caught.value.concerns
    told = CliRunner().invoke(main, ["trace", str(folder)])
    assert told.exit_code == 2
    assert why in told.output
    assert "Traceback" not in told.output


@pytest.mark.parametrize("name", ["none.txt", ".", "x" * 5000])
def test_a_path_that_is_no_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="the corrections "):
        read.corrections([], [tmp_path / name])
    assert read.beside([tmp_path / name]) == ()


def test_corrections_are_read_before_any_report(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("nonsense", "utf-8")
    with pytest.raises(UsageError):
        firsthand.trace([tmp_path], progress=lambda *_: pytest.fail("work began"))


def test_the_public_name_is_the_one_that_the_pipeline_uses() -> None:
    assert sources.amend is amend
