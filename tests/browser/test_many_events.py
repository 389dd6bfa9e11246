"""A page of more events than are unpacked at once: what is looked at comes when it is asked for."""

from dataclasses import replace
from functools import cache

import pytest
from playwright.sync_api import expect

from geo.records import Event, Findings
from tests.map_samples import findings

pytestmark = pytest.mark.browser

ARTICLES = 520
"""Of six events each: a few more than a page unpacks before it is shown."""


@cache
def many() -> Findings:
    ferry = findings().articles[0]
    articles, events = [], []
    for number in range(ARTICLES):
        name = f"ferry-{number}"
        reports = tuple(
            replace(report, id=f"{report.id}-{number}", article=name) for report in ferry.reports
        )
        article = replace(ferry.article, id=name, title=f"Ferry news {number}")
        articles.append(replace(ferry, article=article, reports=reports))
        events += [Event(id=report.id, reports=(report,)) for report in reports]
    return Findings(articles=tuple(articles), events=tuple(events))


def test_articles_are_unpacked_when_an_event_of_theirs_is_opened(open_page):
    page = open_page(many(), text="evidence")
    assert page.evaluate("geo.page.model.store.chunks.filter(Boolean).length") == 0
    page.locator("#list .event").first.click()
    expect(page.locator("#article .word.trigger.on-part").first).to_be_visible()
    assert page.evaluate("geo.page.model.store.chunks.filter(Boolean).length") == 1


def test_a_search_looks_into_texts_that_were_not_unpacked(open_page):
    page = open_page(many(), text="evidence")
    page.locator("#search").fill("against higher fares")
    expect(page.locator("#count")).to_contain_text(f"{ARTICLES} of")


def test_a_link_opens_an_event_whose_article_was_not_unpacked(open_page):
    page = open_page(many(), text="evidence")
    page.evaluate("location.hash = 'event=ferry-talks-4-500'")
    expect(page.locator("#why")).to_contain_text("Thousands marched in Porto")


def test_large_numbers_are_written_as_the_pages_language_writes_them(open_page):
    page = open_page(many(), text="evidence")
    expect(page.locator("#title")).to_have_text("Events in 520 articles")
    expect(page.locator("#count")).to_have_text("2,600 of 3,120 events")
    expect(page.locator('[data-facet="status"] [data-key="happened"] .count')).to_have_text("2,080")
