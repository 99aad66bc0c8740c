from __future__ import annotations

import itertools
import random
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import passages
from firsthand.engine import open_engine
from firsthand.languages.foldings import fold
from firsthand.languages.quotations import find_quotations
from firsthand.passages import comparisons, cuttings, edits, proposals, quotations, scans, words
from firsthand.passages.alignments import Match
from firsthand.passages.fingerprints import WINDOW, keys, number, read_postings, winnow
from firsthand.passages.rewritings import Likeness
from firsthand.passages.words import Words, grams, read_words
from firsthand.records import Attribution, Parse, Passage, Range, Report, identify

QUOTE = "We will not leave the valley until the last well has been tested by people we trust"
STATED = (
    "around 40 miners refused their foreman's instructions and walked out of the flooded gallery in the Ostrel district"
)
RESTATED = (
    "around 40 workers defied their foreman's instructions and climbed out of the flooded gallery in the Ostrel "
    "district"
)
AGENCY = (
    "Inspectors sealed the eastern reservoir on Tuesday night after solvent seeped through a cracked culvert beneath "
    "the abandoned tannery."
)


def report(name: str, text: str, **more: object) -> Report:
    return replace(Report(identify("report", name), name, name, "0" * 64, text), **more)  # type: ignore[arg-type]


def find(*reports: Report, attributions: tuple[Attribution, ...] = (), engine: str = "local") -> tuple[Passage, ...]:
    return passages.find(reports, {}, attributions, open_engine(engine))


def words_of(reports: tuple[Report, ...], passage: Passage) -> tuple[str, str]:
    text = {r.id: r.text for r in reports}
    left, right = (text[s.report][s.start : s.end] for s in (passage.left, passage.right))
    return left, right


def place(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def test_a_quotation_in_other_marks_is_found_to_the_word() -> None:
    pair = (
        report("a", f"The mayor of Brenn spoke. “{QUOTE},” said Ida Marsh."),
        report("b", f'Nobody came to work today. Ida Marsh: "{QUOTE.upper()}", she told a crowd.'),
    )
    (passage,) = find(*pair)
    assert words_of(pair, passage) == (QUOTE, QUOTE.upper())
    assert (passage.kind, passage.within, passage.direction) == ("verbatim", "quote", "common_source")


def test_words_quoted_in_one_report_and_unmarked_in_the_other_are_a_quotation() -> None:
    pair = report("a", f"Ida Marsh said: “{QUOTE}.”"), report("b", f"Marsh told the crowd that {QUOTE.lower()}.")
    assert [p.within for p in find(*pair)] == ["quote"]


def test_a_direct_attribution_makes_a_quotation_where_the_marks_are_lost() -> None:
    text = f"{QUOTE} Ida Marsh said on Monday."
    pair = report("a", text), report("b", f"{QUOTE.lower()}, as somebody put it.")
    said = Attribution("x", pair[0].id, "direct", place(text, "Ida Marsh"), (), (place(text, QUOTE),), "test")
    assert [p.within for p in find(*pair)] == ["narration"]
    assert [p.within for p in find(*pair, attributions=(said,))] == ["quote"]


def test_a_sentence_reworded_is_found_as_rewritten_narration() -> None:
    pair = (
        report("a", f"A daily, formerly the paper of the guild, reported that {STATED} near Holm.\n\nMore soon."),
        report("b", f"According to the union (as told by a daily), {RESTATED}. It rained."),
    )
    (passage,) = find(*pair)
    assert words_of(pair, passage) == (STATED, RESTATED)
    assert (passage.kind, passage.within, passage.direction) == ("rewritten", "narration", "undetermined")


def test_a_passage_is_cut_where_a_quotation_begins() -> None:
    told = f"Villagers blocked both bridges with tractors before dawn and lit fires along the embankment. “{QUOTE},”"
    pair = report("a", f"{told} said Ida Marsh."), report("b", f"{told} she said. Then it rained.")
    first, second = find(*pair)
    assert [first.within, second.within] == ["narration", "quote"]
    assert words_of(pair, second)[0] == QUOTE
    assert words_of(pair, first)[0].endswith("along the embankment")


def test_names_titles_and_plain_facts_are_no_passage() -> None:
    pair = (
        report("a", "Ida Marsh, Chair of the House Committee on Roads, Rivers and Reservoirs of Brenn, spoke."),
        report("b", "On Friday the House Committee on Roads, Rivers and Reservoirs of Brenn met. Ida Marsh was ill."),
    )
    assert find(*pair) == ()
    assert find(report("c", "What it was to be for all of us."), report("d", "It was to be for all of us.")) == ()


def test_a_stock_phrase_is_no_passage() -> None:
    stock = "spoke on the condition of anonymity because they were not authorized to speak publicly"
    assert find(report("a", f"Two guards {stock}."), report("b", f"A nurse and a clerk {stock} on Friday.")) == ()
    assert len(find(report("a", f"{AGENCY} He {stock}."), report("b", f"{AGENCY} She {stock} then."))) == 1


def test_nothing_that_was_set_aside_is_in_a_passage_nor_between_its_words() -> None:
    first, last = QUOTE.split(" until ")
    text = f"{first} until\n\nRead more: Ten wells that were tested\n\n{last}."
    cut = report("a", text, dropped=(place(text, "Read more: Ten wells that were tested"),))
    whole = report("b", f"She said: {QUOTE}.")
    assert [words_of((cut, whole), p)[0] for p in find(cut, whole)] == [last]
    assert find(replace(cut, dropped=((0, len(text)),)), whole) == ()


def test_what_stands_in_very_many_reports_joins_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report(f"r{n}", f"{QUOTE}. {n}") for n in range(5)]
    assert len(find(*reports)) == 10
    monkeypatch.setattr(proposals, "FURNITURE", 4)
    assert find(*reports) == ()


