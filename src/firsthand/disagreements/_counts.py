"""The counts that the sentences of a story give: how many of what, what befell them, and in what company of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from firsthand.disagreements._days import name_days
from firsthand.disagreements._lines import Line, is_content, plain
from firsthand.disagreements._scopes import is_of_one_alone, list_means, told_by_clause
from firsthand.languages import meanings, words
from firsthand.languages.clauses import SUBJECTS
from firsthand.languages.figures import Figure, find_figures
from firsthand.records import Parse, Token

NEAR_TOKENS = 6
"""Words after or before a figure in which the word for what befell those counted stands ("45 people were killed")."""

WINDOW = 8
"""Words on either side of an amount of money or a share in which it is told what was paid or is shared."""

SITE = 4
"""Words on either side of "village" in which its name stands."""

HIGHEST_VERB = 6
"""Steps up the grammar from what is counted to the verb whose subject has or does it."""

OF_WHOLE = 6
"""Words before a figure in which it is told what it is a part of ("10 of the club's 16 games")."""

FARTHEST_SUBJECT = 25
"""Words before a verb among which its subject is looked for."""

_PLACES = ("GPE", "LOC", "FAC")


Days = tuple[date, date]
"""A first and a last day."""


class Count(NamedTuple):
    """A figure of a sentence: of whom or what (`noun`, "" where untold), and what befell them (`fate`, or "").

    `unit` is "$" for money, "%" for a share, else ""; `whole` is the noun that an amount is an amount of. `near` are
    the other content words of its sentence, `bound` those that hang on what is counted;
    `places` and `days` are those that the sentence names. `part` is whether it counts a part of another figure, `total`
    over what time it sums up ("sum" for a war or years, "recent day", "2 day") or that it is of one place "alone", if
    told; `means` are the kinds of what killed or hurt those of whom its clause tells, `sites` the words of the names of
    quarters, villages and the like. `who` are the names of whom its
    `verb` tells, "?" for a pronoun; `when` and `where` the days and the places, no countries, that its sentence or its
    report tells, once they are looked up, and `dated` whether days are named there, not only that of publication;
    `earlier` whether its sentence, further down, begins with its day.
    """

    line: Line
    figure: Figure
    noun: str
    fate: str
    unit: str
    whole: str
    near: frozenset[str]
    bound: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    part: bool
    total: str
    means: frozenset[str]
    sites: frozenset[str]
    who: frozenset[str]
    verb: str = ""
    when: tuple[Days, ...] = ()
    dated: bool = False
    where: tuple[str, ...] = ()
    earlier: bool = False

    @property
    def thing(self) -> str:
        """What is counted, in a word."""
        return self.fate or self.noun or self.unit


def read(line: Line, parse: Parse, published: str | None) -> Iterator[Count]:
    """The counts of one sentence, in its order; a number that counts nothing told is none."""
    tokens = parse.tokens[slice(*line.tokens)]
    places = name_places(parse, line)
    days = frozenset(name_days(tokens, published))
    total = "sum" if any(t.text.lower() in words("sums_up") for t in tokens) else _stretch(tokens)
    means = list_means(tokens)
    sites = frozenset(_sites(parse, line))
    before = ""
    for figure in find_figures(parse, line.tokens):
        first, last = _places(parse, line, figure)
        left_out = "" if figure.noun else _left_out(parse, first, last, line.tokens[1], before)
        figure = figure._replace(noun=figure.noun or left_out)
        before = figure.noun
        head = _head(parse, last, figure)
        noun = _group(figure.noun.lower())
        fate, unit = _fate(parse, line, first, last, head), _unit(parse, first, last)
        if not unit and noun in meanings("unit_days").keys() | meanings("unit_metres").keys():
            continue
        whole = noun if unit and noun not in words("money") else ""
        if noun in meanings("fates") or unit:
            noun = ""
        own = {noun, fate, figure.noun.lower(), *(plain(t) for t in parse.tokens[first:last])}
        around = _around(parse, line, first, last) if unit else line.words
        turns = list_turns(_beside(parse, line, first, last))
        near = frozenset(w for w in (around - own) | turns if w not in meanings("fates"))
        bound = frozenset(plain(t) for t in tokens if head is not None and is_content(t) and _hangs(parse, t, head))
        if noun in words("hits") and any(plain(t) in words("hitting") for t in _beside(parse, line, first, last)):
            noun, bound = "hit", bound | line.names
        part = (_is_part(parse, first) and not left_out) or figure.noun.lower() in words("bodies")
        part = part or (not fate and _is_whole_or_rate(parse, first, last, head))
        part = part or _is_more(parse, line, first, last, fate)
        yield Count(
            line,
            figure,
            noun,
            fate,
            unit,
            whole,
            near,
            bound & near,
            places,
            days,
            part,
            total or ("alone" if is_of_one_alone(parse.tokens[last : line.tokens[1]]) else ""),
            list_means(told_by_clause(parse, line.tokens, head or first)) or means,
            sites,
            name_subject(parse, head or first),
            _nearest_verb(parse.tokens, head or first),
        )


def list_turns(tokens: Sequence[Token]) -> frozenset[str]:
    """The words that tell which of several a figure is of ("second", "June"), or that one was before it."""
    months = frozenset(t.text.lower() for t in tokens if t.pos == "PROPN" and t.text.isalpha())
    turns = frozenset(t.text.lower() for t in tokens) & (words("ordinals") | words("compared_with"))
    return turns | (months & meanings("month_numbers").keys())


def are_of_other_turns(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words around two figures tell of other turns, or of one figure alone what it was before."""
    months = [{w for w in some if w in meanings("month_numbers")} for some in (ours, theirs)]
    if all(months) and not months[0] & months[1]:
        return True
    first, second = ours & words("ordinals"), theirs & words("ordinals")
    compared = [bool(some & words("compared_with")) for some in (ours, theirs)]
    return bool(first and second and not first & second) or compared[0] != compared[1]


