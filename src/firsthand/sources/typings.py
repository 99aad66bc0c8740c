"""What the words tell of the parties that they do not name: country, body, role, number, access."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firsthand.languages import meanings, words
from firsthand.records import Description, Parse, Range, Report, Source, Span, Token
from firsthand.sources import lists, phrases

LONGEST_ACCESS = 12
"""Words that tell how a source knows: "with direct knowledge of the minister's talks on the loan"."""

MOST_MENTIONS = 40
"""Mentions of one party that are read: its first ones describe it, the later ones point back."""

_NOUNS = ("NOUN", "PROPN")
_NAMES = ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def tell(parties: Iterable[Source], reports: Sequence[Report], parses: Mapping[str, Parse]) -> tuple[Source, ...]:
    """The parties, each unnamed one with its description, and a name that ends before what a clause tells of it.

    What one mention does not tell is taken from the next that does. Nothing is concluded: a White House official is of
    no country unless the words say so.
    """
    texts = {r.id: r.text for r in reports}
    starts = {key: [t.start for t in parse.tokens] for key, parse in parses.items()}

    def told(party: Source) -> Source:
        first = [_inside(m, parses[m.report], starts[m.report]) for m in party.mentions[:MOST_MENTIONS]]
        read = [describe(parses[m.report].tokens, *r) for m, r in zip(party.mentions, first, strict=False) if r]
        fields = [next((value for value in field if value), None) for field in zip(*read, strict=True)]
        described = Description(*fields) if any(fields) else None
        return replace(party, name=_name(party, texts, parses, starts), description=described)

    return tuple(told(p) if p.kind == "unnamed" else p for p in parties)


def _inside(span: Span, parse: Parse, starts: Sequence[int]) -> Range | None:
    """The tokens of a mention; None where it has none."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return (first, last) if first < last <= len(parse.tokens) else None


def describe(tokens: Sequence[Token], first: int, last: int) -> Description:
    """What the words of one mention, tokens `first` to `last`, tell; of a pronoun and of a thing nothing."""
    head = phrases.head(tokens[first:last], tokens)
    at = next(k for k in range(first, last) if tokens[k] is head)
    noun = _counted(tokens, at, last)
    if (
        tokens[noun].pos not in _NOUNS
        or tokens[noun].entity in ("PERSON", "ORG", "GPE", "FAC")
        or not phrases.is_person(tokens[noun])
    ):
        return Description()
    access = _access(tokens, noun, last)
    modifiers = [t for t in tokens[first:noun] if t.pos not in ("PUNCT", "DET", "ADP")] if noun == at else []
    modifiers = modifiers or [t for t in tokens[at + 1 : noun] if t.pos not in ("PUNCT", "DET", "ADP")]
    end = min(access[0] if access else last, last)
    behind = _belonging(tokens, noun, end)
    country = _country([*modifiers, *(tokens[slice(*behind)] if behind else [])])
    return Description(
        country=country,
        body=_body(modifiers, tokens, behind),
        role=_role(modifiers, tokens[noun]),
        number=_number(tokens, first, at, noun),
        access=_words(tokens, *access) if access else None,
    )


def _counted(tokens: Sequence[Token], at: int, last: int) -> int:
    """The noun that a head counts: "officials" of "one of the officials", of "dozens of officials"; else the head."""
    counts = tokens[at].pos not in _NOUNS or tokens[at].text.lower() in words("crowds")
    if not counts or at + 1 >= last or tokens[at + 1].text.lower() != "of":
        return at
    nouns = (k for k in range(at + 2, last) if tokens[k].dep == "pobj" and tokens[k].pos in _NOUNS)
    return next(nouns, at)


def _access(tokens: Sequence[Token], noun: int, last: int) -> Range | None:
    """The words after a role that tell how the source knows; they may stand right after the mention."""
    end = min(noun + 1 + 2 * LONGEST_ACCESS, len(tokens))
    for start, _ in phrases.find("access", tokens, noun + 1, end):
        between = [t for t in tokens[noun + 1 : start] if t.pos != "PUNCT"]
        if start > last + 1 or any(t.tag in _FINITE for t in between) or (start >= last and between[last - noun - 1 :]):
            return None
        stop = start + 1 + (tokens[start].tag in ("WP", "WDT"))
        verbs = 0
        while stop < min(start + LONGEST_ACCESS, len(tokens)):
            verbs += tokens[stop - 1].tag in _FINITE
            if tokens[stop].text in (",", ".", ";", ":", "(", '"', "“", "”", "—", "–"):
                break
            if tokens[stop].tag in _FINITE and (verbs or tokens[start].tag not in ("WP", "WDT")):
                break
            stop += 1
        while stop > start + 1 and tokens[stop - 1].pos in ("ADP", "PRON", "SCONJ", "CCONJ", "DET", "AUX"):
            stop -= 1
        return start, stop
    return None


def _belonging(tokens: Sequence[Token], noun: int, end: int) -> Range | None:
    """The words after "at", "of", "in" behind a role: whom or what it belongs to."""
    if noun + 2 > end - 1 or tokens[noun + 1].text.lower() not in words("belonging"):
        return None
    stops = (k for k in range(noun + 2, end) if tokens[k].pos in ("PUNCT", "VERB", "AUX", "PRON", "SCONJ"))
    return noun + 2, next(stops, end)


