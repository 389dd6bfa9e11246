"""The GeoPackage as GDAL and QGIS read it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest

from geo.exports.geopackage import GeoPackageExport
from geo.records import Findings


@pytest.fixture
def package(findings: Findings, tmp_path: Path) -> Path:
    GeoPackageExport().write(findings, tmp_path / "events.gpkg")
    return tmp_path / "events.gpkg"


@pytest.mark.parametrize(
    ("layer", "geometry", "count"),
    [
        ("events_points", "Point", 2),
        ("events_areas", "MultiPolygon", 1),
        ("movements", "MultiLineString", 0),
        ("event_places", "Point", 4),
        ("places", "Point", 3),
        ("reports", None, 3),
        ("mentions", None, 4),
        ("unplaced", None, 1),
    ],
)
def test_a_layer_has_one_kind_of_geometry(
    package: Path, layer: str, geometry: str | None, count: int
) -> None:
    info = pyogrio.read_info(package, layer=layer)
    assert (info["geometry_type"], info["features"]) == (geometry, count)
    assert info["crs"] == ("EPSG:4326" if geometry else None)


def test_days_are_dates_without_a_time(package: Path) -> None:
    info = pyogrio.read_info(package, layer="events_points")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert {types[name] for name in ("start_date", "end_date", "article_date")} == {"OFTDate"}
    assert types["reports"] == "OFTInteger64"
    assert types["confidence"] == "OFTReal"


def test_a_column_that_is_empty_throughout_keeps_its_type(package: Path) -> None:
    info = pyogrio.read_info(package, layer="movements")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert (types["origin"], types["start_date"]) == ("OFTString", "OFTDate")


def test_the_point_of_a_shape_lies_inside_it(package: Path) -> None:
    points = geopandas.read_file(package, layer="events_points").set_index("id")
    areas = geopandas.read_file(package, layer="events_areas").set_index("id")
    assert areas.geometry["r1"].contains(points.geometry["r1"])


def test_the_style_colours_every_event_type(package: Path) -> None:
    styles = _styles(package)
    values = {category.get("value") for category in styles["events_points"].iter("category")}
    assert {"MOVEMENT", "CONSULT", "PROTEST"} <= values


def test_the_time_slider_counts_the_last_day_in(package: Path) -> None:
    temporal = _styles(package)["events_points"].find("temporal")
    assert temporal is not None
    assert (temporal.get("startField"), temporal.get("endField")) == ("start_date", "end_date")
    assert (temporal.get("enabled"), temporal.get("limitMode")) == ("1", "1")


def _styles(package: Path) -> dict[str, ET.Element]:
    with closing(sqlite3.connect(package)) as database:
        rows = database.execute("SELECT f_table_name, styleQML FROM layer_styles").fetchall()
    # Our own style, written a moment ago.
    return {name: ET.fromstring(style) for name, style in rows}  # noqa: S314
