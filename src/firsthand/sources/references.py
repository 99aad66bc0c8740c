"""Whom a description stands for: a party near it, or a new one, by features weighed on marked articles."""

from __future__ import annotations

import math

from firsthand.sources import descriptions, epithets, lists, names, pronouns
from firsthand.sources.chains import Chain
from firsthand.sources.exclusions import Exclusions
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

CALLED_WITHIN = 4
"""Sentences; a party that no word of a description tells of was mentioned at most so far before it."""

AHEAD_WITHIN = 4
"""Sentences; a party that a description brings in is named at most so far after it: "A pastor said … Jane Roe …"."""

MOST_MET = 3
"""Named parties met most in a report, which a description can stand for however far away they were named."""

LEAD = 3
"""Sentences with which a report begins."""

FAR = 20
"""Sentences; further away is as good as this far."""

OF_PARTY = (
    "any", "named", "met often", "most met", "spoke last", "last subject", "of no kind", "fits", "kind doubted",
    "newsroom", "body named", "gender", "other gender", "last narrated", "last opener", "paragraph opener", "speaker",
)  # fmt: skip
OF_WORDS = (
    "points", "some points", "head", "class", "owner", "missing", "shared", "same words", "epithet", "place",
    "only one", "told points", "told", "rivals", "alike", "none alike",
    "other trade", "told ahead",
)  # fmt: skip
OF_PLACE = (
    "away", "same sentence", "sentence before", "paragraph", "paragraph before", "below", "nearer ones", "cited",
    "subject", "after name", "after pronoun", "after description", "indefinite before", "beside", "beside verb",
    "own words", "others' words", "new ahead", "right ahead", "opens ahead", "subject before", "ahead in lead",
    "cited ahead", "indefinite ahead",
)  # fmt: skip
OF_DESCRIPTION = (
    "person", "body", "document", "outlet", "group", "no kind", "indefinite", "bare", "plural", "possessive",
    "described", "standing", "wide", "the person", "the body", "the one", "this", "another", "long", "lead",
    "aged",
)  # fmt: skip
FEATURES = (*OF_PARTY, *OF_WORDS, *OF_PLACE, *OF_DESCRIPTION)
"""What speaks for a party that a description can stand for, and against it; a new party has none."""

WEIGHTS = (
    -0.73, 0.16, 0.34, 0.14, 0.96, 0.24, -0.57, -0.68, 0.15, -0.26, 0.01, 0.61, -0.12, -0.10, 0.12,
    0.06, 0.00, 0.27, -0.05, 0.32, 0.43, -0.20, -0.33, 0.01, 0.22, 0.84, 0.25, 0.40, 0.38, -0.01,
    -0.53, 0.25, -0.13, -0.30, 0.17, -0.73, -0.33, 0.10, 0.18, -0.22, -0.25, -0.50, -0.19, 0.02,
    -0.15, -0.12, -0.07, 0.19, 0.32, 0.08, -0.38, -0.46, 0.08, 0.22, 0.13, 0.02, 0.39, 0.44, 0.28,
    -0.09, -0.24, 0.18, 0.02, -0.07, -0.53, -1.00, -1.33, -0.75, -0.56, -0.39, -0.34, 0.52, 0.61,
    0.21, 0.66, -0.21, -0.07, -0.54, 0.22, 0.07,
)  # fmt: skip
"""Points a feature is worth, by `training/antecedents.py` from marked articles."""


def find(reading: Reading, mention: Mention, told: tuple[int | None, float] | None = None) -> tuple[int | None, float]:
    """The likeliest chain of a description's party, and the odds of it against all others and a new party.

    `told` is what `descriptions.find_told` tells, if that is known.
    """
    scored = {
        k: sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
        for k, values in candidates(reading, mention, told).items()
    }
    best = max(scored, key=lambda k: (scored[k], k), default=None)
    if best is None:
        return None, 0.0
    top = max(0.0, scored[best])
    whole = sum(math.exp(s - top) for s in scored.values()) + math.exp(-top)
    return best, math.exp(scored[best] - top) / whole


def candidates(
    reading: Reading, mention: Mention, told: tuple[int | None, float] | None = None
) -> dict[int, tuple[float, ...]]:
    """The chains near a description that it can stand for, each with its FEATURES."""
    return _Scene(reading, mention, told or descriptions.find_told(reading, mention)).features()