def are_of_other_things(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether words beside one sum or share, and none beside the other, make it another one (a net profit, a loan).

    So do words for two groups of people, each beside one of them ("45 percent of women", "51 percent of men").
    """
    groups = ours & words("polled_groups"), theirs & words("polled_groups")
    return bool((ours ^ theirs) & words("other_measures") or (all(groups) and not groups[0] & groups[1]))


def _beside(parse: Parse, line: Line, first: int, last: int) -> Sequence[Token]:
    """The words near a figure."""
    return parse.tokens[max(line.tokens[0], first - NEAR_TOKENS) : min(line.tokens[1], last + NEAR_TOKENS)]


def _left_out(parse: Parse, first: int, last: int, end: int, before: str) -> str:
    """The noun that a figure leaves out: that of what it is a part of, or of the figure before it in its sentence."""
    tokens = parse.tokens
    following = tokens[last] if last < end else None
    if following is not None and following.text.lower() == "of":
        whole = next((k for k in range(last + 1, min(end - 1, last + OF_WHOLE)) if tokens[k].pos == "NUM"), None)
        return tokens[whole + 1].lemma if whole is not None and tokens[whole + 1].tag == "NNS" else ""
    beside = tokens[first].dep in ("dobj", "appos", "conj", "npadvmod") and tokens[first].head < first
    return before if beside and (following is None or following.pos in ("ADP", "PUNCT")) else ""


def _stretch(tokens: Sequence[Token]) -> str:
    """The time over which a sentence sums up ("in recent days", "in the past 48 hours"); "" where it tells none."""
    for k, token in enumerate(tokens):
        before = [t for t in tokens[max(0, k - 4) : k] if t.pos != "DET"]
        if token.lemma.lower() in words("times") and before:
            over = any(t.text.lower() in ("in", "over", "during", "within", "for") for t in before)
            past = [t.text.lower() for t in before if t.text.lower() in words("past")]
            counted = before[-1].pos == "NUM"
            if (over and (past or counted)) or (past and counted):
                return " ".join([*past, *([before[-1].text.lower()] if counted else []), token.lemma.lower()])
    return ""


def _group(noun: str) -> str:
    """The noun that stands for all of its sort; a headline's may stand there in the plural ("10 Civilians Killed")."""
    groups = meanings("counted_groups")
    return str(groups.get(noun) or groups.get(noun.removesuffix("s"), noun))


def name_places(parse: Parse, line: Line) -> frozenset[str]:
    """The words of the names of places in a sentence."""
    tokens = parse.tokens[slice(*line.tokens)]
    return frozenset(plain(t) for t in tokens if t.entity in _PLACES and t.pos == "PROPN")


def _sites(parse: Parse, line: Line) -> Iterator[str]:
    """The words of the names that stand by a quarter, a village or the like ("Old Mill village")."""
    tokens = parse.tokens
    for k in range(*line.tokens):
        if tokens[k].lemma.lower() in words("sites"):
            for at in range(max(line.tokens[0], k - SITE), min(line.tokens[1], k + SITE)):
                if tokens[at].pos == "PROPN" and is_content(tokens[at]) and len(tokens[at].text) > 2:
                    yield plain(tokens[at])


def _places(parse: Parse, line: Line, figure: Figure) -> tuple[int, int]:
    """The range of the figure's tokens."""
    inside = [k for k in range(*line.tokens) if figure.start <= parse.tokens[k].start < figure.end]
    return inside[0], inside[-1] + 1


def _head(parse: Parse, last: int, figure: Figure) -> int | None:
    """The word that is counted; None where it is not told."""
    for k in range(last, min(last + NEAR_TOKENS, len(parse.tokens))):
        if figure.noun and parse.tokens[k].lemma == figure.noun:
            return k
    return None


def name_subject(parse: Parse, at: int) -> frozenset[str]:
    """The names in the subject of the verb that a word hangs on, "?" where it is a pronoun; none for other subjects."""
    tokens = parse.tokens
    for _ in range(HIGHEST_VERB):
        near = range(max(0, at - FARTHEST_SUBJECT), at)
        own = [k for k in near if tokens[k].dep in SUBJECTS and tokens[k].head == at]
        if own:
            unnamed = {"?"} if tokens[own[0]].pos == "PRON" else set()
            named = (t for t in tokens[near.start : at] if t.pos == "PROPN" and is_content(t))
            return frozenset({plain(t) for t in named if _is_of(parse, t, own[0])} | unnamed)
        at = tokens[at].head
    return frozenset()


def _nearest_verb(tokens: Sequence[Token], at: int) -> str:
    """The verb that a word hangs on, nearest above it; "" where there is none."""
    for _ in range(HIGHEST_VERB):
        at = tokens[at].head
        if tokens[at].pos == "VERB":
            return plain(tokens[at])
    return ""


def _is_of(parse: Parse, name: Token, subject: int) -> bool:
    """Whether a name is a subject, or stands beside it ("she and Jane Doe", "the mayor, Jane Doe")."""
    beside = parse.tokens[name.head]
    return name is parse.tokens[subject] or subject in (name.head, beside.head if beside.pos == "PROPN" else -1)


def _hangs(parse: Parse, token: Token, head: int) -> bool:
    """Whether a word hangs on another, over at most three steps."""
    for _ in range(3):
        if parse.tokens[token.head] is token:
            return False
        if token.head == head:
            return True
        token = parse.tokens[token.head]
    return False


def _unit(parse: Parse, first: int, last: int) -> str:
    before = parse.tokens[first - 1].text if first else ""
    following = parse.tokens[last].text.lower() if last < len(parse.tokens) else ""
    signs = meanings("currencies")
    sign = next((c for c in before + parse.tokens[first].text if c in signs.values()), "")
    return sign or str(signs.get(following, "%" if following in ("percent", "%", "per") else ""))


def _is_part(parse: Parse, first: int) -> bool:
    """Whether the figure counts a part of a whole that was counted before it ("17 civilians including eight ...")."""
    before = [t.text.lower() for t in parse.tokens[max(0, first - 3) : first]]
    after = [t.text.lower() for t in parse.tokens[first + 1 : first + 3]]
    partly = set(before) & {"including", "include", "includes", "included"}
    within = "among" in before and before[before.index("among") + 1 :][:1] in (["them"], ["whom"], ["those"])
    return bool(partly) or within or (after[:1] == ["of"] and after[1:] in (["them"], ["whom"], ["the"], ["those"]))


def _is_each(after: Sequence[Token]) -> bool:
    """Whether two words tell that a figure is one for each ("8 a game"), and not what it is of ("8 this season")."""
    return [t.tag for t in after] == ["DT", "NN"] and after[0].text.lower() in ("a", "an", "each", "every")


def _is_more(parse: Parse, line: Line, first: int, last: int, fate: str) -> bool:
    """Whether a figure counts others beside some that were counted ("another three died"), of one fate with them."""
    tokens, (begin, end) = parse.tokens, line.tokens
    before = {t.text.lower() for t in tokens[max(begin, first - 2) : first]}
    following = {t.text.lower() for t in tokens[last : min(end, last + 2)]}
    other = bool(before & {"another", "other", "further", "additional"} or following & {"other", "others", "more"})
    fates = {f for t in tokens[begin:end] if (f := _fate_in(t)) and t.pos != "NOUN"}
    return other and not fates - {fate}


def _is_whole_or_rate(parse: Parse, first: int, last: int, head: int | None) -> bool:
    """Whether a figure is what a part was counted of ("9 of the 16 games") or a rate ("8 a game")."""
    tokens = parse.tokens
    of = next((k for k in range(first - 1, max(first - OF_WHOLE, 0), -1) if tokens[k].text.lower() == "of"), 0)
    after = tokens[head + 1 : head + 3] if head is not None else tokens[last : last + 2]
    rate = bool(after) and (after[0].text.lower() == "per" or _is_each(after))
    return rate or bool(of and tokens[of - 1].pos == "NUM")


def _fate(parse: Parse, line: Line, first: int, last: int, head: int | None) -> str:
    """What befell those counted ("killed", "wounded"); "" where none is told, or where they did it to others.

    The word right beside the figure says it best, then the grammar, then the words around.
    """
    tokens, (begin, end) = parse.tokens, line.tokens
    if last < end and tokens[last].text.lower() in words("befallen"):
        return _fate_in(tokens[last])
    if head is not None and _are_befallen(tokens, head + 1, end):
        return _fate_in(tokens[head + 1])
    if first > begin and tokens[first - 1].tag == "VBG" and tokens[first - 1].text.lower() in words("befallen"):
        return ""
    if first > begin and tokens[first - 1].tag != "VBN" and (fate := _fate_in(tokens[first - 1])):
        return fate
    of = tokens[last - 1].head
    by_grammar = _fate_by_grammar(tokens, (head, last - 1, of if tokens[of].pos in ("NOUN", "PROPN") else None), end)
    if by_grammar is not None:
        return by_grammar
    following = tokens[last : min(end, last + NEAR_TOKENS)]
    whole = next((k for k, t in enumerate(following, last) if t.text.lower() == "among"), None)
    if whole is not None and whole + 1 < end and tokens[whole + 1].pos != "PRON":
        return next(filter(None, map(_fate_in, tokens[whole + 1 : min(end, whole + 1 + NEAR_TOKENS)])), "")
    return _fate_around(tokens[max(begin, first - NEAR_TOKENS) : first], following)


def _are_befallen(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the word right behind those counted says what befell them, and not what they did ("9 guards injured")."""
    if at >= end or tokens[at].text.lower() not in words("befallen"):
        return False
    return not any(_is_object(tokens, k, tokens[at]) for k in range(at, end))


def _fate_in(token: Token) -> str:
    """What a word says befell somebody, "" for other words; a headline's verb may be taken for a name."""
    word, fates = token.text.lower(), meanings("fates")
    return str(fates.get(word) or fates.get(token.lemma.lower()) or fates.get(word.removesuffix("s")) or "")


def _fate_by_grammar(tokens: Sequence[Token], counted: Sequence[int | None], end: int) -> str | None:
    """What the verb says of those who are its object; "" where they are its subject and have one; None for neither."""
    for k in counted:
        verb = tokens[tokens[k].head] if k is not None else None
        if k is None or verb is None or verb.pos != "VERB" or verb.lemma.lower() not in meanings("fates"):
            continue
        if tokens[k].dep in ("dobj", "nsubjpass"):
            return _fate_in(verb)
        if tokens[k].dep == "nsubj" and any(_is_object(tokens, at, verb) for at in range(k, end)):
            return ""
    return None


def _is_object(tokens: Sequence[Token], at: int, verb: Token) -> bool:
    """Whether a word is what a verb befell; in "3 guards killed 38 injured" nobody did: the 38 are others."""
    if tokens[at].dep != "dobj" or tokens[tokens[at].head] is not verb:
        return False
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    return not (tokens[at].pos == "NUM" and following in words("befallen"))


def _fate_around(before: Sequence[Token], following: Sequence[Token]) -> str:
    """What the words before or after a figure say befell those counted, the nearest first; "" where none does."""
    for token in reversed(before):
        if token.tag != "VBN" and (fate := _fate_in(token)):
            return fate
        if token.pos in ("NOUN", "PROPN", "PUNCT", "CCONJ", "VERB") and token.lemma.lower() not in words("tallies"):
            break
    lives = any(t.lemma.lower() == "life" for t in (*before, *following))
    if lives and any(t.lemma.lower() in words("ending_lives") for t in (*before, *following)):
        return "killed"
    for token in following:
        if fate := _fate_in(token):
            return "" if token.tag == "VBG" and any(t.dep == "dobj" for t in following) else fate
        if token.pos in ("NUM", "CCONJ", "PUNCT"):
            break
    return ""


def _around(parse: Parse, line: Line, first: int, last: int) -> frozenset[str]:
    """The content words near an amount, none of them beyond another amount."""
    found: list[str] = []
    for way in (
        range(first - 1, max(line.tokens[0], first - WINDOW) - 1, -1),
        range(last, min(line.tokens[1], last + WINDOW)),
    ):
        for k in way:
            token = parse.tokens[k]
            if token.pos == "NUM" and token.entity != "DATE":
                break
            found += [plain(token)] if is_content(token) else []
    return frozenset(found)
