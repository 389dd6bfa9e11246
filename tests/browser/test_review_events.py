"""Corrections of what an event is: its place where the text has none, and what else it is."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from geo.cli import main
from tests.browser.test_accessibility import violations
from tests.browser.test_review import PORTO, saved, say, select
from tests.map_samples import findings

pytestmark = pytest.mark.browser

LOST = "A trawler was lost"
LYON = "Ministers from Portugal and Norway met in Lyon"
HAMLET = """---
title: Fire in the hills
date: 2024-01-12
---
A fire destroyed nine houses in Qarrabost on Thursday, officials said.
"""


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep").click()


def test_an_event_without_a_place_gets_one_that_its_article_names(open_page):
    page = open_page(findings())
    select(page, LOST)
    say(page, "Give it a place")
    page.get_by_label("Porto (Portugal)").check()
    keep(page)
    [entry] = saved(page)["event_place"]
    assert entry["place"] == "geonames:2735943"
    assert entry["event"] == page.evaluate("geo.page.model.events[geo.page.model.selected].id")


def test_an_event_was_elsewhere_though_its_names_are_right(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Wrong place")
    page.get_by_label("Which name").select_option("The event itself, whatever the text names")
    expect(page.get_by_label("Where this holds")).to_be_hidden()
    page.get_by_label("At no place on a map").check()
    keep(page)
    assert saved(page)["event_place"][0]["place"] == ""


def test_a_place_and_a_date_can_both_be_put_right(open_page):
    page = open_page(findings())
    select(page, LOST)
    say(page, "Give it a place")
    page.get_by_label("Place id").fill("geonames:1")
    keep(page)
    say(page, "Wrong date")
    page.get_by_label("First day", exact=True).fill("2024-03-08")
    keep(page)
    assert saved(page).keys() == {"event_place", "date"}


def test_two_events_are_said_to_be_one(open_page):
    page = open_page(findings())
    select(page, PORTO)
    say(page, "Same as another")
    page.get_by_label("Find the other event").fill("coast guards")
    page.get_by_role("radio").check()
    keep(page)
    ids = page.evaluate(
        "labels => labels.map((label) => "
        "geo.page.model.events.find((one) => one.label === label).id)",
        [PORTO, "Coast guards trained together"],
    )
    assert saved(page)["same_event"] == [{"events": ids}]


def test_a_report_is_said_to_tell_of_another_event(open_page):
    page = open_page(findings())
    select(page, LYON)
    say(page, "Not the same event")
    report = page.evaluate("geo.page.model.events[geo.page.model.selected].reports[0].id")
    assert saved(page)["separate"] == [{"events": [report]}]
    say(page, "Not the same event")
    expect(page.locator("#corrections")).to_be_hidden()


def test_one_report_alone_cannot_be_parted(open_page):
    page = open_page(findings())
    select(page, PORTO)
    expect(page.locator("#why .review [data-review=separate]")).to_have_count(0)


def test_axe_finds_nothing_in_these_forms(open_page):
    page = open_page(findings())
    select(page, LOST)
    say(page, "Give it a place")
    found = violations(page)
    page.keyboard.press("Escape")
    say(page, "Same as another")
    assert found + violations(page) == []


def test_a_name_that_no_gazetteer_holds_gets_a_place_out_of_the_text(
    open_file, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "fire.txt").write_text(HAMLET, encoding="utf-8")
    page = open_file(mapped())
    page.click("#tab-article")
    name = page.locator("#article .word.left-out", has_text="Qarrabost")
    name.focus()
    page.keyboard.press("Enter")
    asked = page.locator("#article .review-mention")
    expect(asked).to_contain_text("“Qarrabost” is not on the map")
    asked.get_by_role("button", name="Give it a place").click()
    page.get_by_label("Longitude, degrees east").fill("12.5")
    page.get_by_label("Latitude, degrees north").fill("57")
    keep(page)
    page.click("#corrections")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save corrections.toml").click()
    waiting.value.save_as(folder / "corrections.toml")
    after = open_file(mapped())
    expect(after.locator("#list .event-when").first).to_contain_text("Qarrabost")


def mapped() -> Path:
    result = CliRunner().invoke(main, ["map", "news"])
    assert result.exit_code == 0, result.output
    return Path("maps/index.html").resolve()
