"""What the words of a mention tell of its party: name, role, kind, gender, number, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.records import Token
from firsthand.sources import kinds, lists, pieces
from firsthand.sources.pieces import Form as Form
from firsthand.sources.pieces import Wording as Wording

LONGEST = 60
"""Tokens; what follows in a mention is no part of what names its party."""

LONGEST_ITEM = 3
"""Words before the noun of one of several parties that are listed."""

LONGEST_PERSON = 3
"""Words; a longer name that the parser takes for a body's is none of a person."""


def read(tokens: Sequence[Token]) -> Wording:
    """What the words of a mention tell together."""
    tokens = tokens[:LONGEST]
    pronoun = next((t for t in tokens[:1] if _is_pronoun(t) or (len(tokens) == 1 and t.tag == "PRP$")), None)
    if pronoun:
        return Wording(head=pronoun.text.lower(), form="pronoun")
    if _lists_several(tokens):
        return Wording((), "group", tokens[-1].lemma.lower(), plural=True)
    parts = [part for part in _parts(tokens) if part]
    found = [p for p in map(_read_part, parts) if p.name or p.head] or [Wording(head=tokens[-1].lemma)]
    joined = _join(found)
    if joined.kind == "person" or not joined.name:
        return _leading(joined, tokens)
    return replace(joined, name=_with_acronym(joined.name, parts))


def _leading(told: Wording, tokens: Sequence[Token]) -> Wording:
    """The wording of a named person with the body that he is said to lead: "Roe, who heads the Larn Institute"."""
    who = next((k for k, t in enumerate(tokens) if t.tag == "WP"), len(tokens))
    leads = who + 1 < len(tokens) and tokens[who + 1].lemma in lists.words("bodies", "leading")
    if not leads or tokens[who + 1].tag != "VBZ" or not told.name or told.owner:
        return told
    body: list[Token] = []
    for token in tokens[who + 2 :]:
        if token.tag == "DT" or (token.text in _BREAKS and not any(t.text[0].isupper() for t in body)):
            body = []
        elif token.text in _BREAKS - {"-"} or token.tag in ("VBD", "VBZ", "MD", *_RELATIVE):
            break
        else:
            body.append(token)
    named = any(t.text[0].isupper() for t in body) and body[0].tag != "PRP$"
    return replace(told, owner=tuple(body), roles=(*told.roles, "head")) if named else told


def _read_part(part: Sequence[Token]) -> Wording:
    """What one stretch tells; of "one of Roe's lawyers" what the words behind "of" do, where they tell of several."""
    count = part[0].text.lower()
    counts = count in lists.words("mention", "indefinite") | lists.words("mention", "numbers")
    whole = pieces.read(part[2:]) if counts and len(part) > 2 and part[1].text.lower() == "of" else Wording()
    if whole.name or not whole.plural:
        return pieces.read(part)
    if count != "one":
        return replace(whole, form="indefinite")
    single = whole.head.removesuffix("s")
    person = whole.kind == "group" or single in lists.words("people", "prosecutors")
    head = single if person else whole.head
    roles = tuple(head if role == whole.head else role for role in whole.roles)
    kind = "person" if person else whole.kind
    return replace(whole, form="indefinite", kind=kind, head=head, roles=roles, plural=False)


def _lists_several(tokens: Sequence[Token]) -> bool:
    """Whether words list three parties or more: "the family, neighbours and local leaders"."""
    comma = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
    rest = tokens[comma + 1 :]
    several = ("conj", "appos")
    joined = [k for k, t in enumerate(rest) if t.tag == "NNS" and (t.dep == "conj" or (k == 0 and t.dep in several))]
    common = all(t.pos != "PROPN" for t in tokens[:comma])
    ends = any(t.pos == "CCONJ" for t in rest[joined[0] : joined[-1]]) if len(joined) > 1 else False
    return common and ends and joined[0] <= LONGEST_ITEM and not any(t.tag in ("WDT", "WP") for t in tokens)


def _with_acronym(name: tuple[Token, ...], parts: Sequence[list[Token]]) -> tuple[Token, ...]:
    """A body's name with the bracketed acronym right after it, and what goes on after that: "(ABC) of the Port"."""
    at = next((k for k, part in enumerate(parts) if part[-1] == name[-1]), len(parts))
    if at + 1 >= len(parts) or len(parts[at + 1]) != 1 or not parts[at + 1][0].text.isupper():
        return name
    after = parts[at + 2] if at + 2 < len(parts) else []
    goes_on = len(after) > 1 and after[0].text.lower() in ("of", "for") and after[-1].text[0].isupper()
    return (*name, *parts[at + 1], *(after if goes_on else ()))


