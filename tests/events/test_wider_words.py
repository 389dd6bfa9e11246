"""Words that are read more widely: refusals, deaths, habits, doers that no list holds."""

import pytest

from tests.events.worlds import read, summary

TOLD = [
    ("marines who come ashore are forces on the move",
     "Some 800 marines came ashore near Lima on Monday.", "MOBILIZE happened"),
    ("residents told to leave are asked to",
     "The residents of Homs were ordered out of their homes on Monday.", "REQUEST happened"),
    ("a minister who is due somewhere is still to come",
     "The foreign minister is due in Oslo on Friday.", "MOVEMENT planned"),
    ("an express that runs into a train has an accident",
     "An express ran into a freight train near Lima on Monday.", "ACCIDENT happened"),
    ("a doer that no list holds does it all the same",
     "Beekeepers blockaded a motorway near Warsaw on Monday.", None),
    ("what somebody says that he will not do is refused",
     "The company said on Monday that it would not pay hackers in Oslo.", "REJECT happened"),
    ("what is refused for a day to come is refused now",
     "The ministry said it would not open the border with Chad next Friday.", "REJECT happened"),
]  # fmt: skip
UNTOLD = [
    ("what happens every year is no single event",
     "The fever kills several thousand people in Dakar every year."),
    ("who will not comment refuses nothing",
     "The company said that it would not comment in Oslo."),
    ("a bus that runs again has met with no accident", "Buses ran again in Lima on Monday."),
    ("who dies where nothing kills is no victim", "The painter died in Paris on Monday."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD]
)
def test_it_is_told(text: str, expected: str | None) -> None:
    told = [summary(report) for report in read(text).reports]
    assert told if expected is None else any(expected in one for one in told)


@pytest.mark.parametrize("text", [text for _, text in UNTOLD], ids=[name for name, _ in UNTOLD])
def test_it_is_no_event(text: str) -> None:
    assert read(text).reports == ()
