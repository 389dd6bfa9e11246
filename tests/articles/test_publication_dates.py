"""When an article was published: what is stated, else the earliest day that fits."""

from datetime import date

import pytest

from geo.articles import publication_date

CAPTION = "Boats lie in the harbour of Suva on Nov. 6, 2021. Ana Paz/AFP\n\n"  # a Saturday


@pytest.mark.parametrize(
    "stated",
    [
        "2021-11-08",
        "2021-11-08T23:59:00-10:00",
        "20211108",
        "2021/11/08",
        "November 8, 2021",
        "8 Nov 2021",
        "Mon, 08 Nov 2021 10:00:00 GMT",
    ],
)
def test_metadata_state_the_date(stated):
    found = publication_date("It rained.", stated=stated)
    assert (found.day, found.source) == (date(2021, 11, 8), "stated")


def test_metadata_outrank_the_users_date():
    found = publication_date("It rained.", stated="2021-11-08", given=date(2020, 1, 1))
    assert found.day == date(2021, 11, 8)


def test_the_users_date_serves_where_metadata_state_none():
    found = publication_date("It rained.", given=date(2020, 1, 1))
    assert (found.day, found.source) == (date(2020, 1, 1), "stated")


@pytest.mark.parametrize("stated", ["soon", "03/04/2021", "2021-13-45", "0000-00-00", "9" * 500])
def test_a_date_that_cannot_be_read_is_said_so(stated):
    found = publication_date("It rained.", stated=stated)
    assert (found.day, found.source) == (None, "unknown")
    assert "cannot be read" in found.reason


@pytest.mark.parametrize(
    "dateline",
    [
        "SUVA, Nov. 8, 2021 — ",
        "SUVA, Fiji, Nov. 8, 2021 (Agency) - ",
        "SUVA, 8 November 2021 – ",
        "Suva, November 8, 2021: ",
        "SUVA (FIJI), 8 NOV 21 (AGENCY) -- [TEXT] ",
    ],
)
def test_a_dateline_with_a_full_date_states_it(dateline):
    found = publication_date(f"Storm nears Fiji\n\n{dateline}A storm neared the islands.")
    assert (found.day, found.source) == (date(2021, 11, 8), "stated")


def test_a_dateline_without_a_year_takes_it_from_the_text():
    found = publication_date(f"{CAPTION}SUVA, Nov. 8 — A storm neared the islands.")
    assert (found.day, found.source) == (date(2021, 11, 8), "inferred")


def test_a_dateline_without_any_year_in_the_text_leaves_the_date_unknown():
    assert publication_date("SUVA, Nov. 8 — A storm neared the islands.").source == "unknown"


def test_a_date_line_at_the_head_states_the_date():
    found = publication_date("Storm nears\nPublished: Nov. 8, 2021\n\nA storm neared the islands.")
    assert (found.day, found.source) == (date(2021, 11, 8), "stated")


def test_publication_outranks_an_update():
    text = "Storm nears\nUpdated: Nov. 9, 2021\nPublished: Nov. 8, 2021\n\nA storm neared."
    assert publication_date(text).day == date(2021, 11, 8)


def test_the_weekday_of_the_lead_moves_the_date_past_the_caption():
    found = publication_date(f"{CAPTION}A storm reached Fiji on Monday and cut the power.")
    assert (found.day, found.source) == (date(2021, 11, 8), "inferred")


def test_a_caption_alone_is_the_earliest_day():
    assert publication_date(f"{CAPTION}A storm has reached Fiji.").day == date(2021, 11, 6)


def test_an_announced_day_is_an_upper_bound():
    text = f"{CAPTION}A storm hit Fiji on Friday. The minister will visit on Nov. 9."
    found = publication_date(text)
    assert found.day == date(2021, 11, 6)
    assert "2021-11-09 or earlier" in found.reason


def test_a_weekday_in_the_caption_is_not_the_leads():
    text = "Boats in Suva on Thursday, Nov. 4, 2021. Ana Paz/AFP\n\nA storm hit on Saturday.\n"
    assert publication_date(text).day == date(2021, 11, 6)


def test_a_weekday_of_the_future_does_not_date_the_article():
    found = publication_date(f"{CAPTION}The storm will reach Fiji on Wednesday.")
    assert found.day == date(2021, 11, 6)


def test_history_far_down_dates_nothing():
    text = "A storm has reached Fiji. " * 60 + "The worst one struck on Feb. 20, 2016."
    found = publication_date(text)
    assert found.day is None
    assert "history" in found.reason


def test_a_later_year_in_the_text_shows_that_the_date_is_history():
    text = "The storm of Feb. 20, 2016 was the worst. Another one came in 2019."
    assert publication_date(text).day is None


def test_a_text_without_dates_has_no_date():
    assert publication_date("A storm has reached Fiji.").source == "unknown"


def test_the_reason_names_each_step():
    found = publication_date(f"{CAPTION}A storm reached Fiji on Monday and cut the power.")
    assert '"on Nov. 6, 2021" in the caption means 2021-11-06 or later' in found.reason
    assert '2021-11-08 is the earliest day that fits "on Monday"' in found.reason


def test_an_unreadable_date_keeps_the_article_and_warns(read_one, caplog):
    article = read_one("a.txt", "---\ndate: soon\n---\nIt rained.")
    assert article.date is None
    assert "cannot be read" in caplog.text
