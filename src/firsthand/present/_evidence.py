"""The words of the reports as the page quotes them: each with whose they are, what they show, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from firsthand.present import _words
from firsthand.present._chains import Names
from firsthand.present._marks import Anchors
from firsthand.records import Assertion, Attribution, Case, Span

LONGEST_QUOTE = 600
"""Characters of a sentence quoted outside its report; the report has it whole."""

CONTEXT = 90
"""Characters shown on either side of quoted words."""

BADGE_WORDS = 60
"""Characters of the words that show a badge."""


class Tag(NamedTuple):
    """A few words on a quote, and what sort of thing they say: "first-hand", "anonymous", "broader" or ""."""

    text: str
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, what stands around them, whose they are, and the anchor where they stand."""

    text: str
    report: str
    anchor: str
    before: str = ""
    after: str = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes under one heading, which has an anchor of its own where it is a report."""

    name: str
    quotes: tuple[Quote, ...]
    anchor: str = ""
    tag: str = ""


class Evidence:
    """Quotes the reports of one case."""

    def __init__(self, case: Case, anchors: Anchors, known: Names) -> None:
        self.anchors = anchors
        self.known = known
        self.outlets = {r.id: r.outlet or self.label(r.id) for r in case.reports}
        self.days = {r.id: _words.short_day(r.published) for r in case.reports}

    def label(self, report: str) -> str:
        """What a report is called."""
        return self.known.reports.get(report, report)

    def quote(self, span: Span, letters: int = 0, tags: tuple[Tag, ...] = (), longest: int = LONGEST_QUOTE) -> Quote:
        """The words of a span, with up to `letters` characters around them."""
        text = self.anchors.words(span)
        before, after = self.anchors.around(span, letters) if letters else ("", "")
        text = text if len(text) <= longest else text[:longest].rstrip() + " … [shortened]"
        return Quote(text, self.label(span.report), self.anchors.span(span), before, after, tags)

    def sentence(self, assertion: Assertion, letters: int = 0) -> Quote:
        """The words that state a claim, by whom the report has them, and what its words show of that."""
        attribution = self.known.attributions.get(assertion.attribution or "")
        tags = self._tags(attribution) if attribution else [Tag("in the report's own voice")]
        if not assertion.sure and not assertion.near:
            tags.append(Tag("perhaps a broader claim", "broader"))
        return self.quote(Span(assertion.report, assertion.start, assertion.end), letters, tuple(tags))

    def plain(self, assertion: Assertion) -> Quote:
        """The words that state a claim, and nothing beside them."""
        return self.quote(Span(assertion.report, assertion.start, assertion.end))

    def _tags(self, attribution: Attribution) -> list[Tag]:
        tags: list[Tag] = []
        source = self.known.sources.get(attribution.source_id or "")
        if source:
            tags.append(Tag(f"according to {_words.party(source.name, source.kind)}"))
        through = [self.known.sources[c] for c in attribution.channel if c in self.known.sources]
        tags += [Tag(f"through {_words.party(s.name, s.kind)}") for s in through]
        tags += [Tag(word) for word in (attribution.medium, attribution.hedge) if word]
        return [*tags, *self._badges(attribution)]

    def _badges(self, attribution: Attribution, whose: str = "") -> list[Tag]:
        """How the source stands to what it tells, by the words that show it, which each leads to."""
        spans = [(b.kind, Span(attribution.report, b.start, b.end)) for b in attribution.badges]
        shown = [(kind, _words.shortened(self.anchors.words(s), BADGE_WORDS), s) for kind, s in spans]
        return [Tag(f"{kind}: “{words}”{whose}", kind, self.anchors.span(span)) for kind, words, span in shown]

    def badges(self, told: Iterable[Assertion]) -> tuple[Tag, ...]:
        """The badges of all who are named for a claim, each with the report that shows it, each once."""
        named = (self.known.attributions.get(a.attribution or "") for a in told)
        found = (b for n in named if n for b in self._badges(n, f" ({self.label(n.report)})"))
        return tuple(dict.fromkeys(found))

    def groups(self, told: Sequence[Assertion], names: Sequence[str], own: bool = False) -> tuple[Group, ...]:
        """The assertions as quotes under their names; with `own`, a name is a report's and its quotes tell more."""
        quotes: dict[str, list[Quote]] = {}
        anchors: dict[str, str] = {}
        for assertion, name in zip(told, names, strict=True):
            quote = self.sentence(assertion, CONTEXT) if own else self.plain(assertion)
            quotes.setdefault(name, []).append(quote)
            anchors.setdefault(name, self.anchors.report(assertion.report) if own else "")
        return tuple(Group(name, tuple(found), anchors[name]) for name, found in quotes.items())