def sentences(seed: int, count: int) -> list[str]:
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choices("abdeiklmnorstu", k=rng.randint(4, 9))) for _ in range(3000)]
    return [" ".join(rng.choice(vocabulary) for _ in range(12)).capitalize() + "." for _ in range(count)]


def linked(reports: list[Report], sentence: str, found: tuple[Passage, ...]) -> set[str]:
    """The reports that a chain of passages in `sentence` leads to from the first that has it."""
    at = {r.id: place(r.text, sentence) for r in reports if sentence in r.text}
    inside = [
        {s.report for s in (p.left, p.right)}
        for p in found
        if all(s.report in at and s.start < at[s.report][1] and at[s.report][0] < s.end for s in (p.left, p.right))
    ]
    reached = set(list(at)[:1])
    for _ in reports:
        reached |= {r for pair in inside if pair & reached for r in pair}
    return reached


def test_the_pairs_that_are_compared_grow_with_the_reports_and_not_with_their_square() -> None:
    said = sentences(1, 20)
    rng = random.Random(2)
    words = [read_words((report(f"r{n}", " ".join(rng.sample(said, 6))), None)) for n in range(240)]
    for count in (60, 120, 240):
        pairs = list(proposals.propose(number(map(keys, words[:count])), open_engine()))
        assert len(pairs) <= proposals.PARTNERS * count
        assert pairs == sorted(set(pairs))


def test_whoever_copied_one_sentence_stays_linked_where_many_did() -> None:
    said = sentences(3, 12)
    rng = random.Random(4)
    reports = [report(f"r{n}", " ".join(rng.sample(said, 4))) for n in range(75)]
    found = find(*reports)
    for sentence in said:
        assert linked(reports, sentence, found) == {r.id for r in reports if sentence in r.text}


