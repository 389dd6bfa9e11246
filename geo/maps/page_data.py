"""Findings → what the page is made of: a few words at once, the rest in blocks to unpack.

Pure: no files, no folium. `page_data` is small and readable; `page_blocks` are columns, each
thing once. The page makes from them, for each event, exactly what `geo export` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.facets import countries_of
from geo.features import facet, literal_mentions, place_geometry, type_labels
from geo.maps.article_columns import CHUNK, Chunk
from geo.maps.codes import coded
from geo.maps.event_columns import article_list, event_list, report_list, reports_by_article
from geo.maps.shapes import packed, unwrapped
from geo.maps.text_pieces import TextMode
from geo.maps.view import first_view, place_bounds
from geo.records import Findings, Place

Json = dict[str, Any]


def page_data(findings: Findings, *, text: TextMode) -> Json:
    """What the page says of the findings as a whole."""
    return {
        "text_mode": text,
        "view": first_view(findings.events, places_by_id(findings)),
        "skipped": len(findings.skipped),
        "attribution": list(attributions(findings)),
        "note": DISPUTED,
        "event_types": type_labels(),
    }


def page_blocks(
    findings: Findings, *, text: TextMode, country_names: Mapping[str, str]
) -> Iterator[tuple[str, Json]]:
    """Blocks by name: `articles-0` and so on, `shapes` (for exports), then `core`.

    `country_names` maps ISO codes to names.
    """
    places = places_by_id(findings)
    numbers = {place_id: number for number, place_id in enumerate(places)}
    by_article = reports_by_article(findings.articles, findings.events)
    left_out = 0
    marked: dict[int, int] = {}
    for start in range(0, len(findings.articles), CHUNK):
        chunk = Chunk(numbers, text)
        for number in range(start, min(start + CHUNK, len(findings.articles))):
            chunk.add(findings.articles[number], by_article[number])
        left_out += chunk.left_out
        for article, place in chunk.marked:
            marked.setdefault(place, start + article)
        yield f"articles-{start // CHUNK}", chunk.columns()
    yield "shapes", _exported(places)
    events = event_list(findings.events, by_article, places, numbers)
    used = countries_of([*events["tables"]["where"], *events["tables"]["who"]])
    yield (
        "core",
        {
            "articles": article_list(findings.articles),
            "chunk": CHUNK,
            "left_out": left_out,
            "reports": report_list(findings.articles, by_article),
            "events": events,
            "other_names": other_names(findings, numbers, places),
            "places": _place_list(places, literal_mentions(findings), marked),
            "countries": {code: country_names.get(code, code) for code in used},
        },
    )


def places_by_id(findings: Findings) -> dict[str, Place]:
    """Each place once, in the order of first appearance."""
    places: dict[str, Place] = {}
    for analyzed in findings.articles:
        for place in analyzed.places:
            places.setdefault(place.id, place)
    return places


def other_names(
    findings: Findings, numbers: Mapping[str, int], places: Mapping[str, Place]
) -> dict[int, dict[int, str]]:
    """By article and place: a name that the article has for it where it is not the first one."""
    found: dict[int, dict[int, str]] = {}
    for number, analyzed in enumerate(findings.articles):
        for place in analyzed.places:
            if place.name != places[place.id].name:
                found.setdefault(number, {})[numbers[place.id]] = place.name
    return found


def _place_list(
    places: Mapping[str, Place], mentions: Mapping[str, int], marked: Mapping[int, int]
) -> Json:
    """Columns of the places; the rarer ones by the place's number."""
    listed = list(places.values())
    shapes = {}
    for number, place in enumerate(listed):
        drawn = packed(unwrapped(place.geometry)) if place.geometry is not None else []
        if drawn:
            shapes[number] = {"shape": drawn, "bounds": [round(x, 3) for x in place_bounds(place)]}
    return {
        **{
            name: coded(getattr(place, name) for place in listed)
            for name in ("kind", "country", "admin1", "precision", "source", "administered_by")
        },
        "id": [place.id for place in listed],
        "name": [place.name for place in listed],
        "lat": [round(place.lat, 5) for place in listed],
        "lon": [round(place.lon, 5) for place in listed],
        "mentions": [mentions.get(place.id, 0) for place in listed],
        "marked": [marked.get(number, -1) + 1 for number in range(len(listed))],
        "seas": {n: list(place.seas) for n, place in enumerate(listed) if place.seas},
        "claimants": {n: list(p.claimants) for n, p in enumerate(listed) if p.claimants},
        "drawn": shapes,
    }


def _exported(places: Mapping[str, Place]) -> Json:
    """What only exported rows say of a place: its exact shape and where it counts."""
    counted = [facet(place) for place in places.values()]
    return {
        "geometry": {
            number: place_geometry(place)
            for number, place in enumerate(places.values())
            if place.geometry is not None and not place.geometry.is_empty
        },
        "countries": {n: list(one.countries) for n, one in enumerate(counted) if one.countries},
        "sea": {n: [one.sea[0], one.sea[-1]] for n, one in enumerate(counted) if one.sea},
        "bordering": {n: list(one.bordering) for n, one in enumerate(counted) if one.bordering},
    }
