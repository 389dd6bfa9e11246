"""Choosing events for an export."""

from dataclasses import replace
from datetime import date

import pytest

from geo.errors import OptionError
from geo.exports.selection import (
    Selection,
    check_countries,
    check_seas,
    check_types,
    select,
    unknown_sources,
)
from geo.records import EventTime as Time
from geo.records import Findings

LABELS = {"CONSULT": "Talks", "BAKE_OFF": "Baking contest"}


CHOICES = {
    "nothing asked keeps all": (Selection(), ["r1", "r2", "r3"]),
    "where": (Selection(countries={"FJ"}), ["r2"]),
    "scope is not where": (Selection(countries={"JP"}), []),
    "any water": (Selection(seas={"any"}), ["r1"]),
    "the narrowest water": (Selection(seas={"bering strait"}), ["r1"]),
    "the ocean basin": (Selection(seas={"Arctic Ocean"}), ["r1"]),
    "another water": (Selection(seas={"Black Sea"}), []),
    "a country or a water": (Selection(countries={"FJ"}, seas={"Bering Strait"}), ["r1", "r2"]),
    "who": (Selection(who={"FJ"}), ["r2"]),
    "types": (Selection(types={"MOVEMENT", "PROTEST"}), ["r1", "r3"]),
    "status": (Selection(statuses={"denied"}), ["r3"]),
    "prominence": (Selection(prominences={"foreground"}), ["r1", "r2"]),
    "precision": (Selection(precisions={"settlement"}), ["r2"]),
    "no place": (Selection(precisions={"none"}), ["r3"]),
    "source": (Selection(sources={"the example"}), ["r1", "r2", "r3"]),
    "another source": (Selection(sources={"The Other"}), []),
    "review": (Selection(reviews={"confirmed"}), []),
    "confidence": (Selection(least_confidence=0.9), ["r1", "r2", "r3"]),
    "more confidence": (Selection(least_confidence=0.91), []),
    "words of the quote in any order": (Selection(words="suva MINISTERS"), ["r2"]),
    "a word that is not there": (Selection(words="ministers frigates"), []),
    "from its day": (Selection(first=date(2024, 5, 6), undated=False), ["r1"]),
    "from the day after": (Selection(first=date(2024, 5, 7), undated=False), []),
    "to its day": (Selection(last=date(2024, 5, 6), undated=False), ["r1"]),
    "to the day before": (Selection(last=date(2024, 5, 5), undated=False), []),
    "undated events pass a window": (Selection(first=date(2024, 5, 7)), ["r2", "r3"]),
}


@pytest.mark.parametrize(("selection", "kept"), CHOICES.values(), ids=CHOICES)
def test_select(selection: Selection, kept: list[str], findings: Findings) -> None:
    assert [event.id for event in select(findings, selection).events] == kept


@pytest.mark.parametrize(("day", "kept"), [(5, []), (6, ["r1"]), (7, [])])
def test_an_event_that_is_bound_by_one_day_counts_as_of_that_day(
    day: int, kept: list[str], findings: Findings
) -> None:
    event = findings.events[0]
    known = Time(last=date(2024, 5, 6), precision="unknown", basis="inferred")
    bound = replace(event, reports=(replace(event.reports[0], time=known),))
    window = Selection(first=date(2024, 5, day), last=date(2024, 5, day))
    found = select(replace(findings, events=(bound,)), window)
    assert [event.id for event in found.events] == kept


def test_accents_make_no_difference_to_a_search(findings: Findings) -> None:
    event = findings.events[1]
    named = replace(event, reports=(replace(event.reports[0], label="Talks in São Tomé"),))
    found = select(replace(findings, events=(named,)), Selection(words="sao tome"))
    assert [event.id for event in found.events] == ["r2"]


@pytest.mark.parametrize("words", ["consult", "Talks", " talks "])
def test_a_type_is_meant_by_its_code_or_its_label(words: str) -> None:
    assert check_types([words], LABELS) == {"CONSULT"}


def test_a_type_of_ones_own_is_known_too() -> None:
    assert check_types(["baking contest"], LABELS) == {"BAKE_OFF"}


def test_an_unknown_type_is_answered_with_the_menu() -> None:
    with pytest.raises(OptionError, match=r"No event type party\. Known: .*CONSULT \(Talks\)"):
        check_types(["party"], LABELS)


def test_a_country_is_meant_by_its_code_or_its_name() -> None:
    assert check_countries(["jp", "Fiji"]) == {"JP", "FJ"}


def test_an_unknown_country_is_answered_with_the_nearest() -> None:
    with pytest.raises(OptionError, match=r"No country 'Fidji'\. Do you mean FJ"):
        check_countries(["Fidji"])


def test_an_unknown_water_is_answered_with_those_that_there_are(findings: Findings) -> None:
    with pytest.raises(OptionError, match=r"No water is called 'Barents'.*Bering Strait"):
        check_seas(["Barents"], findings)


def test_a_water_that_no_event_lies_in_is_no_mistake(findings: Findings) -> None:
    check_seas(["Black Sea"], findings)


def test_an_unknown_source_is_answered_with_those_that_there_are(findings: Findings) -> None:
    [line] = unknown_sources(["The Exemple", "the example"], findings)
    assert line == "No event is told by the source 'The Exemple'; sources: The Example."
