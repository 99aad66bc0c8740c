"""What a statement says is so and what it says is not, and which statements of a story cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.languages import meanings, words
from firsthand.records import Parse, Range, Token

DEEPEST = 6
"""Steps up or down the grammar from a word in which something negates it or belongs to it."""

_ARGUMENTS = ("nsubj", "csubj", "nsubjpass", "expl", "dobj", "attr", "oprd")
_SUBJECTS = ("nsubj", "csubj", "nsubjpass", "expl")
_OBJECTS = ("dobj", "attr", "oprd", "nsubjpass")
_CLAUSES = ("conj", "advcl", "ccomp", "parataxis", "relcl", "csubj")
_UP = ("ccomp", "xcomp", "acl", "pcomp", "prep", "dobj", "pobj", "nsubj", "nsubjpass")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
_NOT = "not "
_EMPTY = ("be", "have", "make", "take", "seem", "appear", "become", "look")
_OF_CLAUSES = frozenset({"conclude"})
"""Verbs that mean something else before a clause: "concluded that" ends nothing."""

_LEADING_DOWN = ("of", "to", "from", "in", "about", "for", "with", "on", "as", "by")
"""Prepositions through which what negates a verb reaches what stands below them, unlike "despite" or "after"."""


class Predicate(NamedTuple):
    """One thing that a statement says is so or not so: a verb, or what something is called.

    `word` is the verb's lemma or, for a word of a known pair of opposites, the one that stands for both; `so` is
    whether it is said to be so. `agents` are the content words of who does or is it, `about` those of the rest of its
    clause. `turned` is whether the word was taken for its opposite, `none` whether it is a noun that there is none of,
    `dated` whether it is told of an earlier time or under a condition ("had not left before Tuesday"). `things` are
    what it is done to, `ways` how it is done or is so ("medically unfit"), `topics` what it is done about ("did not
    speak about the visit"), `named` those of the things that are names.
    """

    word: str
    so: bool
    agents: frozenset[str]
    about: frozenset[str]
    turned: bool = False
    none: bool = False
    dated: bool = False
    things: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


class Clauses(NamedTuple):
    """The grammar of one stretch: its range of tokens, what hangs on each, and how many words negate each."""

    tokens: Sequence[Token]
    part: Range
    below: Mapping[int, Sequence[int]]
    negations: Mapping[int, int]
    supposed: frozenset[int]
    agents: Mapping[int, frozenset[str]]


def read(parse: Parse, part: Range) -> tuple[Predicate, ...]:
    """What the verbs of a stretch say is so or not so, in its order; what is only supposed or asked for is left out."""
    clauses = _clauses(parse.tokens, part)
    return tuple(p for k in range(*part) for p in _predicates(clauses, k))


def _clauses(tokens: Sequence[Token], part: Range) -> Clauses:
    below: dict[int, list[int]] = {}
    for k in range(*part):
        if tokens[k].head != k:
            below.setdefault(tokens[k].head, []).append(k)
    every = [k for k in range(*part) if below.get(k)]
    negations = {k: _negations(tokens, k, below) for k in every}
    supposed = frozenset(k for k in every if _opens_supposing(tokens, k, below))
    agents = {
        k: _words(tokens, [d for d in below[k] if tokens[d].dep in ("nsubj", "csubj", "agent")], below) for k in every
    }
    return Clauses(tokens, part, below, negations, supposed, agents)


def _negations(tokens: Sequence[Token], k: int, below: Mapping[int, Sequence[int]]) -> int:
    """How many words negate a verb: "not", "nothing" or "no" at its subject or object, "hardly", "nor" before it."""
    near = below[k]
    turning = words("negations") | words("hardly")
    own = sum(tokens[d].text.lower() in turning and tokens[d].dep not in ("prep", "cc", "intj") for d in near)
    above = below.get(tokens[k].head, []) if tokens[k].dep == "conj" else ()
    own += any(tokens[d].text.lower() == "nor" and tokens[d].dep == "cc" and d < k for d in above)
    return own + sum(_none(tokens, d, below) for d in near if tokens[d].dep in _ARGUMENTS)


def _none(tokens: Sequence[Token], k: int, below: Mapping[int, Sequence[int]]) -> bool:
    """Whether a noun has "no" before it, and not the "No." of a number; "no further details" may leave some."""
    near = (d for d in below.get(k, []) if tokens[d].text.lower() in ("no", "neither"))
    none = any(tokens[d + 1].text[0].isalpha() or tokens[d + 1].text[0] in "“‘\"'" for d in near if d < k)
    more = any(tokens[d].text.lower() in words("further") for d in below.get(k, []) if d < k)
    return none and not more and _plain(tokens[k]) not in words("doubtless")


def _opens_supposing(tokens: Sequence[Token], k: int, below: Mapping[int, Sequence[int]]) -> bool:
    """Whether a verb stands in a condition, a question, behind "without" or "until", or is only what should be."""
    near = (tokens[d] for d in below[k] if tokens[d].dep in ("mark", "advmod", "aux", "cc"))
    above = tokens[tokens[k].head]
    return any(t.text.lower() in words("supposing") for t in near) or (
        tokens[k].dep in ("pcomp", "advcl") and above.text.lower() in words("supposing")
    )


def _words(tokens: Sequence[Token], tops: Sequence[int], below: Mapping[int, Sequence[int]]) -> frozenset[str]:
    """The content words that hang on some, a few steps down."""
    found: set[str] = set()
    layer = list(tops)
    for _ in range(DEEPEST):
        found |= {_plain(tokens[k]) for k in layer if _is_content(tokens[k])}
        layer = [d for k in layer for d in below.get(k, [])]
    return frozenset(found)


def _predicates(clauses: Clauses, k: int) -> Iterator[Predicate]:
    tokens = clauses.tokens
    token = tokens[k]
    verb = token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound")
    so = _said_so(clauses, k) if verb else None
    if so is None:
        return
    kids = clauses.below.get(k, ())
    agents = _agents(clauses, k)
    rest = [d for d in kids if not (tokens[d].dep in _CLAUSES and tokens[d].pos in ("VERB", "AUX"))]
    beside = [d for d in rest if tokens[d].dep not in ("nsubj", "csubj", "agent")]
    about = _words(tokens, beside, clauses.below)
    below = [d for d in kids if tokens[d].dep == "ccomp"]
    if not about and any(clauses.negations.get(d) for d in below):
        return
    about = about or _words(tokens, below, clauses.below)
    dated = any(_dates(clauses, d) for n in kids for d in (n, *clauses.below.get(n, ())))
    things = frozenset(_plain(tokens[d]) for d in kids if tokens[d].dep in _OBJECTS)
    done_to = [d for d in kids if tokens[d].dep in _OBJECTS]
    done_to += [d for k in done_to for d in clauses.below.get(k, ()) if tokens[d].dep in ("conj", "appos")]
    named = frozenset(_plain(tokens[d]) for d in done_to if tokens[d].pos == "PROPN")
    about_it = [d for d in kids if tokens[d].dep == "prep" and tokens[d].text.lower() in words("topic_prepositions")]
    topics = _words(tokens, about_it, clauses.below)
    for word, at in _named(clauses, k):
        other = word if below and word in _OF_CLAUSES else str(meanings("opposites").get(word, word))
        turned = other.startswith(_NOT)
        own = frozenset({_plain(tokens[at])})
        ways = frozenset(_plain(tokens[d]) for n in {k, at} for d in clauses.below.get(n, ()) if _is_way(tokens[d]))
        told = Predicate(other.removeprefix(_NOT), so != turned, agents - own, about - own, turned, dated=dated)
        yield told._replace(things=things - own, ways=ways, topics=topics, named=named - own)
    for d in kids:
        if tokens[d].pos == "NOUN" and tokens[d].dep in _OBJECTS and _none(tokens, d, clauses.below):
            own = frozenset({_plain(tokens[d])})
            yield Predicate(_plain(tokens[d]), False, agents - own, about - own, none=True)


def _is_way(token: Token) -> bool:
    """Whether a word tells how: "medically", and not "really", which only assures."""
    how = token.dep == "advmod" and token.text.lower().endswith("ly")
    return how and token.text.lower() not in words("assuring") | words("hardly") | words("possibly")


def _dates(clauses: Clauses, k: int) -> bool:
    """Whether a word sets a clause in another time, or in none: "before" of a day or an act, and not of a court."""
    tokens = clauses.tokens
    if tokens[k].text.lower() not in words("dating"):
        return False
    below = [d for d in clauses.below.get(k, ()) if tokens[d].dep == "pobj"]
    return not below or any(tokens[d].entity in ("DATE", "TIME") for d in below)


def _named(clauses: Clauses, k: int) -> Iterator[tuple[str, int]]:
    """The words that a verb's clause turns on, and where they stand: the verb, or what it makes of its subject."""
    tokens, below = clauses.tokens, clauses.below
    lemma, kids = _plain(tokens[k]), below.get(k, ())
    particles = [tokens[d].text.lower() for d in kids if tokens[d].dep == "prt" and tokens[d].text.lower() != "in"]
    told = list(_complements(clauses, k, lemma)) if lemma in words("being") and not particles else []
    yield from told
    common = words("stop_words") - words("telling_verbs") | words("unanswered")
    if not told and lemma not in common and not (lemma in words("being") and lemma in _EMPTY):
        yield " ".join((lemma, *particles)), k


def _complements(clauses: Clauses, k: int, lemma: str) -> Iterator[tuple[str, int]]:
    """The words for what a verb makes of its subject, and where they stand: "a riot" of "turned into a riot"."""
    tokens, below = clauses.tokens, clauses.below
    for d in below.get(k, ()):
        within = tokens[d].dep == "prep" and tokens[d].text.lower() in ("into", "to", "like", "as") and lemma != "be"
        for at in (d, *(below.get(d, ()) if within else ())):
            stands = tokens[at].dep in ("attr", "acomp", "dobj", "pobj", "oprd")
            if stands and tokens[at].pos in ("NOUN", "ADJ") and not _none(tokens, at, below):
                light = lemma in words("light_verbs")
                yield (f"{lemma} {_plain(tokens[at])}" if light else _plain(tokens[at])), at


def _agents(clauses: Clauses, k: int) -> frozenset[str]:
    """The content words of who does it, found above where a verb has no subject itself."""
    at = k
    for _ in range(DEEPEST):
        if clauses.agents.get(at) or clauses.tokens[at].dep not in ("xcomp", "conj"):
            break
        at = clauses.tokens[at].head
    above = clauses.tokens[clauses.tokens[at].head]
    own = clauses.agents.get(at, frozenset())
    describes = clauses.tokens[at].dep == "relcl" or (clauses.tokens[at].dep, clauses.tokens[at].tag) == ("acl", "VBG")
    return frozenset({_plain(above)}) if describes and not own and _is_content(above) else own


def _said_so(clauses: Clauses, k: int) -> bool | None:
    """Whether it is said to be so, by an even number of negations; None where it is only supposed, or not told."""
    tokens, part = clauses.tokens, clauses.part
    count, at = clauses.negations.get(k, 0), k
    possible = any(tokens[d].text.lower() in words("possibly") for d in clauses.below.get(k, ()))
    if k in clauses.supposed or (possible and not count) or (count and _partly(clauses, k)):
        return None
    if _of_few(clauses, k) or _asks(clauses, k):
        return None
    if _only_meant(clauses, k):
        return None
    for _ in range(DEEPEST):
        above = tokens[at].head
        apart = tokens[at].dep == "prep" and tokens[at].text.lower() not in _LEADING_DOWN
        apart = apart or (tokens[at].dep == "ccomp" and at < above and tokens[above].pos == "AUX")
        if apart or tokens[at].dep not in _UP or above == at:
            break
        open_nouns = words("demands") | words("chances")
        wanted = tokens[at].dep == "acl" and _plain(tokens[above]) in open_nouns
        whole = any(tokens[d].dep in _SUBJECTS for d in clauses.below.get(at, ()))
        if wanted and whole and not clauses.negations.get(above):
            return None
        if not part[0] <= above < part[1]:
            break
        if above in clauses.supposed:
            return None
        lemma = _plain(tokens[above])
        if lemma in words("making_sure"):
            return None
        if tokens[above].pos in ("VERB", "AUX"):
            turned = clauses.negations.get(above, 0)
            if turned and lemma not in words("reaching_down") | words("being"):
                return None
            may = any(tokens[d].text.lower() in words("possibly") for d in clauses.below.get(above, ()))
            if may or _leaves_open(clauses, above):
                return None
            count += turned + (lemma in words("denying") | words("not_doing") | words("undoing_verbs"))
            count += lemma == "be" and any(_plain(tokens[d]) in words("called_false") for d in clauses.below[above])
        elif tokens[above].pos == "NOUN" and tokens[at].dep in ("acl", "prep"):
            if lemma not in words("denied_things") | words("claimed_things") | words("grounds"):
                return None if tokens[at].dep == "prep" and tokens[k].dep == "pcomp" else count % 2 == 0
            count += clauses.negations.get(above, 0)
        at = above
    return count % 2 == 0


def _of_few(clauses: Clauses, k: int) -> bool:
    """Whether a verb has "few" or "little" at its object: who gives few reasons neither gives some nor none."""
    tokens, below = clauses.tokens, clauses.below
    things = (d for d in below.get(k, ()) if tokens[d].dep in _OBJECTS)
    few = (d for n in things for d in below.get(n, ()) if tokens[d].text.lower() in words("hardly_any"))
    return any(tokens[d - 1].text.lower() != "a" for d in few)


def _asks(clauses: Clauses, k: int) -> bool:
    """Whether a verb is a plea or an order: a bare form without a subject and with no other help ("do not go")."""
    tokens = clauses.tokens
    near = [tokens[d] for d in clauses.below.get(k, ())]
    top = tokens[k].tag == "VB" and tokens[k].dep in ("ROOT", "ccomp", "parataxis")
    helping = (t.text.lower() for t in near if t.dep in ("aux", "auxpass"))
    return top and not any(t.dep in _SUBJECTS for t in near) and all(text == "do" for text in helping)


def _leaves_open(clauses: Clauses, k: int) -> bool:
    """Whether a verb is of what a party would not confirm ("refused to confirm or deny that ...")."""
    tokens = clauses.tokens
    near = [n for n in (k, tokens[k].head) if _plain(tokens[n]) in words("affirming")]
    refused = any(_plain(tokens[tokens[n].head]) in words("not_doing") for n in near)
    return refused or any(clauses.negations.get(n, 0) for n in near)


def _only_meant(clauses: Clauses, k: int) -> bool:
    """Whether a verb is told of no time: "doing", or "to do" below a verb that does not say whether it is done."""
    tokens = clauses.tokens
    above = tokens[tokens[k].head]
    if tokens[k].dep == "pcomp":
        return above.text.lower() not in ("of", "to", "from", "in")
    helping = [tokens[d].text.lower() for d in clauses.below.get(k, ()) if tokens[d].dep in ("aux", "auxpass")]
    if tokens[k].tag in ("VBD", "VBZ", "VBP") or any(text != "to" for text in helping):
        return False
    telling = words("reaching_down") | words("not_doing") | words("undoing_verbs")
    return not (tokens[k].dep in ("xcomp", "ccomp") and _plain(above) in telling) and tokens[k].dep != "conj"


def _partly(clauses: Clauses, k: int) -> bool:
    """Whether what is negated is only a limit to it: "not only", "not until Friday", "not necessarily"."""
    tokens, below = clauses.tokens, clauses.below
    near = (d for n in below.get(k, ()) for d in (n, *below.get(n, ())))
    return any(tokens[d].text.lower() in words("partial") for d in near)


def _is_content(token: Token) -> bool:
    return token.pos in _CONTENT and _plain(token) not in words("stop_words") and token.text[0].isalnum()


def _plain(token: Token) -> str:
    return token.lemma.lower().replace(".", "").removesuffix("'s").removesuffix("’s")
