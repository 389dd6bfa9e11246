"""Findings as flat rows: GeoJSON Features.

`event_rows` and `place_rows` are the one place where nested records become flat columns; the
exports, the page and the data frames all show these rows. Geometry is EPSG:4326, lon/lat, cut
at the antimeridian. A country or province stands on its label point, with its precision said;
`scope` never gives geometry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from string import ascii_letters, digits
from typing import Any
from urllib.parse import quote, urlsplit

from geo.columns import EVENT_COLUMNS, PLACE_COLUMNS, Column
from geo.events.codes import acled_type, cameo_root
from geo.events.vocabulary import event_types
from geo.identity import kept
from geo.interchange import DECIMALS, geometry_to_json
from geo.records import (
    AnalyzedArticle,
    Article,
    Event,
    EventPlace,
    Findings,
    OwnType,
    Participant,
    Place,
    Report,
)
from geo.regions import Facet, load_regions

GEOMETRY_ORDER = ("location", "path", "destination", "origin", "target")
"""Roles in the order in which they give an event its geometry; `scope` gives none."""
FRAGMENT_WORDS = 6
"""Words at each end of the quote that a text fragment names."""

_PLAIN = frozenset(ascii_letters + digits + "_.~")
_ESCAPED = [char if char in _PLAIN else f"%{ord(char):02X}" for char in map(chr, range(128))]
"""How a text fragment writes each ASCII character; a plain hyphen would end a part of it."""

Row = dict[str, Any]


def event_rows(findings: Findings) -> list[Row]:
    """GeoJSON Features, one an event, in the findings' order; unlocated ones have no geometry."""
    articles = {analyzed.article.id: analyzed for analyzed in findings.articles}
    places = places_by_id(findings.articles)
    return [
        _event_feature(event, articles, places, findings.own_types) for event in findings.events
    ]


def place_rows(findings: Findings) -> list[Row]:
    """GeoJSON Features, one a place, sorted by id.

    Left out are places that no event has and that are only named in passing ("Beijing said",
    "Chinese"): a dot would claim that something is told of the place itself.
    """
    uses = _PlaceUses(findings)
    return [
        as_feature(place.id, place_geometry(place), _place_values(place, uses), PLACE_COLUMNS)
        for _, place in sorted(places_by_id(findings.articles).items())
        if uses.literal[place.id] or uses.events[place.id]
    ]


def literal_mentions(findings: Findings) -> Counter[str]:
    """How often the articles mention each place itself: "in Beijing", not "Beijing said".

    The shores of a described water do not count: "between Okinawa and Miyakojima" tells of the
    strait that it names, and of neither town.
    """
    found: list[str] = []
    for analyzed in findings.articles:
        without = shores(analyzed)
        found += [
            resolution.place
            for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True)
            if mention.usage == "literal" and resolution.place and mention.id not in without
        ]
    return Counter(found)


def shores(analyzed: AnalyzedArticle) -> set[str]:
    """Ids of the mentions that only say between which shores a described water lies."""
    between = [relation for relation in analyzed.relations if relation.kind == "between"]
    if not between:
        return set()
    waters = {place.id for place in analyzed.places if place.seas}
    return {mention for one in between if one.place in waters for mention in one.mentions}


class _PlaceUses:
    """How often and by which words the findings use each place, by place id."""

    def __init__(self, findings: Findings) -> None:
        self.literal = literal_mentions(findings)
        self.associative: Counter[str] = Counter()
        self.words: dict[str, set[str]] = defaultdict(set)
        self.articles: dict[str, set[str]] = defaultdict(set)
        self.events = Counter(
            place_id
            for event in findings.events
            for place_id in {item.place for item in places_where(event) if item.place}
        )
        for analyzed in findings.articles:
            for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True):
                if resolution.place is None:
                    continue
                if mention.usage == "associative":
                    self.associative[resolution.place] += 1
                self.words[resolution.place].add(mention.text)
            for place in analyzed.places:
                self.articles[place.id].add(analyzed.article.id)


def _place_values(place: Place, uses: _PlaceUses) -> Row:
    counted = facet(place)
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": _country(place, counted),
        "admin1": place.admin1,
        "claimants": joined(place.claimants),
        "administered_by": place.administered_by,
        **_water(counted),
        "precision": place.precision,
        "geonames_id": place.geonames_id,
        "source": place.source,
        "mentions": uses.literal[place.id],
        "associative_mentions": uses.associative[place.id],
        "articles": len(uses.articles[place.id]),
        "events": uses.events[place.id],
        "words": joined(sorted(uses.words[place.id])),
    }


def places_by_id(articles: Iterable[AnalyzedArticle]) -> dict[str, Place]:
    """Each place once; where articles differ on an id, the first one's record counts."""
    places: dict[str, Place] = {}
    for analyzed in articles:
        for place in analyzed.places:
            places.setdefault(place.id, place)
    return places


