"""Every kind of relation: which words make it, and what shape they mean."""

import pytest
import shapely

from geo.records import Place
from geo.regions import load_regions
from geo.relations import Derived

from .hand_made_places import city, country, region

LYON = city("Lyon", 4.83, 45.76, "FR")
ACCRA = city("Accra", -0.19, 5.56, "GH")
SUVA = city("Suva", 178.44, -18.14, "FJ")
ALTA = city("Alta", 23.27, 69.97, "NO")
NO_WORDS: dict[str, Place | None] = {}

KINDS = [
    ("A bus burned out near Lyon.", {"Lyon": LYON}, "near", "near Lyon"),
    ("A yacht lay close to Accra.", {"Accra": ACCRA}, "near", "close to Accra"),
    ("Pirates struck off Ghana.", {"Ghana": country("GH")}, "off", "off Ghana"),
    (
        "A trawler sank off the coast of Ghana.",
        {"Ghana": country("GH")},
        "off",
        "off the coast of Ghana",
    ),
    (
        "A whale was seen off Portugal's southern coast.",
        {"Portugal": country("PT")},
        "off",
        "off Portugal's southern coast",
    ),
    (
        "A village 40 km north of Lyon was flooded.",
        {"Lyon": LYON},
        "distance",
        "40 km north of Lyon",
    ),
    (
        "The ship drifted 30 nautical miles south-east of Suva.",
        {"Suva": SUVA},
        "distance",
        "30 nautical miles south-east of Suva",
    ),
    ("Rain fell in northern Ghana.", {"Ghana": country("GH")}, "part", "northern Ghana"),
    ("Fires burn in the south of Chile.", {"Chile": country("CL")}, "part", "the south of Chile"),
    (
        "Troops gathered on the Chile-Peru border.",
        {"Chile": country("CL"), "Peru": country("PE")},
        "border",
        "the Chile-Peru border",
    ),
    (
        "Lorries queued at the border between Chile and Peru.",
        {"Chile": country("CL"), "Peru": country("PE")},
        "border",
        "the border between Chile and Peru",
    ),
    (
        "Guards walk along Ghana's border with Togo.",
        {"Ghana": country("GH"), "Togo": country("TG")},
        "border",
        "along Ghana's border with Togo",
    ),
    (
        "A dhow was stopped in Oman's territorial waters.",
        {"Oman": country("OM")},
        "waters",
        "Oman's territorial waters",
    ),
    (
        "A drone flew through the airspace over Latvia.",
        {"Latvia": country("LV")},
        "waters",
        "the airspace over Latvia",
    ),
    (
        "A ferry sailed from Accra to Suva.",
        {"Accra": ACCRA, "Suva": SUVA},
        "route",
        "from Accra to Suva",
    ),
    (
        "Convoys drove into Chad from Sudan.",
        {"Chad": country("TD"), "Sudan": country("SD")},
        "route",
        "into Chad from Sudan",
    ),
    (
        "The column marched through Togo.",
        {"Togo": country("TG")},
        "through",
        "through Togo",
    ),
    (
        "Nets were torn along the coast of Ghana.",
        {"Ghana": country("GH")},
        "shore",
        "the coast of Ghana",
    ),
    (
        "A barge sank at the mouth of the Danube.",
        {"Danube": None},
        "shore",
        "the mouth of the Danube",
    ),
]

NOTHING = [
    ("The chain will sell off Ghana assets.", {"Ghana": country("GH")}),
    ("The firm spun off its Ghana unit.", {"Ghana": country("GH")}),
    ("The army cut off Lyon.", {"Lyon": LYON}),
    ("Prices rose from 3 to 7 euros in Lyon.", {"Lyon": LYON}),
    ("Leaders from Chile to Peru agreed.", {"Chile": country("CL"), "Peru": country("PE")}),
    ("The choir is near the end of its tour in Lyon.", {"Lyon": LYON}),
    ("Demand outside Chile fell.", {"Chile": country("CL")}),
    ("The bank is miles ahead of Lyon.", {"Lyon": LYON}),
    ("The Chile coastguard was praised.", {"Chile": country("CL")}),
]


def first(found: Derived) -> tuple[str, Place | None]:
    relation = found.relations[0]
    places = {place.id: place for place in found.places}
    return relation.reason, places.get(relation.place or "")


def holds(place: Place | None, lon: float, lat: float) -> bool:
    assert place is not None
    assert place.geometry is not None
    return bool(shapely.intersects_xy(place.geometry, lon, lat))


@pytest.mark.parametrize(("sentence", "places", "kind", "words"), KINDS)
def test_words_in_space_make_a_relation_over_the_right_words(
    describe, sentence: str, places: dict[str, Place | None], kind: str, words: str
) -> None:
    found = describe(sentence, places)
    assert [(r.kind, sentence[r.start : r.end]) for r in found.relations] == [(kind, words)]


