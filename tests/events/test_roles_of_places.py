"""What a place is to an event, by what is done there."""

import pytest

from tests.events.test_unnamed_ground import placed


@pytest.mark.parametrize("verb", ["captured", "bombed", "looted"])
def test_what_is_done_in_a_town_has_it_as_location(verb: str) -> None:
    assert placed(f"Rebels {verb} Homs on Monday.", verb) == [("location", "test:Homs")]


@pytest.mark.parametrize("verb", ["shelled", "invaded"])
def test_what_is_aimed_at_a_town_or_country_has_it_as_target(verb: str) -> None:
    assert placed(f"Rebels {verb} Homs on Monday.", verb) == [("target", "test:Homs")]


def test_guns_aim_at_what_lies_in_a_place_as_well() -> None:
    text = "Warships shelled gun positions in Lebanon on Monday."
    assert placed(text, "shelled") == [("target", "test:Lebanon")]


def test_who_leaves_a_home_in_a_place_comes_from_there() -> None:
    text = "Nearly 4,000 people have abandoned their homes in Homs."
    assert placed(text, "abandoned") == [("origin", "test:Homs")]


def test_who_takes_shelter_in_a_place_went_there() -> None:
    text = "Some 1,800 people have taken shelter in schools in Homs."
    assert placed(text, "taken shelter") == [("destination", "test:Homs")]


def test_of_places_that_are_listed_all_have_one_role() -> None:
    text = "The government has sent 300 soldiers to Homs, Aleppo and Cairo."
    assert {role for role, _ in placed(text, "sent")} == {"destination"}


def test_of_places_that_are_listed_all_count() -> None:
    text = "The government has sent 300 soldiers to Homs, Aleppo and Cairo."
    assert {place for _, place in placed(text, "sent")} == {
        "test:Homs", "test:Aleppo", "test:Cairo",
    }  # fmt: skip


def test_help_that_is_promised_goes_to_where_it_is_sent() -> None:
    text = "Japan promised to send field hospitals to Homs."
    assert placed(text, "promised") == [("destination", "test:Homs")]


def test_who_threatens_while_speaking_does_so_where_he_speaks() -> None:
    text = "The minister told reporters in Oslo on Sunday, rejecting an appeal by France."
    assert placed(text, "rejecting") == [("location", "test:Oslo")]


def test_who_condemns_while_speaking_does_so_where_he_speaks() -> None:
    text = "The president, speaking in Oslo on Sunday, condemned the attack on France."
    assert placed(text, "condemned") == [("location", "test:Oslo")]


def test_who_flies_somewhere_and_promises_does_so_there() -> None:
    text = "The president flew to Lima on Thursday and pledged more money."
    assert placed(text, "pledged") == [("location", "test:Lima")]


def test_a_missile_is_fired_at_what_it_flies_towards() -> None:
    text = "Rebels fired a missile towards the Syrian city of Homs."
    assert placed(text, "fired") == [("target", "test:Homs")]


def test_an_envoy_is_recalled_from_where_he_is() -> None:
    assert placed("Peru recalled its ambassador from Oslo.", "recalled") == [
        ("origin", "test:Oslo")
    ]


def test_a_town_that_receives_somebody_is_where_they_meet() -> None:
    assert placed("Oslo received the French president on Saturday.", "received") == [
        ("location", "test:Oslo")
    ]


def test_a_court_is_not_where_the_crime_was() -> None:
    text = "A judge in Oslo sentenced him to eight years for the torture of prisoners in Homs."
    assert placed(text, "sentenced") == [("location", "test:Oslo")]


def test_the_city_of_a_ministry_that_demands_is_no_place_of_the_demand() -> None:
    assert placed("The ministry in Oslo demanded that the ships leave.", "demanded") == []


def test_a_forest_in_a_town_is_not_in_the_town_told_before() -> None:
    text = "A bomb exploded in Homs. Police killed two men in a forest in Aleppo on Monday."
    assert ("location", "test:Homs") not in placed(text, "killed")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The fire burned an area larger than Greece on Monday.", "burned"),
        ("The flood destroyed farms on twice the size of Haiti in 2019.", "destroyed"),
    ],
)
def test_what_an_event_is_only_likened_to_is_no_place_of_it(text: str, trigger: str) -> None:
    assert placed(text, trigger) == []


def test_a_town_with_its_like_in_another_has_its_own_place_alone() -> None:
    text = "Protesters in Nairobi clashed with police, as in Mombasa last year."
    assert placed(text, "clashed") == [("location", "test:Nairobi")]
