"""Who acts and who is acted on, as the main clauses of the leading claims, or of the leads, tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from firsthand.events.kinds import word_list
from firsthand.events.nouns import is_party, name_of, qualifiers, sort_of
from firsthand.languages import meanings
from firsthand.languages.clauses import Clause, find_clauses, inside, phrase
from firsthand.languages.places import people_of
from firsthand.records import Actor, Assertion, Parse, Place, Span, Token

Side = Literal["a", "b"]

FARTHEST_STATE = 4
"""Words from a verb, itself among them, to the one that says what its subject is ("are feared dead")."""

STATE, ABROAD = "State forces", "External/Other forces"
CIVILIANS = "Civilians"


FORCED = ("killed", "wounded", "arrested", "captured", "kidnapped", "destroyed")
"""What becomes of people by force, and not by flight, rescue or their own will."""


class Deed(NamedTuple):
    """Who acts and on whom, by their tokens' numbers, and whether by force."""

    agent: int | None
    patient: int | None
    forced: bool


class _Named(NamedTuple):
    """A place where somebody is named, and ACLED's sort of them there."""

    span: Span
    sort: str | None


Found = dict[Side, defaultdict[str, list[_Named]]]


def find_actors(
    assertions: Sequence[Assertion],
    leads: Sequence[Assertion],
    parses: Mapping[str, Parse],
    texts: Mapping[str, str],
    place: Place | None,
    forced: bool,
) -> tuple[Actor, ...]:
    """For each side the one that most reports name there, in the words of its first mention; a side may have none.

    Nobody is on both sides: who is told on both is on the one where more reports have it. In an event of force
    (`forced`) only who uses it and whom it meets are sides, and civilians never act; a side that the leading claims
    leave open is then taken from the `leads`; and two that no report names both are of two deeds: the second is left
    out. Who only tells of it is none.

    The forces of a country other than that of the place are ACLED's "External/Other forces".
    """
    named = _collect(assertions, parses, place, forced)
    if forced:
        others = _collect(leads, parses, place, forced)
        for side, found in named.items():
            taken = named["b" if side == "a" else "a"]
            found.update({n: at for n, at in others[side].items() if n not in taken} if not found else {})
    for name in named["a"].keys() & named["b"].keys():
        fewer = _reports(named["a"][name]) < _reports(named["b"][name])
        del named["a" if fewer else "b"][name]
    if named["a"]:
        own = _proper_words(_most(named["a"]), texts)
        apart = {n: at for n, at in named["b"].items() if not own & _proper_words(at, texts)}
        told = {n.span.report for n in _most(named["a"])}
        together = {n: at for n, at in apart.items() if not forced or told & {x.span.report for x in at}}
        named["b"] = defaultdict(list, together)
    return tuple(_actor(side, _most(found), texts, place) for side, found in named.items() if found)


def _proper_words(named: Sequence[_Named], texts: Mapping[str, str]) -> frozenset[str]:
    """The words of a name that are capitalised inside it, without countries: two sides are often of one."""
    names = (texts[n.span.report][n.span.start : n.span.end].split() for n in named)
    return frozenset(w for name in names if len(name) > 1 for w in name if w[0].isupper() and not people_of(w))


def _collect(assertions: Sequence[Assertion], parses: Mapping[str, Parse], place: Place | None, forced: bool) -> Found:
    named: Found = {"a": defaultdict(list), "b": defaultdict(list)}
    for assertion in assertions:
        parse = parses[assertion.report]
        for deed in _deeds(parse, assertion, place):
            if forced and not deed.forced:
                continue
            sides: tuple[tuple[Side, int | None], ...] = (("a", deed.agent), ("b", deed.patient))
            for side, head in sides:
                sort = None if head is None else sort_of(parse, head)
                if head is not None and not (forced and side == "a" and sort == CIVILIANS):
                    named[side][name_of(parse.tokens[head])].append(_Named(_name(parse, head), sort))
    return named


def _deeds(parse: Parse, assertion: Assertion, place: Place | None) -> Iterator[Deed]:
    """What the first main clause of an assertion tells that somebody did, and what it adds ("killing four")."""
    part = inside(parse, assertion.start, assertion.end)
    for clause in find_clauses(assertion, parse)[:1]:
        if parse.tokens[clause.verb].lemma in word_list("telling"):
            continue
        harm = _harm(parse, clause, part)
        if harm is not None:
            yield Deed(_doer_of(parse, harm, part, place), _party(parse, clause.agent), True)
        else:
            yield _deed(parse, clause, part, place)
        for verb in _participles(parse, clause.verb, part):
            objects = (k for k in part if parse.tokens[k].head == verb and parse.tokens[k].dep == "dobj")
            yield Deed(None, next((k for k in objects if is_party(parse, k)), None), True)


def _deed(parse: Parse, clause: Clause, part: range, place: Place | None) -> Deed:
    """What a clause tells of its subject and its object, or of whose deed its subject is ("regime raids")."""
    verb, forced = clause.verb, _is_force(parse.tokens[clause.verb])
    agent, patient = _party(parse, clause.agent), _party(parse, clause.patient)
    if agent is None and clause.agent is not None:
        agent = _whose(parse, clause.agent, part, place)
        agent = _launched_by(parse, clause.agent, part) if agent is None else agent
    if agent is None and forced:
        agent = _doer_of(parse, verb, part, place)
    if patient is not None and any(t.text == ":" for t in parse.tokens[verb:patient]):
        patient = None
    return Deed(agent, patient, forced)


