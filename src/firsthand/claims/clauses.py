"""The clauses of a stretch, each a fact where it counts something: "they earned 40 million, and paid 12 million".

Only clauses with a figure each are cut apart, since two figures are two facts: "the men disobeyed and walked off" is
one. Cut wherever two clauses are joined, the marked stories have links F1 62.1 and 57.0; with figures in each 62.0 and
58.2, and not cut 61.8 and 57.3 (71 and 19 stories for tuning).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.languages import words
from firsthand.records import Parse, Range, Token

LONGEST = 150
"""Tokens of a stretch that is cut; a longer one is a list or no prose, and stays whole so that time stays linear."""

AUXILIARIES = 4
"""Words before a participle among which what goes with it is looked for: "having by then not"."""

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_BESIDE = ("acl", "advcl", "pcomp", "xcomp")
_COUNTED = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")

Kids = Mapping[int, Sequence[int]]
"""The tokens of a stretch that hang on each of its tokens, in text order."""


def cut(parse: Parse, part: Range) -> Iterator[tuple[Range, Range | None]]:
    """The clauses of a stretch that have a figure each, else the whole.

    With each comes where the subject stands that it shares with a clause before it: "paid 12 million" is of "they".
    """
    found = _clauses(parse, part) if part[1] - part[0] <= LONGEST else []
    if len(found) > 1 and all(_counts(parse, piece) for piece, _ in found):
        yield from found
    else:
        yield part, None


def has_verb(parse: Parse, part: Range) -> bool:
    """Whether a stretch has a finite verb.

    A participle of two parties is one misread: "raids killed 15" is parsed like "raids seen from afar".
    """
    return any(t.tag in _FINITE or _is_misread(parse, t) for t in parse.tokens[slice(*part)])


def is_aside(parse: Parse, part: Range) -> bool:
    """Whether a part of a sentence tells by a participle or the like what somebody did: "Standing on the quay, …".

    A whole sentence does not: "a ladder held by two firemen" is what a picture shows.
    """
    tokens = parse.tokens[slice(*part)]
    hangs = any(not part[0] <= t.head < part[1] for t in tokens)
    return hangs and any(t.pos == "VERB" and t.dep in _BESIDE for t in tokens)


def _is_misread(parse: Parse, token: Token) -> bool:
    """Whether a word is the object of a participle without an auxiliary: "killed 15", and not "having killed 15"."""
    verb = parse.tokens[token.head]
    if token.dep != "dobj" or verb.tag != "VBN" or verb.dep not in ("ROOT", "acl"):
        return False
    before = parse.tokens[max(0, token.head - AUXILIARIES) : token.head]
    return not any(t.dep.startswith("aux") and parse.tokens[t.head] == verb for t in before)


def _clauses(parse: Parse, part: Range) -> list[tuple[Range, Range | None]]:
    """The clauses that are joined to the one that a stretch turns on, and that one, each with a subject elsewhere."""
    kids = _kids(parse, part)
    verbs = [k for k in kids[-1] if parse.tokens[k].pos in ("VERB", "AUX")][:1]
    starts: list[tuple[int, Range | None]] = [(part[0], None)]
    subject = _subject(parse, kids, verbs[0]) if verbs else None
    for k in range(verbs[0] + 1, part[1]) if verbs else ():
        if parse.tokens[k].head not in verbs or not _is_joined(parse, kids, k):
            continue
        first, own = _span(kids, k)[0], _subject(parse, kids, k)
        if first > verbs[-1] and (own or subject):
            verbs.append(k)
            starts.append((first, None if own else subject))
            subject = own or subject
    ends = [*(_trimmed(parse, part[0], first) for first, _ in starts[1:]), part[1]]
    return [((first, end), about) for (first, about), end in zip(starts, ends, strict=True)]


def _kids(parse: Parse, part: Range) -> dict[int, list[int]]:
    """What hangs on each token of a stretch; under -1 what hangs on none of it."""
    kids: dict[int, list[int]] = {k: [] for k in (-1, *range(*part))}
    for k in range(*part):
        head = parse.tokens[k].head
        kids[head if head in kids and head != k else -1].append(k)
    return kids


def _is_joined(parse: Parse, kids: Kids, k: int) -> bool:
    """Whether a word is the finite verb of a clause that "and" or "while" joins to the one it hangs on."""
    token = parse.tokens[k]
    own = [parse.tokens[j] for j in kids[k]]
    finite = token.tag in _FINITE or any(t.tag in _FINITE and t.dep.startswith("aux") for t in own)
    beside = token.dep == "advcl" and any(t.dep == "mark" and t.text.lower() in words("contrasting") for t in own)
    return token.pos in ("VERB", "AUX") and finite and (token.dep == "conj" or beside)


def _subject(parse: Parse, kids: Kids, verb: int) -> Range | None:
    """Where the subject of a verb stands."""
    return next((_span(kids, k) for k in kids[verb] if parse.tokens[k].dep in _SUBJECTS), None)


def _span(kids: Kids, top: int) -> Range:
    """From the first to the last of all that hangs on a token."""
    waiting, found = [top], {top}
    while waiting:
        new = [k for k in kids[waiting.pop()] if k not in found]
        found.update(new)
        waiting += new
    return min(found), max(found) + 1


def _trimmed(parse: Parse, first: int, last: int) -> int:
    """The end of a clause without the comma and the "and" that lead on to the next."""
    while last > first and parse.tokens[last - 1].dep in ("punct", "cc") and parse.tokens[last - 1].text not in '"”’)':
        last -= 1
    return last


def _counts(parse: Parse, part: Range) -> bool:
    """Whether a clause has a figure that is no date."""
    return any(t.tag == "CD" and t.entity in _COUNTED for t in parse.tokens[slice(*part)])
