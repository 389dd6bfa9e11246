"""Makes the pictures of the map that the README and maps/README.md show.

`python tools/take_pictures.py` maps the sample articles and photographs the page in a real
browser: wide, with an event selected, and on a phone. `python tools/take_pictures.py PAGE`
photographs a page that exists already.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.provide_browser import ADVICE, find_browser, launch_arguments

ROOT = Path(__file__).parents[1]
HEAVIEST = 400_000
"""Bytes: the pictures live in git."""
PASSAGE = """() => {
  const { model } = geo.page;
  const shown = model.shown.map((index) => model.events[index]);
  const roles = (event) => new Set(event.lead.places
    .filter(({ place }) => place !== null).map(({ role }) => role));
  const rank = (event) => roles(event).size + (roles(event).has('path') ? 2 : 0);
  model.select(shown.reduce((a, b) => (rank(b) > rank(a) ? b : a)).index, 'list');
}"""
"""Selects the event with most roles of places: it shows most of what the page can do."""


def main(arguments: list[str]) -> int:
    """Write maps/picture.png and maps/picture-phone.png; 1 where there is no browser."""
    browser_path = find_browser()
    if browser_path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(arguments[0]) if arguments else mapped_seeds(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=str(browser_path), args=launch_arguments()
        )
        wide = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        opened(wide, page_file)
        wide.evaluate(PASSAGE)
        photographed(wide, ROOT / "maps/picture.png")
        phone = browser.new_page(
            viewport={"width": 390, "height": 844}, device_scale_factor=1.5, reduced_motion="reduce"
        )
        opened(phone, page_file)
        photographed(phone, ROOT / "maps/picture-phone.png")
        browser.close()
    return 0


def mapped_seeds(folder: Path) -> Path:
    """The page of the sample articles."""
    start = "from geo.cli import main; main()"
    command = [sys.executable, "-c", start, "map", str(ROOT / "seeds"), "-o", str(folder)]
    subprocess.run(command, check=True)
    return folder / "index.html"


def opened(page: Page, file: Path) -> None:
    """Load the page and wait until it is ready."""
    page.goto(file.resolve().as_uri())
    page.wait_for_selector("body[data-ready]", state="attached")


def photographed(page: Page, path: Path) -> None:
    """Write what the window shows. Raises SystemExit where the picture is too heavy for git."""
    page.wait_for_timeout(600)  # the map settles: names are written after it has moved
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size:,} bytes")
    if size > HEAVIEST:
        raise SystemExit(f"{path.name} has {size:,} bytes, more than {HEAVIEST:,}.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
