"""The page for readers who see, hear or move otherwise: axe-core, keys alone, said aloud."""

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from tests.map_samples import findings

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Every rule of WCAG 2.2 AA and good practice that is broken, with the places."""
    page.evaluate(AXE)
    found = page.evaluate(
        "(laws) => axe.run(document, { runOnly: { type: 'tag', values: laws } })", LAWS
    )
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_of(open_page, scheme):
    page = open_page(findings(), scheme=scheme, subtitle="Spring", credit="Map desk")
    page.evaluate("geo.page.model.select(geo.page.model.shown[3], 'list')")
    page.fill("#date-from", "2024-03-01")
    page.locator("#date-from").dispatch_event("change")
    page.locator("details.facet").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.click("#export")
    found = violations(page)
    for tab in ("table", "left", "events"):
        page.evaluate(f"geo.page.model.open('{tab}')")
        found += [f"{tab}: {one}" for one in violations(page)]
    assert found == []


def test_axe_finds_nothing_on_a_phone(open_page):
    assert violations(open_page(findings(), viewport={"width": 390, "height": 844})) == []


def test_every_control_is_reached_by_keys_and_none_holds_the_focus(open_page):
    page = open_page(findings())
    wanted = page.evaluate(
        """() => [...document.querySelectorAll(
          'a[href], button, input, select, summary, [tabindex]')]
          .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility() &&
            !(one.type === 'radio' && !one.checked)).map((one, at) => { one.mark = at; }).length"""
    )
    seen = set()
    for _ in range(wanted + 20):  # a date field has several stops
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.mark"))
    assert len(seen - {None}) == wanted


def test_what_was_done_is_said_aloud(open_page):
    page = open_page(findings())
    assert page.locator("#count").get_attribute("role") == "status"
    page.click("#export")
    with page.expect_download():
        page.click("#export-csv")
    said = page.locator("#status[role=status]")
    expect(said).to_have_text("Saved 7 events as events.csv")


def test_keys_of_one_letter_can_be_turned_off(open_page):
    page = open_page(findings())
    page.get_by_role("button", name="Turn keys off").click()
    page.keyboard.press("n")
    expect(page.locator("#why")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Turn keys on").click()
    page.keyboard.press("n")
    expect(page.locator("#why")).to_be_visible()


def test_the_map_is_described_as_it_is_filtered(open_page):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    described = page.locator(".folium-map")
    expect(described).to_have_attribute("aria-label", re.compile("Map of 1 event in Portugal"))
    page.locator('[data-facet="where"] [data-key="?"] .only').click()
    expect(described).to_have_attribute("aria-label", re.compile("None of the"))


def test_the_arrows_walk_through_the_tabs(open_page):
    page = open_page(findings())
    page.focus("#tab-events")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#panel-left")).to_be_visible()
    page.keyboard.press("Home")
    expect(page.locator("#panel-events")).to_be_visible()
    expect(page.locator("#tab-events")).to_be_focused()
