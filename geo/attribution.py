"""Whose data a result shows. Every output carries these lines."""

from collections.abc import Iterable

from geo.records import Findings

SHIPPED = (
    "Place names: GeoNames (geonames.org), CC BY 4.0",
    "Shapes: made with Natural Earth (naturalearthdata.com), public domain",
    "Airports: airportsdata, MIT",
    "Straits, disputed areas and relations: dateline, Apache-2.0",
)
OPENSTREETMAP = "Some places: © OpenStreetMap contributors, ODbL (openstreetmap.org/copyright)"
DISPUTED = (
    "Borders and names follow no position of ours: Natural Earth draws de-facto control; "
    "disputed areas are listed with their claimants."
)
"""What a reader must know about borders; the rule is spelled out in docs/places.md."""


def attributions(findings: Findings) -> tuple[str, ...]:
    """Lines for everything that the findings show; OpenStreetMap's where a geocoder was asked."""
    return attributions_of(place.id for one in findings.articles for place in one.places)


def attributions_of(place_ids: Iterable[str]) -> tuple[str, ...]:
    """As `attributions`, for what shows these places."""
    online = any(place_id.startswith("osm:") for place_id in place_ids)
    return (*SHIPPED, OPENSTREETMAP) if online else SHIPPED
