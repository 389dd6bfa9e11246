"""What merging is made of: words and their rarity, copies, groups, and pairs worth comparing."""

from datetime import date, timedelta

import pytest

from geo.events import load_vocabulary
from geo.events.merging.copies import Witness, is_copy, sources, witness
from geo.events.merging.groups import Groups
from geo.events.merging.likeness import FEATURES, shipped_weights
from geo.events.merging.pairs import pairs_across
from geo.events.merging.told import Told, prepare
from geo.events.merging.wording import names, rarity, shingles, stems
from geo.records import Article
from tests.events.worlds import PUBLISHED, read

STORY = (
    "The ferry sank off the pier at dawn. Divers brought up the bell and the logbook, and the "
    "harbour master closed the quay until the crane from the next port could lift the hull."
)


def told(*texts: str, days: int = 0) -> list[Told]:
    articles = [
        read(text, article=f"a{number}", published=PUBLISHED + timedelta(days=days * number))
        for number, text in enumerate(texts)
    ]
    return prepare(articles, load_vocabulary(), rarity())


def test_a_word_and_its_forms_share_a_stem() -> None:
    assert list(stems("arrested")) == list(stems("arrests"))


def test_the_calendar_is_no_wording() -> None:
    assert list(stems("on Monday")) == []


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert list(names("Rebels fled. Troops from Homs came.")) == ["homs"]


def test_a_word_never_seen_tells_more_than_a_common_one() -> None:
    assert rarity()["xyzzyq"] > rarity()["police"]


def test_the_shipped_weights_have_one_for_each_feature() -> None:
    assert len(shipped_weights().of) == len(FEATURES)


def test_a_story_with_another_first_line_is_a_copy() -> None:
    one, other = (Article(id=i, text=t) for i, t in (("a", STORY), ("b", f"PORT, May 1. {STORY}")))
    assert is_copy(witness(one), witness(other))


def test_another_account_of_the_same_is_no_copy() -> None:
    other = "At dawn a ferry went down near the pier; the bell and the logbook were recovered."
    assert not is_copy(witness(Article(id="a", text=STORY)), witness(Article(id="b", text=other)))


def test_two_articles_of_one_outlet_are_one_source() -> None:
    assert sources([Witness("Example Post", shingles(text)) for text in ("a b c", "d e f")]) == 1


def test_articles_without_an_outlet_are_their_own_sources() -> None:
    told = ("Nurses met in Oslo to talk about pay.", "A bridge fell into the river near Lima.")
    assert sources([witness(Article(id=text, text=text)) for text in told]) == 2


@pytest.mark.parametrize(("hold", "events"), [(0.9, 2), (0.1, 1)])
def test_one_bridge_does_not_join_two_groups_that_are_not_alike(hold: float, events: int) -> None:
    alike = {(0, 1): 0.95, (2, 3): 0.95, (1, 2): 0.95}
    groups = Groups(
        4, lambda _a, _b: False, lambda a, b: alike.get((min(a, b), max(a, b)), 0.0), hold
    )
    for first, second in alike:
        groups.join(first, second)
    assert len(groups.all()) == events


def test_groups_with_a_contradiction_stay_apart() -> None:
    groups = Groups(3, lambda a, b: {a, b} == {0, 2}, lambda _a, _b: 1.0, 0.1)
    groups.join(0, 1)
    groups.join(1, 2)
    assert groups.all() == [[0, 1], [2]]


def test_what_was_decided_of_the_same_two_groups_is_not_asked_again() -> None:
    def asked(*_reports: int) -> bool:
        raise AssertionError("two reports were compared again")

    groups = Groups(2, asked, asked, 0.5, {(0, 1, 1, 1, False): True})
    groups.join(0, 1)
    assert groups.all() == [[0, 1]]


def test_what_was_decided_of_a_group_does_not_hold_for_another_of_its_size() -> None:
    past = {(0, 2, 1, 1, False): True, (0, 3, 2, 1, False): True}
    groups = Groups(4, lambda a, b: {a, b} == {1, 3}, lambda _a, _b: 1.0, 0.5, past)
    groups.join(0, 1)
    groups.join(0, 3)
    assert groups.all() == [[0, 1], [2], [3]]


def test_reports_of_one_town_on_one_day_are_compared() -> None:
    blast = told("A bomb exploded in Homs.", "Shots were fired at nurses in Homs.")
    assert list(pairs_across(blast, rarity()))


def test_reports_that_share_nothing_are_not_compared() -> None:
    apart = told("A bomb exploded in Homs.", "Nurses demonstrated in Lima.")
    assert list(pairs_across(apart, rarity())) == []


def test_reports_of_one_town_a_month_apart_are_not_compared() -> None:
    apart = told("A bomb exploded in Homs.", "A bomb exploded in Homs.", days=30)
    assert list(pairs_across(apart, rarity())) == []


def test_an_undated_report_is_compared_with_dated_ones() -> None:
    articles = [
        read("A bomb exploded in Homs.", article=f"a{day}", published=day)
        for day in (None, date(2020, 1, 1))
    ]
    assert list(pairs_across(prepare(articles, load_vocabulary(), rarity()), rarity()))
