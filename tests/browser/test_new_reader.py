"""What somebody who has never seen the page wants of it: by keys alone, and with a thumb."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_many_events import many
from tests.map_samples import findings

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control of this name has the focus."""
    for _ in range(160):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """(() => {
              const one = document.activeElement;
              const label = one.labels && one.labels[0] ? one.labels[0].textContent : '';
              return one.getAttribute('aria-label') || label || one.textContent;
            })()"""
        )
        if focused.strip() == name:
            return
    pytest.fail(f"Tab never came to {name!r}")


def test_keys_alone_find_what_happened_in_a_country_in_a_month_and_save_it(open_page, tmp_path):
    page = open_page(findings())
    tab_to(page, "Portugal: only")
    page.keyboard.press("Enter")
    tab_to(page, "From")
    page.keyboard.type("03092024")
    tab_to(page, "To")
    page.keyboard.type("03102024")
    expect(page.locator("#list .event-label")).to_have_text(["Thousands marched in Porto"])
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("#why blockquote")).to_contain_text("Thousands marched in Porto on")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    tab_to(page, "Export")
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "events.geojson")
    saved = json.loads((tmp_path / "events.geojson").read_text("utf-8"))["features"]
    assert [one["properties"]["label"] for one in saved] == ["Thousands marched in Porto"]


def test_a_thumb_goes_from_the_filters_to_the_events_and_their_sentence(open_page):
    page = open_page(findings(), viewport=PHONE)
    page.click("#filters > summary")
    page.locator('[data-facet="where"] [data-key="PT"] .only').click()
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    done = page.get_by_role("button", name="Show 1 event")
    expect(done).to_be_in_viewport()
    done.click()
    march = page.locator("#list .event", has_text="Thousands marched in Porto")
    expect(march).to_be_in_viewport()
    march.click()
    expect(page.locator("#article .word.on").first).to_be_in_viewport()


def test_a_thumb_comes_from_deep_in_the_filters_to_the_first_event(open_page):
    page = open_page(many(), viewport=PHONE, text="evidence")
    page.click("#filters > summary")
    page.locator('[data-facet="precision"]').scroll_into_view_if_needed()
    page.get_by_role("button", name="Show 2,600 events").click()
    first = page.locator("#list .event").first
    expect(first).to_be_in_viewport(ratio=1)
    assert first.bounding_box()["y"] >= page.locator(".pane-top").bounding_box()["y"]


def test_a_thumb_saves_what_it_filtered(open_page):
    page = open_page(findings(), viewport=PHONE)
    page.click("#filters > summary")
    page.locator('[data-facet="where"] [data-key="PT"] .only').click()
    page.click("#export")
    with page.expect_download() as download:
        page.click("#export-geojson")
    assert download.value.suggested_filename == "events.geojson"
    expect(page.locator("#status")).to_have_text("Saved 1 event as events.geojson")
