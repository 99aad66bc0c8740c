"""The rules and the network brought together, with the network's part played by hand."""

from __future__ import annotations

from firsthand import languages
from firsthand.attributions import agreements, continuation, rules
from firsthand.attributions.drafts import Draft
from firsthand.attributions.tagger import Told
from firsthand.attributions.trees import Tree, grow
from firsthand.records import Range, Report


def tree_of(text: str) -> Tree:
    report = Report("report-1", "one", "one.txt", "", text)
    return grow(report, languages.parse(report))


def at(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def joined(text: str, *told: tuple[str, str | None, str | None, float]) -> list[Draft]:
    tree = tree_of(text)
    spans = [
        Told(at(text, content), source and at(text, source), cue and at(text, cue), sure)
        for content, source, cue, sure in told
    ]
    return [d for d in agreements.join(tree, rules.find(tree), spans) if d.agreed]


def said(text: str, draft: Draft) -> tuple[str | None, list[str]]:
    return draft.source and text[slice(*draft.source)], [text[slice(*c)] for c in draft.content]


def test_the_network_says_where_a_content_ends_and_the_rules_whose_it_is() -> None:
    text = "Brill said that the dam had burst, while rain fell on the valley."
    (draft,) = joined(text, ("that the dam had burst", None, "said", 0.9))
    assert said(text, draft) == ("Brill", ["that the dam had burst"])
    assert draft.rule == "reporting+tagger:speech"


def test_what_only_the_network_found_needs_a_source_and_some_certainty() -> None:
    text = "For Brill the whole dam was a scandal from the first day."
    content = "the whole dam was a scandal from the first day"
    assert [said(text, d) for d in joined(text, (content, "Brill", "For", 0.9))] == [("Brill", [content])]
    assert joined(text, (content, None, "For", 0.9)) == []
    assert joined(text, (content, "Brill", "For", agreements.LEAST_SURE - 0.01)) == []


def test_who_does_what_a_cue_says_by_a_pronoun_right_before_it_is_its_source() -> None:
    text = "Brill was sought by clerks of the court over the letters, which he denied."
    (draft,) = joined(text, ("the letters, which", "clerks of the court", "denied", 0.9))
    assert said(text, draft)[0] == "he"


def test_what_only_the_rules_found_is_marked_so() -> None:
    text = "Brill said that the dam had burst."
    tree = tree_of(text)
    (draft,) = agreements.join(tree, rules.find(tree), [])
    assert not draft.agreed


def test_a_quotation_stays_with_the_cue_beside_it() -> None:
    text = "Oster fled. Brill shouted from a roof. “The dam has burst,” said Oster. “Leave at once, all of you.”"
    (draft,) = joined(
        text,
        ("“The dam has burst,”", "Oster", "said", 0.99),
        ("“Leave at once, all of you.”", "Brill", "shouted", 0.99),
    )
    assert said(text, draft) == ("Oster", ["“The dam has burst,”", "“Leave at once, all of you.”"])


def test_a_content_without_a_word_is_none() -> None:
    text = "Brill said: “The dam has burst.” ."
    assert joined(text, (" .", "Brill", "said", 0.99)) == []


def test_the_marks_around_a_quotation_are_its_own() -> None:
    text = "“The dam has burst,” said Brill."
    (draft,) = joined(text, ("The dam has burst", "Brill", "said", 0.99))
    assert said(text, draft) == ("Brill", ["“The dam has burst,”"])


def completed(text: str, *drafts: tuple[str | None, str]) -> list[tuple[str | None, list[str]]]:
    tree = tree_of(text)
    given = [
        Draft(
            -1, source and at(text, source), (at(text, "said"),) if source else (), (at(text, content),), "tests:speech"
        )
        for source, content in drafts
    ]
    return [said(text, d) for d in continuation.complete(tree, given)]


def test_a_quotation_left_open_goes_on_in_the_next_paragraphs() -> None:
    text = "Brill said: “The dam has burst.\n“We asked all to leave.\n“Two stayed.”\nRain fell."
    found = completed(text, ("Brill", "“The dam has burst."), (None, "“We asked all to leave."))
    assert found == [("Brill", ["“The dam has burst.", "“We asked all to leave.", "“Two stayed.”"])]


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "Brill said: “The dam has burst.”\n“We asked all to leave.”"
    assert completed(text, ("Brill", "“The dam has burst.”")) == [("Brill", ["“The dam has burst.”"])]


def test_a_speaker_of_its_own_ends_a_quotation() -> None:
    text = "Brill said: “The dam has burst.\n“We asked all to leave,” Oster cried."
    found = completed(text, ("Brill", "“The dam has burst."), ("Oster", "“We asked all to leave,”"))
    assert found == [("Brill", ["“The dam has burst."]), ("Oster", ["“We asked all to leave,”"])]


def test_a_source_is_a_party_and_not_the_words_around_it() -> None:
    text = "The dam has long been feared by locals in the valley."
    (draft,) = joined(text, ("The dam", "by locals in the valley", "has long been feared", 0.95))
    assert said(text, draft)[0] == "locals in the valley"
    text = "It has now been confirmed that the dam had burst."
    (draft,) = joined(text, ("that the dam had burst", "It", "has now been confirmed", 0.95))
    assert said(text, draft) == (None, ["that the dam had burst"])


def test_several_parties_that_speak_together_are_one_source() -> None:
    text = "The budget has set off talk of a deficit, economists, politicians and brokers told Reuters."
    told = ("The budget has set off talk of a deficit", "economists, politicians and brokers", "told", 0.95)
    (draft,) = joined(text, told)
    assert said(text, draft)[0] == "economists, politicians and brokers"


def test_the_surest_content_of_a_cue_speaks_for_the_others() -> None:
    text = "For Brill the dam was a scandal, and the mayor a fool."
    told = [("the dam was a scandal", "Brill", "For", 0.5), ("the mayor a fool", "Brill", "For", 0.95)]
    (draft,) = joined(text, *told)
    assert said(text, draft) == ("Brill", ["the dam was a scandal", "the mayor a fool"])
    assert joined(text, told[0]) == []
