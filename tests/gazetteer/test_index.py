"""How names are ranked and matched, shown on gazetteers of a few places."""

from geo.gazetteer.entries import Extra
from tests.gazetteer.conftest import TinyGazetteer, entry


def names_of(found: tuple[object, ...]) -> list[str]:
    return [candidate.place.id for candidate in found]  # type: ignore[attr-defined]  # candidates


def test_the_more_prominent_place_comes_first(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Arden", id="geonames:1", prominence=30),
        entry("Arden", id="geonames:2", prominence=60),
    )
    assert names_of(gazetteer.candidates("Arden")) == ["geonames:2", "geonames:1"]


def test_a_main_name_beats_an_alternate_of_a_city_not_much_larger(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Bree", ("Arden", "alternate"), id="geonames:1", prominence=50),
        entry("Arden", id="geonames:2", prominence=45),
    )
    assert names_of(gazetteer.candidates("Arden")) == ["geonames:2", "geonames:1"]


def test_an_alternate_name_of_a_metropolis_beats_a_hamlet(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Bree", ("Arden", "alternate"), id="geonames:1", prominence=70),
        entry("Arden", id="geonames:2", prominence=27),
    )
    assert names_of(gazetteer.candidates("Arden")) == ["geonames:1", "geonames:2"]


def test_equally_prominent_places_keep_the_order_of_their_ids(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(*(entry("Arden", id=f"geonames:{number}") for number in (9, 3, 5)))
    assert names_of(gazetteer.candidates("Arden")) == ["geonames:3", "geonames:5", "geonames:9"]


def test_a_place_is_one_candidate_however_many_of_its_names_fold_alike(
    tiny: TinyGazetteer,
) -> None:
    gazetteer = tiny(entry("Ardén", ("Arden", "alternate"), ("ARDEN", "alternate")))
    (candidate,) = gazetteer.candidates("arden")
    assert (candidate.match, candidate.matched_name) == ("name", "Ardén")


def test_a_match_says_which_name_matched(tiny: TinyGazetteer) -> None:
    (candidate,) = tiny(entry("Bree", ("Arden", "alternate"))).candidates("arden")
    assert (candidate.match, candidate.matched_name) == ("alternate", "Arden")


def test_two_forms_of_an_abbreviation_are_both_held(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(entry("Arden", ("AN", "abbreviation"), ("An.", "abbreviation")))
    found = [gazetteer.knows(words) for words in ("AN", "An.", "A.N.", "an", "An")]
    assert found == [True, True, True, False, False]


def test_names_that_start_with_whole_words_are_found(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(entry("East Arden Sea"))
    words = ("East", "East Arden", "east arden sea", "East Ard", "Arden", "")
    assert [gazetteer.begins(word) for word in words] == [True, True, True, False, False, False]


def test_extra_names_go_to_the_most_prominent_place_of_that_name_and_country(
    tiny: TinyGazetteer,
) -> None:
    gazetteer = tiny(
        Extra(name="Arden", country="FR", kinds={"city"}, names=(("Ardener", "demonym"),)),
        entry("Arden", id="geonames:1", prominence=50),
        entry("Arden", id="geonames:2", prominence=60),
        entry("Arden", id="geonames:3", prominence=70, country="DE"),
    )
    assert [place.id for place in gazetteer.demonym("Ardener")] == ["geonames:2"]


def test_a_word_for_the_kind_is_understood_where_no_name_has_it(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Arden", id="geonames:1", prominence=60),
        entry("Arden", id="geonames:2", kind="admin1"),
    )
    found = [names_of(gazetteer.candidates(words)) for words in ("Arden region", "city of Arden")]
    assert found == [["geonames:2"], ["geonames:1"]]


def test_a_name_that_has_the_word_for_the_kind_is_taken_as_it_is(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Arden City", id="geonames:1"), entry("Arden", id="geonames:2", prominence=60)
    )
    assert names_of(gazetteer.candidates("Arden City")) == ["geonames:1"]


def test_places_without_a_geonames_number_are_found_by_id(tiny: TinyGazetteer) -> None:
    place = tiny(entry("Arden", id="airport:XARD", kind="airport")).place("airport:XARD")
    assert place is not None
    assert (place.name, place.precision) == ("Arden", "exact")


def test_nearby_is_nearest_first_and_within_the_distance(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(
        entry("Far", id="geonames:1", lon=2.5),
        entry("Near", id="geonames:2", lon=2.1),
        entry("Away", id="geonames:3", lon=4.0),
    )
    found = gazetteer.nearby(2.0, 48.0, 50.0)
    assert [(place.name, round(km)) for km, place in found] == [("Near", 7), ("Far", 37)]


def test_nearby_looks_across_the_antimeridian(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(entry("Taveuni", lon=-179.9, lat=-16.8))
    assert [place.name for _, place in gazetteer.nearby(179.9, -16.8, 50.0)] == ["Taveuni"]


def test_what_is_short_for_a_place_and_its_demonym_is_the_demonym(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(entry("Arden Republic", ("Arden", "short"), ("Arden", "demonym")))
    assert [place.name for place in gazetteer.demonym("Arden")] == ["Arden Republic"]
