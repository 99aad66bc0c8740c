"""Every record that crosses a module border, and nothing else.

All are frozen. An offset is a character of the report's `text`; a range is (start, end), end exclusive. An id is made
from content (`identify`), so that a second run gives the same ids and the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Range = tuple[int, int]

SourceKind = Literal["person", "state body", "organisation", "outlet", "group", "document", "unnamed", "unsourced"]
Kind = Literal["direct", "mixed", "indirect"]
Act = Literal["speech", "writing", "belief", "intention", "feeling", "silence"]
BadgeKind = Literal["first-hand", "second-hand", "anonymous"]
Stance = Literal["asserts", "denies"]
Within = Literal["quote", "narration", "both"]
Step = Literal["attributed", "channel", "credited", "copied", "common_source", "first_hand", "unsourced"]
Direction = Literal["left_to_right", "right_to_left", "common_source", "undetermined"]


def identify(kind: str, *parts: object) -> str:
    """An id that depends on `kind` and `parts` alone: the kind's letter and 16 hexadecimal digits of a SHA-256."""
    return f"{kind}-{hashlib.sha256(repr(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class Span(NamedTuple):
    """A stretch of one report: the report's id, start, end."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One published item, as one outlet gave it.

    `published` is an ISO 8601 prefix whose length is its precision ("2022-03", "2022-03-23", "2022-03-23T11:42"), or
    None. `headline` is where the title stands in `text`; `credit` is where the report credits an agency or another
    outlet for the text as a whole ("(AP)", "By Jane Doe, Reuters"). `sha256` is of the original's bytes. `dropped`
    are the ranges that `clean` set aside: nothing is evidence there.
    """

    id: str
    name: str
    path: str
    sha256: str
    text: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    headline: Range | None = None
    credit: Range | None = None
    dropped: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a part of one, that could not be read, and why, in words for a person."""

    path: str
    why: str


class Token(NamedTuple):
    """A word of a report. `head` is the index in `Parse.tokens` of the word it hangs on (its own, for a root).

    `pos` is a universal part of speech, `tag` a Penn Treebank tag, `dep` a ClearNLP dependency label, `entity` an
    OntoNotes entity type or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


class Entity(NamedTuple):
    """A named entity: the range of its tokens in `Parse.tokens` and its OntoNotes type."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The grammar of one report, outside what was set aside.

    `sentences` are ranges of tokens, `paragraphs` and `quotations` (with their marks) ranges of characters. A
    sentence never crosses a paragraph; a quotation that opens several paragraphs before it closes is one range a
    paragraph.
    """

    report: str
    tokens: tuple[Token, ...]
    sentences: tuple[Range, ...]
    paragraphs: tuple[Range, ...]
    quotations: tuple[Range, ...]
    entities: tuple[Entity, ...]


