"""What calendar expressions of news mean: words, publication date, and the days they come to.

The table is `expressions.txt`; its articles appeared on Wednesday 15 March 2023.
"""

from datetime import date
from pathlib import Path

import pytest

from geo.times import find_times

PUBLISHED = date(2023, 3, 15)

TABLE = Path(__file__).with_name("expressions.txt").read_text(encoding="utf-8")
ROWS = [line.split(" | ") for line in TABLE.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "words", "interval", "precision"), ROWS, ids=str)
def test_an_expression_comes_to_these_days(sentence, words, interval, precision):
    found = find_times(sentence, published=PUBLISHED)
    assert [(t.text, f"{t.first} .. {t.last}", t.precision) for t in found] == [
        (words, interval, precision)
    ]


def test_the_table_is_long_enough_to_mean_something():
    assert len(ROWS) >= 80


NO_DATES = [
    "They march through the square and may stay.",
    "Theresa May spoke to May’s party.",
    "About 1,200 people and 2,023 goats.",
    "A Boeing 737 and the G-7 in Sept-Îles.",
    "Call 0800 555 2020 or room 2015.",
    "They prayed at the Friday Mosque after Friday prayers.",
    "Updated:\n0:00",
    "It ended 3-1 after a 2-2 draw, at 10:30.",
    "The supply boat Unaizah May 4 turned back.",
    "Shops open every Monday for the Black Friday sale.",
    "The Sunday Times and USA Today reported it.",
    "At least 2000 people fled and 1500 tonnes burned.",
    "He paid $2020 and £1999 for it.",
    "They flew 2015 km at 2000 feet.",
    "April Ryan asked, and June Carter sang.",
    "Sat down, the sun set. Mar the view.",
    "The Women’s March for Our Lives.",
    "Black September took hostages.",
    "The M23 and the F-16, UN Resolution 2231.",
    "See https://example.org/2024/05/07/story",
    "A quarter of the town and the third quarter of the city wall.",
    "He has 20 days of leave.",
    "They want a better tomorrow.",
    "The council sits on the first Tuesday of the session.",
]


@pytest.mark.parametrize("sentence", NO_DATES, ids=lambda s: s[:40])
def test_these_words_are_no_dates(sentence):
    assert find_times(sentence, published=PUBLISHED) == ()


def test_a_count_after_a_month_is_not_its_day():
    (found,) = find_times("In March 20 people drowned.", published=PUBLISHED)
    assert found.text == "In March"


def test_two_dates_joined_by_and_stay_two():
    found = find_times("They met on Monday and Tuesday.", published=PUBLISHED)
    assert [t.text for t in found] == ["on Monday", "Tuesday"]


def test_each_clause_has_its_own_tense():
    found = find_times(
        "The ministry said on Friday that the strait will reopen on Sunday.", published=PUBLISHED
    )
    assert [str(t.first) for t in found] == ["2023-03-10", "2023-03-19"]


def test_the_callers_tense_outranks_the_words():
    (found,) = find_times(
        "A bridge fell on Monday.", published=PUBLISHED, tense_at=lambda _: "future"
    )
    assert str(found.first) == "2023-03-20"


def test_the_words_decide_where_the_caller_knows_no_tense():
    (found,) = find_times(
        "The bridge will reopen on Monday.", published=PUBLISHED, tense_at=lambda _: None
    )
    assert str(found.first) == "2023-03-20"


def test_the_next_day_counts_from_the_last_day_named():
    found = find_times("It sailed on Feb. 6. The next day it sank.", published=PUBLISHED)
    assert str(found[1].first) == "2023-02-07"


def test_the_next_day_is_unresolved_where_no_day_was_named():
    (found,) = find_times("The next day it sank.", published=PUBLISHED)
    assert (found.first, found.precision) == (None, "unknown")
    assert "does not name" in found.reason


def test_without_a_publication_date_relative_words_are_found_but_unresolved():
    (found,) = find_times("A bridge fell on Monday.", published=None)
    assert (found.text, found.first, found.last, found.precision) == (
        "on Monday",
        None,
        None,
        "unknown",
    )
    assert "publication date" in found.reason


def test_without_a_publication_date_full_dates_are_resolved():
    (found,) = find_times("It fell on 7 July 2020.", published=None)
    assert str(found.first) == "2020-07-07"