def test_the_one_sentence_that_two_share_outweighs_what_each_shares_with_very_many() -> None:
    first, second, rare = " ".join(sentences(5, 6)), " ".join(sentences(6, 6)), sentences(7, 1)[0]
    reports = [report(f"r{n}", f"{first if n < 40 else second} {rare if n in (3, 77) else n}") for n in range(80)]
    assert linked(reports, rare, find(*reports)) == {reports[3].id, reports[77].id}


def test_a_long_copy_is_one_passage() -> None:
    rng = random.Random(1)
    vocabulary = ["".join(rng.choices("abdeiklmnorstu", k=rng.randint(3, 8))) for _ in range(4000)]
    text = " ".join(rng.choice(vocabulary) for _ in range(2500))
    pair = report("a", text), report("b", f"Lead. {text}")
    assert [words_of(pair, p) for p in find(*pair)] == [(text, text)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Feuerwehr hat in der Nacht drei Familien aus dem brennenden Haus am Nordhafen gerettet."),
        ("uk", "Рятувальники вночі вивели три родини з палаючого будинку біля північної гавані міста."),
        ("zh", "消防队员昨夜从北港附近一栋着火的房子里救出了三个家庭。"),
    ],
)
def test_other_languages_and_scripts(language: str, text: str) -> None:
    pair = (
        report("a", f"Eins zwei. {text}", language=language),
        report("b", f"{text} Drei vier fünf.", language=language),
    )
    assert [words_of(pair, p)[0] for p in find(*pair)] == [text.rstrip(".。")]


def test_every_engine_finds_the_same() -> None:
    reports = [report(f"r{n}", f"{n} days on. {AGENCY} “{QUOTE},” she said.") for n in range(4)]
    found = find(*reports)
    assert len(found) == 12
    assert find(*reports, engine="processes") == found == find(*reports)


def test_a_report_given_twice_shares_nothing_with_itself() -> None:
    assert find(report("a", AGENCY), report("a", AGENCY)) == ()


def agency(name: str, **more: object) -> Report:
    return report(name, f"{AGENCY} Schools stay shut, the {name} has learnt.", outlet=name, **more)


def test_the_report_that_is_credited_is_the_one_that_was_copied() -> None:
    copy = report("b", f"{AGENCY} (Northwire)", outlet="Brenn Herald", credit=(len(AGENCY) + 2, len(AGENCY) + 11))
    (passage,) = find(agency("Northwire"), copy)
    assert passage.direction == "left_to_right"
    assert passage.reason == "the report of Brenn Herald is credited to Northwire"
    assert [p.direction for p in find(copy, agency("Northwire"))] == ["right_to_left"]


def test_a_source_that_is_the_other_outlet_tells_the_direction() -> None:
    text = f"{AGENCY} That is what Northwire.com reported."
    copy = report("b", text, outlet="Brenn Herald")
    said = Attribution("x", copy.id, "indirect", place(text, "Northwire.com"), (), (place(text, AGENCY),), "test")
    (passage,) = find(agency("The Northwire"), copy, attributions=(said,))
    assert passage.direction == "left_to_right"
    assert passage.reason == "Brenn Herald names The Northwire as where it has this from"


def test_two_reports_that_credit_the_same_agency_have_a_common_source() -> None:
    pair = [
        report(name, f"{AGENCY} (Southwire)", outlet=name, credit=(len(AGENCY) + 2, len(AGENCY) + 11))
        for name in ("Brenn Herald", "Holm Post")
    ]
    (passage,) = find(*pair)
    assert (passage.direction, passage.reason) == ("common_source", "both are credited to 'Southwire'")


@pytest.mark.parametrize(
    ("mention", "other", "told"),
    [
        ("Southwire", "The Southwire agency", "both name 'Southwire' as where they have it from; either may"),
        ("He", "He", "neither credits the other"),
        ("Ann", "Anna", "neither credits the other"),
    ],
)
def test_two_reports_that_name_the_same_party_may_have_it_from_one_another(mention: str, other: str, told: str) -> None:
    pair = [report(name, f"{named} wrote: {AGENCY}") for name, named in (("Herald", mention), ("Post", other))]
    said = [
        Attribution(r.name, r.id, "indirect", None, (), (place(r.text, AGENCY),), "test", via=(place(r.text, named),))
        for r, named in zip(pair, (mention, other), strict=True)
    ]
    (passage,) = find(*pair, attributions=tuple(said))
    assert passage.direction == "undetermined"
    assert passage.reason.startswith(told)


