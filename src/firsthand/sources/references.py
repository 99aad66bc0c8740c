"""Whom a description stands for: a party near it, or a new one, by features weighed on marked articles."""

from __future__ import annotations

import math
from collections.abc import Sequence

from firsthand.sources import descriptions, epithets, lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

CALLED_WITHIN = 4
"""Sentences; a party that no word of a description tells of was mentioned at most so far before it."""

AHEAD_WITHIN = 4
"""Sentences; a party that a description brings in is named at most so far after it: "A pastor said … Jane Roe …"."""

MOST_MET = 3
"""Named parties met most in a report, which a description can stand for however far away they were named."""

LONGEST_ARTICLE = 4
"""Characters of "the" and a blank before whose a party is."""

FEW = 3
"""Mentions of a party right before a description that are looked at for one that speaks of it."""

_POSSESSIVE = frozenset({"his", "her", "its", "their"})

FAR = 20
"""Sentences; further away is as good as this far."""

OF_PARTY = (
    "any", "named", "met often", "most met", "spoke last", "last subject", "of no kind", "fits", "kind doubted",
    "newsroom", "body named", "gender", "other gender",
)  # fmt: skip
OF_WORDS = (
    "points", "some points", "head", "class", "owner", "missing", "shared", "same words", "epithet", "place",
    "only one", "told points", "told", "rivals", "alike", "none alike",
)  # fmt: skip
OF_PLACE = (
    "away", "same sentence", "sentence before", "paragraph", "paragraph before", "below", "nearer ones", "cited",
    "subject", "after name", "after pronoun", "after description", "indefinite before", "beside", "beside verb",
    "own words", "others' words", "new ahead", "right ahead", "opens ahead",
)  # fmt: skip
OF_DESCRIPTION = (
    "person", "body", "document", "outlet", "group", "no kind", "indefinite", "bare", "plural", "possessive",
    "described", "standing", "wide", "the person", "the body", "the one", "this", "another", "long", "lead",
)  # fmt: skip
FEATURES = (*OF_PARTY, *OF_WORDS, *OF_PLACE, *OF_DESCRIPTION)
"""What speaks for a party that a description can stand for, and against it; a new party has none."""

WEIGHTS = (
    -0.72, 0.13, 0.30, 0.07, 0.90, 0.17, -0.61, -0.68, -0.14, -0.27, 0.12, 0.63, -0.12, 0.26,
    -0.05, 0.32, 0.47, -0.24, -0.33, 0.03, 0.27, 0.87, 0.25, 0.51, 0.42, -0.01, -0.60, 0.26,
    -0.11, -0.74, -0.29, 0.07, 0.13, -0.22, -0.13, -0.48, -0.16, 0.05, -0.13, -0.02, -0.11, 0.15,
    0.32, 0.07, -0.37, -0.47, 0.19, 0.27, 0.24, -0.05, -0.26, 0.16, 0.03, -0.08, -0.52, -0.97,
    -1.34, -0.77, -0.48, -0.38, -0.38, 0.52, 0.62, 0.17, 0.67, -0.20, -0.06, -0.49, 0.25,
)  # fmt: skip
"""Points a feature is worth, by `training/antecedents.py` from marked articles."""


def find(reading: Reading, mention: Mention) -> tuple[int | None, float]:
    """The likeliest chain of a description's party, and the odds of it against all others and a new party."""
    scored = {
        k: sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
        for k, values in candidates(reading, mention).items()
    }
    best = max(scored, key=lambda k: (scored[k], k), default=None)
    if best is None:
        return None, 0.0
    top = max(0.0, scored[best])
    whole = sum(math.exp(s - top) for s in scored.values()) + math.exp(-top)
    return best, math.exp(scored[best] - top) / whole


def candidates(reading: Reading, mention: Mention) -> dict[int, tuple[float, ...]]:
    """The chains near a description that it can stand for, each with its FEATURES."""
    return _Scene(reading, mention).features()


