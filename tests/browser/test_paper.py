"""The page on paper: the same part of the world, its signs explained, in ink on white."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_many_events import many
from tests.map_samples import findings

pytestmark = pytest.mark.browser


def printed(page: Page) -> None:
    page.emulate_media(media="print")
    page.wait_for_timeout(200)


def test_on_paper_the_map_fills_its_frame_and_shows_all_that_the_screen_showed(open_page):
    page = open_page(findings())
    edges = """(({ _southWest: a, _northEast: b }) => [a.lng, a.lat, b.lng, b.lat])(
      geo.page.view.map.getBounds())"""
    west, south, east, north = page.evaluate(edges)
    printed(page)
    size, frame = page.evaluate(
        "[geo.page.view.map.getSize().x, document.querySelector('.map-panel').clientWidth]"
    )
    assert size == frame
    left, bottom, right, top = page.evaluate(edges)
    assert left <= west + 0.5
    assert bottom <= south + 0.5
    assert right >= east - 0.5
    assert top >= north - 0.5
    page.emulate_media(media="screen")
    page.wait_for_timeout(200)
    assert page.evaluate(edges) == pytest.approx([west, south, east, north], abs=1)


def test_paper_explains_the_signs_that_stand_on_it(open_page):
    page = open_page(findings())
    expect(page.locator("#paper-key")).to_be_hidden()
    printed(page)
    for words in ("Protest", "A country as a whole", "An area described in words", "Hollow"):
        expect(page.locator("#paper-key")).to_contain_text(words)


def test_paper_explains_no_sign_that_is_filtered_out(open_page):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    printed(page)
    expect(page.locator("#paper-key")).to_contain_text("Protest")
    expect(page.locator("#paper-key")).not_to_contain_text("A country as a whole")


def test_paper_says_title_filters_and_credit(open_page):
    page = open_page(findings(), title="Ferries", subtitle="March", credit="Map desk")
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    printed(page)
    for words in ("Ferries", "March", "1 of 8 events", "What happened: Protest", "Map desk"):
        expect(page.get_by_text(words).first).to_be_visible()


def test_paper_says_how_much_of_a_long_list_it_holds(open_page):
    page = open_page(many(), text="evidence")
    printed(page)
    expect(page.locator("#paper-key")).to_contain_text("The first 120 of 2,600 events are listed")


def test_messages_and_buttons_are_not_printed(open_page):
    page = open_page(many(), text="evidence")
    page.click("#copy-link")
    printed(page)
    expect(page.locator("#status")).to_be_hidden()
    assert [one for one in page.get_by_role("button", name="Show").all() if one.is_visible()] == []


def test_a_dark_page_is_printed_in_dark_ink_on_white(open_page):
    page = open_page(findings(), scheme="dark")
    printed(page)
    ink = page.locator("#title").evaluate("e => getComputedStyle(e).color")
    assert ink == "rgb(29, 37, 44)"
    land = page.evaluate("geo.page.view.base.colours.land")
    assert land == "#f4f1ea"