@pytest.mark.parametrize(("sentence", "places"), NOTHING)
def test_the_same_words_without_space_make_no_relation(
    describe, sentence: str, places: dict[str, Place | None]
) -> None:
    assert describe(sentence, places) == Derived()


def test_a_distance_without_a_direction_is_a_ring_around_the_place(describe) -> None:
    _, place = first(describe("A boat lay 200 km from Accra.", {"Accra": ACCRA}))
    assert not holds(place, ACCRA.lon, ACCRA.lat)
    assert holds(place, -0.19, 3.75)


def test_a_distance_with_a_direction_leaves_out_the_other_side(describe) -> None:
    _, place = first(describe("A hut 100 km north of Lyon burned.", {"Lyon": LYON}))
    assert holds(place, 4.83, 46.66)
    assert not holds(place, 4.83, 44.86)


def test_a_distance_is_labelled_where_the_number_says(describe) -> None:
    _, place = first(describe("A hut 100 km north of Lyon burned.", {"Lyon": LYON}))
    assert place is not None
    assert (round(place.lon, 1), round(place.lat, 1)) == (4.8, 46.7)


def test_a_round_number_is_less_certain_than_an_odd_one() -> None:
    from geo.relations.distance import tolerance

    assert tolerance(200, 1) > tolerance(210, 1)


def test_a_distance_reaches_over_the_antimeridian(describe) -> None:
    _, place = first(describe("A boat drifted 250 km east of Suva.", {"Suva": SUVA}))
    assert holds(place, -179.2, -18.14)


def test_a_distance_of_nothing_gives_a_reason_and_no_shape(describe) -> None:
    reason, place = first(describe("A boat lay 0 km from Accra.", {"Accra": ACCRA}))
    assert (place, "0" in reason) == (None, True)


def test_a_distance_half_around_the_globe_gives_a_reason_and_no_shape(describe) -> None:
    reason, place = first(describe("A boat lay 20,000 km from Accra.", {"Accra": ACCRA}))
    assert (place, "too far" in reason) == (None, True)


def test_off_a_country_is_water_and_not_its_land(describe) -> None:
    _, place = first(describe("Pirates struck off Ghana.", {"Ghana": country("GH")}))
    assert holds(place, -0.5, 5.0)
    assert not holds(place, -1.2, 7.9)


def test_off_a_landlocked_place_gives_a_reason_and_no_shape(describe) -> None:
    reason, place = first(describe("A raft sank off Chad.", {"Chad": country("TD")}))
    assert (place, "no sea" in reason) == (None, True)


def test_off_a_southern_coast_leaves_out_the_western_one(describe) -> None:
    _, place = first(
        describe("A whale swam off Portugal's southern coast.", {"Portugal": country("PT")})
    )
    assert holds(place, -8.2, 36.7)
    assert not holds(place, -9.8, 40.5)


def test_water_nearer_to_another_land_is_not_off_the_place(describe) -> None:
    _, place = first(describe("A boat sank off Tunisia.", {"Tunisia": country("TN")}))
    assert not holds(place, 12.3, 37.5)


def test_the_north_of_a_country_leaves_out_its_south(describe) -> None:
    _, place = first(describe("Rain fell in northern Ghana.", {"Ghana": country("GH")}))
    assert holds(place, -1.0, 10.0)
    assert not holds(place, -1.0, 6.5)


def test_the_middle_of_a_long_country_leaves_out_both_ends(describe) -> None:
    _, place = first(describe("Mines closed in central Chile.", {"Chile": country("CL")}))
    assert not holds(place, -69.5, -20.5)
    assert not holds(place, -72.5, -50.0)


def test_a_part_of_a_sea_has_the_sea_in_its_hierarchy(describe) -> None:
    _, place = first(
        describe("Ships met in the northern Red Sea.", {"Red Sea": region("ne:red-sea")})
    )
    assert place is not None
    assert "Red Sea" in place.seas


def test_a_capital_letter_makes_a_direction_part_of_a_name(describe) -> None:
    assert describe("They live in Central Chile.", {"Chile": country("CL")}) == Derived()


def test_a_border_is_a_strip_along_the_common_line(describe) -> None:
    _, place = first(
        describe(
            "Troops gathered on the Chile-Peru border.",
            {"Chile": country("CL"), "Peru": country("PE")},
        )
    )
    assert holds(place, -70.3, -18.33)
    assert not holds(place, -75.0, -10.0)


def test_places_without_a_common_line_have_no_border(describe) -> None:
    reason, place = first(
        describe(
            "Troops gathered on the Chile-Ghana border.",
            {"Chile": country("CL"), "Ghana": country("GH")},
        )
    )
    assert (place, "no line" in reason) == (None, True)


