"""A person opens the page, follows the first claim to the words it rests on, and compares a copied passage."""

import re

import pytest
from playwright.sync_api import expect

NUMBERS = re.compile(r"^(\d+) reports? → (\d+) outlets? → (\d+)(–\d+)? independent origins?")

LIT = "(e) => getComputedStyle(e).backgroundColor"


def lit_words(page):
    return "".join(page.locator("mark.lit").all_text_contents())


def background(page, name):
    """The colour that a variable of the style stands for, as a browser writes it."""
    return page.evaluate(
        """(name) => {
            const e = document.body.appendChild(document.createElement("i"));
            e.style.setProperty("color", `var(${name})`);
            const colour = getComputedStyle(e).color;
            e.remove();
            return colour;
        }""",
        name,
    )


def in_view(page, locator):
    box = locator.bounding_box()
    return box and 0 <= box["y"] <= page.viewport_size["height"]


def test_the_first_claim_and_its_answer_are_seen_without_scrolling(opened, address):
    page = opened(address)
    for part in ("h3 q", ".numbers", ".drawing"):
        assert in_view(page, page.locator(f"#claim-1-1 {part}").first), part
    numbers = page.locator("#claim-1-1 .numbers").inner_text().replace("\n", " ")
    assert NUMBERS.match(" ".join(numbers.split()))


def test_each_number_opens_the_sentences_and_a_sentence_is_lit_in_its_report(opened, address):
    page = opened(address)
    for name in ("reports", "outlets", "origins"):
        inside = page.locator(f"#claim-1-1-{name}")
        expect(inside).to_be_hidden()
        page.locator(f"#claim-1-1 .numbers a[href='#claim-1-1-{name}']").click()
        expect(inside).to_be_visible()
        sentence = inside.locator("q a").first
        words = sentence.text_content()
        sentence.click()
        expect(page.locator("mark.lit").first).to_be_visible()
        assert lit_words(page) == words
        assert in_view(page, page.locator("mark.lit").first)
        assert page.locator("mark.lit").first.evaluate(LIT) == background(page, "--lit")
        page.go_back()


def test_a_number_opens_its_sentences_without_moving_the_page_away(opened, addresses):
    page = opened(addresses["invented"], viewport={"width": 1280, "height": 1600})
    before = page.evaluate("scrollY")
    page.locator("#claim-1-1 .numbers a").first.click()
    expect(page.locator("#claim-1-1-reports")).to_be_visible()
    assert page.evaluate("scrollY") == before
    page.go_back()
    assert not page.evaluate("location.hash")


def test_a_dot_leads_to_the_words_that_give_the_figure(opened, addresses):
    page = opened(addresses["invented"])
    for _ in range(2):
        page.locator(".plot a[aria-label='The Echo: some 4,000'] circle").click()
        assert lit_words(page) == "some 4,000 passengers"
    assert page.complaints == []


def test_an_arrow_of_the_drawing_leads_to_its_own_words(opened, address):
    page = opened(address)
    arrow = page.locator(".drawing .said a").first
    said = re.sub(r"…?”$", "", arrow.text_content().removeprefix("“"))
    arrow.click()
    assert " ".join(lit_words(page).split()).startswith(said)


def test_a_number_in_a_report_leads_back_to_its_claim(opened, address):
    page = opened(address)
    page.locator("#claim-1-1 .drawing .box.report a").first.click()
    page.locator("details.report[open] .text a.number[href='#claim-1-1']").first.click()
    assert page.url.endswith("#claim-1-1")
    assert in_view(page, page.locator("#claim-1-1 h3"))


def test_copied_passages_stand_side_by_side_with_what_is_known_of_them(opened, address):
    page = opened(address)
    page.locator(".jump a[href='#story-1-copies']").click()
    passage = page.locator("#story-1-copies .passage").first
    expect(passage).to_be_visible()
    left, right = (passage.locator("blockquote").nth(n).bounding_box() for n in (0, 1))
    assert left["x"] + left["width"] <= right["x"], "side by side"
    assert abs(left["y"] - right["y"]) < 2
    expect(passage).to_contain_text(re.compile(r"\d+ words?, \d+ characters"))
    assert passage.locator(".direction").inner_text().count(" ") > 5
    marked = page.locator("#story-1-copies blockquote ins")
    if marked.count():
        assert marked.first.evaluate(LIT) == background(page, "--differs")


