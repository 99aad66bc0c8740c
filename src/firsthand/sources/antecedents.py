"""What a pronoun or a description points back at in its report."""

from __future__ import annotations

from firsthand.sources import descriptions, exclusions, lists, names, pronouns, references
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

ONE_PARTY, MAYBE_ONE = 2.0, 1.2
"""Points of what the words tell: from the first on a description is joined, from the second on it may be that party."""

LIKELY, OTHERS_LIKELY, UNLIKELY = 0.34, 0.5, 0.1
"""Odds against all others and a new party, from which on "the firm" is joined, and other descriptions are; from the
last on it may be that party. Each fifth of the 218 marked articles by weights of the others: 76.1 % of references
resolved and 4.4 % of the rest joined at 0.2, 74.6 and 3.7 % at 0.35; between them less is joined wrongly. By the
weights of now, on the tuning half, 79.2 % and 2.8 % at 0.34, and 79.2 and 4.2 % at 0.3."""

FEW = 3
"""Mentions of a lawyer in which it is sought whose lawyer he is."""

PAIRED_WITHIN = 8
"""Sentences; "both" are two who were named together at most so far before."""


def find(reading: Reading, mention: Mention) -> int | None:
    """The chain that a mention's party is, or None where it is a party of its own; doubts are noted."""
    if mention.antecedent is not None and mention.antecedent in reading.of:
        return reading.of[mention.antecedent]
    return _resolve_pronoun(reading, mention) if mention.form == "pronoun" else _resolve_description(reading, mention)


def _resolve_pronoun(reading: Reading, mention: Mention) -> int | None:
    if mention.head in lists.words("mention", "who"):
        near = [(m.range[1], k) for k, m in reading.around(mention).items() if m.range < mention.range]
        return max(near)[1] if near else None
    if mention.head in lists.words("mention", "i"):
        return reading.of.get(mention.within) if mention.within else None
    return pronouns.find(reading, mention)


def _resolve_description(reading: Reading, mention: Mention) -> int | None:
    """The chain that a description points back at; where the evidence is thin, none, and a doubt is noted."""
    definite = mention.form == "definite"
    only = descriptions.find_only(reading, mention) if mention.form != "indefinite" else None
    only = _find_client(reading, mention) if mention.head == "client" else only
    only = _find_again(reading, mention) if only is None else only
    only = _find_aged(reading, mention) if only is None else only
    only = _find_headed(reading, mention) if only is None else only
    only = _find_unqualified(reading, mention) if only is None else only
    pair = _find_pair(reading, mention) if only is None else only
    if pair is not None:
        return pair
    told, points = descriptions.find_told(reading, mention)
    spoken_of = told is not None and exclusions.Exclusions(
        reading, mention, reading.around(mention), reading.recent(mention)
    ).holds(told)
    best, odds = references.find(reading, mention, (told, points))
    if definite and points >= ONE_PARTY and not spoken_of:
        return told if best is None else best
    if odds >= (LIKELY if definite or _is_restated(reading, mention, best) else OTHERS_LIKELY):
        return best
    _doubt(reading, mention, told if points >= MAYBE_ONE else best if odds >= UNLIKELY else None)
    return None


def _find_again(reading: Reading, mention: Mention) -> int | None:
    """The chain of those called by the very same words before: "Larn police", "lawyers for the port", twice."""
    if mention.form == "indefinite" or mention.name or not (mention.words or mention.owner):
        return None
    body, several = mention.kind == "body", mention.kind in ("group", "document") and mention.plural

    def same(k: int, m: Mention) -> bool:
        if body and mention.words:
            return m.head == mention.head and m.words == mention.words and m.kind == "body"
        alike = several and m.kind == mention.kind and m.text.lower() == mention.text.lower()
        return alike and not reading.chains[k].names and _are_of_one(reading, m, mention)

    return next((k for k, told in reading.recent(mention).items() if any(same(k, m) for m in told[:FEW])), None)


def _find_headed(reading: Reading, mention: Mention) -> int | None:
    """The only party before that "the institute" can mean: a body by name whose own noun it is, and nobody else's.

    So does the bare noun before an office: "institute director Ann Poe".
    """
    known = mention.form == "definite" or (mention.form == "bare" and mention.range in reading.inner)
    bare = known and mention.kind == "body" and not (mention.words or mention.owner)
    if not bare or mention.plural or mention.head in lists.words("bodies", "places"):
        return None
    bearing = [k for k in reading.around(mention) if descriptions.bears(reading.chains[k], mention.head)]
    recent = reading.recent(mention)
    headed = [k for k in bearing if reading.chains[k].names and k in recent]
    inner = any(descriptions.is_inner(mention.head, reading.chains[k]) for k in headed)
    return headed[0] if len(bearing) == len(headed) == 1 and not inner else None


