"""A real Chromium on generated pages. Without one these tests fail: they are never skipped."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from geo.maps import EventMap
from geo.records import Findings
from tools.provide_browser import ADVICE, find_browser, launch_arguments

WIDE = {"width": 1440, "height": 900}
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens findings as a saved page; fails afterwards on any error and any request that left."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_findings(
        findings: Findings,
        *,
        viewport: dict[str, int] = WIDE,
        scheme: str = "light",
        **options: str,
    ) -> Page:
        file = tmp_path / f"map-{len(pages)}.html"
        EventMap(findings, **options).save(file)
        page = browser.new_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _left(request.url, file, complaints))
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready]", state="attached")
        pages.append(page)
        return page

    yield open_findings
    for page in pages:
        page.close()
    assert complaints == []


def _left(url: str, file: Path, complaints: list[str]) -> None:
    if url != file.as_uri() and not url.startswith(("data:", "blob:")):
        complaints.append(f"a request left the page: {url}")
