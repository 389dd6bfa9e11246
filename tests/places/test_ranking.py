"""Features and weights, without any article."""

import pytest

from geo.places.features import NAMES, Question, lies_in, vectors
from geo.places.rank import Weights, probabilities, shipped_weights
from geo.places.setting import Vote, gather_setting, rough_km
from tests.small_gazetteer import SmallGazetteer

GAZETTEER = SmallGazetteer()
NOWHERE = gather_setting([])


def place(number):
    found = GAZETTEER.place(f"geonames:{number}")
    assert found is not None
    return found


def feature(name, query, index, setting=NOWHERE, **question):
    asked = Question(name=query.lower(), query=query, kinds=frozenset(), **question)
    rows = vectors(asked, GAZETTEER.candidates(query), setting)
    return rows[index][NAMES.index(name)]


def test_every_feature_has_a_weight():
    assert len(shipped_weights().weights) == len(NAMES)


def test_the_largest_place_of_a_name_is_marked():
    assert [feature("largest", "Paris", i) for i in (0, 1)] == [1.0, 0.0]


def test_a_country_shared_with_other_names_speaks_for_a_candidate():
    setting = gather_setting([Vote(name="texas", place=place(101), weight=1.0)])
    french, texan = (feature("country_share", "Paris", i, setting) for i in (0, 1))
    assert texan > french


def test_a_name_does_not_speak_for_itself():
    setting = gather_setting([Vote(name="paris", place=place(202), weight=1.0)])
    assert feature("country_share", "Paris", 1, setting) == 0.0


def test_nearness_to_another_place_speaks_for_a_candidate():
    setting = gather_setting([Vote(name="dallas", place=place(218), weight=1.0)])
    assert feature("near", "Paris", 1, setting) > feature("near", "Paris", 0, setting)


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [(202, 101, True), (202, 1, True), (101, 1, True), (201, 101, False), (1, 101, False)],
)
def test_a_place_lies_in_its_state_and_its_country(inner, outer, expected):
    assert lies_in(place(inner), place(outer)) is expected


def test_probabilities_and_none_of_these_sum_to_one():
    weights = Weights(weights=(1.0,), none=0.0, temperature=1.0)
    assert probabilities([(0.0,), (0.0,)], weights) == pytest.approx([1 / 3, 1 / 3])


def test_without_candidates_there_are_no_probabilities():
    assert probabilities([], Weights(weights=(), none=0.0, temperature=1.0)) == []


def test_a_degree_of_latitude_is_111_km():
    assert rough_km(10.0, 20.0, 11.0, 20.0) == pytest.approx(111.2, abs=0.1)


def test_a_small_place_far_from_the_only_country_of_the_article_is_a_stranger():
    setting = gather_setting([Vote(name="tokyo", place=place(206), weight=1.0)])
    assert feature("stranger", "Moscow", 1, setting) == 1.0


def test_a_metropolis_is_no_stranger_anywhere():
    setting = gather_setting([Vote(name="tokyo", place=place(206), weight=1.0)])
    assert feature("stranger", "Paris", 0, setting) == 0.0


def test_a_stranger_to_its_paragraph_is_one_in_an_article_about_many_countries():
    """Tokyo stands in the paragraph, Pyongyang and Paris in others."""
    votes = [
        Vote(name=name, place=place(number), weight=2.0, passages=frozenset({passage}))
        for name, number, passage in (("tokyo", 206, 0), ("pyongyang", 209, 1), ("paris", 201, 2))
    ]
    setting = gather_setting(votes)
    assert feature("stranger", "Moscow", 1, setting, passages=frozenset({1, 2})) == 0.0
    assert feature("stranger", "Moscow", 1, setting, passages=frozenset({0})) > 0.3


def test_nobody_is_a_stranger_in_an_article_about_two_countries_alike():
    votes = [
        Vote(name=name, place=place(number), weight=1.0)
        for name, number in (("tokyo", 206), ("pyongyang", 209))
    ]
    assert feature("stranger", "Moscow", 1, gather_setting(votes)) == 0.0