def places_where(event: Event) -> tuple[EventPlace, ...]:
    """The event's places that say where it was: all but scope, leading report first."""
    return tuple(
        place for report in event.reports for place in report.places if place.role != "scope"
    )


def facet(place: Place) -> Facet:
    """Where a place counts: its countries and its water, by the one rule of `geo.regions.facet`."""
    return load_regions().facet(place)


def countries_where(event: Event, places: Mapping[str, Place]) -> set[str]:
    """ISO codes that the event counts for by its places, scope left out."""
    return {
        country
        for item in places_where(event)
        if item.place is not None and item.place in places
        for country in facet(places[item.place]).countries
    }


def geometry_place(event: Event, places: Mapping[str, Place]) -> EventPlace | None:
    """The event place whose geometry the event has: first by role, then as reported."""
    located = [place for place in places_where(event) if place.place in places]
    return min(located, key=lambda place: GEOMETRY_ORDER.index(place.role), default=None)


def place_geometry(place: Place) -> Row:
    """The shape of a place as a GeoJSON geometry, or its label point."""
    shape = geometry_to_json(place.geometry)
    point = {
        "type": "Point",
        "coordinates": [round(place.lon, DECIMALS), round(place.lat, DECIMALS)],
    }
    return shape or point


@cache
def type_labels(own: tuple[OwnType, ...] = ()) -> dict[str, str]:
    """Plain labels of the event types, by code; `own` are those of a user's vocabulary."""
    shipped = {kind.code: kind.label for kind in event_types()}
    return shipped | {kind.code: kind.label for kind in own}


@cache
def type_help(own: tuple[OwnType, ...] = ()) -> dict[str, str]:
    """The line that says what belongs to an event type, by code, where it has one."""
    shipped = {kind.code: kind.help for kind in event_types()}
    return shipped | {kind.code: kind.help for kind in own if kind.help}


def type_label(code: str, own: tuple[OwnType, ...] = ()) -> str:
    """The plain label of a type; of a vocabulary that is not at hand, made of its code.

    >>> type_label("RIVER_TRADE")
    'River trade'
    """
    return type_labels(own).get(code) or code.replace("_", " ").capitalize()


@lru_cache(maxsize=65536)
def link_to_quote(url: str | None, words: str) -> str | None:
    """The address with a text fragment, so that a browser opens it at the quote.

    >>> link_to_quote("https://news.example/a", "Two ships met, and left.")
    'https://news.example/a#:~:text=Two%20ships%20met%2C%20and%20left.'
    """
    if not url or urlsplit(url).scheme not in {"http", "https"}:
        return None
    parts = words.split()
    if len(parts) > 2 * FRAGMENT_WORDS:
        ends = [" ".join(parts[:FRAGMENT_WORDS]), " ".join(parts[-FRAGMENT_WORDS:])]
    else:
        ends = [" ".join(parts)]
    fragment = ",".join(map(_escaped, ends))
    return f"{url}{':~:' if '#' in url else '#:~:'}text={fragment}"


def _escaped(text: str) -> str:
    if text.isascii():
        return text.translate(_ESCAPED)
    return quote(text, safe="").replace("-", "%2D")


def _event_feature(
    event: Event,
    articles: Mapping[str, AnalyzedArticle],
    everywhere: dict[str, Place],
    own: tuple[OwnType, ...],
) -> Row:
    lead = event.reports[0]
    article = articles[lead.article].article
    # The leading article's own names first: of two articles each may have its word for a strait.
    named = {item.place for report in event.reports for item in report.places}
    places = {name: everywhere[name] for name in named if name in everywhere}
    places.update((one.id, one) for one in articles[lead.article].places if one.id in named)
    shown = geometry_place(event, places)
    place = places[shown.place] if shown and shown.place else None
    words = article.text[lead.sentence.start : lead.sentence.end]
    values = {
        **_what(event, lead, own),
        **_when(lead),
        **_where(event, shown, place, places),
        "unresolved_places": _unresolved(event, articles),
        **_who(event, lead),
        "numbers": joined(
            f"{number.kind}={number.value:g}"
            for report in event.reports
            for number in report.numbers
        ),
        "confidence": round(max(report.confidence for report in event.reports), 3),
        "reports": len(event.reports),
        "sources": event.sources
        or len({_outlet(articles[report.article].article) for report in event.reports}),
        "review": event.review,
        "first_seen": event.first_seen.isoformat() if event.first_seen else None,
        "last_seen": event.last_seen.isoformat() if event.last_seen else None,
        "quote": " ".join(words.split()),
        "article_id": article.id,
        "article_title": article.title,
        "article_date": article.date.isoformat() if article.date else None,
        "article_source": article.source,
        "article_url": article.url,
        "link": link_to_quote(article.url, words),
        "trigger_start": lead.trigger.start,
        "trigger_end": lead.trigger.end,
        "sentence_start": lead.sentence.start,
        "sentence_end": lead.sentence.end,
    }
    return as_feature(event.id, place_geometry(place) if place else None, values, EVENT_COLUMNS)


