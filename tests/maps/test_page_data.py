"""What the page is made of, before any browser sees it."""

import json
from dataclasses import replace

import pytest

from geo.features import event_rows
from geo.maps.article_data import text_pieces
from geo.maps.facets import where_keys, who_keys
from geo.maps.page_data import page_data
from geo.maps.utf16 import Utf16Offsets
from geo.records import Event, Findings, Place
from tests.map_samples import FERRY, LOST, MARCH, MEETING, PASSAGE, PLACES, findings


def data(text: str = "full") -> dict:
    return page_data(findings(), text=text, country_names={"FR": "France"})


def test_features_are_exactly_the_exported_rows():
    assert data()["features"] == event_rows(findings())


def test_offsets_count_utf16_units():
    text = data()["articles"][0]["pieces"][0][1]
    units = text.encode("utf-16-le")
    passage = data()["events"][2]["reports"][0]
    start, end = passage["trigger"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == "sailed"
    assert FERRY.text.index("sailed") == start - 1, "a ship's emoji stands before: two units"


def test_a_text_of_plain_letters_has_the_same_offsets():
    assert Utf16Offsets("plain").pair(1, 5) == [1, 5]


def test_evidence_mode_carries_only_the_sentences_behind_events():
    article = data("evidence")["articles"][0]
    assert "one delegate said" not in json.dumps(article)
    assert "Thousands marched in Porto" in json.dumps(article)


def test_evidence_mode_keeps_only_marks_on_what_it_carries():
    marks = data("evidence")["articles"][0]["marks"]
    pieces = data("evidence")["articles"][0]["pieces"]
    assert marks
    for mark in marks:
        assert any(
            start <= mark["span"][0] and mark["span"][1] <= start + len(text.encode("utf-16")) // 2
            for start, text in pieces
        )


def test_neighbouring_sentences_become_one_piece():
    first = replace(MEETING, sentence=replace(MEETING.sentence, start=0, end=10))
    second = replace(MEETING, sentence=replace(MEETING.sentence, start=11, end=20))
    assert text_pieces("x" * 30, [second, first], "evidence") == [(0, 20)]


def test_without_text_no_sentence_leaves_the_analysis():
    bare = data("none")
    assert MARCH.label in json.dumps(bare)
    assert "against higher fares" not in json.dumps(bare)
    assert bare["features"][4]["properties"]["link"] == FERRY.url


def test_where_counts_the_waters_of_all_places_but_no_bordering_country():
    event = Event(id="e", reports=(PASSAGE,))
    assert where_keys(event, PLACES) == [
        "~Pacific Ocean",
        "~Pacific Ocean/Cook Strait",
        "~Pacific Ocean/Tasman Sea",
    ]


def test_a_topic_is_no_place_where_it_happened():
    scope = replace(MARCH.places[0], role="scope")
    assert where_keys(Event(id="e", reports=(replace(MARCH, places=(scope,)),)), PLACES) == ["?"]


def test_a_port_counts_for_its_country_alone():
    port = replace(PLACES["geonames:2735943"], seas=("Atlantic Ocean",))
    event = Event(id="e", reports=(MARCH,))
    assert where_keys(event, {port.id: port}) == ["PT"]


def test_a_disputed_place_counts_for_no_country():
    rock = Place(id="geonames:1", name="Rock", kind="island", claimants=("AA", "BB"), lat=0.0,
                 lon=0.0, precision="region", source="sample", seas=("Pacific Ocean",))  # fmt: skip
    event = Event(
        id="e", reports=(replace(MARCH, places=(replace(MARCH.places[0], place=rock.id),)),)
    )
    assert where_keys(event, {rock.id: rock}) == ["~Pacific Ocean"]


def test_who_is_the_countries_of_those_who_act_wherever_it_was():
    assert who_keys(Event(id="e", reports=(MEETING,))) == ["NO", "PT"]
    assert who_keys(Event(id="e", reports=(LOST,))) == ["?"]


def test_countries_are_named_as_the_regions_name_them():
    assert data()["countries"]["FR"] == "France"
    assert data()["countries"]["PE"] == "PE", "a code without a name stays readable"


def test_a_place_that_no_gazetteer_holds_keeps_the_words():
    unknown = replace(MARCH.places[0], place=None)
    event = Event(id="e", reports=(replace(MARCH, places=(unknown,)),))
    found = replace(findings(), events=(event,))
    place = page_data(found, text="full", country_names={})["events"][0]["reports"][0]["places"][0]
    assert (place["place"], place["words"]) == (None, "Porto")


@pytest.mark.parametrize("text", ["full", "evidence", "none"])
def test_nothing_found_is_a_page_too(text):
    empty = page_data(Findings(), text=text, country_names={})
    assert (empty["events"], empty["features"], empty["view"]) == ([], [], None)