def test_a_numeric_date_that_reads_two_ways_is_not_guessed():
    (found,) = find_times("Dated 03/04/2023.", published=PUBLISHED)
    assert (found.first, found.precision) == (None, "unknown")
    assert "month/day or day/month" in found.reason


def test_until_in_a_past_sentence_leaves_the_start_open():
    (found,) = find_times("They fought until Sunday.", published=PUBLISHED)
    assert (found.first, str(found.last)) == (None, "2023-03-12")


def test_a_named_weekday_settles_the_year():
    (found,) = find_times("The bombing of Sunday, Oct. 10 killed four.", published=PUBLISHED)
    assert str(found.first) == "2021-10-10"


def test_the_reason_tells_the_arithmetic():
    (found,) = find_times("A bridge fell on Monday.", published=PUBLISHED)
    assert found.reason == '"Monday" is the most recent Monday up to 2023-03-15'


def test_offset_moves_every_position():
    (found,) = find_times("It fell today.", published=PUBLISHED, offset=100)
    assert (found.start, found.end) == (108, 113)


def test_a_date_does_not_run_over_the_end_of_a_headline():
    assert find_times("Talks on the 4\nMay rebuked the envoy", published=PUBLISHED) == ()


def test_a_date_may_run_over_the_end_of_a_wrapped_line():
    text = "The frigate entered the strait in heavy fog on the morning of Dec.\n16 and left."
    (found,) = find_times(text, published=PUBLISHED)
    assert str(found.first) == "2022-12-16"


def test_non_breaking_spaces_hold_a_date_together():
    (found,) = find_times("It sank on Feb.\u00a028,\u00a02021.", published=PUBLISHED)
    assert str(found.first) == "2021-02-28"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00 on Monday \x00",
        "\u202eyadnoM no\u202c on Monday",
        "9999 years ago",
        "Feb. 30, 2023 and 2023-02-30 and 31.11.2022",
        "1" * 1_000_000,
        "a" * 1_000_000,
        "May " * 20_000,
        " " * 100_000,
        "Monday" + " " * 50_000 + "Tuesday",
        "from " * 20_000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_spans_hold_on_hostile_text(text):
    for found in find_times(text, published=PUBLISHED):
        assert text[found.start : found.end] == found.text


def test_that_october_is_of_the_year_told_before():
    found = find_times(
        "They took four men in August 1999 and freed them that October.", published=PUBLISHED
    )
    assert [str(time.first) for time in found] == ["1999-08-01", "1999-10-01"]


def test_two_days_before_counts_from_the_day_told():
    found = find_times(
        "A plane flew over the volcano on Monday; it blew up two days before.", published=PUBLISHED
    )
    assert [str(time.first) for time in found] == ["2023-03-13", "2023-03-11"]


def test_later_that_month_is_the_month_told():
    found = find_times(
        "A boat sank last June, and another foundered later that month.", published=PUBLISHED
    )
    assert [str(time.first) for time in found] == ["2022-06-01", "2022-06-01"]


def test_a_floor_is_no_day_of_the_month():
    assert find_times("Shots hit a flat on the 19th floor.", published=PUBLISHED) == ()


def test_since_then_runs_from_the_day_told():
    found = find_times("A vote on December 27 was rigged; riots spread since then.",
                       published=PUBLISHED)  # fmt: skip
    assert (str(found[1].first), found[1].last) == ("2022-12-27", None)


def test_july_of_that_year_is_of_the_year_told():
    found = find_times("War came in 1992; the town fell in July of that year.", published=PUBLISHED)
    assert [str(time.first) for time in found] == ["1992-01-01", "1992-07-01"]


def test_that_year_is_the_last_year_told_not_that_of_a_weekday():
    text = "A camp opened in 1993. He was charged on Monday with killing men in July of that year."
    found = find_times(text, published=PUBLISHED)
    assert [str(time.first) for time in found] == ["1993-01-01", "2023-03-13", "1993-07-01"]


def test_the_second_of_two_days_looks_ahead_with_the_first():
    found = find_times("Seamen called a strike for Monday and Tuesday.", published=PUBLISHED)
    assert [str(time.first) for time in found] == ["2023-03-20", "2023-03-21"]
