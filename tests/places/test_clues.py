"""What the words around a name say about it."""

import pytest

from geo.places.clues import asked_kind, clues
from geo.records import Mention


def mention(text, words, query=None, label="GPE", number=1):
    start = text.index(words)
    return Mention(
        id=f"m{number}", start=start, end=start + len(words), text=words, usage="literal",
        query=query or words, label=label, found_by=("test",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("the province of Liaoning", "Liaoning", "admin1"),
        ("the Liaoning province", "Liaoning", "admin1"),
        ("at Haneda airport", "Haneda", "airport"),
        ("on the island of Crete", "Crete", "island"),
        ("in the Red Sea", "Red Sea", "sea"),
        ("in Walker County", "Walker County", "admin2"),
        ("the Gulf of Aden", "Gulf of Aden", "gulf"),
    ],
    ids=str,
)
def test_a_word_beside_or_in_the_name_asks_for_a_kind(text, words, kind):
    assert kind in asked_kind(text, mention(text, words))[1]


@pytest.mark.parametrize("text", ["Lima fell silent", "of Lima and beyond", "seen from Lima"])
def test_other_words_ask_for_no_kind(text):
    assert asked_kind(text, mention(text, "Lima")) == ("", frozenset())


@pytest.mark.parametrize("text", ["Lima, Ohio", "Lima (Ohio)"])
def test_what_follows_after_a_comma_or_in_brackets_contains_the_name(text):
    found = clues(text, [mention(text, "Lima"), mention(text, "Ohio", number=2)])
    assert (found[0].container, found[1].contained) == (1, 0)


@pytest.mark.parametrize("text", ["the Ohio town of Lima", "Ohio\u2019s capital city of Lima"])
def test_what_stands_before_town_of_contains_the_name(text):
    found = clues(text, [mention(text, "Ohio"), mention(text, "Lima", number=2)])
    assert found[1].container == 0


@pytest.mark.parametrize("text", ["Lima and Ohio", "Lima. Ohio", "Lima beat Ohio"])
def test_names_that_only_stand_near_each_other_contain_nothing(text):
    found = clues(text, [mention(text, "Lima"), mention(text, "Ohio", number=2)])
    assert [clue.container for clue in found] == [None, None]


def test_a_demonym_contains_nothing():
    text = "Lima, Turkish"
    found = clues(text, [mention(text, "Lima"), mention(text, "Turkish", label="NORP", number=2)])
    assert found[0].container is None
