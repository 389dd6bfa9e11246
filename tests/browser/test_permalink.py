"""The page's address: what it says comes back, on a file, in a frame, from a link by hand."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.maps import EventMap
from tests.map_samples import findings

pytestmark = pytest.mark.browser


def address(page: Page, *parts: str) -> str:
    """The address once it says these parts; it follows the page with a short delay."""
    for part in parts:
        page.wait_for_url(lambda url, part=part: part in url)
    return page.url


def test_a_fresh_page_has_a_bare_address(open_page):
    page = open_page(findings())
    page.wait_for_timeout(400)
    assert "#" not in page.url


def test_filters_view_selection_and_tab_come_back_from_the_address(open_page):
    page = open_page(findings())
    page.get_by_label("Portugal", exact=True).first.uncheck()
    page.locator("#list .event", has_text="survey ships").click()
    page.evaluate("geo.page.view.map.setView([-40, 170], 5, {animate: false})")
    page.click("#tab-table")
    link = address(page, "where-=PT", "view=-40,170,5", "event=ferry-talks-2", "tab=table")
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector("body[data-ready]", state="attached")
    expect(page.locator("#count")).to_have_text("6 of 8 events")
    expect(page.locator("#panel-table tr.chosen")).to_contain_text("survey ships")
    assert page.evaluate("geo.page.view.map.getCenter().lng") == pytest.approx(170, abs=0.1)
    assert page.evaluate("geo.page.view.map.getZoom()") == 5


def test_a_link_by_a_second_reports_id_opens_that_report(open_page):
    page = open_page(findings())
    page.evaluate("location.hash = 'event=dateline-3'")
    expect(page.locator("#article .headline")).to_have_text(
        "Ships meet on both sides of the date line"
    )


def test_a_changed_address_changes_the_page_and_an_empty_one_resets_it(open_page):
    page = open_page(findings())
    page.evaluate("location.hash = 'type=PROTEST&find=porto'")
    expect(page.locator("#count")).to_have_text("1 of 8 events")
    assert page.locator("#search").input_value() == "porto"
    page.evaluate("location.hash = ''")
    expect(page.locator("#count")).to_have_text("7 of 8 events")


def test_copy_link_puts_the_address_on_the_clipboard(open_page):
    page = open_page(findings())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    page.click("#copy-link")
    expect(page.locator("#status")).to_contain_text("The link is copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    assert copied.startswith("file://")
    assert copied.endswith("#type=PROTEST")


def test_a_frame_takes_its_own_address(open_page, tmp_path: Path):
    page = open_page(findings())
    (tmp_path / "host.html").write_text(
        "<!DOCTYPE html><iframe src='map-0.html#type=PROTEST' width='1200' height='700'></iframe>"
    )
    frame = framed(page, (tmp_path / "host.html").as_uri())
    expect(frame.locator("#count")).to_have_text("1 of 8 events")
    frame.locator("#reset").click()
    expect(frame.locator("#count")).to_have_text("7 of 8 events")


def framed(page: Page, host: str):
    page.goto(host)
    frame = page.frame_locator("iframe")
    frame.locator("body[data-ready]").wait_for(state="attached")
    return frame


@pytest.mark.parametrize("rights", ["", "sandbox='allow-scripts'"])
def test_the_link_that_a_frame_copies_opens_its_page(open_page, tmp_path: Path, rights: str):
    page = open_page(findings())
    host = f"<!DOCTYPE html><textarea></textarea><iframe {rights} src='map-0.html'></iframe>"
    (tmp_path / "host.html").write_text(host)
    frame = framed(page, (tmp_path / "host.html").as_uri())
    frame.locator('[data-facet="type"] [data-key="PROTEST"] .only').dispatch_event("click")
    frame.locator("#copy-link").click()
    expect(frame.locator("#status")).to_contain_text("The link is copied")
    page.click("textarea")
    page.keyboard.press("ControlOrMeta+V")
    page.goto(page.locator("textarea").input_value())
    page.wait_for_selector("body[data-ready]", state="attached")
    expect(page.locator("#count")).to_have_text("1 of 8 events")


def test_a_frame_that_may_not_save_files_says_so(open_page, tmp_path: Path):
    page = open_page(findings())
    (tmp_path / "host.html").write_text(
        "<!DOCTYPE html><iframe sandbox='allow-scripts' src='map-0.html' width='1200' "
        "height='700'></iframe>"
    )
    frame = framed(page, (tmp_path / "host.html").as_uri())
    frame.locator("#export").click()
    frame.locator("#export-csv").click()
    expect(frame.locator("#status")).to_contain_text("does not allow downloads")


def test_in_a_notebooks_frame_the_state_is_offered_without_an_address(open_page, tmp_path: Path):
    page = open_page(findings())
    (tmp_path / "notebook.html").write_text(EventMap(findings())._repr_html_(), "utf-8")
    frame = framed(page, (tmp_path / "notebook.html").as_uri())
    frame.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    frame.locator("#copy-link").click()
    expect(frame.locator("#status")).to_contain_text("no address of its own here")
    expect(frame.locator("#status")).to_contain_text("#type=PROTEST")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.click("textarea")
    page.keyboard.press("ControlOrMeta+V")
    assert page.locator("textarea").input_value() == "#type=PROTEST"
