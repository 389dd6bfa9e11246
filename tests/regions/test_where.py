"""What a point lies in: land, waters, and the twelve nautical miles between them."""

import subprocess
import sys

import pytest
import shapely

from geo.errors import InputError
from geo.regions import load_regions


def test_a_point_on_land_knows_its_country_and_province() -> None:
    there = load_regions().where(13.36, 38.12)
    assert (there.country, there.admin1, there.waters) == ("IT", "Sicily", ())


def test_a_strait_wins_over_its_sea() -> None:
    there = load_regions().where(126.3, 25.5)
    assert there.waters == (
        "geo:pacific-ocean",
        "ne:north-pacific-ocean",
        "ne:east-china-sea",
        "geo:miyako-strait",
    )


def test_a_point_within_twelve_miles_belongs_to_the_coast_and_the_sea() -> None:
    there = load_regions().where(1.45, 51.05)
    assert (there.country, there.coastal_country) == (None, "GB")


def test_a_point_beyond_twelve_miles_belongs_to_no_country() -> None:
    assert load_regions().where(125.0, 29.0).coastal_country is None


def test_the_distance_to_land_is_geodesic() -> None:
    # Bouvet Island, 54.4° S: a degree of longitude is 65 km there, not 111.
    there = load_regions().where(4.36, -54.42)
    assert there.km_to_land == pytest.approx(57, abs=2)


def test_land_across_the_antimeridian_is_near() -> None:
    # Taveuni, Fiji, reaches from 179.9° E to 179.9° W.
    assert load_regions().where(-179.7, -16.85).km_to_land < 40


def test_crimea_is_ukraine() -> None:
    assert load_regions().where(34.1, 44.95).country == "UA"


def test_taiwan_is_tw() -> None:
    assert load_regions().where(121.53, 25.05).country == "TW"


def test_the_spratly_islands_have_no_country() -> None:
    assert load_regions().where(115.86, 9.75).country is None


def test_longitudes_beyond_180_are_turned_back() -> None:
    assert load_regions().where(126.3 + 360, 25.5).waters[-1] == "geo:miyako-strait"


def test_a_latitude_beyond_90_is_refused() -> None:
    with pytest.raises(InputError, match="is no point"):
        load_regions().where(0, 91)


def test_the_poles_have_an_answer() -> None:
    assert load_regions().where(0, 90).waters == ("geo:arctic-ocean",)


def test_an_unknown_id_is_no_region() -> None:
    assert load_regions().region("geo:atlantis") is None


def test_a_map_shape_is_lighter_and_valid() -> None:
    regions = load_regions()
    light, full = regions.map_shape("ne:philippine-sea"), regions.shape("ne:philippine-sea")
    assert light.is_valid
    assert shapely.get_num_coordinates(light) < shapely.get_num_coordinates(full)


def test_a_strait_lies_within_its_ocean() -> None:
    assert load_regions().within("geo:bashi-channel", "geo:pacific-ocean")


def test_a_geometry_elsewhere_does_not_lie_within() -> None:
    assert not load_regions().within(shapely.Point(0, 50), "geo:pacific-ocean")


def test_land_near_the_antimeridian_comes_from_both_sides() -> None:
    land = load_regions().land_near((179.0, -17.5, -179.0, -16.0))
    assert land.bounds[0] < -179
    assert land.bounds[2] > 179


def test_the_version_names_the_shapes() -> None:
    assert len(load_regions().version) == 12


def test_asking_about_a_point_does_not_load_pandas() -> None:
    # It takes longer to import than all the shapes take to be read.
    asked = "import sys; from geo.regions import load_regions as r; r().where(126.3, 25.5)"
    told = subprocess.run(
        [sys.executable, "-c", f"{asked}; print('pandas' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
