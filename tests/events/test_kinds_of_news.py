"""Kinds of everyday news that are told as events, and their neighbours that are none."""

import pytest

from tests.events.worlds import read, summary

TOLD: list[tuple[str, str, list[str]]] = [
    (
        "whom a club presents as its coach is appointed",
        "Ana Duarte was introduced as the new coach of the club on Monday.",
        ["POLICY happened:  > Ana Duarte"],
    ),
    (
        "whom a government asks to be judge is appointed",
        "Emmanuel Macron has asked Louise Martin to be France's top judge.",
        ["POLICY happened: Emmanuel Macron > Louise Martin"],
    ),
    (
        "who will be host is appointed, and it is still to come",
        "Fumio Kishida will be the host of the ceremony.",
        ["POLICY planned: Fumio Kishida"],
    ),
    (
        "who is relieved of his duties leaves office",
        "The board relieved Karl Weber of his coaching responsibilities.",
        ["RETREAT happened: board > Karl Weber"],
    ),
    (
        "who is shown the door leaves office",
        "Karl Weber was shown the door after one season as manager.",
        ["RETREAT happened:  > Karl Weber"],
    ),
    (
        "who falls from a height meets with an accident",
        "A climber fell from a ridge near Oslo on Sunday.",
        ["ACCIDENT happened:  > climber @ location Oslo"],
    ),
    (
        "a driver who strikes a woman is no striker",
        "A drunk driver struck a woman in Warsaw on Friday.",
        ["ACCIDENT happened:  > woman @ location Warsaw"],
    ),
    (
        "an attempt on somebody's life is an attack",
        "An assassination attempt shocked Nairobi on Friday.",
        ["ASSAULT happened:  @ location Nairobi"],
    ),
    (
        "violence that an article opens with is news without a name",
        "A sacked worker opened fire on two villagers.",
        ["ASSAULT happened: sacked worker"],
    ),
]
UNTOLD = [
    ("nobody is presented by being announced by a mayor", "The prize was announced by the mayor."),
    ("a past office is no appointment", "Fumio Kishida was the host of the ceremony."),
    ("a fall in prices is no accident", "Prices fell from a peak on Monday."),
    ("a doctor's appointment is none", "She had an appointment for Monday."),
    ("a man of whom nothing is asked but a lift is no judge", "He asked Karl Weber to be quiet."),
    ("who is shown a door that is one stays", "The guests were shown the doors of the palace."),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TOLD],
                         ids=[case[0] for case in TOLD])  # fmt: skip
def test_it_is_told(text: str, expected: list[str]) -> None:
    assert [summary(report).removesuffix(" @") for report in read(text).reports] == expected


@pytest.mark.parametrize("text", [text for _, text in UNTOLD], ids=[name for name, _ in UNTOLD])
def test_it_is_no_event(text: str) -> None:
    assert [summary(report).removesuffix(" @") for report in read(text).reports] == []


def test_the_fifth_sentence_needs_a_name_where_the_first_does_not() -> None:
    before = "It was a quiet day. Nothing moved. The shops were open. People went home. "

    assert read(before + "A sacked worker opened fire on two villagers.").reports == ()


def test_rain_that_may_not_fall_is_no_storm() -> None:
    text = "If no rain falls in Kenya by Friday, farmers will lose their crops."
    assert [one.type for one in read(text).reports if one.type == "HAZARD"] == []
