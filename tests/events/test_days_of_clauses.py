"""Which clause a day belongs to, and which events share it."""

from datetime import date

import pytest

from tests.events.test_places_and_times import report_of

MONDAY = date(2024, 5, 13)


def days(text: str, trigger: str) -> tuple[date | None, date | None] | None:
    """Interval of the report; None where the text does not date it."""
    time = report_of(text, trigger).time
    return (time.first, time.last) if time.basis != "inferred" else None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels bombed Homs on Monday after soldiers killed two men in Aleppo.", "killed"),
        ("Egypt withdrew its troops on Monday, but Libya refused to open its border.", "refused"),
        ("Rebels released ten men on Monday, and the government has asked France for help.",
         "asked"),
        ("Egypt opened a camp in Homs, where gunmen killed two men at the weekend.", "opened"),
        ("The minister rejected the offer and proposed talks in Oslo next Monday.", "rejected"),
    ],
)  # fmt: skip
def test_a_clause_with_a_time_of_its_own_takes_none(text: str, trigger: str) -> None:
    assert days(text, trigger) is None


def test_a_rank_among_others_is_no_date() -> None:
    text = "A bomb exploded in Homs on Monday. The attack was the third in the city this year."
    assert days(text, "attack was") == (MONDAY, MONDAY)


def test_days_are_counted_from_the_main_clause_that_follows() -> None:
    text = "Two days after a warehouse exploded in Homs, rescuers dug in the ruins on Wednesday."
    assert days(text, "exploded") == (MONDAY, MONDAY)


def test_a_day_that_owns_an_event_is_that_day_whatever_stands_before() -> None:
    text = "Three people have died in Homs since Monday's earthquake."
    assert days(text, "earthquake") == (MONDAY, MONDAY)


def test_two_years_joined_are_one_range() -> None:
    text = "Rebels attacked villages near Homs in 2002 and 2003."
    assert days(text, "attacked") == (date(2002, 1, 1), date(2003, 12, 31))


def test_an_announced_month_is_to_come() -> None:
    text = "The president announced an election in Egypt in March."
    assert days(text, "election") == (date(2025, 3, 1), date(2025, 3, 31))


def test_what_was_to_be_is_planned() -> None:
    assert report_of("The leaders were to meet in Oslo on Thursday.", "meet").status == "planned"


def test_what_is_done_in_the_afternoon_is_of_the_day_named_before() -> None:
    text = "Rebels attacked Homs on Monday. In the afternoon jets bombed Aleppo."
    assert days(text, "bombed") == (MONDAY, MONDAY)
