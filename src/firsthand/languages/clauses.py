"""The words of an assertion that say what was done: the main clause, and who acts there on whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.languages import words
from firsthand.records import Assertion, Parse, Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "attr")


class Clause(NamedTuple):
    """A main clause by its tokens' numbers: its verb, who acts, who is acted on (None where it does not say)."""

    report: str
    verb: int
    agent: int | None
    patient: int | None


def inside(parse: Parse, start: int, end: int) -> range:
    """The numbers of the tokens from `start` to `end`."""
    first = bisect_left(parse.tokens, start, key=lambda t: t.start)
    return range(first, max(first, bisect_left(parse.tokens, end, key=lambda t: t.start)))


def sentences_of(parse: Parse, assertion: Assertion) -> range:
    """The numbers of the tokens of an assertion and of the sentences that it is in."""
    part = inside(parse, assertion.start, assertion.end)
    first = bisect_right(parse.sentences, part.start, key=lambda s: s[1])
    last = bisect_left(parse.sentences, part.stop, key=lambda s: s[0])
    return range(parse.sentences[first][0], parse.sentences[last - 1][1]) if first < last else part


def find_clauses(assertion: Assertion, parse: Parse, held: bool = True) -> tuple[Clause, ...]:
    """The main clauses of an assertion; where `held`, not those of what was not, may be or is to come."""
    part = inside(parse, assertion.start, assertion.end)
    verbs = (verb for verb in _verbs(parse, part) if not held or _holds(parse, verb))
    return tuple(_clause(assertion.report, parse, verb, part) for verb in verbs)


def _verbs(parse: Parse, part: range) -> Iterator[int]:
    """The verbs on which all else in a stretch hangs, and those joined to them."""
    roots: set[int] = set()
    for k in part:
        token = parse.tokens[k]
        outside = token.head == k or token.head not in part
        joined = token.dep == "conj" and token.head in roots
        if token.pos in ("VERB", "AUX") and (outside or joined):
            roots.add(k)
            yield k


def _holds(parse: Parse, verb: int) -> bool:
    """Whether a verb is neither negated nor under a modal, nor a condition."""
    return not any(
        t.head == verb and (t.dep == "neg" or t.tag == "MD" or (t.dep == "mark" and t.text.lower() in ("if", "unless")))
        for t in parse.tokens[max(0, verb - 12) : verb + 4]
    )


def _clause(report: str, parse: Parse, verb: int, part: range) -> Clause:
    agent = patient = None
    for k in part:
        token = parse.tokens[k]
        if token.head == verb and token.pos in ("NOUN", "PROPN", "NUM", "ADJ"):
            if token.dep == "nsubj":
                agent = k if agent is None else agent
            elif token.dep in ("nsubjpass", *_OBJECTS):
                patient = k if patient is None else patient
        elif token.dep == "pobj" and _is_agent(parse, token, verb):
            agent = k
    return Clause(report, verb, agent, patient)


def _is_agent(parse: Parse, token: Token, verb: int) -> bool:
    above = parse.tokens[token.head]
    return above.dep == "agent" and above.head == verb


def phrase(parse: Parse, head: int) -> Span:
    """The noun with the words before it that hang on it."""
    tokens, first = parse.tokens, head
    while first > 0 and _hangs_on(tokens, first - 1, head):
        first -= 1
    return Span(parse.report, tokens[first].start, tokens[head].end)


def _hangs_on(tokens: Sequence[Token], k: int, head: int) -> bool:
    """Whether a word before a noun is part of its name or number ("US-led", "20 masked")."""
    kinds = ("amod", "compound", "nummod", "npadvmod", "punct", "quantmod", "nmod")
    above = tokens[k].head
    return tokens[k].dep in kinds and tokens[k].text not in ",;:.\"'“”‘’" and k < above <= head


def near_words(parse: Parse, clause: Clause, part: range) -> Iterator[int]:
    """The words of a clause that can tell its kind: the verb, its subjects and objects, and the phrases on them."""
    told = {clause.verb}
    for k in part:
        token = parse.tokens[k]
        if (
            k != clause.verb
            and token.head in told
            and token.dep in (*SUBJECTS, *_OBJECTS, "prep", "pobj", "agent", "xcomp")
        ):
            told.add(k)
    for k in sorted(told):
        if parse.tokens[k].text.lower() not in words("function_words"):
            yield k