def _is_pronoun(token: Token) -> bool:
    word = token.text.lower()
    shouted = token.text.isupper() and len(token.text) > 1
    return (
        token.tag != "PRP$"
        and not shouted
        and token.pos == "PRON"
        and any(word in lists.words("mention", n) for n in ("he", "she", "they", "it", "i", "who"))
    )


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The stretches of a mention between commas, dashes and brackets, up to a relative clause."""
    part: list[Token] = []
    for k, token in enumerate(tokens):
        if k and token.tag in _RELATIVE and token.text.lower() in lists.words("mention", "who"):
            break
        if token.text in _BREAKS and not _inside_number(tokens, k) and not _inside_name(tokens, k):
            yield part
            part = []
        elif token.pos not in ("PUNCT",) or part:
            part.append(token)
    yield part


_RELATIVE = ("WDT", "WP", "WP$")
_BREAKS = frozenset((",", "(", ")", "[", "]", "-", "–", "—", ";", ":"))


def _inside_name(tokens: Sequence[Token], k: int) -> bool:
    """Whether a comma stands in one body's name: "Bureau of Ports, Mines and In-land Trade"."""
    if tokens[k].text != "," or not 2 < k < len(tokens) - 2 or not tokens[k - 1].entity == tokens[k].entity == "ORG":
        return False
    of = next((n for n in range(k - 1, 0, -1) if tokens[n].text.lower() in ("of", "for", "on")), 0)
    whole = all(t.entity == "ORG" for t in tokens[max(0, of - 1) : k + 2]) and not any(t.tag == "POS" for t in tokens)
    return bool(of) and whole and kinds.is_body_word(tokens[of - 1])


def _inside_number(tokens: Sequence[Token], k: int) -> bool:
    """Whether a hyphen joins two words without a blank: "US-led"."""
    near = 0 < k < len(tokens) - 1
    return near and tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start


def _join(found: Sequence[Wording]) -> Wording:
    """The pieces of one mention together: the name of one, the roles and owner of all near it."""
    main = found[0]
    others = main.head and (main.kind in ("body", "outlet") or main.plural)
    if not main.name and not others:
        main = next(
            (p for p in found[1:3] if p.name and p.kind in ("person", "") and found[0].kind != "document"), main
        )
        if not main.name and main.kind == "person" and main.form != "indefinite":
            main = next((replace(p, kind="person") for p in found[1:2] if _may_be_persons(p)), main)
        if main.kind == "" and main.name and found[0].kind in ("person", "group"):
            main = replace(main, kind="person")
    near = found[:3]
    if main.name and main.kind == "" and any(p.kind == "person" and not p.name and p.head for p in near):
        main = replace(main, kind="person")
    if main.name and main.kind == "" and any(p.kind in ("body", "outlet") and not p.name for p in near):
        main = replace(main, kind=next(p.kind for p in near if p.kind in ("body", "outlet") and not p.name))
    fitting = [p for p in near if p is main or (not p.name and _fits(main, p))]
    owners = [p.owner for p in fitting if p.owner]
    return replace(
        main,
        head=main.head or next((p.head for p in fitting if p.head), ""),
        form="name" if main.name else found[0].form,
        roles=tuple(dict.fromkeys(r for p in fitting for r in (*p.roles, p.head) if r)),
        words=tuple(dict.fromkeys(w for p in fitting for w in p.words)),
        owner=owners[0] if owners else (),
    )


def _may_be_persons(piece: Wording) -> bool:
    """Whether a name that the parser took for a body's is, behind "its chief executive", a person's."""
    words = [t.text.lower() for t in piece.name]
    plain = all(t.text[0].isupper() and t.text.isalpha() and not t.text.isupper() for t in piece.name)
    return (
        1 < len(words) <= LONGEST_PERSON
        and plain
        and not (piece.words or piece.owner)
        and not any(map(kinds.is_body_word, piece.name))
        and not any(map(lists.country, words))
        and not lists.byname(" ".join(words))
    )


def _fits(main: Wording, other: Wording) -> bool:
    return other.kind == main.kind or "" in (other.kind, main.kind)
