"""Contents with their sources and cues, as a small neural network tags and links them (training/attributions.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from firsthand.records import Parse, Range, Report
from training.pieces import Window, cut

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
WINDOWS_AT_ONCE = 8
"""Windows in one run of the network: more take memory and no less time."""


class Told(NamedTuple):
    """A content with the source and the cue that stand by it, None where the network found none near it."""

    content: Range
    source: Range | None
    cue: Range | None


class Span(NamedTuple):
    """A run of pieces of one role in a window: the first piece and the one after the last."""

    role: str
    first: int
    last: int


def tag(report: Report, parse: Parse) -> tuple[Told, ...]:
    """What the network reads in a report, in text order."""
    windows = sorted(cut(report.text, parse.paragraphs, parse.quotations), key=lambda w: (len(w.pieces), w.places))
    found: list[Told] = []
    for at in range(0, len(windows), WINDOWS_AT_ONCE):
        some = windows[at : at + WINDOWS_AT_ONCE]
        tags, to_source, to_cue = _run(some)
        for n, window in enumerate(some):
            found += read(window, tags[n], to_source[n], to_cue[n])
    return tuple(sorted(found, key=lambda t: t.content))


def read(
    window: Window, tags: NDArray[np.float32], to_source: NDArray[np.float32], to_cue: NDArray[np.float32]
) -> Iterator[Told]:
    """The contents of one window from the scores of the network (pieces x tags, and pieces x pieces twice)."""
    spans = list(_spans(tags[: len(window.pieces)].argmax(axis=-1).tolist()))
    for span in spans:
        if span.role == "content":
            source = _pointed_at(spans, "source", to_source[span.first])
            cue = _pointed_at(spans, "cue", to_cue[span.first])
            yield Told(_place(window, span), source and _place(window, source), cue and _place(window, cue))


def _spans(tags: Sequence[int]) -> Iterator[Span]:
    """The runs of one role; an inside piece that follows no begin of its role begins a run."""
    first, role = 0, -1
    for k, tag_ in enumerate([*tags, 0]):
        begins = tag_ % 2 == 1
        here = (tag_ - 1) // 2 if tag_ else -1
        if role >= 0 and (here != role or begins):
            yield Span(ROLES[role], first, k)
            role = -1
        if here >= 0 and role < 0:
            first, role = k, here


def _pointed_at(spans: Sequence[Span], role: str, scores: NDArray[np.float32]) -> Span | None:
    """The span of a role whose first piece scores highest, or None where the window's first mark scores higher."""
    best = max((s for s in spans if s.role == role), key=lambda s: float(scores[s.first]), default=None)
    return best if best is not None and scores[best.first] > scores[0] else None


def _place(window: Window, span: Span) -> Range:
    return window.places[span.first][0], window.places[span.last - 1][1]


def _run(windows: Sequence[Window]) -> tuple[Any, Any, Any]:
    import numpy as np

    width = max(len(w.pieces) for w in windows)

    def padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
        return np.array([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64)

    feed = {
        "pieces": padded([w.pieces for w in windows]),
        "mask": padded([[1] * len(w.pieces) for w in windows]),
        "quoted": padded([[int(q) for q in w.quoted] for w in windows]),
    }
    tags, to_source, to_cue = _network().run(None, feed)
    return tags, to_source, to_cue


@cache
def _network() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    path = Path(__file__).parent / "models" / "tagger.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
