"""Persons, ships, teams and companies that bear a place's name."""

import pytest

from geo.mentions import find_mentions_with_rejects


@pytest.mark.parametrize(
    "text",
    [
        "The carrier Liaoning left port with five escorts.",
        "The Liaoning aircraft carrier sailed with five escorts.",
        "The cruiser USS Atlanta was sunk in 1942.",
        "HMS London fired on the harbour.",
    ],
    ids=str,
)
def test_a_ship_named_after_a_place_is_no_place(words, text):
    assert words(text) == []


def test_a_ship_stays_a_ship_when_it_is_named_again(words):
    text = "The carrier Liaoning left port. Jets took off from the deck. Later, Liaoning turned."
    assert "Liaoning" not in words(text)


def test_the_province_is_still_found_beside_its_ship(words):
    text = "The carrier Liaoning was launched far from its namesake, and steel came from Liaoning."
    assert words(text) == ["Liaoning"]


def test_a_country_before_a_kind_of_ship_is_still_a_country(words):
    assert words("Two Japanese officers saw a China aircraft carrier.") == ["Japanese", "China"]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton opened the show.",
        "The film stars Charlotte Rampling and Jordan Peele.",
        "The crowd cheered for Mr. London.",
    ],
    ids=str,
)
def test_a_person_with_the_name_of_a_place_is_no_place(words, text):
    assert words(text) == []


def test_a_surname_that_is_repeated_alone_is_still_a_person(words):
    text = "Jack London wrote the story in a week. London sold it for 500 dollars."
    assert words(text) == []


def test_a_brand_is_no_place(words):
    assert words("She opened an account at Bank of America.") == []


def test_a_football_club_of_fixed_name_is_no_place(words):
    assert words("Manchester United signed a striker.") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Paris Police Department released a photo.", "Paris"),
        ("Japan\u2019s defense ministry scrambled jets.", "Japan"),
        ("The Tokyo District Court ruled against him.", "Tokyo"),
        ("The Dublin City Council meets on Monday.", "Dublin"),
        ("She teaches at the University of California.", "California"),
    ],
    ids=str,
)
def test_the_place_in_an_institution_s_name_is_kept_as_associative(find, text, place):
    assert [(m.text, m.usage) for m in find(text)] == [(place, "associative")]


def test_an_acronym_that_is_also_a_hamlet_is_no_place(words):
    assert words("The OF filed a complaint.") == []


def test_a_look_alike_is_kept_with_the_reason_why_it_was_left_out(parse, gazetteer):
    _, rejected = find_mentions_with_rejects(parse("The carrier Liaoning left port."), gazetteer)
    assert [(r.text, r.reason) for r in rejected] == [("Liaoning", "a ship's name")]


def test_what_is_a_mention_is_not_also_left_out(parse, gazetteer):
    text = "Paris Hilton flew to Paris with HMS London in the news."
    mentions, rejected = find_mentions_with_rejects(parse(text), gazetteer)
    spans = {(m.start, m.end) for m in mentions}
    assert spans.isdisjoint((r.start, r.end) for r in rejected)


def test_a_well_known_name_that_is_a_persons_is_left_out_with_the_reason(parse, gazetteer):
    text = "The crowd cheered for Mr. London."
    _, rejected = find_mentions_with_rejects(parse(text), gazetteer)
    assert [(r.text, r.reason) for r in rejected] == [("London", "part of a person's name")]


def test_a_name_is_told_once_an_article_for_each_reason(parse, gazetteer):
    text = "The carrier Liaoning left port. The carrier Liaoning came back."
    _, rejected = find_mentions_with_rejects(parse(text), gazetteer)
    assert [r.text for r in rejected] == ["Liaoning"]
