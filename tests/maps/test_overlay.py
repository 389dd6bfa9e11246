"""A user's overlay: drawn, named, and nothing more."""

import json
from pathlib import Path
from typing import Any

import pytest

from geo.errors import InputError
from geo.maps import EventMap
from geo.maps.overlay import overlay
from tests.map_samples import findings

SQUARE = [[[124.0, 28.0], [126.0, 28.0], [126.0, 30.0], [124.0, 30.0], [124.0, 28.0]]]
BOW_TIE = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def written(folder: Path, *features: Any, **members: Any) -> Path:
    path = folder / "exercise areas.geojson"
    content = {"type": "FeatureCollection", "features": list(features), **members}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_it_is_named_by_its_file_and_shows_no_folder(tmp_path: Path) -> None:
    found = overlay(written(tmp_path, feature("Polygon", SQUARE)))
    assert found["name"] == "exercise areas"
    assert str(tmp_path) not in json.dumps(found)


def test_a_name_in_the_file_counts_more_than_the_files_name(tmp_path: Path) -> None:
    path = written(tmp_path, feature("Polygon", SQUARE), name="Drill zones")
    assert overlay(path)["name"] == "Drill zones"


@pytest.mark.parametrize(
    ("kind", "coordinates", "part"),
    [
        ("Point", [5.0, 60.0], "points"),
        ("MultiPoint", [[5.0, 60.0], [6.0, 61.0]], "points"),
        ("LineString", [[5.0, 60.0], [6.0, 61.0]], "lines"),
        ("MultiLineString", [[[5.0, 60.0], [6.0, 61.0]]], "lines"),
        ("Polygon", SQUARE, "polygons"),
        ("MultiPolygon", [SQUARE], "polygons"),
    ],
)
def test_every_kind_of_geometry_is_drawn(
    tmp_path: Path, kind: str, coordinates: Any, part: str
) -> None:
    [shape] = overlay(written(tmp_path, feature(kind, coordinates)))["shapes"]
    assert [name for name in ("points", "lines", "polygons") if shape[name]] == [part]


def test_a_collection_is_drawn_part_by_part(tmp_path: Path) -> None:
    parts = [feature("Point", [5, 60])["geometry"], feature("Polygon", SQUARE)["geometry"]]
    given = {
        "type": "Feature",
        "geometry": {"type": "GeometryCollection", "geometries": parts},
        "properties": None,
    }
    [shape] = overlay(written(tmp_path, given))["shapes"]
    assert (len(shape["points"]), len(shape["polygons"])) == (1, 1)


def test_a_bare_geometry_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "line.geojson"
    path.write_text('{"type": "LineString", "coordinates": [[1, 2], [3, 4]]}', encoding="utf-8")
    assert overlay(path)["shapes"][0]["lines"] == [[[1.0, 2.0], [3.0, 4.0]]]


def test_an_area_cut_at_the_antimeridian_is_drawn_without_the_seam(tmp_path: Path) -> None:
    west = [[[179, 0], [180, 0], [180, 1], [179, 1], [179, 0]]]
    east = [[[-180, 0], [-179, 0], [-179, 1], [-180, 1], [-180, 0]]]
    [shape] = overlay(written(tmp_path, feature("MultiPolygon", [west, east])))["shapes"]
    assert len(shape["polygons"]) == 1
    assert shape["bounds"] == [179, 0, 181, 1]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (feature("Polygon", BOW_TIE), "its geometry is broken: Self-intersection"),
        (feature("Polygon", [SQUARE[0][:-1]]), "its geometry is broken"),
        (feature("LineString", [[1, 2]]), "its geometry is broken"),
        (feature("Point", [5e5, 5e6]), "EPSG:4326"),
        (feature("Point", [float("nan"), 0]), "no"),
        (feature("Circle", [1, 2]), "its geometry is Circle, expected a Point"),
        ({"type": "Feature", "properties": {}, "geometry": None}, "missing"),
        ("x", "no GeoJSON Feature"),
    ],
)
def test_a_feature_that_cannot_be_drawn_is_told_by_its_number(
    tmp_path: Path, given: Any, said: str
) -> None:
    with pytest.raises(InputError, match=said) as told:
        overlay(written(tmp_path, feature("Polygon", SQUARE), given))
    assert "feature 2" in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the overlay cannot be read"):
        overlay(tmp_path / "none.geojson")


def test_nothing_else_on_the_page_changes(tmp_path: Path) -> None:
    path = written(tmp_path, feature("Polygon", SQUARE, name="Lyon"))
    bare, drawn = EventMap(findings())._data, EventMap(findings(), overlay=path)._data
    assert drawn.pop("overlay") is not None
    bare.pop("overlay")
    assert drawn == bare