class _Scene:
    """What stands around a description: the parties near it, those that fit it, and those kept as its choices."""

    def __init__(self, reading: Reading, mention: Mention, told: tuple[int | None, float]) -> None:
        self.reading, self.mention = reading, mention
        owner = reading.of.get(mention.owner) if mention.owner else None
        self.near = {k: m for k, m in reading.around(mention).items() if k != owner}
        self.recent = reading.recent(mention)
        self.last = reading.last_cited(mention)
        self.exclusions = Exclusions(reading, mention, self.near, self.recent)
        self.kinds = {k: reading.sketches[k].mostly() for k in self.near}
        self.points = {
            k: descriptions.description_points(mention, reading.chains[k], k == self.last, self.kinds[k])
            for k in self.near
        }
        self.called, self.settled = epithets.fitting(reading, mention), epithets.find_place(reading, mention)
        self.only = descriptions.find_only(reading, mention)
        self.told, self.told_points = told
        self.fitting = {k for k in self.near if self._fits(k)}
        named = (k for k in self.near if k in self.fitting and k in self.recent and reading.chains[k].names)
        self.most = sorted(named, key=lambda k: (-len(reading.chains[k].mentions), k))[:MOST_MET]
        self.kept = [k for k in self.near if self._is_kept(k)]
        self.named = sum(k in self.fitting and k in self.recent and bool(reading.chains[k].names) for k in self.kept)
        subjects = (m for ms in self.recent.values() for m in ms if m.subject and m.within is None)
        latest = max(subjects, key=lambda m: m.range, default=None)
        self.last_subject = reading.of[latest.range] if latest else None
        narrated = [m for ms in self.recent.values() for m in ms if m.within is None]
        openers = [m for m in narrated if m.opens and m.subject and m.sentence < mention.sentence]
        last = max(openers, key=lambda m: m.range, default=None)
        self.last_opener = reading.of[last.range] if last else None
        first = min(
            (m for m in narrated if m.opens and m.paragraph == mention.paragraph), key=lambda m: m.range, default=None
        )
        self.paragraph_opener = reading.of[first.range] if first else None

    def _fits(self, k: int) -> bool:
        """Whether kind, number and gender do not speak against a party."""
        mention, told = self.mention, self.reading.chains[k]
        if _is_crowd(mention, told, self.kinds[k]):
            return True
        if mention.plural != told.plural and not descriptions.is_collective(mention, told):
            return False
        if mention.gender and told.gender and mention.gender != told.gender:
            return False
        firm = mention.kind == "outlet" or bool(lists.classes(mention.head) & {"firm", "trade"})
        doubted = firm and mention.kind in ("body", "outlet") and "person" in self.kinds[k]
        unsure = doubted and pronouns.may_be_body(told, self.reading.sketches[k])
        return not self.kinds[k] or unsure or descriptions.kinds_agree(mention, self.kinds[k])

    def _is_kept(self, k: int) -> bool:
        """Whether a party is a choice: its words fit, or it stands near and its kind does."""
        near, mention, told = self.near[k], self.mention, self.reading.chains[k]
        if self.exclusions.holds(k) or descriptions.is_other_newsroom(mention, told):
            return False
        if self.points[k] > 0 or k in self.called or k in (self.settled, self.only, self.told):
            return True
        if k not in self.fitting:
            return False
        away = mention.sentence - near.sentence
        if k not in self.recent:
            return away >= -AHEAD_WITHIN and bool(near.name)
        shared = bool((mention.words - lists.words("mention", "former")) & descriptions.words_of(told))
        alike = mention.head in told.roles or descriptions.share_class(mention.head, told.roles)
        if away <= CALLED_WITHIN:
            return bool(mention.kind) or shared or alike
        return (k in self.most and bool(mention.kind)) or (shared and alike)

    def features(self) -> dict[int, tuple[float, ...]]:
        """Each kept party with its FEATURES."""
        order = sorted((k for k in self.kept if k in self.recent), key=lambda k: self.near[k].range, reverse=True)
        rank = {k: n for n, k in enumerate(order)}
        described = self._of_description()

        def row(k: int) -> tuple[float, ...]:
            return *self._of_party(k), *self._of_words(k), *self._of_place(k, rank.get(k, 4)), *described

        return {k: tuple(map(float, row(k))) for k in self.kept}

    def _of_party(self, k: int) -> tuple[float, ...]:
        mention, told = self.mention, self.reading.chains[k]
        both = bool(told.gender and mention.gender)
        return (
            1.0,
            bool(told.names),
            math.log(1 + len(told.mentions)),
            k in self.most[:1],
            k == self.last,
            k == self.last_subject,
            not told.kinds,
            k in self.fitting,
            bool(self.kinds[k]) and not descriptions.kinds_agree(mention, self.kinds[k]),
            mention.kind == "outlet" and "outlet" in told.kinds,
            mention.kind == "body" and "body" in told.kinds and bool(told.names),
            both and mention.gender == told.gender,
            both and mention.gender != told.gender,
            k == self.last_subject and self.near[k].within is None,
            k == self.last_opener,
            k == self.paragraph_opener,
            k == self.exclusions.speaker,
        )

    def _of_words(self, k: int) -> tuple[float, ...]:
        mention, told = self.mention, self.reading.chains[k]
        rivals = sum(self.points[n] > self.points[k] - 1.0 for n in self.kept) - 1
        return (
            self.points[k],
            self.points[k] > 0,
            mention.head in told.roles,
            descriptions.share_class(mention.head, descriptions.words_of(told)),
            descriptions.owner_points(self.reading, mention, told),
            *descriptions.count_told(mention, told),
            any(m.text.lower() == mention.text.lower() for m in told.mentions[:FAR]),
            self.called.get(k, 0.0),
            k == self.settled,
            k == self.only,
            self.told_points if k == self.told else 0.0,
            k == self.told and self.told_points >= 2.0,
            min(rivals, 4) / 4,
            min(self.named - 1, 5) / 5,
            self.named == 1,
            self._is_of_other_trade(told),
            k not in self.recent and (mention.head in told.roles or descriptions.share_class(mention.head, told.roles)),
        )

    def _of_place(self, k: int, nearer: int) -> tuple[float, ...]:
        mention, near = self.mention, self.near[k]
        ahead = near.range > mention.range
        away = abs(mention.sentence - near.sentence)
        gap = near.range[0] - mention.range[1] if ahead else mention.range[0] - near.range[1]
        same_verb = bool(near.verbs and mention.verbs and near.verbs[0] == mention.verbs[0])
        return (
            min(away, FAR) / 10,
            away == 0,
            away == 1,
            near.paragraph == mention.paragraph,
            mention.paragraph - near.paragraph == 1,
            ahead,
            min(nearer, 4) / 4,
            near.cited,
            near.subject,
            near.form == "name",
            near.form == "pronoun",
            near.form == "definite",
            near.form == "indefinite" and near.head == mention.head,
            0 <= gap <= 2,
            same_verb and near.subject and not ahead,
            near.within == mention.range,
            near.within is not None and near.within != mention.range,
            ahead and mention.form != "definite",
            ahead and away <= 1,
            ahead and near.opens,
            near.subject and away == 1 and not ahead,
            ahead and mention.sentence <= LEAD,
            ahead and near.cited,
            ahead and mention.form == "indefinite",
        )

    def _of_description(self) -> tuple[float, ...]:
        mention = self.mention
        first = mention.text.lower().partition(" ")[0]
        separate = lists.words("mention", "separate")
        wide = lists.words("people", "wide") | lists.words("people", "epithets")
        the_one = mention.form == "definite" and not mention.plural
        return (
            *(mention.kind == kind for kind in ("person", "body", "document", "outlet", "group", "")),
            mention.form == "indefinite",
            mention.form == "bare",
            mention.plural,
            mention.owner is not None,
            bool(mention.words),
            mention.head in lists.words("bodies", "standing"),
            mention.form == "definite" and mention.kind == "person" and mention.head in wide,
            the_one and mention.kind == "person",
            the_one and mention.kind in ("body", "outlet"),
            mention.form == "definite" and not mention.words,
            first in ("this", "that", "these", "those"),
            bool(mention.words & separate) or first in separate,
            min(mention.text.count(" "), 12) / 12,
            mention.sentence <= LEAD,
            mention.head == "old",
        )

    def _is_of_other_trade(self, told: Chain) -> bool:
        """Whether a person is told to be something else than a description says: "the financier" of an editor."""
        mention = self.mention
        if mention.kind != "person" or not told.names or mention.head in lists.words("people", "wide"):
            return False
        trades = {r for r in told.roles if r in lists.words("people", "roles") or lists.is_person(r)}
        return bool(trades) and mention.head not in trades and not descriptions.share_class(mention.head, trades)


def _is_crowd(mention: Mention, told: Chain, kinds: frozenset[str]) -> bool:
    """Whether a body and several persons may be one: "the group" of demonstrators, "the militants" of an armed band."""
    if mention.form != "definite":
        return False
    if mention.head in lists.words("bodies", "crowds"):
        return kinds == {"group"} and told.plural
    armed = mention.plural and mention.head in lists.words("people", "armed") and kinds == {"body"}
    return armed and bool(
        (told.roles | {w for n in told.names for w in names.split(n)}) & lists.words("bodies", "bands")
    )
