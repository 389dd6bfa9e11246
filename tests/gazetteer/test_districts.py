"""Counties and second-level divisions carry GeoNames' ids and a point inside."""

import pytest

from geo.gazetteer.sources.data_files import districts
from geo.gazetteer.sources.districts import without_word


def test_each_district_has_a_number_of_its_own():
    numbers = [row[0] for row in districts()]
    assert len(numbers) == len(set(numbers))


def test_a_county_has_its_state_and_a_point_inside():
    row = next(row for row in districts() if row[0] == "4810630")
    assert row[1:4] == ["Kanawha County", "US", "WV"]
    assert abs(float(row[4]) - 38.3) < 0.3 and abs(float(row[5]) + 81.5) < 0.4


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Læsø Kommune", "Læsø"),
        ("Huyện Sa Pa", "Sa Pa"),
        ("Gemeente Texel", "Texel"),
        ("Cook County", None),
        ("Municipio Bolívar", None),
    ],
)
def test_a_district_is_found_without_the_word_for_one(name, bare):
    assert without_word(name) == bare
