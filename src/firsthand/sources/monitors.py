"""A monitor that a report never names ("a monitoring group"), and the only one that a story's other reports do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.sources import lists, names
from firsthand.sources.chains import Chain
from firsthand.sources.descriptions import is_named_monitor
from firsthand.sources.likenesses import DOUBTED, MOST_ALIKE, STANDING, Alike
from firsthand.sources.parties import Parties


def find(parties: Parties, chains: Sequence[Chain]) -> Iterator[Alike]:
    """Cited monitors without a name, each with the one body of the story whose name is a monitor's."""
    named = sorted({parties.root(k) for k, told in enumerate(chains) if is_named_monitor(told)})
    if len(named) != 1:
        return
    body = parties.chains[named[0]]
    at_home = {m.report for m in body.mentions}
    for k, told in [(k, told) for k, told in enumerate(chains) if _is_monitor(told)][:MOST_ALIKE]:
        foreign = told.countries() and body.countries() and not told.countries() & body.countries()
        if not foreign and told.mentions[0].report not in at_home and not parties.chains[parties.root(k)].names:
            yield (STANDING if _tells_no_field(told, body) else DOUBTED), named[0], k


def _tells_no_field(told: Chain, body: Chain) -> bool:
    """Whether nothing says what else a monitor watches: not "the police watchdog", "a United Nations monitor"."""
    plain = lists.words("bodies", "monitors") | lists.words("bodies", "watched") | lists.words("bodies", "plain")
    seats = {w for m in told.mentions for seat in _SEAT.findall(m.text.lower()) for w in names.split(seat)}
    held = {w for n in body.names for w in names.split(n)} | lists.words("mention", "former") | seats
    return not [w for w in told.words if w not in plain | held and not lists.country(w)]


_SEAT = re.compile(r"[\w.]+(?: [\w.]+)?-(?:based|run|backed|born|linked|funded)\b")
"""Where a body sits or whose it is: "London-based"."""


def _is_monitor(told: Chain) -> bool:
    """Whether a party without a name watches a war or rights: "a monitor", "the watchdog", "a monitoring group"."""
    cited = any(m.cited for m in told.mentions)
    if told.names or told.plural or not cited or told.kinds & {"person", "outlet", "document"}:
        return False
    other = any(m.text.lower().split(" ")[0] in ("another", "other") for m in told.mentions)
    watches = lists.words("bodies", "monitors")
    return not other and bool(told.roles & watches or (told.words & watches and "body" in told.kinds))