def test_a_party_named_for_something_else_tells_nothing() -> None:
    text = f"Northwire doubted the count. {AGENCY}"
    copy = report("b", text, outlet="Brenn Herald")
    said = Attribution("x", copy.id, "indirect", place(text, "Northwire"), (), (place(text, "the count"),), "test")
    assert [p.direction for p in find(agency("Northwire"), copy, attributions=(said,))] == ["undetermined"]


SEALED = "Inspectors sealed the eastern reservoir on Tuesday night after solvent seeped through a cracked culvert"


@pytest.mark.parametrize(
    ("copy", "model", "reason"),
    [
        (
            AGENCY.replace("on Tuesday night ", "[...] "),
            f"{AGENCY} Schools stay shut.",
            "Post marks with dots that it leaves something out, and Wire has what was left out",
        ),
        (
            f"{AGENCY.replace('culvert', 'culvert [sic]')} It rained.",
            f"{AGENCY} Schools stay shut.",
            "Post marks a word with (sic), which Wire has without",
        ),
        (
            f"{SEALED} beneath the abandoned…",
            f"{AGENCY} Schools stay shut.",
            "all of Post is in Wire, and it breaks off in a sentence that goes on there",
        ),
        (
            f"{SEALED}, Ida Marscha said. Then Ida Marsha left. Nobody saw Ida Marsha again.",
            f"Ida Marscha runs the town. {SEALED}, Ida Marscha said.",
            "Post writes 'Ida Marsha', and only here 'Ida Marscha', as Wire always does",
        ),
    ],
)
def test_an_edit_that_makes_sense_one_way_only_tells_the_direction(copy: str, model: str, reason: str) -> None:
    found = find(report("a", model, outlet="Wire"), report("b", copy, outlet="Post"))
    assert {(p.direction, p.reason) for p in found} == {("left_to_right", reason)}
    turned = find(report("a", copy, outlet="Post"), report("b", model, outlet="Wire"))
    assert {p.direction for p in turned} == {"right_to_left"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AGENCY, f"{AGENCY} Schools stay shut, and the mayor of Brenn has called for calm in the old town."),
        (f"{SEALED}.", f"{SEALED} beneath the abandoned tannery. Schools stay shut."),
        (AGENCY.replace("on Tuesday night ", "[...] "), AGENCY.replace("on Tuesday night ", "[...] ")),
        (f"{SEALED}, Ida Marsh said. Jo Marsh left. Jo Marsh is ill.", f"Ida Marsh runs it. {SEALED}, Ida Marsh said."),
        (f"{SEALED}, Ida Marscha said. Ida Marsha left.", f"Ida Marscha runs it. {SEALED}, Ida Marscha said."),
        (f"{SEALED}[1] beneath the abandoned tannery. It rained.", f"{AGENCY} Schools stay shut."),
    ],
)
def test_what_may_have_been_done_either_way_tells_no_direction(one: str, other: str) -> None:
    assert {p.direction for p in find(report("a", one), report("b", other))} == {"undetermined"}


def test_edits_that_tell_against_each_other_leave_the_direction_open() -> None:
    one = f"{AGENCY.replace('culvert', 'culvert [sic]')} It rained."
    other = f"{AGENCY.replace('on Tuesday night ', '[...] ')} Schools stay shut."
    (passage,) = find(report("a", one), report("b", other))
    assert passage.direction == "undetermined"
    assert "; but " in passage.reason


