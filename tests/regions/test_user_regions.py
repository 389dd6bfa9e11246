"""A user's own regions: read, checked, and put beside the shipped ones."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.errors import InputError
from geo.regions import Regions, load_regions, load_user_regions

Positions = list[list[float]]
SQUARE: Positions = [[124.0, 28.0], [126.0, 28.0], [126.0, 30.0], [124.0, 30.0], [124.0, 28.0]]
BOW_TIE: Positions = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


def feature(positions: Positions = SQUARE, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"name": "Block 7", **properties},
        "geometry": {"type": "Polygon", "coordinates": [positions]},
    }


def written(folder: Path, *features: Any, **members: Any) -> Path:
    path = folder / "my.geojson"
    content = {"type": "FeatureCollection", "features": list(features), **members}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def grown(folder: Path, *features: Any) -> Regions:
    return load_regions().with_user(load_user_regions(written(folder, *features)))


def test_a_region_takes_its_id_from_its_name(tmp_path: Path) -> None:
    [(region, _)] = load_user_regions(written(tmp_path, feature()))
    assert region.id == "user:block-7"


def test_a_given_id_counts_more_than_the_name(tmp_path: Path) -> None:
    [(region, _)] = load_user_regions(written(tmp_path, feature(id="b7")))
    assert region.id == "user:b7"


def test_a_ring_drawn_clockwise_is_turned(tmp_path: Path) -> None:
    [(_, geometry)] = load_user_regions(written(tmp_path, feature(SQUARE[::-1])))
    assert shapely.is_ccw(shapely.get_exterior_ring(geometry))


def test_several_names_may_be_joined_by_semicolons(tmp_path: Path) -> None:
    [(region, _)] = load_user_regions(written(tmp_path, feature(names="B7; Seven")))
    assert region.names == ("B7", "Seven")


def test_its_label_point_lies_inside(tmp_path: Path) -> None:
    [(region, _)] = load_user_regions(written(tmp_path, feature()))
    assert (region.lon, region.lat) == pytest.approx((125.0, 29.0), abs=0.1)


def test_the_regions_know_a_users_region(tmp_path: Path) -> None:
    regions = grown(tmp_path, feature())
    assert [region.id for region in regions.all()][-1] == "user:block-7"


def test_the_shape_of_a_users_region_is_found(tmp_path: Path) -> None:
    assert grown(tmp_path, feature()).shape("user:block-7").area == pytest.approx(4.0)


def test_the_shipped_regions_stay_as_they_are(tmp_path: Path) -> None:
    grown(tmp_path, feature())
    assert load_regions().region("user:block-7") is None


def test_a_users_water_lies_in_the_sea_around_it(tmp_path: Path) -> None:
    regions = grown(tmp_path, feature(kind="sea"))
    assert regions.where(125.0, 29.0).waters[-2:] == ("ne:east-china-sea", "user:block-7")


def test_a_users_area_is_no_water(tmp_path: Path) -> None:
    assert grown(tmp_path, feature()).where(125.0, 29.0).waters[-1] == "ne:east-china-sea"


def test_a_users_regions_change_the_version(tmp_path: Path) -> None:
    assert grown(tmp_path, feature()).version != load_regions().version


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (feature(name=None), "feature 2: it has no name"),
        (feature(name=" "), "it has no name"),
        (feature(BOW_TIE, name="x"), "its geometry is broken: Self-intersection"),
        (feature(SQUARE[:-1], name="x"), "its geometry is broken"),
        (feature([[0, 0], [1, 1]], name="x"), "its geometry is broken"),
        (feature([[5e5, 5e6], [6e5, 5e6], [6e5, 6e6], [5e5, 5e6]], name="x"), "EPSG:4326"),
        (feature([[179, 0], [181, 0], [181, 1], [179, 0]], name="x"), "antimeridian"),
        (feature(name="block 7"), "its id user:block-7 is that of feature 1 too"),
        (feature(name="x", names=3), "expected a list of texts"),
        (feature(name="x", kind=3), "expected a text"),
        ({"type": "Feature", "properties": {"name": "x"}, "geometry": None}, "missing"),
        ("x", "no GeoJSON Feature"),
    ],
)
def test_a_feature_that_cannot_be_used_is_told_by_its_number(
    tmp_path: Path, given: Any, said: str
) -> None:
    with pytest.raises(InputError, match=said) as told:
        load_user_regions(written(tmp_path, feature(), given))
    assert "feature 2" in str(told.value)


def test_another_coordinate_system_is_refused(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    with pytest.raises(InputError, match="EPSG::3857, expected longitude and latitude"):
        load_user_regions(written(tmp_path, feature(), crs=crs))


def test_longitude_and_latitude_may_be_stated(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert load_user_regions(written(tmp_path, feature(), crs=crs))


def test_a_file_without_features_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no feature"):
        load_user_regions(written(tmp_path))


def test_a_file_that_is_no_geojson_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "my.geojson"
    path.write_text("name,lon,lat\n", encoding="utf-8")
    with pytest.raises(InputError, match="no JSON"):
        load_user_regions(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_user_regions(tmp_path / "none.geojson")


def test_a_parent_that_is_no_region_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its parent geo:atlantis is no region"):
        grown(tmp_path, feature(parents=["geo:atlantis"]))
