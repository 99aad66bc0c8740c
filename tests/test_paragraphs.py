"""Where paragraphs begin and end, in ordinary and in hard-wrapped text."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.languages import parse
from firsthand.languages.paragraphs import LONGEST, split
from firsthand.languages.quotations import find_quotations
from firsthand.records import Report

STORY = (
    "The reservoir above Velden was drained on Monday after its keeper found a crack in the northern wall, the "
    "valley council said. Nobody was hurt.",
    '"We heard it before we saw it," said Mara Toll, who has kept the sluices for nineteen years. "Then the water was '
    'simply gone, and with it the fish, the boats and two of the jetties."',
    "Engineers will look at the wall this week. They could not say when the reservoir would be filled again, nor what "
    "the repairs might cost the eleven villages that drink from it.",
    "A spokesman for the builder, Orrin Works, said that the firm had warned the council in March about the joints.",
)


def split_words(text: str, dropped: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split(text, dropped)]


def wrap(width: int, indent: str = "", between: str = "\n", newline: str = "\n") -> str:
    paragraphs = (textwrap.fill(p, width, initial_indent=indent) for p in STORY)
    return between.join(paragraphs).replace("\n", newline)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph_up_to_an_indent(width: int, newline: str) -> None:
    assert split_words(wrap(width, indent="    ", newline=newline)) == list(STORY)


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph_up_to_a_blank_line(width: int, newline: str) -> None:
    assert split_words(wrap(width, between="\n\n", newline=newline)) == list(STORY)


@pytest.mark.parametrize("width", [66, 76])
def test_wrapped_lines_are_one_paragraph_up_to_a_line_with_room(width: int) -> None:
    assert split_words(wrap(width)) == list(STORY)


@pytest.mark.parametrize("text", ["\n".join(STORY), "\n\n".join(STORY), "\r\n".join(STORY)])
def test_a_paragraph_a_line_stays(text: str) -> None:
    assert split_words(text) == list(STORY)


@pytest.mark.parametrize(
    "text",
    [
        # titles of much the same length, none of which ends a sentence
        "Council drains the reservoir above Velden after crack\nKeeper of the sluices says she heard it coming first\n"
        "Builder warned of weak joints in March, papers show\nEleven villages drink from wells until the repair ends\n"
        "How a dam is built, and why so many of them leak now\nfish rescue begins in the mud below the northern wall",
        # verse
        "The water went the way that water always goes\nand nobody in the valley said\na word of it but Mara Toll, who "
        "knows the water\nbetter than the keepers of the village books\nand stood up in the council\nto tell them what "
        "she heard before the gates went down\nthat night",
        # a list
        "- the northern wall, which the builder blames\n- the sluices, last oiled in the spring of 2009\n"
        "- the keeper's house and both of its jetties\n- three boats, of which one belonged to the council",
        # a table
        "Velden        1,204      drained      no wells\nOrrin           881      drained      two wells\n"
        "Lower Toll      402      half full    one well\nUpper Toll       95      full         no wells",
        "velden dam crack north wall\ntoll keeper sluice\nbuilder orrin works\nfish boats jetties",
        "Council drains reservoir, blames the builder of it\non Monday, 4 May, at 9 in the morning",
    ],
)
def test_titles_lists_tables_and_verse_stay_apart(text: str) -> None:
    assert split_words(text) == [" ".join(line.split()) for line in text.split("\n")]


def test_a_wrapped_list_is_an_item_a_paragraph() -> None:
    items = [f"{n}. {paragraph}" for n, paragraph in enumerate(STORY, 1)]
    text = "\n".join(textwrap.fill(item, 60, subsequent_indent="   ") for item in items)
    assert split_words(text) == items


def test_a_number_that_begins_a_wrapped_line_is_no_item() -> None:
    text = (
        "An engineer who knows the valley and its dams, and who asked\nnot to be named, said that the council had the "
        "wall seen to\non 3 and on 9 May, and that its keeper was there on May\n"
        "12. It then let the water in again, and the keeper of sluices\nopened both of the gates for the boats."
    )
    assert len(split_words(text)) == 1


def test_a_wrapped_text_between_menus_is_joined_and_the_menus_are_not() -> None:
    menu = ["News", "Weather", "Most read in the valley this week", "Council drains the lake", "Sign in", "About us"]
    text = "\n".join([*menu, *(textwrap.fill(p, 66) for p in STORY), *menu])
    assert split_words(text) == [*menu, *STORY, *menu]


def test_what_was_set_aside_ends_a_paragraph() -> None:
    text = wrap(60)
    at = text.index("crack")
    found = list(split(text, ((at, at + 5),)))
    assert all(end <= at or start >= at + 5 for start, end in found)
    assert any(end == at - 1 for _, end in found)
    assert split_words(text, ((0, len(text)),)) == []


def test_a_quotation_crosses_the_lines_of_its_paragraph() -> None:
    text = wrap(60, indent="    ")
    quoted = [" ".join(text[s:e].split()) for s, e in find_quotations(text, tuple(split(text, ())))]
    assert quoted[0] == '"We heard it before we saw it,"'
    assert quoted[1].startswith('"Then the water') and quoted[1].endswith('jetties."')


@given(
    st.text(alphabet="abC .,\"'-1\t\r\n", max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 50)))
)
def test_paragraphs_are_in_order_and_hold_all_but_blanks(text: str, pieces: list[tuple[int, int]]) -> None:
    dropped = tuple((min(at, len(text)), min(at + size, len(text))) for at, size in pieces)
    found = list(split(text, dropped))
    inside = [False] * len(text)
    last = 0
    for start, end in found:
        assert last <= start < end
        assert not text[start].isspace() and not text[end - 1].isspace()
        inside[start:end] = [True] * (end - start)
        last = end
    aside = {at for start, end in dropped for at in range(start, end)}
    for at, letter in enumerate(text):
        assert not (inside[at] and at in aside)
        assert inside[at] or at in aside or letter.isspace()


@pytest.mark.parametrize("line", ["a" * 30_001, "word " * 6_000, " \t" * 15_000, "ab" + " " * 25_000 + "c"])
def test_a_long_line_is_cut(line: str) -> None:
    found = list(split(line, ()))
    assert all(0 < end - start <= LONGEST for start, end in found)
    assert "".join(line[start:end] for start, end in found).replace(" ", "") == line.replace(" ", "").strip()


@pytest.mark.parametrize("piece", ["a\n", "\n", "\r", "word " * 12 + "\n", "x" * 99 + "\n", " " * 99 + "a\n", "a", " "])
def test_time_grows_with_the_length(piece: str) -> None:
    def measure(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        assert sum(end - start for start, end in split(text, ())) <= len(text)
        return time.process_time() - began

    small, large = (min(measure(size), measure(size)) for size in (200_000, 1_600_000))
    assert large < 8 * 4 * max(small, 0.02)


def test_the_parse_reads_a_line_break_as_a_blank() -> None:
    flat = Report("r", "r", "r.txt", "", "\n\n".join(STORY))
    wrapped = Report("r", "r", "r.txt", "", wrap(60, between="\n\n"))
    assert [t._replace(start=0, end=0) for t in parse(wrapped).tokens] == [
        t._replace(start=0, end=0) for t in parse(flat).tokens
    ]
    assert all(wrapped.text[t.start : t.end] == t.text for t in parse(wrapped).tokens)
    assert parse(wrapped).sentences == parse(flat).sentences
