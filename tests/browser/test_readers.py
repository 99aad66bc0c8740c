"""The page for those who use the keyboard, a phone, a dark screen, a printer or a screen reader."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = Path(__file__).parent.parent.parent / "build" / "axe" / "node_modules" / "axe-core" / "axe.min.js"


def focused(page, script):
    return page.evaluate(f"(() => {{ const e = document.activeElement; return {script}; }})()")


def tab_to(page, script, at_most=120):
    """Presses Tab until `script` holds for the element `e` that has the focus."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if focused(page, script):
            return
    raise AssertionError(f"no Tab leads to {script}")


def test_the_walk_goes_by_keyboard_alone(opened, address):
    page = opened(address)
    page.keyboard.press("Tab")
    assert focused(page, "e.className") == "skip"
    page.keyboard.press("Enter")
    assert focused(page, "e.id") == "main"
    tab_to(page, "e.getAttribute('href') === '#claim-1-1-reports'")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-1-1-reports")).to_be_visible()
    tab_to(page, "Boolean(e.closest('#claim-1-1-reports q'))")
    words = focused(page, "e.textContent")
    page.keyboard.press("Enter")
    assert "".join(page.locator("mark.lit").all_text_contents()) == words


def test_a_summary_opens_by_keyboard_and_a_meaning_closes_by_it(opened, address):
    page = opened(address)
    tab_to(page, "e.matches('#claim-1-1 .numbers .term')", 300)
    page.keyboard.press("Enter")
    expect(page.locator("#term-origins")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#term-origins")).to_be_hidden()
    assert focused(page, "e.matches('#claim-1-1 .numbers .term')"), "the focus comes back"
    tab_to(page, "e.tagName === 'SUMMARY' && Boolean(e.closest('#claim-1-1'))")
    page.keyboard.press("Enter")
    assert focused(page, "e.parentElement.open")


def test_the_focus_is_always_seen(opened, addresses):
    page = opened(addresses["invented"])
    for _ in range(60):
        page.keyboard.press("Tab")
        style = focused(page, "[getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]")
        assert style[0] != "none" and style[1] >= 2, focused(page, "e.outerHTML.slice(0, 200)")


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1280])
def test_nothing_is_wider_than_the_screen(opened, address, width):
    page = opened(address, viewport={"width": width, "height": 800})
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_shows_the_chain_as_a_list(opened, address):
    page = opened(address, viewport={"width": 360, "height": 740})
    expect(page.locator("#claim-1-1 .drawing")).to_be_hidden()
    expect(page.locator("#claim-1-1 .tree")).to_be_visible()
    wide = opened(address)
    expect(wide.locator("#claim-1-1 .drawing")).to_be_visible()
    expect(wide.locator("#claim-1-1 .tree")).to_be_hidden()


def test_words_in_a_drawing_are_not_cut(opened, address):
    page = opened(address)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".box, .box bdi, .box small, .on, .on .said, .on .how")]
            .filter((e) => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)
            .filter((e) => e.textContent.length < (e.matches(".said") ? 26 : 33))
            .map((e) => e.textContent)"""
    )
    assert cut == []


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_shows_what_is_closed_on_screen(opened, address, scripts):
    page = opened(address, java_script_enabled=scripts)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", paper)) > 2
    page.emulate_media(media="print")
    for part in ("#claim-1-1-reports", "#claim-1-1-origins", "#text-1", "#story-1-copies .passage >> nth=0"):
        expect(page.locator(part)).to_be_visible()
    for part in (".skip", "#filters", "#claim-1-1 .term >> nth=0"):
        expect(page.locator(part)).to_be_hidden()


@pytest.mark.parametrize(
    "settings",
    [{}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}],
    ids=["desktop", "dark", "phone"],
)
def test_axe_finds_no_serious_fault(opened, address, settings, full):
    if not AXE.is_file() and not full:
        pytest.skip("axe-core is not here: make browser fetches it")
    page = opened(address, bypass_csp=True, **settings)
    page.add_script_tag(path=AXE)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate("document.querySelectorAll('article.claim').forEach((e) => e.style.contentVisibility = 'visible')")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (v["id"], len(v["nodes"]), v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"][:300])
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_axe_would_find_one(opened, addresses, full):
    if not AXE.is_file() and not full:
        pytest.skip("axe-core is not here: make browser fetches it")
    page = opened(addresses["invented"], bypass_csp=True)
    page.add_script_tag(path=AXE)
    page.evaluate("document.querySelector('#search').parentElement.replaceWith(document.querySelector('#search'))")
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert "label" in {v["id"] for v in found["violations"]}