def test_an_omission_in_a_quotation_tells_nothing() -> None:
    cut = QUOTE.replace("until the last well ", "[...] ")
    pair = report("a", f"“{QUOTE},” said Ida Marsh."), report("b", f"“{cut},” said Ida Marsh.")
    assert {p.direction for p in find(*pair)} == {"common_source"}


@pytest.mark.parametrize(
    ("left", "right", "direction"),
    [
        (None, None, "undetermined"),
        ("2031-03-01", "2031-03-04", "undetermined"),
        ("2031-03-01T08:00Z", "2031-03-04", "undetermined"),
        ("2031-03-01T08:00Z", "2031-03-01T08:05Z", "left_to_right"),
        ("2031-03-01T08:00+00:00", "2031-03-01T08:05+02:00", "right_to_left"),
        ("2031-03-01T08:00", "2031-03-01T20:00", "undetermined"),
        ("2031-03-03T08:00", "2031-03-01T20:00", "right_to_left"),
        ("2031-03-99T08:00", "2031-03-01T20:00", "undetermined"),
    ],
)
def test_times_decide_only_as_far_as_they_are_known(left: str | None, right: str | None, direction: str) -> None:
    (passage,) = find(agency("Northwire", published=left), agency("Holm Post", published=right))
    assert passage.direction == direction


def test_a_parse_gives_lemmas_and_quotations() -> None:
    pair = report("a", f"{AGENCY}"), report("b", AGENCY)
    parses = {r.id: Parse(r.id, (), (), (), ((0, len(AGENCY)),), ()) for r in pair}
    assert [p.within for p in passages.find(pair, parses, (), open_engine())] == ["quote"]


@pytest.mark.parametrize(
    "text",
    ["'a " * 60_000, '"x ' * 60_000, "a.b." * 60_000, "1,,,," * 60_000, "war of the war " * 20_000, "\0\ud800" * 999],
)
def test_hostile_text_costs_little(text: str) -> None:
    start = time.process_time()
    find(report("a", text), report("b", f"Lead. {text}"))
    assert time.process_time() - start < 5


odd = ["“", "”", '"', "\n\n", "é́", "U.S.", "don’t"]
texts = st.lists(st.sampled_from([*QUOTE.split(), *AGENCY.split(), *odd]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(texts, texts, st.integers(0, 80), st.integers(0, 80))
def test_spans_stand_at_words_of_the_text_outside_what_was_set_aside(
    before: list[str], after: list[str], start: int, length: int
) -> None:
    text = " ".join([*before, AGENCY, *after])
    dropped = ((min(start, len(text)), min(start + length, len(text))),)
    pair = report("a", text, dropped=dropped), report("b", f"{' '.join(after)} {AGENCY} {' '.join(before)}")
    found = find(*pair)
    assert found or length or before or after
    for passage in found:
        for side, said in zip((passage.left, passage.right), words_of(pair, passage), strict=True):
            assert said == said.strip() and len(said.split()) >= 5 and side.start < side.end
        if passage.left.start < dropped[0][1] and dropped[0][0] < passage.left.end:
            assert dropped[0][0] == dropped[0][1]
        if passage.kind == "verbatim":
            shared = [{fold(w) for w in re.findall(r"\w+", side)} for side in words_of(pair, passage)]
            assert len(shared[0] & shared[1]) >= 0.6 * len(shared[0] | shared[1])


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=9))
def test_winnowing_keeps_a_key_of_every_long_enough_match(noise: list[int], more: list[int]) -> None:
    run = read_words((report("r", " ".join(QUOTE.split()[:7])), None)).forms
    sides = [read_words((report("s", " ".join(f"x{n}" for n in some)), None)).forms for some in (noise, more)]
    import numpy as np

    one, other = np.concatenate([sides[0], run]), np.concatenate([sides[1], run, sides[0]])
    assert set(winnow(grams(one, 4), WINDOW)) & set(winnow(grams(other, 4), WINDOW))


