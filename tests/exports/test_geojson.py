"""What GeoJSON files say of events and places."""

import json
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from geo.attribution import OPENSTREETMAP, attributions
from geo.columns import EVENT_COLUMNS
from geo.exports.bounding_box import bounding_box
from geo.exports.geojson import GeoJSONExport, write_places
from geo.features import place_rows
from geo.records import Findings, Relation
from tests.rfc7946 import faults


@pytest.fixture
def collection(findings: Findings, tmp_path: Path) -> dict:
    GeoJSONExport().write(findings, tmp_path / "events.geojson")
    return json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))


def feature(collection: dict, feature_id: str) -> dict:
    return next(item for item in collection["features"] if item["id"] == feature_id)


def test_events_follow_rfc_7946(collection: dict) -> None:
    assert faults(collection) == []


def test_places_follow_rfc_7946(findings: Findings, tmp_path: Path) -> None:
    write_places(findings, tmp_path / "places.geojson")
    assert faults(json.loads((tmp_path / "places.geojson").read_text(encoding="utf-8"))) == []


def test_a_place_that_is_only_named_for_its_government_is_no_dot(findings: Findings) -> None:
    analyzed = findings.articles[0]
    japan = replace(analyzed.mentions[2], usage="associative")
    mentions = (*analyzed.mentions[:2], japan, analyzed.mentions[3])
    said = replace(findings, articles=(replace(analyzed, mentions=mentions),))
    assert "Japan" in [row["properties"]["name"] for row in place_rows(findings)]
    assert "Japan" not in [row["properties"]["name"] for row in place_rows(said)]


@pytest.mark.parametrize(("kind", "dots"), [("between", []), ("near", ["Japan"])])
def test_the_shores_of_a_described_water_are_no_dots(
    findings: Findings, kind: str, dots: list[str]
) -> None:
    analyzed = findings.articles[0]
    relation = Relation(
        id="r1", kind=kind, start=0, end=9, mentions=("m3",), place=analyzed.places[0].id,
        score=0.9, reason="sample",
    )  # fmt: skip
    described = replace(findings, articles=(replace(analyzed, relations=(relation,)),))
    names = [row["properties"]["name"] for row in place_rows(described)]
    assert [name for name in names if name == "Japan"] == dots


def test_an_event_in_a_strait_has_the_shape_of_the_strait(collection: dict) -> None:
    crossing = feature(collection, "r1")
    assert crossing["geometry"]["type"] == "MultiPolygon"
    assert crossing["properties"]["sea"] == "Bering Strait"
    assert crossing["properties"]["basin"] == "Arctic Ocean"


def test_a_strait_belongs_to_no_country_but_shows_its_neighbours(collection: dict) -> None:
    properties = feature(collection, "r1")["properties"]
    assert properties["country"] is None
    assert properties["countries"] is None
    assert properties["bordering"] == "RU;US"


def test_an_event_has_the_codes_of_others(collection: dict) -> None:
    talks = feature(collection, "r2")["properties"]
    assert (talks["type"], talks["cameo_root"], talks["acled_type"]) == ("CONSULT", "04", None)


def test_what_talks_are_about_is_no_place_of_the_talks(collection: dict) -> None:
    talks = feature(collection, "r2")
    assert talks["geometry"] == {"type": "Point", "coordinates": [178.44189, -18.14161]}
    assert talks["properties"]["countries"] == "FJ"
    assert talks["properties"]["places"] == "scope=Japan;location=Suva"


def test_an_event_without_a_known_place_keeps_its_words_and_has_no_geometry(
    collection: dict,
) -> None:
    strike = feature(collection, "r3")
    assert strike["geometry"] is None
    assert strike["properties"]["unresolved_places"] == "Camp Lindqvist"


def test_the_link_opens_the_article_at_the_quote(collection: dict) -> None:
    assert feature(collection, "r2")["properties"]["link"] == (
        "https://news.example/ships-and-talks#:~:text="
        "Ministers%20met%20in%20Suva%20%F0%9F%8C%8A%20and%20spoke%20about%20Japan."
    )


def test_the_bbox_crosses_the_antimeridian_where_that_is_nearer(collection: dict) -> None:
    west, south, east, north = collection["bbox"]
    assert (west, east) == (168, -167)
    assert (south, north) == (-18.14161, 67)


def test_a_box_around_the_globe_stays_whole() -> None:
    equator = {"type": "LineString", "coordinates": [[-180, 0], [0, 0], [180, 0]]}
    assert bounding_box([equator]) == (-180, 0, 180, 0)


def test_nothing_gives_no_box() -> None:
    assert bounding_box([None]) is None


def test_data_attributions_stand_in_the_file(collection: dict) -> None:
    assert any("GeoNames" in line for line in collection["attribution"])


def test_a_place_from_openstreetmap_brings_its_attribution(findings: Findings) -> None:
    analyzed = findings.articles[0]
    place = replace(analyzed.places[1], id="osm:node/1")
    with_osm = replace(findings, articles=(replace(analyzed, places=(place,)),))
    assert OPENSTREETMAP in attributions(with_osm)
    assert OPENSTREETMAP not in attributions(findings)


def test_every_feature_has_every_column_in_order(collection: dict) -> None:
    names = [column.name for column in EVENT_COLUMNS]
    assert all(list(item["properties"]) == names for item in collection["features"])


def test_gdal_reads_sound_column_types(findings: Findings, tmp_path: Path) -> None:
    target = tmp_path / "events.geojson"
    GeoJSONExport().write(findings, target)
    info = pyogrio.read_info(target)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert info["crs"] == "EPSG:4326"
    assert types["start_date"].startswith("datetime64")
    assert types["reports"] == "int32"
    assert types["confidence"] == "float64"
    assert types["label"] == "object"


def test_the_same_findings_give_the_same_bytes(findings: Findings, tmp_path: Path) -> None:
    for name in ("one", "two"):
        GeoJSONExport().write(findings, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
