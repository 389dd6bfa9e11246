"""The events on any `folium.Map`: layers that LayerControl switches, and safe popups."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import folium
import pytest
from playwright.sync_api import Page, expect

from geo.maps import EventMap
from geo.records import Findings
from tests.browser.test_hostile_articles import ATTACKS, hostile
from tests.map_samples import findings
from tools.take_gallery import answered

pytestmark = pytest.mark.browser


@pytest.fixture
def show(launcher, tmp_path) -> Callable[..., Page]:
    """A plain map with the events, its Leaflet answered from the package instead of the network."""
    return partial(shown, launcher, tmp_path)


def shown(launcher: Any, folder: Path, found: Findings, **options: Any) -> Page:
    plain = folium.Map(location=(43, -5), zoom_start=4, tiles=None, **options)
    EventMap(found).add_to(plain)
    folium.LayerControl(collapsed=False).add_to(plain)
    plain.save(folder / "plain.html")
    page = launcher.running().new_page()
    page.route("**/*", answered)
    page.goto((folder / "plain.html").as_uri())
    return page


def test_every_type_is_a_layer_of_its_own(show):
    page = show(findings())
    labels = page.locator(".leaflet-control-layers-overlays label")
    expect(labels).to_have_count(len(EventMap(findings()).layers()))
    before = page.locator("path.leaflet-interactive").count()
    labels.filter(has_text="Protest").locator("input").uncheck()
    assert page.locator("path.leaflet-interactive").count() == before - 1


def test_a_symbol_tells_the_sentence_and_its_source(show):
    page = show(findings())
    others = page.locator(".leaflet-control-layers-overlays label").filter(has_not_text="Protest")
    for box in others.all():
        box.locator("input").uncheck()
    page.locator("path.leaflet-interactive").click()
    said = page.locator(".leaflet-popup-content")
    expect(said).to_contain_text("Thousands marched in Porto on Saturday against higher fares.")
    expect(said.get_by_role("link")).to_have_attribute(
        "href", "https://harbour.example/ferry-talks#:~:text=Thousands%20marched%20in%20Porto%20on"
        "%20Saturday%20against%20higher%20fares."
    )  # fmt: skip


def test_the_places_sources_are_credited(show):
    expect(show(findings()).locator(".leaflet-control-attribution")).to_contain_text("GeoNames")


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_hostile_article_stays_text_on_any_map(show, words):
    page = show(hostile(words))
    page.locator("path.leaflet-interactive").first.click(force=True)
    expect(page.locator(".leaflet-popup-content section")).to_have_count(1)
    assert page.evaluate("window.hit") is None
    assert page.locator(".leaflet-popup-content a").count() == 0


def test_without_text_the_popups_quote_nothing():
    found = findings()
    plain = folium.Map(tiles=None)
    EventMap(found, text="none").add_to(plain)
    assert "Thousands marched in Porto on Saturday" not in plain.get_root().render()
