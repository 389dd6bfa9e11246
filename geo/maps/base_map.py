"""The map under the events: our own Natural Earth shapes, so that no tile server is asked.

The world is coarse and ready-made (`geo/data/world.json`, written by
`tools/build_base_map.py`). Around the events the coast is cut finer from the region shapes, so
that small islands and narrow straits are seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

from geo.maps.shapes import packed, polygons
from geo.maps.view import WIDE_KINDS, Bounds, place_bounds
from geo.records import Event, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.records import Region

MARGIN = 1.6
"""Degrees of fine coast around a place: a day's sail, and what a zoomed-in view shows."""
WIDEST = 14.0
"""A box of fine coast grows to at most this many degrees; beyond, a second one begins."""
MOST_BOXES = 24
BUDGET = 220_000
"""Bytes of fine coast that a page may carry; more places means a coarser coast."""
SPECK = 1e-6
"""Square degrees: what remains between two outlines of the same coast."""
FINEST = 0.002
"""Degrees of tolerance: about 200 m."""

Json = dict[str, Any]


class Shapes(Protocol):
    """The part of `geo.regions.Regions` that the base map needs."""

    def countries(self) -> tuple[Region, ...]:
        """Every country."""

    def shape(self, region_id: str) -> BaseGeometry:
        """Full shape of a region, cut at the antimeridian."""

    def land_near(self, bounds: Bounds) -> BaseGeometry:
        """All land between west, south, east and north, disputed land too."""


@cache
def world() -> Json:
    """The coarse world: countries with packed rings, waters with label points."""
    data: Json = json.loads((files("geo") / "data" / "world.json").read_text("utf-8"))
    return data


def fine_coast(
    events: Iterable[Event],
    places: dict[str, Place],
    regions: Shapes,
    budget: int = BUDGET,
) -> list[Json]:
    """Boxes of fine coast around the events: bounds and, per country, packed polygons.

    Boxes hold longitudes from -180 to 180. Foreground events come first where not all fit.
    """
    boxes = boxes_around(_small_places(events, places))
    tolerance = FINEST
    while True:
        coast = [_cut(box, regions, tolerance) for box in boxes]
        if tolerance > 0.1 or len(json.dumps(coast)) <= budget:
            return coast
        tolerance *= 2.5


def boxes_around(places: Sequence[Place]) -> list[Bounds]:
    """Boxes around the places, near ones joined; cut at the antimeridian; at most MOST_BOXES."""
    boxes: list[Bounds] = []
    for place in places:
        west, south, east, north = place_bounds(place)
        box = (west - MARGIN, max(south - MARGIN, -85), east + MARGIN, min(north + MARGIN, 85))
        for index, other in enumerate(boxes):
            joined = _joined(box, other)
            if _wide(joined) <= WIDEST and _overlap(box, other):
                boxes[index] = joined
                break
        else:
            boxes.append(box)
    return [part for box in boxes[:MOST_BOXES] for part in _cut_at_antimeridian(box)]


def _small_places(events: Iterable[Event], places: dict[str, Place]) -> list[Place]:
    ordered = sorted(events, key=lambda e: e.reports[0].prominence != "foreground")
    ids = {
        item.place: None
        for event in ordered
        for report in event.reports
        for item in report.places
        if item.role != "scope" and item.place in places
    }
    found = [places[place_id] for place_id in ids if place_id]
    return [p for p in found if p.kind not in WIDE_KINDS and _wide(place_bounds(p)) <= WIDEST]


def _wide(box: Bounds) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _joined(a: Bounds, b: Bounds) -> Bounds:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _overlap(a: Bounds, b: Bounds) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _cut_at_antimeridian(box: Bounds) -> list[Bounds]:
    west, south, east, north = box
    if east > 180:
        return [(west, south, 180.0, north), (-180.0, south, east - 360, north)]
    if west < -180:
        return [(west + 360, south, 180.0, north), (-180.0, south, east, north)]
    return [box]


def _cut(box: Bounds, regions: Shapes, tolerance: float) -> Json:
    import shapely

    codes: list[str] = []
    pieces: list[BaseGeometry] = []
    for country in regions.countries():
        if not _may_touch(country.bounds, box):
            continue
        piece = polygons(shapely.clip_by_rect(regions.shape(country.id), *box))
        if piece:
            codes.append(country.country or "")
            pieces.append(shapely.MultiPolygon(piece))
    # Land that is disputed, or nobody's, is in no country's shape.
    rest = polygons(shapely.difference(regions.land_near(box), shapely.union_all(pieces)))
    kept = [part for part in rest if part.area > SPECK]
    if kept:
        codes.append("")
        pieces.append(shapely.MultiPolygon(kept))
    if not pieces:
        return {"box": [round(edge, 3) for edge in box], "countries": []}
    # Simplified together, neighbours keep one common border instead of gaps and slivers.
    simple: Iterable[BaseGeometry] = shapely.coverage_simplify(pieces, tolerance)
    return {
        "box": [round(edge, 3) for edge in box],
        "countries": [[code, packed(piece)] for code, piece in zip(codes, simple, strict=True)],
    }


def _may_touch(bounds: Bounds, box: Bounds) -> bool:
    west, south, east, north = bounds
    if south > box[3] or north < box[1]:
        return False
    if west > east:  # a country across the antimeridian, such as Fiji
        return box[2] >= west or box[0] <= east
    return west <= box[2] and east >= box[0]
