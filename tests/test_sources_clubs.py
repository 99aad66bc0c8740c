"""Names that only the whole story tells: clubs, kinds of parties, names that one report cut wrongly."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand import languages, sources
from firsthand.records import Source
from firsthand.sources.chains import Chain, likeness
from firsthand.sources.names import CONFLICT
from test_sources_invented import cite, make_report

MATCH = (
    "The Denver Otters won their third game of the season on Sunday. Otters coach Dan Weir praised the team. "
    "The quarterback threw a touchdown in the second quarter and the Otters led at halftime. "
)


def link(texts: Sequence[str], mentions: Sequence[str]) -> list[Source]:
    """The party of the n-th mention in the n-th report, at the last place where its words stand there."""
    reports = [make_report(f"r{k}", text, f"Gazette {k}") for k, text in enumerate(texts)]
    cited = [cite(r.id, (at, at + len(m))) for r, m in zip(reports, mentions, strict=True) for at in [r.text.rindex(m)]]
    found, said = sources.link(reports, {r.id: languages.parse(r) for r in reports}, cited)
    by_id = {s.id: s for s in found}
    of = {a.report: by_id[a.source_id or ""] for a in said}
    return [of[r.id] for r in reports]


def test_club_is_its_town_in_a_story_of_a_match() -> None:
    left, right = link((MATCH, "Denver won the game with a late touchdown. Denver said so."), ("the Otters", "Denver"))
    assert left.id == right.id


def test_club_may_be_its_town_and_no_more_in_another_story() -> None:
    text = "The Denver Otters will get a new stadium. The mayor met the Otters on Monday. The Otters said so."
    left, right = link((text, "Denver will pay for the stadium. Denver said so."), ("The Otters", "Denver"))
    assert left.id != right.id


def test_plural_that_ends_a_longer_name_is_a_name() -> None:
    text = "The game was close. The team lost. The Otters said so."
    left, right = link((MATCH + "The Denver Otters said so.", text), ("The Denver Otters", "The Otters"))
    assert left.id == right.id
    assert left.kind == "organisation"


def test_members_of_a_party_are_no_club() -> None:
    text = "The Senate Democrats met on Monday. The Democrats left early."
    left, right = link((text + " The Democrats said so.", text), ("The Democrats", "The Senate Democrats"))
    assert "Democrats" not in (left.name, right.name)


def make_chain(*names: tuple[str, int]) -> Chain:
    text = " ".join(f"Mr. {name} spoke." for name, times in names for _ in range(times))
    report = make_report("r", text, "Gazette")
    from firsthand.sources.mentions import gather

    found = gather(languages.parse(report), report, ())
    return Chain(m for m in found if m.name)


def test_name_that_is_seldom_borne_does_not_keep_two_apart() -> None:
    often = make_chain(("Mark Falk", 5), ("Carl Falk", 1))
    assert likeness(often, make_chain(("Mark Falk", 2))) > 0
    assert likeness(make_chain(("Mark Falk", 1), ("Carl Falk", 1)), make_chain(("Mark Falk", 2))) == CONFLICT


def test_suffixes_keep_father_and_son_apart() -> None:
    left = make_chain(("Mark Falk", 5), ("Mark Falk Sr.", 1))
    assert likeness(left, make_chain(("Mark Falk", 5), ("Mark Falk Jr.", 1))) == CONFLICT
