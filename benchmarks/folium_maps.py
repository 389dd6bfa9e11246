"""What a Folium user writes for the same events: `benchmarks/page.py` compares with these maps."""

from __future__ import annotations

import html
from typing import Any

import folium
from folium.plugins import MarkerCluster

from geo.features import event_rows
from geo.records import Findings

SHOWN = ("label", "type_label", "start_date", "place", "quote", "article_title", "link")


def clustered(findings: Findings) -> folium.Map:
    """One marker an event, with popup and tooltip, in one MarkerCluster."""
    page = _map()
    cluster = MarkerCluster().add_to(page)
    for row in _placed(findings):
        lon, lat = row["geometry"]["coordinates"]
        values = row["properties"]
        text = "<br>".join(_safe(values[name]) for name in SHOWN)
        folium.Marker(
            (lat, lon),
            popup=folium.Popup(text, max_width=300),
            tooltip=folium.Tooltip(_safe(values["label"])),
        ).add_to(cluster)
    return page


def geojson(findings: Findings) -> folium.Map:
    """All events as one GeoJson layer with a popup of the same columns, drawn on canvas."""
    page = _map()
    rows = [
        {**row, "properties": {name: _safe(row["properties"][name]) for name in SHOWN}}
        for row in _placed(findings)
    ]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": rows},
        marker=folium.CircleMarker(radius=4),
        popup=folium.GeoJsonPopup(fields=list(SHOWN)),
    ).add_to(page)
    return page


def _map() -> folium.Map:
    page = folium.Map(location=(20, 0), zoom_start=2, tiles=None, prefer_canvas=True)
    # Without tiles, MarkerCluster shows nothing until it is told where zooming ends.
    page.options["max_zoom"] = 18
    page.options["maxZoom"] = 18
    return page


def _placed(findings: Findings) -> list[dict[str, Any]]:
    """Rows with a place, each as the point that a marker needs."""
    places = {place.id: place for analyzed in findings.articles for place in analyzed.places}
    return [
        {**row, "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}}
        for row in event_rows(findings)
        if row["properties"]["place_id"]
        for place in [places[row["properties"]["place_id"]]]
    ]


def _safe(value: Any) -> str:
    """Text that neither HTML nor Folium's two rounds of templates take for code."""
    text = html.escape("" if value is None else str(value))
    for sign in "{}`$\\":
        text = text.replace(sign, f"&#{ord(sign)};")
    return text
