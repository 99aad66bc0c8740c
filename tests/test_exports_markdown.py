"""The Markdown brief: what CommonMark makes of it holds the texts as texts, and no mark that a report brought."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import hostile_cases
import invented_case
from firsthand.present import _words, exports
from firsthand.present.exports import markdown
from firsthand.present.exports.markdown import escaped
from firsthand.records import Case

OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "inline", "hr", "text", "strong_open", "strong_close", "softbreak",
}  # fmt: skip


def written(case: Case) -> str:
    return exports.export(case, "markdown")["brief.md"].decode("utf-8")


def tokens(text: str) -> list[Token]:
    """All tokens, block and inline, of CommonMark with GitHub's tables and strikethrough."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [t for block in blocks for t in (block, *(block.children or []))]


def shown(text: str) -> str:
    """The text that a reader sees."""
    return "".join(t.content for t in tokens(text) if t.type in ("text", "text_special"))


def assert_only_ours(text: str) -> None:
    found = {t.type for t in tokens(text)} - {"text_special"}
    assert found <= OURS
    assert not [t for t in tokens(text) if t.type == "heading_open" and t.tag not in ("h1", "h2", "h3")]


def test_it_tells_what_an_editor_needs() -> None:
    told = written(invented_case.case())
    for text in (
        "# Ferry crews walk out at Port Ellory",
        "4 reports, 6 to 7 May 2031, 1 undated.",
        "### 3. “crews are unhappy about a cut to night pay”",
        "**3 reports → 3 outlets → 1 to 3 independent origins**. Admiralty grade F6.",
        "- Harbour Board\n",
        "* Denied in Marren Chronicle: “Nobody walked out”",
        "- **HBE**: “the board” (Ellory Post) / “the Highland Boating Enterprise” (Northern Herald). one acronym",
        "- harbour/scan.pdf: it is a PDF, which is not read",
    ):
        assert text in told
    assert_only_ours(told)


def test_the_chain_is_a_list_that_shows_the_words() -> None:
    told = written(invented_case.case())
    assert "- two port officials (unnamed)\n  - Marren Chronicle: “according to two port officials”" in told
    assert "- (no source named)\n  - Northern Herald: “are said to be”" in told


def test_what_is_said_of_a_chain_is_a_list_of_its_own() -> None:
    told = tokens(written(invented_case.case()))
    assert sum(t.type == "bullet_list_open" and t.level == 0 for t in told) == 5 + 3 + 2


def test_what_is_left_out_is_told() -> None:
    case = invented_case.case()
    many = replace(case, claims=tuple(replace(case.claims[0], id=f"c{n}") for n in range(markdown.MOST_CLAIMS + 7)))
    assert "… and 7 more claims in the trace." in written(many)
    unread = replace(case, unread=case.unread * markdown.MOST_LINES)
    assert f"… and {markdown.MOST_LINES} more in the trace" in written(unread)


@pytest.mark.parametrize("text", hostile_cases.TEXTS, ids=range(len(hostile_cases.TEXTS)))
def test_a_hostile_text_stays_text(text: str) -> None:
    assert_only_ours(written(hostile_cases.with_texts(text)))


@settings(max_examples=20, deadline=None)
@given(hostile_cases.cases)
def test_any_text_stays_text(case: Case) -> None:
    assert_only_ours(written(case))


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&:@$^=1a \n\t\"'w/ht"), max_size=40))
def test_signs_are_shown_as_they_are(text: str) -> None:
    told = _words.shortened(text, markdown.LONGEST_TEXT)
    for before, after in (("- ", ""), ("# ", ""), ("“", "”"), ("- b\n  - ", "")):
        assert_only_ours(f"{before}{escaped(text)}{after}")
        seen = shown(f"{before}{escaped(text)}{after}")
        assert seen.removeprefix("b").strip("“”") == told


@pytest.mark.parametrize("text", ["http://x.example", "https://x.example", "www.x.example", "me@x.example"])
def test_an_address_is_no_link(text: str) -> None:
    assert not re.search(r"https?://|www\.|[^\\]@", escaped(text))
    assert shown(escaped(text)) == text


def test_no_character_hides_or_reorders() -> None:
    assert escaped("a\u202eb\x00c\u200bd") == "a‹U+202E›b‹U+0000›c‹U+200B›d"
