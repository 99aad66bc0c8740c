"""Contents with their sources and cues, as a small neural network tags and links them (training/attributions.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.attributions.drafts import Draft, outermost
from firsthand.attributions.pieces import ROLES, Hint, Window, cut
from firsthand.languages.networks import open_network
from firsthand.records import Parse, Range, Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCORES = ("tags", "to_source", "to_cue")
"""What the network tells of a window: scores of pieces x tags, and of pieces x pieces for sources and for cues."""


class Told(NamedTuple):
    """A content with the source and the cue that stand by it, None where the network found none near it.

    `sure` is the mean probability of its words to be a content's.
    """

    content: Range
    source: Range | None
    cue: Range | None
    sure: float


class Span(NamedTuple):
    """A run of pieces of one role in a window: the first piece, the one after the last, and how sure that is."""

    role: str
    first: int
    last: int
    sure: float


def hints(drafts: Iterable[Draft]) -> tuple[Hint, ...]:
    """What the rules take words for, as PolNeAR marks it: without the drafts inside another's content."""
    return tuple(
        Hint(role, span)
        for draft in outermost(drafts)
        for role, spans in (("source", (draft.source,)), ("cue", draft.cue), ("content", draft.content))
        for span in spans
        if span is not None
    )


def tag(report: Report, parse: Parse, given: Iterable[Hint] = (), network: str = "tagger") -> tuple[Told, ...]:
    """What a network reads in a report, in text order, where the rules found what is `given`.

    `network` is "tagger" or, ten times as fast and less often right, "skimmer".
    """
    windows = cut(report.text, parse.paragraphs, parse.quotations, given)
    found = [told for window in windows for told in read(window, *_run(network, window))]
    return tuple(sorted(found, key=lambda t: t.content))


def grouped(told: Iterable[Told]) -> list[list[Told]]:
    """The contents that share a cue and a source, together: one attribution each."""
    groups: dict[object, list[Told]] = {}
    for one in told:
        groups.setdefault((one.cue, one.source) if one.cue else one.content, []).append(one)
    return list(groups.values())


def read(
    window: Window, tags: NDArray[np.float32], to_source: NDArray[np.float32], to_cue: NDArray[np.float32]
) -> Iterator[Told]:
    """The contents of one window from the scores of the network (pieces x tags, and pieces x pieces twice).

    What is not quoted has its source and cue in its own paragraph.
    """
    spans = list(_spans(window, tags))
    for span in spans:
        if span.role == "content":
            near = spans if window.sorts[span.first] % 2 else [s for s in spans if _beside(window, s, span)]
            source = _pointed_at(near, "source", to_source[span.first : span.last])
            cue = _pointed_at(near, "cue", to_cue[span.first : span.last])
            yield Told(_place(window, span), source and _place(window, source), cue and _place(window, cue), span.sure)


def _spans(window: Window, tags: NDArray[np.float32]) -> Iterator[Span]:
    """The runs of words of one role on the likeliest path of tags, each word judged by its first piece."""
    import numpy as np

    scores = tags[list(window.words)].astype(np.float64)
    scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
    ends = (*window.words[1:], len(window.pieces) - 1)
    path = _path(scores.tolist())
    at = 0
    while at < len(path):
        last = at + 1
        role = (path[at] - 1) // 2
        while last < len(path) and path[at] and path[last] == 2 * role + 2 and window.words[last] not in window.opens:
            last += 1
        if path[at]:
            sure = np.exp(scores[at:last, 2 * role + 1 : 2 * role + 3]).sum(axis=1).mean()
            yield Span(ROLES[role], window.words[at], ends[last - 1], float(sure))
        at = last


def _path(scores: Sequence[Sequence[float]]) -> list[int]:
    """The likeliest tags of words (Viterbi 1967) on which an inside tag only follows its own begin or inside tag."""
    best = [score if tag == 0 or tag % 2 else -inf for tag, score in enumerate(scores[0])]
    steps: list[list[int]] = []
    for row in scores[1:]:
        before = [best.index(max(best))] * len(row)
        for inside in range(2, len(row), 2):
            before[inside] = inside - 1 if best[inside - 1] >= best[inside] else inside
        best = [best[tag] + score for tag, score in zip(before, row, strict=True)]
        steps.append(before)
    path = [best.index(max(best))]
    for before in reversed(steps):
        path.append(before[path[-1]])
    return path[::-1]


def _pointed_at(spans: Sequence[Span], role: str, pointers: NDArray[np.float32]) -> Span | None:
    """The span of a role whose first piece scores highest over a content's pieces, or None if the first mark does."""
    scores = pointers.sum(axis=0)
    best = max((s for s in spans if s.role == role), key=lambda s: float(scores[s.first]), default=None)
    return best if best is not None and scores[best.first] > scores[0] else None


def _beside(window: Window, one: Span, other: Span) -> bool:
    """Whether two runs stand in one paragraph."""
    first, last = sorted((one.first, other.first))
    return not any(first < opening <= last for opening in window.opens)


def _place(window: Window, span: Span) -> Range:
    return window.places[span.first][0], window.places[span.last - 1][1]


def _run(network: str, window: Window) -> tuple[Any, Any, Any]:
    """The scores of one window.

    Not of several at once: padded to the longest, eight take a third more time on PolNeAR's development part, and share
    one scale of the network's 8-bit numbers, so that each would tell of its neighbours. Alone 98.5 % of the words get
    the tag that the network gives in 32 bits, among eight 98.3 %.
    """
    import numpy as np

    rows = {"pieces": window.pieces, "mask": [1] * len(window.pieces), "sorts": window.sorts}
    feed = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
    tags, to_source, to_cue = open_network(network).run(SCORES, feed)
    return tags[0], to_source[0], to_cue[0]
