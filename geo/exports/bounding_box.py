"""The bbox member of GeoJSON (RFC 7946, section 5), across the antimeridian where nearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from geo.identity import kept
from geo.interchange import SHAPES

Bounds = tuple[float, float, float, float]


def bounding_box(geometries: Iterable[dict[str, Any] | None]) -> Bounds | None:
    """Give the (west, south, east, north) around GeoJSON geometries; None where there are none.

    Degrees, EPSG:4326. The box spans the fewest degrees of longitude, so west > east means that
    it crosses the antimeridian.

    >>> bounding_box([{"type": "Point", "coordinates": [170, 5]},
    ...               {"type": "Point", "coordinates": [-160, -5]}])
    (170, -5, -160, 5)
    """
    boxes = {box for geometry in geometries if geometry for box in _boxes(geometry)}
    if not boxes:
        return None
    south = min(box[1] for box in boxes)
    north = max(box[3] for box in boxes)
    west, east = _shortest_arc(sorted((box[0], box[2]) for box in boxes))
    # 180 and -180 are one meridian; a box begins at its western name.
    return (-180 if west == 180 else west, south, east, north)


def _shortest_arc(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """Leave out the widest empty stretch of the circle; spans are sorted, none crosses 180°."""
    west, east = spans[0][0], spans[0][1]
    gaps: list[tuple[float, float, float]] = []
    for start, end in spans[1:]:
        if start > east:
            gaps.append((start - east, east, start))
        east = max(east, end)
    across = west + 360 - east
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    return (widest[2], widest[1]) if widest[0] > across else (west, east)


def _boxes(geometry: dict[str, Any]) -> Iterable[Bounds]:
    if geometry["type"] == "Point":
        longitude, latitude = geometry["coordinates"][:2]
        return ((longitude, latitude, longitude, latitude),)
    return _boxes_of_shape(geometry)


@kept(SHAPES)
def _boxes_of_shape(geometry: dict[str, Any]) -> list[Bounds]:
    """West, south, east, north of each simple part."""
    boxes = []
    for part in _parts(geometry):
        # A third number would be a height.
        longitudes, latitudes = tuple(zip(*part, strict=False))[:2]
        boxes.append((min(longitudes), min(latitudes), max(longitudes), max(latitudes)))
    return boxes


def _parts(geometry: dict[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    """Positions of each simple part; inner rings lie inside their outer ring."""
    kind: str = geometry["type"]
    coordinates: Any = geometry.get("coordinates")
    if kind == "GeometryCollection":
        for member in geometry["geometries"]:
            yield from _parts(member)
    elif kind == "Point":
        yield [coordinates]
    elif kind == "LineString":
        yield coordinates
    elif kind == "MultiPoint":
        yield from ([position] for position in coordinates)
    elif kind == "Polygon":
        yield coordinates[0]
    elif kind == "MultiLineString":
        yield from coordinates
    elif kind == "MultiPolygon":
        yield from (rings[0] for rings in coordinates)
