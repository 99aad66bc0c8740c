"""The invented case with hostile texts in every name, title, address and date, for the tests of the exports."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

import invented_case
from firsthand.records import Case, Grade, Report

TEXTS = (
    "",
    " ",
    "\x00nul\x1b[31m\x7f\x9b",
    "half \ud800 pair \udfff",
    "\ufffe\uffff\U0001ffff",
    "\u202egnp.exe\u2066 bidi \u200f",
    "line\r\nends\n\r\x0b\x0c\x85\u2028\u2029",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "]]> <!-- <script>alert(1)</script> &amp; &#0; <![CDATA[",
    "<img src=x onerror=alert(1)>",
    '" onload="x\' \\" \\u0000 {{7*7}} ${x}',
    "javascript:alert(1)",
    "http://[::1",
    "http://x y/\x00#\ud800",
    "# head\n> quote\n- item\n1. item\n***\n|a|b|\n```\ncode",
    "[a](javascript:x) ![b](http://x.example/y.png) www.x.example me@x.example",
    "admiralty-scale:source-reliability=\"a\"",
    "9999-99-99T99:99",
    "0000",
    "٢٠٢٢-٠٣-٢٣",
    "e\u0301" * 40 + "\u0336" * 200,
    "مرحبا بالعالم",
    "𝒳🜂👩‍👩‍👧",
    "x" * 70_000,
)  # fmt: skip


def with_texts(*texts: str) -> Case:
    """The invented case, where texts are put, one after the other and again from the first, wherever a text can be."""
    at = iter(range(10**9))

    def text() -> str:
        return texts[next(at) % len(texts)]

    case = invented_case.case()
    return replace(
        case,
        reports=tuple(_report(r, text) for r in case.reports),
        stories=tuple(replace(s, title=text()) for s in case.stories),
        sources=tuple(replace(s, name=text()) for s in case.sources),
        attributions=tuple(replace(a, medium=text(), hedge=text()) for a in case.attributions),
        passages=tuple(replace(p, reason=text()) for p in case.passages),
        claims=tuple(
            replace(
                c,
                gist=text(),
                origins=tuple(replace(o, name=text()) for o in c.origins),
                grade=Grade("F", 6, text(), (text(), text())),
            )
            for c in case.claims
        ),
        disagreements=tuple(
            replace(d, subject=text(), reason=text(), values=tuple(v._replace(value=text()) for v in d.values))
            for d in case.disagreements
        ),
        unread=tuple(replace(u, path=text(), why=text()) for u in case.unread),
    )


def _report(report: Report, text) -> Report:
    return replace(
        report, name=text(), path=text(), url=text(), outlet=text(), published=text(), title=text(), byline=text(),
        text=report.text[:-1] + text(),
    )  # fmt: skip


cases = st.lists(
    st.one_of(st.sampled_from(TEXTS), st.text(st.characters(codec=None), max_size=60)), min_size=1, max_size=12
).map(lambda texts: with_texts(*texts))
"""Cases with texts of any characters at all, halves of surrogate pairs included."""
