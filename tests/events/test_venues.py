"""Places that no gazetteer holds: taken where an event is there, left alone elsewhere."""

from datetime import date

from geo.events import extract, find_venues, settle_venues
from geo.language import Parser
from geo.records import Article, Mention


def venues(text: str) -> list[str]:
    return [venue.text for venue in find_venues(parse(text), ())]


def parse(text: str):
    article = Article(id="a1", text=text, date=date(2024, 5, 15), language="en")
    return next(Parser().parse([article]))


def test_a_hall_is_a_venue() -> None:
    assert venues("Gunmen attacked Harrow Town Hall on Monday.") == ["Harrow Town Hall"]


def test_a_hamlet_after_village_of_is_a_venue() -> None:
    assert venues("Troops shelled the village of Zelenyi Hai on Monday.") == ["Zelenyi Hai"]


def test_a_name_before_district_is_a_venue() -> None:
    assert venues("A bomb exploded in the Baiyaa district.") == ["Baiyaa"]


def test_a_person_is_none() -> None:
    assert venues("Gunmen shot Maria Lopez on Monday.") == []


def test_a_body_to_which_something_goes_is_none() -> None:
    assert venues("The rebels handed thirty policemen to the Red Cross on Tuesday.") == []


def test_the_zone_of_an_hour_is_none() -> None:
    assert venues("The eruption began at 06.20 UTC on Tuesday.") == []


def test_what_a_recogniser_took_is_none() -> None:
    text = "A bomb exploded near Erez on Monday."
    taken = Mention(id="m1", start=21, end=25, text="Erez", usage="literal", query="Erez",
                    label="GPE", found_by=("test",))  # fmt: skip
    assert find_venues(parse(text), (taken,)) == ()


def test_an_events_venue_becomes_a_mention_without_a_place() -> None:
    text = "Gunmen killed 12 people at the Harrow Town Hall on Monday."
    parsed = parse(text)
    found = find_venues(parsed, ())
    reports = extract(parsed, found, {}, {}, (), ())
    named, resolutions, settled = settle_venues((), found, reports)
    assert [(venue.id, one.place) for venue, one in zip(named, resolutions, strict=True)] == [
        ("m1", None)
    ]
    assert [place.mentions for report in settled for place in report.places] == [("m1",)]


def test_a_venue_without_an_event_is_left_out() -> None:
    text = "The choir sang well at the Harrow Town Hall."
    parsed = parse(text)
    found = find_venues(parsed, ())
    assert settle_venues((), found, extract(parsed, found, {}, {}, (), ()))[0] == ()
