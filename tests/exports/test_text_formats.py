"""CSV, KML and Linked Places: what spreadsheets, Google Earth and gazetteers read."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from geo.exports.kml import KMLExport
from geo.exports.linked_places import LinkedPlacesExport
from geo.exports.spreadsheet import CSVExport
from geo.records import Findings

KML = "{http://www.opengis.net/kml/2.2}"


def with_label(findings: Findings, label: str) -> Findings:
    event = findings.events[0]
    lead = replace(event.reports[0], label=label)
    return replace(findings, events=(replace(event, reports=(lead,)),))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_stands_on_a_point_of_its_place(findings: Findings, tmp_path: Path) -> None:
    CSVExport().write(findings, tmp_path / "events.csv")
    suva = table(tmp_path / "events.csv")[1]
    assert (suva["place"], suva["longitude"], suva["latitude"]) == (
        "Suva",
        "178.44189",
        "-18.14161",
    )


def test_an_event_without_a_place_is_a_row_without_coordinates(
    findings: Findings, tmp_path: Path
) -> None:
    CSVExport().write(findings, tmp_path / "events.csv")
    nowhere = table(tmp_path / "events.csv")[2]
    assert (nowhere["id"], nowhere["longitude"]) == ("r3", "")


@pytest.mark.parametrize("label", ["=1+1", "+1", "@SUM(A1)", "-2+3", "\t=1"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(
    label: str, findings: Findings, tmp_path: Path
) -> None:
    CSVExport().write(with_label(findings, label), tmp_path / "events.csv")
    assert table(tmp_path / "events.csv")[0]["label"] == f"'{label}"


def test_the_attribution_lies_beside_the_table(findings: Findings, tmp_path: Path) -> None:
    CSVExport().write(findings, tmp_path / "events.csv")
    assert "GeoNames" in (tmp_path / "events.attribution.txt").read_text("utf-8")


def kml(findings: Findings, path: Path) -> ET.Element:
    KMLExport().write(findings, path)
    # Written by ourselves a moment ago.
    return ET.parse(path).getroot()  # noqa: S314


def test_gdal_reads_the_placemarks(findings: Findings, tmp_path: Path) -> None:
    KMLExport().write(findings, tmp_path / "events.kml")
    layers = dict(pyogrio.list_layers(tmp_path / "events.kml"))
    counts = [pyogrio.read_info(tmp_path / "events.kml", layer=name)["features"] for name in layers]
    assert counts == [1, 1, 1]


def test_an_event_lasts_from_its_first_day_to_its_last(findings: Findings, tmp_path: Path) -> None:
    root = kml(findings, tmp_path / "events.kml")
    span = root.find(f".//{KML}Placemark[@id='event-r1']/{KML}TimeSpan")
    assert span is not None
    assert [child.text for child in span] == ["2024-05-06", "2024-05-06"]


def test_an_articles_words_are_no_html_in_a_balloon(findings: Findings, tmp_path: Path) -> None:
    article = findings.articles[0].article
    text = article.text.replace("Two frigates", "<b>o frigates")
    analyzed = replace(findings.articles[0], article=replace(article, text=text))
    root = kml(replace(findings, articles=(analyzed,)), tmp_path / "events.kml")
    description = root.find(f".//{KML}Placemark[@id='event-r1']/{KML}description")
    assert description is not None
    assert (description.text or "").startswith("&lt;b&gt;o frigates")


def test_what_xml_cannot_hold_is_shown_as_unreadable(findings: Findings, tmp_path: Path) -> None:
    root = kml(with_label(findings, "a\x00b"), tmp_path / "events.kml")
    name = root.find(f".//{KML}Placemark/{KML}name")
    assert name is not None
    assert name.text == "a\ufffdb"


def places(findings: Findings, path: Path) -> dict[str, dict]:
    LinkedPlacesExport().write(findings, path)
    features = json.loads(path.read_text("utf-8"))["features"]
    return {feature["properties"]["title"]: feature for feature in features}


def test_a_place_is_linked_to_geonames(findings: Findings, tmp_path: Path) -> None:
    suva = places(findings, tmp_path / "places.json")["Suva"]
    assert suva["@id"] == "https://sws.geonames.org/2198148/"
    assert suva["links"] == [{"type": "exactMatch", "identifier": "gn:2198148"}]


def test_a_strait_is_a_water_without_a_country(findings: Findings, tmp_path: Path) -> None:
    strait = places(findings, tmp_path / "places.json")["Bering Strait"]
    assert strait["properties"]["fclasses"] == ["H"]
    assert strait["properties"]["ccodes"] == []


def test_a_place_has_the_names_that_the_articles_use(findings: Findings, tmp_path: Path) -> None:
    assert places(findings, tmp_path / "places.json")["Japan"]["names"] == [{"toponym": "Japan"}]
