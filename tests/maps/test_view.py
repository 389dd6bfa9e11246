"""Where the map looks first."""

from dataclasses import replace

from geo.maps.page_data import PageData
from geo.maps.view import enclosing, place_bounds
from geo.records import AnalyzedArticle, Event, Findings
from tests.map_samples import FERRY, FLOOD, MARCH, PASSAGE, PLACES, QUOTAS, TRAINING


def view(*reports):
    articles = (AnalyzedArticle(article=FERRY, places=tuple(PLACES.values())),)
    told = [replace(report, article=FERRY.id) for report in reports]
    events = tuple(Event(id=one.id, reports=(one,)) for one in told)
    return PageData(Findings(articles=articles, events=events), text="none").small()["view"]


def test_the_view_fits_towns_and_straits_not_oceans_and_countries():
    west, south, east, north = view(MARCH, PASSAGE, QUOTAS)
    assert (south, north) == (-45.0, 41.14961), "Peru and the Pacific do not widen it"
    assert east - west < 190


def test_history_does_not_widen_the_view():
    assert view(MARCH, FLOOD) == view(MARCH)


def test_history_is_looked_at_where_there_is_nothing_else():
    assert view(FLOOD) == place_bounds(PLACES["geonames:3161732"])


def test_a_country_is_looked_at_where_there_is_nothing_smaller():
    assert view(QUOTAS) == place_bounds(PLACES["geonames:3932488"])


def test_without_any_place_there_is_no_view():
    assert view(replace(MARCH, places=())) is None


def test_the_view_goes_across_the_antimeridian_where_that_is_nearer():
    west, _, east, _ = view(TRAINING)
    assert (west, east) == (178.0, 183.0)


def test_the_view_leaves_out_the_widest_empty_stretch():
    boxes = [(-170.0, 0.0, -165.0, 1.0), (150.0, 0.0, 160.0, 1.0), (170.0, 0.0, 175.0, 1.0)]
    assert enclosing(boxes) == (150.0, 0.0, 195.0, 1.0)
