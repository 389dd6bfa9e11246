"""Narrowing the events down: choices, chips and the timeline, by mouse, touch and keys."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from geo.records import Findings, OwnType
from tests.map_samples import MARCH, findings

pytestmark = pytest.mark.browser


def shown(page: Page) -> str:
    return page.locator("#count").inner_text()


def last_day(page: Page) -> date:
    number = page.locator("#timeline-to").get_attribute("aria-valuemax")
    return date(1970, 1, 1) + timedelta(int(number or 0))


def bars(page: Page) -> list[str]:
    return page.locator(".timeline-plot .bin").evaluate_all(
        "bins => bins.map((bin) => bin.querySelector('title').textContent)"
    )


def on_many_days(count: int) -> Findings:
    """The march, once on each of so many days from 1 March, in as many towns of its own source."""
    found = findings()
    article = found.articles[0]
    reports = [
        replace(
            MARCH,
            id=f"march-{n}",
            label=f"March number {n}",
            time=replace(
                MARCH.time,
                first=date(2024, 3, 1) + timedelta(n),
                last=date(2024, 3, 1) + timedelta(n),
            ),
        )
        for n in range(count)
    ]
    events = [replace(found.events[0], id=one.id, aliases=(), reports=(one,)) for one in reports]
    return replace(found, articles=(article,), events=tuple(events))


def test_each_filter_is_a_chip_that_takes_it_back(open_page):
    page = open_page(findings())
    page.locator('[data-facet="status"] [data-key="planned"] .only').click()
    chip = page.get_by_role("button", name="Take back the filter: Status: Planned")
    expect(chip).to_be_visible()
    assert shown(page) == "1 of 8 events"
    chip.click()
    assert shown(page) == "7 of 8 events"
    expect(chip).to_have_count(0)


def test_reset_takes_all_filters_back_but_leaves_history_off(open_page):
    page = open_page(findings())
    page.fill("#search", "porto")
    expect(page.locator("#count")).to_have_text("1 of 8 events")
    page.click("#reset")
    expect(page.locator("#count")).to_have_text("7 of 8 events")
    assert page.locator("#search").input_value() == ""
    assert page.locator(".filter-chip").all_inner_texts() == [
        "History they recall is hidden (1)\n×"
    ]


@pytest.mark.parametrize(
    ("facet", "key", "left"),
    [
        ("precision", "derived", 1),
        ("confidence", "high", 7),
        ("source", "Northern Post", 3),
        ("where", "?", 1),
        ("who", "PT", 1),
    ],
)
def test_only_leaves_the_events_of_one_choice(open_page, facet, key, left):
    page = open_page(findings())
    page.locator(f'[data-facet="{facet}"]').evaluate("one => { one.open = true; }")
    page.locator(f'[data-facet="{facet}"] [data-key="{key}"] .only').click()
    assert shown(page) == f"{left} of 8 events"


def test_a_choice_among_many_is_found_by_its_name(open_page):
    found = findings()
    towns = [replace(one, country=f"X{chr(65 + n)}") for n, one in enumerate(many_places(found))]
    page = open_page(replace(found, **with_places(found, towns)))
    field = page.get_by_role("searchbox", name="Find in: Where it happened")
    field.fill("xc")
    rows = page.locator('[data-facet="where"] .choice:visible')
    assert rows.locator(".choice-name").all_inner_texts() == ["XC"]


def many_places(found: Findings) -> list:
    porto = next(p for p in found.articles[0].places if p.name == "Porto")
    return [replace(porto, id=f"user:{n}", name=f"Town {n}") for n in range(18)]


def with_places(found: Findings, places: list) -> dict:
    article = replace(found.articles[0], places=(*found.articles[0].places, *places))
    reports = [
        replace(MARCH, id=f"r{n}", places=(replace(MARCH.places[0], place=place.id),))
        for n, place in enumerate(places)
    ]
    events = tuple(
        replace(found.events[0], id=one.id, aliases=(), reports=(one,)) for one in reports
    )
    return {"articles": (article, *found.articles[1:]), "events": events}


def test_the_timeline_counts_the_days_of_the_dated_events(open_page):
    page = open_page(findings())
    assert bars(page)[:3] == ["5 Mar 2024: 1 event", "9 Mar 2024: 2 events", "12 Mar 2024: 1 event"]
    assert page.locator(".timeline-plot .bar-open").count() == 30, "a plan for April is spread"
    expect(page.locator("label[for=timeline-undated]")).to_have_text("Without a date (2)")


def test_an_event_of_a_year_counts_as_one_event_not_as_a_day(open_page):
    page = open_page(findings())
    page.get_by_role("checkbox", name="History they recall").check()
    assert bars(page)[0] == "1998: 1 event"


def test_dragging_on_the_timeline_filters_map_and_list(open_page):
    page = open_page(on_many_days(10))
    page.uncheck("#timeline-undated")
    box = page.locator(".timeline-plot").bounding_box()
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * 0.22, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.48, y, steps=4)
    page.mouse.up()
    assert shown(page) == "3 of 10 events"
    expect(page.locator("#timeline-said")).to_have_text("3 Mar 2024 – 5 Mar 2024")
    assert page.locator("#date-from").input_value() == "2024-03-03"
    expect(page.locator('.leaflet-marker-icon[title="3 events · Porto"]').first).to_be_visible()
    page.click("#timeline-clear")
    assert shown(page) == "10 of 10 events"


def test_a_finger_draws_a_window_too(open_page):
    page = open_page(on_many_days(10))
    page.locator(".timeline-plot").evaluate(
        """(plot) => {
          const box = plot.getBoundingClientRect();
          plot.setPointerCapture = () => {};
          const send = (type, part) => plot.dispatchEvent(new PointerEvent(type, {
            pointerId: 7, pointerType: 'touch', button: 0, bubbles: true,
            clientX: box.left + box.width * part, clientY: box.top + 20 }));
          send('pointerdown', 0.52); send('pointermove', 0.7); send('pointerup', 0.7);
        }"""
    )
    assert shown(page) == "3 of 10 events"


def test_the_ends_of_the_window_move_by_keys(open_page):
    page = open_page(on_many_days(10))
    page.focus("#timeline-from")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.focus("#timeline-to")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == "6 of 10 events"
    assert page.locator("#timeline-to").get_attribute("aria-valuetext") == "9 Mar 2024"
    page.keyboard.press("Home")
    assert shown(page) == "1 of 10 events"


def test_a_click_takes_a_day_and_steps_go_on_from_it(open_page):
    page = open_page(on_many_days(10))
    page.locator(".timeline-plot").click(position={"x": 10, "y": 20})
    expect(page.locator("#timeline-said")).to_have_text("1 Mar 2024")
    page.click("#timeline-on")
    expect(page.locator("#timeline-said")).to_have_text("2 Mar 2024")
    assert page.locator("#list .event-label").all_inner_texts() == ["March number 1"]
    page.click("#timeline-back")
    page.click("#timeline-back")
    expect(page.locator("#timeline-said")).to_have_text("1 Mar 2024")


def test_play_goes_through_time_until_it_is_stopped(open_page):
    page = open_page(on_many_days(10))
    page.clock.install()
    page.click("#timeline-play")
    page.clock.run_for(2500)
    expect(page.locator("#timeline-said")).to_have_text("3 Mar 2024")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(5000)
    expect(page.locator("#timeline-said")).to_have_text("3 Mar 2024")


def test_the_timeline_switches_events_without_a_date(open_page):
    page = open_page(findings())
    page.uncheck("#timeline-undated")
    assert shown(page) == "5 of 8 events"
    expect(page.locator("#undated")).not_to_be_checked()


def test_the_timeline_keeps_its_range_while_one_brushes_and_follows_other_filters(open_page):
    page = open_page(findings())
    page.fill("#date-to", "2024-03-09")
    page.locator("#date-to").dispatch_event("change")
    assert last_day(page) == date(2024, 4, 30)
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    assert last_day(page) == date(2024, 3, 9)


def test_shapes_go_with_the_last_event_that_they_belong_to(open_page):
    page = open_page(findings())
    assert page.locator("path.shape").count() > 0
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    assert page.locator("path.shape").count() == 0


def test_the_map_zooms_to_the_events_that_are_left(open_page):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    page.get_by_role("button", name="Zoom to the events shown").click()
    symbol = page.locator('.leaflet-marker-icon[title="Thousands marched in Porto"]')
    expect(symbol).to_be_in_viewport()
    assert page.evaluate("geo.page.view.map.getZoom()") > 6


def test_a_window_says_how_many_events_without_a_day_it_lets_through(open_page):
    page = open_page(findings())
    page.locator(".timeline-plot").click(position={"x": 100, "y": 20})
    expect(page.locator("#timeline-said")).to_contain_text("and 2 without a date")


def with_a_type_of_ones_own(**known):
    found = findings()
    march = next(event for event in found.events if event.reports[0].type == "PROTEST")
    report = replace(march.reports[0], type="FERRY_STRIKE")
    events = tuple(
        replace(event, reports=(report,)) if event is march else event for event in found.events
    )
    return replace(found, events=events, **known)


def test_a_type_of_ones_own_stands_everywhere_by_its_label(open_page, tmp_path):
    own = OwnType(code="FERRY_STRIKE", label="Strike at sea", help="Ferries stay in port.")
    page = open_page(with_a_type_of_ones_own(own_types=(own,)))
    row = page.locator('[data-facet="type"] [data-key="FERRY_STRIKE"]')
    expect(row).to_contain_text("Strike at sea")
    expect(row.locator("label")).to_have_attribute("title", "Ferries stay in port.")
    page.fill("#search", "strike at sea")
    expect(page.locator("#count")).to_have_text("1 of 8 events")
    expect(page.locator("#list .event-type")).to_have_text("Strike at sea")
    page.locator("#list .event").click()
    expect(page.locator("#why")).to_contain_text("Strike at sea")
    page.click("#tab-table")
    expect(page.locator("#panel-table tbody")).to_contain_text("Strike at sea")
    page.click("#export")
    with page.expect_download() as download:
        page.click("#export-csv")
    download.value.save_as(tmp_path / "events.csv")
    assert "FERRY_STRIKE,Strike at sea" in (tmp_path / "events.csv").read_text("utf-8")


def test_a_type_whose_vocabulary_is_not_at_hand_reads_as_words(open_page):
    page = open_page(with_a_type_of_ones_own())
    expect(page.locator('[data-key="FERRY_STRIKE"]')).to_contain_text("Ferry strike")
