"""Who said what by a small network alone, without grammar: for archives of millions of reports."""

from __future__ import annotations

import re
from bisect import bisect_right

from firsthand.attributions import tagger
from firsthand.attributions.drafts import kind_of
from firsthand.attributions.trees import merge
from firsthand.records import Attribution, Parse, Report, identify

_WORD = re.compile(r"\w+")


def find(report: Report, outline: Parse) -> tuple[Attribution, ...]:
    """The attributions of a report, in text order, from its paragraphs and quotations alone.

    They have a source, a cue, a content and a kind, and nothing of the way that the content took: no channel, medium,
    hedge, denial, and "speech" for every act.
    """
    text = report.text
    starts = [start for start, _ in outline.quotations]

    def quoted(at: int) -> bool:
        number = bisect_right(starts, at) - 1
        return number >= 0 and at < outline.quotations[number][1]

    found: list[Attribution] = []
    for group in tagger.grouped(tagger.tag(report, outline, network="skimmer")):
        source, cue = group[0].source, (group[0].cue,) if group[0].cue else ()
        content = merge((one.content for one in group), text)
        places = [m.start() for start, end in content for m in _WORD.finditer(text, start, end)]
        if source is not None and places:
            found.append(
                Attribution(
                    id=identify("attribution", report.id, source, cue, content),
                    report=report.id,
                    kind=kind_of([quoted(at) for at in places]),
                    source=source,
                    cue=cue,
                    content=content,
                    found_by="skimmer",
                )
            )
    return tuple(sorted(found, key=lambda a: (a.content, a.cue)))
