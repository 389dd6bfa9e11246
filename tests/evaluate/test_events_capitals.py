"""Text in capitals put into ordinary case."""

from functools import cache

import pytest

from geo.evaluate.events_capitals import Recaser
from geo.gazetteer import load_gazetteer
from tests.events.worlds import parser


@cache
def recaser() -> Recaser:
    return Recaser(load_gazetteer(progress=False), parser().dictionary().kinds)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("THEY LEFT LIMA BY CAR.", "They left Lima by car."),
        ("TROOPS FROM BUENOS AIRES CAME.", "Troops from Buenos Aires came."),
        ("A PERUVIAN SHIP SANK IN MARCH.", "A Peruvian ship sank in March."),
        ("MAYOR XIBALBO SPOKE.", "Mayor Xibalbo spoke."),
        ("A UNIT OF THE U.S. NAVY.", "A unit of the U.S. navy."),
    ],
)
def test_names_keep_their_capitals(words: str, expected: str) -> None:
    assert recaser()(words) == expected


def test_the_length_never_changes() -> None:
    words = "İZMİR WAS QUIET. THE STRAẞE TOO."
    assert len(recaser()(words)) == len(words)
