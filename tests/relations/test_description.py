"""The water that a paragraph describes: what is said of each name, and the area that follows."""

import shapely

from geo.regions import load_regions
from geo.relations.bounds_words import area_of, kind_of, told_of
from geo.relations.description import Known, describe_area


def told(text: str, *names: str):
    return told_of(text, [(text.index(name), text.index(name) + len(name)) for name in names])


def known(text: str, **shapes: str) -> list[Known]:
    regions = load_regions()
    return [
        Known(
            start=text.index(name),
            end=text.index(name) + len(name),
            name=name,
            shape=regions.shape(region),
        )
        for name, region in shapes.items()
    ]


def test_a_side_is_read_after_a_name() -> None:
    (one,) = told("It is bordered by Foo to the north.", "Foo")
    assert one.side == 0.0


def test_a_side_is_read_before_a_name() -> None:
    (one,) = told("To the west lies Foo.", "Foo")
    assert one.side == 270.0


def test_south_of_a_place_means_that_the_place_lies_north() -> None:
    (one,) = told("It is a bay south of Foo.", "Foo")
    assert one.side == 0.0


def test_two_names_share_the_side_that_is_said_of_both() -> None:
    one, other = told("It borders Foo and Bar on the east.", "Foo", "Bar")
    assert (one.side, other.side) == (90.0, 90.0)


def test_an_arm_of_a_sea_is_part_of_it() -> None:
    (one,) = told("It is an arm of the Foo Sea.", "Foo Sea")
    assert one.tie == "whole"


def test_the_kind_is_the_first_noun_that_says_one_and_no_neighbours_name() -> None:
    assert kind_of("It is a gulf of the Foo Sea.") == "gulf"


def test_a_stated_area_is_read_in_square_kilometres() -> None:
    assert area_of("It covers 12,000 square miles.") == 31_080.0


def test_a_described_strait_is_drawn_between_its_shores() -> None:
    text = "It is a strait between Corsica to the north and Sardinia to the south."
    area = describe_area(
        text,
        known(text, Corsica="ne:corsica-island", Sardinia="ne:sardinia-island"),
        load_regions(),
    )
    assert area is not None
    assert shapely.intersects_xy(area, 9.2, 41.3)


def test_a_described_water_holds_no_land() -> None:
    text = "It is a bay bounded by Ghana on the north."
    ghana = load_regions().country("GH")
    assert ghana is not None
    area = describe_area(text, known(text, Ghana=ghana.id), load_regions())
    assert area is not None
    assert not shapely.intersects_xy(area, -1.2, 7.9)


def test_a_text_that_names_nothing_describes_nothing() -> None:
    assert describe_area("It is a deep bay.", [], load_regions()) is None
