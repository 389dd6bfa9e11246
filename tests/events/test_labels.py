"""The line that a reader sees: it must say what happened, in whole words."""

import pytest

from tests.events.worlds import read

LABELS = [
    ("A magnitude 5.9 earthquake struck Nepal on Monday.", "Magnitude 5.9 earthquake struck Nepal"),
    ("Riots broke out in Dakar on Monday.", "Riots broke out in Dakar"),
    (
        "The ministry in Oslo demanded that the ships leave.",
        "Ministry demanded that the ships leave",
    ),
    ("Senegal will not sign the treaty.", "Senegal will not sign treaty"),
    ("No attack was reported in Kharkiv on Sunday.", "No attack reported in Kharkiv"),
    ("Iran launched missiles at Israel on Saturday.", "Iran launched missiles at Israel"),
    ("Chile broke off relations with Peru in 2021.", "Chile broke off relations with Peru"),
    ("Japan and France will work jointly on Monday.", "Japan and France to work jointly"),
    (
        "Protesters had forced their way into a ministry in Lima.",
        "Protesters forced their way into ministry in Lima",
    ),
    (
        "Relief is on its way to Chile, where a flood killed six people.",
        "Flood killed six people in Chile",
    ),
    (
        "President Sergio Mattarella began a tour of Egypt and Kenya on Monday.",
        "Sergio Mattarella began tour of Egypt",
    ),
    (
        "The rebel delegation walked out of the morning session in Oslo.",
        "Rebel delegation walked out in Oslo",
    ),
    (
        "A jury in Oslo found the hospital's former manager guilty of fraud on Monday.",
        "Jury found hospital's former manager guilty in Oslo",
    ),
    ("The ship is sailing to Mombasa.", "Ship sailing to Mombasa"),
    (
        "The company said on Monday that it would not pay the ransom.",
        "Company will not pay ransom",
    ),
    ("A team of doctors left Oslo for Mombasa on Monday.", "Team of doctors left Oslo for Mombasa"),
    ("Two men were freed from jail in Dakar on Friday.", "Two men freed in Dakar"),
    (
        "In May the trawler Elektron fled across the Black Sea to Odesa.",
        "Elektron fled across the Black Sea",
    ),
    ("Columns of trucks had driven to Cairo.", "Columns of trucks drove to Cairo"),
    ("The government of Chad denied bombing the town.", "Government denied bombing town"),
    (
        "China ordered everyone returning from the holidays to stay at home.",
        "China ordered everyone to stay",
    ),
    (
        "An appeals court in Oslo ruled in November that the state may keep the wire.",
        "Appeals court ruled that the state may keep the wire in Oslo",
    ),
    (
        "Fighting between Sudan's army and the militia raged for a second day in Khartoum.",
        "Fighting between Sudan's army and militia raged in Khartoum",
    ),
    ("In January 22 people died when a lorry overturned in Lima.", "Lorry overturned in Lima"),
    (
        "Pirates released the bulk carrier Aegean Harvest in the Red Sea.",
        "Pirates released Aegean Harvest in the Red Sea",
    ),
    ("Peru recalled its ambassador from Cairo.", "Peru recalled its ambassador from Cairo"),
    (
        "All 24 of the crew were lifted off by helicopters in Mombasa.",
        "Helicopters lifted off all 24 of the crew in Mombasa",
    ),
    (
        "The same day commandos of a French frigate stormed a yacht in the Red Sea.",
        "Commandos stormed yacht in the Red Sea",
    ),
    ("Egypt invited both commanders to meet in Cairo.", "Egypt invited both commanders to meet"),
    (
        "The refugee agency urged Chad to let people return to Sudan.",
        "Refugee agency urged Chad to let people return",
    ),
    ("A dozen exiles demonstrated in Oslo.", "A dozen exiles demonstrated in Oslo"),
    ("Thirty people drowned at a pit in Cusco.", "Thirty people drowned in Cusco"),
    ("Both agreed to a pause in Khartoum on Monday.", "Both agreed to pause in Khartoum"),
    ("A rebel leader gave himself up in Kinshasa.", "Rebel leader gave himself up"),
]


@pytest.mark.parametrize(("text", "label"), LABELS, ids=[label for _, label in LABELS])
def test_label_reads(text: str, label: str) -> None:
    assert [report.label for report in read(text).reports] == [label]


def test_what_was_driven_back_is_the_boat_and_not_the_navy_that_towed_it() -> None:
    text = "Iraq's navy towed a boat to Tyre. The Greek navy had pushed it back to the Red Sea."
    assert read(text).reports[-1].label == "Greek navy pushed the boat back to the Red Sea"


def test_what_cannot_kill_is_not_said_to_have_killed() -> None:
    text = "A row of houses burned in Lima, killing 16 people."
    assert read(text).reports[-1].label == "16 people killed in Lima"


def test_a_pronoun_is_no_answer_to_what_was_condemned() -> None:
    text = "Rebels said their fighters had carried out the raid. Egypt condemned it."
    assert read(text).reports[-1].label == "Egypt condemned the raid"
