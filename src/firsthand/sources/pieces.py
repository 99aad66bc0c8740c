"""What one stretch of a mention tells of its party: the words between two commas, or between brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from firsthand.languages import outlets, regions
from firsthand.records import Token
from firsthand.sources import bearers, kinds, lists, owners
from firsthand.sources.kinds import WordingKind
from firsthand.sources.names import fold

Form = Literal["name", "pronoun", "definite", "indefinite", "bare"]

_PERSON_TITLES = frozenset(
    {"rep.", "sen.", "gov.", "representative", "senator", "congressman", "congresswoman", "dr.", "judge"}
)
_OWNED = ("speakers", "members", "staff")
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_NAME_GLUE = frozenset({"of", "for", "on", "the", "and", "&", "to", "in"})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a mention, or of a stretch of it, tell.

    `name` are the words of the proper name in it, `head` the lemma of its head noun or the pronoun, `roles` the role
    words with it, `words` its other content words; `owner` are the words of the party that it belongs to or speaks for.
    """

    name: tuple[Token, ...] = ()
    kind: WordingKind = ""
    head: str = ""
    form: Form = "bare"
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    owner: tuple[Token, ...] = ()
    plural: bool = False


def read(tokens: Sequence[Token]) -> Wording:
    """What one stretch tells: "Zedland's deputy minister Ann Poe", "a spokesman for the port", "the Poe Institute"."""
    form, rest = _article(tokens)
    if _is_listed(rest):
        return Wording(tuple(rest), "body", "", "name")
    owner, rest = owners.split_possessor(rest)
    left, right = _at_preposition(rest)
    if not left:
        return Wording(form=form)
    piece = _read_left(left, form)
    if piece.head == "paper" and not piece.name and _is_written(piece, rest, len(left)):
        piece = replace(piece, kind="document")
    if form == "definite" and piece.name and piece.kind != "outlet" and kinds.is_paper(piece.name):
        piece = replace(piece, kind="outlet")
    if form == "definite" and piece.name and piece.kind in ("", "person") and not piece.roles:
        known = lists.is_given_name(piece.name[0].text.lower())
        piece = piece if known and len(piece.name) > 1 else replace(piece, kind="body")
    if owner and len(piece.name) == 1 and kinds.is_body_word(piece.name[0]) and owners.is_office(owner):
        return replace(piece, name=(*owner, *piece.name))
    if owner and piece.kind == "body" and not piece.name and owner[-1].tag == "NNS":
        return replace(piece, form=form if form != "bare" else "definite", words=(*piece.words, *_content(owner)))
    named = _behind(replace(piece, owner=owner), rest, len(left), right) if owner and right and _speaks(piece) else None
    if named and named.name:
        return named
    if owner:
        of_state = (fold(kinds.text_of(owner)),) if piece.kind == "body" and _is_country(owner) else ()
        words = (*piece.words, *of_state)
        return replace(piece, owner=owner, words=words, form="definite" if not piece.name else "name")
    told = _behind(piece, rest, len(left), right) if right and _speaks(piece) else None
    if told:
        return told
    if right:
        return replace(piece, words=(*piece.words, *_content(right)), owner=() if piece.name else piece.owner)
    return piece


def _is_written(piece: Wording, tokens: Sequence[Token], head: int) -> bool:
    """Whether a paper is no newspaper: "court papers", "a paper by Ann Poe"."""
    return bool(lists.words("bodies", "written_papers") & {*piece.words}) or bool(owners.author(tokens, head))


