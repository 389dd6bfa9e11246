"""From a sentence to its decisions, over the small gazetteer."""

import pytest

from geo.language import Parser
from geo.mentions import find_mentions
from geo.places import resolve
from geo.records import Article
from tests.small_gazetteer import SmallGazetteer


@pytest.fixture(scope="session")
def parser():
    return Parser()


@pytest.fixture(scope="session")
def gazetteer():
    return SmallGazetteer()


@pytest.fixture
def decide(parser, gazetteer):
    """Text → list of (words, place or None, resolution)."""

    def decide_in(text, geocoder=None):
        parsed = next(parser.parse([Article(id="a", text=text, language="en")]))
        mentions = find_mentions(parsed, gazetteer)
        resolved = resolve(parsed, mentions, gazetteer, None, geocoder=geocoder)
        places = {place.id: place for place in resolved.places}
        assert [r.mention for r in resolved.resolutions] == [m.id for m in mentions]
        return [
            (mention.text, places.get(resolution.place or ""), resolution)
            for mention, resolution in zip(mentions, resolved.resolutions, strict=True)
        ]

    return decide_in


@pytest.fixture
def place_of(decide):
    """Text, words → "name, kind, country" of the place that the first such words mean."""

    def place_in(text, words, geocoder=None):
        place = next(place for text_, place, _ in decide(text, geocoder) if text_ == words)
        if place is None:
            return None
        where = place.admin1 if place.kind == "city" and place.country == "US" else place.country
        return f"{place.name}, {place.kind}, {where}"

    return place_in
