"""Whose data a result shows. Every output carries these lines."""

ATTRIBUTIONS = (
    "Place names: GeoNames (geonames.org), CC BY 4.0",
    "Shapes: made with Natural Earth (naturalearthdata.com), public domain",
    "Airports: airportsdata, MIT",
    "Straits, disputed areas and relations: dateline, Apache-2.0",
)
DISPUTED = (
    "Borders and names follow no position of ours: Natural Earth draws de-facto control; "
    "disputed areas are listed with their claimants."
)
"""What a reader must know about borders; the rule is spelled out in docs/places.md."""
