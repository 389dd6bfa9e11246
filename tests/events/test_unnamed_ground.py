"""Places that an article means without a name: "the forest", "the Syrian city"."""

import re

import pytest

from tests.events import worlds
from tests.events.test_places_and_times import report_of
from tests.events.worlds import read


def placed(text: str, trigger: str) -> list[tuple[str, str | None]]:
    return [
        (one.role, one.place)
        for one in report_of(text, trigger, venues=True).places
        if one.role != "scope"
    ]


def test_a_forest_lies_about_where_the_town_named_before_does() -> None:
    text = "Gunmen killed two men in Homs on Monday. Police helicopters searched the forest."
    assert placed(text, "searched") == [("location", "test:Homs")]


def test_the_words_for_it_are_kept_with_the_name_that_says_about_where() -> None:
    text = "A bomb exploded in Homs on Monday. Nurses picketed the hospital."
    article = read(text, venues=True)
    words = {mention.id: mention.text for mention in article.mentions}
    report = next(one for one in article.reports if one.type == "PROTEST")
    assert [words[name] for name in report.places[0].mentions] == ["hospital", "Homs"]


def test_it_is_said_to_be_inherited() -> None:
    text = "A bomb exploded in Homs on Monday. Nurses picketed the hospital."
    assert report_of(text, "picketed", venues=True).places[0].basis == "inherited"


def test_an_article_without_any_name_places_nothing_in_a_forest() -> None:
    assert placed("Police killed two rebels in the forest on Monday.", "killed") == []


def test_a_name_in_the_sentence_stands_before_any_forest() -> None:
    text = "A bomb exploded in Homs. Police killed two men in a forest in Aleppo on Monday."
    assert placed(text, "killed") == [("location", "test:Aleppo")]


def test_a_peoples_city_is_the_last_one_named_in_its_country() -> None:
    text = "A bomb exploded in Homs. Envoys went to Oslo. Gunmen killed two men in the Syrian city."
    assert placed(text, "killed") == [("location", "test:Homs")]


def test_a_peoples_city_that_is_not_named_is_in_its_country() -> None:
    text = "A bomb exploded in Homs. Gunmen killed two men in an Egyptian city."
    assert placed(text, "killed") == [("location", "test:Egypt")]


def test_an_embassy_is_not_in_the_land_of_those_whose_it_is() -> None:
    text = "A bomb exploded in Homs on Monday. Students marched on the French embassy."
    assert ("location", "test:France") not in placed(text, "marched")


def test_this_city_is_where_the_article_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(worlds.TOWNS, "HOMS", "SY")
    monkeypatch.setattr(worlds, "_NAMES", re.compile(r"\b(HOMS|Aleppo)\b"))
    text = "HOMS, May 15 — A bomb exploded in Aleppo. Gunmen killed two men in this city on Monday."
    assert placed(text, "killed") == [("location", "test:HOMS")]


def test_people_flee_from_what_their_sentence_tells() -> None:
    text = "Jets bombed Homs on Monday, and residents fled towards Aleppo."
    assert ("origin", "test:Homs") in placed(text, "fled")


def test_people_flee_from_there() -> None:
    text = "A bomb exploded in Homs on Monday. Some 12,000 people have fled from there to Aleppo."
    assert ("origin", "test:Homs") in placed(text, "fled")
