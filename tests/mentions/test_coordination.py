"""Names that share a word."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Patrols in the East and South China Sea continued.",
            [("East", "East China Sea"), ("South China Sea", "South China Sea")],
        ),
        (
            "Leaders of North and South Korea shook hands.",
            [("North", "North Korea"), ("South Korea", "South Korea")],
        ),
        (
            "Grain left the Red and Black Seas.",
            [("Red", "Red Sea"), ("Black Seas", "Black Sea")],
        ),
        (
            "Storms crossed North and South Carolina.",
            [("North", "North Carolina"), ("South Carolina", "South Carolina")],
        ),
    ],
    ids=str,
)
def test_each_coordinated_name_is_asked_for_in_full(find, text, expected):
    assert [(m.text, m.query) for m in find(text)] == expected


def test_coordinated_provinces_ask_for_the_provinces(find):
    mentions = find("Shelling went on in the Donetsk and Luhansk regions.")
    assert [(m.text, m.query) for m in mentions] == [
        ("Donetsk", "Donetsk region"),
        ("Luhansk", "Luhansk region"),
    ]


def test_two_whole_names_joined_by_and_stay_as_they_are(find):
    mentions = find("Ferries link Tokyo and Naha.")
    assert [m.query for m in mentions] == ["Tokyo", "Naha"]