def _party(parse: Parse, head: int | None) -> int | None:
    return head if head is not None and is_party(parse, head) else None


def _is_force(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in word_list("attacking") or lemma in word_list("verbs") or meanings("fates").get(lemma) in FORCED


def _participles(parse: Parse, verb: int, part: range) -> Iterator[int]:
    """The verbs of force that a clause goes on with: "shelled the town, killing four"."""
    for k in part:
        token = parse.tokens[k]
        goes_on = token.head == verb and token.tag == "VBG" and token.dep in ("advcl", "xcomp", "conj")
        if goes_on and _is_force(token):
            yield k


def _doer_of(parse: Parse, verb: int, part: range, place: Place | None) -> int | None:
    """Whose the deed is that something befell people in: "killed in an army ambush", "by regime raids"."""
    for k in part:
        token = parse.tokens[k]
        above = parse.tokens[token.head]
        befell = above.text.lower() in word_list("befalling") and above.head == verb
        if token.dep == "pobj" and befell and (doer := _whose(parse, k, part, place)) is not None:
            return doer
    return None


def _whose(parse: Parse, deed: int, part: range, place: Place | None) -> int | None:
    """Who does a deed that a noun tells, by the words before it or behind "by"; the place of it does nothing."""
    if parse.tokens[deed].lemma.lower() not in word_list("deeds"):
        return None
    for k in qualifiers(parse, deed):
        token, countries = parse.tokens[k], people_of(parse.tokens[k].text)
        listed = is_party(parse, k) and not token.entity and sort_of(parse, k) != CIVILIANS
        here = token.entity == "GPE" and place is not None and place.country_code in countries
        if listed or (countries and not here):
            return k
    by = (k for k in part if parse.tokens[k].dep == "pobj" and parse.tokens[parse.tokens[k].head].text.lower() == "by")
    return next((k for k in by if parse.tokens[parse.tokens[k].head].head == deed and is_party(parse, k)), None)


def _launched_by(parse: Parse, weapon: int, part: range) -> int | None:
    """Who sent what did the harm: "a missile fired by soldiers killed ten"."""
    for k in part:
        by = parse.tokens[parse.tokens[k].head]
        verb = parse.tokens[by.head]
        sent = by.dep == "agent" and verb.head == weapon and verb.dep == "acl" and _is_force(verb)
        if parse.tokens[k].dep == "pobj" and sent and is_party(parse, k):
            return k
    return None


def _harm(parse: Parse, clause: Clause, part: range) -> int | None:
    """The verb by which the subject is who is acted on: they died, are dead, are "among ten killed"; else None."""
    if _suffers(parse, clause):
        return clause.verb
    if parse.tokens[clause.verb].lemma != "be":
        return None
    for k in part:
        token = parse.tokens[k]
        among = token.dep == "acl" and parse.tokens[parse.tokens[token.head].head].text.lower() == "among"
        if among and _is_harm(token) and parse.tokens[parse.tokens[token.head].head].head == clause.verb:
            return k
    return None


def _suffers(parse: Parse, clause: Clause) -> bool:
    """Whether the subject of a clause is who is acted on: they died, are dead, lost their lives, "five killed"."""
    verb = parse.tokens[clause.verb]
    if verb.lemma in word_list("suffering"):
        return True
    if clause.patient is None:
        said = (t for t in parse.tokens[clause.verb : clause.verb + FARTHEST_STATE] if t.head == clause.verb)
        return _is_harm(verb) or any(t.dep in ("acomp", "oprd") and _is_harm(t) for t in said)
    patient = parse.tokens[clause.patient]
    return (verb.lemma == "lose" and patient.lemma == "life") or (_is_harm(verb) and _is_befallen(parse, clause))


def _is_befallen(parse: Parse, clause: Clause) -> bool:
    """Whether the object is a number of others that something befell: "10 killed 40 injured"."""
    if clause.patient is None or parse.tokens[clause.patient].pos != "NUM":
        return False
    return any(t.head == clause.patient and t.dep == "acl" and _is_harm(t) for t in parse.tokens[clause.patient :][:3])


def _is_harm(token: Token) -> bool:
    return meanings("fates").get(token.lemma) in ("killed", "wounded")


def _name(parse: Parse, head: int) -> Span:
    """The words that name a party, without how many they are: a side of an event is no count."""
    span = phrase(parse, head)
    words = list(parse.tokens[inside(parse, span.start, span.end).start : head + 1])
    numbers = [n for n, t in enumerate(words[:-1]) if t.tag == "CD" or t.dep in ("nummod", "quantmod")]
    words = words[numbers[-1] + 1 :] if numbers else words
    return Span(parse.report, words[0].start, span.end)


def _reports(named: Sequence[_Named]) -> int:
    return len({n.span.report for n in named})


def _most(found: Mapping[str, list[_Named]]) -> list[_Named]:
    """The places of whom most reports name, of several the first."""
    return found[max(found, key=lambda name: _reports(found[name]))]


def _actor(side: Side, named: Sequence[_Named], texts: Mapping[str, str], place: Place | None) -> Actor:
    names = [texts[n.span.report][n.span.start : n.span.end] for n in named]
    kind = next((n.sort for n in named if n.sort), None)
    countries = {c for name in names for c in people_of(name)}
    if kind == STATE and place and countries and place.country_code not in countries:
        kind = ABROAD
    return Actor(" ".join(names[0].split()), side, kind, tuple(dict.fromkeys(n.span for n in named)))
