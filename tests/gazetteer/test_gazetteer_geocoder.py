"""The gazetteer answers where geopy expects a geocoder."""

import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from geo.gazetteer import GazetteerGeocoder
from geo.gazetteer.offline import OfflineGazetteer


@pytest.fixture(scope="module")
def geocoder(gazetteer: OfflineGazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


def test_it_is_one_of_geopys_geocoders(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)


def test_a_location_has_latitude_first(geocoder: GazetteerGeocoder) -> None:
    location = geocoder.geocode("Nairobi")
    assert (round(location.latitude), round(location.longitude)) == (-1, 37)


def test_a_location_says_what_it_is(geocoder: GazetteerGeocoder) -> None:
    raw = geocoder.geocode("Nairobi").raw
    assert (raw["kind"], raw["country"], raw["match"]) == ("city", "KE", "name")


@pytest.mark.parametrize(
    ("query", "country", "province"),
    [
        ("Paris, Texas", "US", "Texas"),
        ("Paris, TX", "US", "Texas"),
        ("Paris, Tex.", "US", "Texas"),
        ("Paris, France", "FR", "Île-de-France"),
        ("Springfield, Illinois, USA", "US", "Illinois"),
        ("London, Ontario", "CA", "Ontario"),
        ("Birmingham, U.K.", "GB", "England"),
    ],
)
def test_what_stands_behind_the_comma_is_where_it_lies(
    geocoder: GazetteerGeocoder, query: str, country: str, province: str
) -> None:
    raw = geocoder.geocode(query).raw
    assert (raw["country"], raw["admin1"]) == (country, province)


def test_a_city_that_is_not_in_that_country_is_not_found(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Nairobi, Iceland") is None


def test_an_unknown_name_gives_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Xanadoria") is None


def test_all_of_a_name_are_a_list_of_at_most_the_limit(geocoder: GazetteerGeocoder) -> None:
    assert len(geocoder.geocode("Springfield", exactly_one=False, limit=4)) == 4


@pytest.mark.parametrize("point", [(-1.28, 36.82), "-1.28, 36.82", Point(-1.28, 36.82)])
def test_reverse_takes_points_as_geopy_does(geocoder: GazetteerGeocoder, point: object) -> None:
    assert geocoder.reverse(point).raw["country"] == "KE"


def test_reverse_far_from_any_city_gives_none(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((-48.9, -123.4)) is None


def test_reverse_of_no_point_says_what_was_expected(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="latitude, longitude"):
        geocoder.reverse("somewhere")


def test_geopys_rate_limiter_takes_it(geocoder: GazetteerGeocoder) -> None:
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0, swallow_exceptions=False)
    assert limited("Nairobi").raw["country"] == "KE"


def test_geopandas_takes_it(gazetteer: OfflineGazetteer) -> None:
    from geopandas.tools import geocode

    class Ready(GazetteerGeocoder):
        def __init__(self, **_: object) -> None:
            super().__init__(gazetteer)

    frame = geocode(["Nairobi"], provider=Ready)
    assert round(frame.geometry.iloc[0].y) == -1
