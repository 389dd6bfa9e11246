"""A check of what RFC 7946 asks of a FeatureCollection, for the tests of everything we write."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any


def faults(collection: dict[str, Any]) -> list[str]:
    """Everything in the collection that the RFC forbids or advises against; empty when sound."""
    found = []
    if collection.get("type") != "FeatureCollection":
        found.append("not a FeatureCollection")
    if "crs" in collection:
        found.append("crs is gone since RFC 7946")
    found += _box_faults(collection.get("bbox"))
    for feature in collection["features"]:
        name = f"feature {feature.get('id')}"
        if feature.get("type") != "Feature" or not {"geometry", "properties"} <= feature.keys():
            found.append(f"{name}: not a Feature")
            continue
        if any(isinstance(value, dict | list) for value in feature["properties"].values()):
            found.append(f"{name}: a property is not flat")
        if feature["geometry"] is not None:
            found += [f"{name}: {fault}" for fault in _geometry_faults(feature["geometry"])]
    return found


def _box_faults(box: list[float] | None) -> Iterator[str]:
    if box is None:
        return
    west, south, east, north = box
    if south > north:
        yield "bbox: south above north"
    if not all(-180 <= longitude <= 180 for longitude in (west, east)):
        yield "bbox: longitude off the globe"


def _geometry_faults(geometry: dict[str, Any]) -> Iterator[str]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    polygons = coordinates if kind == "MultiPolygon" else [coordinates] if kind == "Polygon" else []
    for rings in polygons:
        for number, ring in enumerate(rings):
            yield from _ring_faults(ring, exterior=number == 0)
    for position in _positions(coordinates):
        if not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
            yield f"position off the globe: {position}"


def _ring_faults(ring: list[list[float]], *, exterior: bool) -> Iterator[str]:
    if len(ring) < 4 or ring[0] != ring[-1]:
        yield "a ring is not closed"
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    if (doubled > 0) != exterior:
        yield "a ring breaks the right-hand rule"
    if any(abs(a[0] - b[0]) > 180 for a, b in itertools.pairwise(ring)):
        yield "a ring is not cut at the antimeridian"


def _positions(coordinates: Any) -> Iterator[list[float]]:
    if isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for part in coordinates:
            yield from _positions(part)
