"""What a mention's wording is read as where its words, taken as a phrase, tell something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.languages import outlets, regions, words
from firsthand.records import Token
from firsthand.sources import kinds, lists, phrases
from firsthand.sources.wordings import Form, Wording, read

LONGEST_DATELINE = 8
"""Tokens before the dash of a dateline: "LARN, N.D. (AP) —"."""

LONGEST_LEAD = 6
"""Words before a name that tell who its bearer is: "former national team goalkeeper Ann Poe"."""

LONGEST_CLOSING = 4
"""Words of a person's name behind a clause about her."""

_OF_A_KIND = frozenset({"pac", "ngo"})
"""Bodies that capitals make no names."""

_QUANTITIES = frozenset({"some", "many", "most", "all", "both", "several", "few", "none", "each", "half"})
_AGE = "old"
_DASHES = frozenset({"—", "–", "--"})
_ENDS = frozenset({",", "(", ";", ":", "—", "–", "--"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_VERBS = frozenset({"VBD", "VBZ", "MD", "TO"})
_TIMES = frozenset({"DATE", "TIME"})
_BEFORE_NOUNS = frozenset({"compound", "amod", "nmod"})
"""How a word hangs on the noun that it tells of, where one stands for all of its sort: "rebel claims"."""
_SEATS = frozenset({"representative", "senator", "lawmaker", "legislator", "delegate", "congressman", "congresswoman"})
_SIDES = frozenset({"majority", "minority", "democratic", "republican", "democrat", "gop"})
_OF_ONE = ("an", "man", "woman", "i", "er", "ard", "on", "ek", "rk", "rb", "at", "ot", "de")
"""How the words end that call one person by a nation, and never a people or its state: "the Dutch"."""


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


def trim(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words of a mention without a dateline before them, "himself" after a name, and the day that ends them."""
    dash = next((k for k in range(1, min(len(tokens) - 1, LONGEST_DATELINE)) if _is_dash(tokens, k)), 0)
    if dash and tokens[0].text.isupper() and all(_is_of_dateline(t) for t in tokens[:dash]):
        tokens = tokens[dash + 1 :]
    based = next((k for k, t in enumerate(tokens[:-1]) if t.text.lower() == "based"), 0)
    if 0 < based < LONGEST_CLOSING and tokens[based - 1].entity == "GPE" and tokens[based + 1].text[0].isupper():
        tokens = tokens[based + 1 :]
    if len(tokens) > 2 and tokens[-1].text.lower() in words("weekdays"):
        before = tokens[-2].text in ("late", "early", "on")
        tokens = tokens[: -2 if before else -1] if before or len(tokens) > LONGEST_CLOSING else tokens
    itself = len(tokens) > 1 and tokens[-1].tag == "PRP" and tokens[-1].text.lower().endswith("self")
    return tokens[:-1] if itself and (tokens[-2].text[0].isupper() or tokens[-2].pos == "NOUN") else tokens


def _is_dash(tokens: Sequence[Token], k: int) -> bool:
    """Whether a token is a dash, or a hyphen between two blanks, which is one."""
    if tokens[k].text == "-":
        return tokens[k - 1].end < tokens[k].start and tokens[k].end < tokens[k + 1].start
    return tokens[k].text in _DASHES


def _is_of_dateline(token: Token) -> bool:
    return token.text[0].isupper() or token.pos in ("PUNCT", "NUM")


def recast(told: Wording, tokens: Sequence[Token], surnames: frozenset[str] = frozenset()) -> Wording:
    """A wording with the kind that its head noun tells ("the 43-year-old"); "most of them" is a pronoun.

    `surnames` are those of the report's persons.
    """
    if told.name and told.kind == "body" and told.head in lists.words("bodies", "owned") and _is_person(told.name):
        return replace(told, name=(), form="definite", owner=told.owner or told.name)
    if told.form == "pronoun" or not tokens:
        return told
    if tokens[0].tag in _VERBS:
        return Wording(head=tokens[0].lemma.lower())
    writer = _writer(told, tokens)
    if writer:
        return replace(told, owner=writer, form="definite")
    if _is_national(told) and tokens[0].text.lower() == "the":
        word = told.name[0].text.lower()
        return replace(told, name=(), kind="person", head="national", form="definite", roles=(), words=(word,))
    if told.name:
        alone = len(told.name) == 1 and told.name[0].text not in surnames
        if alone and tokens[0].tag == "DT" and told.name[0].text.lower() in _OF_A_KIND:
            word = told.name[0].text.lower()
            form: Form = "indefinite" if tokens[0].text.lower() in ("a", "an", "another") else "definite"
            return replace(told, name=(), head=word, form=form, roles=(word,))
        told = _unnamed(told) if alone and _is_no_name(told.name[0]) else told
        outlet = {"the", *lists.words("bodies", "outlet")} & {t.text.lower() for t in tokens}
        if told.kind == "outlet" and len(told.name) == 1 and told.name[0].text in surnames and not outlet:
            told = replace(told, kind="person")
        return _without_seat(_ranked(told, tokens))
    itself = _name_of_itself(told, tokens)
    if itself:
        return replace(told, name=itself, form="name")
    closing = _closing_name(told, tokens)
    if closing:
        return replace(told, name=closing, kind="person", form="name", plural=False)
    words = [t.text.lower() for t in tokens]
    if words[-1] == "them" and words[0] in _QUANTITIES | lists.words("mention", "numbers"):
        return Wording(head="them", form="pronoun")
    named = _named(told, tokens, surnames)
    if named:
        return named
    if told.kind == "person" and told.form == "bare" and len(tokens) == 1 and tokens[0].dep in _BEFORE_NOUNS:
        several = f"{told.head}s"
        standing = several in lists.words("bodies", "standing")
        return replace(told, kind="body", head=several, roles=(several,), plural=True) if standing else told
    if told.kind:
        return told
    head = next((t for t in tokens if t.lemma.lower() == told.head), tokens[-1])
    if told.head == _AGE and "year" in words:
        return replace(told, kind="person")
    if head.pos == "NOUN" and phrases.is_person(head):
        return replace(told, kind="group" if told.plural else "person")
    return told


def _is_national(told: Wording) -> bool:
    """Whether a wording is nothing but a person's nation: "the Italian", "the Dutchman", but not "the Dutch"."""
    word = told.name[0].text.lower() if len(told.name) == 1 else ""
    nation = lists.country(word)
    return bool(nation) and word != nation.lower() and word.endswith(_OF_ONE) and not told.head


def _name_of_itself(told: Wording, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The name that a body is said to go by: "a group that calls itself the Sons of the Well", "a firm called Zed"."""
    start = next((n for k in range(1, len(tokens) - 1) if (n := _past_calling(tokens, k))), None)
    if start is None or told.kind != "body":
        return ()
    name = [t for t in tokens[start:] if t.pos != "PUNCT"]
    name = name[1:] if name and name[0].tag == "DT" else name
    end = next((k for k, t in enumerate(name) if not t.text[0].isupper() and t.text not in ("of", "the", "for")), None)
    return tuple(name[: LONGEST_LEAD if end is None else end]) if name and name[0].text[0].isupper() else ()


def _past_calling(tokens: Sequence[Token], k: int) -> int:
    """Where a name begins behind a token that tells what a body is called; 0 if it tells nothing of the kind."""
    word, after = tokens[k].text.lower(), tokens[k + 1].text.lower()
    if (tokens[k].lemma == "call" and after == "itself") or (word == "known" and after == "as"):
        return k + 2
    return k + 1 if word in ("called", "named", "dubbed") and tokens[k].tag == "VBN" else 0


def _closing_name(told: Wording, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A person's name that ends a description: "a lawyer who knew, Ann Poe", "a driver who gave his name as Ray"."""
    if told.plural or told.kind not in ("person", ""):
        return ()
    end = len(tokens) - (tokens[-1].text == ",")
    at = end
    while at and tokens[at - 1].pos == "PROPN" and tokens[at - 1].text[0].isupper():
        at -= 1
    before = [t.text.lower() for t in tokens[max(0, at - 5) : at]]
    called = any(a in ("name", "himself", "herself") and "as" in before[k:] for k, a in enumerate(before))
    called = called or before[-3:] in (["the", "name", "of"], ["the", "name", "is"]) or before[-2:] == ["name", "is"]
    apposed = at > 2 and tokens[at - 1].text == "," and 1 < end - at <= LONGEST_CLOSING
    apposed = (
        apposed and any(t.tag in _RELATIVE for t in tokens[:at]) and all(t.entity == "PERSON" for t in tokens[at:end])
    )
    return tuple(tokens[at:end]) if 0 < end - at <= LONGEST_CLOSING and (called or apposed) else ()


def _is_person(name: Sequence[Token]) -> bool:
    return all(t.entity == "PERSON" or t.tag == "POS" for t in name)


def _writer(told: Wording, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Whoever a document is of by a clause behind it: "Roe" of "the prepared text of remarks that Roe was to give"."""
    if told.kind != "document" or told.name:
        return ()
    stop = next((k for k, t in enumerate(tokens) if t.text in _ENDS), len(tokens))
    for k, token in enumerate(tokens[:stop]):
        if token.dep == "nsubj" and k and (token.tag == "PRP" or token.entity == "PERSON"):
            first = k
            while first and tokens[first - 1].dep == "compound" and tokens[first - 1].entity == token.entity:
                first -= 1
            before = tokens[first - 1] if first else tokens[k]
            return tuple(tokens[first : k + 1]) if before.pos == "NOUN" or before.text.lower() == "that" else ()
    return ()


def _is_no_name(token: Token) -> bool:
    """Whether a word that a capital alone makes a name is none: "Many", "You", "Friday", "Records" of "Records say"."""
    word = token.text.lower()
    if token.text.isupper() and lists.byname(word):
        return False
    if token.entity in _TIMES or token.tag in ("PRP", "DT", "CD", "EX", "WP"):
        return not token.text[0].isdigit()
    if word in lists.words("mention", "some") | lists.words("mention", "indefinite") or word.endswith("thing"):
        return token.tag[:3] != "NNP"
    if word in lists.words("people", "initials") and token.text.isupper():
        return True
    several = token.tag in ("NNS", "NNPS") and word.endswith("s")
    common = lists.words("bodies", "document") | lists.words("bodies", "private") | lists.words("mention", "apart")
    return several and (word in common or word[:-1] in common)


def _unnamed(told: Wording) -> Wording:
    """The wording of a description that was read as a name of one word."""
    token = told.name[0]
    word = token.text.lower()
    several = token.tag in ("NNS", "NNPS", "JJ", "CD", "DT")
    word = word.removesuffix("s") if token.tag in ("NNS", "NNPS") else word
    if token.text.isupper() and word in lists.words("people", "initials"):
        return replace(told, name=(), kind="person", head=lists.full(word), form="definite", roles=(), plural=False)
    if token.tag == "PRP":
        return Wording(head=word, form="pronoun")
    kind = kinds.describe(word, token, several)
    return replace(told, name=(), kind=kind, head=word, form="bare", roles=(word,), plural=several)


def _ranked(told: Wording, tokens: Sequence[Token]) -> Wording:
    """The wording of one with a rank, and of what: "LPD Sgt. Ann Poe", "Sgt. Ann Poe of the Larn Police"."""
    ranks = set(map(lists.full, (*told.roles, told.head))) & lists.words("people", "ranks")
    if told.kind != "person" or told.owner or not ranks or not told.name:
        return told
    if tokens[0].text.isupper() and tokens[0].text.isalpha() and len(tokens[0].text) > 1 and tokens[0] not in told.name:
        return replace(told, owner=(tokens[0],))
    after = [t for t in tokens if t.start > told.name[-1].start]
    end = next((k for k, t in enumerate(after) if t.text in _ENDS or t.tag in _RELATIVE), len(after))
    body = [t for t in after[:end] if t.tag != "DT"][1:]
    if not body or after[0].text.lower() not in ("of", "with") or not kinds.is_body_word(body[-1]):
        return told
    return replace(told, owner=tuple(body)) if body[0].text[0].isupper() else told


def _without_seat(told: Wording) -> Wording:
    """The wording of a member of a parliament without whose he is: he speaks for no place, and for no majority."""
    if told.kind != "person" or not told.owner:
        return told
    house = {t.text.lower() for t in told.owner} <= lists.words("rivals", "houses")
    side = told.owner[-1].text.lower() in _SIDES or (house and bool(_SIDES & {*told.words}))
    elected = bool(_SEATS & set(map(lists.full, (*told.roles, told.head)))) and all(map(_is_place, told.owner))
    return replace(told, owner=()) if side or elected else told


def _is_place(token: Token) -> bool:
    word = token.text.lower()
    return token.entity == "GPE" or regions.is_region(word) or regions.lookup(word.replace(".", "")) != ""


def _named(told: Wording, tokens: Sequence[Token], surnames: frozenset[str]) -> Wording | None:
    """The wording with the name in words that were read as a description; None where they hold none."""
    part = tokens[: next((k for k, t in enumerate(tokens) if t.text in _ENDS or t.tag in _RELATIVE), None)]
    if not part or not told.head:
        return None
    body = _body_in(told, part)
    if body:
        return replace(told, name=body, kind=kinds.name(body) or "body", form="name", roles=(), plural=False)
    if len(part) == 1 and (part[0].text in surnames or _is_outlet(part[0])):
        kind: kinds.WordingKind = "person" if part[0].text in surnames else "outlet"
        return replace(told, name=tuple(part), kind=kind, form="name", head="", plural=False)
    found = _person_in(told, part)
    if not found:
        return None
    name, owner = found
    name = name[:-1] if len(name) > 1 and name[-1].text.isdigit() else name
    of_persons = lists.words("people", "roles")
    roles = tuple(r for r in told.roles if r in of_persons and r != name[-1].lemma.lower())
    head = told.head if told.head in roles else ""
    return replace(told, name=name, kind="person", form="name", head=head, roles=roles, owner=owner, plural=False)


def _is_outlet(token: Token) -> bool:
    return token.text != token.text.lower() and outlets.lookup(token.text) is not None


def _body_in(told: Wording, part: Sequence[Token]) -> tuple[Token, ...]:
    """The name of a body that two nouns joined by "and" are part of: "the Board for Ports and In-land Trade"."""
    start = int(part[0].tag == "DT")
    end = next((k for k in range(start, len(part)) if part[k].entity != "ORG"), len(part))
    name = part[start:end]
    joined = told.kind == "group" and any(t.pos == "CCONJ" for t in name) and any(t.tag == "IN" for t in name)
    return tuple(name) if joined and name[0].text[0].isupper() and kinds.is_body_word(name[0]) else ()


def _person_in(told: Wording, part: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The person's name in some words, and whose he is: "Ann Poe the port's director", "Colts coach Ann Poe"."""
    first = next((k for k, t in enumerate(part) if t.entity != "PERSON"), len(part))
    if first > 1 and part[0].text[0].isupper() and (first == len(part) or _is_apposed(part, first)):
        return tuple(part[:first]), told.owner if first == len(part) else read(part[first:]).owner
    last = len(part)
    while last and part[last - 1].entity == "PERSON":
        last -= 1
    before = part[:last]
    plain = all(t.tag[:2] not in ("IN", "CC", "PO", "TO", "PR") and t.text != "-" for t in before)
    if len(part) - last > 1 and 0 < last <= LONGEST_LEAD and plain and told.kind in ("", "person"):
        return tuple(part[last:]), tuple(t for t in told.owner if t.start < part[last].start)
    if told.kind != "person" or told.plural or told.form != "bare":
        return None
    return _titled(part) or _after_body(part) or _after_place(part)


def _is_apposed(part: Sequence[Token], at: int) -> bool:
    """Whether what follows a name tells who its bearer is, without a comma: "the director", "head of the port"."""
    if part[at].tag == "DT":
        return any(kinds.role_of(t) for t in part[at + 1 :])
    of = next((k for k in range(at, min(at + LONGEST_LEAD, len(part))) if part[k].text.lower() == "of"), at)
    told = part[at:of]
    plain = all(t.text.islower() and t.text.isalpha() and not kinds.is_body_word(t) for t in told)
    return bool(told) and plain and kinds.role_of(told[-1]) != ""


def _titled(part: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """A name after a title that is a word for persons, too: "Mr. Farmer", "Msgr. Bishop"."""
    words = [t for t in part if t.text != "."]
    if len(words) != 2 or not all(t.text[0].isupper() for t in words) or not words[1].tag.startswith("NNP"):
        return None
    title = words[0].text.lower()
    titles = any(title in lists.words("titles", n) or title + "." in lists.words("titles", n) for n in _TITLES)
    return (tuple(words[1:]), ()) if titles else None


_TITLES = ("male", "female", "neutral")


def _after_place(part: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The name right after the place that a title tells of: "Ambassador to the U.N. Ann Poe"."""
    last = len(part)
    while last and part[last - 1].entity == "PERSON":
        last -= 1
    if (
        last == len(part) > 2
        and all(t.pos == "PROPN" for t in part[-2:])
        and lists.is_given_name(part[-2].text.lower())
    ):
        last -= 2
    to = next((k for k, t in enumerate(part[:last]) if t.text.lower() in ("to", "for", "in")), 0)
    place = part[to + 1 : last]
    titled = to and kinds.role_of(part[to - 1]) and place and all(t.entity or t.tag == "DT" for t in place)
    return (tuple(part[last:]), ()) if titled and 1 < len(part) - last <= LONGEST_CLOSING else None


def _after_body(part: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """The name right after the body that a title tells of: "President of the Larn Chamber Ann Poe"."""
    of = next((k for k, t in enumerate(part) if t.text.lower() == "of"), len(part))
    at = next((k for k in reversed(range(of, len(part))) if kinds.is_body_word(part[k])), len(part))
    name = part[at + 1 :]
    particles = lists.words("titles", "particles")
    whole = all(t.text[0].isupper() or t.text == "-" or t.text.lower() in particles for t in name)
    if not 1 < len(name) <= LONGEST_LEAD or not whole or not name[0].text[0].isupper():
        return None
    return tuple(name), tuple(t for t in part[of + 1 : at + 1] if t.tag != "DT")
