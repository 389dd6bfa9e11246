"""Between A and B: which sentences describe a place, which place it is, and what it is called."""

import pytest
import shapely

from geo.records import Place
from geo.regions import load_regions
from geo.relations import Derived

from .hand_made_places import city, country, region

OKINAWA_CITY = city("Okinawa", 127.80, 26.33, "JP")
MIYAKOJIMA_CITY = city("Miyakojima", 125.28, 24.80, "JP")
TAIPEI = city("Taipei", 121.56, 25.05, "TW")
TAICHUNG = city("Taichung", 120.68, 24.14, "TW")

NAMED = [
    (
        "Three frigates went through between the main Okinawa island and Miyakojima island.",
        {"Okinawa": OKINAWA_CITY, "Miyakojima": MIYAKOJIMA_CITY},
        "geo:miyako-strait",
    ),
    (
        "The squadron passed between Okinawa's main island and Miyakojima at dawn.",
        {"Okinawa": region("geonames:1854345"), "Miyakojima": MIYAKOJIMA_CITY},
        "geo:miyako-strait",
    ),
    (
        "The tanker was boarded in waters between Iran and Oman's Musandam peninsula.",
        {"Iran": country("IR"), "Oman": country("OM"), "Musandam": region("geonames:411741")},
        "geo:strait-of-hormuz",
    ),
    (
        "Supertankers pass daily between Iran and Oman.",
        {"Iran": country("IR"), "Oman": country("OM")},
        "geo:strait-of-hormuz",
    ),
    (
        "A cruiser sailed between Taiwan and the Philippine island of Luzon.",
        {"Taiwan": country("TW"), "Philippine": country("PH"), "Luzon": region("ne:luzon")},
        "geo:luzon-strait",
    ),
    (
        "A dinghy capsized between Sicily and Tunisia overnight.",
        {"Sicily": region("geonames:2523119"), "Tunisia": country("TN")},
        "geo:strait-of-sicily",
    ),
    (
        "Freighters queue between Spain and Morocco.",
        {"Spain": country("ES"), "Morocco": country("MA")},
        "geo:strait-of-gibraltar",
    ),
    (
        "A trawler sank between Alaska and Chukotka.",
        {"Alaska": region("geonames:5879092"), "Chukotka": region("geonames:2126099")},
        "geo:bering-strait",
    ),
    (
        "The ferry between Dover and Calais was cancelled.",
        {"Dover": city("Dover", 1.31, 51.13), "Calais": city("Calais", 1.85, 50.95)},
        "geo:strait-of-dover",
    ),
    (
        "The aid ship drifted between Cuba and Haiti for days.",
        {"Cuba": country("CU"), "Haiti": country("HT")},
        "geo:windward-passage",
    ),
    (
        "The minesweeper sailed between Taiwan and China.",
        {"Taiwan": country("TW"), "China": country("CN")},
        "ne:taiwan-strait",
    ),
]

NO_PLACE = [
    (
        "The talks between Norway and Iceland ended late.",
        {"Norway": country("NO"), "Iceland": country("IS")},
    ),
    (
        "A trade agreement between Chile and Peru was signed.",
        {"Chile": country("CL"), "Peru": country("PE")},
    ),
    (
        "The war between Iran and Iraq lasted eight years.",
        {"Iran": country("IR"), "Iraq": country("IQ")},
    ),
    (
        "Exports rose between 2010 and 2015 in Kenya and Uganda.",
        {"Kenya": country("KE"), "Uganda": country("UG")},
    ),
    (
        "Between 5 and 10 km from Lyon and Dijon the line is closed.",
        {"Lyon": city("Lyon", 4.83, 45.76), "Dijon": city("Dijon", 5.04, 47.32)},
    ),
    (
        "The rivalry between Liverpool and Manchester is old.",
        {"Liverpool": city("Liverpool", -2.98, 53.4), "Manchester": city("M", -2.24, 53.48)},
    ),
]


def only(found: Derived) -> Place:
    assert [relation.place for relation in found.relations] == [p.id for p in found.places]
    (place,) = found.places
    return place


@pytest.mark.parametrize(("sentence", "places", "expected"), NAMED)
def test_the_water_between_two_shores_gets_its_name(
    describe, sentence: str, places: dict[str, Place], expected: str
) -> None:
    assert only(describe(sentence, places)).id == expected


@pytest.mark.parametrize(("sentence", "places"), NO_PLACE)
def test_what_two_parties_do_with_each_other_is_no_place(
    describe, sentence: str, places: dict[str, Place]
) -> None:
    found = describe(sentence, places)
    assert [relation for relation in found.relations if relation.kind == "between"] == []


def test_a_stretch_of_road_between_cities_is_a_derived_place_on_land(describe) -> None:
    place = only(
        describe(
            "A bus crashed on the highway between Taipei and Taichung.",
            {"Taipei": TAIPEI, "Taichung": TAICHUNG},
        )
    )
    assert (place.precision, place.country, place.id[:8]) == ("derived", "TW", "derived:")


