"""Attributions of texts that nobody wrote to be read: whatever stands there is read, fast, and every span is true.

`make fuzz` runs these with 50 times the examples, and on texts of a million characters (`FIRSTHAND_FUZZ=50`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import growth
from benchmarks.shapes import SHAPES

from firsthand import attributions, languages
from firsthand.records import Attribution, Range, Report

TIMES = int(os.environ.get("FIRSTHAND_FUZZ", "1"))
NAUGHTY = Path(__file__).resolve().parents[2] / "shared" / "data" / "hostile" / "blns.json"

STEEPEST = 1.6
"""The largest exponent of growth that passes here, where times are short and the machine is busy; 2 is square."""

WORDS = (
    "Mayor Ada Brill", "the Harbour Office", "a spokesman for the ministry", "officials", "she", "who",
    "The Velm Gazette", "Brill:", "— Ada Brill", "said", "said that", "told reporters", "has denied", "denied that",
    "announced", "added", "according to", "quoted", "as saying", "as reported by", "citing", "reportedly", "claimed",
    "in a statement", "was told by", "did not say whether", "'s claim that", "the dam had burst",
    "nobody should stay in the valley", "the bridge would close on Friday", "no", "and", "but", "it", "(", ")", "[",
    "]", ".", ",", ":", ";", "?", "!", "—", "-", "…", "...", "5'10\"", "’90s",
)  # fmt: skip
MARKS = (
    '"', "“", "”", "„", "‟", "«", "»", "‹", "›", "'", "‘", "’", "‚", "‛", "`", "``", "''", "‘‘", "’’", ",,", "″", "「",
    "」", "&quot;",
)  # fmt: skip
ODD = (
    "\ud800", "\udfff", "\udcff", "\x00", "\x07", "\x0b", "\x0c", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029",
    "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff", "\u0301", "e" + "\u0301" * 60, "İ", "ß",
    "ﬁ", "👩\u200d👩\u200d👧", "𝔐", "中文没有空格", "قال الناطق", "x" * 900, "said" * 300, "-" * 1_100,
    "http://" + "a." * 200 + "org", "[UNK] [CLS]", "<s>", "%s{0}",
)  # fmt: skip
BLANKS = (" ", " ", " ", " ", "", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u3000", "  ")

SENTENCES = (
    "Mayor Ada Brill said on Monday that the dam had burst.",
    "“Nobody should stay in the valley,” said Brill, who reportedly left on Friday. “It has burst.”",
    "According to the Harbour Office (as reported by The Velm Gazette), the bridge would close.",
    "The Velm Gazette reported that officials said the dam, which Brill claimed was “sound”, had burst.",
    "Brill told reporters in a statement that “the dam has burst, nobody should stay.",
    "The Gazette quoted a spokesman as saying the ministry has denied that the bridge would close.",
    "He added: ‘The dam has burst’, citing the Harbour Office's claim that “no 'bridge' would close”.",
    "Officials did not say whether the dam had burst, but were told by Brill it would, Velm Radio said.",
)

odd = st.one_of(st.sampled_from(MARKS), st.sampled_from(ODD), st.text(st.characters(exclude_categories=()), max_size=6))
whole = st.sampled_from(SENTENCES)
torn = st.builds(lambda text, at, size: text[:at] + text[at + size :], whole, st.integers(0, 90), st.integers(0, 40))
marred = st.builds(lambda text, at, mark: text[:at] + mark + text[at:], st.one_of(whole, torn), st.integers(0, 90), odd)
pieces = st.one_of(st.sampled_from(WORDS), whole, torn, marred, odd)
texts = st.lists(st.tuples(pieces, st.sampled_from(BLANKS)), max_size=30).map(lambda all_: "".join(map("".join, all_)))


def find(report: Report) -> tuple[Attribution, ...]:
    return attributions.find(report, languages.parse(report))


def skim(report: Report) -> tuple[Attribution, ...]:
    return attributions.skim(report, languages.outline(report))


PATHS = pytest.mark.parametrize("path", [find, skim])


def of(text: str) -> Report:
    return Report("report-1", "one", "one.txt", "", text)


def overlapping(some: Iterable[Range], others: Iterable[Range]) -> bool:
    several = list(others)
    return any(s < f and t < e for s, e in some for t, f in several)


def check(path: Callable[[Report], tuple[Attribution, ...]], text: str) -> tuple[Attribution, ...]:
    """What a path finds in a text, which must be true of it."""
    found = path(of(text))
    for one in found:
        named = [span for span in (one.source, one.antecedent, *one.via) if span is not None]
        assert one.content
        for start, end in (*one.content, *one.cue, *named):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert all(end <= start for (_, end), (start, _) in zip(one.content, one.content[1:], strict=False))
        assert not overlapping(one.content, one.cue)
        assert one.source is None or not overlapping(one.content, [one.source])
        assert one.report == "report-1"
    assert len({one.id for one in found}) == len(found)
    return found


@PATHS
@given(text=texts)
@example(
    text="The Velm Gazette reported that officials said it had burst.the Harbour Office as saying \x0b ,,\nannounced "
)
@example(
    text="According to the Harbour Office (as reported by Velm), the bridge would close.the Harbour Office as saying "
)
@settings(max_examples=30 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_and_every_span_is_true(path: Callable[[Report], tuple[Attribution, ...]], text: str) -> None:
    assert check(path, text) == path(of(text))


@pytest.mark.parametrize("stray", ['Mayor Ada Brill said" on Monday that', 'Mayor A"da Brill said on Monday that'])
def test_a_stray_mark_puts_no_cue_or_source_into_its_own_content(stray: str) -> None:
    first = '"The Velm Gazette reported that officials said the dam, which Brill claimed was “sound”, had burst.'
    assert check(find, f"{first}\n{stray} the dam had burst. ")


def test_what_has_no_blank_for_long_is_parsed_whole() -> None:
    text = "(" * 2_500 + " Brill said no" + "." * 1_500
    tokens = languages.parse(of(text)).tokens
    assert "".join(token.text for token in tokens) == text.replace(" ", "")
    assert [(t.start, t.end) for t in tokens] == sorted({(t.start, t.end) for t in tokens})


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    if not NAUGHTY.is_file():
        pytest.skip(f"the list of naughty strings is not there: {NAUGHTY}")
    strings: list[str] = json.loads(NAUGHTY.read_text("utf-8"))
    assert len(strings) > 500
    return strings


@PATHS
def test_naughty_strings_are_read_alone(path: Callable[[Report], tuple[Attribution, ...]], naughty: list[str]) -> None:
    for text in naughty:
        check(path, text)


@PATHS
def test_naughty_strings_are_read_where_somebody_says_them(
    path: Callable[[Report], tuple[Attribution, ...]], naughty: list[str]
) -> None:
    """Each in one of the sentences, many in a report; with time, each in both and alone there."""
    sentences = ["Mayor Ada Brill said on Monday that {} had come.", "“{},” said Mayor Ada Brill."]
    lines = [sentences[n % 2].replace("{}", text) for n, text in enumerate(naughty)]
    if TIMES > 1:
        lines += [sentences[1 - n % 2].replace("{}", text) for n, text in enumerate(naughty)]
    together = 1 if TIMES > 1 else 16
    for at in range(0, len(lines), together):
        assert check(path, "\n".join(lines[at : at + together])) or together == 1


def test_an_attribution_beside_what_is_hostile_is_still_found() -> None:
    told = "Mayor Ada Brill said on Monday that the dam had burst."
    for odd in ("\ud800", "\x00", "\u202e", "“", "((((", "x" * 900):
        text = f"{odd}\n{told}\n{odd}"
        (found,) = check(find, text)
        assert found.source is not None
        assert text[slice(*found.source)] == "Mayor Ada Brill"
        assert "the dam had burst" in text[slice(*found.content[0])]


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = (
        "from tests.test_hostile_attributions import *\n"
        "text = ' '.join(w + m for w, m in zip(WORDS * 3, MARKS * 6))\n"
        "print(find(of(text)), skim(of(text)))"
    )
    root = Path(__file__).parent.parent
    told = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert "Attribution" in told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_fast_path_takes_time_by_the_length_alone(shape: str) -> None:
    assert grows_slowly(skim, shape, (6_000, 24_000))


@pytest.mark.parametrize("shape", SHAPES if TIMES > 1 else ["a quotation a sentence", "one-line paragraphs"])
def test_the_default_path_takes_time_by_the_length_alone(shape: str) -> None:
    assert grows_slowly(find, shape, (2_000, 12_000))


def grows_slowly(path: Callable[[Report], tuple[Attribution, ...]], shape: str, sizes: tuple[int, int]) -> bool:
    """Whether time grows as it should, in one of three measures: a busy machine spoils one, square growth all."""
    path(of("Brill said so."))
    return any(_exponent(path, shape, sizes) < STEEPEST for _ in range(3))


def _exponent(path: Callable[[Report], tuple[Attribution, ...]], shape: str, sizes: tuple[int, int]) -> float:
    """How steeply time grows; 0 where it is less than a fifth of a second, however it grows."""
    points = [(size, growth.clock(lambda text: path(of(text)), SHAPES[shape](size))) for size in sizes]
    return 0.0 if points[1][1] < 0.2 else growth.exponent(points)


@pytest.mark.skipif(TIMES == 1, reason="takes an hour: make fuzz runs it")
@PATHS
@pytest.mark.parametrize("shape", SHAPES if TIMES > 1 else ["sentences in one line"])
def test_a_million_characters_are_read(path: Callable[[Report], tuple[Attribution, ...]], shape: str) -> None:
    check(path, SHAPES[shape](1_000_000))
