"""Corrections on the page: said, kept, taken back, saved, and read by the next run."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from geo.cli import main
from tests.browser.test_accessibility import violations
from tests.map_samples import findings

pytestmark = pytest.mark.browser

STORM = """---
title: Storm floods Springfield
date: 2024-01-12
---
A storm flooded streets in Springfield on Thursday, officials said \U0001f300.

Rescue crews evacuated forty families in Springfield on Friday.
"""


def select(page: Page, label: str) -> None:
    page.evaluate(
        "label => geo.page.model.select("
        "geo.page.model.events.find((one) => one.label === label).index, 'list')",
        label,
    )


def saved(page: Page) -> dict:
    """The file that the page hands out, as the next run reads it."""
    page.click("#corrections")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save corrections.toml").click()
    assert waiting.value.suggested_filename == "corrections.toml"
    return tomllib.loads(Path(waiting.value.path()).read_text("utf-8"))


def say(page: Page, name: str) -> None:
    page.locator("#why .review").get_by_role("button", name=name, exact=True).click()


PORTO = "Thousands marched in Porto"


def test_an_event_is_confirmed_and_the_file_names_it_by_id_and_by_sentence(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Right")
    expect(page.locator("#corrections")).to_have_text("1 correction")
    [entry] = saved(page)["right"]
    assert entry["article"] == "ferry-talks"
    assert entry["words"] == "Thousands marched in Porto on Saturday against higher fares."
    assert entry["event"] == page.evaluate("geo.page.model.events[geo.page.model.selected].id")


def test_a_second_click_takes_back_what_was_said(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Not an event")
    say(page, "Not an event")
    expect(page.locator("#corrections")).to_be_hidden()


def test_an_event_moves_to_another_place_of_that_name(open_page):
    page = open_page(findings())
    select(page, "Ministers from Portugal and Norway met in Lyon")
    say(page, "Wrong place")
    page.get_by_label("Lyon, Mississippi, United States").check()
    page.get_by_role("button", name="Keep").click()
    pressed = page.locator("#why .review").get_by_role("button", name="Wrong place", pressed=True)
    expect(pressed).to_be_visible()
    [entry] = saved(page)["place"]
    [lyon] = [r for r in findings().articles[0].resolutions if r.runners_up]
    assert (entry["name"], entry["means"]) == ("Lyon", lyon.runners_up[0].place)


def test_where_the_browser_keeps_nothing_the_page_says_so(open_page):
    page = open_page(findings())
    page.evaluate(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
    )
    select(page, PORTO)
    say(page, "Right")
    page.click("#corrections")
    expect(page.locator("dialog .notice")).to_contain_text("save the file before you close")


def test_words_that_are_markup_stay_words_in_the_list(open_page):
    page = open_page(findings())
    page.click("#tab-article")
    page.locator("#article .word.place", has_text="Porto").click()
    page.locator("#article .review-mention").get_by_role("button", name="Wrong place").click()
    page.get_by_label("Longitude, degrees east").fill("1")
    page.get_by_label("Latitude, degrees north").fill("2")
    page.get_by_label("Name to show").fill("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Keep").click()
    assert saved(page)["place"][0]["called"] == "<img src=x onerror=alert(1)>"
    expect(page.locator("#status img, dialog img")).to_have_count(0)


def test_a_name_in_the_text_means_another_place_by_its_id(open_page):
    page = open_page(findings())
    page.click("#tab-article")
    page.locator("#article .word.place", has_text="Porto").click()
    page.locator("#article .review-mention").get_by_role("button", name="Wrong place").click()
    page.get_by_label("Place id").fill("geonames:1")
    page.get_by_role("button", name="Keep").click()
    [entry] = saved(page)["place"]
    # The text before it holds a sign of two UTF-16 units: the file counts code points.
    start = findings().articles[0].article.text.index("Porto")
    assert entry == {
        "name": "Porto",
        "article": "ferry-talks",
        "start": start,
        "means": "geonames:1",
    }


def test_a_date_is_put_right(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Wrong date")
    page.get_by_label("First day", exact=True).fill("2024-03-08")
    page.get_by_label("Last day, if it is another").fill("2024-03-07")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("dialog .problem")).to_have_text("The last day lies before the first.")
    page.get_by_label("Last day, if it is another").fill("2024-03-09")
    page.get_by_role("button", name="Keep").click()
    [entry] = saved(page)["date"]
    assert (str(entry["from"]), str(entry["to"])) == ("2024-03-08", "2024-03-09")


def test_selected_words_become_an_event(open_page):
    page = open_page(findings())
    page.click("#tab-article")
    page.evaluate(
        "getSelection().selectAllChildren([...document.querySelectorAll('#article > p')]"
        ".find((one) => one.textContent.includes('waited years')))"
    )
    page.click("#add-event")
    page.get_by_label("What happened", exact=True).select_option("CONSULT")
    page.get_by_label("Place", exact=True).select_option("geonames:2996944")
    page.get_by_role("button", name="Keep").click()
    [entry] = saved(page)["event"]
    assert entry["words"] in findings().articles[0].article.text
    assert (entry["type"], entry["place"]) == ("CONSULT", "geonames:2996944")


def test_corrections_outlive_the_page_until_they_are_undone(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Right")
    page.reload()
    expect(page.locator("#corrections")).to_have_text("1 correction")
    page.click("#corrections")
    page.get_by_role("button", name=f"Undo: Right: {PORTO}").click()
    page.keyboard.press("Escape")
    expect(page.locator("#corrections")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_the_focus_goes_into_a_form_and_back_to_its_button(open_page):
    page = open_page(findings())
    select(page, PORTO)
    button = page.locator("#why .review").get_by_role("button", name="Wrong place")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator("#why")).to_be_visible()


def test_axe_finds_nothing_in_the_forms(open_page):
    page = open_page(findings())
    page.click("#tab-article")
    page.locator("#article .word.place", has_text="Porto").click()
    found = violations(page)
    page.locator("#article .review-mention").get_by_role("button", name="Wrong place").click()
    found += violations(page)
    page.keyboard.press("Escape")
    page.click("#add-event")
    found += violations(page)
    page.keyboard.press("Escape")
    select(page, PORTO)
    say(page, "Right")
    say(page, "Wrong date")
    found += violations(page)
    page.keyboard.press("Escape")
    page.click("#corrections")
    assert found + violations(page) == []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "storm.txt").write_text(STORM, encoding="utf-8")
    return tmp_path


def run(desk: Path) -> Path:
    """Makes the map, as somebody does who puts a file beside the articles and runs again."""
    result = CliRunner().invoke(main, ["map", "news"])
    assert result.exit_code == 0, result.output
    return desk / "maps" / "index.html"


def test_a_place_corrected_on_the_page_is_right_on_the_next_map(open_file, desk):
    page = open_file(run(desk))
    page.evaluate("geo.page.model.select(0, 'list')")
    say(page, "Wrong place")
    page.get_by_role("button", name="Choose on the map").click()
    box = page.locator(".folium-map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    lon = float(page.get_by_label("Longitude, degrees east").input_value())
    lat = float(page.get_by_label("Latitude, degrees north").input_value())
    page.get_by_label("Name to show").fill("Springfield Mills")
    page.get_by_label("Where this holds").select_option("In the whole article")
    page.get_by_role("button", name="Keep").click()
    page.click("#corrections")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save corrections.toml").click()
    waiting.value.save_as(desk / "news" / "corrections.toml")

    after = open_file(run(desk))
    exported = json.loads((desk / "maps/events.geojson").read_text("utf-8"))["features"]
    assert [(one["geometry"]["coordinates"], one["properties"]["review"]) for one in exported] == [
        ([lon, lat], "corrected")
    ] * len(exported)
    expect(after.locator("#list .event-when").first).to_contain_text("Springfield Mills")
    expect(after.locator("#list .review-mark").first).to_have_text("Corrected")
    expect(after.locator("#choices-review").get_by_label("Corrected", exact=True)).to_be_checked()


def test_only_what_is_new_since_a_day_is_shown_on_request(open_page):
    found = findings()
    late, early = date(2024, 3, 20), date(2024, 3, 14)
    events = tuple(
        replace(event, first_seen=early if event.reports[0].label == PORTO else late)
        for event in found.events
    )
    page = open_page(replace(found, events=events))
    page.get_by_label("New since", exact=True).fill("2024-03-20")
    page.get_by_label("New since", exact=True).dispatch_event("change")
    expect(page.locator("#count")).to_have_text("6 of 8 events")
    page.get_by_role("button", name="Take back the filter: New since 20 Mar 2024").click()
    expect(page.locator("#count")).to_have_text("7 of 8 events")


def test_new_since_is_not_asked_where_no_dataset_knows(open_page):
    expect(open_page(findings()).locator("#new-since")).to_have_count(0)


def test_reviewed_is_no_filter_while_nobody_has_reviewed_anything(open_page):
    expect(open_page(findings()).locator("[data-facet=review]")).to_be_hidden()