def test_a_derived_place_has_the_same_id_in_both_directions(describe) -> None:
    places = {"Taipei": TAIPEI, "Taichung": TAICHUNG}
    there = describe("The train runs between Taipei and Taichung.", places)
    back = describe("The train runs between Taichung and Taipei.", places)
    assert only(there).id == only(back).id


def test_water_between_an_island_and_a_coast_holds_no_land(describe) -> None:
    place = only(
        describe(
            "A boat with migrants sank between Lesbos and Turkey.",
            {"Lesbos": region("ne:lesbos"), "Turkey": country("TR")},
        )
    )
    assert place.geometry is not None
    land = load_regions().land_near(place.geometry.bounds)
    assert shapely.intersection(place.geometry, land).area < 0.05 * place.geometry.area


def test_a_derived_shape_across_the_antimeridian_is_cut_there(describe) -> None:
    place = only(
        describe(
            "The yacht vanished between Viti Levu and Upolu.",
            {"Viti Levu": region("ne:viti-levu"), "Upolu": region("ne:upolu")},
        )
    )
    assert place.geometry is not None
    assert place.geometry.is_valid
    assert place.geometry.area < 60  # degrees²: not once around the globe


def test_a_region_left_out_names_nothing(describe) -> None:
    found = describe(
        "A dinghy capsized between Sicily and Tunisia.",
        {"Sicily": region("geonames:2523119"), "Tunisia": country("TN")},
        without={"geo:strait-of-sicily"},
    )
    assert only(found).precision == "derived"


def test_places_an_ocean_apart_give_a_reason_and_no_shape(describe) -> None:
    found = describe(
        "The plane vanished between Tokyo and Lima.",
        {"Tokyo": city("Tokyo", 139.7, 35.7), "Lima": city("Lima", -77.0, -12.0)},
    )
    assert found.relations[0].place is None
    assert "too far" in found.relations[0].reason


def test_a_name_without_a_place_gives_a_reason_and_no_shape(describe) -> None:
    found = describe(
        "The ferry sails between Lemuria and Crete.",
        {"Lemuria": None, "Crete": region("ne:crete-island")},
    )
    assert (found.relations[0].place, found.places) == (None, ())


def test_a_place_between_itself_and_what_it_lies_in_gives_a_reason_and_no_shape(describe) -> None:
    found = describe(
        "The ferry sails between Crete and Heraklion.",
        {"Crete": region("ne:crete-island"), "Heraklion": city("Heraklion", 25.13, 35.33)},
    )
    assert (found.relations[0].place, "overlap" in found.relations[0].reason) == (None, True)


def test_shores_that_the_map_cuts_at_the_antimeridian_face_each_other(describe) -> None:
    found = describe(
        "A seal hunter drifted on a floe in the waters between Russia and Alaska.",
        {"Russia": country("RU"), "Alaska": region("geonames:5879092")},
    )
    assert only(found).id == "geo:bering-strait"


@pytest.mark.parametrize(
    "step",
    [
        "'sailed' speaks of water",
        "Miyakojima, a town, is read as the island, Miyako Island",
        "their nearest shores lie 266 km apart",
        "Miyako Strait fits the water between them",
        "0.45 is enough",
    ],
)
def test_the_reason_tells_step_by_step_how_a_strait_got_its_name(describe, step: str) -> None:
    found = describe(
        "Ships sailed between Okinawa and Miyakojima.",
        {"Okinawa": OKINAWA_CITY, "Miyakojima": MIYAKOJIMA_CITY},
    )
    assert step in found.relations[0].reason


def test_the_relation_spans_from_between_to_the_last_name(describe) -> None:
    sentence = "Boats sail between Bali and Lombok every hour."
    found = describe(sentence, {"Bali": region("ne:bali-island"), "Lombok": region("ne:lombok")})
    relation = found.relations[0]
    assert sentence[relation.start : relation.end] == "between Bali and Lombok"


def test_a_named_place_carries_the_waters_it_lies_in(describe) -> None:
    found = describe(
        "Ships sailed between Okinawa and Miyakojima.",
        {"Okinawa": OKINAWA_CITY, "Miyakojima": MIYAKOJIMA_CITY},
    )
    seas = only(found).seas
    assert (seas[0], seas[-1]) == ("Pacific Ocean", "Miyako Strait")


def test_countries_with_nothing_that_says_place_are_parties(describe) -> None:
    found = describe(
        "Nothing good came between Ghana and Togo.",
        {"Ghana": country("GH"), "Togo": country("TG")},
    )
    assert found == Derived()


def test_a_name_that_is_no_mention_is_not_replaced_by_a_later_one(describe) -> None:
    found = describe(
        "Boats sailed between Crete and Nusquama into the open Aegean.",
        {"Crete": region("ne:crete-island"), "Aegean": region("ne:aegean-sea")},
    )
    assert found == Derived()
