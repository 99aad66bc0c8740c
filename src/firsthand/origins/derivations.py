"""The chain of a claim one step back at a time, each step with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from firsthand.origins.evidence import Evidence
from firsthand.origins.voices import Voice, lie_together
from firsthand.records import Attribution, Derivation, Range, Span, Step


def derive(voices: Sequence[Voice], evidence: Evidence) -> tuple[Derivation, ...]:
    """The steps from the reports of a claim back to its origins, in the order of the voices, then what they share."""
    steps: dict[tuple[str, str, Step], list[Span]] = {}
    for voice in voices:
        for source, target, kind, span in _steps(voice, evidence):
            spans = steps.setdefault((source, target, kind), [])
            if span not in spans:
                spans.append(span)
    found = [Derivation(*step, tuple(spans)) for step, spans in steps.items()]
    return (*found, *_shared(voices, evidence))


def _steps(voice: Voice, evidence: Evidence) -> Iterator[tuple[str, str, Step, Span]]:
    assertion, named, root = voice.assertion, voice.named, voice.root
    attribution = evidence.attributions.get(assertion.attribution or "")
    evident = Span(assertion.report, assertion.start, assertion.end)
    at = assertion.report
    if attribution is not None:
        for channel, mention in zip(reversed(attribution.channel), reversed(attribution.via), strict=False):
            yield at, channel, "channel", Span(assertion.report, *mention)
            at = channel
        evident = Span(assertion.report, *_naming(attribution, (assertion.start, assertion.end)))
    if named is not None and named.kind == "outlet" and named.id in evidence.sources and named.id != root.id:
        yield at, named.id, "channel", evident
        at = named.id
    if at != root.id:
        yield at, root.id, _kind(voice, evidence), evident


def _kind(voice: Voice, evidence: Evidence) -> Step:
    if voice.named is not None:
        return "attributed" if voice.root.id in evidence.sources else "first_hand"
    if voice.root.kind != "unsourced":
        return "attributed" if voice.told else "copied"
    return "credited" if voice.root.credited else "unsourced"


def _naming(attribution: Attribution, otherwise: Range) -> Range:
    """The words of an attribution that name its source."""
    if attribution.source is not None:
        return attribution.source
    if attribution.antecedent is not None:
        return attribution.antecedent
    return attribution.cue[0] if attribution.cue else otherwise


def _shared(voices: Sequence[Voice], evidence: Evidence) -> Iterator[Derivation]:
    """What copied narration tells of a claim's reports: one rests on the other, or both on a text that is not here."""
    reports = list(dict.fromkeys(v.assertion.report for v in voices))
    for passage in (p for pair in combinations(reports, 2) for p in evidence.shared.get(pair, ())):
        left, right = passage.left, passage.right
        stating = {v.assertion.report for v in voices for side in (left, right) if lie_together(v.assertion, side)}
        if passage.within == "quote" or stating != {left.report, right.report}:
            continue
        source, target = (left, right) if passage.direction == "right_to_left" else (right, left)
        known = passage.direction in ("left_to_right", "right_to_left")
        yield Derivation(source.report, target.report, "copied" if known else "common_source", (source, target))
