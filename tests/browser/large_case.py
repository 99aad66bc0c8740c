"""Two hundred reports with five hundred claims, made by rule from words that mean nothing."""

from __future__ import annotations

from random import Random

from firsthand.records import (
    Assertion,
    Attribution,
    Badge,
    Case,
    Claim,
    Derivation,
    Disagreement,
    Origin,
    Passage,
    Report,
    Source,
    Span,
    Story,
    Value,
    identify,
)

REPORTS, CLAIMS, PASSAGES = 200, 500, 300

SENTENCES = 45
"""Sentences of a report: 6,000 characters, a long article."""


def large_case() -> Case:
    """The same case each time."""
    chance = Random(7)
    words = [
        "".join(chance.choice("bdfglmnprstv") + chance.choice("aeiou") for _ in range(k % 3 + 1)) for k in range(900)
    ]
    texts, places = [], []
    for _ in range(REPORTS):
        sentences = [" ".join(chance.choices(words, k=20)).capitalize() + "." for _ in range(SENTENCES)]
        starts = [sum(len(s) + 2 for s in sentences[:n]) for n in range(SENTENCES)]
        texts.append("\n\n".join(sentences))
        places.append([(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)])
    reports = tuple(
        Report(f"r{n}", f"r{n}.txt", f"in/r{n}.txt", identify("x", n)[2:] * 4, text, outlet=f"Outlet {n % 120}",
               published=f"2031-05-{n % 28 + 1:02}T{n % 24:02}:30", title=text[:60], headline=(0, 60), language="en")
        for n, text in enumerate(texts)
    )  # fmt: skip
    sources = tuple(Source(f"s{n}", f"Party {n}", "state body") for n in range(60))
    claims, said = [], []
    for n in range(CLAIMS):
        size = 1 if n % 5 else (40 if n % 100 == 0 else 2 + n % 7)
        claim, attributions = _claim(n, chance.sample(range(REPORTS), size), texts, places, chance)
        claims.append(claim)
        said += attributions
    passages = []
    for n in range(PASSAGES):
        a, b = chance.sample(range(REPORTS), 2)
        left, right = chance.choice(places[a]), chance.choice(places[b])
        passages.append(Passage(Span(f"r{a}", *left), Span(f"r{b}", *right), "rewritten", "narration",
                                ("left_to_right", "undetermined")[n % 2], "published a day earlier"))  # fmt: skip
    values = tuple(Value(f"r{n}", *places[n][3], f"{100 + n}") for n in range(30))
    return Case(
        reports=reports,
        stories=(Story("story", "Two hundred reports", tuple(r.id for r in reports)),),
        sources=sources,
        attributions=tuple(said),
        passages=tuple(passages),
        claims=tuple(claims),
        disagreements=(Disagreement("figure", "how many", values, "They differ."),),
    )


def _claim(
    n: int, members: list[int], texts: list[str], places: list[list[tuple[int, int]]], chance: Random
) -> tuple[Claim, list[Attribution]]:
    origins = tuple(Origin(f"o{n}-{k}", f"Party {(n + k) % 60}", "state body") for k in range(1 + n % 3))
    assertions, attributions, derivations = [], [], []
    for place, m in enumerate(members):
        start, end = chance.choice(places[m])
        said = Attribution(identify("a", n, m), f"r{m}", "indirect", (start, start + 9), ((start, start + 5),),
                           ((start, end),), "made", source_id=f"s{n % 60}",
                           channel=(f"s{(n + 1) % 60}",) if m % 4 == 0 else (),
                           badges=(Badge("second-hand", start, start + 12),))  # fmt: skip
        attributions.append(said)
        origin = origins[place % len(origins)]
        assertions.append(Assertion(f"r{m}", start, end, said.id, "asserts", origin.id, sure=bool(place % 3)))
        target = f"r{members[place - 1]}" if place % 3 == 2 else origin.id
        kind = "copied" if place % 3 == 2 else "attributed"
        derivations.append(Derivation(f"r{m}", target, kind, (Span(f"r{m}", start, start + 40),)))
    gist = texts[members[0]][assertions[0].start : assertions[0].end]
    independent = (1, len(origins)) if len(members) > 1 else (1, 1)
    outlets = len({m % 120 for m in members})
    claim = Claim(
        identify("claim", n), "story", gist, tuple(assertions), tuple(derivations), origins, independent, outlets
    )
    return claim, attributions
