"""Places that a sentence means without naming them, and whose place a name is not."""

import pytest

from tests.events.test_places_and_times import report_of


def placed(text: str, trigger: str) -> list[tuple[str, str | None]]:
    return [(one.role, one.place) for one in report_of(text, trigger).places if one.role != "scope"]


def test_the_city_is_the_one_named_before() -> None:
    text = "A bomb exploded in Homs on Monday. Police were moved to the city from Aleppo."
    assert ("origin", "test:Aleppo") in placed(text, "moved")


def test_there_is_the_place_named_before() -> None:
    text = "Crowds burned tyres in Homs on Monday, and police arrested 12 men there."
    assert placed(text, "arrested") == [("location", "test:Homs")]


def test_a_road_to_a_town_is_no_journey_there() -> None:
    assert placed("Rebels ambushed a convoy on the road to Homs.", "ambushed") == [
        ("location", "test:Homs")
    ]


def test_who_asks_for_a_meeting_does_not_place_it() -> None:
    text = "Ministers held a meeting in Cairo at the request of Egypt."
    assert placed(text, "meeting") == [("location", "test:Cairo")]


def test_an_emergency_holds_where_its_government_rules() -> None:
    assert placed("Egypt declared a state of emergency on Sunday.", "declared") == [
        ("location", "test:Egypt")
    ]


def test_who_arrives_in_a_town_has_it_as_destination() -> None:
    text = "Twenty trucks of food arrived in Homs from Aleppo on Monday."
    assert ("destination", "test:Homs") in placed(text, "arrived")


def test_the_place_of_a_later_trial_is_not_that_of_the_arrest() -> None:
    text = "Three gunmen were arrested and will be tried in Oslo."
    assert placed(text, "arrested") == []


def test_a_crash_of_another_month_takes_over_no_place() -> None:
    text = "A bus crashed in Homs on Monday. A similar crash killed 30 people in March."
    assert placed(text, "crash killed") == []


@pytest.mark.parametrize("after", ["Police arrested 12 people.", "Soldiers searched the houses."])
def test_the_aftermath_is_where_the_attack_was(after: str) -> None:
    text = f"A bomb exploded in Homs on Monday. {after}"
    trigger = after.split()[1]
    assert placed(text, trigger) == [("location", "test:Homs")]


def test_the_country_is_that_of_a_town_in_its_sentence() -> None:
    text = (
        "EGYPT — Crowds met in Cairo on Monday. Norway sent a rescue team. "
        "The last quake in the country destroyed Cairo in 1992."
    )
    assert ("location", "test:Norway") not in placed(text, "destroyed")
    assert ("location", "test:Cairo") in placed(text, "destroyed")
