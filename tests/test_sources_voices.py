"""Who speaks for a story's one body without its name, and what keeps them from it."""

from __future__ import annotations

import pytest

from test_sources_clubs import link

ROAD = "The road is shut. {} said so."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hospital officials", "The hospital"),
        ("CNN executives", "CNN"),
        ("Turkish troops", "The Turkish army"),
        ("House Intelligence Chairman Al Dreyer", "The House Intelligence Committee"),
        ("The health department", "The Larnford Health Department"),
        ("The hospital", "Averill General Hospital"),
        ("Poe & Roe", "P&R"),
    ],
)
def test_one_voice(left: str, right: str) -> None:
    a, b = link((ROAD.format(left), ROAD.format(right)), (left, right))
    assert b.id in (a.id, a.speaks_for) or a.id == b.speaks_for


@pytest.mark.parametrize(
    ("left", "right", "third"),
    [
        ("Hospital officials", "Averill Hospital", "Kern Hospital"),
        ("The health department", "The Larnford Health Department", "The Poetown Health Department"),
        ("Turkish troops", "The Greek army", "The Syrian army"),
        ("Two hospital officials", "The hospital", "The mayor"),
        ("King Karim", "Prince Karim", "The mayor"),
    ],
)
def test_not_surely_one_voice(left: str, right: str, third: str) -> None:
    a, b, c = link(tuple(map(ROAD.format, (left, right, third))), (left, right, third))
    assert not {a.id, a.speaks_for} & {b.id, c.id}


def test_office_before_a_full_name_is_none_of_the_name() -> None:
    a, b = link(
        (ROAD.format("County Coroner Gale Hatch"), ROAD.format("The coroner")),
        ("County Coroner Gale Hatch", "The coroner"),
    )
    assert a.name == "Gale Hatch"
    assert a.id == b.id
