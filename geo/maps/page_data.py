"""Findings → the one object that the page is made of. Pure: no files, no folium.

Keys are words, so that a reader of the page's source finds their way. `events[i]` and
`features[i]` belong together; a feature is exactly what `geo export` writes for that event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.features import literal_mentions
from geo.maps.article_data import TextMode, article_data
from geo.maps.facets import countries_of, facets
from geo.maps.report_data import report_data
from geo.maps.shapes import packed, unwrapped
from geo.maps.utf16 import Utf16Offsets
from geo.maps.view import first_view, place_bounds
from geo.records import AnalyzedArticle, Event, Findings, Place
from geo.tables import event_rows

Json = dict[str, Any]


def page_data(findings: Findings, *, text: TextMode, country_names: Mapping[str, str]) -> Json:
    """Everything the page shows of the findings; `country_names` maps ISO codes to names."""
    places = places_by_id(findings)
    numbers = {place_id: number for number, place_id in enumerate(places)}
    articles = {
        analyzed.article.id: (number, analyzed, Utf16Offsets(analyzed.article.text))
        for number, analyzed in enumerate(findings.articles)
    }
    events = [_event(event, articles, places, numbers) for event in findings.events]
    mentioned = literal_mentions(findings)
    used = countries_of([*(e["where"] for e in events), *(e["who"] for e in events)])
    return {
        "text_mode": text,
        "articles": _articles(findings, numbers, text),
        "places": [_place(place, mentioned.get(place.id, 0)) for place in places.values()],
        "events": events,
        "features": [without_words(row, text) for row in event_rows(findings)],
        "countries": {code: country_names.get(code, code) for code in used},
        "view": first_view(findings.events, places),
        "skipped": len(findings.skipped),
        "attribution": list(attributions(findings)),
        "note": DISPUTED,
    }


def places_by_id(findings: Findings) -> dict[str, Place]:
    """Each place once, in the order of first appearance."""
    places: dict[str, Place] = {}
    for analyzed in findings.articles:
        for place in analyzed.places:
            places.setdefault(place.id, place)
    return places


def without_words(feature: Json, text: TextMode) -> Json:
    """The exported feature; where the page is to carry no text, the quoted sentence is left out."""
    if text != "none":
        return feature
    properties = feature["properties"]
    bare = {"quote": None, "link": properties.get("article_url")}
    return {**feature, "properties": {**properties, **bare}}


def _articles(findings: Findings, numbers: Mapping[str, int], text: TextMode) -> list[Json]:
    reports = defaultdict(list)
    for event in findings.events:
        for report in event.reports:
            reports[report.article].append(report)
    return [article_data(a, reports[a.article.id], numbers, text) for a in findings.articles]


def _event(
    event: Event,
    articles: Mapping[str, tuple[int, AnalyzedArticle, Utf16Offsets]],
    places: Mapping[str, Place],
    numbers: Mapping[str, int],
) -> Json:
    reports = [report_data(report, *articles[report.article], numbers) for report in event.reports]
    return {**facets(event, places), "reports": reports}


def _place(place: Place, mentions: int) -> Json:
    shape = unwrapped(place.geometry) if place.geometry is not None else None
    drawn = packed(shape) if shape is not None else []
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lat": round(place.lat, 5),
        "lon": round(place.lon, 5),
        "precision": place.precision,
        "seas": list(place.seas),
        "claimants": list(place.claimants),
        "administered_by": place.administered_by,
        "source": place.source,
        "mentions": mentions,
        **({"shape": drawn, "bounds": [round(x, 3) for x in place_bounds(place)]} if drawn else {}),
    }
