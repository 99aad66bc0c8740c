"""What a mention's wording is read as where its words, taken as a phrase, tell something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.records import Token
from firsthand.sources import kinds, lists, phrases
from firsthand.sources.wordings import Wording

_QUANTITIES = frozenset({"some", "many", "most", "all", "both", "several", "few", "none", "each", "half"})
_AGE = "old"


def one_person(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words up to the first of two roles of one person: "the Velden senator and presidential candidate".

    One article stands before both, and each is one person's.
    """
    at = next((k for k, t in enumerate(tokens) if t.pos == "CCONJ" and t.text.lower() == "and"), 0)
    if not 1 < at < len(tokens) - 1 or tokens[0].tag != "DT" or tokens[0].text.lower() in ("these", "those"):
        return tokens
    joined = [t for t in tokens[at + 1 :] if t.dep == "conj" and tokens[0].start <= t.start]
    heads = (tokens[at - 1], joined[0] if joined else tokens[-1])
    alike = all(t.tag in ("NN", "NNP") and kinds.role_of(t) for t in heads)
    return tokens[:at] if alike and not any(t.tag in ("DT", "PRP$") for t in tokens[at:]) else tokens


def recast(told: Wording, tokens: Sequence[Token]) -> Wording:
    """A wording with the kind that its head noun tells ("the 43-year-old"); "most of them" is a pronoun."""
    if told.name and told.kind == "body" and told.head in lists.words("bodies", "owned") and _is_person(told.name):
        return replace(told, name=(), form="definite", owner=told.owner or told.name)
    if told.name or told.form == "pronoun" or not tokens:
        return told
    words = [t.text.lower() for t in tokens]
    if words[-1] == "them" and words[0] in _QUANTITIES | lists.words("mention", "numbers"):
        return Wording(head="them", form="pronoun")
    if told.kind:
        return told
    head = next((t for t in tokens if t.lemma.lower() == told.head), tokens[-1])
    if told.head == _AGE and "year" in words:
        return replace(told, kind="person")
    if head.pos == "NOUN" and phrases.is_person(head):
        return replace(told, kind="group" if told.plural else "person")
    return told


def _is_person(name: Sequence[Token]) -> bool:
    return all(t.entity == "PERSON" or t.tag == "POS" for t in name)
