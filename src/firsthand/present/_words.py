"""The words that every presenter uses: counts, dates, names, and text made safe to look at."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from firsthand.records import Case, Claim, Disagreement, Origin, Report, SourceKind, Unread

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # fmt: skip

STEPS = {
    "attributed": "named by",
    "channel": "passed on to",
    "credited": "credited by",
    "first_hand": "shows its own work",
    "copied": "wording reappears in",
    "common_source": "by wording shared with a text that is not here",
    "unsourced": "in its own voice",
}
"""What an arrow towards a report says, by the kind of its derivation, the most telling first."""

WORDING_OF_A_NAMING_REPORT = "by wording shared with a report that names it"
"""What the arrow of a copied derivation says where it leads from an origin and not from a report."""

_JOINERS = "\u200c\u200d"
"""Invisible, but Persian, Indic scripts and emoji are misspelt without them."""

_INDEFINITE = re.compile(r"an?\s+(?=\S)", re.IGNORECASE)

_LAST_BRACKETS = re.compile(r"(.*\S) \(((?:[^()]|\([^()]*\))*)\)")
"""A description and the outlet that gives it, whose own name may have brackets: "a clerk (Larn Post (Web))"."""

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def unread(case: Case) -> tuple[list[Unread], list[Unread]]:
    """What was not read at all, and what was read in part or with a doubt."""
    read = {report.path for report in case.reports}
    return [u for u in case.unread if u.path not in read], [u for u in case.unread if u.path in read]


def visible(text: str, keep: str = "") -> str:
    """`text` with nothing in it that can hide, reorder or steer: such a character becomes its number, ‹U+202E›.

    White space of any kind becomes a blank, but for the characters in `keep`. A soft hyphen, which shows nothing and
    does nothing else, is left out.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isalnum() or c in keep else _shown(c) for c in text)


def _shown(char: str) -> str:
    if char == "\u00ad":
        return ""
    if char.isspace() and char not in "\x1c\x1d\x1e\x1f":
        return " "
    if char in _JOINERS:
        return char
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co") or char in "\u115f\u1160\u3164\uffa0"
    return f"‹U+{ord(char):04X}›" if hidden else char