def _country(told: Sequence[Token]) -> str | None:
    """The first country that the words name: a state, its people, or its capital."""
    texts = [t.text.lower() for t in told]
    for k, text in enumerate(texts):
        pair = " ".join(texts[k : k + 2])
        for word in (pair, text, text.removesuffix(".") + "."):
            found = lists.country(word) or lists.capital(word)
            if found:
                return found
    return None


def _body(modifiers: Sequence[Token], tokens: Sequence[Token], behind: Range | None) -> str | None:
    """Whom or what a party belongs to: the nouns before its role, else a body or a name behind it."""
    told = (t for t in modifiers if t.tag != "POS" and t.entity not in ("GPE", "LOC") and not _is_country(t))
    before = [t for t in told if (t.pos in _NOUNS or _is_field(t)) and not _is_plain(t)]
    if before:
        return " ".join(t.text for t in before)
    if behind is None:
        return None
    first, end = behind[0] + (tokens[behind[0]].pos == "DET"), behind[1]
    if all(_is_country(t) for t in tokens[first:end]):
        return None
    telling = any(t.entity in ("ORG", "PERSON", "FAC") or _is_field(t) for t in tokens[first:end])
    return _words(tokens, first, end) if telling else None


def _is_field(token: Token) -> bool:
    """Whether a word tells of a body or of a field of public life."""
    word = token.text.lower()
    bodies = any(word in lists.words("bodies", table) for table in ("state", "private", "standing"))
    return bodies or bool(lists.families(word) or lists.byname(word))


def _is_country(token: Token) -> bool:
    word = token.text.lower()
    return bool(lists.country(word) or lists.country(word.removesuffix(".") + ".") or lists.capital(word))


def _is_plain(token: Token) -> bool:
    word = token.text.lower()
    return word in lists.words("mention", "former") or token.entity in ("DATE", "CARDINAL", "TIME")


def _role(modifiers: Sequence[Token], noun: Token) -> str | None:
    """What a party is, in the singular, with the words that tell its rank: "former senior official"."""
    ranks = [t.text.lower() for t in modifiers if _is_plain(t) or (t.pos == "ADJ" and not _is_field(t))]
    countries = {t.text.lower() for t in modifiers if _is_country(t)}
    numbers = {t.text.lower() for t in modifiers if t.pos == "NUM" or t.text.lower() in words("crowds")}
    vague = lists.words("mention", "indefinite") | words("about")
    kept = [r for r in ranks if r not in countries and r not in numbers and r not in vague]
    return " ".join((*kept, noun.lemma.lower().removesuffix("s") if noun.tag == "NNPS" else noun.lemma.lower()))


def _number(tokens: Sequence[Token], first: int, head: int, noun: int) -> str | None:
    """How many they are: a numeral with what makes it rough, "1" of one, a word such as "several", "more than 1"."""
    for k in range(first, noun):
        if tokens[k].pos == "NUM" and tokens[k].entity != "DATE" and tokens[k].head != k:
            word = tokens[k].text.lower()
            rough = k
            while rough > first and tokens[rough - 1].text.lower() in words("about"):
                rough -= 1
            if rough == first and first and tokens[first - 1].text.lower() in words("nearly"):
                rough -= 1
            value = str(meanings("numbers").get(word, word.replace(",", "")))
            return " ".join((*(t.text.lower() for t in tokens[rough:k]), value))
    some = (words("crowds") | lists.words("mention", "some")) - {"one", "another"}
    rough_word = next((w for t in tokens[first:noun] if (w := t.text.lower()) in some), None)
    if rough_word:
        return rough_word
    if noun != head:
        return "1" if tokens[head].text.lower() in ("one", "another") else None
    return "more than 1" if tokens[noun].tag in ("NNS", "NNPS") else "1"


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    """Tokens as they are read, with the blanks that stand between them."""
    told = tokens[first].text
    for before, token in zip(tokens[first:last], tokens[first + 1 : last], strict=False):
        told += (" " if token.start > before.end else "") + token.text
    return told


def _name(
    party: Source, texts: Mapping[str, str], parses: Mapping[str, Parse], starts: Mapping[str, Sequence[int]]
) -> str:
    """The name of an unnamed party without the clause that its mention goes on with, and without a capital article."""
    for m in party.mentions[:MOST_MENTIONS]:
        text = " ".join(texts[m.report][m.start : m.end].split())
        mark = f"unnamed: {text} ("
        inside = _inside(m, parses[m.report], starts[m.report]) if party.name.startswith(mark) else None
        if inside:
            return f"unnamed: {_short(parses[m.report].tokens, *inside)} ({party.name.removeprefix(mark)}"
    return party.name


def _short(tokens: Sequence[Token], first: int, last: int) -> str:
    """A mention up to the clause that tells more of it; what begins it is written small where it is no name."""
    head = phrases.head(tokens[first:last], tokens)
    at = next(k for k in range(first, last) if tokens[k] is head)
    ends = (k for k in range(at + 1, last) if tokens[k].text in (",", "(", ";") or tokens[k].tag in ("WP", "WDT"))
    end = next(ends, last)
    while end - 1 > at and (tokens[end - 1].pos in ("PUNCT", "CCONJ") or tokens[end - 1].tag == "POS"):
        end -= 1
    told = _words(tokens, first, end)
    proper = (
        tokens[first].pos == "PROPN"
        or tokens[first].text == "I"
        or tokens[first].text[1:] != tokens[first].text[1:].lower()
    )
    return (
        told if proper or tokens[first].entity in _NAMES or _is_country(tokens[first]) else told[0].lower() + told[1:]
    )
