"""Files that the page saves: all or what is shown, tables, pictures for publication."""

import csv
import json
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.exports.bounding_box import bounding_box
from geo.features import event_rows
from tests.browser.test_hostile_articles import ATTACKS, hostile
from tests.map_samples import findings

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def saved(page: Page, name: str, folder: Path) -> Path:
    if not page.locator("#export-panel").is_visible():
        page.click("#export")
    with page.expect_download() as download:
        page.click(f"#export-{name}")
    assert download.value.suggested_filename == f"events.{name}"
    download.value.save_as(folder / name)
    return folder / name


def words(picture: Path) -> list[str]:
    return [one.text or "" for one in ET.parse(picture).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_the_exported_geojson_has_the_box_of_what_is_shown(open_page, tmp_path):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="COOPERATE"] .only').click()
    exported = json.loads(saved(page, "geojson", tmp_path).read_text("utf-8"))
    assert exported["bbox"] == [178, 65, -177, 66.5]
    assert exported["attribution"]


def test_all_events_can_be_exported_whatever_is_shown(open_page, tmp_path):
    page = open_page(findings())
    page.fill("#search", "porto")
    expect(page.locator("#count")).to_have_text("1 of 8 events")
    page.click("#export")
    expect(page.locator("label[for=export-shown]")).to_have_text("Shown now (1)")
    page.check("#export-all")
    exported = json.loads(saved(page, "geojson", tmp_path).read_text("utf-8"))
    rows = event_rows(findings())
    assert exported["features"] == rows
    assert exported["bbox"] == list(bounding_box(row["geometry"] for row in rows))


def test_the_exported_table_has_the_columns_of_geo_export(open_page, tmp_path):
    page = open_page(findings())
    with saved(page, "csv", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        columns = csv.DictReader(file).fieldnames
    expected = list(event_rows(findings())[0]["properties"])
    assert columns == [*expected, "longitude", "latitude"]


def test_a_picture_holds_title_legend_scale_credit_and_attribution(open_page, tmp_path):
    page = open_page(findings(), title="Ferries & storms", subtitle="March 2024", credit="Map desk")
    page.evaluate("geo.page.view.map.setView([43, 0], 5, {animate: false})")
    found = words(saved(page, "svg", tmp_path))
    assert found[:2] == ["Ferries & storms", "March 2024"]
    for wanted in ("Porto", "Protest", "200 km", "Map desk"):
        assert wanted in found, wanted
    assert any("GeoNames" in line for line in found)
    assert any("Borders and names follow no position of ours" in line for line in found)


def test_a_picture_shows_only_what_is_in_view(open_page, tmp_path):
    page = open_page(findings())
    page.evaluate("geo.page.view.map.setView([-10, -75], 5, {animate: false})")
    found = words(saved(page, "svg", tmp_path))
    assert "Peru" in found
    assert "Porto" not in found
    assert "Hollow: planned or possible" in found


def test_a_picture_for_documents_is_twice_as_sharp_as_the_map(open_page, tmp_path):
    page = open_page(findings())
    content = saved(page, "png", tmp_path).read_bytes()
    width, height = struct.unpack(">II", content[16:24])
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert width == 2 * page.evaluate("geo.page.view.map.getSize().x")
    assert height > 2 * page.evaluate("geo.page.view.map.getSize().y")


@pytest.mark.parametrize("name", ["closing script", "template", "null", "direction"])
def test_a_hostile_title_stays_text_in_a_picture(open_page, tmp_path, name):
    page = open_page(hostile(ATTACKS[name]), title=ATTACKS[name])
    drawn = ET.parse(saved(page, "svg", tmp_path))  # noqa: S314 - our own
    assert {one.tag.removeprefix(SVG) for one in drawn.iter()} <= {
        "svg", "title", "defs", "clipPath", "rect", "path", "marker", "pattern", "line", "g",
        "text", "circle",
    }  # fmt: skip
    shown = "".join(ATTACKS[name].split()).replace("\0", "\ufffd")
    assert "".join("".join(words(tmp_path / "svg")).split()).startswith(shown)


def test_a_picture_says_which_filters_are_at_work(open_page, tmp_path):
    page = open_page(findings())
    page.locator('[data-facet="type"] [data-key="PROTEST"] .only').click()
    found = words(saved(page, "svg", tmp_path))
    assert "1 of 8 events · What happened: Protest · History they recall is hidden" in found


def test_a_picture_of_a_passage_shows_its_way(open_page, tmp_path):
    page = open_page(findings())
    page.locator("#list .event", has_text="survey ships").click()
    drawn = ET.parse(saved(page, "svg", tmp_path))  # noqa: S314 - our own
    arrows = [one for one in drawn.iter(f"{SVG}path") if one.get("marker-end") == "url(#arrow)"]
    assert len(arrows) == 2
    assert "from Tasman Sea" in words(tmp_path / "svg")


def test_a_saved_file_closes_the_menu_and_returns_to_its_button(open_page, tmp_path):
    page = open_page(findings())
    page.locator("#list .event").first.click()
    saved(page, "svg", tmp_path)
    expect(page.locator("#export-panel")).to_be_hidden()
    expect(page.locator("#export")).to_be_focused()


def test_escape_closes_the_menu_and_returns_to_its_button(open_page):
    page = open_page(findings())
    page.click("#export")
    page.focus("#export-csv")
    page.keyboard.press("Escape")
    expect(page.locator("#export-panel")).to_be_hidden()
    expect(page.locator("#export")).to_be_focused()
