"""Lakes, rivers and landforms inside the land."""

import pytest
import shapely

from geo.records import Place
from geo.regions import facet_of, load_regions
from geo.regions.as_place import place_of_region


def place(region_id: str) -> Place:
    regions = load_regions()
    region = regions.region(region_id)
    assert region is not None
    return place_of_region(region, regions, seas=())


@pytest.mark.parametrize(
    ("region_id", "lon", "lat", "where"),
    [
        ("geo:lake-victoria", 33.0, -1.0, "its middle"),
        ("geo:lake-baikal", 107.6, 53.2, "off Olkhon"),
        ("geo:lake-titicaca", -69.35, -15.9, "its northern basin"),
        ("geo:great-lakes", -87.0, 43.0, "Lake Michigan"),
        ("geo:dead-sea", 35.5, 31.55, "its northern basin"),
        ("geo:alps", 11.39, 47.26, "Innsbruck"),
        ("geo:andes", -72.0, -13.5, "Cusco"),
        ("geo:rocky-mountains", -106.8, 39.2, "Aspen"),
        ("geo:hindu-kush", 69.04, 35.32, "the Salang Pass"),
        ("geo:gobi-desert", 104.4, 43.6, "Dalanzadgad"),
        ("geo:kamchatka-peninsula", 158.6, 53.1, "Petropavlovsk"),
        ("geo:jutland", 9.4, 56.45, "Viborg"),
        ("geo:nile-delta", 31.0, 30.8, "Tanta"),
        ("geo:mekong-delta", 105.8, 10.0, "Can Tho"),
    ],
)
def test_a_known_point_lies_inside(region_id: str, lon: float, lat: float, where: str) -> None:
    assert shapely.covers(load_regions().shape(region_id), shapely.Point(lon, lat)), where


@pytest.mark.parametrize(
    ("region_id", "lon", "lat", "where"),
    [
        ("geo:nile-river", 31.23, 30.04, "Cairo"),
        ("geo:blue-nile-river", 32.55, 15.61, "Khartoum"),
        ("geo:danube-river", 19.05, 47.5, "Budapest"),
        ("geo:dnipro-river", 30.56, 50.45, "Kyiv"),
        ("geo:mekong-river", 102.6, 17.96, "Vientiane"),
        ("geo:euphrates-river", 39.0, 35.94, "Raqqa"),
        ("geo:rio-grande-river", -106.48, 31.75, "El Paso"),
        ("geo:yalu-river", 124.39, 40.12, "Dandong"),
        ("geo:shatt-al-arab-river", 47.8, 30.5, "Basra"),
    ],
)
def test_a_river_passes_its_towns(region_id: str, lon: float, lat: float, where: str) -> None:
    assert shapely.distance(load_regions().shape(region_id), shapely.Point(lon, lat)) < 0.15, where


def test_a_lake_of_several_states_has_no_country_and_shows_them() -> None:
    found = place("geo:lake-victoria")
    assert (found.country, found.bordering) == (None, ("KE", "TZ", "UG"))


def test_a_lake_of_one_state_counts_for_it() -> None:
    assert facet_of(place("geo:lake-tana")).countries == ("ET",)


def test_a_river_lies_at_no_sea() -> None:
    assert facet_of(place("geo:danube-river")).sea == ()


def test_a_river_is_labelled_on_its_course() -> None:
    nile = place("geo:nile-river")
    shape = load_regions().shape("geo:nile-river")
    assert shapely.covers(shape, shapely.Point(nile.lon, nile.lat))


def test_what_lies_in_a_lake_is_land_of_a_country_all_the_same() -> None:
    assert load_regions().where(33.0, -1.3).waters == ()
