"""Relatives who share a surname: nobody is taken for a wife, a daughter or a son of the one in office."""

from __future__ import annotations

import pytest

from test_sources import Story
from test_sources_across import apart_for_sure, one_voice


@pytest.mark.parametrize(
    "text",
    [
        "President Dunn and first lady Ann Dunn came on Monday. Later, [President Dunn] said {the gates were shut}.",
        "Dunn meets queen\n\nDunn and first lady Ann Dunn came on Monday. [Dunn] said {the gates were shut}.",
        "President Dunn came on Monday. First lady Ann Dunn spoke later. [President Dunn] said {the gates were shut}.",
        "President Dunn came on Monday. Ann Dunn wrote a book. [President Dunn] said {the gates were shut}.",
        "Dunn came on Monday with his wife, Ann Dunn. [Dunn] said {the gates were shut}.",
    ],
)
def test_a_bare_surname_with_an_office_is_not_the_woman_who_comes_in_later(text: str) -> None:
    story = Story(text, "[President Guy Dunn] said {the gates were shut}.")
    who = text[text.index("[") + 1 : text.index("]")]
    assert story.source(who).name != "Ann Dunn"
    assert not apart_for_sure(story, story.source(who), story.source("President Guy Dunn", 1))


def test_a_woman_in_office_is_the_one_of_that_surname() -> None:
    story = Story(
        "President Dunn came on Monday. President Ann Dunn wrote a book. [President Dunn] said {the gates were shut}."
    )
    assert story.source("President Dunn").name == "Ann Dunn"


def test_a_given_name_with_a_suffix_is_the_son() -> None:
    story = Story(
        "[President Guy Dunn] said {the wall was high}. [Guy Jr.] said {the wall was low}.",
        "[President Guy Dunn] said {the wall was high}.",
    )
    father, son = story.source("President Guy Dunn"), story.source("Guy Jr.")
    assert father.id != son.id
    assert one_voice(story, father, story.source("President Guy Dunn", 1))
