"""A user's overlay on the page, in a real browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.map_samples import findings

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)> {{7*7}}"


@pytest.fixture
def drill_zones(tmp_path: Path) -> Path:
    square = [[[-14, 38], [-10, 38], [-10, 42], [-14, 42], [-14, 38]]]
    shapes = [
        ("Polygon", square, HOSTILE),
        ("LineString", [[-9, 41], [4, 45]], "Ferry line"),
        ("Point", [0, 48], "Buoy"),
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": kind, "coordinates": coordinates},
        }
        for kind, coordinates, name in shapes
    ]
    path = tmp_path / "zones.geojson"
    content = {"type": "FeatureCollection", "name": "Drill zones", "features": features}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_an_overlay_is_drawn_and_named_in_the_list_of_layers(open_page, drill_zones):
    page = open_page(findings(), overlay=drill_zones)
    page.evaluate("geo.page.view.map.setView([43, -5], 5, {animate: false})")
    expect(page.get_by_label("Drill zones")).to_be_checked()
    expect(page.locator("path.overlay-shape")).to_have_count(2)
    expect(page.locator("path.overlay-line")).to_have_count(1)


def test_an_overlay_can_be_switched_off_and_on(open_page, drill_zones):
    page = open_page(findings(), overlay=drill_zones)
    page.evaluate("geo.page.view.map.setView([43, -5], 5, {animate: false})")
    page.get_by_label("Drill zones").uncheck()
    expect(page.locator("path.overlay-shape")).to_have_count(0)
    page.get_by_label("Drill zones").check()
    expect(page.locator("path.overlay-shape")).to_have_count(2)


def test_a_shapes_name_is_shown_as_plain_text(open_page, drill_zones):
    page = open_page(findings(), overlay=drill_zones)
    page.evaluate("geo.page.view.map.setView([43, -5], 5, {animate: false})")
    page.locator("path.overlay-shape").first.dispatch_event("mouseover")
    expect(page.locator(".leaflet-tooltip")).to_have_text(HOSTILE)
    expect(page.locator(".leaflet-tooltip img")).to_have_count(0)


def test_an_overlay_changes_no_count(open_page, drill_zones):
    page = open_page(findings(), overlay=drill_zones)
    bare = open_page(findings())
    counts = [one.locator("#filter-list .count").all_inner_texts() for one in (page, bare)]
    assert counts[0] == counts[1]
