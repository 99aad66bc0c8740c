"""Whom a pronoun stands for: the party near it that fits it best, by features weighed on marked articles."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading, Sketch

FARTHEST = 15
"""Sentences; no pronoun reaches further back."""

LONGEST_NAME = 4
"""Words; a longer name that the parser takes for a body's is none of a person."""

OF_PARTY = (
    "named", "met often", "most met", "gender titled", "gender given", "gender called", "gender unknown",
    "given doubted", "called doubted", "kind doubted", "often cited", "they: several", "they: one body", "they: outlet",
    "it: document", "it: outlet",
)  # fmt: skip
OF_PLACE = (
    "away", "same sentence", "sentence before", "paragraph", "nearer ones", "after", "opens its sentence", "both open",
    "paragraph opener", "last opener",
)  # fmt: skip
OF_GRAMMAR = (
    "subject", "both subjects", "parallel", "subject above", "last subject", "last in narration", "possessor", "beside",
    "governs", "above as object", "possessive: same sentence", "same pronoun", "cited", "spoke last",
    "last in narration, after words", "quoted before",
    "own words", "others' words",
)  # fmt: skip
FEATURES = (*OF_PARTY, *OF_PLACE, *OF_GRAMMAR)
"""What speaks for a party near a pronoun, and against it."""

WEIGHTS = (
    0.16, 0.11, 0.31, 0.25, 0.71, 0.07, -0.33, -0.68, -0.44, -0.35, 0.13, 0.31, -0.31, -2.96,
    0.16, -0.06, -0.50, 0.02, 0.19, 0.50, -0.02, 0.02, 0.12, -0.02, -0.02, 0.13, -0.08, -0.04,
    0.00, 0.03, 0.06, 0.65, -0.03, 0.01, 0.13, 0.19, 0.06, -0.12, -0.06, 1.20, 0.47, -0.46,
    -0.39, -0.31,
)  # fmt: skip
"""Points a feature is worth, by `training/antecedents.py` from marked articles."""


def find(reading: Reading, mention: Mention) -> int | None:
    """The chain that a pronoun's party is; None where none near fits."""
    kind = next((n for n in ("he", "she", "they", "it") if mention.head in lists.words("mention", n)), "")
    scored = {k: weigh(values) for k, values in candidates(reading, mention, kind).items()}
    return max(scored, key=lambda k: (scored[k], k), default=None)


def weigh(values: tuple[float, ...]) -> float:
    """The points that FEATURES are worth together."""
    return sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def candidates(reading: Reading, mention: Mention, kind: str) -> dict[int, tuple[float, ...]]:
    """The chains near a mention that "he", "she", "he or she", "they" or "it" can stand for, each with its FEATURES."""
    if not kind:
        return {}
    recent = reading.recent(mention)

    def fits(k: int) -> bool:
        return _FITS[kind](reading.chains[k], reading.sketches[k])

    barred = {k for k, ms in recent.items() if any(_is_beside(mention, m) for m in ms[:2])}
    barred |= {k for k, ms in recent.items() if all(m.quoted and m.within == mention.range for m in ms)}
    near = {k: ms for k, ms in recent.items() if mention.sentence - ms[0].sentence <= FARTHEST and fits(k)}
    near = _of_gender(reading, near, {"he": "m", "she": "f"}.get(kind, ""))
    near = {k: ms for k, ms in near.items() if k not in barred}
    around = reading.around(mention).items()
    ahead = {k: m for k, m in around if k not in recent and _is_ahead(mention, m) and fits(k)}
    return _Scene(reading, mention, kind, near, ahead).features()


def _of_gender(reading: Reading, near: dict[int, list[Mention]], wanted: str) -> dict[int, list[Mention]]:
    """The parties whose given name does not tell the other gender, where one's tells the wanted one, or none."""
    told = {k: _gender(reading.sketches[k].titled) or _gender(reading.sketches[k].given) for k in near}
    if not wanted or not {"", wanted} & {*told.values()}:
        return near
    return {k: ms for k, ms in near.items() if told[k] in ("", wanted)}


