"""What every registered gazetteer does, whoever wrote it."""

from collections.abc import Iterator

import pytest

from geo.gazetteer import Gazetteer
from geo.records import Place
from geo.registry import load, names


@pytest.fixture(scope="module", params=names("gazetteer"))
def gazetteer(request: pytest.FixtureRequest) -> Iterator[Gazetteer]:
    made = load("gazetteer", request.param)()
    yield made
    if hasattr(made, "close"):
        made.close()


def test_the_known_gazetteers_are_these() -> None:
    assert names("gazetteer") == ("offline",)


def test_a_known_name_has_candidates(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Paris")


def test_an_unknown_name_has_none_and_is_no_error(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Xanadoria Beyond") == ()


@pytest.mark.parametrize("nothing", ["", " ", "…", "'"])
def test_no_name_has_no_candidates(gazetteer: Gazetteer, nothing: str) -> None:
    assert gazetteer.candidates(nothing) == ()


@pytest.mark.parametrize("limit", [0, 1, 3, 200])
def test_no_more_than_the_limit_come_back(gazetteer: Gazetteer, limit: int) -> None:
    assert len(gazetteer.candidates("Springfield", limit=limit)) <= limit


def test_a_smaller_limit_gives_the_first_of_a_larger_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("San Antonio", limit=150)[:20] == gazetteer.candidates(
        "San Antonio", limit=20
    )


def test_the_order_is_the_same_every_time(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Springfield") == gazetteer.candidates("SPRINGFIELD")


def test_no_place_is_twice_among_the_candidates(gazetteer: Gazetteer) -> None:
    ids = [candidate.place.id for candidate in gazetteer.candidates("San José", limit=200)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["Paris", "Xanadoria", "Japan", "us", "US", "Chinese", ""])
def test_knowing_a_name_is_having_candidates_for_it(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.knows(name) is bool(gazetteer.candidates(name))


@pytest.mark.parametrize("name", ["Paris", "Japan", "Texas", "East China Sea", "Haneda airport"])
def test_a_place_is_found_again_by_its_id(gazetteer: Gazetteer, name: str) -> None:
    place = gazetteer.candidates(name)[0].place
    assert gazetteer.place(place.id) == place


@pytest.mark.parametrize("unknown", ["geonames:999999999", "geonames:x", "geonames:-5", "", "ne:"])
def test_an_id_that_it_never_gave_is_no_place(gazetteer: Gazetteer, unknown: str) -> None:
    assert gazetteer.place(unknown) is None


@pytest.mark.parametrize("words", ["East China", "New", "new york", "Paris"])
def test_names_begin_with_whole_words(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.begins(words)


@pytest.mark.parametrize("words", ["East Chi", "Xanadoria", ""])
def test_no_name_begins_with_these(gazetteer: Gazetteer, words: str) -> None:
    assert not gazetteer.begins(words)


def test_a_demonym_gives_its_place(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.demonym("Japanese")] == ["Japan"]


def test_a_name_is_no_demonym(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym("Japan") == ()


def test_the_version_is_in_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.version.strip()


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Japan", "country"),
        ("Texas", "province"),
        ("Nairobi", "settlement"),
        ("East China Sea", "region"),
        ("Heathrow Airport", "exact"),
    ],
)
def test_the_precision_follows_from_the_kind(
    gazetteer: Gazetteer, name: str, precision: str
) -> None:
    assert gazetteer.candidates(name)[0].place.precision == precision


@pytest.mark.parametrize("name", ["Japan", "Texas", "East China Sea", "Nairobi", "O'Hare"])
def test_coordinates_are_degrees(gazetteer: Gazetteer, name: str) -> None:
    place: Place = gazetteer.candidates(name)[0].place
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180
