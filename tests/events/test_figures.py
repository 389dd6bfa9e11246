"""How many were killed, hurt, taken: by figures, by grammar, and from the sentence after."""

import pytest

from geo.events.numbers import find_numbers
from tests.events.test_places_and_times import report_of


def figures(text: str, trigger: str) -> list[tuple[str, float]]:
    return [(one.kind, one.value) for one in report_of(text, trigger).numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some ten thousand people drowned.", [("killed", 10000)]),
        ("An attack in 2013 in which 41 people died.", [("killed", 41)]),
        ("Three people, including two children, were killed.", [("killed", 3)]),
        ("A girl of eleven was wounded.", []),
        ("The gunmen took four tourists hostage.", [("abducted", 4)]),
        ("Twenty-one men were rounded up.", [("arrested", 21)]),
        ("About 20,000 people fled their homes.", [("displaced", 20000)]),
    ],
)
def test_figures_are_read_in_words_and_numerals(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(one.kind, one.value) for one in find_numbers(text)] == expected


def test_one_person_is_a_figure() -> None:
    assert figures("Police arrested a former governor in Lima.", "arrested") == [("arrested", 1)]


def test_people_joined_by_and_are_one_figure() -> None:
    text = "Gunmen killed two policemen and a shopkeeper in Homs."
    assert figures(text, "killed") == [("killed", 3)]


def test_a_sentence_of_victims_alone_counts_for_the_event_before_it() -> None:
    text = "A storm hit Mumbai on Monday. By this morning 112 bodies had been counted."
    assert figures(text, "storm hit") == [("killed", 112)]


def test_victims_do_not_belong_to_the_bridge_that_was_closed() -> None:
    text = "Fighting broke out in Homs, and a bridge was closed after 11 people had been killed."
    assert figures(text, "killed") == [("killed", 11)]
