"""Whom a description surely does not stand for, whatever its words tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.sources import counsels, descriptions, lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.mentions import Mention
from firsthand.sources.readings import Reading

LONGEST_ARTICLE = 4
"""Characters of "the" and a blank before whose a party is."""

FEW = 3
"""Mentions of a party right before a description that are looked at for one that speaks of it."""

FAR = 20
"""Mentions of a party that are looked at, and sentences beyond which "his friend" is another's."""

_OWNING = ("'s", "’s", "s'", "s’")
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def speaks_of(mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether a party with these mentions, the nearest first, speaks of a person: "Roe said his friend had left".

    Or was met too long before: "his friend" is somebody's whom the last sentences told of.
    """
    if mention.kind != "person" or mention.owner is None or not is_by_pronoun(mention):
        return False
    if before and mention.sentence - before[0].sentence > FAR:
        return True
    return any(m.subject and m.sentence == mention.sentence for m in before[:FEW])


def _is_settled(told: Chain) -> bool:
    """Whether a party has names, all of them those of countries, states or cities."""
    unsettled = next((m for m in told.mentions if m.name and not m.settled), None)
    return unsettled is None and any(m.name for m in told.mentions)


def _is_place(told: Chain) -> bool:
    """Whether a party has names, all of them those of countries or capitals."""
    return bool(told.names) and all(lists.capital(n.lower()) or lists.country(n.lower()) for n in told.names)


class Exclusions:
    """The parties that one description of a report does not stand for; `speaker` is in whose words it stands."""

    def __init__(
        self,
        reading: Reading,
        mention: Mention,
        near: Mapping[int, Mention],
        recent: Mapping[int, Sequence[Mention]],
    ) -> None:
        self.reading, self.mention, self.near, self.recent = reading, mention, near, recent
        self.speaker = reading.of.get(mention.within) if mention.within else None

    def holds(self, k: int) -> bool:
        """Whether a party is surely another: of another country, a kinsman, a former one, or brought in on its own."""
        mention, told = self.mention, self.reading.chains[k]
        if mention.kind == "person" and (k == self.speaker or self._is_named_by(k) or self._holds_another(told)):
            return True
        if mention.kind == "body" and mention.head not in told.roles and descriptions.is_inner(mention.head, told):
            return True
        if self._is_done_to(k):
            return True
        if mention.head in lists.words("bodies", "crowds") and "person" in told.kinds and not told.plural:
            return True
        if descriptions.is_foreign(mention, told) or self._is_others(told) or _is_of_another_sort(mention, told):
            return True
        if mention.kind in ("person", "group") and _is_settled(told):
            return True
        if descriptions.is_of_another_party(mention, told) or self._is_anothers(told) or self._is_of_another_part(k):
            return True
        first = told.mentions[0]
        if mention.kind == "body" and lists.classes(mention.head) & {"firm", "trade"} and _is_place(told):
            return True
        if mention.kind in ("document", "body", "outlet") and first.head in lists.words("mention", "i"):
            return True
        if self._is_no_spokesman(told) or self._heads_another(told):
            return True
        if descriptions.is_no_monitor(mention, told, (self.reading.chains[n] for n in self.near)):
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

    def _is_named_by(self, k: int) -> bool:
        """Whether a party is first named in what the described one says: "The mayor said Ann Roe was right"."""
        return k not in self.recent and k in self.near and self.near[k].within == self.mention.range

    def _is_done_to(self, k: int) -> bool:
        """Whether a party does something to what is the described one's: "the port denied claims by the guild"."""
        mention = self.mention
        doing = (m for m in self.recent.get(k, ())[:FEW] if m.subject and m.sentence == mention.sentence)
        owns = mention.verbs != () and (
            mention.text.endswith(_OWNING) or (mention.cited and mention.within is not None)
        )
        return owns and any(m.verbs[:1] == mention.verbs[:1] and m.form != "pronoun" for m in doing)

    def _holds_another(self, told: Chain) -> bool:
        """Whether "the president" would be a person by name who serves somebody, and is not told to be it."""
        office = self.mention.head
        sole = office in lists.words("people", "sole_offices") and self.mention.form == "definite"
        serves = bool(told.roles & (lists.words("people", "voices_of_persons") | lists.words("people", "staff")))
        return sole and serves and bool(told.names) and office not in told.roles

    def _is_no_spokesman(self, told: Chain) -> bool:
        """Whether "a spokesman" would be a person by name who represents voters, and nobody of whom it is told."""
        spokesmen = lists.words("people", "spokesmen")
        if self.mention.head not in spokesmen or not told.names or told.roles & spokesmen:
            return False
        seated = any("house" in lists.classes(role) for role in told.roles)
        return seated and told.owner is None and all(m.owner is None for m in told.mentions[:FAR])

    def _heads_another(self, told: Chain) -> bool:
        """Whether "the president of Zed Watch" would be one by name who has a role, and none at that body.

        Or "the president of Zedland" one who is told to be of another country.
        """
        mention = self.mention
        owner = self.reading.of.get(mention.owner) if mention.owner else None
        held = {mention.head, *lists.words("people", "sole_offices")} & told.roles
        if owner is None or mention.head not in lists.words("people", "body_heads") or not (told.names and held):
            return False
        body = self.reading.chains[owner]
        country, theirs = {lists.country(n.lower()) for n in body.names} - {""}, told.countries()
        if country and theirs:
            return not country & theirs
        if country or _is_settled(body) or is_by_pronoun(mention) or descriptions.is_of_place(self.reading, owner):
            return False
        owners = {self.reading.of[m.owner] for m in told.mentions[:FAR] if m.owner in self.reading.of}
        return owner not in owners if body.names else not owners and "body" in body.kinds

    def _is_others(self, told: Chain) -> bool:
        """Whether "her office" would be a body that nothing tells to be somebody's."""
        mention = self.mention
        if mention.owner is None or mention.kind != "body" or "person" in told.kinds:
            return False
        whose = self.reading.of.get(mention.owner)
        if whose is not None and descriptions.is_of_place(self.reading, whose):
            return False
        return not told.owner and all(m.owner is None for m in told.mentions[:FAR])

    def _is_anothers(self, told: Chain) -> bool:
        """Whether "Roe's office" would be what is told of as another's: "Poe's office"; a pronoun's party is unsure.

        Of documents only "a study by Roe" is surely another than "a study by Poe": "the filing" may be told of by two.
        """
        mention = self.mention
        owner = self.reading.of.get(mention.owner) if mention.owner else None
        owned = [m for m in told.mentions[:FAR] if m.owner in self.reading.of]
        theirs = {self.reading.of[m.owner] for m in owned if m.owner}
        unsure = (mention.kind == "document") != (mention.form == "indefinite")
        if unsure or owner is None or not theirs or owner in theirs:
            return False
        alike = mention.head in told.roles
        if alike and (is_by_pronoun(mention) or all(map(is_by_pronoun, owned))):
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
        if counsels.is_appointed(mention) and told.roles:
            return not counsels.is_counsel(told)
        owned = (
            mention.owner is not None
            and mention.owner[0] - mention.range[0] <= LONGEST_ARTICLE
            and mention.head in _attached()
        )
        if not owned or mention.kind != "person" or not told.names or self._is_brought_in(k):
            return False
        if told.roles and "lawyer" in lists.classes(mention.head) and told.owner is None:
            return all(m.owner is None for m in told.mentions[:FAR])
        if not told.roles:
            speaks = lists.classes(mention.head) & {"lawyer", "speaker"}
            return bool(speaks) and (k not in self.recent or not is_by_pronoun(mention))
        roles = told.roles - (lists.words("people", "prosecutors") if counsels.is_counsel(told) else frozenset())
        return mention.head not in roles and not descriptions.share_class(mention.head, roles)

    def _is_brought_in(self, k: int) -> bool:
        """Whether a party is first named right after a description in its paragraph, and nothing else told of it."""
        ahead, mention = self.near[k], self.mention
        near = ahead.sentence - mention.sentence <= 1 and ahead.paragraph == mention.paragraph
        return near and k not in self.recent and not ahead.roles

    def _was(self, told: Chain) -> bool:
        """Whether all that describes an unnamed party tells that it was what it is called: "a former mayor"."""
        gone = lists.words("mention", "gone")
        described = [m for m in told.mentions[:FAR] if m.form != "pronoun"]
        return bool(described) and all(m.words & gone for m in described)


def is_by_pronoun(mention: Mention) -> bool:
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
    theirs = {sort for word in descriptions.words_of(told) for sort in lists.sorts(word)} if ours else set()
    return bool(ours and theirs and not ours & theirs) and "person" not in told.kinds
