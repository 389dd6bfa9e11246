"""What a reader can do with the page, tried in a real browser."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.features import event_rows
from geo.records import Findings
from tests.map_samples import FLOOD, PLACES, findings

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def symbol(page: Page, title: str) -> None:
    """Click an event's symbol on the map by what it says."""
    page.locator(f'.leaflet-marker-icon[title="{title}"]').first.click()


def look_at_europe(page: Page) -> None:
    """From near enough, places that share a bubble on a map of the world stand apart."""
    page.evaluate("geo.page.view.map.setView([43, 0], 5, {animate: false})")


def shown_labels(page: Page) -> list[str]:
    return page.locator("#list .event-label").all_inner_texts()


def on_words(page: Page) -> str:
    return "".join(page.locator("#article .word.on").all_inner_texts())


def test_clicking_a_place_on_the_map_marks_the_words_behind_it_in_the_article(open_page):
    page = open_page(findings())
    look_at_europe(page)
    symbol(page, "Thousands marched in Porto")
    expect(page.locator("#article .word.on").first).to_be_in_viewport()
    assert on_words(page) == "Thousands marched in Porto on Saturday against higher fares."


def test_clicking_the_words_of_an_event_shows_it_on_the_map(open_page):
    page = open_page(findings())
    page.click("#tab-article")
    page.locator("#article .word.trigger", has_text="sailed").click()
    expect(page.locator(".why-label")).to_have_text(
        "New Zealand survey ships sailed through the Cook Strait"
    )
    expect(page.locator("path.chosen-shape").first).to_be_in_viewport()
    expect(page.locator("path.arrow")).to_have_count(2)


def test_clicking_the_words_of_a_place_brings_it_into_view(open_page):
    page = open_page(findings())
    page.evaluate("geo.page.view.map.setView([-30, -60], 6, {animate: false})")
    page.click("#tab-article")
    page.locator("#article .word.place", has_text="Porto").click()
    expect(page.locator(".tag", has_text="Porto")).to_be_in_viewport()


def test_a_country_switched_off_hides_its_events(open_page):
    page = open_page(findings())
    assert "Thousands marched in Porto" in shown_labels(page)
    page.get_by_label("Portugal", exact=True).first.uncheck()
    assert "Thousands marched in Porto" not in shown_labels(page)
    look_at_europe(page)
    assert page.locator('.leaflet-marker-icon[title="Thousands marched in Porto"]').count() == 0
    expect(page.locator("#count")).to_have_text("6 of 8 events")


def test_at_sea_is_a_tree_and_its_trunk_switches_its_branches(open_page):
    page = open_page(findings())
    page.get_by_label("At sea", exact=True).uncheck()
    expect(page.get_by_label("Cook Strait", exact=True)).not_to_be_checked()
    assert "New Zealand survey ships sailed through the Cook Strait" not in shown_labels(page)


def test_counts_follow_the_other_filters(open_page):
    page = open_page(findings())
    page.locator('[data-facet="status"] [data-key="planned"] .only').click()
    row = page.locator('[data-facet="where"] [data-key="PT"]')
    expect(row.locator(".count")).to_have_text("0")
    expect(page.locator('[data-facet="where"] [data-key="PE"] .count')).to_have_text("1")


def test_history_is_off_at_first_and_can_be_switched_on(open_page):
    page = open_page(findings())
    flood = "A flood washed away the old quay of Bergen"
    assert flood not in shown_labels(page)
    page.get_by_role("checkbox", name="History they recall").check()
    assert flood in shown_labels(page)


def test_find_looks_into_the_events_words_without_accents(open_page):
    page = open_page(findings())
    page.keyboard.press("/")
    page.keyboard.type("PORTÓ")
    expect(page.locator("#count")).to_have_text("1 of 8 events")


def test_dates_limit_the_events_and_the_undated_ones_can_be_left_out(open_page):
    page = open_page(findings())
    page.fill("#date-from", "2024-03-10")
    page.locator("#date-from").dispatch_event("change")
    page.uncheck("#undated")
    assert shown_labels(page) == [
        "Ministers from Portugal and Norway met in Lyon",
        "Peru will impose lower fishing quotas",
    ]


def test_the_exported_geojson_is_what_is_shown(open_page, tmp_path: Path):
    page = open_page(findings())
    page.get_by_label("Portugal", exact=True).first.uncheck()
    page.click("#export")
    with page.expect_download() as download:
        page.click("#export-geojson")
    download.value.save_as(tmp_path / "events.geojson")
    exported = json.loads((tmp_path / "events.geojson").read_text("utf-8"))["features"]
    shown = set(shown_labels(page))
    expected = [row for row in event_rows(findings()) if row["properties"]["label"] in shown]
    assert exported == expected
    assert len(exported) == 6


def test_the_exported_table_has_a_line_for_each_event_shown(open_page, tmp_path: Path):
    page = open_page(findings())
    page.click("#export")
    with page.expect_download() as download:
        page.click("#export-csv")
    download.value.save_as(tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["label"] for row in rows) == sorted(shown_labels(page))


