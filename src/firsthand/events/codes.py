"""The columns of two public code books, as far as the reports give them, each with where it comes from or why not.

UCDP Georeferenced Event Dataset: Högbladh, UCDP GED Codebook version 25.1 (and 24.1), Uppsala University. ACLED: Armed
Conflict Location & Event Data Project Codebook, 2023 and 2024. A person codes; this fills in what reports say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from firsthand.events.kinds import BROADER, Sort
from firsthand.records import Actor, Claim, Code, Count, Fact, Period, Place, Report

Value = str | int | float | None
Row = tuple[str, Value, str]

INTER = {
    "State forces": 1, "Rebel group": 2, "Political militia": 3, "Identity militia": 4,
    "Rioters": 5, "Protesters": 6, "Civilians": 7, "External/Other forces": 8,
}  # fmt: skip
"""ACLED's inter codes (ACLED Codebook 2023); since 2024 the words stand in their place."""

ARMED = ("Rebel group", "Political militia", "Identity militia")
STATES = ("State forces", "External/Other forces")

TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's time_precision by UCDP's date_prec: the day, the week, the month; a year has none."""

GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
"""ACLED's geo_precision by UCDP's where_prec: the town, a part of a region, a larger region; a country has none."""

SIDES: tuple[Literal["a"], Literal["b"]] = ("a", "b")

_CODER = "only a coder can give it"
_PLACE = "no place was located"
_PERIOD = "no day or span of days is told"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an event, from which its columns are filled."""

    reports: Sequence[Report]
    claims: Sequence[Claim]
    kind: Sort
    actors: Sequence[Actor]
    where: Fact | None
    place: Place | None
    period: Period | None
    counts: Sequence[Count]

    def actor(self, side: Literal["a", "b"]) -> Actor | None:
        """Who acts ("a") or is acted on ("b")."""
        return next((a for a in self.actors if a.side == side), None)

    @property
    def killed(self) -> tuple[Count, ...]:
        """The counts of the dead."""
        return tuple(c for c in self.counts if c.fate == "killed")


def assign(found: Found) -> tuple[Code, ...]:
    """The columns of UCDP GED, then those of ACLED, in the order of their code books."""
    ged = (
        Code("UCDP GED", *row) for part in (_violence, _sources, _ged_place, _ged_time, _deaths) for row in part(found)
    )
    acled = (
        Code("ACLED", *row)
        for part in (_acled_time, _acled_kind, _acled_actors, _acled_place, _told)
        for row in part(found)
    )
    return (*ged, *acled)


def _violence(found: Found) -> Iterator[Row]:
    yield "id", None, "UCDP gives it"
    yield "relid", None, "UCDP gives it"
    yield "type_of_violence", *_type_of_violence(found)
    for side in SIDES:
        actor = found.actor(side)
        yield (
            f"side_{side}",
            actor and actor.name,
            "as the reports name it, not as UCDP lists it" if actor else ("no leading claim names it"),
        )


def _type_of_violence(found: Found) -> tuple[Value, str]:
    """1 state-based, 2 non-state, 3 one-sided; only where both sides are armed groups or the one is civilian."""
    if not found.killed:
        return None, "no death is told: UCDP's events have one at least"
    a, b = (getattr(found.actor(side), "kind", None) for side in SIDES)
    if a in (*ARMED, *STATES) and b == "Civilians":
        return 3, f"one-sided: {a} against {b}"
    if a in ARMED and b in ARMED:
        return 2, f"non-state: {a} against {b}"
    if a in (*ARMED, *STATES) and b in (*ARMED, *STATES):
        return 1, f"state-based: {a} against {b}"
    return None, "the reports do not tell of which sort both sides are"


def _sources(found: Found) -> Iterator[Row]:
    reports = found.reports
    low, high = found.claims[0].independent
    yield "number_of_sources", len(reports), f"reports read; independent origins of the first claim: {low} to {high}"
    named = [
        ", ".join(filter(None, (r.outlet, r.published and r.published[:10], r.title and f'"{r.title}"')))
        for r in reports
    ]
    yield "source_article", _listed([n or r.name for n, r in zip(named, reports, strict=True)]), "outlet, day and title"
    yield "source_office", _listed([r.outlet for r in reports]), "outlets of the reports"
    yield "source_date", _listed([r.published and r.published[:10] for r in reports]), "days of publication"
    yield "source_headline", _listed([r.title for r in reports]), "titles of the reports"
    origins = [o.name for c in found.claims for o in c.origins if o.kind != "unsourced"]
    yield (
        "source_original",
        _listed(origins),
        "origins of the leading claims" if origins else "no report names an origin",
    )


def _listed(values: Sequence[str | None]) -> str | None:
    """The values that there are, once each, as UCDP lists them."""
    return ";".join(dict.fromkeys(v.replace(";", ",") for v in values if v)) or None


