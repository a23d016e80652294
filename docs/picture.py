"""Makes the picture in the README: the top of the page that ``make demo`` makes, as a browser shows it.

    make demo && .venv/bin/python docs/picture.py

Needs Debian's chromium and the ``dev`` extra.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def main() -> None:
    """Opens build/demo.html and writes docs/images/page.png."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        page = browser.new_page(viewport={"width": 1180, "height": 2050}, color_scheme="light")
        page.goto((ROOT / "build" / "demo.html").as_uri())
        page.screenshot(path=ROOT / "docs" / "images" / "page.png")
        browser.close()


if __name__ == "__main__":
    main()
