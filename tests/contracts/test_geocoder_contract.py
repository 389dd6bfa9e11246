"""What every registered online geocoder does, whoever wrote it."""

import inspect

import pytest

from geo.registry import load, names


@pytest.fixture(params=names("geocoder"))
def geocoder_class(request: pytest.FixtureRequest) -> type:
    found = load("geocoder", request.param)
    assert isinstance(found, type)
    return found


def test_the_known_geocoders_are_these() -> None:
    assert names("geocoder") == ("nominatim",)


def test_it_is_made_without_arguments_and_sends_nothing(geocoder_class: type) -> None:
    assert geocoder_class().sent == ()


def test_its_version_names_the_service_and_its_address(geocoder_class: type) -> None:
    assert "://" in geocoder_class().version


@pytest.mark.parametrize("method", ["ask", "candidates"])
def test_it_is_asked_by_name_with_a_limit(geocoder_class: type, method: str) -> None:
    parameters = inspect.signature(getattr(geocoder_class(), method)).parameters
    assert [*parameters] == ["toponym", "limit"]


def test_nothing_is_asked_for_an_empty_name(geocoder_class: type) -> None:
    answer = geocoder_class().ask("")
    assert (answer.candidates, answer.failure) == ((), None)