def test_events_without_a_place_are_listed_with_their_number(open_page):
    page = open_page(findings())
    expect(page.locator(".unplaced h3")).to_have_text("Events without a place (1)")
    assert page.locator(".unplaced .event-label").all_inner_texts() == ["A trawler was lost"]


def test_a_country_as_a_whole_is_a_badge_and_no_dot(open_page):
    page = open_page(findings())
    page.evaluate("geo.page.view.map.setView([-10, -75], 4, {animate: false})")
    peru = page.locator('.leaflet-marker-icon[title="Peru will impose lower fishing quotas"]')
    expect(peru.locator(".badge-country .badge-name")).to_have_text("Peru")
    assert peru.locator(".dot").count() == 0


def test_a_strait_is_drawn_as_its_shape_and_an_area_in_words_is_hatched(open_page):
    page = open_page(findings())
    assert page.locator("path.shape.named").count() >= 1
    fill = page.locator("path.shape.derived").first.evaluate("e => getComputedStyle(e).fill")
    assert "hatch-support" in fill


def test_an_area_across_the_antimeridian_is_drawn_in_one_piece(open_page):
    page = open_page(findings())
    page.evaluate("geo.page.view.map.setView([65.7, 180], 6, {animate: false})")
    shape = page.locator("path.shape.derived")
    expect(shape).to_have_count(1)
    assert shape.get_attribute("d").count("M") == 1


def test_several_events_of_one_place_open_as_a_list(open_page):
    page = open_page(findings_with_two_in_porto())
    look_at_europe(page)
    symbol(page, "2 events · Porto")
    expect(page.locator(".place-list li")).to_have_count(2)
    page.locator(".place-list button").nth(1).click()
    expect(page.locator("#why")).to_be_visible()


def findings_with_two_in_porto():
    from dataclasses import replace

    found = findings()
    march = next(event for event in found.events if event.reports[0].type == "PROTEST")
    again = replace(march.reports[0], id="again", label="Another march in Porto")
    return replace(found, events=(*found.events, replace(march, id="again", reports=(again,))))


def test_the_panel_says_why_here_and_why_this_date(open_page):
    page = open_page(findings())
    look_at_europe(page)
    symbol(page, "Ministers from Portugal and Norway met in Lyon")
    panel = page.locator("#why")
    expect(panel).to_contain_text("“on Tuesday”, published 2024-03-13")
    expect(panel).to_contain_text("the largest place of this name")
    expect(panel.locator("a")).to_have_attribute(
        "href", "https://harbour.example/ferry-talks#:~:text=Ministers%20from%20Portugal%20and"
        "%20Norway%20met,and%20signed%20a%20treaty%20on%20ferries.",
    )  # fmt: skip


def test_a_second_report_of_an_event_opens_its_own_article(open_page):
    page = open_page(findings())
    look_at_europe(page)
    symbol(page, "Ministers from Portugal and Norway met in Lyon")
    page.get_by_role("button", name="Ships meet on both sides of the date line").click()
    expect(page.locator("#article .headline")).to_have_text(
        "Ships meet on both sides of the date line"
    )
    assert on_words(page) == "In Lyon, Norway and Portugal agreed on ferries on Tuesday."


def test_keys_walk_through_the_events_and_escape_leaves(open_page):
    page = open_page(findings())
    page.keyboard.press("n")
    expect(page.locator(".why-label")).to_have_text("Coast guards trained together")
    page.keyboard.press("n")
    page.keyboard.press("p")
    expect(page.locator(".why-label")).to_have_text("Coast guards trained together")
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()


def without_the_flood() -> Findings:
    """Bergen is named and nothing happened there."""
    found = findings()
    kept = tuple(event for event in found.events if event.reports[0] is not FLOOD)
    return replace(found, events=kept)


def test_places_without_an_event_are_a_layer_that_can_be_switched_off(open_page):
    page = open_page(without_the_flood())
    assert page.locator(".symbol .mentioned").count() > 0
    page.uncheck("#layer-mentioned")
    assert page.locator(".symbol .mentioned").count() == 0


def test_places_close_together_are_a_bubble_that_opens_as_a_list(open_page):
    page = open_page(findings())
    page.evaluate("geo.page.view.map.setView([43, 0], 1, {animate: false})")
    symbol(page, "2 events")
    expect(page.locator(".place-list li")).to_have_count(2)


def test_a_click_on_a_mentioned_place_marks_its_words(open_page):
    page = open_page(without_the_flood())
    page.evaluate("geo.page.view.map.setView([60, 5], 6, {animate: false})")
    symbol(page, "Bergen")
    expect(page.locator("#article .word.on-place")).to_have_text("Bergen")


