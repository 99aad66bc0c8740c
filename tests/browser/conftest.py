"""A Chromium that opens pages from disk. `make browser` runs all of it, `make browser-short` what takes half a minute.

Without FIRSTHAND_BROWSER nothing here is collected: the tests beside it need no browser.
"""

import os
import shutil
from pathlib import Path

import pytest

import firsthand
from firsthand.present.html import page as page_of
from full_case import full_case

FORM = os.environ.get("FIRSTHAND_BROWSER", "")
ROOT = Path(__file__).parent.parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "okhtyrka"
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)

if not FORM:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def full():
    """Whether all of it runs; what takes long is cut or skipped otherwise."""
    return FORM == "full"


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """A folder for pages, and a function that writes one and gives back its address."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name, text):
        path = folder / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture(scope="session")
def addresses(files, full):
    """The addresses of the pages that a person walks through, by name: in the short form only the invented one."""
    found = {"invented": files("invented", page_of(full_case()))}
    if full:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(ROOT)
            found["example"] = files("example", page_of(firsthand.trace(["examples/kaldrin-depot"])))
        texts = sorted(GOLD.glob("*.txt"))
        if texts:
            found["okhtyrka"] = files("okhtyrka", page_of(firsthand.trace(texts)))
    return found


@pytest.fixture(params=["invented", "example", "okhtyrka"])
def address(request, addresses):
    if request.param not in addresses:
        pytest.skip("walked in the long form, where its texts are here")
    return addresses[request.param]


@pytest.fixture
def opened(chromium):
    """A function that opens an address in a context of its own, and lists what it asks for and complains of."""
    contexts = []

    def open_page(address, **settings):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 1000}, **settings})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.complaints = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