def _find_unqualified(reading: Reading, mention: Mention) -> int | None:
    """The "police" of a report that goes on to call them "Larn police", where its first sentences are set in Larn."""
    if (
        mention.head not in lists.words("bodies", "of_places")
        or not mention.words
        or mention.owner
        or mention.form == "indefinite"
    ):
        return None
    bearing = [k for k in reading.around(mention) if descriptions.bears(reading.chains[k], mention.head)]
    if len(bearing) != 1 or reading.chains[bearing[0]].names or reading.chains[bearing[0]].words:
        return None
    early = (m for m in reading.mentions if m.name and m.sentence <= references.LEAD and m.kind != "person")
    placed = any(mention.words & {*names.split(m.name)} for m in early)
    return bearing[0] if placed and bearing[0] in reading.recent(mention) else None


def _are_of_one(reading: Reading, one: Mention, other: Mention) -> bool:
    """Whether two mentions of the same words are of one owner, or of none; "the family" is the one of before."""
    if not (one.owner and other.owner):
        return one.owner == other.owner
    by_pronoun = exclusions.is_by_pronoun(one) or exclusions.is_by_pronoun(other)
    return not by_pronoun or reading.of.get(one.owner) == reading.of.get(other.owner)


def _find_aged(reading: Reading, mention: Mention) -> int | None:
    """The chain of the person whom "the 57-year-old surgeon" goes on about: the last subject named right before it."""
    aged = mention.form == "definite" and not mention.plural and mention.kind == "person" and mention.owner is None
    if not aged or "-year-old" not in mention.text:
        return None
    fitting = [
        (told[0].range, k)
        for k, told in reading.recent(mention).items()
        if told[0].subject and told[0].paragraph == mention.paragraph and 0 < mention.sentence - told[0].sentence <= FEW
        if reading.chains[k].names and "person" in reading.sketches[k].mostly()
    ]
    at = max(fitting, default=(mention.range, None))[1]
    other = at is not None and mention.gender and reading.chains[at].gender not in ("", mention.gender)
    return None if other else at


def _find_client(reading: Reading, mention: Mention) -> int | None:
    """The chain of "his client": whoever the one is said to be the lawyer of; None where nobody is."""
    lawyer = reading.of.get(mention.owner) if mention.owner else None
    theirs = [] if lawyer is None else [m.owner for m in reading.chains[lawyer].mentions[:FEW]]
    return next((reading.of[owner] for owner in theirs if owner in reading.of), None)


def _is_restated(reading: Reading, mention: Mention, best: int | None) -> bool:
    """Whether a body without an article is told by words of its party alone: "Larn cops" after "the Larn police"."""
    if best is None or mention.form != "bare" or mention.kind != "body" or not mention.words:
        return False
    missing, shared = descriptions.count_told(mention, reading.chains[best])
    return missing == 0 and shared > 0


def _doubt(reading: Reading, mention: Mention, likeliest: int | None) -> None:
    """Notes whom a new party may be: the likeliest one before, and of "an official" all who were described alike."""
    new = len(reading.chains)
    if mention.form == "indefinite":
        reading.doubts.update((k, new) for k in _described_alike(reading, mention))
    elif likeliest is not None and not mention.together:
        reading.doubts.add((likeliest, new))
    elif reading.own is not None and mention.kind == "outlet" and not mention.words:
        reading.doubts.add((reading.own, new))


def _described_alike(reading: Reading, mention: Mention) -> list[int]:
    if set(mention.text.lower().split()[:2]) & lists.words("mention", "separate"):
        return []
    before = {k: reading.chains[k] for k, near in reading.around(mention).items() if near.range < mention.range}
    return [
        k
        for k, told in before.items()
        if not told.names and told.plural == mention.plural and descriptions.description_points(mention, told) >= ALIKE
    ]


def _find_pair(reading: Reading, mention: Mention) -> int | None:
    """The chain of the two who were last named together, for "both", "the two", "neither candidate"."""
    words = mention.text.lower().split()[:3]
    if mention.kind not in ("person", "group", "") or not lists.words("mention", "pairs") & set(words):
        return None
    found = [
        (near.range, k)
        for k, near in reading.around(mention).items()
        if near.range < mention.range and mention.sentence - near.sentence <= PAIRED_WITHIN and _is_pair(reading, k)
    ]
    return max(found)[1] if found else None


def _is_pair(reading: Reading, k: int) -> bool:
    """Whether a chain begins with two names and an "and" between them."""
    told = reading.chains[k]
    first = told.mentions[0].text
    return told.plural and not told.names and first.count(" and ") == 1 and "," not in first and first[0].isupper()


ALIKE = 1.5
"""Points of `description_points` from which on an unnamed party may be one that was described before."""
