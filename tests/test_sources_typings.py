"""What the words tell of unnamed parties, and what a person reads as their name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand import attributions, languages, sources
from firsthand.records import Description, Report, Source


def linked(*texts: str) -> tuple[Source, ...]:
    """The sources of one story, a report of its own outlet each text."""
    reports = [Report(f"r{n}", f"r{n}", f"r{n}", "", text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    parses = {r.id: languages.parse(r) for r in reports}
    said = [a for r in reports for a in attributions.find(r, parses[r.id])]
    return sources.link(reports, parses, said)[0]


def unnamed(*texts: str) -> Source:
    (found,) = [s for s in linked(*texts) if s.kind == "unnamed"]
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two law enforcement officials familiar with the inquiry said the van was found.",
            Description(None, "law enforcement", "official", "2", "familiar with the inquiry"),
        ),
        (
            "A senior U.S. defense official said the ship had turned back.",
            Description("United States", "defense", "senior official", "1", None),
        ),
        ("A Ukrainian diplomat said the talks were over.", Description("Ukraine", None, "diplomat", "1", None)),
        (
            "A State Department official said the talks were over.",
            Description(None, "State Department", "official", "1", None),
        ),
        ("Several aides said the minister had left.", Description(None, None, "aide", "several", None)),
        ("About 40 residents said the well was dry.", Description(None, None, "resident", "about 40", None)),
        (
            "People close to the mayor said he would resign.",
            Description(None, None, "people", "more than 1", "close to the mayor"),
        ),
        (
            "One of the engineers said the weld was poor.",
            Description(None, None, "engineer", "1", None),
        ),
        (
            "Three people with direct knowledge of the talks said the bank would close.",
            Description(None, None, "people", "3", "with direct knowledge of the talks"),
        ),
        (
            "A former adviser to the governor said the roads were bad.",
            Description(None, "governor", "former adviser", "1", None),
        ),
        ("An official in Kyiv said the bridge held.", Description("Ukraine", None, "official", "1", None)),
        ("A Texas farmer said the well was dry.", Description(None, None, "farmer", "1", None)),
        ("A villager said the well was dry.", Description(None, None, "villager", "1", None)),
    ],
)
def test_what_the_words_tell(text: str, told: Description) -> None:
    assert unnamed(text).description == told


def test_what_the_first_mention_leaves_out_a_later_one_tells() -> None:
    found = unnamed(
        "An official said the ship had turned back. “It was empty,” the defense official said. He said no more."
    )
    assert found.description == Description(None, "defense", "official", "1", None)


def test_a_named_party_has_no_description() -> None:
    assert all(s.description is None for s in linked("Ilse Varn said the mill was empty. The Harbour Board denied it."))


def test_a_thing_has_no_description() -> None:
    assert all(s.description is None for s in linked("A leaked memo said the mill was empty."))


def test_two_parties_of_two_countries_stay_apart() -> None:
    parties = linked("A Polish official said the ship had sunk.", "A Danish official said the ship had sunk.")
    told = [s for s in parties if s.kind == "unnamed"]
    assert [s.description and s.description.country for s in told] == ["Poland", "Denmark"]
    assert all(not s.may_be for s in told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A senior official, who spoke on condition of anonymity because of the inquiry, said it was over.",
            "unnamed: a senior official (Outlet 0)",
        ),
        (
            "Two officials who were in the room said it was over.",
            "unnamed: two officials (Outlet 0)",
        ),
        ("U.S. officials said it was over.", "unnamed: U.S. officials (Outlet 0)"),
        ("Several aides said it was over.", "unnamed: several aides (Outlet 0)"),
        (
            "Two people familiar with the matter said it was over.",
            "unnamed: two people familiar with the matter (Outlet 0)",
        ),
    ],
)
def test_a_name_reads_well(text: str, name: str) -> None:
    assert unnamed(text).name == name


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "two",
                "of",
                "the",
                "officials",
                ",",
                "who",
                "said",
                "“",
                "”",
                "(",
                "familiar",
                "with",
                "U.S.",
                "'s",
                "one",
                "and",
                "40",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_are_described_without_error(told: list[str]) -> None:
    parse = languages.parse(Report("r", "r", "r", "", " ".join(told)))
    for first in range(len(parse.tokens)):
        found = sources.typings.describe(parse.tokens, first, len(parse.tokens))
        assert all(value is None or value.strip() for value in found)