LETTERS = st.text(
    st.one_of(
        st.sampled_from("ab.C1,'’ʼ -ßé½ﬁ中の²٣İǆ𝐀😀\u0301_\n"), st.characters(), st.characters(max_codepoint=0x24F)
    ),
    max_size=60,
)


def read_keys(reports: list[Report]) -> list[list[int]]:
    """The different keys of each report, by machine code."""
    names, places = read_postings((0, reports))
    return [sorted(set(names[places == place].tolist())) for place in range(len(reports))]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(LETTERS, st.sampled_from([None, "en", "de"]), st.integers(0, 9)), min_size=1, max_size=4))
def test_machine_code_reads_the_words_that_the_readable_way_reads(given: list[tuple[str, str | None, int]]) -> None:
    reports = [
        report(f"r{n}", text, language=language, dropped=((cut, cut + 3),) if cut and cut + 3 < len(text) else ())
        for n, (text, language, cut) in enumerate(given)
    ]
    for one, fast, some in zip(reports, scans.read_many(reports), read_keys(reports), strict=True):
        words = read_words((one, None))
        for column in ("report", "starts", "ends", "forms", "stems", "weights", "news"):
            assert list(getattr(fast, column)) == list(getattr(words, column)), column
        assert some == keys(words).tolist()


def test_machine_code_reads_long_texts_in_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "LOT", 300)
    reports = [report(f"r{n}", f"{QUOTE} {n}. {'é' * n} {AGENCY}") for n in range(7)] + [report("empty", "")]
    assert [list(w.forms) for w in scans.read_many(reports)] == [list(read_words((r, None)).forms) for r in reports]
    assert read_keys(reports) == [keys(read_words((r, None))).tolist() for r in reports]


def test_an_archive_gives_what_a_few_reports_give(monkeypatch: pytest.MonkeyPatch) -> None:
    said = sentences(8, 30)
    rng = random.Random(9)
    reports = [report(f"r{n}", " ".join(rng.sample(said, 3))) for n in range(40)]
    found = find(*reports)
    assert len(found) > 40
    monkeypatch.setattr(words, "COMPILED_FROM", 1)
    monkeypatch.setattr(words, "LOT", 7)
    monkeypatch.setattr(passages, "PAIRS_AT_ONCE", 11)
    assert find(*reports) == found
    assert find(*reports, engine="processes") == found


def reword(text: str, seed: int) -> str:
    """The text with every fourth word another and its runs of five words in another order."""
    rng = random.Random(seed)
    said = [w if n % 4 else "".join(rng.choices("aeioklmnrst", k=7)) for n, w in enumerate(text.split())]
    runs = [said[n : n + 5] for n in range(0, len(said), 5)]
    rng.shuffle(runs)
    return " ".join(word for run in runs for word in run)


def test_a_stretch_reworded_and_put_in_another_order_is_found_in_a_text_on_something_else() -> None:
    told = " ".join(sentences(11, 6))
    pair = (
        report("a", f"{' '.join(sentences(12, 40))} {told} {' '.join(sentences(13, 40))}"),
        report("b", f"{' '.join(sentences(14, 60))} {reword(told, 1)} {' '.join(sentences(15, 60))}"),
    )
    longest = max(find(*pair), key=lambda passage: passage.left.end - passage.left.start)
    start, end = place(pair[0].text, told)
    assert (longest.kind, longest.within, longest.direction) == ("rewritten", "narration", "undetermined")
    assert abs(longest.left.start - start) < 60 and abs(longest.left.end - end) < 60


def test_two_reports_that_are_alike_throughout_share_no_reworded_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(16)
    told, own = ([one.rstrip(".").split() for one in sentences(seed, 40)] for seed in (16, 17))
    mixed = [rng.sample(ours[:5] + theirs[5:], 12) for ours, theirs in zip(told, own, strict=True)]
    pair = report("a", ". ".join(map(" ".join, told))), report("b", ". ".join(map(" ".join, mixed)))
    assert all(p.left.end - p.left.start < 200 for p in find(*pair))
    monkeypatch.setattr("firsthand.passages.rewritings.SMALL", 1.0)
    monkeypatch.setattr("firsthand.passages.rewritings.UNRELATED", 2.0)
    assert any(p.left.end - p.left.start > 2000 for p in find(*pair))