def test_a_phone_needs_no_sideways_scroll(open_page):
    page = open_page(findings(), viewport=PHONE)
    page.locator("#list .event", has_text="Thousands marched").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator("#article .word.on").first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_base_map_is_drawn_without_a_network(open_page, scheme):
    page = open_page(findings(), scheme=scheme)
    page.evaluate("geo.page.view.map.setView([20, 10], 2, {animate: false})")
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector('.leaflet-base-pane canvas');
          const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
          let land = 0;
          for (let i = 3; i < data.length; i += 4) land += data[i] > 0;
          return land / (data.length / 4);
        }"""
    )
    assert 0.15 < colours < 0.75


def test_evidence_mode_shows_the_sentences_and_says_so(open_page):
    page = open_page(findings(), text="evidence")
    page.click("#tab-article")
    expect(page.locator("#article")).to_contain_text("Thousands marched in Porto on Saturday")
    expect(page.locator("#article")).not_to_contain_text("one delegate said")
    expect(page.locator("#text-mode")).to_contain_text("only the sentences behind the events")


def test_in_a_notebook_the_filters_wait_beside_a_wide_map(open_page):
    page = open_page(findings(), viewport={"width": 960, "height": 720})
    expect(page.locator("#filter-list")).to_be_hidden()
    assert page.locator(".folium-map").bounding_box()["width"] > 550
    page.click("#filters > summary")
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    expect(page.locator("#count")).to_have_text("1 of 8 events")
    assert page.evaluate("document.documentElement.scrollWidth") <= 960


def test_the_filters_are_open_again_where_the_window_grows(open_page):
    page = open_page(findings(), viewport={"width": 960, "height": 720})
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator("#filter-list")).to_be_visible()


def test_the_name_of_a_place_is_whole_where_its_event_is_at_the_edge_of_the_map(open_page):
    page = open_page(findings())
    page.locator("#list button.event", has_text="sailed through the Cook Strait").click()
    page.evaluate("geo.page.view.map.setView([-41, 157.5], 5, { animate: false })")
    frame = page.locator(".folium-map").bounding_box()
    for tag in page.locator(".tag").all():
        box = tag.bounding_box()
        middle = box["x"] + box["width"] / 2
        if frame["x"] < middle < frame["x"] + frame["width"]:
            assert frame["x"] <= box["x"]
            assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_a_place_whose_events_are_filtered_out_is_not_said_to_have_none(open_page):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="CONSULT"] .only').click()
    drawn = page.evaluate("geo.page.view.symbols.quiet.map(({ place }) => place.name)")
    assert "Porto" not in drawn


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE])
def test_events_all_around_the_globe_are_shown_once(open_page, viewport):
    page = open_page(findings(), viewport=viewport)
    page.evaluate("geo.page.view.fit([-178, -45, 179, 62], false)")
    west, east = page.evaluate(
        "(({ _southWest: a, _northEast: b }) => [a.lng, b.lng])(geo.page.view.map.getBounds())"
    )
    assert east - west <= 361
    assert west == pytest.approx(-169, abs=1)


def test_a_badge_in_a_crowd_covers_no_other_symbol(open_page):
    page = open_page(findings())
    for zoom in (0.5, 1, 1.5, 2, 3):
        page.evaluate(f"geo.page.view.map.setView([20, 0], {zoom}, {{animate: false}})")
        boxes = page.evaluate(
            """[...document.querySelectorAll('.symbol')].map((one) => {
              const { left, top, right, bottom } = one.getBoundingClientRect();
              return [left, top, right, bottom, Boolean(one.querySelector('.badge'))];
            })"""
        )
        covered = [
            (one, other)
            for at, one in enumerate(boxes)
            for other in boxes[at + 1 :]
            if (one[4] or other[4])
            and one[0] < other[2] - 1
            and other[0] < one[2] - 1
            and one[1] < other[3] - 1
            and other[1] < one[3] - 1
        ]
        assert covered == [], zoom


def test_badges_without_room_are_counted_in_the_bubble_at_their_place(open_page):
    page = open_page(findings_with_a_crowd_in_portugal())
    page.evaluate("geo.page.view.map.setView([43, 0], 1, {animate: false})")
    bubbles = page.locator(".symbol:has(.bubble)").all()
    badges = page.locator(".symbol .badge-name", has_text="Coast of many").count()
    short = page.locator('.leaflet-marker-icon[title^="Strike"] .badge:not(:has(.badge-name))')
    counted = {one.get_attribute("title") for one in bubbles}
    assert badges < CROWD
    # Lyon and Porto are two of them; Portugal stands there once.
    assert counted == {f"{2 + CROWD - badges - short.count()} events"}


CROWD = 14


def findings_with_a_crowd_in_portugal():
    """Fourteen places on one spot beside Porto, each too long a name to stand together."""
    found = findings()
    march = next(event for event in found.events if event.reports[0].type == "PROTEST")
    home = found.articles[0]
    portugal = PLACES["geonames:2264397"]
    places, strikes = [], []
    for number in range(CROWD):
        place = replace(portugal, id=f"user:{number}", name=f"Coast of many names, part {number}")
        where = replace(march.reports[0].places[0], place=place.id)
        name = f"strike-{number}"
        report = replace(march.reports[0], id=name, label=f"Strike {number}", places=(where,))
        places.append(place)
        strikes.append(replace(march, id=name, reports=(report,)))
    articles = (replace(home, places=(*home.places, *places)), *found.articles[1:])
    return replace(found, articles=articles, events=(*found.events, *strikes))
