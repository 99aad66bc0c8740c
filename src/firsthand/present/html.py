"""The report of a case: one self-contained HTML file that works from disk, without scripts, and sends nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from firsthand.present import _chains, _custody, _filters, _marks, _views, _words
from firsthand.present._evidence import Evidence
from firsthand.records import Case

if TYPE_CHECKING:
    from jinja2 import Environment


def page(case: Case) -> str:
    """The whole case as one HTML page: every number a door to the sentences that it rests on.

    Every text is printed as text, never as HTML, and what could hide or reorder it is made visible; a URL is not a
    link. What is shortened says so.
    """
    claims = _views.claim_anchors(case)
    marks = _marks.collect(case, claims)
    evidence = Evidence(case, _marks.Anchors(case.reports, marks), _chains.names(case))
    viewer = _views.Viewer(case, evidence, claims)
    stories = [viewer.story(n, s) for n, s in enumerate(case.stories, 1)]
    css, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            css=_markup(css),
            script=_markup(script),
            policy=_policy(css, script),
            case=case,
            outlets=len({r.outlet for r in case.reports if r.outlet}),
            nameless=sum(not r.outlet for r in case.reports),
            unread=len(_words.unread(case)[0]),
            repetition=_words.repetition(case.claims),
            stories=stories,
            filters=_filters.view(stories),
            reports=[viewer.report(n, r, marks[r.id]) for n, r in enumerate(case.reports, 1)],
            custody=_custody.view(case, evidence),
        )
    )


def _policy(css: str, script: str) -> str:
    """The content security policy: nothing is loaded from anywhere, and only this style and this script work."""
    rules: Mapping[str, str] = {
        "default-src": "'none'",
        "style-src": _hash(css),
        "script-src": _hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (resources.files("firsthand.present") / "templates" / name).read_text("utf-8")


def _markup(text: str) -> str:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - the project's own style and script


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("firsthand.present"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(count=_words.count, shortened=_words.shortened)
    return environment


def _printed(value: object) -> object:
    """A text as the page prints it; what is HTML already, because a template made it, stays as it is."""
    return _marks.lines(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