def test_a_summary_rests_on_the_whole_of_what_it_sums_up() -> None:
    said = sentences(17, 24)
    summed = ". ".join(" ".join(one.split()[2:6]).strip(".") for one in said[::2])
    pair = report("a", " ".join(said)), report("b", f"{' '.join(sentences(18, 30))} {summed}. Then it rained.")
    (passage,) = [p for p in find(*pair) if p.left.end - p.left.start > 800]
    assert passage.kind == "rewritten"
    assert abs(passage.right.start - pair[1].text.index(summed)) < 40
    whole = report("c", f"{' '.join(said[:12])} {summed} {' '.join(said[12:])}")
    assert not [p for p in find(pair[0], whole) if p.kind == "rewritten" and p.left.end - p.left.start > 800]


def test_a_reworded_stretch_half_of_which_is_quoted_stands_in_both() -> None:
    told = " ".join(sentences(19, 8))
    cut = reword(told, 2).split()
    quoted = f"{' '.join(cut[:48])} “{' '.join(cut[48:])}”"
    pair = (
        report("a", f"{' '.join(sentences(20, 60))} {told} {' '.join(sentences(21, 60))}"),
        report("b", f"{' '.join(sentences(22, 60))} {quoted} {' '.join(sentences(23, 60))}"),
    )
    longest = max(find(*pair), key=lambda passage: passage.left.end - passage.left.start)
    assert longest.within == "both"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9999), st.integers(1, 12), st.integers(0, 40))
def test_machine_code_compares_as_the_readable_way_does(seed: int, kept: int, around: int) -> None:
    rng = random.Random(seed)
    said = [*sentences(seed, 8), AGENCY, QUOTE, STATED]
    reports = [
        report(name, " ".join([*sentences(seed + n, around), *rng.choices([*said, RESTATED, told], k=kept), told]))
        for n, name in enumerate("abcd")
        for told in [" ".join(reword(one, seed + n) for one in said[:4])]
    ]
    words = [read_words((r, None)) for r in reports]
    pairs = list(itertools.combinations(range(4), 2))
    lot = passages.Lot(pairs, reports, {}, ())
    for n, (left, right) in enumerate(pairs):
        found, readable = compared(words, reports, (left, right)), passages.compare(words[left], words[right])
        telling = [[m for m in matches if matters(words[left], words[right], m)] for matches, _ in (found, readable)]
        assert telling[0] == telling[1], n
        assert found[1] == readable[1]
    assert passages.find_in_archive(lot) == passages.find_in_lot(lot)


def compared(words: list[Words], reports: list[Report], pair: tuple[int, int]) -> comparisons.Shared:
    """What machine code finds that two reports share, with what it leaves to the readable way."""
    import numpy as np

    turn = words[pair[0]].report > words[pair[1]].report
    columns = np.array([(*(pair[::-1] if turn else pair), int(turn))])
    rows, tells = scans.read_rows(reports), comparisons.Tells(5, 1.0 - 1e-9, 0.0)
    matches, alike = [], []
    for some in comparisons.compare_all(comparisons.shelve(rows), columns, tells):
        found, last = cuttings._completed(some, rows, columns, reports)
        matches += [Match(*(tuple(side[a:b].tolist()) for side in found.rows)) for _, a, b in found.told.T]
        for likes in (sorted(found.alike.T.tolist()), last.T.tolist()):
            alike += [Likeness((a, b), (c, d), shared) for _, a, b, c, d, shared in likes]
    shared = tuple(matches), tuple(alike)
    return comparisons.turn(*shared) if turn else shared


def matters(left: Words, right: Words, match: Match) -> bool:
    told = float(left.news[list(match.left)].clip(max=right.news[list(match.right)]).sum())
    return len(match.left) >= 5 and told >= 1.0 - 1e-9


