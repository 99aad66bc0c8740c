"""Two hundred reports with five hundred claims: a page of less than 5 MB that opens in less than two seconds."""

import time

import pytest
from large_case import CLAIMS, REPORTS, large_case

from firsthand.present.html import page as page_of

MOST_BYTES = 5_000_000

LONGEST = 2.0
"""Seconds until the page is loaded and painted."""

PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def large():
    case = large_case()
    assert (len(case.reports), len(case.claims)) == (REPORTS, CLAIMS) == (200, 500)
    return page_of(case)


def test_it_is_small(large):
    assert len(large.encode()) < MOST_BYTES


@pytest.mark.parametrize("size", [(1280, 1000), (390, 844)])
def test_it_opens_and_answers_quickly(opened, files, large, size, full):
    if not full:
        pytest.skip("timed in the long form")
    address = files("large", large)
    page = opened("about:blank", viewport={"width": size[0], "height": size[1]})
    took = []
    for _ in range(3):
        page.goto("about:blank")
        start = time.monotonic()
        page.goto(address)
        page.evaluate(PAINTED)
        took.append(time.monotonic() - start)
    assert page.locator("article.claim").count() == CLAIMS
    assert page.locator("details.report").count() == REPORTS
    assert min(took) < LONGEST, took
    page.evaluate("document.querySelector('#filters').open = true")
    start = time.monotonic()
    page.get_by_label("Search the claims").fill("ba de")
    page.evaluate(PAINTED)
    assert time.monotonic() - start < LONGEST
