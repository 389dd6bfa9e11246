"""The page in a stock Firefox: everything a reader does first, and nothing for the console.

Mozilla's own Marionette client drives it: Playwright's protocol fits only its patched builds, and
Selenium needs a driver that neither Debian nor PyPI carries.
"""

from __future__ import annotations

import gc
import json
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.maps import EventMap
from tests.map_samples import findings
from tools.provide_firefox import ADVICE, find_firefox

# Marionette leaves sockets for the garbage collector to close.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

CHOSEN = "geo.page.model.events[geo.page.model.selected]"
ABOUT = "return Services.console.getMessageArray().map((one) => String(one.message))"
"""All that Firefox's console holds: of pages, of their policies, and of the browser itself."""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory) -> Iterator[Any]:
    path = find_firefox()
    if path is None:
        pytest.skip(ADVICE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own imports
        from marionette_driver.marionette import Marionette

    downloads = tmp_path_factory.mktemp("downloads")
    browser = Marionette(
        bin=str(path),
        port=0,
        headless=True,
        gecko_log=str(downloads / "gecko.log"),
        prefs={
            "browser.download.dir": str(downloads),
            "browser.download.folderList": 2,
            "ui.prefersReducedMotion": 1,
        },
    )
    browser.start_session()
    browser.set_window_rect(width=1440, height=1000)
    yield Reader(browser, downloads)
    browser.quit()
    browser.cleanup()
    del browser
    gc.collect()


class Reader:
    """What a reader does in this browser, by the selectors that the other tests use too."""

    def __init__(self, browser: Any, downloads: Path) -> None:
        self._browser, self._downloads = browser, downloads

    def open(self, file: Path) -> None:
        self._browser.navigate(file.as_uri())
        self.wait(lambda: self.ask("return document.body.dataset.ready === 'yes'"))

    def ask(self, script: str, *given: object) -> Any:
        return self._browser.execute_script(script, given, sandbox=None)

    def click(self, selector: str) -> None:
        found = self._browser.find_element("css selector", selector)
        self.ask("arguments[0].scrollIntoView({ block: 'center' })", found)
        found.click()

    def text(self, selector: str) -> str:
        return self._browser.find_element("css selector", selector).text

    def saved(self, name: str) -> str:
        file = self._downloads / name
        self.wait(lambda: file.is_file() and file.stat().st_size > 0)
        return file.read_text("utf-8")

    def complaints(self, file: Path) -> list[str]:
        with self._browser.using_context("chrome"):
            return [one for one in self._browser.execute_script(ABOUT) if file.name in one]

    def wait(self, ready: Callable[[], bool], seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)


@pytest.fixture
def page(firefox: Reader, tmp_path: Path) -> Iterator[Reader]:
    """The sample map, opened from disk; fails afterwards on any complaint of the console."""
    file = tmp_path / "firefox-map.html"
    EventMap(findings()).save(file)
    firefox.open(file)
    yield firefox
    assert firefox.complaints(file) == []


def test_a_country_alone_is_shown(page):
    page.click('[data-facet="where"] [data-key="FR"] .only')
    assert page.text("#count") == "1 of 8 events"


def test_an_event_of_the_list_opens_its_words(page):
    page.click("#list button.event")
    assert page.text("#why blockquote") == page.ask(f"return geo.rows.quote({CHOSEN})")
    assert page.text("#article .word.on")


def test_a_symbol_on_the_map_opens_its_event(page):
    page.ask("geo.page.view.openSite(geo.page.view.symbols.sites[0], 0, 0)")
    assert page.ask("return geo.page.model.tab") == "article"


def test_what_is_shown_is_exported(page):
    page.click('[data-facet="where"] [data-key="FR"] .only')
    page.click("#export")
    page.click("#export-geojson")
    exported = json.loads(page.saved("events.geojson"))
    assert [one["properties"]["country"] for one in exported["features"]] == ["FR"]
