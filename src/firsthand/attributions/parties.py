"""Who speaks: the noun phrase behind a verb or noun, whole, with its apposition and relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.attributions.trees import Tree, trim
from firsthand.languages import words
from firsthand.records import Range, Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
LONGEST_CLIMB = 6
"""Words upwards from a cue to its subject. On the training part of PolNeAR, 6 finds 11,562 attributions right, 2 finds
11,372; more than 6 would only cost time on hostile chains."""


def phrase(tree: Tree, head: int) -> Range:
    """The noun phrase that turns on `head`, without what only leads into it or goes on from it.

    Left out: a dateline, an opening adverb, a report in brackets at its end, a clause that reports ("…, adding that").
    """
    first, last = tree.edges[head]
    for kid in tree.children[head]:
        if kid > head and tree.tokens[kid].dep in ("advcl", "ccomp", "parataxis"):
            last = min(last, tree.edges[kid][0])
    last = next((w for w in range(head + 1, last) if _ends(tree, w)), last)
    first = max([first, *(w + 1 for w in range(first, last - 1) if _parts(tree, w, first, head))])
    while first < head and tree.tokens[first].pos in ("PUNCT", "ADV", "CCONJ", "SCONJ"):
        first += 1
    return trim(tree.span(_glued(tree, first), max(last, head + 1)), tree.text)


def _ends(tree: Tree, word: int) -> bool:
    """Whether the phrase is over at `word`: a bracket "(as reported by …)", a quotation, a participle that reports."""
    token = tree.tokens[word]
    if tree.tokens[word - 1].text == "," and tree.quotation[word] != tree.quotation[word - 1]:
        return True
    if token.text == "(" and word + 1 < len(tree.tokens):
        return tree.tokens[word + 1].text.lower() in ("as", "via")
    return token.tag == "VBG" and token.lemma in words("cues_trailing") and bool(tree.kids(word, "ccomp"))


def _glued(tree: Tree, first: int) -> int:
    """Where the phrase begins, if a hyphen or bracket before `first` shows that the parser cut it short."""
    if first == 0 or tree.tokens[first - 1].text not in ("-", "[", "("):
        return first
    mark = tree.tokens[first - 1]
    if mark.text == "-" and mark.end != tree.tokens[first].start:
        return first
    run = run_before(tree, first - 1)
    return first if run is None else tree.first(run[0])


def _parts(tree: Tree, word: int, first: int, head: int) -> bool:
    """Whether `word` is the dash after a dateline ("HARBOUR CITY (Wire) - The mayor").

    One behind the head is so only after the brackets of an agency or a place in capitals and its state, where the
    parser took the place for the speaker.
    """
    if tree.tokens[word].text not in ("-", "–", "—", "--") or word == first:
        return False
    if word > head and tree.tokens[word - 1].text != ")" and not _is_place(tree.tokens[first : word + 2]):
        return False
    return first == 0 or "\n" in tree.text[tree.tokens[first - 1].end : tree.tokens[first].start]


def _is_place(tokens: Sequence[Token]) -> bool:
    """Whether words up to a dash and the one behind it are "HARBOUR CITY, Ze. — Leaders" and no "NATO — the allies"."""
    capitals = all(t.text[:1].isupper() or t.text == "," for t in (*tokens[:-2], tokens[-1]))
    return capitals and tokens[0].text.isupper() and any(t.text == "," for t in tokens)


def subject(tree: Tree, verb: int) -> int | None:
    """The word that is the subject of `verb`, its own or one that it shares with a verb above; None where none is."""
    word = above if (above := going_on(tree, verb)) is not None else verb
    for _ in range(LONGEST_CLIMB):
        own = tree.kids(word, *_SUBJECTS)
        own = [k for k in own if tree.quotation[k] < 0 or tree.quotation[k] == tree.quotation[verb]]
        if own:
            return own[-1] if own[-1] < verb or len(own) == 1 else own[0]
        if (told := _described_before(tree, word)) is not None:
            return told
        token = tree.tokens[word]
        if token.dep == "advcl" and tree.tokens[token.head].pos in ("NOUN", "PROPN"):
            return token.head
        if token.dep in ("acl", "relcl"):
            if token.tag == "VBG" and (shown := _recorded(tree, token.head, word)) is not None:
                return shown
            return (
                _whose(tree, token.head) if token.tag == "VBG" and token.lemma in words("cues_trailing") else token.head
            )
        if token.dep == "prep" and token.text.lower() == "as" and (quoted := tree.kids(token.head, "dobj")):
            return quoted[0]
        if token.dep not in _SHARED or token.head == word:
            return None
        if token.dep == "xcomp" and word != verb:
            word = token.head
            continue
        if token.dep == "xcomp":
            objects = [k for k in tree.kids(token.head, "dobj") if k < word]
            if objects:
                shown = _recorded(tree, objects[-1], word)
                return objects[-1] if shown is None else shown
        word = token.head
    return None


def _described_before(tree: Tree, verb: int) -> int | None:
    """Who a participle between commas describes, where the parser took it for what is said: "Roe, called a hero, said".

    None where the verb follows no comma or the clause before it has a subject right before its own verb.
    """
    if verb == 0 or tree.tokens[verb - 1].text != ",":
        return None
    for clause in tree.kids(verb, "ccomp"):
        if clause < verb and tree.tokens[clause - 1].text == "," and tree.tokens[clause].tag in ("VBD", "VBN"):
            return next((k for k in tree.kids(clause, "nsubj") if k < clause - 1), None)
    return None


def _recorded(tree: Tree, noun: int, verb: int) -> int | None:
    """The person whom a recording shows saying what comes next: "a video of Mayor Roe of Larn warning of"; or None."""
    while tree.tokens[noun].dep == "pobj" and tree.tokens[tree.tokens[noun].head].head < noun:
        noun = tree.tokens[tree.tokens[noun].head].head
    if tree.tokens[noun].lemma not in words("recordings"):
        return None
    of = [k for k in tree.kids(noun, "prep") if k < verb and tree.tokens[k].lemma == "of"]
    return next((k for k in tree.kids(of[0], "pobj") if tree.tokens[k].entity == "PERSON"), None) if of else None


def _whose(tree: Tree, noun: int) -> int:
    """The head of the whole phrase that `noun` stands at the end of ("a resident of the valley, adding that …")."""
    while tree.tokens[noun].dep in ("pobj", "prep"):
        noun = tree.tokens[noun].head
    return noun


def going_on(tree: Tree, verb: int) -> int | None:
    """The cue that `verb` goes on from though the parser hung it on that cue's content, or None.

    "X said A and added that B"; "X said A, citing Y".
    """
    token = tree.tokens[verb]
    if token.dep not in ("conj", "advcl") or tree.kids(verb, *_SUBJECTS):
        return None
    clause = token.head
    while tree.tokens[clause].dep == "conj" and tree.tokens[clause].head < clause:
        clause = tree.tokens[clause].head
    cue = tree.tokens[clause].head
    if tree.tokens[clause].dep != "ccomp" or cue > clause or tree.tokens[cue].lemma not in words("cues_clause"):
        return None
    if token.lemma not in ("cite", "quote") and not (token.lemma in words("cues_clause") and tree.kids(verb, "ccomp")):
        return None
    parted = tree.edges[verb][0] > 0 and tree.tokens[tree.edges[verb][0] - 1].text == ","
    parted = parted or token.lemma in words("cues_trailing")
    same = token.tag == tree.tokens[cue].tag if token.dep == "conj" else token.tag == "VBG" and parted
    return cue if same else None


def agent(tree: Tree, verb: int) -> int | None:
    """The party after "by" of a passive verb; None where it names none."""
    for by in tree.kids(verb, "agent"):
        named = tree.kids(by, "pobj")
        if named:
            return named[0]
    return None


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is passive: "was told", "was arrested and charged", "a man accused of", "Poe blamed for"."""
    if tree.kids(verb, "auxpass", "nsubjpass") or _without_object(tree, verb):
        return True
    token = tree.tokens[verb]
    joined = token.dep == "conj" and token.head < verb and not tree.kids(verb, "aux", *_SUBJECTS)
    return token.tag == "VBN" and (token.dep == "acl" or (joined and passive(tree, token.head)))


