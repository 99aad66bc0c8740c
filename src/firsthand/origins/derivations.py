"""The chain of a claim one step back at a time, each step with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.origins.branchings import explain
from firsthand.origins.evidence import Evidence
from firsthand.origins.voices import Voice, lie_together
from firsthand.records import Assertion, Attribution, Derivation, Passage, Range, Span, Step


def derive(voices: Sequence[Voice], evidence: Evidence) -> tuple[Derivation, ...]:
    """The steps from the reports of a claim back to its origins, in the order of the voices, then what they share.

    Where many share one text, each is led to one other by what they share (see `branchings.explain`).
    """
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


def _shared(voices: Sequence[Voice], evidence: Evidence) -> tuple[Derivation, ...]:
    """What copied narration tells of a claim's reports: the fewest steps that explain it, not all pairs of them."""
    of: dict[str, list[Assertion]] = {}
    for voice in voices:
        of.setdefault(voice.assertion.report, []).append(voice.assertion)
    return explain(p for pair in combinations(of, 2) for p in evidence.shared.get(pair, ()) if _states(p, of))


def _states(passage: Passage, stated: Mapping[str, Sequence[Assertion]]) -> bool:
    """Whether a passage carries the claim, as it is `stated` in each report, in both of its reports."""
    return all(any(lie_together(a, side) for a in stated[side.report]) for side in (passage.left, passage.right))
