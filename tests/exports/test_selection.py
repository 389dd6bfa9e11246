"""Choosing events for an export."""

from datetime import date

import pytest

from geo.errors import OptionError
from geo.exports.selection import Selection, check_types, select
from geo.records import Findings


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(), ["r1", "r2", "r3"]),
        (Selection(countries={"FJ"}), ["r2"]),
        (Selection(countries={"JP"}), []),
        (Selection(who={"FJ"}), ["r2"]),
        (Selection(types={"MOVEMENT", "PROTEST"}), ["r1", "r3"]),
        (Selection(statuses={"denied"}), ["r3"]),
        (Selection(prominences={"foreground"}), ["r1", "r2"]),
        (Selection(first=date(2024, 5, 6)), ["r1"]),
        (Selection(first=date(2024, 5, 7)), []),
        (Selection(last=date(2024, 5, 6)), ["r1"]),
        (Selection(last=date(2024, 5, 5)), []),
    ],
    ids=[
        "nothing asked keeps all",
        "where",
        "scope is not where",
        "who",
        "types",
        "status",
        "prominence",
        "from its day",
        "from the day after",
        "to its day",
        "to the day before",
    ],
)
def test_select(selection: Selection, kept: list[str], findings: Findings) -> None:
    assert [event.id for event in select(findings, selection).events] == kept


def test_types_may_be_written_small() -> None:
    assert check_types(["consult"]) == {"CONSULT"}


def test_an_unknown_type_is_answered_with_the_menu() -> None:
    with pytest.raises(OptionError, match=r"No event type PARTY\. Known: .*CONSULT"):
        check_types(["party"])
