"""Cases read back from the JSON of a trace: the mirror of `json.to_json`."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, NoReturn, get_args, get_origin, get_type_hints

from firsthand import records
from firsthand.errors import ReadError
from firsthand.records import Case

RENAMED = {("Derivation", "source"): "from", ("Derivation", "target"): "to"}
"""Fields of records that have another key in JSON."""

_PLAIN = {str: (str,), int: (int,), float: (float, int), bool: (bool,), types.NoneType: (types.NoneType,)}


def read(text: str | bytes) -> Case:
    """The case that the JSON of a trace tells, equal to the one that was written.

    Raises ReadError for what is no trace, down to a key too many or a span outside its report: who hands on a trace
    must be able to rely on it.
    """
    try:
        told = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ReadError("it is nested too deeply to be a trace") from error
    except ValueError as error:
        raise ReadError(f"it is not JSON: {error}") from error
    case: Case = _value(Case, told, "the trace")
    _check_spans(case)
    return case


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _value(hint: Any, told: object, at: str) -> Any:
    """`told` as a value of the type `hint`; `at` says where it stands."""
    if hint in _PLAIN:
        return told if type(told) in _PLAIN[hint] else _wrong(told, at)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return told if any(told == a and type(told) is type(a) for a in arguments) else _wrong(told, at)
    if origin in (typing.Union, types.UnionType):
        return _value(_fitting(arguments, told, at), told, at)
    if origin is tuple:
        return _tuple(arguments, told, at)
    return _record(hint, told, at)


def _fitting(hints: tuple[Any, ...], told: object, at: str) -> Any:
    """The one of several types that a value can be of; a record, a list or a choice is what no plain type is."""
    plain = next((hint for hint in hints if type(told) in _PLAIN.get(hint, ())), None)
    if plain is not None:
        return plain
    return next((hint for hint in hints if hint not in _PLAIN), None) or _wrong(told, at)


def _tuple(hints: tuple[Any, ...], told: object, at: str) -> tuple[Any, ...]:
    if not isinstance(told, list):
        _wrong(told, at)
    if hints[-1] is ...:
        return tuple([_value(hints[0], item, f"{at}[{number}]") for number, item in enumerate(told)])
    if len(told) != len(hints):
        _wrong(told, at)
    return tuple(_value(hint, item, at) for hint, item in zip(hints, told, strict=True))


def _record(record: Callable[..., Any], told: object, at: str) -> Any:
    keys = _keys(record)
    if not isinstance(told, dict) or told.keys() != keys.keys():
        _wrong(told, at)
    return record(**{name: _value(hint, told[key], f"{at}.{key}") for key, (name, hint) in keys.items()})


@cache
def _keys(record: Any) -> Mapping[str, tuple[str, Any]]:
    """The keys of a record in JSON, each with the name and the type of its field."""
    hints = get_type_hints(record, vars(records))
    names = [f.name for f in fields(record)] if is_dataclass(record) else list(record._fields)
    return {RENAMED.get((record.__name__, name), name): (name, hints[name]) for name in names}


def _wrong(told: object, at: str) -> NoReturn:
    shown = f"an object with {', '.join(sorted(map(str, told)))}" if isinstance(told, dict) else repr(told)
    raise ReadError(f"it is no trace of this version: {at} is {shown[:200]}")


def _check_spans(case: Case) -> None:
    """Every span must lie in a report of the case."""
    lengths = {report.id: len(report.text) for report in case.reports}
    for report, start, end in _spans(case):
        if not 0 <= start <= end <= lengths.get(report, -1):
            raise ReadError(f"it points at text that is not there: {start} to {end} of report {report}", report)


def _spans(case: Case) -> Iterator[tuple[str, int, int]]:
    for report in case.reports:
        own = (report.headline, report.credit, *report.dropped)
        yield from ((report.id, *found) for found in own if found)
    for a in case.attributions:
        ranges = (a.source, a.antecedent, *a.cue, *a.content, *a.via, *((b.start, b.end) for b in a.badges))
        yield from ((a.report, *found) for found in ranges if found)
    for claim in case.claims:
        yield from ((a.report, a.start, a.end) for a in claim.assertions)
        yield from (span for step in claim.derivations for span in step.evidence)
        yield from (span for loss in claim.hedge_losses for span in (loss.hedged, loss.surer))
    for event in (story.event for story in case.stories if story.event):
        one = (event.what, event.who, event.where, event.when, event.kind)
        yield from (span for fact in (*one, *event.how_many, *event.reported_by) if fact for span in fact.evidence)
        yield from (span for actor in event.actors for span in actor.evidence)
        yield from (span for count in event.counts for span in count.evidence)
    yield from (span for source in case.sources for span in source.mentions)
    yield from (span for passage in case.passages for span in (passage.left, passage.right))
    yield from ((v.report, v.start, v.end) for d in case.disagreements for v in d.values)
