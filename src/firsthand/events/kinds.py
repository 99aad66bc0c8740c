"""What sort of event a story tells of, by ACLED's list, where the main clause of a leading claim says so."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from firsthand.languages import DEFAULT
from firsthand.languages.clauses import Clause, find_clauses, inside, near_words
from firsthand.records import Actor, Assertion, Fact, Parse, Span

PROTEST = "Peaceful protest"
UNTOLD = "no main clause of a leading claim or of a lead has a word of the list"

BROADER: Mapping[str, tuple[str, str]] = {
    "Armed clash": ("Battles", "Political violence"),
    "Air/drone strike": ("Explosions/Remote violence", "Political violence"),
    "Shelling/artillery/missile attack": ("Explosions/Remote violence", "Political violence"),
    "Suicide bomb": ("Explosions/Remote violence", "Political violence"),
    "Remote explosive/landmine/IED": ("Explosions/Remote violence", "Political violence"),
    "Grenade": ("Explosions/Remote violence", "Political violence"),
    "Chemical weapon": ("Explosions/Remote violence", "Political violence"),
    "Attack": ("Violence against civilians", "Political violence"),
    "Sexual violence": ("Violence against civilians", "Political violence"),
    "Abduction/forced disappearance": ("Violence against civilians", "Political violence"),
    "Peaceful protest": ("Protests", "Demonstrations"),
    "Protest with intervention": ("Protests", "Demonstrations"),
    "Violent demonstration": ("Riots", "Demonstrations"),
    "Mob violence": ("Riots", "Political violence"),
    "Agreement": ("Strategic developments", "Strategic developments"),
    "Arrests": ("Strategic developments", "Strategic developments"),
    "Disrupted weapons use": ("Strategic developments", "Strategic developments"),
    "Looting/property destruction": ("Strategic developments", "Strategic developments"),
}
"""ACLED's event type and disorder type of each sub-event type that is told here (ACLED Codebook 2023, table 1)."""


ARMED = ("State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia")
UNARMED = ("Civilians", "Protesters", "Rioters")


class Sort(NamedTuple):
    """ACLED's sub-event with the words that tell it, or why there is none."""

    fact: Fact | None
    reason: str


@cache
def word_list(name: str, code: str = DEFAULT) -> Mapping[str, str]:
    """The table `name` of the words that tell of events in a language."""
    text = (resources.files("firsthand.languages") / code / "events.toml").read_text("utf-8")
    table: Mapping[str, str] = tomllib.loads(text)[name]
    return table


def find_kind(assertions: Sequence[Assertion], leads: Sequence[Assertion], parses: Mapping[str, Parse]) -> Sort:
    """The sub-event that the main clauses of the leading assertions tell, or else of the leads, and the words that do.

    None where they tell none, or several, none of them in more reports than the others: which one would be a guess.
    """
    told = _find(assertions, parses)
    return _find(leads, parses) if told.reason == UNTOLD else told


def _find(assertions: Sequence[Assertion], parses: Mapping[str, Parse]) -> Sort:
    told: defaultdict[str, list[Span]] = defaultdict(list)
    uncoded: list[str] = []
    for assertion in assertions:
        parse = parses[assertion.report]
        part = inside(parse, assertion.start, assertion.end)
        for clause in find_clauses(assertion, parse):
            near = [*near_words(parse, clause, part), *_deeper(parse, clause, part)]
            for kind, span in _told(parse, clause, near):
                told[kind].append(span)
            lemmas = (parse.tokens[k].lemma for k in near)
            uncoded += [word_list("uncoded")[w] for w in lemmas if w in word_list("uncoded")]
    if not told:
        return Sort(None, uncoded[0] if uncoded else UNTOLD)
    if PROTEST in told and (met := _interventions(assertions, parses)):
        told = defaultdict(list, {"Protest with intervention": told[PROTEST] + met})
    most = max(len({s.report for s in spans}) for spans in told.values())
    told = defaultdict(list, {k: spans for k, spans in told.items() if len({s.report for s in spans}) == most})
    if len(told) > 1:
        return Sort(None, f"the leading claims tell of several: {', '.join(sorted(told))}")
    ((kind, spans),) = told.items()
    return Sort(Fact(kind, "by a word of the main clause", tuple(dict.fromkeys(spans))), "by a word of the main clause")


def settle(kind: Sort, actors: Sequence[Actor]) -> Sort:
    """The kind, or where no word tells it but force was met, the one that follows from the sides.

    An attack is on civilians; an armed clash is between two that are armed, as both are by ACLED's sorts.
    """
    sides = {a.side: a for a in actors}
    if kind.reason != UNTOLD or len(sides) < 2:
        return kind
    met = {"Civilians": "Attack"} if sides["a"].kind not in UNARMED else {}
    if sides["a"].kind in ARMED:
        met |= dict.fromkeys(ARMED, "Armed clash")
    name = met.get(sides["b"].kind or "")
    why = "by the sorts of the two sides"
    return Sort(Fact(name, why, (*sides["a"].evidence, *sides["b"].evidence)), why) if name else kind


def _deeper(parse: Parse, clause: Clause, part: range) -> Iterator[int]:
    """The words behind a participle that says what befell people or what was done: "ten killed in air strikes"."""
    near = set(near_words(parse, clause, part))
    reached: set[int] = set()
    for k in part:
        token = parse.tokens[k]
        befell = token.lemma in word_list("happening") and token.tag in ("VBN", "VBG")
        if k not in near and (
            (token.head in near and token.dep in ("acl", "advcl") and befell)
            or (token.head in reached and token.dep in ("prep", "pobj", "dobj", "agent"))
        ):
            reached.add(k)
            yield k


def _told(parse: Parse, clause: Clause, near: Sequence[int]) -> Iterator[tuple[str, Span]]:
    """The sub-events that the words of a clause tell; nouns only beside a verb that says that something happened."""
    happened = parse.tokens[clause.verb].lemma in word_list("happening")
    for k in near if happened else [clause.verb]:
        token, before = parse.tokens[k], parse.tokens[k - 1] if k else None
        pair = f"{before.lemma} {token.lemma}" if before and before.head == k else ""
        kind = word_list("pairs").get(pair) or word_list("pairs").get(pair.rstrip("s"))
        if kind:
            yield kind, Span(parse.report, before.start if before else token.start, token.end)
        else:
            kind = word_list("verbs" if token.pos == "VERB" else "nouns").get(token.lemma)
            if kind:
                yield kind, Span(parse.report, token.start, token.end)


def _interventions(assertions: Sequence[Assertion], parses: Mapping[str, Parse]) -> list[Span]:
    """The words by which the leading claims tell that the police did not leave a protest alone."""
    return [
        Span(a.report, parses[a.report].tokens[k].start, parses[a.report].tokens[k].end)
        for a in assertions
        for k in inside(parses[a.report], a.start, a.end)
        if parses[a.report].tokens[k].lemma in word_list("interventions")
    ]
