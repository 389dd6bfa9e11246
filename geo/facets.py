"""What an event is filtered by. *Where* and *who* are two facets and never mixed up."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from geo.features import facet, geometry_place
from geo.records import AnalyzedArticle, Article, Event, Participant, Place
from geo.regions import Facet

SEA = "~"
"""First sign of a water's key: `~Pacific Ocean` for a basin, `~Pacific Ocean/Bering Sea`."""
DISPUTED = "!"
"""Key of places that several countries claim."""
WIDE = "*"
"""Key of regions that are neither one country nor water, such as the Middle East."""
NOWHERE = "?"
"""Key of events without a place on the map, and of articles without an outlet."""
NO_PRECISION = "none"


def where_keys(event: Event, keys: Mapping[str, Iterable[str]]) -> list[str]:
    """Countries (ISO codes) and waters of all the event's places except scope, sorted.

    `keys` has the `place_keys` of each place, by its id. A place off a coast counts under its
    country and under its sea.

    >>> where_keys(Event(id="e", reports=()), {})
    ['?']
    """
    found = {
        key
        for report in event.reports
        for item in report.places
        if item.role != "scope" and item.place and item.place in keys
        for key in keys[item.place]
    }
    return sorted(found) or [NOWHERE]


def place_keys(place: Place, counted: Facet | None = None) -> list[str]:
    """Keys of one place: its countries, its water, or that it is disputed.

    `counted` is its `facet`, where the caller has it already.
    """
    counted = counted or facet(place)
    keys = list(counted.countries)
    if counted.sea:
        keys.append(sea_key(counted.sea))
    if not keys and place.claimants:
        return [DISPUTED]
    return keys or [WIDE]


def sea_key(seas: tuple[str, ...]) -> str:
    """Basin and narrowest water of a chain that runs from the widest to the narrowest.

    >>> sea_key(("Pacific Ocean", "East China Sea", "Miyako Strait"))
    '~Pacific Ocean/Miyako Strait'
    """
    basin, narrowest = seas[0], seas[-1]
    return SEA + (basin if basin == narrowest else f"{basin}/{narrowest}")


def who_keys(event: Event) -> list[str]:
    """Countries of the actors and recipients, sorted; `?` where none is known."""
    people: list[Participant] = [
        participant
        for report in event.reports
        for participant in (*report.actors, *report.recipients)
    ]
    return sorted({p.country for p in people if p.country}) or [NOWHERE]


def countries_of(keys: Iterable[Iterable[str]]) -> list[str]:
    """The ISO codes among facet keys, sorted."""
    return sorted({key for group in keys for key in group if key[:1].isalpha()})


def precision_key(event: Event, places: Mapping[str, Place]) -> str:
    """How precise the place is that gives the event its geometry; `none` where it has none."""
    shown = geometry_place(event, places)
    return places[shown.place].precision if shown and shown.place else NO_PRECISION


def outlet_keys(event: Event, articles: Mapping[str, AnalyzedArticle]) -> list[str]:
    """Outlets of the event's reports, each once; the host of the address where none is named."""
    return list(dict.fromkeys(_outlet(articles[one.article].article) for one in event.reports))


def search_words(
    event: Event,
    articles: Mapping[str, AnalyzedArticle],
    places: Mapping[str, Place],
    labels: Mapping[str, str],
) -> str:
    """What a search looks through, folded: label, type, title, names, quote and words of time.

    `labels`: code of a type → its plain label.
    """
    lead = event.reports[0]
    article = articles[lead.article].article
    names = [
        name
        for report in event.reports
        for name in (
            *(
                places[item.place].name
                for item in report.places
                if item.place and item.place in places
            ),
            *(who.name for who in (*report.actors, *report.recipients)),
        )
    ]
    quote = " ".join(article.text[lead.sentence.start : lead.sentence.end].split())
    parts = [lead.label, labels.get(lead.type, lead.type), article.title, *dict.fromkeys(names)]
    return folded(" ".join(part for part in (*parts, quote, lead.time.text) if part))


def folded(text: str) -> str:
    """Case and accents folded.

    >>> folded("São Tomé")
    'sao tome'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.category(c).startswith("M")).lower()


def _outlet(article: Article) -> str:
    return article.source or urlsplit(article.url or "").netloc or NOWHERE