def _behind(piece: Wording, tokens: Sequence[Token], head: int, right: Sequence[Token]) -> Wording | None:
    """The piece with what the words behind its head tell, which ends before `head`: whose it is, or a person's name."""
    if piece.kind == "document":
        author = () if piece.owner else owners.author(tokens, head)
        return replace(piece, owner=author) if author else None
    at = next((k for k in reversed(range(len(right) - 1)) if kinds.is_body_word(right[k])), -1)
    tail = right[at + 1 :]
    titled = at >= 0 and (
        kinds.role_of(right[at]) in lists.words("people", "prosecutors")
        or bool(lists.classes(right[at].text.lower()) & {"body", "firm"})
    )
    if at >= 0 and not (piece.name or titled) and len(tail) <= 5 and all(t.entity == "PERSON" for t in tail):
        of_state = any(regions.is_region(w) for w in piece.words)
        owner = () if of_state else piece.owner or tuple(right[: at + 1])
        return replace(piece, name=tuple(tail), kind="person", form="name", owner=owner)
    office = [t.text.lower() for t in right] == ["staff"]
    named = not piece.owner and not office and tokens[head].tag in owners.PREPOSITIONS
    return replace(piece, owner=tuple(owners.first_of(owners.past_field(right)))) if named else None


def _is_listed(tokens: Sequence[Token]) -> bool:
    """Whether words are the name of a listed body, its own country before it or not: "the U.S. Senate"."""
    if len(tokens) < 2 or not tokens[0].text[0].isupper():
        return False
    if lists.byname(kinds.text_of(tokens).lower()):
        return True
    country, rest = lists.country(tokens[0].text.lower()), tokens[1:]
    listed = lists.bodies().get(lists.byname(kinds.text_of(rest).lower())) if rest[0].text[0].isupper() else None
    return len(rest) > 1 and listed is not None and country == listed[2] != ""


def _is_country(owner: Sequence[Token]) -> bool:
    return lists.country(kinds.text_of(owner).lower()) != ""


def _article(tokens: Sequence[Token]) -> tuple[Form, list[Token]]:
    rest = [t for t in tokens if t.pos != "PUNCT" or t.text in ("-", "'", "’", "&")]
    form: Form = "bare"
    counted = [t.text.lower() for t in rest[:2]]
    if len(rest) > 3 and counted[-1:] == ["than"] and counted[0] in ("more", "fewer", "less"):
        form, rest = "indefinite", rest[2:]
    while (
        rest
        and (rest[0].tag in ("DT", "PDT", "IN", "VBG", "RB", "CC") or rest[0].pos == "NUM")
        and not rest[0].text[0].isdigit()
    ):
        word = rest[0].text.lower()
        if rest[0].tag in ("IN", "VBG") and len(rest) > 1 and word not in ("according", "to", "by", "from"):
            break
        if word in lists.words("mention", "definite"):
            form = "definite"
        elif word in lists.words("mention", "indefinite") or rest[0].pos == "NUM":
            form = "indefinite"
            if len(rest) == 1:
                break
        rest = rest[1:]
    if rest and rest[0].text.lower() in lists.words("mention", "separate") and form == "bare":
        form = "indefinite"
    return form, rest


