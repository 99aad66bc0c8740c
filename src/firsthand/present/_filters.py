"""What the claims of a page can be filtered by: outlet, source, and kind of claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.present._claims import ClaimView
from firsthand.present._views import StoryView

MOST_CHOICES = 400
"""Outlets or sources to choose from, those of most claims first."""

KINDS = {
    "repeated": "repeated, one origin",
    "unsure": "may rest on one origin",
    "several": "more than one origin for sure",
    "alone": "in one outlet alone",
    "denied": "denied by somebody",
    "figure": "states a figure",
    "surer": "grew surer on the way",
    "first-hand": "seen or done by the source",
    "second-hand": "heard from somebody",
    "anonymous": "by somebody unnamed",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices, each with how many claims it leaves; a claim names its choices by their places in the lists."""

    outlets: tuple[tuple[str, int], ...]
    parties: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, str, int], ...]
    outlet_places: Mapping[str, int]
    party_places: Mapping[str, int]

    def outlets_of(self, claim: ClaimView) -> str:
        """The places of a claim's outlets, between blanks."""
        return _listed(claim.outlet_names, self.outlet_places)

    def parties_of(self, claim: ClaimView) -> str:
        """The places of a claim's sources, between blanks."""
        return _listed(claim.parties, self.party_places)


def view(stories: Iterable[StoryView]) -> Filters:
    """The filters of a page."""
    claims = [c for s in stories for c in (*s.shared, *s.single)]
    outlets = Counter(name for c in claims for name in c.outlet_names).most_common(MOST_CHOICES)
    parties = Counter(name for c in claims for name in c.parties).most_common(MOST_CHOICES)
    kinds = Counter(kind for c in claims for kind in c.kinds)
    return Filters(
        tuple(outlets),
        tuple(parties),
        tuple((kind, told, kinds[kind]) for kind, told in KINDS.items() if kinds[kind]),
        {name: n for n, (name, _) in enumerate(outlets)},
        {name: n for n, (name, _) in enumerate(parties)},
    )


def _listed(names: Sequence[str], places: Mapping[str, int]) -> str:
    return " ".join(str(places[n]) for n in names if n in places)
