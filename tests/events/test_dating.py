"""What decides which time an event has: its own sentence first, then what was told before."""

from datetime import date

import pytest

from geo.events.time_weights import chosen, shipped_weights
from geo.events.to_come import next_such
from tests.events.test_days_of_clauses import days

THURSDAY = date(2024, 5, 16)
"""The day after publication in these tests."""


def test_since_a_month_when_something_happened_dates_it_in_that_month() -> None:
    text = "It was the third attack since March, when gunmen killed two men in Homs."
    assert days(text, "killed") == (date(2024, 3, 1), date(2024, 3, 31))


def test_the_dead_since_a_war_began_are_open_at_the_end() -> None:
    text = "Gunmen have killed 40 people in Homs since protests began on 3 April."
    assert days(text, "killed") == (date(2024, 4, 3), None)


def test_three_days_after_a_ship_broke_in_two_counts_back_from_the_day_told() -> None:
    text = "Oil washed up on Monday, three days after a tanker sank near Oslo."
    assert days(text, "sank") == (date(2024, 5, 10), date(2024, 5, 10))


def test_hours_after_an_event_is_the_same_day() -> None:
    text = "The city fell on Monday, hours after crowds attacked soldiers in Homs."
    assert days(text, "attacked") == (date(2024, 5, 13), date(2024, 5, 13))


def test_both_days_of_a_two_day_event_are_one_range() -> None:
    text = "Nurses in Homs held a strike on Monday and Tuesday."
    assert days(text, "strike") == (date(2024, 5, 13), date(2024, 5, 14))


def test_what_is_feared_is_on_the_next_such_day() -> None:
    text = "Forecasters warned of floods in Homs on Friday."
    assert days(text, "flood") == (date(2024, 5, 17), date(2024, 5, 17))


def test_by_thursday_is_open_at_the_beginning_when_it_is_to_come() -> None:
    assert next_such("by Thursday", date(2024, 5, 9), date(2024, 5, 15)) == (None, THURSDAY)


def test_a_day_with_its_year_never_comes_again() -> None:
    assert next_such("on 9 May 2024", date(2024, 5, 9), date(2024, 5, 15)) is None


def test_years_after_an_event_count_in_whole_years() -> None:
    text = "Nurses held a strike on Monday, two years after soldiers killed ten men in Homs."
    assert days(text, "killed") == (date(2022, 1, 1), date(2022, 12, 31))


def test_an_hour_later_is_the_day_told_before() -> None:
    text = "Rebels bombed Homs on Monday. Hours later soldiers killed two men."
    assert days(text, "killed") == (date(2024, 5, 13), date(2024, 5, 13))


def test_what_somebody_far_away_says_takes_over_no_day() -> None:
    text = "Rebels bombed Homs on Monday. France condemned the violence."
    assert days(text, "condemned") is None


def test_the_day_of_a_dateline_is_never_assumed() -> None:
    text = "HOMS, Syria, May 15 (Wire) - Rebels have killed two men here."
    assert days(text, "killed") is None


def test_two_words_for_one_day_stand_together() -> None:
    weights = {"weak": 0.6, "strong": 1.0}
    answer = chosen(
        [("13 May", ["weak"]), ("12 May", ["strong"]), ("13 May", ["weak"])], [], weights
    )
    assert answer in (0, 2)


def test_no_times_give_no_choice() -> None:
    assert chosen([], ["none"], {}) is None


@pytest.mark.parametrize(
    ("part", "mark", "speaks_for"),
    [
        ("own", "on it", True),
        ("own", "on the verb of saying", False),
        ("own", "above it, over “after”", False),
        ("own", "first since", False),
        ("own", "ranked in it", False),
        ("before", "in the dateline", False),
        ("before", "near: by the hour", True),
        ("before", "of another place", False),
    ],
)
def test_fitted_weights_keep_the_sign_that_grammar_gives(
    part: str, mark: str, speaks_for: bool
) -> None:
    assert (shipped_weights()[part][mark] > 0) == speaks_for


def test_a_strike_called_for_a_day_to_come_is_on_that_day() -> None:
    text = "The union called a one-day strike in Homs for next Monday."
    assert days(text, "called") == (date(2024, 5, 20), date(2024, 5, 20))


def test_what_had_to_be_done_was_done_on_the_day_told() -> None:
    text = "A plane with five wounded soldiers had to land in Homs on Monday."
    assert days(text, "land") == (date(2024, 5, 13), date(2024, 5, 13))


def test_what_was_done_on_a_day_looks_back_though_its_sentence_looks_ahead() -> None:
    text = "The president, elected on Sunday in Homs, will sign a treaty next week."
    assert days(text, "elected") == (date(2024, 5, 12), date(2024, 5, 12))


def test_men_seized_one_day_and_freed_another_were_freed_on_the_later() -> None:
    text = "Two workers seized from a rig near Homs last Friday walked free on Monday."
    assert days(text, "walked free") == (date(2024, 5, 13), date(2024, 5, 13))


def test_a_day_that_names_a_vote_is_not_that_of_its_ratification() -> None:
    text = "In Homs, parliament ratified the result of the April 30 vote last Wednesday."
    assert days(text, "ratified") == (date(2024, 5, 8), date(2024, 5, 8))


def test_the_blast_was_on_the_day_of_the_explosion_whatever_day_was_told_since() -> None:
    text = (
        "A bomb exploded in Homs on Saturday. The mayor met ministers in Aleppo on Monday. "
        "The blast also broke a cable between Homs and Oslo."
    )
    assert days(text, "blast") == (date(2024, 5, 11), date(2024, 5, 11))