def speaks_of(mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether a party with these mentions, the nearest first, speaks of a person: "Roe said his friend had left".

    Or was met too long before: "his friend" is somebody's whom the last sentences told of.
    """
    if mention.kind != "person" or mention.owner is None or not _is_by_pronoun(mention):
        return False
    if before and mention.sentence - before[0].sentence > FAR:
        return True
    return any(m.subject and m.sentence == mention.sentence for m in before[:FEW])


class _Scene:
    """What stands around a description: the parties near it, those that fit it, and those kept as its choices."""

    def __init__(self, reading: Reading, mention: Mention) -> None:
        self.reading, self.mention = reading, mention
        owner = reading.of.get(mention.owner) if mention.owner else None
        self.near = {k: m for k, m in reading.around(mention).items() if k != owner}
        self.recent = reading.recent(mention)
        self.last = reading.last_cited(mention)
        self.kinds = {k: reading.sketches[k].mostly() for k in self.near}
        self.points = {
            k: descriptions.description_points(mention, reading.chains[k], k == self.last, self.kinds[k])
            for k in self.near
        }
        self.called, self.settled = epithets.fitting(reading, mention), epithets.find_place(reading, mention)
        self.only = descriptions.find_only(reading, mention)
        self.told, self.told_points = descriptions.find_told(reading, mention)
        self.fitting = {k for k in self.near if self._fits(k)}
        named = (k for k in self.near if k in self.fitting and k in self.recent and reading.chains[k].names)
        self.most = sorted(named, key=lambda k: (-len(reading.chains[k].mentions), k))[:MOST_MET]
        self.kept = [k for k in self.near if self._is_kept(k)]
        self.named = sum(k in self.fitting and k in self.recent and bool(reading.chains[k].names) for k in self.kept)
        subjects = (m for ms in self.recent.values() for m in ms if m.subject and m.within is None)
        latest = max(subjects, key=lambda m: m.range, default=None)
        self.last_subject = reading.of[latest.range] if latest else None

    def _fits(self, k: int) -> bool:
        """Whether kind, number and gender do not speak against a party."""
        mention, told = self.mention, self.reading.chains[k]
        if mention.plural != told.plural and not descriptions.is_collective(mention, told):
            return False
        if mention.gender and told.gender and mention.gender != told.gender and self.reading.sketches[k].titled:
            return False
        unsure = mention.kind in ("body", "outlet") and self.kinds[k] == {"person"} and self._is_unsure(k)
        return not self.kinds[k] or unsure or descriptions.kinds_agree(mention, self.kinds[k])

    def _is_unsure(self, k: int) -> bool:
        """Whether nothing but the parser tells that a name of one word, or in the plural, is a person's."""
        told, sketch = self.reading.chains[k], self.reading.sketches[k]
        if sketch.titled or sketch.given or sketch.called:
            return False
        return bool(told.names) and all(len(names.split(n)) == 1 or n.endswith("s") for n in told.names)

    def _is_kept(self, k: int) -> bool:
        """Whether a party is a choice: its words fit, or it stands near and its kind does."""
        near, mention, told = self.near[k], self.mention, self.reading.chains[k]
        if self._is_barred(k):
            return False
        if self.points[k] > 0 or k in self.called or k in (self.settled, self.only, self.told):
            return True
        if k not in self.fitting:
            return False
        away = mention.sentence - near.sentence
        if k not in self.recent:
            return away >= -AHEAD_WITHIN and bool(near.name)
        shared = bool((mention.words - lists.words("mention", "former")) & _words(told))
        alike = mention.head in told.roles or descriptions.share_class(mention.head, told.roles)
        if away <= CALLED_WITHIN:
            return bool(mention.kind) or shared or alike
        return (k in self.most and bool(mention.kind)) or (shared and alike)

    def _is_barred(self, k: int) -> bool:
        """Whether a party is surely another: of another country, a kinsman, a former one, or brought in on its own."""
        mention, told = self.mention, self.reading.chains[k]
        if descriptions.is_foreign(mention, told) or self._is_others(told) or _is_of_another_sort(mention, told):
            return True
        named = [m for m in told.mentions if m.name]
        if named and mention.kind in ("person", "group") and all(m.settled for m in named):
            return True
        if descriptions.is_of_another_party(mention, told) or self._is_anothers(told) or self._is_of_another_part(k):
            return True
        if mention.head in lists.words("people", "kin") and mention.head not in told.roles:
            return mention.gender != told.gender or not self._is_kin(k)
        if not told.names and self._was(told) != bool(mention.words & lists.words("mention", "gone")):
            return True
        if mention.form != "indefinite" or mention.kind not in ("person", "group"):
            return False
        if told.names and self._is_new_beside(k):
            return True
        separate = set(mention.text.lower().split()[:2]) & lists.words("mention", "separate")
        again = mention.head in told.roles and not told.names and told.mentions[0].form in ("indefinite", "bare")
        return bool(separate) or again

    def _is_others(self, told: Chain) -> bool:
        """Whether "her office" would be a body that nothing tells to be somebody's."""
        mention = self.mention
        if mention.owner is None or mention.kind != "body" or "person" in told.kinds:
            return False
        return not told.owner and all(m.owner is None for m in told.mentions[:FAR])

    def _is_anothers(self, told: Chain) -> bool:
        """Whether "Roe's office" would be what is told of as another's: "Poe's office"; a pronoun's party is unsure."""
        mention = self.mention
        owner = self.reading.of.get(mention.owner) if mention.owner else None
        owned = [m for m in told.mentions[:FAR] if m.owner in self.reading.of]
        theirs = {self.reading.of[m.owner] for m in owned if m.owner}
        if mention.kind == "document" or mention.form == "indefinite" or owner is None or not theirs or owner in theirs:
            return False
        alike = mention.head in told.roles
        if alike and (_is_by_pronoun(mention) or all(map(_is_by_pronoun, owned))):
            return False
        mine = self.reading.chains[owner]
        others = [self.reading.chains[k] for k in sorted(theirs)]
        return all((mine.names and o.names) or (_kinds_apart(mine, o) and not alike) for o in others)

    def _is_new_beside(self, k: int) -> bool:
        """Whether "a young man" stands behind one who was named before and called nothing like it, not right beside."""
        mention, told = self.mention, self.reading.chains[k]
        new = k in self.recent and mention.text.lower().partition(" ")[0] in ("a", "an")
        if not new or 0 <= mention.range[0] - self.near[k].range[1] <= LONGEST_ARTICLE:
            return False
        return mention.head not in told.roles and not descriptions.share_class(mention.head, told.roles)

    def _is_kin(self, k: int) -> bool:
        """Whether "her brother" may be a person by name: of her surname, called a kinsman, or brought in next."""
        mention, told = self.mention, self.reading.chains[k]
        kin = lists.words("people", "kin")
        if self._is_brought_in(k) or told.roles & kin or mention.owner not in self.reading.of:
            return True
        whose = self.reading.chains[self.reading.of[mention.owner]]
        shared = {names.person(n).surname for n in told.names} & {names.person(n).surname for n in whose.names}
        return bool(shared) or "person" not in whose.kinds

    def _is_of_another_part(self, k: int) -> bool:
        """Whether "her lawyer" would be a person by name of whom other roles are told, and none like it."""
        mention, told = self.mention, self.reading.chains[k]
        if speaks_of(mention, self.recent.get(k, ())):
            return True
        owned = (
            mention.owner is not None
            and mention.owner[0] - mention.range[0] <= LONGEST_ARTICLE
            and mention.head in _attached()
        )
        if not owned or mention.kind != "person" or not told.names or not told.roles or self._is_brought_in(k):
            return False
        return mention.head not in told.roles and not descriptions.share_class(mention.head, told.roles)

    def _is_brought_in(self, k: int) -> bool:
        """Whether a party is first named right after a description, and nothing else is told of it."""
        near = k not in self.recent and self.near[k].sentence - self.mention.sentence <= 1
        return near and not self.near[k].roles

    def _was(self, told: Chain) -> bool:
        """Whether all that describes an unnamed party tells that it was what it is called: "a former mayor"."""
        gone = lists.words("mention", "gone")
        described = [m for m in told.mentions[:FAR] if m.form != "pronoun"]
        return bool(described) and all(m.words & gone for m in described)

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
        )

    def _of_words(self, k: int) -> tuple[float, ...]:
        mention, told = self.mention, self.reading.chains[k]
        rivals = sum(self.points[n] > self.points[k] - 1.0 for n in self.kept) - 1
        return (
            self.points[k],
            self.points[k] > 0,
            mention.head in told.roles,
            descriptions.share_class(mention.head, _words(told)),
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
            mention.sentence <= 3,
        )


def _is_by_pronoun(mention: Mention) -> bool:
    """Whether a pronoun tells whose a party is: "her office"."""
    return mention.text.lower().partition(" ")[0] in _POSSESSIVE


def _kinds_apart(a: Chain, b: Chain) -> bool:
    """Whether two parties are surely of two kinds."""
    return bool(a.kinds and b.kinds) and not a.kinds & b.kinds


def _attached() -> frozenset[str]:
    """Nouns of persons who are somebody's: "her lawyer", "its spokesman"."""
    return lists.words("people", "speakers") | lists.words("people", "kin")


def _is_of_another_sort(mention: Mention, told: Chain) -> bool:
    """Whether a body's noun is of another sort than all that its party is called by: "the army" after "Zed Police"."""
    ours = lists.sorts(mention.head)
    theirs = {sort for word in _words(told) for sort in lists.sorts(word)} if ours else set()
    return bool(ours and theirs and not ours & theirs) and "person" not in told.kinds


def _words(told: Chain) -> set[str]:
    """The words that a party was told by, and those of its names."""
    return told.words | told.roles | {w for n in told.names for w in names.split(n)}