def _is_beside(mention: Mention, near: Mention) -> bool:
    """Whether a party does to another what a pronoun's verb tells: in "Roe heard her" she is not Roe."""
    if mention.possessive or mention.subject:
        return False
    same = bool(near.verbs) and near.verbs[:1] == mention.verbs[:1]
    return same and near.subject and not mention.head.endswith(("self", "selves"))


def _is_ahead(mention: Mention, after: Mention) -> bool:
    """Whether a party named after a pronoun is the subject of the clause around it: "In her letter, Roe said"."""
    if not after.subject or not after.verbs or after.sentence != mention.sentence or after.range[0] <= mention.range[0]:
        return False
    return after.verbs[0] in (mention.verbs[1:] if mention.subject else mention.verbs)


class _Scene:
    """What stands around a pronoun: the parties that it can stand for, and which of them was met how and where."""

    def __init__(
        self,
        reading: Reading,
        mention: Mention,
        kind: str,
        near: Mapping[int, list[Mention]],
        ahead: Mapping[int, Mention],
    ) -> None:
        self.reading, self.mention, self.kind, self.near, self.ahead = reading, mention, kind, near, ahead
        flat = sorted(((m.range, k, m) for k, ms in near.items() for m in ms), key=lambda f: f[0], reverse=True)
        narrated = [(k, m) for _, k, m in flat if m.within is None]
        before = (k for k, m in narrated if m.opens and m.subject and m.sentence < mention.sentence)
        opening = (k for _, k, m in reversed(flat) if m.paragraph == mention.paragraph and m.opens)
        self.spoke_last = reading.last_cited(mention)
        self.last_subject = next((k for _, k, m in flat if m.subject), None)
        self.last_narrated = next((k for k, m in narrated if m.subject), None)
        self.last_opener = next(before, None)
        self.paragraph_opener = next(opening, None)
        self.most = max((len(reading.chains[k].mentions) for k in (*near, *ahead)), default=0)

    def features(self) -> dict[int, tuple[float, ...]]:
        """Each party with its FEATURES."""
        order = sorted(self.near, key=lambda k: self.near[k][0].range, reverse=True)
        ranked = [(k, self.near[k][0], rank) for rank, k in enumerate(order)] + [
            (k, m, 0) for k, m in self.ahead.items()
        ]
        return {
            k: tuple(map(float, (*self._of_party(k), *self._of_place(k, near, rank), *self._of_grammar(k, near))))
            for k, near, rank in ranked
        }

    def _of_party(self, k: int) -> tuple[float, ...]:
        told, sketch, kind = self.reading.chains[k], self.reading.sketches[k], self.kind
        person = kind in ("he", "she", "he or she")
        wanted = {"he": "m", "she": "f"}.get(kind, "")
        titled, given, called = (_gender(c) for c in (sketch.titled, sketch.given, sketch.called))
        several = told.plural or "group" in told.kinds
        return (
            bool(told.names),
            math.log(1 + len(told.mentions)),
            len(told.mentions) == self.most,
            bool(wanted) and titled == wanted,
            bool(wanted) and given == wanted,
            bool(wanted) and called == wanted,
            person and not (titled or given or called),
            bool(wanted and given) and given != wanted,
            bool(wanted and called) and called != wanted,
            person and not sketch.kinds["person"],
            math.log(1 + sum(m.cited for m in self.near.get(k, ()))),
            kind == "they" and several,
            kind == "they" and not several,
            kind == "they" and "outlet" in told.kinds,
            kind == "it" and "document" in told.kinds,
            kind == "it" and "outlet" in told.kinds,
        )

    def _of_place(self, k: int, near: Mention, nearer: int) -> tuple[float, ...]:
        mention = self.mention
        away = abs(mention.sentence - near.sentence)
        return (
            min(away, 6),
            away == 0,
            away == 1,
            near.paragraph == mention.paragraph,
            min(nearer, 4),
            near.range > mention.range,
            near.opens,
            mention.opens and near.opens,
            k == self.paragraph_opener,
            k == self.last_opener,
        )

    def _of_grammar(self, k: int, near: Mention) -> tuple[float, ...]:
        mention = self.mention
        away = abs(mention.sentence - near.sentence)
        inner = near.range in self.reading.inner
        verb = near.verbs[0] if near.verbs else None
        possessive = mention.possessive
        return (
            near.subject,
            mention.subject and near.subject,
            away == 1 and near.subject and mention.subject and near.opens and mention.opens,
            away == 0 and near.subject,
            k == self.last_subject,
            k == self.last_narrated,
            inner,
            verb is not None and verb in mention.verbs[:1] and not inner and not possessive,
            near.subject and verb is not None and verb in mention.verbs[1:],
            away == 0 and not near.subject and verb is not None and verb in mention.verbs,
            possessive and away == 0,
            near.form == "pronoun" and near.head == mention.head,
            near.cited,
            k == self.spoke_last,
            k == self.last_narrated and not mention.opens,
            near.quoted and not mention.quoted,
            near.within == mention.range,
            near.within is not None and near.within not in (mention.within, mention.range),
        )