def _ged_place(found: Found) -> Iterator[Row]:
    place = found.place
    told = found.where.precision if found.where else "no place is named"
    yield "where_prec", place and place.precision, told
    yield "where_coordinates", place and place.name, told
    yield "where_description", found.where.value if found.where else None, told
    yield "adm_1", place and place.region, _given(place and place.region, "GeoNames", _PLACE)
    yield "country", place and place.country, _given(place, "GeoNames", _PLACE)
    for name in ("latitude", "longitude"):
        yield name, getattr(place, name, None), _coordinates(place)
    clear = place is not None and place.precision <= 2 and found.period is not None and found.period.precision == 1
    yield "event_clarity", 1 if clear else None, "the reports tell one day and one place" if clear else _CODER


def _coordinates(place: Place | None) -> str:
    if place is None:
        return _PLACE
    if place.latitude is None:
        return "a country is no point"
    return "GeoNames" if place.precision <= 2 else "of the most populous place there, by GeoNames"


def _given(value: object, yes: str, no: str) -> str:
    return no if value is None else yes


def _ged_time(found: Found) -> Iterator[Row]:
    period = found.period
    told = _given(period, "by the words of the reports and the days of publication", _PERIOD)
    yield "date_prec", period and period.precision, told
    yield "date_start", period and period.start, told
    yield "date_end", period and period.end, told


def _deaths(found: Found) -> Iterator[Row]:
    """The dead of each side; UCDP's best is their sum, so it is told only where one count covers all."""
    of = {c.of: c for c in found.killed}
    for side in SIDES:
        yield f"deaths_{side}", None, "no count says of which side the dead were"
    civilian = of.get("civilian")
    yield "deaths_civilians", civilian and civilian.best, _counted(civilian)
    unknown = of.get("people") if not civilian else None
    yield "deaths_unknown", unknown and unknown.best, _counted(unknown)
    whole, why = _all_dead(found)
    yield "best", whole and whole.best, why
    yield "high", whole and whole.high, why
    yield "low", whole and whole.low, why


def _counted(count: Count | None) -> str:
    if count is None:
        return "no leading claim counts them"
    return "the figure of most reports" if count.best is not None else "no figure is told by most reports"


def _all_dead(found: Found) -> tuple[Count | None, str]:
    """The count of all who died, or why there is none."""
    killed = found.killed
    whole = [c for c in killed if c.of == "people"] or list(killed)
    if not killed:
        return None, "no leading claim counts the dead"
    if len(whole) > 1:
        return None, f"{len(killed)} counts of the dead, and none is said to be of all"
    if whole[0].high is not None and any(c.low > whole[0].high for c in killed):
        return None, f'"{whole[0].of} killed" is fewer than another count of the dead: it is not of all'
    return whole[0], f'low, most told and high of "{whole[0].of} killed"'


def _acled_time(found: Found) -> Iterator[Row]:
    period = found.period
    precision = TIME_PRECISION.get(period.precision) if period else None
    told = _given(period, "the first day of those that the reports tell", _PERIOD)
    yield "event_date", period and period.start, told
    yield "time_precision", precision, told if period is None or precision else "more than a month has no code"


def _acled_kind(found: Found) -> Iterator[Row]:
    kind = found.kind.fact.value if found.kind.fact else None
    event, disorder = BROADER.get(kind or "", (None, None))
    yield "disorder_type", disorder, found.kind.reason
    yield "event_type", event, found.kind.reason
    yield "sub_event_type", kind, found.kind.reason


def _acled_actors(found: Found) -> Iterator[Row]:
    for side in SIDES:
        actor, number = found.actor(side), SIDES.index(side) + 1
        named = _given(actor, "as the reports name it, not as ACLED lists it", "no leading claim names it")
        yield f"actor{number}", actor and actor.name, named
        sort = actor and actor.kind
        why = f"{sort}, by its noun" if sort else "no word tells of which sort it is" if actor else named
        yield f"inter{number}", INTER.get(sort or ""), why


def _acled_place(found: Found) -> Iterator[Row]:
    place = found.place
    yield "country", place and place.country, _given(place, "GeoNames", _PLACE)
    yield "admin1", place and place.region, _given(place and place.region, "GeoNames", _PLACE)
    named = place if place and place.latitude is not None else None
    yield "location", named and named.name, _coordinates(place)
    for name in ("latitude", "longitude"):
        yield name, getattr(place, name, None), _coordinates(place)
    yield "geo_precision", GEO_PRECISION.get(place.precision) if place else None, _coordinates(place)


def _told(found: Found) -> Iterator[Row]:
    yield "source", _listed([r.outlet for r in found.reports]), "outlets of the reports"
    yield "source_scale", None, _CODER
    yield "notes", " ".join(found.claims[0].gist.split()), "words of the claim of most reports"
    whole, why = _all_dead(found)
    yield "fatalities", whole and whole.low, f"{why}; ACLED codes the least" if whole else f"{why}; ACLED would code 0"
