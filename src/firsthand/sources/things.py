"""Parties that are none: what a sentence has say or show something though it cannot speak, and mere hearsay."""

from __future__ import annotations

from firsthand.languages import meanings
from firsthand.sources import lists
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention


def cannot_speak(told: Chain) -> bool:
    """Whether a party is no more than a thing, a day or "reports": what it is said to tell has no source by it.

    Somebody's letter or somebody's plan is theirs, and a document tells who wrote it or can be looked up.
    """
    if told.names or told.owner is not None:
        return False
    described = [m for m in told.mentions if m.form != "pronoun"]
    if not described:
        return all(m.head in lists.words("mention", "things") for m in told.mentions)
    if told.kinds:
        return told.kinds == {"document"} and all(
            m.head == "report" and m.plural and m.form == "bare" and m.words <= lists.words("mention", "hearsay")
            for m in described
        )
    return all(map(_is_thing, described))


def _is_thing(mention: Mention) -> bool:
    """Whether a mention is of a thing, or of nothing: an article that is all there is of it, a verb."""
    times = meanings("weekday_numbers").keys() | meanings("month_numbers").keys()
    word, told = mention.head, mention.text.lower().split()
    if told[1:2] == ["of"] and told[0] in lists.words("mention", "some") - lists.words("mention", "things"):
        return False
    nothing = mention.text.lower() in _ARTICLES or told[0] in _INFINITIVE or not word
    return nothing or word in lists.words("mention", "things") or word in times


_ARTICLES = frozenset({"a", "an", "the", "such", "that", "this"})
_INFINITIVE = frozenset({"to"})
