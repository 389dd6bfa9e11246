"""Ambiguous names help each other, and the article's address helps them."""

from geo.places.company import company
from geo.places.outlet import names_outlet, outlet_country
from geo.records import Candidate, Place


def candidate(name, lat, lon, kind="city"):
    place = Place(
        id=f"user:{name}{lat}", name=name, kind=kind, lat=lat, lon=lon,
        precision="settlement", source="test",
    )  # fmt: skip
    return Candidate(place=place, matched_name=name, match="name")


def test_a_candidate_has_the_company_of_another_names_candidate_nearby():
    near, far = candidate("a", 30.7, -95.5), candidate("a", 50.0, 10.0)
    found = company({"a": [near, far], "b": [candidate("b", 30.6, -95.6)]})
    assert found.of("a", near.place) > 0 == found.of("a", far.place)


def test_a_name_is_no_company_for_itself():
    twins = [candidate("a", 30.0, 10.0), candidate("a", 30.1, 10.1)]
    assert company({"a": twins}).of("a", twins[0].place) == 0


def test_a_country_keeps_no_company():
    wide = candidate("a", 30.0, 10.0, kind="country")
    found = company({"a": [wide], "b": [candidate("b", 30.0, 10.0)]})
    assert found.of("a", wide.place) == 0


def test_an_address_that_ends_in_a_code_sold_for_its_looks_names_no_country():
    assert outlet_country("example.tv") is None


def test_an_address_spells_a_name_of_two_words():
    assert names_outlet("www.newexamplenews.com", "new example")
