"""Who acts and who is acted on, as the main clauses of the leading claims tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from firsthand.events.kinds import word_list
from firsthand.languages import meanings
from firsthand.languages.clauses import Clause, find_clauses, phrase
from firsthand.languages.places import people_of
from firsthand.records import Actor, Assertion, Parse, Place, Span, Token

FARTHEST_STATE = 4
"""Words from a verb, itself among them, to the one that says what its subject is ("are feared dead")."""

STATE, ABROAD = "State forces", "External/Other forces"


def find_actors(
    assertions: Sequence[Assertion], parses: Mapping[str, Parse], texts: Mapping[str, str], place: Place | None
) -> tuple[Actor, ...]:
    """For each side the one that most reports name there, in the words of its first mention; a side may have none.

    Nobody is on both sides: who is told on both is on the one where more reports have it.

    The forces of a country other than that of the place are ACLED's "External/Other forces".
    """
    named: dict[Literal["a", "b"], defaultdict[str, list[Span]]] = {"a": defaultdict(list), "b": defaultdict(list)}
    for assertion in assertions:
        parse = parses[assertion.report]
        for clause in find_clauses(assertion, parse)[:1]:
            heads: dict[Literal["a", "b"], int | None] = {"a": clause.agent, "b": clause.patient}
            if _suffers(parse, clause):
                heads = {"a": None, "b": clause.agent}
            for side, head in heads.items():
                if head is not None and is_party(parse, head):
                    named[side][parse.tokens[head].lemma].append(phrase(parse, head))
    for lemma in named["a"].keys() & named["b"].keys():
        fewer = _reports(named["a"][lemma]) < _reports(named["b"][lemma])
        del named["a" if fewer else "b"][lemma]
    return tuple(_actor(side, *_most(found), texts, place) for side, found in named.items() if found)


def _suffers(parse: Parse, clause: Clause) -> bool:
    """Whether the subject of a clause is who is acted on: they died, are dead, lost their lives, "five killed"."""
    verb = parse.tokens[clause.verb]
    if verb.lemma in word_list("suffering"):
        return True
    if clause.patient is None:
        said = (t for t in parse.tokens[clause.verb : clause.verb + FARTHEST_STATE] if t.head == clause.verb)
        return _is_harm(verb) or any(t.dep in ("acomp", "oprd") and _is_harm(t) for t in said)
    return verb.lemma == "lose" and parse.tokens[clause.patient].lemma == "life"


def _is_harm(token: Token) -> bool:
    return meanings("fates").get(token.lemma) in ("killed", "wounded")


def is_party(parse: Parse, head: int) -> bool:
    """Whether a noun names somebody: shelling, orders and a report are no sides; "40 people" are only counted."""
    token = parse.tokens[head]
    if meanings("counted_groups").get(token.lemma) in ("people", "strike"):
        return False
    known = (word_list("actors"), word_list("parties"), meanings("counted_groups"))
    return token.entity in ("PERSON", "ORG", "GPE", "NORP") or any(token.lemma in table for table in known)


def _reports(spans: Sequence[Span]) -> int:
    return len({s.report for s in spans})


def _most(found: Mapping[str, list[Span]]) -> tuple[str, list[Span]]:
    """The lemma that most reports use, of several the first."""
    lemma = max(found, key=lambda name: _reports(found[name]))
    return lemma, found[lemma]


def _actor(
    side: Literal["a", "b"], lemma: str, spans: list[Span], texts: Mapping[str, str], place: Place | None
) -> Actor:
    names = [texts[s.report][s.start : s.end] for s in spans]
    kind = word_list("actors").get(lemma)
    countries = {c for name in names for c in people_of(name)}
    if kind == STATE and place and countries and place.country_code not in countries:
        kind = ABROAD
    return Actor(" ".join(names[0].split()), side, kind, tuple(dict.fromkeys(spans)))