def _at_preposition(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The head's stretch and what stands after its first preposition or verb; a body's name may hold "of" or "for"."""
    k = 0
    while k < len(tokens):
        token = tokens[k]
        cuts = token.tag in owners.PREPOSITIONS or (k and owners.opens_clause(tokens, k))
        if cuts and not (token.text.lower() in _NAME_GLUE and _name_goes_on(tokens, k)):
            break
        k += 1
    after = k + 1
    while after < len(tokens) and tokens[after].tag in (*owners.PREPOSITIONS, "DT", "RB"):
        after += 1
    return tokens[:k], tokens[after:]


def _name_goes_on(tokens: Sequence[Token], k: int) -> bool:
    before = tokens[k - 1] if k else None
    after = next((t for t in tokens[k + 1 : k + 3] if t.text.lower() not in _ARTICLES), None)
    if before is None or after is None or not before.text[0].isupper() or not after.text[0].isupper():
        return False
    person = before.entity == "PERSON" and not kinds.is_body_word(before)
    if person or any(_is_title(t) for t in tokens[:k]):
        return False
    if tokens[k + 1].text in _ARTICLES - {"the"} and not kinds.is_body_word(before):
        return False
    return kinds.role_of(before) == "" or (kinds.is_body_word(before) and before.tag.startswith("NNP"))


def _is_title(token: Token) -> bool:
    """Whether a token is a title that only persons bear before a name."""
    word = token.text.lower()
    return word in lists.words("titles", "male") or word in lists.words("titles", "female") or word in _PERSON_TITLES


def _read_left(tokens: list[Token], form: Form) -> Wording:
    """A head's stretch: descriptors, then a role, then a name, each of which may be missing."""
    if lists.byname(kinds.text_of(tokens).lower()) and tokens[0].text[0].isupper() and tokens[-1].text.islower():
        return Wording(tuple(tokens), "body", "", "name")
    if len(tokens) == 1 and kinds.is_domain(tokens[0].text):
        return Wording(tuple(tokens), "outlet", "", "name")
    station = kinds.station_at(tokens)
    if station is not None:
        return Wording(tuple(tokens[station:]), "outlet", "", "name", (), tuple(_content(tokens[:station])))
    roles = [k for k, t in enumerate(tokens) if kinds.role_of(t) and not _is_surname(tokens, k)]
    if _coordinates(tokens):
        last = tokens[-1]
        return Wording((), "group", last.lemma, form, (), tuple(_content(tokens)), (), True)
    for at in reversed(roles):
        name = tokens[at + 2 :] if tokens[at + 1 : at + 2] and tokens[at + 1].text == "." else tokens[at + 1 :]
        if name and all(map(bearers.proper, name)) and name[0].text[0].isupper() and not _is_of_body(tokens, at, name):
            return _named_person(tokens, at, roles, name)
        if at == len(tokens) - 1:
            break
    last = tokens[-1]
    bodies = (t for t in tokens[:-1] if kinds.is_body_word(t) or t.text.lower() in lists.words("rivals", "houses"))
    built = any(t.text[0].isupper() for t in bodies) and any(t.text.lower() in ("of", "for") for t in tokens)
    named_body = last.text[0].isupper() and last.tag.startswith("NNP") and (built or kinds.is_body_word(last))
    if roles and roles[-1] == len(tokens) - 1 and not named_body and not _is_name_part(tokens):
        return _described(tokens, form)
    start = _name_start(tokens)
    name = tokens[start:]
    while len(name) > 1 and name[-1].pos == "CCONJ":
        name = name[:-1]
    first = _given_at(name)
    if first:
        before = tokens[: start + first]
        owner = owners.body_before(before) if owners.ends_in_body(before[:-1]) else ()
        return Wording(tuple(name[first:]), "person", "", "name", (), tuple(_content(before)), owner)
    if len(name) == 1 and form == "indefinite" and _is_people(name[0]):
        return _described(tokens, form)
    kind = bearers.kind_of(tokens)
    if not name and kind and not _speaks(Wording(head=last.text.lower())):
        borne = bearers.before_head(tokens)
        placed = form == "indefinite" and all(t.entity == "GPE" for t in borne)
        if borne and not placed:
            borne = tokens[tokens.index(borne[0]) :] if bearers.names_with_head(tokens) else borne
            return Wording(tuple(borne), kind, last.lemma, "name", (last.lemma,), tuple(_content(tokens[:-1])))
    if not name or (
        len(name) == len(tokens) == 1 and name[0].pos == "NOUN" and not name[0].entity and not name[0].text.isupper()
    ):
        return _described(tokens, form)
    return Wording(tuple(name), _kind_behind(tokens, start, name), "", "name", (), tuple(_content(tokens[:start])))


def _kind_behind(tokens: Sequence[Token], start: int, name: Sequence[Token]) -> WordingKind:
    """The kind of a name that begins at `start`; behind what it is ("the advocacy group Larn Watch") a body's."""
    kind = kinds.name(name)
    before = tokens[start - 1].text if start else ""
    if kind != "person" and kinds.is_newsroom([t.text.lower() for t in tokens[:start]]):
        return "outlet"
    called = before.islower() and lists.classes(before) & {"body", "firm"}
    return "body" if called and kind == "person" else kind


def _name_start(tokens: Sequence[Token]) -> int:
    """Where the run of capitals begins that ends a stretch."""
    start = len(tokens)
    while start and (
        bearers.proper(tokens[start - 1])
        or tokens[start - 1].text.lower() in _NAME_GLUE
        or (1 < start < len(tokens) and tokens[start - 1].text in _ARTICLES and tokens[start - 2].text == "for")
        or (1 < start < len(tokens) and tokens[start - 1].tag == "POS" and owners.is_inside(tokens, start - 1))
    ):
        start -= 1
    particles = lists.words("titles", "particles")
    while start < len(tokens) and (not tokens[start].text[0].isupper() or tokens[start].tag == "DT"):
        if (
            tokens[start].text in particles
            and all(map(bearers.proper, tokens[start:]))
            and tokens[-1].text[0].isupper()
        ):
            break
        start += 1
    if 1 < start < len(tokens) - 1 and tokens[start - 1].text == "-" and tokens[start - 2].text.islower():
        start += 1
    return start


def _is_of_body(tokens: Sequence[Token], role: int, name: Sequence[Token]) -> bool:
    """Whether a role and what follows are part of a body's name: "General Motors Co", "Ministry of Foreign Affairs"."""
    legal = name[-1].text.lower() in lists.words("bodies", "legal")
    office = role > 1 and tokens[role - 1].text.lower() in ("of", "for") and kinds.is_body_word(tokens[role - 2])
    return legal or (office and len(name) == 1) or kinds.is_body_word(name[-1])


def _given_at(name: Sequence[Token]) -> int:
    """Where a person's name begins in a stretch of capitals whose first words tell what he is, or 0."""
    for k in range(1, len(name) - 1):
        if name[k].entity == "PERSON" and lists.is_given_name(name[k].text.lower()):
            person = all(t.entity == "PERSON" or len(t.text) < 3 for t in name[k:]) and not kinds.is_body_word(name[-1])
            told = all(t.entity != "PERSON" and not lists.is_given_name(t.text.lower()) for t in name[:k])
            return k if person and told and len(name) - k < 5 else 0
    return 0


def _is_people(token: Token) -> bool:
    """Whether a word tells persons by their country: "four Zedlanders"; "the Zedlanders" may be their government."""
    word = token.text.lower()
    return token.tag in ("NNS", "NNPS") and bool(lists.country(word)) and word.endswith("s")


def _is_surname(tokens: Sequence[Token], k: int) -> bool:
    """Whether a role word is a surname, after a given name that itself follows a role: "Rep. Ann King"."""
    if k < 2 or k + 1 < len(tokens) or not tokens[k].text[0].isupper() or not kinds.role_of(tokens[k - 2]):
        return False
    before = tokens[k - 1]
    return before.text[0].isupper() and lists.is_given_name(before.text.lower()) and not kinds.role_of(before)


def _coordinates(tokens: Sequence[Token]) -> bool:
    """Whether a stretch names several parties: "mayors and some judges", two persons; not "Food and Water Board"."""
    for k in range(1, len(tokens) - 1):
        if tokens[k].pos == "CCONJ" and tokens[k - 1].pos not in ("ADJ", "VERB"):
            if any(t.tag == "POS" for t in tokens[k:]):
                return False
            persons = tokens[k - 1].entity == tokens[k + 1].entity == "PERSON"
            return persons or not tokens[-1].tag.startswith("NNP")
    return False


def _is_name_part(tokens: Sequence[Token]) -> bool:
    """Whether a role word at the end belongs to a name: "Ann Judge", the outlet "Evening Star", "Workers Front"."""
    if len(tokens) < 2 or not all(t.text[0].isupper() or t.text == "-" for t in tokens):
        return False
    if kinds.is_paper(tokens) or outlets.named(kinds.text_of(tokens)) or lists.byname(kinds.text_of(tokens).lower()):
        return True
    person = all(t.entity == "PERSON" for t in tokens) and lists.is_given_name(tokens[0].text.lower())
    last = tokens[-1].text.lower()
    union = tokens[-1].tag == "NNPS" and last not in lists.words("bodies", "standing") and len(tokens) > 2
    return (person and len(tokens) == 2) or (union and not lists.country(tokens[0].text.lower()))


def _named_person(tokens: list[Token], at: int, roles: list[int], name: list[Token]) -> Wording:
    run = at
    while run - 1 in roles:
        run -= 1
    before = tokens[:run]
    owner = owners.body_of_name(before) if _speaking(tokens[run : at + 1]) or owners.ends_in_body(before) else ()
    told = tuple(kinds.role_of(tokens[k]) for k in roles if k <= at)
    return Wording(
        tuple(name), "person", kinds.role_of(tokens[at]), "name", told, tuple(_content(before)), owner, False
    )


def _speaking(tokens: Iterable[Token]) -> bool:
    return any(kinds.role_of(t) in lists.words("people", "speakers") for t in tokens)


def _described(tokens: list[Token], form: Form) -> Wording:
    """A description without a name: its head noun, the words before it, and whose it is."""
    at = _head_at(tokens)
    head = tokens[at]
    word = head.text.lower() if head.text.lower() in lists.words("bodies", "standing") else head.lemma.lower()
    plural = head.tag in ("NNS", "NNPS") or word in ("people", "some", "others", "many", "few", "several")
    before = tokens[:at]
    owner: tuple[Token, ...] = ()
    if at > 1 and tokens[at - 1].text == "-" and kinds.describe(tokens[at - 2].text.lower() + word, head, plural):
        word, before = tokens[at - 2].text.lower() + word, before[:-2]
    if not kinds.describe(word, head, plural) and kinds.describe(word.removesuffix("s"), head, plural):
        word = word.removesuffix("s")
    if any(form in lists.words("people", n) for form in (word, head.text.lower()) for n in _OWNED):
        owner = owners.body_before(before)
        owner = () if owners.is_platform(owner) else owner
    elif {word, head.text.lower()} & lists.words("bodies", "issued"):
        owner = owners.maker(before)
    return Wording((), kinds.describe(word, head, plural), word, form, (), tuple(_content(before)), owner, plural)


def _head_at(tokens: Sequence[Token]) -> int:
    """Where a description's head stands: its last noun before an adjective that ends it, "two people familiar"."""
    heads = [k for k, t in enumerate(tokens) if t.pos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM")]
    at = heads[-1] if heads else len(tokens) - 1
    of = next((k for k, t in enumerate(tokens[:at]) if k > 1 and t.text == "of" and tokens[k - 1].text == "-"), 0)
    if of and tokens[of - 2].pos == "NOUN":
        return of - 2
    behind = at > 0 and tokens[at].pos == "ADJ" and tokens[at - 1].tag in ("NN", "NNS")
    return at - 1 if behind and tokens[at].text.islower() and tokens[at - 1].dep != "npadvmod" else at


def _speaks(piece: Wording) -> bool:
    speakers = lists.words("people", "speakers")
    return piece.head in speakers or piece.kind == "document" or any(r in speakers for r in piece.roles)


def _content(tokens: Iterable[Token]) -> list[str]:
    """The telling words of some tokens, folded; of a compound with a hyphen ("US-led") the first part."""
    listed = list(tokens)
    found: list[str] = []
    for k, token in enumerate(listed):
        if any(t.text == "-" for t in listed[max(0, k - 1) : k]):
            continue
        tie = [t.text.lower() for t in listed[k + 1 : k + 3]]
        parts = fold(token.text if token.pos == "PROPN" or "-" in token.text else token.lemma).split("-")
        based = {*parts[1:], *(tie[1:] if tie[:1] == ["-"] else ())} & lists.words("mention", "ties")
        if not based and token.pos in _TELLING and parts[0].replace(".", "").isalnum():
            found.append(parts[0])
    return found