class Badge(NamedTuple):
    """How a source stands to what it tells, and the words of the report that show it."""

    kind: BadgeKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source), by which words (cue), said what (content), as in PARC and PolNeAR.

    `act` is what the cue tells of: only speech and writing vouch for a content, and "silence" is what was not said
    ("did not say whether"). `found_by` is the rule, "tagger", or both. `source` is None where the report names nobody
    at this place; `antecedent` is then the earlier mention whose words the content continues, or None where the
    report speaks in its own voice through an agentless cue. `via` are the mentions of intermediaries, nearest the
    origin first. `sources.link` fills `source_id` and `channel` from them.
    """

    id: str
    report: str
    kind: Kind
    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    found_by: str
    act: Act = "speech"
    antecedent: Range | None = None
    via: tuple[Range, ...] = ()
    medium: str | None = None
    hedge: str | None = None
    denies: bool = False
    source_id: str | None = None
    channel: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()


class Description(NamedTuple):
    """What the words tell of a party that they do not name; None where they do not tell it.

    `country` is its common name, `body` whom or what it belongs to ("law enforcement"), `role` what it is ("senior
    official"), `number` how many they are ("2", "about 40", "several"), `access` how it knows ("familiar with it").
    """

    country: str | None = None
    body: str | None = None
    role: str | None = None
    number: str | None = None
    access: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A party behind mentions in one or more reports.

    `speaks_for` is the id of the party that it speaks for (a spokesman's ministry); `may_be` are ids of parties that
    the text does not tell apart from it (two "US officials"); `apart` are those of whom a person said that they are
    others; `description` is of an unnamed one.
    """

    id: str
    name: str
    kind: SourceKind
    mentions: tuple[Span, ...] = ()
    speaks_for: str | None = None
    may_be: tuple[str, ...] = ()
    description: Description | None = None
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two reports share; `reason` says in words what the direction rests on."""

    left: Span
    right: Span
    kind: Literal["verbatim", "rewritten"]
    within: Within
    direction: Direction
    reason: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """A stretch of one report that states a claim. `origin` is the id of an `Origin` of the claim, once traced.

    `sure` is whether it surely states this very claim, and not perhaps a broader or a neighbouring one: only what is
    sure can raise the lower end of the independent origins. `rests_on` are the attributions, elsewhere in the
    report and in its order, that a headline or lead may sum up. What is only `near` the claim, a broader or a
    neighbouring statement, is shown beside it and counts for nothing.
    """

    report: str
    start: int
    end: int
    attribution: str | None
    stance: Stance
    origin: str | None = None
    sure: bool = True
    near: bool = False
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """One step back: `source` and `target` are ids of reports or origins; the source rests on the target.

    In the JSON of a trace they are "from" and "to".
    """

    source: str
    target: str
    kind: Step
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim's chain ends: a named or typed party, an outlet that did the work, or "unsourced: X"."""

    id: str
    name: str
    kind: SourceKind


class Grade(NamedTuple):
    """An Admiralty grade (AJP-2.1, FM 2-22.3): the sources' letter, set by persons alone, and the claim's number."""

    reliability: Literal["A", "B", "C", "D", "E", "F"]
    credibility: Literal[1, 2, 3, 4, 5, 6]
    rule: str
    would_change: tuple[str, ...]


class HedgeLoss(NamedTuple):
    """Words of doubt that got lost on the way; where nothing stands for them, `surer` is the whole assertion."""

    kind: Literal["hedge dropped", "certainty added", "doubt dropped", "part became whole"]
    hedged: Span
    surer: Span
    lost: str
    became: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable proposition that assertions of a story share. `independent` is the range of its origins."""

    id: str
    story: str
    gist: str
    assertions: tuple[Assertion, ...]
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[Origin, ...] = ()
    independent: tuple[int, int] = (0, 0)
    outlets: int = 0
    grade: Grade | None = None
    hedge_losses: tuple[HedgeLoss, ...] = ()

    @property
    def stated(self) -> tuple[Assertion, ...]:
        """The assertions that state or deny this very claim."""
        return tuple(a for a in self.assertions if not a.near)


class Value(NamedTuple):
    """One side of a disagreement: where it stands and what it says there, in the report's words or a plain form."""

    report: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What cannot both hold; `reason` says why in words. It never says which side is right."""

    kind: Literal["figure", "date", "place", "name", "attribution", "identity", "polarity", "wording"]
    subject: str
    values: tuple[Value, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of an event: its value in words, how precise it is, and the spans that it rests on."""

    value: str
    precision: str
    evidence: tuple[Span, ...]


class Place(NamedTuple):
    """A place of GeoNames. `precision` is UCDP's where_prec: 1 the place, 2 near, 3 district, 4 region, 6 country."""

    name: str
    geonames: int
    country: str
    country_code: str
    region: str | None
    latitude: float | None
    longitude: float | None
    precision: Literal[1, 2, 3, 4, 6]


class Period(NamedTuple):
    """First and last day, ISO 8601. `precision` is UCDP's date_prec: 1 day, 2 some days, 3 week, 4 month, 5 year."""

    start: str
    end: str
    precision: Literal[1, 2, 3, 4, 5]


class Actor(NamedTuple):
    """One side: "a" acts, "b" is acted on. `kind` is ACLED's word for its sort, None where no word tells it."""

    name: str
    side: Literal["a", "b"]
    kind: str | None
    evidence: tuple[Span, ...]


class Count(NamedTuple):
    """How many of what became what ("killed"). `best` is the one told most, if any; `high` None sets no limit."""

    of: str
    fate: str | None
    low: float
    best: float | None
    high: float | None
    evidence: tuple[Span, ...]


class Code(NamedTuple):
    """One column of a code book: its value, or None, and in words why it is so."""

    scheme: Literal["UCDP GED", "ACLED"]
    column: str
    value: str | int | float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a story is about: who, what, where, when, how many, each with its precision and its words."""

    what: Fact | None = None
    who: Fact | None = None
    where: Fact | None = None
    when: Fact | None = None
    how_many: tuple[Fact, ...] = ()
    kind: Fact | None = None
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    period: Period | None = None
    counts: tuple[Count, ...] = ()
    reported_by: tuple[Fact, ...] = ()
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of the same event; `reports` are their ids."""

    id: str
    title: str
    reports: tuple[str, ...]
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that a trace found, stage by stage; the JSON of a trace is this record."""

    reports: tuple[Report, ...] = ()
    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
