"""Takes the pictures of the example's page for the documentation: `make pictures`, then look at them."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

import firsthand
from firsthand.present.html import page as page_of

ROOT = Path(__file__).parent.parent.parent
IMAGES = ROOT / "docs" / "images"

PICTURES = {
    "report": ("body", {"viewport": {"width": 1280, "height": 1000}}),
    "report-phone": ("#claim-1-1", {"viewport": {"width": 390, "height": 844}}),
    "report-dark": ("#claim-1-2", {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"}),
}
"""By name: what stands at the top, and the screen."""


def take(page_file: Path) -> None:
    """Writes a picture of the page for each screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (top, screen) in PICTURES.items():
            page = browser.new_context(**screen).new_page()
            page.goto(page_file.as_uri())
            page.evaluate("(top) => document.querySelector(top).scrollIntoView()", top)
            page.wait_for_timeout(300)
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    made = ROOT / "build" / "report.html"
    made.parent.mkdir(exist_ok=True)
    made.write_text(page_of(firsthand.trace(["examples/kaldrin-depot"])), encoding="utf-8")
    take(made)