def test_a_pair_for_which_there_is_no_room_is_read_in_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparisons, "SEEDS", 3)
    monkeypatch.setattr(comparisons, "make_room", lambda longest, make=comparisons.make_room: make(3))
    reports = [report(name, f"{AGENCY} {' '.join(sentences(4, 30))} {QUOTE}") for name in "ab"]
    lot = passages.Lot([(0, 1)], reports, {}, ())
    assert passages.find_in_archive(lot) == passages.find_in_lot(lot) != []


def test_stock_phrases_tell_nothing_in_machine_code_either() -> None:
    stock = "He spoke on the condition of anonymity because he was not authorized to speak publicly about it."
    reports = [report("a", f"{AGENCY} {stock} {AGENCY}", language="en"), report("b", stock)]
    for one, fast in zip(reports, scans.read_many(reports), strict=True):
        assert list(fast.news) == list(read_words((one, None)).news)
    assert 0 in list(fast.news)


@pytest.mark.parametrize("text", ["1a" * 3000, "会議は東京で開かれた" * 600, "ab1" * 2000 + "東é2" * 900])
def test_machine_code_has_room_for_words_without_blanks(text: str) -> None:
    some = [report("a", text), report("b", f"{text} {AGENCY}", dropped=((4, 6), (9, 10)))]
    for one, fast in zip(some, scans.read_many(some), strict=True):
        readable = read_words((one, None))
        assert fast.forms.tolist() == readable.forms.tolist()
        assert fast.ends.tolist() == readable.ends.tolist()
    rows = scans.read_rows(some)
    assert [rows.words(n, r.id).starts.tolist() for n, r in enumerate(some)] == [
        read_words((r, None)).starts.tolist() for r in some
    ]


NAMES = [
    "Mayor",
    "Brenna",
    "Brenda",
    "Brendal",
    "Brennal",
    "X4",
    "Élise",
    "Elise",
    "Lisette",
    "of",
    "O’Brenna",
    "_Odd",
    "ß",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=9), max_size=4), st.sampled_from([" ", "  ", "\n", "𠀋 "]))
def test_machine_code_misses_no_report_that_wavers(texts: list[list[str]], gap: str) -> None:
    some = [report(str(n), gap.join(text)) for n, text in enumerate(texts)]
    some += [report("w", "Mayor Brenna rose. Mayor Brenda sat."), report("s", "Mayor Brenna rose. Mayor Brenna sat.")]
    may = edits.may_waver(some).tolist()
    assert may[-2:] == [True, False]
    assert all(may[n] for n, one in enumerate(some) if edits.wavers(one))


def test_quotations_are_found_in_the_lines_that_may_hold_them() -> None:
    text = "He came.\n“It rains.\nIt pours.\nIt snows.” she said.\nIt isn't Jo’s.\nNobody\n'Tis cold,\n\nsaid ,,Jo“."
    lines = [(m.start(), m.end()) for m in re.finditer(r".*\n|.+$", text)]
    kept = quotations.find_lines(text)
    assert find_quotations(text, kept) == find_quotations(text, tuple(lines))
    assert len(kept) < len(lines)
    assert {span for line in lines for span in quotations.find_lines(text, [line])} == set(kept)
    assert quotations.find_lines(text, lines) == kept


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab ,.\n\n“”\"'’"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_the_quotations_around_a_range_are_those_of_the_whole_text(text: str, one: int, other: int) -> None:
    first, last = sorted((one, other))
    whole = quotations.find(report("a", text), None, ())
    some = quotations.find(report("a", text), None, (), [(first, last)])
    lines = tuple((m.start(), m.end()) for m in re.finditer(r".*\n|.+$", text))
    assert whole == find_quotations(text, lines)
    assert set(some) <= set(whole)
    assert {q for q in whole if q[0] < last and first < q[1]} <= set(some)
