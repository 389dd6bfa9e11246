"""Articles as the events' room reads them, for the tools that fit its weights."""

from geo.events.reading import Reading, read
from geo.events.venues import find_venues
from geo.language import Parsed, tense_reader
from geo.mentions import find_mentions
from geo.pipeline import Tools
from geo.places import resolve
from geo.relations import derive
from geo.times import find_times


def reading_of(parsed: Parsed, tools: Tools) -> Reading:
    """A sentence as the events' room reads it."""
    mentions = find_mentions(parsed, tools.gazetteer)
    resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
    resolutions = {resolution.mention: resolution for resolution in resolved.resolutions}
    places = {place.id: place for place in resolved.places}
    by_mention = {
        mention: places[one.place] for mention, one in resolutions.items() if one.place is not None
    }
    derived = derive(parsed, mentions, by_mention, tools.regions, tools.gazetteer)
    places |= {place.id: place for place in derived.places}
    times = find_times(
        parsed.article.text, published=parsed.article.date, tense_at=tense_reader(parsed)
    )
    everything = (*mentions, *find_venues(parsed, mentions))
    return read(parsed, everything, resolutions, places, derived.relations, times)
