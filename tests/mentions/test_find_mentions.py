"""Which words of an article are places, sentence by sentence."""

from itertools import pairwise

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation flew from Tokyo to Paris on Tuesday.", ["Tokyo", "Paris"]),
        ("Cargo ships waited in the Gulf of Aden for a pilot.", ["Gulf of Aden"]),
        ("Fishermen in the East China Sea were told to turn back.", ["East China Sea"]),
        ("Storms hit Britain and France this week.", ["Britain", "France"]),
    ],
    ids=str,
)
def test_names_of_places_are_found_whole(words, text, expected):
    assert words(text) == expected


def test_a_possessive_ending_is_no_part_of_the_name(words):
    assert words("Rescuers praised Japan\u2019s quick warning.") == ["Japan"]


def test_a_leading_article_is_no_part_of_the_name(words):
    assert words("Oil leaked into the Red Sea overnight.") == ["Red Sea"]


def test_a_name_in_capitals_before_a_dash_is_the_dateline(words):
    assert words("TBILISI \u2014 Thousands marched through the old town.") == ["TBILISI"]


def test_words_in_another_case_are_not_names(words):
    assert words("She was reading of it when he said so.") == []


def test_an_ordinary_word_at_the_start_of_a_sentence_is_no_place(words):
    assert words("Reading is a habit. Of course it helps.") == []


def test_a_hamlet_does_not_catch_a_common_verb(words):
    assert "Said" not in words("Said one witness: nobody moved.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bus overturned near Lexington, Ky., on Friday.", ("Ky.", "Kentucky")),
        ("The plant in Fresno, Calif., will close.", ("Calif.", "California")),
        ("He was born in Yakima, Wash., in 1950.", ("Wash.", "Washington")),
        ("Voters in Athens, GA, queued for hours.", ("GA", "Georgia")),
    ],
    ids=str,
)
def test_a_state_abbreviation_after_a_town_asks_for_the_state(find, text, expected):
    assert expected in [(m.text, m.query) for m in find(text)]


def test_an_abbreviation_that_follows_no_town_is_no_state(words):
    assert "Miss." not in words("The teacher was called Miss. Nobody knew her name.")


def test_washington_and_its_district_are_one_name(find):
    mention = find("They will sign the treaty in Washington, D.C., next week.")[0]
    assert (mention.text, mention.query) == ("Washington, D.C.", "Washington, D.C.")


def test_a_hyphenated_name_leaves_the_rest_of_the_compound(words):
    assert words("The Tokyo-based firm hired forty engineers.") == ["Tokyo"]


def test_an_unknown_county_says_itself_what_it_is(words):
    assert "Quimby County" in words("Deputies closed a road in Quimby County after the slide.")


def test_an_airport_keeps_its_small_letter_when_the_gazetteer_knows_it(find):
    mention = find("The minister boarded a plane at Haneda airport in Tokyo.")[0]
    assert mention.text == "Haneda airport"


def test_an_island_keeps_its_small_letter_when_the_gazetteer_knows_it(words):
    assert "Miyakojima island" in words("A survey ship passed Miyakojima island before dawn.")


def test_mentions_are_numbered_in_text_order(find):
    mentions = find("From Kyiv to Donetsk, and on to Moscow.")
    assert [m.id for m in mentions] == [f"m{n}" for n in range(1, len(mentions) + 1)]


def test_mentions_do_not_overlap(find):
    mentions = find("Police in Los Angeles, California, and in Washington, D.C., made arrests.")
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_an_article_without_places_gives_none(find):
    assert find("The committee adjourned without a vote.") == ()


def test_an_empty_text_gives_none(find):
    assert find("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "A ferry left\u00a0Naha for\u00a0Tokyo.",
        "\u201cParis\u2019s mayor\u201d spoke in \u2018London\u2019.",
        "\U0001f30a Waves \U0001f6a2 hit Miami \U0001f3d6\ufe0f and Tokyo.",
        "Smoke rose over Kyiv.\r\nTrains to Donetsk stopped.\r\n",
        "Cafe\u0301 owners in Paris met in Moscow.",
        "PARIS BRACES FOR FLOODS\n\nWater rose in Paris.",
    ],
    ids=["no-break space", "curly quotes", "emoji", "CRLF", "combining accent", "capitals"],
)
def test_the_span_of_a_mention_gives_its_words(find, text):
    mentions = find(text)
    assert mentions
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_a_name_across_a_line_break_is_not_glued_together(words):
    assert "China Japan" not in words("A word from China\n\nJapan answered.")


def test_a_text_in_another_language_gives_its_well_known_names(words):
    text = "Der Präsident reiste am Montag nach Paris und sprach über Taiwan."
    assert words(text, language="de") == ["Paris", "Taiwan"]


def test_a_text_in_another_language_gives_no_small_towns(words):
    assert words("Of ist ein kleiner Ort.", language="de") == []


def test_the_second_name_of_between_is_a_place_even_where_the_model_sees_none(words):
    text = "Two tankers collided between the main Okinawa island and Miyakojima at dawn."
    assert "Miyakojima" in words(text)


def test_a_republic_named_after_its_people_is_one_name(words):
    assert words("A bomb exploded in the Czech Republic on Thursday.") == ["Czech Republic"]
