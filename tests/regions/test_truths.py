"""A table of points that are known to lie in one region and not in another.

Towns stand on the coordinates of GeoNames; a port whose point falls into the water at 1:10 million
is no use here and was left out. Points at sea are middles of the named water.
"""

import csv
from pathlib import Path

import pytest
import shapely

from geo.regions import load_regions

with (Path(__file__).parent / "truths.csv").open(encoding="utf-8", newline="") as file:
    TRUTHS = list(csv.DictReader(file))
INSIDE = [
    (row["place"], float(row["lon"]), float(row["lat"]), region)
    for row in TRUTHS
    for region in row["inside"].split(";")
]
OUTSIDE = [
    (row["place"], float(row["lon"]), float(row["lat"]), region)
    for row in TRUTHS
    for region in row["outside"].split(";")
]


@pytest.mark.parametrize(("place", "lon", "lat", "region"), INSIDE)
def test_a_point_lies_in_the_region_it_is_known_to_lie_in(
    place: str, lon: float, lat: float, region: str
) -> None:
    assert shapely.intersects_xy(load_regions().shape(region), lon, lat), place


@pytest.mark.parametrize(("place", "lon", "lat", "region"), OUTSIDE)
def test_a_point_lies_outside_the_region_beside_it(
    place: str, lon: float, lat: float, region: str
) -> None:
    assert not shapely.intersects_xy(load_regions().shape(region), lon, lat), place


def test_there_are_at_least_200_truths() -> None:
    assert len(TRUTHS) >= 200


def test_every_truth_has_a_source() -> None:
    assert [row["place"] for row in TRUTHS if not row["source"]] == []