def test_a_border_named_from_one_side_takes_its_other_side_from_the_sentence(describe) -> None:
    found = describe(
        "Peru moved troops to its border with Chile.",
        {"Peru": country("PE"), "Chile": country("CL")},
    )
    assert set(found.relations[0].mentions) == {"m1", "m2"}


def test_territorial_waters_end_at_twelve_nautical_miles(describe) -> None:
    _, place = first(
        describe("A dhow was stopped in Malta's territorial waters.", {"Malta": country("MT")})
    )
    assert holds(place, 14.65, 35.9)
    assert not holds(place, 15.2, 35.9)


def test_airspace_covers_the_land_itself(describe) -> None:
    _, place = first(
        describe("A drone crossed the airspace over Latvia.", {"Latvia": country("LV")})
    )
    assert holds(place, 25.0, 56.9)


def test_a_route_is_its_two_ends_and_nothing_between(describe) -> None:
    _, place = first(describe("A ferry sailed from Accra to Suva.", {"Accra": ACCRA, "Suva": SUVA}))
    assert holds(place, ACCRA.lon, ACCRA.lat)
    assert holds(place, SUVA.lon, SUVA.lat)
    assert not holds(place, 60.0, 0.0)


def test_through_a_place_is_the_place_itself(describe) -> None:
    found = describe("The column marched through Togo.", {"Togo": country("TG")})
    assert (found.relations[0].place, found.places) == (country("TG").id, ())


def test_a_coast_is_the_land_beside_the_sea(describe) -> None:
    _, place = first(describe("Houses fell along the coast of Ghana.", {"Ghana": country("GH")}))
    assert holds(place, -0.19, 5.6)
    assert not holds(place, -1.2, 7.9)


def test_a_river_mouth_lies_where_the_table_says(describe) -> None:
    _, place = first(describe("A barge sank at the mouth of the Danube.", {"Danube": None}))
    assert holds(place, 29.7, 45.15)


def test_a_river_that_no_table_holds_gives_a_reason(describe) -> None:
    reason, place = first(
        describe("A barge sank at the mouth of the Nusquama.", {"Nusquama": None})
    )
    assert (place, "Nusquama" in reason) == (None, True)


def test_every_river_mouth_of_the_table_lies_by_the_sea() -> None:
    from geo.relations.vocabulary import river_mouths

    inland = [
        name
        for name, (lon, lat, radius) in river_mouths().items()
        if (there := load_regions().land_near((lon - 2, lat - 2, lon + 2, lat + 2)))
        and shapely.covers(there, shapely.Point(lon, lat).buffer(max(radius, 20) / 80))
    ]
    assert inland == []


def test_the_same_words_give_the_same_id(describe) -> None:
    ids = {
        describe("A hut near Lyon burned.", {"Lyon": LYON}).places[0].id,
        describe("A house near Lyon fell.", {"Lyon": LYON}).places[0].id,
    }
    assert len(ids) == 1


def test_the_label_point_lies_in_the_shape(describe) -> None:
    _, place = first(describe("Pirates struck off Ghana.", {"Ghana": country("GH")}))
    assert place is not None
    assert holds(place, place.lon, place.lat)


def test_a_name_without_a_place_gives_a_reason(describe) -> None:
    reason, place = first(describe("A hut near Nusquama burned.", {"Nusquama": None}))
    assert (place, "not a known place" in reason) == (None, True)


def test_the_strait_takes_up_the_strait_named_before(describe) -> None:
    found = describe(
        "Ships wait at Bab el-Mandeb. Mines were found in the strait.",
        {"Bab el-Mandeb": region("geo:bab-el-mandeb")},
    )
    assert [(r.kind, r.place) for r in found.relations] == [("anaphora", "geo:bab-el-mandeb")]


def test_the_island_takes_up_an_island_and_not_the_town_after_it(describe) -> None:
    found = describe(
        "Storms hit Crete and Lyon. Ships to the island were cancelled.",
        {"Crete": region("ne:crete-island"), "Lyon": LYON},
    )
    assert found.relations[-1].place == "ne:crete-island"


def test_there_is_no_place_where_it_only_says_that_something_is(describe) -> None:
    found = describe("Lyon is quiet. There is no news.", {"Lyon": LYON})
    assert found == Derived()


def test_a_sea_wall_takes_up_no_sea(describe) -> None:
    found = describe("The Red Sea rose. The sea wall held.", {"Red Sea": region("ne:red-sea")})
    assert found == Derived()


def test_a_strait_that_nobody_named_is_not_taken_up(describe) -> None:
    assert describe("Lyon sent help. The strait is narrow.", {"Lyon": LYON}) == Derived()


def test_near_the_pole_a_distance_is_still_a_ring(describe) -> None:
    pole = city("Base", 0.0, -89.5)
    _, place = first(describe("A plane landed 30 km from Base.", {"Base": pole}))
    assert place is not None
    assert place.geometry is not None
    assert place.geometry.is_valid
