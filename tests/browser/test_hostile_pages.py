"""Whatever a report's title, text, name or address holds: in a browser it is text, and calls nothing."""

import pytest
from vectors import CALL, vectors

from firsthand.present.html import page as page_of
from full_case import full_case, poisoned

WATCH = """
    window.calls = 0;
    for (const name of ["fired", "alert", "confirm", "prompt"]) {
        Object.defineProperty(window, name, { value: () => { window.calls += 1; }, writable: false });
    }
"""

STIR = """() => {
    const events = ["mouseover", "click", "focus", "blur", "pointerenter", "animationstart", "transitionend", "wheel",
        "keydown", "copy", "beforetoggle", "scrollend", "contentvisibilityautostatechange", "toggle", "load", "error"];
    const all = [...document.querySelectorAll("main *, nav *, .masthead *")];
    for (const e of all) {
        if (e.tagName === "DETAILS") e.open = true;
        for (const name of events) e.dispatchEvent(new Event(name));
    }
    return document.querySelectorAll("script, img, iframe, object, embed, link, form, base, video, audio").length;
}"""

OWN = "main, nav, .index"

FEW = 40
"""Vectors of the short form, evenly spread over all."""


@pytest.fixture(scope="module")
def watched(chromium):
    """A page that counts calls, with its content security policy put out of force: escaping must hold alone."""
    context = chromium.new_context(bypass_csp=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


def calls(page, address, pause=0):
    """How often the page called out, what it asked for beside itself, and how many elements it has that load."""
    page.asked.clear()
    page.goto(address)
    loading = page.evaluate(STIR)
    page.wait_for_timeout(pause)
    return page.evaluate("window.calls"), [url for url in page.asked if url.partition("#")[0] != address], loading


def test_there_are_more_than_five_hundred_vectors():
    assert len(vectors()) > 500


def test_no_vector_in_any_field_runs(watched, files, full):
    every = vectors()
    chosen = every if full else every[:: len(every) // FEW]
    found = {}
    for number, vector in enumerate(chosen):
        result = calls(watched, files("hostile", page_of(poisoned(full_case(), vector))))
        if result != (0, [], 1):
            found[number, vector] = result
    assert found == {}


def test_many_vectors_together_run_nothing_even_after_a_while(watched, files):
    mixed = " ".join(vectors())
    assert calls(watched, files("mixed", page_of(poisoned(full_case(), mixed[:20_000]))), 1_000) == (0, [], 1)


def test_a_vector_that_is_not_escaped_would_be_noticed(watched, files):
    page = page_of(full_case())
    for vector in (f"<img src=x onerror={CALL}>", f"<script>{CALL}</script>", f"<b onmouseover={CALL}>x</b>"):
        broken = page.replace("<main", f"{vector}<main", 1).replace("Every sailing", vector + "Every sailing")
        assert calls(watched, files("broken", broken), 200)[0] > 0


def test_the_policy_stops_what_escaping_would_have_missed(opened, files):
    broken = page_of(full_case()).replace("<main", f"<img src=x onerror={CALL}><script>{CALL}</script><main", 1)
    page = opened(files("broken", broken))
    page.wait_for_timeout(200)
    assert page.evaluate("typeof window.calls") == "undefined"
    assert sum("Content Security Policy" in told for told in page.complaints) >= 2
