"""What deaths are due to: the cause that the article tells, wherever it tells it."""

import pytest

from geo.records import Report
from tests.events.worlds import read


def told(text: str, word: str) -> Report:
    return next(
        report
        for report in read(text).reports
        if word in text[report.trigger.start : report.trigger.end]
    )


def kind(text: str, word: str = "killed") -> tuple[str, str | None]:
    report = told(text, word)
    return report.type, report.mode


def test_deaths_told_after_a_quake_are_the_quakes() -> None:
    text = "An earthquake shook Nepal on Monday. At least 40 people were killed."
    assert kind(text) == ("HAZARD", "earthquake")


def test_deaths_told_before_a_quake_are_the_quakes() -> None:
    text = "At least 40 people were killed in Nepal on Monday. The earthquake struck before dawn."
    assert kind(text) == ("HAZARD", "earthquake")


def test_a_headlines_death_is_the_crash_that_the_text_tells() -> None:
    text = "A woman was killed in Lima on Monday. She was hit by a car as she crossed the road."
    assert kind(text) == ("ACCIDENT", "transport")


def test_deaths_told_before_an_attack_are_the_attacks() -> None:
    text = "Nine people were killed near Homs on Monday. Gunmen had attacked their bus."
    assert kind(text)[0] == "ASSAULT"


def test_a_hazard_that_is_only_feared_killed_nobody() -> None:
    text = "Three people were killed in Lima on Monday. Officials fear that a storm may follow."
    assert kind(text) == ("ACCIDENT", None)


def test_fire_that_somebody_opens_burns_nothing() -> None:
    text = "A dismissed clerk opened fire at an office in Lima on Monday, killing a receptionist."
    assert kind(text, "killing")[0] == "ASSAULT"


def test_what_missiles_hit_after_a_crash_is_attacked() -> None:
    text = "A bus crashed in Lima on Sunday. Missiles hit Odesa on Monday and damaged a warehouse."
    assert kind(text, "hit")[0] == "ASSAULT"


def test_of_two_causes_the_nearer_one_kills() -> None:
    text = "After a shooting in Lima on Monday two people were killed when a bus crashed."
    assert kind(text) == ("ACCIDENT", "transport")


def test_deaths_without_a_cause_are_no_attack() -> None:
    assert kind("Three people were killed in Lima on Monday.") == ("ACCIDENT", None)


def test_a_cause_that_is_guessed_is_worth_less() -> None:
    guessed = told("Three people were killed in Lima on Monday.", "killed")
    known = told("An earthquake shook Lima on Monday. Three people were killed.", "killed")
    assert guessed.confidence < known.confidence


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in Homs on Monday.",
        "Two farmers were killed near Homs on Monday. Residents spoke of gunfire all night.",
        "He killed two people in Lima on Monday.",
    ],
)
def test_deaths_of_the_armed_amid_violence_or_by_somebody_are_an_attack(text: str) -> None:
    assert kind(text)[0] == "ASSAULT"


def test_what_somebody_is_accused_of_is_no_accident() -> None:
    text = "A Lima man was accused of killing his neighbour on Monday."
    assert kind(text, "killing")[0] == "ASSAULT"


def test_a_roof_that_kills_is_an_accident() -> None:
    text = "The roof of a hall caved in in Lima on Monday, killing three people."
    assert kind(text, "killing")[0] == "ACCIDENT"


def test_what_people_died_in_is_an_event() -> None:
    assert kind("Two people died in a fire at a warehouse in Lima on Monday.", "fire") == (
        "ACCIDENT",
        "fire",
    )
