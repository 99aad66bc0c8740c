"""Whether whoever a report names with a statement told it, or only acts in it: a learned score over what a cue tells.

"The mayor said that the bridge had closed" has the mayor as its origin. "The council voted to close the bridge" is told
by the report, which may have it from anybody. training/origins.py learns weights.toml from marked stories.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib import resources

from firsthand.languages import words
from firsthand.records import Assertion, Attribution, Parse, Range, Token

LEAST = 0.5
"""Log-odds, in nats, from which the named party is the origin. Of 1,206 statements with a source in the marked stories'
half for tuning, by folds, 27 of the 94 in the report's own voice are below it, and 11 of the others."""


LONG_CUE = 2
"""Words of a cue above which it tells a whole deed ("opened the debate with")."""


@cache
def weights(table: str) -> Mapping[str, float]:
    """What each fact is worth, in nats: the logarithm of the odds that it adds."""
    text = (resources.files("firsthand.origins") / "weights.toml").read_text("utf-8")
    found: dict[str, float] = tomllib.loads(text)[table]
    return found


def vouches(assertion: Assertion, attribution: Attribution, kind: str, parse: Parse) -> bool:
    """Whether the party of an attribution, which is of the given kind, vouches for what the assertion states."""
    facts, worth = told(assertion, attribution, kind, parse), weights("vouching")
    return not facts or worth["always"] + sum(worth.get(fact, 0.0) for fact in facts) >= LEAST


def told(assertion: Assertion, attribution: Attribution, kind: str, parse: Parse) -> tuple[str, ...]:
    """What the words of an attribution tell of that, in words; nothing where there is no cue to judge by."""
    source = attribution.source
    named = range(*_tokens(parse, source)) if source else range(0)
    cue = [parse.tokens[k] for span in attribution.cue for k in range(*_tokens(parse, span)) if k not in named]
    lemmas = {token.lemma for token in cue}
    asserts = bool(lemmas & words("asserting_cues"))
    facts = {
        f"the party: {kind}": True,
        "a quotation": attribution.kind != "indirect",
        "a cue that asserts": asserts,
        "a deed": not asserts and bool(lemmas & words("deeds")),
        "a cue that is no verb": not any(token.pos in ("VERB", "AUX") for token in cue),
        "a cue of many words": len(cue) > LONG_CUE,
        "what is still to be done": any(token.tag in ("TO", "MD") for token in cue),
        "the party stands in the statement": source is not None and assertion.start <= source[0] < assertion.end,
        "the party: who or which": [parse.tokens[k].text.lower() for k in named] in (["who"], ["which"], ["that"]),
    }
    return tuple(fact for fact, holds in facts.items() if holds) if cue else ()


def _tokens(parse: Parse, span: Range) -> Range:
    """The tokens that begin in a range of characters."""
    return bisect_left(parse.tokens, span[0], key=_start), bisect_left(parse.tokens, span[1], key=_start)


def _start(token: Token) -> int:
    return token.start