def _what(event: Event, lead: Report, own: tuple[OwnType, ...]) -> Row:
    return {
        "id": event.id,
        "aliases": joined(event.aliases),
        "label": lead.label,
        "type": lead.type,
        "type_label": type_label(lead.type, own),
        "mode": lead.mode,
        **codes_of(lead),
        "status": lead.status,
        "prominence": lead.prominence,
    }


def codes_of(report: Report) -> Row:
    """The report's type in the words of CAMEO and ACLED."""
    return {
        "cameo_root": cameo_root(report.type, report.mode),
        "acled_type": acled_type(report.type, report.mode),
    }


def _when(lead: Report) -> Row:
    time = lead.time
    return {
        "start_date": time.first.isoformat() if time.first else None,
        "end_date": time.last.isoformat() if time.last else None,
        "date_precision": time.precision,
        "date_basis": time.basis,
        "date_text": time.text,
        "date_reason": time.reason,
    }


def _where(
    event: Event, shown: EventPlace | None, place: Place | None, places: Mapping[str, Place]
) -> Row:
    known = [
        (item.role, places[item.place])
        for report in event.reports
        for item in report.places
        if item.place is not None and item.place in places
    ]
    counted = facet(place) if place else Facet()
    named = dict.fromkeys(f"{role}={where.name}" for role, where in known)
    return {
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "place_kind": place.kind if place else None,
        "role": shown.role if shown else None,
        "precision": place.precision if place else None,
        "basis": shown.basis if shown else None,
        "country": _country(place, counted) if place else None,
        "countries": joined(sorted(countries_where(event, places))),
        **_water(counted),
        "bordering": joined(counted.bordering),
        "claimants": joined(place.claimants) if place else None,
        "places": joined(named),
    }


def _country(place: Place, counted: Facet) -> str | None:
    """The place's country; off a coast, the country of that coast."""
    return place.country or next(iter(counted.countries), None)


def _water(counted: Facet) -> Row:
    basin, sea = (counted.sea[0], counted.sea[-1]) if counted.sea else (None, None)
    return {"basin": basin, "sea": sea}


def _who(event: Event, lead: Report) -> Row:
    return {
        **who_values(
            [actor for report in event.reports for actor in report.actors],
            [recipient for report in event.reports for recipient in report.recipients],
        ),
        "attributed_to": lead.attributed_to.name if lead.attributed_to else None,
    }


def who_values(actors: Collection[Participant], recipients: Collection[Participant]) -> Row:
    """The four columns that name participants and their countries."""
    return {
        "actors": joined(_names(actors)),
        "actor_countries": _codes(actors),
        "recipients": joined(_names(recipients)),
        "recipient_countries": _codes(recipients),
    }


def _codes(participants: Iterable[Participant]) -> str | None:
    return joined(sorted({who.country for who in participants if who.country}))


def _names(participants: Iterable[Participant]) -> dict[str, None]:
    return {participant.name: None for participant in participants}


def _unresolved(event: Event, articles: Mapping[str, AnalyzedArticle]) -> str | None:
    words: dict[str, None] = {}
    for report in event.reports:
        asked = [m for place in report.places if place.place is None for m in place.mentions]
        if asked:
            texts = {mention.id: mention.text for mention in articles[report.article].mentions}
            words.update(dict.fromkeys(texts[m] for m in asked if m in texts))
    return joined(words)


def _outlet(article: Article) -> str:
    return article.source or urlsplit(article.url or "").netloc or article.id


def joined(values: Iterable[str]) -> str | None:
    """Join a list for one cell; nothing where it is empty."""
    cells = list(values)
    text = ";".join(cells)
    if text.count(";") >= len(cells) and cells:
        text = ";".join([cell.replace(";", ",") for cell in cells])
    return text or None


def as_feature(
    feature_id: str, geometry: Row | None, values: Row, columns: tuple[Column, ...]
) -> Row:
    """A GeoJSON Feature whose properties are the columns, in their order."""
    names, cells = _names_and_cells(columns)
    return {
        "type": "Feature",
        "id": feature_id,
        "geometry": geometry,
        "properties": dict(zip(names, cells(values), strict=True)),
    }


@kept(64)
def _names_and_cells(
    columns: tuple[Column, ...],
) -> tuple[tuple[str, ...], Callable[[Row], tuple[Any, ...]]]:
    """The names of columns, and what takes their values out of a row in that order."""
    names = tuple(column.name for column in columns)
    return names, itemgetter(*names)
