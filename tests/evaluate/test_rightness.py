"""When an answer counts as the gold's place."""

import pytest

from geo.evaluate.gold import GoldToponym
from geo.evaluate.rightness import is_right, outcome
from geo.records import Place


def gold(what=None, name=None, *, lat=0.0, lon=0.0, number=None):
    return GoldToponym(
        start=0, end=4, text="Here", lat=lat, lon=lon, geonames_id=number, kind=None,
        name=name, what=what,
    )  # fmt: skip


def place(kind="city", name="Elsewhere", *, lat=0.0, lon=0.0, number=None):
    return Place(
        id="geo:x", name=name, kind=kind, lat=lat, lon=lon, geonames_id=number,
        precision="settlement", source="test",
    )  # fmt: skip


@pytest.mark.parametrize(("lon", "right"), [(1.44, True), (1.46, False)], ids=["160 km", "163 km"])
def test_a_town_is_right_within_161_km(lon, right):
    assert is_right(gold("city"), place(lon=lon)) is right


def test_the_same_geonames_id_is_right_at_any_distance():
    found = outcome(gold(number=7), place(lat=50.0, number=7))
    assert (found.right, found.same_id, found.km) == (True, True, 0.0)


def test_a_sea_is_right_by_its_name_however_far_the_label_point_lies():
    assert is_right(gold("sea", "Coral Sea"), place("sea", "Coral Sea", lat=20.0))


def test_a_sea_is_right_when_the_answers_shape_holds_the_golds_point():
    assert is_right(gold("strait", "Old Name"), place("strait", "New"), lambda *_: True)


def test_another_sea_close_by_is_wrong():
    assert not is_right(gold("sea", "Coral Sea"), place("sea", "Other Sea"))


def test_an_ocean_is_no_answer_for_a_strait_in_it():
    assert not is_right(gold("strait", "Narrow"), place("ocean", "Wide"), lambda *_: True)


def test_a_town_is_no_answer_for_the_region_around_it():
    assert not is_right(gold("area", "Here"), place("city", "Here"))


def test_a_country_is_no_answer_for_an_island_in_it():
    assert not is_right(gold("island", "Isle"), place("country", "Land"), lambda *_: True)


def test_a_state_is_right_by_its_name_when_no_id_is_known():
    assert is_right(gold("country", "Land"), place("country", "Land", lat=9.0))


def test_two_regions_of_one_name_far_apart_are_two():
    assert not is_right(gold("area", "Lowlands"), place("area", "Lowlands", lat=60.0))