def _gender(counts: Mapping[str, int]) -> str:
    return max(sorted(counts), key=lambda g: counts[g], default="")


def _is_he(told: Chain, sketch: Sketch) -> bool:
    return _is_person(told, sketch) and _gender(sketch.titled) != "f"


def _is_she(told: Chain, sketch: Sketch) -> bool:
    return _is_person(told, sketch) and _gender(sketch.titled) != "m"


def _is_person(told: Chain, sketch: Sketch) -> bool:
    """Whether a party is a person by most of its mentions, or may be one that the parser took for a body."""
    persons = sketch.kinds["person"]
    others = sum(sketch.kinds.values()) - persons
    if told.plural and sketch.kinds["group"] >= max(1, persons):
        return False
    if persons:
        return persons > others or bool(told.gender)
    if others:
        return sketch.kinds["body"] == others and bool(told.names) and all(map(_may_be_person, told.names))
    return bool(told.gender) or (bool(told.names) and any(m.cited for m in told.mentions))


def _may_be_person(name: str) -> bool:
    """Whether a name is as long as a person's, and none of its words tells a body or a country."""
    words = names.split(name)
    if not 2 <= len(words) <= LONGEST_NAME or name.isupper() or lists.byname(name.lower()):
        return False
    of_bodies = (lists.words("bodies", n) for n in ("state", "private", "outlet", "plain"))
    return not any(w in listed for listed in of_bodies for w in words) and not any(map(lists.country, words))


def may_be_body(told: Chain, sketch: Sketch) -> bool:
    """Whether nothing but the parser tells that a name is a person's: one word, a plural, or no given name first.

    A person's office ("mayor Gerda Lindt") tells, and so does a surname that stands alone elsewhere ("Lindt").
    """
    if not told.names or sketch.titled or sketch.given or sketch.called:
        return False
    words = [names.split(n) for n in told.names]
    alone = {w[0] for w in words if len(w) == 1}
    if any(map(lists.is_person, told.roles)) or any(len(w) > 1 and w[-1] in alone for w in words):
        return False
    return all(len(w) == 1 or w[-1].endswith("s") or not lists.is_given_name(w[0]) for w in words)


def _is_they(told: Chain, sketch: Sketch) -> bool:
    bodies = bool(told.kinds & {"group", "body", "outlet"})
    return told.plural or bodies or told.mentions[0].head in lists.words("mention", "they")


def _is_it(told: Chain, sketch: Sketch) -> bool:
    if told.plural:
        return False
    if 2 * sketch.kinds["person"] > sum(sketch.kinds.values()):
        return may_be_body(told, sketch)
    return bool(told.kinds & {"body", "outlet", "document"}) or not told.kinds


_FITS: dict[str, Callable[[Chain, Sketch], bool]] = {
    "he": _is_he,
    "she": _is_she,
    "he or she": _is_person,
    "they": _is_they,
    "it": _is_it,
}