def _without_object(tree: Tree, verb: int) -> bool:
    """Whether a verb that needs its object goes right on to what its object did: "Guy Poe accused of theft".

    Not "the man whom Ann Poe accused of theft", where the object stands before.
    """
    token = tree.tokens[verb]
    if token.tag not in ("VBN", "VBD") or token.dep == "relcl" or verb + 1 >= tree.bounds(verb)[1]:
        return False
    if tree.kids(verb, "dobj", "dative", "aux") or any(tree.tokens[w].dep == "relcl" for w in tree.ancestors(verb)):
        return False
    following = tree.tokens[verb + 1]
    return following.head == verb and f"{token.lemma} {following.text.lower()}" in words("needing_object")


def done_to(tree: Tree, verb: int) -> int | None:
    """Who a verb that needs its object, but has none, is done to: "Guy Poe" in "Guy Poe blamed for"; else None."""
    if not _without_object(tree, verb):
        return None
    told = tree.kids(verb, *_SUBJECTS)
    if told:
        return told[-1]
    return tree.tokens[verb].head if tree.tokens[verb].dep == "acl" else None


def behind(tree: Tree, head: int) -> Range | None:
    """The noun phrase that a relative pronoun stands for; None for any other word."""
    if tree.tokens[head].text.lower() not in _RELATIVES:
        return None
    clause = next((w for w in tree.ancestors(head) if tree.tokens[w].dep == "relcl"), None)
    if clause is None:
        return None
    noun = tree.tokens[clause].head
    return trim(tree.span(tree.edges[noun][0], max(noun + 1, min(tree.edges[clause][0], head))), tree.text)


def run_before(tree: Tree, verb: int) -> Range | None:
    """The noun phrase whose words end right before `verb`, by parts of speech alone: for text that lacks its commas.

    "… hours earlier the Hillside Observatory for Peace said": from the last article that no preposition leads to.
    """
    low = tree.bounds(verb)[0]
    word = verb
    while word > low and tree.tokens[word - 1].text.lower() in ("also", "later", "have", "has", "had"):
        word -= 1
    last = word
    while word > low and _nominal(tree, word - 1):
        word -= 1
        if tree.tokens[word].pos == "PRON" or (tree.tokens[word].pos == "DET" and _free(tree, word, low)):
            break
    while word < last and tree.tokens[word].pos in ("ADP", "PART", "CCONJ", "PUNCT"):
        word += 1
    return tree.span(word, last) if word < last else None


def _nominal(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON") or token.text in ("of", "for")


def _free(tree: Tree, word: int, low: int) -> bool:
    return word == low or tree.tokens[word - 1].text not in ("of", "for")
