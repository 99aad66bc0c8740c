"""What the sentences of a story say was done: the verb, who did it and to whom, and whether it is denied or planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.disagreements._lines import Below, Line, hang, is_content, plain
from firsthand.languages import words
from firsthand.records import Parse, Token

DEEPEST = 6
"""Steps up the grammar that are looked at for a negation or a plan above a verb."""

_ABOVE = ("ccomp", "xcomp", "pcomp", "acl")
_BESIDE = ("cc", "intj")
_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "nsubjpass", "attr", "dative", "oprd")


class Act(NamedTuple):
    """One verb of a sentence with its arguments, as lemmas of content words.

    `agents` are who does it, `patients` to whom or what it is done, `others` what stands around it. `negated` is
    whether it is said not to be so, `unreal` whether it is only planned, possible, expected or asked for, `planned`
    whether it is only to come, `many` whether several do it, None where one cannot tell, `finite` whether it is told of
    a time. `verb` is the index of the verb among the tokens of its report, `start` and `end` the characters of its
    clause.
    """

    line: Line
    verb: int
    word: str
    start: int
    end: int
    agents: frozenset[str]
    patients: frozenset[str]
    others: frozenset[str]
    negated: bool
    unreal: bool
    finite: bool
    planned: bool
    many: bool | None = None

    @property
    def words(self) -> frozenset[str]:
        """All words of its arguments."""
        return self.agents | self.patients | self.others


def read(line: Line, parse: Parse) -> Iterator[Act]:
    """The acts of a sentence, in its order; a verb that only helps another is none."""
    tokens = parse.tokens
    below = hang(line, tokens)
    for k in range(*line.tokens):
        token = tokens[k]
        if token.pos == "VERB" and is_content(token) and token.dep not in ("aux", "auxpass", "amod", "compound"):
            act = _act(line, parse, k, below)
            yield act
            yield from _denied_nouns(act, tokens, below)


def _denied_nouns(act: Act, tokens: Sequence[Token], below: Below) -> Iterator[Act]:
    """The acts that nouns stand for which a sentence says there were none of ("no charges were filed")."""
    for k in below.get(act.verb, []):
        none = any(tokens[d].text.lower() == "no" for d in below.get(k, []))
        if none and tokens[k].pos == "NOUN" and tokens[k].dep in (*_SUBJECTS, *_OBJECTS):
            words_left = act.line.words - {plain(tokens[k])}
            yield act._replace(word=plain(tokens[k]), agents=frozenset(), patients=frozenset(), others=words_left)


def _act(line: Line, parse: Parse, verb: int, below: Below) -> Act:
    """What a verb says was done, without the clauses under it; its subject may stand at the verb above."""
    tokens = parse.tokens
    agents: set[str] = set()
    patients: set[str] = set()
    others: set[str] = set()
    inside = [verb]
    for k in below.get(verb, []):
        dep = tokens[k].dep
        if dep in ("conj", "advcl", "ccomp", "parataxis", "relcl") and tokens[k].pos in ("VERB", "AUX"):
            continue
        part = list(_subtree(k, below, DEEPEST))
        inside += part
        found = {plain(tokens[p]) for p in part if is_content(tokens[p])}
        if dep in _SUBJECTS or dep == "agent":
            agents |= found
        elif dep in _OBJECTS:
            patients |= found
        else:
            others |= found
    passive = any(tokens[k].dep == "auxpass" for k in below.get(verb, [])) or _is_participle(tokens[verb])
    lent = tokens[verb].dep in ("xcomp", "conj", "relcl", "acl", "advcl", "pcomp")
    if lent and not (patients if passive else agents):
        named = _named_above(tokens, verb, below)
        agents, patients = (agents, named) if passive else (named, patients)
    if tokens[verb].dep == "relcl" and any(_is_relative(tokens[k]) for k in below.get(verb, [])):
        patients |= _named_above(tokens, verb, below)
    return Act(
        line,
        verb,
        plain(tokens[verb]),
        tokens[min(inside)].start,
        tokens[max(inside)].end,
        frozenset(agents),
        frozenset(patients),
        frozenset(others),
        _negated(tokens, verb, below),
        _asks(tokens, verb, below)
        or (not patients and (_denies_below(tokens, verb, below) or _only_leads(tokens, verb, below)))
        or _is_open(tokens, verb, below)
        or _is_of_few(tokens, verb, below)
        or (tokens[verb].dep == "relcl" and tokens[tokens[verb].head].text.lower() in words("anybody"))
        or _stands_under(tokens, verb, below, "unreal_marks", "unreal_above"),
        _finite(tokens, verb, below),
        _stands_under(tokens, verb, below, "planning_marks", "planning_above"),
        _are_many(tokens, verb, below),
    )


def _is_of_few(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether hardly anybody does what a verb tells ("that few towns have paid"): neither done nor not done."""
    subjects = (k for k in below.get(verb, []) if tokens[k].dep in (*_SUBJECTS, "nsubjpass"))
    few = (d for k in subjects for d in below.get(k, []) if tokens[d].text.lower() in words("hardly_any"))
    return any(tokens[max(d - 1, 0)].text.lower() != "a" for d in few)


