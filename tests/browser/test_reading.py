"""Reading: the table, what is left out, reports side by side, the order of the text."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from geo.records import Findings
from tests.map_samples import FERRY, MARCH, findings

pytestmark = pytest.mark.browser


def table(page: Page, column: int = 2) -> list[str]:
    return page.locator(f"#table tbody tr > :nth-child({column})").all_inner_texts()


def many(count: int) -> Findings:
    """The march as so many events."""
    found = findings()
    reports = [replace(MARCH, id=f"m{n}", label=f"March number {n}") for n in range(count)]
    events = [replace(found.events[0], id=one.id, aliases=(), reports=(one,)) for one in reports]
    return replace(found, events=tuple(events))


def without_porto(found: Findings) -> Findings:
    """The same, but nothing is known of Porto."""
    article = found.articles[0]
    decisions = tuple(
        replace(one, place=None, reason="two towns of this name fit")
        if one.mention == "m6"
        else one
        for one in article.resolutions
    )
    return replace(found, articles=(replace(article, resolutions=decisions), *found.articles[1:]))


def test_the_table_has_a_row_for_each_event_shown(open_page):
    page = open_page(findings())
    page.get_by_label("Portugal", exact=True).first.uncheck()
    page.click("#tab-table")
    assert len(table(page)) == 6
    expect(page.locator("#table caption")).to_have_text("Events 1 to 6 of 6")


def test_a_click_on_a_column_sorts_by_it_and_a_second_turns_it_round(open_page):
    page = open_page(findings())
    page.click("#tab-table")
    page.click("#table [data-column=label]")
    assert table(page) == sorted(table(page))
    page.click("#table [data-column=label]")
    assert table(page) == sorted(table(page), reverse=True)
    expect(page.locator("#table th[aria-sort=descending]")).to_contain_text("Event")
    expect(page.locator("#table [data-column=label]")).to_be_focused()


def test_a_row_shows_its_event_on_the_map_and_the_table_stays(open_page):
    page = open_page(findings())
    page.click("#tab-table")
    page.locator("#table .row-button", has_text="survey ships").click()
    expect(page.locator("path.chosen-shape").first).to_be_in_viewport()
    expect(page.locator("#table tr.chosen")).to_contain_text("survey ships")
    expect(page.locator("#panel-table")).to_be_visible()


def test_a_symbol_on_the_map_shows_its_row(open_page):
    page = open_page(findings())
    page.click("#tab-table")
    page.evaluate("geo.page.view.map.setView([43, 0], 5, {animate: false})")
    page.locator('.leaflet-marker-icon[title="Thousands marched in Porto"]').first.click()
    expect(page.locator("#table tr.chosen")).to_contain_text("Thousands marched")


def test_thousands_of_rows_come_page_by_page_and_the_selected_one_is_found(open_page):
    page = open_page(many(1500))
    page.click("#tab-table")
    assert len(table(page)) == 100
    page.click("#table-on")
    expect(page.locator(".pager")).to_contain_text("Page 2 of 15")
    page.evaluate("geo.page.model.select(1234, 'keys')")
    expect(page.locator("#table tr.chosen")).to_contain_text("March number 1234")


def test_names_without_a_place_are_listed_with_the_reason(open_page):
    page = open_page(without_porto(findings()))
    expect(page.locator("#tab-left")).to_have_text("Left out (1)")
    page.click("#tab-left")
    expect(page.locator(".left-article li")).to_have_text("Portotwo towns of this name fit")
    page.get_by_role("button", name="Porto", exact=True).click()
    expect(page.locator("#article .word.on-place")).to_have_text("Porto")
    expect(page.locator("#article .word.on-place")).to_be_in_viewport()


def test_hundreds_of_names_without_a_place_come_some_at_a_time(open_page):
    found = without_porto(findings())
    articles = [
        replace(found.articles[0], article=replace(FERRY, id=f"a{n}"), reports=())
        for n in range(300)
    ]
    page = open_page(replace(found, articles=(*found.articles, *articles)), text="none")
    page.click("#tab-left")
    expect(page.locator(".left-article")).to_have_count(200)
    page.click("#left-more")
    expect(page.locator(".left-article")).to_have_count(301)
    expect(page.locator("#left-more")).to_be_hidden()


@pytest.mark.parametrize("text", ["evidence", "none"])
def test_names_without_a_place_are_listed_without_the_text_too(open_page, text):
    page = open_page(without_porto(findings()), text=text)
    page.click("#tab-left")
    expect(page.locator(".left-article li")).to_contain_text("Porto")


def test_events_without_a_place_are_counted_and_the_way_to_them_is_shown(open_page):
    page = open_page(findings())
    page.click("#tab-left")
    expect(page.locator(".left-events")).to_contain_text("1 of the 7 events shown have no place")
    page.click("#show-unplaced")
    expect(page.locator(".unplaced .event-label")).to_be_in_viewport()


def test_reports_of_one_event_stand_side_by_side(open_page):
    page = open_page(findings())
    page.locator("#list .event", has_text="Ministers from Portugal").click()
    cards = page.locator(".report-card")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("signed a treaty on ferries")
    expect(cards.nth(1)).to_contain_text("In Lyon, Norway and Portugal agreed on ferries")
    first, second = (cards.nth(n).bounding_box() for n in (0, 1))
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]


def test_previous_and_next_go_through_the_text_and_on_into_the_next_article(open_page):
    page = open_page(findings())
    page.locator("#list .event", has_text="Thousands marched").click()
    page.click("#text-on")
    expect(page.locator(".why-label")).to_have_text("A trawler was lost")
    expect(page.locator(".walk")).to_contain_text("event 5 of 5 in this text")
    page.click("#text-on")
    expect(page.locator(".why-label")).to_have_text("Coast guards trained together")
    page.click("#text-back")
    page.click("#text-back")
    expect(page.locator(".why-label")).to_have_text("Thousands marched in Porto")


def test_an_event_without_a_date_is_said_to_lie_before_its_report(open_page):
    found = findings()
    bounded = replace(MARCH, time=replace(MARCH.time, first=None, precision="unknown"))
    events = (replace(found.events[3], reports=(bounded,)),)
    page = open_page(replace(found, events=events))
    expect(page.locator("#list .event-when")).to_have_text("by 9 Mar 2024 · Porto")
