"""A real Chromium on generated pages. Without one these tests fail: they are never skipped."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from geo.maps import EventMap
from geo.records import Findings
from tools.provide_browser import ADVICE, find_browser, launch_arguments

WIDE = {"width": 1440, "height": 900}
Open = Callable[..., Page]
OpenFile = Callable[..., Page]


class Launcher:
    """Keeps one browser running: where its process has died, the next test gets a new one."""

    def __init__(self, chromium: BrowserType, path: Path) -> None:
        self._chromium, self._path = chromium, path
        self._browser: Browser | None = None

    def running(self) -> Browser:
        """Return the browser, started anew where it is gone."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._chromium.launch(
                executable_path=str(self._path), args=launch_arguments()
            )
        return self._browser


@pytest.fixture(scope="session")
def launcher() -> Iterator[Launcher]:
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        launcher = Launcher(playwright.chromium, path)
        yield launcher
        launcher.running().close()


@pytest.fixture
def open_file(launcher: Launcher) -> Iterator[OpenFile]:
    """Opens a saved page; fails afterwards on any error and any request that left."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_saved(file: Path, *, viewport: dict[str, int] = WIDE, scheme: str = "light") -> Page:
        look = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
        try:
            page = visit(file, look)
        except PlaywrightError:
            # A browser process that died, as it may on a crowded machine, is no fault of the
            # page; one that still runs has something to say.
            if launcher.running().contexts:
                raise
            page = visit(file, look)
        pages.append(page)
        return page

    def visit(file: Path, look: dict[str, object]) -> Page:
        page = launcher.running().new_page(**look)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _left(request.url, file, complaints))
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready]", state="attached")
        return page

    yield open_saved
    for page in pages:
        page.close()
    assert complaints == []


@pytest.fixture
def open_page(open_file: OpenFile, tmp_path: Path) -> Open:
    """Opens findings as a saved page; fails afterwards on any error and any request that left."""
    numbers = count()

    def open_findings(
        findings: Findings,
        *,
        viewport: dict[str, int] = WIDE,
        scheme: str = "light",
        **options: str,
    ) -> Page:
        file = tmp_path / f"map-{next(numbers)}.html"
        EventMap(findings, **options).save(file)
        return open_file(file, viewport=viewport, scheme=scheme)

    return open_findings


def _left(url: str, file: Path, complaints: list[str]) -> None:
    # The folder is the test's own: pages that frame the map lie beside it.
    if not url.startswith((f"{file.parent.as_uri()}/", "data:", "blob:", "about:")):
        complaints.append(f"a request left the page: {url}")