def _asks(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a verb is a plea or an order: a bare form without a subject and with no other help ("do not go")."""
    near = [tokens[k] for k in below.get(verb, [])]
    helping = (t.text.lower() for t in near if t.dep in ("aux", "auxpass"))
    alone = not any(t.dep in (*_SUBJECTS, "nsubjpass") for t in near) and all(text == "do" for text in helping)
    return alone and tokens[verb].tag == "VB" and tokens[verb].dep in ("ROOT", "ccomp", "parataxis")


def _denies_below(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether what a verb finds or says is negated ("found that there was not enough evidence of fraud")."""
    told = (k for k in below.get(verb, []) if tokens[k].dep == "ccomp")
    return any(tokens[d].text.lower() in words("negations") for k in told for d in below.get(k, []))


def _only_leads(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a verb says nothing but what the clause below it does ("it seems that")."""
    return plain(tokens[verb]) in words("being") and any(tokens[k].dep == "ccomp" for k in below.get(verb, []))


def _are_many(tokens: Sequence[Token], verb: int, below: Below) -> bool | None:
    """Whether the subject of a verb is "they" or a plural; False for "he" and "she", None for what may be either."""
    subject = None
    for _ in range(DEEPEST):
        subject = next((tokens[k] for k in below.get(verb, []) if tokens[k].dep == "nsubj"), None)
        if subject is not None or tokens[verb].dep != "conj":
            break
        verb = tokens[verb].head
    if subject is None:
        return None
    if subject.tag in ("NNS", "NNPS") or subject.text.lower() in words("several_persons"):
        return True
    return False if subject.text.lower() in words("one_person") else None


def _is_relative(token: Token) -> bool:
    """Whether a word stands for the noun above as what something is done to ("the suit that she filed")."""
    return token.dep == "dobj" and token.tag in ("WDT", "WP")


def _is_participle(token: Token) -> bool:
    return token.tag == "VBN" and token.dep == "acl"


def _named_above(tokens: Sequence[Token], verb: int, below: Below) -> set[str]:
    """The words of the subject above a verb that has none itself, or of the noun that it describes."""
    above = tokens[verb].head
    if tokens[verb].dep == "pcomp":
        above = tokens[above].head
        own = (tokens[k] for k in below.get(above, []) if _is_subject(tokens[k]))
        if tokens[above].dep == "relcl" and all(t.tag in ("WP", "WDT") for t in own):
            above = tokens[above].head
    if tokens[above].pos in ("NOUN", "PROPN"):
        return {plain(t) for t in (tokens[k] for k in _subtree(above, below, 1)) if is_content(t)}
    subjects = [k for k in below.get(above, []) if tokens[k].dep in (*_SUBJECTS, "nsubjpass")]
    return {plain(tokens[p]) for k in subjects for p in _subtree(k, below, 2) if is_content(tokens[p])}


def _is_subject(token: Token) -> bool:
    return token.dep in (*_SUBJECTS, "nsubjpass")


def _subtree(top: int, below: Below, deepest: int) -> Iterator[int]:
    """A word and those that hang on it, without clauses of their own."""
    layer = [top]
    for _ in range(deepest):
        yield from layer
        layer = [k for t in layer for k in below.get(t, [])]


def _negated(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether an odd number of negations stands at the verb, its arguments' determiners, or the verbs above it."""
    count, at = 0, verb
    for _ in range(DEEPEST):
        near = below.get(at, [])
        count += sum(tokens[k].text.lower() in words("negations") and tokens[k].dep not in _BESIDE for k in near)
        above = below.get(tokens[at].head, []) if tokens[at].dep == "conj" else ()
        count += any(tokens[k].text.lower() == "nor" and tokens[k].dep == "cc" and k < at for k in above)
        count += sum(
            tokens[d].text.lower() in ("no", "neither", "none")
            for k in near
            if tokens[k].dep in (*_SUBJECTS, *_OBJECTS)
            for d in below.get(k, [])
        )
        count += at != verb and plain(tokens[at]) in words("denying") | words("not_doing") | words("undoing_verbs")
        aim = tokens[at].dep == "advcl" and any(tokens[k].dep == "aux" and tokens[k].tag == "TO" for k in near)
        leads = aim or tokens[at].dep in ("xcomp", "pcomp") or (tokens[at].dep == "ccomp" and tokens[at].head < at)
        if not leads or tokens[at].head == at:
            break
        at = tokens[at].head
    return count % 2 == 1


def _finite(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a verb is told of a time: by its form, by one that helps it, or by one that says it was not done."""
    above = tokens[verb].head
    if tokens[verb].dep == "xcomp" and plain(tokens[above]) in words("not_doing") and above != verb:
        return _finite(tokens, above, below)
    helping = (tokens[k] for k in below.get(verb, []) if tokens[k].dep in ("aux", "auxpass"))
    helped = any(t.tag in ("MD", "VBD", "VBZ", "VBP") for t in helping)
    return helped or tokens[verb].tag in ("VBD", "VBZ", "VBP")


def _stands_under(tokens: Sequence[Token], verb: int, below: Below, marks: str, above: str) -> bool:
    """Whether a verb, or one that it completes, has one of the auxiliaries `marks` or completes one of `above`.

    The auxiliaries of a verb that only follows what it frames ("It broke, he would say") tell nothing of that.
    """
    at, infinite, before = verb, False, False
    for _ in range(DEEPEST):
        near = [tokens[k] for k in below.get(at, [])]
        if not before and any(t.dep in ("aux", "mark") and t.text.lower() in words(marks) for t in near):
            return True
        if (infinite or plain(tokens[at]) in words("making_sure")) and plain(tokens[at]) in words(above):
            return True
        infinite = any(t.dep == "aux" and t.text.lower() == "to" for t in near)
        if tokens[at].dep not in _ABOVE or tokens[at].head == at:
            return False
        before = tokens[at].dep == "ccomp" and at < tokens[at].head
        at = tokens[at].head
    return False


def _is_open(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a verb, or one that it completes, is only wanted or may be ("the demand that", "a chance that")."""
    at = verb
    for _ in range(DEEPEST):
        noun = plain(tokens[tokens[at].head])
        chance = tokens[at].dep in ("relcl", "acl", "ccomp") and noun in words("chances")
        if tokens[at].dep in ("acl", "ccomp") and noun in words("grounds"):
            chance = chance or _lacks(tokens, tokens[at].head, below)
        chance = chance or (at != verb and _leaves_untold(tokens, at, below))
        wanted = tokens[at].dep == "acl" and noun in words("demands") and _is_whole(tokens, at, below)
        if chance or wanted or (at != verb and _leaves_open(tokens, at, below)):
            return True
        if tokens[at].dep not in _ABOVE or tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


def _is_whole(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a clause has its own subject, unlike a participle ("the plan outlined last week")."""
    return any(tokens[k].dep in (*_SUBJECTS, "nsubjpass") for k in below.get(verb, []))


def _lacks(tokens: Sequence[Token], noun: int, below: Below) -> bool:
    """Whether there is none of what a noun names, or a verb that is negated is of it ("found no evidence that ...")."""
    near = (*below.get(noun, ()), *below.get(tokens[noun].head, ()))
    return any(tokens[d].text.lower() in words("negations") | {"no"} for d in near)


def _leaves_untold(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a negated verb leaves open what stands below it ("did not make clear that"), unlike "did not think"."""
    negated = any(tokens[k].text.lower() in words("negations") for k in below.get(verb, ()))
    return negated and tokens[verb].pos == "VERB" and plain(tokens[verb]) not in words("reaching_down") | words("being")


def _leaves_open(tokens: Sequence[Token], verb: int, below: Below) -> bool:
    """Whether a verb of confirming is negated, or denies beside one: who will not confirm a thing leaves it open."""
    affirming = next((k for k in (verb, tokens[verb].head) if plain(tokens[k]) in words("affirming")), None)
    return affirming is not None and _negated(tokens, affirming, below)


def list_sides(act: Act, tokens: Sequence[Token], below: Below) -> frozenset[str]:
    """Whether an act is done for something or against it ("voted for the bill")."""
    return frozenset(tokens[k].text.lower() for k in below.get(act.verb, ())) & words("sides")


def list_ties(act: Act, tokens: Sequence[Token], below: Below) -> dict[str, frozenset[str]]:
    """The content words of what each preposition ties to an act or to what it is done to."""
    own = below.get(act.verb, [])
    tied = [*own, *(d for k in own if tokens[k].dep in _OBJECTS for d in below.get(k, []))]
    ties: dict[str, frozenset[str]] = {}
    for k in (k for k in tied if tokens[k].dep == "prep"):
        found = (plain(tokens[p]) for p in _subtree(k, below, DEEPEST) if is_content(tokens[p]))
        ties[tokens[k].text.lower()] = ties.get(tokens[k].text.lower(), frozenset()) | {*found}
    return ties


def are_of_other_matters(ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]) -> bool:
    """Whether one preposition ties two acts to other things ("convicted of arson", "acquitted of theft")."""
    return any(not things & theirs[by] for by, things in ours.items() if things and theirs.get(by))


def is_asked(act: Act, tokens: Sequence[Token], below: Below) -> bool:
    """Whether an act is only asked for ("did not say why it sank"), or told with a limit or of another time."""
    first, last = act.line.tokens
    near = [*below.get(act.verb, []), *([act.verb] if tokens[act.verb].head == act.verb else [])]
    asking = any(tokens[k].tag in ("WRB", "WP") or tokens[k].text.lower() == "whether" for k in near)
    asked = asking and tokens[act.verb].dep in ("ccomp", "advcl", "pcomp")
    limits = words("dating") | words("further") | words("partial") - {"always"}
    lower = [d for k in near for d in (*below.get(k, []), *([k] if tokens[k].head == k else []))]
    dated = any(tokens[k].entity in ("DATE", "TIME") for k in lower)
    limited = any(t.text.lower() in limits and (t.dep != "prep" or dated) for t in (tokens[k] for k in (*near, *lower)))
    question = any(t.text == "?" for t in tokens[max(first, last - 2) : last])
    return question or asked or (act.negated and limited)