def test_the_invented_passages_differ_where_they_differ(opened, addresses):
    page = opened(addresses["invented"])
    page.locator(".jump a[href='#story-1-copies']").click()
    assert page.locator("#story-1-copies blockquote ins").all_text_contents()[:2] == ["About 400", "on Tuesday"]


def test_a_claim_is_found_by_its_words_its_outlet_its_source_and_its_kind(opened, addresses):
    page = opened(addresses["invented"])
    shown = page.locator("article.claim:not([hidden])")
    assert shown.count() == 5
    page.get_by_label("Search the claims").fill("stranded 400")
    assert [c.get_attribute("id") for c in shown.all()] == ["claim-1-1"]
    expect(page.locator("#found")).to_have_text("1 of 5 claims")
    assert page.locator(".rows li:not([hidden])").count() == 1
    page.get_by_label("Search the claims").fill("")
    page.locator("#by-outlets").select_option(label="Marren Chronicle (1)")
    assert [c.get_attribute("id") for c in shown.all()] == ["claim-1-3"]
    page.locator("#by-outlets").select_option("")
    page.locator("#by-sources").select_option(label="Seafarers' Union (1)")
    assert [c.get_attribute("id") for c in shown.all()] == ["claim-1-4"]
    page.locator("#by-sources").select_option("")
    page.locator("#by-kinds").select_option("alone")
    assert [c.get_attribute("id") for c in shown.all()] == ["claim-1-5"]
    expect(page.locator("#claim-1-5")).to_be_visible()


def test_a_link_to_a_claim_that_a_filter_hides_shows_it(opened, addresses):
    page = opened(addresses["invented"])
    page.locator("#by-kinds").select_option("alone")
    expect(page.locator("#claim-1-1")).to_be_hidden()
    page.evaluate("location.hash = 'claim-1-1'")
    expect(page.locator("#claim-1-1")).to_be_visible()


def test_a_link_that_does_not_change_leads_to_its_claim(opened, addresses, full):
    if not full:
        pytest.skip("the example is walked in the long form")
    first = opened(addresses["example"])
    link = first.locator("#claim-1-3 .permanent").get_attribute("href")
    assert re.fullmatch(r"#claim-[0-9a-f]{16}", link)
    page = opened(addresses["example"] + link)
    assert in_view(page, page.locator("#claim-1-3 h3"))


def test_a_term_explains_itself_where_it_stands(opened, addresses):
    page = opened(addresses["invented"])
    page.locator("#claim-1-1 .numbers .term").click()
    meaning = page.locator("#term-origins")
    expect(meaning).to_be_visible()
    expect(meaning).to_contain_text("once the repeats are taken out")
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()


def test_nothing_is_asked_of_anybody_and_nothing_is_complained_of(opened, address):
    page = opened(address)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.locator("#custody").scroll_into_view_if_needed()
    page.pdf()
    assert page.asked == [address]
    assert page.complaints == []


def test_it_reads_with_scripts_off(opened, address):
    page = opened(address, java_script_enabled=False)
    expect(page.locator("#filters")).to_be_hidden()
    page.locator("#claim-1-1 .numbers a").first.click()
    sentence = page.locator("#claim-1-1-reports q a").first
    expect(sentence).to_be_visible()
    target = sentence.get_attribute("href")
    sentence.click()
    mark = page.locator(f"mark:has([id='{target[1:]}'])")
    expect(mark).to_be_visible()
    assert mark.evaluate(LIT) == background(page, "--lit")
    page.locator("#claim-1-1 .term").first.click()
    expect(page.locator("#term-origins")).to_be_visible()
