"""Names as news writes them, asked of the gazetteer that ships."""

import pytest

from geo.gazetteer.offline import OfflineGazetteer
from geo.gazetteer.sources.airports import plain_name


@pytest.mark.parametrize(
    ("toponym", "name", "kind", "country"),
    [
        ("Kiev", "Kyiv", "city", "UA"),
        ("Peking", "Beijing", "city", "CN"),
        ("Saigon", "Ho Chi Minh City", "city", "VN"),
        ("Bombay", "Mumbai", "city", "IN"),
        ("Tōkyō", "Tokyo", "city", "JP"),
        ("Miyakojima", "Miyakojima", "city", "JP"),
        ("New York", "New York City", "city", "US"),
        ("the Netherlands", "Netherlands", "country", "NL"),
        ("Holland", "Netherlands", "country", "NL"),
        ("Burma", "Myanmar", "country", "MM"),
        ("Côte d’Ivoire", "Ivory Coast", "country", "CI"),
        ("Czech Republic", "Czechia", "country", "CZ"),
        ("Swaziland", "Eswatini", "country", "SZ"),
        ("Britain", "United Kingdom", "country", "GB"),
        ("U.K.", "United Kingdom", "country", "GB"),
        ("UAE", "United Arab Emirates", "country", "AE"),
        ("DPRK", "North Korea", "country", "KP"),
        ("U.S.", "United States", "country", "US"),
        ("the States", "United States", "country", "US"),
        ("Türkiye", "Turkey", "country", "TR"),
        ("Ky.", "Kentucky", "admin1", "US"),
        ("Calif.", "California", "admin1", "US"),
        ("Washington", "Washington", "city", "US"),
        ("Georgia", "Georgia", "country", "GE"),
        ("Okinawa", "Okinawa Prefecture", "admin1", "JP"),
        ("Donetsk", "Donetsk", "city", "UA"),
        ("N.M.", "New Mexico", "admin1", "US"),
        ("B.C.", "British Columbia", "admin1", "CA"),
        ("NSW", "New South Wales", "admin1", "AU"),
        ("Kherson region", "Kherson", "admin1", "UA"),
        ("Haneda airport", "Tokyo International Airport", "airport", "JP"),
        ("JFK", "John F Kennedy International Airport", "airport", "US"),
        ("O’Hare International Airport", "Chicago O'Hare International Airport", "airport", "US"),
        ("Kadena Air Base", "Kadena Air Base", "base", "JP"),
        ("Edwards AFB", "Edwards Air Force Base", "base", "US"),
        ("East China Sea", "East China Sea", "sea", None),
        ("Miyako Strait", "Miyako Strait", "strait", None),
        ("Strait of Hormuz", "Strait of Hormuz", "strait", None),
    ],
)
def test_the_first_candidate_is_what_news_means(
    gazetteer: OfflineGazetteer, toponym: str, name: str, kind: str, country: str | None
) -> None:
    place = gazetteer.candidates(toponym)[0].place
    assert (place.name, place.kind, place.country) == (name, kind, country)


@pytest.mark.parametrize(
    "toponym", ["us", "uk", "jfk", "Miss", "Mass", "ore", "chinese", "polish", "Xanadoria"]
)
def test_a_word_is_not_taken_for_an_abbreviation_or_a_demonym(
    gazetteer: OfflineGazetteer, toponym: str
) -> None:
    found = gazetteer.candidates(toponym, limit=200)
    assert not [one for one in found if one.match in {"abbreviation", "demonym"}]


@pytest.mark.parametrize("code", ["CIA", "WHO", "FBI", "IMF"])
def test_a_code_of_an_airport_is_no_name(gazetteer: OfflineGazetteer, code: str) -> None:
    assert not [one for one in gazetteer.candidates(code) if one.place.kind == "airport"]


def test_a_continent_has_geonames_number_and_the_region_sets_shape(
    gazetteer: OfflineGazetteer,
) -> None:
    place = gazetteer.candidates("Europe")[0].place
    assert (place.id, place.region) == ("geonames:6255148", "geo:europe")


def test_st_petersburg_is_in_russia_and_in_florida(gazetteer: OfflineGazetteer) -> None:
    found = gazetteer.candidates("St. Petersburg")
    where = [(c.place.country, c.place.admin1) for c in found if c.place.kind == "city"]
    assert [where[0][0], where[1]] == ["RU", ("US", "Florida")]


def test_both_congos_answer_to_congo(gazetteer: OfflineGazetteer) -> None:
    found = [candidate.place.country for candidate in gazetteer.candidates("Congo")]
    assert found[:2] == ["CD", "CG"]


def test_a_city_and_its_province_spell_the_province_alike(gazetteer: OfflineGazetteer) -> None:
    found = gazetteer.candidates("Naha")
    prefecture = gazetteer.candidates("Okinawa Prefecture")[0].place
    assert found[0].place.admin1 == prefecture.admin1


def test_crimean_cities_are_ukrainian_and_administered_by_russia(
    gazetteer: OfflineGazetteer,
) -> None:
    place = gazetteer.candidates("Simferopol")[0].place
    assert (place.country, place.administered_by) == ("UA", "RU")


def test_the_capital_of_the_united_states_is_not_in_washington_state(
    gazetteer: OfflineGazetteer,
) -> None:
    place = gazetteer.candidates("Washington, D.C.")[0].place
    assert (place.id, place.admin1) == ("geonames:4140963", "District of Columbia")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Chinese", "China"),
        ("Parisian", "Paris"),
        ("Texans", "Texas"),
        ("Scottish", "Scotland"),
        ("Taiwanese", "Taiwan"),
        ("Palestinian", "Palestinian Territories"),
        ("European", "Europe"),
        ("DUTCH", "Netherlands"),
        ("Filipino", "Philippines"),
    ],
)
def test_a_demonym_gives_its_place(gazetteer: OfflineGazetteer, word: str, name: str) -> None:
    assert [place.name for place in gazetteer.demonym(word)] == [name]


def test_congolese_are_of_two_countries(gazetteer: OfflineGazetteer) -> None:
    assert [place.country for place in gazetteer.demonym("Congolese")] == ["CD", "CG"]


def test_a_strait_comes_with_its_shape_and_its_seas(gazetteer: OfflineGazetteer) -> None:
    place = gazetteer.candidates("Miyako Strait")[0].place
    assert place.geometry is not None
    assert place.geometry.area > 0
    assert place.seas[-1] == "Miyako Strait"


@pytest.mark.parametrize("name", ["Japan", "Texas", "Nairobi", "Paris"])
def test_countries_provinces_and_cities_come_without_a_shape(
    gazetteer: OfflineGazetteer, name: str
) -> None:
    assert {one.place.geometry for one in gazetteer.candidates(name)} == {None}


def test_the_nearest_city_of_a_point_is_found(gazetteer: OfflineGazetteer) -> None:
    distance, place = gazetteer.nearby(36.8172, -1.2833, 20.0)[0]
    assert place.country == "KE"
    assert distance < 5


def test_an_airport_is_written_as_newspapers_do() -> None:
    assert plain_name("Norfolk Ns (Chambers Field) Airport") == "Norfolk Naval Station"
