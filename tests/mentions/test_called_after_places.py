"""Things, treaties and companies that are called after a place are no places."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "He grilled a turkey sandwich and ate it with Brussels sprouts.",
        "TURKEY PRICES ROSE AGAIN BEFORE THE FEAST",
        "The ministers signed the London Protocol on waste at sea.",
        "Nobody has read the Treaty of Paris in years.",
        "Shares in Paris fell by a tenth after the report.",
        "The barber calls himself Paris.",
    ],
    ids=str,
)
def test_what_is_called_after_a_place_is_no_place(words, text):
    assert words(text) == []


def test_the_place_of_the_same_name_is_found_beside_it(words):
    assert words("Farmers in Turkey welcomed the London Protocol.") == ["Turkey"]


def test_a_states_abbreviation_is_found_after_in(words):
    assert words("Voters in Ky. chose a new governor.") == ["Ky."]


def test_a_large_place_is_found_in_a_headline_of_capitals(words):
    assert "LONDON" in words("LONDON BRACES FOR STORM AS RIVERS RISE")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sirens wailed on the border between North and South Korea.", "North"),
        ("Guards closed the Turkey-China border at noon.", "China"),
        ("Snow fell on London's suburbs.", "London"),
    ],
    ids=str,
)
def test_a_name_before_the_ground_that_belongs_to_it_is_literal(find, text, name):
    usage = {mention.text: mention.usage for mention in find(text)}
    assert usage.get(name) == "literal"
