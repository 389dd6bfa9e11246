"""Classes of news walked through, each with what looks like it and is none."""

import pytest

from tests.events.worlds import read, summary

TOLD = [
    ("people brought to a school are rescued",
     "Some 300 villagers were moved to a school in Homs on Sunday.", "AID happened"),
    ("a bus that leaves the road has an accident",
     "A bus left the road near Lima on Monday.", "ACCIDENT happened"),
    ("a plane that disappears from radar has an accident",
     "An airliner disappeared from radar off Oslo on Sunday.", "ACCIDENT happened"),
    ("a warehouse that catches fire has an accident",
     "A warehouse in Mombasa caught fire on Saturday.", "ACCIDENT happened"),
    ("who dies of cholera dies in an epidemic",
     "Twelve people died of cholera in Dakar on Monday.", "HAZARD happened"),
    ("birds are culled in an epidemic",
     "Some 40,000 ducks were culled in Warsaw on Friday.", "HAZARD happened"),
    ("whom lightning kills dies in a storm",
     "Lightning killed three boys near Lima on Sunday.", "HAZARD happened"),
    ("a falling tree is no attacker",
     "A falling tree killed a woman in Oslo on Sunday.", "ACCIDENT happened"),
    ("a stoppage is a strike",
     "A stoppage by dockers paralysed the port of Gdansk on Monday.", "PROTEST happened"),
    ("a strike called off is a concession",
     "The Kenyan union called off its strike on Tuesday.", "CONCEDE happened"),
    ("deputies who walk out refuse",
     "Opposition deputies walked out in Warsaw on Monday.", "REJECT happened"),
    ("rebels who walk out of talks refuse",
     "The rebels walked out of the talks in Geneva on Friday.", "REJECT happened"),
    ("soldiers who mutiny use force",
     "Soldiers mutinied in Bamako on Friday.", "ASSAULT happened"),
    ("hostages who walk free are released",
     "The hostages walked free from captivity in Nairobi on Sunday.", "RETREAT happened"),
    ("diplomats given hours to leave are expelled",
     "Russia gave three diplomats 48 hours to leave.", "SANCTION happened"),
    ("an appeal thrown out is a ruling",
     "A court in Paris threw out the appeal of Karl Weber on Monday.", "POLICY happened"),
    ("a parliament dissolved is a decision",
     "The president dissolved parliament in Warsaw on Tuesday.", "POLICY happened"),
    ("cocaine found by customs is seized",
     "Customs officers in Gdansk seized two tonnes of cocaine on Monday.", "COERCE happened"),
    ("what is to be held is planned",
     "A referendum is to be held in Oslo on Friday.", "ELECTION planned"),
]  # fmt: skip
UNTOLD = [
    ("a film that catches fire burns nothing", "The film caught fire with audiences in Paris."),
    ("walkers who leave a road walk on", "The walkers left the road near Lima on Monday."),
    ("savings are swept away by no flood", "Inflation swept away savings in Warsaw."),
    ("a band breaks into no building", "A band broke into the charts in Paris."),
    ("time given to write is no sentence", "She was given ten years to write the book in Paris."),
    ("a town that beats another at play attacks nobody",
     "Paris beat Lyon in the cup final on Sunday."),
    ("miners who leave a shaft do not strike",
     "Miners walked out of the shaft near Lima on Monday."),
    ("the wounded are people", "The wounded were at the hospital in Homs."),
    ("who does not want to be named demands nothing",
     "An official who asked not to be named spoke in Oslo."),
    ("who declines to comment refuses nothing",
     "The ministry in Oslo declined to comment on Monday."),
    ("countries that meet at a border hold no talks",
     "The desert lies where Niger meets Mali and Egypt."),
    ("what something is called is no call at a port",
     "It was what they call foreign slander in Paris."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TOLD],
                         ids=[case[0] for case in TOLD])  # fmt: skip
def test_it_is_told(text: str, expected: str) -> None:
    assert [summary(report).split(":")[0] for report in read(text).reports] == [expected]


@pytest.mark.parametrize("text", [text for _, text in UNTOLD], ids=[name for name, _ in UNTOLD])
def test_it_is_no_event(text: str) -> None:
    assert read(text).reports == ()
