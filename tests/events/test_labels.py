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
]


@pytest.mark.parametrize(("text", "label"), LABELS, ids=[label for _, label in LABELS])
def test_label_reads(text: str, label: str) -> None:
    assert [report.label for report in read(text).reports] == [label]


def test_a_pronoun_is_no_answer_to_what_was_condemned() -> None:
    text = "Rebels said their fighters had carried out the raid. Egypt condemned it."
    assert read(text).reports[-1].label == "Egypt condemned the raid"
