"""Where quotations open and close."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.languages.quotations import find_quotations
from firsthand.records import Range


def paragraphs(text: str) -> tuple[Range, ...]:
    found: list[Range] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def quoted(text: str) -> list[str]:
    return [text[s:e] for s, e in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "it burst" twice.', ['"it burst"']),
        ("He said “it burst” twice.", ["“it burst”"]),
        ("He said «it burst» twice.", ["«it burst»"]),
        ("He said « it burst » twice.", ["« it burst »"]),
        ("He said «\u00a0it burst\u00a0» twice.", ["«\u00a0it burst\u00a0»"]),
        ("He said »it burst« twice.", ["»it burst«"]),
        ("He said ‹it burst› twice.", ["‹it burst›"]),
        ("He said „it burst“ twice.", ["„it burst“"]),
        ("He said „it burst” twice.", ["„it burst”"]),
        ('He said „it burst" twice.', ['„it burst"']),
        ("He said ,,it burst'' twice.", [",,it burst''"]),
        ("He said ”it burst” twice.", ["”it burst”"]),
        ("He said “it burst“ twice.", ["“it burst“"]),
        ("He said ''it burst'' twice.", ["''it burst''"]),
        ("He said ``it burst'' twice.", ["``it burst''"]),
        ("He said `` it burst '' twice.", ["`` it burst ''"]),
        ("He said ‘‘it burst’’ twice.", ["‘‘it burst’’"]),
        ("He said “it burst’’ twice.", ["“it burst’’"]),
        ("He said ‘it burst’ twice.", ["‘it burst’"]),
        ("He said 'it burst' twice.", ["'it burst'"]),
        ("He said ‚it burst‘ twice.", ["‚it burst‘"]),
        ("He said `it burst' twice.", ["`it burst'"]),
        ('He said " it burst " twice.', ['" it burst "']),
        ('He said ("it burst") twice.', ['"it burst"']),
        ('He said:"It burst."', ['"It burst."']),
        ('"It burst,"he said. "All of it."', ['"It burst,"', '"All of it."']),
        ('It burst."We ran," he said.', ['"We ran,"']),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ('"It burst"—or so he said—"at noon."', ['"It burst"', '"at noon."']),
        ("\u200b”Fear of the water,\u200b” she wrote.", ["”Fear of the water,\u200b”"]),
        ("”Fear of the water,” she wrote.", ["”Fear of the water,”"]),
        ("More:'It burst,' he said", ["'It burst,'"]),
        ("", []),
        ("''", []),
        ('"" and “ ”', []),
    ],
)
def test_the_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One ‘two’ three,” he said.", ["“One ‘two’ three,”"]),
        ("‘One “two” three,’ he said.", ["‘One “two” three,’"]),
        ("'One \"two\" three,' he said.", ["'One \"two\" three,'"]),
        ("\"He said 'no' to me,\" she said.", ["\"He said 'no' to me,\""]),
        ('"He said "no" to me," she said. "Twice."', ['"He said "no" to me,"', '"Twice."']),
        ("“He said “no” to me,” she said.", ["“He said “no” to me,”"]),
        ("“He said 'no,'” she said.", ["“He said 'no,'”"]),
        ("''He said 'no,''' she said.", ["''He said 'no,'''"]),
        ("“‘No’ is what he said,” she said.", ["“‘No’ is what he said,”"]),
        ("«Er sagte „nein“ zu mir», sagte sie.", ["«Er sagte „nein“ zu mir»"]),
        ("„Er sagte ‚nein‘ zu mir“, sagte sie.", ["„Er sagte ‚nein‘ zu mir“"]),
        ("« Il a dit “non” hier », dit-elle.", ["« Il a dit “non” hier »"]),
        ("«Ha detto «no» a me», disse.", ["«Ha detto «no» a me»"]),
        ("“The “north” gate", ["“north”"]),
        ("“Gate 1,” he said of “Hall “A-1” is shut.”", ["“Gate 1,”", "“Hall “A-1” is shut.”"]),
    ],
)
def test_a_quotation_in_another_is_part_of_it(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the dam's gate that didn't hold.",
        "It’s the soldiers’ gate, and the workers' union won't.",
        "In the '90s and the ’80s, and back in '08, 'twas so.",
        "In the ‘90s they got ‘em all with rock 'n' roll.",
        "Tell 'em that 'tis the builders' fault 'til the councils' vote.",
        "A man 6'2\" tall, a man of 5’11”, and a 12\" pipe of 6' 3''.",
        'A 4"x6" board and a 3′ 10″ beam.',
        "Home » News » Weather »",
        "Read more »",
        "The O'Rourke and D’Arcy dams of Qur'an Street, goin' home.",
        "Use `code` and `more code` here.",
        "He said: '",
        'It burst," he said.',
        "It burst 'cause the keepers' oil ran out 'round the gates' feet.",
        "The losers' loss and the winners' win are the keepers' own.",
    ],
)
def test_what_opens_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ('"The 12" pipe burst," she said. "All of it."', ['"The 12" pipe burst,"', '"All of it."']),
        ('"It burst in 1990" he said, "and in 2001."', ['"It burst in 1990"', '"and in 2001."']),
        ("'The workers' union won't yield,' he said.", ["'The workers' union won't yield,'"]),
        ("He called the 'losers' of the valley fools.", ["'losers'"]),
        ("'It's the '90s again,' he said. 'We'll see.'", ["'It's the '90s again,'", "'We'll see.'"]),
        ("‘It’s the workers’ dam,’ he said, ‘not ours’.", ["‘It’s the workers’ dam,’", "‘not ours’"]),
        ("'300 of us left,' he said.", ["'300 of us left,'"]),
    ],
)
def test_apostrophes_and_inches_close_nothing(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ('"One.\n"Two.\n"Three," he said.', ['"One.', '"Two.', '"Three,"']),
        ("''One.\n''Two,'' he said.", ["''One.", "''Two,''"]),
        ("«One.\n«Two», he said.", ["«One.", "«Two»"]),
        ("„One.\n„Two“, he said.", ["„One.", "„Two“"]),
        ("'One won't.\n'Two will,' he said.", ["'One won't.", "'Two will,'"]),
        ("‘It’s the keepers’ own.\n‘Two,’ he said.", ["‘It’s the keepers’ own.", "‘Two,’"]),
        ("'Tis the season\nof the dam.", []),
        ("“One.\nTwo,” he said.", ["“One.", "Two,”"]),
        ("He said: “It burst", ["“It burst"]),
        ('He said: "It burst\nThe end.', ['"It burst']),
        ("“He said “no” to me.\n“Then he left.”", ["“He said “no” to me.", "“Then he left.”"]),
        ('"She called the “north” gate weak.\nThe end.', ['"She called the “north” gate weak.']),
        ('"It burst, she said. "All of it."', ['"All of it."']),
        ("He saw “gates, “walls,” and boats.", ["“walls,”"]),
    ],
)
def test_a_quotation_without_a_closing_mark(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab s0 .,\"“”„'‘’‚`«»‹›-\n", max_size=80))
def test_quotations_stand_in_their_paragraph_and_never_meet(text: str) -> None:
    spans = paragraphs(text)
    found = find_quotations(text, spans)
    assert list(found) == sorted(found)
    for one, other in itertools.pairwise(found):
        assert one[1] <= other[0]
    for start, end in found:
        assert any(s <= start < end <= e for s, e in spans)


@pytest.mark.parametrize("opening", ['"', "“", "«", "„", "''", "``"])
@given(words=st.lists(st.sampled_from(["it's", "the", "workers'", "dam,", "6'2\"", "'90s", "gate", "12"]), max_size=9))
def test_marks_around_plain_words_are_found(opening: str, words: list[str]) -> None:
    closing = {"“": "”", "«": "»", "„": "“", "``": "''"}.get(opening, opening)
    text = f"He said {opening}It {' '.join(words)} burst,{closing} twice."
    start = len("He said ")
    assert find_quotations(text, ((0, len(text)),)) == ((start, len(text) - len(" twice.")),)


@pytest.mark.parametrize(
    "piece", ["'a ", "a' ", '"a ', 'a" ', "“a ", "«a ", "'", '"', "s' a", "'a s' a ", "‘a” ", ",,a"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    times = []
    for size in (40_000, 320_000):
        text = piece * (size // len(piece))
        began = time.process_time()
        find_quotations(text, ((0, len(text)),))
        times.append(time.process_time() - began)
    assert times[1] < 8 * 4 * max(times[0], 0.02)
