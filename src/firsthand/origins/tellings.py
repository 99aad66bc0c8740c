"""What the reports of a story tell of how their parties come by what they say, and of what they take back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.languages import meanings, words
from firsthand.records import Parse, Token

LEFT_OUT = frozenset(("the", "of", "outlet"))
"""Words of a party's name that tell it from no other."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """What a story's reports tell beside their claims.

    `sorts` are for each report the sorts of party of which it says that they told or handed on something; `taken` are
    for each word the sentences, by number, that have it and may take something back from whoever they name.
    """

    sorts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    taken: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def takes_from(self, name: str) -> bool:
        """Whether one sentence with all of a party's name may have it take back, deny or only pass on something."""
        sentences = [self.taken.get(word, frozenset()) for word in names_of(name)]
        return bool(sentences) and bool(frozenset.intersection(*sentences))


def names_of(name: str) -> list[str]:
    """The words of a party's name by which a text names it, in alphabetical order."""
    return sorted(set(re.findall(r"\w+", name.lower())) - LEFT_OUT)


def survey(parses: Mapping[str, Parse]) -> Tellings:
    """What the reports of a story tell of their parties' statements, in one pass over their words."""
    sorts: dict[str, frozenset[str]] = {}
    taken: dict[str, set[int]] = {}
    number = 0
    for report, parse in parses.items():
        handing: set[str] = set()
        for first, last in parse.sentences:
            sentence = parse.tokens[first:last]
            told = {t.text.lower() for t in sentence}
            if any(t.lemma in words("handing_on") for t in sentence):
                handing |= {str(meanings("party_sorts")[word]) for word in told & meanings("party_sorts").keys()}
            if _takes_back(sentence, told):
                number += 1
                for word in told:
                    taken.setdefault(word, set()).add(number)
        sorts[report] = frozenset(handing)
    return Tellings(sorts, {word: frozenset(numbers) for word, numbers in taken.items()})


def _takes_back(sentence: Sequence[Token], told: set[str]) -> bool:
    """Whether a sentence may say that somebody takes back or denies what he said, or has it from others."""
    lemmas = {t.lemma for t in sentence}
    listed = words("retracting") | words("undoings") | words("counterfeits")
    from_others = "from" in told and bool(lemmas & words("taking")) and bool(lemmas & words("taken_things"))
    return from_others or bool((lemmas | told) & listed) or bool(lemmas & words("denying"))
