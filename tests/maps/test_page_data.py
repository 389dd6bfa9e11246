"""What the page is made of, before any browser sees it."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from geo.columns import EVENT_COLUMNS
from geo.facets import place_keys, where_keys, who_keys
from geo.features import event_rows, literal_mentions
from geo.maps.codes import ints
from geo.maps.page_data import PageData
from geo.maps.text_pieces import text_pieces
from geo.maps.utf16 import Utf16Offsets
from geo.records import (
    AnalyzedArticle,
    Article,
    Event,
    EventTime,
    Findings,
    Number,
    Participant,
    Place,
    Rejected,
    Relation,
    Span,
)
from tests.map_samples import (
    FERRY,
    LOST,
    MARCH,
    MEETING,
    MEETING_AGAIN,
    PASSAGE,
    PLACES,
    findings,
    span,
)
from tests.maps.page_reader import read_back


@cache
def data(text: str = "full") -> dict:
    return read_back(findings(), text, {"FR": "France"})


def keys(places: dict[str, Place]) -> dict[str, list[str]]:
    return {place.id: place_keys(place) for place in places.values()}


@pytest.mark.parametrize("text", ["full", "evidence"])
def test_the_page_makes_exactly_the_exported_rows(text):
    assert data(text)["features"] == event_rows(findings())


def test_a_row_keeps_its_columns_order():
    names = [column.name for column in EVENT_COLUMNS]
    assert list(data()["features"][0]["properties"]) == names


def test_rows_of_odd_findings_are_the_exported_ones_too():
    assert read_back(odd())["features"] == json.loads(json.dumps(event_rows(odd())))


def odd() -> Findings:
    """No date, no title, no outlet; wide characters before the event; an id of its own."""
    text = "\U0001f6a2\U0001f6a2 Two\u00a0ships met;\n\x1cthey left. \ud83d"
    article = Article(id="odd", text=text, url="https://news.example/a#b", source=None)
    report = replace(
        LOST, id="not a hash", article="odd", label="=met; \"then\" left", confidence=0.8125,
        trigger=span(article, "met"), sentence=Span(start=3, end=len(text) - 2),
        time=EventTime(last=date(2024, 2, 29), precision="unknown"),
        actors=(Participant(name="A; B", country=None, kind="state", mention=None),),
        numbers=(Number(kind="killed", value=1250000.5, start=0, end=2),),
    )  # fmt: skip
    event = Event(id="other", aliases=("x",), reports=(report,), review="confirmed",
                  first_seen=date(2024, 3, 1))  # fmt: skip
    later = Event(id=MARCH.id, reports=(MARCH,))
    analyzed = AnalyzedArticle(article=article, reports=(report,))
    return replace(findings(), articles=(*findings().articles, analyzed), events=(event, later))


def test_an_article_may_have_its_own_name_for_a_place():
    ferry, dateline = findings().articles
    places = tuple(
        replace(place, name="Lugdunum") if place.name == "Lyon" else place
        for place in dateline.places
    )
    again = Event(id=MEETING_AGAIN.id, reports=(MEETING_AGAIN,))
    found = Findings(articles=(ferry, replace(dateline, places=places)), events=(again,))
    assert read_back(found)["features"][0]["properties"]["place"] == "Lugdunum"
    assert read_back(found)["features"] == event_rows(found)


def test_events_in_another_order_keep_it():
    found = findings()
    turned = replace(found, events=found.events[::-1])
    assert [e["id"] for e in read_back(turned)["events"]] == [e.id for e in turned.events]


def test_offsets_count_utf16_units():
    text = data()["articles"][0]["pieces"][0][1]
    units = text.encode("utf-16-le")
    passage = data()["events"][2]["reports"][0]
    start, end = passage["trigger"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == "sailed"
    assert FERRY.text.index("sailed") == start - 1, "a ship's emoji stands before: two units"


def test_a_text_of_plain_letters_has_the_same_offsets():
    offsets = Utf16Offsets(["\U0001f6a2\U0001f6a2", "plain"])
    assert offsets.of(ints([1, 1]), ints([1, 5])).tolist() == [1, 5]


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
    first, ends = text_pieces(ints([0, 11, 22]), ints([10, 20, 30]))
    assert (first.tolist(), ends.tolist()) == ([0, 2], [20, 30])


def test_without_text_no_sentence_leaves_the_analysis():
    bare = data("none")
    assert MARCH.label in json.dumps(bare)
    assert "against higher fares" not in json.dumps(bare)
    assert bare["features"][4]["properties"]["link"] == FERRY.url
    assert bare["features"][4]["properties"]["quote"] is None


def test_where_counts_the_waters_of_all_places_but_no_bordering_country():
    event = Event(id="e", reports=(PASSAGE,))
    assert where_keys(event, keys(PLACES)) == [
        "~Pacific Ocean",
        "~Pacific Ocean/Cook Strait",
        "~Pacific Ocean/Tasman Sea",
    ]


def test_a_topic_is_no_place_where_it_happened():
    scope = replace(MARCH.places[0], role="scope")
    assert where_keys(Event(id="e", reports=(replace(MARCH, places=(scope,)),)), keys(PLACES)) == [
        "?"
    ]


def test_a_port_counts_for_its_country_alone():
    port = replace(PLACES["geonames:2735943"], seas=("Atlantic Ocean",))
    event = Event(id="e", reports=(MARCH,))
    assert where_keys(event, keys({port.id: port})) == ["PT"]


def test_a_disputed_place_counts_for_no_country():
    rock = Place(id="geonames:1", name="Rock", kind="island", claimants=("AA", "BB"), lat=0.0,
                 lon=0.0, precision="region", source="sample", seas=("Pacific Ocean",))  # fmt: skip
    event = Event(
        id="e", reports=(replace(MARCH, places=(replace(MARCH.places[0], place=rock.id),)),)
    )
    assert where_keys(event, keys({rock.id: rock})) == ["~Pacific Ocean"]


def test_who_is_the_countries_of_those_who_act_wherever_it_was():
    assert who_keys(Event(id="e", reports=(MEETING,))) == ["NO", "PT"]
    assert who_keys(Event(id="e", reports=(LOST,))) == ["?"]


def test_countries_are_named_as_the_regions_name_them():
    blocks = PageData(findings(), text="full").blocks({"FR": "France"})
    countries = dict(blocks)["core"]["countries"]
    assert countries["FR"] == "France"
    assert countries["PE"] == "PE", "a code without a name stays readable"


def test_a_place_that_no_gazetteer_holds_keeps_the_words():
    unknown = replace(MARCH.places[0], place=None)
    event = Event(id="e", reports=(replace(MARCH, places=(unknown,)),))
    found = replace(findings(), events=(event,))
    place = read_back(found)["events"][0]["reports"][0]["places"][0]
    assert (place["place"], place["words"]) == (None, "Porto")


@pytest.mark.parametrize("text", ["full", "evidence", "none"])
def test_nothing_found_is_a_page_too(text):
    empty = read_back(Findings(), text)
    assert (empty["events"], empty["features"], empty["places"]) == ([], [], [])
    assert PageData(Findings(), text=text).small()["view"] is None


def test_what_found_no_place_is_counted_before_any_article_is_unpacked():
    places = dict(PageData(findings(), text="full").blocks({}))["places"]
    assert places["left_out"] == sum(len(one["left_out"]) for one in data()["articles"])


def test_articles_go_out_in_blocks_that_are_unpacked_one_by_one(monkeypatch):
    monkeypatch.setattr("geo.maps.page_data.CHUNK", 1)
    names = [name for name, _ in PageData(findings(), text="full").blocks({})]
    assert names == ["core", "shapes", "articles-0", "articles-1", "places"]
    assert read_back(findings())["features"] == event_rows(findings())


def test_a_name_that_was_taken_for_no_place_is_left_out_with_its_reason():
    found = findings()
    first = found.articles[0]
    words = Rejected(start=0, end=3, text=first.article.text[:3], reason="a ship's name")
    page = read_back(
        replace(found, articles=(replace(first, left_out=(words,)), *found.articles[1:]))
    )
    shown = page["articles"][0]["left_out"]
    assert (words.text, words.reason) in [(one["words"], one["reason"]) for one in shown]


def test_a_place_is_mentioned_as_often_as_exports_count_without_shores_of_a_described_water():
    sample = findings()
    ferry = sample.articles[0]
    water = next(place.id for place in ferry.places if place.seas)
    shore = next(
        one.id
        for one, found in zip(ferry.mentions, ferry.resolutions, strict=True)
        if one.usage == "literal" and found.place not in (None, water)
    )
    between = Relation(
        id="r9",
        kind="between",
        start=0,
        end=9,
        mentions=(shore,),
        place=water,
        score=0.9,
        reason="",
    )
    described = replace(
        sample, articles=(replace(ferry, relations=(between,)), *sample.articles[1:])
    )
    counts = {one["id"]: one["mentions"] for one in read_back(described)["places"]}
    assert counts != {one["id"]: one["mentions"] for one in read_back(sample)["places"]}
    exported = literal_mentions(described)
    assert counts == {place: exported[place] for place in counts}