def count(number: int, noun: str) -> str:
    """The number and the noun: 1 report, 2 reports, 1,204 characters."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listing(items: Sequence[str], at_most: int = 6) -> str:
    """The items in words: A; A and B; A, B and C; A, B and 7 others."""
    if len(items) > at_most:
        items = [*items[: at_most - 1], f"{len(items) - at_most + 1} others"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def independent(low: int, high: int) -> str:
    """The range of independent origins in words; a low of 0 says that nobody is named."""
    if low == high:
        return count(low, "independent origin") if low else "no origin"
    if low == 0:
        return f"no origin for sure, at most {high}"
    return f"{low} to {high} independent origins"


def asserting(claim: Claim) -> tuple[str, ...]:
    """The ids of the reports that assert the claim, in the order of its assertions; a denial does not count."""
    return tuple(dict.fromkeys(a.report for a in claim.stated if a.stance == "asserts"))


def repetition(claims: Iterable[Claim]) -> str:
    """What the claims that several outlets carry rest on, once the repeats are taken out; "" where there are none."""
    carried = [c for c in claims if c.outlets > 1]
    one = sum(c.independent[1] <= 1 for c in carried)
    surely = sum(c.independent[0] >= 2 for c in carried)
    parts = (
        (one, "rests on one origin", "rest on one origin"),
        (len(carried) - one - surely, "may rest on one", "may rest on one"),
        (surely, "surely rests on more than one", "surely rest on more than one"),
    )
    told = [f"{number} {single if number == 1 else several}" for number, single, several in parts if number]
    return f"{count(len(carried), 'claim')} in several outlets: {listing(told)}." if carried else ""


def labels(reports: Iterable[Report]) -> dict[str, str]:
    """What each report is called, by id: its outlet, else its name; the name beside it where an outlet has several."""
    reports = tuple(reports)
    several = Counter(r.outlet or "" for r in reports)
    return {r.id: _label(r, several[r.outlet or ""] > 1) for r in reports}


def _label(report: Report, several: bool) -> str:
    if not report.outlet or not report.outlet.strip():
        return visible(report.name)
    return visible(f"{report.outlet} ({report.name})" if several else report.outlet)


def party(name: str, kind: SourceKind | None = None) -> str:
    """The name of an origin as it is read: without the mark that says its kind, and saying "unnamed" where it is."""
    for mark in ("outlet: ", "unsourced: ", "unnamed: "):
        if name.startswith(mark):
            name = name.removeprefix(mark)
            kind = "unnamed" if mark == "unnamed: " else kind
    name = visible(name).strip() or "?"
    if kind != "unnamed" or "unnamed" in name.lower():
        return name
    article = _INDEFINITE.match(name)
    if article:
        return f"an unnamed {name[article.end() :]}"
    told = _LAST_BRACKETS.fullmatch(name)
    return f"{told[1]} (unnamed, {told[2]})" if told else f"{name} (unnamed)"


def side(disagreement: Disagreement, told: str) -> str:
    """A value or the reason of a disagreement as it is read: parties without the marks that say their kind."""
    if disagreement.kind not in ("polarity", "attribution"):
        return told
    return told.replace("unsourced: ", "no source named: ").replace("outlet: ", "")


def origin_name(origin: Origin) -> str:
    """An origin as it is read; one that is only a voice without a source says so."""
    if origin.kind == "unsourced":
        return "no source named"
    return party(origin.name, origin.kind)


def origin_apart(origin: Origin) -> str:
    """An origin as it is read beside others: a voice without a source says whose it is."""
    whose = f" ({party(origin.name)})" if origin.kind == "unsourced" else ""
    return origin_name(origin) + whose


def day(published: str | None) -> str:
    """23 March 2022, March 2022 or 2022, as precise as the report tells; "no date" where it tells none."""
    if not published:
        return "no date"
    found = _ISO_DATE.match(published)
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return visible(published)[:40]
    month = MONTHS[int(found[2]) - 1] if found[2] else ""
    return " ".join(part for part in (found[3] and str(int(found[3])), month, found[1]) if part)


def short_day(published: str | None) -> str:
    """A day with its month cut to three letters, where there is little room: 23 Mar 2022."""
    told = day(published)
    return next((told.replace(month, month[:3]) for month in MONTHS if month in told), told)


def days(reports: Iterable[Report]) -> str:
    """The first and the last day on which the reports were published, and how many have no date."""
    reports = tuple(reports)
    dated = sorted(r.published[:10] for r in reports if r.published)
    if not dated:
        return "no date"
    first, last = day(dated[0]), day(dated[-1])
    if first != last and dated[0][:7] == dated[-1][:7] and len(dated[0]) == len(dated[-1]) == 10:
        first = first.split(" ")[0]
    undated = f", {len(reports) - len(dated)} undated" if len(dated) < len(reports) else ""
    return (first if first == last else f"{first} to {last}") + undated


def gist(claim: Claim) -> str:
    """The gist of a claim as it stands between quotation marks: without its own, and without a loose comma at its end.

    A mark that was left alone by cutting goes too; a quotation inside the gist keeps its marks.
    """
    text = _without_comma(claim.gist)
    for opens, closes in ("“”", '""', "«»"):
        first, last = text.startswith(opens), len(text) > 1 and text.endswith(closes)
        inside = text[first : len(text) - last]
        if (first or last) and opens not in inside and closes not in inside:
            return _without_comma(inside) or text
    if text.startswith("‘") and text.endswith("’") and "‘" not in text[1:]:
        return _without_comma(text[1:-1]) or text
    return text


def _without_comma(text: str) -> str:
    return text.strip().rstrip(",;:").strip()


def shortened(text: str, at_most: int) -> str:
    """`text` in one line of at most `at_most` characters; "…" where it was cut."""
    text = " ".join(visible(text[: 4 * at_most]).split())
    return text if len(text) <= at_most else text[: at_most - 1].rstrip() + "…"


def quoted(report: Report, start: int, end: int) -> str:
    """The words of a report from `start` to `end`; what was set aside between them stands as "[…]"."""
    start, parts = max(start, 0), []
    for number in range(bisect_right(report.dropped, start, key=lambda r: r[0]), len(report.dropped)):
        first, last = report.dropped[number]
        if first >= end:
            break
        parts += [report.text[start:first], "[…]"]
        start = last
    return "".join((*parts, report.text[start : max(end, 0)]))
